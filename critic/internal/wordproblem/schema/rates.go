package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// rates are amounts a time, told by comparing them, and the times for which they hold.
type rates struct {
	*tale.Tale
	*comparison.Amounts
	unit  string                  // of time: "hour" where they are so much an hour
	times map[string]plan.Outcome // how many of the unit, by who
	daily map[string]bool         // where that is so many a day
	days  plan.Outcome            // days a week
}

var (
	// spansOfTime are such that so much each may be told.
	spansOfTime = wordset.Of("hour day week month minute year")

	perTime   = lazyregexp.New(`(?:^| )(?:per|a|an|each|every) (hour|day|week|month|minute|year)(?: |$)`)
	timesTold = lazyregexp.New(`^(?:[^A-Z]* )?(N\d+) (hour|day|week|month|minute|year)s?( (?:a|per|each|every) day)?$`)
	daysAWeek = tale.Exactly(`(N\d+) days (?:a|per|each|every) week`)
	inTimes   = lazyregexp.New(` (?:in|for|after|over|during)(?: (N\d+)| (a)| (one)) (hour|day|week|month|minute|year)s?( (?:a|per|each|every) (day|week))?`)
	perWeek   = lazyregexp.New(` (?:a|per|each|every|in a|in one) week( |$)`)
	timesOf   = lazyregexp.New(`(?:after|in|for|with) (N\d+) (hour|day|week|month)s? of [\pL'. ]+ and (N\d+) (hour|day|week|month)s? of [\pL'. ]+$`)
	forMoney  = tale.Exactly(`how many (hours|days) (?:must|does|did|will|should|do) .* work (?:for|to (?:earn|make|get)) (M\d+)`)
)

// readRates reads amounts an hour or a day that are told by comparing them, of which the
// question takes so many: "Ann earns twice as much an hour as Ben. … Ann works 6 hours and
// Ben works 7 hours. How much do they earn together?"
func readRates(t *tale.Tale) *plan.Plan {
	if t.Related == nil || t.Related.Unit() != "mile" && !t.Tells(spansOfTime) && !tale.HasAny(t.Question, spansOfTime) {
		return nil
	}
	r := &rates{Tale: t, Amounts: t.Related, times: map[string]plan.Outcome{}, daily: map[string]bool{}}
	if !r.readUnit() || !r.readTimes() {
		return nil
	}
	return r.asked().Plan()
}

// readUnit finds the one unit of time of the amounts.
func (r *rates) readUnit() bool {
	for i, c := range r.Clauses {
		if c.Asks || !r.TellsOf(i) && len(r.Mentioned(c.Words, c.Opens)) == 0 {
			continue
		}
		words := r.Form(c.Words)
		for _, m := range perTime.FindAllStringSubmatch(strings.Join(words, " "), -1) {
			if !r.Compared(words) && !r.TellsOf(i) {
				continue
			}
			if r.unit != "" && r.unit != m[1] {
				return false
			}
			r.unit = m[1]
		}
		if r.TellsOf(i) && r.Amounts.Unit() == "mile" && r.unit == "" {
			r.unit = "hour"
		}
	}
	return r.unit != ""
}

// readTimes reads the clauses that compare nothing. It is false where one may tell of
// something else that counts.
func (r *rates) readTimes() bool {
	var who []string // of whom the clause before tells
	asks := false
	for i, c := range r.Clauses {
		if asks = asks || c.Asks; asks || r.TellsOf(i) {
			continue
		}
		words := r.Form(c.Words)
		if tale.CountMarks(words, "NMFT") == 0 || r.Compared(words) {
			continue
		}
		text := strings.Join(words, " ")
		if m := daysAWeek.FindStringSubmatch(text); m != nil && len(who) > 0 {
			r.days = r.Number(m[1])
			continue
		}
		if m := timesTold.FindStringSubmatch(text); m != nil && m[2] == r.unit && tale.CountMarks(words, "NMFT") == 1 {
			who = r.Mentioned(c.Words, c.Opens)
			if len(who) != 1 && !(len(who) == 2 && (words[0] == "both" || slices.Contains(words, "and"))) {
				return false
			}
			for _, k := range who {
				if r.times[k].Operand != nil {
					return false
				}
				r.times[k], r.daily[k] = r.Number(m[1]), m[3] != ""
			}
			continue
		}
		if !r.aside(c, words) {
			return false
		}
	}
	return true
}

// aside reports whether a clause has nothing to do with the amounts.
func (r *rates) aside(c wordproblem.Clause, words []string) bool {
	all := tale.Marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || comparison.MayCompare(c) {
		return false
	}
	behind := words[slices.Index(words, all[0])+1:]
	if tale.OfAge(words) {
		return true
	}
	kind := wordproblem.KindOf(behind)
	if kind == nil || len(r.Mentioned(c.Words, c.Opens)) > 0 && kind[len(kind)-1] != "year" {
		return false
	}
	noun := kind[len(kind)-1]
	return noun != r.unit && noun != r.Amounts.Unit() && !tale.Scaling.Has(noun) && !slices.Contains(tale.Ones(r.Question), noun)
}
