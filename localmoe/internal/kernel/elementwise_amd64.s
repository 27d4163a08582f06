#include "textflag.h"
#include "exp_amd64.h"
#include "floats_amd64.h"

// Element-wise functions on groups of eight float32 values. Every step is rounded
// as in the plain Go versions.

// func softmaxAVX2(x *float32, n int, peak float32) float32
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-28
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS peak+16(FP), Y8
	VXORPS       Y9, Y9, Y9

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI), Y0
	VSUBPS  Y8, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VMOVUPS Y0, (SI)
	VADDPS  Y0, Y9, Y9
	ADDQ    $32, SI
	JMP     loop

done:
	REDUCE(Y9, X9, X0)
	VZEROUPPER
	MOVSS X9, ret+24(FP)
	RET

// func expOverAVX2(y, x *float32, n int, peak, t float32)
TEXT ·expOverAVX2(SB), NOSPLIT, $0-32
	MOVQ         y+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS peak+24(FP), Y8
	VBROADCASTSS t+28(FP), Y9

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI), Y0
	VSUBPS  Y8, Y0, Y0
	VDIVPS  Y9, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func sumExpAVX2(x *float32, n int, peak float32) float64
TEXT ·sumExpAVX2(SB), NOSPLIT, $0-32
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS peak+16(FP), Y8
	VXORPD       Y9, Y9, Y9
	VXORPD       Y10, Y10, Y10

loop:
	SUBQ         $8, CX
	JLT          done
	VMOVUPS      (SI), Y0
	VSUBPS       Y8, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VEXTRACTF128 $1, Y0, X1
	VCVTPS2PD    X0, Y0
	VCVTPS2PD    X1, Y1
	VADDPD       Y0, Y9, Y9
	VADDPD       Y1, Y10, Y10
	ADDQ         $32, SI
	JMP          loop

done:
	VADDPD       Y10, Y9, Y9
	VEXTRACTF128 $1, Y9, X0
	VADDPD       X0, X9, X9
	VPERMILPD    $1, X9, X0
	VADDSD       X0, X9, X9
	VZEROUPPER
	MOVSD X9, ret+24(FP)
	RET

// func maxAVX2(x *float32, n int) float32
TEXT ·maxAVX2(SB), NOSPLIT, $0-20
	MOVQ    x+0(FP), SI
	MOVQ    n+8(FP), CX
	VMOVUPS (SI), Y0

loop:
	SUBQ   $8, CX
	JLT    done
	VMAXPS (SI), Y0, Y0
	ADDQ   $32, SI
	JMP    loop

done:
	VEXTRACTF128 $1, Y0, X1
	VMAXPS       X1, X0, X0
	VMOVHLPS     X0, X0, X1
	VMAXPS       X1, X0, X0
	VMOVSHDUP    X0, X1
	VMAXPS       X1, X0, X0
	VZEROUPPER
	MOVSS X0, ret+16(FP)
	RET

// func siluMulAVX2(y, x *float32, n int)
TEXT ·siluMulAVX2(SB), NOSPLIT, $0-24
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	SIGNS(Y8)

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (SI), Y4
	SILU(Y4, Y8, Y0, Y1, Y2, Y3)
	VMULPS  (DI), Y4, Y4
	VMOVUPS Y4, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func scaleAVX2(y *float32, n int, a float32)
TEXT ·scaleAVX2(SB), NOSPLIT, $0-20
	MOVQ         y+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS a+16(FP), Y0

loop:
	SUBQ    $8, CX
	JLT     done
	VMULPS  (DI), Y0, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func addAVX2(y, x *float32, n int)
TEXT ·addAVX2(SB), NOSPLIT, $0-24
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX

loop:
	SUBQ    $8, CX
	JLT     done
	VMOVUPS (DI), Y0
	VADDPS  (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET

// func normAVX2(dst, x, w *float32, n int, scale float32)
TEXT ·normAVX2(SB), NOSPLIT, $0-36
	MOVQ         dst+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         w+16(FP), DX
	MOVQ         n+24(FP), CX
	VBROADCASTSS scale+32(FP), Y0

loop:
	SUBQ    $8, CX
	JLT     done
	VMULPS  (SI), Y0, Y1
	VMULPS  (DX), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DX
	ADDQ    $32, DI
	JMP     loop

done:
	VZEROUPPER
	RET
