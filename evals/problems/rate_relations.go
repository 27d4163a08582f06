package problems

import (
	"slices"
	"strings"
)

// relating is a tale of a few amounts of one kind, each but one told by comparison
// with others: Tom has twice as many as Ann, Ben has 5 more than Tom.
type relating struct {
	*tally
	theme   *rateTheme
	fixed   *strings.Replacer // fields that stay the same through the tale
	amounts []amount
	root    int // the amount that is told in numbers
	facts   []string
}

// amount is one of them: its name in the text, and how to work it out once it is
// wanted. Amounts that nobody asks for are not worked out.
type amount struct {
	name  string
	value fixed
	known bool // value is set
	solve func() quantity
	done  *quantity
}

// want is the amount, worked out at most once.
func (g *relating) want(i int) quantity {
	a := &g.amounts[i]
	if a.done == nil {
		q := a.solve()
		a.done = &q
	}
	return *a.done
}

// tellRelations draws such a tale and a question about it.
func tellRelations(t *tally, steps int) { tellTheme(t, pick(t.r, rateThemes), steps) }

func tellTheme(t *tally, theme *rateTheme, steps int) {
	g := &relating{tally: t, theme: theme}
	n := 2 + t.r.weighted(55, 33, 12)
	if steps < 3 {
		n = 2 + t.r.weighted(80, 20)
	}
	g.fixed = g.theme.drawn(t.r)
	for _, name := range g.theme.names(t.r, n) {
		g.amounts = append(g.amounts, amount{name: name})
	}
	if g.relate(); !t.failed {
		g.conclude()
	}
}

// relate draws which amount is told in numbers and how the others hang together.
func (g *relating) relate() {
	n := len(g.amounts)
	if g.r.chance(40) {
		g.root = g.r.intn(n)
	}
	from := make([]int, n) // the amount with which each one after the first is compared
	for i := 1; i < n; i++ {
		from[i] = i - 1
		if g.r.chance(35) {
			from[i] = g.r.intn(i)
		}
	}
	start := g.given(g.drawn(g.theme.number))
	g.set(g.root, start.value, func() quantity { return start })
	facts := make([]string, n)
	for open := n - 1; open > 0 && !g.failed; {
		for i := 1; i < n && !g.failed; i++ {
			a, b := &g.amounts[i], &g.amounts[from[i]]
			switch {
			case a.known == b.known:
				continue
			case b.known:
				facts[i] = g.compare(i, from[i])
			default:
				facts[i] = g.compareBack(i, from[i])
			}
			open--
		}
	}
	if g.failed {
		return
	}
	told := g.say(pick(g.r, g.theme.given), g.root, 0, start)
	facts = facts[1:]
	switch x := g.r.intn(100); {
	case x < 45 || g.root == 0 && x < 60:
		facts = append([]string{told}, facts...)
	case x < 85:
		facts = append(facts, told)
	default:
		facts = append(facts, told)
		shuffle(g.r, facts)
	}
	g.facts = facts
}

// say puts amounts and numbers into a wording: {i} and {j} are amounts, each @ one of
// the numbers.
func (g *relating) say(text string, i, j int, numbers ...quantity) string {
	text = linked(g.r, text)
	for _, q := range numbers {
		text = strings.Replace(text, "@", q.slot(), 1)
	}
	return g.fixed.Replace(strings.NewReplacer("{i}", g.amounts[i].name, "{j}", g.amounts[j].name).Replace(text))
}

// conclude asks for one amount, for all together, for a difference or for what comes
// of one or of all.
func (g *relating) conclude() {
	ask, i := "", g.untold()
	switch g.r.weighted(30, 25, 15, 2*len(g.theme.ones), 3*len(g.theme.totals), 5*len(g.theme.pairs), 3*len(g.theme.sales)) {
	case 0:
		g.want(i)
		ask = g.say(pick(g.r, g.theme.ask), i, 0)
	case 1:
		g.sum()
		ask = g.say(g.askTotal(), 0, 1)
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
	default:
		sale, money := g.follow(pick(g.r, g.theme.sales), g.sum())
		ask, _ = g.follow(pick(g.r, moneyTotals), money)
		ask = g.say(sale+" "+ask, 0, 1)
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

// askTotal asks for the sum of all amounts.
func (g *relating) askTotal() string {
	if len(g.amounts) == 2 && len(g.theme.pair) > 0 && g.r.chance(50) {
		return pick(g.r, g.theme.pair)
	}
	return pick(g.r, g.theme.total)
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
	if !strings.Contains(ask, ". ") && r.chance(30) {
		condition := "if " + strings.TrimSuffix(facts[last], ".") + ", " + ask
		return strings.Join(append(facts[:last:last], condition), " ")
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
