package strategy

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// server is a scripted model whose drafts take a time that is drawn anew, so many
// at once. What it writes depends on the seed.
type server struct {
	pipelinetest.Model
	most int // at once

	mu            sync.Mutex
	running, peak int
	delays        uint64
}

func newServer(most int, delays uint64) *server {
	m := &server{most: most, delays: delays}
	m.Write = func(text string, s pipeline.Sampling) string {
		if strings.HasSuffix(text, "so\n") {
			return fmt.Sprintf("Answer: %d\n", s.Seed>>17%3)
		}
		return strings.Repeat("so ", int(s.Seed>>7%9)) + "so\n"
	}
	return m
}

func (m *server) AtOnce() int { return m.most }

func (m *server) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return &slowSession{s, m}, err
}

type slowSession struct {
	pipeline.Session
	server *server
}

func (s *slowSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		m := s.server
		m.mu.Lock()
		m.running++
		m.peak = max(m.peak, m.running)
		m.delays = m.delays*6364136223846793005 + 1442695040888963407
		delay := m.delays >> 33 % 1000
		m.mu.Unlock()
		time.Sleep(time.Duration(delay) * time.Millisecond) // of a synthetic clock
		s.Session.Draft(ctx, sampling)(yield)
		m.mu.Lock()
		m.running--
		m.mu.Unlock()
	}
}

// Passes at the same time give the answers of passes one after the other, draw no
// more of them, keep to the server's limit and to the budget, and do not depend on
// which is finished first.
func TestPassesAtOnce(t *testing.T) {
	for _, name := range []string{"sc@20", "asc@20", "bon@20", "retry@5"} {
		build, err := Parse(name)
		if err != nil {
			t.Fatal(err)
		}
		for tokens := 0; tokens <= 2000; tokens += 400 { // 0 is no limit
			var first pipeline.Answer
			for i, m := range []*server{newServer(6, 1), newServer(6, 2), newServer(6, 3), newServer(1, 4)} {
				synctest.Test(t, func(t *testing.T) {
					base := pipeline.Solver{Model: m, Format: prompts.Steps{}, Sampling: pipeline.Sampling{Seed: 3, Temperature: 1}}
					if tokens > 0 {
						base.Budget.Tokens = pipeline.AtMost(float64(tokens))
					}
					a, err := build(base).Answer(t.Context(), "how many?")
					if err != nil {
						t.Fatal(err)
					}
					if tokens > 0 && a.Spend.Tokens() > tokens {
						t.Errorf("%s: %d tokens of %d", name, a.Spend.Tokens(), tokens)
					}
					if m.peak > m.most || m.most > 1 && m.peak < 2 && (tokens == 0 || tokens == 2000) && name != "retry@5" {
						t.Errorf("%s: %d passes at once, want at most %d", name, m.peak, m.most)
					}
					a.Spend.Seconds = 0
					switch {
					case i == 0:
						first = a
					case m.most > 1 && (a.Text != first.Text || a.Spend != first.Spend || a.Stop != first.Stop),
						tokens == 0 && (a.Final != first.Final || a.Spend.GeneratedTokens != first.Spend.GeneratedTokens):
						t.Errorf("%s of %d tokens: %q for %+v, before %q for %+v", name, tokens, a.Text, a.Spend, first.Text, first.Spend)
					}
				})
			}
		}
	}
}

// A pass that fails ends the others in their order, whichever is finished first.
func TestPassesAtOnceThatFail(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newServer(4, 1)
		m.Fail = func(string) error { return fmt.Errorf("the server is gone") }
		build, _ := Parse("sc@8")
		a, err := build(pipeline.Solver{Model: m, Format: prompts.Steps{}}).Answer(t.Context(), "how many?")
		if err == nil || a.Stop != pipeline.Failed {
			t.Errorf("%+v, %v", a, err)
		}
	})
}

// Who no longer wants the events is not kept waiting by what they would be.
func TestPassesAtOnceAreBrokenOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		build, _ := Parse("sc@8")
		for range build(pipeline.Solver{Model: newServer(4, 1), Format: prompts.Steps{}}).Stream(t.Context(), "how many?") {
			break
		}
	})
}

// A limit on the prompt alone is kept as others are: as many passes are drawn at once as it pays for.
func TestPassesAtOnceKeepToALimitOnThePrompt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newServer(6, 1)
		base := pipeline.Solver{Model: m, Format: prompts.Steps{}, Sampling: pipeline.Sampling{Seed: 3, Temperature: 1}}
		build, _ := Parse("sc@1")
		one, err := build(base).Answer(t.Context(), "how many?")
		if err != nil {
			t.Fatal(err)
		}
		base.Budget.Prompt = pipeline.AtMost(4 * float64(one.Spend.PromptTokens))
		build, _ = Parse("sc@16")
		a, err := build(base).Answer(t.Context(), "how many?")
		if err != nil || a.Final == "" {
			t.Errorf("final %q, stop %s, %v: a pass reads %d tokens, together they may read four times that", a.Final, a.Stop, err, one.Spend.PromptTokens)
		}
	})
}

// What a server has kept of a prompt it tells itself, also where passes follow each other.
func TestPassesOneAfterTheOtherAtAServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		base := pipeline.Solver{Model: newServer(1, 1), Format: prompts.Steps{}, Sampling: pipeline.Sampling{Seed: 3, Temperature: 1}}
		build, _ := Parse("sc@3")
		a, err := build(base).Answer(t.Context(), "how many?")
		if err != nil || a.Spend.CachedTokens != 0 {
			t.Errorf("%d tokens of prompts were kept, %v", a.Spend.CachedTokens, err)
		}
	})
}

// A first pass for which a shared account has too little does not take with it those that were
// drawn beside it and have an answer.
func TestPassesAtOnceOfASharedAccount(t *testing.T) {
	const limit = 1000
	synctest.Test(t, func(t *testing.T) {
		m := newServer(4, 1)
		m.Write = func(_ string, s pipeline.Sampling) string {
			if s.Seed == 3 { // the first pass
				return strings.Repeat("so ", 400) + "so\n"
			}
			return "Answer: 2\n"
		}
		base := pipeline.Solver{
			Model: m, Format: prompts.Steps{}, Sampling: pipeline.Sampling{Seed: 3, Temperature: 1},
			ChunkTokens: 16, // little is reserved at a time, so that all passes get something
			Account:     pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(limit)}),
		}
		build, _ := Parse("sc@4")
		a, err := build(base).Answer(t.Context(), "how many?")
		if err != nil || a.Final != "2" || a.Spend.Tokens() > limit {
			t.Errorf("final %q, stop %s, %d tokens of %d, %v: three passes have answered 2", a.Final, a.Stop, a.Spend.Tokens(), limit, err)
		}
	})
}
