package critic

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Inverse lets the drafting model work the arithmetic of a chunk backwards. Where it
// was not sure of a result it is asked for the opposite, and how likely it finds what
// the chunk had started from is the verdict: of 339-139=100 the probability of 339
// behind 100+139=. Nothing is computed but by the model; the chunk's own numbers are
// only put in another order. A model adds what it cannot subtract, so that it sees
// mistakes which it makes with confidence, and finds the right draft among others.
//
// It asks behind the chunk's cached beginning, a few tokens for a step of which a
// token was less likely than Below, and generates nothing. Chunks without arithmetic,
// and operations that were the wrong ones to choose, it does not see.
//
// Working backwards from a conclusion to check it is the idea of Weng et al. 2022
// (arXiv:2212.09561), who mask conditions of the question in a prompt and let the
// model write them again.
type Inverse struct {
	// Below is the probability of a token that makes the step with it worth a check.
	// 0 is .9.
	Below float64
	// Intercept and Slope give PWrong = 1/(1+exp(-(Intercept - Slope×m))) for the
	// mean m, in nats, of ln P of what was to come out. Both 0 is -6.6 and 2.2: .0014
	// for what comes out for sure, .5 at P = .05, as counted on the built-in model's
	// drafts (docs/log.md).
	Intercept, Slope float64
	// FailAbove and PassBelow are the PWrong of the grades. 0 is .5 and .05.
	FailAbove, PassBelow float64
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
		i.Below = .9
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
	open := slices.Clone(doubts) // those that no question is about
	worst, least, found := operation{}, math.Inf(1), ""
	for _, o := range operations(k) {
		if !o.touches(doubts) {
			continue
		}
		open = slices.DeleteFunc(open, o.holds)
		said, question, err := o.ask(ctx, k)
		if err != nil {
			return Verdict{}, err
		}
		if said < least {
			worst, least, found = o, said, question
		}
	}
	v := Verdict{Critic: i.Name(), PWrong: Prior}
	if found == "" {
		v.Reason = "the doubtful part is no arithmetic that can be worked backwards"
		return v, nil
	}
	v.PWrong = i.pWrong(least)
	v.Reason = fmt.Sprintf("worked backwards, %s comes out with probability %.2g", found, math.Exp(least))
	switch {
	case v.PWrong >= i.FailAbove:
		v.Grade, v.At = Fail, worst.at
	case len(open) > 0:
		v.PWrong = max(v.PWrong, Prior)
		v.Reason += "; more is doubtful that is no arithmetic"
	case v.PWrong <= i.PassBelow:
		v.Grade = Pass
	}
	return v, nil
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

func (o operation) touches(doubts []span) bool { return slices.ContainsFunc(doubts, o.holds) }

// holds reports whether a doubt is about what was worked out in the operation.
func (o operation) holds(d span) bool { return d.from < o.end && d.to > o.at }

// ask is ln P that the operation comes out when it is worked backwards, and the
// question that was asked last with its answer.
func (o operation) ask(ctx context.Context, k Case) (said float64, question string, err error) {
	ways := o.backwards()
	for n, w := range ways {
		logprobs, err := k.Scorer.Score(ctx, o.from, w.question, w.answer)
		if err != nil {
			return 0, "", err
		}
		p := 0.0
		for _, lp := range logprobs {
			p += max(lp, leastLogprob)
		}
		if math.IsNaN(p) {
			return 0, "", fmt.Errorf("critic: the scores of %q are %v", w.answer, logprobs)
		}
		if p < failed && k.Completer != nil {
			inSteps, err := w.comesOut(ctx, k.Completer, o.from)
			if err != nil {
				return 0, "", err
			}
			if inSteps {
				p = 0
			}
		}
		said = (said*float64(n) + p) / float64(n+1)
		question = w.question + w.answer
		if p > cameOut || p < failed {
			break
		}
	}
	return said, question, nil
}

// way is a question and what is to come out.
type way struct{ question, answer string }

// comesOut reports whether the answer comes out where the model works in steps, as in
// 43*46=43*40+43*6=1720+258=1978. What it says at once has been scored already.
func (w way) comesOut(ctx context.Context, c Completer, kept int) (bool, error) {
	text, err := c.Complete(ctx, kept, w.question, stepsTokens, func(text string) bool {
		return len(formula(text)) < len(text)
	})
	text = formula(text)
	last := strings.LastIndexByte(text, '=')
	return last >= 0 && strings.TrimSpace(text[last+1:]) == w.answer, err
}

// backwards are the ways to work an operation backwards, the one first that alone
// ranks right drafts above wrong ones best (docs/log.md). Models add better than they
// subtract and know little of numbers below 0, so that sums and differences are
// written as a sum of two natural numbers where they can be.
func (o operation) backwards() []way {
	if p, q, r, ok := o.natural(); ok {
		if o.z == r || "-"+r == o.z {
			return []way{{o.style.write(q, '+', p), r}, {o.style.write(r, '-', q), p}}
		}
		return []way{{o.style.write(p, '+', q), r}, {o.style.write(q, '+', p), r}}
	}
	inverse := map[byte]byte{'+': '-', '-': '+', '*': '/', '/': '*'}[o.op]
	undone := way{o.style.write(o.z, inverse, o.y), o.x}
	switch o.op {
	case '+', '*':
		return []way{{o.style.write(o.y, o.op, o.x), o.z}, undone}
	default:
		return []way{{o.style.write(o.y, inverse, o.z), o.x}, undone}
	}
}

// natural moves what is below 0 in x+y=z or x-y=z to the other side: p+q=r. q is the
// result where r is not. ok is false for other operations, and where the signs do not
// allow it, as in 5+3=-8.
func (o operation) natural() (p, q, r string, ok bool) {
	if o.op != '+' && o.op != '-' {
		return "", "", "", false
	}
	var left, right []string // of x±y-z = 0: what is added and what is taken away
	put := func(n string, minus bool) {
		if n, below := strings.CutPrefix(n, "-"); below != minus {
			right = append(right, n)
		} else {
			left = append(left, n)
		}
	}
	put(o.x, false)
	put(o.y, o.op == '-')
	put(o.z, true)
	if len(left) == 1 {
		left, right = right, left
	}
	if len(left) != 2 || len(right) != 1 {
		return "", "", "", false
	}
	return left[0], left[1], right[0], true
}
