package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	likeOne   = lazyregexp.New(`(N\d+)(?: (?:things?|pieces|items))?(?: of (?:them|these))? ?(?:cost )?(?:, )?(?:each )?(?:like|at the price of|as expensive as) (?:an?|the) ([\pL'-]+(?: [\pL'-]+){0,3}?)(?: and | cost|$| , )`)
	allThese  = exactly(`.* (?:has|have|had) (M\d+) and (?:buys|buy|bought) (?:all of (?:these|them)|them all|one of each)`)
	askBasket = exactly(`(?:.* )?how much (?:(?:does|do|did|will) (?:.* )?(?:pay|spend)|do .* cost)(?: in all| altogether| together| in total)?.*`)
)

// readBasket reads things that are bought at prices that are told by comparing them: "Karl buys
// 8 things like a cap and 3 like a scarf", "Karl has $90 and buys all of these".
func readBasket(t *tale) *Plan {
	if t.related == nil || t.related.unit() != "$" || !t.mayTellBasket() {
		return nil
	}
	l := newLedger(t)
	l.openCompared()
	question := t.questionText
	if cond, ask := condition(t.question); cond != nil {
		if !l.compares(cond) {
			return nil
		}
		question = strings.Join(ask, " ")
	}
	basket, budget := "", outcome{}
	for _, words := range t.sentences {
		text := strings.Join(words, " ")
		switch m := allThese.FindStringSubmatch(text); {
		case countMarks(words, "NMFT") == 0, l.compares(words), countMarks(words, "NMFT") == 1 && (ofAge(words) || l.aside(words, []string{"$"})):
		case m != nil && budget.operand == nil:
			budget = t.number(m[1])
		case basket == "" && likeOne.MatchString(text):
			basket = text
		default:
			return nil
		}
	}
	left := slices.Contains(t.question, "left")
	if budget.operand != nil && left && basket == "" && countMarks(strings.Fields(question), "NMFT") == 0 {
		of := slices.DeleteFunc(slices.Clone(l.accounts), func(a *account) bool { return a.now.operand == nil })
		if len(of) != len(t.related.keys) {
			return nil
		}
		var all []outcome
		for _, a := range of {
			all = append(all, a.now)
		}
		return budget.with('-', total(all)).plan()
	}
	if basket == "" {
		basket = question
	} else if countMarks(strings.Fields(question), "NMFT") > 0 {
		return nil
	}
	if left || budget.operand != nil || !askBasket.MatchString(question) {
		return nil
	}
	return l.basket(basket).plan()
}

// mayTellBasket reports whether a tale or its question may tell what is bought.
func (t *tale) mayTellBasket() bool {
	return hasAny(t.question, likeWords) || slices.ContainsFunc(t.sentences, func(words []string) bool {
		text := strings.Join(words, " ")
		return likeOne.MatchString(text) || allThese.MatchString(text)
	})
}

// likeWords are such that likeOne needs one of them.
var likeWords = wordset.Of("like price expensive")

// basket is what so many things cost, each at one of the prices.
func (l *ledger) basket(text string) outcome {
	var all []outcome
	for from := 0; ; {
		m := likeOne.FindStringSubmatchIndex(text[from:])
		if m == nil {
			break
		}
		key := strings.Join(ones(strings.Fields(strings.ReplaceAll(text[from+m[4]:from+m[5]], " of ", " "))), " ")
		a := l.account(key)
		if a == nil {
			return outcome{}
		}
		all = append(all, l.tale.number(text[from+m[2]:from+m[3]]).with('*', a.now))
		from += m[5]
	}
	if len(all) != countMarks(strings.Fields(text), "NMFT") {
		return outcome{}
	}
	return total(all)
}
