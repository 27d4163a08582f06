#include "textflag.h"
#include "level_avx2_amd64.h"
#include "quads_amd64.h"

// Four consecutive blocks of one row, unpacked once for two vectors, see
// encoded_amd64.h. In its registers are otherwise
//
//	BX   bytes from the activations of the first vector to those of the second
//	R12  bytes from scales to scales; from sums to sums it is four times that for sums
//	     of 32 and eight times for sums of 16
//	X15  results so far, in its two lower lanes
//
// Without AVX-512 there are too few registers for more vectors.

// X2AT and SUM2AT are XAT and SUMAT of the second vector.
#define X2AT(o, n, i) (o+n*i)(DI)(BX*1)
#define SUM2AT(o, n, i) (o+n*i)(R9)(R12*8)

#define NONE

// TWOS is KERNEL for two vectors; the activations of a step take 1<<shift bytes.
#define TWOS(shift, FIRST, BLOCKS) \
	MOVQ row+8(FP), R13             \
	MOVQ stride+16(FP), R11         \
	MOVQ groups+24(FP), R14         \
	MOVQ blocks+56(FP), BX          \
	MOVQ BX, R12                    \
	SHLQ $shift, BX                 \
	SHLQ $4, R12                    \
	MOVQ R13, AX                    \
	MOVQ sums+48(FP), R10           \
	FIRST                           \
group:                                  \
	REWIND                          \
	VXORPS X15, X15, X15            \
	GROUP                           \
step:                                   \
	BLOCKS                          \
	DECQ       CX                   \
	JNE        step                 \
	MOVQ       dst+0(FP), AX        \
	MOVQ       apart+64(FP), R15    \
	VMOVSS     X15, (AX)            \
	VEXTRACTPS $1, X15, (AX)(R15*4) \
	ADDQ       $4, dst+0(FP)        \
	DECQ       R14                  \
	JNE        group                \
	VZEROUPPER                      \
	RET

// GATHER2 adds the terms of four blocks in X1 and X3, one vector each, to X15.
#define GATHER2 \
	VUNPCKLPS X3, X1, X0   \
	VUNPCKHPS X3, X1, X1   \
	VADDPS    X0, X15, X15 \
	VMOVHLPS  X0, X0, X0   \
	VADDPS    X0, X15, X15 \
	VADDPS    X1, X15, X15 \
	VMOVHLPS  X1, X1, X1   \
	VADDPS    X1, X15, X15

// TERMS2 is TERM for the sums in X0 and X1 and the scales of weights in X8.
#define TERMS2 \
	VCVTDQ2PS X0, X0              \
	VCVTDQ2PS X1, X3              \
	VMULPS    (R8), X8, X1        \
	VMULPS    (R8)(R12*1), X8, X8 \
	VMULPS    X0, X1, X1          \
	VMULPS    X3, X8, X3          \
	GATHER2

// Q8_0. SIGNED2 multiplies the signed bytes in Y5 with both vectors; Y11 holds ones.
#define SIGNED2(x, x2, acc, acc2) \
	VPABSB     Y5, Y6          \
	VMOVDQU    x, Y7           \
	VPSIGNB    Y5, Y7, Y7      \
	VPMADDUBSW Y7, Y6, acc     \
	VMOVDQU    x2, Y7          \
	VPSIGNB    Y5, Y7, Y7      \
	VPMADDUBSW Y7, Y6, acc2    \
	VPMADDWD   Y11, acc, acc   \
	VPMADDWD   Y11, acc2, acc2

#define TWO8_0(i, acc, acc2) \
	VMOVDQU AT(2, 34, i), Y5                          \
	SIGNED2(XAT(0, 32, i), X2AT(0, 32, i), acc, acc2)

#define TWOS8_0 \
	TWO8_0(I0, Y0, Y8)                  \
	TWO8_0(I1, Y1, Y9)                  \
	TWO8_0(I2, Y2, Y10)                 \
	TWO8_0(I3, Y3, Y13)                 \
	SUMS4(Y0, Y1, Y2, Y3, X0, Y4, X4)   \
	SUMS4(Y8, Y9, Y10, Y13, X8, Y4, X4) \
	VMOVDQA X8, X1                      \
	HALVES(0, 34)                       \
	TERMS2                              \
	FETCH(2)                            \
	STEP32(34)

// Q4_K. The scratch memory is that of HEAD45, with the second vector's sums of minima
// at 176.
#define SCALES4(h, at, p, low, low2) \
	SCALES45(h, at, low)                  \
	VPMADDWD (32*p)(R10)(R12*4), Y6, low2

#define HEAD4(bytes) \
	OPEN45(bytes)                  \
	SUMS45(0)                      \
	SCALES4(Y4, 0, 0, Y8, Y10)     \
	SUMS45(1)                      \
	SCALES4(Y5, 64, 1, Y9, Y14)    \
	LOWS45(Y8, Y9, X8, X6, 160)    \
	LOWS45(Y10, Y14, X10, X6, 176) \
	CLOSE45

#define FIRSTS4_K \
	HEAD4(144)    \
	XORQ $256, DX

// GROUP4 multiplies the nibbles in w, spoiled, with both vectors.
#define GROUP4(w, scale, x, x2, acc, acc2) \
	VPMADDUBSW   x, w, Y8      \
	VPBROADCASTD scale, Y11    \
	VPMADDUBSW   x2, w, w      \
	VPMADDWD     Y11, Y8, Y8   \
	VPMADDWD     Y11, w, w     \
	VPADDD       Y8, acc, acc  \
	VPADDD       w, acc2, acc2

#define TWO4(j, n, i, acc, acc2) \
	VMOVDQU AT((16+32*j), 144, i), Y6                                                 \
	SPLIT(Y6, Y7)                                                                     \
	GROUP4(Y7, SCALE(n, (2*j)), XAT((64*j), 256, i), X2AT((64*j), 256, i), acc, acc2) \
	GROUP4(Y6, SCALE(n, (2*j+1)), XAT((64*j+32), 256, i), X2AT((64*j+32), 256, i), acc, acc2)

#define TWOS4(j) \
	TWO4(j, 0, I0, Y0, Y4)  \
	TWO4(j, 1, I1, Y1, Y5)  \
	TWO4(j, 2, I2, Y2, Y9)  \
	TWO4(j, 3, I3, Y3, Y10)

// END4 makes of the sums in x, the lower half of y, and those of minima the terms t.
#define END4(x, y, low, scales, yt, t) \
	VINSERTI128    $1, low(DX), y, y \
	VCVTDQ2PS      y, y              \
	VBROADCASTF128 scales, yt        \
	VMULPS         128(DX), yt, yt   \
	VMULPS         y, yt, yt         \
	VEXTRACTF128   $1, yt, x         \
	VSUBPS         x, t, t

#define TWOS4_K \
	FETCH9                                 \
	NEXT(144, 16)                          \
	HEAD4(144)                             \
	CLEAR4                                 \
	VPXOR Y4, Y4, Y4                       \
	VPXOR Y5, Y5, Y5                       \
	VPXOR Y9, Y9, Y9                       \
	VPXOR Y10, Y10, Y10                    \
	TWOS4(0)                               \
	TWOS4(1)                               \
	TWOS4(2)                               \
	TWOS4(3)                               \
	SUMS4(Y0, Y1, Y2, Y3, X0, Y6, X6)      \
	SUMS4(Y4, Y5, Y9, Y10, X4, Y6, X6)     \
	END4(X0, Y0, 160, (R8), Y1, X1)        \
	END4(X4, Y4, 176, (R8)(R12*1), Y3, X3) \
	GATHER2                                \
	XORQ  $256, DX                         \
	STEP(144, 256, 16)

// Q6_K.
#define LESS6(i, acc, acc2) \
	VMOVDQU   AT(192, 210, i), X4        \
	VPMOVSXBW X4, Y5                     \
	VPMADDWD  SUMAT(0, 32, i), Y5, acc   \
	VPMADDWD  SUM2AT(0, 32, i), Y5, acc2 \
	VPSHUFB   ·evenOddBytes(SB), X4, X4  \
	VPMOVSXBW X4, Y10                    \
	VPSLLD    $5, acc, acc               \
	VPSLLD    $5, acc2, acc2             \
	VPXOR     Y5, Y5, Y5                 \
	VPSUBD    acc, Y5, acc               \
	VPSUBD    acc2, Y5, acc2

#define GROUP6(run, w, i, acc, acc2) \
	VPMADDUBSW XAT((32*(run)), 256, i), w, Y5  \
	VPSHUFB    ·spread+(32*(run))(SB), Y10, Y9 \
	VPMADDUBSW X2AT((32*(run)), 256, i), w, w  \
	VPMADDWD   Y9, Y5, Y5                      \
	VPMADDWD   Y9, w, w                        \
	VPADDD     Y5, acc, acc                    \
	VPADDD     w, acc2, acc2

#define TWO6(i, acc, acc2) \
	LESS6(i, acc, acc2)                    \
	HALF6(0, GROUP6, GROUP6, i, acc, acc2) \
	HALF6(1, GROUP6, GROUP6, i, acc, acc2)

#define TWOS6_K \
	FETCH14                       \
	TWO6(I0, Y0, Y1)              \
	TWO6(I1, Y2, Y3)              \
	HALFSUM(Y0, Y2, Y4)           \
	HALFSUM(Y1, Y3, Y4)           \
	VMOVDQA Y0, Y11               \
	VMOVDQA Y1, Y13               \
	TWO6(I2, Y0, Y1)              \
	TWO6(I3, Y2, Y3)              \
	HALFSUM(Y0, Y2, Y4)           \
	HALFSUM(Y1, Y3, Y4)           \
	FULLSUM(Y11, Y0, X11, Y4, X4) \
	FULLSUM(Y13, Y1, X13, Y4, X4) \
	VMOVDQA X11, X0               \
	VMOVDQA X13, X1               \
	HALVES(208, 210)              \
	TERMS2                        \
	STEP(210, 256, 32)

// func twosQ8_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)
TEXT ·twosQ8_0AVX2(SB), NOSPLIT, $0-72
	SIGNCONSTS
	TWOS(7, NONE, TWOS8_0)

// func twosQ4_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)
TEXT ·twosQ4_KAVX2(SB), 0, $1024-72
	NIBBLEMASK
	SCRATCH
	TWOS(10, FIRSTS4_K, TWOS4_K)

// func twosQ6_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)
TEXT ·twosQ6_KAVX2(SB), NOSPLIT, $0-72
	NIBBLEMASK
	BYTES(0x30, Y14)
	TWOS(10, NONE, TWOS6_K)
