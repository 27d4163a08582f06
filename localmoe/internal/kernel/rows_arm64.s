#include "textflag.h"
#include "neon_arm64.h"
#include "rows_arm64.h"

// Products of encoded rows with a rounded activation vector. Registers:
//
//	R0        results, R1 the current block, R8 the current row, R2 bytes apart
//	R3        rows left, R13 blocks left of R7
//	R10       activations from R4 on, R11 their scales, R5, R12 their sums, R6
//	F31       the result so far, V30 the nibble mask

#define ROW \
	MOVD  R8, R1  \
	MOVD  R4, R10 \
	MOVD  R5, R11 \
	MOVD  R6, R12 \
	MOVD  R7, R13 \
	FMOVS ZR, F31

// FINISH moves on by a block of so many bytes, to the next row, and returns after the last.
#define FINISH(bytes, block, row) \
	ADD   $bytes, R1 \
	SUBS  $1, R13    \
	BNE   block      \
	FMOVS F31, (R0)  \
	ADD   $4, R0     \
	ADD   R2, R8     \
	SUBS  $1, R3     \
	BNE   row        \
	RET

// TERM adds the term of a block with sum R14 and scale F0 to the result, TERMLESS with sums
// of minima R24 too, whose float16 scale is at offset o.
#define TERM \
	PRODUCT(F0, R11, R14) \
	FADDS F0, F31, F31

#define TERMLESS(o) \
	PRODUCT(F0, R11, R14) \
	HALF(o, F3)           \
	LESS(F3, R24, F31)

// NIBBLES loads 16 bytes from offset o: low nibbles to V0, high ones to V1.
#define NIBBLES(o) \
	ADD   $o, R1, R14              \
	VLD1  (R14), [V0.B16]          \
	VUSHR $4, V0.B16, V1.B16       \
	VAND  V30.B16, V0.B16, V0.B16

// DOT32 leaves the product of V0 and V1 with 32 activations in R14.
#define DOT32 \
	VLD1.P 32(R10), [V2.B16, V3.B16] \
	CLEAR(V4.B16)                    \
	SDOT(2, 0, 4)                    \
	SDOT(3, 1, 4)                    \
	SUM(V4, R14)

// SUM32 loads the sum of 32 activations.
#define SUM32(r) \
	MOVH (R12), R15  \
	MOVH 2(R12), r   \
	ADD  R15, r      \
	ADD  $4, R12

// FIFTHS adds the fifth bits at offset o to V0 and V1. V26 picks the byte of the bit
// of each element, V27 the bit, V28 holds sixteens.
#define FIFTHS(o) \
	MOVHU  (o)(R1), R15                \
	MOVHU  (o+2)(R1), R20              \
	VDUP   R15, V5.H8                  \
	VDUP   R20, V6.H8                  \
	VTBL   V26.B16, [V5.B16], V5.B16   \
	VTBL   V26.B16, [V6.B16], V6.B16   \
	VCMTST V27.B16, V5.B16, V5.B16     \
	VCMTST V27.B16, V6.B16, V6.B16     \
	VAND   V28.B16, V5.B16, V5.B16     \
	VAND   V28.B16, V6.B16, V6.B16     \
	VORR   V5.B16, V0.B16, V0.B16      \
	VORR   V6.B16, V1.B16, V1.B16

#define FIFTHCONSTS \
	MOVD  $·fifth(SB), R14           \
	VLD1  (R14), [V26.B16, V27.B16]  \
	VMOVI $16, V28.B16

// MINIMUM adds the term of a block with sums R14 and R24: F0, its scale, times R14
// plus the float16 at offset 2 times R24.
#define MINIMUM \
	PRODUCT(F0, R11, R14) \
	HALF(2, F3)           \
	FNEGS F3, F3          \
	LESS(F3, R24, F31)

// TABLE looks V0 and V1 up in V28.
#define TABLE \
	VTBL V0.B16, [V28.B16], V0.B16 \
	VTBL V1.B16, [V28.B16], V1.B16

// func eachQ8_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ8_0NEON(SB), NOSPLIT, $0-64
	BEGIN

row80:
	ROW

block80:
	ADD   $2, R1, R14
	VLD1  (R14), [V0.B16, V1.B16]
	DOT32
	HALF(0, F0)
	TERM
	FINISH(34, block80, row80)

// func eachQ4_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ4_0NEON(SB), NOSPLIT, $0-64
	BEGIN

row40:
	ROW

block40:
	NIBBLES(2)
	DOT32
	SUM32(R24)
	SUB   R24<<3, R14
	HALF(0, F0)
	TERM
	FINISH(18, block40, row40)

// func eachQ4_1NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ4_1NEON(SB), NOSPLIT, $0-64
	BEGIN

row41:
	ROW

block41:
	NIBBLES(4)
	DOT32
	SUM32(R24)
	HALF(0, F0)
	MINIMUM
	FINISH(20, block41, row41)

// func eachQ5_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ5_0NEON(SB), NOSPLIT, $0-64
	BEGIN
	FIFTHCONSTS

row50:
	ROW

block50:
	NIBBLES(6)
	FIFTHS(2)
	DOT32
	SUM32(R24)
	SUB   R24<<4, R14
	HALF(0, F0)
	TERM
	FINISH(22, block50, row50)

// func eachQ5_1NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ5_1NEON(SB), NOSPLIT, $0-64
	BEGIN
	FIFTHCONSTS

row51:
	ROW

block51:
	NIBBLES(8)
	FIFTHS(4)
	DOT32
	SUM32(R24)
	HALF(0, F0)
	MINIMUM
	FINISH(24, block51, row51)

// func eachIQ4_NLNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachIQ4_NLNEON(SB), NOSPLIT, $0-64
	BEGIN
	MOVD $·iq4(SB), R14
	VLD1 (R14), [V28.B16]

rowNL:
	ROW

blockNL:
	NIBBLES(2)
	TABLE
	DOT32
	HALF(0, F0)
	TERM
	FINISH(18, blockNL, rowNL)

// func eachMXFP4NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachMXFP4NEON(SB), NOSPLIT, $0-64
	BEGIN
	MOVD $·mxfp4(SB), R14
	VLD1 (R14), [V28.B16]
	MOVD $·exponents(SB), R20

rowMX:
	ROW

blockMX:
	NIBBLES(1)
	TABLE
	DOT32
	MOVBU (R1), R19
	ADD   R19<<2, R20, R19
	FMOVS (R19), F0
	TERM
	FINISH(17, blockMX, rowMX)

// GROUP4 adds the products of 32 elements in registers w, w+1 with activations in
// x, x+1, times scale i in register s, to V22.
#define GROUP4(w, x, i, s) \
	CLEAR(V23.B16)       \
	SDOT(x, w, 23)       \
	SDOT((x)+1, (w)+1, 23) \
	MLAE(i, s, 23, 22)

// PAIR4 multiplies the 64 elements of two groups, at R14.
#define PAIR4(i, s) \
	VLD1.P 32(R14), [V0.B16, V1.B16]                 \
	VLD1.P 64(R10), [V4.B16, V5.B16, V6.B16, V7.B16] \
	SPLIT64                                          \
	GROUP4(0, 4, i, s)                               \
	GROUP4(2, 6, (i)+1, s)

// func eachQ4_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ4_KNEON(SB), NOSPLIT, $0-64
	BEGIN

row4k:
	ROW

block4k:
	HEAD45
	ADD    $16, R1, R14
	PAIR4(0, 17)
	PAIR4(2, 17)
	PAIR4(0, 18)
	PAIR4(2, 18)
	SUM(V22, R14)
	HALF(0, F0)
	TERMLESS(2)
	FINISH(144, block4k, row4k)

// FIFTH adds bits of the fifth bits in V27 and V28, which SHIFT moves to bit 4, to two
// registers. V29 holds sixteens.
#define FIFTH(SHIFT, n, a, b) \
	SHIFT $n, V27.B16, V8.B16        \
	SHIFT $n, V28.B16, V9.B16        \
	VAND  V29.B16, V8.B16, V8.B16    \
	VAND  V29.B16, V9.B16, V9.B16    \
	VORR  V8.B16, a, a               \
	VORR  V9.B16, b, b

// PAIR5 does as PAIR4 with fifth bits.
#define PAIR5(SHIFTA, m, SHIFTB, n, i, s) \
	VLD1.P 32(R14), [V0.B16, V1.B16]                 \
	VLD1.P 64(R10), [V4.B16, V5.B16, V6.B16, V7.B16] \
	SPLIT64                                          \
	FIFTH(SHIFTA, m, V0.B16, V1.B16)                 \
	FIFTH(SHIFTB, n, V2.B16, V3.B16)                 \
	GROUP4(0, 4, i, s)                               \
	GROUP4(2, 6, (i)+1, s)

// func eachQ5_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ5_KNEON(SB), NOSPLIT, $0-64
	BEGIN
	VMOVI $16, V29.B16

row5k:
	ROW

block5k:
	HEAD45
	ADD    $16, R1, R14
	VLD1.P 32(R14), [V27.B16, V28.B16]
	PAIR5(VSHL, 4, VSHL, 3, 0, 17)
	PAIR5(VSHL, 2, VSHL, 1, 2, 17)
	PAIR5(VSHL, 0, VUSHR, 1, 0, 18)
	PAIR5(VUSHR, 2, VUSHR, 3, 2, 18)
	SUM(V22, R14)
	HALF(0, F0)
	TERMLESS(2)
	FINISH(176, block5k, row5k)

// GROUPXS multiplies group g of a block of IQ4_XS, at R19, whose scale lies in the
// lowest bits of R20 and R22.
#define GROUPXS \
	VLD1.P 16(R19), [V0.B16]         \
	VUSHR  $4, V0.B16, V1.B16        \
	VAND   V30.B16, V0.B16, V0.B16   \
	TABLE                            \
	AND    $15, R20, R21             \
	AND    $3, R22, R23              \
	ORR    R23<<4, R21, R21          \
	SUB    $32, R21, R21             \
	VDUP   R21, V24.S4               \
	LSR    $4, R20, R20              \
	LSR    $2, R22, R22              \
	VLD1.P 32(R10), [V2.B16, V3.B16] \
	CLEAR(V23.B16)                   \
	SDOT(2, 0, 23)                   \
	SDOT(3, 1, 23)                   \
	MLA4(24, 23, 22)

// func eachIQ4_XSNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachIQ4_XSNEON(SB), NOSPLIT, $0-64
	BEGIN
	MOVD $·iq4(SB), R14
	VLD1 (R14), [V28.B16]

rowXS:
	ROW

blockXS:
	MOVHU 2(R1), R22
	MOVWU 4(R1), R20
	ADD   $8, R1, R19
	CLEAR(V22.B16)
	GROUPXS
	GROUPXS
	GROUPXS
	GROUPXS
	GROUPXS
	GROUPXS
	GROUPXS
	GROUPXS
	SUM(V22, R14)
	HALF(0, F0)
	TERM
	FINISH(136, blockXS, rowXS)

// GROUP16 adds the products of 16 elements in register w with activations in x, times
// the scale of group g, to V26.
#define GROUP16(w, x, g) \
	CLEAR(V25.B16)                      \
	SDOT(x, w, 25)                      \
	MLAE((g)&3, 18+(g)/4, 25, 26)

// RUN16 multiplies 32 elements, low bits in V12 and V13, high ones among others in V10
// and V11.
#define RUN16(run) \
	MERGE16                          \
	VLD1.P 32(R10), [V8.B16, V9.B16] \
	GROUP16(6, 8, 2*(run))           \
	GROUP16(7, 9, 2*(run)+1)

// func eachQ6_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ6_KNEON(SB), NOSPLIT, $0-64
	BEGIN
	VMOVI $0x30, V29.B16

row6k:
	ROW

block6k:
	ADD    $192, R1, R14
	VLD1   (R14), [V14.B16]
	SCALES16
	LOWS16(R12, R24)
	CLEAR(V26.B16)
	MOVD   R1, R14
	ADD    $128, R1, R15
	HALF6(0)
	HALF6(1)
	SUM(V26, R14)
	SUBW   R24<<5, R14, R14
	HALF(208, F0)
	TERM
	FINISH(210, block6k, row6k)

// LOW2 leaves two bits from n on of V0 and V1 in V12 and V13. V28 holds threes.
#define LOW2(n) \
	VUSHR $n, V0.B16, V12.B16         \
	VUSHR $n, V1.B16, V13.B16         \
	VAND  V28.B16, V12.B16, V12.B16   \
	VAND  V28.B16, V13.B16, V13.B16

// RUN2 multiplies 32 elements of Q2_K, in V12 and V13.
#define RUN2(run) \
	VLD1.P 32(R10), [V8.B16, V9.B16] \
	GROUP16(12, 8, 2*(run))          \
	GROUP16(13, 9, 2*(run)+1)

// FIRST2 leaves the lowest two bits there.
#define FIRST2 \
	VAND V28.B16, V0.B16, V12.B16 \
	VAND V28.B16, V1.B16, V13.B16

#define HALF2(p) \
	VLD1.P 32(R14), [V0.B16, V1.B16] \
	FIRST2                           \
	RUN2(4*p)                        \
	LOW2(2)                          \
	RUN2(4*p+1)                      \
	LOW2(4)                          \
	RUN2(4*p+2)                      \
	LOW2(6)                          \
	RUN2(4*p+3)

// func eachQ2_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ2_KNEON(SB), NOSPLIT, $0-64
	BEGIN
	VMOVI $3, V28.B16

row2k:
	ROW

block2k:
	MOVD   R1, R14
	VLD1.P 16(R14), [V15.B16]
	VUSHR  $4, V15.B16, V14.B16
	SCALES16
	LOWS16(R12, R24)
	CLEAR(V26.B16)
	VAND   V30.B16, V15.B16, V14.B16
	SCALES16
	HALF2(0)
	HALF2(1)
	SUM(V26, R14)
	HALF(80, F0)
	TERMLESS(82)
	FINISH(84, block2k, row2k)

// THIRD brings the third bits of a run, in V4 and V5, to bit 2 of V10 and V11.
#define THIRD(SHIFT, n) \
	SHIFT $n, V4.B16, V10.B16 \
	SHIFT $n, V5.B16, V11.B16

// func eachQ3_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ3_KNEON(SB), NOSPLIT, $0-64
	BEGIN
	VMOVI $3, V28.B16
	VMOVI $4, V29.B16
	VMOVI $32, V27.B16

row3k:
	ROW

block3k:
	MOVD   96(R1), R14
	MOVWU  104(R1), R15
	AND    $0x0f0f0f0f0f0f0f0f, R14, R19 // low bits of scales 0 to 7
	LSR    $4, R14, R14
	AND    $0x0f0f0f0f0f0f0f0f, R14, R20 // … of 8 to 15
	LSRW   $2, R15, R21
	ORR    R21<<32, R15, R21             // high bits of scales 0 to 7
	AND    $0x0303030303030303, R21, R22
	ORR    R22<<4, R19, R19
	LSR    $4, R21, R21                  // … of 8 to 15
	AND    $0x0303030303030303, R21, R22
	ORR    R22<<4, R20, R20
	VMOV   R19, V14.D[0]
	VMOV   R20, V14.D[1]
	VSUB   V27.B16, V14.B16, V14.B16
	SCALES16
	LOWS16(R12, R24)
	CLEAR(V26.B16)
	VLD1   (R1), [V4.B16, V5.B16]
	ADD    $32, R1, R14
	VLD1.P 32(R14), [V0.B16, V1.B16]
	FIRST2
	THIRD(VSHL, 2)
	RUN16(0)
	LOW2(2)
	THIRD(VSHL, 1)
	RUN16(1)
	LOW2(4)
	THIRD(VSHL, 0)
	RUN16(2)
	LOW2(6)
	THIRD(VUSHR, 1)
	RUN16(3)
	VLD1   (R14), [V0.B16, V1.B16]
	FIRST2
	THIRD(VUSHR, 2)
	RUN16(4)
	LOW2(2)
	THIRD(VUSHR, 3)
	RUN16(5)
	LOW2(4)
	THIRD(VUSHR, 4)
	RUN16(6)
	LOW2(6)
	THIRD(VUSHR, 5)
	RUN16(7)
	SUM(V26, R14)
	SUBW   R24<<2, R14, R14
	HALF(108, F0)
	TERM
	FINISH(110, block3k, row3k)
