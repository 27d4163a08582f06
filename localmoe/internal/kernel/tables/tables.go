package main

import (
	"math"
	"slices"
)

// iq4 and mxfp4 are the same for all processors.
var (
	iq4 = table{"iq4", "The values of IQ4_NL, and of MXFP4 doubled.",
		of([]int8{-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113})}
	mxfp4 = table{"mxfp4", "",
		of([]int8{0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12})}
)

// bitOfByte is a byte for each of its bits, that bit set.
var bitOfByte = []uint8{1, 2, 4, 8, 16, 32, 64, 128}

var arm64 = []table{
	{"fifth", "fifth picks the byte of a 32-bit mask that holds the bit of each of sixteen elements, then\nholds the bits.",
		of(slices.Concat(each[uint8](8, 0, 1), times(2, bitOfByte...)))},
	iq4,
	mxfp4,
}

var amd64 = slices.Concat(exponential, rounded, rows, few, wide, fours)

// exponential has the constants of Exp.
var exponential = []table{
	{"expLog2e", "The constants of Exp, eight times each.", of(each[float32](8, math.Log2E))},
	{"expShift", "", of(each[float32](8, 0x1.8p23))},
	{"expLn2High", "", of(each[float32](8, 0.693359375))},
	{"expLn2Low", "", of(each[float32](8, -2.12194440e-4))},
	{"expP0", "", of(each[float32](8, 1.9875691500e-4))},
	{"expP1", "", of(each[float32](8, 1.3981999507e-3))},
	{"expP2", "", of(each[float32](8, 8.3334519073e-3))},
	{"expP3", "", of(each[float32](8, 4.1665795894e-2))},
	{"expP4", "", of(each[float32](8, 1.6666665459e-1))},
	{"expP5", "", of(each[float32](8, 5.0000001201e-1))},
	{"expOne", "", of(each[float32](8, 1))},
	{"expBias", "", of(each[uint32](8, 126))},
	{"expTop", "", of(each[float32](8, 88.72283))},
	{"expBottom", "", of(each[float32](8, -86.64340))},
	{"expInf", "", of(each(8, float32(math.Inf(1))))},
}

// rounded belongs to the kernel that rounds activations.
var rounded = []table{
	{"order", "order brings lanes that were packed by halves of registers back in order.",
		of([]uint32{0, 4, 1, 5, 2, 6, 3, 7})},
}

// rows belong to the kernels of whole rows.
var rows = []table{
	{"evenOdd", "evenOdd moves the int16 elements at even places of each half of a register\nto its lower part, those at odd places to the upper part.",
		of(times[uint8](2, 0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15))},
	{"evenOddBytes", "evenOddBytes does so with bytes.", of(turned[uint8](8, 2))},
	{"shift45", "For the scales of Q4_K and Q5_K, after their words were ordered: scales 0 to\n3, 4 to 7, minima 0 to 3, 4 to 7.",
		of(times[uint32](2, 0, 0, 0, 4))},
	{"low45", "", of(times[uint32](4, 0x3f3f3f3f, 0x0f0f0f0f))},
	{"high45", "", of(times[uint32](4, 0, 0x30303030))},
	{"twice", "twice makes two int16 of each of the bytes 0 to 3, of 4 to 7, and one of each\nof the bytes 8 to 15.",
		of(widened(slices.Concat(
			times(2, each[uint16](2, 0, 1, 2, 3)...),
			times(2, each[uint16](2, 4, 5, 6, 7)...),
			times(2, steps[uint16](8, 8, 1)...))...))},
	{"fifthByte", "fifthByte picks the byte of a 32-bit mask that holds the bit of each element,\nfifthRest holds all bits but that.",
		of(each[uint8](8, 0, 1, 2, 3))},
	{"fifthRest", "", of(times[uint8](4, 0xfe, 0xfd, 0xfb, 0xf7, 0xef, 0xdf, 0xbf, 0x7f))},
	iq4,
	mxfp4,
	{"spread", "spread repeats one of eight int16 eight times.", of(pairsSpread())},
	{"ones", "", of(each[uint16](16, 1))},
	{"shift3", "The shifts that bring the high bits of the scales of Q3_K down.", of(steps[uint32](4, 0, 2))},
	{"shiftXS", "The shifts that bring the low and the high bits of the scales of IQ4_XS up.",
		of(slices.Concat([]uint32{28, 24, 20, 16, 12, 8, 4, 0}, []uint32{30, 28, 26, 24, 22, 20, 18, 16}))},
}

// pairsSpread returns, for each of the eight int16 of half a register, the indices of its two bytes
// as often as a register of 32 bytes holds them.
func pairsSpread() []uint8 {
	var all []uint8
	for i := range uint8(8) {
		all = append(all, times(16, 2*i, 2*i+1)...)
	}
	return all
}

// few belong to the kernels of a few vectors.
var few = []table{
	{"fewScales4", "For the kernels of a few vectors. fewScales4 spreads the scales of Q4_K to where lane\n4c+i of a register has elements of the run that fewRuns4 says, as int16 twice for each\npart of four; fewMinima4 spreads pair p of the minima over part p.",
		of(widened(slices.Concat(times[uint16](4, 0, 1, 4, 5), times[uint16](4, 2, 3, 6, 7))...))},
	{"fewMinima4", "", of(widened(slices.Concat(times[uint16](4, 8, 9), times[uint16](4, 10, 11), times[uint16](4, 12, 13), times[uint16](4, 14, 15))...))},
	{"fewPairs", "fewPairs orders the scales and minima of blocks of rows A and B for two vectors, fewFours\nfor four.",
		of(each[uint32](2, 0, 2, 1, 3))},
	{"fewFours", "", of(each[uint32](4, 0, 2, 1, 3))},
	{"fewLeft", "fewLeft and fewRight bring the upper two bits of two runs of Q6_K to bits 4 and 5.",
		of(each[uint16](16, 4, 2))},
	{"fewRight", "", of(each[uint16](16, 0, 2))},
	{"fewTurned", "fewTurned turns sixteen bytes as four rows of four.", of(turned[uint8](4, 4))},
	{"fewPairs6", "fewPairs6 and fewFours6 order the scales of blocks of rows A and B.",
		of(times(2, each[uint32](2, 0, 1)...))},
	{"fewFours6", "", of(each[uint32](4, 0, 1))},
}

// wide belong to the kernels that read four blocks of 256 in registers of 512 bits.
var wide = []table{
	{"widePick4", "widePick4 picks, for each half of a block of Q4_K, the scales of groups 0 and 1 for the\nlower two parts of a register and those of groups 2 and 3 for the upper ones.",
		of(slices.Concat(
			times(2, each[uint16](4, 0, 1)...), times(2, each[uint16](4, 2, 3)...),
			times(2, each[uint16](4, 4, 5)...), times(2, each[uint16](4, 6, 7)...)))},
	{"widePick6", "widePick6 picks, for each half of a block of Q6_K, the scales of runs 0 and 1 for the lower\nwords of each part and those of runs 2 and 3 for the upper ones.",
		of(slices.Concat(each[uint16](4, 0, 4, 1, 5, 2, 6, 3, 7), each[uint16](4, 8, 12, 9, 13, 10, 14, 11, 15)))},
	{"wideTurn", "wideTurn turns four by four lanes.", of(turned[uint32](4, 4))},
	{"wideHeads4", "wideHeads4 picks the float16 scales of four blocks of Q4_K, then those of minima.",
		of(slices.Concat(steps[uint16](4, 0, 8), steps[uint16](4, 1, 8), each[uint16](24, 0)))},
	{"wideFifths", "wideFifths brings the fifth bits of Q5_K to bit 4: to the left those of groups 0 and 2,\nthen of 1 and 3, to the right those of 4 and 6, then of 5 and 7.",
		of(each[uint16](16, 4, 2, 3, 1, 0, 2, 1, 3))},
	{"wideLow3", "wideLow3 brings the lower two bits of runs 0 and 1, and of 2 and 3, of Q3_K down, wideTop3\ntheir top bits to bit 2: to the left for runs 0 and 1 of the first half, else to the right.",
		of(each[uint16](16, 0, 2, 4, 6))},
	{"wideTop3", "", of(each[uint16](16, 2, 1, 0, 1, 2, 3, 4, 5))},
	{"wideBits2", "wideBits2 holds the bits of weights of Q2_K in two runs of bytes, wideLows2 says where sums\nof products of minima and sums of activations are after adding lanes of blocks 0 and 2 and\nof blocks 1 and 3.",
		of(each[uint8](32, 0x03, 0x0c))},
	{"wideLows2", "", of([]uint32{0, 8, 1, 9, 4, 12, 5, 13})},
}

// fours belong to the kernels that read four blocks of 32.
var fours = []table{
	{"foursWords18", "For kernels that read four blocks of 32 of a row: in which words the scales of the blocks\nare, four times each, in blocks of 18 and of 20 bytes and in eight bytes of each; of the\nlatter two those of the minima, too.",
		of(slices.Concat(each(4, steps[uint16](4, 0, 9)...), each[uint16](16, 0)))},
	{"foursWords20", "", of(slices.Concat(each(4, steps[uint16](4, 0, 10)...), each(4, steps[uint16](4, 1, 10)...)))},
	{"foursWords8", "", of(slices.Concat(each(4, steps[uint16](4, 0, 4)...), each(4, steps[uint16](4, 1, 4)...)))},
	{"foursFifths", "foursFifths spreads the bytes with fifth bits of low and of high nibbles of Q5_0, and from\nits second part on those of Q5_1, foursBits5 are the bits.",
		of(each(8, steps[uint8](6, 2, 1)...))},
	{"foursBits5", "", of(times(2, bitOfByte...))},
	{"foursTwice", "foursTwice repeats each of four quadwords.", of(each(2, steps[uint64](4, 0, 1)...))},
	{"foursDwords", "foursDwords repeats each of four dwords four times.", of(each(4, steps[uint32](4, 0, 1)...))},
	{"foursXS", "foursXS brings the four low bits of scale g of IQ4_XS to word g, then how far two high ones\nare shifted there, then where the scales of four blocks are, in words.",
		of(slices.Concat(widened(each[uint16](2, 4, 5, 6, 7)...), steps[uint16](8, 0, 2), steps[uint16](4, 0, 8)))},
}
