#include "textflag.h"
#include "neon_arm64.h"

// Products of encoded rows with a rounded activation vector. Registers:
//
//	R0        results, R1 the current block, R8 the current row, R2 bytes apart
//	R3        rows left, R13 blocks left of R7
//	R10       activations from R4 on, R11 their scales, R5, R12 their sums, R6
//	F31       the result so far, V30 the nibble mask

#define BEGIN \
	MOVD  dst+0(FP), R0     \
	MOVD  row+8(FP), R8     \
	MOVD  stride+16(FP), R2 \
	MOVD  groups+24(FP), R3 \
	MOVD  q+32(FP), R4      \
	MOVD  d+40(FP), R5      \
	MOVD  sums+48(FP), R6   \
	MOVD  blocks+56(FP), R7 \
	VMOVI $15, V30.B16

#define ROW \
	MOVD  R8, R1  \
	MOVD  R4, R10 \
	MOVD  R5, R11 \
	MOVD  R6, R12 \
	MOVD  R7, R13 \
	FMOVS ZR, F31

#define FINISH(block, row) \
	SUBS    $1, R13     \
	BNE     block       \
	FMOVS   F31, (R0)   \
	ADD     $4, R0      \
	ADD     R2, R8      \
	SUBS    $1, R3      \
	BNE     row         \
	RET

// HALF loads the float16 at offset o of the block.
#define HALF(o, f) \
	MOVHU  (o)(R1), R19 \
	FMOVS  R19, f       \
	FCVTHS f, f

// PRODUCT leaves (F0 · the activations' scale) · R14 in F0 and that scale in F1.
#define PRODUCT \
	FMOVS.P 4(R11), F1  \
	FMULS   F1, F0, F0  \
	SCVTFWS R14, F2     \
	FMULS   F2, F0, F0

#define SUM(v, r) \
	VADDV v.S4, v     \
	VMOV  v.S[0], r

// func eachQ8_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ8_0NEON(SB), NOSPLIT, $0-64
	BEGIN

row80:
	ROW

block80:
	ADD    $2, R1, R14
	VLD1   (R14), [V0.B16, V1.B16]
	VLD1.P 32(R10), [V2.B16, V3.B16]
	CLEAR(V4.B16)
	SDOT(2, 0, 4)
	SDOT(3, 1, 4)
	SUM(V4, R14)
	HALF(0, F0)
	PRODUCT
	FADDS  F0, F31, F31
	ADD    $34, R1
	FINISH(block80, row80)

// func eachQ4_0NEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ4_0NEON(SB), NOSPLIT, $0-64
	BEGIN

row40:
	ROW

block40:
	ADD    $2, R1, R14
	VLD1   (R14), [V0.B16]
	VLD1.P 32(R10), [V2.B16, V3.B16]
	VUSHR  $4, V0.B16, V1.B16
	VAND   V30.B16, V0.B16, V0.B16
	CLEAR(V4.B16)
	SDOT(2, 0, 4)
	SDOT(3, 1, 4)
	SUM(V4, R14)
	MOVH   (R12), R15
	MOVH   2(R12), R20
	ADD    R20, R15
	SUB    R15<<3, R14
	HALF(0, F0)
	PRODUCT
	FADDS  F0, F31, F31
	ADD    $4, R12
	ADD    $18, R1
	FINISH(block40, row40)

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
	VUSHR  $4, V0.B16, V2.B16                        \
	VUSHR  $4, V1.B16, V3.B16                        \
	VAND   V30.B16, V0.B16, V0.B16                   \
	VAND   V30.B16, V1.B16, V1.B16                   \
	GROUP4(0, 4, i, s)                               \
	GROUP4(2, 6, (i)+1, s)

// func eachQ4_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ4_KNEON(SB), NOSPLIT, $0-64
	BEGIN

row4k:
	ROW

block4k:
	MOVWU  4(R1), R14
	MOVWU  8(R1), R15
	MOVWU  12(R1), R19
	ANDW   $0x3f3f3f3f, R14, R20    // scales 0 to 3
	ANDW   $0x0f0f0f0f, R19, R21
	LSRW   $2, R14, R22
	ANDW   $0x30303030, R22, R22
	ORRW   R22, R21, R21            // scales 4 to 7
	ORR    R21<<32, R20, R20
	ANDW   $0x3f3f3f3f, R15, R22    // minima 0 to 3
	LSRW   $4, R19, R21
	ANDW   $0x0f0f0f0f, R21, R21
	LSRW   $2, R15, R23
	ANDW   $0x30303030, R23, R23
	ORRW   R23, R21, R21            // minima 4 to 7
	ORR    R21<<32, R22, R22
	FMOVD  R20, F16
	VUXTL  V16.B8, V16.H8
	VUXTL  V16.H4, V17.S4
	VUXTL2 V16.H8, V18.S4
	FMOVD  R22, F19
	VUXTL  V19.B8, V19.H8
	VLD1.P 16(R12), [V20.H8]
	SMULL(20, 19, 21)
	SMLAL2(20, 19, 21)
	SUM(V21, R24)
	CLEAR(V22.B16)
	ADD    $16, R1, R14
	PAIR4(0, 17)
	PAIR4(2, 17)
	PAIR4(0, 18)
	PAIR4(2, 18)
	SUM(V22, R14)
	HALF(0, F0)
	PRODUCT
	HALF(2, F3)
	FMULS   F1, F3, F3
	SCVTFWS R24, F4
	FMULS   F4, F3, F3
	FSUBS   F3, F0, F0
	FADDS   F0, F31, F31
	ADD     $144, R1
	FINISH(block4k, row4k)

// GROUP6 adds the products of 16 elements in register w with activations in x, times
// the scale of group g, to V26.
#define GROUP6(w, x, g) \
	CLEAR(V25.B16)                      \
	SDOT(x, w, 25)                      \
	MLAE((g)&3, 18+(g)/4, 25, 26)

// RUN6 multiplies 32 elements, low bits in V12 and V13, high ones among others in V10
// and V11.
#define RUN6(run) \
	VAND   V29.B16, V10.B16, V10.B16      \
	VAND   V29.B16, V11.B16, V11.B16      \
	VORR   V10.B16, V12.B16, V6.B16       \
	VORR   V11.B16, V13.B16, V7.B16       \
	VLD1.P 32(R10), [V8.B16, V9.B16]      \
	GROUP6(6, 8, 2*(run))                 \
	GROUP6(7, 9, 2*(run)+1)

// HALF6 multiplies 128 elements, low bits at R14, high ones at R15.
#define HALF6(p) \
	VLD1.P 64(R14), [V0.B16, V1.B16, V2.B16, V3.B16] \
	VLD1.P 32(R15), [V4.B16, V5.B16]                 \
	VSHL   $4, V4.B16, V10.B16                       \
	VSHL   $4, V5.B16, V11.B16                       \
	VAND   V30.B16, V0.B16, V12.B16                  \
	VAND   V30.B16, V1.B16, V13.B16                  \
	RUN6(4*p)                                        \
	VSHL   $2, V4.B16, V10.B16                       \
	VSHL   $2, V5.B16, V11.B16                       \
	VAND   V30.B16, V2.B16, V12.B16                  \
	VAND   V30.B16, V3.B16, V13.B16                  \
	RUN6(4*p+1)                                      \
	VORR   V4.B16, V4.B16, V10.B16                   \
	VORR   V5.B16, V5.B16, V11.B16                   \
	VUSHR  $4, V0.B16, V12.B16                       \
	VUSHR  $4, V1.B16, V13.B16                       \
	RUN6(4*p+2)                                      \
	VUSHR  $2, V4.B16, V10.B16                       \
	VUSHR  $2, V5.B16, V11.B16                       \
	VUSHR  $4, V2.B16, V12.B16                       \
	VUSHR  $4, V3.B16, V13.B16                       \
	RUN6(4*p+3)

// func eachQ6_KNEON(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
TEXT ·eachQ6_KNEON(SB), NOSPLIT, $0-64
	BEGIN
	VMOVI $0x30, V29.B16

row6k:
	ROW

block6k:
	ADD    $192, R1, R14
	VLD1   (R14), [V14.B16]
	SXTLB(14, 16)
	SXTLB2(14, 17)
	SXTLH(16, 18)
	SXTLH2(16, 19)
	SXTLH(17, 20)
	SXTLH2(17, 21)
	VLD1.P 32(R12), [V22.H8, V23.H8]
	SMULL(22, 16, 24)
	SMLAL2(22, 16, 24)
	SMLAL(23, 17, 24)
	SMLAL2(23, 17, 24)
	SUM(V24, R24)
	CLEAR(V26.B16)
	MOVD   R1, R14
	ADD    $128, R1, R15
	HALF6(0)
	HALF6(1)
	SUM(V26, R14)
	SUBW   R24<<5, R14, R14
	HALF(208, F0)
	PRODUCT
	FADDS  F0, F31, F31
	ADD    $210, R1
	FINISH(block6k, row6k)
