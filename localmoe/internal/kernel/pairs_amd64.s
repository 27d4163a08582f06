#include "textflag.h"

// Products of four unpacked rows with sixteen activation vectors without VNNI. Both
// are int16 here, so that pairs of products are added without overflow; weights are
// multiplied by the scales of their groups beforehand, so that a whole block is one
// sum. A lane is one vector. Registers:
//
//	SI        row 0 of weights, R11 bytes apart; R12 is 3·R11
//	DI        activations
//	CX        blocks left, BX pairs left, R15 arguments
//	AX        scales of blocks, R13 bytes apart; R9 is 3·R13, R14 to the minima
//	R8        scales of activations
//	R10       sums of activations
//	DX        results so far, four rows of sixteen lanes
//	Y0 … Y7   sums of products: rows 0 to 3, lanes 0 to 7 and 8 to 15

// Offsets into pairArgs.
#define weights 0
#define lows 8
#define dw 16
#define minima 24
#define xs 32
#define sums 40
#define dx 48
#define out 56
#define target 64
#define apart 72
#define cols 80
#define blocks 88
#define pairs 96
#define lowPairs 104

#define MADD(m, a, b) \
	VPBROADCASTD m, Y10       \
	VPMADDWD     Y8, Y10, Y11 \
	VPADDD       Y11, a, a    \
	VPMADDWD     Y9, Y10, Y12 \
	VPADDD       Y12, b, b

// STEP multiplies two columns.
#define STEP(o) \
	VMOVDQU (64*o)(DI), Y8               \
	VMOVDQU (64*o+32)(DI), Y9            \
	MADD((4*o)(SI), Y0, Y1)              \
	MADD((4*o)(SI)(R11*1), Y2, Y3)       \
	MADD((4*o)(SI)(R11*2), Y4, Y5)       \
	MADD((4*o)(SI)(R12*1), Y6, Y7)

#define CLEAR \
	VPXOR Y0, Y0, Y0 \
	VPXOR Y1, Y1, Y1 \
	VPXOR Y2, Y2, Y2 \
	VPXOR Y3, Y3, Y3 \
	VPXOR Y4, Y4, Y4 \
	VPXOR Y5, Y5, Y5 \
	VPXOR Y6, Y6, Y6 \
	VPXOR Y7, Y7, Y7

// PRODUCT turns the sums a and b into (scale in memory · Y8, Y9) · sum.
#define PRODUCT(m, a, b) \
	VBROADCASTSS m, Y10       \
	VMULPS       Y8, Y10, Y11 \
	VMULPS       Y9, Y10, Y12 \
	VCVTDQ2PS    a, a         \
	VCVTDQ2PS    b, b         \
	VMULPS       a, Y11, a    \
	VMULPS       b, Y12, b

// ADD adds a row's terms to the results.
#define ADD(r, a, b) \
	VADDPS  (64*r)(DX), a, a     \
	VADDPS  (64*r+32)(DX), b, b  \
	VMOVUPS a, (64*r)(DX)        \
	VMOVUPS b, (64*r+32)(DX)

// STORE starts the results with zeros.
#define STORE(r) \
	VMOVUPS Y0, (64*r)(DX)    \
	VMOVUPS Y0, (64*r+32)(DX)

#define BEGIN \
	MOVQ  args+0(FP), R15    \
	MOVQ  weights(R15), SI   \
	MOVQ  xs(R15), DI        \
	MOVQ  dx(R15), R8        \
	MOVQ  dw(R15), AX        \
	MOVQ  sums(R15), R10     \
	MOVQ  out(R15), DX       \
	MOVQ  blocks(R15), CX    \
	MOVQ  CX, R13            \
	SHLQ  $2, R13            \
	LEAQ  (R13)(R13*2), R9   \
	MOVQ  cols(R15), R11     \
	SHLQ  $1, R11            \
	LEAQ  (R11)(R11*2), R12  \
	VPXOR Y0, Y0, Y0         \
	STORE(0)                 \
	STORE(1)                 \
	STORE(2)                 \
	STORE(3)

// BLOCK leaves the terms of a block without its minima in Y0 to Y7.
#define BLOCK \
	CLEAR                            \
	MOVQ    pairs(R15), BX           \
pair:                                    \
	STEP(0)                          \
	STEP(1)                          \
	STEP(2)                          \
	STEP(3)                          \
	ADDQ    $16, SI                  \
	ADDQ    $256, DI                 \
	SUBQ    $4, BX                   \
	JNE     pair                     \
	VMOVUPS (R8), Y8                 \
	VMOVUPS 32(R8), Y9               \
	ADDQ    $64, R8                  \
	PRODUCT((AX), Y0, Y1)            \
	PRODUCT((AX)(R13*1), Y2, Y3)     \
	PRODUCT((AX)(R13*2), Y4, Y5)     \
	PRODUCT((AX)(R9*1), Y6, Y7)

#define ADDALL \
	ADD(0, Y0, Y1) \
	ADD(1, Y2, Y3) \
	ADD(2, Y4, Y5) \
	ADD(3, Y6, Y7)

// FINISH writes the results vector by vector.
#define FINISH \
	MOVQ target(R15), AX   \
	MOVQ apart(R15), BX    \
	SHLQ $2, BX            \
	LEAQ (BX)(BX*2), CX    \
	TURN(0)                \
	TURN(32)               \
	VZEROUPPER             \
	RET

// TURN writes those of eight vectors, whose first lies at offset o of a row.
#define TURN(o) \
	VMOVUPS      (o)(DX), Y0        \
	VMOVUPS      (o+64)(DX), Y1     \
	VMOVUPS      (o+128)(DX), Y2    \
	VMOVUPS      (o+192)(DX), Y3    \
	VUNPCKLPS    Y1, Y0, Y4         \
	VUNPCKHPS    Y1, Y0, Y5         \
	VUNPCKLPS    Y3, Y2, Y6         \
	VUNPCKHPS    Y3, Y2, Y7         \
	VUNPCKLPD    Y6, Y4, Y0         \
	VUNPCKHPD    Y6, Y4, Y1         \
	VUNPCKLPD    Y7, Y5, Y2         \
	VUNPCKHPD    Y7, Y5, Y3         \
	VMOVUPS      X0, (AX)           \
	VMOVUPS      X1, (AX)(BX*1)     \
	VMOVUPS      X2, (AX)(BX*2)     \
	VMOVUPS      X3, (AX)(CX*1)     \
	LEAQ         (AX)(BX*4), AX     \
	VEXTRACTF128 $1, Y0, (AX)       \
	VEXTRACTF128 $1, Y1, (AX)(BX*1) \
	VEXTRACTF128 $1, Y2, (AX)(BX*2) \
	VEXTRACTF128 $1, Y3, (AX)(CX*1) \
	LEAQ         (AX)(BX*4), AX

// func pairsTile(args *pairArgs)
TEXT ·pairsTile(SB), NOSPLIT, $0-8
	BEGIN

block:
	BLOCK
	ADDALL
	ADDQ $4, AX
	DECQ CX
	JNE  block
	FINISH

// LESS subtracts the minima of a row from its terms a and b. The row's minimum lies
// at m, its groups' at R14.
#define LESS(m, a, b, loop) \
	VPXOR        Y12, Y12, Y12             \
	VPXOR        Y13, Y13, Y13             \
	XORL         BX, BX                    \
loop:                                          \
	VPBROADCASTD (R14)(BX*4), Y10          \
	VPMADDWD     (R10), Y10, Y11           \
	VPADDD       Y11, Y12, Y12             \
	VPMADDWD     32(R10), Y10, Y11         \
	VPADDD       Y11, Y13, Y13             \
	ADDQ         $64, R10                  \
	INCQ         BX                        \
	CMPQ         BX, lowPairs(R15)         \
	JNE          loop                      \
	SHLQ         $6, BX                    \
	SUBQ         BX, R10                   \
	VCVTDQ2PS    Y12, Y12                  \
	VCVTDQ2PS    Y13, Y13                  \
	VBROADCASTSS m, Y10                    \
	VMULPS       Y8, Y10, Y11              \
	VMULPS       Y12, Y11, Y11             \
	VSUBPS       Y11, a, a                 \
	VMULPS       Y9, Y10, Y11              \
	VMULPS       Y13, Y11, Y11             \
	VSUBPS       Y11, b, b

// NEXTROW points R14 at the groups' minima of the next row.
#define NEXTROW ADDQ stride-8(SP), R14

// func pairsTileMin(args *pairArgs)
TEXT ·pairsTileMin(SB), NOSPLIT, $16-8
	BEGIN
	MOVQ  blocks(R15), R14
	IMULQ lowPairs(R15), R14
	SHLQ  $2, R14
	MOVQ  R14, stride-8(SP)
	MOVQ  lows(R15), R14
	MOVQ  R14, low-16(SP)

blockMin:
	BLOCK
	MOVQ minima(R15), BX
	SUBQ dw(R15), BX
	ADDQ BX, AX
	MOVQ low-16(SP), R14
	LESS((AX), Y0, Y1, low0)
	NEXTROW
	LESS((AX)(R13*1), Y2, Y3, low1)
	NEXTROW
	LESS((AX)(R13*2), Y4, Y5, low2)
	NEXTROW
	LESS((AX)(R9*1), Y6, Y7, low3)
	ADDALL
	MOVQ minima(R15), BX
	SUBQ dw(R15), BX
	SUBQ BX, AX
	ADDQ $4, AX
	MOVQ lowPairs(R15), BX
	SHLQ $2, BX
	ADDQ BX, low-16(SP)
	SHLQ $4, BX
	ADDQ BX, R10
	DECQ CX
	JNE  blockMin
	FINISH

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
