package critic

import (
	"fmt"

	"github.com/seed-25a395fc/reason/critic/internal/form"
)

// newTime knows every line.
func newTime(prompt string) lineJudge { return &script{lines: timed(prompt)} }

// script judges the lines of an answer all of which follow from the question.
type script struct {
	lines []string
	done  int // lines taken
}

func (s *script) anew() lineJudge { return &script{lines: s.lines} }

func (s *script) advance(line string) {
	if line != "" {
		s.done++
	}
}

func (s *script) check(line string) outcome {
	if s.done >= len(s.lines) {
		return fail("the answer has been stated already", "")
	}
	want := s.lines[s.done]
	if line == want {
		return pass(equivalentWrong, "the line follows from the question and the lines before")
	}
	tag, body := form.CutTag(want)
	if tag == 0 {
		return failWord(line, want, fmt.Sprintf("%q follows, not %q", want, line), want)
	}
	if said, got := form.CutTag(line); said == tag {
		return failWord(line, want, fmt.Sprintf("#%d makes %q, not %q", tag, body, got), want)
	}
	return failWord(line, want, fmt.Sprintf("the line about #%d is next", tag), want)
}
