package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file is what critics may ask of the model. Every question is reserved in
// the one ledger before it is asked, on top of what is held back to state an
// answer, and booked as the critics' tokens.

// judge asks the critics about d. They may be sparing where enough was checked
// lately, but not with a draft that is to replace another.
func (r *run) judge(ctx context.Context, p *place, d *draft) (critic.Judgement, error) {
	k := r.criticCase(p, d)
	first := p.attempts == 1 && p.climbed.rung == ""
	k.Sparing = first && r.pace.sparing()
	before := r.ledger.Spent()
	judgement, err := r.solver.Critic.Judge(ctx, k)
	if err == nil {
		judgement, err = counted(judgement)
	}
	if first {
		r.pace.judged(r.ledger.Spent().minus(before), d.used, r.experience.ErrorRate(), judgement.Grade == critic.Fail)
	}
	return judgement, err
}

// counted is a judgement that can be counted with, as a cascade's is: other critics may leave
// the PWrong of a failure at 0, and say nothing of who said what.
func counted(j critic.Judgement) (critic.Judgement, error) {
	switch {
	case math.IsNaN(j.PWrong):
		return j, errors.New("its P(wrong) is not a number")
	case j.Grade == critic.Fail && j.PWrong == 0:
		j.PWrong = 1
	}
	j.PWrong = min(max(j.PWrong, 0), 1)
	if len(j.Each) == 0 && j.Grade != critic.Unsure {
		j.Each = []critic.Verdict{j.Verdict}
	}
	for i, v := range j.Each { // which are written as JSON
		if p := min(max(v.PWrong, 0), 1); p != v.PWrong {
			if math.IsNaN(p) {
				return j, fmt.Errorf("the P(wrong) of %s is not a number", v.Critic)
			}
			j.Each = slices.Clone(j.Each)
			j.Each[i].PWrong = p
		}
	}
	return j, nil
}

// criticCase is d as the critics see it.
func (r *run) criticCase(p *place, d *draft) critic.Case {
	k := critic.Case{
		Question: r.question,
		Prompt:   r.prompt.Text(),
		Reading:  r.reading,
		Chunk:    d.text,
		Thought:  d.thought,
		Logprobs: d.logprobs(),
		Steps:    r.steps(d),
		Stakes:   critic.Stakes{Draft: r.price()},
	}
	if k.Logprobs != nil {
		k.Ends, k.Led, k.Tried = d.ends(), d.put, d.tried
	}
	if k.Accepted = r.text; slices.ContainsFunc(r.chunks, func(c Chunk) bool { return c.Thought }) {
		k.Accepted = strings.Join(k.Steps, "")
	}
	asked := &consultation{r: r, p: p, d: d, session: d.session}
	switch {
	case asked.session != nil:
	case p.held != d && p.spare.draft == d:
		asked.session = p.spare.session
	default:
		asked.session = r.session
	}
	asked.can = abilitiesOf(asked.session)
	k.Writer = asked
	if asked.can.prober != nil {
		k.Prober = asked
	}
	if asked.can.scorer != nil {
		k.Scorer = asked
	}
	if asked.can.forker != nil {
		k.Drafter, k.Completer = asked, asked
	}
	if asked.can.states != nil && len(d.tokens) > 0 && k.Logprobs != nil {
		k.States = asked
	}
	if asked.can.doubter != nil && asked.can.doubter.Doubts() {
		k.Doubter = asked
	}
	return k
}

// steps are the texts before d, reasoning included: the answer may rest on it.
func (r *run) steps(d *draft) []string {
	out := make([]string, len(r.chunks))
	for i, c := range r.chunks {
		out[i] = c.Text
		last := i == len(r.chunks)-1
		ends := last && !d.thought || !last && !r.chunks[i+1].Thought
		if c.Thought && ends && !strings.HasSuffix(c.Text, "\n") {
			out[i] += "\n"
		}
	}
	return out
}

// consultation answers what critics ask about a draft.
type consultation struct {
	r       *run
	p       *place
	d       *draft
	session Session // that holds it
	can     abilities
}

// reserve books cost as the critics'.
func (c consultation) reserve(ctx context.Context, most int, cost func(n int) Spend) (int, func(used Spend), error) {
	n, settle, err := c.r.reserve(ctx, c.p, most, func(n int) Spend { return cost(n).critics() })
	return n, func(used Spend) { settle(used.critics()) }, err
}

// Probe implements [critic.Prober].
func (c consultation) Probe(ctx context.Context, suffix string, choices ...string) ([]float64, error) {
	_, settle, err := c.reserve(ctx, 1, func(int) Spend { return c.can.prober.ProbeCost(suffix) })
	if err != nil {
		return nil, err
	}
	logprobs, used, err := c.can.prober.Probe(ctx, suffix, choices)
	settle(used)
	return logprobs, err
}

// Score implements [critic.Scorer]. What the kept bytes hold beyond whole tokens is
// read as text.
func (c consultation) Score(ctx context.Context, kept int, suffix, text string) ([]float64, error) {
	pos, begun := c.behind(kept)
	suffix = begun + suffix
	_, settle, err := c.reserve(ctx, 1, func(int) Spend { return c.can.scorer.ScoreCost(pos, suffix, text) })
	if err != nil {
		return nil, err
	}
	logprobs, used, err := c.can.scorer.Score(ctx, pos, suffix, text)
	settle(used)
	return logprobs, err
}

// behind is the position of the last whole token within the first bytes of the draft,
// and the text of them that stands after it.
func (c consultation) behind(bytes int) (pos int, text string) {
	tokens, end := c.d.before(bytes)
	return c.p.start + len(tokens), c.d.text[end:bytes]
}

// Complete implements [critic.Completer] on a fork.
func (c consultation) Complete(
	ctx context.Context, kept int, suffix string, maxTokens int, done func(text string) bool,
) (string, error) {
	pos, begun := c.behind(kept)
	fork, err := c.can.forker.Fork()
	if err != nil {
		return "", err
	}
	defer fork.Close()
	if err := fork.Rollback(pos); err != nil {
		return "", err
	}
	if err := fork.Append(begun + suffix); err != nil {
		return "", err
	}
	return c.completed(ctx, fork, maxTokens, done)
}

// CompleteApart implements [critic.Completer].
func (c consultation) CompleteApart(
	ctx context.Context, prompt prompts.Prompt, maxTokens int, done func(text string) bool,
) (string, error) {
	session, err := c.r.solver.Model.Start(prompt)
	if err != nil {
		return "", err
	}
	defer session.Close()
	return c.completed(ctx, session, maxTokens, done)
}

// completed is what a session of the critic's drafts greedily until done says so.
func (c consultation) completed(ctx context.Context, session Session, maxTokens int, done func(text string) bool) (string, error) {
	s := Sampling{Experts: c.r.solver.Sampling.Experts}
	n, settle, err := c.reserve(ctx, maxTokens, func(n int) Spend { return session.Cost(n, s) })
	if err != nil {
		return "", err
	}
	var used Spend
	defer func() { settle(used) }()
	s.MaxTokens = n
	text := ""
	for token, err := range session.Draft(ctx, s) {
		used = used.Add(token.Spend)
		if err != nil {
			return "", err
		}
		if text += token.Text; done(text) {
			break
		}
	}
	return text, nil
}

// Hidden implements [critic.States].
func (c consultation) Hidden(ctx context.Context, layer int) ([][]float32, error) {
	_, settle, err := c.reserve(ctx, 1, func(int) Spend { return c.session.Cost(1, c.r.solver.Sampling) })
	if err != nil {
		return nil, err
	}
	vectors, used, err := c.can.states.Hidden(ctx, layer, c.p.start, c.p.start+len(c.d.tokens)-1)
	settle(used)
	return vectors, err
}

// LogOdds implements [critic.Doubter].
func (c consultation) LogOdds(ctx context.Context) ([]float32, error) {
	_, settle, err := c.reserve(ctx, 1, func(int) Spend { return c.session.Cost(1, c.r.solver.Sampling) })
	if err != nil {
		return nil, err
	}
	odds, used, err := c.can.doubter.LogOdds(ctx, c.p.start, max(c.session.Pos()-1, c.p.start))
	settle(used)
	return odds, err
}

// Redraft implements [critic.Drafter].
func (c consultation) Redraft(ctx context.Context, k int, temperature float64) ([]critic.Draft, error) {
	drafts, err := c.r.draftMany(ctx, c.p, k, temperature, 0, c.reserve)
	if err != nil {
		return nil, err
	}
	out := make([]critic.Draft, len(drafts))
	for i, d := range drafts {
		out[i] = critic.Draft{Text: d.text, Logprobs: d.logprobs()}
		d.session.Close()
	}
	return out, nil
}

// Write implements [critic.Writer].
func (c consultation) Write(ctx context.Context, prompt prompts.Prompt, maxTokens int) (string, error) {
	reply, err := c.Weigh(ctx, prompt, maxTokens)
	return reply.Text, err
}

// Weigh implements [critic.Weigher] with a conversation of its own. A model that
// reasons first does so on top of maxTokens. A judge has as many experts as its own file
// says: the number in the solver's sampling is the drafting model's.
func (c consultation) Weigh(ctx context.Context, prompt prompts.Prompt, maxTokens int) (critic.Reply, error) {
	judge, s := c.r.solver.Judge, Sampling{Seed: c.r.solver.Sampling.Seed}
	if judge == nil {
		judge, s.Experts = c.r.solver.Model, c.r.solver.Sampling.Experts
	}
	session, err := judge.Start(prompt)
	if err != nil {
		return critic.Reply{}, err
	}
	defer session.Close()
	n, settle, err := c.reserve(ctx, maxTokens*(1+thinking), func(n int) Spend { return session.Cost(n, s) })
	if err != nil {
		return critic.Reply{}, err
	}
	s.MaxTokens = n
	reply, used, err := answerOf(ctx, session, s, maxTokens)
	settle(used)
	return reply, err
}

// Write lets a model answer a prompt in a conversation of its own, outside of any
// run: at most maxTokens tokens, and what it reasons before them on top. An error
// comes with what was written and spent until then.
func Write(ctx context.Context, m Model, p prompts.Prompt, maxTokens int) (reply critic.Reply, used Spend, err error) {
	session, err := m.Start(p)
	if err != nil {
		return reply, used, err
	}
	defer session.Close()
	return answerOf(ctx, session, Sampling{MaxTokens: maxTokens * (1 + thinking)}, maxTokens)
}

// answerOf drafts at most maxTokens tokens of answer; reasoning is left out.
func answerOf(ctx context.Context, session Session, s Sampling, maxTokens int) (reply critic.Reply, used Spend, err error) {
	for token, err := range session.Draft(ctx, s) {
		used = used.Add(token.Spend)
		if err != nil {
			return reply, used, err
		}
		if token.Thought {
			continue
		}
		reply.Text += token.Text
		reply.Logprobs, reply.Ends = append(reply.Logprobs, token.Logprob), append(reply.Ends, len(reply.Text))
		if len(reply.Ends) >= maxTokens {
			break
		}
	}
	return reply, used, nil
}
