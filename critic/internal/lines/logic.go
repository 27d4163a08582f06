package lines

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	logicAsked = lazyregexp.New(`^[A-Z][+-][a-z]\?$`)
	logicRule  = lazyregexp.New(`^[A-Z](?:=[A-Z]|[+-][a-z])$`)
)

// isLogic reports whether the prompt of a worked chunk asks what follows from
// rules: A+b?#1:A+a#2:A=B#3:B-b#4:?
func isLogic(prompt string) bool {
	if !form.Worked(prompt) || !logicAsked.MatchString(form.State(prompt)) {
		return false
	}
	cs := form.Clauses(prompt)
	if len(cs) < 2 || strings.TrimSpace(cs[len(cs)-1]) != "?" {
		return false
	}
	for _, c := range cs[:len(cs)-1] {
		if !logicRule.MatchString(c) {
			return false
		}
	}
	return true
}

// newLogic goes from class to class: a line shows all that is said of one. The
// first class of which the property in question is said decides; if there is
// none, nothing follows.
func newLogic(prompt string) Judge {
	s := &script{}
	cs := form.Clauses(prompt)
	rules, asked := cs[:len(cs)-1], form.State(prompt)
	answer := ""
	for class := asked[:1]; class != "" && answer == "" && len(s.lines) <= len(rules); {
		line, above := class, ""
		for i, r := range rules {
			if r[:1] != class {
				continue
			}
			line += prompts.WorkedTag(i+1) + r[1:]
			switch {
			case r[1] == '=':
				above = r[2:]
			case r[2] == asked[2] && r[1] == asked[1]:
				answer = "T"
			case r[2] == asked[2]:
				answer = "F"
			}
		}
		if line == class {
			line += "."
		}
		s.lines = append(s.lines, line)
		class = above
	}
	if answer == "" {
		answer = "U"
	}
	s.lines = append(s.lines, prompts.WorkedTag(len(cs))+prompts.WorkedAnswer+answer)
	return s
}
