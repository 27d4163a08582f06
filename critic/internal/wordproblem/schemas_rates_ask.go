package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// asked is what the question asks for; the zero value where that is not clear.
func (r *rates) asked() outcome {
	i := slices.IndexFunc(r.clauses, func(c clause) bool { return c.asks })
	if i < 0 || slices.ContainsFunc(r.clauses[i+1:], func(c clause) bool { return c.asks }) {
		return outcome{}
	}
	c := r.clauses[i]
	for k, more := range r.clauses[i+1:] {
		if !r.tellsOf(i+1+k) && !r.compared(r.form(more.words)) {
			c.words = slices.Concat(c.words, []string{"and"}, more.words)
		}
	}
	words := r.form(c.words)
	text := strings.Join(words, " ")
	whose := r.mentioned(c.words, c.opens)
	if m := forMoney.FindStringSubmatch(text); m != nil {
		if len(whose) != 1 || m[1] != r.unit+"s" || len(r.times) > 0 || r.related.unit() != "$" {
			return outcome{}
		}
		return r.number(m[2]).with('/', r.amount(whose[0]))
	}
	if m := timesOf.FindStringSubmatch(text); m != nil && m[2] == r.unit && m[4] == r.unit && len(r.times) == 0 {
		return r.timesOf(c, m)
	}
	often, ok := r.often(text, whose)
	if !ok || !r.plainlyAsked(words) {
		return outcome{}
	}
	return r.combined(words, whose, often)
}

// timesOf is what two make together whose times the question tells: after 6 days of Ann
// and 5 days of Ben.
func (r *rates) timesOf(c clause, m []string) outcome {
	var all []outcome
	for _, mark := range []string{m[1], m[3]} {
		at := slices.IndexFunc(c.words, func(w string) bool { o := taggedOperand(w); return o != nil && o.tag == r.number(mark).tag })
		end := at + 1
		for end < len(c.words) && taggedOperand(c.words[end]) == nil {
			end++
		}
		whose := r.mentioned(c.words[at:end], false)
		if len(whose) != 1 {
			return outcome{}
		}
		all = append(all, r.amount(whose[0]).with('*', r.number(mark)))
	}
	return total(all)
}

// often is by what else the amounts are multiplied, told in the question.
func (r *rates) often(text string, whose []string) (all []outcome, ok bool) {
	week := perWeek.MatchString(text)
	found := inTimes.FindAllStringSubmatch(text, -1)
	taken := 0
	for _, m := range found {
		n := stated(plain(1))
		if m[1] != "" {
			n, taken = r.number(m[1]), taken+1
		}
		switch {
		case m[4] == r.unit && m[1] != "" && (m[6] == "" || m[6] == "day" && r.unit == "hour"):
			all = append(all, n)
		case m[4] == "week" && r.unit == "day" && m[6] == "":
			all = append(all, stated(plain(7)))
			if m[1] != "" {
				all[len(all)-1] = n.with('*', stated(plain(7)))
			}
		case m[4] == "day" && r.unit == "hour" && m[6] == "" && len(all) == 1 && m[1] != "":
			all = append(all, n)
		default:
			return nil, false
		}
	}
	if taken != countMarks(strings.Fields(text), "NMFT") {
		return nil, false
	}
	anyDaily := slices.ContainsFunc(whose, func(k string) bool { return r.daily[k] })
	switch {
	case r.days.operand != nil && week && len(found) == 0 && anyDaily && len(whose) == 1:
		return []outcome{r.days}, true
	case r.days.operand != nil || anyDaily, week && len(all) == 0 && r.unit != "week" && r.unit != "day":
		return nil, false
	case week && len(all) == 0 && r.unit == "day":
		return []outcome{stated(plain(7))}, len(r.times) == 0
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
			unit := r.related.unit()
			asked := unitOf(nil, words[i+1:])
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
func (r *rates) amount(k string) outcome {
	if r.value[k] == nil {
		return outcome{}
	}
	return outcome{r.operand(k), r.way(k)}
}

// combined is what one, two or all make in their times.
func (r *rates) combined(words, whose []string, often []outcome) outcome {
	has := func(set wordset.Set) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set.Has(w) })
	}
	differs := has(upward) || has(downward) || slices.Contains(words, "difference")
	whole := has(altogether) || slices.Contains(words, "they")
	if len(r.times) == 0 && len(often) == 0 {
		return outcome{}
	}
	switch {
	case differs && len(whose) == 2 && !has(altogether):
		a, b := r.made(whose[0], often), r.made(whose[1], often)
		if a.operand == nil || b.operand == nil {
			return outcome{}
		}
		if a.value.Cmp(b.value) < 0 {
			a, b = b, a
		}
		return a.with('-', b)
	case differs:
		return outcome{}
	case len(whose) == 0 && whole:
		whose = r.keys
		if len(r.times) > 0 {
			whose = slices.DeleteFunc(whose, func(k string) bool { return r.times[k].operand == nil })
		}
	case len(whose) == 1 && whole || len(whose) == 0 || len(whose) > 1 && !slices.Contains(words, "and"):
		return outcome{}
	}
	if len(r.times) == 0 { // first together, then so often
		var all []outcome
		for _, k := range whose {
			all = append(all, r.amount(k))
		}
		return repeated(total(all), often)
	}
	var all []outcome
	for _, k := range whose {
		all = append(all, r.made(k, often))
	}
	return total(all)
}

// made is what somebody makes in the time.
func (r *rates) made(k string, often []outcome) outcome {
	made := r.amount(k)
	if len(r.times) > 0 {
		made = made.with('*', r.times[k])
	}
	return repeated(made, often)
}

func repeated(a outcome, often []outcome) outcome {
	for _, n := range often {
		a = a.with('*', n)
	}
	return a
}
