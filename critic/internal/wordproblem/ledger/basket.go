package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	likeOne   = lazyregexp.New(`(N\d+)(?: (?:things?|pieces|items))?(?: of (?:them|these))? ?(?:cost )?(?:, )?(?:each )?(?:like|at the price of|as expensive as) (?:an?|the) ([\pL'-]+(?: [\pL'-]+){0,3}?)(?: and | cost|$| , )`)
	allThese  = tale.Exactly(`.* (?:has|have|had) (M\d+) and (?:buys|buy|bought) (?:all of (?:these|them)|them all|one of each)`)
	askBasket = tale.Exactly(`(?:.* )?how much (?:(?:does|do|did|will) (?:.* )?(?:pay|spend)|do .* cost)(?: in all| altogether| together| in total)?.*`)
)

// ReadBasket reads things that are bought at prices that are told by comparing them: "Karl buys
// 8 things like a cap and 3 like a scarf", "Karl has $90 and buys all of these".
func ReadBasket(t *tale.Tale) *plan.Plan {
	if t.Related == nil || t.Related.Unit() != "$" || !mayTellBasket(t) {
		return nil
	}
	l := newLedger(t)
	l.openCompared()
	question := t.QuestionText
	if cond, ask := tale.Condition(t.Question); cond != nil {
		if !l.Compares(cond) {
			return nil
		}
		question = strings.Join(ask, " ")
	}
	basket, budget := "", plan.Outcome{}
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		switch m := allThese.FindStringSubmatch(text); {
		case tale.CountMarks(words, "NMFT") == 0, l.Compares(words), tale.CountMarks(words, "NMFT") == 1 && (tale.OfAge(words) || l.aside(words, []string{"$"})):
		case m != nil && budget.Operand == nil:
			budget = t.Number(m[1])
		case basket == "" && likeOne.MatchString(text):
			basket = text
		default:
			return nil
		}
	}
	left := slices.Contains(t.Question, "left")
	if budget.Operand != nil && left && basket == "" && tale.CountMarks(strings.Fields(question), "NMFT") == 0 {
		of := slices.DeleteFunc(slices.Clone(l.accounts), func(a *account) bool { return a.now.Operand == nil })
		if len(of) != len(t.Related.Keys) {
			return nil
		}
		var all []plan.Outcome
		for _, a := range of {
			all = append(all, a.now)
		}
		return budget.With('-', plan.Total(all)).Plan()
	}
	if basket == "" {
		basket = question
	} else if tale.CountMarks(strings.Fields(question), "NMFT") > 0 {
		return nil
	}
	if left || budget.Operand != nil || !askBasket.MatchString(question) {
		return nil
	}
	return l.basket(basket).Plan()
}

// mayTellBasket reports whether a tale or its question may tell what is bought.
func mayTellBasket(t *tale.Tale) bool {
	return tale.HasAny(t.Question, likeWords) || slices.ContainsFunc(t.Sentences, func(words []string) bool {
		text := strings.Join(words, " ")
		return likeOne.MatchString(text) || allThese.MatchString(text)
	})
}

// likeWords are such that likeOne needs one of them.
var likeWords = wordset.Of("like price expensive")

// basket is what so many things cost, each at one of the prices.
func (l *ledger) basket(text string) plan.Outcome {
	var all []plan.Outcome
	for from := 0; ; {
		m := likeOne.FindStringSubmatchIndex(text[from:])
		if m == nil {
			break
		}
		key := strings.Join(tale.Ones(strings.Fields(strings.ReplaceAll(text[from+m[4]:from+m[5]], " of ", " "))), " ")
		a := l.account(key)
		if a == nil {
			return plan.Outcome{}
		}
		all = append(all, l.Tale.Number(text[from+m[2]:from+m[3]]).With('*', a.now))
		from += m[5]
	}
	if len(all) != tale.CountMarks(strings.Fields(text), "NMFT") {
		return plan.Outcome{}
	}
	return plan.Total(all)
}
