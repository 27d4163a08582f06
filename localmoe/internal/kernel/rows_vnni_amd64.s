#include "textflag.h"
#include "level_vnni_amd64.h"
#include "rows_amd64.h"

// func rowsQ8_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ8_0VNNI(SB), NOSPLIT, $0-64
	SIGNCONSTS
	KERNEL(NOTHING, BLOCKS8_0)

// func rowsQ4_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ4_0VNNI(SB), NOSPLIT, $0-64
	CONSTS32(0xfff8fff8, Y14)
	NIBBLEMASK
	KERNEL(NOTHING, BLOCKS4_0)

// func rowsQ4_1VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ4_1VNNI(SB), NOSPLIT, $0-64
	CONSTS32(0xffffffff, Y14)
	NIBBLEMASK
	KERNEL(NOTHING, BLOCKS4_1)

// func rowsQ5_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ5_0VNNI(SB), NOSPLIT, $0-64
	CONSTS32(0xfff0fff0, Y9)
	NIBBLEMASK
	FIFTH2CONSTS
	KERNEL(NOTHING, BLOCKS5_0)

// func rowsQ5_1VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ5_1VNNI(SB), NOSPLIT, $0-64
	CONSTS32(0xffffffff, Y9)
	NIBBLEMASK
	FIFTH2CONSTS
	KERNEL(NOTHING, BLOCKS5_1)

// func rowsIQ4_NLVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsIQ4_NLVNNI(SB), NOSPLIT, $0-64
	SIGNCONSTS
	NIBBLEMASK
	FLIP(·iq4(SB))
	KERNEL(NOTHING, BLOCKSIQ4)

// func rowsMXFP4VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsMXFP4VNNI(SB), NOSPLIT, $0-64
	SIGNCONSTS
	NIBBLEMASK
	FLIP(·mxfp4(SB))
	KERNEL(NOTHING, BLOCKSMX4)

// func rowsQ4_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ4_KVNNI(SB), 0, $1024-64
	NIBBLEMASK
	SCRATCH
	KERNEL(FIRST4_K, BLOCKS4_K)

// func rowsQ5_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ5_KVNNI(SB), 0, $1024-64
	NIBBLEMASK
	BYTES(16, Y10)
	SCRATCH
	KERNEL(FIRST5_K, BLOCKS5_K)

// func rowsQ6_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ6_KVNNI(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(0x30, Y14)
	KERNEL(NOTHING, BLOCKS6_K)

// func rowsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ2_KVNNI(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(3, Y14)
	KERNEL(NOTHING, BLOCKS2_K)

// func rowsQ3_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsQ3_KVNNI(SB), NOSPLIT, $0-64
	CONSTS3_K
	KERNEL(NOTHING, BLOCKS3_K)

// func rowsIQ4_XSVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·rowsIQ4_XSVNNI(SB), NOSPLIT, $0-64
	XSCONSTS
	KERNEL(NOTHING, BLOCKSXS)
