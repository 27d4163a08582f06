package critic

import (
	"context"
	"fmt"
	"math"
)

// Probe reads P(wrong) from the drafting model's own expectation: after the
// chunk and Suffix it compares the probabilities of two tokens. It costs the
// suffix read on the cached prefix, and generates nothing.
//
// Published process reward models that speak in tokens work this way, such as
// Math-Shepherd's (arXiv:2312.08935) with the suffix " ки" and the tokens + and
// −. The zero value asks in words. Small models answer that question badly
// (arXiv:2310.01798), so in words the probe leans and never decides: a
// calibration on labelled traces is what may give it more weight.
type Probe struct {
	Suffix    string // text or special token that asks; "" asks in words
	Good, Bad string // how the model goes on after a right and a wrong chunk
}

// The question of the zero value.
const (
	askInWords = "\n\nIs the last step above correct? Answer Yes or No.\nAnswer:"
	inWordsYes = " Yes"
	inWordsNo  = " No"
)

// The least and most that a probe may say.
const (
	probeLeast     = 0.01
	probeMost      = 0.95
	wordsLeast     = 0.02
	wordsMost      = 0.4
	probeFailAbove = 0.5
	probePassBelow = 0.05
)

// Name is "probe".
func (Probe) Name() string { return "probe" }

// Check fails when the model cannot be asked.
func (p Probe) Check(ctx context.Context, k Case) (Verdict, error) {
	if k.Prober == nil {
		return Verdict{}, fmt.Errorf("critic: this model cannot be probed")
	}
	suffix, good, bad := p.Suffix, p.Good, p.Bad
	least, most := probeLeast, probeMost
	if suffix == "" {
		suffix, good, bad = askInWords, inWordsYes, inWordsNo
		least, most = wordsLeast, wordsMost
	}
	logprobs, err := k.Prober.Probe(ctx, suffix, good, bad)
	if err != nil {
		return Verdict{}, err
	}
	if len(logprobs) != 2 || math.IsNaN(logprobs[0]-logprobs[1]) {
		return Verdict{}, fmt.Errorf("critic: the probe returned %v", logprobs)
	}
	said := logistic(logprobs[1] - logprobs[0])
	v := Verdict{
		Critic: p.Name(),
		PWrong: min(max(said, least), most),
		Reason: fmt.Sprintf("asked after the step, the model says %q rather than %q with probability %.2g", bad, good, said),
	}
	switch {
	case v.PWrong >= probeFailAbove:
		v.Grade = Fail
	case v.PWrong <= probePassBelow:
		v.Grade = Pass
	}
	return v, nil
}
