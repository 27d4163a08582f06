package order

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

var (
	// amongBefore and amongBehind ask about things that they name: "Between Ann and Ben, who is
	// older?", "Who is older, Ann or Ben?"
	amongBefore = lazyregexp.New(`^(?i)(?:between|of|out of|among) (.+?)(?:,| -|:) ((?:who|which|what) .+)$`)
	amongBehind = lazyregexp.New(`^(?i)((?:who|which|what) [^,:]+?)(?:,| -|:) (.+ or .+)$`)
	amongParts  = lazyregexp.New(`(?i),? (?:and|or) |, `)
)

// aCount says how many things there are and where: "Four books stand on a shelf."
var aCount = lazyregexp.New(`^(?i)(?:there (?:are|were) |here are |we have |i have )?(` + aNumber + `|[2-7]) [a-z]+(?: [a-z]+)?(?: (?:are|were|stand|sit|hang|lie|live|ran|run|took part|take part|finished))?(?: (?:standing|sitting|parked|waiting|stacked|stacked up|lined up|in a row|in a line|in line))?(?: (?:in|on|at|for) (?:an?|the|my|our) [a-z]+)?$`)

// counts reads a sentence before the first statement that says how many things there are.
func (r *reader) counts(text string) bool {
	m := aCount.FindStringSubmatch(text)
	if m == nil || r.facts > 0 || r.listed || r.number > 0 {
		return false
	}
	r.number = lex.NumberNames[strings.ToLower(m[1])]
	if lex.IsDigit(m[1][0]) {
		r.number = int(m[1][0] - '0')
	}
	r.around += " " + strings.ToLower(text)
	return true
}

// listBefore is a list of things before the statement about them: "Of Dan, Eve and Flo, Eve is the
// youngest".
var listBefore = lazyregexp.New(`^(?i:of|out of|among|amongst) ((?-i:\p{Lu})[\pL']*(?:, \p{Lu}[\pL']*)*,? and \p{Lu}[\pL']*), (.+)$`)

// listBeforeFirst are the first words of listBefore.
var listBeforeFirst = lex.NewSet("of out among amongst")

// listFirst reads a list of names at the beginning of the first sentence; what is left is the statement behind it.
func (r *reader) listFirst(text string) string {
	if !listBeforeFirst.Holds(lex.FirstLetters(text)) {
		return text
	}
	m := listBefore.FindStringSubmatch(text)
	if m == nil || r.facts > 0 || !r.list(m[1]) {
		return text
	}
	return m[2]
}

// among is a question without the things that it asks about, which must be all or two of them; ok
// is false for others.
func (r *reader) among(text string) (question string, ok bool) {
	list := ""
	if m := amongBefore.FindStringSubmatch(text); m != nil {
		list, question = m[1], m[2]
	} else if m := amongBehind.FindStringSubmatch(text); m != nil {
		question, list = m[1], m[2]
	} else {
		return text, true
	}
	var named []int
	for _, name := range amongParts.Split(list, -1) {
		t := r.thing(name)
		if t < 0 || slices.Contains(named, t) {
			return "", false
		}
		named = append(named, t)
	}
	if len(named) == len(r.things) {
		return question, true
	}
	return question, len(named) == 2 && r.between(named[0], named[1])
}

// between leaves the two things in the row, and those that stand between them: which of the two
// is first does not depend on others. It is false where what is said does not put one before the
// other.
func (r *reader) between(a, b int) bool {
	if r.follows(b, a) {
		a, b = b, a
	}
	if !r.follows(a, b) || len(r.fixed) > 0 {
		return false
	}
	keeps := func(t int) bool {
		return t == a || t == b || r.follows(a, t) && r.follows(t, b)
	}
	var things []string
	index := map[int]int{}
	for t, name := range r.things {
		if keeps(t) {
			index[t] = len(things)
			things = append(things, name)
		}
	}
	var pairs [][2]int
	for _, p := range r.pairs {
		if keeps(p[0]) && keeps(p[1]) {
			pairs = append(pairs, [2]int{index[p[0]], index[p[1]]})
		}
	}
	r.things, r.pairs, r.ofTwo = things, pairs, true
	return true
}

// follows reports whether comparisons, one after the other, lead from one thing to another.
func (r *reader) follows(from, to int) bool {
	reached := []int{from}
	for i := 0; i < len(reached); i++ {
		for _, p := range r.pairs {
			if p[0] == reached[i] && !slices.Contains(reached, p[1]) {
				reached = append(reached, p[1])
			}
		}
	}
	return from != to && slices.Contains(reached, to)
}
