#include "textflag.h"

// Four consecutive blocks of 32 elements of each of four rows at a time, in registers of 512
// bits: a block of a row has a quarter of a register, low nibbles in one, high ones in
// another. Activations lie in that order too, see fourBlocks. Registers:
//
//	SI          row 0, R11 bytes apart; R12 is 3·R11
//	DI          activations, CX steps left
//	R13, R14    next four rows, fours left
//	R15         what is fetched: the next four rows from front to back
//	R8, K5      how far the last step reaches back into the one before; what counts of a step
//	Z0 … Z3     sums of products of the rows
//	Z8          scales of weights: quarters are blocks, in them are rows
//	Z9          values of nibbles, or bits of high bytes
//	Z12         nibble mask
//	X15         results so far
//	Z24, Z25    activations of low and of high nibbles
//	Z26         what sums of products start with
//	Z27         where the scales of the blocks are, in words
//	K6, K1 … K3 where those of each row go, first to everywhere

#define FOURS(bytes, shift, START, ROW, SCALES) \
	MOVQ   dst+0(FP), BX                \
	MOVQ   row+8(FP), R13               \
	MOVQ   stride+16(FP), R11           \
	MOVQ   fours+24(FP), R14            \
	MOVQ   back+48(FP), R8              \
	LEAQ   (R11)(R11*2), R12            \
	MOVL   $0x0f0f0f0f, AX              \
	VPBROADCASTD AX, Z12                \
	MOVL   $0x2222, AX                  \
	KMOVW  AX, K1                       \
	MOVL   $0x4444, AX                  \
	KMOVW  AX, K2                       \
	MOVL   $0x8888, AX                  \
	KMOVW  AX, K3                       \
	KXNORQ K6, K6, K6                   \
	XORL   DX, DX                       \
	START                               \
rows:                                       \
	MOVQ   R13, SI                      \
	MOVQ   x+32(FP), DI                 \
	MOVQ   steps+40(FP), CX             \
	LEAQ   (R13)(R11*4), R15            \
	CMPQ   R14, $1                      \
	CMOVQNE R15, R13                    \
	VXORPS X15, X15, X15                \
	KXNORW K5, K5, K5                   \
step:                                       \
	CMPQ   CX, $1                       \
	JNE    whole                        \
	SUBQ   R8, SI                       \
	KMOVW  counts+56(FP), K5            \
whole:                                      \
	VMOVDQU64 (DI), Z24                 \
	VMOVDQU64 64(DI), Z25               \
	VPSLLD $shift, 128(DI), Z26         \
	VPXORD Z4, Z4, Z4                   \
	VPSUBD Z26, Z4, Z26                 \
	ROW(DX*1, K6, Z0)                   \
	PREFETCHT1 2048(R15)                \
	PREFETCHT0 (R15)                    \
	PREFETCHT1 2112(R15)                \
	PREFETCHT0 64(R15)                  \
	ROW(R11*1, K1, Z1)                  \
	PREFETCHT1 2176(R15)                \
	PREFETCHT0 128(R15)                 \
	ROW(R11*2, K2, Z2)                  \
	PREFETCHT1 2240(R15)                \
	PREFETCHT0 192(R15)                 \
	ROW(R12*1, K3, Z3)                  \
	PREFETCHT1 2304(R15)                \
	PREFETCHT0 256(R15)                 \
	VPUNPCKLDQ  Z1, Z0, Z4              \
	VPUNPCKHDQ  Z1, Z0, Z5              \
	VPADDD      Z5, Z4, Z4              \
	VPUNPCKLDQ  Z3, Z2, Z6              \
	VPUNPCKHDQ  Z3, Z2, Z7              \
	VPADDD      Z7, Z6, Z6              \
	VPUNPCKLQDQ Z6, Z4, Z5              \
	VPUNPCKHQDQ Z6, Z4, Z7              \
	VPADDD      Z7, Z5, Z5              \
	VCVTDQ2PS   Z5, Z5                  \
	SCALES                              \
	VMULPS      192(DI), Z8, Z8         \
	VMULPS.Z    Z5, Z8, K5, Z8          \
	VADDPS      X8, X15, X15            \
	VEXTRACTF32X4 $1, Z8, X4            \
	VADDPS      X4, X15, X15            \
	VEXTRACTF32X4 $2, Z8, X4            \
	VADDPS      X4, X15, X15            \
	VEXTRACTF32X4 $3, Z8, X4            \
	VADDPS      X4, X15, X15            \
	ADDQ   $(4*bytes), SI               \
	ADDQ   $(16*bytes), R15             \
	ADDQ   $256, DI                     \
	DECQ   CX                           \
	JNE    step                         \
	VMOVUPS X15, (BX)                   \
	ADDQ   $16, BX                      \
	DECQ   R14                          \
	JNE    rows                         \
	VZEROUPPER                          \
	RET

#define HALVES VCVTPH2PS Y8, Z8

// NIBBLES loads those of four blocks at offset o: low ones to Z4, high ones to Z5.
#define NIBBLES(o, bytes, i) \
	VMOVDQU      (o)(SI)(i), X4                       \
	VINSERTI32X4 $1, (o+bytes)(SI)(i), Z4, Z4         \
	VINSERTI32X4 $2, (o+2*bytes)(SI)(i), Z4, Z4       \
	VINSERTI32X4 $3, (o+3*bytes)(SI)(i), Z4, Z4       \
	VPSRLW       $4, Z4, Z5                           \
	VPANDD       Z12, Z4, Z4                          \
	VPANDD       Z12, Z5, Z5

#define DOTS(acc) \
	VMOVDQA64 Z26, acc     \
	VPDPBUSD  Z24, Z4, acc \
	VPDPBUSD  Z25, Z5, acc

#define START4 VMOVDQU64 ·foursWords18(SB), Z27

#define STARTIQ4 \
	START4                              \
	MOVL            $0x80808080, AX     \
	VPBROADCASTD    AX, Z10             \
	VBROADCASTI32X4 ·iq4(SB), Z9        \
	VPXORD          Z10, Z9, Z9

#define ROW4(i, k, acc) \
	NIBBLES(2, 18, i) \
	DOTS(acc)         \
	VPERMW (SI)(i), Z27, k, Z8

#define ROWIQ4(i, k, acc) \
	NIBBLES(2, 18, i)     \
	VPSHUFB Z4, Z9, Z4    \
	VPSHUFB Z5, Z9, Z5    \
	DOTS(acc)             \
	VPERMW (SI)(i), Z27, k, Z8

// Q5_0: the first eight bytes of the blocks, scale and fifth bits, are brought into the
// quarters of Z6. Z10 spreads the bytes with the bits of low nibbles, Z11 of high ones, Z13
// says which of them has which bit, Z14 holds sixteens, Z28 where each quarter comes from.
#define START5 \
	VMOVDQU64       ·foursWords8(SB), Z27   \
	VBROADCASTI32X4 ·foursLow5(SB), Z10     \
	VBROADCASTI32X4 ·foursHigh5(SB), Z11    \
	VBROADCASTI32X4 ·foursBits5(SB), Z13    \
	VMOVDQU64       ·foursTwice(SB), Z28    \
	MOVL            $0x10101010, AX         \
	VPBROADCASTD    AX, Z14

#define ROW5(i, k, acc) \
	NIBBLES(6, 22, i)                 \
	VMOVQ       (SI)(i), X6           \
	VPINSRQ     $1, 22(SI)(i), X6, X6 \
	VMOVQ       44(SI)(i), X7         \
	VPINSRQ     $1, 66(SI)(i), X7, X7 \
	VINSERTI128 $1, X7, Y6, Y6        \
	VPERMW      Z6, Z27, k, Z8        \
	VPERMQ      Z6, Z28, Z6           \
	VPSHUFB     Z10, Z6, Z7           \
	VPSHUFB     Z11, Z6, Z6           \
	VPTESTMB    Z13, Z7, K4           \
	VPADDB      Z14, Z4, K4, Z4       \
	VPTESTMB    Z13, Z6, K4           \
	VPADDB      Z14, Z5, K4, Z5       \
	DOTS(acc)

// MXFP4: exponents come with the three bytes behind them. Z10 holds 255, Z11 ones, Z14 twos,
// Z13 the bits of the scale with exponent 0, which are shifted below 2.
#define STARTMX4 \
	VMOVDQU64       ·foursDwords(SB), Z27 \
	MOVL            $0x80808080, AX       \
	VPBROADCASTD    AX, Z10               \
	VBROADCASTI32X4 ·mxfp4(SB), Z9        \
	VPXORD          Z10, Z9, Z9           \
	MOVL            $255, AX              \
	VPBROADCASTD    AX, Z10               \
	MOVL            $1, AX                \
	VPBROADCASTD    AX, Z11               \
	MOVL            $0x00200000, AX       \
	VPBROADCASTD    AX, Z13               \
	VPADDD          Z11, Z11, Z14

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
	VMOVDQA32 Z6, K4, Z8

// func foursQ4_0(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursQ4_0(SB), NOSPLIT, $0-58
	FOURS(18, 3, START4, ROW4, HALVES)

// func foursIQ4_NL(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursIQ4_NL(SB), NOSPLIT, $0-58
	FOURS(18, 7, STARTIQ4, ROWIQ4, HALVES)

// func foursQ5_0(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursQ5_0(SB), NOSPLIT, $0-58
	FOURS(22, 4, START5, ROW5, HALVES)

// func foursMXFP4(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursMXFP4(SB), NOSPLIT, $0-58
	FOURS(17, 7, STARTMX4, ROWMX4, EXPONENTS)
