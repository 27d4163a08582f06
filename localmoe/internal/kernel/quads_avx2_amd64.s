#include "textflag.h"
#include "level_avx2_amd64.h"
#include "quads_amd64.h"

// func quadsQ8_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ8_0AVX2(SB), NOSPLIT, $0-64
	SIGNCONSTS
	KERNEL(NOTHING, BLOCKS8_0)

// func quadsQ4_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ4_KAVX2(SB), 0, $1024-64
	NIBBLEMASK
	SCRATCH
	KERNEL(FIRST4_K, BLOCKS4_K)

// func quadsQ5_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ5_KAVX2(SB), 0, $1024-64
	NIBBLEMASK
	BYTES(16, Y10)
	SCRATCH
	KERNEL(FIRST5_K, BLOCKS5_K)

// func quadsQ6_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ6_KAVX2(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(0x30, Y14)
	KERNEL(NOTHING, BLOCKS6_K)

// func quadsQ2_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ2_KAVX2(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(3, Y14)
	KERNEL(NOTHING, BLOCKS2_K)

// func quadsQ3_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ3_KAVX2(SB), NOSPLIT, $0-64
	CONSTS3_K
	KERNEL(NOTHING, BLOCKS3_K)

// func quadsIQ4_XSAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsIQ4_XSAVX2(SB), NOSPLIT, $0-64
	XSCONSTS
	KERNEL(NOTHING, BLOCKSXS)
