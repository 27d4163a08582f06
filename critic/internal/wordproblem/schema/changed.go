package schema

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

const (
	aStart = `(?:(?:start|begin) with|take)(?: the number)?`
	aGood  = `(?:an?|the|my|his|her|their|our|this) [\pL'-]+(?: [\pL'-]+)?`
	// itChanges is what changes, in a sentence behind that of its amount.
	itChanges = `(?:(?:then|now|later|next) )?(?:it|this|that|its price|the price|the [\pL'-]+)`
	// upBy and downBy tell that an amount changes by a share of itself.
	upBy = `(?:(?:is |was |has been |gets |got )?(?:then |now )?(?:increased|raised|put up|marked up)|(?:has )?(?:rises|rose|risen|grows|grew|grown|increases|increased|goes up|went up|gone up)|is up|was up) (?:by )?(F\d+)` +
		`|(?:is|was|gets|got|becomes|became) (F\d+) (?:more expensive|dearer|costlier|higher|bigger|larger|heavier|longer)`
	downBy = `(?:(?:is |was |has been |gets |got )?(?:then |now )?(?:decreased|reduced|lowered|cut|marked down)|(?:has )?(?:falls|fell|fallen|drops|dropped|decreases|decreased|sinks|sank|goes down|went down|gone down)|is down|was down) (?:by )?(F\d+)` +
		`|(?:is|was|gets|got|becomes|became) (F\d+) (?:cheaper|less expensive|lower|smaller|lighter|shorter|off)`
)

var (
	atFirst   = tale.Exactly(`(?:` + aStart + ` (N\d+)|` + aGood + ` (?:costs?|is|was|sells for|sold for|is priced at|was priced at|for|of) ([MN]\d+))`)
	changesUp = tale.Exactly(`(?:` + itChanges + ` (?:` + upBy + `)|(?:increase|raise) (?:it|that|the result) by (F\d+))`)
	changesDn = tale.Exactly(`(?:` + itChanges + ` (?:` + downBy + `)|(?:decrease|reduce|lower) (?:it|that|the result) by (F\d+))`)
	// bothTold is an amount and its change in one sentence.
	bothTold = tale.Exactly(`(` + aGood + ` (?:costs?|for|of) [MN]\d+|` + aStart + ` N\d+)(?:(?: ,)? and|(?: ,)? but)? (.+)`)
	// offOn is a price with something off it, offAsked one in the question.
	offOn      = tale.Exactly(`(?:[\pL'-]+|there is) (?:gets?|got|have|has|had|receives?|received|is given|a|an) ?(?:an? )?(F\d+) (?:discount|off)(?: on)? (?:an?|the|my|his|her|their) (?:(?:[\pL'-]+ )?(?:of|for|that costs|worth) )?(M\d+)(?: [\pL'-]+)?`)
	offAsked   = tale.Exactly(`(?:how much|what) (?:do|does|must|will|would) (?:i|you|he|she|we|they) (?:pay|have to pay) for (?:an?|the) (M\d+) [\pL'-]+ (?:with|at|after|that is) (?:an? )?(F\d+) (?:off|discount)`)
	askChanged = tale.Exactly(`(?:so )?(?:what|how much) (?:is the result|do you get|is the (?:new|reduced|final|sale) [\pL]+|is its new price|is it (?:now|then)|is the [\pL]+ now|is that now|(?:does|will|would|do|did|must) (?:it|the [\pL'-]+|you|i|one|he|she) (?:cost|pay|have to pay)(?: now| then| for it)?)`)
)

// readChanged reads an amount that changes by a share of itself and asks what it is then: "A phone
// costs $150. Its price is raised by 20%. How much does it cost now?"
func readChanged(t *tale.Tale) *plan.Plan {
	if t.Numbers != 2 {
		return nil
	}
	if m := offAsked.FindStringSubmatch(t.QuestionText); m != nil && len(t.Sentences) == 0 {
		return changed(t.Number(m[1]), '-', t.Factor(m[2]))
	}
	if !askChanged.MatchString(t.QuestionText) {
		return nil
	}
	if len(t.Sentences) == 1 {
		if m := offOn.FindStringSubmatch(strings.Join(t.Sentences[0], " ")); m != nil {
			return changed(t.Number(m[2]), '-', t.Factor(m[1]))
		}
	}
	var told []string
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		if m := bothTold.FindStringSubmatch(text); m != nil {
			told = append(told, m[1], m[2])
		} else {
			told = append(told, text)
		}
	}
	if len(told) != 2 {
		return nil
	}
	m := atFirst.FindStringSubmatch(told[0])
	if m == nil {
		return nil
	}
	from := t.Number(m[1] + m[2])
	m, p := tale.Match(told[1], changesUp, changesDn)
	if p == nil { // of a sentence that goes on
		m, p = tale.Match("it "+told[1], changesUp, changesDn)
	}
	switch p {
	case changesUp:
		return changed(from, '+', t.Factor(m[1]+m[2]+m[3]))
	case changesDn:
		return changed(from, '-', t.Factor(m[1]+m[2]+m[3]))
	}
	return nil
}

// changed is an amount and a share of it, or without.
func changed(from plan.Outcome, op byte, by wordproblem.Factor) *plan.Plan {
	return from.With(op, from.Times(by)).Plan()
}
