package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// Clause is a part of a sentence of a word problem that tells one thing.
type Clause struct {
	Words    []string // as they stand, without the points of titles
	Sentence int
	Opens    bool // the sentence, so that its first word has a capital anyway
	Asks     bool
	Ends     bool // the sentence
	Relative bool // begins with "who"
}

// clausesOf cuts the words of a problem.
func clausesOf(words []string) []Clause {
	out := make([]Clause, 0, len(words)/8+1)
	sentence, begin := 0, true
	told, from := make([]string, 0, len(words)), 0 // the words of all clauses, and where the open one begins
	close := func() {
		if n := len(told); n > from {
			out = append(out, Clause{Words: told[from:n:n], Sentence: sentence, Opens: begin})
			from, begin = n, false
		}
	}
	for i, w := range words {
		switch open := told[from:]; {
		case strings.HasSuffix(w, ":"): // the tag of the question
		case w == "." && i > 0 && Titles.Has(words[i-1]):
		case strings.Contains(".?!", w):
			close()
			sentence, begin = sentence+1, true
		case len(open) > 0 && endsClause(open, words[i:]):
			close()
			if !linking.Has(strings.ToLower(w)) && w != "," && w != ";" {
				told = append(told, w)
			}
		case len(open) == 0 && (linking.Has(w) || w == "If" || w == ","):
			begin = begin && w == "If"
		default:
			told = append(told, w)
		}
	}
	close()
	for i := range out {
		out[i].shorten()
		out[i].Ends = i+1 == len(out) || out[i+1].Sentence != out[i].Sentence
	}
	return relative(slices.DeleteFunc(out, func(c Clause) bool { return len(c.Words) == 0 }))
}

var (
	linking = wordset.Of("and while but whereas if since because though")
	asking  = wordset.Of("how what find calculate determine")
)

// endsClause reports whether a clause ends before rest: at a semicolon, before a question
// or a condition, and where both sides tell an amount.
func endsClause(open, rest []string) bool {
	w := strings.ToLower(rest[0])
	switch {
	case w == ";" || w == "if" || w == "while" || w == "whereas":
		return true
	case w == "how" || w == "what" && open[len(open)-1] == ",":
		return true
	case w == "," || w == "and" || w == "but":
		ends := ".?!;,"
		if w == "," { // "on Monday, Ann has 5, and on Friday, she has 3"
			ends = ".?!;"
		}
		end := 1
		for end < len(rest) && (!strings.Contains(ends, rest[end]) || Titles.Has(rest[end-1])) {
			end++
		}
		return TellsAmount(open) && TellsAmount(rest[:end])
	}
	return false
}

// TellsAmount reports whether words hold a number or a multiple.
func TellsAmount(words []string) bool {
	for i, w := range words {
		if strings.HasPrefix(w, "#") {
			return true
		}
		if _, n := ReadFactor(words, i); n > 0 {
			return true
		}
	}
	return false
}

// shorten drops brackets and commas at the end, and sees whether the clause asks.
func (c *Clause) shorten() {
	c.Words = slices.DeleteFunc(c.Words, func(w string) bool { return w == "(" || w == ")" })
	for len(c.Words) > 0 && c.Words[len(c.Words)-1] == "," {
		c.Words = c.Words[:len(c.Words)-1]
	}
	c.Asks = len(c.Words) > 0 && asking.Has(strings.ToLower(c.Words[0])) ||
		slices.ContainsFunc(c.Words, func(w string) bool { return strings.EqualFold(w, "how") })
}

// relative makes two clauses of one such as "than Hiro, who makes 2".
func relative(all []Clause) []Clause {
	out := make([]Clause, 0, len(all)+1)
	for _, c := range all {
		i := slices.Index(c.Words, "who")
		if i == 0 && len(out) > 0 {
			c.Words, c.Relative = append(lastName(out[len(out)-1].Words), c.Words[1:]...), true
		}
		if len(c.Words) == 0 {
			continue
		}
		if i < 1 || !IsCapital(c.Words[i-1]) {
			out = append(out, c)
			continue
		}
		second := append(lastName(c.Words[:i]), c.Words[i+1:]...)
		out = append(out, Clause{Words: c.Words[:i], Sentence: c.Sentence, Opens: c.Opens}, Clause{Words: second, Sentence: c.Sentence, Relative: true, Ends: c.Ends})
	}
	return out
}

// lastName is the name with which words end: Mr Lee.
func lastName(words []string) []string {
	from := len(words)
	for from > 0 && IsCapital(words[from-1]) {
		from--
	}
	return slices.Clone(words[from:])
}
