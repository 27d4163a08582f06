package moe_test

import (
	"context"
	"iter"
	"slices"
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

// reading is how long the clock is read. Of the two readings around a token one falls
// outside what they measure.
var reading = func() time.Duration {
	const times = 100_000
	start := time.Now()
	end := start
	for range times {
		end = time.Now()
	}
	return end.Sub(start) / times
}()

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
			*s.in += time.Since(start) + reading
			if !yield(token, err) {
				return
			}
			start = time.Now()
		}
		*s.in += time.Since(start)
	}
}

func (s timedSession) Append(text string) error {
	defer s.clock(time.Now())
	return s.Session.Append(text)
}

func (s timedSession) Rollback(pos int) error {
	defer s.clock(time.Now())
	return s.Session.Rollback(pos)
}

// Close gives the pages of the cache back, which takes about as long as a token.
func (s timedSession) Close() error {
	defer s.clock(time.Now())
	return s.Session.Close()
}

func (s timedSession) clock(start time.Time) { *s.in += time.Since(start) }

// BenchmarkLoop answers a question, without critics and with those that cost no
// model compute. The metric "loop-%" is the share of the time that is not spent
// in the model: the median over answers, for on a busy machine some are
// interrupted.
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
			var shares []float64
			for b.Loop() {
				start := time.Now()
				in = 0
				if _, err := s.Answer(b.Context(), chain); err != nil {
					b.Fatal(err)
				}
				shares = append(shares, 1-in.Seconds()/time.Since(start).Seconds())
			}
			slices.Sort(shares)
			b.ReportMetric(100*shares[len(shares)/2], "loop-%")
		})
	}
}
