package wordproblem

import (
	"slices"
	"strings"
)

// coinCents is what coins are worth.
var coinCents = map[string]int64{"penny": 1, "cent": 1, "nickel": 5, "dime": 10, "quarter": 25, "dollar": 100}

var (
	coinRolls = exactly(`(?:(?:[^A-Z]* )?(?:has|have|had|saved|saves|found|got) )?(N\d+) (?:rolls|bags|stacks|piles) of (N\d+) ([\pL]+)`)
	coinSome  = exactly(`(?:(?:[^A-Z]* )?(?:has|have|had|saved|saves|found|got) )?(?:(N\d+) ([\pL]+)|(M\d+))`)
	coinSpent = exactly(`(?:[^A-Z]* )?(?:spends?|spent|loses?|lost|gives? away|gave away) (?:(N\d+) ([\pL]+)|(M\d+))`)
	askCents  = exactly(`how many cents (?:are left|(?:is|are) that|(?:does|do) [\pL ]+ have(?: left| in all)?)`)
)

// readCoins reads coins by their names, and asks for cents.
func readCoins(t *tale) *Plan {
	if !askCents.MatchString(t.questionText) {
		return nil
	}
	var have []outcome
	var spent outcome
	named := false // by something else than cents
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
		for _, part := range partsOf(words) {
			switch m, p := match(strings.Join(part, " "), coinRolls, coinSome); p {
			case coinRolls:
				have = append(have, t.number(m[1]).with('*', t.cents(m[2], m[3], "")))
				named = true
			case coinSome:
				have = append(have, t.cents(m[1], m[2], m[3]))
				named = named || m[2] != "" && Singular(m[2]) != "cent"
			default:
				return nil
			}
		}
	}
	if !named || slices.ContainsFunc(have, func(o outcome) bool { return o.operand == nil }) {
		return nil
	}
	all := total(have)
	if left := slices.Contains(t.question, "left"); left != (spent.operand != nil) {
		return nil
	} else if left {
		all = all.with('-', spent)
	}
	return all.plan()
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
