package prompts

import (
	"slices"
	"strings"
)

func readStory(q *query) (body string, ok bool, err error) {
	words, err := q.plainWords()
	if err == nil {
		err = aboveZero(words)
	}
	if err != nil {
		return "", false, err
	}
	words, _ = q.inOrder()
	words = firstNamed(inPlainWords(inFull(tellingsParted(knownVerbs(words)))))
	if slices.ContainsFunc(words, chances.has) {
		return "", false, outOfScope("chances are not worked out")
	}
	if listsOne(words) {
		return "", false, outOfScope("it lists things without a number among those that it counts")
	}
	body, err = story(words)
	return body, err == nil, err
}

// story cuts a story, whose conditions were moved, into tagged clauses.
func story(toks []word) (string, error) {
	clauses, err := splitClauses(toks)
	if err != nil {
		return "", err
	}
	if err := checkStory(clauses); err != nil {
		return "", err
	}
	if err := checkWords(clauses); err != nil {
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
		if c.tagged() {
			tag++
			b.WriteString(WorkedTag(tag))
			b.WriteByte(' ')
		}
		b.WriteString(render(c.words))
	}
	return b.String(), nil
}

// aboveZero declines text that states an amount below zero, whose sign would be lost: "-3
// degrees", "minus three".
func aboveZero(toks []word) error {
	for i, w := range toks[:max(0, len(toks)-1)] {
		next := toks[i+1]
		if w.is("below") && next.text == "0" {
			return outOfScope("an amount below zero is not understood")
		}
		dash := w.is("-") && !next.space && (i == 0 || w.space && !toks[i-1].is("$"))
		sign := dash || w.is("negative") || w.is("minus") && (i == 0 || toks[i-1].is("is", "was", "at", "to", "of", "from"))
		if sign && next.kind == number {
			return outOfScope("an amount below zero such as -%s is not understood", next.text)
		}
	}
	return nil
}

// moveCondition turns "How many are left if she eats 3?" into "if she eats 3,
// how many are left?", so that clauses stand in the order in which they count.
func moveCondition(toks []word) []word {
	ss := sentences(toks)
	if len(ss) == 0 {
		return toks
	}
	s := ss[len(ss)-1]
	asks := askAt(s)
	if asks < 0 {
		return toks
	}
	for i := asks + 1; i < len(s); i++ {
		if isQuantity(s, i) {
			return toks
		}
		if !s[i].is("if", "after", "when", "once") {
			continue
		}
		end := len(s)
		for end > i && s[end-1].is("?", ".", "!") {
			end--
		}
		if newClause(s[i:end], false).quantity == 0 {
			return toks
		}
		out := append([]word(nil), toks[:len(toks)-len(s)]...)
		out = append(out, s[:asks]...)
		out = append(out, s[i:end]...)
		out = append(out, newWord(",", mark, false))
		out = append(out, s[asks:i]...)
		return append(out, newWord("?", mark, false))
	}
	return toks
}

// checkStory holds what every story must have: something to ask, at the end,
// and at least one quantity before it.
func checkStory(clauses []clause) error {
	tags, asks, amounts := 0, 0, 0
	for i, c := range clauses {
		amounts += c.quantity
		if slices.ContainsFunc(c.words, func(w word) bool { return w.kind == letters && amountWords.has(w) }) {
			amounts++
		}
		if c.tagged() {
			tags++
		}
		if !c.question {
			continue
		}
		if asks++; asks > 1 || i != len(clauses)-1 {
			return outOfScope("exactly one question, at the end, is understood")
		}
		if slices.ContainsFunc(c.words, func(w word) bool { return w.is("than") }) {
			return outOfScope("a comparison is not understood: %q", render(c.words))
		}
		if c.quantity > 0 {
			return outOfScope("a number inside the question itself is not understood: %q", render(c.words))
		}
	}
	if late := toldLate(clauses); late != "" {
		return outOfScope("%q goes back to the start; what happens first must come first", late)
	}
	if one, other := kindsApart(clauses); one != "" {
		return outOfScope("it asks for %s and tells of %s too; one quantity that changes is understood", one, other)
	}
	if holder := heldApart(clauses); holder != "" {
		return outOfScope("it counts %s and what they are made of; one quantity that changes is understood", holder)
	}
	switch {
	case tags == asks:
		return outOfScope("there is no number to reckon with")
	case amounts == 1 && asks > 0:
		return outOfScope("only one amount is told; there is nothing to reckon")
	case asks == 0:
		return outOfScope("nothing is asked about a quantity (such as \"How many … are left?\")")
	case tags > WorkedMaxTags:
		return outOfScope("a story may have at most %d quantities", WorkedMaxTags-1)
	}
	return nil
}

// toldLate is a clause that says what there was in the beginning though it is not the
// first one with a quantity, as in "She gave 94 away. She had 188 before."
func toldLate(clauses []clause) string {
	begun := false
	for _, c := range clauses {
		if c.question || c.quantity == 0 {
			continue
		}
		if last := lastLetters(c.words); !begun || !beginningEnds.has(last) {
			begun = true
			continue
		}
		text := strings.ToLower(strings.TrimRight(render(c.words), ".,;!"))
		if !strings.HasSuffix(text, "as before") && slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasSuffix(text, b) }) {
			return render(c.words)
		}
	}
	return ""
}

// beginningEnds are the last words of beginnings.
var beginningEnds = newWordSet("before first start beginning begin with initially originally")

var beginnings = []string{" before", " at first", " at the start", " at the beginning", " in the beginning", " to begin with", " to start with", " initially", " originally"}

// kindsApart is a kind of things that the question names, and another one that is
// listed beside it and that it does not name: of 5 sweet cookies and 7 salty
// cookies, how many sweet cookies are left.
func kindsApart(clauses []clause) (one, other string) {
	if len(clauses) == 0 {
		return "", ""
	}
	asked := ""
	names := func(kind string) bool {
		if asked == "" {
			asked = " " + strings.ToLower(render(clauses[len(clauses)-1].words)) + " "
		}
		return strings.Contains(asked, " "+kind+" ")
	}
	for i := 1; i < len(clauses); i++ {
		listed := clauses[i].words
		if listed[0].is("and") && len(listed) > 1 {
			listed = listed[1:]
		}
		if listed[0].kind != number || slices.ContainsFunc(listed[1:], func(w word) bool { return w.kind == number }) {
			continue
		}
		a, b := counted(clauses[i-1].words), counted(listed)
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
func counted(words []word) string {
	for len(words) > 0 && words[len(words)-1].kind == mark {
		words = words[:len(words)-1]
	}
	for i := len(words) - 1; i >= 0 && len(words)-i <= 4; i-- {
		if words[i].kind == number {
			return strings.ToLower(strings.TrimSpace(render(words[i+1:])))
		}
	}
	return ""
}
