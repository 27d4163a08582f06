package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

const perUnit = ` (?:a|an|per|each|every) (day|week|hour|month|minute)`

var perUnits = wordset.Of("day week hour month minute")

var (
	everyDay  = exactly(`(?:[^A-Z]* )?(?:earns?|saves?|gets?|makes?|does|do|drinks?|eats?|reads?|runs?|walks?|writes?|uses?|sells?|picks?|bakes?|earned|saved|made|did|read|ran|walked) (?:(M\d+)|(N\d+) ` + goods + `)` + perUnit + `(?: for (N\d+) (day|week|hour|month|minute)s?)?`)
	hasAtOnce = exactly(`(?:[^A-Z]* )?(?:has|have|had) (?:(M\d+)|(N\d+) ` + goods + `)(?: already)?`)
	askDaily  = exactly(`how (?:much|many)(?: ([\pL'-]+))?(?: (?:is|are) that| (?:does|do|did|will|would) [\pL'. ]+? (?:have|earn|save|get|make|do|drink|eat|read|run|walk|write|use|sell|pick|bake))?(?: in all| altogether)?(?: (?:in|after|for) (?:(N\d+) (day|week|hour|month)s?|(?:a|one) (week|day)))?`)
)

// readDaily reads so much a day or the like for some time, with what there was before: "Ted
// has $17 and saves $20 a week. How much will he have after 3 weeks?"
func readDaily(t *tale) *Plan {
	if !t.tells(perUnits) {
		return nil
	}
	var start, rate, times outcome
	noun, unit, span := "", "", ""
	for _, words := range t.sentences {
		for _, part := range partsOf(words) {
			text := strings.Join(part, " ")
			switch m, p := match(text, everyDay, hasAtOnce); {
			case countMarks(part, "NMFT") == 0 || ofAge(words):
			case p == everyDay && rate.operand == nil:
				rate, unit = t.number(m[1]+m[2]), m[4]
				if m[5] != "" {
					times, span = t.number(m[5]), m[6]
				}
				if !sameThing(&noun, m[1], m[3]) {
					return nil
				}
			case p == hasAtOnce && start.operand == nil && rate.operand == nil:
				start = t.number(m[1] + m[2])
				if !sameThing(&noun, m[1], m[3]) {
					return nil
				}
			case countMarks(words, "NMFT") > 1 || !apartFrom(words, t.question, []string{noun}) || slices.ContainsFunc(words, func(w string) bool { return scaling.Has(w) }):
				return nil
			}
		}
	}
	m := askDaily.FindStringSubmatch(t.questionText)
	if m == nil || rate.operand == nil || m[1] != "" && Singular(m[1]) != noun && !(noun == "$" && (m[1] == "money" || m[1] == "dollars")) {
		return nil
	}
	if start.operand != nil && !slices.Contains(t.question, "have") {
		return nil
	}
	switch {
	case m[2] != "" && times.operand == nil:
		times, span = t.number(m[2]), m[3]
	case m[4] != "" && times.operand == nil:
		times, span = stated(plain(1)), m[4]
	case m[2]+m[4] != "":
		return nil
	}
	switch {
	case times.operand == nil:
		return nil
	case span == unit && m[4] == "":
		rate = rate.with('*', times)
	case span == "week" && unit == "day" && m[4] != "":
		rate = rate.with('*', stated(plain(7)))
	case span == "week" && unit == "day":
		rate = rate.with('*', stated(plain(7))).with('*', times)
	default:
		return nil
	}
	if start.operand != nil {
		rate = start.with('+', rate)
	}
	return rate.plan()
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
	packsIn    = exactly(`(?:.* has )?(N\d+) ` + goods + ` and packs them (?:in|into) ([\pL'-]+) with (N\d+) [\pL'-]+ of (N\d+)`)
	packedInto = exactly(`(N\d+) ` + goods + ` are (?:packed|put|shared) (?:equally )?(?:in|into|by|among) (N\d+) ([\pL'-]+) (?:with|of) (N\d+) ([\pL'-]+)(?: each)?(?: , the same number in (?:every|each) [\pL'-]+)?`)
	askFilled  = exactly(`how many ([\pL'-]+) (?:does|do|did|can) [\pL'. ]+ (?:fill|need)`)
	askInOne   = exactly(`how many(?: [\pL'-]+)? (?:are (?:there )?in (?:a|each|every|one) ([\pL'-]+)|does each ([\pL'-]+) get)`)
	ticketOf   = exactly(`(?:an? )(adult|child) ticket (?:cost|costs|was|is) (M\d+)`)
	wentThere  = exactly(`(N\d+) adults and (N\d+) children (?:went|go|came) [\pL' ]+`)
	paidInAll  = exactly(`they paid (M\d+) in all`)
	askTicket  = exactly(`how much (?:was|is|did) an? (child|adult)(?:'s)? ticket(?: cost)?`)
)

// readPacked reads things that are packed into as many parts of parts.
func readPacked(t *tale) *Plan {
	ask, asked := match(t.questionText, askFilled, askInOne)
	if asked == nil {
		return nil
	}
	var m []string
	in := false
	for _, words := range t.sentences {
		if countMarks(words, "NMFT") == 0 || ofAge(words) {
			continue
		}
		found, p := match(strings.Join(words, " "), packsIn, packedInto)
		if p == nil || m != nil {
			if p == nil && countMarks(words, "NMFT") == 1 && apartFrom(words, t.question, m) && m != nil {
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
		return t.number(m[1]).with('/', t.number(m[4]).with('*', t.number(m[5]))).plan()
	}
	if Singular(ask[1]+ask[2]) != Singular(m[6]) {
		return nil
	}
	return t.number(m[1]).with('/', t.number(m[3]).with('*', t.number(m[5]))).plan()
}

// readTickets reads what two kinds of tickets cost in all, and one of them.
func readTickets(t *tale) *Plan {
	ask := askTicket.FindStringSubmatch(t.questionText)
	if ask == nil {
		return nil
	}
	var went, ticket, paid []string
	for _, words := range t.sentences {
		switch m, p := match(strings.Join(words, " "), wentThere, ticketOf, paidInAll); {
		case countMarks(words, "NMFT") == 0 || ofAge(words):
		case p == wentThere && went == nil:
			went = m
		case p == ticketOf && ticket == nil:
			ticket = m
		case p == paidInAll && paid == nil:
			paid = m
		case countMarks(words, "NMFT") > 1 || !apartFrom(words, t.question, nil):
			return nil
		}
	}
	if went == nil || ticket == nil || paid == nil || ask[1] == ticket[1] {
		return nil
	}
	known, asked := t.number(went[1]), t.number(went[2])
	if ticket[1] == "child" {
		known, asked = asked, known
	}
	return t.number(paid[1]).with('-', known.with('*', t.number(ticket[2]))).with('/', asked).plan()
}
