// Blocks of 32 elements of four bits, a block of each of four rows at a time. Two rows
// share a register, so that a product needs no sum across its halves: low nibbles in
// Y5, high ones in Y6, the activations they belong to in Y2 and Y3, twice. To what
// encoded_amd64.h asks for are added
//
//	MADDU2(acc)   acc = Σ of four products of the unsigned bytes in Y5 and Y6
//	MADD2(acc)    the same with signed bytes from a table prepared by FLIP

#define NIBBLES2(o, bytes, a, b) \
	VMOVDQU     AT(o, bytes, a), X5         \
	VINSERTI128 $1, AT(o, bytes, b), Y5, Y5 \
	VPSRLW      $4, Y5, Y6                  \
	VPAND       Y12, Y5, Y5                 \
	VPAND       Y12, Y6, Y6

// ACTIVATIONS loads those of the block.
#define ACTIVATIONS \
	VBROADCASTI128 XAT(0, 32, I0), Y2  \
	VBROADCASTI128 XAT(16, 32, I0), Y3

// SUM2 leaves the sums of the rows in the halves of Y0 and Y1 in the lanes of X0.
#define SUM2 \
	VPHADDD      Y1, Y0, Y0 \
	VPHADDD      Y0, Y0, Y0 \
	VEXTRACTI128 $1, Y0, X1 \
	VPUNPCKLDQ   X1, X0, X0

#define FOUR2(o, bytes) \
	ACTIVATIONS                \
	NIBBLES2(o, bytes, I0, I1) \
	MADDU2(Y0)                 \
	NIBBLES2(o, bytes, I2, I3) \
	MADDU2(Y1)                 \
	SUM2

// FIFTH adds fifth bits to w. FIFTHS2 does so for two rows, whose bits lie at o. Y10
// picks the byte that holds the bit of each element, Y13 holds all bits but that,
// Y14 sixteens, Y7 ones.
#define FIFTH(w) \
	VPSHUFB  Y10, Y4, Y8 \
	VPOR     Y13, Y8, Y8 \
	VPCMPEQB Y7, Y8, Y8  \
	VPAND    Y14, Y8, Y8 \
	VPOR     Y8, w, w

#define FIFTHS2(o, bytes, a, b) \
	VMOVD       AT(o, bytes, a), X4     \
	VMOVD       AT(o, bytes, b), X8     \
	VINSERTI128 $1, X8, Y4, Y4          \
	FIFTH(Y5)                           \
	VPSRLD      $16, Y4, Y4             \
	FIFTH(Y6)

#define FIVE2(o, bits, bytes) \
	ACTIVATIONS                   \
	NIBBLES2(o, bytes, I0, I1)    \
	FIFTHS2(bits, bytes, I0, I1)  \
	MADDU2(Y0)                    \
	NIBBLES2(o, bytes, I2, I3)    \
	FIFTHS2(bits, bytes, I2, I3)  \
	MADDU2(Y1)                    \
	SUM2

#define FIFTH2CONSTS \
	VBROADCASTI128 ·fifthByte(SB), Y10 \
	VBROADCASTI128 ·fifthRest(SB), Y13 \
	VPCMPEQD       Y7, Y7, Y7          \
	BYTES(16, Y14)

#define TABLE2(o, bytes) \
	ACTIVATIONS                \
	NIBBLES2(o, bytes, I0, I1) \
	VPSHUFB Y5, Y9, Y5         \
	VPSHUFB Y6, Y9, Y6         \
	MADD2(Y0)                  \
	NIBBLES2(o, bytes, I2, I3) \
	VPSHUFB Y5, Y9, Y5         \
	VPSHUFB Y6, Y9, Y6         \
	MADD2(Y1)                  \
	SUM2                       \
	UNFLIP

// EXPONENTS loads the scales of MXFP4 into X8.
#define EXPONENTS \
	LEAQ      ·exponents(SB), DX         \
	MOVBLZX   AT(0, 17, I0), AX          \
	VMOVSS    (DX)(AX*4), X8             \
	MOVBLZX   AT(0, 17, I1), AX          \
	VINSERTPS $0x10, (DX)(AX*4), X8, X8  \
	MOVBLZX   AT(0, 17, I2), AX          \
	VINSERTPS $0x20, (DX)(AX*4), X8, X8  \
	MOVBLZX   AT(0, 17, I3), AX          \
	VINSERTPS $0x30, (DX)(AX*4), X8, X8

#define BLOCKS4_0 \
	FOUR2(2, 18)      \
	SUM32(X14)        \
	VPADDD X1, X0, X0 \
	HALVES(0, 18)     \
	TERM              \
	STEP32(18)

#define BLOCKS4_1 \
	FOUR2(4, 20)      \
	SUM32(X14)        \
	HALVES2(0, 20)    \
	TERMS(Y8, X8)     \
	STEP32(20)

#define BLOCKS5_0 \
	FIVE2(6, 2, 22)   \
	SUM32(X9)         \
	VPADDD X1, X0, X0 \
	HALVES(0, 22)     \
	TERM              \
	STEP32(22)

#define BLOCKS5_1 \
	FIVE2(8, 4, 24)   \
	SUM32(X9)         \
	HALVES2(0, 24)    \
	TERMS(Y8, X8)     \
	STEP32(24)

#define BLOCKSIQ4 \
	TABLE2(2, 18)     \
	HALVES(0, 18)     \
	TERM              \
	STEP32(18)

#define BLOCKSMX4 \
	TABLE2(1, 17)     \
	EXPONENTS         \
	TERM              \
	STEP32(17)
