#include "textflag.h"

// Tiles of eight vectors, the lower half of sixteen, see pairs_amd64.h.

#define LOAD(o, p) VMOVDQU (o)(p), Y8

#define MADD(m, a, b) \
	VPBROADCASTD m, Y10       \
	VPMADDWD     Y8, Y10, Y11 \
	VPADDD       Y11, a, a

#define PRODUCT(m, a, b) \
	VBROADCASTSS m, Y10       \
	VMULPS       Y8, Y10, Y11 \
	VCVTDQ2PS    a, a         \
	VMULPS       a, Y11, a

#define ADD(r, a, b) \
	VADDPS  (64*r)(DX), a, a \
	VMOVUPS a, (64*r)(DX)

#define STORE(r) VMOVUPS Y0, (64*r)(DX)

#define LOW(m) \
	VPBROADCASTD m, Y10          \
	VPMADDWD     (R10), Y10, Y11 \
	VPADDD       Y11, Y12, Y12

#define LOWTERM(m, a, b) \
	VCVTDQ2PS    Y12, Y12      \
	VBROADCASTSS m, Y10        \
	VMULPS       Y8, Y10, Y11  \
	VMULPS       Y12, Y11, Y11 \
	VSUBPS       Y11, a, a

#define TURNALL TURN(0)

#include "pairs_amd64.h"

// func pairsHalf(args *pairArgs)
TEXT ·pairsHalf(SB), NOSPLIT, $0-8
	TILE

// func pairsHalfMin(args *pairArgs)
TEXT ·pairsHalfMin(SB), NOSPLIT, $16-8
	TILEMIN
