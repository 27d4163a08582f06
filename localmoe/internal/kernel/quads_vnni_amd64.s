#include "textflag.h"
#include "level_vnni_amd64.h"
#include "quads_amd64.h"

// func quadsQ8_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ8_0VNNI(SB), NOSPLIT, $0-64
	SIGNCONSTS
	KERNEL(NOTHING, BLOCKS8_0)
