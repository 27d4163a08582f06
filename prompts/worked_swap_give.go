package prompts

import (
	"slices"
	"strings"
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
