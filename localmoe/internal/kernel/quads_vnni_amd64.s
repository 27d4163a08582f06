#include "textflag.h"
#include "level_vnni_amd64.h"
#include "quads_amd64.h"

// func quadsQ8_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ8_0VNNI(SB), NOSPLIT, $0-64
	SIGNCONSTS
	KERNEL(NOTHING, BLOCKS8_0)

// func quadsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ2_KVNNI(SB), NOSPLIT, $0-64
	NIBBLEMASK
	BYTES(3, Y14)
	KERNEL(NOTHING, BLOCKS2_K)

// func quadsIQ4_XSVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsIQ4_XSVNNI(SB), NOSPLIT, $0-64
	XSCONSTS
	KERNEL(NOTHING, BLOCKSXS)
