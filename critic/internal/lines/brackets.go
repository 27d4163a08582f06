package lines

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
	"github.com/seed-25a395fc/reason/prompts"
)

// isBrackets reports whether the prompt of a worked chunk asks for the brackets
// that close a sequence: #1:[{[{[#2:]}#3:?
func isBrackets(prompt string) bool {
	if !form.Worked(prompt) {
		return false
	}
	cs := form.Clauses(prompt)
	if len(cs) < 2 || strings.TrimSpace(cs[len(cs)-1]) != "?" {
		return false
	}
	for _, c := range cs[:len(cs)-1] {
		if c == "" || strings.Trim(c, "()[]{}<>") != "" {
			return false
		}
	}
	return true
}

// brackets knows every line of the answer: all of it follows from the question.
type brackets struct {
	lines []bracketLine
	done  int // lines taken
}

// bracketLine is a line as it should stand.
type bracketLine struct {
	tops   []string // what would close next after each bracket of the group: "c]"
	stack  string   // all that would close, from the innermost on: "c]b}a]"
	answer bool
}

func (l bracketLine) text() string {
	if l.answer {
		return prompts.WorkedAnswer + "=" + l.stack
	}
	return strings.Join(l.tops, "") + "=" + l.stack
}

// newBrackets works the question out. A closing bracket that fits no open one
// ends the lines: nothing is known from there on.
func newBrackets(prompt string) Judge {
	b := &brackets{}
	cs := form.Clauses(prompt)
	var stack []string
	for _, group := range cs[:len(cs)-1] {
		line := bracketLine{}
		for i := range len(group) {
			kind := strings.IndexByte("([{<)]}>", group[i])
			switch n := len(stack); {
			case kind < 4 && n < 26:
				stack = append(stack, string(rune('a'+n))+")]}>"[kind:kind+1])
			case kind >= 4 && n > 0 && stack[n-1][1] == group[i]:
				stack = stack[:n-1]
			default:
				return b
			}
			line.tops = append(line.tops, inward(stack[max(0, len(stack)-1):]))
		}
		line.stack = inward(stack)
		b.lines = append(b.lines, line)
	}
	b.lines = append(b.lines, bracketLine{stack: inward(stack), answer: true})
	return b
}

// inward writes a stack from its top; 0. stands for an empty one.
func inward(stack []string) string {
	out := ""
	for _, s := range stack {
		out = s + out
	}
	if out == "" {
		return "0."
	}
	return out
}

func (b *brackets) Anew() Judge { return &brackets{lines: b.lines} }

func (b *brackets) advance(line string) {
	if line != "" {
		b.done++
	}
}

func (b *brackets) check(line string) verdict.Verdict {
	if n := len(b.lines); b.done >= n {
		if n > 0 && b.lines[n-1].answer {
			return verdict.Failed("the answer has been given", "")
		}
		return verdict.Open("a bracket of the question closes none that is open")
	}
	want := b.lines[b.done]
	fixed := prompts.WorkedTag(b.done+1) + want.text()
	if line == fixed {
		return verdict.Passed(verdict.EquivalentWrong, "every bracket is followed by what would close it")
	}
	return verdict.FailedWord(line, fixed, b.reason(line, want), fixed)
}

// reason says what is wrong with a line.
func (b *brackets) reason(line string, want bracketLine) string {
	tag, body := form.CutTag(line)
	if tag != b.done+1 {
		return fmt.Sprintf("the line about #%d is next", b.done+1)
	}
	if want.answer {
		return fmt.Sprintf("what closes the sequence is %s", want.stack)
	}
	tops, stack, _ := strings.Cut(body, "=")
	for i, top := range want.tops {
		said := tops[min(len(tops), 2*i):min(len(tops), 2*i+2)]
		if said != top {
			return fmt.Sprintf("behind bracket %d of #%d, %s would close next, not %q", i+1, tag, top, said)
		}
	}
	if tops != strings.Join(want.tops, "") {
		return fmt.Sprintf("#%d has %d brackets, and the line goes on", tag, len(want.tops))
	}
	return fmt.Sprintf("behind #%d, what would close is %s, not %s", tag, want.stack, stack)
}
