package strategy

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestParse(t *testing.T) {
	for _, name := range []string{"chunked", "chunked-nofix", "single", "sc@1", "sc@64", "asc@8", "bon@4", "bonc@4", "retry@16", "refine@2",
		"chunked:check=2,tries=8", "chunked-random:rate=0.2", "chunked-nofix:tries=0", "beam@8", "beam@1", "sc@4096", "beam@256", "beam@8:keep=8,likelihood=0"} {
		if _, err := Parse(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, want := range map[string]string{
		"best":      "known: chunked, chunked-nofix, chunked-random, single, sc@K",
		"sc":        "such as sc@16",
		"sc@0":      "between 1 and 4096",
		"sc@many":   "between 1 and 4096",
		"sc@4097":   "between 1 and 4096",
		"beam@257":  "between 1 and 256", // all are in memory together
		"chunked@3": "takes no @K",

		"chunked:check=0":       "check=0: want a whole number from 1 to 64",
		"chunked:rate=0.5":      "no parameter \"rate\": there are check, tries",
		"chunked-random:rate=2": "rate=2: want a share from 0 to 1",
		"single:check=2":        "it takes no parameters",
		"beam":                  "such as beam@16",
		"beam@4:keep=5":         "keep=5: want a whole number from 1 to 4",
		"beam@4:likelihood=1.5": "likelihood=1.5: want a share from 0 to 1",
	} {
		if _, err := Parse(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// answers is a model whose n-th pass answers the n-th text.
func answers(texts ...string) *pipelinetest.Model {
	for i := range texts {
		texts[i] = "Answer: " + texts[i] + "\n"
	}
	return pipelinetest.Script(texts...)
}

func solve(t *testing.T, name string, base pipeline.Solver) pipeline.Answer {
	t.Helper()
	build, err := Parse(name)
	if err != nil {
		t.Fatal(err)
	}
	base.Format = prompts.Steps{}
	answer, err := build(base).Answer(t.Context(), "how many?")
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestSelfConsistency(t *testing.T) {
	a := solve(t, "sc@5", pipeline.Solver{Model: answers("1", "2", "2", "3", "1")})
	if a.Final != "1" { // 1 and 2 have two votes each: the first drawn wins
		t.Errorf("final %q", a.Final)
	}
	a = solve(t, "sc@5", pipeline.Solver{Model: answers("1", "2", "2", "3", "2")})
	if a.Final != "2" || a.Verified {
		t.Errorf("final %q, verified %t", a.Final, a.Verified)
	}
}

// Votes are for what an answer says, however it is written.
func TestVotesAreForWhatIsSaid(t *testing.T) {
	for _, test := range []struct {
		drawn []string
		want  string
	}{
		{[]string{"7", "1,200", "7", "$1200", "1200.0 apples."}, "1,200"},
		{[]string{"8", "3/4", "8", "0.75", "**75%**"}, "3/4"},
		{[]string{"2", "-5", "2", "−5", "-5 °c"}, "-5"},
		{[]string{"Paris", "rome", "paris.", "Rome", "ROME"}, "rome"},
		{[]string{"12", "1.2", "12", "1.2.0", "1.2:0"}, "12"},
		{[]string{"10:30", "10:40", "10:40", "10", "10"}, "10:40"},
	} {
		drawn := slices.Clone(test.drawn)
		if a := solve(t, "sc@5", pipeline.Solver{Model: answers(drawn...)}); a.Final != test.want {
			t.Errorf("%q: final %q", test.drawn, a.Final)
		}
	}
	a := solve(t, "asc@64", pipeline.Solver{Model: answers("1,000", "1000", "$1000", "1000 cm", "8", "8")})
	if want := len("Answer: 1,000\nAnswer: 1000\nAnswer: $1000\nAnswer: 1000 cm\n"); a.Spend.GeneratedTokens != want {
		t.Errorf("%d tokens, want the %d of 4 passes", a.Spend.GeneratedTokens, want)
	}
}

// The likeliest of answers whose likelihood nobody knows is not simply the first.
func TestBestByLikelihoodNeedsOne(t *testing.T) {
	model := answers("100", "1", "10")
	model.Logprob = func(string, string) float32 { return float32(math.NaN()) }
	build, err := Parse("bon@3")
	if err != nil {
		t.Fatal(err)
	}
	a, err := build(pipeline.Solver{Model: model, Format: prompts.Steps{}}).Answer(t.Context(), "how many?")
	if !errors.Is(err, pipeline.ErrNoLogprobs) || a.Final != "100" || a.Spend.GeneratedTokens == 0 {
		t.Errorf("%q for %d tokens, %v", a.Final, a.Spend.GeneratedTokens, err)
	}
}

func TestAdaptiveSelfConsistencyStopsEarly(t *testing.T) {
	a := solve(t, "asc@64", pipeline.Solver{Model: answers("7", "7", "7", "7", "8", "8")})
	if want := 4 * len("Answer: 7\n"); a.Final != "7" || a.Spend.GeneratedTokens != want {
		t.Errorf("final %q for %d tokens, want 4 passes of %d in all", a.Final, a.Spend.GeneratedTokens, want)
	}
}

func TestBestOfByLikelihood(t *testing.T) {
	// Every token of the scripted model has the same probability: the shortest wins.
	a := solve(t, "bon@3", pipeline.Solver{Model: answers("100", "1", "10")})
	if a.Final != "1" {
		t.Errorf("final %q", a.Final)
	}
}

// The likelihood of a long answer is less than a float64 can hold, and still more than that of a
// longer one.
func TestBestOfLongAnswersByLikelihood(t *testing.T) {
	const line = "so so so\n"
	pass, long := -1, []int{140, 120, 130}
	model := &pipelinetest.Model{
		Write: func(text string, _ pipeline.Sampling) string {
			written := strings.Count(text, line)
			if written == 0 {
				pass++
			}
			if written < long[pass] {
				return line
			}
			return fmt.Sprintf("Answer: %d\n", pass)
		},
		Logprob: func(string, string) float32 { return -1 },
	}
	if a := solve(t, "bon@3", pipeline.Solver{Model: model}); a.Final != "1" {
		t.Errorf("final %q", a.Final)
	}
}

// only passes answers that hold its text.
type only string

func (o only) Name() string { return "only" }

func (o only) Check(_ context.Context, c critic.Case) (critic.Verdict, error) {
	if strings.Contains(c.Chunk, string(o)) {
		return critic.Verdict{Grade: critic.Pass, PWrong: .01}, nil
	}
	return critic.Verdict{Grade: critic.Fail, PWrong: .99}, nil
}

func TestRetryStopsAtTheFirstThatPasses(t *testing.T) {
	base := pipeline.Solver{Model: answers("1", "2", "42", "3"), Critic: critic.Cascade{only("42")}}
	a := solve(t, "retry@16", base)
	if a.Final != "42" || !a.Verified {
		t.Errorf("final %q, verified %t", a.Final, a.Verified)
	}
	base.Model = answers("1", "2", "42", "3")
	if a := solve(t, "bonc@4", base); a.Final != "42" {
		t.Errorf("best by critic: final %q", a.Final)
	}
}

func TestPassesReadThePromptOnce(t *testing.T) {
	one := solve(t, "single", pipeline.Solver{Model: answers("1")}).Spend
	four := solve(t, "sc@4", pipeline.Solver{Model: answers("1", "1", "1", "1")}).Spend
	if four.PromptTokens != one.PromptTokens || four.CachedTokens != 3*one.PromptTokens || four.GeneratedTokens != 4*one.GeneratedTokens {
		t.Errorf("one pass %+v, four %+v", one, four)
	}
}

func TestPassesShareTheBudget(t *testing.T) {
	for tokens := range 150 {
		texts := make([]string, 20)
		for i := range texts {
			texts[i] = fmt.Sprint(i)
		}
		a := solve(t, "sc@20", pipeline.Solver{
			Model: answers(texts...), Budget: pipeline.Budget{Tokens: pipeline.AtMost(float64(tokens))},
		})
		if got := a.Spend.Tokens(); got > tokens {
			t.Errorf("budget %d: spent %d", tokens, got)
		}
		if a.Stop != pipeline.OutOfBudget {
			t.Errorf("budget %d: stop %s", tokens, a.Stop)
		}
		a = solve(t, "sc@20", pipeline.Solver{
			Model: answers(texts...), Budget: pipeline.Budget{Generated: pipeline.AtMost(float64(tokens))},
		})
		if got := a.Spend.GeneratedTokens; got > tokens || a.Stop != pipeline.OutOfBudget {
			t.Errorf("%d generated tokens allowed: %d were, stop %s", tokens, got, a.Stop)
		}
	}
}

func TestBeamGoesOnWithWhatTheCriticsPass(t *testing.T) {
	base := pipeline.Solver{
		Model:  pipelinetest.Script("", "1\n", "2\n", "42\n", "3\n", "Answer: 42\n", "Answer: 3\n"),
		Critic: critic.Cascade{only("42")},
	}
	if a := solve(t, "beam@4:keep=1", base); a.Text != "42\nAnswer: 42\n" || !a.Verified {
		t.Errorf("text %q, verified %t", a.Text, a.Verified)
	}
}

func TestCheckJudgesSoManyStepsAtOnce(t *testing.T) {
	count := 0
	base := pipeline.Solver{
		Model: pipelinetest.Script("one\ntwo\n", "three\nAnswer: 1\n"), Boundary: chunker.Line,
		Critic: critic.Cascade{critic.Func("count", func(context.Context, critic.Case) (critic.Verdict, error) {
			count++
			return critic.Verdict{Grade: critic.Pass, PWrong: .01}, nil
		})},
	}
	if a := solve(t, "chunked:check=2", base); count != 2 || len(a.Chunks) != 2 {
		t.Errorf("%d judgements of %q", count, a.Text)
	}
}

func TestTriesBoundsRedrafts(t *testing.T) {
	for tries, want := range map[int]int{0: 0, 3: 3, 6: 6, 20: 20} {
		sum, branches := 0, 0
		for _, r := range (parameters{tries: &tries}).ladder(pipeline.DefaultLadder()) {
			sum += r.Tries + r.Candidates
			branches += r.Branches
		}
		if sum != want || branches != want {
			t.Errorf("tries=%d: %d redrafts, %d branches", tries, sum, branches)
		}
	}
}

func TestRandomBlameFailsItsShare(t *testing.T) {
	failed := 0
	for seed := range uint64(2000) {
		v, err := (blindBlame{rate: .2, seed: seed}).Check(t.Context(), critic.Case{Chunk: "1 + 1 = 2"})
		if err != nil {
			t.Fatal(err)
		}
		if v.Grade == critic.Fail {
			failed++
		}
	}
	if failed < 320 || failed > 480 {
		t.Errorf("%d of 2000 fail, want about 400", failed)
	}
}

// hasty is a model that notes how much its drafts were to read ahead.
type hasty struct {
	*pipelinetest.Model
	ahead []int
}

func (m *hasty) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	return hastySession{s, m}, err
}

type hastySession struct {
	pipeline.Session
	model *hasty
}

func (s hastySession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	s.model.ahead = append(s.model.ahead, sampling.Ahead)
	return s.Session.Draft(ctx, sampling)
}

// A budget of the question is none of many questions: each pass may be asked for at once.
func TestRefineReadsAheadWithinABudget(t *testing.T) {
	m := &hasty{Model: answers("1", "2", "2")}
	a := solve(t, "refine@3", pipeline.Solver{Model: m, Budget: pipeline.Budget{Tokens: pipeline.AtMost(5000)}})
	if a.Final != "2" || len(m.ahead) != 3 || slices.Min(m.ahead) == 0 {
		t.Errorf("%q, ahead %v", a.Final, m.ahead)
	}
	// What one pass has spent is not there for the next.
	m = &hasty{Model: answers("1", "2", "2")}
	if a = solve(t, "refine@3", pipeline.Solver{Model: m, Budget: pipeline.Budget{Tokens: pipeline.AtMost(300)}}); a.Spend.Tokens() > 300 || a.Stop != pipeline.OutOfBudget {
		t.Errorf("%d tokens, %s", a.Spend.Tokens(), a.Stop)
	}
}

func TestRefineStopsWhenNothingChanges(t *testing.T) {
	a := solve(t, "refine@5", pipeline.Solver{Model: answers("1", "2", "2", "3")})
	if want := 3 * len("Answer: 1\n"); a.Final != "2" || a.Verified || a.Spend.GeneratedTokens != want || a.Question != "how many?" {
		t.Errorf("final %q, %d tokens, want %d; question %q", a.Final, a.Spend.GeneratedTokens, want, a.Question)
	}
}

func TestCandidatesTakeThePlaceOfOtherRedrafts(t *testing.T) {
	got := (parameters{candidates: 16}).ladder(pipeline.DefaultLadder())
	want := []pipeline.Rung{{Fix: true}, {Blame: true, Temperature: .7}, {Candidates: 16, Temperature: 1.2}, {Back: 1, Temperature: .7}, {Back: 2, Temperature: .7}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSomeOfTheCritics(t *testing.T) {
	fails := func(name string) critic.Critic {
		return critic.Func(name, func(context.Context, critic.Case) (critic.Verdict, error) {
			return critic.Verdict{Grade: critic.Fail, PWrong: .9, Reason: name}, nil
		})
	}
	base := pipeline.Solver{
		Model: answers("1"), Format: prompts.Steps{}, Critic: critic.Cascade{fails("first"), fails("second"), fails("third")},
	}
	a := solve(t, "chunked:critic=third+first+third", base)
	if v := a.Chunks[0].Verdicts; len(v) != 2 || v[0].Critic != "third" || v[1].Critic != "first" {
		t.Errorf("asked: %+v", v)
	}
	build, err := Parse("chunked:critic=fourth")
	if err != nil {
		t.Fatal(err)
	}
	base.Model = answers("1")
	if _, err := build(base).Answer(t.Context(), "q"); err == nil || !strings.Contains(err.Error(), `"fourth"`) {
		t.Errorf("a critic that is not there: %v", err)
	}
}
