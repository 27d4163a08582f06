package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	shareIn   = exactly(`([\pL'-]+) and ([\pL'-]+) (?:share|shared|split|divide|divided) (M\d+|N\d+)(?: [\pL'-]+){0,2} in (?:the|a) ratio (?:of )?(N\d+) (?:to|:) (N\d+)`)
	askShare  = exactly(`how (?:many|much)(?: [\pL'-]+)? (?:does|did|will) ([\pL'-]+) (?:get|receive|have|take)`)
	ratioOf   = exactly(`the ratio of ([\pL'-]+) to ([\pL'-]+) (?:[\pL' ]+ )?is (N\d+) (?::|to) (N\d+)`)
	inAll     = exactly(`(?:there (?:are|were) |[\pL' ]+ (?:has|have) )(N\d+) ([\pL'-]+)(?: in all| in total| altogether)?`)
	ratioWord = wordset.Of("ratio")
	askPart   = exactly(`(?:(?:what|how much) is |what's |find |calculate |compute |work out )?(F\d+) of (N\d+|M\d+)(?: [\pL'-]+)?`)
	askRatio  = exactly(`how many ([\pL'-]+) (?:are|were) (?:there|in [\pL' ]+)|how many ([\pL'-]+) (?:does|do) [\pL' ]+ have`)
)

// readMean reads a question for the average of all the numbers of one list.
func readMean(t *tale) *Plan {
	if !slices.Contains(t.question, "average") && !slices.Contains(t.question, "mean") {
		return nil
	}
	lists := 0
	var list []string
	for _, words := range append(slices.Clone(t.sentences), t.question) {
		if all := marks(words, "NMFT"); len(all) > 0 {
			lists, list = lists+1, words
		}
	}
	all := marks(list, "NM")
	if lists != 1 || len(all) < 3 || countMarks(list, "FT") > 0 || !isList(list) ||
		slices.ContainsFunc(t.question, func(w string) bool { return w == "if" || w == "need" || w == "next" || w == "than" || w == "without" }) {
		return nil
	}
	var numbers []outcome
	for _, m := range all {
		numbers = append(numbers, t.number(m))
	}
	return total(numbers).with('/', stated(plain(int64(len(all))))).plan()
}

// isList reports whether only commas and "and" stand between the numbers in words.
func isList(words []string) bool {
	last := -1
	for i, w := range words {
		if !isMark(w) {
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
func readPart(t *tale) *Plan {
	m := askPart.FindStringSubmatch(t.questionText)
	if m == nil || len(t.sentences) > 0 {
		return nil
	}
	return t.number(m[2]).times(t.factor(m[1])).plan()
}

// readRatio reads two kinds of things in a ratio and how many there are of both, or of one.
func readRatio(t *tale) *Plan {
	if !t.tells(ratioWord) {
		return nil
	}
	var ratio, all []string
	for _, words := range t.sentences {
		if countMarks(words, "NMFT") == 0 {
			continue
		}
		text := strings.Join(words, " ")
		switch m, p := match(text, ratioOf, inAll); {
		case p == ratioOf && ratio == nil:
			ratio = m
		case p == inAll && ratio != nil && all == nil:
			all = m
		case ratio != nil && countMarks(words, "NMFT") == 1 && !slices.ContainsFunc(words, func(w string) bool { return scaling.Has(w) || w == ratio[1] || w == ratio[2] }):
		default:
			return nil
		}
	}
	m := askRatio.FindStringSubmatch(t.questionText)
	if ratio == nil || all == nil || m == nil {
		return nil
	}
	a, b, n := t.number(ratio[3]), t.number(ratio[4]), t.number(all[1])
	asked := m[1] + m[2]
	parts := map[string]outcome{ratio[1]: a, ratio[2]: b}
	part := parts[asked]
	if part.operand == nil || all[2] == asked {
		return nil
	}
	of := a.with('+', b)
	if parts[all[2]].operand != nil {
		of = parts[all[2]]
	}
	return n.with('/', of).with('*', part).plan()
}

// readShared reads what two share in a ratio, and how much one of them gets.
func readShared(t *tale) *Plan {
	if !t.tells(ratioWord) {
		return nil
	}
	var found []string
	for _, words := range t.sentences {
		m := shareIn.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case m != nil && found == nil:
			found = m
		case countMarks(words, "NMFT") > 0 && !ofAge(words) && !(&ledger{tale: t}).aside(words, nil):
			return nil
		}
	}
	ask := askShare.FindStringSubmatch(t.questionText)
	if found == nil || ask == nil || ask[1] != found[1] && ask[1] != found[2] {
		return nil
	}
	part := t.number(found[4])
	if ask[1] == found[2] {
		part = t.number(found[5])
	}
	return t.number(found[3]).with('/', t.number(found[4]).with('+', t.number(found[5]))).with('*', part).plan()
}
