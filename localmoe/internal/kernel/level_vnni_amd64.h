// Products of bytes with AVX-512 VNNI on 256-bit registers, see
// encoded_amd64.h.
#define MADDS(m, v, acc) VPDPWSSD.BCST m, v, acc

#define MADDV(s, v, acc) VPDPWSSD s, v, acc

#define MADDU(x, u, acc) \
	VPXOR    acc, acc, acc \
	VPDPBUSD x, u, acc

// Signed bytes become unsigned by adding 128; 128 times the sum of the
// activations goes off later. Y12 holds the top bits.
#define SIGNED(x, acc) \
	VPXOR Y12, Y5, Y5 \
	MADDU(x, Y5, acc)

#define UNFLIP \
	SUM32(X14)        \
	VPADDD X1, X0, X0

#define MADDU2(acc) \
	VPXOR    acc, acc, acc \
	VPDPBUSD Y2, Y5, acc   \
	VPDPBUSD Y3, Y6, acc

#define MADD2(acc) MADDU2(acc)

#define FLIP(table) \
	BYTES(0x80, Y13)          \
	VBROADCASTI128 table, Y9  \
	VPXOR          Y13, Y9, Y9

#define CONSTS32(factor, y) WORDS(factor, y)

#define SIGNCONSTS \
	BYTES(0x80, Y12)       \
	WORDS(0xff80ff80, X14)

#define B0 Y16
#define B1 Y17
#define B2 Y18
#define B3 Y19

#define CLEARB \
	VPXORD Y16, Y16, Y16 \
	VPXORD Y17, Y17, Y17 \
	VPXORD Y18, Y18, Y18 \
	VPXORD Y19, Y19, Y19

#define MERGEB \
	VPADDD Y16, Y0, Y0 \
	VPADDD Y17, Y1, Y1 \
	VPADDD Y18, Y2, Y2 \
	VPADDD Y19, Y3, Y3
