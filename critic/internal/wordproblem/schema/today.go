package schema

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

var (
	costsOnce = tale.Exactly(oneOf + tale.Goods + ` (?:normally |usually )?costs? (M\d+)`)
	offToday  = tale.Exactly(`(?:(?:today|now) ,? ?)?(?:it|the price) is (F\d+) (?:off|cheaper|less)(?: today| now)?`)
	askToday  = tale.Exactly(`how much does it cost(?: today| now)?`)

	someAre = tale.Exactly(`(?:[^NMFT]* )?(?:has|have|had|are|were) (N\d+) ` + tale.Goods + `(?: ,)? (?:and|of which) (F\d+)(?: of (?:them|these|those))? (?:are|were) ([\pL'-]+)`)
	askNot  = tale.Exactly(`how many(?: of them)? (?:are|were) (not )?([\pL'-]+)?`)
)

// readToday reads what something costs that is some percent off.
func readToday(t *tale.Tale) *plan.Plan {
	if !askToday.MatchString(t.QuestionText) {
		return nil
	}
	var price, left plan.Outcome
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		m, p := tale.Match(text, costsOnce, offToday)
		switch {
		case p == costsOnce && price.Operand == nil:
			price = t.Number(m[2])
		case p == offToday && price.Operand != nil && left.Operand == nil:
			left = price.Less(shareOf(t.Factor(m[1]), price))
		case !elsewhere(t, words):
			return nil
		}
	}
	return left.Plan()
}

// readAreNot reads some things of which a share is so, and asks how many are, or are not.
func readAreNot(t *tale.Tale) *plan.Plan {
	ask := askNot.FindStringSubmatch(strings.TrimSpace(t.QuestionText))
	if ask == nil {
		if t.QuestionText != "how many are not" && t.QuestionText != "how many were not" {
			return nil
		}
		ask = []string{"", "not ", ""}
	}
	if ask[2] == "not" {
		ask = []string{"", "not ", ""}
	}
	var all, part plan.Outcome
	label := ""
	for _, words := range t.Sentences {
		m := someAre.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case m != nil && all.Operand == nil:
			all = t.Number(m[1])
			part, label = shareOf(t.Factor(m[3]), all), m[4]
		case !elsewhere(t, words):
			return nil
		}
	}
	switch {
	case all.Operand == nil || ask[2] != "" && ask[2] != label:
		return nil
	case ask[1] != "":
		return all.Less(part).Plan()
	case ask[2] == label:
		return part.Plan()
	}
	return nil
}

// shareOf is a share of an amount; 30 % of it is 0.3 times as much, which is how such problems are
// mostly worked.
func shareOf(f wordproblem.Factor, a plan.Outcome) plan.Outcome {
	if f.Over == nil || f.Under == nil || f.Under.Tag > 0 || f.Under.Value.Cmp(big.NewRat(100, 1)) != 0 {
		return a.Times(f)
	}
	return a.With('*', plan.Stated(f.Over).With('/', plan.Stated(f.Under)))
}

// elsewhere reports whether a sentence changes nothing of what the others tell.
func elsewhere(t *tale.Tale, words []string) bool {
	if tale.CountMarks(words, "NMFT") == 0 {
		return ledger.Harmless(ledger.Plainly(words))
	}
	return tale.OfAge(words) || !slices.Contains(words, "it") && ledger.Aside(t, words, tale.Ones(t.Question))
}
