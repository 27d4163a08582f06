package wordproblem

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	altogether = wordset.Of("together altogether total all combined both sum")
	unasked    = wordset.Of("left end need needs needed missing worth remaining remain can could would will week weeks month dozen each most least percent % should if ago tomorrow yet still pieces again change older be twice half to")
	moneyWords = wordset.Of("money cost costs price pay earn earned")
	asides     = wordset.Of("they them he she him her it their his its each all every everyone both who total altogether of same rest")
)

// target is what a word problem asks for of its amounts: the steps to it and the
// number. nil where that is not understood.
type target struct {
	steps []step   // to the amounts that it takes
	sum   []string // whose amounts are added up then; nil for no sum
	last  *step    // what is done then, if anything
	value *big.Rat
}

// target reads the question.
func (a *related) target() *target {
	last := a.clauses[len(a.clauses)-1]
	i := slices.IndexFunc(a.clauses, func(c clause) bool { return c.asks })
	if i < 0 || slices.ContainsFunc(a.clauses[i+1:], func(c clause) bool { return c.asks || c.sentence != last.sentence }) {
		return nil
	}
	ask := a.clauses[i]
	if !a.onlyAsides(i) || !a.plainly(ask) {
		return nil
	}
	words := lowered(ask.words)
	has := func(set wordset.Set) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set.Has(w) })
	}
	whose := a.mentioned(ask.words, ask.opens)
	differs := has(upward) || has(downward) || slices.Contains(words, "difference") || slices.Contains(words, "outnumber") || slices.Contains(words, "beat")
	mean := slices.Contains(words, "average")
	whole := has(altogether)
	switch {
	case differs && len(whose) == 2 && !mean && !whole:
		return a.difference(whose[0], whose[1])
	case differs:
		return nil
	case mean && len(whose) == 0:
		return a.total(a.keys, true)
	case mean:
		return nil
	case whole && len(whose) == 0:
		return a.total(a.keys, false)
	case len(whose) >= 2 && (whole || len(whose) == 2 && slices.Contains(words, "and")):
		return a.total(whose, false)
	case len(whose) == 1 && !whole:
		return a.total(whose, false)
	}
	return nil
}

// plainly reports whether a question asks for the amounts themselves.
func (a *related) plainly(ask clause) bool {
	unit := a.unit()
	words := lowered(ask.words)
	for i, w := range words {
		if t := taggedOperand(w); t != nil {
			if i == 0 || words[i-1] != "all" && words[i-1] != "the" || t.value.Cmp(big.NewRat(int64(len(a.keys)), 1)) != 0 {
				return false
			}
			continue
		}
		if w == "in" && i+1 < len(words) && unit != "" && Singular(words[i+1]) != words[i+1] && Singular(words[i+1]) != unit { // in other units
			return false
		}
		if moneyWords.Has(w) && unit != "" && unit != "$" {
			return false
		}
		if unasked.Has(w) && ask.words[i] != "Will" && !(w == "older" && unit == "year") && !(w == "each" && i+1 < len(words) && unitsOfTime.Has(words[i+1]) && words[i+1] != "week") {
			return false
		}
		if w == "many" && i > 0 {
			asked := unitOf(nil, ask.words[i+1:])
			if unit != "" && asked != "" && asked != unit {
				return false
			}
		}
	}
	return true
}

// onlyAsides reports whether what is not understood before the question at clause ask
// has nothing to do with the amounts.
func (a *related) onlyAsides(ask int) bool {
	for i, c := range a.clauses {
		if i == ask {
			continue
		}
		open := slices.DeleteFunc(slices.Clone(c.words), func(w string) bool {
			t := taggedOperand(w)
			return t == nil || a.used[t.tag]
		})
		if slices.ContainsFunc(c.words, func(w string) bool { return growing.Has(w) }) || c.sentence == a.clauses[ask].sentence && changesFirst.Has(strings.ToLower(c.words[0])) {
			return false
		}
		if len(open) == 0 && (a.tellsOf(i) || !c.compares()) || a.ofAge(c) {
			continue
		}
		if c.compares() || c.sentence == a.clauses[ask].sentence || len(a.mentioned(c.words, c.opens)) > 0 ||
			slices.ContainsFunc(lowered(c.words), func(w string) bool { return asides.Has(w) }) || a.countsSame(c) {
			return false
		}
	}
	return true
}

// changesFirst begin a clause beside a question that tells what happens before that.
var changesFirst = wordset.Of("after when once before")

// countsSame reports whether a number of a clause may count what the amounts do.
func (a *related) countsSame(c clause) bool {
	for i, w := range c.words {
		if taggedOperand(w) == nil {
			continue
		}
		unit := unitOf(c.words[:i], c.words[i+1:])
		if unit == "" || unit == a.unit() || a.unit() == "" && slices.ContainsFunc(a.keys, func(k string) bool { return Singular(lastWord(k)) == unit }) {
			return true
		}
	}
	return false
}

// dividing are words for a number that no digit tells.
var dividing = wordset.Of("average both pair pairs two week weeks dozen equally equal share shares shared split double doubled halved doubles")

// onlyFactors reports whether all multiples that words tell are those of relations.
func (a *related) onlyFactors() bool {
	return a.understood() && !slices.ContainsFunc(a.clauses, func(c clause) bool {
		return slices.ContainsFunc(lowered(c.words), func(w string) bool { return dividing.Has(w) })
	})
}

// understood reports whether all clauses that may compare amounts are understood.
func (a *related) understood() bool {
	for i, c := range a.clauses {
		if c.compares() && !c.asks && !a.tellsOf(i) {
			return false
		}
	}
	return true
}

// tellsOf reports whether a relation is read from a clause.
func (a *related) tellsOf(i int) bool {
	return slices.ContainsFunc(a.comparisons, func(r *relation) bool { return r.clause == i })
}

// ofAge reports whether a clause tells an age where amounts of another kind are
// compared.
func (a *related) ofAge(c clause) bool {
	n := len(c.words)
	return n > 3 && c.words[n-1] == "old" && strings.HasPrefix(c.words[n-2], "year") && a.unit() != "" && a.unit() != "year"
}

// difference asks how much larger one amount is than the other.
func (a *related) difference(x, y string) *target {
	if a.value[x] == nil || a.value[y] == nil {
		return nil
	}
	steps := unrepeated(append(a.way(x), a.way(y)...))
	if a.value[x].Cmp(a.value[y]) < 0 {
		x, y = y, x
	}
	last := step{a.operand(x), '-', a.operand(y)}
	return &target{steps: steps, last: &last, value: last.value()}
}

// total asks for the sum of some amounts or for their average.
func (a *related) total(of []string, mean bool) *target {
	if slices.ContainsFunc(of, func(k string) bool { return a.value[k] == nil }) {
		return nil
	}
	var steps []step
	for _, k := range of {
		steps = append(steps, a.way(k)...)
	}
	t := &target{steps: unrepeated(steps), sum: of, value: a.sumOf(of).value}
	if mean {
		t.last = &step{a.sumOf(of), '/', plain(int64(len(of)))}
		t.value = t.last.value()
	}
	return t
}

// left are the steps to what is asked for that are not among those done.
func (a *related) left(t *target, done []step) []step {
	all := slices.Concat(t.steps, a.addOn(t.sum, done))
	if t.last != nil {
		all = append(all, *t.last)
	}
	return slices.DeleteFunc(all, func(s step) bool { return slices.ContainsFunc(done, s.same) })
}

// addOn adds up some amounts from the sum on that the steps done have come to.
func (a *related) addOn(of []string, done []step) []step {
	var in []string
	sum := new(big.Rat)
	for _, s := range done {
		for _, ends := range [][2]*operand{{s.a, s.b}, {s.b, s.a}} {
			first := a.whose(of, in, ends[0].value)
			switch second := a.whose(of, append(in[:len(in):len(in)], first), ends[1].value); {
			case s.op != '+' || first == "":
				continue
			case in == nil && second != "":
				in = []string{first, second}
			case in != nil && arith.Same(ends[1].value, sum):
				in = append(in, first)
			default:
				continue
			}
			sum = s.value()
			break
		}
	}
	if in == nil {
		return a.sumUp(of)
	}
	var all []step
	for _, k := range of {
		if !slices.Contains(in, k) {
			all = append(all, step{a.sumOf(in), '+', a.operand(k)})
			in = append(in, k)
		}
	}
	return all
}

// whose is one of those, but some, who has an amount; "" if there is none.
func (a *related) whose(of, but []string, amount *big.Rat) string {
	for _, k := range of {
		if arith.Same(a.value[k], amount) && !slices.Contains(but, k) {
			return k
		}
	}
	return ""
}

// unrepeated drops steps that stand twice.
func unrepeated(steps []step) []step {
	var out []step
	for _, s := range steps {
		if !slices.ContainsFunc(out, s.same) {
			out = append(out, s)
		}
	}
	return out
}
