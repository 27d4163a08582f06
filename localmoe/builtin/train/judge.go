package main

import (
	"context"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/problems"
)

// rewriting are the families whose lines may work out any operation that can be
// next. What the computed critic passes there is right.
var rewriting = []string{problems.Expr, problems.Signed, problems.Bool}

// judge finds the first wrong token of every draft: the first in which it differs
// from each line that is right at its position. In most families that is the line
// of the solution alone. Where an expression is rewritten, another operation may
// come first. In a word problem so may another operation of the solution, with its
// operands either way round, and any line whose arithmetic holds and from which the
// model, going on greedily, comes to the right answer. A line with a wrong result
// counts against the same line with the right one.
func (d *drafter) judge(ctx context.Context, positions []position) error {
	right := make([][][]int32, len(positions))
	var trials []*branch
	defer func() { closeAll(trials) }()
	for i := range positions {
		p := &positions[i]
		sound, doubtful, err := d.others(ctx, p)
		if err != nil {
			return err
		}
		right[i] = append(sound, p.line)
		for _, ids := range doubtful {
			b := &branch{index: i, from: p.from, ids: ids, left: len(ids), s: p.walk.Fork()}
			trials = append(trials, b)
			if err := b.s.Rollback(p.from); err != nil {
				return err
			}
		}
	}
	err := d.extend(ctx, trials, func(b *branch) bool {
		rest := len(positions[b.index].example.ids) - b.from
		return b.ids[len(b.ids)-1] == eosToken || len(b.ids) >= 2*rest+longestDraft
	})
	if err != nil {
		return err
	}
	for _, b := range trials {
		if positions[b.index].solvedBy(d.m.Decode(b.ids)) {
			right[b.index] = append(right[b.index], b.ids[:b.left])
		}
	}
	for i := range positions {
		p := &positions[i]
		for j := range p.drafts {
			p.drafts[j].judge(right[i])
		}
		p.wrong = len(p.drafts) > 0 && p.drafts[0].wrong()
	}
	return nil
}

// judge compares a draft with the lines that are right in its place.
func (f *draft) judge(right [][]int32) {
	f.bad = 0
	for _, line := range right {
		same := 0
		for same < min(len(f.ids), len(line)) && f.ids[same] == line[same] {
			same++
		}
		if same >= f.bad {
			f.bad, f.meant = same, line
		}
	}
}

// others are the lines other than the solution's that the drafts of a position put
// forward, or would have if they had computed well. Sound ones are right; doubtful
// ones are if they lead to the answer.
func (d *drafter) others(ctx context.Context, p *position) (sound, doubtful [][]int32, err error) {
	family, err := problems.Lookup(p.problem.Family)
	if err != nil {
		return nil, nil, err
	}
	rewritten := slices.Contains(rewriting, family.Name)
	if !rewritten && family.Format() != problems.Word {
		return nil, nil, nil
	}
	seen := []string{d.m.Decode(p.line)}
	for _, f := range p.drafts {
		text, ids := d.m.Decode(f.ids), f.ids
		if slices.Contains(seen, text) {
			continue
		}
		v, err := critic.Computed{}.Check(ctx, p.asCase(text))
		if err != nil {
			return nil, nil, err
		}
		if v.Grade == critic.Fail {
			text, ids = v.Fix, d.tok.Encode(v.Fix, true)
		}
		if text == "" || slices.Contains(seen, text) || rewritten && v.Grade == critic.Unsure {
			continue
		}
		seen = append(seen, text)
		if rewritten || p.holds(text) {
			sound = append(sound, ids)
		} else {
			doubtful = append(doubtful, slices.Clone(ids))
		}
	}
	return sound, doubtful, nil
}

// asCase is a line as the critic sees it.
func (p *position) asCase(line string) critic.Case {
	accepted := ""
	for _, step := range p.problem.Steps[:p.index] {
		accepted += step + "\n"
	}
	return critic.Case{Question: p.problem.Question, Prompt: p.example.prompt, Accepted: accepted, Chunk: line}
}

// holds reports whether the rest of the solution has the operation of a line.
func (p *position) holds(line string) bool {
	return slices.ContainsFunc(p.problem.Steps[p.index:], func(step string) bool { return operation(step) == operation(line) })
}

// operation is what a line of a word problem works out, the operands of a sum and of
// a product in a fixed order; for other lines what stands before "=".
func operation(line string) string {
	work, _, _ := strings.Cut(strings.TrimSpace(line), "=")
	if at := strings.IndexAny(work, "+*"); at > 0 && work[:at] > work[at+1:] {
		return work[at+1:] + work[at:at+1] + work[:at]
	}
	return work
}

// solvedBy reports whether text from this position on states the right answer.
func (p *position) solvedBy(text string) bool {
	w, err := formatOf(p.problem).Prompt(p.problem.Question)
	if err != nil {
		return false
	}
	answer, ok := format.Final(text)
	return ok && w.Answer(answer) == p.problem.Answer
}
