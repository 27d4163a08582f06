// Package story reads stories about one running quantity. Each clause with an amount gets a tag, and
// so does the question. Such a story is reckoned from its beginning to its end; therefore it declines
// all that a reader would have to understand otherwise: words that the lexicon lacks, amounts of
// other things, parts of amounts told before, prices, rates and comparisons, and questions for
// anything but what there is in the end. Most of those can be read as word problems.
package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
	"github.com/seed-25a395fc/reason/prompts/internal/prose"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

// Read reads a story. Its number words become digits, and a condition goes before the question:
//
//	Mia has forty-seven apples. How many are left if she eats 3?
//	#1: Mia has 47 apples. #2: if she eats 3, #3: How many are left?
func Read(q *query.Question) (body string, ok bool, err error) {
	words, err := q.PlainWords()
	if err == nil {
		err = prose.AboveZero(words)
	}
	if err != nil {
		return "", false, err
	}
	words, _ = q.InOrder()
	words = firstNamed(prose.InPlainWords(prose.InFull(tellingsParted(knownVerbs(words)))))
	if seen := lex.See(words); seen.Any(lexicon.ChanceWords...) && slices.ContainsFunc(words, lexicon.Chances.Has) {
		return "", false, form.OutOfScope("chances are not worked out")
	}
	if things.ListsOne(words) {
		return "", false, form.OutOfScope("it lists things without a number among those that it counts")
	}
	body, err = cut(words)
	return body, err == nil, err
}

// cut cuts a story, whose conditions were moved, into tagged clauses.
func cut(toks []lex.Word) (string, error) {
	clauses := clause.Split(toks)
	if err := checkStory(clauses); err != nil {
		return "", err
	}
	if err := checkWords(clauses, lex.See(toks)); err != nil {
		return "", err
	}
	repeatVerbs(clauses)
	allAskedIn(clauses)
	var b strings.Builder
	tag := 0
	for i, c := range clauses {
		if i > 0 {
			b.WriteByte(' ')
		}
		if c.Tagged() {
			tag++
			b.WriteString(form.Tag(tag))
			b.WriteByte(' ')
		}
		b.WriteString(lex.Render(c.Words))
	}
	return b.String(), nil
}

// checkStory holds what every story must have: something to ask, at the end,
// and at least one quantity before it.
func checkStory(clauses []clause.Clause) error {
	tags, asks, amounts := 0, 0, 0
	for i, c := range clauses {
		amounts += c.Quantity
		if slices.ContainsFunc(c.Words, func(w lex.Word) bool { return w.Kind == lex.Letters && lexicon.AmountWords.Has(w) }) {
			amounts++
		}
		if c.Tagged() {
			tags++
		}
		if !c.Question {
			continue
		}
		if asks++; asks > 1 || i != len(clauses)-1 {
			return form.OutOfScope("exactly one question, at the end, is understood")
		}
		if slices.ContainsFunc(c.Words, func(w lex.Word) bool { return w.Is("than") }) {
			return form.OutOfScope("a comparison is not understood: %q", lex.Render(c.Words))
		}
		if c.Quantity > 0 {
			return form.OutOfScope("a number inside the question itself is not understood: %q", lex.Render(c.Words))
		}
	}
	if late := toldLate(clauses); late != "" {
		return form.OutOfScope("%q goes back to the start; what happens first must come first", late)
	}
	if one, other := kindsApart(clauses); one != "" {
		return form.OutOfScope("it asks for %s and tells of %s too; one quantity that changes is understood", one, other)
	}
	if holder := heldApart(clauses); holder != "" {
		return form.OutOfScope("it counts %s and what they are made of; one quantity that changes is understood", holder)
	}
	switch {
	case tags == asks:
		return form.OutOfScope("there is no number to reckon with")
	case amounts == 1 && asks > 0:
		return form.OutOfScope("only one amount is told; there is nothing to reckon")
	case asks == 0:
		return form.OutOfScope("nothing is asked about a quantity (such as \"How many … are left?\")")
	case tags > form.MaxTags:
		return form.OutOfScope("a story may have at most %d quantities", form.MaxTags-1)
	}
	return nil
}

// toldLate is a clause that says what there was in the beginning though it is not the
// first one with a quantity, as in "She gave 94 away. She had 188 before."
func toldLate(clauses []clause.Clause) string {
	begun := false
	for _, c := range clauses {
		if c.Question || c.Quantity == 0 {
			continue
		}
		if last := lex.LastLetters(c.Words); !begun || !beginningEnds.Has(last) {
			begun = true
			continue
		}
		text := strings.ToLower(strings.TrimRight(lex.Render(c.Words), ".,;!"))
		if !strings.HasSuffix(text, "as before") && slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasSuffix(text, b) }) {
			return lex.Render(c.Words)
		}
	}
	return ""
}

// beginningEnds are the last words of beginnings.
var beginningEnds = lex.NewSet("before first start beginning begin with initially originally")

var beginnings = []string{" before", " at first", " at the start", " at the beginning", " in the beginning", " to begin with", " to start with", " initially", " originally"}

// kindsApart is a kind of things that the question names, and another one that is
// listed beside it and that it does not name: of 5 sweet cookies and 7 salty
// cookies, how many sweet cookies are left.
func kindsApart(clauses []clause.Clause) (one, other string) {
	if len(clauses) == 0 {
		return "", ""
	}
	asked := ""
	names := func(kind string) bool {
		if asked == "" {
			asked = " " + strings.ToLower(lex.Render(clauses[len(clauses)-1].Words)) + " "
		}
		return strings.Contains(asked, " "+kind+" ")
	}
	for i := 1; i < len(clauses); i++ {
		listed := clauses[i].Words
		if listed[0].Is("and") && len(listed) > 1 {
			listed = listed[1:]
		}
		if listed[0].Kind != lex.Number || slices.ContainsFunc(listed[1:], func(w lex.Word) bool { return w.Kind == lex.Number }) {
			continue
		}
		a, b := counted(clauses[i-1].Words), counted(listed)
		switch {
		case a == "" || b == "" || !strings.HasSuffix(b, "s"):
		case names(a) && !names(b):
			return a, b
		case names(b) && !names(a):
			return b, a
		}
	}
	return "", ""
}

// counted are the things whose number words end with: "sweet cookies".
func counted(words []lex.Word) string {
	for len(words) > 0 && words[len(words)-1].Kind == lex.Mark {
		words = words[:len(words)-1]
	}
	for i := len(words) - 1; i >= 0 && len(words)-i <= 4; i-- {
		if words[i].Kind == lex.Number {
			return strings.ToLower(strings.TrimSpace(lex.Render(words[i+1:])))
		}
	}
	return ""
}
