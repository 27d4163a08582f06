package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
)

// tally counts what a model gets right.
type tally struct{ right, exact, n, wrongLines, lines int }

// measure writes the table of the model card: one greedy pass over n held-out
// problems of each family and length, with 95 % Wilson intervals.
func measure(w io.Writer, file string, n int, experts []int) error {
	m, err := localmoe.Open(file, localmoe.Options{})
	if err != nil {
		return err
	}
	defer m.Close()
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "| family\t| steps\t| experts\t| n\t| answer right, %\t| 95 % interval\t| every line right, %\t| wrong lines, %\t|")
	fmt.Fprintln(table, "| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t| ---\t|")
	for _, k := range experts {
		for _, family := range families(m) {
			for _, span := range [][2]int{{1, min(8, family.MaxSteps)}, {9, family.MaxSteps}} {
				if span[0] > span[1] {
					continue
				}
				var c tally
				for seed := range uint64(n) {
					p, err := problems.Generate(family.Name, span[0]+int(seed)%(span[1]-span[0]+1), seed)
					if err != nil {
						return err
					}
					if err := c.add(m, p, k); err != nil {
						return fmt.Errorf("%s, seed %d: %w", family.Name, seed, err)
					}
				}
				low, high := wilson(c.right, c.n)
				fmt.Fprintf(table, "| %s\t| %d–%d\t| %d\t| %d\t| %.1f\t| %.1f–%.1f\t| %.1f\t| %.2f\t|\n", family.Name, span[0], span[1], k, c.n,
					percent(c.right, c.n), 100*low, 100*high, percent(c.exact, c.n), percent(c.wrongLines, c.lines))
			}
		}
	}
	return table.Flush()
}

// families are those that a model says it was trained on.
func families(m *localmoe.Model) (known []problems.Family) {
	value, _ := m.Metadata("reason.families")
	names, ok := value.([]string)
	if !ok {
		names = []string{problems.Expr, problems.Story}
	}
	for _, name := range names {
		if f, err := problems.Lookup(name); err == nil {
			known = append(known, f)
		}
	}
	return known
}

// add lets the model answer a problem greedily. A line counts as wrong if it is
// the first that differs from the solution; lines behind it cannot be judged.
func (c *tally) add(m *localmoe.Model, p problems.Problem, experts int) error {
	w, err := format.Prompt(p.Question)
	if err != nil {
		return err
	}
	s := m.NewSession()
	if err := s.SetExperts(experts); err != nil {
		return err
	}
	if err := s.Prefill(context.Background(), m.Encode(w.Raw, true)); err != nil {
		return err
	}
	var text strings.Builder
	most := 2*len(m.Encode(p.Solution(), true)) + 20
	for token, err := range s.Generate(context.Background(), localmoe.Sampling{MaxTokens: most}) {
		if err != nil {
			return err
		}
		text.WriteString(token.Text)
	}
	c.n++
	if answer, ok := format.Final(text.String()); ok && w.Answer(answer) == p.Answer {
		c.right++
	}
	got := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	if slices.Equal(got, p.Steps) {
		c.exact++
	}
	for i, line := range p.Steps {
		c.lines++
		if i >= len(got) || got[i] != line {
			c.wrongLines++
			break
		}
	}
	return nil
}

func percent(k, n int) float64 { return 100 * float64(k) / float64(n) }

// wilson is the 95 % interval of a share (Wilson 1927).
func wilson(k, n int) (low, high float64) {
	const z = 1.959964
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(0, mid-half), min(1, mid+half)
}
