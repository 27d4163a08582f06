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

#define NOTHING

// SCORES multiplies eight keys at a time. A key is read by SCORE, eight values of so many
// bytes at once; START and FETCH bring what is read later into the second cache, by R12.
#define SCORES(SCORE, shift, bytes, START, FETCH) \
	MOVQ   dst+0(FP), DI        \
	MOVQ   keys+16(FP), SI      \
	MOVQ   stride+32(FP), R8    \
	SHLQ   $shift, R8           \
	LEAQ   (R8)(R8*2), R9       \
	MOVQ   eights+40(FP), R14   \
	VMOVSS scale+48(FP), X15    \
keys:                           \
	MOVQ   q+8(FP), BX          \
	MOVQ   n+24(FP), CX         \
	MOVQ   SI, R10              \
	LEAQ   (SI)(R8*4), R11      \
	START                       \
	VXORPS Y0, Y0, Y0           \
	VXORPS Y1, Y1, Y1           \
	VXORPS Y2, Y2, Y2           \
	VXORPS Y3, Y3, Y3           \
	VXORPS Y4, Y4, Y4           \
	VXORPS Y5, Y5, Y5           \
	VXORPS Y6, Y6, Y6           \
	VXORPS Y7, Y7, Y7           \
loop:                           \
	FETCH                       \
	VMOVUPS (BX), Y8            \
	SCORE(Y0, Y9, (R10))        \
	SCORE(Y1, Y10, (R10)(R8*1)) \
	SCORE(Y2, Y11, (R10)(R8*2)) \
	SCORE(Y3, Y12, (R10)(R9*1)) \
	SCORE(Y4, Y9, (R11))        \
	SCORE(Y5, Y10, (R11)(R8*1)) \
	SCORE(Y6, Y11, (R11)(R8*2)) \
	SCORE(Y7, Y12, (R11)(R9*1)) \
	ADDQ   $32, BX              \
	ADDQ   $bytes, R10          \
	ADDQ   $bytes, R11          \
	SUBQ   $8, CX               \
	JNE    loop                 \
	SUMS                        \
	VBROADCASTSS X15, Y1        \
	VMULPS Y1, Y0, Y0           \
	VMOVUPS Y0, (DI)            \
	ADDQ   $32, DI              \
	LEAQ   (SI)(R8*8), SI       \
	DECQ   R14                  \
	JNE    keys                 \
	VZEROUPPER                  \
	RET

// PRODUCT adds the products of eight values with what Y8 holds.
#define PRODUCT(a, t, key) \
	VMULPS key, Y8, t \
	VADDPS t, a, a

#define PRODUCTHALF(a, t, key) \
	VCVTPH2PS key, t   \
	VMULPS    t, Y8, t \
	VADDPS    t, a, a

// Keys and values lie in pieces of sixteen positions, too short for a processor to notice
// that they are read in order; behind the piece of one head comes that of the next.
#define NEXTKEYS \
	LEAQ (SI)(R8*8), R12 \
	LEAQ (R12)(R8*8), R12

#define LINES2 \
	PREFETCHT1 (R12)   \
	PREFETCHT1 64(R12) \
	ADDQ       $128, R12

#define LINES4 \
	PREFETCHT1 (R12)    \
	PREFETCHT1 64(R12)  \
	PREFETCHT1 128(R12) \
	PREFETCHT1 192(R12) \
	ADDQ       $256, R12

// WEIGHS adds weighted values: of 64 elements at a time, of 32 and of eight. Eight are read by
// WEIGH, of so many bytes; FETCH64 and FETCH32 bring what is read later into the second cache.
#define WEIGHS(WEIGH, shift, bytes, FETCH64, FETCH32) \
	MOVQ y+0(FP), DI               \
	MOVQ values+16(FP), SI         \
	MOVQ n+24(FP), CX              \
	MOVQ stride+32(FP), R8         \
	SHLQ $shift, R8                \
wide:                              \
	SUBQ    $64, CX                \
	JLT     narrow                 \
	MOVQ    scores+8(FP), BX       \
	MOVQ    count+40(FP), DX       \
	MOVQ    SI, R10                \
	VMOVUPS (DI), Y0               \
	VMOVUPS 32(DI), Y1             \
	VMOVUPS 64(DI), Y2             \
	VMOVUPS 96(DI), Y3             \
	VMOVUPS 128(DI), Y4            \
	VMOVUPS 160(DI), Y5            \
	VMOVUPS 192(DI), Y6            \
	VMOVUPS 224(DI), Y7            \
wideLoop:                          \
	FETCH64                        \
	VBROADCASTSS (BX), Y8          \
	WEIGH(Y0, Y9, (R10))           \
	WEIGH(Y1, Y10, (1*bytes)(R10)) \
	WEIGH(Y2, Y11, (2*bytes)(R10)) \
	WEIGH(Y3, Y12, (3*bytes)(R10)) \
	WEIGH(Y4, Y9, (4*bytes)(R10))  \
	WEIGH(Y5, Y10, (5*bytes)(R10)) \
	WEIGH(Y6, Y11, (6*bytes)(R10)) \
	WEIGH(Y7, Y12, (7*bytes)(R10)) \
	ADDQ    $4, BX                 \
	ADDQ    R8, R10                \
	DECQ    DX                     \
	JNE     wideLoop               \
	VMOVUPS Y0, (DI)               \
	VMOVUPS Y1, 32(DI)             \
	VMOVUPS Y2, 64(DI)             \
	VMOVUPS Y3, 96(DI)             \
	VMOVUPS Y4, 128(DI)            \
	VMOVUPS Y5, 160(DI)            \
	VMOVUPS Y6, 192(DI)            \
	VMOVUPS Y7, 224(DI)            \
	ADDQ    $256, DI               \
	ADDQ    $(8*bytes), SI         \
	JMP     wide                   \
narrow:                            \
	ADDQ    $64, CX                \
	CMPQ    CX, $32                \
	JLT     eight                  \
	MOVQ    scores+8(FP), BX       \
	MOVQ    count+40(FP), DX       \
	MOVQ    SI, R10                \
	VMOVUPS (DI), Y0               \
	VMOVUPS 32(DI), Y1             \
	VMOVUPS 64(DI), Y2             \
	VMOVUPS 96(DI), Y3             \
narrowLoop:                        \
	FETCH32                        \
	VBROADCASTSS (BX), Y8          \
	WEIGH(Y0, Y9, (R10))           \
	WEIGH(Y1, Y10, (1*bytes)(R10)) \
	WEIGH(Y2, Y11, (2*bytes)(R10)) \
	WEIGH(Y3, Y12, (3*bytes)(R10)) \
	ADDQ    $4, BX                 \
	ADDQ    R8, R10                \
	DECQ    DX                     \
	JNE     narrowLoop             \
	VMOVUPS Y0, (DI)               \
	VMOVUPS Y1, 32(DI)             \
	VMOVUPS Y2, 64(DI)             \
	VMOVUPS Y3, 96(DI)             \
	ADDQ    $128, DI               \
	ADDQ    $(4*bytes), SI         \
	SUBQ    $32, CX                \
eight:                             \
	SUBQ    $8, CX                 \
	JLT     done                   \
	MOVQ    scores+8(FP), BX       \
	MOVQ    count+40(FP), DX       \
	MOVQ    SI, R10                \
	VMOVUPS (DI), Y0               \
eightLoop:                         \
	VBROADCASTSS (BX), Y8          \
	WEIGH(Y0, Y9, (R10))           \
	ADDQ    $4, BX                 \
	ADDQ    R8, R10                \
	DECQ    DX                     \
	JNE     eightLoop              \
	VMOVUPS Y0, (DI)               \
	ADDQ    $32, DI                \
	ADDQ    $bytes, SI             \
	JMP     eight                  \
done:                              \
	VZEROUPPER                     \
	RET

// The values sixteen positions on, as for keys.
#define NEXTVALUES64 \
	LEAQ       (R10)(R8*8), R12 \
	PREFETCHT1 (R12)(R8*8)      \
	PREFETCHT1 64(R12)(R8*8)    \
	PREFETCHT1 128(R12)(R8*8)   \
	PREFETCHT1 192(R12)(R8*8)

#define NEXTVALUES32 \
	LEAQ       (R10)(R8*8), R12 \
	PREFETCHT1 (R12)(R8*8)      \
	PREFETCHT1 64(R12)(R8*8)

#define LINE \
	PREFETCHT1 (R12) \
	ADDQ       $64, R12

// func scoresAVX2(dst, q, keys *float32, n, stride, eights int, scale float32)
TEXT ·scoresAVX2(SB), NOSPLIT, $0-52
	SCORES(PRODUCT, 2, 32, NEXTKEYS, LINES4)

// func scoresHalfAVX2(dst, q *float32, keys *uint16, n, stride, eights int, scale float32, next *uint16)
TEXT ·scoresHalfAVX2(SB), NOSPLIT, $0-64
	MOVQ next+56(FP), R12
	SCORES(PRODUCTHALF, 1, 16, NOTHING, LINES2)

// func weighAVX2(y, scores, values *float32, n, stride, count int)
TEXT ·weighAVX2(SB), NOSPLIT, $0-48
	WEIGHS(PRODUCT, 2, 32, NEXTVALUES64, NEXTVALUES32)

// func weighHalfAVX2(y, scores *float32, values *uint16, n, stride, count int, next *uint16)
TEXT ·weighHalfAVX2(SB), NOSPLIT, $0-56
	MOVQ next+48(FP), R12
	WEIGHS(PRODUCTHALF, 1, 16, LINES2, LINE)
