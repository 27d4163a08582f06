package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

const perUnit = ` (?:a|an|per|each|every) (day|week|hour|month|minute)`

var perUnits = wordset.Of("day week hour month minute")

var (
	everyDay  = tale.Exactly(`(?:[^A-Z]* )?(?:earns?|saves?|gets?|makes?|does|do|drinks?|eats?|reads?|runs?|walks?|writes?|uses?|sells?|picks?|bakes?|earned|saved|made|did|read|ran|walked) (?:(M\d+)|(N\d+) ` + tale.Goods + `)` + perUnit + `(?: for (N\d+) (day|week|hour|month|minute)s?)?`)
	hasAtOnce = tale.Exactly(`(?:[^A-Z]* )?(?:has|have|had) (?:(M\d+)|(N\d+) ` + tale.Goods + `)(?: already)?`)
	askDaily  = tale.Exactly(`how (?:much|many)(?: ([\pL'-]+))?(?: (?:is|are) that| (?:does|do|did|will|would) [\pL'. ]+? (?:have|earn|save|get|make|do|drink|eat|read|run|walk|write|use|sell|pick|bake))?(?: in all| altogether)?(?: (?:in|after|for) (?:(N\d+) (day|week|hour|month)s?|(?:a|one) (week|day)))?`)
)

// readDaily reads so much a day or the like for some time, with what there was before: "Ted
// has $17 and saves $20 a week. How much will he have after 3 weeks?"
func readDaily(t *tale.Tale) *plan.Plan {
	if !t.Tells(perUnits) {
		return nil
	}
	var start, rate, times plan.Outcome
	noun, unit, span := "", "", ""
	for _, words := range t.Sentences {
		for _, part := range tale.PartsOf(words) {
			text := strings.Join(part, " ")
			switch m, p := tale.Match(text, everyDay, hasAtOnce); {
			case tale.CountMarks(part, "NMFT") == 0 || tale.OfAge(words):
			case p == everyDay && rate.Operand == nil:
				rate, unit = t.Number(m[1]+m[2]), m[4]
				if m[5] != "" {
					times, span = t.Number(m[5]), m[6]
				}
				if !sameThing(&noun, m[1], m[3]) {
					return nil
				}
			case p == hasAtOnce && start.Operand == nil && rate.Operand == nil:
				start = t.Number(m[1] + m[2])
				if !sameThing(&noun, m[1], m[3]) {
					return nil
				}
			case tale.CountMarks(words, "NMFT") > 1 || !apartFrom(words, t.Question, []string{noun}) || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) }):
				return nil
			}
		}
	}
	m := askDaily.FindStringSubmatch(t.QuestionText)
	if m == nil || rate.Operand == nil || m[1] != "" && wordproblem.Singular(m[1]) != noun && !(noun == "$" && (m[1] == "money" || m[1] == "dollars")) {
		return nil
	}
	if start.Operand != nil && !slices.Contains(t.Question, "have") {
		return nil
	}
	switch {
	case m[2] != "" && times.Operand == nil:
		times, span = t.Number(m[2]), m[3]
	case m[4] != "" && times.Operand == nil:
		times, span = plan.Stated(wordproblem.Plain(1)), m[4]
	case m[2]+m[4] != "":
		return nil
	}
	switch {
	case times.Operand == nil:
		return nil
	case span == unit && m[4] == "":
		rate = rate.With('*', times)
	case span == "week" && unit == "day" && m[4] != "":
		rate = rate.With('*', plan.Stated(wordproblem.Plain(7)))
	case span == "week" && unit == "day":
		rate = rate.With('*', plan.Stated(wordproblem.Plain(7))).With('*', times)
	default:
		return nil
	}
	if start.Operand != nil {
		rate = start.With('+', rate)
	}
	return rate.Plan()
}

// sameThing notes what is counted, and reports whether it is what was counted before.
func sameThing(noun *string, money, phrase string) bool {
	told := "$"
	if money == "" {
		told = head(phrase)
	}
	if *noun == "" {
		*noun = told
	}
	return *noun == told
}

var (
	packsIn    = tale.Exactly(`(?:.* has )?(N\d+) ` + tale.Goods + ` and packs them (?:in|into) ([\pL'-]+) with (N\d+) [\pL'-]+ of (N\d+)`)
	packedInto = tale.Exactly(`(N\d+) ` + tale.Goods + ` are (?:packed|put|shared) (?:equally )?(?:in|into|by|among) (N\d+) ([\pL'-]+) (?:with|of) (N\d+) ([\pL'-]+)(?: each)?(?: , the same number in (?:every|each) [\pL'-]+)?`)
	askFilled  = tale.Exactly(`how many ([\pL'-]+) (?:does|do|did|can) [\pL'. ]+ (?:fill|need)`)
	askInOne   = tale.Exactly(`how many(?: [\pL'-]+)? (?:are (?:there )?in (?:a|each|every|one) ([\pL'-]+)|does each ([\pL'-]+) get)`)
	ticketOf   = tale.Exactly(`(?:an? )(adult|child) ticket (?:cost|costs|was|is) (M\d+)`)
	wentThere  = tale.Exactly(`(N\d+) adults and (N\d+) children (?:went|go|came) [\pL' ]+`)
	paidInAll  = tale.Exactly(`they paid (M\d+) in all`)
	askTicket  = tale.Exactly(`how much (?:was|is|did) an? (child|adult)(?:'s)? ticket(?: cost)?`)
)

// readPacked reads things that are packed into as many parts of parts.
func readPacked(t *tale.Tale) *plan.Plan {
	ask, asked := tale.Match(t.QuestionText, askFilled, askInOne)
	if asked == nil {
		return nil
	}
	var m []string
	in := false
	for _, words := range t.Sentences {
		if tale.CountMarks(words, "NMFT") == 0 || tale.OfAge(words) {
			continue
		}
		found, p := tale.Match(strings.Join(words, " "), packsIn, packedInto)
		if p == nil || m != nil {
			if p == nil && tale.CountMarks(words, "NMFT") == 1 && apartFrom(words, t.Question, m) && m != nil {
				continue
			}
			return nil
		}
		m, in = found, p == packsIn
	}
	if m == nil || in != (asked == askFilled) {
		return nil
	}
	if in {
		if ask[1] != m[3] {
			return nil
		}
		return t.Number(m[1]).With('/', t.Number(m[4]).With('*', t.Number(m[5]))).Plan()
	}
	if wordproblem.Singular(ask[1]+ask[2]) != wordproblem.Singular(m[6]) {
		return nil
	}
	return t.Number(m[1]).With('/', t.Number(m[3]).With('*', t.Number(m[5]))).Plan()
}

// readTickets reads what two kinds of tickets cost in all, and one of them.
func readTickets(t *tale.Tale) *plan.Plan {
	ask := askTicket.FindStringSubmatch(t.QuestionText)
	if ask == nil {
		return nil
	}
	var went, ticket, paid []string
	for _, words := range t.Sentences {
		switch m, p := tale.Match(strings.Join(words, " "), wentThere, ticketOf, paidInAll); {
		case tale.CountMarks(words, "NMFT") == 0 || tale.OfAge(words):
		case p == wentThere && went == nil:
			went = m
		case p == ticketOf && ticket == nil:
			ticket = m
		case p == paidInAll && paid == nil:
			paid = m
		case tale.CountMarks(words, "NMFT") > 1 || !apartFrom(words, t.Question, nil):
			return nil
		}
	}
	if went == nil || ticket == nil || paid == nil || ask[1] == ticket[1] {
		return nil
	}
	known, asked := t.Number(went[1]), t.Number(went[2])
	if ticket[1] == "child" {
		known, asked = asked, known
	}
	return t.Number(paid[1]).With('-', known.With('*', t.Number(ticket[2]))).With('/', asked).Plan()
}
