package heads

import (
	"context"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file says which drafts are right.

// prompt puts the question of an item in the form that its gold steps are of: some word
// problems are stories as well.
func (d Drafter) prompt(item data.Item) (prompts.Prompt, error) {
	family, _, _ := strings.Cut(item.Task, "-")
	if _, ok := d.Format.(prompts.Worked); ok && slices.Contains(prompts.WorkedFamilies(), family) {
		return prompts.Worked{Families: []string{family}}.Prompt(item.Question)
	}
	return d.Format.Prompt(item.Question)
}

// provedWrong is what the computed critic leaves of P(wrong) where a line is right for
// sure.
const provedWrong = .001

// right reports whether a draft is right at its place: it is the gold step, or it works
// out what a later one does, or it follows from the question for sure, as another
// operation of an expression does.
func (p *place) right(ctx context.Context, text string) (bool, error) {
	line := strings.TrimSpace(text)
	if line == strings.TrimSpace(p.gold[0]) {
		return true, nil
	}
	k := p.context
	k.Chunk = text
	v, err := critic.Computed{}.Check(ctx, k)
	if err != nil || v.Grade == critic.Fail {
		return false, err
	}
	proved := v.Grade == critic.Pass && v.PWrong < provedWrong
	return proved || slices.ContainsFunc(p.gold, func(step string) bool {
		return operation(step) != "" && operation(step) == operation(line)
	}), nil
}

// operation is what a line of a word problem works out, the operands of a sum and of a
// product in a fixed order; "" for other lines.
func operation(line string) string {
	work, _, equation := strings.Cut(strings.TrimSpace(line), "=")
	if !equation {
		return ""
	}
	if at := strings.IndexAny(work, "+*"); at > 0 && work[:at] > work[at+1:] {
		return work[at+1:] + work[at:at+1] + work[:at]
	}
	return work
}
