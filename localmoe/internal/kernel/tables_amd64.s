#include "textflag.h"

// Tables of the row kernels.

// evenOdd moves the int16 elements at even places of each half of a register
// to its lower part, those at odd places to the upper part.
DATA ·evenOdd+0(SB)/8, $0x0d0c090805040100
DATA ·evenOdd+8(SB)/8, $0x0f0e0b0a07060302
DATA ·evenOdd+16(SB)/8, $0x0d0c090805040100
DATA ·evenOdd+24(SB)/8, $0x0f0e0b0a07060302
GLOBL ·evenOdd(SB), RODATA|NOPTR, $32

// evenOddBytes does so with bytes.
DATA ·evenOddBytes+0(SB)/8, $0x0e0c0a0806040200
DATA ·evenOddBytes+8(SB)/8, $0x0f0d0b0907050301
GLOBL ·evenOddBytes(SB), RODATA|NOPTR, $16

// For the scales of Q4_K and Q5_K, after their words were ordered: scales 0 to
// 3, 4 to 7, minima 0 to 3, 4 to 7.
DATA ·shift45+0(SB)/8, $0x0000000000000000
DATA ·shift45+8(SB)/8, $0x0000000400000000
DATA ·shift45+16(SB)/8, $0x0000000000000000
DATA ·shift45+24(SB)/8, $0x0000000400000000
GLOBL ·shift45(SB), RODATA|NOPTR, $32

DATA ·low45+0(SB)/8, $0x0f0f0f0f3f3f3f3f
DATA ·low45+8(SB)/8, $0x0f0f0f0f3f3f3f3f
DATA ·low45+16(SB)/8, $0x0f0f0f0f3f3f3f3f
DATA ·low45+24(SB)/8, $0x0f0f0f0f3f3f3f3f
GLOBL ·low45(SB), RODATA|NOPTR, $32

DATA ·high45+0(SB)/8, $0x3030303000000000
DATA ·high45+8(SB)/8, $0x3030303000000000
DATA ·high45+16(SB)/8, $0x3030303000000000
DATA ·high45+24(SB)/8, $0x3030303000000000
GLOBL ·high45(SB), RODATA|NOPTR, $32

// twice makes two int16 of each of the bytes 0 to 3, of 4 to 7, and one of each
// of the bytes 8 to 15.
DATA ·twice+0(SB)/8, $0x8001800180008000
DATA ·twice+8(SB)/8, $0x8003800380028002
DATA ·twice+16(SB)/8, $0x8001800180008000
DATA ·twice+24(SB)/8, $0x8003800380028002
DATA ·twice+32(SB)/8, $0x8005800580048004
DATA ·twice+40(SB)/8, $0x8007800780068006
DATA ·twice+48(SB)/8, $0x8005800580048004
DATA ·twice+56(SB)/8, $0x8007800780068006
DATA ·twice+64(SB)/8, $0x800b800a80098008
DATA ·twice+72(SB)/8, $0x800f800e800d800c
DATA ·twice+80(SB)/8, $0x800b800a80098008
DATA ·twice+88(SB)/8, $0x800f800e800d800c
GLOBL ·twice(SB), RODATA|NOPTR, $96

// fifthByte picks the byte of a 32-bit mask that holds the bit of each element,
// fifthRest holds all bits but that.
DATA ·fifthByte+0(SB)/8, $0x0000000000000000
DATA ·fifthByte+8(SB)/8, $0x0101010101010101
DATA ·fifthByte+16(SB)/8, $0x0202020202020202
DATA ·fifthByte+24(SB)/8, $0x0303030303030303
GLOBL ·fifthByte(SB), RODATA|NOPTR, $32

DATA ·fifthRest+0(SB)/8, $0x7fbfdfeff7fbfdfe
DATA ·fifthRest+8(SB)/8, $0x7fbfdfeff7fbfdfe
DATA ·fifthRest+16(SB)/8, $0x7fbfdfeff7fbfdfe
DATA ·fifthRest+24(SB)/8, $0x7fbfdfeff7fbfdfe
GLOBL ·fifthRest(SB), RODATA|NOPTR, $32

// The values of IQ4_NL, and of MXFP4 doubled.
DATA ·iq4+0(SB)/8, $0xf6eaddcfbfad9881
DATA ·iq4+8(SB)/8, $0x7159453526190d01
GLOBL ·iq4(SB), RODATA|NOPTR, $16

DATA ·mxfp4+0(SB)/8, $0x0c08060403020100
DATA ·mxfp4+8(SB)/8, $0xf4f8fafcfdfeff00
GLOBL ·mxfp4(SB), RODATA|NOPTR, $16

// spread repeats one of eight int16 eight times.
DATA ·spread+0(SB)/8, $0x0100010001000100
DATA ·spread+8(SB)/8, $0x0100010001000100
DATA ·spread+16(SB)/8, $0x0100010001000100
DATA ·spread+24(SB)/8, $0x0100010001000100
DATA ·spread+32(SB)/8, $0x0302030203020302
DATA ·spread+40(SB)/8, $0x0302030203020302
DATA ·spread+48(SB)/8, $0x0302030203020302
DATA ·spread+56(SB)/8, $0x0302030203020302
DATA ·spread+64(SB)/8, $0x0504050405040504
DATA ·spread+72(SB)/8, $0x0504050405040504
DATA ·spread+80(SB)/8, $0x0504050405040504
DATA ·spread+88(SB)/8, $0x0504050405040504
DATA ·spread+96(SB)/8, $0x0706070607060706
DATA ·spread+104(SB)/8, $0x0706070607060706
DATA ·spread+112(SB)/8, $0x0706070607060706
DATA ·spread+120(SB)/8, $0x0706070607060706
DATA ·spread+128(SB)/8, $0x0908090809080908
DATA ·spread+136(SB)/8, $0x0908090809080908
DATA ·spread+144(SB)/8, $0x0908090809080908
DATA ·spread+152(SB)/8, $0x0908090809080908
DATA ·spread+160(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA ·spread+168(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA ·spread+176(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA ·spread+184(SB)/8, $0x0b0a0b0a0b0a0b0a
DATA ·spread+192(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA ·spread+200(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA ·spread+208(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA ·spread+216(SB)/8, $0x0d0c0d0c0d0c0d0c
DATA ·spread+224(SB)/8, $0x0f0e0f0e0f0e0f0e
DATA ·spread+232(SB)/8, $0x0f0e0f0e0f0e0f0e
DATA ·spread+240(SB)/8, $0x0f0e0f0e0f0e0f0e
DATA ·spread+248(SB)/8, $0x0f0e0f0e0f0e0f0e
GLOBL ·spread(SB), RODATA|NOPTR, $256

DATA ·ones+0(SB)/8, $0x0001000100010001
DATA ·ones+8(SB)/8, $0x0001000100010001
DATA ·ones+16(SB)/8, $0x0001000100010001
DATA ·ones+24(SB)/8, $0x0001000100010001
GLOBL ·ones(SB), RODATA|NOPTR, $32

// The shifts that bring the high bits of the scales of Q3_K down.
DATA ·shift3+0(SB)/8, $0x0000000200000000
DATA ·shift3+8(SB)/8, $0x0000000600000004
GLOBL ·shift3(SB), RODATA|NOPTR, $16

// The shifts that bring the low and the high bits of the scales of IQ4_XS up.
DATA ·shiftXS+0(SB)/8, $0x000000180000001c
DATA ·shiftXS+8(SB)/8, $0x0000001000000014
DATA ·shiftXS+16(SB)/8, $0x000000080000000c
DATA ·shiftXS+24(SB)/8, $0x0000000000000004
DATA ·shiftXS+32(SB)/8, $0x0000001c0000001e
DATA ·shiftXS+40(SB)/8, $0x000000180000001a
DATA ·shiftXS+48(SB)/8, $0x0000001400000016
DATA ·shiftXS+56(SB)/8, $0x0000001000000012
GLOBL ·shiftXS(SB), RODATA|NOPTR, $64

// For the kernels of a few vectors. fewScales4 spreads the scales of Q4_K to where lane
// 4c+i of a register has elements of the run that fewRuns4 says, as int16 twice for each
// part of four; fewMinima4 spreads pair p of the minima over part p.
DATA ·fewScales4+0(SB)/8, $0x8005800480018000
DATA ·fewScales4+8(SB)/8, $0x8005800480018000
DATA ·fewScales4+16(SB)/8, $0x8005800480018000
DATA ·fewScales4+24(SB)/8, $0x8005800480018000
DATA ·fewScales4+32(SB)/8, $0x8007800680038002
DATA ·fewScales4+40(SB)/8, $0x8007800680038002
DATA ·fewScales4+48(SB)/8, $0x8007800680038002
DATA ·fewScales4+56(SB)/8, $0x8007800680038002
GLOBL ·fewScales4(SB), RODATA|NOPTR, $64

DATA ·fewMinima4+0(SB)/8, $0x8009800880098008
DATA ·fewMinima4+8(SB)/8, $0x8009800880098008
DATA ·fewMinima4+16(SB)/8, $0x800b800a800b800a
DATA ·fewMinima4+24(SB)/8, $0x800b800a800b800a
DATA ·fewMinima4+32(SB)/8, $0x800d800c800d800c
DATA ·fewMinima4+40(SB)/8, $0x800d800c800d800c
DATA ·fewMinima4+48(SB)/8, $0x800f800e800f800e
DATA ·fewMinima4+56(SB)/8, $0x800f800e800f800e
GLOBL ·fewMinima4(SB), RODATA|NOPTR, $64

// fewPairs orders the scales and minima of blocks of rows A and B for two vectors, fewFours
// for four.
DATA ·fewPairs+0(SB)/8, $0x0000000000000000
DATA ·fewPairs+8(SB)/8, $0x0000000200000002
DATA ·fewPairs+16(SB)/8, $0x0000000100000001
DATA ·fewPairs+24(SB)/8, $0x0000000300000003
GLOBL ·fewPairs(SB), RODATA|NOPTR, $32

DATA ·fewFours+0(SB)/8, $0x0000000000000000
DATA ·fewFours+8(SB)/8, $0x0000000000000000
DATA ·fewFours+16(SB)/8, $0x0000000200000002
DATA ·fewFours+24(SB)/8, $0x0000000200000002
DATA ·fewFours+32(SB)/8, $0x0000000100000001
DATA ·fewFours+40(SB)/8, $0x0000000100000001
DATA ·fewFours+48(SB)/8, $0x0000000300000003
DATA ·fewFours+56(SB)/8, $0x0000000300000003
GLOBL ·fewFours(SB), RODATA|NOPTR, $64

// fewLeft and fewRight bring the upper two bits of two runs of Q6_K to bits 4 and 5.
DATA ·fewLeft+0(SB)/8, $0x0004000400040004
DATA ·fewLeft+8(SB)/8, $0x0004000400040004
DATA ·fewLeft+16(SB)/8, $0x0004000400040004
DATA ·fewLeft+24(SB)/8, $0x0004000400040004
DATA ·fewLeft+32(SB)/8, $0x0002000200020002
DATA ·fewLeft+40(SB)/8, $0x0002000200020002
DATA ·fewLeft+48(SB)/8, $0x0002000200020002
DATA ·fewLeft+56(SB)/8, $0x0002000200020002
GLOBL ·fewLeft(SB), RODATA|NOPTR, $64

DATA ·fewRight+0(SB)/8, $0x0000000000000000
DATA ·fewRight+8(SB)/8, $0x0000000000000000
DATA ·fewRight+16(SB)/8, $0x0000000000000000
DATA ·fewRight+24(SB)/8, $0x0000000000000000
DATA ·fewRight+32(SB)/8, $0x0002000200020002
DATA ·fewRight+40(SB)/8, $0x0002000200020002
DATA ·fewRight+48(SB)/8, $0x0002000200020002
DATA ·fewRight+56(SB)/8, $0x0002000200020002
GLOBL ·fewRight(SB), RODATA|NOPTR, $64

// fewTurned turns sixteen bytes as four rows of four.
DATA ·fewTurned+0(SB)/8, $0x0d0905010c080400
DATA ·fewTurned+8(SB)/8, $0x0f0b07030e0a0602
GLOBL ·fewTurned(SB), RODATA|NOPTR, $16

// fewPairs6 and fewFours6 order the scales of blocks of rows A and B.
DATA ·fewPairs6+0(SB)/8, $0x0000000000000000
DATA ·fewPairs6+8(SB)/8, $0x0000000100000001
DATA ·fewPairs6+16(SB)/8, $0x0000000000000000
DATA ·fewPairs6+24(SB)/8, $0x0000000100000001
GLOBL ·fewPairs6(SB), RODATA|NOPTR, $32

DATA ·fewFours6+0(SB)/8, $0x0000000000000000
DATA ·fewFours6+8(SB)/8, $0x0000000000000000
DATA ·fewFours6+16(SB)/8, $0x0000000100000001
DATA ·fewFours6+24(SB)/8, $0x0000000100000001
GLOBL ·fewFours6(SB), RODATA|NOPTR, $32

// widePick4 picks, for each half of a block of Q4_K, the scales of groups 0 and 1 for the
// lower two parts of a register and those of groups 2 and 3 for the upper ones.
DATA ·widePick4+0(SB)/8, $0x0000000000000000
DATA ·widePick4+8(SB)/8, $0x0001000100010001
DATA ·widePick4+16(SB)/8, $0x0000000000000000
DATA ·widePick4+24(SB)/8, $0x0001000100010001
DATA ·widePick4+32(SB)/8, $0x0002000200020002
DATA ·widePick4+40(SB)/8, $0x0003000300030003
DATA ·widePick4+48(SB)/8, $0x0002000200020002
DATA ·widePick4+56(SB)/8, $0x0003000300030003
DATA ·widePick4+64(SB)/8, $0x0004000400040004
DATA ·widePick4+72(SB)/8, $0x0005000500050005
DATA ·widePick4+80(SB)/8, $0x0004000400040004
DATA ·widePick4+88(SB)/8, $0x0005000500050005
DATA ·widePick4+96(SB)/8, $0x0006000600060006
DATA ·widePick4+104(SB)/8, $0x0007000700070007
DATA ·widePick4+112(SB)/8, $0x0006000600060006
DATA ·widePick4+120(SB)/8, $0x0007000700070007
GLOBL ·widePick4(SB), RODATA|NOPTR, $128

// widePick6 picks, for each half of a block of Q6_K, the scales of runs 0 and 1 for the lower
// words of each part and those of runs 2 and 3 for the upper ones.
DATA ·widePick6+0(SB)/8, $0x0000000000000000
DATA ·widePick6+8(SB)/8, $0x0004000400040004
DATA ·widePick6+16(SB)/8, $0x0001000100010001
DATA ·widePick6+24(SB)/8, $0x0005000500050005
DATA ·widePick6+32(SB)/8, $0x0002000200020002
DATA ·widePick6+40(SB)/8, $0x0006000600060006
DATA ·widePick6+48(SB)/8, $0x0003000300030003
DATA ·widePick6+56(SB)/8, $0x0007000700070007
DATA ·widePick6+64(SB)/8, $0x0008000800080008
DATA ·widePick6+72(SB)/8, $0x000c000c000c000c
DATA ·widePick6+80(SB)/8, $0x0009000900090009
DATA ·widePick6+88(SB)/8, $0x000d000d000d000d
DATA ·widePick6+96(SB)/8, $0x000a000a000a000a
DATA ·widePick6+104(SB)/8, $0x000e000e000e000e
DATA ·widePick6+112(SB)/8, $0x000b000b000b000b
DATA ·widePick6+120(SB)/8, $0x000f000f000f000f
GLOBL ·widePick6(SB), RODATA|NOPTR, $128

// wideTurn turns four by four lanes.
DATA ·wideTurn+0(SB)/8, $0x0000000400000000
DATA ·wideTurn+8(SB)/8, $0x0000000c00000008
DATA ·wideTurn+16(SB)/8, $0x0000000500000001
DATA ·wideTurn+24(SB)/8, $0x0000000d00000009
DATA ·wideTurn+32(SB)/8, $0x0000000600000002
DATA ·wideTurn+40(SB)/8, $0x0000000e0000000a
DATA ·wideTurn+48(SB)/8, $0x0000000700000003
DATA ·wideTurn+56(SB)/8, $0x0000000f0000000b
GLOBL ·wideTurn(SB), RODATA|NOPTR, $64

// wideHeads4 picks the float16 scales of four blocks of Q4_K, then those of minima.
DATA ·wideHeads4+0(SB)/8, $0x0018001000080000
DATA ·wideHeads4+8(SB)/8, $0x0019001100090001
DATA ·wideHeads4+16(SB)/8, $0x0000000000000000
DATA ·wideHeads4+24(SB)/8, $0x0000000000000000
DATA ·wideHeads4+32(SB)/8, $0x0000000000000000
DATA ·wideHeads4+40(SB)/8, $0x0000000000000000
DATA ·wideHeads4+48(SB)/8, $0x0000000000000000
DATA ·wideHeads4+56(SB)/8, $0x0000000000000000
GLOBL ·wideHeads4(SB), RODATA|NOPTR, $64

// wideFifths brings the fifth bits of Q5_K to bit 4: to the left those of groups 0 and 2,
// then of 1 and 3, to the right those of 4 and 6, then of 5 and 7.
DATA ·wideFifths+0(SB)/8, $0x0004000400040004
DATA ·wideFifths+8(SB)/8, $0x0004000400040004
DATA ·wideFifths+16(SB)/8, $0x0004000400040004
DATA ·wideFifths+24(SB)/8, $0x0004000400040004
DATA ·wideFifths+32(SB)/8, $0x0002000200020002
DATA ·wideFifths+40(SB)/8, $0x0002000200020002
DATA ·wideFifths+48(SB)/8, $0x0002000200020002
DATA ·wideFifths+56(SB)/8, $0x0002000200020002
DATA ·wideFifths+64(SB)/8, $0x0003000300030003
DATA ·wideFifths+72(SB)/8, $0x0003000300030003
DATA ·wideFifths+80(SB)/8, $0x0003000300030003
DATA ·wideFifths+88(SB)/8, $0x0003000300030003
DATA ·wideFifths+96(SB)/8, $0x0001000100010001
DATA ·wideFifths+104(SB)/8, $0x0001000100010001
DATA ·wideFifths+112(SB)/8, $0x0001000100010001
DATA ·wideFifths+120(SB)/8, $0x0001000100010001
DATA ·wideFifths+128(SB)/8, $0x0000000000000000
DATA ·wideFifths+136(SB)/8, $0x0000000000000000
DATA ·wideFifths+144(SB)/8, $0x0000000000000000
DATA ·wideFifths+152(SB)/8, $0x0000000000000000
DATA ·wideFifths+160(SB)/8, $0x0002000200020002
DATA ·wideFifths+168(SB)/8, $0x0002000200020002
DATA ·wideFifths+176(SB)/8, $0x0002000200020002
DATA ·wideFifths+184(SB)/8, $0x0002000200020002
DATA ·wideFifths+192(SB)/8, $0x0001000100010001
DATA ·wideFifths+200(SB)/8, $0x0001000100010001
DATA ·wideFifths+208(SB)/8, $0x0001000100010001
DATA ·wideFifths+216(SB)/8, $0x0001000100010001
DATA ·wideFifths+224(SB)/8, $0x0003000300030003
DATA ·wideFifths+232(SB)/8, $0x0003000300030003
DATA ·wideFifths+240(SB)/8, $0x0003000300030003
DATA ·wideFifths+248(SB)/8, $0x0003000300030003
GLOBL ·wideFifths(SB), RODATA|NOPTR, $256

// wideLow3 brings the lower two bits of runs 0 and 1, and of 2 and 3, of Q3_K down, wideTop3
// their top bits to bit 2: to the left for runs 0 and 1 of the first half, else to the right.
DATA ·wideLow3+0(SB)/8, $0x0000000000000000
DATA ·wideLow3+8(SB)/8, $0x0000000000000000
DATA ·wideLow3+16(SB)/8, $0x0000000000000000
DATA ·wideLow3+24(SB)/8, $0x0000000000000000
DATA ·wideLow3+32(SB)/8, $0x0002000200020002
DATA ·wideLow3+40(SB)/8, $0x0002000200020002
DATA ·wideLow3+48(SB)/8, $0x0002000200020002
DATA ·wideLow3+56(SB)/8, $0x0002000200020002
DATA ·wideLow3+64(SB)/8, $0x0004000400040004
DATA ·wideLow3+72(SB)/8, $0x0004000400040004
DATA ·wideLow3+80(SB)/8, $0x0004000400040004
DATA ·wideLow3+88(SB)/8, $0x0004000400040004
DATA ·wideLow3+96(SB)/8, $0x0006000600060006
DATA ·wideLow3+104(SB)/8, $0x0006000600060006
DATA ·wideLow3+112(SB)/8, $0x0006000600060006
DATA ·wideLow3+120(SB)/8, $0x0006000600060006
GLOBL ·wideLow3(SB), RODATA|NOPTR, $128

DATA ·wideTop3+0(SB)/8, $0x0002000200020002
DATA ·wideTop3+8(SB)/8, $0x0002000200020002
DATA ·wideTop3+16(SB)/8, $0x0002000200020002
DATA ·wideTop3+24(SB)/8, $0x0002000200020002
DATA ·wideTop3+32(SB)/8, $0x0001000100010001
DATA ·wideTop3+40(SB)/8, $0x0001000100010001
DATA ·wideTop3+48(SB)/8, $0x0001000100010001
DATA ·wideTop3+56(SB)/8, $0x0001000100010001
DATA ·wideTop3+64(SB)/8, $0x0000000000000000
DATA ·wideTop3+72(SB)/8, $0x0000000000000000
DATA ·wideTop3+80(SB)/8, $0x0000000000000000
DATA ·wideTop3+88(SB)/8, $0x0000000000000000
DATA ·wideTop3+96(SB)/8, $0x0001000100010001
DATA ·wideTop3+104(SB)/8, $0x0001000100010001
DATA ·wideTop3+112(SB)/8, $0x0001000100010001
DATA ·wideTop3+120(SB)/8, $0x0001000100010001
DATA ·wideTop3+128(SB)/8, $0x0002000200020002
DATA ·wideTop3+136(SB)/8, $0x0002000200020002
DATA ·wideTop3+144(SB)/8, $0x0002000200020002
DATA ·wideTop3+152(SB)/8, $0x0002000200020002
DATA ·wideTop3+160(SB)/8, $0x0003000300030003
DATA ·wideTop3+168(SB)/8, $0x0003000300030003
DATA ·wideTop3+176(SB)/8, $0x0003000300030003
DATA ·wideTop3+184(SB)/8, $0x0003000300030003
DATA ·wideTop3+192(SB)/8, $0x0004000400040004
DATA ·wideTop3+200(SB)/8, $0x0004000400040004
DATA ·wideTop3+208(SB)/8, $0x0004000400040004
DATA ·wideTop3+216(SB)/8, $0x0004000400040004
DATA ·wideTop3+224(SB)/8, $0x0005000500050005
DATA ·wideTop3+232(SB)/8, $0x0005000500050005
DATA ·wideTop3+240(SB)/8, $0x0005000500050005
DATA ·wideTop3+248(SB)/8, $0x0005000500050005
GLOBL ·wideTop3(SB), RODATA|NOPTR, $256

// wideBits2 holds the bits of weights of Q2_K in two runs of bytes, wideLows2 says where sums
// of products of minima and sums of activations are after adding lanes of blocks 0 and 2 and
// of blocks 1 and 3.
DATA ·wideBits2+0(SB)/8, $0x0303030303030303
DATA ·wideBits2+8(SB)/8, $0x0303030303030303
DATA ·wideBits2+16(SB)/8, $0x0303030303030303
DATA ·wideBits2+24(SB)/8, $0x0303030303030303
DATA ·wideBits2+32(SB)/8, $0x0c0c0c0c0c0c0c0c
DATA ·wideBits2+40(SB)/8, $0x0c0c0c0c0c0c0c0c
DATA ·wideBits2+48(SB)/8, $0x0c0c0c0c0c0c0c0c
DATA ·wideBits2+56(SB)/8, $0x0c0c0c0c0c0c0c0c
GLOBL ·wideBits2(SB), RODATA|NOPTR, $64

DATA ·wideLows2+0(SB)/8, $0x0000000800000000
DATA ·wideLows2+8(SB)/8, $0x0000000900000001
DATA ·wideLows2+16(SB)/8, $0x0000000c00000004
DATA ·wideLows2+24(SB)/8, $0x0000000d00000005
GLOBL ·wideLows2(SB), RODATA|NOPTR, $32

// For kernels that read four blocks of 32 of a row: in which words the scales of the blocks
// are, four times each, in blocks of 18 and of 20 bytes and in eight bytes of each; of the
// latter two those of the minima, too.
DATA ·foursWords18+0(SB)/8, $0x0000000000000000
DATA ·foursWords18+8(SB)/8, $0x0009000900090009
DATA ·foursWords18+16(SB)/8, $0x0012001200120012
DATA ·foursWords18+24(SB)/8, $0x001b001b001b001b
DATA ·foursWords18+32(SB)/8, $0x0000000000000000
DATA ·foursWords18+40(SB)/8, $0x0000000000000000
DATA ·foursWords18+48(SB)/8, $0x0000000000000000
DATA ·foursWords18+56(SB)/8, $0x0000000000000000
GLOBL ·foursWords18(SB), RODATA|NOPTR, $64

DATA ·foursWords20+0(SB)/8, $0x0000000000000000
DATA ·foursWords20+8(SB)/8, $0x000a000a000a000a
DATA ·foursWords20+16(SB)/8, $0x0014001400140014
DATA ·foursWords20+24(SB)/8, $0x001e001e001e001e
DATA ·foursWords20+32(SB)/8, $0x0001000100010001
DATA ·foursWords20+40(SB)/8, $0x000b000b000b000b
DATA ·foursWords20+48(SB)/8, $0x0015001500150015
DATA ·foursWords20+56(SB)/8, $0x001f001f001f001f
GLOBL ·foursWords20(SB), RODATA|NOPTR, $64

DATA ·foursWords8+0(SB)/8, $0x0000000000000000
DATA ·foursWords8+8(SB)/8, $0x0004000400040004
DATA ·foursWords8+16(SB)/8, $0x0008000800080008
DATA ·foursWords8+24(SB)/8, $0x000c000c000c000c
DATA ·foursWords8+32(SB)/8, $0x0001000100010001
DATA ·foursWords8+40(SB)/8, $0x0005000500050005
DATA ·foursWords8+48(SB)/8, $0x0009000900090009
DATA ·foursWords8+56(SB)/8, $0x000d000d000d000d
GLOBL ·foursWords8(SB), RODATA|NOPTR, $64

// foursFifths spreads the bytes with fifth bits of low and of high nibbles of Q5_0, and from
// its second part on those of Q5_1, foursBits5 are the bits.
DATA ·foursFifths+0(SB)/8, $0x0202020202020202
DATA ·foursFifths+8(SB)/8, $0x0303030303030303
DATA ·foursFifths+16(SB)/8, $0x0404040404040404
DATA ·foursFifths+24(SB)/8, $0x0505050505050505
DATA ·foursFifths+32(SB)/8, $0x0606060606060606
DATA ·foursFifths+40(SB)/8, $0x0707070707070707
GLOBL ·foursFifths(SB), RODATA|NOPTR, $48

DATA ·foursBits5+0(SB)/8, $0x8040201008040201
DATA ·foursBits5+8(SB)/8, $0x8040201008040201
GLOBL ·foursBits5(SB), RODATA|NOPTR, $16

// foursTwice repeats each of four quadwords.
DATA ·foursTwice+0(SB)/8, $0x0000000000000000
DATA ·foursTwice+8(SB)/8, $0x0000000000000000
DATA ·foursTwice+16(SB)/8, $0x0000000000000001
DATA ·foursTwice+24(SB)/8, $0x0000000000000001
DATA ·foursTwice+32(SB)/8, $0x0000000000000002
DATA ·foursTwice+40(SB)/8, $0x0000000000000002
DATA ·foursTwice+48(SB)/8, $0x0000000000000003
DATA ·foursTwice+56(SB)/8, $0x0000000000000003
GLOBL ·foursTwice(SB), RODATA|NOPTR, $64

// foursDwords repeats each of four dwords four times.
DATA ·foursDwords+0(SB)/8, $0x0000000000000000
DATA ·foursDwords+8(SB)/8, $0x0000000000000000
DATA ·foursDwords+16(SB)/8, $0x0000000100000001
DATA ·foursDwords+24(SB)/8, $0x0000000100000001
DATA ·foursDwords+32(SB)/8, $0x0000000200000002
DATA ·foursDwords+40(SB)/8, $0x0000000200000002
DATA ·foursDwords+48(SB)/8, $0x0000000300000003
DATA ·foursDwords+56(SB)/8, $0x0000000300000003
GLOBL ·foursDwords(SB), RODATA|NOPTR, $64

// foursXS brings the four low bits of scale g of IQ4_XS to word g, then how far two high ones
// are shifted there, then where the scales of four blocks are, in words.
DATA ·foursXS+0(SB)/8, $0x8005800580048004
DATA ·foursXS+8(SB)/8, $0x8007800780068006
DATA ·foursXS+16(SB)/8, $0x0006000400020000
DATA ·foursXS+24(SB)/8, $0x000e000c000a0008
DATA ·foursXS+32(SB)/8, $0x0018001000080000
GLOBL ·foursXS(SB), RODATA|NOPTR, $40
