#include "textflag.h"

// With AVX-512 VNNI on 256-bit registers.
#define MADD8(s, u, acc) \
	VPXOR    acc, acc, acc \
	VPDPBUSD s, u, acc

#define MADD16(s, v, acc) \
	VPDPWSSD s, v, acc

#include "integer_amd64.h"

// scale45 spreads one of eight int16 scales, scale6 a pair of sixteen int8 ones.
DATA scale45<>+0(SB)/8, $0x0100010001000100
DATA scale45<>+8(SB)/8, $0x0100010001000100
DATA scale45<>+16(SB)/8, $0x0100010001000100
DATA scale45<>+24(SB)/8, $0x0100010001000100
DATA scale45<>+32(SB)/8, $0x0302030203020302
DATA scale45<>+40(SB)/8, $0x0302030203020302
DATA scale45<>+48(SB)/8, $0x0302030203020302
DATA scale45<>+56(SB)/8, $0x0302030203020302
DATA scale45<>+64(SB)/8, $0x0504050405040504
DATA scale45<>+72(SB)/8, $0x0504050405040504
DATA scale45<>+80(SB)/8, $0x0504050405040504
DATA scale45<>+88(SB)/8, $0x0504050405040504
DATA scale45<>+96(SB)/8, $0x0706070607060706
DATA scale45<>+104(SB)/8, $0x0706070607060706
DATA scale45<>+112(SB)/8, $0x0706070607060706
DATA scale45<>+120(SB)/8, $0x0706070607060706
DATA scale45<>+128(SB)/8, $0x0908090809080908
DATA scale45<>+136(SB)/8, $0x0908090809080908
DATA scale45<>+144(SB)/8, $0x0908090809080908
DATA scale45<>+152(SB)/8, $0x0908090809080908
DATA scale45<>+160(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA scale45<>+168(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA scale45<>+176(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA scale45<>+184(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA scale45<>+192(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA scale45<>+200(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA scale45<>+208(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA scale45<>+216(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA scale45<>+224(SB)/8, $0x0f0e0f0e0f0e0f0e
DATA scale45<>+232(SB)/8, $0x0f0e0f0e0f0e0f0e
DATA scale45<>+240(SB)/8, $0x0f0e0f0e0f0e0f0e
DATA scale45<>+248(SB)/8, $0x0f0e0f0e0f0e0f0e
GLOBL scale45<>(SB), RODATA|NOPTR, $256

DATA scale6<>+0(SB)/8, $0x0000000000000000
DATA scale6<>+8(SB)/8, $0x0101010101010101
DATA scale6<>+16(SB)/8, $0x0202020202020202
DATA scale6<>+24(SB)/8, $0x0303030303030303
DATA scale6<>+32(SB)/8, $0x0404040404040404
DATA scale6<>+40(SB)/8, $0x0505050505050505
DATA scale6<>+48(SB)/8, $0x0606060606060606
DATA scale6<>+56(SB)/8, $0x0707070707070707
DATA scale6<>+64(SB)/8, $0x0808080808080808
DATA scale6<>+72(SB)/8, $0x0909090909090909
DATA scale6<>+80(SB)/8, $0x0a0a0a0a0a0a0a0a
DATA scale6<>+88(SB)/8, $0x0b0b0b0b0b0b0b0b
DATA scale6<>+96(SB)/8, $0x0c0c0c0c0c0c0c0c
DATA scale6<>+104(SB)/8, $0x0d0d0d0d0d0d0d0d
DATA scale6<>+112(SB)/8, $0x0e0e0e0e0e0e0e0e
DATA scale6<>+120(SB)/8, $0x0f0f0f0f0f0f0f0f
GLOBL scale6<>(SB), RODATA|NOPTR, $128

// The values of IQ4_NL, and of MXFP4 doubled.
DATA iq4<>+0(SB)/8, $0xf6eaddcfbfad9881
DATA iq4<>+8(SB)/8, $0x7159453526190d01
GLOBL iq4<>(SB), RODATA|NOPTR, $16

DATA mxfp4<>+0(SB)/8, $0x0c08060403020100
DATA mxfp4<>+8(SB)/8, $0xf4f8fafcfdfeff00
GLOBL mxfp4<>(SB), RODATA|NOPTR, $16

// func intQ8_0VNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intQ8_0VNNI(SB), NOSPLIT, $0-44
	ARGS
	BLOCKS32(34, Q8QUAD, Q8SINGLE)

// func intQ4_0VNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intQ4_0VNNI(SB), NOSPLIT, $0-44
	ARGS
	NIBBLEMASK
	BLOCKS32(18, Q4QUAD, Q4SINGLE)

// func intIQ4_NLVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intIQ4_NLVNNI(SB), NOSPLIT, $0-44
	ARGS
	NIBBLEMASK
	VBROADCASTI128 iq4<>(SB), Y9
	BLOCKS32(18, IQ4QUAD, IQ4SINGLE)

// func intMXFP4VNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intMXFP4VNNI(SB), NOSPLIT, $0-44
	ARGS
	NIBBLEMASK
	MX4CONSTS
	VBROADCASTI128 mxfp4<>(SB), Y9
	BLOCKS32(17, MX4QUAD, MX4SINGLE)

// func intQ4_KVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intQ4_KVNNI(SB), NOSPLIT, $0-44
	ARGS
	NIBBLEMASK
	BLOCKS256(Q4KBLOCK)

// func intQ5_KVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intQ5_KVNNI(SB), NOSPLIT, $0-44
	ARGS
	NIBBLEMASK
	MOVQ $0x1010101010101010, AX
	VMOVQ AX, X8
	VPBROADCASTQ X8, Y8
	BLOCKS256(Q5KBLOCK)

// func intQ6_KVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
TEXT ·intQ6_KVNNI(SB), NOSPLIT, $0-44
	ARGS
	NIBBLEMASK
	MOVQ $0x3030303030303030, AX
	VMOVQ AX, X8
	VPBROADCASTQ X8, Y8
	BLOCKS256(Q6KBLOCK)
