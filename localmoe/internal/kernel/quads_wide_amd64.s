#include "textflag.h"
#include "level_vnni_amd64.h"
#include "quads_amd64.h"

// TAKE adds the lanes of x to X15 one after another.
#define TAKE(x) \
	VADDSS    x, X15, X15  \
	VMOVSHDUP x, X4        \
	VADDSS    X4, X15, X15 \
	VMOVHLPS  x, x, X5     \
	VADDSS    X5, X15, X15 \
	VMOVSHDUP X5, X5       \
	VADDSS    X5, X15, X15

// TAKEN stores the result of the row before if this is the first step of a row.
#define TAKEN(label) \
	CMPQ   CX, blocks+56(FP) \
	JNE    label             \
	VMOVSS X15, (BX)         \
	VXORPS X15, X15, X15     \
	MOVQ   R12, BX           \
	ADDQ   $4, R12           \
label:

#define END VMOVSS X15, (BX)

#include "quads_wide_amd64.h"
#include "quads_wide16_amd64.h"

// func quadsQ4_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ4_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST45(144), BLOCKS4, LAST45)

// func quadsQ5_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ5_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST45(176), BLOCKS5, LAST45)

// func quadsQ6_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ6_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST6, BLOCKS6, LAST6)

// func quadsQ3_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ3_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST3, BLOCKS3, LAST6)

// func quadsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·quadsQ2_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST2, BLOCKS2, LAST2)
