package critic

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Agreement drafts the chunk K more times and compares what the drafts
// conclude: their last number, or all their words where there is none. It asks
// only where confidence is low, for what a model is sure of it repeats.
type Agreement struct {
	K int // further drafts
	// Below is the confidence, the probability of the least likely tokens as
	// [Confidence] takes it, at which drafts are worth their price. 0 is .8.
	Below float64
}

// agreementTemperature makes drafts differ where the model is unsure and leaves
// them alone where it is not.
const agreementTemperature = 0.8

// The least and most that agreement may say.
const (
	agreementLeast = 0.02
	agreementMost  = 0.9
)

// Name is "agree@K".
func (a Agreement) Name() string { return fmt.Sprintf("agree@%d", a.K) }

// Check fails when the model cannot draft again.
func (a Agreement) Check(ctx context.Context, k Case) (Verdict, error) {
	if a.sure(k) {
		return Verdict{Critic: a.Name(), Reason: "the draft is likely enough not to ask for others"}, nil
	}
	if k.Drafter == nil {
		return Verdict{}, fmt.Errorf("critic: this model cannot draft several versions")
	}
	drafts, err := k.Drafter.Redraft(ctx, a.K, agreementTemperature)
	if err != nil {
		return Verdict{}, err
	}
	v := compare(k.Chunk, drafts)
	v.Critic = a.Name()
	return v, nil
}

func (a Agreement) sure(k Case) bool {
	below := a.Below
	if below == 0 {
		below = 0.8
	}
	lowest, _, window := Confidence{}.lowest(k)
	return window > 0 && math.Exp(lowest) >= below
}

// compare is the verdict on chunk of the drafts of the same place.
func compare(chunk string, drafts []Draft) Verdict {
	if len(drafts) == 0 {
		return Verdict{PWrong: Prior, Reason: "no other draft could be had"}
	}
	own := Conclusion(chunk)
	votes := map[string]int{}
	for _, d := range drafts {
		votes[Conclusion(d.Text)]++
	}
	agree := votes[own]
	leader, best := own, agree
	for _, d := range drafts { // in the order of drafting, so that ties have one outcome
		if c := Conclusion(d.Text); votes[c] > best {
			leader, best = c, votes[c]
		}
	}
	v := Verdict{
		PWrong: min(max(1-float64(agree)/float64(len(drafts)), agreementLeast), agreementMost),
		Reason: fmt.Sprintf("%d of %d further drafts conclude the same", agree, len(drafts)),
	}
	switch {
	case agree == len(drafts):
		v.Grade = Pass
	case best > agree+1: // the draft itself is one voice more for its conclusion
		v.Grade = Fail
		v.Reason = fmt.Sprintf("%d of %d further drafts conclude %s, %d agree", best, len(drafts), leader, agree)
		v.Fix = likeliest(leader, drafts)
	}
	return v
}

// likeliest is the most probable draft with a conclusion.
func likeliest(conclusionWanted string, drafts []Draft) string {
	text, most := "", math.Inf(-1)
	for _, d := range drafts {
		if Conclusion(d.Text) != conclusionWanted {
			continue
		}
		sum := 0.0
		for _, lp := range d.Logprobs {
			sum += float64(lp)
		}
		if text == "" || sum > most {
			text, most = d.Text, sum
		}
	}
	return text
}

var (
	lastNumber = lazyregexp.New(`-?\d+(?:,\d{3})*(?:\.\d+)?`)
	notWords   = lazyregexp.New(`[^\p{L}\p{N}]+`)
)

// Conclusion is what a chunk comes to, in a form that can be compared: its last
// number, or all its words where there is none.
func Conclusion(text string) string {
	if found := lastNumber.FindAllString(text, -1); found != nil {
		last := strings.ReplaceAll(found[len(found)-1], ",", "")
		if x, ok := new(big.Rat).SetString(last); ok {
			return x.RatString()
		}
	}
	return strings.TrimSpace(notWords.ReplaceAllString(strings.ToLower(text), " "))
}
