package critic

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
)

// Schemas reads word problems of a few kinds as a whole: a purchase and its prices, a
// whole and its shares, groups of things, averages, what somebody has and how that
// changes. Where all of a problem is understood it works it out, passes the lines that
// lead to the answer, objects to an answer that is another and knows the next line. What
// it does not understand in full it leaves alone, and it says nothing of any other text.
//
// That readers solve such problems by the schema of what is told is from Riley, Greeno
// and Heller (1983) and from Kintsch and Greeno (1985).
type Schemas struct{}

// Of 6,000 generated problems it reads 2,454, all with the right answer, and of 7,905
// questions that people wrote 285, 278 with the gold one and two misread (docs/log.md).
const (
	schemasWrong = .98
	schemasRight = .01
)

// Name is "schemas".
func (Schemas) Name() string { return "schemas" }

// Fits implements [Fitting]: only worked word problems name the numbers they take.
func (Schemas) Fits(k Case) bool { return form.WordProblem(k.Prompt) }

// Check never fails with an error but that of ctx.
func (c Schemas) Check(ctx context.Context, k Case) (Verdict, error) {
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Critic: c.Name(), PWrong: Prior, Reason: "the problem is of no kind that is read as a whole"}
	if !form.WordProblem(k.Prompt) {
		v.Reason = "it is no word problem"
		return v, nil
	}
	p := k.reading().way()
	if p == nil {
		return v, nil
	}
	for line := range strings.Lines(k.Accepted) {
		p.Advance(strings.TrimSuffix(line, "\n"))
	}
	return judgePlan(p, k, v), nil
}

// judgePlan judges a chunk line by line.
func judgePlan(p *plan.Plan, k Case, v Verdict) Verdict {
	begin, passes := 0, k.Chunk != ""
	v.Reason = "it is not on the way that was found, which need not be the only one"
	for line := range strings.Lines(k.Chunk) {
		line = strings.TrimSuffix(line, "\n")
		if p.Misses(line) {
			v.Grade, v.PWrong, v.At = Fail, schemasWrong, begin
			v.Reason = fmt.Sprintf("what is asked for is %s", p.Answer())
			if next := p.Next(); next != "" {
				v.Fix = k.Chunk[:begin] + next + "\n"
			} else {
				v.Blame = len(k.Steps)
			}
			return v
		}
		passes = passes && p.OnTheWay(line)
		p.Advance(line)
		begin += len(line) + 1
	}
	if passes {
		v.Grade, v.PWrong, v.Reason = Pass, schemasRight, "it leads to what is asked for"
	}
	return v
}
