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
		v.Reason = worst.reason("worked backwards")
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
		v.PWrong = max(v.PWrong, min(max(i.pWrong(copied.said), copiedLeast), Prior))
		v.Reason = copied.reason("copied again")
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
	said     float64 // mean ln P of what was to come out
	question string  // with what was to come out; empty where nothing was asked
	at, end  int     // where the part stands
}

func (a answer) reason(how string) string {
	return fmt.Sprintf("%s, %s comes out with probability %.2g", how, a.question, math.Exp(a.said))
}

// askOperations asks about all doubts that are about an operation, and about every
// operation of a chunk that was led: it stands where the model was wrong before, and of
// that it is often sure. The first that does not come out is where the mistake begins;
// no more is asked then. open are the doubts that no question is about.
func (i Inverse) askOperations(ctx context.Context, k Case, doubts []span) (worst answer, open []span, err error) {
	worst, open = answer{said: math.Inf(1)}, slices.Clone(doubts)
	for _, o := range operations(k) {
		if len(k.Led) == 0 && !o.touches(doubts) {
			continue
		}
		a, err := o.ask(ctx, k)
		if err != nil {
			return worst, nil, err
		}
		if a.question == "" {
			continue
		}
		open = slices.DeleteFunc(open, o.holds)
		if a.said < worst.said {
			worst = a
		}
		if i.pWrong(a.said) >= i.FailAbove {
			break
		}
	}
	return worst, open, nil
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

// holds reports whether a doubt is about what was worked out in the operation. The token
// behind a number is one about the number: it might have gone on.
func (o operation) holds(d span) bool { return d.from <= o.end && d.to > o.at }

// ask works the operation backwards. ln P is 0 where it comes out in steps.
func (o operation) ask(ctx context.Context, k Case) (a answer, err error) {
	a.at, a.end = o.at, o.end
	if o, err = o.withTwo(ctx, k.Completer); err != nil || o.addends != nil {
		return a, err
	}
	for n, w := range o.backwards() {
		p, err := w.score(ctx, k.Scorer, o.from)
		if err != nil {
			return a, err
		}
		if p < failed && k.Completer != nil {
			inSteps, err := w.comesOut(ctx, k.Completer, o.from)
			if err != nil {
				return a, err
			}
			if inSteps {
				p = 0
			}
		}
		a.said = (a.said*float64(n) + p) / float64(n+1)
		a.question = w.question + w.answer
		if p > cameOut || p < failed {
			break
		}
	}
	return a, nil
}

// withTwo lets the model add the numbers of a sum up to the last, so that what is left is
// a sum of two. It stays as it is where the model does not come to a number.
func (o operation) withTwo(ctx context.Context, c Completer) (operation, error) {
	if o.addends == nil || c == nil {
		return o, nil
	}
	sum, last := o.addends[0], len(o.addends)-1
	for _, n := range o.addends[1:last] {
		said, err := workOut(ctx, c, o.from, o.style.write(sum, '+', n))
		if err != nil || !plainNumber.MatchString(said) {
			return o, err
		}
		sum = said
	}
	o.x, o.y, o.addends = sum, o.addends[last], nil
	return o, nil
}

// way is a question and what is to come out.
type way struct{ question, answer string }

// score is ln P of the answer behind the first kept bytes of the chunk.
func (w way) score(ctx context.Context, s Scorer, kept int) (float64, error) {
	logprobs, err := s.Score(ctx, kept, w.question, w.answer)
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for _, lp := range logprobs {
		sum += max(lp, leastLogprob)
	}
	if math.IsNaN(sum) {
		return 0, fmt.Errorf("critic: the scores of %q are %v", w.answer, logprobs)
	}
	return sum, nil
}

// comesOut reports whether the answer comes out where the model works in steps, as in
// 43*46=43*40+43*6=1720+258=1978.
func (w way) comesOut(ctx context.Context, c Completer, kept int) (bool, error) {
	said, err := workOut(ctx, c, kept, w.question)
	return said == w.answer, err
}

// workOut is what the model makes of a question, at once or in steps; "" where it
// says nothing.
func workOut(ctx context.Context, c Completer, kept int, question string) (string, error) {
	text, err := c.Complete(ctx, kept, question, stepsTokens, func(text string) bool {
		return len(formula(text)) < len(text)
	})
	text = formula(text)
	return strings.TrimSpace(text[strings.LastIndexByte(text, '=')+1:]), err
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
