package critic

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
)

// Inverse lets the drafting model work the arithmetic of a chunk backwards. Where it
// was not sure of a result it is asked for the opposite, and how likely it finds what
// the chunk had started from is the verdict: of 339-139=100 the probability of 339
// behind 100+139=. Nothing is computed but by the model; the chunk's own numbers are
// only put in another order. A model adds what it cannot subtract, so that it sees
// mistakes which it makes with confidence, and finds the right draft among others.
// What was copied from the line before is copied once more; see copied.go.
//
// It asks behind the chunk's cached beginning, a few tokens for a step of which a
// token was less likely than Below, and writes only where the model works in steps.
// Chunks without arithmetic, and operations that were the wrong ones to choose, it does
// not see.
//
// Working backwards from a conclusion to check it is the idea of Weng et al. 2022
// (arXiv:2212.09561), who mask conditions of the question in a prompt and let the
// model write them again.
type Inverse struct {
	// Below is the probability of a token that makes the step with it worth a check.
	// 0 is .99.
	Below float64
	// Intercept and Slope give PWrong = 1/(1+exp(-(Intercept - Slope×m))) for the
	// mean m, in nats, of ln P of what was to come out. Both 0 is -6.6 and 2.2: .0014
	// for what comes out for sure, .5 at P = .05, as counted on the built-in model's
	// drafts (docs/log.md).
	Intercept, Slope float64
	// FailAbove and PassBelow are the PWrong of the grades. 0 is .5 and .05.
	FailAbove, PassBelow float64
}

// unreadable is the least PWrong of a chunk that stands where the model was wrong before and
// cannot be worked backwards: else scribble would be the best of all drafts there.
const unreadable = .6

// unread reports whether that is all that is said against a chunk. A calibration, which changes
// PWrong, says itself what that is worth.
func (v Verdict) unread() bool {
	return v.Critic == Inverse{}.Name() && v.Grade == Fail && v.PWrong == unreadable
}

// The second way to work backwards is asked for where the first leaves doubts.
const (
	cameOut = -.1 // ln P
	failed  = -6
	// Log-odds above mostSaid count a twentieth: nothing is that sure, but of two drafts
	// that do not come out one may still be the worse.
	mostSaid = 3
)

func (i Inverse) withDefaults() Inverse {
	if i.Below == 0 {
		i.Below = .99
	}
	if i.Intercept == 0 && i.Slope == 0 {
		i.Intercept, i.Slope = -6.6, 2.2
	}
	if i.FailAbove == 0 {
		i.FailAbove = .5
	}
	if i.PassBelow == 0 {
		i.PassBelow = .05
	}
	return i
}

// Name is "inverse".
func (Inverse) Name() string { return "inverse" }

// Check fails when the model cannot score text.
func (i Inverse) Check(ctx context.Context, k Case) (Verdict, error) {
	i = i.withDefaults()
	doubts := i.doubts(k)
	if len(k.Logprobs) > 0 && len(doubts) == 0 {
		return Verdict{Critic: i.Name(), Reason: "the draft is likely enough not to ask"}, nil
	}
	if k.Scorer == nil {
		return Verdict{}, fmt.Errorf("critic: this model cannot tell how likely a text is")
	}
	worst, open, err := i.askOperations(ctx, k, doubts)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Critic: i.Name()}
	if worst.question != "" {
		v.PWrong = i.pWrong(worst.said)
		v.Reason = worst.reason()
	}
	switch {
	case v.PWrong >= i.FailAbove:
		v.Grade, v.At, v.End = Fail, worst.at, worst.end
	case len(open) > 0:
		return i.doubtful(ctx, k, v, open)
	case v.PWrong <= i.PassBelow:
		v.Grade = Pass
	}
	return v, nil
}

// doubtful is v with what is made of the doubts that are no arithmetic.
func (i Inverse) doubtful(ctx context.Context, k Case, v Verdict, open []span) (Verdict, error) {
	copied, open, err := askCopied(ctx, k, open)
	if err != nil {
		return Verdict{}, err
	}
	if copied.question != "" {
		v.PWrong = max(v.PWrong, i.copyWrong(copied.said))
		v.Reason = copied.reason()
		if v.PWrong >= i.FailAbove {
			v.Grade, v.At, v.End = Fail, copied.at, copied.end
		}
	}
	if len(open) > 0 {
		least := Prior
		if len(k.Led) > 0 {
			least = unreadable
		}
		if v.PWrong = max(v.PWrong, least); v.PWrong >= i.FailAbove {
			v.Grade = Fail
		}
		v.Reason = strings.TrimPrefix(v.Reason+"; the doubtful part is no arithmetic that can be worked backwards", "; ")
	}
	return v, nil
}

// answer is how a question about a part of a chunk came out.
type answer struct {
	how      string  // it was asked
	said     float64 // mean ln P of what was to come out
	question string  // with what was to come out; empty where nothing was asked
	at, end  int     // where the part stands
}

func (a answer) reason() string {
	return fmt.Sprintf("%s, %s comes out with probability %.2g", a.how, a.question, math.Exp(a.said))
}

// askOperations asks about all doubts that are about an operation, and about every
// operation of a chunk that was led: it stands where the model was wrong before, and of
// that it is often sure. What a trial found came out by hand, in smaller steps than are
// asked for here. The first that does not come out is where the mistake begins;
// no more is asked then. open are the doubts that no question is about.
func (i Inverse) askOperations(ctx context.Context, k Case, doubts []span) (worst answer, open []span, err error) {
	worst, open = answer{said: math.Inf(1)}, slices.Clone(doubts)
	steps := equation.Steps(k.Chunk, form.Worked(k.Prompt))
	tried := lastWithin(steps, k.Tried)
	for n, o := range steps {
		if len(k.Led) == 0 && !slices.ContainsFunc(doubts, holds(o)) {
			continue
		}
		a := answer{how: "worked by hand", question: k.Chunk[o.From:o.End], at: o.At, end: o.End}
		if n != tried {
			if a, err = askBackwards(ctx, k, o); err != nil {
				return worst, nil, err
			}
		}
		if a.question == "" {
			continue
		}
		open = slices.DeleteFunc(open, holds(o))
		if a.said < worst.said {
			worst = a
		}
		if i.pWrong(a.said) >= i.FailAbove {
			break
		}
	}
	return worst, open, nil
}

// lastWithin is the last of steps that ends within the first bytes of the chunk; -1 for none.
func lastWithin(steps []equation.Step, bytes int) int {
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].End <= bytes {
			return i
		}
	}
	return -1
}

// pWrong is the probability of a mistake for a mean ln P of what was to come out.
func (i Inverse) pWrong(m float64) float64 {
	odds := i.Intercept - i.Slope*m
	return logistic(min(odds, mostSaid) + max(odds-mostSaid, 0)/20)
}

// span is a part of a chunk in bytes.
type span struct{ from, to int }

// doubts are the tokens of a chunk that were not likely or not the model's; the whole
// chunk where that is not known.
func (i Inverse) doubts(k Case) []span {
	if len(k.Ends) != len(k.Logprobs) || len(k.Ends) == 0 {
		return []span{{0, len(k.Chunk)}}
	}
	var out []span
	begin := 0
	for j, end := range k.Ends {
		if slices.Contains(k.Led, end) || float64(k.Logprobs[j]) < math.Log(i.Below) {
			out = append(out, span{begin, end})
		}
		begin = end
	}
	return out
}
