package heads

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Seen holds what was worked out in texts that critics were trained on: a critic that
// remembers tells these from wrong ones, and others not.
type Seen map[string]bool

// Add takes what the gold steps of an item work out.
func (s Seen) Add(item data.Item) {
	for _, step := range item.Steps {
		s[workedOut(step)] = true
	}
}

// Without are the steps that work out something else. Both drafts of a pair have to, to
// be ranked.
func (s Seen) Without(steps []Step) []Step {
	return slices.DeleteFunc(steps, func(step Step) bool { return s[workedOut(step.Text)] })
}

var numberTag = regexp.MustCompile(`#\d+:`)

// workedOut is the operation of a line, without the places of its numbers in the
// question, or all of a line that has none.
func workedOut(line string) string {
	line = numberTag.ReplaceAllString(strings.TrimSpace(line), "")
	if o := operation(line); o != "" {
		return o
	}
	return line
}
