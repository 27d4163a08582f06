package openai_test

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/limits"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/prompts"
)

func stepsSolver(m pipeline.Model) *pipeline.Solver {
	return &pipeline.Solver{Model: m, Format: prompts.Steps{}, Critic: critic.Cascade{critic.Computed{}}, Ladder: pipeline.DefaultLadder()}
}

// TestOneRequest answers a question at which nothing is rejected: the stream stays
// open from chunk to chunk, and the prompt is paid for once.
func TestOneRequest(t *testing.T) {
	for _, f := range []*fake{{usage: "end"}, {usage: "running"}, {usage: "end", thinks: 9}, {usage: "running", thinks: 9, marks: true}} {
		f.write = script(worked)
		solver := stepsSolver(newModel(t, f, nil))
		answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
		if err != nil || answer.Text != worked || answer.Stop != pipeline.Complete {
			t.Fatalf("%+v, %v", answer, err)
		}
		if got, want := answer.Spend, f.total(); len(f.requests) != 1 || f.usage == "running" && got.GeneratedTokens != want.Generated ||
			f.usage == "running" && got.PromptTokens != want.Prompt {
			t.Errorf("%d requests, spent %+v, billed %+v", len(f.requests), got, want)
		}
		if f.thinks > 0 && answer.Thought() != strings.Repeat("hm ", 9) {
			t.Errorf("thought %q", answer.Thought())
		}
	}
}

// TestOneRequestWithinLimits answers such a question within limits: a budget that holds less
// than the longest chunk and a cap for many questions that holds much more leave it one request.
func TestOneRequestWithinLimits(t *testing.T) {
	for name, limit := range map[string]func(*pipeline.Solver){
		"max_tokens": func(s *pipeline.Solver) { s.Budget.Generated = pipeline.AtMost(120) },
		"a budget":   func(s *pipeline.Solver) { s.Budget.Tokens = pipeline.AtMost(1300) },
		"an account": func(s *pipeline.Solver) {
			s.Account = pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(1e6)})
		},
	} {
		f := &fake{write: script(worked), usage: "running", goesOn: "plain"}
		solver := stepsSolver(newModel(t, f, nil))
		limit(solver)
		answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
		if err != nil || answer.Text != worked || answer.Stop != pipeline.Complete || len(f.requests) != 1 {
			t.Errorf("%s: %d requests, %+v, %v", name, len(f.requests), answer, err)
		}
		if got, want := answer.Spend, f.total(); got.PromptTokens != want.Prompt || got.GeneratedTokens != want.Generated {
			t.Errorf("%s: spent %+v, billed %+v", name, got, want)
		}
	}
}

// TestStreamThatEndsWithTheBudget writes more than a budget allows: what is allowed is used in
// one stream, none of it is exceeded, and an answer is stated with what is left.
func TestStreamThatEndsWithTheBudget(t *testing.T) {
	long := strings.Repeat("1. so it goes\n", 30)
	f := &fake{usage: "running", goesOn: "plain"}
	f.write = func(question, begun string, temperature float64, seed int) string {
		if strings.HasSuffix(begun, "Answer:") {
			return " 89\n"
		}
		return script(long)(question, begun, temperature, seed)
	}
	solver := stepsSolver(newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain }))
	solver.Budget.Generated = pipeline.AtMost(120)
	answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
	if err != nil || answer.Stop != pipeline.OutOfBudget || answer.Final != "89" || len(answer.Chunks) < 5 {
		t.Errorf("%+v, %v", answer, err)
	}
	if billed := f.total().Generated; billed > 120 || answer.Spend.GeneratedTokens > 120 || len(f.requests) > 3 {
		t.Errorf("%d requests, %d tokens billed, spent %+v", len(f.requests), billed, answer.Spend)
	}
}

// TestRejectedStream counts the requests of an answer one chunk of which is
// rejected: the stream is given up, the chunk drafted again by a request of its
// own, and what follows comes in one more.
func TestRejectedStream(t *testing.T) {
	const wrong = "1. 12 * 7 = 84\n2. 84 + 5 = 79\nAnswer: 79\n"
	f := &fake{usage: "running", goesOn: "plain", template: 3}
	f.write = func(question, begun string, temperature float64, seed int) string {
		if temperature > 0 || strings.Contains(begun, "89") {
			return script(worked)(question, begun, 0, seed)
		}
		return script(wrong)(question, begun, 0, seed)
	}
	account := pipeline.NewLedger(pipeline.Budget{})
	solver := stepsSolver(newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain }))
	solver.Ladder, solver.Account = []pipeline.Rung{{Tries: 1, Temperature: .7}}, account
	answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
	if err != nil || answer.Text != worked || len(f.requests) != 3 {
		t.Errorf("%d requests, %+v, %v", len(f.requests), answer, err)
	}
	billed, spent := f.total(), account.Spent()
	if spent.PromptTokens != billed.Prompt || spent.CachedTokens != billed.Cached || spent.GeneratedTokens != billed.Generated {
		t.Errorf("the account says %+v, the server %+v", spent, billed)
	}
}

// TestOtherWays writes a rejected chunk along another token, which the server has
// told among those that could have come.
func TestOtherWays(t *testing.T) {
	f := &fake{usage: "running", goesOn: "plain", top: map[string]float64{"84": -1, "<|im_end|>": -.5}}
	f.write = func(question, begun string, temperature float64, seed int) string {
		if begun == "" {
			return "1. 12 * 7 = 74\n2. 74 + 5 = 79\nAnswer: 79\n"
		}
		return script(worked)(question, begun, 0, seed)
	}
	solver := stepsSolver(newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain }))
	solver.Ladder = []pipeline.Rung{{Branches: 4}}
	answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
	if err != nil || answer.Text != worked || len(answer.Chunks) == 0 || answer.Chunks[0].Attempts < 2 {
		t.Errorf("%+v, %v", answer, err)
	}
}

// TestFewWays stops taking other ways early where none helps: each has the server
// read the text again.
func TestFewWays(t *testing.T) {
	f := &fake{usage: "running", goesOn: "plain", top: map[string]float64{"1": -1, "2": -1.1, "3": -1.2, "5": -1.3}}
	f.write = func(string, string, float64, int) string { return "1. 12 * 7 = 74\n" }
	solver := stepsSolver(newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain }))
	solver.Ladder = []pipeline.Rung{{Branches: 48}}
	solver.Sampling.MaxTokens = 30
	answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
	if err != nil || len(answer.Chunks) == 0 || answer.Chunks[0].Attempts < 2 || answer.Chunks[0].Attempts > 1+8 {
		t.Errorf("%+v, %v", answer, err)
	}
}

// TestBilledAfterRejection measures, over real connections, what a server that
// writes as fast as it can has billed of a stream that is open while the critic
// judges, and is given up when it rejects.
func TestBilledAfterRejection(t *testing.T) {
	const eventBytes = 150 // at least, with its chunk header
	f := &fake{usage: "end", goesOn: "plain", parallel: true}
	f.write = func(question, begun string, temperature float64, seed int) string {
		if temperature > 0 {
			return script(worked)(question, begun, 0, seed)
		}
		return "1. 12 * 7 = 74\n" + strings.Repeat("so ", 20_000)
	}
	server := httptest.NewUnstartedServer(f)
	server.Listener = smallBuffers{server.Listener}
	server.Start()
	transport := smallTransport()
	m := newModel(t, f, func(o *openai.Options) {
		o.BaseURL, o.Transport, o.Continue = server.URL, transport, openai.ContinuePlain
	})
	solver := stepsSolver(m)
	solver.Ladder = []pipeline.Rung{{Tries: 1, Temperature: .7}}
	solver.Sampling.MaxTokens = 20_000
	rejected := 0
	for e, err := range solver.Stream(t.Context(), "What is 12 * 7 + 5?") {
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind == pipeline.Decided && rejected == 0 {
			rejected = e.Spend.GeneratedTokens
			break // the stream ends with the run
		}
	}
	server.Close() // when it is done with the request
	transport.CloseIdleConnections()
	after := f.total().Generated - rejected
	t.Logf("billed after the rejection: %d tokens of 20,000", after)
	if most := (2*2*networkBuffer + 2*4096) / eventBytes; rejected == 0 || after > most {
		t.Errorf("%d tokens were billed after the rejection, at most %d fit the buffers", after, most)
	}
}

// TestLongRequestsAreRefused asks a server for fewer tokens when it does not want
// to write as many at once.
func TestLongRequestsAreRefused(t *testing.T) {
	f := &fake{write: script(worked), usage: "end", most: 300, goesOn: "plain"}
	answer, err := stepsSolver(newModel(t, f, nil)).Answer(t.Context(), "What is 12 * 7 + 5?")
	if err != nil || answer.Text != worked {
		t.Errorf("%+v, %v", answer, err)
	}
	refused := 0
	for _, r := range f.requests {
		if r["max_tokens"].(float64) > 300 {
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("%d requests were too long", refused)
	}
}

// TestOneAtATime answers with a server that allows one request at a time, also to
// the critic: none may be kept open.
func TestOneAtATime(t *testing.T) {
	for _, limit := range []limits.Limits{{AtOnce: 1}, {Tokens: 100_000}} {
		f := &fake{usage: "end", goesOn: "plain"}
		f.write = func(question, begun string, temperature float64, seed int) string {
			if strings.Contains(question, "JSON") {
				return `{"step": 0, "verdict": "right", "reason": "fine"}`
			}
			return script(worked)(question, begun, temperature, seed)
		}
		solver := stepsSolver(newModel(t, f, func(o *openai.Options) { o.Limiter = limits.New(limit) }))
		solver.Critic = critic.Cascade{critic.Written{}}
		answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
		if err != nil || answer.Text != worked || len(answer.Chunks) != 3 {
			t.Errorf("%+v: %+v, %v", limit, answer, err)
		}
	}
}

// TestStreamThatIsNotWanted ends what is open, whatever is done in between.
func TestStreamThatIsNotWanted(t *testing.T) {
	for name, change := range map[string]func(pipeline.Session) error{
		"roll back": func(s pipeline.Session) error { return s.Rollback(s.Pos() - 1) },
		"append":    func(s pipeline.Session) error { return s.Append("x") },
		"close":     func(s pipeline.Session) error { return s.Close() },
		"warmer":    func(pipeline.Session) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			f := &fake{write: script(worked), usage: "running", goesOn: "plain"}
			s := start(t, newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain }))
			d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 5, Ahead: 100}, 0)
			if err := change(s); err != nil || d.n != 5 {
				t.Fatalf("%+v, %v", d, err)
			}
			sampling := pipeline.Sampling{MaxTokens: 1}
			if name == "warmer" {
				sampling.Temperature = 1
			}
			if name != "close" {
				drain(t.Context(), s, sampling, 0)
			}
			if want := map[bool]int{true: 1, false: 2}[name == "close"]; len(f.requests) != want {
				t.Errorf("%d requests", len(f.requests))
			}
			if billed := f.total().Generated; billed > 7 {
				t.Errorf("%d tokens were billed", billed)
			}
			s.Close()
		})
	}
}

// ExampleOptions is a model behind a server; nothing is sent until it drafts.
func ExampleOptions() {
	model, err := openai.New(openai.Options{Model: "deepseek-chat", BaseURL: "https://api.deepseek.com/v1", APIKey: "sk-secret"})
	fmt.Println(model, err)
	// Output: openai:deepseek-chat <nil>
}

// TestThinkingHelper lets a model that thinks for long take over two chunks: from
// when it is known to think, it is asked once for each.
func TestThinkingHelper(t *testing.T) {
	f := &fake{usage: "running", goesOn: "plain", thinks: 700, write: script(worked)}
	helper := newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain })
	weak := &fake{usage: "running", goesOn: "plain"}
	weak.write = func(_, begun string, _ float64, _ int) string {
		if strings.Contains(begun, "89") {
			return script(worked)("", begun, 0, 0)
		}
		return "12 * 7 = 74\n"
	}
	solver := stepsSolver(newModel(t, weak, func(o *openai.Options) { o.Model, o.Continue = "weak", openai.ContinuePlain }))
	solver.Ladder = []pipeline.Rung{{Tries: 1, Model: helper}}
	answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
	if err != nil || answer.Text != worked || answer.Thought() != "" {
		t.Errorf("%+v, %v", answer, err)
	}
	if billed := f.total(); len(f.requests) > 3 || billed.Generated > 2*710 {
		t.Errorf("%d requests, %d tokens", len(f.requests), billed.Generated)
	}
}
