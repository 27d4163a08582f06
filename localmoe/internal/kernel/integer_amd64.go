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
	quant.Q8_0:   {rows: rowsQ8_0AVX2, quads: quadsQ8_0AVX2, twos: twosQ8_0AVX2},
	quant.Q4_0:   {rows: rowsQ4_0AVX2},
	quant.Q4_1:   {rows: rowsQ4_1AVX2},
	quant.Q5_0:   {rows: rowsQ5_0AVX2},
	quant.Q5_1:   {rows: rowsQ5_1AVX2},
	quant.IQ4_NL: {rows: rowsIQ4_NLAVX2},
	quant.MXFP4:  {rows: rowsMXFP4AVX2},
	quant.Q4_K:   {rows: rowsQ4_KAVX2, quads: quadsQ4_KAVX2, twos: twosQ4_KAVX2},
	quant.Q5_K:   {rows: rowsQ5_KAVX2, quads: quadsQ5_KAVX2},
	quant.Q6_K:   {rows: rowsQ6_KAVX2, quads: quadsQ6_KAVX2, twos: twosQ6_KAVX2},
	quant.Q2_K:   {rows: rowsQ2_KAVX2, quads: quadsQ2_KAVX2},
	quant.Q3_K:   {rows: rowsQ3_KAVX2, quads: quadsQ3_KAVX2},
	quant.IQ4_XS: {rows: rowsIQ4_XSAVX2, quads: quadsIQ4_XSAVX2},
}

var encodedVNNI = map[*quant.Format]encodedKernels{
	quant.Q8_0:   {rows: rowsQ8_0VNNI, quads: quadsQ8_0VNNI, twos: twosQ8_0AVX2},
	quant.Q4_0:   {rows: rowsQ4_0VNNI},
	quant.Q4_1:   {rows: rowsQ4_1VNNI},
	quant.Q5_0:   {rows: rowsQ5_0VNNI},
	quant.Q5_1:   {rows: rowsQ5_1VNNI},
	quant.IQ4_NL: {rows: rowsIQ4_NLVNNI},
	quant.MXFP4:  {rows: rowsMXFP4VNNI},
	quant.Q4_K:   {rows: rowsQ4_KVNNI, quads: quadsQ4_KVNNI, terms: termsQ4_KVNNI, turned: true},
	quant.Q5_K:   {rows: rowsQ5_KVNNI, quads: quadsQ5_KVNNI, terms: termsQ5_KVNNI, turned: true},
	quant.Q6_K:   {rows: rowsQ6_KVNNI, quads: quadsQ6_KVNNI, terms: termsQ6_KVNNI},
	quant.Q2_K:   {rows: rowsQ2_KVNNI, quads: quadsQ2_KVNNI, terms: termsQ2_KVNNI},
	quant.Q3_K:   {rows: rowsQ3_KVNNI, quads: quadsQ3_KVNNI, terms: termsQ3_KVNNI},
	quant.IQ4_XS: {rows: rowsIQ4_XSVNNI},
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
func twosQ8_0AVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)

//go:noescape
func twosQ4_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)

//go:noescape
func twosQ6_KAVX2(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks, apart int)

//go:noescape
func termsQ4_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func termsQ5_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func termsQ6_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func termsQ3_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)

//go:noescape
func termsQ2_KVNNI(dst *float32, row *byte, stride, groups int, q *int8, d *float32, sums *int16, blocks int)
