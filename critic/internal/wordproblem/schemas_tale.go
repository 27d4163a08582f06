package wordproblem

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// tale is a word problem in the form in which schemas read it: words in small letters,
// and a mark for each amount:
//
//	N2  the second number
//	M2  the same in dollars
//	F1  the first share: 30 %, 2/3, half
//	T1  the first multiple: twice, 3 times
type tale struct {
	sentences [][]string // but for the question
	question  []string
	given     []*operand // the numbers by tag from 1 on
	factors   []factor
	numbers   int
	related   *related        // what is told by comparing; nil for nothing
	names     map[string]bool // of people, in small letters

	questionText string // the question as one text
}

var (
	markDigits = lazyregexp.New(`\b([FT])\d+`)
)

// readTale reads a problem.
func readTale(p *Problem) *tale {
	words := p.words
	t := &tale{related: p.related, names: p.people()}
	form, begin := make([]string, 0, len(words)), 0 // of all sentences, and of the one that is open
	closeSentence := func() {
		if n := len(form); n > begin {
			t.sentences, begin = append(t.sentences, form[begin:n:n]), n
		}
	}
	for i, n := 0, 0; i < len(words); i += n {
		if n = 1; !strings.Contains(".?!", words[i]) {
			form, n = t.mark(form, words, i)
		} else if i == 0 || !Titles.Has(words[i-1]) {
			closeSentence()
		}
	}
	closeSentence()
	if n := len(t.sentences); n > 0 {
		t.question, t.sentences = t.sentences[n-1], t.sentences[:n-1]
	}
	t.questionText = strings.Join(t.question, " ")
	return t
}

// people are the names of people in a problem, in small letters.
func (p *Problem) people() map[string]bool {
	names := map[string]bool{}
	for _, c := range p.clauses {
		for i, w := range c.words {
			next := ""
			if i+1 < len(c.words) {
				next = c.words[i+1]
			}
			if p.names.isName(w, next, c.opens && i == 0) {
				names[strings.ToLower(strings.TrimSuffix(w, "'s"))] = true
			}
		}
	}
	return names
}

// mark appends the words at i in their form and says how many they are.
func (t *tale) mark(to, words []string, i int) (form []string, n int) {
	if f, n := readFactor(words, i); n > 0 {
		t.factors = append(t.factors, f)
		t.meet(f.over)
		t.meet(f.under)
		kind := "F"
		if f.under == nil {
			kind = "T"
		}
		to = append(to, kind+strconv.Itoa(len(t.factors)))
		if words[i+n-1] == "of" {
			to = append(to, "of")
		}
		return to, n
	}
	money := words[i] == "$" && i+1 < len(words) && isTagged(words[i+1])
	if money {
		i++
	}
	o := taggedOperand(words[i])
	if o == nil {
		return append(to, strings.ToLower(words[i])), 1
	}
	t.meet(o)
	if money || i+1 < len(words) && (words[i+1] == "dollars" || words[i+1] == "dollar") {
		return append(to, "M"+strconv.Itoa(o.tag)), 2
	}
	return append(to, "N"+strconv.Itoa(o.tag)), 1
}

// form puts words of the problem into their form.
func (t *tale) form(words []string) []string {
	out := make([]string, 0, len(words))
	for i, n := 0, 0; i < len(words); i += n {
		out, n = t.mark(out, words, i)
	}
	return out
}

// tells reports whether a sentence has one of some words.
func (t *tale) tells(any wordset.Set) bool {
	return slices.ContainsFunc(t.sentences, func(s []string) bool { return hasAny(s, any) })
}

func hasAny(words []string, any wordset.Set) bool {
	return slices.ContainsFunc(words, func(w string) bool { return any.Has(w) })
}

// compared reports whether all numbers in words are those of comparisons.
func (t *tale) compared(words []string) bool {
	if t.related == nil {
		return false
	}
	if countMarks(words, "NM") == 0 {
		return countMarks(words, "FT") > 0 && t.comparedShare(words)
	}
	return !slices.ContainsFunc(marks(words, "NM"), func(m string) bool {
		n := t.number(m)
		return n.operand == nil || !t.related.used[n.tag]
	})
}

// comparedShare reports whether words hold a clause that compares, and no other share or
// multiple.
func (t *tale) comparedShare(words []string) bool {
	plainly := func(words []string) string { return markDigits.ReplaceAllString(strings.Join(words, " "), "$1") }
	for i, c := range t.related.clauses {
		if form := t.form(c.words); t.related.tellsOf(i) && countMarks(form, "FT") == countMarks(words, "FT") && strings.Contains(plainly(words), plainly(form)) {
			return true
		}
	}
	return false
}

// ofAge reports whether the only number in words is somebody's age, or tells how long ago
// something was.
func ofAge(words []string) bool {
	all := marks(words, "NMFT")
	if len(all) != 1 {
		return false
	}
	behind := words[slices.Index(words, all[0])+1:]
	return len(behind) > 1 && strings.HasPrefix(behind[0], "year") && (behind[1] == "old" || behind[1] == "ago")
}

// meet notes a number of the text.
func (t *tale) meet(o *operand) {
	if o != nil && o.tag > 0 {
		t.given = append(t.given, o)
		t.numbers = max(t.numbers, o.tag)
	}
}

// number is the amount of a mark of a number.
func (t *tale) number(mark string) outcome {
	for _, o := range t.given {
		if strconv.Itoa(o.tag) == mark[1:] {
			return stated(o)
		}
	}
	return outcome{}
}

// factor is the share or multiple of a mark.
func (t *tale) factor(mark string) factor {
	n, err := strconv.Atoi(mark[1:])
	if err != nil || n < 1 || n > len(t.factors) {
		return factor{}
	}
	return t.factors[n-1]
}

// marks are the marks of a kind or several in words.
func marks(words []string, kinds string) []string {
	var out []string
	for _, w := range words {
		if isMark(w) && strings.Contains(kinds, w[:1]) {
			out = append(out, w)
		}
	}
	return out
}

// countMarks is how many marks of a kind or several words hold.
func countMarks(words []string, kinds string) int {
	n := 0
	for _, w := range words {
		if isMark(w) && strings.IndexByte(kinds, w[0]) >= 0 {
			n++
		}
	}
	return n
}

// ones are words in the singular.
func ones(words []string) []string {
	out := slices.Clone(words)
	for i, w := range words {
		if !plainAsk.Has(w) {
			out[i] = Singular(w)
		}
	}
	return out
}
