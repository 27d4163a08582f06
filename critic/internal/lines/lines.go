// Package lines judges the lines of the built-in model's working, one family of questions each:
// whether a line follows from the prompt and the lines before, and what should stand there if it
// does not. It reads prompts in the model's own form, and facts with tags and expressions that are
// rewritten in other models' text, too.
//
// It leaves open whether a fact is needed, which operation a word problem asks for, whether a thing
// that no list has is of a kind, and what becomes of an expression that it cannot read.
package lines

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/times"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// Judge judges one line after another.
type Judge interface {
	check(line string) verdict.Verdict
	// advance takes a line as accepted.
	advance(line string)
	// Anew is the same judge before the first line; it shares what does not change.
	Anew() Judge
}

// New is the judge of a chunk, before the first of its lines, in the first form that fits; nil
// if none does. Where the model was asked in its own format, the prompt alone says which; else what
// is accepted and the chunk have to look like it.
func New(prompt, accepted, chunk string) Judge {
	for _, f := range forms {
		if f.fits(prompt) {
			return f.judge(prompt)
		}
	}
	switch {
	case isFacts(prompt, accepted, chunk):
		return newFacts(prompt)
	case isRewriting(prompt, accepted, chunk):
		return newRewriting(prompt)
	}
	return nil
}

// forms are the forms that the prompt alone tells.
var forms = []struct {
	fits  func(prompt string) bool
	judge func(prompt string) Judge
}{
	{form.WordProblem, newWord},
	{times.Asked, newTime},
	{isSort, newSort},
	{isLogic, newLogic},
	{isBoolean, newBoolean},
	{isBrackets, newBrackets},
	{isNavigate, newNavigate},
	{isSwap, newSwap},
	{isOrder, newOrder},
	{isCount, newCount},
}

// follow takes all lines of a text as accepted.
func follow(judge Judge, text string) {
	for line := range strings.Lines(text) {
		judge.advance(strings.TrimSpace(line))
	}
}

// Check judges the lines of a chunk in order, behind those that are accepted. The fix of a wrong line is
// followed by what the rest of the chunk becomes, up to the first line that has
// to be drafted again.
func Check(judge Judge, accepted, chunk string) verdict.Verdict {
	follow(judge, accepted)
	var fixed strings.Builder
	var out verdict.Verdict
	begin := 0 // of the line in the chunk
	for line := range strings.Lines(chunk) {
		body := strings.TrimSpace(line)
		at := begin + strings.Index(line, body)
		begin += len(line)
		if body == "" {
			fixed.WriteString(line)
			continue
		}
		v := judge.check(body)
		if v.Grade == verdict.Fail {
			v.At += at
			if v.End > 0 {
				v.End += at
			}
		}
		out = join(out, v)
		if v.Grade != verdict.Fail {
			fixed.WriteString(line)
			judge.advance(body)
			continue
		}
		if v.Fix == "" {
			break
		}
		end := line[len(strings.TrimRight(line, "\r\n")):]
		if end == "" {
			end = "\n" // a draft that broke off: what follows is a line of its own
		}
		fixed.WriteString(v.Fix + end)
		judge.advance(v.Fix)
	}
	if out.Reason == "" {
		return verdict.Open("nothing to compute")
	}
	if out.Fix != "" {
		out.Fix = fixed.String()
	}
	return out
}

// join combines the verdicts of two lines: the first failure counts, and a line
// that was not understood leaves the whole unsure.
func join(a, b verdict.Verdict) verdict.Verdict {
	switch {
	case a.Reason == "" || b.Grade == verdict.Fail && a.Grade != verdict.Fail:
		return b
	case a.Grade == verdict.Fail:
		return a
	case b.Grade == verdict.Unsure:
		return b
	case a.Grade == verdict.Pass && b.PWrong > a.PWrong:
		a.PWrong = b.PWrong
	}
	return a
}
