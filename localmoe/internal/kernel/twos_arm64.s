#include "textflag.h"
#include "neon_arm64.h"
#include "rows_arm64.h"

// Products of encoded rows, unpacked once, with two rounded activation vectors. To the
// registers of rows_arm64.s are added, for the second vector,
//
//	R16  activations, R17 their scales, R25 their sums
//	F28  the result so far
//
// ROW starts a row; sums of a block take 1<<shift bytes.
#define ROW(shift) \
	MOVD  R8, R1             \
	MOVD  R4, R10            \
	MOVD  R5, R11            \
	MOVD  R6, R12            \
	MOVD  R7, R13            \
	ADD   R7<<8, R4, R16     \
	ADD   R7<<2, R5, R17     \
	ADD   R7<<shift, R6, R25 \
	FMOVS ZR, F31            \
	FMOVS ZR, F28

#define FINISH(bytes, block, row) \
	ADD   $bytes, R1        \
	SUBS  $1, R13           \
	BNE   block             \
	MOVD  apart+64(FP), R14 \
	ADD   R14<<2, R0, R14   \
	FMOVS F31, (R0)         \
	FMOVS F28, (R14)        \
	ADD   $4, R0            \
	ADD   R2, R8            \
	SUBS  $1, R3            \
	BNE   row               \
	RET

// TERM4 adds (F6 · the scale at d) · dot − (F7 · that scale) · low to the result.
#define TERM4(d, dot, low, result) \
	PRODUCT(F6, d, dot) \
	LESS(F7, low, result)

// GROUP4 adds the products of 32 elements in registers w, w+1 with activations in x,
// x+1, times scale i in register s, to acc; t is spoiled.
#define GROUP4(w, x, i, s, t, acc) \
	SDOT(x, w, t)         \
	SDOT((x)+1, (w)+1, t) \
	MLAE(i, s, t, acc)

// PAIR4 multiplies the 64 elements of two groups, at R14.
#define PAIR4(i, s) \
	VLD1.P 32(R14), [V0.B16, V1.B16]                   \
	VLD1.P 64(R10), [V4.B16, V5.B16, V6.B16, V7.B16]   \
	VLD1.P 64(R16), [V8.B16, V9.B16, V10.B16, V11.B16] \
	SPLIT64                                            \
	CLEAR(V23.B16)                                     \
	CLEAR(V25.B16)                                     \
	CLEAR(V26.B16)                                     \
	CLEAR(V27.B16)                                     \
	GROUP4(0, 4, i, s, 23, 22)                         \
	GROUP4(0, 8, i, s, 25, 24)                         \
	GROUP4(2, 6, (i)+1, s, 26, 22)                     \
	GROUP4(2, 10, (i)+1, s, 27, 24)

// func twosQ4_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)
TEXT ·twosQ4_KNEON(SB), NOSPLIT, $0-72
	BEGIN

row4k:
	ROW(4)

block4k:
	HEAD45
	VLD1.P 16(R25), [V20.H8]
	SMULL(20, 19, 21)
	SMLAL2(20, 19, 21)
	SUM(V21, R9)
	CLEAR(V24.B16)
	ADD    $16, R1, R14
	PAIR4(0, 17)
	PAIR4(2, 17)
	PAIR4(0, 18)
	PAIR4(2, 18)
	SUM(V22, R14)
	SUM(V24, R15)
	HALF(0, F6)
	HALF(2, F7)
	TERM4(R11, R14, R24, F31)
	TERM4(R17, R15, R9, F28)
	FINISH(144, block4k, row4k)

// GROUP16 adds the products of 16 elements in register w with activations in x, times
// the scale of group g, to acc; t is spoiled.
#define GROUP16(w, x, g, t, acc) \
	SDOT(x, w, t)                 \
	MLAE((g)&3, 18+(g)/4, t, acc)

// RUN16 multiplies 32 elements, low bits in V12 and V13, high ones among others in V10
// and V11.
#define RUN16(run) \
	MERGE16                            \
	VLD1.P 32(R10), [V8.B16, V9.B16]   \
	VLD1.P 32(R16), [V22.B16, V23.B16] \
	CLEAR(V14.B16)                     \
	CLEAR(V15.B16)                     \
	CLEAR(V24.B16)                     \
	CLEAR(V25.B16)                     \
	GROUP16(6, 8, 2*(run), 14, 26)     \
	GROUP16(6, 22, 2*(run), 15, 27)    \
	GROUP16(7, 9, 2*(run)+1, 24, 26)   \
	GROUP16(7, 23, 2*(run)+1, 25, 27)

// func twosQ6_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)
TEXT ·twosQ6_KNEON(SB), NOSPLIT, $0-72
	BEGIN
	VMOVI $0x30, V29.B16

row6k:
	ROW(5)

block6k:
	ADD   $192, R1, R14
	VLD1  (R14), [V14.B16]
	SCALES16
	LOWS16(R12, R24)
	LOWS16(R25, R9)
	CLEAR(V26.B16)
	CLEAR(V27.B16)
	MOVD  R1, R14
	ADD   $128, R1, R15
	HALF6(0)
	HALF6(1)
	SUM(V26, R14)
	SUM(V27, R15)
	SUBW  R24<<5, R14, R14
	SUBW  R9<<5, R15, R15
	HALF(208, F6)
	PRODUCT(F6, R11, R14)
	FADDS F0, F31, F31
	PRODUCT(F6, R17, R15)
	FADDS F0, F28, F28
	FINISH(210, block6k, row6k)
