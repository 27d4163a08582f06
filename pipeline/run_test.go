package pipeline_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

// lines is a format for scripted models: the answer is what follows "ans ".
type lines struct{}

func (lines) Name() string { return "lines" }

func (lines) Prompt(question string) (prompts.Prompt, error) {
	if question == "" {
		return prompts.Prompt{}, fmt.Errorf("nothing asked: %w", prompts.ErrOutOfScope)
	}
	return prompts.Prompt{Raw: question + "\n"}, nil
}

func (lines) Cue(prompts.Prompt, string) string { return "ans " }

func (lines) Final(text string) (string, bool) {
	i := strings.LastIndex(text, "ans ")
	if i < 0 {
		return "", false
	}
	line, _, _ := strings.Cut(text[i+len("ans "):], "\n")
	return line, line != ""
}

// judge is a critic made of a function from a chunk to its verdict.
type judge func(critic.Case) critic.Verdict

func (j judge) Judge(_ context.Context, c critic.Case) (critic.Judgement, error) {
	v := j(c)
	return critic.Judgement{Verdict: v, Each: []critic.Verdict{v}}, nil
}

// wrongIs fails chunks that contain bad and offers fixed in its place.
func wrongIs(bad, fixed string) judge {
	return func(c critic.Case) critic.Verdict {
		if !strings.Contains(c.Chunk, bad) {
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}
		v := critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, Reason: bad + " is wrong"}
		if fixed != "" {
			v.Fix = strings.ReplaceAll(c.Chunk, bad, fixed)
		}
		return v
	}
}

// trace runs the solver and writes its events one a line.
func trace(t *testing.T, s *pipeline.Solver) (string, pipeline.Answer) {
	t.Helper()
	var b strings.Builder
	var answer pipeline.Answer
	for e, err := range s.Stream(t.Context(), "q") {
		if err != nil {
			t.Fatal(err)
		}
		switch e.Kind {
		case pipeline.Drafted, pipeline.Decided, pipeline.Accepted:
			fmt.Fprintf(&b, "%d.%d %s %s %s\n", e.Chunk, e.Attempt, e.Kind, e.How, strings.TrimSuffix(e.Text, "\n"))
		case pipeline.Finished:
			answer = *e.Answer
		}
	}
	return b.String(), answer
}

func TestLoop(t *testing.T) {
	for name, test := range map[string]struct {
		script   []string
		critic   judge
		ladder   []pipeline.Rung
		want     string
		final    string
		verified bool
	}{
		"a clean draft is accepted": {
			script:   []string{"a\n", "ans 1\n"},
			critic:   wrongIs("bad", ""),
			want:     "0.1 drafted draft a\n0.1 accepted pass a\n1.1 drafted draft ans 1\n1.1 accepted pass ans 1\n",
			final:    "1",
			verified: true,
		},
		"a rejected chunk is drafted again": {
			script: []string{"bad\n", "good\n", "ans 1\n"},
			critic: wrongIs("bad", ""),
			ladder: []pipeline.Rung{{Fix: true}, {Tries: 2, Temperature: .7}},
			want: "0.1 drafted draft bad\n0.1 decided resample T=0.7 \n0.2 drafted resample T=0.7 good\n0.2 accepted pass good\n" +
				"1.1 drafted draft ans 1\n1.1 accepted pass ans 1\n",
			final:    "1",
			verified: true,
		},
		"a critic that knows the fix is taken at its word": {
			script: []string{"1+1=bad\n", "ans 2\n"},
			critic: wrongIs("bad", "2"),
			ladder: pipeline.DefaultLadder(),
			want: "0.1 drafted draft 1+1=bad\n0.1 decided fix \n0.2 drafted fix 1+1=2\n0.2 accepted pass 1+1=2\n" +
				"1.1 drafted draft ans 2\n1.1 accepted pass ans 2\n",
			final:    "2",
			verified: true,
		},
		"when nothing helps the best draft stays and is marked": {
			script: []string{"bad bad\n", "bad\n", "bad!\n", "ans 1\n"},
			critic: func(c critic.Case) critic.Verdict {
				v := wrongIs("bad", "")(c)
				if c.Chunk == "bad\n" {
					v.PWrong = .6
				}
				return v
			},
			ladder: []pipeline.Rung{{Tries: 2, Temperature: 1}},
			want: "0.1 drafted draft bad bad\n0.1 decided resample T=1 \n0.2 drafted resample T=1 bad\n" +
				"0.2 decided resample T=1 \n0.3 drafted resample T=1 bad!\n0.3 decided keep \n0.3 accepted fail bad\n" +
				"1.1 drafted draft ans 1\n1.1 accepted pass ans 1\n",
			final: "1",
		},
		"going back drafts from an earlier chunk": {
			script: []string{"left\n", "bad\n", "right\n", "good\n", "ans 1\n"},
			critic: wrongIs("bad", ""),
			ladder: []pipeline.Rung{{Back: 1, Temperature: .7}},
			want: "0.1 drafted draft left\n0.1 accepted pass left\n1.1 drafted draft bad\n1.1 decided back 1 \n" +
				"0.1 drafted back 1 right\n0.1 accepted pass right\n1.1 drafted draft good\n1.1 accepted pass good\n" +
				"2.1 drafted draft ans 1\n2.1 accepted pass ans 1\n",
			final:    "1",
			verified: true,
		},
		"a model that ends without an answer is asked for one": {
			script: []string{"a\n", "", "7\n"},
			critic: wrongIs("bad", ""),
			want: "0.1 drafted draft a\n0.1 accepted pass a\n1.1 drafted draft \n" +
				"1.1 accepted answer forced ans 7\n",
			final: "7",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := &pipeline.Solver{Model: pipelinetest.Script(test.script...), Format: lines{}, Critic: test.critic, Ladder: test.ladder}
			got, answer := trace(t, s)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("trace (-want +got):\n%s", diff)
			}
			if answer.Final != test.final || answer.Verified != test.verified {
				t.Errorf("final %q, verified %t; want %q, %t", answer.Final, answer.Verified, test.final, test.verified)
			}
			var joined string
			for _, c := range answer.Chunks {
				joined += c.Text
			}
			if joined != answer.Text {
				t.Errorf("the chunks %q are not the text %q", joined, answer.Text)
			}
		})
	}
}

// offering is a format whose questions have two answers to choose from.
type offering struct{ lines }

func (offering) Prompt(question string) (prompts.Prompt, error) {
	return prompts.Prompt{Raw: question + "\n", Legend: "1=A\n2=B\n"}, nil
}

func TestAnswersThatAreNotOnOfferAreNotVerified(t *testing.T) {
	for stated, want := range map[string]pipeline.Answer{"2": {Final: "B", Verified: true}, "3": {Final: "3"}} {
		s := &pipeline.Solver{Model: pipelinetest.Script("a\n", "ans "+stated+"\n"), Format: offering{}, Critic: wrongIs("bad", "")}
		if _, got := trace(t, s); got.Final != want.Final || got.Verified != want.Verified {
			t.Errorf("%s: final %q, verified %t; want %q, %t", stated, got.Final, got.Verified, want.Final, want.Verified)
		}
	}
}

func TestDuplicateDraftsAreNotJudgedAgain(t *testing.T) {
	judged := 0
	s := &pipeline.Solver{
		Model:  pipelinetest.Script("bad\n", "bad\n", "bad\n", "good\n", "ans 1\n"),
		Format: lines{},
		Critic: judge(func(c critic.Case) critic.Verdict { judged++; return wrongIs("bad", "")(c) }),
		Ladder: []pipeline.Rung{{Tries: 3, Temperature: 1}},
	}
	if _, answer := trace(t, s); answer.Final != "1" || judged != 3 {
		t.Errorf("final %q after %d judgements, want 1 after 3", answer.Final, judged)
	}
}

func TestFixPaysOnlyForWhatChanged(t *testing.T) {
	s := &pipeline.Solver{
		Model:  pipelinetest.Script("12+7=29\n", "ans 19\n"),
		Format: lines{},
		Critic: wrongIs("29", "19"),
		Ladder: pipeline.DefaultLadder(),
	}
	_, answer := trace(t, s)
	// "q\n" and, after the fix, "19\n": the tokens of "12+7=" are not read again.
	if want := len("q\n") + len("19\n"); answer.Spend.PromptTokens != want {
		t.Errorf("%d prompt tokens, want %d", answer.Spend.PromptTokens, want)
	}
}

func TestErrorsComeWithTheAnswerSoFar(t *testing.T) {
	broken := errors.New("the critic broke")
	s := &pipeline.Solver{Model: pipelinetest.Script("a\n", "b\n"), Format: lines{}, Critic: failing{after: 1, err: broken}}
	answer, err := s.Answer(t.Context(), "q")
	if !errors.Is(err, broken) || answer.Stop != pipeline.Failed || answer.Text != "a\n" {
		t.Errorf("answer %+v, error %v", answer, err)
	}

	if _, err := s.Answer(t.Context(), ""); !errors.Is(err, prompts.ErrOutOfScope) {
		t.Errorf("a question that the format refuses: %v", err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	s.Critic = judge(func(critic.Case) critic.Verdict { cancel(); return critic.Verdict{Grade: critic.Pass} })
	s.Model = pipelinetest.Script("a\n", "b\n")
	answer, err = s.Answer(ctx, "q")
	if !errors.Is(err, context.Canceled) || answer.Stop != pipeline.Cancelled || answer.Text != "a\n" {
		t.Errorf("answer %+v, error %v", answer, err)
	}
}

// A model that fails while the answer is stated, when the time is up as well, is a
// failure: nobody interrupted the run.
func TestFailingAtTheEndIsNoInterruption(t *testing.T) {
	gone := errors.New("the server is gone")
	synctest.Test(t, func(t *testing.T) {
		model := pipelinetest.Script("a\n")
		model.Fail = func(text string) error {
			if !strings.HasSuffix(text, "ans ") {
				time.Sleep(900 * time.Millisecond) // of a synthetic clock
				return context.DeadlineExceeded
			}
			time.Sleep(100 * time.Millisecond)
			return gone
		}
		s := pipeline.Solver{Model: model, Format: lines{}, Budget: pipeline.Budget{Seconds: pipeline.AtMost(1)}}
		for name, solver := range map[string]interface {
			Answer(context.Context, string) (pipeline.Answer, error)
		}{"loop": &s, "beam": &pipeline.Beam{Solver: s, K: 2, Kept: 1}} {
			answer, err := solver.Answer(t.Context(), "q")
			if !errors.Is(err, gone) || answer.Stop != pipeline.Failed {
				t.Errorf("%s: stop %s, error %v", name, answer.Stop, err)
			}
		}
	})
}

// Deadlines of a transport or a model are not the budget's: a server that does not
// answer in its time is a failure, whether the run has a limit on time or none.
func TestDeadlinesOfOthersAreFailures(t *testing.T) {
	model := pipelinetest.Script("a\n")
	model.Fail = func(string) error { return fmt.Errorf("dial: %w", context.DeadlineExceeded) }
	for name, budget := range map[string]pipeline.Budget{"no limit": {}, "a day": {Seconds: pipeline.AtMost(86400)}} {
		s := pipeline.Solver{Model: model, Format: lines{}, Budget: budget}
		if answer, err := s.Answer(t.Context(), "q"); !errors.Is(err, context.DeadlineExceeded) || answer.Stop != pipeline.Failed {
			t.Errorf("%s: stop %s, error %v", name, answer.Stop, err)
		}
	}
}

func TestLongTimes(t *testing.T) {
	for _, seconds := range []float64{3.6e9, 1e12, math.MaxFloat64} {
		s := pipeline.Solver{Model: pipelinetest.Script("ans 1\n"), Format: lines{}, Budget: pipeline.Budget{Seconds: pipeline.AtMost(seconds)}}
		if answer, err := s.Answer(t.Context(), "q"); err != nil || answer.Stop != pipeline.Complete {
			t.Errorf("%g s: stop %s, error %v", seconds, answer.Stop, err)
		}
	}
}

type failing struct {
	after int
	err   error
}

func (f failing) Judge(_ context.Context, c critic.Case) (critic.Judgement, error) {
	if strings.Count(c.Accepted, "\n") >= f.after {
		return critic.Judgement{}, f.err
	}
	return critic.Judgement{Verdict: critic.Verdict{Grade: critic.Pass}}, nil
}

func TestBreakingOffTheEventsEndsTheRun(t *testing.T) {
	drafts := 0
	model := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string { drafts++; return "a\n" }}
	s := &pipeline.Solver{Model: model, Format: lines{}}
	for e := range s.Stream(t.Context(), "q") {
		if e.Kind == pipeline.Accepted {
			break
		}
	}
	if drafts != 1 {
		t.Errorf("%d drafts after the first accepted chunk was enough", drafts)
	}
}

func TestLongAnswersStop(t *testing.T) {
	babble := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string { return "on and on\n" }}
	s := &pipeline.Solver{Model: babble, Format: lines{}, Sampling: pipeline.Sampling{MaxTokens: 45}}
	answer, err := s.Answer(t.Context(), "q")
	if err != nil || answer.Stop != pipeline.TooLong || len(answer.Chunks) != 5 {
		t.Errorf("%d chunks, stop %s, %v", len(answer.Chunks), answer.Stop, err)
	}
	babble.Context = 30
	answer, err = s.Answer(t.Context(), "q")
	if err != nil || answer.Stop != pipeline.TooLong {
		t.Errorf("with a full context: stop %s, %v", answer.Stop, err)
	}
}

func TestScriptedModelPassesTheSuite(t *testing.T) {
	write := func(text string, s pipeline.Sampling) string {
		return fmt.Sprintf("%08d", (uint64(len(text))+1)*(s.Seed*31+7)%100000000)
	}
	doubt := func(text string) float32 { return float32(len(text)%7) - 3 }
	pipelinetest.TestModel(t, &pipelinetest.Model{Write: write, Doubt: doubt}, prompts.Prompt{Raw: "go on"})
}

func TestRedraftsHaveSeedsOfTheirOwn(t *testing.T) {
	seeds := map[uint64]bool{}
	model := &pipelinetest.Model{Write: func(text string, s pipeline.Sampling) string {
		seeds[s.Seed] = true
		return fmt.Sprintf("bad %d\n", len(seeds))
	}}
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Critic: wrongIs("bad", ""),
		Ladder:   []pipeline.Rung{{Tries: 5, Temperature: 1}},
		Sampling: pipeline.Sampling{Seed: 3, MaxTokens: 6},
	}
	if _, answer := trace(t, s); len(answer.Chunks) == 0 || answer.Chunks[0].Attempts != 6 || len(seeds) < 6 {
		t.Errorf("%d seeds for the drafts of %+v", len(seeds), answer.Chunks)
	}
}

func TestAnAnswerIsStatedWhateverTheBudget(t *testing.T) {
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if strings.HasSuffix(text, "ans ") {
			return "7\n"
		}
		return "more to say\n"
	}}
	const prompt, cue, kept = len("q\n"), len("ans "), 16
	for tokens := range 200 {
		s := &pipeline.Solver{Model: model, Format: lines{}, Budget: pipeline.Budget{Tokens: pipeline.AtMost(float64(tokens))}}
		_, answer := trace(t, s)
		if got := answer.Spend.Tokens(); got > tokens {
			t.Errorf("budget %d: spent %d", tokens, got)
		}
		if answer.Stop != pipeline.OutOfBudget || answer.Verified {
			t.Errorf("budget %d: %+v", tokens, answer)
		}
		if tokens >= prompt+cue+kept && answer.Final != "7" {
			t.Errorf("budget %d: no answer; spent %d on %q", tokens, answer.Spend.Tokens(), answer.Text)
		}
	}
}

// The beginning of a number is another number.
func TestAnswersCutOffByTheBudgetAreNone(t *testing.T) {
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if strings.HasSuffix(text, "ans ") {
			return "204\n"
		}
		return "more to say\n"
	}}
	for generated := range 30 {
		s := &pipeline.Solver{Model: model, Format: lines{}, Budget: pipeline.Budget{Generated: pipeline.AtMost(float64(generated))}}
		if _, answer := trace(t, s); answer.Final != "" && answer.Final != "204" {
			t.Errorf("%d tokens: the answer is %q, of %q", generated, answer.Final, answer.Text)
		}
	}
}

// Numbers that take more tokens than are kept back are stated as a whole, or not at all.
func TestLongNumbersAreNotCut(t *testing.T) {
	number := ""
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if _, begun, ok := strings.Cut(text, "ans "); ok {
			return strings.TrimPrefix(number+"\n", begun)
		}
		return "more to say\n"
	}}
	const prompt, step, cue = len("q\n"), len("more to say\n"), len("ans ")
	for _, number = range []string{"12345678901234567", "1234567890123456", "123456789012345/6", "12345678901234.5", strings.Repeat("7", 100)} {
		for _, budget := range []int{prompt + step + cue + 16, prompt + step + cue + 17, 100} {
			s := &pipeline.Solver{
				Model: model, Format: lines{}, Sampling: pipeline.Sampling{MaxTokens: step},
				Budget: pipeline.Budget{Tokens: pipeline.AtMost(float64(budget))},
			}
			_, answer := trace(t, s)
			enough := budget > prompt+step+cue+len(number)
			if answer.Final != number && (enough || answer.Final != "") {
				t.Errorf("%d tokens: the answer is %q, not %s", budget, answer.Final, number)
			}
		}
	}
}

// An answer of words is not waited for.
func TestLongAnswersAreStatedInSixteenTokens(t *testing.T) {
	model := &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if strings.HasSuffix(text, "ans ") {
			return "the one that was left on the table\n"
		}
		return "more to say\n"
	}}
	s := &pipeline.Solver{Model: model, Format: lines{}, Sampling: pipeline.Sampling{MaxTokens: 12}}
	if _, answer := trace(t, s); answer.Final != "the one that was" {
		t.Errorf("the answer is %q", answer.Final)
	}
}

// What was written when the time ran out is better than nothing, though no critic has seen it.
func TestADraftStaysWhoseCriticTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		model, begun := pipelinetest.Script("6*7=42\n", "ans 42\n"), time.Now()
		model.Fail = func(string) error {
			if time.Since(begun) < 900*time.Millisecond {
				return nil
			}
			time.Sleep(100 * time.Millisecond) // it is too slow to state an answer in what is left
			return context.DeadlineExceeded
		}
		s := &pipeline.Solver{Model: model, Format: lines{}, Critic: slow("ans"), Budget: pipeline.Budget{Seconds: pipeline.AtMost(1)}}
		_, answer := trace(t, s)
		if answer.Final != "42" || answer.Verified || answer.Stop != pipeline.OutOfBudget || len(answer.Chunks) != 2 {
			t.Errorf("answer %+v", answer)
		}
	})
}

// slow is a critic that does not come to an end with chunks that contain it.
type slow string

func (s slow) Judge(ctx context.Context, c critic.Case) (critic.Judgement, error) {
	if strings.Contains(c.Chunk, string(s)) {
		<-ctx.Done()
	}
	return critic.Judgement{Verdict: critic.Verdict{Grade: critic.Pass}}, ctx.Err()
}

// A fix for which there is no room is none; other rungs go on.
func TestFixesThatAreTooLongAreLeftOut(t *testing.T) {
	model := pipelinetest.Script("bad\n", "good\n", "ans 1\n")
	model.Context = 20
	s := &pipeline.Solver{
		Model: model, Format: lines{}, Critic: wrongIs("bad", strings.Repeat("longer ", 10)),
		Ladder: []pipeline.Rung{{Fix: true}, {Tries: 1, Temperature: 1}},
	}
	events, answer := trace(t, s)
	if answer.Stop != pipeline.Complete || answer.Text != "good\nans 1\n" || !answer.Verified {
		t.Errorf("stop %s, %q:\n%s", answer.Stop, answer.Text, events)
	}
	s.Model, s.Ladder = pipelinetest.Script("bad\n", "ans 1\n"), s.Ladder[:1]
	s.Model.(*pipelinetest.Model).Context = 20
	if events, answer = trace(t, s); answer.Stop != pipeline.Complete || answer.Text != "bad\nans 1\n" {
		t.Errorf("without another rung: stop %s, %q:\n%s", answer.Stop, answer.Text, events)
	}
}

func TestIncompleteSolversSayWhatIsMissing(t *testing.T) {
	for _, s := range []pipeline.Solver{{}, {Model: pipelinetest.Script("ans 1\n")}, {Format: lines{}}} {
		_, beamErr := (&pipeline.Beam{Solver: s, K: 2, Kept: 1}).Answer(t.Context(), "q")
		answer, err := s.Answer(t.Context(), "q")
		if !errors.Is(beamErr, err) || err == nil || !strings.Contains(err.Error(), "needs a Model, and a Format") || answer.Stop != pipeline.Failed {
			t.Errorf("%+v: %v, %v", answer, err, beamErr)
		}
	}
}

// TestFixesKeepChunksApart takes a fix that lacks the line end of the draft.
func TestFixesKeepChunksApart(t *testing.T) {
	s := pipeline.Solver{
		Model: pipelinetest.Script("6 * 7 = 49 \n", "ans 42\n"), Format: lines{}, Ladder: []pipeline.Rung{{Fix: true}},
		Critic: judge(func(c critic.Case) critic.Verdict {
			if strings.Contains(c.Chunk, "49") {
				return critic.Verdict{Critic: "judge", Grade: critic.Fail, PWrong: .99, Fix: "6 * 7 = 42"}
			}
			return critic.Verdict{Critic: "judge", Grade: critic.Pass, PWrong: .01}
		}),
	}
	if answer, err := s.Answer(t.Context(), "6 * 7"); err != nil || answer.Text != "6 * 7 = 42 \nans 42\n" {
		t.Errorf("%q, %v", answer.Text, err)
	}
}

// TestUnknownLikelihood answers with a model that tells no log-probabilities, judged by
// nobody: the answer can be written as JSON, and nothing speaks for it.
func TestUnknownLikelihood(t *testing.T) {
	for name, c := range map[string]pipeline.Critic{"none": nil, "none that fits": critic.Cascade{}} {
		m := pipelinetest.Script("ans 42\n")
		m.Logprob = func(string, string) float32 { return float32(math.NaN()) }
		s := pipeline.Solver{Model: m, Format: lines{}, Critic: c}
		answer, err := s.Answer(t.Context(), "6 * 7")
		if err != nil {
			t.Fatal(err)
		}
		want := 0.
		if c != nil {
			want = 1 - critic.Prior
		}
		if _, err := json.Marshal(answer); err != nil || answer.Confidence != want {
			t.Errorf("%s: confidence %g, %v", name, answer.Confidence, err)
		}
	}
}

// priceless is a model that nobody knows the price of.
type priceless struct{ *pipelinetest.Model }

func (priceless) CheckBudget(b pipeline.Budget) error {
	if _, limited := b.USD.Max(); limited {
		return errors.New("the price is unknown")
	}
	return nil
}

// TestLimitsThatCannotBeKept fails at once, rather than end with nothing spent.
func TestLimitsThatCannotBeKept(t *testing.T) {
	usd := pipeline.Budget{USD: pipeline.AtMost(1)}
	known := &pipelinetest.Model{Write: func(string, pipeline.Sampling) string { return "ans 42\n" }}
	unknown, critics := priceless{known}, critic.Cascade{critic.Computed{}}
	for name, test := range map[string]struct {
		solver pipeline.Solver
		fails  bool
	}{
		"own":              {pipeline.Solver{Budget: usd}, true},
		"of many":          {pipeline.Solver{Account: pipeline.NewLedger(usd).Child(pipeline.Budget{})}, true},
		"other":            {pipeline.Solver{Budget: pipeline.Budget{Tokens: pipeline.AtMost(100)}}, false},
		"of a judge":       {pipeline.Solver{Model: known, Critic: critics, Judge: unknown, Budget: usd}, true},
		"of a rung":        {pipeline.Solver{Model: known, Critic: critics, Ladder: []pipeline.Rung{{Tries: 1, Model: unknown}}, Budget: usd}, true},
		"that nobody asks": {pipeline.Solver{Model: known, Judge: unknown, Ladder: []pipeline.Rung{{Tries: 1, Model: unknown}}, Budget: usd}, false},
	} {
		if test.solver.Format = (lines{}); test.solver.Model == nil {
			test.solver.Model = unknown
		}
		answer, err := test.solver.Answer(t.Context(), "q")
		if failed := err != nil && err.Error() == "the price is unknown" && answer.Stop == pipeline.Failed; failed != test.fails {
			t.Errorf("%s: %s, %v", name, answer.Stop, err)
		}
	}
}

// A limit on what nobody knows is refused: nothing could be spent.
func TestLimitsOnUnknownCosts(t *testing.T) {
	for unit, b := range map[string]pipeline.Budget{"flops": {FLOPs: pipeline.AtMost(1e9)}, "usd": {USD: pipeline.AtMost(1)}} {
		s := pipeline.Solver{Model: unpriced{pipelinetest.Script("ans 42\n")}, Format: lines{}, Budget: b}
		if answer, err := s.Answer(t.Context(), "6 * 7"); err == nil || !strings.Contains(err.Error(), unit) {
			t.Errorf("limit on %s: %+v, %v", unit, answer, err)
		}
	}
}

// unpriced is a model that knows only how many tokens it spends.
type unpriced struct{ *pipelinetest.Model }

func (m unpriced) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return unpricedSession{s}, err
}

type unpricedSession struct{ pipeline.Session }

func (s unpricedSession) Cost(n int, with pipeline.Sampling) pipeline.Spend {
	cost := s.Session.Cost(n, with)
	cost.FLOPs, cost.USD = math.NaN(), math.NaN()
	return cost
}
