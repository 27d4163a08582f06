// What attention does alike in registers of 256 and of 512 bits.

// SUMQUADS leaves in lane i of every four lanes of a the sum of those four lanes of
// register i of a to d, as (l0+l2) + (l1+l3). The others, to h, are spoiled.
#define SUMQUADS(a, b, c, d, e, f, g, h) \
	VUNPCKLPS b, a, e \
	VUNPCKHPS b, a, f \
	VUNPCKLPS d, c, g \
	VUNPCKHPS d, c, h \
	VADDPS    f, e, e \
	VADDPS    h, g, g \
	VUNPCKLPD g, e, a \
	VUNPCKHPD g, e, b \
	VADDPS    b, a, a

// PIECE adds the weighted values of some elements, at SI and every R8 bytes from there, to
// those at DI. LOADS and STORES move these into registers and back, WEIGHED adds the values
// at R10 times the register weight, FETCH brings what is read later into the second cache.
#define PIECE(loop, weight, FETCH, LOADS, WEIGHED, STORES) \
	MOVQ         scores+8(FP), BX \
	MOVQ         count+40(FP), DX \
	MOVQ         SI, R10          \
	LOADS                         \
loop:                                 \
	FETCH                         \
	VBROADCASTSS (BX), weight     \
	WEIGHED                       \
	ADDQ         $4, BX           \
	ADDQ         R8, R10          \
	DECQ         DX               \
	JNE          loop             \
	STORES

#define LOAD(m, y) VMOVUPS m, y
#define STORE(m, y) VMOVUPS y, m

#define NOTHING
