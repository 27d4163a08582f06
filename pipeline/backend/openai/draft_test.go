package openai_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/prompts"
)

// drafted is what came out of one draft.
type drafted struct {
	text  string
	n     int // tokens with a position
	end   bool
	spend pipeline.Spend
	err   error
}

// drain drafts until the end, or until after so many tokens when stopAfter is
// above 0.
func drain(ctx context.Context, s pipeline.Session, sampling pipeline.Sampling, stopAfter int) (d drafted) {
	for token, err := range s.Draft(ctx, sampling) {
		d.spend = d.spend.Add(token.Spend)
		if err != nil {
			d.err = err
			return d
		}
		if d.end = token.End; d.end {
			continue
		}
		d.text += token.Text
		if d.n++; d.n == stopAfter {
			break
		}
	}
	return d
}

func start(t *testing.T, m *openai.Model) pipeline.Session {
	t.Helper()
	s, err := m.Start(question)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func spendOf(t prices.Tokens) pipeline.Spend {
	return pipeline.Spend{PromptTokens: t.Prompt, CachedTokens: t.Cached, GeneratedTokens: t.Generated}
}

// TestContinues drafts a text in two halves against servers that continue a
// message in different ways.
func TestContinues(t *testing.T) {
	for _, test := range []struct {
		name   string
		f      *fake
		way    openai.Continuation
		probes int // requests
	}{
		{"final", &fake{goesOn: "final"}, "", 1},
		{"prefix", &fake{goesOn: "prefix"}, "", 2},
		{"plain", &fake{goesOn: "plain"}, "", 1},
		{"plain, refusing marks", &fake{goesOn: "plain", refuses: []string{"continue_final_message"}}, "", 2},
		{"not at all", &fake{}, "", 3},
		{"not at all, repeating", &fake{echoes: true}, "", 3},
		{"set", &fake{goesOn: "plain"}, openai.ContinuePlain, 0},
		{"asked though it could", &fake{goesOn: "plain", echoes: true}, openai.ContinueAsked, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.f.write, test.f.usage = script(worked), "running"
			m := newModel(t, test.f, func(o *openai.Options) { o.Continue = test.way })
			s := start(t, m)
			for range 2 { // the second session knows the way
				s := start(t, m)
				drain(t.Context(), s, pipeline.Sampling{}, 9)
				drain(t.Context(), s, pipeline.Sampling{}, 1)
			}
			first := drain(t.Context(), s, pipeline.Sampling{}, 9)
			second := drain(t.Context(), s, pipeline.Sampling{}, 0)
			if got := first.text + second.text; got != worked || second.err != nil || !second.end {
				t.Errorf("%q and %q, end %v, %v", first.text, second.text, second.end, second.err)
			}
			probes := 0
			for _, r := range test.f.requests {
				if strings.Contains(fmt.Sprint(r["messages"]), "one two three") {
					probes++
				}
			}
			if want := test.probes; probes != want {
				t.Errorf("%d requests to find out, want %d", probes, want)
			}
		})
	}
}

func TestLogprobs(t *testing.T) {
	for _, test := range []struct {
		f    *fake
		want float64
	}{
		{&fake{usage: "end"}, -.25},
		{&fake{usage: "end", together: 3}, -.25},
		{&fake{usage: "end", noLogprobs: true}, math.NaN()},
		{&fake{usage: "end", refuses: []string{"logprobs"}}, math.NaN()},
	} {
		test.f.write = script(worked)
		for token, err := range start(t, newModel(t, test.f, nil)).Draft(t.Context(), pipeline.Sampling{}) {
			if err != nil {
				t.Fatal(err)
			}
			if got := float64(token.Logprob); !token.End && got != test.want && !(math.IsNaN(got) && math.IsNaN(test.want)) {
				t.Errorf("token %q has ln P %g, want %g", token.Text, got, test.want)
			}
		}
	}
}

// TestGreedy checks the trap that a temperature of 0 is left out.
func TestGreedy(t *testing.T) {
	f := &fake{write: script(worked), usage: "end"}
	s := start(t, newModel(t, f, nil))
	drain(t.Context(), s, pipeline.Sampling{MaxTokens: 2}, 0)
	drain(t.Context(), s, pipeline.Sampling{MaxTokens: 2, Temperature: .7, Seed: math.MaxUint64}, 0)
	first, last := f.requests[0], f.requests[len(f.requests)-1]
	if got, ok := first["temperature"]; !ok || got != 0. {
		t.Errorf("greedy sends temperature %v", got)
	}
	if _, has := first["seed"]; has {
		t.Error("greedy sends a seed")
	}
	if seed, _ := last["seed"].(float64); last["temperature"] != .7 || seed < 0 || seed > math.MaxInt32 {
		t.Errorf("sampling sends temperature %v, seed %v", last["temperature"], last["seed"])
	}
}

// TestNamesThatAreChecked checks the trap that go-openai refuses requests for
// models whose names begin like OpenAI's, without asking the server.
func TestNamesThatAreChecked(t *testing.T) {
	for _, name := range []string{"gpt-5-mini", "o3", "o1-preview", "o4-mini"} {
		f := &fake{write: script(worked), usage: "end", refuses: []string{"max_tokens", "temperature", "logprobs", "timings_per_token"}}
		m := newModel(t, f, func(o *openai.Options) { o.Model = name })
		d := drain(t.Context(), start(t, m), pipeline.Sampling{MaxTokens: 5}, 0)
		if d.err != nil || d.n != 5 {
			t.Errorf("%s: %+v", name, d)
		}
		if last := f.requests[len(f.requests)-1]; last["max_completion_tokens"] != 5. || last["model"] != name {
			t.Errorf("%s: sent %v", name, last)
		}
	}
}

// TestSpend compares what a draft reports with what the server billed, for
// whole and for cut streams.
func TestSpend(t *testing.T) {
	for _, cut := range []int{0, 1, 5} {
		for _, test := range []struct {
			name  string
			f     *fake
			exact bool // also when cut
		}{
			{"running", &fake{usage: "running", template: 7}, true},
			{"end", &fake{usage: "end"}, false},
			{"never", &fake{usage: "never"}, false},
			{"together", &fake{usage: "running", together: 4, noLogprobs: true}, true},
			{"thinking", &fake{usage: "running", thinks: 6}, true},
			{"not streaming", &fake{usage: "end", noStream: true}, true},
		} {
			t.Run(fmt.Sprintf("%s, cut at %d", test.name, cut), func(t *testing.T) {
				test.f.write = script(worked)
				s := start(t, newModel(t, test.f, nil))
				bound := s.Cost(100, pipeline.Sampling{})
				d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 100}, cut)
				if d.err != nil {
					t.Fatal(d.err)
				}
				billed := spendOf(test.f.total())
				exact := test.exact || cut == 0 && test.name != "never"
				got := d.spend
				got.USD, got.FLOPs = 0, 0
				switch {
				case exact && got != billed:
					t.Errorf("spend %+v, billed %+v", got, billed)
				case got.PromptTokens+got.CachedTokens < billed.PromptTokens+billed.CachedTokens || got.GeneratedTokens < billed.GeneratedTokens:
					t.Errorf("spend %+v is below what was billed, %+v", got, billed)
				case got.Tokens() > bound.Tokens():
					t.Errorf("spend %+v, bound was %+v", got, bound)
				}
			})
		}
	}
}

// TestBoundLearns checks that a usage makes the bound on the next draft tight.
func TestBoundLearns(t *testing.T) {
	f := &fake{write: script(worked), usage: "end", goesOn: "plain", template: 9}
	m := newModel(t, f, func(o *openai.Options) { o.Continue = openai.ContinuePlain })
	long := prompts.Prompt{System: strings.Repeat("solve it ", 100), User: "What is 12 * 7 + 5?"}
	s, err := m.Start(long)
	if err != nil {
		t.Fatal(err)
	}
	before := s.Cost(10, pipeline.Sampling{})
	drain(t.Context(), s, pipeline.Sampling{MaxTokens: 10}, 0)
	billed := f.total().Prompt
	again, err := m.Start(long)
	if err != nil {
		t.Fatal(err)
	}
	for what, s := range map[string]pipeline.Session{"the session": s, "another session": again} {
		after := s.Cost(10, pipeline.Sampling{})
		if after.PromptTokens >= before.PromptTokens || after.PromptTokens > billed+40 || after.PromptTokens < billed {
			t.Errorf("%s: bound %d before a usage, %d after; billed %d", what, before.PromptTokens, after.PromptTokens, billed)
		}
	}
}

// TestThinking drafts from servers that think, in fields of their own or between
// marks: reasoning is drafted like the answer, and marked.
func TestThinking(t *testing.T) {
	const thought = "hm hm hm hm "
	for name, f := range map[string]*fake{
		"a field":                  {thinks: 4, usage: "running"},
		"a field, in one piece":    {thinks: 4, noStream: true},
		"marks":                    {thinks: 4, marks: true, usage: "end"},
		"marks, without logprobs":  {thinks: 4, marks: true, usage: "running", noLogprobs: true},
		"marks, all in one piece":  {thinks: 4, marks: true, noStream: true},
		"marks, several at a time": {thinks: 4, marks: true, usage: "running", together: 3},
	} {
		for _, goesOn := range []string{"plain", "prefix", "final", ""} {
			t.Run(name+" "+goesOn, func(t *testing.T) {
				f := &fake{thinks: f.thinks, marks: f.marks, usage: f.usage, noStream: f.noStream, noLogprobs: f.noLogprobs, together: f.together}
				f.write, f.goesOn = script(worked), goesOn
				m := newModel(t, f, nil)
				s := start(t, m)
				var reasoned, answered string
				closed := 0
				for i := 0; ; i++ { // so many tokens at a time
					n, end := 0, false
					for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 5}) {
						if err != nil {
							t.Fatal(err)
						}
						end = token.End
						n++
						if token.Thought {
							reasoned += token.Text
						} else {
							answered += token.Text
						}
						if token.Close {
							closed++
						}
					}
					if end || i > 30 {
						break
					}
					if n != 5 {
						t.Errorf("a draft of %d tokens", n)
					}
				}
				if answered != worked || closed != 1 {
					t.Errorf("answered %q, closed %d times", answered, closed)
				}
				if again := goesOn == ""; strings.TrimSpace(reasoned) != strings.TrimSpace(thought) && !again {
					t.Errorf("reasoned %q", reasoned)
				}
				s.Close()
				if spent := f.total(); spent.Generated == 0 {
					t.Error("nothing was billed")
				}
			})
		}
	}
}

// TestThinkingUnseen lets a server think for all of a draft and tell nothing.
func TestThinkingUnseen(t *testing.T) {
	m := newModel(t, &fake{}, func(o *openai.Options) {
		o.Transport = canned{200, "text/event-stream", `data: {"choices":[{"delta":{},"finish_reason":"length"}],"usage":{"prompt_tokens":9,"completion_tokens":6}}` + "\n\ndata: [DONE]\n\n"}
	})
	d := drain(t.Context(), start(t, m), pipeline.Sampling{MaxTokens: 6}, 0)
	if d.err == nil || !strings.Contains(d.err.Error(), "ThinkingTokens") || d.spend.GeneratedTokens != 6 {
		t.Errorf("%+v", d)
	}
}

// TestManyTokensInOnePiece checks that a draft that reached its limit has as
// many tokens as the limit says.
func TestManyTokensInOnePiece(t *testing.T) {
	f := &fake{write: script(worked), usage: "end", noLogprobs: true, together: 4}
	d := drain(t.Context(), start(t, newModel(t, f, nil)), pipeline.Sampling{MaxTokens: 10}, 0)
	if d.err != nil || d.n != 10 || d.end || d.text != strings.Join(tokenize(worked)[:10], "") {
		t.Errorf("%+v", d)
	}
}

func TestIgnoresMaxTokens(t *testing.T) {
	f := &fake{write: script(strings.Repeat(worked, 20)), usage: "end", endless: true}
	m := newModel(t, f, nil)
	for i := range 3 {
		before := f.total().Generated
		d := drain(t.Context(), start(t, m), pipeline.Sampling{MaxTokens: 5}, 0)
		if d.err != nil || d.n != 5 || d.end {
			t.Errorf("%+v", d)
		}
		if wrote := f.total().Generated - before; wrote > 6 || i > 0 && wrote > 5 {
			t.Errorf("draft %d: the server was paid for %d tokens", i, wrote)
		}
	}
}

// Some servers tell an error as a text: Hugging Face's and LM Studio's, for two.
func TestErrorsThatAreTextsAreLearnedFrom(t *testing.T) {
	refusal := func(what string) fault {
		return fault{status: 422, body: `{"error":"unknown field ` + what + `","error_type":"validation"}`}
	}
	f := &fake{write: script(worked), faults: []fault{refusal("timings_per_token"), refusal("top_logprobs")}}
	d := drain(t.Context(), start(t, newModel(t, f, nil)), pipeline.Sampling{MaxTokens: 5}, 0)
	if d.err != nil || d.text == "" {
		t.Errorf("%q, %v", d.text, d.err)
	}
	if last := f.requests[len(f.requests)-1]; len(f.requests) != 3 || last["timings_per_token"] != nil || last["top_logprobs"] != nil {
		t.Errorf("%d requests, the last one %v", len(f.requests), last)
	}
}

func TestErrors(t *testing.T) {
	status := func(status int, body string) []fault { return []fault{{status: status, body: body}} }
	for _, test := range []struct {
		name   string
		faults []fault
		want   string // in the message
		is     error
	}{
		{"wrong key", status(401, `{"error":{"message":"Incorrect API key provided: `+key+`"}}`), "API key was refused by llm.example", nil},
		{"unknown model", status(404, `{"error":{"message":"The model 'test-model' does not exist","code":"model_not_found"}}`), `no model "test-model"`, nil},
		{"wrong path", status(404, `404 page not found`), "/v1", nil},
		{"web page", []fault{{status: 200, body: "<html>", header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}}, "web page", nil},
		{"redirect", []fault{{status: 301, header: http.Header{"Location": {"https://llm.example/v1"}}}}, "redirects to", nil},
		{"too long", status(400, `{"error":{"message":"This model's maximum context length is 4096 tokens. However, you requested 5000","code":"context_length_exceeded"}}`), "longer than the model can read", pipeline.ErrContextFull},
		{"too long, llama.cpp", status(400, `{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}`), "longer", pipeline.ErrContextFull},
		{"too long, vLLM", status(400, `{"object":"error","message":"'max_tokens' or 'max_completion_tokens' is too large: 9. This model's maximum context length is 8 tokens"}`), "longer", pipeline.ErrContextFull},
		{"too long, an error that is a text", status(422, `{"error":"Input validation error: the input exceeds the available context size","error_type":"validation"}`), "longer", pipeline.ErrContextFull},
		{"an error of another form", status(400, `{"error":{"message":"no such tenant","param":["tenant"]}}`), "(status 400: no such tenant)", nil},
		{"an error without a message", status(400, `{"error":{"code":7}}`), `refused by llm.example (status 400: {"code":7})`, nil},
		{"no credit", status(402, `{"error":{"message":"Insufficient Balance"}}`), "no credit", nil},
		{"quota", status(429, `{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}`), "no credit", nil},
		{"wait for long", []fault{{status: 429, body: `{"error":{"message":"slow down"}}`, header: http.Header{"Retry-After": {"86400"}}}}, "too many requests", nil},
		{"refused", status(418, "I'm a teapot"), "teapot", nil},
		{"not JSON", []fault{{status: 200, body: "{", header: http.Header{"Content-Type": {"application/json"}}}}, "no JSON", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := &fake{write: script(worked), faults: test.faults}
			d := drain(t.Context(), start(t, newModel(t, f, nil)), pipeline.Sampling{MaxTokens: 5}, 0)
			if d.err == nil || !strings.Contains(d.err.Error(), test.want) || !strings.HasPrefix(d.err.Error(), "openai: ") {
				t.Fatalf("error %v, want %q", d.err, test.want)
			}
			if test.is != nil && !errors.Is(d.err, test.is) {
				t.Errorf("%v is not %v", d.err, test.is)
			}
			if strings.Contains(d.err.Error(), key) {
				t.Errorf("the key is in %q", d.err)
			}
			if d.spend.Tokens() != 0 || len(f.requests) != 1 {
				t.Errorf("spent %+v in %d requests", d.spend, len(f.requests))
			}
		})
	}
}

func TestRetries(t *testing.T) {
	busy := fault{status: 503, body: "overloaded"}
	limit := fault{status: 429, body: `{"error":{"message":"slow down"}}`, header: http.Header{"Retry-After": {"0"}}}
	unreached := fault{refused: true}
	f := &fake{write: script(worked), usage: "end", faults: []fault{busy, limit, unreached}}
	d := drain(t.Context(), start(t, newModel(t, f, nil)), pipeline.Sampling{}, 0)
	if d.err != nil || d.text != worked {
		t.Errorf("after three refusals: %+v", d)
	}
	f.faults = []fault{busy, busy}
	d = drain(t.Context(), start(t, newModel(t, f, func(o *openai.Options) { o.Retries = 1 })), pipeline.Sampling{}, 0)
	if d.err == nil || !strings.Contains(d.err.Error(), "overloaded") {
		t.Errorf("after the last retry: %+v", d)
	}
	f.faults = []fault{busy}
	d = drain(t.Context(), start(t, newModel(t, f, func(o *openai.Options) { o.Retries = -1 })), pipeline.Sampling{}, 0)
	if d.err == nil {
		t.Error("Retries: -1 tries again")
	}
	f.faults = []fault{unreached}
	d = drain(t.Context(), start(t, newModel(t, f, func(o *openai.Options) { o.Retries = -1 })), pipeline.Sampling{}, 0)
	if d.err == nil || !strings.Contains(d.err.Error(), "cannot reach llm.example") {
		t.Errorf("not reached: %v", d.err)
	}
}

func TestBrokenStream(t *testing.T) {
	for _, how := range []string{"reset", "eof", "garbage", "error"} {
		for _, resumes := range []int{0, 1} {
			t.Run(fmt.Sprintf("%s, %d resumes", how, resumes), func(t *testing.T) {
				f := &fake{write: script(worked), usage: "running", goesOn: "plain", faults: []fault{{stream: how, cutAt: 7}}}
				m := newModel(t, f, func(o *openai.Options) { o.Resumes = resumes })
				s := start(t, m)
				bound := s.Cost(100, pipeline.Sampling{})
				d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: 100}, 0)
				if resumes == 0 && (d.err == nil || d.n != 7 || !strings.Contains(d.err.Error(), "broke off")) {
					t.Errorf("%+v", d)
				}
				if resumes == 1 && (d.err != nil || d.text != worked) {
					t.Errorf("%+v", d)
				}
				d.spend.USD, d.spend.FLOPs = 0, 0 // unknown
				if billed := spendOf(f.total()); d.spend != billed || d.spend.Tokens() > bound.Tokens() {
					t.Errorf("spend %+v, billed %+v, bound %+v", d.spend, billed, bound)
				}
			})
		}
	}
}

func TestBudgetThatCannotBeKept(t *testing.T) {
	m := newModel(t, &fake{}, nil)
	for unit, b := range map[string]pipeline.Budget{
		"USD": {USD: pipeline.AtMost(1)}, "FLOPs": {FLOPs: pipeline.AtMost(1e9)},
	} {
		if err := m.CheckBudget(b); err == nil || !strings.Contains(err.Error(), unit) || !strings.Contains(err.Error(), "unknown") {
			t.Errorf("%s: %v", unit, err)
		}
		s := start(t, m)
		if n, _ := pipeline.NewLedger(b).Reserve(t.Context(), 1, func(n int) pipeline.Spend { return s.Cost(n, pipeline.Sampling{}) }, nil); n != 0 {
			t.Errorf("a limit on unknown %s grants %d tokens", unit, n)
		}
	}
	if err := m.CheckBudget(pipeline.Budget{Tokens: pipeline.AtMost(100)}); err != nil {
		t.Error(err)
	}
}

func TestPrices(t *testing.T) {
	table, err := prices.Parse([]byte("[[price]]\nmodels=['test-model']\ninput=1\ncached=0.1\noutput=10\n[[size]]\nmodels=['test-model']\nactive=5"))
	if err != nil {
		t.Fatal(err)
	}
	f := &fake{write: script(worked), usage: "end"}
	m := newModel(t, f, func(o *openai.Options) { o.Prices = table })
	if err := m.CheckBudget(pipeline.Budget{USD: pipeline.AtMost(1), FLOPs: pipeline.AtMost(1)}); err != nil {
		t.Error(err)
	}
	for range 2 {
		d := drain(t.Context(), start(t, m), pipeline.Sampling{MaxTokens: 5}, 0)
		want := (float64(d.spend.PromptTokens) + .1*float64(d.spend.CachedTokens) + 10*5) / 1e6
		if math.Abs(d.spend.USD-want) > 1e-12 || d.spend.FLOPs != 2*5*float64(d.spend.PromptTokens+5) {
			t.Errorf("%+v, want %g USD", d.spend, want)
		}
	}
}

// TestKeyIsHidden prints what a program might print.
func TestKeyIsHidden(t *testing.T) {
	o := openai.Options{Model: "m", APIKey: key}
	model, err := openai.New(o)
	if err != nil {
		t.Fatal(err)
	}
	solver := &pipeline.Solver{Model: model}
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("options", "options", o, "key", o.APIKey)
	asJSON, err := json.Marshal(o.APIKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{fmt.Sprint(o), fmt.Sprintf("%+v", o), fmt.Sprintf("%#v", o), fmt.Sprintf("%s %v %q", o.APIKey, o.APIKey, o.APIKey), log.String(), string(asJSON), fmt.Sprintf("%v %+v %#v %+v", model, model, model, solver)} {
		if strings.Contains(text, key) {
			t.Errorf("the key is in %q", text)
		}
	}
}

func TestRefusesOptions(t *testing.T) {
	for _, o := range []openai.Options{
		{},
		{Model: "m", BaseURL: "llm.example/v1"},
		{Model: "m", BaseURL: "ftp://llm.example"},
		{Model: "m", BaseURL: "https://llm.example/v1/chat/completions/"},
		{Model: "m", BaseURL: "http://%zz" + key, APIKey: key},
		{Model: "m", Continue: "somehow"},
	} {
		if _, err := openai.New(o); err == nil || strings.Contains(err.Error(), key) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := newModel(t, &fake{}, nil).Start(prompts.Prompt{Raw: "<s>12 * 7 ="}); err == nil || !strings.Contains(err.Error(), "raw prompt") {
		t.Errorf("a raw prompt: %v", err)
	}
}

// TestCancel cancels while the server is silent.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	silent := make(chan struct{})
	f := &fake{write: script(worked), usage: "end", goesOn: "plain"}
	f.before = func(sent int) {
		if sent == 3 {
			cancel()
			<-silent
		}
	}
	defer f.total()
	defer close(silent)
	d := drain(ctx, start(t, newModel(t, f, nil)), pipeline.Sampling{}, 0)
	if !errors.Is(d.err, context.Canceled) || d.n != 3 || d.spend.GeneratedTokens < 3 {
		t.Errorf("%+v", d)
	}
}

// TestTimeRunsOutForAServer limits the time while a server is not reached, or
// busy: what is wrong is the server, not the budget.
func TestTimeRunsOutForAServer(t *testing.T) {
	for want, trouble := range map[string]fault{
		"cannot be reached": {refused: true}, "answers with status 503": {status: 503, body: "overloaded"},
	} {
		synctest.Test(t, func(t *testing.T) {
			f := &fake{write: script(worked), faults: slices.Repeat([]fault{trouble}, 9)}
			solver := pipeline.Solver{
				Model:  newModel(t, f, func(o *openai.Options) { o.RetryWait = time.Second }),
				Format: prompts.Steps{},
				Budget: pipeline.Budget{Seconds: pipeline.AtMost(4)},
			}
			answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
			if err == nil || !strings.Contains(err.Error(), want) || answer.Stop != pipeline.Failed {
				t.Errorf("%+v, %v", answer, err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(2*time.Second, cancel)
			if _, err := solver.Answer(ctx, "What is 12 * 7 + 5?"); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %v", err)
			}
		})
	}
}
