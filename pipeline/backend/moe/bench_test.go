package moe_test

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/localmoe"
	"github.com/seed-25a395fc/reason/localmoe/builtin"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/moe"
	"github.com/seed-25a395fc/reason/prompts"
)

const chain = "What is (((((12 + 7) * 3 - 4) * 2 + 9) - 31) * 2 - 17) + 45?"

// timed notes the time that is spent in the model.
type timed struct {
	pipeline.Model
	in *time.Duration
}

func (m timed) Start(p prompts.Prompt) (pipeline.Session, error) {
	start := time.Now()
	s, err := m.Model.Start(p)
	*m.in += time.Since(start)
	return timedSession{s, m.in}, err
}

type timedSession struct {
	pipeline.Session
	in *time.Duration
}

func (s timedSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		start := time.Now()
		for token, err := range s.Session.Draft(ctx, sampling) {
			*s.in += time.Since(start)
			if !yield(token, err) {
				return
			}
			start = time.Now()
		}
		*s.in += time.Since(start)
	}
}

// BenchmarkLoop answers a question, without critics and with those that cost no
// model compute. The metric "loop-%" is the share of the time that is not spent
// in the model.
func BenchmarkLoop(b *testing.B) {
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close()
	for name, critics := range map[string]pipeline.Critic{
		"alone": nil, "with critics": critic.Cascade{critic.Computed{}, critic.Confidence{}},
	} {
		b.Run(name, func(b *testing.B) {
			var in time.Duration
			s := &pipeline.Solver{
				Model: timed{moe.New(engine, "builtin"), &in}, Format: prompts.Worked{},
				Critic: critics, Ladder: pipeline.DefaultLadder(),
			}
			for b.Loop() {
				if _, err := s.Answer(b.Context(), chain); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(100*(1-in.Seconds()/b.Elapsed().Seconds()), "loop-%")
		})
	}
}
