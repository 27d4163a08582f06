package main

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
)

const (
	// doubtBelow is the probability of a token below which its line is contested.
	doubtBelow = 0.9
	// longestDraft is where a line is broken off: so many tokens after it left the
	// solution.
	longestDraft = 60
	// longestExample is the number of tokens that a trainer takes.
	longestExample = 1000
	// keptShare is the share of the positions without doubt that are written.
	keptShare = 0.1
)

// drafter lets a model write lines of training problems, each behind the lines of
// the solution. It may be used by several goroutines.
type drafter struct {
	m       *localmoe.Model
	tok     *tokenizer.Tokenizer
	s       schedule
	problem func(i int) (problems.Problem, error)   // problem i of the schedule
	drafts  int                                     // at a contested position, the greedy one among them
	experts int                                     // a token; 0 for as many as the file says
	every   bool                                    // takes every position for contested
	look    func(context.Context, []position) error // at what is drafted, while the sessions are open; nil for nothing
}

// position is a place of a solution where a line begins.
type position struct {
	problem problems.Problem
	example example
	walk    *localmoe.Session // holds the example while there is drafting
	index   int               // of the line in the solution
	from    int               // of the line in the example's ids
	line    []int32

	contested bool
	drafts    []draft // all different, the greedy one first; none where they are not kept
	wrong     bool    // the greedy draft
}

// draft is a line as the model wrote it, up to the line's end or that of the text.
type draft struct {
	ids    []int32
	bad    int     // the first wrong token; len(ids) if all are right
	meant  []int32 // the right line that it goes along with for longest
	greedy bool
	drawn  int // how often it came at temperature 1

	doubts []float64 // see [prober]
}

func (f draft) wrong() bool { return f.bad < len(f.ids) }

// draftLines drafts at every line of n training examples from the given one on, of
// those that can be trained on. What is drafted for an example depends on the model,
// the schedule and its number alone; several share the passes of the model.
func (d *drafter) draftLines(ctx context.Context, from, n int) (positions []position, err error) {
	var walks []*localmoe.Session
	var ids [][]int32
	var rngs []*rand.Rand
	for i := from; i < from+n; i++ {
		p, err := d.problem(i)
		if err != nil {
			return nil, err
		}
		e, err := encode(d.tok, p)
		if err != nil || len(e.ids) > longestExample {
			continue
		}
		walk := d.m.NewSession()
		defer walk.Close()
		if err := walk.SetExperts(d.experts); err != nil {
			return nil, err
		}
		walks, ids = append(walks, walk), append(ids, e.ids)
		for j, pos := range d.positions(p, e, walk) {
			positions = append(positions, pos)
			rngs = append(rngs, rand.New(rand.NewPCG(d.s.bits(i, 8), uint64(j))))
		}
	}
	if err := d.m.Step(ctx, walks, ids); err != nil {
		return nil, err
	}
	var open []*branch
	defer func() { closeAll(open) }()
	for i := range positions {
		branches, err := d.leave(&positions[i], rngs[i])
		for _, b := range branches {
			b.index = i
		}
		open = append(open, branches...)
		if err != nil {
			return nil, err
		}
	}
	if err := d.extend(ctx, open, d.lineEnds); err != nil {
		return nil, err
	}
	for _, b := range open {
		positions[b.index].add(drafted(b.ids, b.rng))
	}
	if err := d.judge(ctx, positions); err != nil || d.look == nil {
		return positions, err
	}
	return positions, d.look(ctx, positions)
}

// positions are the places where the lines of a solution begin.
func (d *drafter) positions(p problems.Problem, e example, walk *localmoe.Session) (out []position) {
	from := e.answer
	for index := range p.Steps {
		end := from + slices.Index(e.ids[from:], d.newline()) + 1
		out = append(out, position{problem: p, example: e, walk: walk, index: index, from: from, line: e.ids[from:end]})
		from = end
	}
	return out
}

// add takes a draft, together with one like it that the position has. The greedy one
// goes first.
func (p *position) add(new draft) {
	at := slices.IndexFunc(p.drafts, func(old draft) bool { return slices.Equal(old.ids, new.ids) })
	if at < 0 {
		at = len(p.drafts)
		p.drafts = append(p.drafts, draft{ids: new.ids})
	}
	f := p.drafts[at]
	f.greedy, f.drawn = f.greedy || new.greedy, f.drawn+new.drawn
	p.drafts[at] = f
	if f.greedy {
		p.drafts = slices.Insert(slices.Delete(p.drafts, at, at+1), 0, f)
	}
}

// drafted is a draft of greedy tokens if rng is nil, of drawn ones otherwise.
func drafted(ids []int32, rng *rand.Rand) draft {
	if rng == nil {
		return draft{ids: ids, greedy: true}
	}
	return draft{ids: ids, drawn: 1}
}

func (d *drafter) newline() int32 {
	id, _ := d.m.TokenID("\u010a")
	return id
}
