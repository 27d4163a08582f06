#include "textflag.h"
#include "exp_amd64.h"

// Element-wise functions on groups of eight float32 values. Every step is rounded
// as in the plain Go versions.

// REDUCE leaves ((l0+l4)+(l2+l6)) + ((l1+l5)+(l3+l7)) in the low lane of x,
// the lower half of y.
#define REDUCE(y, x, t) \
	VEXTRACTF128 $1, y, t \
	VADDPS       t, x, x  \
	VMOVHLPS     x, x, t  \
	VADDPS       t, x, x  \
	VMOVSHDUP    x, t     \
	VADDSS       t, x, x

// func softmaxAVX2(x *float32, n int, peak float32) float32
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-28
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS peak+16(FP), Y8
	VXORPS       Y9, Y9, Y9

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI), Y0
	VSUBPS  Y8, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VMOVUPS Y0, (SI)
	VADDPS  Y0, Y9, Y9
	ADDQ    $32, SI
	JMP     loop

done:
	REDUCE(Y9, X9, X0)
	VZEROUPPER
	MOVSS X9, ret+24(FP)
	RET

// func expOverAVX2(y, x *float32, n int, peak, t float32)
TEXT ·expOverAVX2(SB), NOSPLIT, $0-32
	MOVQ         y+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS peak+24(FP), Y8
	VBROADCASTSS t+28(FP), Y9

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI), Y0
	VSUBPS  Y8, Y0, Y0
	VDIVPS  Y9, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func sumExpAVX2(x *float32, n int, peak float32) float64
TEXT ·sumExpAVX2(SB), NOSPLIT, $0-32
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS peak+16(FP), Y8
	VXORPD       Y9, Y9, Y9
	VXORPD       Y10, Y10, Y10

loop:
	SUBQ         $8, CX
	JLT          done
	VMOVUPS      (SI), Y0
	VSUBPS       Y8, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VEXTRACTF128 $1, Y0, X1
	VCVTPS2PD    X0, Y0
	VCVTPS2PD    X1, Y1
	VADDPD       Y0, Y9, Y9
	VADDPD       Y1, Y10, Y10
	ADDQ         $32, SI
	JMP          loop

done:
	VADDPD       Y10, Y9, Y9
	VEXTRACTF128 $1, Y9, X0
	VADDPD       X0, X9, X9
	VPERMILPD    $1, X9, X0
	VADDSD       X0, X9, X9
	VZEROUPPER
	MOVSD X9, ret+24(FP)
	RET

// func maxAVX2(x *float32, n int) float32
TEXT ·maxAVX2(SB), NOSPLIT, $0-20
	MOVQ    x+0(FP), SI
	MOVQ    n+8(FP), CX
	VMOVUPS (SI), Y0

loop:
	SUBQ   $8, CX
	JLT    done
	VMAXPS (SI), Y0, Y0
	ADDQ   $32, SI
	JMP    loop

done:
	VEXTRACTF128 $1, Y0, X1
	VMAXPS       X1, X0, X0
	VMOVHLPS     X0, X0, X1
	VMAXPS       X1, X0, X0
	VMOVSHDUP    X0, X1
	VMAXPS       X1, X0, X0
	VZEROUPPER
	MOVSS X0, ret+16(FP)
	RET

// func siluMulAVX2(y, x *float32, n int)
TEXT ·siluMulAVX2(SB), NOSPLIT, $0-24
	MOVQ     y+0(FP), DI
	MOVQ     x+8(FP), SI
	MOVQ     n+16(FP), CX
	VPCMPEQD Y8, Y8, Y8
	VPSLLD   $31, Y8, Y8 // signs

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI), Y4
	VXORPS  Y8, Y4, Y0
	EXP(Y0, Y1, Y2, Y3)
	VADDPS  ·expOne(SB), Y0, Y0
	VDIVPS  Y0, Y4, Y4
	VMULPS  (DI), Y4, Y4
	VMOVUPS Y4, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func scaleAVX2(y *float32, n int, a float32)
TEXT ·scaleAVX2(SB), NOSPLIT, $0-20
	MOVQ         y+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS a+16(FP), Y0

loop:
	SUBQ    $8, CX
	JLT     done
	VMULPS  (DI), Y0, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func addAVX2(y, x *float32, n int)
TEXT ·addAVX2(SB), NOSPLIT, $0-24
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (DI), Y0
	VADDPS  (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func normAVX2(dst, x, w *float32, n int, scale float32)
TEXT ·normAVX2(SB), NOSPLIT, $0-36
	MOVQ         dst+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         w+16(FP), DX
	MOVQ         n+24(FP), CX
	VBROADCASTSS scale+32(FP), Y0

loop:
	SUBQ    $8, CX
	JLT     done
	VMULPS  (SI), Y0, Y1
	VMULPS  (DX), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DX
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// SCORE adds the products of eight values of a key with those of the query in Y8.
#define SCORE(a, t, key) \
	VMULPS key, Y8, t \
	VADDPS t, a, a

// func scoresAVX2(dst, q, keys *float32, n, stride, eights int, scale float32)
//
// Eight keys at a time. Keys and values lie in pieces of sixteen positions, too short
// for a processor to notice that they are read in order; behind the piece of one head
// comes that of the next.
TEXT ·scoresAVX2(SB), NOSPLIT, $0-52
	MOVQ  dst+0(FP), DI
	MOVQ  keys+16(FP), SI
	MOVQ  stride+32(FP), R8
	SHLQ  $2, R8
	LEAQ  (R8)(R8*2), R9
	MOVQ  eights+40(FP), R14
	VMOVSS scale+48(FP), X15

keys:
	MOVQ   q+8(FP), BX
	MOVQ   n+24(FP), CX
	MOVQ   SI, R10
	LEAQ   (SI)(R8*4), R11
	LEAQ   (SI)(R8*8), R12 // sixteen keys on: what is fetched ahead, to the second cache
	LEAQ   (R12)(R8*8), R12
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7

loop:
	PREFETCHT1 (R12)
	PREFETCHT1 64(R12)
	PREFETCHT1 128(R12)
	PREFETCHT1 192(R12)
	VMOVUPS    (BX), Y8
	SCORE(Y0, Y9, (R10))
	SCORE(Y1, Y10, (R10)(R8*1))
	SCORE(Y2, Y11, (R10)(R8*2))
	SCORE(Y3, Y12, (R10)(R9*1))
	SCORE(Y4, Y9, (R11))
	SCORE(Y5, Y10, (R11)(R8*1))
	SCORE(Y6, Y11, (R11)(R8*2))
	SCORE(Y7, Y12, (R11)(R9*1))
	ADDQ    $32, BX
	ADDQ    $32, R10
	ADDQ    $32, R11
	ADDQ    $256, R12
	SUBQ    $8, CX
	JNE     loop

	// Lane i of each of the eight becomes, added up in the order of REDUCE,
	// lane i of the result.
	VEXTRACTF128 $1, Y0, X9
	VADDPS       X9, X0, X0
	VEXTRACTF128 $1, Y1, X9
	VADDPS       X9, X1, X1
	VEXTRACTF128 $1, Y2, X9
	VADDPS       X9, X2, X2
	VEXTRACTF128 $1, Y3, X9
	VADDPS       X9, X3, X3
	VEXTRACTF128 $1, Y4, X9
	VADDPS       X9, X4, X4
	VEXTRACTF128 $1, Y5, X9
	VADDPS       X9, X5, X5
	VEXTRACTF128 $1, Y6, X9
	VADDPS       X9, X6, X6
	VEXTRACTF128 $1, Y7, X9
	VADDPS       X9, X7, X7
	VINSERTF128  $1, X4, Y0, Y0
	VINSERTF128  $1, X5, Y1, Y1
	VINSERTF128  $1, X6, Y2, Y2
	VINSERTF128  $1, X7, Y3, Y3
	VUNPCKLPS    Y1, Y0, Y4     // a0 b0 a1 b1
	VUNPCKHPS    Y1, Y0, Y5     // a2 b2 a3 b3
	VUNPCKLPS    Y3, Y2, Y6     // c0 d0 c1 d1
	VUNPCKHPS    Y3, Y2, Y7     // c2 d2 c3 d3
	VADDPS       Y5, Y4, Y4     // a0+a2 b0+b2 a1+a3 b1+b3
	VADDPS       Y7, Y6, Y6
	VUNPCKLPD    Y6, Y4, Y0
	VUNPCKHPD    Y6, Y4, Y1
	VADDPS       Y1, Y0, Y0
	VBROADCASTSS X15, Y1
	VMULPS       Y1, Y0, Y0
	VMOVUPS      Y0, (DI)
	ADDQ         $32, DI
	LEAQ         (SI)(R8*8), SI
	DECQ         R14
	JNE          keys
	VZEROUPPER
	RET

// WEIGH adds the weight in Y8 times eight values.
#define WEIGH(a, t, value) \
	VMULPS value, Y8, t \
	VADDPS t, a, a

// func weighAVX2(y, scores, values *float32, n, stride, count int)
TEXT ·weighAVX2(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ values+16(FP), SI
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8

wide:
	SUBQ    $64, CX
	JLT     narrow
	MOVQ    scores+8(FP), BX
	MOVQ    count+40(FP), DX
	MOVQ    SI, R10
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	VMOVUPS 128(DI), Y4
	VMOVUPS 160(DI), Y5
	VMOVUPS 192(DI), Y6
	VMOVUPS 224(DI), Y7

wideLoop:
	LEAQ         (R10)(R8*8), R12 // sixteen values on, as for keys
	PREFETCHT1   (R12)(R8*8)
	PREFETCHT1   64(R12)(R8*8)
	PREFETCHT1   128(R12)(R8*8)
	PREFETCHT1   192(R12)(R8*8)
	VBROADCASTSS (BX), Y8
	WEIGH(Y0, Y9, (R10))
	WEIGH(Y1, Y10, 32(R10))
	WEIGH(Y2, Y11, 64(R10))
	WEIGH(Y3, Y12, 96(R10))
	WEIGH(Y4, Y9, 128(R10))
	WEIGH(Y5, Y10, 160(R10))
	WEIGH(Y6, Y11, 192(R10))
	WEIGH(Y7, Y12, 224(R10))
	ADDQ         $4, BX
	ADDQ         R8, R10
	DECQ         DX
	JNE          wideLoop
	VMOVUPS      Y0, (DI)
	VMOVUPS      Y1, 32(DI)
	VMOVUPS      Y2, 64(DI)
	VMOVUPS      Y3, 96(DI)
	VMOVUPS      Y4, 128(DI)
	VMOVUPS      Y5, 160(DI)
	VMOVUPS      Y6, 192(DI)
	VMOVUPS      Y7, 224(DI)
	ADDQ         $256, DI
	ADDQ         $256, SI
	JMP          wide

narrow:
	ADDQ    $64, CX
	CMPQ    CX, $32
	JLT     eight
	MOVQ    scores+8(FP), BX
	MOVQ    count+40(FP), DX
	MOVQ    SI, R10
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3

narrowLoop:
	LEAQ         (R10)(R8*8), R12
	PREFETCHT1   (R12)(R8*8)
	PREFETCHT1   64(R12)(R8*8)
	VBROADCASTSS (BX), Y8
	WEIGH(Y0, Y9, (R10))
	WEIGH(Y1, Y10, 32(R10))
	WEIGH(Y2, Y11, 64(R10))
	WEIGH(Y3, Y12, 96(R10))
	ADDQ         $4, BX
	ADDQ         R8, R10
	DECQ         DX
	JNE          narrowLoop
	VMOVUPS      Y0, (DI)
	VMOVUPS      Y1, 32(DI)
	VMOVUPS      Y2, 64(DI)
	VMOVUPS      Y3, 96(DI)
	ADDQ         $128, DI
	ADDQ         $128, SI
	SUBQ         $32, CX

eight:
	SUBQ    $8, CX
	JLT     done
	MOVQ    scores+8(FP), BX
	MOVQ    count+40(FP), DX
	MOVQ    SI, R10
	VMOVUPS (DI), Y0

eightLoop:
	VBROADCASTSS (BX), Y8
	WEIGH(Y0, Y9, (R10))
	ADDQ         $4, BX
	ADDQ         R8, R10
	DECQ         DX
	JNE          eightLoop
	VMOVUPS      Y0, (DI)
	ADDQ         $32, DI
	ADDQ         $32, SI
	JMP          eight

done:
	VZEROUPPER
	RET
