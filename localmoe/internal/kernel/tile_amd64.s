#include "textflag.h"

// Products of eight unpacked rows with up to sixteen activation vectors. A vector has
// one, two or four of the sixteen lanes: so many times four consecutive
// columns, its unit, are multiplied at once, and its lanes are added at the end of a
// block (FOLD). Registers:
//
//	SI, DX    rows 0 to 3 and 4 to 7 of weights, R11 bytes apart; R12 is 3·R11
//	AX, BX    what belongs to rows 0 to 3 and 4 to 7, R13 apart; R9 is 3·R13
//	DI        activations, R8 what sums of products start with
//	CX        blocks left, R10 groups left, R15 arguments
//	Z0 … Z7   sums of products of a group, or of minima
//	Z8 … Z15  sums of a block of 256
//	Z16 … Z23 results

// Offsets into tileArgs, which is only read: pointers that are moved on may end up
// beyond what they point into, where the garbage collector must not find them.
#define weightsArg 0
#define scaleArg 8
#define lowArg 16
#define dwArg 24
#define mwArg 32
#define xArg 40
#define startArg 48
#define sumsArg 56
#define dxArg 64
#define dst 72
#define step 80
#define cols 88
#define blocks 96
#define fetchArg 104
#define fetchByArg 112

// Their places in the stack frame, from where they are moved on.
#define scale 0
#define low 8
#define dw 16
#define mw 24
#define sums 32
#define dx 40
#define fetch 48
#define fetchBy 56
#define gap 64

#define COPY(arg, local) \
	MOVQ arg(R15), AX \
	MOVQ AX, local(SP)

// STEP multiplies one unit of columns, step o of a group. LOAD broadcasts it from
// memory.
#define STEP(LOAD, unit, o) \
	VMOVDQU32 (64*o)(DI), Z24          \
	LOAD      (unit*o)(SI), Z25        \
	LOAD      (unit*o)(SI)(R11*1), Z26 \
	LOAD      (unit*o)(SI)(R11*2), Z27 \
	LOAD      (unit*o)(SI)(R12*1), Z28 \
	VPDPBUSD  Z24, Z25, Z0             \
	VPDPBUSD  Z24, Z26, Z1             \
	VPDPBUSD  Z24, Z27, Z2             \
	VPDPBUSD  Z24, Z28, Z3             \
	LOAD      (unit*o)(DX), Z25        \
	LOAD      (unit*o)(DX)(R11*1), Z26 \
	LOAD      (unit*o)(DX)(R11*2), Z27 \
	LOAD      (unit*o)(DX)(R12*1), Z28 \
	VPDPBUSD  Z24, Z25, Z4             \
	VPDPBUSD  Z24, Z26, Z5             \
	VPDPBUSD  Z24, Z27, Z6             \
	VPDPBUSD  Z24, Z28, Z7

// NEXT moves on by n columns.
#define NEXT(n, unit) \
	ADDQ $n, SI \
	ADDQ $n, DX \
	ADDQ $(64*n/unit), DI

// FETCH2, 3 and 5 fetch so many lines of the encoded rows that are multiplied next,
// and move on; p is spoiled.
#define FETCH2(p) \
	MOVQ       fetch(SP), p   \
	PREFETCHT0 (p)            \
	PREFETCHT0 64(p)          \
	ADDQ       fetchBy(SP), p \
	MOVQ       p, fetch(SP)

#define FETCH3(p) \
	FETCH2(p) \
	PREFETCHT0 64(p)

#define FETCH5(p) \
	FETCH3(p)         \
	PREFETCHT0 128(p) \
	PREFETCHT0 192(p)

// UNITS2, 4 and 8 multiply so many units.
#define UNITS2(LOAD, unit) \
	STEP(LOAD, unit, 0) \
	STEP(LOAD, unit, 1)

#define UNITS4(LOAD, unit) \
	UNITS2(LOAD, unit)  \
	STEP(LOAD, unit, 2) \
	STEP(LOAD, unit, 3)

#define UNITS8(LOAD, unit) \
	UNITS4(LOAD, unit)  \
	STEP(LOAD, unit, 4) \
	STEP(LOAD, unit, 5) \
	STEP(LOAD, unit, 6) \
	STEP(LOAD, unit, 7)

// STEPS16_u multiplies 16 columns in units of u, STEPS32_u 32.
#define STEPS16_4 \
	UNITS4(VPBROADCASTD, 4) \
	NEXT(16, 4)

#define STEPS16_8 \
	UNITS2(VPBROADCASTQ, 8) \
	NEXT(16, 8)

#define STEPS16_16 \
	STEP(VBROADCASTI32X4, 16, 0) \
	NEXT(16, 16)

#define STEPS32_4 \
	UNITS8(VPBROADCASTD, 4) \
	NEXT(32, 4)

#define STEPS32_8 \
	UNITS4(VPBROADCASTQ, 8) \
	NEXT(32, 8)

#define STEPS32_16 \
	UNITS2(VBROADCASTI32X4, 16) \
	NEXT(32, 16)

#define CLEAR(a, b, c, d, e, f, g, h) \
	VPXORD a, a, a \
	VPXORD b, b, b \
	VPXORD c, c, c \
	VPXORD d, d, d \
	VPXORD e, e, e \
	VPXORD f, f, f \
	VPXORD g, g, g \
	VPXORD h, h, h

// ALL starts every sum of products.
#define ALL \
	VMOVDQU32 (R8), Z0 \
	VMOVDQA32 Z0, Z1   \
	VMOVDQA32 Z0, Z2   \
	VMOVDQA32 Z0, Z3   \
	VMOVDQA32 Z0, Z4   \
	VMOVDQA32 Z0, Z5   \
	VMOVDQA32 Z0, Z6   \
	VMOVDQA32 Z0, Z7   \
	ADDQ      $64, R8

#define BEGIN \
	MOVQ args+0(FP), R15      \
	COPY(scaleArg, scale)     \
	COPY(lowArg, low)         \
	COPY(dwArg, dw)           \
	COPY(mwArg, mw)           \
	COPY(sumsArg, sums)       \
	COPY(dxArg, dx)           \
	COPY(fetchArg, fetch)     \
	COPY(fetchByArg, fetchBy) \
	MOVQ weightsArg(R15), SI  \
	MOVQ cols(R15), R11       \
	LEAQ (R11)(R11*2), R12    \
	LEAQ (SI)(R11*4), DX      \
	MOVQ xArg(R15), DI        \
	MOVQ startArg(R15), R8    \
	MOVQ blocks(R15), CX      \
	CLEAR(Z16, Z17, Z18, Z19, Z20, Z21, Z22, Z23)

// QUAD turns rows a to d of sixteen lanes into four registers, still a to d, whose
// part i of four holds the four rows of vector 4i, 4i+1, 4i+2 and 4i+3.
#define QUAD(a, b, c, d) \
	VUNPCKLPS b, a, Z24   \
	VUNPCKHPS b, a, Z25   \
	VUNPCKLPS d, c, Z26   \
	VUNPCKHPS d, c, Z27   \
	VUNPCKLPD Z26, Z24, a \
	VUNPCKHPD Z26, Z24, b \
	VUNPCKLPD Z27, Z25, c \
	VUNPCKHPD Z27, Z25, d

// STORE writes part i of the registers to four vectors of dst and moves on.
#define STORE(i) \
	VEXTRACTF32X4 $i, Z16, (AX)         \
	VEXTRACTF32X4 $i, Z20, 16(AX)       \
	VEXTRACTF32X4 $i, Z17, (AX)(BX*1)   \
	VEXTRACTF32X4 $i, Z21, 16(AX)(BX*1) \
	VEXTRACTF32X4 $i, Z18, (AX)(BX*2)   \
	VEXTRACTF32X4 $i, Z22, 16(AX)(BX*2) \
	VEXTRACTF32X4 $i, Z19, (AX)(CX*1)   \
	VEXTRACTF32X4 $i, Z23, 16(AX)(CX*1) \
	LEAQ          (AX)(BX*4), AX

#define FINISH \
	QUAD(Z16, Z17, Z18, Z19) \
	QUAD(Z20, Z21, Z22, Z23) \
	MOVQ dst(R15), AX        \
	MOVQ step(R15), BX       \
	SHLQ $2, BX              \
	LEAQ (BX)(BX*2), CX      \
	STORE(0)                 \
	STORE(1)                 \
	STORE(2)                 \
	STORE(3)                 \
	VZEROUPPER               \
	RET

// ROWS points AX and BX at what belongs to the rows, distance bytes apart.
#define ROWS(from, distance) \
	MOVQ from(SP), AX     \
	MOVQ distance, R13    \
	LEAQ (R13)(R13*2), R9 \
	LEAQ (AX)(R13*4), BX

// EACH does F for every row with what lies at offset o of it.
#define EACH(F, o) \
	F((o)(AX), Z0, Z8, Z16)         \
	F((o)(AX)(R13*1), Z1, Z9, Z17)  \
	F((o)(AX)(R13*2), Z2, Z10, Z18) \
	F((o)(AX)(R9*1), Z3, Z11, Z19)  \
	F((o)(BX), Z4, Z12, Z20)        \
	F((o)(BX)(R13*1), Z5, Z13, Z21) \
	F((o)(BX)(R13*2), Z6, Z14, Z22) \
	F((o)(BX)(R9*1), Z7, Z15, Z23)

// SCALETO sets t to (scale in memory · Z30) · a; a becomes floating-point.
#define SCALETO(m, a, t) \
	VMULPS.BCST m, Z30, Z24 \
	VCVTDQ2PS   a, a        \
	VMULPS      a, Z24, t

// TERM adds (scale in memory · Z30) · a to the result.
#define TERM(m, a, b, result) \
	SCALETO(m, a, Z24) \
	VADDPS Z24, result, result

// TERM256 does so with b in place of a.
#define TERM256(m, a, b, result) TERM(m, b, a, result)

// SCALED adds the products of a group times its scale.
#define SCALED(m, a, b, result) \
	VPMULLD.BCST m, a, a \
	VPADDD       a, b, b

// MINIMUM adds two minima times the sums of activations in Z24.
#define MINIMUM(m, a, b, result) VPDPWSSD.BCST m, Z24, a

// PRODUCT turns b into (scale in memory · Z30) · b, TERMLESS adds to the result
// b − (scale in memory · Z30) · a.
#define PRODUCT(m, a, b, result) SCALETO(m, b, b)

#define TERMLESS(m, a, b, result) \
	SCALETO(m, a, Z24) \
	VSUBPS Z24, b, Z24 \
	VADDPS Z24, result, result

// FOLD_u leaves in each lane of a the sum of the lanes of its vector.
#define FOLD_4(a)

#define FOLD_8(a) \
	VPSHUFD $0xb1, a, Z24 \
	VPADDD  Z24, a, a

#define FOLD_16(a) \
	FOLD_8(a)             \
	VPSHUFD $0x4e, a, Z24 \
	VPADDD  Z24, a, a

#define FOLDLOW(FOLD) \
	FOLD(Z0) \
	FOLD(Z1) \
	FOLD(Z2) \
	FOLD(Z3) \
	FOLD(Z4) \
	FOLD(Z5) \
	FOLD(Z6) \
	FOLD(Z7)

#define FOLDHIGH(FOLD) \
	FOLD(Z8)  \
	FOLD(Z9)  \
	FOLD(Z10) \
	FOLD(Z11) \
	FOLD(Z12) \
	FOLD(Z13) \
	FOLD(Z14) \
	FOLD(Z15)

// BEGIN32 points at what belongs to the first blocks of 32, PRODUCTS32 leaves the sums of
// a block in Z0 to Z7 and the scales of the activations in Z30.
#define BEGIN32 \
	BEGIN            \
	MOVQ dx(SP), R14 \
	MOVQ CX, R10     \
	SHLQ $2, R10     \
	ROWS(dw, R10)

#define PRODUCTS32(STEPS, FOLD) \
	ALL           \
	FETCH5(R10)   \
	STEPS         \
	FOLDLOW(FOLD) \
	VMOVUPS (R14), Z30

// TILE32 multiplies rows in blocks of 32 without minima, TILE32MIN does so with minima.
#define TILE32(STEPS, FOLD) \
	BEGIN32                 \
block32:                        \
	PRODUCTS32(STEPS, FOLD) \
	EACH(TERM, 0)           \
	ADDQ $64, R14           \
	ADDQ $4, AX             \
	ADDQ $4, BX             \
	DECQ CX                 \
	JNE  block32            \
	FINISH

// SCALE turns a into (scale in memory · Z30) · a, LESS adds to the result a − (scale in
// memory · Z30) · Z29.
#define SCALE(m, a, b, result) SCALETO(m, a, a)

#define LESS(m, a, b, result) \
	VMULPS.BCST m, Z30, Z24   \
	VMULPS      Z29, Z24, Z24 \
	VSUBPS      Z24, a, Z24   \
	VADDPS      Z24, result, result

#define TILE32MIN(STEPS, FOLD) \
	BEGIN32                 \
	MOVQ mw(SP), R10        \
	SUBQ dw(SP), R10        \
	MOVQ R10, gap(SP)       \
	MOVQ sums(SP), R15      \
block32min:                     \
	PRODUCTS32(STEPS, FOLD) \
	VMOVUPS (R15), Z29      \
	EACH(SCALE, 0)          \
	ADDQ gap(SP), AX        \
	ADDQ gap(SP), BX        \
	EACH(LESS, 0)           \
	SUBQ gap(SP), AX        \
	SUBQ gap(SP), BX        \
	ADDQ $64, R14           \
	ADDQ $64, R15           \
	ADDQ $4, AX             \
	ADDQ $4, BX             \
	DECQ CX                 \
	JNE  block32min         \
	MOVQ args+0(FP), R15    \
	FINISH

// MIN multiplies a pair of minima.
#define MIN(p) \
	VMOVDQU32 (64*p)(R14), Z24 \
	EACH(MINIMUM, (4*p))

// END256 adds a block of 256 with its scale.
#define END256 \
	MOVQ    dx(SP), R14      \
	VMOVUPS (R14), Z30       \
	ADDQ    $64, dx(SP)      \
	MOVQ    blocks(R15), R10 \
	SHLQ    $2, R10          \
	ROWS(dw, R10)            \
	ADDQ    $4, dw(SP)

// LESS256 subtracts the minima in Z0 to Z7 too.
#define LESS256 \
	END256            \
	EACH(PRODUCT, 0)  \
	ROWS(mw, R10)     \
	EACH(TERMLESS, 0) \
	ADDQ $4, mw(SP)

// MINIMA4 and MINIMA8 multiply so many pairs.
#define MINIMA4 \
	MIN(0) \
	MIN(1) \
	MIN(2) \
	MIN(3)

#define MINIMA8 \
	MINIMA4 \
	MIN(4)  \
	MIN(5)  \
	MIN(6)  \
	MIN(7)

// TILE256 multiplies rows in blocks of 256 with so many groups, whose scales take
// 1>>shift of the bytes of the rows and whose minima half of that. FETCHSOME fetches
// during a group, MINIMA multiplies the pairs of minima.
#define TILE256(STEPS, FOLD, groups, shift, FETCHSOME, MINIMA) \
	BEGIN                                       \
block256:                                           \
	CLEAR(Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15) \
	MOVQ R11, R10                               \
	SHRQ $shift, R10                            \
	ROWS(scale, R10)                            \
	MOVQ $groups, R10                           \
group:                                              \
	ALL                                         \
	FETCHSOME(R14)                              \
	STEPS                                       \
	EACH(SCALED, 0)                             \
	ADDQ  $4, AX                                \
	ADDQ  $4, BX                                \
	DECQ  R10                                   \
	JNE   group                                 \
	MOVQ  AX, scale(SP)                         \
	FOLDHIGH(FOLD)                              \
	CMPQ  low(SP), $0                           \
	JEQ   noLow                                 \
	CLEAR(Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)       \
	MOVQ  R11, R10                              \
	SHRQ  $(shift+1), R10                       \
	ROWS(low, R10)                              \
	MOVQ  sums(SP), R14                         \
	MINIMA                                      \
	ADDQ  $(32*groups), sums(SP)                \
	ADDQ  $(2*groups), low(SP)                  \
	LESS256                                     \
	DECQ  CX                                    \
	JNE   block256                              \
	FINISH                                      \
noLow:                                              \
	END256                                      \
	EACH(TERM256, 0)                            \
	DECQ CX                                     \
	JNE  block256                               \
	FINISH

// TILE256BY32 and TILE256BY16 do so with groups of 32 and of 16.
#define TILE256BY32(STEPS, FOLD) TILE256(STEPS, FOLD, 8, 3, FETCH3, MINIMA4)
#define TILE256BY16(STEPS, FOLD) TILE256(STEPS, FOLD, 16, 2, FETCH2, MINIMA8)

// func tile32of16(args *tileArgs)
TEXT ·tile32of16(SB), NOSPLIT, $72-8
	TILE32(STEPS32_4, FOLD_4)

// func tile32of8(args *tileArgs)
TEXT ·tile32of8(SB), NOSPLIT, $72-8
	TILE32(STEPS32_8, FOLD_8)

// func tile32of4(args *tileArgs)
TEXT ·tile32of4(SB), NOSPLIT, $72-8
	TILE32(STEPS32_16, FOLD_16)

// func tile32minof16(args *tileArgs)
TEXT ·tile32minof16(SB), NOSPLIT, $72-8
	TILE32MIN(STEPS32_4, FOLD_4)

// func tile32minof8(args *tileArgs)
TEXT ·tile32minof8(SB), NOSPLIT, $72-8
	TILE32MIN(STEPS32_8, FOLD_8)

// func tile32minof4(args *tileArgs)
TEXT ·tile32minof4(SB), NOSPLIT, $72-8
	TILE32MIN(STEPS32_16, FOLD_16)

// func tile256by32of16(args *tileArgs)
TEXT ·tile256by32of16(SB), NOSPLIT, $72-8
	TILE256BY32(STEPS32_4, FOLD_4)

// func tile256by32of8(args *tileArgs)
TEXT ·tile256by32of8(SB), NOSPLIT, $72-8
	TILE256BY32(STEPS32_8, FOLD_8)

// func tile256by32of4(args *tileArgs)
TEXT ·tile256by32of4(SB), NOSPLIT, $72-8
	TILE256BY32(STEPS32_16, FOLD_16)

// func tile256by16of16(args *tileArgs)
TEXT ·tile256by16of16(SB), NOSPLIT, $72-8
	TILE256BY16(STEPS16_4, FOLD_4)

// func tile256by16of8(args *tileArgs)
TEXT ·tile256by16of8(SB), NOSPLIT, $72-8
	TILE256BY16(STEPS16_8, FOLD_8)

// func tile256by16of4(args *tileArgs)
TEXT ·tile256by16of4(SB), NOSPLIT, $72-8
	TILE256BY16(STEPS16_16, FOLD_16)
