// Macros of the kernels that multiply encoded rows with a rounded activation
// vector, the same with and without VNNI. A kernel computes
//
//	func(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
//
// four blocks at a time: either a block of each of four rows (rows_…), or four
// consecutive blocks of one row (quads_…), which reads memory in one stream and
// so is faster where it fits. Registers:
//
//	SI   the current block of row 0, or the current four blocks
//	DI   activations, R8 their scales, R9 their sums, R10 the sums for the next step
//	CX   steps left, R14 groups of four rows, or rows, left
//	R11  bytes from row to row, R12 three times that, BX zero
//	R13  next group; in the last one its own start
//	DX   scratch memory
//	X15  results so far: of four rows in its lanes, or of one
//
// Before including, define
//
//	GROUP             prepares the next group or row
//	NEXT(bytes, s)    points AX and R10 at the next step
//	HEADAT(bytes, i)  block i of the next step
//	AT(o, bytes, i)   byte o of block i, I0 to I3,, of so many bytes
//	XAT(o, n, i)      byte o of the n activations that belong to it
//	SUMAT(o, n, i)    byte o of their n bytes of sums
//	SUMS32(x)         the sums of four blocks of 32, in pairs, into the lanes of x
//	SUMS45(p)         the sums of blocks 2p and 2p+1, at R10, into the halves of Y13
//	SCALES(x)         the scales of the activations of four blocks into x,
//	SCALES2(y)        … and into both halves of y
//	GATHER(x)         adds the terms in the lanes of x to X15; spoils x, X0, X1
//	STEP(bytes, n, s) moves on by a step of blocks of so many bytes with n
//	                  activations and s bytes of sums
//	FETCH(line)       fetches a line, counted from where the step begins, ahead
//	FINISH            stores X15 and moves dst on
//
//	MADDS(m, v, acc)  acc += Σ of two v·m, int16, m two in memory; spoils v, Y11
//	MADDV(s, v, acc)  acc += Σ of two v·s, int16; spoils v
//	MADDU(x, u, acc)  acc = Σ of four u·x, u unsigned bytes, x signed; spoils u
//	SIGNED(x, acc)    acc = Σ of four x·Y5, signed bytes; spoils Y5
//	UNFLIP            corrects their sums in X0
//	SIGNCONSTS, FLIP(table), CONSTS32(factor, y)
//	                  prepare them and a table of signed bytes in Y9; broadcast the
//	                  int16 factor twice in a uint32
//	B0 … B3           second sums beside Y0 to Y3, which shorten the chains of
//	                  additions where these are slow, or Y0 to Y3 again
//	CLEARB, MERGEB    set them to zero; add them to Y0 to Y3

#include "blocks_amd64.h"

// AHEAD is how far weights are fetched ahead of their use, in bytes: first to the
// second cache, which can wait for more lines at once than the first, then to that.
#define FARAHEAD 8192
#define AHEAD 2048

// KERNEL is the loop over groups and steps; FIRST prepares the first step, BLOCKS
// does one.
#define KERNEL(FIRST, BLOCKS) \
	MOVQ   row+8(FP), R13     \
	MOVQ   stride+16(FP), R11 \
	MOVQ   groups+24(FP), R14 \
	LEAQ   (R11)(R11*2), R12  \
	XORL   BX, BX             \
	MOVQ   R13, AX            \
	MOVQ   sums+48(FP), R10   \
	FIRST                     \
group:                            \
	REWIND                    \
	VXORPS X15, X15, X15      \
	GROUP                     \
step:                             \
	BLOCKS                    \
	DECQ   CX                 \
	JNE    step               \
	FINISH                    \
	DECQ   R14                \
	JNE    group              \
	VZEROUPPER                \
	RET

// REWIND points at the start of the group or row at R13 and at its activations.
#define REWIND \
	MOVQ R13, SI         \
	MOVQ q+32(FP), DI    \
	MOVQ d+40(FP), R8    \
	MOVQ sums+48(FP), R9 \
	MOVQ blocks+56(FP), CX

// NOTHING prepares nothing: BX is zero anyway.
#define NOTHING XORL BX, BX

// HALFSUM leaves in a the sums of the even and odd lanes of a and b.
#define HALFSUM(a, b, t) \
	VPUNPCKLDQ b, a, t \
	VPUNPCKHDQ b, a, a \
	VPADDD     t, a, a

// FULLSUM leaves the sums of what two HALFSUM left in a and b in the lanes of x, the
// lower half of a.
#define FULLSUM(a, b, x, t, xt) \
	VPUNPCKLQDQ  b, a, t   \
	VPUNPCKHQDQ  b, a, a   \
	VPADDD       t, a, a   \
	VEXTRACTI128 $1, a, xt \
	VPADDD       xt, x, x

// SUMS4 leaves the sums of a to d in the lanes of x, the lower half of a.
#define SUMS4(a, b, c, d, x, t, xt) \
	HALFSUM(a, b, t) \
	HALFSUM(c, d, t) \
	FULLSUM(a, c, x, t, xt)

// SUM4 leaves the sums of Y0 to Y3 in the lanes of X0.
#define SUM4 SUMS4(Y0, Y1, Y2, Y3, X0, Y4, X1)

// CLEAR4 sets Y0 to Y3 to zero.
#define CLEAR4 \
	VPXOR Y0, Y0, Y0 \
	VPXOR Y1, Y1, Y1 \
	VPXOR Y2, Y2, Y2 \
	VPXOR Y3, Y3, Y3

// TERM adds (weights' scales X8 · the activations' scales) · X0.
#define TERM \
	VCVTDQ2PS X0, X0      \
	SCALES(X1)            \
	VMULPS    X1, X8, X8  \
	VMULPS    X0, X8, X4  \
	GATHER(X4)

// TERMS adds (scales · the activations' scales) · X0 − (minima · those scales) ·
// X1, with scales and minima in the halves of y.
#define TERMS(y, x) \
	VINSERTI128  $1, X1, Y0, Y0 \
	VCVTDQ2PS    Y0, Y0         \
	SCALES2(Y1)                 \
	VMULPS       Y1, y, y       \
	VMULPS       Y0, y, y       \
	VEXTRACTF128 $1, y, X1      \
	VSUBPS       X1, x, x       \
	GATHER(x)

// HALVES loads the float16 scales at offset o of the four blocks into X8.
#define HALVES(o, bytes) \
	MOVWLZX   AT(o, bytes, I0), AX          \
	VMOVD     AX, X8                       \
	VPINSRW   $1, AT(o, bytes, I1), X8, X8  \
	VPINSRW   $2, AT(o, bytes, I2), X8, X8  \
	VPINSRW   $3, AT(o, bytes, I3), X8, X8  \
	VCVTPH2PS X8, X8

// HALVES2 loads two float16 scales of each block from offset o into Y8: first those
// of products, then those of minima.
#define HALVES2(o, bytes) \
	VMOVD     AT(o, bytes, I0), X8          \
	VPINSRD   $1, AT(o, bytes, I1), X8, X8  \
	VPINSRD   $2, AT(o, bytes, I2), X8, X8  \
	VPINSRD   $3, AT(o, bytes, I3), X8, X8  \
	VPSHUFB   ·evenOdd(SB), X8, X8         \
	VCVTPH2PS X8, Y8

// SUM32 leaves the sums of the activations times the int16 factors in y in X1.
#define SUM32(y) \
	SUMS32(X1)           \
	VPMADDWD y, X1, X1

// STEP32 moves on by blocks of 32.
#define STEP32(bytes) \
	FETCH(0)           \
	FETCH(1)           \
	STEP(bytes, 32, 4)

// EACH multiplies the four blocks.
#define EACH(BLOCK) \
	BLOCK(I0, Y0) \
	BLOCK(I1, Y1) \
	BLOCK(I2, Y2) \
	BLOCK(I3, Y3)

// EACH2 multiplies them with second sums and leaves the sums of all in the lanes of X0.
#define EACH2(BLOCK) \
	BLOCK(I0, Y0, B0) \
	BLOCK(I1, Y1, B1) \
	BLOCK(I2, Y2, B2) \
	BLOCK(I3, Y3, B3) \
	MERGEB            \
	SUM4

#define Q80(i, acc) \
	VMOVDQU AT(2, 34, i), Y5    \
	SIGNED(XAT(0, 32, i), acc)

#define BLOCKS8_0 \
	EACH(Q80)         \
	SUM4              \
	UNFLIP            \
	HALVES(0, 34)     \
	TERM              \
	FETCH(2)          \
	STEP32(34)

// Groups of Q4_K and Q5_K.

// SCRATCH points DX at 512 bytes on the stack that share no line with others:
// what is stored across two lines is slow to load again. One half serves the
// current block, the other the next one, which is prepared early because its
// chain of instructions is long. A half holds
//
//	0    per row eight scales, each twice
//	128  float32 scales of the four rows, then those of the minima
//	160  the sums of minima times activations
#define SCRATCH \
	LEAQ 511(SP), DX \
	ANDQ $~511, DX

// SCALES45 unpacks the scales and minima of two rows whose first 16 bytes lie in
// the halves of h: the scales, each twice, to the scratch memory, the products of
// minima and sums to low. Y13 holds the sums of the groups twice.
#define SCALES45(h, at, low) \
	SIXBITS45(h, Y6, Y7)           \
	VPSHUFB  ·twice(SB), Y6, Y7    \
	VMOVDQU  Y7, at(DX)            \
	VPSHUFB  ·twice+32(SB), Y6, Y7 \
	VMOVDQU  Y7, (at+32)(DX)       \
	VPSHUFB  ·twice+64(SB), Y6, Y6 \
	VPMADDWD Y13, Y6, low

// OPEN45 turns to the other half of the scratch memory and loads the first 16 bytes of
// the four blocks at AX to the halves of Y4 and Y5.
#define OPEN45(bytes) \
	XORQ        $256, DX                      \
	VMOVDQU     HEADAT(bytes, I0), X4         \
	VINSERTI128 $1, HEADAT(bytes, I1), Y4, Y4 \
	VMOVDQU     HEADAT(bytes, I2), X5         \
	VINSERTI128 $1, HEADAT(bytes, I3), Y5, Y5

// LOWS45 adds up the products of minima and sums that SCALES45 left of two blocks each
// in a and b and stores the sums; x is the lower half of a, xt is spoiled.
#define LOWS45(a, b, x, xt, at) \
	HALFSUM(a, b, Y6)         \
	VPSHUFD      $0x4e, a, Y6 \
	VPADDD       Y6, a, a     \
	VEXTRACTI128 $1, a, xt    \
	VPUNPCKLDQ   xt, x, x     \
	VMOVDQU      x, at(DX)

// CLOSE45 stores the scales of the blocks in Y4 and Y5 and those of their minima, and
// turns back.
#define CLOSE45 \
	VPUNPCKLDQ   Y5, Y4, Y4           \
	VEXTRACTI128 $1, Y4, X5           \
	VPUNPCKLDQ   X5, X4, X4           \
	VPSHUFB      ·evenOdd(SB), X4, X4 \
	VCVTPH2PS    X4, Y4               \
	VMOVDQU      Y4, 128(DX)          \
	XORQ         $256, DX

// HEAD45 prepares the four blocks at AX, whose sums of activations are at R10, in
// the other half of the scratch memory.
#define HEAD45(bytes) \
	OPEN45(bytes)               \
	SUMS45(0)                   \
	SCALES45(Y4, 0, Y8)         \
	SUMS45(1)                   \
	SCALES45(Y5, 64, Y9)        \
	LOWS45(Y8, Y9, X8, X9, 160) \
	CLOSE45

#define FIRST4_K \
	HEAD45(144)    \
	XORQ $256, DX

#define FIRST5_K \
	HEAD45(176)    \
	XORQ $256, DX

// END45 adds the blocks to the results.
#define END45 \
	MERGEB                  \
	SUM4                    \
	VMOVDQU 160(DX), X1     \
	VMOVDQU 128(DX), Y14    \
	TERMS(Y14, X14)         \
	XORQ    $256, DX

// Where the scale of a group of block n of four lies.
#define SCALE(n, group) (64*(n/2)+32*(group/4)+16*(n%2)+4*(group%4))(DX)

// PRODUCTS45 multiplies groups 2j and 2j+1 of a block, in Y7 and Y6.
#define PRODUCTS45(j, n, i, acc, acc2) \
	VPMADDUBSW XAT((64*j), 256, i), Y7, Y7    \
	MADDS(SCALE(n, (2*j)), Y7, acc)           \
	VPMADDUBSW XAT((64*j+32), 256, i), Y6, Y6 \
	MADDS(SCALE(n, (2*j+1)), Y6, acc2)

// PAIR4 unpacks and multiplies them.
#define PAIR4(j, n, i, acc, acc2) \
	VMOVDQU AT((16+32*j), 144, i), Y6 \
	SPLIT(Y6, Y7)                     \
	PRODUCTS45(j, n, i, acc, acc2)

#define PAIRS4(j) \
	PAIR4(j, 0, I0, Y0, B0) \
	PAIR4(j, 1, I1, Y1, B1) \
	PAIR4(j, 2, I2, Y2, B2) \
	PAIR4(j, 3, I3, Y3, B3)

// PAIR5 does as PAIR4 with the fifth bits, which SHIFTA and SHIFTB move to bit
// 4. Y10 holds the mask of bit 4.
#define PAIR5(j, SHIFTA, a, SHIFTB, b, n, i, acc, acc2) \
	VMOVDQU AT((48+32*j), 176, i), Y6 \
	VMOVDQU AT(16, 176, i), Y9        \
	SPLIT(Y6, Y7)                     \
	SHIFTA  $a, Y9, Y8                \
	SHIFTB  $b, Y9, Y9                \
	VPAND   Y10, Y8, Y8               \
	VPAND   Y10, Y9, Y9               \
	VPOR    Y8, Y7, Y7                \
	VPOR    Y9, Y6, Y6                \
	PRODUCTS45(j, n, i, acc, acc2)

#define PAIRS5(j, SHIFTA, a, SHIFTB, b) \
	PAIR5(j, SHIFTA, a, SHIFTB, b, 0, I0, Y0, B0)   \
	PAIR5(j, SHIFTA, a, SHIFTB, b, 1, I1, Y1, B1)   \
	PAIR5(j, SHIFTA, a, SHIFTB, b, 2, I2, Y2, B2)   \
	PAIR5(j, SHIFTA, a, SHIFTB, b, 3, I3, Y3, B3)

// FETCH6 to FETCH14 fetch so many lines.
#define FETCH6 \
	FETCH(0) \
	FETCH(1) \
	FETCH(2) \
	FETCH(3) \
	FETCH(4) \
	FETCH(5)

#define FETCH8 \
	FETCH6   \
	FETCH(6) \
	FETCH(7)

#define FETCH9 \
	FETCH8 \
	FETCH(8)

#define FETCH11 \
	FETCH9   \
	FETCH(9) \
	FETCH(10)

#define FETCH14 \
	FETCH11   \
	FETCH(11) \
	FETCH(12) \
	FETCH(13)

#define BLOCKS4_K \
	FETCH9        \
	CLEAR4        \
	CLEARB        \
	PAIRS4(0)     \
	PAIRS4(1)     \
	NEXT(144, 16) \
	HEAD45(144)   \
	PAIRS4(2)     \
	PAIRS4(3)     \
	END45         \
	STEP(144, 256, 16)

#define BLOCKS5_K \
	FETCH11                         \
	CLEAR4                          \
	CLEARB                          \
	PAIRS5(0, VPSLLW, 4, VPSLLW, 3) \
	PAIRS5(1, VPSLLW, 2, VPSLLW, 1) \
	NEXT(176, 16)                   \
	HEAD45(176)                     \
	PAIRS5(2, VPSLLW, 0, VPSRLW, 1) \
	PAIRS5(3, VPSRLW, 2, VPSRLW, 3) \
	END45                           \
	STEP(176, 256, 16)

// Formats with a scale for 16 elements. The scales of a block are ordered as those of
// even and of odd groups, so that one shuffle within the halves spreads those of 32
// elements.

// LESS16 starts acc with minus 2^shift times the sums of the activations scaled by
// the signed bytes in X4, and leaves these, ordered, in Y10.
#define LESS16(shift, i, acc) \
	VPMOVSXBW X4, Y5                    \
	VPMADDWD  SUMAT(0, 32, i), Y5, acc  \
	VPSHUFB   ·evenOddBytes(SB), X4, X4 \
	VPMOVSXBW X4, Y10                   \
	VPSLLD    $shift, acc, acc          \
	VPXOR     Y5, Y5, Y5                \
	VPSUBD    acc, Y5, acc

// GROUP16 multiplies run w of 32 elements, spoiled, with the activations.
#define GROUP16(run, w, i, acc) \
	VPMADDUBSW XAT((32*(run)), 256, i), w, w     \
	VPSHUFB    ·spread+(32*(run))(SB), Y10, Y9   \
	MADDV(Y9, w, acc)

// HALF6 unpacks 128 elements of a block and multiplies runs of 32 with EVEN and ODD by
// turns. Y14 holds the mask of bits 4 and 5.
#define HALF6(p, EVEN, ODD, i, acc, acc2) \
	VMOVDQU AT((64*p), 210, i), Y6     \
	VMOVDQU AT((64*p+32), 210, i), Y7  \
	VMOVDQU AT((128+32*p), 210, i), Y8 \
	VPAND   Y12, Y6, Y4                \
	VPSLLW  $4, Y8, Y5                 \
	VPAND   Y14, Y5, Y5                \
	VPOR    Y5, Y4, Y4                 \
	EVEN(4*p, Y4, i, acc, acc2)        \
	VPAND   Y12, Y7, Y4                \
	VPSLLW  $2, Y8, Y5                 \
	VPAND   Y14, Y5, Y5                \
	VPOR    Y5, Y4, Y4                 \
	ODD(4*p+1, Y4, i, acc, acc2)       \
	VPSRLW  $4, Y6, Y6                 \
	VPAND   Y12, Y6, Y6                \
	VPAND   Y14, Y8, Y5                \
	VPOR    Y5, Y6, Y6                 \
	EVEN(4*p+2, Y6, i, acc, acc2)      \
	VPSRLW  $4, Y7, Y7                 \
	VPAND   Y12, Y7, Y7                \
	VPSRLW  $2, Y8, Y5                 \
	VPAND   Y14, Y5, Y5                \
	VPOR    Y5, Y7, Y7                 \
	ODD(4*p+3, Y7, i, acc, acc2)

// EVEN6 and ODD6 are GROUP16 to the second and the first sum of a block.
#define EVEN6(run, w, i, acc, acc2) GROUP16(run, w, i, acc2)
#define ODD6(run, w, i, acc, acc2) GROUP16(run, w, i, acc)

#define BLOCK6(i, acc, acc2) \
	VMOVDQU AT(192, 210, i), X4         \
	LESS16(5, i, acc)                   \
	HALF6(0, EVEN6, ODD6, i, acc, acc2) \
	HALF6(1, EVEN6, ODD6, i, acc, acc2)

#define BLOCKS6_K \
	FETCH14          \
	CLEARB           \
	EACH2(BLOCK6)    \
	HALVES(208, 210) \
	TERM             \
	STEP(210, 256, 32)

// Q2_K. LOW2 leaves the products of a block's minima and sums of activations in y,
// LOWS2 the sums of those of the four blocks in X13.
#define LOW2(i, y) \
	VPMOVZXBW AT(0, 84, i), y      \
	VPSRLW    $4, y, y             \
	VPMADDWD  SUMAT(0, 32, i), y, y

#define LOWS2 \
	LOW2(I0, Y4)               \
	LOW2(I1, Y5)               \
	VPHADDD      Y5, Y4, Y4    \
	LOW2(I2, Y5)               \
	LOW2(I3, Y6)               \
	VPHADDD      Y6, Y5, Y5    \
	VPHADDD      Y5, Y4, Y4    \
	VEXTRACTI128 $1, Y4, X5    \
	VPADDD       X5, X4, X13

// HALF2 multiplies 128 elements. Y14 holds threes.
#define HALF2(p, i, acc, acc2) \
	VMOVDQU AT((16+32*p), 84, i), Y6 \
	VPAND   Y14, Y6, Y4              \
	GROUP16(4*p, Y4, i, acc2)        \
	VPSRLW  $2, Y6, Y4               \
	VPAND   Y14, Y4, Y4              \
	GROUP16(4*p+1, Y4, i, acc)       \
	VPSRLW  $4, Y6, Y4               \
	VPAND   Y14, Y4, Y4              \
	GROUP16(4*p+2, Y4, i, acc2)      \
	VPSRLW  $6, Y6, Y6               \
	VPAND   Y14, Y6, Y6              \
	GROUP16(4*p+3, Y6, i, acc)

#define BLOCK2(i, acc, acc2) \
	VPAND     AT(0, 84, i), X12, X4     \
	VPSHUFB   ·evenOddBytes(SB), X4, X4 \
	VPMOVSXBW X4, Y10                   \
	HALF2(0, i, acc, acc2)              \
	HALF2(1, i, acc, acc2)

#define BLOCKS2_K \
	FETCH6          \
	LOWS2           \
	CLEAR4          \
	CLEARB          \
	EACH2(BLOCK2)   \
	VMOVDQA X13, X1 \
	HALVES2(80, 84) \
	TERMS(Y8, X8)   \
	STEP(84, 256, 32)

// Q3_K.
#define BLOCK3(i, acc, acc2) \
	SCALES3(i)                        \
	LESS16(2, i, acc)                 \
	VMOVDQU AT(0, 110, i), Y7         \
	VMOVDQU AT(32, 110, i), Y6        \
	RUN3(0, VPSLLW, 2)                \
	GROUP16(0, Y4, i, acc2)           \
	RUN3(2, VPSLLW, 1)                \
	GROUP16(1, Y4, i, acc)            \
	RUN3(4, VPSLLW, 0)                \
	GROUP16(2, Y4, i, acc2)           \
	RUN3(6, VPSRLW, 1)                \
	GROUP16(3, Y4, i, acc)            \
	VMOVDQU AT(64, 110, i), Y6        \
	RUN3(0, VPSRLW, 2)                \
	GROUP16(4, Y4, i, acc2)           \
	RUN3(2, VPSRLW, 3)                \
	GROUP16(5, Y4, i, acc)            \
	RUN3(4, VPSRLW, 4)                \
	GROUP16(6, Y4, i, acc2)           \
	RUN3(6, VPSRLW, 5)                \
	GROUP16(7, Y4, i, acc)

#define BLOCKS3_K \
	FETCH8           \
	CLEARB           \
	EACH2(BLOCK3)    \
	HALVES(108, 110) \
	TERM             \
	STEP(110, 256, 32)

// IQ4_XS. Signed values are multiplied by their magnitude, with the sign moved to
// the activations, because sums of two products must fit into int16. Y13 holds the
// values, Y10 the scales as int16 in each half.
#define GROUPXS(g, i, acc) \
	NIBBLES((8+16*g), 136, i)               \
	VPSHUFB    Y5, Y13, Y5                  \
	VPABSB     Y5, Y6                       \
	VMOVDQU    XAT((32*g), 256, i), Y7      \
	VPSIGNB    Y5, Y7, Y7                   \
	VPMADDUBSW Y7, Y6, Y6                   \
	VPSHUFB    ·spread+(32*g)(SB), Y10, Y9  \
	MADDV(Y9, Y6, acc)

#define BLOCKXS(i, acc, acc2) \
	SCALESXS(i)               \
	VPACKSSDW Y4, Y4, Y4      \
	VPERMQ    $0x88, Y4, Y10  \
	GROUPXS(0, i, acc)        \
	GROUPXS(1, i, acc2)       \
	GROUPXS(2, i, acc)        \
	GROUPXS(3, i, acc2)       \
	GROUPXS(4, i, acc)        \
	GROUPXS(5, i, acc2)       \
	GROUPXS(6, i, acc)        \
	GROUPXS(7, i, acc2)

#define BLOCKSXS \
	FETCH9         \
	CLEAR4         \
	CLEARB         \
	EACH2(BLOCKXS) \
	HALVES(0, 136) \
	TERM           \
	STEP(136, 256, 32)

#define XSCONSTS \
	NIBBLEMASK                   \
	VBROADCASTI128 ·iq4(SB), Y13 \
	LANES(32, Y11)
