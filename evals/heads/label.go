package heads

import (
	"context"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file says which drafts are right.

// prompt puts the question of an item in the form that its gold steps are of: some word
// problems are stories as well.
func (d Drafter) prompt(item data.Item) (prompts.Prompt, error) {
	if _, ok := d.Format.(prompts.Worked); ok {
		if form := formOf(item); form != "" {
			return prompts.Worked{Families: []string{form}}.Prompt(item.Question)
		}
	}
	return d.Format.Prompt(item.Question)
}

// formOf is the form of the gold steps of a problem that was made up; "" for others.
func formOf(item data.Item) string {
	name, _, _ := strings.Cut(item.Task, "-")
	family, err := problems.Lookup(name)
	if err != nil {
		return ""
	}
	return family.Format()
}

// provedWrong is what the computed critic leaves of P(wrong) where a line is right for
// sure.
const provedWrong = .001

// right reports whether a draft, which the session holds, is right at its place: it is
// the gold step, or it works out what a later one does, or it follows from the question
// for sure, as another operation of an expression does, or its arithmetic holds and it
// leads to the answer of a word problem another way.
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
	if proved || slices.ContainsFunc(p.gold, func(step string) bool {
		return operation(step) != "" && operation(step) == operation(line)
	}) {
		return true, nil
	}
	if !p.word || operation(line) == "" {
		return false, nil
	}
	return p.leads(ctx, text)
}

// answerTokens is how far a draft is followed to the answer.
const answerTokens = 400

// leads reports whether the model, going on greedily behind a draft that the session
// holds, comes to the right answer.
func (p *place) leads(ctx context.Context, text string) (bool, error) {
	forker, ok := p.session.(pipeline.Forker)
	if !ok {
		return false, nil
	}
	fork, err := forker.Fork()
	if err != nil {
		return false, err
	}
	defer fork.Close()
	solution := p.context.Accepted + text
	for token, err := range fork.Draft(ctx, pipeline.Sampling{MaxTokens: answerTokens}) {
		if err != nil {
			return false, err
		}
		solution += token.Text
	}
	final, ok := p.Format.Final(solution)
	return ok && p.prompt.Answer(final) == p.answer, nil
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
