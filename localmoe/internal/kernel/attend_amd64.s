#include "textflag.h"

// Scores and weighted sums of attention.

// SUMS leaves the sums of the lanes of Y0 to Y7, added up in the order of REDUCE, in Y0.
#define SUMS \
	VEXTRACTF128 $1, Y0, X9     \
	VADDPS       X9, X0, X0     \
	VEXTRACTF128 $1, Y1, X9     \
	VADDPS       X9, X1, X1     \
	VEXTRACTF128 $1, Y2, X9     \
	VADDPS       X9, X2, X2     \
	VEXTRACTF128 $1, Y3, X9     \
	VADDPS       X9, X3, X3     \
	VEXTRACTF128 $1, Y4, X9     \
	VADDPS       X9, X4, X4     \
	VEXTRACTF128 $1, Y5, X9     \
	VADDPS       X9, X5, X5     \
	VEXTRACTF128 $1, Y6, X9     \
	VADDPS       X9, X6, X6     \
	VEXTRACTF128 $1, Y7, X9     \
	VADDPS       X9, X7, X7     \
	VINSERTF128  $1, X4, Y0, Y0 \
	VINSERTF128  $1, X5, Y1, Y1 \
	VINSERTF128  $1, X6, Y2, Y2 \
	VINSERTF128  $1, X7, Y3, Y3 \
	VUNPCKLPS    Y1, Y0, Y4     \
	VUNPCKHPS    Y1, Y0, Y5     \
	VUNPCKLPS    Y3, Y2, Y6     \
	VUNPCKHPS    Y3, Y2, Y7     \
	VADDPS       Y5, Y4, Y4     \
	VADDPS       Y7, Y6, Y6     \
	VUNPCKLPD    Y6, Y4, Y0     \
	VUNPCKHPD    Y6, Y4, Y1     \
	VADDPS       Y1, Y0, Y0

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

	SUMS
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

// SCOREHALF adds the products of eight float16 values of a key with those of the query in Y8.
#define SCOREHALF(a, t, key) \
	VCVTPH2PS key, t   \
	VMULPS    t, Y8, t \
	VADDPS    t, a, a

// func scoresHalfAVX2(dst, q *float32, keys *uint16, n, stride, eights int, scale float32, next *uint16)
TEXT ·scoresHalfAVX2(SB), NOSPLIT, $0-64
	MOVQ   dst+0(FP), DI
	MOVQ   keys+16(FP), SI
	MOVQ   stride+32(FP), R8
	SHLQ   $1, R8
	LEAQ   (R8)(R8*2), R9
	MOVQ   eights+40(FP), R14
	VMOVSS scale+48(FP), X15
	MOVQ   next+56(FP), R12

keys:
	MOVQ   q+8(FP), BX
	MOVQ   n+24(FP), CX
	MOVQ   SI, R10
	LEAQ   (SI)(R8*4), R11
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
	VMOVUPS    (BX), Y8
	SCOREHALF(Y0, Y9, (R10))
	SCOREHALF(Y1, Y10, (R10)(R8*1))
	SCOREHALF(Y2, Y11, (R10)(R8*2))
	SCOREHALF(Y3, Y12, (R10)(R9*1))
	SCOREHALF(Y4, Y9, (R11))
	SCOREHALF(Y5, Y10, (R11)(R8*1))
	SCOREHALF(Y6, Y11, (R11)(R8*2))
	SCOREHALF(Y7, Y12, (R11)(R9*1))
	ADDQ       $32, BX
	ADDQ       $16, R10
	ADDQ       $16, R11
	ADDQ       $128, R12
	SUBQ       $8, CX
	JNE        loop
	SUMS
	VBROADCASTSS X15, Y1
	VMULPS       Y1, Y0, Y0
	VMOVUPS      Y0, (DI)
	ADDQ         $32, DI
	LEAQ         (SI)(R8*8), SI
	DECQ         R14
	JNE          keys
	VZEROUPPER
	RET

// WEIGHHALF adds the weight in Y8 times eight float16 values.
#define WEIGHHALF(a, t, value) \
	VCVTPH2PS value, t \
	VMULPS    t, Y8, t \
	VADDPS    t, a, a

// func weighHalfAVX2(y, scores *float32, values *uint16, n, stride, count int, next *uint16)
TEXT ·weighHalfAVX2(SB), NOSPLIT, $0-56
	MOVQ y+0(FP), DI
	MOVQ values+16(FP), SI
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	SHLQ $1, R8
	MOVQ next+48(FP), R12

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
	PREFETCHT1   (R12)
	PREFETCHT1   64(R12)
	ADDQ         $128, R12
	VBROADCASTSS (BX), Y8
	WEIGHHALF(Y0, Y9, (R10))
	WEIGHHALF(Y1, Y10, 16(R10))
	WEIGHHALF(Y2, Y11, 32(R10))
	WEIGHHALF(Y3, Y12, 48(R10))
	WEIGHHALF(Y4, Y9, 64(R10))
	WEIGHHALF(Y5, Y10, 80(R10))
	WEIGHHALF(Y6, Y11, 96(R10))
	WEIGHHALF(Y7, Y12, 112(R10))
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
	ADDQ         $128, SI
	JMP          wide

narrow:
	ADDQ $64, CX

eight:
	SUBQ    $8, CX
	JLT     done
	MOVQ    scores+8(FP), BX
	MOVQ    count+40(FP), DX
	MOVQ    SI, R10
	VMOVUPS (DI), Y0

eightLoop:
	VBROADCASTSS (BX), Y8
	WEIGHHALF(Y0, Y9, (R10))
	ADDQ         $4, BX
	ADDQ         R8, R10
	DECQ         DX
	JNE          eightLoop
	VMOVUPS      Y0, (DI)
	ADDQ         $32, DI
	ADDQ         $16, SI
	JMP          eight

done:
	VZEROUPPER
	RET
