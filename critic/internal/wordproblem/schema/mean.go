package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	shareIn   = tale.Exactly(`([\pL'-]+) and ([\pL'-]+) (?:share|shared|split|divide|divided) (M\d+|N\d+)(?: [\pL'-]+){0,2} in (?:the|a) ratio (?:of )?(N\d+) (?:to|:) (N\d+)`)
	askShare  = tale.Exactly(`how (?:many|much)(?: [\pL'-]+)? (?:does|did|will) ([\pL'-]+) (?:get|receive|have|take)`)
	ratioOf   = tale.Exactly(`the ratio of ([\pL'-]+) to ([\pL'-]+) (?:[\pL' ]+ )?is (N\d+) (?::|to) (N\d+)`)
	inAll     = tale.Exactly(`(?:there (?:are|were) |[\pL' ]+ (?:has|have) )(N\d+) ([\pL'-]+)(?: in all| in total| altogether)?`)
	ratioWord = wordset.Of("ratio")
	askPart   = tale.Exactly(`(?:(?:what|how much) is |what's |find |calculate |compute |work out )?(F\d+) of (N\d+|M\d+)(?: [\pL'-]+)?`)
	askRatio  = tale.Exactly(`how many ([\pL'-]+) (?:are|were) (?:there|in [\pL' ]+)|how many ([\pL'-]+) (?:does|do) [\pL' ]+ have`)
)

// readMean reads a question for the average of all the numbers of one list.
func readMean(t *tale.Tale) *plan.Plan {
	if !slices.Contains(t.Question, "average") && !slices.Contains(t.Question, "mean") {
		return nil
	}
	lists := 0
	var list []string
	for _, words := range append(slices.Clone(t.Sentences), t.Question) {
		if all := tale.Marks(words, "NMFT"); len(all) > 0 {
			lists, list = lists+1, words
		}
	}
	all := tale.Marks(list, "NM")
	if lists != 1 || len(all) < 3 || tale.CountMarks(list, "FT") > 0 || !isList(list) ||
		slices.ContainsFunc(t.Question, func(w string) bool { return w == "if" || w == "need" || w == "next" || w == "than" || w == "without" }) {
		return nil
	}
	var numbers []plan.Outcome
	for _, m := range all {
		numbers = append(numbers, t.Number(m))
	}
	return plan.Total(numbers).With('/', plan.Stated(wordproblem.Plain(int64(len(all))))).Plan()
}

// isList reports whether only commas and "and" stand between the numbers in words.
func isList(words []string) bool {
	last := -1
	for i, w := range words {
		if !tale.IsMark(w) {
			continue
		}
		if last >= 0 && slices.ContainsFunc(words[last+1:i], func(w string) bool { return w != "," && w != "and" }) {
			return false
		}
		last = i
	}
	return true
}

// readPart reads a question for a share of a number, which is all there is.
func readPart(t *tale.Tale) *plan.Plan {
	m := askPart.FindStringSubmatch(t.QuestionText)
	if m == nil || len(t.Sentences) > 0 {
		return nil
	}
	return t.Number(m[2]).Times(t.Factor(m[1])).Plan()
}

// readRatio reads two kinds of things in a ratio and how many there are of both, or of one.
func readRatio(t *tale.Tale) *plan.Plan {
	if !t.Tells(ratioWord) {
		return nil
	}
	var ratio, all []string
	for _, words := range t.Sentences {
		if tale.CountMarks(words, "NMFT") == 0 {
			continue
		}
		text := strings.Join(words, " ")
		switch m, p := tale.Match(text, ratioOf, inAll); {
		case p == ratioOf && ratio == nil:
			ratio = m
		case p == inAll && ratio != nil && all == nil:
			all = m
		case ratio != nil && tale.CountMarks(words, "NMFT") == 1 && !slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) || w == ratio[1] || w == ratio[2] }):
		default:
			return nil
		}
	}
	m := askRatio.FindStringSubmatch(t.QuestionText)
	if ratio == nil || all == nil || m == nil {
		return nil
	}
	a, b, n := t.Number(ratio[3]), t.Number(ratio[4]), t.Number(all[1])
	asked := m[1] + m[2]
	parts := map[string]plan.Outcome{ratio[1]: a, ratio[2]: b}
	part := parts[asked]
	if part.Operand == nil || all[2] == asked {
		return nil
	}
	of := a.With('+', b)
	if parts[all[2]].Operand != nil {
		of = parts[all[2]]
	}
	return n.With('/', of).With('*', part).Plan()
}

// readShared reads what two share in a ratio, and how much one of them gets.
func readShared(t *tale.Tale) *plan.Plan {
	if !t.Tells(ratioWord) {
		return nil
	}
	var found []string
	for _, words := range t.Sentences {
		m := shareIn.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case m != nil && found == nil:
			found = m
		case tale.CountMarks(words, "NMFT") > 0 && !tale.OfAge(words) && !ledger.Aside(t, words, nil):
			return nil
		}
	}
	ask := askShare.FindStringSubmatch(t.QuestionText)
	if found == nil || ask == nil || ask[1] != found[1] && ask[1] != found[2] {
		return nil
	}
	part := t.Number(found[4])
	if ask[1] == found[2] {
		part = t.Number(found[5])
	}
	return t.Number(found[3]).With('/', t.Number(found[4]).With('+', t.Number(found[5]))).With('*', part).Plan()
}
