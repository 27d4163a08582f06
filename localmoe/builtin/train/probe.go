package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/prompts"
)

// prober measures what tells a model's wrong drafts from its right ones, on problems
// that it was not trained on.
type prober struct {
	m     *localmoe.Model
	seen  map[string]bool // equations of the drafts that the verdicts were trained on
	kinds []string        // of doubts, in the order in which drafts have them
	all   []judged
}

// judged is a draft with its doubts.
type judged struct {
	draft
	family   int
	problem  int
	position int
	unseen   bool // none of its equations was trained on
}

// probe writes the table of a prober that knows the files of errors which the model was
// trained on, separated by commas.
func probe(w io.Writer, d *drafter, over span, seen string) error {
	b := newProber(d.m)
	for file := range strings.SplitSeq(seen, ",") {
		if file == "" {
			continue
		}
		if err := b.readSeen(file); err != nil {
			return err
		}
	}
	return b.run(w, d, over)
}

// newProber takes the verdicts of the model, if it has any, and how likely the least
// likely token of a draft is.
func newProber(m *localmoe.Model) *prober {
	b := &prober{m: m, seen: map[string]bool{}, kinds: []string{"likelihood"}}
	if _, ok := m.Verdicts(); ok {
		b.kinds = append(b.kinds, "verdicts")
	}
	return b
}

// run drafts and writes a table.
func (b *prober) run(w io.Writer, d *drafter, over span) error {
	if err := b.gather(d, over); err != nil {
		return err
	}
	return b.table(w)
}

// gather drafts at the positions of held-out problems.
func (b *prober) gather(d *drafter, over span) error {
	d.every, d.look, d.problem = true, b.doubt, d.s.heldOutProblem
	problem, number := -1, 0
	return over.inOrder(d, func(positions []position) error {
		for i := range positions {
			p := &positions[i]
			if p.index == 0 {
				problem++
			}
			for _, f := range p.drafts {
				b.all = append(b.all, judged{f, familyNumber(p.problem.Family), problem, number, !b.trainedOn(d.m.Decode(f.ids))})
			}
			number++
		}
		return nil
	})
}

// sessionsAtOnce bounds the memory for the drafts of a few problems.
const sessionsAtOnce = 64

// doubt computes the doubts of all drafts.
func (b *prober) doubt(ctx context.Context, positions []position) error {
	var read []reading
	for i := range positions {
		p := &positions[i]
		for j := range p.drafts {
			read = append(read, reading{p, &p.drafts[j]})
		}
	}
	for some := range slices.Chunk(read, sessionsAtOnce) {
		if err := b.read(ctx, some); err != nil {
			return err
		}
	}
	return nil
}

// reading is a draft to be read behind the lines before it.
type reading struct {
	*position
	draft *draft
}

// read computes the doubts of some drafts, all in one pass.
func (b *prober) read(ctx context.Context, some []reading) error {
	var sessions []*localmoe.Session
	defer func() {
		for _, s := range sessions {
			s.Close()
		}
	}()
	var ids [][]int32
	for _, r := range some {
		s := r.walk.Fork()
		sessions, ids = append(sessions, s), append(ids, r.draft.ids)
		if err := s.Rollback(r.from); err != nil {
			return err
		}
	}
	if err := b.m.Step(ctx, sessions, ids); err != nil {
		return err
	}
	for i, r := range some {
		var err error
		if r.draft.doubts, err = b.doubtsOf(sessions[i], r.from, r.draft.ids); err != nil {
			return err
		}
	}
	return nil
}

// doubtsOf are the doubts of a draft that a session ends in.
func (b *prober) doubtsOf(s *localmoe.Session, from int, ids []int32) ([]float64, error) {
	least := 1.0
	for i, id := range ids {
		logits, sum, err := logitsAt(s, from+i-1)
		if err != nil {
			return nil, err
		}
		least = min(least, chance(logits, sum, id))
	}
	doubts := []float64{-least}
	if _, ok := b.m.Verdicts(); ok {
		// As the critic "inner" takes them: a line that was wrong once stays wrong, and
		// behind the last token nothing is computed yet.
		odds, err := s.LogOdds(from, max(from+1, s.Pos()-1))
		if err != nil {
			return nil, err
		}
		doubts = append(doubts, float64(slices.Max(odds)))
	}
	return doubts, nil
}

// readSeen takes the equations of a file that [writeErrors] wrote.
func (b *prober) readSeen(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	for {
		var head [7]uint16
		if err := binary.Read(r, binary.LittleEndian, &head); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		ids := make([]uint16, head[0])
		if err := binary.Read(r, binary.LittleEndian, ids); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if int(head[1]) > len(ids) {
			return fmt.Errorf("%s: a draft begins at token %d of %d", file, head[1], len(ids))
		}
		var line []int32
		for _, id := range ids[head[1]:] {
			line = append(line, int32(id))
		}
		for _, e := range equations(b.m.Decode(line)) {
			b.seen[e] = true
		}
	}
}

func (b *prober) trainedOn(line string) bool {
	return slices.ContainsFunc(equations(line), func(e string) bool { return b.seen[e] })
}

var (
	anyTag   = regexp.MustCompile(`#\d+:`)
	equation = regexp.MustCompile(`^\(?(-?[\d.]+)\)?([-+*/])\(?(-?[\d.]+)\)?=`)
)

// equations are the operations on numbers that a line works out, sums and products
// in a fixed order; the line itself where it works out none.
func equations(line string) (out []string) {
	work, _, _ := strings.Cut(anyTag.ReplaceAllString(strings.TrimSpace(line), ""), prompts.WorkedArrow)
	for part := range strings.SplitSeq(work, ",") {
		if m := equation.FindStringSubmatch(part); m != nil {
			out = append(out, operation(m[1]+m[2]+m[3]))
		}
	}
	if out == nil {
		out = []string{strings.TrimSpace(line)}
	}
	return out
}

// table has a row for all families together and for each, for all drafts and for
// those whose equations are unseen, and for each kind of doubt.
func (b *prober) table(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprintln(table, "| family\t| equations\t| doubt\t| greedy\t| wrong\t| AUC\t| recall at 2 %\t| at 5 %\t| drawn\t| wrong\t| AUC\t| recall at 2 %\t| at 5 %\t| pairs with the greedy draft\t| ranked right\t| all pairs\t| ranked right\t|")
	fmt.Fprintln(table, strings.Repeat("| ---\t", 17)+"|")
	names := append([]string{"all"}, problems.Names()...)
	for i, name := range names {
		for _, unseen := range []bool{false, true} {
			some := slices.DeleteFunc(slices.Clone(b.all), func(f judged) bool {
				return i > 0 && f.family != i-1 || unseen && !f.unseen
			})
			if len(some) == 0 || unseen && len(b.seen) == 0 {
				continue
			}
			which := "all"
			if unseen {
				which = "unseen"
			}
			for kind, doubt := range b.kinds {
				fmt.Fprintf(table, "| %s\t| %s\t| %s\t%s|\n", name, which, doubt, figures(some, kind))
			}
		}
	}
	return table.Flush()
}

// figures are the other columns of a row.
func figures(some []judged, kind int) string {
	var out strings.Builder
	for _, weight := range []func(judged) int{
		func(f judged) int {
			if f.greedy {
				return 1
			}
			return 0
		},
		func(f judged) int { return f.drawn },
	} {
		c := newCurve(some, kind, weight)
		fmt.Fprintf(&out, "| %d\t| %d\t| %s\t| %s\t| %s\t", c.n, c.wrong,
			c.interval(curve.auc), c.interval(func(c curve) float64 { return c.recall(.02) }), c.interval(func(c curve) float64 { return c.recall(.05) }))
	}
	for _, greedy := range []bool{true, false} {
		p := newPairs(some, kind, greedy)
		fmt.Fprintf(&out, "| %d\t| %s\t", p.n, p.interval())
	}
	return out.String()
}
