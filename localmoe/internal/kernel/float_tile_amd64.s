#include "textflag.h"

// Tiles of four decoded rows with several vectors, two rows in the halves of a register:
//
//	SI         row 0, R11 bytes apart; R12 is 3·R11
//	DI, R8     vectors 0 to 3 and 4 to 7, R9 bytes apart; R10 is 3·R9
//	CX         columns left
//	Z0 … Z7    sums of rows 0 and 1, of vectors 0, 4, 1, 5, 2, 6, 3, 7
//	Z8 … Z15   sums of rows 2 and 3

#define WITH(m, a, b) \
	VBROADCASTF64X4 m, Z18     \
	VMULPS  Z16, Z18, Z19      \
	VMULPS  Z17, Z18, Z20      \
	VADDPS  Z19, a, a          \
	VADDPS  Z20, b, b

#define VECTORS1 WITH((DI), Z0, Z8)
#define VECTORS2 VECTORS1 \
	WITH((DI)(R9*1), Z2, Z10)
#define VECTORS4 VECTORS2 \
	WITH((DI)(R9*2), Z4, Z12) \
	WITH((DI)(R10*1), Z6, Z14)
#define VECTORS8 VECTORS4 \
	WITH((R8), Z1, Z9)        \
	WITH((R8)(R9*1), Z3, Z11) \
	WITH((R8)(R9*2), Z5, Z13) \
	WITH((R8)(R10*1), Z7, Z15)

// HALF adds the sums l0 to l7 in each half of a and b as (l0+l4), (l1+l5), (l2+l6),
// (l3+l7), into the quarters of a: the rows of a, then those of b.
#define HALF(a, b) \
	VSHUFF64X2 $0x88, b, a, Z16 \
	VSHUFF64X2 $0xdd, b, a, Z17 \
	VADDPS     Z17, Z16, a

// QUARTER adds the first two of four to the last two: of a in the low half of each quarter, of c
// in the high one.
#define QUARTER(a, c) \
	VUNPCKLPD c, a, Z16    \
	VUNPCKHPD c, a, Z17    \
	VADDPS    Z17, Z16, a

// REDUCE8 leaves the sums of a row with vectors 0 to 3, of the next row, and of both with
// vectors 4 to 7 at o(BX).
#define REDUCE8(a, b, c, d, e, f, g, h, o) \
	HALF(a, b)                \
	HALF(c, d)                \
	HALF(e, f)                \
	HALF(g, h)                \
	QUARTER(a, c)             \
	QUARTER(e, g)             \
	VSHUFPS $0x88, e, a, Z16  \
	VSHUFPS $0xdd, e, a, Z17  \
	VADDPS  Z17, Z16, a       \
	VMOVUPS a, o(BX)

#define CLEARALL \
	VPXORD Z0, Z0, Z0 \
	VPXORD Z1, Z1, Z1 \
	VPXORD Z2, Z2, Z2 \
	VPXORD Z3, Z3, Z3 \
	VPXORD Z4, Z4, Z4 \
	VPXORD Z5, Z5, Z5 \
	VPXORD Z6, Z6, Z6 \
	VPXORD Z7, Z7, Z7 \
	VPXORD Z8, Z8, Z8 \
	VPXORD Z9, Z9, Z9 \
	VPXORD Z10, Z10, Z10 \
	VPXORD Z11, Z11, Z11 \
	VPXORD Z12, Z12, Z12 \
	VPXORD Z13, Z13, Z13 \
	VPXORD Z14, Z14, Z14 \
	VPXORD Z15, Z15, Z15

#define TILE(VECTORS) \
	MOVQ   w+0(FP), SI        \
	MOVQ   x+8(FP), DI        \
	MOVQ   stride+16(FP), R11 \
	MOVQ   n+24(FP), CX       \
	MOVQ   sums+32(FP), BX    \
	SHLQ   $2, R11            \
	MOVQ   R11, R9            \
	LEAQ   (R11)(R11*2), R12  \
	MOVQ   R12, R10           \
	LEAQ   (DI)(R9*4), R8     \
	CLEARALL                  \
eight:                        \
	VMOVUPS (SI), Y16                         \
	VMOVUPS (SI)(R11*2), Y17                  \
	VINSERTF64X4 $1, (SI)(R11*1), Z16, Z16    \
	VINSERTF64X4 $1, (SI)(R12*1), Z17, Z17    \
	VECTORS                                   \
	ADDQ   $32, SI            \
	ADDQ   $32, DI            \
	ADDQ   $32, R8            \
	SUBQ   $8, CX             \
	JNE    eight              \
	REDUCE8(Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7, 0)        \
	REDUCE8(Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15, 64) \
	VZEROUPPER                \
	RET

// func floatTile8(w, x *float32, stride, n int, sums *floatSums)
TEXT ·floatTile8(SB), NOSPLIT, $0-40
	TILE(VECTORS8)

// func floatTile4(w, x *float32, stride, n int, sums *floatSums)
TEXT ·floatTile4(SB), NOSPLIT, $0-40
	TILE(VECTORS4)

// func floatTile2(w, x *float32, stride, n int, sums *floatSums)
TEXT ·floatTile2(SB), NOSPLIT, $0-40
	TILE(VECTORS2)

// func floatTile1(w, x *float32, stride, n int, sums *floatSums)
TEXT ·floatTile1(SB), NOSPLIT, $0-40
	TILE(VECTORS1)
