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

// rowDot multiplies an encoded row of so many blocks with rounded activations.
type rowDot = func(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

// directDot returns the kernel that multiplies encoded rows of f, or nil if
// rows must be unpacked first.
func directDot(f *quant.Format) rowDot {
	switch {
	case useVNNI:
		return dotsVNNI[f]
	case useAVX2:
		return dotsAVX2[f]
	}
	return nil
}

var dotsAVX2 = map[*quant.Format]rowDot{
	quant.Q8_0:   intQ8_0AVX2,
	quant.Q4_0:   intQ4_0AVX2,
	quant.IQ4_NL: intIQ4_NLAVX2,
	quant.MXFP4:  intMXFP4AVX2,
	quant.Q4_K:   intQ4_KAVX2,
	quant.Q5_K:   intQ5_KAVX2,
	quant.Q6_K:   intQ6_KAVX2,
}

var dotsVNNI = map[*quant.Format]rowDot{
	quant.Q8_0:   intQ8_0VNNI,
	quant.Q4_0:   intQ4_0VNNI,
	quant.IQ4_NL: intIQ4_NLVNNI,
	quant.MXFP4:  intMXFP4VNNI,
	quant.Q4_K:   intQ4_KVNNI,
	quant.Q5_K:   intQ5_KVNNI,
	quant.Q6_K:   intQ6_KVNNI,
}

// roundAVX2 is roundGeneric for so many blocks of block elements, a multiple of
// 32.
//
//go:noescape
func roundAVX2(q *int8, d *float32, sums *int16, x *float32, blocks, block int)

//go:noescape
func intQ8_0AVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ4_0AVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intIQ4_NLAVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intMXFP4AVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ4_KAVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ5_KAVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ6_KAVX2(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ8_0VNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ4_0VNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intIQ4_NLVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intMXFP4VNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ4_KVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ5_KVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32

//go:noescape
func intQ6_KVNNI(row *byte, q *int8, d *float32, sums *int16, blocks int) float32
