#include "textflag.h"
#include "fours_amd64.h"

// IQ4_XS: blocks of 256, of which a step does eight groups. Besides, without Z27 and K6:
//
//	Z16, Z17    scales of groups of rows 0 and 1, and of 2 and 3, int32
//	Z10, Z11    what brings their low bits to words, and down
//	Z13, Z14    what does so with their high bits
//	Z18, Z19    63 and 32 in every word
//	Z20         where the scales of the blocks are, in words
//	Z27 … Z30   what picks the scales of half a block: of even rows, then of odd ones
//	K1 … K3     quarters 1 to 3
#define STARTXS \
	VALUES(·iq4(SB))                     \
	VBROADCASTI32X4 ·foursXS(SB), Z10    \
	EVERY($0x00040000, Z11)              \
	EVERY($0x03020302, Z13)              \
	VBROADCASTI32X4 ·foursXS+16(SB), Z14 \
	EVERY($0x003f003f, Z18)              \
	EVERY($0x00200020, Z19)              \
	VMOVQ           ·foursXS+32(SB), X20 \
	VMOVDQU64       ·foursDwords(SB), Z27 \
	EVERY($4, Z4)                        \
	VPADDD          Z4, Z27, Z28         \
	VPADDD          Z4, Z28, Z29         \
	VPADDD          Z4, Z29, Z30         \
	MOVL            $0x0c, AX            \
	KMOVW           AX, K1               \
	MOVL            $0x30, AX            \
	KMOVW           AX, K2               \
	MOVL            $0xc0, AX            \
	KMOVW           AX, K3

// HEADXS unpacks the scales of four blocks: X8 gets those of the blocks.
#define HEADXS \
	VPBROADCASTQ  (SI), Z4              \
	VPBROADCASTQ  (SI)(R11*1), K1, Z4   \
	VPBROADCASTQ  (SI)(R11*2), K2, Z4   \
	VPBROADCASTQ  (SI)(R12*1), K3, Z4   \
	VPSHUFB       Z10, Z4, Z5           \
	VPSHUFB       Z13, Z4, Z6           \
	VPSRLVW       Z11, Z5, Z5           \
	VPSRLVW       Z14, Z6, Z6           \
	VPSLLW        $4, Z6, Z6            \
	VPTERNLOGD    $0xd8, Z12, Z5, Z6    \
	VPANDD        Z18, Z6, Z6           \
	VPSUBW        Z19, Z6, Z6           \
	VPMOVSXWD     Y6, Z16               \
	VEXTRACTI64X4 $1, Z6, Y6            \
	VPMOVSXWD     Y6, Z17               \
	VPERMW        Z4, Z20, Z8           \
	VCVTPH2PS     X8, X8

// ROWXS leaves in acc the products of half a block, of each group times its scale.
#define ROWXS(o, i, scales, pick, acc) \
	VMOVDQU64 (o)(SI)(i), Z4   \
	SPLIT                      \
	VPSHUFB   Z4, Z9, Z4       \
	VPSHUFB   Z5, Z9, Z5       \
	DOTS(Z6)                   \
	VPERMD    scales, pick, Z7 \
	VPMULLD   Z7, Z6, acc

#define FIRSTXS(i, scales, pick, acc) ROWXS(8, i, scales, pick, acc)

#define SECONDXS(i, scales, pick, acc) \
	ROWXS(72, i, scales, pick, Z6) \
	VPADDD Z6, acc, acc

#define STEPXS \
	HEADXS                            \
	VMOVDQU64     (DI), Z24           \
	VMOVDQU64     64(DI), Z25         \
	LESS(7, 128)                      \
	FIRSTXS(DX*1, Z16, Z27, Z0)       \
	FETCH(0)                          \
	FIRSTXS(R11*1, Z16, Z29, Z1)      \
	FETCH(1)                          \
	FIRSTXS(R11*2, Z17, Z27, Z2)      \
	FETCH(2)                          \
	FIRSTXS(R12*1, Z17, Z29, Z3)      \
	FETCH(3)                          \
	VMOVDQU64     256(DI), Z24        \
	VMOVDQU64     320(DI), Z25        \
	LESS(7, 384)                      \
	SECONDXS(DX*1, Z16, Z28, Z0)      \
	FETCH(4)                          \
	SECONDXS(R11*1, Z16, Z30, Z1)     \
	FETCH(5)                          \
	SECONDXS(R11*2, Z17, Z28, Z2)     \
	FETCH(6)                          \
	SECONDXS(R12*1, Z17, Z30, Z3)     \
	FETCH(7)                          \
	FETCH(8)                          \
	SUMROWS                           \
	VEXTRACTI64X4 $1, Z5, Y6          \
	VPADDD        Y6, Y5, Y5          \
	VEXTRACTI128  $1, Y5, X6          \
	VPADDD        X6, X5, X5          \
	VCVTDQ2PS     X5, X5              \
	VMULPS        192(DI), X8, X8     \
	VMULPS        X5, X8, X8          \
	VADDPS        X8, X15, X15        \
	ADDQ          $136, SI            \
	ADDQ          $(4*136), R15       \
	ADDQ          $512, DI            \
	DECQ          CX

// func foursIQ4_XS(dst *float32, row *byte, stride, fours int, x *fourBlocks, steps, back int, counts uint16)
TEXT ·foursIQ4_XS(SB), NOSPLIT, $0-58
	FOURS(STARTXS, STEPXS)
