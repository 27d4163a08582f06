package comparison

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	// Altogether are words for what several have.
	Altogether = wordset.Of("together altogether total all combined both sum")
	unasked    = wordset.Of("left end need needs needed missing worth remaining remain can could would will week weeks month dozen each most least percent % should if ago tomorrow yet still pieces again change older be twice half to")
	moneyWords = wordset.Of("money cost costs price pay earn earned")
	asides     = wordset.Of("they them he she him her it their his its each all every everyone both who total altogether of same rest")
)

// target is what a word problem asks for of its amounts: the steps to it and the
// number. nil where that is not understood.
type target struct {
	steps []wordproblem.Step // to the amounts that it takes
	sum   []string           // whose amounts are added up then; nil for no sum
	last  *wordproblem.Step  // what is done then, if anything
	value *big.Rat
}

// target reads the question.
func (a *Amounts) target() *target {
	last := a.Clauses[len(a.Clauses)-1]
	i := slices.IndexFunc(a.Clauses, func(c wordproblem.Clause) bool { return c.Asks })
	if i < 0 || slices.ContainsFunc(a.Clauses[i+1:], func(c wordproblem.Clause) bool { return c.Asks || c.Sentence != last.Sentence }) {
		return nil
	}
	ask := a.Clauses[i]
	if !a.onlyAsides(i) || !a.plainly(ask) {
		return nil
	}
	words := wordproblem.Lowered(ask.Words)
	has := func(set wordset.Set) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set.Has(w) })
	}
	whose := a.Mentioned(ask.Words, ask.Opens)
	differs := has(Upward) || has(Downward) || slices.Contains(words, "difference") || slices.Contains(words, "outnumber") || slices.Contains(words, "beat")
	mean := slices.Contains(words, "average")
	whole := has(Altogether)
	switch {
	case differs && len(whose) == 2 && !mean && !whole:
		return a.difference(whose[0], whose[1])
	case differs:
		return nil
	case mean && len(whose) == 0:
		return a.total(a.Keys, true)
	case mean:
		return nil
	case whole && len(whose) == 0:
		return a.total(a.Keys, false)
	case len(whose) >= 2 && (whole || len(whose) == 2 && slices.Contains(words, "and")):
		return a.total(whose, false)
	case len(whose) == 1 && !whole:
		return a.total(whose, false)
	}
	return nil
}

// plainly reports whether a question asks for the amounts themselves.
func (a *Amounts) plainly(ask wordproblem.Clause) bool {
	unit := a.Unit()
	words := wordproblem.Lowered(ask.Words)
	for i, w := range words {
		if t := wordproblem.TaggedOperand(w); t != nil {
			if i == 0 || words[i-1] != "all" && words[i-1] != "the" || t.Value.Cmp(big.NewRat(int64(len(a.Keys)), 1)) != 0 {
				return false
			}
			continue
		}
		if w == "in" && i+1 < len(words) && unit != "" && wordproblem.Singular(words[i+1]) != words[i+1] && wordproblem.Singular(words[i+1]) != unit { // in other units
			return false
		}
		if moneyWords.Has(w) && unit != "" && unit != "$" {
			return false
		}
		if unasked.Has(w) && ask.Words[i] != "Will" && !(w == "older" && unit == "year") && !(w == "each" && i+1 < len(words) && wordproblem.UnitsOfTime.Has(words[i+1]) && words[i+1] != "week") {
			return false
		}
		if w == "many" && i > 0 {
			asked := UnitOf(nil, ask.Words[i+1:])
			if unit != "" && asked != "" && asked != unit {
				return false
			}
		}
	}
	return true
}

// onlyAsides reports whether what is not understood before the question at clause ask
// has nothing to do with the amounts.
func (a *Amounts) onlyAsides(ask int) bool {
	for i, c := range a.Clauses {
		if i == ask {
			continue
		}
		open := slices.DeleteFunc(slices.Clone(c.Words), func(w string) bool {
			t := wordproblem.TaggedOperand(w)
			return t == nil || a.Used[t.Tag]
		})
		if slices.ContainsFunc(c.Words, func(w string) bool { return wordproblem.Growing.Has(w) }) || c.Sentence == a.Clauses[ask].Sentence && changesFirst.Has(strings.ToLower(c.Words[0])) {
			return false
		}
		if len(open) == 0 && (a.TellsOf(i) || !MayCompare(c)) || a.ofAge(c) {
			continue
		}
		if MayCompare(c) || c.Sentence == a.Clauses[ask].Sentence || len(a.Mentioned(c.Words, c.Opens)) > 0 ||
			slices.ContainsFunc(wordproblem.Lowered(c.Words), func(w string) bool { return asides.Has(w) }) || a.countsSame(c) {
			return false
		}
	}
	return true
}

// changesFirst begin a clause beside a question that tells what happens before that.
var changesFirst = wordset.Of("after when once before")

// countsSame reports whether a number of a clause may count what the amounts do.
func (a *Amounts) countsSame(c wordproblem.Clause) bool {
	for i, w := range c.Words {
		if wordproblem.TaggedOperand(w) == nil {
			continue
		}
		unit := UnitOf(c.Words[:i], c.Words[i+1:])
		if unit == "" || unit == a.Unit() || a.Unit() == "" && slices.ContainsFunc(a.Keys, func(k string) bool { return wordproblem.Singular(LastWord(k)) == unit }) {
			return true
		}
	}
	return false
}

// dividing are words for a number that no digit tells.
var dividing = wordset.Of("average both pair pairs two week weeks dozen equally equal share shares shared split double doubled halved doubles")

// onlyFactors reports whether all multiples that words tell are those of relations.
func (a *Amounts) onlyFactors() bool {
	return a.understood() && !slices.ContainsFunc(a.Clauses, func(c wordproblem.Clause) bool {
		return slices.ContainsFunc(wordproblem.Lowered(c.Words), func(w string) bool { return dividing.Has(w) })
	})
}

// understood reports whether all clauses that may compare amounts are understood.
func (a *Amounts) understood() bool {
	for i, c := range a.Clauses {
		if MayCompare(c) && !c.Asks && !a.TellsOf(i) {
			return false
		}
	}
	return true
}

// TellsOf reports whether a relation is read from a clause.
func (a *Amounts) TellsOf(i int) bool {
	return slices.ContainsFunc(a.comparisons, func(r *relation) bool { return r.clause == i })
}

// ofAge reports whether a clause tells an age where amounts of another kind are
// compared.
func (a *Amounts) ofAge(c wordproblem.Clause) bool {
	n := len(c.Words)
	return n > 3 && c.Words[n-1] == "old" && strings.HasPrefix(c.Words[n-2], "year") && a.Unit() != "" && a.Unit() != "year"
}

// difference asks how much larger one amount is than the other.
func (a *Amounts) difference(x, y string) *target {
	if a.Value[x] == nil || a.Value[y] == nil {
		return nil
	}
	steps := wordproblem.Unrepeated(append(a.Way(x), a.Way(y)...))
	if a.Value[x].Cmp(a.Value[y]) < 0 {
		x, y = y, x
	}
	last := wordproblem.Step{A: a.Operand(x), Op: '-', B: a.Operand(y)}
	return &target{steps: steps, last: &last, value: last.Value()}
}

// total asks for the sum of some amounts or for their average.
func (a *Amounts) total(of []string, mean bool) *target {
	if slices.ContainsFunc(of, func(k string) bool { return a.Value[k] == nil }) {
		return nil
	}
	var steps []wordproblem.Step
	for _, k := range of {
		steps = append(steps, a.Way(k)...)
	}
	t := &target{steps: wordproblem.Unrepeated(steps), sum: of, value: a.sumOf(of).Value}
	if mean {
		t.last = &wordproblem.Step{A: a.sumOf(of), Op: '/', B: wordproblem.Plain(int64(len(of)))}
		t.value = t.last.Value()
	}
	return t
}

// left are the steps to what is asked for that are not among those done.
func (a *Amounts) left(t *target, done []wordproblem.Step) []wordproblem.Step {
	all := slices.Concat(t.steps, a.addOn(t.sum, done))
	if t.last != nil {
		all = append(all, *t.last)
	}
	return slices.DeleteFunc(all, func(s wordproblem.Step) bool { return slices.ContainsFunc(done, s.Same) })
}

// addOn adds up some amounts from the sum on that the steps done have come to.
func (a *Amounts) addOn(of []string, done []wordproblem.Step) []wordproblem.Step {
	var in []string
	sum := new(big.Rat)
	for _, s := range done {
		for _, ends := range [][2]*wordproblem.Operand{{s.A, s.B}, {s.B, s.A}} {
			first := a.whose(of, in, ends[0].Value)
			switch second := a.whose(of, append(in[:len(in):len(in)], first), ends[1].Value); {
			case s.Op != '+' || first == "":
				continue
			case in == nil && second != "":
				in = []string{first, second}
			case in != nil && arith.Same(ends[1].Value, sum):
				in = append(in, first)
			default:
				continue
			}
			sum = s.Value()
			break
		}
	}
	if in == nil {
		return a.sumUp(of)
	}
	var all []wordproblem.Step
	for _, k := range of {
		if !slices.Contains(in, k) {
			all = append(all, wordproblem.Step{A: a.sumOf(in), Op: '+', B: a.Operand(k)})
			in = append(in, k)
		}
	}
	return all
}

// whose is one of those, but some, who has an amount; "" if there is none.
func (a *Amounts) whose(of, but []string, amount *big.Rat) string {
	for _, k := range of {
		if arith.Same(a.Value[k], amount) && !slices.Contains(but, k) {
			return k
		}
	}
	return ""
}
