package critic

import (
	"context"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/prompts"
)

// The probabilities of an error behind what the computed critic concludes.
// They are set by hand from traces of the built-in model and of published data
// sets; a calibration may replace them.
const (
	// tracedWrong: every operand has a source and every sign "=" was recomputed,
	// so that only the choice of the operation can be wrong. Others have to look at
	// that: it is above what a cascade takes for sure enough.
	tracedWrong = 0.012
	// equivalentWrong: the line keeps the value of the expression, or is the only
	// one that is right.
	equivalentWrong = 0.0005
	// holdsWrong: the equations stated in prose hold; what they stand for is
	// not checked.
	holdsWrong = 0.03
	// failWrong: an equation does not hold, or a source is missing.
	failWrong = 0.99
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
		return checkLines(k, judge)
	}
	return checkProse(k)
}

// lines is the judge of a chunk of worked lines, before the first of them; nil for one of
// prose. Where the model was asked in that format, only the prompt says which.
func (k Case) lines() lineJudge {
	if !worked(k.Prompt) {
		return newLines(k)
	}
	return k.reading().lines()
}

// newLines is the judge of the first form that fits; nil if none does.
func newLines(k Case) lineJudge {
	for _, f := range lineForms {
		if f.fits(k) {
			return f.judge(k)
		}
	}
	return nil
}

// lineForms are the forms of worked lines.
var lineForms = []struct {
	fits  func(Case) bool
	judge func(Case) lineJudge
}{
	{isWord, newWord},
	{isTime, newTime},
	{isSort, newSort},
	{isLogic, newLogic},
	{isBoolean, newBoolean},
	{isBrackets, newBrackets},
	{isNavigate, newNavigate},
	{isSwap, newSwap},
	{isOrder, newOrder},
	{isCount, newCount},
	{isFacts, newFacts},
	{isRewriting, newRewriting},
}

// longestPrompt bounds the bytes of a prompt in the format of lines, which takes no question of
// more than 6,000: a longer text that looks like one is none, and reading it as one would take long.
const longestPrompt = 1 << 13

// worked reports whether the drafting model was asked in the format of lines,
// so that a chunk of another form is an error and not prose.
func worked(prompt string) bool {
	return len(prompt) <= longestPrompt && strings.HasPrefix(prompt, "<q>") && strings.HasSuffix(strings.TrimSpace(prompt), "<a>")
}

// lineJudge judges one line after another. advance takes a line as accepted. anew is the
// same judge before the first line; it shares what does not change.
type lineJudge interface {
	check(line string) Verdict
	advance(line string)
	anew() lineJudge
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
func checkLines(k Case, judge lineJudge) Verdict {
	follow(judge, k.Accepted)
	var fixed strings.Builder
	var out Verdict
	begin := 0 // of the line in the chunk
	for line := range strings.Lines(k.Chunk) {
		body := strings.TrimSpace(line)
		at := begin + strings.Index(line, body)
		begin += len(line)
		if body == "" {
			fixed.WriteString(line)
			continue
		}
		v := judge.check(body)
		if v.Grade == Fail {
			v.At += at
			if v.End > 0 {
				v.End += at
			}
		}
		out = join(out, v)
		if v.Grade != Fail {
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
func join(a, b Verdict) Verdict {
	switch {
	case a.Reason == "" || b.Grade == Fail && a.Grade != Fail:
		return b
	case a.Grade == Fail:
		return a
	case b.Grade == Unsure:
		return b
	case a.Grade == Pass && b.PWrong > a.PWrong:
		a.PWrong = b.PWrong
	}
	return a
}

func pass(pWrong float64, reason string) Verdict {
	return Verdict{Grade: Pass, PWrong: pWrong, Reason: reason}
}

func fail(reason, fix string) Verdict {
	return Verdict{Grade: Fail, PWrong: failWrong, Reason: reason, Fix: fix}
}

// failAt is fail for a line whose mistake begins at a byte of it.
func failAt(at int, reason, fix string) Verdict {
	v := fail(reason, fix)
	v.At = at
	return v
}

// failWord is fail for a line that departs from the only right one that begins like it: at the
// number or word that holds the first byte that differs, for half of a number is not right.
// What stands behind that number or word does not matter.
func failWord(line, want, reason, fix string) Verdict {
	v := failAt(differs(line, want), reason, fix)
	v.End = v.At + 1
	for v.End < len(line) && alphanumeric(line[v.End-1]) && alphanumeric(line[v.End]) {
		v.End++
	}
	return v
}

// differs is where the word begins that holds the first byte in which a line differs.
func differs(line, want string) int {
	at := 0
	for at < min(len(line), len(want)) && line[at] == want[at] {
		at++
	}
	for _, digit := range []bool{true, false} {
		in := func(s string, i int) bool {
			return i < len(s) && (unicode.IsDigit(rune(s[i])) == digit && alphanumeric(s[i]))
		}
		for at > 0 && in(line, at-1) && (in(line, at) || in(want, at)) {
			at--
		}
	}
	return at
}

func alphanumeric(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

func unsure(reason string) Verdict {
	return Verdict{Grade: Unsure, PWrong: Prior, Reason: reason}
}

// arrow parts an equation from what is left of the expression.
var arrow = strings.TrimSpace(prompts.WorkedArrow)
