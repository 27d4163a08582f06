package critic

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// This file asks a model for the opposite of an operation.

// touches reports whether any of the doubts is about the operation.
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

// stepsTokens is how long the model may work on one question.
const stepsTokens = 40

// workOut is what the model makes of a question behind the first kept bytes of the chunk, at
// once or in steps; "" where it says nothing.
func workOut(ctx context.Context, c Completer, kept int, question string) (string, error) {
	text, err := c.Complete(ctx, kept, question, stepsTokens, endsFormula)
	return lastSide(text), err
}

// workOutApart is the same without what stands before. A model of worked lines that is asked in
// the middle of an expression what is no part of it is often wrong where it is right when asked
// nothing else.
func workOutApart(ctx context.Context, c Completer, question string) (string, error) {
	text, err := c.CompleteApart(ctx, prompts.WorkedEquation(question), stepsTokens, endsFormula)
	return lastSide(text), err
}

func endsFormula(text string) bool { return len(formula(text)) < len(text) }

// lastSide is the last side of the equations that a text begins with.
func lastSide(text string) string {
	text = formula(text)
	return strings.TrimSpace(text[strings.LastIndexByte(text, '=')+1:])
}

// formula is the beginning of a text that holds only numbers and signs.
func formula(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789+-*/×÷=() ", r) }); end >= 0 {
		return text[:end]
	}
	return text
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
