package problems

import (
	"fmt"

	"github.com/seed-25a395fc/reason/prompts"
)

// maxBoolean is the largest number of operations of a Boolean expression.
const maxBoolean = 16

// truth is a Boolean expression: a value, a negation of right, or an operation
// on left and right.
type truth struct {
	op          byte // '!', '&', '|'; 0 for a value
	value       bool
	left, right *truth
}

// makeBoolean makes a Boolean expression; a negation in front may be asked as
// "Is … false?".
func makeBoolean(s Spec) Problem {
	r := newRNG(s.Seed, 6, uint64(s.Steps))
	root := drawTruth(r, s.Steps, pick(r, []int{25, 40, 60}))
	p := Problem{Family: Bool, Question: askTruth(r, root)}
	for root.op != 0 {
		redex := root.redex()
		work := redex.compact() + "="
		*redex = truth{value: redex.holds()}
		p.Steps = append(p.Steps, work+redex.compact()+prompts.WorkedArrow+root.compact())
	}
	p.Answer = title(fmt.Sprint(root.value))
	p.Steps = append(p.Steps, prompts.WorkedAnswer+root.compact())
	return p
}

// drawTruth draws an expression of so many operations, a percentage of them
// negations.
func drawTruth(r *rng, ops, not int) *truth {
	if ops == 0 {
		return &truth{value: r.chance(50)}
	}
	if r.chance(not) {
		return &truth{op: '!', right: drawTruth(r, ops-1, not)}
	}
	left := r.between(0, ops-1)
	if r.chance(50) {
		left = ops - 1 // a long row, worked from the left
	}
	return &truth{op: pick(r, []byte("&|")), left: drawTruth(r, left, not), right: drawTruth(r, ops-1-left, not)}
}

func (n *truth) holds() bool {
	switch n.op {
	case '!':
		return !n.right.holds()
	case '&':
		return n.left.holds() && n.right.holds()
	case '|':
		return n.left.holds() || n.right.holds()
	}
	return n.value
}

// redex is the leftmost operation on values alone.
func (n *truth) redex() *truth {
	switch {
	case n.left != nil && n.left.op != 0:
		return n.left.redex()
	case n.right.op != 0:
		return n.right.redex()
	}
	return n
}

// level orders operations by precedence.
func (n *truth) level() int {
	switch n.op {
	case '|':
		return 1
	case '&':
		return 2
	case '!':
		return 3
	}
	return 4
}

// write writes n with the given spelling; parens tells whether an operand that
// needs no parentheses gets some.
func (n *truth) write(s *spelling, parens func() bool) string {
	if n.op == 0 {
		return s.values[n.value]
	}
	side := func(c *truth, needed bool) string {
		text := c.write(s, parens)
		if needed || parens() {
			return s.open + text + s.close
		}
		return text
	}
	own := n.level()
	if n.op == '!' {
		return s.not + side(n.right, n.right.level() < own)
	}
	op := s.and
	if n.op == '|' {
		op = s.or
	}
	return side(n.left, n.left.level() < own) + op + side(n.right, n.right.level() <= own)
}

// compact writes n as the worked format does.
func (n *truth) compact() string {
	return n.write(&worked, func() bool { return false })
}

// spelling is a way to write the symbols of an expression.
type spelling struct {
	values                    map[bool]string
	not, and, or, open, close string
}

var (
	worked    = spelling{map[bool]string{true: "T", false: "F"}, "!", "&", "|", "(", ")"}
	titled    = map[bool]string{true: "True", false: "False"}
	spellings = []spelling{
		{titled, "not ", " and ", " or ", "( ", " )"},
		{titled, "not ", " and ", " or ", "(", ")"},
		{map[bool]string{true: "true", false: "false"}, "not ", " and ", " or ", "(", ")"},
		{map[bool]string{true: "TRUE", false: "FALSE"}, "NOT ", " AND ", " OR ", "(", ")"},
		{map[bool]string{true: "true", false: "false"}, "!", " && ", " || ", "(", ")"},
		{map[bool]string{true: "T", false: "F"}, "~", " & ", " | ", "(", ")"},
		{titled, "¬", " ∧ ", " ∨ ", "(", ")"},
	}
)

// askTruth asks for the value of root as a person might.
func askTruth(r *rng, root *truth) string {
	s := &spellings[r.weighted(35, 25, 15, 4, 8, 4, 4)]
	extra := pick(r, []int{0, 0, 12, 30})
	parens := func() bool { return r.chance(extra) }
	if root.op == '!' && r.chance(12) {
		return fmt.Sprintf(pick(r, deniedPhrases), root.right.write(s, parens))
	}
	return fmt.Sprintf(pick(r, truthPhrases), root.write(s, parens))
}

var (
	truthPhrases = []string{
		"%s is", "%s is", "%s is", "%s =", "%s", "What is %s?", "What's %s?", "what is %s", "Evaluate %s.", "%s = ?",
		"Is %s true?", "Is it true that %s?", "What is the value of %s?", "What is the truth value of %s?",
		"What does %s evaluate to?", "Evaluate the Boolean expression %s.", "Evaluate the following Boolean expression: %s",
		"True or false: %s", "Is %s true or false?", "Simplify %s.", "Work out the logical expression %s.",
		"What is %s, true or false?", "Tell me whether %s is true.", "Find the truth value of the statement %s.", "Calculate the result of %s.",
	}
	deniedPhrases = []string{"Is %s false?", "Is it false that %s?", "Tell me whether %s is false.", "Does %s equal False?"}
)
