package critic

import (
	"fmt"
	"strings"
)

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

func (s *script) check(line string) Verdict {
	if s.done >= len(s.lines) {
		return fail("the answer has been stated already", "")
	}
	want := s.lines[s.done]
	if line == want {
		return pass(equivalentWrong, "the line follows from the question and the lines before")
	}
	tag, body := cutTag(want)
	if tag == 0 {
		return failWord(line, want, fmt.Sprintf("%q follows, not %q", want, line), want)
	}
	if said, got := cutTag(line); said == tag {
		return failWord(line, want, fmt.Sprintf("#%d makes %q, not %q", tag, body, got), want)
	}
	return failWord(line, want, fmt.Sprintf("the line about #%d is next", tag), want)
}

// state is what stands in a prompt before the first tag.
func state(prompt string) string {
	before, _, _ := strings.Cut(strings.TrimPrefix(prompt, "<q>"), "#1:")
	return strings.TrimSpace(before)
}
