package wordproblem

import (
	"math/big"
	"slices"
	"strings"
)

// coinCents is what coins are worth.
var coinCents = map[string]int64{"penny": 1, "cent": 1, "nickel": 5, "dime": 10, "quarter": 25, "dollar": 100}

var (
	coinRolls       = exactly(`(?:(?:[^A-Z]* )?(?:has|have|had|saved|saves|found|finds|got) )?(N\d+) (?:rolls|bags|stacks|piles) of (N\d+) ([\pL]+)`)
	coinSome        = exactly(`(?:(?:[^A-Z]* )?(?:has|have|had|saved|saves|found|finds|got) )?(?:(N\d+) ([\pL]+)|(M\d+)|(F\d+))`)
	coinSpent       = exactly(`(?:[^A-Z]* )?(?:spends?|spent|loses?|lost|gives? away|gave away) (?:(N\d+) ([\pL]+)|(M\d+))`)
	askMissingCents = exactly(`how many (?:more )?cents (?:more )?(?:does|do) [\pL ]+ need to have (?:(N\d+) ([\pL]+)|(M\d+))`)
	askCandy        = exactly(`how many [\pL'-]+(?: [\pL'-]+)? (?:at|for) (N\d+) cents (?:each|apiece|a piece) can [\pL ]+ buy`)
	askCents        = exactly(`how many cents (?:are left|(?:is|are) that|(?:does|do) [\pL ]+ have(?: left| in all)?)`)
)

// readCoins reads coins by their names. It is asked for cents, how many are missing, or how many
// things they buy.
func readCoins(t *tale) *Plan {
	m, asks := match(t.questionText, askCents, askMissingCents, askCandy)
	if asks == nil {
		return nil
	}
	var have []outcome
	var spent outcome
	var first []string // the sentence that tells the first coins
	named := false     // by something else than cents
	for _, words := range t.sentences {
		if countMarks(words, "NMFT") == 0 || ofAge(words) {
			continue
		}
		if m := coinSpent.FindStringSubmatch(strings.Join(words, " ")); m != nil {
			if cents := t.cents(m[1], m[2], m[3]); cents.operand == nil || !set(&spent, cents) {
				return nil
			}
			continue
		}
		if len(have) > 0 && (&ledger{tale: t}).aside(words, ones(t.question)) {
			continue
		}
		if first == nil {
			first = words
		}
		if words[0] != first[0] && !subjects.Has(words[0]) && !fillers.Has(words[0]) { // somebody else has them
			return nil
		}
		for _, part := range partsOf(words) {
			switch m, p := match(strings.Join(part, " "), coinRolls, coinSome); p {
			case coinRolls:
				have = append(have, t.number(m[1]).with('*', t.cents(m[2], m[3], "")))
				named = true
			case coinSome:
				worth := t.cents(m[1], m[2], m[3])
				if m[4] != "" { // five quarters, which may be parts of something else
					worth = t.quarters(m[4])
				}
				have = append(have, worth)
				named = named || m[4] != "" || m[2] != "" && Singular(m[2]) != "cent"
			default:
				return nil
			}
		}
	}
	if !named || slices.ContainsFunc(have, func(o outcome) bool { return o.operand == nil }) {
		return nil
	}
	all := total(have)
	switch {
	case asks != askCents && spent.operand != nil:
		return nil
	case asks == askMissingCents:
		return t.cents(m[1], m[2], m[3]).with('-', all).plan()
	case asks == askCandy:
		return t.wholes(m[1])(all).plan()
	}
	if left := slices.Contains(t.question, "left"); left != (spent.operand != nil) {
		return nil
	} else if left {
		all = all.with('-', spent)
	}
	return all.plan()
}

// quarters is what the coins are worth that read like a number of fourths.
func (t *tale) quarters(mark string) outcome {
	f := t.factor(mark)
	if f.over == nil || f.under == nil || f.under.tag > 0 || f.under.value.Cmp(big.NewRat(4, 1)) != 0 {
		return outcome{}
	}
	return stated(f.over).with('*', stated(plain(coinCents["quarter"])))
}

// cents is what so many coins are worth, or some dollars; without an operand for other things.
func (t *tale) cents(number, coin, dollars string) outcome {
	worth, count := coinCents[Singular(coin)], number
	if dollars != "" {
		worth, count = 100, dollars
	}
	switch {
	case worth == 0 || count == "":
		return outcome{}
	case worth == 1:
		return t.number(count)
	}
	return t.number(count).with('*', stated(plain(worth)))
}
