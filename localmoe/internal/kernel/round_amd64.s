#include "textflag.h"

// func roundAVX2(q *int8, d *float32, sums *int16, x *float32, blocks, block int)
TEXT ·roundAVX2(SB), NOSPLIT, $0-48
	MOVQ     q+0(FP), DI
	MOVQ     d+8(FP), R8
	MOVQ     sums+16(FP), R9
	MOVQ     x+24(FP), SI
	MOVQ     blocks+32(FP), CX
	MOVQ     block+40(FP), R10
	SHLQ     $2, R10              // bytes of a block of x
	VPCMPEQD Y15, Y15, Y15
	VPSRLD   $1, Y15, Y14         // magnitude bits
	VPSRLW   $15, Y15, Y13        // int16 ones
	VPABSB   Y15, Y12             // int8 ones
	VMOVDQU  ·order(SB), Y11
	MOVL     $0x42fe0000, AX      // 127
	VMOVD    AX, X10

next:
	SUBQ  $1, CX
	JLT   done
	LEAQ  (SI)(R10*1), R11        // end of the block
	MOVQ  SI, R12
	VPXOR Y0, Y0, Y0

peak:
	VPAND   (R12), Y14, Y1
	VPAND   32(R12), Y14, Y2
	VPAND   64(R12), Y14, Y3
	VPAND   96(R12), Y14, Y4
	VPMAXUD Y1, Y2, Y2
	VPMAXUD Y3, Y4, Y4
	VPMAXUD Y2, Y0, Y0
	VPMAXUD Y4, Y0, Y0
	ADDQ    $128, R12
	CMPQ    R12, R11
	JLT     peak

	VEXTRACTI128 $1, Y0, X1
	VPMAXUD      X1, X0, X0
	VPSHUFD      $0x4e, X0, X1
	VPMAXUD      X1, X0, X0
	VPSHUFD      $0xb1, X0, X1
	VPMAXUD      X1, X0, X0
	VMOVD        X0, AX
	CMPL         AX, $0x0da24260 // 1e-30
	JB           zero
	CMPL         AX, $0x7f800000 // infinity
	JAE          nan
	VDIVSS       X10, X0, X1     // peak/127
	VDIVSS       X0, X10, X2     // 127/peak
	VMOVSS       X1, (R8)
	VBROADCASTSS X2, Y9

round:
	VMULPS       (SI), Y9, Y0
	VMULPS       32(SI), Y9, Y1
	VMULPS       64(SI), Y9, Y2
	VMULPS       96(SI), Y9, Y3
	VCVTPS2DQ    Y0, Y0
	VCVTPS2DQ    Y1, Y1
	VCVTPS2DQ    Y2, Y2
	VCVTPS2DQ    Y3, Y3
	VPACKSSDW    Y1, Y0, Y0
	VPACKSSDW    Y3, Y2, Y2
	VPACKSSWB    Y2, Y0, Y0
	VPERMD       Y0, Y11, Y0
	VMOVDQU      Y0, (DI)
	VPMADDUBSW   Y0, Y12, Y0
	VPMADDWD     Y13, Y0, Y0
	VPHADDD      Y0, Y0, Y0
	VPHADDD      Y0, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VMOVD        X0, AX
	VMOVD        X1, BX
	MOVW         AX, (R9)
	MOVW         BX, 2(R9)
	ADDQ         $128, SI
	ADDQ         $32, DI
	ADDQ         $4, R9
	CMPQ         SI, R11
	JLT          round
	ADDQ         $4, R8
	JMP          next

zero:
	MOVL $0, (R8)
	JMP  clear

nan:
	MOVL $0x7fc00000, (R8)

clear:
	VPXOR Y0, Y0, Y0

clearing:
	VMOVDQU Y0, (DI)
	MOVL    $0, (R9)
	ADDQ    $128, SI
	ADDQ    $32, DI
	ADDQ    $4, R9
	CMPQ    SI, R11
	JLT     clearing
	ADDQ    $4, R8
	JMP     next

done:
	VZEROUPPER
	RET
