#include "textflag.h"

// Tiles of sixteen vectors, see pairs_amd64.h.

#define LOAD(o, p) \
	VMOVDQU (o)(p), Y8    \
	VMOVDQU (o+32)(p), Y9

#define MADD(m, a, b) \
	VPBROADCASTD m, Y10       \
	VPMADDWD     Y8, Y10, Y11 \
	VPADDD       Y11, a, a    \
	VPMADDWD     Y9, Y10, Y12 \
	VPADDD       Y12, b, b

#define PRODUCT(m, a, b) \
	VBROADCASTSS m, Y10       \
	VMULPS       Y8, Y10, Y11 \
	VMULPS       Y9, Y10, Y12 \
	VCVTDQ2PS    a, a         \
	VCVTDQ2PS    b, b         \
	VMULPS       a, Y11, a    \
	VMULPS       b, Y12, b

#define ADD(r, a, b) \
	VADDPS  (64*r)(DX), a, a     \
	VADDPS  (64*r+32)(DX), b, b  \
	VMOVUPS a, (64*r)(DX)        \
	VMOVUPS b, (64*r+32)(DX)

#define STORE(r) \
	VMOVUPS Y0, (64*r)(DX)    \
	VMOVUPS Y0, (64*r+32)(DX)

#define LOW(m) \
	VPBROADCASTD m, Y10            \
	VPMADDWD     (R10), Y10, Y11   \
	VPADDD       Y11, Y12, Y12     \
	VPMADDWD     32(R10), Y10, Y11 \
	VPADDD       Y11, Y13, Y13

#define LOWTERM(m, a, b) \
	VCVTDQ2PS    Y12, Y12      \
	VCVTDQ2PS    Y13, Y13      \
	VBROADCASTSS m, Y10        \
	VMULPS       Y8, Y10, Y11  \
	VMULPS       Y12, Y11, Y11 \
	VSUBPS       Y11, a, a     \
	VMULPS       Y9, Y10, Y11  \
	VMULPS       Y13, Y11, Y11 \
	VSUBPS       Y11, b, b

#define TURNALL \
	TURN(0)  \
	TURN(32)

#include "pairs_amd64.h"

// func pairsTile(args *pairArgs)
TEXT ·pairsTile(SB), NOSPLIT, $0-8
	TILE

// func pairsTileMin(args *pairArgs)
TEXT ·pairsTileMin(SB), NOSPLIT, $16-8
	TILEMIN

// func widenWeights(dst *int16, q *uint8, scales *int32, offset, span, n int)
TEXT ·widenWeights(SB), NOSPLIT, $0-48
	MOVQ         dst+0(FP), DI
	MOVQ         q+8(FP), SI
	MOVQ         scales+16(FP), R8
	MOVQ         offset+24(FP), AX
	VMOVD        AX, X2
	VPBROADCASTW X2, Y2
	MOVQ         span+32(FP), DX
	MOVQ         n+40(FP), CX

group:
	VPBROADCASTW (R8), Y1
	MOVQ         DX, BX

sixteen:
	VPMOVZXBW (SI), Y0
	VPSUBW    Y2, Y0, Y0
	VPMULLW   Y1, Y0, Y0
	VMOVDQU   Y0, (DI)
	ADDQ      $16, SI
	ADDQ      $32, DI
	SUBQ      $16, BX
	JNE       sixteen
	ADDQ      $4, R8
	SUBQ      DX, CX
	JNE       group
	VZEROUPPER
	RET
