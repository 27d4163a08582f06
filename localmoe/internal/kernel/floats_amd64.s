#include "textflag.h"
#include "floats_amd64.h"

// Products of several rows of floating-point weights. Each row has its eight sums, to
// which products are added in the order of dotGeneric, without fusing.

// ROWS multiplies rows with one vector, four at a time, so that four sums are under way.
// LOAD loads eight weights. The next four rows are fetched from front to back meanwhile.
//
//	SI   row 0, R11 bytes apart; R12 is 3·R11
//	DI   activations, CX of them left
//	R13  the next four rows, in the last ones these; R14 fours left
//	R15  what is fetched
#define ROWS(LOAD, bytes) \
	MOVQ  dst+0(FP), BX      \
	MOVQ  row+8(FP), R13     \
	MOVQ  stride+16(FP), R11 \
	MOVQ  fours+24(FP), R14  \
	LEAQ  (R11)(R11*2), R12  \
rows:                        \
	MOVQ    R13, SI             \
	MOVQ    x+32(FP), DI        \
	MOVQ    n+40(FP), CX        \
	LEAQ    (R13)(R11*4), R15   \
	CMPQ    R14, $1             \
	CMOVQNE R15, R13            \
	VXORPS  Y0, Y0, Y0          \
	VXORPS  Y1, Y1, Y1          \
	VXORPS  Y2, Y2, Y2          \
	VXORPS  Y3, Y3, Y3          \
eight:                       \
	PREFETCHT1 (R15)            \
	VMOVUPS (DI), Y8            \
	LOAD((SI), Y4)              \
	LOAD((SI)(R11*1), Y5)       \
	LOAD((SI)(R11*2), Y6)       \
	LOAD((SI)(R12*1), Y7)       \
	VMULPS  Y8, Y4, Y4          \
	VMULPS  Y8, Y5, Y5          \
	VMULPS  Y8, Y6, Y6          \
	VMULPS  Y8, Y7, Y7          \
	VADDPS  Y4, Y0, Y0          \
	VADDPS  Y5, Y1, Y1          \
	VADDPS  Y6, Y2, Y2          \
	VADDPS  Y7, Y3, Y3          \
	ADDQ    $(4*bytes), R15     \
	ADDQ    $bytes, SI          \
	ADDQ    $32, DI             \
	SUBQ    $8, CX              \
	JNE     eight               \
	VEXTRACTF128 $1, Y0, X4     \
	VEXTRACTF128 $1, Y1, X5     \
	VEXTRACTF128 $1, Y2, X6     \
	VEXTRACTF128 $1, Y3, X7     \
	VADDPS  X4, X0, X0          \
	VADDPS  X5, X1, X1          \
	VADDPS  X6, X2, X2          \
	VADDPS  X7, X3, X3          \
	VUNPCKLPD X1, X0, X4        \
	VUNPCKHPD X1, X0, X5        \
	VADDPS  X5, X4, X4          \
	VUNPCKLPD X3, X2, X6        \
	VUNPCKHPD X3, X2, X7        \
	VADDPS  X7, X6, X6          \
	VSHUFPS $0x88, X6, X4, X0   \
	VSHUFPS $0xdd, X6, X4, X1   \
	VADDPS  X1, X0, X0          \
	VMOVUPS X0, (BX)            \
	ADDQ    $16, BX             \
	DECQ    R14                 \
	JNE     rows                \
	VZEROUPPER                  \
	RET

// func rowsF32AVX2(dst *float32, row *byte, stride, fours int, x *float32, n int)
TEXT ·rowsF32AVX2(SB), NOSPLIT, $0-48
	ROWS(LOADF32, 32)

// func rowsF16AVX2(dst *float32, row *byte, stride, fours int, x *float32, n int)
TEXT ·rowsF16AVX2(SB), NOSPLIT, $0-48
	ROWS(LOADF16, 16)

// func rowsBF16AVX2(dst *float32, row *byte, stride, fours int, x *float32, n int)
TEXT ·rowsBF16AVX2(SB), NOSPLIT, $0-48
	ROWS(LOADBF16, 16)
