#include "textflag.h"
#include "attend_amd64.h"

// Scores and weighted sums of attention.

// HALF adds the upper half of y to the lower one, x.
#define HALF(y, x) \
	VEXTRACTF128 $1, y, X9 \
	VADDPS       X9, x, x

// SUMS leaves the sums of the lanes of Y0 to Y7, added up in the order of REDUCE, in Y0.
#define SUMS \
	HALF(Y0, X0)               \
	HALF(Y1, X1)               \
	HALF(Y2, X2)               \
	HALF(Y3, X3)               \
	HALF(Y4, X4)               \
	HALF(Y5, X5)               \
	HALF(Y6, X6)               \
	HALF(Y7, X7)               \
	VINSERTF128 $1, X4, Y0, Y0 \
	VINSERTF128 $1, X5, Y1, Y1 \
	VINSERTF128 $1, X6, Y2, Y2 \
	VINSERTF128 $1, X7, Y3, Y3 \
	SUMQUADS(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7)

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

// EIGHT does F, LOAD or STORE, for eight registers and the elements at DI they belong to, FOUR
// for four.
#define FOUR(F) \
	F((DI), Y0)   \
	F(32(DI), Y1) \
	F(64(DI), Y2) \
	F(96(DI), Y3)

#define EIGHT(F) \
	FOUR(F)        \
	F(128(DI), Y4) \
	F(160(DI), Y5) \
	F(192(DI), Y6) \
	F(224(DI), Y7)

// WEIGH8 adds weighted values to those registers, WEIGH4 to four.
#define WEIGH4(WEIGH, bytes) \
	WEIGH(Y0, Y9, (R10))           \
	WEIGH(Y1, Y10, (1*bytes)(R10)) \
	WEIGH(Y2, Y11, (2*bytes)(R10)) \
	WEIGH(Y3, Y12, (3*bytes)(R10))

#define WEIGH8(WEIGH, bytes) \
	WEIGH4(WEIGH, bytes)           \
	WEIGH(Y4, Y9, (4*bytes)(R10))  \
	WEIGH(Y5, Y10, (5*bytes)(R10)) \
	WEIGH(Y6, Y11, (6*bytes)(R10)) \
	WEIGH(Y7, Y12, (7*bytes)(R10))

// WEIGHS adds weighted values: of 64 elements at a time, of 32 and of eight. Eight are read by
// WEIGH, of so many bytes; FETCH64 and FETCH32 bring what is read later into the second cache.
#define WEIGHS(WEIGH, shift, bytes, FETCH64, FETCH32) \
	MOVQ y+0(FP), DI                                                                     \
	MOVQ values+16(FP), SI                                                               \
	MOVQ n+24(FP), CX                                                                    \
	MOVQ stride+32(FP), R8                                                               \
	SHLQ $shift, R8                                                                      \
wide:                                                                                        \
	SUBQ $64, CX                                                                         \
	JLT  narrow                                                                          \
	PIECE(wideLoop, Y8, FETCH64, EIGHT(LOAD), WEIGH8(WEIGH, bytes), EIGHT(STORE))        \
	ADDQ $256, DI                                                                        \
	ADDQ $(8*bytes), SI                                                                  \
	JMP  wide                                                                            \
narrow:                                                                                      \
	ADDQ $64, CX                                                                         \
	CMPQ CX, $32                                                                         \
	JLT  eight                                                                           \
	PIECE(narrowLoop, Y8, FETCH32, FOUR(LOAD), WEIGH4(WEIGH, bytes), FOUR(STORE))        \
	ADDQ $128, DI                                                                        \
	ADDQ $(4*bytes), SI                                                                  \
	SUBQ $32, CX                                                                         \
eight:                                                                                       \
	SUBQ $8, CX                                                                          \
	JLT  done                                                                            \
	PIECE(eightLoop, Y8, NOTHING, LOAD((DI), Y0), WEIGH(Y0, Y9, (R10)), STORE((DI), Y0)) \
	ADDQ $32, DI                                                                         \
	ADDQ $bytes, SI                                                                      \
	JMP  eight                                                                           \
done:                                                                                        \
	VZEROUPPER                                                                           \
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
