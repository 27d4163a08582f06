package lines

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
	"github.com/seed-25a395fc/reason/prompts"
)

// isBoolean reports whether the prompt of a worked chunk asks for the value of
// a Boolean expression such as !T&F=?.
func isBoolean(prompt string) bool { return form.Worked(prompt) && booleanAsked(prompt) != "" }

// booleanAsked is the expression of a prompt; "" if it holds none.
func booleanAsked(prompt string) string {
	expr, _, found := strings.Cut(strings.TrimPrefix(prompt, "<q>"), "=?")
	if !found || strings.Trim(expr, "TF!&|()") != "" || !strings.ContainsAny(expr, "TF") {
		return ""
	}
	return expr
}

// boolean holds what is left of a Boolean expression.
type boolean struct{ asked, rest string }

func newBoolean(prompt string) Judge {
	asked := booleanAsked(prompt)
	return &boolean{asked, asked}
}

func (b *boolean) Anew() Judge { return &boolean{b.asked, b.asked} }

// advance takes the rest of an accepted line as it stands.
func (b *boolean) advance(line string) {
	if _, rest, ok := strings.Cut(line, form.Arrow); ok {
		b.rest = strings.TrimSpace(rest)
	}
}

func (b *boolean) check(line string) verdict.Verdict {
	if strings.Trim(b.rest, "TF!&|()") != "" || b.rest == "" {
		return verdict.Open("what is left of the expression is not understood")
	}
	if said, ok := strings.CutPrefix(line, prompts.WorkedAnswer); ok {
		return b.answer(strings.TrimSpace(said))
	}
	left, rest, arrowed := strings.Cut(line, form.Arrow)
	left, rest = strings.TrimSpace(left), strings.TrimSpace(rest)
	redex, said, begun := strings.Cut(left, "=")
	value, ok := booleanWork(redex)
	if !begun || !ok {
		return b.misread(left, fmt.Sprintf("%q is not one operation and its result", left))
	}
	at := b.find(redex, rest)
	switch {
	case at < 0:
		return b.misread(left, fmt.Sprintf("%s is not a part of %s that can be worked out first", redex, b.rest))
	case !arrowed && (said == value || said == ""):
		return verdict.FailedAt(len(left), "the line has no expression left after its result", b.line(at))
	case said != value:
		return verdict.FailedAt(len(redex)+1, fmt.Sprintf("%s is %s, not %s", redex, value, said), b.line(at))
	case b.reduce(at) != rest:
		return verdict.FailedWord(line, b.line(at), fmt.Sprintf("with %s for %s, what is left is %s, not %s", value, redex, b.reduce(at), rest), b.line(at))
	}
	return verdict.Passed(verdict.EquivalentWrong, fmt.Sprintf("%s is %s, and the rest keeps its value", redex, value))
}

// find is where an operation may be worked out, -1 for nowhere. It may stand in several
// places: what is said to be left then tells which is meant.
func (b *boolean) find(redex, rest string) int {
	at := -1
	for i := range b.rest {
		if b.redex(i) == redex && (at < 0 || b.reduce(i) == rest) {
			at = i
		}
	}
	return at
}

// misread is the verdict on a line that works out no operation of what is left.
func (b *boolean) misread(line, reason string) verdict.Verdict {
	return misread(line, reason, b.canonical(), func(yield func(string) bool) {
		for i := range b.rest {
			if b.redex(i) != "" && !yield(b.line(i)) {
				return
			}
		}
	})
}

// answer checks the last line against what is left.
func (b *boolean) answer(said string) verdict.Verdict {
	switch {
	case len(b.rest) > 1:
		return verdict.Failed(fmt.Sprintf("%s is not worked out yet", b.rest), b.canonical())
	case said != b.rest:
		return verdict.FailedAt(len(prompts.WorkedAnswer), fmt.Sprintf("what was left is %s, not %s", b.rest, said), prompts.WorkedAnswer+b.rest)
	}
	return verdict.Passed(verdict.EquivalentWrong, "the answer is what was left")
}

// canonical is the line that works out the leftmost operation that can be, the
// answer if there is none; "" for an expression that is not well formed.
func (b *boolean) canonical() string {
	if len(b.rest) == 1 {
		return prompts.WorkedAnswer + b.rest
	}
	for i := range b.rest {
		if b.redex(i) != "" {
			return b.line(i)
		}
	}
	return ""
}

// line is the line that works out the operation at a place.
func (b *boolean) line(at int) string {
	redex := b.redex(at)
	value, _ := booleanWork(redex)
	return redex + "=" + value + prompts.WorkedArrow + b.reduce(at)
}

// redex is the operation on values that starts at a place of the rest and that
// precedence lets be worked out now; "" if there is none.
func (b *boolean) redex(at int) string {
	var before, after byte
	if at > 0 {
		before = b.rest[at-1]
	}
	if redex := b.rest[at:min(len(b.rest), at+2)]; redex == "!T" || redex == "!F" {
		return redex
	}
	if at+3 > len(b.rest) {
		return ""
	}
	if at+3 < len(b.rest) {
		after = b.rest[at+3]
	}
	redex := b.rest[at : at+3]
	if _, ok := booleanWork(redex); !ok || before == '!' || redex[1] == '|' && (before == '&' || after == '&') {
		return ""
	}
	return redex
}

// reduce is the rest with the operation at a place worked out; the parentheses
// of a lone value go.
func (b *boolean) reduce(at int) string {
	redex := b.redex(at)
	value, _ := booleanWork(redex)
	before, after := b.rest[:at], b.rest[at+len(redex):]
	for strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") {
		before, after = before[:len(before)-1], after[1:]
	}
	return before + value + after
}

// booleanWork is the value of one operation on values; ok is false for other
// texts.
func booleanWork(redex string) (value string, ok bool) {
	switch redex {
	case "!T", "T&F", "F&T", "F&F", "F|F":
		return "F", true
	case "!F", "T&T", "T|T", "T|F", "F|T":
		return "T", true
	}
	return "", false
}
