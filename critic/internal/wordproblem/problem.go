package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// Problem is a word problem as it stands in a prompt, cut into words and clauses.
type Problem struct {
	Words   []string // but for the tag of the question
	Numbers int      // with a tag
	Clauses []Clause // of its sentences, in their order
	Names   *Namer   // of people
}

// Read cuts a prompt.
func Read(prompt string) *Problem {
	text := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSpace(prompt), "<a>"), "<q>"+prompts.WordOpening)
	words := Words(text)
	p := &Problem{Numbers: numbersOf(prompt), Clauses: clausesOf(words)}
	p.Words = slices.DeleteFunc(words, func(w string) bool { return strings.HasPrefix(w, "#") && strings.HasSuffix(w, ":") })
	p.Names = &Namer{p.Clauses}
	return p
}

// People are the names of people in a problem, in small letters.
func (p *Problem) People() map[string]bool {
	names := map[string]bool{}
	for _, c := range p.Clauses {
		for i, w := range c.Words {
			next := ""
			if i+1 < len(c.Words) {
				next = c.Words[i+1]
			}
			if p.Names.isName(w, next, c.Opens && i == 0) {
				names[strings.ToLower(strings.TrimSuffix(w, "'s"))] = true
			}
		}
	}
	return names
}

// numbersOf is how many numbers with a tag a prompt holds.
func numbersOf(prompt string) (n int) {
	for _, _, rest, ok := Number(prompt); ok; _, _, rest, ok = Number(rest) {
		n++
	}
	return n
}
