package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

var errBroken = errors.New("broken")

// TestNoOverrun is the promise of the loop and its ledger: whatever models
// write, critics say and ask, rungs do, tokens cost, and wherever something
// fails, no limit is exceeded, every run ends within its bound, no worse draft
// takes the place of a better one, and an answer or an honest lack of one comes
// back. REASON_RUNS sets another number of runs, of three questions each.
func TestNoOverrun(t *testing.T) {
	runs := 100_000
	if testing.Short() {
		runs = 2_000
	}
	if n, err := strconv.Atoi(os.Getenv("REASON_RUNS")); err == nil {
		runs = n
	}
	for _, failed := range []uint64{276674, 448743, 682764, 888509} { // tokens of several bytes that were put into a chunk
		if err := randomRun(failed, nil); err != nil {
			t.Errorf("run %d: %v", failed, err)
		}
	}
	const workers = 4
	for worker := range workers {
		t.Run(fmt.Sprint(worker), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { // the clock stands still but for what sleeps
				for i := worker; i < runs; i += workers {
					if err := randomRun(uint64(i), widened(uint64(i))); err != nil {
						t.Errorf("run %d: %v", i, err)
						return
					}
				}
			})
		})
	}
}

// randomRun asks three questions, one after the other or at once, each with a
// budget of its own, and with a chance an account for all. more widens the solver;
// nil leaves it narrow.
func randomRun(seed uint64, more *wide) error {
	rng := rand.New(rand.NewPCG(seed, 1))
	limit := float64(rng.IntN(250))
	s := randomSolver(rng, seed)
	s.Budget = pipeline.Budget{Tokens: pipeline.AtMost(limit)}
	if rng.IntN(2) == 0 {
		s.Budget.FLOPs = pipeline.AtMost(float64(rng.IntN(300)) * pipelinetest.FLOPs)
	}
	if seed%7 == 0 { // no draw, so that the runs stay what they were
		s.Budget.Generated = pipeline.AtMost(float64(seed / 7 % 100))
	}
	if rng.IntN(3) == 0 {
		s.Budget.USD = pipeline.AtMost(float64(rng.IntN(300)) / 1024)
	}
	total := pipeline.Budget{Tokens: pipeline.AtMost(limit * 2)}
	if more != nil {
		more.widen(&s)
		more.limit(&s, &total)
	}
	account := pipeline.NewLedger(total)
	if rng.IntN(2) == 0 {
		s.Account = account
	}
	questions := make([]string, 3)
	for i := range questions {
		questions[i] = strings.Repeat("q", rng.IntN(60)+1)
	}
	failures := make([]error, len(questions))
	began := time.Now()
	if rng.IntN(4) == 0 {
		var asked sync.WaitGroup
		for i, q := range questions {
			asked.Go(func() { _, failures[i] = watch(s, q) })
		}
		asked.Wait()
	} else {
		for i, q := range questions {
			_, failures[i] = watch(s, q)
		}
	}
	together := account.Spent()
	if s.Account != nil {
		together.Seconds = time.Since(began).Seconds()
	}
	if err := kept(total, together); err != nil {
		return fmt.Errorf("three questions: %w", err)
	}
	return errors.Join(failures...)
}

// watch asks one question and checks what must hold of its events and answer.
func watch(s pipeline.Solver, question string) (answer pipeline.Answer, err error) {
	w := watcher{bound: boundOf(s)}
	for e, failure := range s.Stream(context.Background(), question) {
		if err := w.see(e); err != nil {
			return answer, err
		}
		if e.Answer != nil {
			answer = *e.Answer
		}
		if failure != nil && !errors.Is(failure, errBroken) && !(errors.Is(failure, pipeline.ErrContextFull) && answer.Text == "") {
			return answer, failure
		}
	}
	return answer, within(s.Budget, answer)
}

// kept says which limit was exceeded by more than sums of float64 are rounded.
func kept(b pipeline.Budget, spent pipeline.Spend) error {
	for _, unit := range []struct {
		name  string
		limit pipeline.Limit
		spent float64
	}{
		{"tokens", b.Tokens, float64(spent.Tokens())}, {"prompt tokens", b.Prompt, float64(spent.PromptTokens)},
		{"generated tokens", b.Generated, float64(spent.GeneratedTokens)},
		{"FLOPs", b.FLOPs, spent.FLOPs}, {"USD", b.USD, spent.USD},
		{"seconds", b.Seconds, spent.Seconds - mostStep.Seconds()}, // may overrun by one step
	} {
		if limit, set := unit.limit.Max(); set && unit.spent > limit*(1+1e-12) {
			return fmt.Errorf("spent %g %s of %g", unit.spent, unit.name, limit)
		}
	}
	return nil
}

func within(b pipeline.Budget, a pipeline.Answer) error {
	if err := kept(b, a.Spend); err != nil {
		return err
	}
	var joined string
	for _, c := range a.Chunks {
		if !c.Thought {
			joined += c.Text
		}
	}
	switch {
	case a.Spend.CriticTokens > a.Spend.Tokens():
		return fmt.Errorf("critics spent more than all: %+v", a.Spend)
	case strings.ContainsAny(a.Text+a.Thought(), pipelinetest.Open+pipelinetest.Close):
		return fmt.Errorf("marks in the answer: %+v", a)
	case a.Verified && (a.Final == "" || a.Stop != pipeline.Complete):
		return fmt.Errorf("verified: %+v", a)
	case joined != a.Text:
		return fmt.Errorf("the chunks %q are not the text %q", joined, a.Text)
	}
	return nil
}

// watcher follows the judgements at one place after the other.
type watcher struct {
	accepted []string // chunk by chunk, and whether it is reasoning
	known             // of the place at hand
	behind   string   // the text before it
	left     map[string]known
	refuses  bool            // a text is refused at the next place
	refused  map[string]bool // where that was done, by the text before it
	bound    bound
}

// known is what is known of a place.
type known struct {
	best *critic.Judgement
	text string // of best
}

func (w *watcher) see(e pipeline.Event) error {
	if e.Kind == pipeline.Prompted || e.Kind == pipeline.Finished {
		return nil
	}
	if err := w.bound.see(e); err != nil {
		return err
	}
	w.accepted = w.accepted[:e.Chunk]
	if behind := strings.Join(w.accepted, ""); behind != w.behind {
		w.behind, w.known = behind, w.left[behind]
		if w.refuses {
			w.refused[behind], w.refuses = true, false
		}
	}
	switch e.Kind {
	case pipeline.Drafted:
		if e.Attempt == 1 { // a new place; what was accepted at the last may have been empty
			w.best = nil
		}
	case pipeline.Critiqued:
		if w.best == nil || better(e.Judgement, w.best) {
			w.best, w.text = e.Judgement, e.Text
		}
	case pipeline.Decided:
		if strings.HasPrefix(e.How, "back") || e.How == "blame" || e.How == "restart" {
			if w.left == nil {
				w.left, w.refused = map[string]known{}, map[string]bool{}
			}
			w.left[w.behind], w.refuses = w.known, e.How == "blame" || e.How == "restart"
		}
	case pipeline.Accepted:
		if w.best != nil && !w.refused[w.behind] && e.How != pipeline.Forced && e.Text != w.text {
			return fmt.Errorf("%q was accepted, %q stood better with the critics", e.Text, w.text)
		}
		delete(w.left, w.behind)
		w.accepted = append(w.accepted, fmt.Sprint(e.Thought, e.Text))
	}
	return nil
}

func better(a, b *critic.Judgement) bool {
	rank := map[critic.Grade]int{critic.Pass: 2, critic.Unsure: 1}
	if rank[a.Grade] != rank[b.Grade] {
		return rank[a.Grade] > rank[b.Grade]
	}
	return a.PWrong < b.PWrong
}

// Without an account or experience shared with others, and without drafts ahead, of
// which more or less is paid for, the same seed gives the same answer, to the byte.
func TestSameSeedSameJSON(t *testing.T) {
	for seed := range uint64(500) {
		ask := func() string {
			s := randomSolver(rand.New(rand.NewPCG(seed, 1)), seed)
			widened(seed).widen(&s)
			s.Experience, s.Overlap = nil, false
			s.Budget = pipeline.Budget{Tokens: pipeline.AtMost(float64(seed % 200))}
			answer, err := s.Answer(t.Context(), "what")
			answer.Spend.Seconds = 0
			text, failed := json.Marshal(answer)
			if failed != nil {
				t.Fatal(failed)
			}
			return fmt.Sprintf("%s %v", text, err)
		}
		if a, b := ask(), ask(); a != b {
			t.Fatalf("seed %d:\n%s\n%s", seed, a, b)
		}
	}
}

func randomSolver(rng *rand.Rand, seed uint64) pipeline.Solver {
	model, judge := randomModel(rng), randomCritic(rng)
	if scripted, ok := model.(*pipelinetest.Model); ok && seed%3 == 1 {
		scripted.Doubt = func(text string) float32 {
			return float32(rand.New(rand.NewPCG(seed, uint64(len(text)))).NormFloat64()) - 1
		}
		critics, _ := judge.(critic.Cascade)
		judge = append(critics, critic.Inner{})
	}
	return pipeline.Solver{
		Model:    model,
		Format:   lines{},
		Critic:   judge,
		Ladder:   randomLadder(rng),
		Price:    []float64{0, .001, .05}[rng.IntN(3)],
		Sampling: pipeline.Sampling{Seed: seed, MaxTokens: 1 + rng.IntN(120)},
	}
}

func randomModel(rng *rand.Rand) pipeline.Model {
	seed, stated, thinks := rng.Uint64(), rng.IntN(6), rng.IntN(4) == 0
	m := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		rng := rand.New(rand.NewPCG(seed^s.Seed, uint64(len(text))))
		line := strings.Repeat("x", rng.IntN(30))
		if thinks && strings.HasSuffix(text, "q\n") {
			return pipelinetest.Open + line + "\n"
		}
		if thinks && strings.Contains(text, pipelinetest.Open) && !strings.Contains(text, pipelinetest.Close) && rng.IntN(3) == 0 {
			return line + pipelinetest.Close
		}
		switch rng.IntN(8) {
		case 0:
			return "" // ends
		case 1:
			return line // ends in the middle of a line
		case stated:
			return fmt.Sprintf("ans %d\n", rng.IntN(3))
		case 6:
			return fmt.Sprintf("%d-%d=%d\n", rng.IntN(300), rng.IntN(300), rng.IntN(300))
		case 7:
			return fmt.Sprintf(`{"step": %d, "verdict": "wrong"}`, rng.IntN(4))
		}
		return line + "\n"
	}}
	if rng.IntN(2) == 0 {
		m.Others = func(text string) []pipeline.Alternative {
			rng := rand.New(rand.NewPCG(seed, uint64(len(text))))
			return []pipeline.Alternative{{Text: "x", Logprob: -rng.Float32()}, {Text: "yy", Logprob: -9 * rng.Float32()}, {Text: "\n", Logprob: -3}, {}}
		}
	}
	if rng.IntN(3) == 0 {
		m.Context = 1 + rng.IntN(150)
	}
	if rng.IntN(2) == 0 {
		m.USD = 1. / 1024 // binary, so that sums are exact
	}
	if rng.IntN(8) == 0 {
		m.Fail = func(text string) error {
			if rand.New(rand.NewPCG(seed, uint64(len(text)))).IntN(40) == 0 {
				return errBroken
			}
			return nil
		}
	}
	if rng.IntN(3) == 0 {
		return plain{m}
	}
	return m
}

// plain hides what sessions can do beyond drafting.
type plain struct{ pipeline.Model }

func (p plain) Start(prompt prompts.Prompt) (pipeline.Session, error) {
	s, err := p.Model.Start(prompt)
	return struct{ pipeline.Session }{s}, err
}

func randomCritic(rng *rand.Rand) pipeline.Critic {
	if rng.IntN(5) == 0 {
		return nil
	}
	var c critic.Cascade
	for range 1 + rng.IntN(3) {
		switch rng.IntN(8) {
		case 7:
			c = append(c, asking(rng.Uint64()))
		case 6:
			c = append(c, spotting{randomJudge(rng), rng.IntN(30)})
		case 0:
			c = append(c, critic.Probe{Suffix: "sure?", Good: "+", Bad: "-"})
		case 1:
			c = append(c, critic.Agreement{K: 1 + rng.IntN(3), Below: 1})
		case 2:
			c = append(c, critic.Written{MaxTokens: 1 + rng.IntN(60)})
		default:
			c = append(c, randomJudge(rng))
		}
	}
	return c
}

// asking has something scored and gone on with behind some part of the chunk.
func asking(seed uint64) critic.Critic {
	return critic.Func("asking", func(ctx context.Context, c critic.Case) (critic.Verdict, error) {
		rng := rand.New(rand.NewPCG(seed, uint64(len(c.Accepted)*1000+len(c.Chunk))))
		v := critic.Verdict{Grade: critic.Grade(rng.IntN(3)), PWrong: rng.Float64()}
		kept := rng.IntN(len(c.Chunk) + 1)
		if c.Scorer != nil {
			if _, err := c.Scorer.Score(ctx, kept, "zz", "z"); err != nil {
				return v, err
			}
		}
		var err error
		done := func(text string) bool { return len(text) > 5 }
		switch {
		case c.Completer == nil:
		case rng.IntN(2) == 0:
			_, err = c.Completer.Complete(ctx, kept, "z", 1+rng.IntN(20), done)
		default:
			_, err = c.Completer.CompleteApart(ctx, prompts.Prompt{Raw: "zz"}, 1+rng.IntN(20), done)
		}
		return v, err
	})
}

// spotting sees a mistake in every chunk that is longer than so many bytes.
type spotting struct {
	critic.Critic
	most int
}

func (s spotting) Spots(c critic.Case) bool { return len(c.Chunk) > s.most }

func randomJudge(rng *rand.Rand) critic.Critic {
	seed, strict, breaks := rng.Uint64(), rng.IntN(4), rng.IntN(10) == 0
	return critic.Func("random", func(_ context.Context, c critic.Case) (critic.Verdict, error) {
		rng := rand.New(rand.NewPCG(seed, uint64(len(c.Accepted)*1000+len(c.Chunk))))
		if breaks && rng.IntN(4) == 0 {
			return critic.Verdict{}, errBroken
		}
		v := critic.Verdict{Grade: critic.Grade(rng.IntN(3)), PWrong: rng.Float64()}
		if rng.IntN(4) < strict {
			v.Grade, v.PWrong = critic.Fail, .5+rng.Float64()/2
		}
		if v.Grade == critic.Fail && rng.IntN(2) == 0 {
			v.Fix = strings.Repeat("y", rng.IntN(40)) + "\n"
		}
		if v.Grade == critic.Fail {
			v.At = rng.IntN(len(c.Chunk) + 1)
		}
		if v.Grade == critic.Fail && rng.IntN(3) == 0 {
			v.Blame = rng.IntN(4)
		}
		return v, nil
	})
}

func randomLadder(rng *rand.Rand) []pipeline.Rung {
	var ladder []pipeline.Rung
	for range rng.IntN(6) {
		ladder = append(ladder, []pipeline.Rung{
			{Fix: true},
			{Blame: true, Temperature: .7},
			{Tries: 1 + rng.IntN(4), Temperature: 1},
			{Branches: 1 + rng.IntN(6)},
			{Trial: true},
			{Candidates: 1 + rng.IntN(4), Temperature: 1},
			{Back: 1 + rng.IntN(3), Temperature: .7},
			{Restart: true, Temperature: 1},
		}[rng.IntN(8)])
	}
	return ladder
}
