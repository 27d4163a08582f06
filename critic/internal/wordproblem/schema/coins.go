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

// coinCents is what coins are worth.
var coinCents = map[string]int64{"penny": 1, "cent": 1, "nickel": 5, "dime": 10, "quarter": 25, "dollar": 100}

var (
	coinRolls       = tale.Exactly(`(?:(?:[^A-Z]* )?(?:has|have|had|saved|saves|found|finds|got) )?(N\d+) (?:rolls|bags|stacks|piles) of (N\d+) ([\pL]+)`)
	coinSome        = tale.Exactly(`(?:(?:[^A-Z]* )?(?:has|have|had|saved|saves|found|finds|got) )?(?:(N\d+) ([\pL]+)|(M\d+)|(F\d+))`)
	coinSpent       = tale.Exactly(`(?:[^A-Z]* )?(?:spends?|spent|loses?|lost|gives? away|gave away) (?:(N\d+) ([\pL]+)|(M\d+))`)
	askMissingCents = tale.Exactly(`how many (?:more )?cents (?:more )?(?:does|do) [\pL ]+ need to have (?:(N\d+) ([\pL]+)|(M\d+))`)
	askCandy        = tale.Exactly(`how many [\pL'-]+(?: [\pL'-]+)? (?:at|for) (N\d+) cents (?:each|apiece|a piece) can [\pL ]+ buy`)
	askCents        = tale.Exactly(`how many cents (?:are left|(?:is|are) that|(?:does|do) [\pL ]+ have(?: left| in all)?)`)
)

// readCoins reads coins by their names. It is asked for cents, how many are missing, or how many
// things they buy.
func readCoins(t *tale.Tale) *plan.Plan {
	m, asks := tale.Match(t.QuestionText, askCents, askMissingCents, askCandy)
	if asks == nil {
		return nil
	}
	var have []plan.Outcome
	var spent plan.Outcome
	var first []string // the sentence that tells the first coins
	named := false     // by something else than cents
	for _, words := range t.Sentences {
		if tale.CountMarks(words, "NMFT") == 0 || tale.OfAge(words) {
			continue
		}
		if m := coinSpent.FindStringSubmatch(strings.Join(words, " ")); m != nil {
			if cents := cents(t, m[1], m[2], m[3]); cents.Operand == nil || !set(&spent, cents) {
				return nil
			}
			continue
		}
		if len(have) > 0 && ledger.Aside(t, words, tale.Ones(t.Question)) {
			continue
		}
		if first == nil {
			first = words
		}
		if words[0] != first[0] && !tale.Subjects.Has(words[0]) && !tale.Fillers.Has(words[0]) { // somebody else has them
			return nil
		}
		for _, part := range tale.PartsOf(words) {
			switch m, p := tale.Match(strings.Join(part, " "), coinRolls, coinSome); p {
			case coinRolls:
				have = append(have, t.Number(m[1]).With('*', cents(t, m[2], m[3], "")))
				named = true
			case coinSome:
				worth := cents(t, m[1], m[2], m[3])
				if m[4] != "" { // five quarters, which may be parts of something else
					worth = quarters(t, m[4])
				}
				have = append(have, worth)
				named = named || m[4] != "" || m[2] != "" && wordproblem.Singular(m[2]) != "cent"
			default:
				return nil
			}
		}
	}
	if !named || slices.ContainsFunc(have, func(o plan.Outcome) bool { return o.Operand == nil }) {
		return nil
	}
	all := plan.Total(have)
	switch {
	case asks != askCents && spent.Operand != nil:
		return nil
	case asks == askMissingCents:
		return cents(t, m[1], m[2], m[3]).With('-', all).Plan()
	case asks == askCandy:
		return t.Wholes(m[1])(all).Plan()
	}
	if left := slices.Contains(t.Question, "left"); left != (spent.Operand != nil) {
		return nil
	} else if left {
		all = all.With('-', spent)
	}
	return all.Plan()
}

// quarters is what the coins are worth that read like a number of fourths.
func quarters(t *tale.Tale, mark string) plan.Outcome {
	f := t.Factor(mark)
	if f.Over == nil || f.Under == nil || f.Under.Tag > 0 || f.Under.Value.Cmp(big.NewRat(4, 1)) != 0 {
		return plan.Outcome{}
	}
	return plan.Stated(f.Over).With('*', plan.Stated(wordproblem.Plain(coinCents["quarter"])))
}

// cents is what so many coins are worth, or some dollars; without an operand for other things.
func cents(t *tale.Tale, number, coin, dollars string) plan.Outcome {
	worth, count := coinCents[wordproblem.Singular(coin)], number
	if dollars != "" {
		worth, count = 100, dollars
	}
	switch {
	case worth == 0 || count == "":
		return plan.Outcome{}
	case worth == 1:
		return t.Number(count)
	}
	return t.Number(count).With('*', plan.Stated(wordproblem.Plain(worth)))
}
