// What the kernels that multiply encoded blocks and those that unpack them have
// in common. Before including, define AT(o, bytes, i), byte o of block i, which
// has so many bytes.

#define NIBBLEMASK \
	VPCMPEQW  Y12, Y12, Y12 \
	VPSRLW    $12, Y12, Y12 \
	VPACKUSWB Y12, Y12, Y12

// BYTES broadcasts a byte to every byte of y.
#define BYTES(b, y) \
	MOVL         $(b*0x01010101), AX \
	VMOVD        AX, X15             \
	VPBROADCASTD X15, y

// LANES broadcasts an int32.
#define LANES(v, y) \
	MOVL         $v, AX  \
	VMOVD        AX, X15 \
	VPBROADCASTD X15, y

// WORDS broadcasts an int16, given with its copy as uint32, to every word of y.
#define WORDS(w, y) \
	MOVL         $w, AX  \
	VMOVD        AX, X15 \
	VPBROADCASTD X15, y

// SPLIT leaves the low nibbles of y in low and the high ones in y. Y12 holds the nibble
// mask.
#define SPLIT(y, low) \
	VPAND  Y12, y, low \
	VPSRLW $4, y, y    \
	VPAND  Y12, y, y

// NIBBLES loads 16 bytes: low nibbles to the lower half of Y5, high ones to the
// upper. Y12 holds the nibble mask.
#define NIBBLES(o, bytes, i) \
	VMOVDQU     AT(o, bytes, i), X5 \
	VPSRLW      $4, X5, X6          \
	VINSERTI128 $1, X6, Y5, Y5      \
	VPAND       Y12, Y5, Y5

// FIFTHS adds the fifth bits at offset o to Y5. Y10 picks for every byte the
// one that holds its bit, Y13 holds all bits but that, Y14 sixteens, Y7 ones.
#define FIFTHS(o, bytes, i) \
	VPBROADCASTD AT(o, bytes, i), Y6 \
	VPSHUFB      Y10, Y6, Y6         \
	VPOR         Y13, Y6, Y6         \
	VPCMPEQB     Y7, Y6, Y6          \
	VPAND        Y14, Y6, Y6         \
	VPOR         Y6, Y5, Y5

#define FIFTHCONSTS \
	VMOVDQU  ·fifthByte(SB), Y10 \
	VMOVDQU  ·fifthRest(SB), Y13 \
	VPCMPEQD Y7, Y7, Y7          \
	BYTES(16, Y14)

// SIXBITS45 leaves the scales of the eight groups of a block of Q4_K or Q5_K, then the
// minima, as bytes in x; h holds the first 16 bytes of the block. x and h may hold two
// blocks. t is spoiled and may be h.
#define SIXBITS45(h, x, t) \
	VPSHUFD $0xed, h, x        \
	VPSRLVD ·shift45(SB), x, x \
	VPAND   ·low45(SB), x, x   \
	VPSHUFD $0x84, h, t        \
	VPSRLD  $2, t, t           \
	VPAND   ·high45(SB), t, t  \
	VPOR    t, x, x

// SCALES3 leaves the sixteen scales of a block of Q3_K, signed bytes, in X4. Y12
// holds the nibble mask, Y14 threes, Y11 thirty-twos.
#define SCALES3(i) \
	VMOVQ        AT(96, 110, i), X4    \
	VPSRLW       $4, X4, X5            \
	VPUNPCKLQDQ  X5, X4, X4            \
	VPAND        X12, X4, X4           \
	VPBROADCASTD AT(104, 110, i), X5   \
	VPSRLVD      ·shift3(SB), X5, X5   \
	VPAND        X14, X5, X5           \
	VPSLLW       $4, X5, X5            \
	VPOR         X5, X4, X4            \
	VPSUBB       X11, X4, X4

// RUN3 leaves 32 elements of Q3_K in Y4: bits l and l+1 of Y6 with a bit of Y7 on
// top, which SHIFT moves to bit 2. Y14 holds threes, Y13 fours.
#define RUN3(l, SHIFT, h) \
	VPSRLW $l, Y6, Y4  \
	VPAND  Y14, Y4, Y4 \
	SHIFT  $h, Y7, Y5  \
	VPAND  Y13, Y5, Y5 \
	VPOR   Y5, Y4, Y4

#define CONSTS3_K \
	NIBBLEMASK    \
	BYTES(3, Y14) \
	BYTES(4, Y13) \
	BYTES(32, Y11)

// SCALESXS leaves the eight scales of a block of IQ4_XS, int32, in Y4: four bits
// of each at bit 28, two at bit 30. Y11 holds 32 in every lane.
#define SCALESXS(i) \
	VPBROADCASTD AT(4, 136, i), Y4          \
	VPSLLVD      ·shiftXS(SB), Y4, Y4       \
	VPSRLD       $28, Y4, Y4                \
	VPBROADCASTW AT(2, 136, i), Y5          \
	VPSLLVD      ·shiftXS+32(SB), Y5, Y5    \
	VPSRLD       $30, Y5, Y5                \
	VPSLLD       $4, Y5, Y5                 \
	VPOR         Y5, Y4, Y4                 \
	VPSUBD       Y11, Y4, Y4
