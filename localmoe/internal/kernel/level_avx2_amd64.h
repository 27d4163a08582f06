// Products of bytes without VNNI, see encoded_amd64.h. Y11 holds int16 ones in
// kernels for blocks of 32.
#define MADDS(m, v, acc) \
	VPBROADCASTD m, Y11     \
	VPMADDWD     Y11, v, v  \
	VPADDD       v, acc, acc

#define MADDV(s, v, acc) \
	VPMADDWD s, v, v     \
	VPADDD   v, acc, acc

#define MADDU(x, u, acc) \
	VPMADDUBSW x, u, acc     \
	VPMADDWD   Y11, acc, acc

// Signed bytes are multiplied by their magnitude, with the sign moved to the
// activations.
#define SIGNED(x, acc) \
	VPABSB  Y5, Y6     \
	VMOVDQU x, Y7      \
	VPSIGNB Y5, Y7, Y7 \
	MADDU(Y7, Y6, acc)

#define UNFLIP NOTHING

#define MADDU2(acc) \
	VPMADDUBSW Y2, Y5, Y5  \
	VPMADDUBSW Y3, Y6, Y6  \
	VPADDW     Y6, Y5, Y5  \
	VPMADDWD   Y11, Y5, acc

#define MADD2(acc) \
	VPABSB     Y5, Y7       \
	VPSIGNB    Y5, Y2, Y8   \
	VPMADDUBSW Y8, Y7, Y7   \
	VPMADDWD   Y11, Y7, acc \
	VPABSB     Y6, Y7       \
	VPSIGNB    Y6, Y3, Y8   \
	VPMADDUBSW Y8, Y7, Y7   \
	VPMADDWD   Y11, Y7, Y7  \
	VPADDD     Y7, acc, acc

#define FLIP(table) VBROADCASTI128 table, Y9

#define CONSTS32(factor, y) \
	WORDS(0x00010001, Y11) \
	WORDS(factor, y)

#define SIGNCONSTS WORDS(0x00010001, Y11)

#define B0 Y0
#define B1 Y1
#define B2 Y2
#define B3 Y3
#define CLEARB NOTHING
#define MERGEB NOTHING
