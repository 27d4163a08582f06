#include "textflag.h"
#include "floats_amd64.h"

// Each kernel adds element i to lane i mod 8 and multiplies before it adds,
// without fusing, so that it returns the same bits as the plain Go version.

// DOT multiplies CX weights at SI, of so many bytes for eight, which LOAD loads, with the
// values at DI, and leaves the sum in X0.
#define DOT(LOAD, bytes) \
	VXORPS Y0, Y0, Y0   \
loop:                       \
	SUBQ   $8, CX       \
	JLT    done         \
	LOAD((SI), Y1)      \
	VMULPS (DI), Y1, Y1 \
	VADDPS Y1, Y0, Y0   \
	ADDQ   $bytes, SI   \
	ADDQ   $32, DI      \
	JMP    loop         \
done:                       \
	REDUCE(Y0, X0, X1)  \
	VZEROUPPER

// func dotAVX2(a, b *float32, n int) float32
TEXT ·dotAVX2(SB), NOSPLIT, $0-28
	MOVQ a+0(FP), SI
	MOVQ b+8(FP), DI
	MOVQ n+16(FP), CX
	DOT(LOADF32, 32)
	MOVSS X0, ret+24(FP)
	RET

// func dot4AVX2(w, x *float32, stride, n int, sums *[4]float32)
TEXT ·dot4AVX2(SB), NOSPLIT, $0-40
	MOVQ   w+0(FP), SI
	MOVQ   x+8(FP), R8
	MOVQ   stride+16(FP), DX
	MOVQ   n+24(FP), CX
	MOVQ   sums+32(FP), DI
	LEAQ   (R8)(DX*4), R9
	LEAQ   (R9)(DX*4), R10
	LEAQ   (R10)(DX*4), R11
	XORQ   AX, AX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI)(AX*1), Y4
	VMULPS  (R8)(AX*1), Y4, Y5
	VMULPS  (R9)(AX*1), Y4, Y6
	VMULPS  (R10)(AX*1), Y4, Y7
	VMULPS  (R11)(AX*1), Y4, Y8
	VADDPS  Y5, Y0, Y0
	VADDPS  Y6, Y1, Y1
	VADDPS  Y7, Y2, Y2
	VADDPS  Y8, Y3, Y3
	ADDQ    $32, AX
	JMP     loop

done:
	REDUCE(Y0, X0, X4)
	REDUCE(Y1, X1, X4)
	REDUCE(Y2, X2, X4)
	REDUCE(Y3, X3, X4)
	VZEROUPPER
	MOVSS X0, 0(DI)
	MOVSS X1, 4(DI)
	MOVSS X2, 8(DI)
	MOVSS X3, 12(DI)
	RET

// func dotQ8_0AVX2(row *byte, x *float32, blocks int) float32
TEXT ·dotQ8_0AVX2(SB), NOSPLIT, $0-28
	MOVQ   row+0(FP), SI
	MOVQ   x+8(FP), DI
	MOVQ   blocks+16(FP), CX
	VXORPS Y0, Y0, Y0

loop:
	SUBQ         $1, CX
	JLT          done
	MOVWLZX      (SI), AX
	VMOVD        AX, X1
	VCVTPH2PS    X1, X1
	VBROADCASTSS X1, Y1
	VPMOVSXBD    2(SI), Y2
	VPMOVSXBD    10(SI), Y3
	VPMOVSXBD    18(SI), Y4
	VPMOVSXBD    26(SI), Y5
	VCVTDQ2PS    Y2, Y2
	VCVTDQ2PS    Y3, Y3
	VCVTDQ2PS    Y4, Y4
	VCVTDQ2PS    Y5, Y5
	VMULPS       Y1, Y2, Y2
	VMULPS       Y1, Y3, Y3
	VMULPS       Y1, Y4, Y4
	VMULPS       Y1, Y5, Y5
	VMULPS       (DI), Y2, Y2
	VMULPS       32(DI), Y3, Y3
	VMULPS       64(DI), Y4, Y4
	VMULPS       96(DI), Y5, Y5
	VADDPS       Y2, Y0, Y0
	VADDPS       Y3, Y0, Y0
	VADDPS       Y4, Y0, Y0
	VADDPS       Y5, Y0, Y0
	ADDQ         $34, SI
	ADDQ         $128, DI
	JMP          loop

done:
	REDUCE(Y0, X0, X1)
	VZEROUPPER
	MOVSS X0, ret+24(FP)
	RET

// func axpyAVX2(y, x *float32, n int, a float32)
TEXT ·axpyAVX2(SB), NOSPLIT, $0-28
	MOVQ         y+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS a+24(FP), Y0

loop:
	SUBQ    $8, CX
	JLT     done
	VMULPS  (SI), Y0, Y1
	VADDPS  (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// WIDEN writes CX weights at SI, of sixteen bits, which LOAD loads, to DI as float32.
#define WIDEN(LOAD) \
loop:                    \
	SUBQ    $8, CX   \
	JLT     done     \
	LOAD((SI), Y0)   \
	VMOVUPS Y0, (DI) \
	ADDQ    $16, SI  \
	ADDQ    $32, DI  \
	JMP     loop     \
done:                    \
	VZEROUPPER

// func halvesAVX2(dst *float32, src *uint16, n int)
TEXT ·halvesAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
	WIDEN(LOADF16)
	RET

// func widenAVX2(dst *float32, src *uint16, n int)
TEXT ·widenAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
	WIDEN(LOADBF16)
	RET

// func toHalvesAVX2(dst *uint16, src *float32, n int)
TEXT ·toHalvesAVX2(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX

loop:
	VMOVUPS   (SI), Y0
	VCVTPS2PH $0, Y0, (DI) // to nearest even
	ADDQ      $32, SI
	ADDQ      $16, DI
	SUBQ      $8, CX
	JNE       loop
	VZEROUPPER
	RET

// func dotF16AVX2(row *uint16, x *float32, n int) float32
TEXT ·dotF16AVX2(SB), NOSPLIT, $0-28
	MOVQ row+0(FP), SI
	MOVQ x+8(FP), DI
	MOVQ n+16(FP), CX
	DOT(LOADF16, 16)
	MOVSS X0, ret+24(FP)
	RET

// func dotBF16AVX2(row *uint16, x *float32, n int) float32
TEXT ·dotBF16AVX2(SB), NOSPLIT, $0-28
	MOVQ row+0(FP), SI
	MOVQ x+8(FP), DI
	MOVQ n+16(FP), CX
	DOT(LOADBF16, 16)
	MOVSS X0, ret+24(FP)
	RET
