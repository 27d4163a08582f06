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

// tellTheme draws a tale of the theme.
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
	g.arrange(g.say(pick(g.r, g.theme.given), g.root, 0, start), facts[1:])
}

// arrange puts what is told in numbers before the comparisons, behind them, among
// them, or into one that ends with the same name: Ann has 5 more than Tom, who has 12.
func (g *relating) arrange(told string, facts []string) {
	root := g.amounts[g.root].name
	for i, fact := range facts {
		rest, ok := strings.CutPrefix(told, root+" ")
		if ok && isName(root) && strings.HasSuffix(fact, " "+root+".") && g.r.chance(20) {
			facts[i] = strings.TrimSuffix(fact, ".") + ", who " + rest
			g.facts = facts
			return
		}
	}
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

// isName reports whether an amount is called by the first name of somebody.
func isName(s string) bool { return slices.Contains(women, s) || slices.Contains(men, s) }

// say puts amounts and numbers into a wording: {i} and {j} are amounts, each @ one of
// the numbers.
func (g *relating) say(text string, i, j int, numbers ...quantity) string {
	text = linked(g.r, text)
	for _, q := range numbers {
		text = strings.Replace(text, "@", q.slot(), 1)
	}
	return g.fixed.Replace(strings.NewReplacer("{i}", g.amounts[i].name, "{j}", g.amounts[j].name).Replace(text))
}
