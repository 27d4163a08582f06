// Package peak holds loops of nothing but multiplications in registers: what the
// arithmetic of a processor could do if nothing had to be loaded, unpacked, scaled or
// stored. Benchmarks of the integer kernels are measured against it.
package peak

// VNNI does n times 16 VPDPBUSD on 512 bits, 16·64 products, which it adds up.
//
//go:noescape
func VNNI(n int)

// Bytes does n times 8 products of 32 bytes with AVX2, VPMADDUBSW and VPMADDWD, which it adds
// up in 32 bits.
//
//go:noescape
func Bytes(n int)

// Words does n times 8 products of 16 int16 with AVX2, VPMADDWD, which it adds up.
//
//go:noescape
func Words(n int)
