package heads

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/critic/head"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

const dim = 4

// knowing is a scripted model whose hidden vectors say what is wrong: a draft
// with a 7 in it.
type knowing struct{ pipelinetest.Model }

func (m *knowing) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return &knowingSession{s, ""}, err
}

type knowingSession struct {
	pipeline.Session
	drafted string
}

func (s *knowingSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	s.drafted = ""
	return func(yield func(pipeline.Token, error) bool) {
		for token, err := range s.Session.Draft(ctx, sampling) {
			s.drafted += token.Text
			if !yield(token, err) {
				return
			}
		}
	}
}

func (s *knowingSession) Hidden(_ context.Context, layer, from, to int) ([][]float32, pipeline.Spend, error) {
	rng := rand.New(rand.NewPCG(uint64(from), uint64(to)))
	out := make([][]float32, to-from)
	for i := range out {
		for range dim {
			out[i] = append(out[i], float32(rng.NormFloat64()))
		}
		if strings.Contains(s.drafted, "7") {
			out[i][layer] += 3
		}
	}
	return out, pipeline.Spend{}, nil
}

// raw is a format that asks the question as it is.
type raw struct{ prompts.Worked }

func (raw) Prompt(question string) (prompts.Prompt, error) {
	return prompts.Prompt{Raw: question + "\n"}, nil
}

// The gold steps are "0\n", "1\n", …; the model writes a 7 for some of them.
func erring(text string, s pipeline.Sampling) string {
	step := strings.Count(text, "\n") - 1
	rng := rand.New(rand.NewPCG(s.Seed+uint64(s.Temperature*10), uint64(len(text))+uint64(text[len("question ")])))
	if rng.IntN(3) == 0 {
		return "7\n"
	}
	return fmt.Sprintf("%d\n", step)
}

func steps(t *testing.T) []Step {
	t.Helper()
	model := &knowing{pipelinetest.Model{Write: erring}}
	var out []Step
	for i := range 60 {
		item := data.Item{Question: fmt.Sprintf("question %d", i), Steps: []string{"0", "1", "2", "3", "4", "5", "6"}}
		more, err := Drafter{Model: model, Format: raw{}, Layers: []int{0, 1}}.Drafts(t.Context(), item, uint64(i))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, more...)
	}
	return out
}

func TestDraftsAreLabelledAndContested(t *testing.T) {
	places := map[string][]Step{}
	for _, s := range steps(t) {
		if s.Wrong != strings.Contains(s.Text, "7") {
			t.Fatalf("%q is labelled wrong: %t", s.Text, s.Wrong)
		}
		places[s.Place] = append(places[s.Place], s)
	}
	contested := 0
	for place, drafts := range places {
		texts := map[string]bool{}
		for _, d := range drafts {
			if texts[d.Text] {
				t.Errorf("%q stands twice at %q", d.Text, place)
			}
			texts[d.Text] = true
		}
		if len(drafts) > 1 {
			contested++
		}
	}
	if contested < 50 {
		t.Errorf("%d places have more than one draft", contested)
	}
}

func TestTrain(t *testing.T) {
	h, r, err := Train([]int{0, 1}, dim, steps(t), head.Training{})
	if err != nil {
		t.Fatal(err)
	}
	if r.All.AUC < .98 || r.All.Ranked < .95 || r.All.Pairs == 0 || r.Found < .9 || r.Failed > .1 {
		t.Errorf("a head that can see what is wrong: %+v", r)
	}
	if r.Confidence.AUC > .6 {
		t.Errorf("the likelihood, which says nothing, has AUC %.2f", r.Confidence.AUC)
	}
	if FLOPs(h) <= 0 || h.Trained == "" {
		t.Errorf("%+v", h)
	}
}

func TestModelsWithoutStatesAreRefused(t *testing.T) {
	model := &pipelinetest.Model{Write: erring}
	item := data.Item{Question: "question 1", Steps: []string{"0"}}
	if _, err := (Drafter{Model: model, Format: raw{}, Layers: []int{0}}).Drafts(t.Context(), item, 1); err == nil {
		t.Error("no error without hidden vectors")
	}
}

// A critic that cannot work at some steps says nothing of them; the others are measured all the same.
func TestCriticsThatCannotWork(t *testing.T) {
	model := &knowing{pipelinetest.Model{Write: erring}}
	item := data.Item{Question: "question 1", Steps: []string{"0", "1", "2", "3", "4", "5", "6"}}
	flaky := critic.Func("flaky", func(_ context.Context, k critic.Case) (critic.Verdict, error) {
		if strings.Contains(k.Chunk, "7") {
			return critic.Verdict{}, errors.New("no connection")
		}
		return critic.Verdict{Grade: critic.Fail}, nil // certain, as no probability is stated
	})
	fine := critic.Func("fine", func(context.Context, critic.Case) (critic.Verdict, error) {
		return critic.Verdict{Grade: critic.Pass, PWrong: .01}, nil
	})
	steps, err := Drafter{Model: model, Format: raw{}, Critics: []critic.Critic{flaky, fine}}.Drafts(t.Context(), item, 1)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, s := range steps {
		want := critic.Verdict{Critic: "flaky", Grade: critic.Fail, PWrong: 1}
		if s.Wrong {
			wrong++
			want = critic.Verdict{Critic: "flaky", PWrong: critic.Prior, Reason: "could not work: no connection"}
		}
		if s.Verdicts[0] != want || s.Verdicts[1].Grade != critic.Pass {
			t.Errorf("%+v of %q", s.Verdicts, s.Text)
		}
	}
	rows := Rows(steps)
	if r := rows[0]; wrong == 0 || r.Troubled != wrong || r.Trouble != "flaky: could not work: no connection" {
		t.Errorf("%d times trouble in %d steps: %q", r.Troubled, wrong, r.Trouble)
	}
	if r := rows[1]; r.Troubled != 0 || r.Trouble != "" {
		t.Errorf("%+v", r)
	}
	ctx, cancel := context.WithCancel(t.Context())
	stop := critic.Func("stop", func(context.Context, critic.Case) (critic.Verdict, error) { cancel(); return critic.Verdict{}, nil })
	if _, err := (Drafter{Model: model, Format: raw{}, Critics: []critic.Critic{stop}}).Drafts(ctx, item, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}
