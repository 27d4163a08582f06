// Four consecutive blocks of one row at a time, as in quads_amd64.h, in registers of 512
// bits. Products are summed four by four in 32 bits, packed to 16 and only then
// multiplied with the scales of their groups, which takes three quarters of the
// multiplications of encoded_amd64.h. Adding up a step and scaling it is a long chain of
// instructions; it is done piece by piece between the blocks of the next step, which may
// be that of the next row. Registers differ from encoded_amd64.h in
//
//	BX, R12    where the results of the step before and of the current row go
//	Z0 … Z3    sums of the blocks
//	Z4 … Z7    temporary, as Z9, Z10 and Z13
//	Z8         scales of groups, int16
//	Z12        nibble mask
//	Y31        scales of the step before, times those of its activations
//
// Before the first step there is one of zeros, whose result goes to the stack.
//
// Before including, include level_vnni_amd64.h and quads_amd64.h and define
//
//	TAKE(x)       takes the terms of a step in the lanes of x; spoils X4 and X5
//	TAKEN(label)  follows it where another step follows
//	END           stores what is left

// WIDE is KERNEL with steps whose sums BLOCKS leaves to the next step. FIRST prepares
// the first one, LAST adds up the last one.
#define WIDE(FIRST, BLOCKS, LAST) \
	MOVQ   row+8(FP), R13     \
	MOVQ   stride+16(FP), R11 \
	MOVQ   groups+24(FP), R14 \
	MOVQ   dst+0(FP), R12     \
	LEAQ   none-16(SP), BX    \
	BYTESZ(0x0f, Z12)         \
	MOVQ   sums+48(FP), R10   \
	VPXOR  X0, X0, X0         \
	VPXOR  X1, X1, X1         \
	VPXOR  X2, X2, X2         \
	VPXOR  X3, X3, X3         \
	VXORPS X15, X15, X15      \
	VPXORD X30, X30, X30      \
	VPXORD X31, X31, X31      \
	FIRST                     \
group:                            \
	REWIND                    \
	GROUP                     \
step:                             \
	BLOCKS                    \
	DECQ   CX                 \
	JNE    step               \
	DECQ   R14                \
	JNE    group              \
	LAST                      \
	END                       \
	VZEROUPPER                \
	RET

// FETCHFAR is FETCH twice as far ahead. The lines of a step are fetched one by one between
// its blocks: all at once they would hold up the loads.
#define FETCHFAR(line) \
	PREFETCHT1 (2*FARAHEAD+64*line)(SI) \
	PREFETCHT0 (AHEAD+64*line)(SI)

#define BYTESZ(b, z) \
	MOVL         $(b*0x01010101), AX \
	VPBROADCASTD AX, z

// SUMA to SUMC leave in each half of Y9 sums of Z0 to Z3 in lanes 0 to 3, to be added; so do
// SUMA, SUMB and HALVESC in Y9 and Y13 those of their halves. Z0 then holds the sums
// of the first block of the current step, which were in Z10.
#define SUMA \
	VPUNPCKLDQ Z1, Z0, Z9 \
	VPUNPCKHDQ Z1, Z0, Z0 \
	VPADDD     Z0, Z9, Z9 \
	VMOVDQA64  Z10, Z0

#define SUMB \
	VPUNPCKLDQ Z3, Z2, Z13 \
	VPUNPCKHDQ Z3, Z2, Z2  \
	VPADDD     Z2, Z13, Z13

#define HALVESC \
	VPUNPCKLQDQ   Z13, Z9, Z4 \
	VPUNPCKHQDQ   Z13, Z9, Z9 \
	VPADDD        Z4, Z9, Z9  \
	VEXTRACTI64X4 $1, Z9, Y13

#define SUMC \
	HALVESC             \
	VPADDD Y13, Y9, Y9

// DOTS multiplies 64 weights each in a and b with the activations at x and the scales
// that pick picks, and adds the products to acc, or with VPMADDWD starts it with them.
#define DOTS(a, b, x, i, pick, ADDTO, acc) \
	VPXOR     X6, X6, X6                 \
	VPXOR     X7, X7, X7                 \
	VPDPBUSD  XAT(x, 256, i), a, Z6      \
	VPDPBUSD  XAT((x+64), 256, i), b, Z7 \
	VPACKSSDW Z7, Z6, Z6                 \
	VPERMW    Z8, pick, Z7               \
	ADDTO     Z7, Z6, acc

// Q4_K and Q5_K. Besides:
//
//	Z10        scales and minima of the next step, a block in each part of four lanes
//	Y11, Y14   its products of minima and sums, as Y9, and its scales, as Y31
//	Z16 … Z23  what picks the scales of the halves of the blocks
//	Z24 … Z29  constants, of which Z28, the bits of a weight, is for Q5_K only
//	Y30        as Y11, of the step before
//
// Activations are in the order of Rounded.turned.

// CONSTS45 loads them; the scales of a block are eight words after those of the last.
#define CONSTS45 \
	BYTESZ(0x1f, Z28)                       \
	VBROADCASTI64X4 ·shift45(SB), Z24       \
	VBROADCASTI64X4 ·low45(SB), Z25         \
	VBROADCASTI64X4 ·high45(SB), Z26        \
	VMOVDQU64       ·wideHeads4(SB), Z27    \
	VMOVDQU64       ·wideTurn(SB), Z29      \
	VMOVDQU64       ·widePick4(SB), Z16     \
	VMOVDQU64       ·widePick4+64(SB), Z17  \
	MOVL            $0x00080008, AX         \
	VPBROADCASTD    AX, Z10                 \
	VPADDW          Z10, Z16, Z18           \
	VPADDW          Z10, Z17, Z19           \
	VPADDW          Z10, Z18, Z20           \
	VPADDW          Z10, Z19, Z21           \
	VPADDW          Z10, Z20, Z22           \
	VPADDW          Z10, Z21, Z23           \
	MOVQ            R13, AX

// WIDE4 multiplies half a block, two groups in low nibbles and two in high ones.
#define WIDE4(o, bytes, x, i, pick, ADDTO, acc) \
	VMOVDQU64 AT(o, bytes, i), Z4 \
	VPSRLW    $4, Z4, Z5          \
	VPANDD    Z12, Z4, Z4         \
	VPANDD    Z12, Z5, Z5         \
	DOTS(Z4, Z5, x, i, pick, ADDTO, acc)

#define FIRSTHALF4(bytes, i, pick, acc) WIDE4(16, bytes, 0, i, pick, VPMADDWD, acc)
#define SECONDHALF4(bytes, i, pick, acc) WIDE4(80, bytes, 128, i, pick, VPDPWSSD, acc)

// HEADA to HEADD prepare the step at AX, whose sums of activations are at R10.
#define HEADA(bytes) \
	VMOVDQU      HEADAT(bytes, I0), X9         \
	VINSERTI32X4 $1, HEADAT(bytes, I1), Z9, Z9 \
	VINSERTI32X4 $2, HEADAT(bytes, I2), Z9, Z9 \
	VINSERTI32X4 $3, HEADAT(bytes, I3), Z9, Z9

#define HEADB \
	VPSHUFD    $0xed, Z9, Z10       \
	VPSHUFD    $0x84, Z9, Z13       \
	VPSRLVD    Z24, Z10, Z10        \
	VPSRLD     $2, Z13, Z13         \
	VPANDD     Z25, Z10, Z10        \
	VPTERNLOGD $0xf8, Z26, Z13, Z10 \
	VPERMW     Z9, Z27, Z14         \
	VCVTPH2PS  X14, Y14

// The sums of products of minima and sums turn out in the lanes of the blocks.
#define HEADC \
	VPXOR      X13, X13, X13   \
	VPUNPCKHBW Z13, Z10, Z11   \
	VPMADDWD   (R10), Z11, Z11 \
	VPERMD     Z11, Z29, Z11

#define HEADD \
	VEXTRACTI64X4 $1, Z11, Y13  \
	VPADDD        Y13, Y11, Y11 \
	VPXOR         X13, X13, X13 \
	VPUNPCKLBW    Z13, Z10, Z8

// TERM45A and TERM45B add the terms of the step before, SCALES45W keeps the scales of this one.
#define TERM45A \
	VSHUFI32X4 $0, Y30, Y9, Y13 \
	VSHUFI32X4 $3, Y30, Y9, Y9  \
	VPADDD     Y13, Y9, Y9      \
	VCVTDQ2PS  Y9, Y9           \
	VMULPS     Y9, Y31, Y9

#define TERM45B \
	VEXTRACTF128 $1, Y9, X13 \
	VSUBPS       X13, X9, X9 \
	TAKE(X9)

#define SCALES45W \
	VMOVDQA32      Y11, Y30  \
	VBROADCASTF128 (R8), Y13 \
	VMULPS         Y13, Y14, Y31

#define FIRST45(bytes) \
	CONSTS45     \
	HEADA(bytes) \
	HEADB        \
	HEADC        \
	HEADD

// BLOCKS45 does a step of blocks of so many bytes, of which FIRSTHALF and SECONDHALF
// multiply the halves. MORE fetches the lines beyond eight.
#define BLOCKS45(bytes, FIRSTHALF, SECONDHALF, MORE) \
	MORE                            \
	FIRSTHALF(bytes, I0, Z16, Z10)  \
	FETCHFAR(0)                     \
	SECONDHALF(bytes, I0, Z17, Z10) \
	FETCHFAR(1)                     \
	SUMA                            \
	FIRSTHALF(bytes, I1, Z18, Z1)   \
	FETCHFAR(2)                     \
	SUMB                            \
	SECONDHALF(bytes, I1, Z19, Z1)  \
	FETCHFAR(3)                     \
	SUMC                            \
	FIRSTHALF(bytes, I2, Z20, Z2)   \
	FETCHFAR(4)                     \
	TERM45A                         \
	SECONDHALF(bytes, I2, Z21, Z2)  \
	FETCHFAR(5)                     \
	TERM45B                         \
	TAKEN(more)                     \
	SCALES45W                       \
	NEXT(bytes, 16)                 \
	HEADA(bytes)                    \
	HEADB                           \
	FIRSTHALF(bytes, I3, Z22, Z3)   \
	FETCHFAR(6)                     \
	HEADC                           \
	SECONDHALF(bytes, I3, Z23, Z3)  \
	FETCHFAR(7)                     \
	HEADD                           \
	STEP(bytes, 256, 16)

#define BLOCKS4 BLOCKS45(144, FIRSTHALF4, SECONDHALF4, FETCHFAR(8))

#define LAST45 \
	SUMA   \
	SUMB   \
	SUMC   \
	TERM45A \
	TERM45B

// Q5_K. Its fifth bits are shifted to bit 4 by wideFifths.

#define WIDE5(o, bytes, x, SHIFT, by, i, pick, ADDTO, acc) \
	VMOVDQU64       AT(o, bytes, i), Z4           \
	VBROADCASTI64X4 AT(16, bytes, i), Z5          \
	VPSRLW          $4, Z4, Z6                    \
	SHIFT           ·wideFifths+by(SB), Z5, Z7      \
	SHIFT           ·wideFifths+(by+64)(SB), Z5, Z5 \
	VPTERNLOGD      $0xd8, Z12, Z4, Z7            \
	VPTERNLOGD      $0xd8, Z12, Z6, Z5            \
	VPANDD          Z28, Z7, Z4                   \
	VPANDD          Z28, Z5, Z5                   \
	DOTS(Z4, Z5, x, i, pick, ADDTO, acc)

#define FIRSTHALF5(bytes, i, pick, acc) WIDE5(48, bytes, 0, VPSLLVW, 0, i, pick, VPMADDWD, acc)
#define SECONDHALF5(bytes, i, pick, acc) WIDE5(112, bytes, 128, VPSRLVW, 128, i, pick, VPDPWSSD, acc)

#define MORE5 \
	FETCHFAR(8) \
	FETCHFAR(9) \
	FETCHFAR(10)

#define BLOCKS5 BLOCKS45(176, FIRSTHALF5, SECONDHALF5, MORE5)
