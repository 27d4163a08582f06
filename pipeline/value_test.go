package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// says fails chunks that hold a word, in the name of a critic.
func says(name, word string) judge {
	return func(c critic.Case) critic.Verdict {
		if strings.Contains(c.Chunk, word) {
			return critic.Verdict{Critic: name, Grade: critic.Fail, PWrong: .9}
		}
		return critic.Verdict{Critic: name, Grade: critic.Pass, PWrong: .01}
	}
}

// Where all that is said is that a draft is unlikely, drawing as warm as it was drawn
// itself finds nothing likelier; less warm it may.
func TestUnlikelyDraftsAreDrawnAgainOnlyLessWarm(t *testing.T) {
	for _, row := range []struct {
		critic string
		warmth float64 // of the first draft
		again  int
	}{
		{"confidence", 0, 0}, {"confidence", 1, 3}, {"judge", 0, 3 + 2}, {"judge", 1, 3 + 2},
	} {
		model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
			if strings.Contains(text, "bad") {
				return "ans 1\n"
			}
			return "bad\n"
		}}
		s := &pipeline.Solver{
			Model: model, Format: lines{}, Critic: says(row.critic, "bad"), Sampling: pipeline.Sampling{Temperature: row.warmth},
			Ladder: []pipeline.Rung{{Tries: 3, Temperature: .7}, {Tries: 2, Temperature: 1}},
		}
		_, answer := trace(t, s)
		if got := answer.Chunks[0].Attempts - 1; got != row.again {
			t.Errorf("%s, drafted at %g: drawn %d times again, want %d", row.critic, row.warmth, got, row.again)
		}
	}
}

// A right chunk is worth little behind one that was kept although it is wrong.
func TestLittleIsSpentBehindAMistakeThatStays(t *testing.T) {
	n := 0
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		n++
		return "bad" + strings.Repeat("!", n) + "\n"
	}}
	certain := judge(func(critic.Case) critic.Verdict {
		return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99}
	})
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Critic: certain, Ladder: []pipeline.Rung{{Tries: 5, Temperature: 1}},
		Sampling: pipeline.Sampling{MaxTokens: 30},
	}
	got, answer := trace(t, s)
	if first, last := answer.Chunks[0].Attempts, answer.Chunks[len(answer.Chunks)-1].Attempts; first != 6 || last > 2 {
		t.Errorf("%d drafts of the first chunk, %d of the last:\n%s", first, last, got)
	}
}

// Whether a rung mends is counted by the critic that objected: what never mends what
// one finds is still tried for another.
func TestExperienceTellsCriticsApart(t *testing.T) {
	e := &pipeline.Experience{}
	ask := func(name string) int {
		model := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
			switch {
			case strings.Contains(text, "\nbad"), strings.Contains(text, "good"):
				return "ans 1\n"
			case name == "mended" && s.Temperature > 0:
				return "good\n"
			}
			return "bad\n"
		}}
		s := &pipeline.Solver{
			Model: model, Format: lines{}, Critic: says(name, "bad"), Experience: e, Price: .25,
			Ladder: []pipeline.Rung{{Tries: 4, Temperature: 1}},
		}
		_, answer := trace(t, s)
		return answer.Chunks[0].Attempts - 1
	}
	for range 20 {
		ask("stays")
		ask("mended")
	}
	if stays, mended := ask("stays"), ask("mended"); stays != 0 || mended != 1 {
		t.Errorf("%d tries where none helped, %d where all did; rungs %v", stays, mended, e.Rungs())
	}
}

// What a check is weighed against is the solver's price.
func TestChecksAreWeighedByThePrice(t *testing.T) {
	s := &pipeline.Solver{
		Model: pipelinetest.Script("ans 1\n"), Format: lines{}, Price: 1e-6,
		Critic: judge(func(c critic.Case) critic.Verdict {
			if c.Stakes.Draft != 1e-6 {
				t.Errorf("weighed by %g", c.Stakes.Draft)
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}),
	}
	trace(t, s)
}

// An outcome counts once, also where the critic has no name.
func TestExperienceCountsOnce(t *testing.T) {
	for _, name := range []string{"", "judge"} {
		s := &pipeline.Solver{
			Model: pipelinetest.Script("bad\n", "good\n", "ans 1\n"), Format: lines{}, Critic: says(name, "bad"),
			Experience: &pipeline.Experience{}, Ladder: []pipeline.Rung{{Tries: 1, Temperature: 1}},
		}
		trace(t, s)
		if rate := s.Experience.Rungs()["resample T=1"]; rate != 2./3 { // one of one, and one of two before
			t.Errorf("critic %q: mends %g", name, rate)
		}
	}
}

// Checks are spared where enough was checked lately, but not of a chunk that is to replace one
// that critics blame.
func TestNoCheckIsSparedBehindABlame(t *testing.T) {
	n := 0
	model := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string {
		n++
		return []string{"one\n", "two\n", "bad\n", "three\n", "ans 1\n"}[(n-1)%5]
	}}
	spared := map[string]bool{}
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Ladder: []pipeline.Rung{{Blame: true, Temperature: 1}},
		Critic: critic.Cascade{critic.Func("judge", func(ctx context.Context, c critic.Case) (critic.Verdict, error) {
			spared[c.Chunk] = c.Sparing
			if !c.Sparing {
				if _, err := c.Prober.Probe(ctx, strings.Repeat("?", 20), "+", "-"); err != nil {
					return critic.Verdict{}, err
				}
			}
			if c.Chunk == "bad\n" {
				return critic.Verdict{Grade: critic.Fail, PWrong: .9, Blame: 1}, nil
			}
			return critic.Verdict{Grade: critic.Pass, PWrong: .01}, nil
		})},
	}
	got, _ := trace(t, s)
	if !spared["two\n"] || spared["three\n"] {
		t.Errorf("spared: %v\n%s", spared, got)
	}
}
