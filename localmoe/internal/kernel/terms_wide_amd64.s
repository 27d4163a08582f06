#include "textflag.h"
#include "level_vnni_amd64.h"
#include "quads_amd64.h"

// The kernels of quads_wide_amd64.s for terms, see mulTerms.

// TAKE stores the terms. Those of the step of zeros go to the stack.
#define TAKE(x) \
	VMOVUPS x, (BX)  \
	MOVQ    R12, BX  \
	ADDQ    $16, R12

#define TAKEN(label)
#define END

#include "quads_wide_amd64.h"
#include "quads_wide16_amd64.h"

// func termsQ4_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·termsQ4_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST45(144), BLOCKS4, LAST45)

// func termsQ5_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·termsQ5_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST45(176), BLOCKS5, LAST45)

// func termsQ6_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·termsQ6_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST6, BLOCKS6, LAST6)

// func termsQ3_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·termsQ3_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST3, BLOCKS3, LAST6)

// func termsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·termsQ2_KVNNI(SB), NOSPLIT, $16-64
	WIDE(FIRST2, BLOCKS2, LAST2)
