package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// asked is what the question asks for; the zero value where that is not clear.
func (r *rates) asked() plan.Outcome {
	i := slices.IndexFunc(r.Clauses, func(c wordproblem.Clause) bool { return c.Asks })
	if i < 0 || slices.ContainsFunc(r.Clauses[i+1:], func(c wordproblem.Clause) bool { return c.Asks }) {
		return plan.Outcome{}
	}
	c := r.Clauses[i]
	for k, more := range r.Clauses[i+1:] {
		if !r.TellsOf(i+1+k) && !r.Compared(r.Form(more.Words)) {
			c.Words = slices.Concat(c.Words, []string{"and"}, more.Words)
		}
	}
	words := r.Form(c.Words)
	text := strings.Join(words, " ")
	whose := r.Mentioned(c.Words, c.Opens)
	if m := forMoney.FindStringSubmatch(text); m != nil {
		if len(whose) != 1 || m[1] != r.unit+"s" || len(r.times) > 0 || r.Amounts.Unit() != "$" {
			return plan.Outcome{}
		}
		return r.Number(m[2]).With('/', r.amount(whose[0]))
	}
	if m := timesOf.FindStringSubmatch(text); m != nil && m[2] == r.unit && m[4] == r.unit && len(r.times) == 0 {
		return r.timesOf(c, m)
	}
	often, ok := r.often(text, whose)
	if !ok || !r.plainlyAsked(words) {
		return plan.Outcome{}
	}
	return r.combined(words, whose, often)
}

// timesOf is what two make together whose times the question tells: after 6 days of Ann
// and 5 days of Ben.
func (r *rates) timesOf(c wordproblem.Clause, m []string) plan.Outcome {
	var all []plan.Outcome
	for _, mark := range []string{m[1], m[3]} {
		at := slices.IndexFunc(c.Words, func(w string) bool { o := wordproblem.TaggedOperand(w); return o != nil && o.Tag == r.Number(mark).Tag })
		end := at + 1
		for end < len(c.Words) && wordproblem.TaggedOperand(c.Words[end]) == nil {
			end++
		}
		whose := r.Mentioned(c.Words[at:end], false)
		if len(whose) != 1 {
			return plan.Outcome{}
		}
		all = append(all, r.amount(whose[0]).With('*', r.Number(mark)))
	}
	return plan.Total(all)
}

// often is by what else the amounts are multiplied, told in the question.
func (r *rates) often(text string, whose []string) (all []plan.Outcome, ok bool) {
	week := perWeek.MatchString(text)
	found := inTimes.FindAllStringSubmatch(text, -1)
	taken := 0
	for _, m := range found {
		n := plan.Stated(wordproblem.Plain(1))
		if m[1] != "" {
			n, taken = r.Number(m[1]), taken+1
		}
		switch {
		case m[4] == r.unit && m[1] != "" && (m[6] == "" || m[6] == "day" && r.unit == "hour"):
			all = append(all, n)
		case m[4] == "week" && r.unit == "day" && m[6] == "":
			all = append(all, plan.Stated(wordproblem.Plain(7)))
			if m[1] != "" {
				all[len(all)-1] = n.With('*', plan.Stated(wordproblem.Plain(7)))
			}
		case m[4] == "day" && r.unit == "hour" && m[6] == "" && len(all) == 1 && m[1] != "":
			all = append(all, n)
		default:
			return nil, false
		}
	}
	if taken != tale.CountMarks(strings.Fields(text), "NMFT") {
		return nil, false
	}
	anyDaily := slices.ContainsFunc(whose, func(k string) bool { return r.daily[k] })
	switch {
	case r.days.Operand != nil && week && len(found) == 0 && anyDaily && len(whose) == 1:
		return []plan.Outcome{r.days}, true
	case r.days.Operand != nil || anyDaily, week && len(all) == 0 && r.unit != "week" && r.unit != "day":
		return nil, false
	case week && len(all) == 0 && r.unit == "day":
		return []plan.Outcome{plan.Stated(wordproblem.Plain(7))}, len(r.times) == 0
	}
	return all, len(all) == 0 || len(r.times) == 0
}

// plainlyAsked reports whether a question asks for what comes of the amounts.
func (r *rates) plainlyAsked(words []string) bool {
	for i, w := range words {
		switch w {
		case "left", "need", "needs", "needed", "worth", "remaining", "remain", "could", "would", "average", "percent", "most", "least", "older", "ratio", "faster", "slower", "half", "cost", "costs", "old", "long", "apart", "meet":
			return false
		case "many":
			unit := r.Amounts.Unit()
			asked := comparison.UnitOf(nil, words[i+1:])
			if asked != "" && unit != "" && asked != unit && asked != "more" {
				return false
			}
			if asked == r.unit || unit == "$" {
				return false
			}
		}
	}
	return len(words) > 0
}

// amount is the amount of somebody.
func (r *rates) amount(k string) plan.Outcome {
	if r.Value[k] == nil {
		return plan.Outcome{}
	}
	return plan.Outcome{Operand: r.Operand(k), Steps: r.Way(k)}
}

// combined is what one, two or all make in their times.
func (r *rates) combined(words, whose []string, often []plan.Outcome) plan.Outcome {
	has := func(set wordset.Set) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set.Has(w) })
	}
	differs := has(comparison.Upward) || has(comparison.Downward) || slices.Contains(words, "difference")
	whole := has(comparison.Altogether) || slices.Contains(words, "they")
	if len(r.times) == 0 && len(often) == 0 {
		return plan.Outcome{}
	}
	switch {
	case differs && len(whose) == 2 && !has(comparison.Altogether):
		a, b := r.made(whose[0], often), r.made(whose[1], often)
		if a.Operand == nil || b.Operand == nil {
			return plan.Outcome{}
		}
		if a.Value.Cmp(b.Value) < 0 {
			a, b = b, a
		}
		return a.With('-', b)
	case differs:
		return plan.Outcome{}
	case len(whose) == 0 && whole:
		whose = r.Keys
		if len(r.times) > 0 {
			whose = slices.DeleteFunc(whose, func(k string) bool { return r.times[k].Operand == nil })
		}
	case len(whose) == 1 && whole || len(whose) == 0 || len(whose) > 1 && !slices.Contains(words, "and"):
		return plan.Outcome{}
	}
	if len(r.times) == 0 { // first together, then so often
		var all []plan.Outcome
		for _, k := range whose {
			all = append(all, r.amount(k))
		}
		return repeated(plan.Total(all), often)
	}
	var all []plan.Outcome
	for _, k := range whose {
		all = append(all, r.made(k, often))
	}
	return plan.Total(all)
}

// made is what somebody makes in the time.
func (r *rates) made(k string, often []plan.Outcome) plan.Outcome {
	made := r.amount(k)
	if len(r.times) > 0 {
		made = made.With('*', r.times[k])
	}
	return repeated(made, often)
}

func repeated(a plan.Outcome, often []plan.Outcome) plan.Outcome {
	for _, n := range often {
		a = a.With('*', n)
	}
	return a
}
