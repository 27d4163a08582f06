package critic

import (
	"context"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/lines"
	"github.com/seed-25a395fc/reason/critic/internal/prose"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// Computed recomputes the arithmetic that a chunk states, with exact rational
// numbers and no model. It reads these kinds of text:
//
//   - lines about numbered facts (the prompt holds "#1: …", the line begins
//     "#1:"): every operand must come from the result before or from the facts
//     of that number, each used once;
//   - rewritten expressions (12+7=19 → 19*3-4, !T=F → F&T): the rest must keep
//     its value;
//   - answers that follow from the question as a whole (brackets, walks, swaps, words to sort)
//     and running sums over a list of things;
//   - prose: every equation it states, and an answer or a closing sentence that repeats the
//     result of the last.
//
// It passes a chunk when something was checked, all that was checked holds and
// no arithmetic of the chunk was left unread. It fails a chunk only for what it
// recomputed, and then says what should stand there where that is known. All
// else is Unsure.
type Computed struct{}

// Name is "computed".
func (Computed) Name() string { return "computed" }

// Check never fails with an error but that of ctx.
func (c Computed) Check(ctx context.Context, k Case) (Verdict, error) {
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	v := check(k)
	v.Critic = c.Name()
	if v.Grade == Unsure {
		v.PWrong = Prior
	}
	return v, nil
}

// check reads the chunk in the first form that fits.
func check(k Case) Verdict {
	if judge := k.lines(); judge != nil {
		return said(lines.Check(judge, k.Accepted, k.Chunk))
	}
	r := k.reading()
	return said(prose.Check(prose.Case{Question: k.Question, Accepted: k.Accepted, Chunk: k.Chunk, Asked: &r.question, Said: &r.accepted}))
}

// said is what was found as a verdict.
func said(o verdict.Verdict) Verdict {
	return Verdict{Grade: Grade(o.Grade), PWrong: o.PWrong, Reason: o.Reason, Fix: o.Fix, At: o.At, End: o.End}
}

// lines is the judge of a chunk of worked lines, before the first of them; nil for one of
// prose. Where the model was asked in that format, only the prompt says which.
func (k Case) lines() lines.Judge {
	if !form.Worked(k.Prompt) {
		return lines.New(k.Prompt, k.Accepted, k.Chunk)
	}
	return k.reading().lines()
}
