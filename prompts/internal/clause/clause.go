// Package clause cuts a story into clauses: pieces that hold one amount, where anything parts it from
// the next, or the question. It declines nothing; readers judge what a clause says.
package clause

import "github.com/seed-25a395fc/reason/prompts/internal/lex"

// Clause is a piece of a story. It gets a tag if it holds a quantity or is the
// question.
type Clause struct {
	Words    []lex.Word
	Question bool
	Quantity int // how many quantities it holds
}

// Tagged reports whether the clause gets a tag.
func (c Clause) Tagged() bool { return c.Question || c.Quantity > 0 }

// Split cuts sentences, and each sentence between two quantities at the
// strongest separator there is. Two quantities with no separator between them
// stay in one clause ("4 bags of 6 apples").
func Split(toks []lex.Word) []Clause {
	out := make([]Clause, 0, 8)
	for len(toks) > 0 {
		s := lex.FirstSentence(toks)
		toks = toks[len(s):]
		asks := AskAt(s)
		from := 0
		last := -1 // the last quantity seen in this clause
		for i := range s {
			if !IsQuantity(s, i) && i != asks {
				continue
			}
			if last >= 0 {
				cut := bestSeparator(s, last+1, i)
				if i == asks && cut < 0 {
					cut = i
				}
				if cut >= 0 {
					out = append(out, New(s[from:cut], false))
					from = cut
				}
			}
			last = i
		}
		out = append(out, New(s[from:], asks >= 0))
	}
	return out
}

// New is the clause of some words; question says that they hold the question.
func New(words []lex.Word, question bool) Clause {
	c := Clause{Words: words, Question: question}
	for i := range words {
		if IsQuantity(words, i) {
			c.Quantity++
		}
	}
	return c
}

// AskAt is the index of "how many" or its like in a sentence; -1 if it asks
// nothing.
func AskAt(s []lex.Word) int {
	for i := 0; i+1 < len(s); i++ {
		switch s[i].Plain() {
		case "how":
			if s[i+1].Is("many", "much") {
				return i
			}
		case "what":
			if s[i+1].Is("is", "was") && s[len(s)-1].Is("?") {
				return i
			}
		}
	}
	return -1
}

// IsQuantity reports whether s[i] is, or heads, an amount: a number, or a word
// that scales the running quantity.
func IsQuantity(s []lex.Word, i int) bool {
	if s[i].Kind == lex.Number {
		return true
	}
	switch s[i].Plain() {
	case "third", "quarter", "fourth", "fifth":
		return i > 0 && s[i-1].Is("a", "one")
	case "half", "halve", "halves", "halved", "twice", "double", "doubles", "doubled", "doubling",
		"triple", "triples", "tripled", "tripling", "quadruple", "quadruples", "quadrupled":
		return true
	}
	return false
}

// bestSeparator is the index in s[from:to] where the clause behind it begins;
// -1 if nothing parts them. The strongest kind wins, of equals the last:
// "gives 3 to Tom and his brother, and eats 2" is cut at the comma.
func bestSeparator(s []lex.Word, from, to int) int {
	best, cut := 0, -1
	for i := from; i <= to && i < len(s); i++ {
		w := s[i]
		strength, at := 0, i
		switch {
		case i > 0 && (w.Is("but") && s[i-1].Is("all") || w.Is("before") && s[i-1].Is("as")):
		case w.Is(";", ":", "-"):
			strength, at = 5, i+1
		case w.Is(",") && i+1 < len(s) && s[i+1].Is("then", "but"):
			strength, at = 5, i+1
		case w.Is(",") && i+2 < len(s) && s[i+1].Is("and") && s[i+2].Is("then"):
			strength, at = 5, i+1
		case w.Is("and") && i+1 < len(s) && s[i+1].Is("then"):
			strength = 4
		case w.Is(",") && i+1 < len(s) && s[i+1].Is("and"):
			strength, at = 4, i+1
		case w.Is("but"):
			strength = 4
		case w.Is("then", "before", "while"):
			strength = 3
		case w.Is(","):
			strength, at = 2, i+1
		case w.Is("and"):
			strength = 1
		}
		if strength > 0 && strength >= best && at <= to && at > 0 && !distributes(s, at) {
			if strength == best && at == cut+1 {
				continue // ", and": the comma has been taken
			}
			best, cut = strength, at
		}
	}
	return cut
}

// distributes reports whether the words at s[i] spread an amount over things
// just counted ("4 boxes, each with 6 pens"), which belongs to the same clause.
func distributes(s []lex.Word, i int) bool {
	for i < len(s) && s[i].Is(",", "and", "with", "but") {
		i++
	}
	return i < len(s) && s[i].Is("each") && (i+1 == len(s) || !s[i+1].Is("of"))
}

// MoveCondition turns "How many are left if she eats 3?" into "if she eats 3,
// how many are left?", so that clauses stand in the order in which they count.
func MoveCondition(toks []lex.Word) []lex.Word {
	s := lex.LastSentence(toks)
	asks := AskAt(s)
	if asks < 0 {
		return toks
	}
	for i := asks + 1; i < len(s); i++ {
		if IsQuantity(s, i) {
			return toks
		}
		if !s[i].Is("if", "after", "when", "once") {
			continue
		}
		end := len(s)
		for end > i && s[end-1].Is("?", ".", "!") {
			end--
		}
		if New(s[i:end], false).Quantity == 0 {
			return toks
		}
		out := append([]lex.Word(nil), toks[:len(toks)-len(s)]...)
		out = append(out, s[:asks]...)
		out = append(out, s[i:end]...)
		out = append(out, lex.New(",", lex.Mark, false))
		out = append(out, s[asks:i]...)
		return append(out, lex.New("?", lex.Mark, false))
	}
	return toks
}
