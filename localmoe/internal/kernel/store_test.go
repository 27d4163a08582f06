package kernel

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// Vectors that are rounded at once in the memory of a store, again and again, give the
// products that they give in memory of their own.
func TestStore(t *testing.T) {
	const rows, most = 19, 35
	r := rand.New(rand.NewPCG(7, 8))
	var s Store
	shared := make([]Rounded, 12)
	for i := range shared {
		shared[i].Store = &s
	}
	for _, f := range slices.Concat(integerFormats, integerFormats) {
		s.Reset()
		cols := f.Block * (1 + r.IntN(5))
		data, x := randomRows(r, f, rows, cols), activations(r, most*cols)
		counts := make([]int, len(shared))
		var wait sync.WaitGroup
		for i := range shared {
			n := 1 + r.IntN(most)
			counts[i] = n
			wait.Go(func() {
				if i%2 == 0 {
					shared[i].Round(f, x, n, cols)
					return
				}
				var all Rounded
				all.RoundSingly(f, x, most, cols)
				shared[i].Gather(&all, reversed(n), f)
			})
		}
		wait.Wait()
		for i := range shared {
			var own Rounded
			own.Round(f, x, counts[i], cols)
			if i%2 != 0 {
				var all Rounded
				all.RoundSingly(f, x, most, cols)
				own.Gather(&all, reversed(counts[i]), f)
			}
			var scratch Scratch
			got, want := make([]float32, counts[i]*rows), make([]float32, counts[i]*rows)
			shared[i].MulRows(got, rows, f, data, &scratch)
			own.MulRows(want, rows, f, data, &scratch)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %d vectors of %d activations have other products", f.Name, counts[i], cols)
			}
		}
	}
}

// reversed lists so many vectors from the last to the first.
func reversed(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(n - 1 - i)
	}
	return list
}
