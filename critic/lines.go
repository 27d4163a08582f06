package critic

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
)

// lineJudge judges one line after another. advance takes a line as accepted. anew is the
// same judge before the first line; it shares what does not change.
type lineJudge interface {
	check(line string) outcome
	advance(line string)
	anew() lineJudge
}

// newLines is the judge of a chunk, before the first of its lines, in the first form that fits; nil
// if none does. Where the model was asked in its own format, the prompt alone says which; else what
// is accepted and the chunk have to look like it.
func newLines(prompt, accepted, chunk string) lineJudge {
	for _, f := range lineForms {
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

// lineForms are the forms that the prompt alone tells.
var lineForms = []struct {
	fits  func(prompt string) bool
	judge func(prompt string) lineJudge
}{
	{form.WordProblem, newWord},
	{isTime, newTime},
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
func follow(judge lineJudge, text string) {
	for line := range strings.Lines(text) {
		judge.advance(strings.TrimSpace(line))
	}
}

// checkLines judges the lines of a chunk in order. The fix of a wrong line is
// followed by what the rest of the chunk becomes, up to the first line that has
// to be drafted again.
func checkLines(judge lineJudge, accepted, chunk string) outcome {
	follow(judge, accepted)
	var fixed strings.Builder
	var out outcome
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
		if v.Grade == gradeFail {
			v.At += at
			if v.End > 0 {
				v.End += at
			}
		}
		out = join(out, v)
		if v.Grade != gradeFail {
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
		return unsure("nothing to compute")
	}
	if out.Fix != "" {
		out.Fix = fixed.String()
	}
	return out
}

// join combines the verdicts of two lines: the first failure counts, and a line
// that was not understood leaves the whole unsure.
func join(a, b outcome) outcome {
	switch {
	case a.Reason == "" || b.Grade == gradeFail && a.Grade != gradeFail:
		return b
	case a.Grade == gradeFail:
		return a
	case b.Grade == gradeUnsure:
		return b
	case a.Grade == gradePass && b.PWrong > a.PWrong:
		a.PWrong = b.PWrong
	}
	return a
}
