package head

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// version is that of the file format.
const version = 1

// The most that a file may ask for.
const (
	maxFileBytes = 64 << 20
	maxLayers    = 64
	maxWidth     = 4096
)

// file is a head as it is stored.
type file struct {
	Version   int         `json:"version"`
	Trained   string      `json:"trained"`
	Layers    []int       `json:"layers"`
	Dim       int         `json:"dim"`
	FailAbove float64     `json:"fail_above"`
	PassBelow float64     `json:"pass_below"`
	Shift     float64     `json:"shift"`
	Mean      []float32   `json:"mean"`
	Scale     []float32   `json:"scale"`
	Width     int         `json:"width"`
	Hidden    [][]float32 `json:"hidden,omitempty"`
	Output    []float32   `json:"output"`
}

// Write stores a head as one JSON object.
func (h *Head) Write(w io.Writer) error {
	f := file{
		Version: version, Trained: h.Trained, Layers: h.Layers, Dim: h.Dim,
		FailAbove: h.FailAbove, PassBelow: h.PassBelow, Shift: h.Shift,
		Mean: narrow(h.mean), Scale: narrow(h.scale), Width: h.net.width, Output: narrow(h.net.output),
	}
	for _, row := range h.net.hidden {
		f.Hidden = append(f.Hidden, narrow(row))
	}
	if err := json.NewEncoder(w).Encode(f); err != nil {
		return fmt.Errorf("critic: head: %w", err)
	}
	return nil
}

// Read reads what Write wrote. Files from strangers do no harm.
func Read(r io.Reader) (*Head, error) {
	var f file
	if err := json.NewDecoder(io.LimitReader(r, maxFileBytes)).Decode(&f); err != nil {
		return nil, fmt.Errorf("critic: head: not a file of a trained head: %w", err)
	}
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("critic: head: %w", err)
	}
	h := &Head{
		Layers: f.Layers, Dim: f.Dim, FailAbove: f.FailAbove, PassBelow: f.PassBelow, Shift: f.Shift, Trained: f.Trained,
		mean: widen(f.Mean), scale: widen(f.Scale), net: network{width: f.Width, output: widen(f.Output)},
	}
	for _, row := range f.Hidden {
		h.net.hidden = append(h.net.hidden, widen(row))
	}
	return h, nil
}

// check reports what does not fit together.
func (f *file) check() error {
	if f.Version != version {
		return fmt.Errorf("version %d of the file, this program reads %d", f.Version, version)
	}
	if len(f.Layers) == 0 || len(f.Layers) > maxLayers || f.Dim < 1 || f.Dim > 1<<16 || f.Width < 0 || f.Width > maxWidth {
		return fmt.Errorf("%d layers of width %d into %d units", len(f.Layers), f.Dim, f.Width)
	}
	n := FeatureCount(len(f.Layers), f.Dim)
	inputs := n
	if f.Width > 0 {
		inputs = f.Width
	}
	if len(f.Mean) != n || len(f.Scale) != n || len(f.Hidden) != f.Width || len(f.Output) != inputs+1 {
		return fmt.Errorf("the weights do not fit %d features and %d units", n, f.Width)
	}
	for _, row := range f.Hidden {
		if len(row) != n+1 {
			return fmt.Errorf("a unit has %d weights for %d features", len(row), n)
		}
	}
	if !(f.FailAbove > f.PassBelow) || math.IsInf(f.Shift, 0) {
		return fmt.Errorf("fails above %g and passes below %g", f.FailAbove, f.PassBelow)
	}
	return nil
}

func narrow(xs []float64) []float32 {
	out := make([]float32, len(xs))
	for i, x := range xs {
		out[i] = float32(x)
	}
	return out
}

func widen(xs []float32) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = float64(x)
	}
	return out
}
