package kernel

import (
	"os"

	"golang.org/x/sys/cpu"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// useVNNI chooses the kernels that multiply bytes with AVX-512 VNNI.
// REASON_CPU=avx2 forces those without.
var useVNNI = useAVX2 && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI &&
	os.Getenv("REASON_CPU") != "avx2"

// kernelsOf returns the kernels that multiply encoded rows of f. There are none
// if rows must be unpacked first.
func kernelsOf(f *quant.Format) encodedKernels {
	switch {
	case useVNNI:
		return encodedVNNI[f]
	case useAVX2:
		return encodedAVX2[f]
	}
	return encodedKernels{}
}

var encodedAVX2 = map[*quant.Format]encodedKernels{
	quant.Q8_0:   {rowsQ8_0AVX2, quadsQ8_0AVX2},
	quant.Q4_0:   {rowsQ4_0AVX2, quadsQ4_0AVX2},
	quant.Q4_1:   {rowsQ4_1AVX2, quadsQ4_1AVX2},
	quant.Q5_0:   {rowsQ5_0AVX2, quadsQ5_0AVX2},
	quant.Q5_1:   {rowsQ5_1AVX2, quadsQ5_1AVX2},
	quant.IQ4_NL: {rowsIQ4_NLAVX2, quadsIQ4_NLAVX2},
	quant.MXFP4:  {rowsMXFP4AVX2, quadsMXFP4AVX2},
	quant.Q4_K:   {rowsQ4_KAVX2, quadsQ4_KAVX2},
	quant.Q5_K:   {rowsQ5_KAVX2, quadsQ5_KAVX2},
	quant.Q6_K:   {rowsQ6_KAVX2, quadsQ6_KAVX2},
	quant.Q2_K:   {rowsQ2_KAVX2, quadsQ2_KAVX2},
	quant.Q3_K:   {rowsQ3_KAVX2, quadsQ3_KAVX2},
	quant.IQ4_XS: {rowsIQ4_XSAVX2, quadsIQ4_XSAVX2},
}

var encodedVNNI = map[*quant.Format]encodedKernels{
	quant.Q8_0:   {rowsQ8_0VNNI, quadsQ8_0VNNI},
	quant.Q4_0:   {rowsQ4_0VNNI, quadsQ4_0VNNI},
	quant.Q4_1:   {rowsQ4_1VNNI, quadsQ4_1VNNI},
	quant.Q5_0:   {rowsQ5_0VNNI, quadsQ5_0VNNI},
	quant.Q5_1:   {rowsQ5_1VNNI, quadsQ5_1VNNI},
	quant.IQ4_NL: {rowsIQ4_NLVNNI, quadsIQ4_NLVNNI},
	quant.MXFP4:  {rowsMXFP4VNNI, quadsMXFP4VNNI},
	quant.Q4_K:   {rowsQ4_KVNNI, quadsQ4_KVNNI},
	quant.Q5_K:   {rowsQ5_KVNNI, quadsQ5_KVNNI},
	quant.Q6_K:   {rowsQ6_KVNNI, quadsQ6_KVNNI},
	quant.Q2_K:   {rowsQ2_KVNNI, quadsQ2_KVNNI},
	quant.Q3_K:   {rowsQ3_KVNNI, quadsQ3_KVNNI},
	quant.IQ4_XS: {rowsIQ4_XSVNNI, quadsIQ4_XSVNNI},
}

// roundAVX2 is roundGeneric for so many blocks of block elements, a multiple of
// 32.
//
//go:noescape
func roundAVX2(q *int8, d *float32, sums *int16, x *float32, blocks, block int)

//go:noescape
func rowsQ8_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ4_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ4_1AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ5_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ5_1AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsIQ4_NLAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsMXFP4AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ4_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ5_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ6_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ2_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ3_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsIQ4_XSAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ8_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ4_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ4_1VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ5_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ5_1VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsIQ4_NLVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsMXFP4VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ4_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ5_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ6_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsQ3_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func rowsIQ4_XSVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ8_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ4_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ4_1AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ5_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ5_1AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsIQ4_NLAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsMXFP4AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ4_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ5_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ6_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ2_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ3_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsIQ4_XSAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ8_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ4_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ4_1VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ5_0VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ5_1VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsIQ4_NLVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsMXFP4VNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ4_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ5_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ6_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsQ3_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func quadsIQ4_XSVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
