package wordproblem

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// clause is a part of a sentence of a word problem that tells one thing.
type clause struct {
	words    []string // as they stand, without the points of titles
	sentence int
	opens    bool // the sentence, so that its first word has a capital anyway
	asks     bool
	ends     bool // the sentence
	relative bool // begins with "who"
}

// usualClause is how many words a clause may have before it needs more room.
const usualClause = 16

// clausesOf cuts the words of a problem.
func clausesOf(words []string) []clause {
	out := make([]clause, 0, len(words)/8+1)
	sentence, begin := 0, true
	var open []string
	close := func() {
		if len(open) > 0 {
			out = append(out, clause{words: open, sentence: sentence, opens: begin})
			begin = false
		}
		open = nil
	}
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, ":"): // the tag of the question
		case w == "." && i > 0 && Titles.Has(words[i-1]):
		case strings.Contains(".?!", w):
			close()
			sentence, begin = sentence+1, true
		case len(open) > 0 && endsClause(open, words[i:]):
			close()
			if !linking.Has(strings.ToLower(w)) && w != "," && w != ";" {
				open = []string{w}
			}
		case len(open) == 0 && (linking.Has(w) || w == "If" || w == ","):
			begin = begin && w == "If"
		default:
			if open == nil {
				open = make([]string, 0, usualClause)
			}
			open = append(open, w)
		}
	}
	close()
	for i := range out {
		out[i].shorten()
		out[i].ends = i+1 == len(out) || out[i+1].sentence != out[i].sentence
	}
	return relative(slices.DeleteFunc(out, func(c clause) bool { return len(c.words) == 0 }))
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
		return tellsAmount(open) && tellsAmount(rest[:end])
	}
	return false
}

// tellsAmount reports whether words hold a number or a multiple.
func tellsAmount(words []string) bool {
	for i, w := range words {
		if strings.HasPrefix(w, "#") {
			return true
		}
		if _, n := readFactor(words, i); n > 0 {
			return true
		}
	}
	return false
}

// shorten drops brackets and commas at the end, and sees whether the clause asks.
func (c *clause) shorten() {
	c.words = slices.DeleteFunc(c.words, func(w string) bool { return w == "(" || w == ")" })
	for len(c.words) > 0 && c.words[len(c.words)-1] == "," {
		c.words = c.words[:len(c.words)-1]
	}
	c.asks = len(c.words) > 0 && asking.Has(strings.ToLower(c.words[0])) ||
		slices.ContainsFunc(c.words, func(w string) bool { return strings.EqualFold(w, "how") })
}

// relative makes two clauses of one such as "than Hiro, who makes 2".
func relative(all []clause) []clause {
	out := make([]clause, 0, len(all)+1)
	for _, c := range all {
		i := slices.Index(c.words, "who")
		if i == 0 && len(out) > 0 {
			c.words, c.relative = append(lastName(out[len(out)-1].words), c.words[1:]...), true
		}
		if len(c.words) == 0 {
			continue
		}
		if i < 1 || !isCapital(c.words[i-1]) {
			out = append(out, c)
			continue
		}
		second := append(lastName(c.words[:i]), c.words[i+1:]...)
		out = append(out, clause{words: c.words[:i], sentence: c.sentence, opens: c.opens}, clause{words: second, sentence: c.sentence, relative: true, ends: c.ends})
	}
	return out
}

// lastName is the name with which words end: Mr Lee.
func lastName(words []string) []string {
	from := len(words)
	for from > 0 && isCapital(words[from-1]) {
		from--
	}
	return slices.Clone(words[from:])
}

func isCapital(w string) bool { return unicode.IsUpper(firstRune(w)) }

func firstRune(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// lowered is words in small letters.
func lowered(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(w)
	}
	return out
}
