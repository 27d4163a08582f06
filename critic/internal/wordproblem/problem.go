package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// Problem is a word problem as it stands in a prompt, cut into words and clauses. What it
// says by comparing is read once, for the plan as for the comparison.
type Problem struct {
	words   []string // but for the tag of the question
	numbers int      // with a tag
	clauses []clause
	names   *namer
	related *related // nil where nothing is compared that is understood
}

// Read cuts a prompt.
func Read(prompt string) *Problem {
	text := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSpace(prompt), "<a>"), "<q>"+prompts.WordOpening)
	words := Words(text)
	p := &Problem{numbers: numbersOf(prompt), clauses: clausesOf(words)}
	p.words = slices.DeleteFunc(words, func(w string) bool { return strings.HasPrefix(w, "#") && strings.HasSuffix(w, ":") })
	p.names = newNamer(p.clauses)
	p.related = readAmounts(p.clauses, p.names)
	return p
}
