package main

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/seed-25a395fc/reason/localmoe"
)

// This file holds the drafts that leave a solution, each from the token on at which
// it does.

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

func closeAll(branches []*branch) {
	for _, b := range branches {
		b.s.Close()
	}
}
