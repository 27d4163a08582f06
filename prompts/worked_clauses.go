package prompts

import "strings"

// clause is a piece of a story. It gets a tag if it holds a quantity or is the
// question.
type clause struct {
	words    []word
	question bool
	quantity int // how many quantities it holds
}

func (c clause) tagged() bool { return c.question || c.quantity > 0 }

// phrase is words as they stand in a message, if that is ever read.
type phrase []word

func (p phrase) String() string { return render(p) }

// render joins words with the spacing they had.
func render(words []word) string {
	size := len(words)
	for i := range words {
		size += len(words[i].text)
	}
	var b strings.Builder
	b.Grow(size)
	for i, w := range words {
		if i > 0 && w.space {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// splitClauses cuts sentences, and each sentence between two quantities at the
// strongest separator there is. Two quantities with no separator between them
// stay in one clause ("4 bags of 6 apples").
func splitClauses(toks []word) ([]clause, error) {
	var out []clause
	for _, s := range sentences(toks) {
		asks := askAt(s)
		from := 0
		last := -1 // the last quantity seen in this clause
		for i := range s {
			if !isQuantity(s, i) && i != asks {
				continue
			}
			if last >= 0 {
				cut := bestSeparator(s, last+1, i)
				if i == asks && cut < 0 {
					cut = i
				}
				if cut >= 0 {
					out = append(out, newClause(s[from:cut], false))
					from = cut
				}
			}
			last = i
		}
		out = append(out, newClause(s[from:], asks >= 0))
	}
	return out, nil
}

func newClause(words []word, question bool) clause {
	c := clause{words: words, question: question}
	for i := range words {
		if isQuantity(words, i) {
			c.quantity++
		}
	}
	return c
}

// sentences cuts at full stops, question and exclamation marks. The stop of an
// abbreviated title does not end a sentence.
func sentences(toks []word) [][]word {
	var out [][]word
	from := 0
	for i, w := range toks {
		if w.kind != mark || !w.is(".", "?", "!") || i > 0 && isTitle(toks[i-1]) {
			continue
		}
		for i+1 < len(toks) && toks[i+1].is(".", "?", "!", `"`) && !toks[i+1].space {
			i++
		}
		if i+1 > from {
			out = append(out, toks[from:i+1])
			from = i + 1
		}
	}
	if from < len(toks) {
		out = append(out, toks[from:])
	}
	return out
}

// isTitle reports whether a word is a title in short, whose stop ends no sentence.
func isTitle(w word) bool { return w.is("mr", "mrs", "ms", "dr", "st") }

// askAt is the index of "how many" or its like in a sentence; -1 if it asks
// nothing.
func askAt(s []word) int {
	for i, w := range s {
		if i+1 < len(s) && w.is("how") && s[i+1].is("many", "much") {
			return i
		}
		if i+1 < len(s) && w.is("what") && s[i+1].is("is", "was") && s[len(s)-1].is("?") {
			return i
		}
	}
	return -1
}

// isQuantity reports whether s[i] is, or heads, an amount: a number, or a word
// that scales the running quantity.
func isQuantity(s []word, i int) bool {
	if s[i].kind == number {
		return true
	}
	switch s[i].plain() {
	case "third", "quarter", "fourth", "fifth":
		return i > 0 && s[i-1].is("a", "one")
	case "half", "halve", "halves", "halved", "twice", "double", "doubles", "doubled", "doubling",
		"triple", "triples", "tripled", "tripling", "quadruple", "quadruples", "quadrupled":
		return true
	}
	return false
}

// bestSeparator is the index in s[from:to] where the clause behind it begins;
// -1 if nothing parts them. The strongest kind wins, of equals the last:
// "gives 3 to Tom and his brother, and eats 2" is cut at the comma.
func bestSeparator(s []word, from, to int) int {
	best, cut := 0, -1
	for i := from; i <= to && i < len(s); i++ {
		w := s[i]
		strength, at := 0, i
		switch {
		case i > 0 && (w.is("but") && s[i-1].is("all") || w.is("before") && s[i-1].is("as")):
		case w.is(";", ":", "-"):
			strength, at = 5, i+1
		case w.is(",") && i+1 < len(s) && s[i+1].is("then", "but"):
			strength, at = 5, i+1
		case w.is(",") && i+2 < len(s) && s[i+1].is("and") && s[i+2].is("then"):
			strength, at = 5, i+1
		case w.is("and") && i+1 < len(s) && s[i+1].is("then"):
			strength = 4
		case w.is(",") && i+1 < len(s) && s[i+1].is("and"):
			strength, at = 4, i+1
		case w.is("but"):
			strength = 4
		case w.is("then", "before", "while"):
			strength = 3
		case w.is(","):
			strength, at = 2, i+1
		case w.is("and"):
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
func distributes(s []word, i int) bool {
	for i < len(s) && s[i].is(",", "and", "with", "but") {
		i++
	}
	return i < len(s) && s[i].is("each") && (i+1 == len(s) || !s[i+1].is("of"))
}
