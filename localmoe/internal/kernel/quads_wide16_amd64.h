// Formats with a scale for 16 elements, see quads_wide_amd64.h, which is to be included before.

// Q6_K. Besides:
//
//	Z16        bits of a weight
//	Z17, Z18   how far the upper bits of runs 0 and 1, and of 2 and 3, are shifted
//	Z19, Z20   what picks the scales of the halves of a block
//	Y21        -32 in every lane

#define FIRST6 \
	BYTESZ(0x3f, Z16)                   \
	VMOVDQU64    ·fewLeft(SB), Z17      \
	VMOVDQU64    ·fewRight(SB), Z18     \
	VMOVDQU64    ·widePick6(SB), Z19    \
	VMOVDQU64    ·widePick6+64(SB), Z20 \
	MOVL         $-32, AX               \
	VPBROADCASTD AX, Y21

// LESS6 loads the scales of a block and starts its sums with -32 times those of the
// activations.
#define LESS6(i, y) \
	VPMOVSXBW AT(192, 210, i), Y8    \
	VPMADDWD  SUMAT(0, 32, i), Y8, y \
	VPMULLD   Y21, y, y

// WIDE6 multiplies half p of a block: runs 0 and 1 in low nibbles, 2 and 3 in high ones.
#define WIDE6(p, i, pick, acc) \
	VMOVDQU64       AT((64*p), 210, i), Z4     \
	VBROADCASTI64X4 AT((128+32*p), 210, i), Z5 \
	VPSRLW          $4, Z4, Z6                 \
	VPSLLVW         Z17, Z5, Z7                \
	VPSRLVW         Z18, Z5, Z5                \
	VPTERNLOGD      $0xd8, Z12, Z4, Z7         \
	VPTERNLOGD      $0xd8, Z12, Z6, Z5         \
	VPANDD          Z16, Z7, Z4                \
	VPANDD          Z16, Z5, Z5                \
	DOTS(Z4, Z5, (128*p), i, pick, VPDPWSSD, acc)

#define TERM6A \
	VEXTRACTI128 $1, Y9, X13 \
	VPADDD       X13, X9, X9 \
	VCVTDQ2PS    X9, X9      \
	VMULPS       X9, X31, X9

#define TERM6B TAKE(X9)

// SCALES6 loads the scales of blocks.
#define SCALES6 \
	HALVES(208, 210) \
	VMULPS (R8), X8, X31

// BLOCKS16 does a step of blocks of so many bytes with a scale for 16 elements: LESS starts
// the sums of a block, LOWER and UPPER multiply its halves, SUM, TERMA and TERMB do the last
// of the step before, FETCHSOME fetches a seventh of the lines.
#define BLOCKS16(bytes, LESS, LOWER, UPPER, SUM, TERMA, TERMB, SCALES16, FETCHSOME) \
	LESS(I0, Y10)        \
	LOWER(I0, Z19, Z10)  \
	FETCHSOME(0)         \
	UPPER(I0, Z20, Z10)  \
	FETCHSOME(1)         \
	SUMA                 \
	LESS(I1, Y1)         \
	LOWER(I1, Z19, Z1)   \
	FETCHSOME(2)         \
	SUMB                 \
	UPPER(I1, Z20, Z1)   \
	FETCHSOME(3)         \
	SUM                  \
	LESS(I2, Y2)         \
	LOWER(I2, Z19, Z2)   \
	FETCHSOME(4)         \
	TERMA                \
	UPPER(I2, Z20, Z2)   \
	FETCHSOME(5)         \
	TERMB                \
	TAKEN(more)          \
	SCALES16             \
	LESS(I3, Y3)         \
	LOWER(I3, Z19, Z3)   \
	FETCHSOME(6)         \
	UPPER(I3, Z20, Z3)   \
	STEP(bytes, 256, 32)

#define LOWER6(i, pick, acc) WIDE6(0, i, pick, acc)
#define UPPER6(i, pick, acc) WIDE6(1, i, pick, acc)
#define FETCHTWO(n) \
	FETCHFAR(2*n) \
	FETCHFAR((2*n+1))

#define BLOCKS6 BLOCKS16(210, LESS6, LOWER6, UPPER6, SUMC, TERM6A, TERM6B, SCALES6, FETCHTWO)

#define LAST6 \
	SUMA   \
	SUMB   \
	SUMC   \
	TERM6A \
	TERM6B

// Q3_K. Besides:
//
//	X11, Z14   32 and 3 in every byte
//	Z16        bits of a weight
//	Z17, Z18   how far the lower bits of runs 0 and 1, and of 2 and 3, are shifted
//	Z19, Z20   as for Q6_K
//	Y21        -4 in every lane
//	Z22 … Z25  how far the top bits are shifted

#define FIRST3 \
	BYTESZ(0x07, Z16)                   \
	BYTESZ(0x03, Z14)                   \
	BYTESZ(0x20, Z11)                   \
	VMOVDQU64    ·wideLow3(SB), Z17     \
	VMOVDQU64    ·wideLow3+64(SB), Z18  \
	VMOVDQU64    ·widePick6(SB), Z19    \
	VMOVDQU64    ·widePick6+64(SB), Z20 \
	MOVL         $-4, AX                \
	VPBROADCASTD AX, Y21                \
	VMOVDQU64    ·wideTop3(SB), Z22     \
	VMOVDQU64    ·wideTop3+64(SB), Z23  \
	VMOVDQU64    ·wideTop3+128(SB), Z24 \
	VMOVDQU64    ·wideTop3+192(SB), Z25

#define LESS3(i, y) \
	SCALES3(i)                       \
	VPMOVSXBW X4, Y8                 \
	VPMADDWD  SUMAT(0, 32, i), Y8, y \
	VPMULLD   Y21, y, y

#define WIDE3(p, SHIFT, a, b, i, pick, acc) \
	VBROADCASTI64X4 AT((32+32*p), 110, i), Z5 \
	VBROADCASTI64X4 AT(0, 110, i), Z6         \
	VPSRLVW         Z17, Z5, Z4               \
	VPSRLVW         Z18, Z5, Z5               \
	SHIFT           a, Z6, Z7                 \
	VPSRLVW         b, Z6, Z6                 \
	VPTERNLOGD      $0xd8, Z14, Z4, Z7        \
	VPTERNLOGD      $0xd8, Z14, Z5, Z6        \
	VPANDD          Z16, Z7, Z4               \
	VPANDD          Z16, Z6, Z5               \
	DOTS(Z4, Z5, (128*p), i, pick, VPDPWSSD, acc)

#define LOWER3(i, pick, acc) WIDE3(0, VPSLLVW, Z22, Z23, i, pick, acc)
#define UPPER3(i, pick, acc) WIDE3(1, VPSRLVW, Z24, Z25, i, pick, acc)

#define SCALES3W \
	HALVES(108, 110) \
	VMULPS (R8), X8, X31

#define BLOCKS3 BLOCKS16(110, LESS3, LOWER3, UPPER3, SUMC, TERM6A, TERM6B, SCALES3W, FETCHFAR)

// Q2_K. Besides:
//
//	Y11        nibble mask in words
//	Z16        bits of a weight, of runs 1 and 3 two bits higher
//	Z17        how the sums of products of minima and sums are ordered
//	Z19, Z20   as for Q6_K
//	Y30        these sums of the step before, as Y9
//
// Sums of runs 1 and 3, in the upper half of a register, are four times too large: it takes
// one shift less to multiply them so.

#define FIRST2 \
	VMOVDQU64    ·wideBits2(SB), Z16    \
	VMOVDQU64    ·wideLows2(SB), Y17    \
	VMOVDQU64    ·widePick6(SB), Z19    \
	VMOVDQU64    ·widePick6+64(SB), Z20 \
	MOVL         $0x000f000f, AX        \
	VPBROADCASTD AX, Y11

#define LESS2(i, y) \
	VPMOVZXBW AT(0, 84, i), Y8 \
	VPAND     Y11, Y8, Y8

#define WIDE2(p, i, pick, ADDTO, acc) \
	VBROADCASTI64X4 AT((16+32*p), 84, i), Z4 \
	VPSRLW          $4, Z4, Z5               \
	VPANDD          Z16, Z4, Z4              \
	VPANDD          Z16, Z5, Z5              \
	DOTS(Z4, Z5, (128*p), i, pick, ADDTO, acc)

#define LOWER2(i, pick, acc) WIDE2(0, i, pick, VPMADDWD, acc)
#define UPPER2(i, pick, acc) WIDE2(1, i, pick, VPDPWSSD, acc)

#define SUM2C \
	HALVESC              \
	VPSRAD $2, Y13, Y13  \
	VPADDD Y13, Y9, Y9

// MINIMA2 leaves the products of minima and sums of two blocks in the halves of z.
#define MINIMA2(i, j, x, y, z) \
	VMOVDQU     AT(0, 84, i), x        \
	VINSERTI128 $1, AT(0, 84, j), y, y \
	VPMOVZXBW   y, z                   \
	VPSRLW      $4, z, z               \
	VPMADDWD    SUMAT(0, 32, i), z, z

#define SCALES2W \
	MINIMA2(I0, I1, X9, Y9, Z9)    \
	MINIMA2(I2, I3, X13, Y13, Z13) \
	VPUNPCKLDQ Z13, Z9, Z4        \
	VPUNPCKHDQ Z13, Z9, Z9        \
	VPADDD     Z4, Z9, Z9         \
	VPSHUFD    $0x4e, Z9, Z4      \
	VPADDD     Z4, Z9, Z9         \
	VPERMD     Z9, Z17, Z30       \
	HALVES2(80, 84)               \
	VBROADCASTF128 (R8), Y13      \
	VMULPS     Y13, Y8, Y31

#define BLOCKS2 BLOCKS16(84, LESS2, LOWER2, UPPER2, SUM2C, TERM45A, TERM45B, SCALES2W, FETCHFAR)

#define LAST2 \
	SUMA    \
	SUMB    \
	SUM2C   \
	TERM45A \
	TERM45B
