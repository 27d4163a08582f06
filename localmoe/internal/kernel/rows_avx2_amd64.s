#include "textflag.h"
#include "level_avx2_amd64.h"
#include "rows_amd64.h"

// func rowsQ8_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ8_0AVX2(SB), NOSPLIT, $0-64
	SIGNCONSTS
	KERNEL(NOTHING, BLOCKS8_0)

// func rowsQ4_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ4_0AVX2(SB), NOSPLIT, $0-64
	CONSTS32(0xfff8fff8, Y14)
	NIBBLEMASK
	KERNEL(NOTHING, BLOCKS4_0)

// func rowsQ4_1AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ4_1AVX2(SB), NOSPLIT, $0-64
	CONSTS32(0xffffffff, Y14)
	NIBBLEMASK
	KERNEL(NOTHING, BLOCKS4_1)

// func rowsQ5_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ5_0AVX2(SB), NOSPLIT, $0-64
	CONSTS32(0xfff0fff0, Y9)
	NIBBLEMASK
	FIFTH2CONSTS
	KERNEL(NOTHING, BLOCKS5_0)

// func rowsQ5_1AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ5_1AVX2(SB), NOSPLIT, $0-64
	CONSTS32(0xffffffff, Y9)
	NIBBLEMASK
	FIFTH2CONSTS
	KERNEL(NOTHING, BLOCKS5_1)

// func rowsIQ4_NLAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsIQ4_NLAVX2(SB), NOSPLIT, $0-64
	SIGNCONSTS
	NIBBLEMASK
	FLIP(·iq4(SB))
	KERNEL(NOTHING, BLOCKSIQ4)

// func rowsMXFP4AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsMXFP4AVX2(SB), NOSPLIT, $0-64
	SIGNCONSTS
	NIBBLEMASK
	FLIP(·mxfp4(SB))
	KERNEL(NOTHING, BLOCKSMX4)

// func rowsQ4_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ4_KAVX2(SB), 0, $1024-64
	NIBBLEMASK
	SCRATCH
	KERNEL(FIRST4_K, BLOCKS4_K)

// func rowsQ5_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ5_KAVX2(SB), 0, $1024-64
	NIBBLEMASK
	BYTES(16, Y10)
	SCRATCH
	KERNEL(FIRST5_K, BLOCKS5_K)

// func rowsQ6_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ6_KAVX2(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(0x30, Y14)
	KERNEL(NOTHING, BLOCKS6_K)

// func rowsQ2_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ2_KAVX2(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(3, Y14)
	KERNEL(NOTHING, BLOCKS2_K)

// func rowsQ3_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ3_KAVX2(SB), NOSPLIT, $0-64
	CONSTS3_K
	KERNEL(NOTHING, BLOCKS3_K)

// func rowsIQ4_XSAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsIQ4_XSAVX2(SB), NOSPLIT, $0-64
	XSCONSTS
	KERNEL(NOTHING, BLOCKSXS)
