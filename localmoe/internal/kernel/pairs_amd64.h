// Products of four unpacked rows with up to sixteen activation vectors without VNNI. Both
// are int16 here, so that pairs of products are added without overflow; weights are
// multiplied by the scales of their groups beforehand, so that a whole block is one
// sum. A lane is one vector. Registers:
//
//	SI        row 0 of weights, R11 bytes apart; R12 is 3·R11
//	DI        activations
//	CX        blocks left, BX pairs left, R15 arguments
//	AX        scales of blocks, R13 bytes apart; R9 is 3·R13, R14 to the minima
//	R8        scales of activations
//	R10       sums of activations
//	DX        results so far, four rows of sixteen lanes
//	Y0 … Y7   sums of products: rows 0 to 3, lanes 0 to 7 and 8 to 15
//	Y8, Y9    of the activations, lanes 0 to 7 and 8 to 15
//
// Before including, define what treats all lanes or the lower ones only:
//
//	LOAD(o, p)         loads what lies at offset o of p into Y8 and Y9
//	MADD(m, a, b)      adds the products of two columns with the weights at m to a and b
//	PRODUCT(m, a, b)   turns the sums a and b into (scale in memory · Y8, Y9) · sum
//	ADD(r, a, b)       adds the terms of row r to the results
//	STORE(r)           starts those results with the zeros in Y0
//	LOW(m)             adds the products of the minima at m and sums to Y12 and Y13
//	LOWTERM(m, a, b)   subtracts (minimum in memory · Y8, Y9) · these sums from a and b
//	TURNALL            writes the results with TURN

// Offsets into pairArgs.
#define weights 0
#define lows 8
#define dw 16
#define minima 24
#define xs 32
#define sums 40
#define dx 48
#define out 56
#define target 64
#define apart 72
#define cols 80
#define blocks 88
#define pairs 96
#define lowPairs 104

// STEP multiplies two columns.
#define STEP(o) \
	LOAD((64*o), DI)               \
	MADD((4*o)(SI), Y0, Y1)        \
	MADD((4*o)(SI)(R11*1), Y2, Y3) \
	MADD((4*o)(SI)(R11*2), Y4, Y5) \
	MADD((4*o)(SI)(R12*1), Y6, Y7)

#define CLEAR \
	VPXOR Y0, Y0, Y0 \
	VPXOR Y1, Y1, Y1 \
	VPXOR Y2, Y2, Y2 \
	VPXOR Y3, Y3, Y3 \
	VPXOR Y4, Y4, Y4 \
	VPXOR Y5, Y5, Y5 \
	VPXOR Y6, Y6, Y6 \
	VPXOR Y7, Y7, Y7

#define BEGIN \
	MOVQ  args+0(FP), R15    \
	MOVQ  weights(R15), SI   \
	MOVQ  xs(R15), DI        \
	MOVQ  dx(R15), R8        \
	MOVQ  dw(R15), AX        \
	MOVQ  sums(R15), R10     \
	MOVQ  out(R15), DX       \
	MOVQ  blocks(R15), CX    \
	MOVQ  CX, R13            \
	SHLQ  $2, R13            \
	LEAQ  (R13)(R13*2), R9   \
	MOVQ  cols(R15), R11     \
	SHLQ  $1, R11            \
	LEAQ  (R11)(R11*2), R12  \
	VPXOR Y0, Y0, Y0         \
	STORE(0)                 \
	STORE(1)                 \
	STORE(2)                 \
	STORE(3)

// BLOCK leaves the terms of a block without its minima in Y0 to Y7.
#define BLOCK \
	CLEAR                            \
	MOVQ    pairs(R15), BX           \
pair:                                    \
	STEP(0)                          \
	STEP(1)                          \
	STEP(2)                          \
	STEP(3)                          \
	ADDQ    $16, SI                  \
	ADDQ    $256, DI                 \
	SUBQ    $4, BX                   \
	JNE     pair                     \
	LOAD(0, R8)                      \
	ADDQ    $64, R8                  \
	PRODUCT((AX), Y0, Y1)            \
	PRODUCT((AX)(R13*1), Y2, Y3)     \
	PRODUCT((AX)(R13*2), Y4, Y5)     \
	PRODUCT((AX)(R9*1), Y6, Y7)

#define ADDALL \
	ADD(0, Y0, Y1) \
	ADD(1, Y2, Y3) \
	ADD(2, Y4, Y5) \
	ADD(3, Y6, Y7)

// FINISH writes the results vector by vector.
#define FINISH \
	MOVQ target(R15), AX   \
	MOVQ apart(R15), BX    \
	SHLQ $2, BX            \
	LEAQ (BX)(BX*2), CX    \
	TURNALL                \
	VZEROUPPER             \
	RET

// TURN writes those of eight vectors, whose first lies at offset o of a row.
#define TURN(o) \
	VMOVUPS      (o)(DX), Y0        \
	VMOVUPS      (o+64)(DX), Y1     \
	VMOVUPS      (o+128)(DX), Y2    \
	VMOVUPS      (o+192)(DX), Y3    \
	VUNPCKLPS    Y1, Y0, Y4         \
	VUNPCKHPS    Y1, Y0, Y5         \
	VUNPCKLPS    Y3, Y2, Y6         \
	VUNPCKHPS    Y3, Y2, Y7         \
	VUNPCKLPD    Y6, Y4, Y0         \
	VUNPCKHPD    Y6, Y4, Y1         \
	VUNPCKLPD    Y7, Y5, Y2         \
	VUNPCKHPD    Y7, Y5, Y3         \
	VMOVUPS      X0, (AX)           \
	VMOVUPS      X1, (AX)(BX*1)     \
	VMOVUPS      X2, (AX)(BX*2)     \
	VMOVUPS      X3, (AX)(CX*1)     \
	LEAQ         (AX)(BX*4), AX     \
	VEXTRACTF128 $1, Y0, (AX)       \
	VEXTRACTF128 $1, Y1, (AX)(BX*1) \
	VEXTRACTF128 $1, Y2, (AX)(BX*2) \
	VEXTRACTF128 $1, Y3, (AX)(CX*1) \
	LEAQ         (AX)(BX*4), AX

// LESS subtracts the minima of a row from its terms a and b. The row's minimum lies
// at m, its groups' at R14.
#define LESS(m, a, b, loop) \
	VPXOR Y12, Y12, Y12       \
	VPXOR Y13, Y13, Y13       \
	XORL  BX, BX              \
loop:                             \
	LOW((R14)(BX*4))          \
	ADDQ  $64, R10            \
	INCQ  BX                  \
	CMPQ  BX, lowPairs(R15)   \
	JNE   loop                \
	SHLQ  $6, BX              \
	SUBQ  BX, R10             \
	LOWTERM(m, a, b)

// NEXTROW points R14 at the groups' minima of the next row.
#define NEXTROW ADDQ stride-8(SP), R14

// TILE multiplies rows without minima.
#define TILE \
	BEGIN       \
block:              \
	BLOCK       \
	ADDALL      \
	ADDQ $4, AX \
	DECQ CX     \
	JNE  block  \
	FINISH

// TILEMIN multiplies rows with minima.
#define TILEMIN \
	BEGIN                                \
	MOVQ  blocks(R15), R14               \
	IMULQ lowPairs(R15), R14             \
	SHLQ  $2, R14                        \
	MOVQ  R14, stride-8(SP)              \
	MOVQ  lows(R15), R14                 \
	MOVQ  R14, low-16(SP)                \
blockMin:                                    \
	BLOCK                                \
	MOVQ minima(R15), BX                 \
	SUBQ dw(R15), BX                     \
	ADDQ BX, AX                          \
	MOVQ low-16(SP), R14                 \
	LESS((AX), Y0, Y1, low0)             \
	NEXTROW                              \
	LESS((AX)(R13*1), Y2, Y3, low1)      \
	NEXTROW                              \
	LESS((AX)(R13*2), Y4, Y5, low2)      \
	NEXTROW                              \
	LESS((AX)(R9*1), Y6, Y7, low3)       \
	ADDALL                               \
	MOVQ minima(R15), BX                 \
	SUBQ dw(R15), BX                     \
	SUBQ BX, AX                          \
	ADDQ $4, AX                          \
	MOVQ lowPairs(R15), BX               \
	SHLQ $2, BX                          \
	ADDQ BX, low-16(SP)                  \
	SHLQ $4, BX                          \
	ADDQ BX, R10                         \
	DECQ CX                              \
	JNE  blockMin                        \
	FINISH
