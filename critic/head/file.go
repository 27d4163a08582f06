package head

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// version is that of the file format.
const version = 2

// The most that a file may ask for.
const (
	maxFileBytes = 64 << 20
	maxLayers    = 64
	maxWidth     = 4096
)

// file is a head as it is stored.
type file struct {
	Version   int     `json:"version"`
	Trained   string  `json:"trained"`
	Model     string  `json:"model_sha256"`
	Layers    []int   `json:"layers"`
	Dim       int     `json:"dim"`
	FailAbove float64 `json:"fail_above"`
	Shift     float64 `json:"shift"`
	Width     int     `json:"width"`
	Mean      floats  `json:"mean"`
	Scale     floats  `json:"scale"`
	Hidden    floats  `json:"hidden,omitempty"` // [width, features+1]
	Output    floats  `json:"output"`
}

// floats are numbers that are stored in base64 as little-endian float32: a third of
// their decimal digits.
type floats []float64

// MarshalText implements [encoding.TextMarshaler].
func (f floats) MarshalText() ([]byte, error) {
	var raw []byte
	for _, x := range f {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(x)))
	}
	return base64.StdEncoding.AppendEncode(nil, raw), nil
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (f *floats) UnmarshalText(text []byte) error {
	raw, err := base64.StdEncoding.AppendDecode(nil, text)
	if err != nil || len(raw)%4 != 0 {
		return errors.New("weights that are no float32 in base64")
	}
	for i := 0; i < len(raw); i += 4 {
		x := float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[i:])))
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return errors.New("weights that are not finite")
		}
		*f = append(*f, x)
	}
	return nil
}

// Write stores a head as one JSON object.
func (h *Head) Write(w io.Writer) error {
	f := file{
		Version: version, Trained: h.Trained, Model: h.Model, Layers: h.Layers, Dim: h.Dim,
		FailAbove: h.FailAbove, Shift: h.Shift,
		Mean: h.mean, Scale: h.scale, Width: h.net.width, Hidden: slices.Concat(h.net.hidden...), Output: h.net.output,
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
	return &Head{
		Layers: f.Layers, Dim: f.Dim, FailAbove: f.FailAbove, Shift: f.Shift, Model: f.Model, Trained: f.Trained,
		mean: f.Mean, scale: f.Scale,
		net: network{width: f.Width, hidden: slices.Collect(slices.Chunk([]float64(f.Hidden), len(f.Mean)+1)), output: f.Output},
	}, nil
}

// check reports what does not fit together.
func (f *file) check() error {
	if f.Version != version {
		return fmt.Errorf("version %d of the file, this program reads %d: train it again", f.Version, version)
	}
	if len(f.Layers) == 0 || len(f.Layers) > maxLayers || f.Dim < 1 || f.Dim > 1<<16 || f.Width < 0 || f.Width > maxWidth {
		return fmt.Errorf("%d layers of width %d into %d units", len(f.Layers), f.Dim, f.Width)
	}
	n := FeatureCount(len(f.Layers), f.Dim)
	inputs := n
	if f.Width > 0 {
		inputs = f.Width
	}
	if len(f.Mean) != n || len(f.Scale) != n || len(f.Hidden) != f.Width*(n+1) || len(f.Output) != inputs+1 {
		return fmt.Errorf("the weights do not fit %d features and %d units", n, f.Width)
	}
	if !(f.FailAbove > 0) || math.IsInf(f.Shift, 0) {
		return fmt.Errorf("fails above %g", f.FailAbove)
	}
	return nil
}
