// Macros of the integer kernels, the same with and without VNNI. Registers:
// SI row, DI rounded activations, R8 their scales, R9 their sums, CX blocks
// left, X15 the sum so far. Before including, define
//
//	MADD8(s, u, acc)   acc = Σ of four u·s, u unsigned bytes, s signed
//	MADD16(s, v, acc)  acc += Σ of two v·s, int16; spoils v
//
// Y14 holds int16 ones.

#define ARGS \
	MOVQ     row+0(FP), SI    \
	MOVQ     q+8(FP), DI      \
	MOVQ     d+16(FP), R8     \
	MOVQ     sums+24(FP), R9  \
	MOVQ     blocks+32(FP), CX \
	VPCMPEQW Y14, Y14, Y14    \
	VPSRLW   $15, Y14, Y14    \
	VXORPS   X15, X15, X15

#define RETURN \
	VZEROUPPER           \
	MOVSS X15, ret+40(FP) \
	RET

// SUM4 leaves the sums of Y0 to Y3 in the lanes of X0.
#define SUM4 \
	VPHADDD      Y1, Y0, Y0 \
	VPHADDD      Y3, Y2, Y2 \
	VPHADDD      Y2, Y0, Y0 \
	VEXTRACTI128 $1, Y0, X1 \
	VPADDD       X1, X0, X0

// SUM1 leaves the sum of Y0 in lane 0 of X0.
#define SUM1 \
	VEXTRACTI128 $1, Y0, X1 \
	VPADDD       X1, X0, X0 \
	VPHADDD      X0, X0, X0 \
	VPHADDD      X0, X0, X0

// HALVES4 loads the float16 scales of four blocks of so many bytes into X1.
#define HALVES4(bytes) \
	VMOVD     (SI), X1                  \
	VPINSRW   $1, bytes(SI), X1, X1     \
	VPINSRW   $2, (2*bytes)(SI), X1, X1 \
	VPINSRW   $3, (3*bytes)(SI), X1, X1 \
	VCVTPH2PS X1, X1

// HALF1 loads the float16 at m into lane 0 of X1.
#define HALF1(m) \
	MOVWLZX   m, AX \
	VMOVD     AX, X1 \
	VCVTPH2PS X1, X1

// EXPONENTS4 does as HALVES4 for the scales of MXFP4, 2^(e-128): bits e-1 of
// the exponent, or the subnormals 2^21 and 2^22 for e = 0 and 1, built as
// (e-1)<<23 and 2^21<<e.
#define EXPONENTS4 \
	VPXOR    X1, X1, X1           \
	VPINSRB  $0, (SI), X1, X1     \
	VPINSRB  $4, 17(SI), X1, X1   \
	VPINSRB  $8, 34(SI), X1, X1   \
	VPINSRB  $12, 51(SI), X1, X1  \
	EXPONENT

#define EXPONENT1 \
	MOVBLZX (SI), AX \
	VMOVD   AX, X1   \
	EXPONENT

// EXPONENT uses X10 = 1 and X11 = 2^21 in every lane.
#define EXPONENT \
	VPSUBD    X10, X1, X4      \
	VPSLLD    $23, X4, X4      \
	VPSLLVD   X1, X11, X5      \
	VPCMPGTD  X10, X1, X1      \
	VPBLENDVB X1, X4, X5, X1

// ADD4 adds the products of the integer sums X0 with the weights' scales X1
// and those of the activations to the sum: ((t0+t1)+t2)+t3.
#define ADD4 \
	VCVTDQ2PS X0, X0         \
	VMULPS    (R8), X1, X1   \
	VMULPS    X0, X1, X0     \
	VMOVSHDUP X0, X1         \
	VADDSS    X1, X0, X2     \
	VMOVHLPS  X0, X0, X3     \
	VADDSS    X3, X2, X2     \
	VMOVSHDUP X3, X3         \
	VADDSS    X3, X2, X2     \
	VADDSS    X2, X15, X15   \
	ADDQ      $16, R8        \
	ADDQ      $16, R9        \
	ADDQ      $128, DI

// ADD1 does as ADD4 with one block left over; these gather in X13.
#define ADD1 \
	VCVTDQ2PS X0, X0         \
	VMULSS    (R8), X1, X1   \
	VMULSS    X0, X1, X0     \
	VADDSS    X0, X13, X13   \
	ADDQ      $4, R8         \
	ADDQ      $4, R9         \
	ADDQ      $32, DI

// BLOCKS32 is the loop over blocks of 32: QUAD computes the sums X0 and scales
// X1 of four blocks, SINGLE those of one.
#define BLOCKS32(bytes, QUAD, SINGLE) \
fours:                               \
	SUBQ   $4, CX                    \
	JLT    rest                      \
	QUAD                             \
	ADD4                             \
	ADDQ   $(4*bytes), SI            \
	JMP    fours                     \
rest:                                \
	ADDQ   $4, CX                    \
	JEQ    done                      \
	VXORPS X13, X13, X13             \
ones:                                \
	SINGLE                           \
	ADD1                             \
	ADDQ   $bytes, SI                \
	DECQ   CX                        \
	JNE    ones                      \
	VADDSS X13, X15, X15             \
done:                                \
	RETURN

// SIGNED leaves in acc the products of signed bytes w with x in memory.
#define SIGNED(w, x, acc) \
	VPABSB   w, Y5     \
	VMOVDQU  x, Y6     \
	VPSIGNB  w, Y6, Y6 \
	MADD8(Y6, Y5, acc)

// Q8_0.
#define Q8(block, acc) \
	VMOVDQU (34*block+2)(SI), Y4 \
	SIGNED(Y4, (32*block)(DI), acc)

#define Q8QUAD \
	Q8(0, Y0) \
	Q8(1, Y1) \
	Q8(2, Y2) \
	Q8(3, Y3) \
	SUM4      \
	HALVES4(34)

#define Q8SINGLE \
	Q8(0, Y0) \
	SUM1      \
	HALF1((SI))

// NIBBLES loads 16 bytes: low nibbles to the lower half of Y4, high ones to the
// upper. Y12 holds the nibble mask.
#define NIBBLES(m) \
	VMOVDQU     m, X4          \
	VPSRLW      $4, X4, X5     \
	VINSERTI128 $1, X5, Y4, Y4 \
	VPAND       Y12, Y4, Y4

#define NIBBLEMASK \
	VPCMPEQW  Y12, Y12, Y12 \
	VPSRLW    $12, Y12, Y12 \
	VPACKUSWB Y12, Y12, Y12

// Q4_0: nibbles are unsigned; 8 times the sum of the activations goes off.
#define Q4(block, acc) \
	NIBBLES((18*block+2)(SI))  \
	VMOVDQU (32*block)(DI), Y6 \
	MADD8(Y6, Y4, acc)

#define OFF8 \
	VPMADDWD X14, X1, X1 \
	VPSLLD   $3, X1, X1  \
	VPSUBD   X1, X0, X0

#define Q4QUAD \
	Q4(0, Y0)        \
	Q4(1, Y1)        \
	Q4(2, Y2)        \
	Q4(3, Y3)        \
	SUM4             \
	VMOVDQU (R9), X1 \
	OFF8             \
	HALVES4(18)

#define Q4SINGLE \
	Q4(0, Y0)        \
	SUM1             \
	VMOVD   (R9), X1 \
	OFF8             \
	HALF1((SI))

// TABLE looks nibbles up in Y9.
#define TABLE(m, x, acc) \
	NIBBLES(m)           \
	VPSHUFB Y4, Y9, Y4   \
	SIGNED(Y4, x, acc)

#define IQ4QUAD \
	TABLE(2(SI), (DI), Y0)     \
	TABLE(20(SI), 32(DI), Y1)  \
	TABLE(38(SI), 64(DI), Y2)  \
	TABLE(56(SI), 96(DI), Y3)  \
	SUM4                       \
	HALVES4(18)

#define IQ4SINGLE \
	TABLE(2(SI), (DI), Y0) \
	SUM1                   \
	HALF1((SI))

#define MX4QUAD \
	TABLE(1(SI), (DI), Y0)     \
	TABLE(18(SI), 32(DI), Y1)  \
	TABLE(35(SI), 64(DI), Y2)  \
	TABLE(52(SI), 96(DI), Y3)  \
	SUM4                       \
	EXPONENTS4

#define MX4SINGLE \
	TABLE(1(SI), (DI), Y0) \
	SUM1                   \
	EXPONENT1

#define MX4CONSTS \
	VPCMPEQD X10, X10, X10 \
	VPSRLD   $31, X10, X10 \
	VPSLLD   $21, X10, X11

// SCALES45 unpacks the scales and minima of Q4_K and Q5_K: the eight scales to
// both halves of Y11, the products of minima and sums to the lanes of X13.
#define SCALES45 \
	MOVL         4(SI), AX           \
	MOVL         8(SI), BX           \
	MOVL         12(SI), DX          \
	MOVL         AX, R10             \
	MOVL         BX, R11             \
	MOVL         DX, R12             \
	ANDL         $0x3f3f3f3f, AX     \
	ANDL         $0x3f3f3f3f, BX     \
	SHRL         $2, R10             \
	SHRL         $2, R11             \
	SHRL         $4, R12             \
	ANDL         $0x30303030, R10    \
	ANDL         $0x30303030, R11    \
	ANDL         $0x0f0f0f0f, DX     \
	ANDL         $0x0f0f0f0f, R12    \
	ORL          DX, R10             \
	ORL          R12, R11            \
	VMOVD        AX, X10             \
	VPINSRD      $1, R10, X10, X10   \
	VPINSRD      $2, BX, X10, X10    \
	VPINSRD      $3, R11, X10, X10   \
	VPMOVZXBW    X10, Y10            \
	VINSERTI128  $1, X10, Y10, Y11   \
	VEXTRACTI128 $1, Y10, X10        \
	VMOVDQU      (R9), X13           \
	VPHADDW      16(R9), X13, X13    \
	VPMADDWD     X10, X13, X13

// GROUP45 adds the products of unsigned bytes w, spoiled, with x times the
// scale of the group to Y0.
#define GROUP45(group, w, x) \
	VPMADDUBSW x, w, w                            \
	VPSHUFB    scale45<>+(32*(group))(SB), Y11, Y3  \
	MADD16(Y3, w, Y0)

// ADD45 adds the block to the sum and goes to the next one.
#define ADD45(bytes) \
	VEXTRACTI128 $1, Y0, X1    \
	VPADDD       X1, X0, X0    \
	VPHADDD      X13, X0, X0   \
	VPHADDD      X0, X0, X0    \
	VCVTDQ2PS    X0, X0        \
	VMOVD        (SI), X1      \
	VCVTPH2PS    X1, X1        \
	VBROADCASTSS (R8), X2      \
	VMULPS       X2, X1, X1    \
	VMULPS       X0, X1, X0    \
	VMOVSHDUP    X0, X1        \
	VSUBSS       X1, X0, X0    \
	VADDSS       X0, X15, X15  \
	ADDQ         $bytes, SI    \
	ADDQ         $256, DI      \
	ADDQ         $4, R8        \
	ADDQ         $32, R9

#define Q4KPAIR(j) \
	VMOVDQU (16+32*j)(SI), Y1         \
	VPAND   Y12, Y1, Y2               \
	VPSRLW  $4, Y1, Y1                \
	VPAND   Y12, Y1, Y1               \
	GROUP45(2*j, Y2, (64*j)(DI))      \
	GROUP45(2*j+1, Y1, (64*j+32)(DI))

#define Q4KBLOCK \
	SCALES45         \
	VPXOR Y0, Y0, Y0 \
	Q4KPAIR(0)       \
	Q4KPAIR(1)       \
	Q4KPAIR(2)       \
	Q4KPAIR(3)       \
	ADD45(144)

// Q5KPAIR takes the fifth bits from Y9, with SHIFTA and SHIFTB moving those of
// the two groups to bit 4. Y8 holds the mask of bit 4.
#define Q5KPAIR(j, SHIFTA, a, SHIFTB, b) \
	VMOVDQU (48+32*j)(SI), Y1         \
	VPAND   Y12, Y1, Y2               \
	VPSRLW  $4, Y1, Y1                \
	VPAND   Y12, Y1, Y1               \
	SHIFTA  $a, Y9, Y4                \
	VPAND   Y8, Y4, Y4                \
	VPOR    Y4, Y2, Y2                \
	SHIFTB  $b, Y9, Y4                \
	VPAND   Y8, Y4, Y4                \
	VPOR    Y4, Y1, Y1                \
	GROUP45(2*j, Y2, (64*j)(DI))      \
	GROUP45(2*j+1, Y1, (64*j+32)(DI))

#define Q5KBLOCK \
	SCALES45                         \
	VPXOR   Y0, Y0, Y0               \
	VMOVDQU 16(SI), Y9               \
	Q5KPAIR(0, VPSLLW, 4, VPSLLW, 3) \
	Q5KPAIR(1, VPSLLW, 2, VPSLLW, 1) \
	Q5KPAIR(2, VPSLLW, 0, VPSRLW, 1) \
	Q5KPAIR(3, VPSRLW, 2, VPSRLW, 3) \
	ADD45(176)

// GROUP6 adds the products of unsigned bytes w, spoiled, with 32 activations
// times the scales of their two groups to Y0. X10 holds the scales.
#define GROUP6(run, w) \
	VPMADDUBSW (32*(run))(DI), w, w              \
	VPSHUFB    scale6<>+(16*(run))(SB), X10, X3  \
	VPMOVSXBW  X3, Y3                          \
	MADD16(Y3, w, Y0)

// Q6KHALF multiplies 128 elements. Y8 holds the mask of bits 4 and 5.
#define Q6KHALF(p) \
	VMOVDQU (64*p)(SI), Y1      \
	VMOVDQU (64*p+32)(SI), Y2   \
	VMOVDQU (128+32*p)(SI), Y9  \
	VPAND   Y12, Y1, Y4         \
	VPSLLW  $4, Y9, Y5          \
	VPAND   Y8, Y5, Y5          \
	VPOR    Y5, Y4, Y4          \
	GROUP6(4*p, Y4)             \
	VPAND   Y12, Y2, Y4         \
	VPSLLW  $2, Y9, Y5          \
	VPAND   Y8, Y5, Y5          \
	VPOR    Y5, Y4, Y4          \
	GROUP6(4*p+1, Y4)           \
	VPSRLW  $4, Y1, Y1          \
	VPAND   Y12, Y1, Y1         \
	VPAND   Y8, Y9, Y5          \
	VPOR    Y5, Y1, Y1          \
	GROUP6(4*p+2, Y1)           \
	VPSRLW  $4, Y2, Y2          \
	VPAND   Y12, Y2, Y2         \
	VPSRLW  $2, Y9, Y5          \
	VPAND   Y8, Y5, Y5          \
	VPOR    Y5, Y2, Y2          \
	GROUP6(4*p+3, Y2)

// Q6KBLOCK: 32 times the scaled sums of the activations goes off.
#define Q6KBLOCK \
	VMOVDQU   192(SI), X10     \
	VPMOVSXBW X10, Y0          \
	VPMADDWD  (R9), Y0, Y0     \
	VPSLLD    $5, Y0, Y0       \
	VPXOR     Y1, Y1, Y1       \
	VPSUBD    Y0, Y1, Y0       \
	Q6KHALF(0)                 \
	Q6KHALF(1)                 \
	SUM1                       \
	VCVTDQ2PS X0, X0           \
	HALF1(208(SI))             \
	VMULSS    (R8), X1, X1     \
	VMULSS    X0, X1, X0       \
	VADDSS    X0, X15, X15     \
	ADDQ      $210, SI         \
	ADDQ      $256, DI         \
	ADDQ      $4, R8           \
	ADDQ      $32, R9

// BLOCKS256 is the loop over blocks of 256.
#define BLOCKS256(BLOCK) \
loop:          \
	SUBQ $1, CX \
	JLT  done   \
	BLOCK       \
	JMP  loop   \
done:          \
	RETURN
