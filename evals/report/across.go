package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals"
)

// Across compares strategy a of one run with strategy b of another, such as one of another
// model or temperature, on the answers that both have: to the same questions, known by what
// their data hold, the first answer with the first, the second with the second.
func Across(one, other *Report, a, b string, margin float64) (c Comparison, err error) {
	if err := errors.Join(one.has(a), other.has(b)); err != nil {
		return c, err
	}
	sources := one.shared(other)
	if len(sources) == 0 {
		return c, fmt.Errorf("report: %s and %s asked no questions of the same data: %s, and %s", one.Dir, other.Dir, one.dataNames(), other.dataNames())
	}
	var sorted sorter
	defer func() { err = errors.Join(err, sorted.close()) }()
	for i, from := range []struct {
		run      *Report
		strategy string
	}{{one, a}, {other, b}} {
		for x, err := range evals.Results(from.run.Dir) {
			if err != nil {
				return c, err
			}
			source := slices.IndexFunc(sources, func(s [2]int) bool { return s[i] == x.Source })
			if x.Strategy != from.strategy || source < 0 {
				continue
			}
			x.Source = source
			if err := sorted.add(newAnswer(&x, 0, i)); err != nil {
				return c, err
			}
		}
	}
	t := newTally(2)
	if err := sorted.questions(t.add); err != nil {
		return c, err
	}
	both := &Report{strategies: []string{a + " of " + one.Dir, b + " of " + other.Dir}}
	return both.compare(t, 0, 1, margin)
}

// shared are the data of both runs: the number that they have in each.
func (r *Report) shared(other *Report) (sources [][2]int) {
	for i, d := range r.Header.Data {
		j := slices.IndexFunc(other.Header.Data, func(o evals.DataInfo) bool { return o.SHA256 == d.SHA256 })
		if j >= 0 {
			sources = append(sources, [2]int{i, j})
		}
	}
	return sources
}

// dataNames are the names and the beginnings of the hashes of a run's data.
func (r *Report) dataNames() string {
	var names []string
	for _, d := range r.Header.Data {
		names = append(names, fmt.Sprintf("%s (%.12s…)", d.Name, d.SHA256))
	}
	return strings.Join(names, ", ")
}

// Has tells whether a strategy is one of the run's.
func (r *Report) Has(strategy string) bool { return slices.Contains(r.strategies, strategy) }

// has refuses a strategy that is none of the run's.
func (r *Report) has(strategy string) error {
	if r.Has(strategy) {
		return nil
	}
	return fmt.Errorf("report: no strategy %q in %s: there are %s", strategy, r.Dir, strings.Join(r.strategies, ", "))
}
