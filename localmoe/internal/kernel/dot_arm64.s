#include "textflag.h"
#include "neon_arm64.h"

// Each kernel adds element i to lane i mod 8 and multiplies before it adds, without
// fusing, so that it returns the same bits as the plain Go version.

// REDUCE leaves ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7)) of the lanes of V0 and V1 in
// F0.
#define REDUCE \
	FADD4(1, 0, 0)                   \
	VEXT  $8, V0.B16, V0.B16, V1.B16 \
	FADD4(1, 0, 0)                   \
	VMOV  V0.S[1], V1.S[0]           \
	FADDS F1, F0, F0

// func dotNEON(a, b *float32, n int) float32
TEXT ·dotNEON(SB), NOSPLIT, $0-28
	MOVD a+0(FP), R0
	MOVD b+8(FP), R1
	MOVD n+16(FP), R2
	CLEAR(V0.B16)
	CLEAR(V1.B16)

dot:
	VLD1.P 32(R0), [V2.S4, V3.S4]
	VLD1.P 32(R1), [V4.S4, V5.S4]
	FMUL4(4, 2, 2)
	FMUL4(5, 3, 3)
	FADD4(2, 0, 0)
	FADD4(3, 1, 1)
	SUBS   $8, R2
	BNE    dot
	REDUCE
	FMOVS  F0, ret+24(FP)
	RET

// func dotF16NEON(row *uint16, x *float32, n int) float32
TEXT ·dotF16NEON(SB), NOSPLIT, $0-28
	MOVD row+0(FP), R0
	MOVD x+8(FP), R1
	MOVD n+16(FP), R2
	CLEAR(V0.B16)
	CLEAR(V1.B16)

dotF16:
	VLD1.P 16(R0), [V6.H8]
	VLD1.P 32(R1), [V4.S4, V5.S4]
	FCVTL(6, 2)
	FCVTL2(6, 3)
	FMUL4(4, 2, 2)
	FMUL4(5, 3, 3)
	FADD4(2, 0, 0)
	FADD4(3, 1, 1)
	SUBS   $8, R2
	BNE    dotF16
	REDUCE
	FMOVS  F0, ret+24(FP)
	RET

// func axpyNEON(y, x *float32, n int, a float32)
TEXT ·axpyNEON(SB), NOSPLIT, $0-28
	MOVD  y+0(FP), R0
	MOVD  x+8(FP), R1
	MOVD  n+16(FP), R2
	FMOVS a+24(FP), F6

axpy:
	VLD1   (R0), [V0.S4, V1.S4]
	VLD1.P 32(R1), [V2.S4, V3.S4]
	FMULE(6, 2, 2)
	FMULE(6, 3, 3)
	FADD4(2, 0, 0)
	FADD4(3, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	SUBS   $8, R2
	BNE    axpy
	RET
