package wordproblem

import (
	"math/big"
	"slices"
	"strings"
)

var (
	costsOnce = exactly(oneOf + goods + ` (?:normally |usually )?costs? (M\d+)`)
	offToday  = exactly(`(?:(?:today|now) ,? ?)?(?:it|the price) is (F\d+) (?:off|cheaper|less)(?: today| now)?`)
	askToday  = exactly(`how much does it cost(?: today| now)?`)

	someAre = exactly(`(?:[^NMFT]* )?(?:has|have|had|are|were) (N\d+) ` + goods + `(?: ,)? (?:and|of which) (F\d+)(?: of (?:them|these|those))? (?:are|were) ([\pL'-]+)`)
	askNot  = exactly(`how many(?: of them)? (?:are|were) (not )?([\pL'-]+)?`)
)

// readToday reads what something costs that is some percent off.
func readToday(t *tale) *Plan {
	if !askToday.MatchString(t.questionText) {
		return nil
	}
	var price, left outcome
	for _, words := range t.sentences {
		text := strings.Join(words, " ")
		m, p := match(text, costsOnce, offToday)
		switch {
		case p == costsOnce && price.operand == nil:
			price = t.number(m[2])
		case p == offToday && price.operand != nil && left.operand == nil:
			left = price.less(t.factor(m[1]).shareOf(price))
		case !t.elsewhere(words):
			return nil
		}
	}
	return left.plan()
}

// readAreNot reads some things of which a share is so, and asks how many are, or are not.
func readAreNot(t *tale) *Plan {
	ask := askNot.FindStringSubmatch(strings.TrimSpace(t.questionText))
	if ask == nil {
		if t.questionText != "how many are not" && t.questionText != "how many were not" {
			return nil
		}
		ask = []string{"", "not ", ""}
	}
	if ask[2] == "not" {
		ask = []string{"", "not ", ""}
	}
	var all, part outcome
	label := ""
	for _, words := range t.sentences {
		m := someAre.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case m != nil && all.operand == nil:
			all = t.number(m[1])
			part, label = t.factor(m[3]).shareOf(all), m[4]
		case !t.elsewhere(words):
			return nil
		}
	}
	switch {
	case all.operand == nil || ask[2] != "" && ask[2] != label:
		return nil
	case ask[1] != "":
		return all.less(part).plan()
	case ask[2] == label:
		return part.plan()
	}
	return nil
}

// shareOf is a share of an amount; 30 % of it is 0.3 times as much, which is how such problems are
// mostly worked.
func (f factor) shareOf(a outcome) outcome {
	if f.over == nil || f.under == nil || f.under.tag > 0 || f.under.value.Cmp(big.NewRat(100, 1)) != 0 {
		return a.times(f)
	}
	return a.with('*', stated(f.over).with('/', stated(f.under)))
}

// elsewhere reports whether a sentence changes nothing of what the others tell.
func (t *tale) elsewhere(words []string) bool {
	if countMarks(words, "NMFT") == 0 {
		return harmless(plainly(words))
	}
	return ofAge(words) || !slices.Contains(words, "it") && (&ledger{tale: t}).aside(words, ones(t.question))
}
