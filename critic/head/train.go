package head

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"github.com/seed-25a395fc/reason/critic"
)

// Sample is one labelled chunk.
type Sample struct {
	Features []float64
	Wrong    bool
	First    bool // a first draft: the threshold goes by these
}

// Training says how to fit a head. The zero value is what [Train] was measured
// with.
type Training struct {
	// Width is the number of hidden units; 0 is 32, or none below 400 wrong
	// samples, where a hidden layer learns them by heart. Negative is none.
	Width int
	// FalseAlarms is the share of right validation samples that may fail; 0 is
	// .02.
	FalseAlarms float64
	Seed        uint64
}

const (
	defaultWidth       = 32
	defaultFalseAlarms = .02
	fewWrong           = 400
)

// Train fits a head for layers of width dim. validation, samples of other
// questions, says when to stop and sets the threshold.
func Train(layers []int, dim int, samples, validation []Sample, t Training) (*Head, error) {
	n := FeatureCount(len(layers), dim)
	wrong := countWrong(samples)
	validationWrong := countWrong(validation)
	switch {
	case wrong == 0 || wrong == len(samples) || validationWrong == 0 || validationWrong == len(validation):
		return nil, errors.New("critic: head: training needs right and wrong samples, in both parts")
	case slices.ContainsFunc(append(samples[:len(samples):len(samples)], validation...), func(s Sample) bool { return len(s.Features) != n }):
		return nil, fmt.Errorf("critic: head: samples must have %d features", n)
	case slices.ContainsFunc(samples, notFinite) || slices.ContainsFunc(validation, notFinite):
		return nil, errors.New("critic: head: features must be finite; the model's numbers overflow")
	case !(t.FalseAlarms >= 0 && t.FalseAlarms <= 1):
		return nil, fmt.Errorf("critic: head: a share of %g may fail", t.FalseAlarms)
	}
	if t.FalseAlarms == 0 {
		t.FalseAlarms = defaultFalseAlarms
	}
	if t.Width == 0 && wrong >= fewWrong {
		t.Width = defaultWidth
	}
	h := &Head{Layers: layers, Dim: dim}
	h.mean, h.scale = moments(samples, n)
	f := newFit(n, max(t.Width, 0), t.Seed)
	h.net = f.run(h.matrix(samples), labels(samples), h.matrix(validation), labels(validation))
	h.round() // before the threshold is set
	share := float64(wrong) / float64(len(samples))
	h.Shift = logit(critic.Prior) - logit(share)
	h.FailAbove = h.threshold(validation, t.FalseAlarms)
	return h, nil
}

// notFinite reports whether a feature of a sample is infinite or not a number.
func notFinite(s Sample) bool {
	return slices.ContainsFunc(s.Features, func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) })
}

// round makes all weights what a file keeps of them.
func (h *Head) round() {
	for _, weights := range append(slices.Clone(h.net.hidden), h.mean, h.scale, h.net.output) {
		for i, x := range weights {
			weights[i] = float64(float32(x))
		}
	}
}

func countWrong(samples []Sample) (n int) {
	for _, s := range samples {
		if s.Wrong {
			n++
		}
	}
	return n
}

// threshold is the score above which at most a share of right first drafts lies; of all samples
// where none is marked as one. Drafts of contested places, which training needs, are
// harder than what a run sees.
func (h *Head) threshold(validation []Sample, falseAlarms float64) float64 {
	marked := slices.ContainsFunc(validation, func(s Sample) bool { return s.First && !s.Wrong })
	var right []float64
	for _, s := range validation {
		if !s.Wrong && (s.First || !marked) {
			right = append(right, h.Score(s.Features))
		}
	}
	slices.Sort(right)
	const slack = 1e-9 // a share of 0.29 of 100 is 29, not 28
	mayFail := min(int(falseAlarms*float64(len(right))+slack), len(right)-1)
	// The next float above the last right score that may not fail.
	return math.Nextafter(right[len(right)-1-mayFail], 2)
}

// moments are the mean of every feature and 1 over its standard deviation.
func moments(samples []Sample, n int) (mean, scale []float64) {
	mean, scale = make([]float64, n), make([]float64, n)
	for _, s := range samples {
		for i, x := range s.Features {
			mean[i] += x / float64(len(samples))
		}
	}
	for _, s := range samples {
		for i, x := range s.Features {
			scale[i] += (x - mean[i]) * (x - mean[i]) / float64(len(samples))
		}
	}
	for i, v := range scale {
		scale[i] = 1 / math.Sqrt(v+1e-6)
	}
	return mean, scale
}

// matrix holds the normalized features with a 1 behind them: [samples, n+1].
func (h *Head) matrix(samples []Sample) *mat.Dense {
	n := len(h.mean)
	m := mat.NewDense(len(samples), n+1, nil)
	for i, s := range samples {
		row := m.RawRowView(i)
		copy(row, s.Features)
		h.normalize(row[:n])
		row[n] = 1
	}
	return m
}

func labels(samples []Sample) []float64 {
	out := make([]float64, len(samples))
	for i, s := range samples {
		if s.Wrong {
			out[i] = 1
		}
	}
	return out
}

// fit is a network in training: minibatches, Adam with decoupled weight decay
// (arXiv:1711.05101), until the loss on other questions no longer falls.
type fit struct {
	width  int
	hidden *mat.Dense // [features+1, width]; nil without a hidden layer
	output *mat.Dense // [inputs+1, 1]
	rng    *rand.Rand
	adam   []*adam
}

const (
	epochs    = 40
	patience  = 5
	batchSize = 128
	rate      = 1e-3
	decay     = .02
)

func newFit(features, width int, seed uint64) *fit {
	f := &fit{width: width, rng: rand.New(rand.NewPCG(seed, 0x68656164))}
	inputs := features
	if width > 0 {
		f.hidden = mat.NewDense(features+1, width, nil)
		f.hidden.Apply(func(_, _ int, _ float64) float64 { return f.rng.NormFloat64() * math.Sqrt(2/float64(features)) }, f.hidden)
		f.adam = append(f.adam, newAdam(f.hidden))
		inputs = width
	}
	f.output = mat.NewDense(inputs+1, 1, nil)
	f.output.Apply(func(_, _ int, _ float64) float64 { return f.rng.NormFloat64() * .01 }, f.output)
	f.adam = append(f.adam, newAdam(f.output))
	return f
}

// run trains and returns the network that did best on the validation part.
func (f *fit) run(x *mat.Dense, y []float64, vx *mat.Dense, vy []float64) network {
	best, lowest, since := f.network(), math.Inf(1), 0
	_, columns := x.Dims()
	for range epochs {
		order := f.rng.Perm(len(y))
		for from := 0; from < len(order); from += batchSize {
			part := order[from:min(from+batchSize, len(order))]
			bx, by := mat.NewDense(len(part), columns, nil), make([]float64, len(part))
			for i, j := range part {
				bx.SetRow(i, x.RawRowView(j))
				by[i] = y[j]
			}
			f.step(bx, by)
		}
		if loss := f.loss(vx, vy); loss < lowest {
			best, lowest, since = f.network(), loss, 0
		} else if since++; since == patience {
			break
		}
	}
	return best
}

// forward returns the inputs of the output layer, with a 1 behind them, and the
// probabilities.
func (f *fit) forward(x *mat.Dense) (inputs *mat.Dense, p []float64) {
	inputs = x
	if f.width > 0 {
		n, _ := x.Dims()
		inputs = mat.NewDense(n, f.width+1, nil)
		units := inputs.Slice(0, n, 0, f.width).(*mat.Dense)
		units.Mul(x, f.hidden)
		units.Apply(func(_, _ int, v float64) float64 { return math.Max(0, v) }, units)
		for i := range n {
			inputs.Set(i, f.width, 1)
		}
	}
	var z mat.Dense
	z.Mul(inputs, f.output)
	p = make([]float64, z.RawMatrix().Rows)
	for i := range p {
		p[i] = 1 / (1 + math.Exp(-z.At(i, 0)))
	}
	return inputs, p
}

// step is one minibatch.
func (f *fit) step(x *mat.Dense, y []float64) {
	inputs, p := f.forward(x)
	n := len(y)
	d := mat.NewDense(n, 1, nil) // of the loss by the log-odds
	for i := range n {
		d.Set(i, 0, (p[i]-y[i])/float64(n))
	}
	var output mat.Dense
	output.Mul(inputs.T(), d)
	if f.width > 0 {
		var units, hidden mat.Dense
		units.Mul(d, f.output.Slice(0, f.width, 0, 1).T())
		units.Apply(func(i, j int, v float64) float64 {
			if inputs.At(i, j) <= 0 {
				return 0
			}
			return v
		}, &units)
		hidden.Mul(x.T(), &units)
		f.adam[0].step(f.hidden, &hidden)
	}
	f.adam[len(f.adam)-1].step(f.output, &output)
}

// loss is the mean cross entropy.
func (f *fit) loss(x *mat.Dense, y []float64) float64 {
	_, p := f.forward(x)
	var sum float64
	for i, v := range p {
		v = min(max(v, 1e-7), 1-1e-7)
		sum -= y[i]*math.Log(v) + (1-y[i])*math.Log(1-v)
	}
	return sum / float64(len(y))
}

// network copies the weights.
func (f *fit) network() network {
	n := network{width: f.width, output: mat.Col(nil, 0, f.output)}
	for i := range f.width {
		n.hidden = append(n.hidden, mat.Col(nil, i, f.hidden))
	}
	return n
}

// adam holds the moments of one matrix.
type adam struct {
	first, second []float64
	steps         float64
}

func newAdam(m *mat.Dense) *adam {
	n := len(m.RawMatrix().Data)
	return &adam{first: make([]float64, n), second: make([]float64, n)}
}

func (a *adam) step(weights, gradient *mat.Dense) {
	const b1, b2, eps = .9, .999, 1e-8
	a.steps++
	c1, c2 := 1-math.Pow(b1, a.steps), 1-math.Pow(b2, a.steps)
	w, g := weights.RawMatrix().Data, gradient.RawMatrix().Data
	for i := range w {
		a.first[i] = b1*a.first[i] + (1-b1)*g[i]
		a.second[i] = b2*a.second[i] + (1-b2)*g[i]*g[i]
		w[i] -= rate * (a.first[i]/c1/(math.Sqrt(a.second[i]/c2)+eps) + decay*w[i])
	}
}
