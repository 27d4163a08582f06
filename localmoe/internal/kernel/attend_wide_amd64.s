#include "textflag.h"
#include "attend_amd64.h"

// Scores and weighted sums of attention in registers of 512 bits.

// PAIR adds the products of eight values of a key with those of two queries in Z8.
#define PAIR(a, t, key) \
	VBROADCASTF64X4 key, t   \
	VMULPS          t, Z8, t \
	VADDPS          t, a, a

// HALF adds to every four lanes of a the other four of the same query.
#define HALF(a, t) \
	VSHUFF32X4 $0xb1, a, a, t \
	VADDPS     t, a, a

// func scoresPairWide(dst, second, q, other, keys *float32, n, stride, eights int, scale float32)
//
// Eight keys at a time. The lower half of a register belongs to the first query, the upper
// half to the other.
TEXT ·scoresPairWide(SB), NOSPLIT, $0-68
	MOVQ         dst+0(FP), DI
	MOVQ         second+8(FP), R13
	MOVQ         keys+32(FP), SI
	MOVQ         stride+48(FP), R8
	SHLQ         $2, R8
	LEAQ         (R8)(R8*2), R9
	MOVQ         eights+56(FP), R14
	VBROADCASTSS scale+64(FP), Z15
	MOVL         $0xf0f0, AX
	KMOVW        AX, K1

keys:
	MOVQ   q+16(FP), BX
	MOVQ   other+24(FP), DX
	MOVQ   n+40(FP), CX
	MOVQ   SI, R10
	LEAQ   (SI)(R8*4), R11
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

loop:
	VMOVUPS      (BX), Y8
	VINSERTF64X4 $1, (DX), Z8, Z8
	PAIR(Z0, Z9, (R10))
	PAIR(Z1, Z10, (R10)(R8*1))
	PAIR(Z2, Z11, (R10)(R8*2))
	PAIR(Z3, Z12, (R10)(R9*1))
	PAIR(Z4, Z9, (R11))
	PAIR(Z5, Z10, (R11)(R8*1))
	PAIR(Z6, Z11, (R11)(R8*2))
	PAIR(Z7, Z12, (R11)(R9*1))
	ADDQ         $32, BX
	ADDQ         $32, DX
	ADDQ         $32, R10
	ADDQ         $32, R11
	SUBQ         $8, CX
	JNE          loop

	// As SUMS, for both queries.
	HALF(Z0, Z9)
	HALF(Z1, Z10)
	HALF(Z2, Z11)
	HALF(Z3, Z12)
	HALF(Z4, Z9)
	HALF(Z5, Z10)
	HALF(Z6, Z11)
	HALF(Z7, Z12)
	VBLENDMPS    Z4, Z0, K1, Z0
	VBLENDMPS    Z5, Z1, K1, Z1
	VBLENDMPS    Z6, Z2, K1, Z2
	VBLENDMPS    Z7, Z3, K1, Z3
	SUMQUADS(Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)
	VMULPS       Z15, Z0, Z0
	VMOVUPS      Y0, (DI)
	VEXTRACTF64X4 $1, Z0, (R13)
	ADDQ         $32, DI
	ADDQ         $32, R13
	LEAQ         (SI)(R8*8), SI
	DECQ         R14
	JNE          keys
	VZEROUPPER
	RET

// WIDEWEIGH adds the weight in Z8 times sixteen values.
#define WIDEWEIGH(a, t, value) \
	VMULPS value, Z8, t \
	VADDPS t, a, a

// EIGHT does F, LOAD or STORE, for eight registers and the elements at DI they belong to, FOUR
// for four.
#define FOUR(F) \
	F((DI), Z0)    \
	F(64(DI), Z1)  \
	F(128(DI), Z2) \
	F(192(DI), Z3)

#define EIGHT(F) \
	FOUR(F)        \
	F(256(DI), Z4) \
	F(320(DI), Z5) \
	F(384(DI), Z6) \
	F(448(DI), Z7)

// WEIGH8 adds weighted values to those registers, WEIGH4 to four.
#define WEIGH4 \
	WIDEWEIGH(Z0, Z9, (R10))     \
	WIDEWEIGH(Z1, Z10, 64(R10))  \
	WIDEWEIGH(Z2, Z11, 128(R10)) \
	WIDEWEIGH(Z3, Z12, 192(R10))

#define WEIGH8 \
	WEIGH4                       \
	WIDEWEIGH(Z4, Z9, 256(R10))  \
	WIDEWEIGH(Z5, Z10, 320(R10)) \
	WIDEWEIGH(Z6, Z11, 384(R10)) \
	WIDEWEIGH(Z7, Z12, 448(R10))

// func weighWide(y, scores, values *float32, n, stride, count int)
TEXT ·weighWide(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ values+16(FP), SI
	MOVQ n+24(FP), CX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8

wide:
	SUBQ $128, CX
	JLT  narrow
	PIECE(wideLoop, Z8, NOTHING, EIGHT(LOAD), WEIGH8, EIGHT(STORE))
	ADDQ $512, DI
	ADDQ $512, SI
	JMP  wide

narrow:
	ADDQ $128, CX

four:
	SUBQ $64, CX
	JLT  rest
	PIECE(fourLoop, Z8, NOTHING, FOUR(LOAD), WEIGH4, FOUR(STORE))
	ADDQ $256, DI
	ADDQ $256, SI
	JMP  four

rest:
	ADDQ $64, CX

one:
	SUBQ $16, CX
	JLT  done
	PIECE(oneLoop, Z8, NOTHING, LOAD((DI), Z0), WIDEWEIGH(Z0, Z9, (R10)), STORE((DI), Z0))
	ADDQ $64, DI
	ADDQ $64, SI
	JMP  one

done:
	VZEROUPPER
	RET

// func fetchLines(at unsafe.Pointer, lines int)
TEXT ·fetchLines(SB), NOSPLIT, $0-16
	MOVQ at+0(FP), SI
	MOVQ lines+8(FP), CX

next:
	PREFETCHT1 (SI)
	ADDQ       $64, SI
	DECQ       CX
	JNE        next
	RET
