// Four consecutive groups of 32 elements of each of four rows at a time, in registers of 512
// bits: a group of a row has a quarter of a register, low nibbles in one, high ones in
// another. Activations lie in that order too, see fourBlocks. Registers:
//
//	SI          row 0, R11 bytes apart; R12 is 3·R11
//	DI          activations, CX steps left
//	R13, R14    next four rows, fours left
//	R15         what is fetched: the next four rows from front to back
//	R8, K5      how far the last step reaches back into the one before; what counts of a step
//	Z0 … Z3     sums of products of the rows
//	Z8          scales of weights: quarters are blocks, in them are rows
//	Z9          values of nibbles, or bits of high bytes, or minima
//	Z12         nibble mask
//	X15         results so far
//	Z24, Z25    activations of low and of high nibbles
//	Z26         what sums of products start with
//	Z27         where the scales of the blocks are, in words
//	K6, K1 … K3 where those of each row go, first to everywhere

// FOURS is the loop over rows and steps; START prepares constants, STEP does a step.
#define FOURS(START, STEP) \
	MOVQ   dst+0(FP), BX                \
	MOVQ   row+8(FP), R13               \
	MOVQ   stride+16(FP), R11           \
	MOVQ   fours+24(FP), R14            \
	MOVQ   back+48(FP), R8              \
	LEAQ   (R11)(R11*2), R12            \
	EVERY($0x0f0f0f0f, Z12)             \
	MOVL   $0x22222222, AX              \
	KMOVD  AX, K1                       \
	MOVL   $0x44444444, AX              \
	KMOVD  AX, K2                       \
	MOVL   $0x88888888, AX              \
	KMOVD  AX, K3                       \
	KXNORQ K6, K6, K6                   \
	XORL   DX, DX                       \
	START                               \
rows:                                       \
	MOVQ   R13, SI                      \
	MOVQ   x+32(FP), DI                 \
	MOVQ   steps+40(FP), CX             \
	LEAQ   (R13)(R11*4), R15            \
	CMPQ   R14, $1                      \
	CMOVQNE R15, R13                    \
	VXORPS X15, X15, X15                \
	KXNORW K5, K5, K5                   \
step:                                       \
	STEP                                \
	DECQ   CX                           \
	JNE    step                         \
	VMOVUPS X15, (BX)                   \
	ADDQ   $16, BX                      \
	DECQ   R14                          \
	JNE    rows                         \
	VZEROUPPER                          \
	RET

// EVERY broadcasts a double word.
#define EVERY(v, z) \
	MOVL         v, AX \
	VPBROADCASTD AX, z

#define FETCH(line) \
	PREFETCHT1 (2048+64*line)(R15) \
	PREFETCHT0 (64*line)(R15)

// SUMROWS leaves in each quarter of Z5 the sums of that quarter of Z0 to Z3.
#define SUMROWS \
	VPUNPCKLDQ  Z1, Z0, Z4 \
	VPUNPCKHDQ  Z1, Z0, Z5 \
	VPADDD      Z5, Z4, Z4 \
	VPUNPCKLDQ  Z3, Z2, Z6 \
	VPUNPCKHDQ  Z3, Z2, Z7 \
	VPADDD      Z7, Z6, Z6 \
	VPUNPCKLQDQ Z6, Z4, Z5 \
	VPUNPCKHQDQ Z6, Z4, Z7 \
	VPADDD      Z7, Z5, Z5

// LESS starts the sums with minus 2^shift times those of the activations of the groups whose
// sums lie at offset o.
#define LESS(shift, o) \
	VPSLLD $shift, o(DI), Z26 \
	VPXORD Z4, Z4, Z4         \
	VPSUBD Z26, Z4, Z26

// SPLIT splits the bytes in Z4.
#define SPLIT \
	VPSRLW $4, Z4, Z5  \
	VPANDD Z12, Z4, Z4 \
	VPANDD Z12, Z5, Z5

// VALUES loads those of nibbles, with the top bit flipped.
#define VALUES(table) \
	EVERY($0x80808080, Z10)     \
	VBROADCASTI32X4 table, Z9   \
	VPXORD          Z10, Z9, Z9

// DOTS leaves in acc the products of the nibbles in Z4 and Z5.
#define DOTS(acc) \
	VMOVDQA64 Z26, acc     \
	VPDPBUSD  Z24, Z4, acc \
	VPDPBUSD  Z25, Z5, acc
