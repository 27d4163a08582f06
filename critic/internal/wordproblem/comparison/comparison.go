// Package comparison reads what a word problem says by comparing amounts, works out the amounts that
// follow, and judges the lines of a solution by them:
//
//	Ann has #1:12 nuts. Ben has #2:3 times as many as Ann. How many do they have together? #3:
//
// Nothing is read where two amounts contradict each other, count different things, or are told of
// different times. Where the question is not understood, a [Judge] finds lines that take a number of a
// comparison for something else, and does not know of any line that it leads to the answer.
package comparison

import (
	"math/big"
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// Amounts is what a word problem tells of amounts that it compares, and what follows from it.
type Amounts struct {
	given       map[string]*wordproblem.Operand // amounts that are told in numbers
	sums        []pairSum
	comparisons []*relation
	Keys        []string            // those that are compared, in the order of the text
	Value       map[string]*big.Rat // by key, of those that are known
	from        map[string]origin   // of amounts that follow
	Used        map[int]bool        // tags that are understood
	counted     string              // what the amounts that are told in numbers count
	Clauses     []wordproblem.Clause
	names       *reader
	numbers     int // with a tag
}

// pairSum is what two have together.
type pairSum struct {
	of  [2]string
	sum *wordproblem.Operand
}

// mostAmounts bounds the amounts, of all of whose sums is thought.
const mostAmounts = 8

// Read reads what a problem says by comparing; nil if it compares nothing, contradicts itself
// or tells what cannot be.
func Read(p *wordproblem.Problem) *Amounts {
	if !slices.ContainsFunc(p.Clauses, mayRelate) {
		return nil
	}
	a := &Amounts{given: map[string]*wordproblem.Operand{}, Value: map[string]*big.Rat{}, from: map[string]origin{}, Used: map[int]bool{}, Clauses: p.Clauses, names: &reader{Namer: p.Names}, numbers: p.Numbers}
	var rest []wordproblem.Clause
	for i, c := range a.Clauses {
		if c.Asks {
			continue
		}
		if MayCompare(c) && ofAnotherTime(c) {
			return nil
		}
		r := a.names.readComparison(c)
		a.names.meet(c, r != nil)
		if r != nil {
			r.clause = i
			a.comparisons = append(a.comparisons, r)
			a.use(r.terms()...)
		} else {
			rest = append(rest, c)
		}
	}
	a.merge()
	if len(a.comparisons) == 0 || len(a.Keys) > mostAmounts || !a.sameUnits() || a.mixesTimes() {
		return nil
	}
	for _, c := range rest {
		if !a.readGiven(c) {
			return nil
		}
	}
	if !a.solve() {
		return nil
	}
	return a
}

func (a *Amounts) use(all ...*wordproblem.Operand) {
	for _, t := range all {
		if t != nil && t.Tag > 0 {
			a.Used[t.Tag] = true
		}
	}
}

// terms are the numbers of a relation; some are nil.
func (r *relation) terms() []*wordproblem.Operand {
	all := []*wordproblem.Operand{r.times.Over, r.times.Under, r.add}
	if r.more != nil {
		all = append(all, &r.more.Operand)
	}
	return all
}

// between is the relation of the two of a sum, if it adds and multiplies by whole
// numbers alone; nil if there is none.
func (a *Amounts) between(s pairSum) *relation {
	for _, r := range a.comparisons {
		if len(r.than) == 1 && r.more == nil && r.times.Under == nil &&
			(r.of == s.of[0] && r.than[0] == s.of[1] || r.of == s.of[1] && r.than[0] == s.of[0]) {
			return r
		}
	}
	return nil
}

// base is what a relation is with; nil if it is not known.
func (a *Amounts) base(r *relation) *big.Rat {
	sum := new(big.Rat)
	for _, k := range r.than {
		if a.Value[k] == nil {
			return nil
		}
		sum.Add(sum, a.Value[k])
	}
	return sum
}

// percent is a number of the question in percent.
type percent struct{ wordproblem.Operand }
