package lines

import (
	"fmt"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/times"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// newTime knows every line of an answer about units, times and dates.
func newTime(prompt string) Judge { return &script{lines: times.Lines(prompt)} }

// script judges the lines of an answer all of which follow from the question.
type script struct {
	lines []string
	done  int // lines taken
}

func (s *script) Anew() Judge { return &script{lines: s.lines} }

func (s *script) advance(line string) {
	if line != "" {
		s.done++
	}
}

func (s *script) check(line string) verdict.Verdict {
	if s.done >= len(s.lines) {
		return verdict.Failed("the answer has been stated already", "")
	}
	want := s.lines[s.done]
	if line == want {
		return verdict.Passed(verdict.EquivalentWrong, "the line follows from the question and the lines before")
	}
	tag, body := form.CutTag(want)
	if tag == 0 {
		return verdict.FailedWord(line, want, fmt.Sprintf("%q follows, not %q", want, line), want)
	}
	if said, got := form.CutTag(line); said == tag {
		return verdict.FailedWord(line, want, fmt.Sprintf("#%d makes %q, not %q", tag, body, got), want)
	}
	return verdict.FailedWord(line, want, fmt.Sprintf("the line about #%d is next", tag), want)
}
