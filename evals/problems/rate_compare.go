package problems

import "strings"

// set gives amount i its value and the way to it.
func (g *relating) set(i int, v fixed, solve func() quantity) {
	a := &g.amounts[i]
	a.value, a.known, a.solve = v, true, solve
	g.failed = g.failed || v <= 0 || v > g.theme.most() || v%100 != 0
}

// times is a factor, as a word or as a number, for one that divides v if it is whole.
// A factor in a word has no letter.
func (g *relating) times(dividing fixed) (k quantity, words string) {
	var fitting []int
	for _, n := range []int{2, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10} {
		if dividing == 0 || dividing%(whole(n)) == 0 {
			fitting = append(fitting, n)
		}
	}
	if fitting == nil {
		g.failed = true
		return constant(2), ""
	}
	n := pick(g.r, fitting)
	if n == 2 && g.r.chance(80) {
		return constant(2), "twice"
	}
	k = g.given(whole(n))
	return k, k.slot() + " times"
}

// share is a part such as a third that leaves v whole.
func (g *relating) share(v fixed) (k quantity, words string) {
	for range 4 {
		i := g.r.weighted(60, 20, 15, 5)
		if v%whole(i+2) == 0 {
			return constant(i + 2), []string{"half", "[a|one] third", "[a|one] [quarter|fourth]", "a fifth"}[i]
		}
	}
	g.failed = true
	return constant(2), "half"
}

// portion puts a multiple or a share into a wording: twice the price, but a third of
// the price.
func portion(text, words string) string {
	if !strings.Contains(text, "~ as ") && words != "twice" && words != "half" && !strings.HasSuffix(words, "times") {
		words += " of"
	}
	return strings.Replace(text, "~", words, 1)
}

// more is a number to be added, or taken away from an amount above it.
func (g *relating) more(below fixed) quantity {
	v := g.drawn(g.theme.step)
	if below > 0 && v >= below {
		v = whole(g.r.between(2, max(2, below.int()-1)))
	}
	return g.given(v)
}

// compare tells amount i by amount j, which is known.
func (g *relating) compare(i, j int) string {
	v := g.amounts[j].value
	switch g.r.weighted(24, 10, 22, 18, 12, 4, 4, g.theme.fractions) {
	case 0:
		k, words := g.times(0)
		g.set(i, v*k.value/unit, func() quantity { return g.do(g.want(j), '*', k) })
		return g.say(portion(pick(g.r, g.theme.times), words), i, j)
	case 1:
		k, words := g.share(v)
		g.set(i, v*unit/k.value, func() quantity { return g.do(g.want(j), '/', k) })
		return g.say(portion(pick(g.r, g.theme.times), words), i, j)
	case 2:
		d := g.more(0)
		g.set(i, v+d.value, func() quantity { return g.do(g.want(j), '+', d) })
		return g.say(pick(g.r, g.theme.more), i, j, d)
	case 3:
		d := g.more(v)
		g.set(i, v-d.value, func() quantity { return g.do(g.want(j), '-', d) })
		return g.say(pick(g.r, g.theme.less), i, j, d)
	case 4:
		return g.compareTwice(i, j)
	case 5:
		return g.compareSum(i)
	case 6:
		return g.comparePercent(i, j)
	}
	return g.compareFraction(i, j)
}

// compareTwice tells of an amount that is some more or fewer than a multiple.
func (g *relating) compareTwice(i, j int) string {
	v := g.amounts[j].value
	d := g.drawn(g.theme.step)
	text, op := pick(g.r, g.theme.moreThanTimes), byte('+')
	if g.r.chance(45) {
		text, op = pick(g.r, g.theme.lessThanTimes), '-'
	}
	dq := g.given(d)
	k, words := g.times(0)
	product := v * k.value / unit
	if g.r.chance(20) {
		k, words = g.share(v)
		product = v * unit / k.value
		words = linked(g.r, words)
	}
	grows := product >= v
	sum := product + d
	if op == '-' {
		sum = product - d
	}
	g.set(i, sum, func() quantity {
		kind := byte('/')
		if grows {
			kind = '*'
		}
		return g.do(g.do(g.want(j), kind, k), op, dq)
	})
	return g.say(portion(text, words), i, j, dq)
}

// compareSum tells of an amount by all amounts known so far, if there are two.
func (g *relating) compareSum(i int) string {
	var all []int
	for j, a := range g.amounts {
		if a.known && j < i {
			all = append(all, j)
		}
	}
	if len(all) != 2 || len(g.theme.sum) == 0 {
		g.failed = true
		return ""
	}
	d := g.more(0)
	g.set(i, g.amounts[all[0]].value+g.amounts[all[1]].value+d.value, func() quantity {
		return g.do(g.do(g.want(all[0]), '+', g.want(all[1])), '+', d)
	})
	text := strings.Replace(pick(g.r, g.theme.sum), "{j}", g.amounts[all[0]].name+" and "+g.amounts[all[1]].name+"[ together| combined]", 1)
	return g.say(text, i, i, d)
}

// comparePercent tells of an amount that is some percent more or fewer.
func (g *relating) comparePercent(i, j int) string {
	v := g.amounts[j].value
	p := g.given(g.drawn('p'))
	part := v * p.value / whole(100)
	text, op := pick(g.r, g.theme.more), byte('+')
	if g.r.chance(40) {
		text, op = pick(g.r, g.theme.less), '-'
	}
	sum := v + part
	if op == '-' {
		sum = v - part
	}
	g.failed = g.failed || !percentFits(text) || v*p.value%whole(100) != 0
	g.set(i, sum, func() quantity {
		return g.do(g.want(j), op, g.do(g.do(g.want(j), '*', p), '/', constant(100)))
	})
	return g.say(strings.Replace(strings.Replace(text, "$@", "@", 1), "@", "@%", 1), i, j, p)
}

// percentFits reports whether a number in a comparison can become a percentage: "5
// more apples", but not "5 years older" or "5 apples more".
func percentFits(text string) bool {
	return strings.Contains(text, "@ more") || strings.Contains(text, "@ fewer") || strings.Contains(text, "@ less")
}

// compareFraction tells of an amount that is a fraction or some percent of another.
func (g *relating) compareFraction(i, j int) string {
	v := g.amounts[j].value
	if g.r.chance(50) {
		p := g.given(g.drawn('p'))
		g.failed = g.failed || v*p.value%whole(100) != 0
		g.set(i, v*p.value/whole(100), func() quantity { return g.do(g.do(g.want(j), '*', p), '/', constant(100)) })
		return g.say(portion(pick(g.r, g.theme.times), p.slot()+"%"), i, j)
	}
	den := pick(g.r, []int{3, 4, 5, 6, 8, 10})
	a, b := g.given(whole(g.r.between(2, den-1))), g.given(whole(den))
	g.failed = g.failed || v*a.value%(b.value*unit) != 0
	g.set(i, v*a.value/b.value, func() quantity { return g.do(g.do(g.want(j), '*', a), '/', b) })
	return g.say(portion(pick(g.r, g.theme.times), a.slot()+"/"+b.slot()), i, j)
}

// compareBack tells amount i, which is known, by amount j, so that j has to be worked
// out backwards.
func (g *relating) compareBack(i, j int) string {
	v := g.amounts[i].value
	switch g.r.weighted(30, 10, 25, 20, 15) {
	case 0:
		k, words := g.times(v)
		g.set(j, v*unit/k.value, func() quantity { return g.do(g.want(i), '/', k) })
		return g.say(portion(pick(g.r, g.theme.times), words), i, j)
	case 1:
		k, words := g.share(0)
		g.set(j, v*k.value/unit, func() quantity { return g.do(g.want(i), '*', k) })
		return g.say(portion(pick(g.r, g.theme.times), words), i, j)
	case 2:
		d := g.more(v)
		g.set(j, v-d.value, func() quantity { return g.do(g.want(i), '-', d) })
		return g.say(pick(g.r, g.theme.more), i, j, d)
	case 3:
		d := g.more(0)
		g.set(j, v+d.value, func() quantity { return g.do(g.want(i), '+', d) })
		return g.say(pick(g.r, g.theme.less), i, j, d)
	}
	text, op, rest := pick(g.r, g.theme.moreThanTimes), byte('-'), fixed(0)
	d := g.drawn(g.theme.step)
	if rest = v - d; g.r.chance(50) {
		text, op, rest = pick(g.r, g.theme.lessThanTimes), '+', v+d
	}
	if rest <= 0 {
		g.failed = true
		return ""
	}
	dq := g.given(d)
	k, words := g.times(rest)
	g.set(j, rest*unit/k.value, func() quantity { return g.do(g.do(g.want(i), op, dq), '/', k) })
	return g.say(portion(text, words), i, j, dq)
}
