package strategy

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// guesser writes an answer that depends on the seed, and with some seeds none; it counts
// the drafts.
func guesser(written *atomic.Int64) *pipelinetest.Model {
	return &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		written.Add(1)
		if s.Seed>>11%5 == 0 {
			return "or\n"
		}
		if strings.HasSuffix(text, "so\n") {
			return fmt.Sprintf("Answer: %d\n", s.Seed>>17%4)
		}
		return strings.Repeat("so ", int(s.Seed>>7%9)) + "so\n"
	}}
}

var sharing = []string{"sc@4", "sc@24", "asc@24", "bon@12", "bonc@9", "judged@16", "retry@3", "retry@24", "single"}

// picky fails long beginnings and one of the answers.
var picky = critic.Func("picky", func(_ context.Context, k critic.Case) (critic.Verdict, error) {
	if strings.Count(k.Chunk, "so") > 4 || strings.Contains(k.Chunk, "Answer: 1") {
		return critic.Verdict{PWrong: .9, Grade: critic.Fail}, nil
	}
	return critic.Verdict{PWrong: .1, Grade: critic.Pass}, nil
})

func parsed(t *testing.T, name string) Build {
	t.Helper()
	k, isJudged := strings.CutPrefix(name, "judged")
	if isJudged {
		name = "bonc" + k
	}
	build, err := Parse(name)
	if err != nil {
		t.Fatal(err)
	}
	if isJudged {
		build = Judged(build, func(_ context.Context, a pipeline.Answer) bool { return a.Final == "3" })
	}
	return build
}

// Strategies that share passes give the answers, the events and the accounts that they give
// alone, in whatever order they come and at whatever time, and each pass is drawn once.
func TestSharedPassesAreThoseDrawnAlone(t *testing.T) {
	const questions = 12
	solver := func(m pipeline.Model, question int) pipeline.Solver {
		return pipeline.Solver{
			Model: m, Format: prompts.Steps{}, Critic: critic.Cascade{picky},
			Sampling: pipeline.Sampling{Seed: uint64(question), Temperature: 1, MaxTokens: 90},
		}
	}
	answer := func(b Build, base pipeline.Solver, question int) (a pipeline.Answer, events int) {
		for e, err := range b(base).Stream(t.Context(), fmt.Sprint("how many ", question)) {
			if err != nil {
				t.Error(err)
			}
			if events++; e.Answer != nil {
				a = *e.Answer
			}
		}
		if a.Spend.Seconds <= 0 {
			t.Errorf("it took %v s", a.Spend.Seconds)
		}
		a.Spend.Seconds, a.Chunks = 0, nil
		return a, events
	}
	var alone, together atomic.Int64
	shared := NewShared(2)
	var group sync.WaitGroup
	for question := range questions {
		for i := range sharing {
			name := sharing[(i+question)%len(sharing)]
			build := parsed(t, name)
			want, told := answer(build, solver(guesser(&alone), question), question)
			group.Go(func() {
				account := pipeline.NewLedger(pipeline.Budget{})
				base := solver(guesser(&together), question)
				base.Account = account
				got, events := answer(shared.Build(build), base, question)
				spent := account.Spent()
				if spent.Seconds = 0; fmt.Sprint(got) != fmt.Sprint(want) || events != told || spent != want.Spend {
					t.Errorf("%s: %+v by %d events, booked %+v; alone %+v by %d", name, got, events, spent, want, told)
				}
			})
		}
		group.Wait()
	}
	shared.Close()
	if most := alone.Load() / 2; together.Load() > most {
		t.Errorf("%d drafts together, %d alone", together.Load(), alone.Load())
	}
}

// Whoever breaks off leaves nothing half-drawn to others.
func TestSharedPassesSurviveWhoBreaksOff(t *testing.T) {
	var written atomic.Int64
	shared := NewShared(1)
	defer shared.Close()
	build := shared.Build(parsed(t, "sc@8"))
	base := pipeline.Solver{Model: guesser(&written), Format: prompts.Steps{}, Sampling: pipeline.Sampling{Temperature: 1}}
	want, err := parsed(t, "sc@8")(base).Answer(t.Context(), "how many?")
	if err != nil {
		t.Fatal(err)
	}
	for after := range 20 {
		for range build(base).Stream(t.Context(), "how many?") {
			if after--; after < 0 {
				break
			}
		}
	}
	got, err := build(base).Answer(t.Context(), "how many?")
	if err != nil || got.Final != want.Final || got.Spend.GeneratedTokens != want.Spend.GeneratedTokens {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
	if told, err := build(base).Answer(t.Context(), "how many?"); err != nil || told.Spend != got.Spend {
		t.Errorf("%+v, %v; drawn %+v", told.Spend, err, got.Spend)
	}
}

// A limited budget may end a pass anywhere: each strategy then draws its own.
func TestLimitedPassesAreNotShared(t *testing.T) {
	var written atomic.Int64
	shared := NewShared(1)
	defer shared.Close()
	base := pipeline.Solver{
		Model: guesser(&written), Format: prompts.Steps{}, Sampling: pipeline.Sampling{Temperature: 1},
		Budget: pipeline.Budget{Tokens: pipeline.AtMost(60)},
	}
	for range 2 {
		before := written.Load()
		a, err := shared.Build(parsed(t, "sc@8"))(base).Answer(t.Context(), "how many?")
		if err != nil || a.Spend.Tokens() > 60 || written.Load() == before {
			t.Errorf("%+v, %v after %d drafts", a.Spend, err, written.Load()-before)
		}
	}
}
