//go:build amd64 || arm64

package kernel

import (
	"bytes"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

func TestRoundEqualsGeneric(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		f := integerFormats[r.IntN(len(integerFormats))]
		n, cols := 1+r.IntN(3), f.Block*(1+r.IntN(9))
		x := activations(r, n*cols)
		if r.IntN(4) == 0 {
			copy(x, values(r, len(x), true))
		}
		var want, got Rounded
		generic(func() { want.Round(f, x, n, cols) })
		got.Round(f, x, n, cols)
		if !slices.Equal(got.q, want.q) || !same(got.d, want.d) || !slices.Equal(got.sums, want.sums) {
			t.Fatalf("%d vectors of %d in blocks of %d differ", n, cols, f.Block)
		}
	}
}

// TestIntegerEqualsGeneric holds that all kernels return the bits of the plain
// Go code for one vector alone.
func TestIntegerEqualsGeneric(t *testing.T) {
	withCPU(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(13, 14))
		for _, f := range integerFormats {
			t.Run(f.Name, func(t *testing.T) {
				for range 60 {
					rows, n, cols := 1+r.IntN(40), 1+r.IntN(40), f.Block*(1+r.IntN(11))
					switch r.IntN(3) {
					case 0:
						n = 1
					case 1:
						n = 2 + r.IntN(7)
					}
					data, x := randomRows(r, f, rows, cols), activations(r, n*cols)
					var a, one Rounded
					var s Scratch
					a.Round(f, x, n, cols)
					got := make([]float32, n*rows)
					a.MulRows(got, rows, f, data, &s)
					want := make([]float32, n*rows)
					generic(func() {
						for i := range n {
							one.Round(f, x[i*cols:(i+1)*cols], 1, cols)
							one.MulRows(want[i*rows:], rows, f, data, &s)
						}
					})
					i := r.IntN(n)
					a.RoundSingly(f, x, n, cols)
					single := make([]float32, rows)
					a.MulVector(single, i, f, data, &s)
					if !same(single, want[i*rows:(i+1)*rows]) {
						t.Fatalf("%d rows of %d times vector %d:\n%v, want\n%v", rows, cols, i, single, want[i*rows:(i+1)*rows])
					}
					picks := make([]int32, 1+r.IntN(n))
					for j := range picks {
						picks[j] = int32(r.IntN(n))
					}
					one.Gather(&a, picks, f)
					some := make([]float32, len(picks)*rows)
					one.MulRows(some, rows, f, data, &s)
					for j, i := range picks {
						if !same(some[j*rows:(j+1)*rows], want[int(i)*rows:(int(i)+1)*rows]) {
							t.Fatalf("%d rows of %d times vectors %v: number %d differs", rows, cols, picks, j)
						}
					}
					if !same(got, want) {
						t.Fatalf("%d rows of %d times %d vectors:\n%v, want\n%v", rows, cols, n, got, want)
					}
				}
			})
		}
	})
}

// TestRoundedForAnother holds that vectors rounded for one format give the same products with
// rows of any other whose blocks are as long.
func TestRoundedForAnother(t *testing.T) {
	withCPU(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(21, 22))
		for _, f := range integerFormats {
			for _, g := range integerFormats {
				if f.Block != g.Block {
					continue
				}
				rows, cols := 1+r.IntN(20), f.Block*(1+r.IntN(9))
				data, x := randomRows(r, f, rows, cols), activations(r, cols)
				var a Rounded
				var s Scratch
				got, want := make([]float32, rows), make([]float32, rows)
				a.RoundSingly(f, x, 1, cols)
				a.MulVector(want, 0, f, data, &s)
				a.RoundSingly(g, x, 1, cols)
				a.MulVector(got, 0, f, data, &s)
				if !same(got, want) {
					t.Fatalf("%d rows of %d of %s times a vector rounded for %s: %v, want %v", rows, cols, f.Name, g.Name, got, want)
				}
			}
		}
	})
}

// TestLargestSums multiplies the largest and the smallest weights with activations of
// one sign, where sums that are too narrow would overflow.
func TestLargestSums(t *testing.T) {
	withCPU(t, func(t *testing.T) {
		const rows, cols = 8, 1024
		for _, f := range integerFormats {
			for _, fill := range []byte{0, 0x7f, 0x80, 0xff} {
				data := bytes.Repeat([]byte{fill}, rows*f.Size(cols))
				setScales(f, data)
				for n := 1; n <= 17; n++ {
					x := make([]float32, n*cols)
					for i := range x {
						x[i] = 1 - 2*float32(i/256%2)
					}
					var a Rounded
					var s Scratch
					got, want := make([]float32, rows*n), make([]float32, rows*n)
					a.Round(f, x, n, cols)
					a.MulRows(got, rows, f, data, &s)
					generic(func() {
						a.Round(f, x, n, cols)
						a.MulRows(want, rows, f, data, &s)
					})
					if !same(got, want) {
						t.Fatalf("%s: bytes %#x times %d vectors: %v, want %v", f.Name, fill, n, got, want)
					}
				}
			}
		}
	})
}

// TestNoColumns holds that vectors without elements multiply to zeros.
func TestNoColumns(t *testing.T) {
	withCPU(t, func(t *testing.T) {
		for _, f := range integerFormats {
			for n := range 20 {
				var a Rounded
				var s Scratch
				dst := make([]float32, 2*n)
				for i := range dst {
					dst[i] = 1
				}
				a.Round(f, nil, n, 0)
				a.MulRows(dst, 2, f, nil, &s)
				if slices.ContainsFunc(dst, func(v float32) bool { return v != 0 }) {
					t.Errorf("%s times %d vectors: %v", f.Name, n, dst)
				}
			}
		}
	})
}

// TestTilesAndGarbageCollection holds that kernels leave no pointer behind the end
// of an object where the garbage collector finds it, which ends the program.
func TestTilesAndGarbageCollection(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	const rows = 32
	for range 100 {
		f := integerFormats[r.IntN(len(integerFormats))]
		cols := f.Block * (1 + r.IntN(8))
		var a Rounded
		var s Scratch
		for _, n := range []int{32, 48} { // the second fills the memory of the first
			data, x, dst := randomRows(r, f, rows, cols), activations(r, n*cols), make([]float32, n*rows)
			a.Round(f, x, n, cols)
			a.MulRows(dst, rows, f, data, &s)
			runtime.GC()
		}
		runtime.KeepAlive(&s)
	}
}
