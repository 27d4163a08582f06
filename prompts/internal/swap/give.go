package swap

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// holdingFirst tells who holds what before a swap by giving and that they swap: "Ann gives her
// red ball to Ben and gets his blue one".
func holdingFirst(text string) string {
	m := givenFirst.FindStringSubmatch(text)
	a, first, b, second := m[1], m[2], m[3], m[4]
	if m[5] != "" { // "gives Ben her red ball"
		a, b, first, second = m[5], m[6], m[7], m[8]
	}
	if short, one := strings.CutSuffix(second, " one"); one {
		second = short + " " + first[strings.LastIndexByte(" "+first, ' '):]
	}
	return a + " has the " + first + ". " + b + " has the " + second + ". " + a + " and " + b + " swap."
}

// given are the two people of a sentence that says that each gives the other what they hold.
func (s *swaps) given(sentence string) []string {
	m := givesEach.FindStringSubmatch(sentence)
	if back := givesBack.FindStringSubmatch(sentence); m == nil && back != nil {
		m = []string{"", back[1], back[2], back[3], back[2], back[1], back[4]}
	}
	if m == nil || !strings.EqualFold(m[1], m[5]) || !strings.EqualFold(m[2], m[4]) {
		return nil
	}
	a, b := s.holder(m[1]), s.holder(m[2])
	if a < 0 || b < 0 {
		return nil
	}
	holds := slices.Clone(s.things)
	for _, p := range s.pairs {
		holds[p[0]], holds[p[1]] = holds[p[1]], holds[p[0]]
	}
	if !sameThing(holds[a], m[3]) || !sameThing(holds[b], m[6]) {
		return nil
	}
	return m[1:3]
}

// namedHoldings is a text in which people have what their things of one kind are: "Ann has the
// ace" for "Ann's card is the ace".
func namedHoldings(text string) string {
	all := itsHolding.FindAllStringSubmatch(text, -1)
	if len(all) < 2 || slices.ContainsFunc(all, func(m []string) bool { return m[2] != all[0][2] }) {
		return text
	}
	return itsHolding.ReplaceAllString(text, "$1 has ")
}

// swapsListed are the swaps of a sentence that lists them: "Ann and Ben swap, Ben and Cid swap".
// Other sentences stay whole.
func swapsListed(sentence string) []string {
	first, _, several := strings.Cut(sentence, ", ")
	if !several || !lex.ContainsAny(first, swapVerbs) {
		return []string{sentence}
	}
	listed := strings.Split(sentence, ", ")
	for i, one := range listed {
		listed[i] = strings.TrimPrefix(one, "and ")
		if len(swapped(listed[i])) != 2 {
			return []string{sentence}
		}
	}
	return listed
}

// numberedInPairs is a text in which two who go by their numbers swap as others do: "Player 1 and Player 3
// swap" for "Players 1 and 3 swap".
func numberedInPairs(text string) string {
	if !strings.ContainsAny(text, "1234567") {
		return text
	}
	return numberedPair.ReplaceAllString(text, "$1$2 $3 and $2 $4 swap")
}

// withInFull is a sentence in which all that are with somebody have the verb of the first: "Eva is dancing
// with Max, Mia with Leo".
func withInFull(sentence, verb string) string {
	if !strings.HasSuffix(verb, " with ") {
		return sentence
	}
	return withToo.ReplaceAllString(sentence, "$1 $2"+verb)
}

// calledByName is a text in which people who are called by what they are, "my aunt", have names
// instead; called are what they were called, in the order of these names.
func calledByName(text string) (named string, called []string) {
	for _, m := range callings.FindAllStringSubmatch(text, -1) {
		name := strings.ToLower(m[1])
		if !slices.Contains(called, name) && len(called) < maxHolders {
			called = append(called, name)
		}
	}
	for i, c := range called {
		text = replaceFold(text, c, callName(i))
	}
	return text, called
}

// callName stands for the one who is called i-th by what they are.
func callName(i int) string { return "Holder" + string(rune('a'+i)) }

// replaceFold replaces a phrase of whole words, in large or small letters.
func replaceFold(text, phrase, by string) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // few letters take more bytes than their capitals
		return text
	}
	var b strings.Builder
	from := 0
	for {
		at := strings.Index(lower[from:], phrase)
		if at < 0 {
			return b.String() + text[from:]
		}
		at += from
		end := at + len(phrase)
		inWord := at > 0 && lex.Alphanumeric(lower[at-1]) || end < len(lower) && lex.Alphanumeric(lower[end])
		if inWord {
			b.WriteString(text[from:end])
		} else {
			b.WriteString(text[from:at] + by)
		}
		from = end
	}
}

// callAgain gives back to people what they were called.
func (s *swaps) callAgain(called []string) {
	for i, p := range s.people {
		for k, c := range called {
			if p == callName(k) {
				s.people[i] = c
			}
		}
	}
}

// inTurn reads who holds what in two lists: "Ann and Ben have a red and a blue cap".
func (s *swaps) inTurn(text string) bool {
	if len(s.people) > 0 || !mayHoldInTurn(text) {
		return false
	}
	m := turnHolding.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	people, things := lex.SplitList(m[1]), lex.SplitList(m[len(m)-1])
	if len(people) != len(things) {
		return false
	}
	last := strings.Fields(things[len(things)-1])
	for i, t := range things {
		if n := len(last); n > 2 && len(strings.Fields(t)) == n-1 { // "a red"
			things[i] = t + " " + last[n-1]
		}
	}
	s.people, s.things = people, things
	return true
}
