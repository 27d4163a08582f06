#include "textflag.h"

// Products of two encoded rows of a format with blocks of 256 with two, four or eight
// activation vectors, the rows unpacked once in registers. See fewArgs and fewBlock.
//
//	SI   the current block of row A; row B is R11 bytes on
//	DI   activations of the block, those of vectors 4 to 7 R12 bytes on
//	R13  the next two rows, R15 what is fetched ahead
//	CX   blocks left, R14 pairs of rows left, R10 arguments
//	Z0 … Z7    unpacked weights of rows A and B, turned
//	Z8 … Z15   sums of products of row A, then of row B
//	Z16 … Z19  temporary, as Z30 and Z31
//	Z20, Z21   scales of groups, Z22, Z23 minima of groups or more constants
//	Z24        scales of blocks
//	Z25 … Z27  constants
//	Z28, Z29   results of vectors 0 to 3 and 4 to 7
//
// A block has sixteen runs of sixteen elements. As they are unpacked, register i of four
// has a run in each of its parts c of four lanes. Turned, register k has the elements 4k to
// 4k+3 of every run, that of register i and part c in lane 4c+i, so that each lane adds up
// the products of one run.

// Offsets into fewBlock.
#define start 1024
#define sums 1280
#define scale 1344
#define blockSize 1408

// Offset into fewArgs.
#define at 48

#define AHEAD 2048
#define FARAHEAD 8192

#define FETCH(line) \
	PREFETCHT1 (FARAHEAD+64*line)(R15) \
	PREFETCHT0 (AHEAD+64*line)(R15)

#define FETCH5 \
	FETCH(0) \
	FETCH(1) \
	FETCH(2) \
	FETCH(3) \
	FETCH(4)

#define BYTES(b, z) \
	MOVL         $(b*0x01010101), AX \
	VPBROADCASTD AX, z

// FEW is the loop over rows and blocks: UNPACK prepares two blocks of so many bytes,
// VECTORS multiplies them, STORE writes the results.
#define FEW(bytes, FETCHES, CONSTS, UNPACK, VECTORS, STORE) \
	MOVQ   args+0(FP), R10     \
	MOVQ   0(R10), R13         \
	MOVQ   8(R10), R11         \
	MOVQ   16(R10), R14        \
	MOVQ   40(R10), R9         \
	IMUL3Q $blockSize, R9, R12 \
	MOVQ   32(R10), R8         \
	CONSTS                     \
	MOVQ   R13, R15            \
rows:                               \
	MOVQ   R13, SI           \
	LEAQ   (R13)(R11*2), R13 \
	MOVQ   24(R10), DI       \
	MOVQ   R9, CX            \
	VPXORD Z28, Z28, Z28     \
	VPXORD Z29, Z29, Z29     \
block:                              \
	FETCHES              \
	UNPACK               \
	VECTORS              \
	ADDQ $bytes, SI      \
	ADDQ $(2*bytes), R15 \
	ADDQ $blockSize, DI  \
	DECQ CX              \
	JNE  block           \
	STORE                \
	DECQ R14             \
	JNE  rows            \
	VZEROUPPER           \
	RET

// PUT writes the results of vector v for rows A and B. Vectors beyond the last one have
// its place and come before it.
#define PUT(MOVE, x, v) \
	MOVQ (at+8*v)(R10), AX \
	MOVE x, (R8)(AX*1)

// PUT4 writes those of four vectors from v on: of row A in the lower half of y.
#define PUT4(x, y, v) \
	VEXTRACTF32X4 $1, y, X16  \
	VUNPCKHPS     X16, x, X17 \
	VUNPCKLPS     X16, x, X16 \
	PUT(VMOVHPS, X17, (v+3))  \
	PUT(VMOVLPS, X17, (v+2))  \
	PUT(VMOVHPS, X16, (v+1))  \
	PUT(VMOVLPS, X16, v)

#define STORE2 \
	VPERMILPS $0xd8, X28, X28 \
	PUT(VMOVHPS, X28, 1)      \
	PUT(VMOVLPS, X28, 0)      \
	ADDQ      $8, R8

#define STORE4 \
	PUT4(X28, Y28, 0) \
	ADDQ $8, R8

#define STORE8 \
	PUT4(X29, Y29, 4) \
	PUT4(X28, Y28, 0) \
	ADDQ $8, R8

// TURN makes of Z16 to Z19, each with four runs in order, the turned a to d.
#define TURN(a, b, c, d) \
	VPUNPCKLDQ  Z17, Z16, Z30 \
	VPUNPCKHDQ  Z17, Z16, Z31 \
	VPUNPCKLDQ  Z19, Z18, Z16 \
	VPUNPCKHDQ  Z19, Z18, Z17 \
	VPUNPCKLQDQ Z16, Z30, a   \
	VPUNPCKHQDQ Z16, Z30, b   \
	VPUNPCKLQDQ Z17, Z31, c   \
	VPUNPCKHQDQ Z17, Z31, d

// PRODUCTS adds the products of vector v with both rows to a and b.
#define PRODUCTS(v, from, a, b) \
	VMOVDQU32 (256*v)(from), Z16     \
	VMOVDQU32 (256*v+64)(from), Z17  \
	VMOVDQU32 (256*v+128)(from), Z18 \
	VMOVDQU32 (256*v+192)(from), Z19 \
	VPDPBUSD  Z16, Z0, a             \
	VPDPBUSD  Z16, Z4, b             \
	VPDPBUSD  Z17, Z1, a             \
	VPDPBUSD  Z17, Z5, b             \
	VPDPBUSD  Z18, Z2, a             \
	VPDPBUSD  Z18, Z6, b             \
	VPDPBUSD  Z19, Z3, a             \
	VPDPBUSD  Z19, Z7, b

// PRODUCTS4 adds those of four vectors to Z8 to Z11 and Z12 to Z15.
#define PRODUCTS4(from) \
	PRODUCTS(0, from, Z8, Z12)  \
	PRODUCTS(1, from, Z9, Z13)  \
	PRODUCTS(2, from, Z10, Z14) \
	PRODUCTS(3, from, Z11, Z15)

// FOUR multiplies four vectors with VECTORS, EIGHT four and four more.
#define FOUR(VECTORS) VECTORS(DI, Y28)

#define EIGHT(VECTORS) \
	VECTORS(DI, Y28)     \
	LEAQ (DI)(R12*1), DX \
	VECTORS(DX, Y29)

#define CLEAR4(a, b, c, d) \
	VPXORD a, a, a \
	VPXORD b, b, b \
	VPXORD c, c, c \
	VPXORD d, d, d

// ADDPARTS leaves in part i of a the sum of the four parts of register i of a to d.
#define ADDPARTS(a, b, c, d) \
	VSHUFI32X4 $0x44, b, a, Z16     \
	VSHUFI32X4 $0xee, b, a, Z17     \
	VSHUFI32X4 $0x44, d, c, Z18     \
	VSHUFI32X4 $0xee, d, c, Z19     \
	VPADDD     Z17, Z16, Z16        \
	VPADDD     Z19, Z18, Z18        \
	VSHUFI32X4 $0x88, Z18, Z16, Z17 \
	VSHUFI32X4 $0xdd, Z18, Z16, Z19 \
	VPADDD     Z19, Z17, a

// Q4_K.

#define CONSTS4_K2 \
	BYTES(0x0f, Z25)             \
	VMOVDQU32 ·fewPairs(SB), Y26

#define CONSTS4_K4 \
	BYTES(0x0f, Z25)             \
	VMOVDQU32 ·fewFours(SB), Z26

// NIBBLES unpacks 128 elements: a gets the low nibbles of 64 bytes, b the high ones.
#define NIBBLES(o, row, a, b) \
	VMOVDQU32 o row, a  \
	VPSRLW    $4, a, b  \
	VPANDD    Z25, a, a \
	VPANDD    Z25, b, b

#define UNPACK4_K \
	NIBBLES(16, (SI), Z16, Z17)        \
	NIBBLES(80, (SI), Z18, Z19)        \
	TURN(Z0, Z1, Z2, Z3)               \
	NIBBLES(16, (SI)(R11*1), Z16, Z17) \
	NIBBLES(80, (SI)(R11*1), Z18, Z19) \
	TURN(Z4, Z5, Z6, Z7)               \
	HEAD4_K

// HEAD4_K unpacks the scales: of groups to int16, those of a lane of two vectors, and
// their minima in pairs, pair p in part p.
#define HEAD4_K \
	VMOVDQU32     (SI), X16                 \
	VINSERTI32X4  $1, (SI)(R11*1), Y16, Y16 \
	VPSHUFD       $0xed, Y16, Y17           \
	VPSRLVD       ·shift45(SB), Y17, Y17    \
	VPANDD        ·low45(SB), Y17, Y17      \
	VPSHUFD       $0x84, Y16, Y18           \
	VPSRLD        $2, Y18, Y18              \
	VPANDD        ·high45(SB), Y18, Y18     \
	VPORD         Y18, Y17, Y17             \
	VSHUFI32X4    $0, Z17, Z17, Z18         \
	VSHUFI32X4    $0x55, Z17, Z17, Z19      \
	VPSHUFB       ·fewScales4(SB), Z18, Z20 \
	VPSHUFB       ·fewScales4(SB), Z19, Z21 \
	VPSHUFB       ·fewMinima4(SB), Z18, Z22 \
	VPSHUFB       ·fewMinima4(SB), Z19, Z23 \
	VEXTRACTI32X4 $1, Y16, X17              \
	VPUNPCKLDQ    X17, X16, X16             \
	VCVTPH2PS     X16, X16                  \
	VPERMPS       Z16, Z26, Z24

// Two vectors.
#define VECTORS4_K2 \
	CLEAR4(Z8, Z9, Z12, Z13)           \
	PRODUCTS(0, DI, Z8, Z12)           \
	PRODUCTS(1, DI, Z9, Z13)           \
	VPACKSSDW     Z9, Z8, Z8           \
	VPACKSSDW     Z13, Z12, Z12        \
	VPMADDWD      Z20, Z8, Z8          \
	VPMADDWD      Z21, Z12, Z12        \
	VSHUFPS       $0x88, Z12, Z8, Z9   \
	VSHUFPS       $0xdd, Z12, Z8, Z8   \
	VPADDD        Z9, Z8, Z8           \
	VMOVDQU32     sums(DI), Z16        \
	VPMADDWD      Z16, Z22, Z22        \
	VPMADDWD      Z16, Z23, Z23        \
	VPUNPCKLQDQ   Z23, Z22, Z22        \
	VSHUFI32X4    $0x44, Z22, Z8, Z16  \
	VSHUFI32X4    $0xee, Z22, Z8, Z17  \
	VPADDD        Z17, Z16, Z16        \
	VSHUFI32X4    $0x88, Z16, Z16, Z17 \
	VSHUFI32X4    $0xdd, Z16, Z16, Z16 \
	VPADDD        Y17, Y16, Y16        \
	VCVTDQ2PS     Y16, Y16             \
	VBROADCASTSD  scale(DI), Y17       \
	VMULPS        Y17, Y24, Y24        \
	VMULPS        Y16, Y24, Y24        \
	VEXTRACTF32X4 $1, Y24, X16         \
	VSUBPS        X16, X24, X24        \
	VADDPS        X24, X28, X28

// Four vectors.
#define VECTORS4_K4(from, result) \
	CLEAR4(Z8, Z9, Z10, Z11)             \
	CLEAR4(Z12, Z13, Z14, Z15)           \
	PRODUCTS4(from)                      \
	VPACKSSDW       Z9, Z8, Z8           \
	VPACKSSDW       Z11, Z10, Z10        \
	VPACKSSDW       Z13, Z12, Z12        \
	VPACKSSDW       Z15, Z14, Z14        \
	VPMADDWD        Z20, Z8, Z8          \
	VPMADDWD        Z20, Z10, Z10        \
	VPMADDWD        Z21, Z12, Z12        \
	VPMADDWD        Z21, Z14, Z14        \
	VSHUFPS         $0x88, Z10, Z8, Z9   \
	VSHUFPS         $0xdd, Z10, Z8, Z8   \
	VSHUFPS         $0x88, Z14, Z12, Z13 \
	VSHUFPS         $0xdd, Z14, Z12, Z12 \
	VPADDD          Z9, Z8, Z8           \
	VPADDD          Z13, Z12, Z9         \
	VMOVDQU32       sums(from), Z16      \
	VPMADDWD        Z16, Z22, Z10        \
	VPMADDWD        Z16, Z23, Z11        \
	ADDPARTS(Z8, Z9, Z10, Z11)           \
	VCVTDQ2PS       Z8, Z8               \
	VBROADCASTF32X4 scale(from), Z16     \
	VMULPS          Z16, Z24, Z16        \
	VMULPS          Z8, Z16, Z16         \
	VEXTRACTF64X4   $1, Z16, Y17         \
	VSUBPS          Y17, Y16, Y16        \
	VADDPS          Y16, result, result

// func fewQ4_K2(args *fewArgs)
TEXT ·fewQ4_K2(SB), NOSPLIT, $0-8
	FEW(144, FETCH5, CONSTS4_K2, UNPACK4_K, VECTORS4_K2, STORE2)

// func fewQ4_K4(args *fewArgs)
TEXT ·fewQ4_K4(SB), NOSPLIT, $0-8
	FEW(144, FETCH5, CONSTS4_K4, UNPACK4_K, FOUR(VECTORS4_K4), STORE4)

// func fewQ4_K8(args *fewArgs)
TEXT ·fewQ4_K8(SB), NOSPLIT, $0-8
	FEW(144, FETCH5, CONSTS4_K4, UNPACK4_K, EIGHT(VECTORS4_K4), STORE8)

// Q6_K.

#define CONSTS6_K(order) \
	BYTES(0x0f, Z25)             \
	BYTES(0x3f, Z26)             \
	VMOVDQU32 ·fewLeft(SB), Z27  \
	VMOVDQU32 ·fewRight(SB), Z22 \
	VMOVDQU32 order, Y23

#define FETCH7 \
	FETCH5   \
	FETCH(5) \
	FETCH(6)

// SIXES unpacks 128 elements: a gets runs of 32 number 0 and 1, b 2 and 3. Their four
// bits are at o, their two at h.
#define SIXES(o, h, row, a, b) \
	VMOVDQU32       o row, Z30         \
	VBROADCASTI64X4 h row, b           \
	VPSLLVW         Z27, b, a          \
	VPSRLVW         Z22, b, b          \
	VPSRLW          $4, Z30, Z31       \
	VPTERNLOGD      $0xd8, Z25, Z30, a \
	VPTERNLOGD      $0xd8, Z25, Z31, b \
	VPANDD          Z26, a, a          \
	VPANDD          Z26, b, b

#define SCALES6_K(row, z) \
	VMOVDQU32 192 row, X16             \
	VPSHUFB   ·fewTurned(SB), X16, X16 \
	VPMOVSXBD X16, z

#define UNPACK6_K \
	SIXES(0, 128, (SI), Z16, Z17)         \
	SIXES(64, 160, (SI), Z18, Z19)        \
	TURN(Z0, Z1, Z2, Z3)                  \
	SIXES(0, 128, (SI)(R11*1), Z16, Z17)  \
	SIXES(64, 160, (SI)(R11*1), Z18, Z19) \
	TURN(Z4, Z5, Z6, Z7)                  \
	SCALES6_K((SI), Z20)                  \
	SCALES6_K((SI)(R11*1), Z21)           \
	MOVWLZX   208(SI), AX                 \
	MOVWLZX   208(SI)(R11*1), DX          \
	SHLL      $16, DX                     \
	ORL       DX, AX                      \
	VMOVD     AX, X16                     \
	VCVTPH2PS X16, X16                    \
	VPERMPS   Y16, Y23, Y24

// START begins the sums of vector v.
#define START(v, from, a, b) \
	VMOVDQU32 (start+64*v)(from), a \
	VMOVDQA32 a, b

// ADDTWO leaves sums of two lanes of a and b each in a: a, b, a, b.
#define ADDTWO(a, b) \
	VPUNPCKLDQ b, a, Z16 \
	VPUNPCKHDQ b, a, a   \
	VPADDD     Z16, a, a

// ADDLANES leaves in lane i of every part of a the sum of the lanes of that part of
// register i.
#define ADDLANES(a, b, c, d) \
	ADDTWO(a, b)          \
	ADDTWO(c, d)          \
	VPUNPCKLQDQ c, a, Z16 \
	VPUNPCKHQDQ c, a, a   \
	VPADDD      Z16, a, a

#define VECTORS6_K2 \
	START(0, DI, Z8, Z12)       \
	START(1, DI, Z9, Z13)       \
	PRODUCTS(0, DI, Z8, Z12)    \
	PRODUCTS(1, DI, Z9, Z13)    \
	VPMULLD       Z20, Z8, Z8   \
	VPMULLD       Z20, Z9, Z9   \
	VPMULLD       Z21, Z12, Z12 \
	VPMULLD       Z21, Z13, Z13 \
	ADDLANES(Z8, Z9, Z12, Z13)  \
	VEXTRACTI64X4 $1, Z8, Y9    \
	VPADDD        Y9, Y8, Y8    \
	VEXTRACTI128  $1, Y8, X9    \
	VPADDD        X9, X8, X8    \
	VCVTDQ2PS     X8, X8        \
	VMOVDDUP      scale(DI), X9 \
	VMULPS        X9, X24, X9   \
	VMULPS        X8, X9, X8    \
	VADDPS        X8, X28, X28

#define VECTORS6_K4(from, result) \
	START(0, from, Z8, Z12)           \
	START(1, from, Z9, Z13)           \
	START(2, from, Z10, Z14)          \
	START(3, from, Z11, Z15)          \
	PRODUCTS4(from)                   \
	VPMULLD        Z20, Z8, Z8        \
	VPMULLD        Z20, Z9, Z9        \
	VPMULLD        Z20, Z10, Z10      \
	VPMULLD        Z20, Z11, Z11      \
	VPMULLD        Z21, Z12, Z12      \
	VPMULLD        Z21, Z13, Z13      \
	VPMULLD        Z21, Z14, Z14      \
	VPMULLD        Z21, Z15, Z15      \
	ADDLANES(Z8, Z9, Z10, Z11)        \
	ADDLANES(Z12, Z13, Z14, Z15)      \
	VSHUFI32X4     $0x44, Z12, Z8, Z9 \
	VSHUFI32X4     $0xee, Z12, Z8, Z8 \
	VPADDD         Z9, Z8, Z8         \
	VSHUFI32X4     $0x88, Z8, Z8, Z9  \
	VSHUFI32X4     $0xdd, Z8, Z8, Z8  \
	VPADDD         Y9, Y8, Y8         \
	VCVTDQ2PS      Y8, Y8             \
	VBROADCASTF128 scale(from), Y9    \
	VMULPS         Y9, Y24, Y9        \
	VMULPS         Y8, Y9, Y8         \
	VADDPS         Y8, result, result

// func fewQ6_K2(args *fewArgs)
TEXT ·fewQ6_K2(SB), NOSPLIT, $0-8
	FEW(210, FETCH7, CONSTS6_K(·fewPairs6(SB)), UNPACK6_K, VECTORS6_K2, STORE2)

// func fewQ6_K4(args *fewArgs)
TEXT ·fewQ6_K4(SB), NOSPLIT, $0-8
	FEW(210, FETCH7, CONSTS6_K(·fewFours6(SB)), UNPACK6_K, FOUR(VECTORS6_K4), STORE4)

// func fewQ6_K8(args *fewArgs)
TEXT ·fewQ6_K8(SB), NOSPLIT, $0-8
	FEW(210, FETCH7, CONSTS6_K(·fewFours6(SB)), UNPACK6_K, EIGHT(VECTORS6_K4), STORE8)
