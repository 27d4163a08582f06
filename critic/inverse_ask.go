package critic

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file asks a model for the opposite of an operation.

// holds reports whether a doubt is about what was worked out in the operation. The token
// behind a number is one about the number: it might have gone on.
func holds(o equation.Step) func(d span) bool {
	return func(d span) bool { return d.from <= o.End && d.to > o.At }
}

// askBackwards works an operation backwards. ln P is 0 where it comes out in steps.
func askBackwards(ctx context.Context, k Case, o equation.Step) (a answer, err error) {
	a = answer{how: "worked backwards", at: o.At, end: o.End}
	if o, err = withTwo(ctx, k.Completer, o); err != nil || o.Addends != nil {
		return a, err
	}
	for n, w := range o.Backwards() {
		p, err := score(ctx, k.Scorer, o.From, w)
		if err != nil {
			return a, err
		}
		if p < failed && k.Completer != nil {
			inSteps, err := comesOut(ctx, k.Completer, o.From, w)
			if err != nil {
				return a, err
			}
			if inSteps {
				p = 0
			}
		}
		a.said = (a.said*float64(n) + p) / float64(n+1)
		a.question = w.Question + w.Answer
		if p > cameOut || p < failed {
			break
		}
	}
	return a, nil
}

// withTwo lets the model add the numbers of a sum up to the last, so that what is left is
// a sum of two. It stays as it is where the model does not come to a number.
func withTwo(ctx context.Context, c Completer, o equation.Step) (equation.Step, error) {
	if o.Addends == nil || c == nil {
		return o, nil
	}
	sum, last := o.Addends[0], len(o.Addends)-1
	for _, n := range o.Addends[1:last] {
		said, err := workOut(ctx, c, o.From, o.Style.Write(sum, '+', n))
		if err != nil || !equation.Plain(said) {
			return o, err
		}
		sum = said
	}
	return o.OfTwo(sum), nil
}

// score is ln P of the answer behind the first kept bytes of the chunk.
func score(ctx context.Context, s Scorer, kept int, w equation.Way) (float64, error) {
	logprobs, err := s.Score(ctx, kept, w.Question, w.Answer)
	if err != nil {
		return 0, err
	}
	sum := 0.0
	for _, lp := range logprobs {
		sum += max(lp, leastLogprob)
	}
	if math.IsNaN(sum) {
		return 0, fmt.Errorf("critic: the scores of %q are %v", w.Answer, logprobs)
	}
	return sum, nil
}

// comesOut reports whether the answer comes out where the model works in steps, as in
// 43*46=43*40+43*6=1720+258=1978.
func comesOut(ctx context.Context, c Completer, kept int, w equation.Way) (bool, error) {
	said, err := workOut(ctx, c, kept, w.Question)
	return said == w.Answer, err
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
