package problems

import (
	"slices"
	"strings"
)

// conclude asks for one amount, for all together, for a difference or for what comes
// of one or of all.
func (g *relating) conclude() {
	ask, i := "", g.untold()
	switch g.r.weighted(30, 25, 15, 2*len(g.theme.ones), 3*len(g.theme.totals), 5*len(g.theme.pairs), 3*len(g.theme.sales), 5*len(g.theme.average)) {
	case 0:
		g.want(i)
		ask = g.say(pick(g.r, g.theme.ask), i, 0)
	case 1:
		g.sum()
		ask = g.askTotal()
	case 2:
		j := (i + 1 + g.r.intn(len(g.amounts)-1)) % len(g.amounts)
		if g.amounts[i].value < g.amounts[j].value {
			i, j = j, i
		}
		a, b := g.want(i), g.want(j)
		g.do(a, '-', b)
		ask = g.say(pick(g.r, g.theme.differ), i, j)
	case 3:
		ask, _ = g.follow(pick(g.r, g.theme.ones), g.want(i))
		ask = g.say(ask, i, 0)
	case 4:
		ask, _ = g.follow(pick(g.r, g.theme.totals), g.sum())
		ask = g.say(ask, 0, 1)
	case 5:
		ask, _ = g.follow(pick(g.r, g.theme.pairs), g.want(0), g.want(1))
		ask = g.say(ask, 0, 1)
	case 6:
		sale, money := g.follow(pick(g.r, g.theme.sales), g.sum())
		ask, _ = g.follow(pick(g.r, moneyTotals), money)
		ask = g.say(sale+" "+ask, 0, 1)
	default:
		g.do(g.sum(), '/', constant(len(g.amounts)))
		ask = g.say(pick(g.r, g.theme.average), 0, 1)
	}
	g.text = joinFacts(g.r, g.facts, ask)
	if g.theme.opening != "" && g.r.chance(40) {
		g.text = g.say(g.theme.opening, 0, 1) + " " + g.text
	}
}

// untold is an amount that no number of the text states.
func (g *relating) untold() int {
	i := g.r.intn(len(g.amounts) - 1)
	if i >= g.root {
		i++
	}
	return i
}

// askTotal asks for the sum of all amounts. It may say how many these are.
func (g *relating) askTotal() string {
	text := pick(g.r, g.theme.total)
	if len(g.amounts) == 2 && len(g.theme.pair) > 0 && g.r.chance(50) {
		text = pick(g.r, g.theme.pair)
	}
	if strings.Contains(text, "@") {
		return g.say(text, 0, 1, g.given(whole(len(g.amounts))))
	}
	return g.say(text, 0, 1)
}

// sum works out all amounts and adds them up in the order of the text.
func (g *relating) sum() quantity {
	all := make([]quantity, len(g.amounts))
	for i := range all {
		all[i] = g.want(i)
	}
	s := all[0]
	for _, q := range all[1:] {
		s = g.do(s, '+', q)
	}
	return s
}

// joinFacts puts the facts and the question in a row; two facts may share a sentence,
// and the last one may be the condition of the question.
func joinFacts(r *rng, facts []string, ask string) string {
	withPronouns(r, facts)
	if len(facts) > 1 && r.chance(25) {
		i := r.intn(len(facts) - 1)
		link := pick(r, []string{", and ", ", and ", ", while ", "; "})
		facts = append(append(facts[:i:i], strings.TrimSuffix(facts[i], ".")+link+facts[i+1]), facts[i+2:]...)
	}
	last := len(facts) - 1
	if !strings.Contains(ask, ". ") && !strings.HasPrefix(ask, "if ") && r.chance(35) {
		condition := "if " + strings.TrimSuffix(facts[last], ".")
		if r.chance(25) && strings.HasSuffix(ask, "?") {
			ask = strings.TrimSuffix(ask, "?") + " " + condition + "?"
		} else {
			ask = condition + ", " + ask
		}
		facts = facts[:last:last]
	}
	return strings.Join(append(facts, ask), " ")
}

// withPronouns may say "as him" for the name with which the sentence before begins.
func withPronouns(r *rng, facts []string) {
	for i := 1; i < len(facts); i++ {
		name, _, _ := strings.Cut(facts[i-1], " ")
		pronoun := ""
		switch {
		case slices.Contains(women, name):
			pronoun = "her"
		case slices.Contains(men, name):
			pronoun = "him"
		}
		for _, than := range []string{" than ", " as "} {
			if rest, ok := strings.CutSuffix(facts[i], than+name+"."); ok && pronoun != "" && r.chance(25) {
				facts[i] = rest + than + pronoun + "."
			}
		}
	}
}
