#include "textflag.h"

#define AT(o, bytes, i) (o)(SI)
#include "blocks_amd64.h"

// Unpacking of rows for the tile kernels; see unpackArgs for what is written
// where.
//
//	SI encoded blocks, DI bytes, R8 scales of blocks, R9 minima of blocks
//	R10 scales of groups, R11 minima of groups, CX blocks left

#define BEGIN \
	MOVQ args+0(FP), AX \
	MOVQ 0(AX), SI      \
	MOVQ 8(AX), DI      \
	MOVQ 16(AX), R8     \
	MOVQ 24(AX), R9     \
	MOVQ 32(AX), R10    \
	MOVQ 40(AX), R11    \
	MOVQ 48(AX), CX

// SCALE stores the float16 scale at offset o of a block, MINIMUM the negated float16
// there.
#define SCALE(o) \
	MOVWLZX   (o)(SI), AX \
	VMOVD     AX, X1      \
	VCVTPH2PS X1, X1      \
	VMOVSS    X1, (R8)    \
	ADDQ      $4, R8

#define MINIMUM(o) \
	MOVWLZX   (o)(SI), AX \
	XORL      $0x8000, AX \
	VMOVD     AX, X1      \
	VCVTPH2PS X1, X1      \
	VMOVSS    X1, (R9)    \
	ADDQ      $4, R9

// FINISH moves on by a block of so many bytes and n elements, and returns after the last.
#define FINISH(block, bytes, n) \
	ADDQ $bytes, SI \
	ADDQ $n, DI     \
	DECQ CX         \
	JNE  block      \
	VZEROUPPER      \
	RET

// HEAD45 unpacks the scales and minima of a block of Q4_K or Q5_K.
#define HEAD45 \
	VMOVDQU   (SI), X0              \
	VCVTPH2PS X0, X1                \
	VMOVSS    X1, (R8)              \
	VMOVSHDUP X1, X1                \
	VMOVSS    X1, (R9)              \
	SIXBITS45(X0, X1, X0)           \
	VPMOVZXBD X1, Y0                \
	VMOVDQU   Y0, (R10)             \
	VPSHUFB   ·twice+64(SB), X1, X1 \
	VMOVDQU   X1, (R11)             \
	ADDQ      $4, R8                \
	ADDQ      $4, R9                \
	ADDQ      $32, R10              \
	ADDQ      $16, R11

#define PAIR4(j) \
	VMOVDQU (16+32*j)(SI), Y0 \
	SPLIT(Y0, Y1)             \
	VMOVDQU Y1, (64*j)(DI)    \
	VMOVDQU Y0, (64*j+32)(DI)

// func unpackQ4_K(args *unpackArgs)
TEXT ·unpackQ4_K(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK

q4k:
	HEAD45
	PAIR4(0)
	PAIR4(1)
	PAIR4(2)
	PAIR4(3)
	FINISH(q4k, 144, 256)

#define PAIR5(j, SHIFTA, a, SHIFTB, b) \
	VMOVDQU (48+32*j)(SI), Y0 \
	SPLIT(Y0, Y1)             \
	SHIFTA  $a, Y2, Y3        \
	VPAND   Y13, Y3, Y3       \
	VPOR    Y3, Y1, Y1        \
	SHIFTB  $b, Y2, Y3        \
	VPAND   Y13, Y3, Y3       \
	VPOR    Y3, Y0, Y0        \
	VMOVDQU Y1, (64*j)(DI)    \
	VMOVDQU Y0, (64*j+32)(DI)

// func unpackQ5_K(args *unpackArgs)
TEXT ·unpackQ5_K(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	BYTES(16, Y13)

q5k:
	HEAD45
	VMOVDQU 16(SI), Y2
	PAIR5(0, VPSLLW, 4, VPSLLW, 3)
	PAIR5(1, VPSLLW, 2, VPSLLW, 1)
	PAIR5(2, VPSLLW, 0, VPSRLW, 1)
	PAIR5(3, VPSRLW, 2, VPSRLW, 3)
	FINISH(q5k, 176, 256)

#define MERGE(nibbles, SHIFT, a, at) \
	SHIFT   $a, Y2, Y3       \
	VPAND   Y13, Y3, Y3      \
	VPOR    Y3, nibbles, Y3  \
	VMOVDQU Y3, (at)(DI)

#define HALF6(p) \
	VMOVDQU (64*p)(SI), Y0        \
	VMOVDQU (64*p+32)(SI), Y1     \
	VMOVDQU (128+32*p)(SI), Y2    \
	VPAND   Y12, Y0, Y4           \
	MERGE(Y4, VPSLLW, 4, 128*p)    \
	VPAND   Y12, Y1, Y4           \
	MERGE(Y4, VPSLLW, 2, 128*p+32) \
	VPSRLW  $4, Y0, Y0            \
	VPAND   Y12, Y0, Y0           \
	MERGE(Y0, VPSLLW, 0, 128*p+64) \
	VPSRLW  $4, Y1, Y1            \
	VPAND   Y12, Y1, Y1           \
	MERGE(Y1, VPSRLW, 2, 128*p+96)

// func unpackQ6_K(args *unpackArgs)
TEXT ·unpackQ6_K(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	BYTES(0x30, Y13)

q6k:
	HALF6(0)
	HALF6(1)
	VPMOVSXBD 192(SI), Y0
	VPMOVSXBD 200(SI), Y1
	VMOVDQU   Y0, (R10)
	VMOVDQU   Y1, 32(R10)
	SCALE(208)
	ADDQ      $64, R10
	FINISH(q6k, 210, 256)

// func unpackQ8_0(args *unpackArgs)
TEXT ·unpackQ8_0(SB), NOSPLIT, $0-8
	BEGIN
	BYTES(0x80, Y13)

q80:
	VPXOR   2(SI), Y13, Y0
	VMOVDQU Y0, (DI)
	SCALE(0)
	FINISH(q80, 34, 32)

// STORESUM stores the bytes in Y5 plus those in y.
#define STORESUM(y) \
	VPADDB  y, Y5, Y5 \
	VMOVDQU Y5, (DI)

// func unpackQ4_0(args *unpackArgs)
TEXT ·unpackQ4_0(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	BYTES(0x78, Y13) // 128 - 8

q40:
	NIBBLES(2, 18, 0)
	STORESUM(Y13)
	SCALE(0)
	FINISH(q40, 18, 32)

// func unpackQ4_1(args *unpackArgs)
TEXT ·unpackQ4_1(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	BYTES(0x80, Y13)

q41:
	NIBBLES(4, 20, 0)
	STORESUM(Y13)
	SCALE(0)
	MINIMUM(2)
	FINISH(q41, 20, 32)

// func unpackQ5_0(args *unpackArgs)
TEXT ·unpackQ5_0(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	FIFTHCONSTS
	BYTES(0x70, Y11) // 128 - 16

q50:
	NIBBLES(6, 22, 0)
	FIFTHS(2, 22, 0)
	STORESUM(Y11)
	SCALE(0)
	FINISH(q50, 22, 32)

// func unpackQ5_1(args *unpackArgs)
TEXT ·unpackQ5_1(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	FIFTHCONSTS
	BYTES(0x80, Y11)

q51:
	NIBBLES(8, 24, 0)
	FIFTHS(4, 24, 0)
	STORESUM(Y11)
	SCALE(0)
	MINIMUM(2)
	FINISH(q51, 24, 32)

// TABLE loads 16 signed values into both halves of Y9, with the top bit flipped.
#define TABLE(values) \
	BYTES(0x80, Y13)           \
	VBROADCASTI128 values, Y9  \
	VPXOR          Y13, Y9, Y9

// STOREVALUES stores the values of TABLE that Y5 picks.
#define STOREVALUES(at) \
	VPSHUFB Y5, Y9, Y5 \
	VMOVDQU Y5, (at)(DI)

// func unpackIQ4_NL(args *unpackArgs)
TEXT ·unpackIQ4_NL(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	TABLE(·iq4(SB))

iq4nl:
	NIBBLES(2, 18, 0)
	STOREVALUES(0)
	SCALE(0)
	FINISH(iq4nl, 18, 32)

// func unpackMXFP4(args *unpackArgs)
TEXT ·unpackMXFP4(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	TABLE(·mxfp4(SB))
	MOVL $0x00400000, R12 // 2^-127

mxfp4:
	NIBBLES(1, 17, 0)
	STOREVALUES(0)
	MOVBLZX (SI), AX
	LEAL    -1(AX), BX
	SHLL    $23, BX         // 2^(e-128)
	MOVL    $0x00200000, DX // 2^-128, for e = 0
	TESTL   AX, AX
	CMOVLNE R12, DX
	CMPL    AX, $2
	CMOVLLT DX, BX
	MOVL    BX, (R8)
	ADDQ    $4, R8
	FINISH(mxfp4, 17, 32)

#define RUN2(l, at) \
	VPSRLW  $l, Y0, Y1  \
	VPAND   Y14, Y1, Y1 \
	VMOVDQU Y1, (at)(DI)

#define HALF2(p) \
	VMOVDQU (16+32*p)(SI), Y0 \
	RUN2(0, 128*p)            \
	RUN2(2, 128*p+32)         \
	RUN2(4, 128*p+64)         \
	RUN2(6, 128*p+96)

// SCALES16 stores the sixteen signed bytes in x.
#define SCALES16(x) \
	VPMOVSXBD x, Y2       \
	VPSRLDQ   $8, x, x    \
	VPMOVSXBD x, Y3       \
	VMOVDQU   Y2, (R10)   \
	VMOVDQU   Y3, 32(R10) \
	ADDQ      $64, R10

// func unpackQ2_K(args *unpackArgs)
TEXT ·unpackQ2_K(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	BYTES(3, Y14)

q2k:
	HALF2(0)
	HALF2(1)
	VPAND     (SI), X12, X0
	SCALES16(X0)
	VPMOVZXBW (SI), Y0
	VPSRLW    $4, Y0, Y0
	VMOVDQU   Y0, (R11)
	ADDQ      $32, R11
	VMOVD     80(SI), X0
	VCVTPH2PS X0, X0
	VMOVSS    X0, (R8)
	VMOVSHDUP X0, X0
	VMOVSS    X0, (R9)
	ADDQ      $4, R8
	ADDQ      $4, R9
	FINISH(q2k, 84, 256)

#define STORE3(l, SHIFT, h, at) \
	RUN3(l, SHIFT, h)     \
	VMOVDQU Y4, (at)(DI)

// func unpackQ3_K(args *unpackArgs)
TEXT ·unpackQ3_K(SB), NOSPLIT, $0-8
	BEGIN
	CONSTS3_K

q3k:
	SCALES3(0)
	SCALES16(X4)
	VMOVDQU (SI), Y7
	VMOVDQU 32(SI), Y6
	STORE3(0, VPSLLW, 2, 0)
	STORE3(2, VPSLLW, 1, 32)
	STORE3(4, VPSLLW, 0, 64)
	STORE3(6, VPSRLW, 1, 96)
	VMOVDQU 64(SI), Y6
	STORE3(0, VPSRLW, 2, 128)
	STORE3(2, VPSRLW, 3, 160)
	STORE3(4, VPSRLW, 4, 192)
	STORE3(6, VPSRLW, 5, 224)
	SCALE(108)
	FINISH(q3k, 110, 256)

#define GROUPXS(g) \
	NIBBLES((8+16*g), 136, 0) \
	STOREVALUES((32*g))

// func unpackIQ4_XS(args *unpackArgs)
TEXT ·unpackIQ4_XS(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	TABLE(·iq4(SB))
	LANES(32, Y11)

iq4xs:
	SCALESXS(0)
	VMOVDQU Y4, (R10)
	ADDQ    $32, R10
	GROUPXS(0)
	GROUPXS(1)
	GROUPXS(2)
	GROUPXS(3)
	GROUPXS(4)
	GROUPXS(5)
	GROUPXS(6)
	GROUPXS(7)
	SCALE(0)
	FINISH(iq4xs, 136, 256)
