package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// forking is a model that writes a random letter on every line, and after four
// of them states what it wrote.
func forking() *pipelinetest.Model {
	return &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		written := strings.Split(text, "\n")[1:]
		if len(written) > 4 {
			return "ans " + strings.Join(written[:4], "") + "\n"
		}
		rng := rand.New(rand.NewPCG(s.Seed, uint64(len(text))))
		return string(rune('a'+rng.IntN(3))) + "\n"
	}}
}

// later is a critic that likes the text abab and notices only at the second
// letter that the first is wrong.
var later = critic.Cascade{critic.Func("later", func(_ context.Context, c critic.Case) (critic.Verdict, error) {
	v := critic.Verdict{Grade: critic.Pass, PWrong: .01}
	written := strings.ReplaceAll(c.Accepted+c.Chunk, "\n", "")
	if n := len(written); n > 1 && n <= 4 && written != "abab"[:n] {
		v.Grade, v.PWrong = critic.Fail, .99
	}
	return v, nil
})}

func TestBeamKeepsWhatTurnsOutBetter(t *testing.T) {
	for seed := range uint64(20) {
		b := &pipeline.Beam{
			Solver: pipeline.Solver{
				Model: forking(), Format: lines{}, Critic: later, Sampling: pipeline.Sampling{Temperature: 1, Seed: seed},
			},
			K: 60, Kept: 3, Likelihood: .5,
		}
		a, err := b.Answer(t.Context(), "what")
		if err != nil || a.Final != "abab" || !a.Verified || a.Stop != pipeline.Complete || len(a.Chunks) != 5 {
			t.Fatalf("seed %d: %q after %q, verified %t, %s, %v", seed, a.Final, a.Text, a.Verified, a.Stop, err)
		}
	}
}

func TestBeamReadsThePromptOnce(t *testing.T) {
	s := pipeline.Solver{Model: forking(), Format: lines{}, Sampling: pipeline.Sampling{Temperature: 1}}
	a, err := (&pipeline.Beam{Solver: s, K: 8, Kept: 2, Likelihood: 1}).Answer(t.Context(), "what")
	if err != nil || a.Spend.PromptTokens != len("what\n") {
		t.Errorf("computed %d prompt tokens (%v)", a.Spend.PromptTokens, err)
	}
}

// forgetful is a model that keeps nothing: every draft reads the whole text.
type forgetful struct{ pipeline.Model }

func (m forgetful) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return forgetfulSession{s}, err
}

type forgetfulSession struct{ pipeline.Session }

func (s forgetfulSession) Fork() (pipeline.Session, error) {
	fork, err := s.Session.(pipeline.Forker).Fork()
	return forgetfulSession{fork}, err
}

func (s forgetfulSession) Cost(n int, _ pipeline.Sampling) pipeline.Spend { return s.Reread(0, n) }

func (s forgetfulSession) Reread(more, n int) pipeline.Spend {
	return pipeline.Spend{PromptTokens: s.Pos() + more, GeneratedTokens: n}
}

func (s forgetfulSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		read := s.Pos()
		for token, err := range s.Session.Draft(ctx, sampling) {
			token.Spend = pipeline.Spend{PromptTokens: read, GeneratedTokens: token.Spend.GeneratedTokens}
			read = 0
			if !yield(token, err) {
				return
			}
		}
	}
}

// Whatever is left, it is enough to state an answer, after any of the texts of a beam, and also where
// the whole text is read again for that.
func TestEnoughIsKeptToStateAnAnswer(t *testing.T) {
	question := strings.Repeat("what ", 20)
	uneven := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		if strings.HasSuffix(text, "ans ") {
			return "1\n"
		}
		rng := rand.New(rand.NewPCG(s.Seed, uint64(len(text))))
		return strings.Repeat("a", 1+rng.IntN(60)) + "\n"
	}}
	for limit := 500.; limit < 3000; limit += 7 {
		for kept, model := range []pipeline.Model{forgetful{forking()}, forgetful{uneven}} {
			s := pipeline.Solver{
				Model: model, Format: lines{}, Sampling: pipeline.Sampling{Temperature: 1},
				Budget: pipeline.Budget{Tokens: pipeline.AtMost(limit)},
			}
			for name, solver := range map[string]interface {
				Answer(context.Context, string) (pipeline.Answer, error)
			}{"loop": &s, "beam": &pipeline.Beam{Solver: s, K: 4, Kept: kept + 1}} {
				a, err := solver.Answer(t.Context(), question)
				if err != nil || a.Final == "" || float64(a.Spend.Tokens()) > limit {
					t.Fatalf("%s, %g tokens: final %q after %q, %d spent, %v", name, limit, a.Final, a.Text, a.Spend.Tokens(), err)
				}
			}
		}
	}
}

func TestBeamWithoutWidth(t *testing.T) {
	s := pipeline.Solver{Model: forking(), Format: lines{}}
	if a, err := (&pipeline.Beam{Solver: s}).Answer(t.Context(), "what"); err != nil || a.Text == "" {
		t.Errorf("%+v, %v", a, err)
	}
}

// When the time is up, the best of what was written stays: rather what nobody has judged than what
// was found wrong, and rather either than nothing.
func TestBeamKeepsWhatItHasWhenTheTimeIsUp(t *testing.T) {
	for name, c := range map[string]struct {
		slow   int // the judgement that takes too long
		first  critic.Verdict
		judged bool // the chunk that stays
	}{
		"nothing judged": {1, critic.Verdict{}, false},
		"one is right":   {2, critic.Verdict{Grade: critic.Pass, PWrong: .01}, true},
		"one is wrong":   {2, critic.Verdict{Grade: critic.Fail, PWrong: .99}, false},
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			slow := critic.Func("slow", func(ctx context.Context, _ critic.Case) (critic.Verdict, error) {
				if asked++; asked == c.slow {
					<-ctx.Done()
				}
				return c.first, ctx.Err()
			})
			b := &pipeline.Beam{
				Solver: pipeline.Solver{
					Model: forking(), Format: lines{}, Critic: critic.Cascade{slow}, Sampling: pipeline.Sampling{Temperature: 1},
					Budget: pipeline.Budget{Seconds: pipeline.AtMost(.2)},
				},
				K: 30, Kept: 2,
			}
			a, err := b.Answer(t.Context(), "what")
			if err != nil || a.Stop != pipeline.OutOfBudget || a.Verified || len(a.Chunks) == 0 || len(a.Chunks[0].Text) != len("a\n") {
				t.Fatalf("%+v, %v", a, err)
			}
			if got := len(a.Chunks[0].Verdicts) > 0; got != c.judged {
				t.Errorf("what stays was judged: %t", got)
			}
		})
	}
}

// So it is where the time is up before all candidates are written.
func TestBeamKeepsWhatIsWrittenWhenTheTimeIsUp(t *testing.T) {
	begun := 0
	model := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string {
		switch begun++; begun {
		case 1: // the prompt is read
		case 2:
			return "\n" // a whole line, if an empty one, before the next candidate is begun
		case 3:
			time.Sleep(300 * time.Millisecond)
		}
		return "abc\n"
	}}
	b := &pipeline.Beam{
		Solver: pipeline.Solver{
			Model: model, Format: lines{}, Critic: later, Sampling: pipeline.Sampling{Temperature: 1},
			Budget: pipeline.Budget{Seconds: pipeline.AtMost(.2)},
		},
		K: 4,
	}
	a, err := b.Answer(t.Context(), "what")
	if err != nil || a.Stop != pipeline.OutOfBudget || a.Verified || a.Text != "\n" {
		t.Fatalf("%+v, %v", a, err)
	}
}

// What was accepted in the end is what the answer says, chunk by chunk, and was
// drafted before.
func TestBeamEvents(t *testing.T) {
	b := &pipeline.Beam{
		Solver: pipeline.Solver{Model: forking(), Format: lines{}, Critic: later, Sampling: pipeline.Sampling{Temperature: 1}},
		K:      6, Kept: 2, Likelihood: .5,
	}
	var answer pipeline.Answer
	accepted, drafts := "", map[int][]string{}
	for e, err := range b.Stream(t.Context(), "what") {
		if err != nil {
			t.Fatal(err)
		}
		switch e.Kind {
		case pipeline.Drafted:
			drafts[e.Chunk] = append(drafts[e.Chunk], e.Text)
		case pipeline.Accepted:
			accepted += e.Text
			if !strings.Contains(strings.Join(drafts[e.Chunk], ""), e.Text) {
				t.Errorf("chunk %d: %q was never drafted", e.Chunk, e.Text)
			}
		case pipeline.Finished:
			answer = *e.Answer
		}
	}
	if accepted != answer.Text || answer.Text == "" {
		t.Errorf("accepted %q, answered %q", accepted, answer.Text)
	}
}

// TestBeamNeverOverruns is the promise of TestNoOverrun for beam search.
func TestBeamNeverOverruns(t *testing.T) {
	runs := 20_000
	if testing.Short() {
		runs = 2_000
	}
	stops := map[pipeline.Stop]int{}
	for seed := range uint64(runs) {
		a, err := randomBeam(t.Context(), seed)
		if err != nil {
			t.Fatalf("run %d: %v", seed, err)
		}
		stops[a.Stop]++
	}
	for _, stop := range []pipeline.Stop{pipeline.Complete, pipeline.OutOfBudget, pipeline.TooLong, pipeline.Failed} {
		if stops[stop] < runs/100 {
			t.Errorf("%d of %d runs stopped with %s", stops[stop], runs, stop)
		}
	}
}

// randomBeam asks one random question twice and checks the limits and that both
// answers are the same.
func randomBeam(ctx context.Context, seed uint64) (answer pipeline.Answer, err error) {
	var first string
	for range 2 {
		rng := rand.New(rand.NewPCG(seed, 2))
		b := &pipeline.Beam{Solver: randomSolver(rng, seed), K: 1 + rng.IntN(12), Likelihood: rng.Float64()}
		b.Kept = 1 + rng.IntN(b.K)
		b.Solver.Budget = pipeline.Budget{Tokens: pipeline.AtMost(float64(rng.IntN(600)))}
		if rng.IntN(2) == 0 {
			b.Solver.Budget.FLOPs = pipeline.AtMost(float64(rng.IntN(600)) * pipelinetest.FLOPs)
		}
		if rng.IntN(3) == 0 {
			b.Solver.Budget.USD = pipeline.AtMost(float64(rng.IntN(600)) / 1024)
		}
		account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(400)})
		b.Solver.Account = account
		answer, err = b.Answer(ctx, strings.Repeat("q", 1+rng.IntN(60)))
		expected := errors.Is(err, errBroken) || errors.Is(err, pipeline.ErrContextFull) && answer.Text == ""
		if err != nil && !expected && !strings.Contains(err.Error(), "cannot be copied") {
			return answer, err
		}
		if spent := account.Spent().Tokens(); spent > 400 {
			return answer, fmt.Errorf("spent %d tokens of 400", spent)
		}
		if err := within(b.Solver.Budget, answer); err != nil {
			return answer, err
		}
		answer.Spend.Seconds = 0
		text, err := json.Marshal(answer)
		if err != nil {
			return answer, err
		}
		if first != "" && first != string(text) {
			return answer, fmt.Errorf("once %s, then %s", first, text)
		}
		first = string(text)
	}
	return answer, nil
}

func TestBeamClosesItsSessionsWheneverItIsBrokenOff(t *testing.T) {
	var reads, open int
	b := &pipeline.Beam{
		Solver: pipeline.Solver{
			Model: counting{forking(), &reads, &open}, Format: lines{}, Critic: later, Sampling: pipeline.Sampling{Temperature: 1},
		},
		K: 4, Kept: 2,
	}
	for most, broken := 1, true; broken; most++ {
		n := 0
		for range b.Stream(t.Context(), "what") {
			if n++; n == most {
				break
			}
		}
		if broken = n == most; open != 0 {
			t.Fatalf("broken off at event %d: %d sessions were not closed", most, open)
		}
	}
}
