package problems

import (
	"slices"
	"strings"
)

// maxRate is the largest number of operations of a problem with rates.
const maxRate = 6

// rateKinds are the ways to make a problem of the family, each with its weight by
// the number of operations and what makes one. Those that draw a tale of another
// length, or numbers that do not come out, are asked again.
var rateKinds = []struct {
	weight [maxRate]int
	make   func(t *tally, steps int)
}{
	{[maxRate]int{70, 60, 50, 35, 25, 20}, tellScene},
	{[maxRate]int{25, 25, 25, 25, 25, 25}, tellRelations},
	{[maxRate]int{0, 15, 25, 30, 30, 30}, tellCourse},
	{[maxRate]int{0, 0, 15, 25, 30, 30}, tellSum},
	{[maxRate]int{0, 0, 12, 12, 10, 8}, tellRivals},
}

// makeRate makes a word problem about rates, prices, percent, fractions and
// comparisons, either a known situation in one of its wordings or a tale put
// together from relations between quantities.
func makeRate(s Spec) Problem {
	r := newRNG(s.Seed, 13, uint64(s.Steps), uint64(s.Operand))
	var weights []int
	for _, k := range rateKinds {
		weights = append(weights, k.weight[s.Steps-1])
	}
	for {
		kind := rateKinds[r.weighted(weights...)]
		for range 200 {
			t := &tally{r: r, operand: max(s.Operand, 12)}
			kind.make(t, s.Steps)
			if p, ok := t.problem(s.Steps); ok {
				return p
			}
		}
	}
}

// problem is the finished problem; ok is false where the tale has another number of
// operations, where a number did not come out or where nothing wants a result.
func (t *tally) problem(steps int) (p Problem, ok bool) {
	if t.failed || t.text == "" || len(t.ops) != steps || !t.allRead() || !t.wholeEnough() {
		return Problem{}, false
	}
	text := t.reworded(t.text)
	if t.r.chance(18) {
		text = t.withAside(text)
	}
	if strings.Contains(text, ". ") && t.r.chance(12) {
		text = withRemark(t.r, text)
	}
	if text = named(text); t.r.chance(10) {
		text = byMyself(t.r, text)
	}
	question, order := t.fill(tidied(castRate(t.r, text).Replace(text)))
	numbers, name := t.numbered(order)
	var work []Operation
	for _, o := range t.ops {
		work = append(work, Operation{name(o[0]), o[1], name(o[2])})
	}
	lines, results, ok := WordSteps(numbers, work)
	if !ok || repeats(lines) {
		return Problem{}, false
	}
	return Problem{Family: Rate, Question: question, Steps: lines, Answer: Decimal(results[len(results)-1])}, true
}

// repeats reports whether a line is there twice: the second would look like a slip.
func repeats(lines []string) bool {
	for i, line := range lines {
		if slices.Contains(lines[:i], line) {
			return true
		}
	}
	return false
}

// allRead reports whether every result but the last is an operand later on.
func (t *tally) allRead() bool {
	for i := range t.ops[:len(t.ops)-1] {
		name := resultName(i)
		if !slices.ContainsFunc(t.ops[i+1:], func(o Operation) bool { return o[0] == name || o[2] == name }) {
			return false
		}
	}
	return true
}

// wholeEnough reports whether every result is whole that has to be: all but money, and
// measures that are told with decimals.
func (t *tally) wholeEnough() bool {
	decimals := slices.ContainsFunc(t.values, func(v fixed) bool { return !v.isWhole() })
	money := strings.Contains(t.text, "$") || strings.Contains(t.text, "dollars")
	for i, v := range t.results {
		last := i == len(t.results)-1
		if !v.isWhole() && (!money && !decimals || last && money && countsThings(t.text)) {
			return false
		}
	}
	return true
}

// countsThings reports whether a text asks how many things there are.
func countsThings(text string) bool {
	at := strings.LastIndex(strings.ToLower(text), "how many ")
	return at >= 0 && !strings.HasPrefix(text[at+len("how many "):], "dollars")
}
