#include "textflag.h"
#include "exp_amd64.h"

// Activations, caps and rotations on groups of eight float32 values. Every step is
// rounded as in the plain Go versions.

DATA geluScale<>(SB)/4, $1.5957691216057308
DATA geluCubic<>(SB)/4, $0.044715
DATA gateTop<>(SB)/4, $7.0
DATA gateBottom<>(SB)/4, $-7.0
DATA gateSlope<>(SB)/4, $1.702
DATA tanhSmall<>(SB)/4, $0.625
DATA tanhP<>+0(SB)/4, $-5.70498872745e-3
DATA tanhP<>+4(SB)/4, $2.06390887954e-2
DATA tanhP<>+8(SB)/4, $-5.37397155531e-2
DATA tanhP<>+12(SB)/4, $1.33314422036e-1
DATA tanhP<>+16(SB)/4, $-3.33332819422e-1
GLOBL geluScale<>(SB), RODATA|NOPTR, $4
GLOBL geluCubic<>(SB), RODATA|NOPTR, $4
GLOBL gateTop<>(SB), RODATA|NOPTR, $4
GLOBL gateBottom<>(SB), RODATA|NOPTR, $4
GLOBL gateSlope<>(SB), RODATA|NOPTR, $4
GLOBL tanhSmall<>(SB), RODATA|NOPTR, $4
GLOBL tanhP<>(SB), RODATA|NOPTR, $20

// func siluAVX2(x *float32, n int)
TEXT ·siluAVX2(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	SIGNS(Y8)

loop:
	VMOVUPS (DI), Y4
	SILU(Y4, Y8, Y0, Y1, Y2, Y3)
	VMOVUPS Y4, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNE     loop
	VZEROUPPER
	RET

// func sigmoidMulAVX2(y, x *float32, n int)
TEXT ·sigmoidMulAVX2(SB), NOSPLIT, $0-24
	MOVQ    y+0(FP), DI
	MOVQ    x+8(FP), SI
	MOVQ    n+16(FP), CX
	VMOVUPS ·expOne(SB), Y9
	SIGNS(Y8)

loop:
	VXORPS  (SI), Y8, Y0
	EXP(Y0, Y1, Y2, Y3)
	VADDPS  Y9, Y0, Y0
	VDIVPS  Y0, Y9, Y0
	VMULPS  (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNE     loop
	VZEROUPPER
	RET

// func geluMulAVX2(dst, y, x *float32, n int)
TEXT ·geluMulAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         y+8(FP), DX
	MOVQ         x+16(FP), SI
	MOVQ         n+24(FP), CX
	VBROADCASTSS geluScale<>(SB), Y10
	VBROADCASTSS geluCubic<>(SB), Y11
	VMOVUPS      ·expOne(SB), Y9
	SIGNS(Y8)

loop:
	VMOVUPS (SI), Y4
	VMULPS  Y4, Y11, Y0
	VMULPS  Y4, Y0, Y0
	VADDPS  Y9, Y0, Y0
	VMULPS  Y4, Y10, Y1
	VMULPS  Y1, Y0, Y0
	VXORPS  Y8, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VADDPS  Y9, Y0, Y0
	VDIVPS  Y0, Y4, Y4
	VMULPS  (DX), Y4, Y4
	VMOVUPS Y4, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DX
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNE     loop
	VZEROUPPER
	RET

// func clampedSwiGLUAVX2(up, gate *float32, n int)
//
// The second operand of VMINPS and VMAXPS is what they return for NaN.
TEXT ·clampedSwiGLUAVX2(SB), NOSPLIT, $0-24
	MOVQ         up+0(FP), DI
	MOVQ         gate+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS gateTop<>(SB), Y10
	VBROADCASTSS gateBottom<>(SB), Y11
	VBROADCASTSS gateSlope<>(SB), Y12
	VMOVUPS      ·expOne(SB), Y9
	SIGNS(Y8)

loop:
	VMINPS  (SI), Y10, Y4
	VMULPS  Y4, Y12, Y0
	VXORPS  Y8, Y0, Y0
	EXP(Y0, Y1, Y2, Y3)
	VADDPS  Y9, Y0, Y0
	VDIVPS  Y0, Y9, Y0
	VMULPS  Y0, Y4, Y4
	VMAXPS  (DI), Y11, Y5
	VMINPS  Y5, Y10, Y5
	VADDPS  Y9, Y5, Y5
	VMULPS  Y5, Y4, Y4
	VMOVUPS Y4, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNE     loop
	VZEROUPPER
	RET

#define TERM(o) \
	VBROADCASTSS tanhP<>+o(SB), Y3 \
	VMULPS       Y5, Y1, Y1        \
	VADDPS       Y3, Y1, Y1

// func softcapAVX2(x *float32, n int, c float32)
TEXT ·softcapAVX2(SB), NOSPLIT, $0-20
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS c+16(FP), Y12
	VBROADCASTSS tanhSmall<>(SB), Y10
	VMOVUPS      ·expOne(SB), Y9
	VADDPS       Y9, Y9, Y11
	SIGNS(Y8)

loop:
	VMOVUPS (DI), Y4
	VDIVPS  Y12, Y4, Y4
	VANDNPS Y4, Y8, Y6       // magnitudes
	VADDPS  Y6, Y6, Y0
	EXP(Y0, Y1, Y2, Y3)
	VADDPS  Y9, Y0, Y0
	VDIVPS  Y0, Y11, Y0
	VSUBPS  Y0, Y9, Y0
	VANDPS  Y4, Y8, Y1
	VORPS   Y1, Y0, Y0       // with the signs
	VMULPS  Y4, Y4, Y5
	VBROADCASTSS tanhP<>(SB), Y1
	TERM(4)
	TERM(8)
	TERM(12)
	TERM(16)
	VMULPS    Y5, Y1, Y1
	VMULPS    Y4, Y1, Y1
	VADDPS    Y4, Y1, Y1
	VCMPPS    $1, Y10, Y6, Y2
	VBLENDVPS Y2, Y1, Y0, Y0
	VMULPS    Y12, Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $32, DI
	SUBQ      $8, CX
	JNE       loop
	VZEROUPPER
	RET

// func rotatePairsAVX2(x, table *float32, n int)
TEXT ·rotatePairsAVX2(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), DI
	MOVQ table+8(FP), SI
	MOVQ n+16(FP), CX

loop:
	VMOVUPS   (DI), Y0
	VMOVSLDUP (SI), Y1
	VMOVSHDUP (SI), Y2
	VPERMILPS $0xb1, Y0, Y3
	VMULPS    Y1, Y0, Y0
	VMULPS    Y2, Y3, Y3
	VADDSUBPS Y3, Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $32, DI
	ADDQ      $32, SI
	SUBQ      $4, CX
	JNE       loop
	VZEROUPPER
	RET

// func rotateHalvesAVX2(low, high, table *float32, n int)
TEXT ·rotateHalvesAVX2(SB), NOSPLIT, $0-32
	MOVQ low+0(FP), DI
	MOVQ high+8(FP), DX
	MOVQ table+16(FP), SI
	MOVQ n+24(FP), CX

loop:
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VSHUFPS $0x88, Y5, Y4, Y2
	VSHUFPS $0xdd, Y5, Y4, Y3
	VPERMPD $0xd8, Y2, Y2     // cosines
	VPERMPD $0xd8, Y3, Y3     // sines
	VMOVUPS (DI), Y0
	VMOVUPS (DX), Y1
	VMULPS  Y2, Y0, Y4
	VMULPS  Y3, Y1, Y5
	VSUBPS  Y5, Y4, Y4
	VMULPS  Y3, Y0, Y0
	VMULPS  Y2, Y1, Y1
	VADDPS  Y1, Y0, Y0
	VMOVUPS Y4, (DI)
	VMOVUPS Y0, (DX)
	ADDQ    $32, DI
	ADDQ    $32, DX
	ADDQ    $64, SI
	SUBQ    $8, CX
	JNE     loop
	VZEROUPPER
	RET
