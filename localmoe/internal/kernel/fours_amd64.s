#include "textflag.h"
#include "fours_amd64.h"

// Blocks of 32.

// STEP multiplies a block of 32 in each quarter, of so many bytes: BEGIN sets Z26, ROW
// multiplies those of a row, TERMS makes of the sums in Z5 the terms in Z8.
#define STEP(bytes, BEGIN, ROW, TERMS) \
	CMPQ   CX, $1                       \
	JNE    whole                        \
	SUBQ   R8, SI                       \
	KMOVW  counts+56(FP), K5            \
whole:                                      \
	VMOVDQU64 (DI), Z24                 \
	VMOVDQU64 64(DI), Z25               \
	BEGIN                               \
	ROW(DX*1, K6, Z0)                   \
	FETCH(0)                            \
	FETCH(1)                            \
	ROW(R11*1, K1, Z1)                  \
	FETCH(2)                            \
	ROW(R11*2, K2, Z2)                  \
	FETCH(3)                            \
	ROW(R12*1, K3, Z3)                  \
	FETCH(4)                            \
	SUMROWS                             \
	VCVTDQ2PS   Z5, Z5                  \
	TERMS                               \
	VADDPS      X8, X15, X15            \
	VEXTRACTF32X4 $1, Z8, X4            \
	VADDPS      X4, X15, X15            \
	VEXTRACTF32X4 $2, Z8, X4            \
	VADDPS      X4, X15, X15            \
	VEXTRACTF32X4 $3, Z8, X4            \
	VADDPS      X4, X15, X15            \
	ADDQ   $(4*bytes), SI               \
	ADDQ   $(16*bytes), R15             \
	ADDQ   $256, DI

#define ZERO VPXORD Z26, Z26, Z26
#define LESS8 LESS(3, 128)
#define LESS16 LESS(4, 128)
#define LESS128 LESS(7, 128)

// TERM multiplies with the scales in Z8.
#define TERM \
	VMULPS   192(DI), Z8, Z8 \
	VMULPS.Z Z5, Z8, K5, Z8

// HALVES makes terms with the float16 scales in the words of Y8, HALVES2 also with the
// minima in those above.
#define HALVES \
	VCVTPH2PS Y8, Z8 \
	TERM

#define HALVES2 \
	VEXTRACTI64X4 $1, Z8, Y9      \
	VCVTPH2PS     Y8, Z8          \
	VCVTPH2PS     Y9, Z9          \
	VPSHUFD       $0, 128(DI), Z6 \
	VCVTDQ2PS     Z6, Z6          \
	VMULPS        192(DI), Z8, Z8 \
	VMULPS        192(DI), Z9, Z9 \
	VMULPS        Z5, Z8, Z8      \
	VMULPS        Z6, Z9, Z9      \
	VADDPS.Z      Z9, Z8, K5, Z8

// NIBBLES loads those of four blocks at offset o: low ones to Z4, high ones to Z5.
#define NIBBLES(o, bytes, i) \
	VMOVDQU      (o)(SI)(i), X4                       \
	VINSERTI32X4 $1, (o+bytes)(SI)(i), Z4, Z4         \
	VINSERTI32X4 $2, (o+2*bytes)(SI)(i), Z4, Z4       \
	VINSERTI32X4 $3, (o+3*bytes)(SI)(i), Z4, Z4       \
	SPLIT

#define START4 VMOVDQU64 ·foursWords18(SB), Z27

#define START4_1 VMOVDQU64 ·foursWords20(SB), Z27

#define STARTIQ4 \
	START4           \
	VALUES(·iq4(SB))

#define ROW4(i, k, acc) \
	NIBBLES(2, 18, i) \
	DOTS(acc)         \
	VPERMW (SI)(i), Z27, k, Z8

#define ROW4_1(i, k, acc) \
	NIBBLES(4, 20, i) \
	DOTS(acc)         \
	VPERMW (SI)(i), Z27, k, Z8

#define ROWIQ4(i, k, acc) \
	NIBBLES(2, 18, i)     \
	VPSHUFB Z4, Z9, Z4    \
	VPSHUFB Z5, Z9, Z5    \
	DOTS(acc)             \
	VPERMW (SI)(i), Z27, k, Z8

// Q5_0 and Q5_1: the first eight bytes of the blocks, scales and fifth bits, are brought into
// the quarters of Z6. Z10 spreads the bytes with the bits of low nibbles, Z11 of high ones,
// Z13 says which of them has which bit, Z14 holds sixteens, Z28 where each quarter comes from.
#define START5(low, high) \
	VMOVDQU64       ·foursWords8(SB), Z27 \
	VBROADCASTI32X4 low, Z10              \
	VBROADCASTI32X4 high, Z11             \
	VBROADCASTI32X4 ·foursBits5(SB), Z13  \
	VMOVDQU64       ·foursTwice(SB), Z28  \
	EVERY($0x10101010, Z14)

#define START5_0 START5(·foursFifths+0(SB), ·foursFifths+16(SB))
#define START5_1 START5(·foursFifths+16(SB), ·foursFifths+32(SB))

#define ROW5(o, bytes, i, k, acc) \
	NIBBLES(o, bytes, i)                       \
	VMOVQ       (SI)(i), X6                    \
	VPINSRQ     $1, (bytes)(SI)(i), X6, X6     \
	VMOVQ       (2*bytes)(SI)(i), X7           \
	VPINSRQ     $1, (3*bytes)(SI)(i), X7, X7   \
	VINSERTI128 $1, X7, Y6, Y6                 \
	VPERMW      Z6, Z27, k, Z8                 \
	VPERMQ      Z6, Z28, Z6                    \
	VPSHUFB     Z10, Z6, Z7                    \
	VPSHUFB     Z11, Z6, Z6                    \
	VPTESTMB    Z13, Z7, K4                    \
	VPADDB      Z14, Z4, K4, Z4                \
	VPTESTMB    Z13, Z6, K4                    \
	VPADDB      Z14, Z5, K4, Z5                \
	DOTS(acc)

#define ROW5_0(i, k, acc) ROW5(6, 22, i, k, acc)
#define ROW5_1(i, k, acc) ROW5(8, 24, i, k, acc)

// MXFP4: exponents come with the three bytes behind them. Z10 holds 255, Z11 ones, Z14 twos,
// Z13 the bits of the scale with exponent 0, which are shifted below 2.
#define STARTMX4 \
	VMOVDQU64 ·foursDwords(SB), Z27 \
	VALUES(·mxfp4(SB))              \
	EVERY($255, Z10)                \
	EVERY($1, Z11)                  \
	EVERY($0x00200000, Z13)         \
	VPADDD    Z11, Z11, Z14

#define ROWMX4(i, k, acc) \
	NIBBLES(1, 17, i)                 \
	VPSHUFB Z4, Z9, Z4                \
	VPSHUFB Z5, Z9, Z5                \
	VMOVD   (SI)(i), X6               \
	VPINSRD $1, 17(SI)(i), X6, X6     \
	VPINSRD $2, 34(SI)(i), X6, X6     \
	VPINSRD $3, 51(SI)(i), X6, X6     \
	VPERMD  Z6, Z27, k, Z8            \
	DOTS(acc)

#define EXPONENTS \
	VPANDD    Z10, Z8, Z8     \
	VPCMPUD   $1, Z14, Z8, K4 \
	VPSLLVD   Z8, Z13, Z6     \
	VPSUBD    Z11, Z8, Z8     \
	VPSLLD    $23, Z8, Z8     \
	VMOVDQA32 Z6, K4, Z8      \
	TERM

#define STEP4_0 STEP(18, LESS8, ROW4, HALVES)
#define STEP4_1 STEP(20, ZERO, ROW4_1, HALVES2)
#define STEP5_0 STEP(22, LESS16, ROW5_0, HALVES)
#define STEP5_1 STEP(24, ZERO, ROW5_1, HALVES2)
#define STEPIQ4 STEP(18, LESS128, ROWIQ4, HALVES)
#define STEPMX4 STEP(17, LESS128, ROWMX4, EXPONENTS)

// func foursQ4_0(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursQ4_0(SB), NOSPLIT, $0-58
	FOURS(START4, STEP4_0)

// func foursQ4_1(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursQ4_1(SB), NOSPLIT, $0-58
	FOURS(START4_1, STEP4_1)

// func foursQ5_0(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursQ5_0(SB), NOSPLIT, $0-58
	FOURS(START5_0, STEP5_0)

// func foursQ5_1(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursQ5_1(SB), NOSPLIT, $0-58
	FOURS(START5_1, STEP5_1)

// func foursIQ4_NL(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursIQ4_NL(SB), NOSPLIT, $0-58
	FOURS(STARTIQ4, STEPIQ4)

// func foursMXFP4(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursMXFP4(SB), NOSPLIT, $0-58
	FOURS(STARTMX4, STEPMX4)
