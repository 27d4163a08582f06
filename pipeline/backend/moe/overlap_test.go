package moe_test

import (
	"context"
	"fmt"
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

// BenchmarkOverlap answers with a critic that waits for something outside this process,
// such as a program, with and without drafting the next chunk meanwhile: where nothing is
// ever wrong, and where a fifth of the first drafts is (one expert, temperature 2). The
// time is the median of the answers, the tokens their mean, dropped ones included.
func BenchmarkOverlap(b *testing.B) {
	engine, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close()
	for _, wait := range []time.Duration{time.Millisecond, 5 * time.Millisecond, 20 * time.Millisecond} {
		elsewhere := critic.Func("elsewhere", func(ctx context.Context, _ critic.Case) (critic.Verdict, error) {
			time.Sleep(wait)
			return critic.Verdict{}, ctx.Err()
		})
		for name, sampling := range map[string]pipeline.Sampling{"clean": {}, "slips": {Temperature: 2, Experts: 1}} {
			for _, overlap := range []bool{false, true} {
				b.Run(fmt.Sprintf("%v/%s/overlap=%t", wait, name, overlap), func(b *testing.B) {
					tokens := 0
					var times []time.Duration
					s := pipeline.Solver{
						Model: moe.New(engine, "builtin"), Format: prompts.Worked{}, Overlap: overlap,
						Critic: critic.Cascade{elsewhere, critic.Computed{}}, Ladder: pipeline.DefaultLadder(),
					}
					for seed := uint64(1); b.Loop(); seed++ {
						s.Sampling = sampling
						s.Sampling.Seed = seed
						start := time.Now()
						answer, err := s.Answer(b.Context(), asked[0].question)
						if err != nil {
							b.Fatal(err)
						}
						times = append(times, time.Since(start))
						tokens += answer.Spend.GeneratedTokens
					}
					slices.Sort(times)
					b.ReportMetric(times[len(times)/2].Seconds()*1e3, "median-ms")
					b.ReportMetric(float64(tokens)/float64(b.N), "tokens/op")
				})
			}
		}
	}
}
