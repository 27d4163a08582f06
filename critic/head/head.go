// Package head is a critic that reads what the drafting model computed while it
// wrote a chunk: a small classifier over its hidden vectors and the likelihood of
// its tokens. It costs less than drafting one token, and works only where the
// engine is in the process.
//
//	h, err := head.Read(file)
//	engine, err := localmoe.Open(path, localmoe.Options{HiddenLayers: h.Layers})
//	critics, err := critic.Options{Head: h}.Parse("computed,confidence,head")
//
// Such heads, of less than ten million parameters, find wrong steps as well as
// verifier models hundreds of times larger (arXiv:2511.06209). A head belongs to
// the weights it was trained on.
package head

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
)

// Head is a trained classifier. It is safe for concurrent use.
type Head struct {
	// Layers are those whose residual stream it reads, in this order.
	Layers []int
	// Dim is the width of a hidden vector.
	Dim int
	// FailAbove is the score from which a chunk fails, set so that a stated share of
	// right chunks does.
	FailAbove float64
	// Shift is added to the log-odds, from the share of wrong chunks that the
	// head was trained on to [critic.Prior].
	Shift float64
	// Model is the hash of the model that it was trained on; whoever opens the model
	// compares it. Trained says on what, for people.
	Model, Trained string

	mean, scale []float64 // of the features
	net         network
}

// Name is "head".
func (*Head) Name() string { return "head" }

// Check is unsure of chunks whose hidden vectors are not known, such as those
// that a fix has written. It passes none: what looks right to it may be a mistake that
// the model makes with confidence.
func (h *Head) Check(ctx context.Context, k critic.Case) (critic.Verdict, error) {
	if k.States == nil || len(k.Logprobs) < 2 {
		return critic.Verdict{PWrong: critic.Prior, Reason: "the hidden vectors of the draft are not known"}, nil
	}
	hidden := make([][][]float32, len(h.Layers))
	for i, layer := range h.Layers {
		var err error
		if hidden[i], err = k.States.Hidden(ctx, layer); err != nil {
			return critic.Verdict{}, err
		}
		if len(hidden[i]) != len(k.Logprobs)-1 || len(hidden[i][0]) != h.Dim {
			return critic.Verdict{}, fmt.Errorf("critic: head: it is made for vectors of %d numbers: it belongs to another model", h.Dim)
		}
	}
	score := h.Score(Features(hidden, k))
	v := critic.Verdict{PWrong: 1 / (1 + math.Exp(-(logit(score) + h.Shift)))}
	if score >= h.FailAbove {
		// Few right chunks get here, so that most of what does is wrong, even
		// just above the threshold.
		v.Grade, v.PWrong = critic.Fail, max(v.PWrong, .5)
	}
	v.Reason = fmt.Sprintf("what the model computed looks like a mistake with score %.3f; %.3f and above fails", score, h.FailAbove)
	return v, nil
}

// Score is the probability of a mistake among chunks as they were in training,
// from features of a chunk.
func (h *Head) Score(features []float64) float64 {
	x := slices.Clone(features)
	h.normalize(x)
	return 1 / (1 + math.Exp(-h.net.logit(x)))
}

func (h *Head) normalize(x []float64) {
	for i := range x {
		x[i] = (x[i] - h.mean[i]) * h.scale[i]
	}
}

func logit(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}

// places is how many vectors of a layer are features: their mean, and those at
// the least likely token, at the last "=", where a result is worked out, and at the last
// but one, behind which chunks of the built-in model end their line.
const places = 4

// likelihoods is how many numbers the log-probabilities become.
const likelihoods = 7

// FeatureCount is the length of Features for so many layers of a width.
func FeatureCount(layers, dim int) int { return layers*places*dim + likelihoods }

// Features are the numbers that a head looks at. hidden: [layers, tokens-1, dim],
// see [critic.States]; of k the chunk, its log-probabilities, at least two, and their ends.
func Features(hidden [][][]float32, k critic.Case) []float64 {
	least := 0
	for i, lp := range k.Logprobs {
		if lp < k.Logprobs[least] {
			least = i
		}
	}
	last := len(k.Logprobs) - 2
	equals := min(tokenAt(k.Ends, strings.LastIndexByte(k.Chunk, '='), last), last)
	var out []float64
	for _, layer := range hidden {
		mean := make([]float64, len(layer[0]))
		for _, h := range layer {
			for j, x := range h {
				mean[j] += float64(x) / float64(len(layer))
			}
		}
		out = append(out, mean...)
		for _, at := range []int{min(least, last), equals, last} {
			for _, x := range layer[at] {
				out = append(out, float64(x))
			}
		}
	}
	return append(out, ofLikelihood(k.Logprobs, least)...)
}

// tokenAt is the token that holds a byte, by where tokens end; otherwise if there is none.
func tokenAt(ends []int, at, otherwise int) int {
	if i, _ := slices.BinarySearch(ends, at+1); at >= 0 && i < len(ends) {
		return i
	}
	return otherwise
}

// ofLikelihood are the features from the log-probabilities alone.
func ofLikelihood(logprobs []float32, least int) []float64 {
	n := float64(len(logprobs))
	var sum, squares float64
	second := 0.0
	for i, lp := range logprobs {
		x := max(float64(lp), -30) // a token of probability 0
		sum += x
		squares += x * x
		if i != least {
			second = min(second, x)
		}
	}
	lowest := max(float64(logprobs[least]), -30)
	return []float64{math.Log(n), sum, sum / n, lowest, second, math.Exp(lowest), math.Sqrt(squares / n)}
}

// Weights is the number of weights that one judgement is multiplied with.
func (h *Head) Weights() int {
	return h.net.width*(len(h.mean)+1) + len(h.net.output)
}
