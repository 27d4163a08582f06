package main

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
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
	bad    int // the first wrong token; len(ids) if all are right
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

// branch is a text that leaves the solution.
type branch struct {
	index int     // of its position
	from  int     // position of its first token in the session
	ids   []int32 // the session holds some of the first
	left  int     // the first of ids that is not the solution's
	s     *localmoe.Session
	rng   *rand.Rand // nil for greedy tokens
}

// leave finds where drafts leave the solution: all that goes along with it is
// computed already. It adds to the position the drafts that never leave. The branches
// are to be closed whatever the error.
func (d *drafter) leave(pos *position, rng *rand.Rand) (branches []*branch, err error) {
	chances := make([]float64, len(pos.line)) // of the solution's tokens
	least, greedy := 1.0, len(pos.line)
	for at, id := range pos.line {
		logits, sum, err := logitsAt(pos.walk, pos.from+at-1)
		if err != nil {
			return nil, err
		}
		chances[at] = chance(logits, sum, id)
		least = min(least, chances[at])
		if greedy == len(pos.line) && chances[at] <= 0.5 && likeliest(logits) != id {
			greedy = at
		}
	}
	pos.contested = d.every || least < doubtBelow || greedy < len(pos.line)
	if !pos.contested && rng.Float64() >= keptShare {
		return nil, nil
	}
	at := func(at int, u float64, rng *rand.Rand) error {
		if at == len(pos.line) {
			pos.add(drafted(pos.line, rng))
			return nil
		}
		b, err := branchOff(pos, at, u, rng)
		branches = append(branches, b)
		return err
	}
	if err := at(greedy, 0, nil); err != nil || !pos.contested {
		return branches, err
	}
	for range d.drafts - 1 {
		own := rand.New(rand.NewPCG(rng.Uint64(), rng.Uint64()))
		left, u := 0, own.Float64()
		for left < len(pos.line) && u < chances[left] {
			left, u = left+1, own.Float64()
		}
		if err := at(left, u, own); err != nil {
			return branches, err
		}
	}
	return branches, nil
}

// branchOff leaves the solution at a token of its line, for the greedy token or for
// that of a draw u which is not the solution's.
func branchOff(pos *position, at int, u float64, rng *rand.Rand) (*branch, error) {
	logits, sum, err := logitsAt(pos.walk, pos.from+at-1)
	if err != nil {
		return nil, err
	}
	id := likeliest(logits)
	if rng != nil {
		id = draw(logits, sum, pos.line[at], u)
	}
	b := &branch{from: pos.from, ids: append(slices.Clone(pos.line[:at]), id), left: at, s: pos.walk.Fork(), rng: rng}
	return b, b.s.Rollback(pos.from + at)
}

// extend writes on with all branches, a token each in one pass, until each has ended.
func (d *drafter) extend(ctx context.Context, branches []*branch, ended func(*branch) bool) error {
	open := slices.Clone(branches)
	for {
		open = slices.DeleteFunc(open, ended)
		if len(open) == 0 {
			return nil
		}
		sessions, ids := make([]*localmoe.Session, len(open)), make([][]int32, len(open))
		for i, b := range open {
			sessions[i], ids[i] = b.s, b.ids[b.s.Pos()-b.from:]
		}
		if err := d.m.Step(ctx, sessions, ids); err != nil {
			return err
		}
		for _, b := range open {
			logits, sum, err := logitsAt(b.s, b.s.Pos()-1)
			if err != nil {
				return err
			}
			id := likeliest(logits)
			if b.rng != nil {
				id = draw(logits, sum, id, b.rng.Float64())
			}
			b.ids = append(b.ids, id)
		}
	}
}

// lineEnds is for branches that are one line.
func (d *drafter) lineEnds(b *branch) bool {
	last := b.ids[len(b.ids)-1]
	return last == d.newline() || last == eosToken || len(b.ids)-b.left >= longestDraft
}

func (d *drafter) newline() int32 {
	id, _ := d.m.TokenID("\u010a")
	return id
}

// logitsAt are those that follow a position, and ln Σ exp of them.
func logitsAt(s *localmoe.Session, pos int) ([]float32, float64, error) {
	logits, err := s.LogitsAt(pos)
	if err != nil {
		return nil, 0, err
	}
	return logits, kernel.LogSumExp(logits), nil
}

func chance(logits []float32, sum float64, id int32) float64 {
	return float64(kernel.Exp(float32(float64(logits[id]) - sum)))
}

// likeliest is the token with the highest logit, the first of equals.
func likeliest(logits []float32) int32 {
	best := 0
	for i, l := range logits {
		if l > logits[best] {
			best = i
		}
	}
	return int32(best)
}

// draw is the token that stands at u in [0, 1) of the chances laid end to end, those
// of one token first, so that u alone tells whether it is that one.
func draw(logits []float32, sum float64, first int32, u float64) int32 {
	last := first
	u -= chance(logits, sum, first)
	for i := 0; i < len(logits) && u >= 0; i++ {
		if id := int32(i); id != first {
			u -= chance(logits, sum, id)
			last = id
		}
	}
	return last
}

func closeAll(branches []*branch) {
	for _, b := range branches {
		b.s.Close()
	}
}
