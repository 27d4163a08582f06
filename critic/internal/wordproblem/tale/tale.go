// Package tale gives word problems the form in which ledgers and schemas read them: sentences in small
// letters, with a mark for each amount, and what stands in them that all of these look for. It finds
// what is told, and says nothing of what follows from it.
package tale

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// Tale is a word problem in the form in which ledgers and schemas read it: words in small letters,
// and a mark for each amount:
//
//	N2  the second number
//	M2  the same in dollars
//	F1  the first share: 30 %, 2/3, half
//	T1  the first multiple: twice, 3 times
type Tale struct {
	Sentences [][]string // but for the question
	Question  []string
	given     []*wordproblem.Operand // the numbers by tag from 1 on
	factors   []wordproblem.Factor
	Numbers   int                 // the tag of the last
	Related   *comparison.Amounts // what is told by comparing; nil for nothing
	Names     map[string]bool     // of people, in small letters

	QuestionText string // the question as one text
}

// Read reads a problem, of which is known what it tells by comparing.
func Read(p *wordproblem.Problem, compared *comparison.Amounts) *Tale {
	words := p.Words
	t := &Tale{Related: compared, Names: p.People()}
	form, begin := make([]string, 0, len(words)), 0 // of all sentences, and of the one that is open
	closeSentence := func() {
		if n := len(form); n > begin {
			t.Sentences, begin = append(t.Sentences, form[begin:n:n]), n
		}
	}
	for i, n := 0, 0; i < len(words); i += n {
		if n = 1; !strings.Contains(".?!", words[i]) {
			form, n = t.mark(form, words, i)
		} else if i == 0 || !wordproblem.Titles.Has(words[i-1]) {
			closeSentence()
		}
	}
	closeSentence()
	if n := len(t.Sentences); n > 0 {
		t.Question, t.Sentences = t.Sentences[n-1], t.Sentences[:n-1]
	}
	t.QuestionText = strings.Join(t.Question, " ")
	return t
}

// mark appends the words at i in their form and says how many they are.
func (t *Tale) mark(to, words []string, i int) (form []string, n int) {
	if f, n := wordproblem.ReadFactor(words, i); n > 0 {
		t.factors = append(t.factors, f)
		t.meet(f.Over)
		t.meet(f.Under)
		kind := "F"
		if f.Under == nil {
			kind = "T"
		}
		to = append(to, kind+strconv.Itoa(len(t.factors)))
		if words[i+n-1] == "of" {
			to = append(to, "of")
		}
		return to, n
	}
	money := words[i] == "$" && i+1 < len(words) && wordproblem.IsTagged(words[i+1])
	if money {
		i++
	}
	o := wordproblem.TaggedOperand(words[i])
	if o == nil {
		return append(to, strings.ToLower(words[i])), 1
	}
	t.meet(o)
	if money || i+1 < len(words) && (words[i+1] == "dollars" || words[i+1] == "dollar") {
		return append(to, "M"+strconv.Itoa(o.Tag)), 2
	}
	return append(to, "N"+strconv.Itoa(o.Tag)), 1
}

// Form puts words of the problem into their form.
func (t *Tale) Form(words []string) []string {
	out := make([]string, 0, len(words))
	for i, n := 0, 0; i < len(words); i += n {
		out, n = t.mark(out, words, i)
	}
	return out
}

// Tells reports whether a sentence has one of some words.
func (t *Tale) Tells(any wordset.Set) bool {
	return slices.ContainsFunc(t.Sentences, func(s []string) bool { return HasAny(s, any) })
}

// HasAny reports whether one of some words is among words.
func HasAny(words []string, any wordset.Set) bool {
	return slices.ContainsFunc(words, func(w string) bool { return any.Has(w) })
}

// Compared reports whether all numbers in words are those of comparisons.
func (t *Tale) Compared(words []string) bool {
	if t.Related == nil {
		return false
	}
	if CountMarks(words, "NM") == 0 {
		return CountMarks(words, "FT") > 0 && t.comparedShare(words)
	}
	return !slices.ContainsFunc(Marks(words, "NM"), func(m string) bool {
		n := t.Number(m)
		return n.Operand == nil || !t.Related.Used[n.Tag]
	})
}

// comparedShare reports whether words hold a clause that compares, and no other share or
// multiple.
func (t *Tale) comparedShare(words []string) bool {
	plainly := func(words []string) string { return markDigits.ReplaceAllString(strings.Join(words, " "), "$1") }
	for i, c := range t.Related.Clauses {
		if form := t.Form(c.Words); t.Related.TellsOf(i) && CountMarks(form, "FT") == CountMarks(words, "FT") && strings.Contains(plainly(words), plainly(form)) {
			return true
		}
	}
	return false
}

// meet notes a number of the text.
func (t *Tale) meet(o *wordproblem.Operand) {
	if o != nil && o.Tag > 0 {
		t.given = append(t.given, o)
		t.Numbers = max(t.Numbers, o.Tag)
	}
}

// Number is the amount of a mark of a number.
func (t *Tale) Number(mark string) plan.Outcome {
	for _, o := range t.given {
		if strconv.Itoa(o.Tag) == mark[1:] {
			return plan.Stated(o)
		}
	}
	return plan.Outcome{}
}

// Factor is the share or multiple of a mark.
func (t *Tale) Factor(mark string) wordproblem.Factor {
	n, err := strconv.Atoi(mark[1:])
	if err != nil || n < 1 || n > len(t.factors) {
		return wordproblem.Factor{}
	}
	return t.factors[n-1]
}

// Ones are words in the singular.
func Ones(words []string) []string {
	out := slices.Clone(words)
	for i, w := range words {
		if !PlainAsk.Has(w) {
			out[i] = wordproblem.Singular(w)
		}
	}
	return out
}

// KnowsCompared reports whether amounts are told by comparing them, and all of them are known.
func (t *Tale) KnowsCompared() bool {
	return t.Related != nil && !slices.ContainsFunc(t.Related.Keys, func(k string) bool { return t.Related.Value[k] == nil })
}

// Compares reports whether all that a sentence tells is said by comparing.
func (t *Tale) Compares(words []string) bool {
	return t.KnowsCompared() && CountMarks(words, "NMFT") > 0 && t.Compared(words)
}

// Wholes is how often a number goes into an amount, where nothing is left over.
func (t *Tale) Wholes(mark string) func(plan.Outcome) plan.Outcome {
	return func(v plan.Outcome) plan.Outcome {
		if q := v.With('/', t.Number(mark)); q.Operand != nil && q.Value.IsInt() {
			return q
		}
		return plan.Outcome{}
	}
}
