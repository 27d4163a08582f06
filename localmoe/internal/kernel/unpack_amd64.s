#include "textflag.h"

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

#define NIBBLEMASK \
	VPCMPEQW  Y12, Y12, Y12 \
	VPSRLW    $12, Y12, Y12 \
	VPACKUSWB Y12, Y12, Y12

// HEAD45 unpacks the scales and minima of a block of Q4_K or Q5_K.
#define HEAD45 \
	VMOVDQU   (SI), X0                \
	VCVTPH2PS X0, X1                  \
	VMOVSS    X1, (R8)                \
	VMOVSHDUP X1, X1                  \
	VMOVSS    X1, (R9)                \
	VPSHUFD   $0xed, X0, X1           \
	VPSRLVD   ·shift45(SB), X1, X1    \
	VPAND     ·low45(SB), X1, X1      \
	VPSHUFD   $0x84, X0, X0           \
	VPSRLD    $2, X0, X0              \
	VPAND     ·high45(SB), X0, X0     \
	VPOR      X0, X1, X1              \
	VPMOVZXBD X1, Y0                  \
	VMOVDQU   Y0, (R10)               \
	VPSHUFB   ·twice+64(SB), X1, X1   \
	VMOVDQU   X1, (R11)               \
	ADDQ      $4, R8                  \
	ADDQ      $4, R9                  \
	ADDQ      $32, R10                \
	ADDQ      $16, R11

#define PAIR4(j) \
	VMOVDQU (16+32*j)(SI), Y0   \
	VPAND   Y12, Y0, Y1         \
	VPSRLW  $4, Y0, Y0          \
	VPAND   Y12, Y0, Y0         \
	VMOVDQU Y1, (64*j)(DI)      \
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
	ADDQ $144, SI
	ADDQ $256, DI
	DECQ CX
	JNE  q4k
	VZEROUPPER
	RET

#define PAIR5(j, SHIFTA, a, SHIFTB, b) \
	VMOVDQU (48+32*j)(SI), Y0   \
	VPAND   Y12, Y0, Y1         \
	VPSRLW  $4, Y0, Y0          \
	VPAND   Y12, Y0, Y0         \
	SHIFTA  $a, Y2, Y3          \
	VPAND   Y13, Y3, Y3         \
	VPOR    Y3, Y1, Y1          \
	SHIFTB  $b, Y2, Y3          \
	VPAND   Y13, Y3, Y3         \
	VPOR    Y3, Y0, Y0          \
	VMOVDQU Y1, (64*j)(DI)      \
	VMOVDQU Y0, (64*j+32)(DI)

// func unpackQ5_K(args *unpackArgs)
TEXT ·unpackQ5_K(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	MOVL         $0x10101010, AX
	VMOVD        AX, X13
	VPBROADCASTD X13, Y13

q5k:
	HEAD45
	VMOVDQU 16(SI), Y2
	PAIR5(0, VPSLLW, 4, VPSLLW, 3)
	PAIR5(1, VPSLLW, 2, VPSLLW, 1)
	PAIR5(2, VPSLLW, 0, VPSRLW, 1)
	PAIR5(3, VPSRLW, 2, VPSRLW, 3)
	ADDQ    $176, SI
	ADDQ    $256, DI
	DECQ    CX
	JNE     q5k
	VZEROUPPER
	RET

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
	MOVL         $0x30303030, AX
	VMOVD        AX, X13
	VPBROADCASTD X13, Y13

q6k:
	HALF6(0)
	HALF6(1)
	VPMOVSXBD 192(SI), Y0
	VPMOVSXBD 200(SI), Y1
	VMOVDQU   Y0, (R10)
	VMOVDQU   Y1, 32(R10)
	MOVWLZX   208(SI), AX
	VMOVD     AX, X0
	VCVTPH2PS X0, X0
	VMOVSS    X0, (R8)
	ADDQ      $4, R8
	ADDQ      $64, R10
	ADDQ      $210, SI
	ADDQ      $256, DI
	DECQ      CX
	JNE       q6k
	VZEROUPPER
	RET

// func unpackQ8_0(args *unpackArgs)
TEXT ·unpackQ8_0(SB), NOSPLIT, $0-8
	BEGIN
	MOVL         $0x80808080, AX
	VMOVD        AX, X13
	VPBROADCASTD X13, Y13

q80:
	VPXOR     2(SI), Y13, Y0
	VMOVDQU   Y0, (DI)
	MOVWLZX   (SI), AX
	VMOVD     AX, X1
	VCVTPH2PS X1, X1
	VMOVSS    X1, (R8)
	ADDQ      $4, R8
	ADDQ      $34, SI
	ADDQ      $32, DI
	DECQ      CX
	JNE       q80
	VZEROUPPER
	RET

// func unpackQ4_0(args *unpackArgs)
TEXT ·unpackQ4_0(SB), NOSPLIT, $0-8
	BEGIN
	NIBBLEMASK
	MOVL         $0x78787878, AX // 128 - 8
	VMOVD        AX, X13
	VPBROADCASTD X13, Y13

q40:
	VMOVDQU     2(SI), X0
	VPSRLW      $4, X0, X1
	VINSERTI128 $1, X1, Y0, Y0
	VPAND       Y12, Y0, Y0
	VPADDB      Y13, Y0, Y0
	VMOVDQU     Y0, (DI)
	MOVWLZX     (SI), AX
	VMOVD       AX, X1
	VCVTPH2PS   X1, X1
	VMOVSS      X1, (R8)
	ADDQ        $4, R8
	ADDQ        $18, SI
	ADDQ        $32, DI
	DECQ        CX
	JNE         q40
	VZEROUPPER
	RET
