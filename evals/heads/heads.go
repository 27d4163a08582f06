// Package heads gathers labelled chunks of a model's own drafts, trains a
// [head.Head] on them and measures it on questions it has not seen.
//
// What decides in the loop is not how well right and wrong chunks are told apart
// over all places, but whether the right one of several drafts of the same place
// is ranked first. So at every place where a draft is wrong the model drafts
// more, and these contested places are trained on and measured by themselves.
package heads

import (
	"context"
	"fmt"
	"hash/fnv"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Step is one labelled chunk.
type Step struct {
	head.Sample
	Question string // by which steps are split
	Place    string // question and what was accepted: drafts of one place compete
	Text     string
	Logprob  float64 // ln P of the chunk: what confidence alone goes by
	Greedy   bool
	// Contested drafts come after a wrong one at their place: there are more of
	// them than a run would see.
	Contested bool
	// Verdicts are what the critics of a Drafter said of it, one for each.
	Verdicts []critic.Verdict
	// Spends are what their questions cost, and Drafted what the draft did.
	Spends  []pipeline.Spend
	Drafted pipeline.Spend
}

// How a place is drafted: once greedily, once as is, and where one of them is
// wrong some more, warmer, so that there is something to choose from.
const (
	sampleTemperature = 1
	stepTokens        = 96
)

// contested is how a place is drafted where there is a wrong draft: from nearly greedily
// to wildly, with all experts and with one.
var contested = []pipeline.Sampling{
	{Temperature: .7}, {Temperature: 1}, {Temperature: 1.3}, {Temperature: 1.6}, {Temperature: 2},
	{Experts: 1}, {Temperature: 1, Experts: 1}, {Temperature: 1.6, Experts: 1},
}

// Drafter lets a model draft the steps of questions whose gold steps are known.
type Drafter struct {
	Model  pipeline.Model
	Format prompts.Format
	// Layers are those whose hidden vectors become features; nil for none.
	Layers []int
	// Critics judge every draft, each by itself.
	Critics []critic.Critic
	// Write lets a model write, for critics that ask for a critique, and says what it
	// cost; nil for none.
	Write func(ctx context.Context, p prompts.Prompt, maxTokens int) (critic.Reply, pipeline.Spend, error)
}

// Drafts drafts every step of an item after the gold steps before it. Drafts of a
// place that are the same text are kept once.
func (d Drafter) Drafts(ctx context.Context, item data.Item, seed uint64) ([]Step, error) {
	prompt, err := d.prompt(item)
	if err != nil {
		return nil, err
	}
	session, err := d.Model.Start(prompt)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	var out []Step
	accepted := ""
	for i, gold := range item.Steps {
		p := place{
			Drafter: d, session: session, gold: item.Steps[i:], seen: map[string]bool{},
			prompt: prompt, answer: item.Answer, word: formOf(item) == problems.Word,
			context: critic.Case{Question: item.Question, Prompt: prompt.Text(), Accepted: accepted, Steps: item.Steps[:i]},
		}
		steps, err := p.drafts(ctx, seed+uint64(i)*0x9e3779b97f4a7c15)
		if err != nil {
			return nil, fmt.Errorf("heads: %s: step %d: %w", item.ID, i, err)
		}
		out = append(out, steps...)
		accepted += gold + "\n"
		if err := session.Append(gold + "\n"); err != nil {
			return nil, fmt.Errorf("heads: %s: %w", item.ID, err)
		}
	}
	return out, nil
}

// place is where one step goes.
type place struct {
	Drafter
	session pipeline.Session
	context critic.Case // of which chunk and all that is known of it are missing
	prompt  prompts.Prompt
	answer  string   // of the question
	word    bool     // several ways lead to the answer
	gold    []string // the step that goes here, and those that follow
	seen    map[string]bool
	seed    uint64 // of the drafts that critics ask for
}

func (p *place) drafts(ctx context.Context, seed uint64) (out []Step, err error) {
	p.seed = ^seed
	samplings := []pipeline.Sampling{{}, {Temperature: sampleTemperature, Seed: seed}}
	wrong := false
	for i := 0; i < len(samplings); i++ {
		samplings[i].MaxTokens = stepTokens
		step, err := p.draft(ctx, samplings[i])
		if err != nil {
			return nil, err
		}
		if step == nil {
			continue
		}
		step.Greedy, step.First, step.Contested = i == 0, i == 0, i > 1
		out = append(out, *step)
		if step.Wrong && !wrong {
			wrong = true
			for k, more := range contested {
				more.Seed = seed + uint64(k) + 1
				samplings = append(samplings, more)
			}
		}
	}
	return out, nil
}

// draft is one draft, nil where it repeats another; the session is left as it
// was.
func (p *place) draft(ctx context.Context, s pipeline.Sampling) (*Step, error) {
	start := p.session.Pos()
	step := &Step{Question: p.context.Question, Place: p.context.Question + "\n" + p.context.Accepted}
	var logprobs []float32
	var ends []int
	for token, err := range p.session.Draft(ctx, s) {
		if err != nil {
			return nil, err
		}
		step.Drafted = step.Drafted.Add(token.Spend)
		if token.End {
			break
		}
		step.Text += token.Text
		logprobs = append(logprobs, token.Logprob)
		ends = append(ends, len(step.Text))
		step.Logprob += float64(token.Logprob)
		if chunker.Line(step.Text) {
			break
		}
	}
	var err error
	if !p.seen[step.Text] && len(logprobs) > 1 {
		p.seen[step.Text] = true
		right := false
		right, err = p.right(ctx, step.Text)
		step.Wrong = !right
		if err == nil && p.Layers != nil {
			k := critic.Case{Chunk: step.Text, Logprobs: logprobs, Ends: ends}
			step.Features, err = features(ctx, p.session, p.Layers, start, k)
		}
		if err == nil {
			err = p.judge(ctx, step, start, logprobs, ends)
		}
	} else {
		step = nil
	}
	if back := p.session.Rollback(start); err == nil {
		err = back
	}
	return step, err
}

func features(ctx context.Context, s pipeline.Session, layers []int, start int, k critic.Case) ([]float64, error) {
	states, ok := s.(pipeline.States)
	if !ok {
		return nil, fmt.Errorf("this model does not hand out its hidden vectors")
	}
	hidden := make([][][]float32, len(layers))
	for i, layer := range layers {
		var err error
		if hidden[i], _, err = states.Hidden(ctx, layer, start, start+len(k.Logprobs)-1); err != nil {
			return nil, err
		}
	}
	return head.Features(hidden, k), nil
}

// The parts into which steps are split by question.
type part int

const (
	training part = iota
	validation
	test
)

// partOf puts 70 of 100 questions into training, 15 each into the others.
func partOf(question string) part {
	h := fnv.New32a()
	h.Write([]byte(question))
	switch n := h.Sum32() % 100; {
	case n < 70:
		return training
	case n < 85:
		return validation
	default:
		return test
	}
}

// Train fits a head on steps and measures it on the questions held out.
func Train(layers []int, dim int, steps []Step, t head.Training) (*head.Head, Report, error) {
	var parts [3][]Step
	var samples [3][]head.Sample
	for _, s := range steps {
		p := partOf(s.Question)
		parts[p] = append(parts[p], s)
		samples[p] = append(samples[p], s.Sample)
	}
	h, err := head.Train(layers, dim, samples[training], samples[validation], t)
	if err != nil {
		return nil, Report{}, err
	}
	r := measure(h, parts[test], parts[training])
	h.Trained = fmt.Sprintf("%d steps, %d of them wrong; on %d steps of other questions AUC %.3f", len(steps), r.Wrong, r.Tested, r.All.AUC)
	return h, r, nil
}
