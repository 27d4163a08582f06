package serve_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestRefusals(t *testing.T) {
	url, _ := start(t, serve.Options{Models: []string{"scripted", "reason"}, Solver: from(solved())})
	const m = `"messages": [{"role": "user", "content": "What is 12 * 7 plus 5?"}]`
	for body, want := range map[string]string{
		`{`:                  "400",
		`[]`:                 "400",
		`{}`:                 "400 messages",
		`{"messages": []}`:   "400 messages",
		`{"messages": "hi"}`: "400 messages",
		`{"messages": [{"role": "assistant", "content": "Hi!"}]}`:                                         "400 messages",
		`{"messages": [{"role": "user", "content": " "}]}`:                                                "400 messages",
		`{"messages": [{"role": "tool", "content": "4"}]}`:                                                "400 messages[0].role",
		`{"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "a"}}]}]}`: "400 messages[0].content",
		`{"messages": [{"role": "assistant", "tool_calls": [{"id": "a"}]}]}`:                              "400 messages[0].content",
		`{"model": "gpt-4", ` + m + `}`:                                                                   "404 model",
		`{"temperature": 3, ` + m + `}`:                                                                   "400 temperature",
		`{"temperature": "hot", ` + m + `}`:                                                               "400 temperature",
		`{"max_tokens": 0, ` + m + `}`:                                                                    "400 max_tokens",
		`{"max_completion_tokens": -1, ` + m + `}`:                                                        "400 max_completion_tokens",
		`{"n": 2, ` + m + `}`:                                                                             "400 n",
		`{"top_p": 0.5, ` + m + `}`:                                                                       "400 top_p",
		`{"presence_penalty": 1, ` + m + `}`:                                                              "400 presence_penalty",
		`{"frequency_penalty": 1, ` + m + `}`:                                                             "400 frequency_penalty",
		`{"logit_bias": {"5": 1}, ` + m + `}`:                                                             "400 logit_bias",
		`{"logprobs": true, ` + m + `}`:                                                                   "400 logprobs",
		`{"tools": [{}], ` + m + `}`:                                                                      "400 tools",
		`{"functions": [{}], ` + m + `}`:                                                                  "400 functions",
		`{"response_format": {"type": "json_object"}, ` + m + `}`:                                         "400 response_format",
		`{"budget": "tokens=many", ` + m + `}`:                                                            "400 budget",
		`{"stop": 5, ` + m + `}`:                                                                          "400 stop",
		`{"messages": [{"role": "user", "content": "` + strings.Repeat("a", 1<<20) + `"}]}`:               "413",
		// What asks for nothing else is no reason to refuse.
		`{"n": 1, "top_p": 1, "presence_penalty": 0, "logprobs": false, "tools": [{}], "tool_choice": "none", "logit_bias": {}, "stop": null,
		  "response_format": {"type": "text"}, "user": "me", "metadata": {"a": "b"}, "store": true, "reasoning_effort": "low", "top_logprobs": 3, ` + m + `}`: "200",
	} {
		status, _, data := post(t, url, []byte(body))
		var told openai.ErrorResponse
		if err := json.Unmarshal(data, &told); err != nil {
			t.Errorf("%.60s: %v in %s", body, err, data)
		}
		got := fmt.Sprint(status)
		if e := told.Error; e != nil && e.Param != nil {
			got += " " + *e.Param
		}
		if got != want {
			t.Errorf("%.90s: %s (%s), want %s", body, got, data, want)
		}
	}
	for _, path := range []string{"/chat/completions", "/v1/completions"} {
		r, err := http.Post(url+path, "application/json", strings.NewReader("{"+m+"}"))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		if told, _ := io.ReadAll(r.Body); r.StatusCode != http.StatusNotFound || !strings.Contains(string(told), "POST /v1/chat/completions") {
			t.Errorf("%s: %d %s", path, r.StatusCode, told)
		}
	}
}

// What a solver refuses is told with the field that is wrong.
func TestRefusalsOfTheSolver(t *testing.T) {
	refusal := error(&serve.FieldError{Field: "strategy", Err: errors.New("unknown")})
	url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: func(serve.Wish) (serve.Solver, error) { return nil, refusal }})
	var told openai.ErrorResponse
	status, _, data := post(t, url, []byte(`{"strategy": "magic", "messages": [{"role": "user", "content": "What is 12 * 7 plus 5?"}]}`))
	if err := json.Unmarshal(data, &told); err != nil || status != http.StatusBadRequest || told.Error.Param == nil || *told.Error.Param != "strategy" || told.Error.Message != refusal.Error() {
		t.Errorf("%d %s, %v", status, data, err)
	}
}

// What belongs in a field is said where something else stands there.
func TestRefusalsSayWhatBelongs(t *testing.T) {
	url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(solved())})
	for field, want := range map[string]string{
		`"max_tokens": 3.5`: "a whole number", `"temperature": "hot"`: "a number", `"stream": "yes"`: "true or false", `"model": 5`: "a string",
		`"stop": {}`: "a string or an array", `"messages": "hi"`: "an array", `"messages": [{"role": "user", "content": 5}]`: "a string or an array",
		`"response_format": "text"`: "an object", `"logit_bias": 5`: "an object",
	} {
		if _, _, told := post(t, url, []byte("{"+field+"}")); !strings.Contains(string(told), "does not belong here, but "+want) {
			t.Errorf("%s: %s", field, told)
		}
	}
	if _, _, told := post(t, url, []byte("[]")); !strings.Contains(string(told), "a JSON array does not belong here, but an object") {
		t.Errorf("a list: %s", told)
	}
}

// A page of a browser cannot spend what is not its own.
func TestOtherOrigins(t *testing.T) {
	url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(solved())})
	r, _ := http.NewRequest(http.MethodPost, url+"/v1/chat/completions", strings.NewReader(`{"messages": [{"role": "user", "content": "What is 12 * 7 plus 5?"}]}`))
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	var told openai.ErrorResponse
	if err := json.NewDecoder(got.Body).Decode(&told); err != nil || got.StatusCode != http.StatusForbidden || told.Error == nil {
		t.Errorf("status %d, %v", got.StatusCode, err)
	}
}

// Many ask at the same time: nobody gets more than is allowed to one answer, all of them
// no more than the total, and then the total is what is told to be used up.
func TestTotalBudget(t *testing.T) {
	const total, each = 900, 120
	url, _ := start(t, serve.Options{
		Models: []string{"scripted"}, Solver: from(solved()), AtOnce: 4,
		Budget: pipeline.Budget{Tokens: pipeline.AtMost(each)}, Total: pipeline.Budget{Tokens: pipeline.AtMost(total)},
	})
	var mu sync.Mutex
	var clients sync.WaitGroup
	spent, refused := 0, 0
	for i := range 8 {
		clients.Go(func() {
			for range 4 {
				status, _, data := post(t, url, map[string]any{"messages": ask(asked), "stream": i%2 == 0, "stream_options": map[string]any{"include_usage": true}})
				used := tokens(data)
				mu.Lock()
				spent += used
				if status == http.StatusTooManyRequests {
					refused++
				}
				mu.Unlock()
				if used > each || status != http.StatusOK && status != http.StatusTooManyRequests {
					t.Errorf("status %d, %d tokens: %s", status, used, data)
				}
			}
		})
	}
	clients.Wait()
	if spent > total || spent < total-each || refused == 0 {
		t.Errorf("%d tokens of %d, %d refused", spent, total, refused)
	}
	status, _, data := post(t, url, map[string]any{"messages": ask(strings.Repeat(asked, 10)), "stream": true})
	if status != http.StatusTooManyRequests || !strings.Contains(string(data), "insufficient_quota") {
		t.Errorf("status %d: %s", status, data)
	}
	// What a request forbids itself is no matter of the total.
	if status, _, data := post(t, url, map[string]any{"messages": ask(asked), "budget": "tokens=0"}); status != http.StatusOK {
		t.Errorf("status %d: %s", status, data)
	}
}

// Whichever of the limits on all answers is reached, that is what is told.
func TestTotalBudgetInEveryUnit(t *testing.T) {
	for _, total := range []pipeline.Budget{
		{Tokens: pipeline.AtMost(150)}, {Prompt: pipeline.AtMost(40)}, {Generated: pipeline.AtMost(100)},
		{FLOPs: pipeline.AtMost(150 * pipelinetest.FLOPs)}, {USD: pipeline.AtMost(1.5)},
	} {
		s := solved()
		s.Model.(*pipelinetest.Model).USD = .01
		url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(s), Total: total})
		status := 0
		for range 10 {
			if status, _, _ = post(t, url, map[string]any{"messages": ask(asked)}); status != http.StatusOK {
				break
			}
		}
		if status != http.StatusTooManyRequests {
			t.Errorf("%+v: status %d", total, status)
		}
	}
}

// tokens is the total of the usage in a reply.
func tokens(data []byte) int {
	var used struct {
		Total int `json:"total_tokens"`
	}
	if _, usage, ok := strings.Cut(string(data), `"usage":`); ok {
		_ = json.NewDecoder(strings.NewReader(usage)).Decode(&used)
	}
	return used.Total
}

// endless is a solver that never ends with questions about all, and soon with others.
func endless(begun chan<- struct{}) pipeline.Solver {
	s := solved()
	s.Critic, s.Ladder = nil, nil
	s.Sampling.MaxTokens = 1 << 30
	m := s.Model.(*pipelinetest.Model)
	short := m.Write
	m.Write = func(text string, p pipeline.Sampling) string {
		if !strings.Contains(text, "all") {
			return short(text, p)
		}
		select {
		case begun <- struct{}{}:
		default:
		}
		return strings.Repeat("on and ", 100)
	}
	m.Fail = func(string) error { time.Sleep(10 * time.Microsecond); return nil }
	return s
}

// A client that goes away makes room for the next, whether it is being answered or waits.
func TestCancel(t *testing.T) {
	begun := make(chan struct{})
	reports := make(chan serve.Report, 10)
	url, client := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(endless(begun)), Done: func(r serve.Report) { reports <- r }})
	for _, stream := range []bool{false, true} {
		answered, leave := context.WithCancel(t.Context())
		waiting, leaveQueue := context.WithCancel(t.Context())
		var clients sync.WaitGroup
		for _, ctx := range []context.Context{answered, waiting} {
			clients.Go(func() { goAway(ctx, t, client, stream) })
			if ctx == answered {
				<-begun
			}
		}
		time.Sleep(20 * time.Millisecond) // so that the second is likely to wait
		leaveQueue()
		leave()
		clients.Wait()
		for range 2 {
			if r := <-reports; r.Status != 499 || !errors.Is(r.Err, context.Canceled) {
				t.Errorf("report %+v", r)
			}
		}
		if r := whole(t, url, map[string]any{"messages": ask(asked)}); r.Content != "89" {
			t.Errorf("%+v", r)
		}
		if r := <-reports; r.Status != http.StatusOK || r.Answer.Final != "89" {
			t.Errorf("report %+v", r)
		}
	}
}

// deadlines notes until when a reply may be written.
type deadlines struct {
	http.ResponseWriter
	until time.Time
}

func (d *deadlines) SetWriteDeadline(t time.Time) error { d.until = t; return nil }
func (d *deadlines) Unwrap() http.ResponseWriter        { return d.ResponseWriter }

// slow is a solver that looks at its deadline while it thinks.
type slow struct{ deadline func() }

func (s slow) Stream(context.Context, string) iter.Seq2[pipeline.Event, error] {
	return func(yield func(pipeline.Event, error) bool) {
		if yield(pipeline.Event{Kind: pipeline.Drafted, Text: "1. 12 * 7 = 84\n"}, nil) {
			s.deadline()
			yield(pipeline.Event{Kind: pipeline.Finished, Answer: &pipeline.Answer{Final: "84", Stop: pipeline.Complete}}, nil)
		}
	}
}

// However long a step takes, the stream goes on: over HTTP/2 a deadline ends it also where
// nothing is being written.
func TestNoDeadlineBetweenEvents(t *testing.T) {
	w := &deadlines{ResponseWriter: httptest.NewRecorder()}
	thinking := slow{func() {
		if !w.until.IsZero() {
			t.Errorf("while the model thinks the stream would end in %v", time.Until(w.until))
		}
	}}
	handler := serve.New(serve.Options{Models: []string{"slow"}, Solver: func(serve.Wish) (serve.Solver, error) { return thinking, nil }})
	body := `{"stream": true, "messages": [{"role": "user", "content": "12 * 7?"}]}`
	handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/chat/completions", strings.NewReader(body)))
	if sent := w.ResponseWriter.(*httptest.ResponseRecorder).Body.String(); !strings.HasSuffix(sent, "data: [DONE]\n\n") {
		t.Errorf("sent %q", sent)
	}
}

// broken is a solver with a mistake in it.
type broken struct{}

func (broken) Stream(context.Context, string) iter.Seq2[pipeline.Event, error] { panic("a mistake") }

// An answer that goes wrong altogether makes room for the next, too.
func TestPanic(t *testing.T) {
	ask := func(handler http.Handler) (status int) {
		defer func() { _ = recover() }() // as net/http does
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/v1/chat/completions", strings.NewReader(`{"messages": [{"role": "user", "content": "What is 12 * 7 plus 5?"}]}`)))
		return w.Code
	}
	wrong := true
	handler := serve.New(serve.Options{Models: []string{"scripted"}, Solver: func(w serve.Wish) (serve.Solver, error) {
		if wrong {
			return broken{}, nil
		}
		return from(solved())(w)
	}})
	if status := ask(handler); status != 0 {
		t.Errorf("status %d", status)
	}
	wrong = false
	if status := ask(handler); status != http.StatusOK {
		t.Errorf("status %d", status)
	}
}

// goAway asks what takes for ever, until ctx ends.
func goAway(ctx context.Context, t *testing.T, client *openai.Client, stream bool) {
	request := openai.ChatCompletionRequest{Model: "scripted", Messages: ask("Tell me all.")}
	if !stream {
		if _, err := client.CreateChatCompletion(ctx, request); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		return
	}
	s, err := client.CreateChatCompletionStream(ctx, request)
	for err == nil {
		_, err = s.Recv()
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// At the end answers in work come as far as they got, and nobody else gets in.
func TestShutdown(t *testing.T) {
	for _, stream := range []bool{false, true} {
		begun := make(chan struct{})
		handler := serve.New(serve.Options{Models: []string{"scripted"}, Solver: from(endless(begun))})
		server := httptest.NewServer(handler)
		defer server.Close()
		var clients sync.WaitGroup
		clients.Go(func() {
			body := map[string]any{"messages": ask("Tell me all.")}
			read := whole
			if stream {
				read = streamed
			}
			if r := read(t, server.URL, body); r.Finish != "length" || r.Reason.Stop != pipeline.Cancelled || !strings.HasPrefix(r.Reasoning, "on and on and ") {
				t.Errorf("stream %t: %+v", stream, r)
			}
		})
		<-begun
		<-begun // the first chunk is accepted
		clients.Go(func() {
			if status, _, data := post(t, server.URL, map[string]any{"messages": ask(asked)}); status != http.StatusServiceUnavailable {
				t.Errorf("while waiting: %d %s", status, data)
			}
		})
		time.Sleep(20 * time.Millisecond) // so that the second is likely to wait
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		handler.Shutdown(ctx)
		clients.Wait()
		if status, _, data := post(t, server.URL, map[string]any{"messages": ask(asked)}); status != http.StatusServiceUnavailable {
			t.Errorf("afterwards: %d %s", status, data)
		}
		if r, err := http.Get(server.URL + "/health"); err != nil || r.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("health: %v, %v", r, err)
		}
	}
}

// FuzzRequest sends anything: there is always a reply of the right form, and never a
// failure that is not the client's.
func FuzzRequest(f *testing.F) {
	for _, body := range []string{
		`{"model":"scripted","messages":[{"role":"user","content":"What is 12 * 7 plus 5?"}],"stream":true,"max_tokens":5,"stop":["a"]}`,
		`{"messages":[{"role":"system","content":"a"},{"role":"user","content":[{"type":"text","text":"b"}]},{"role":"assistant","content":null},{"role":"user","content":"c"}],"budget":"tokens=5,time=1ms","seed":-1}`,
		`{"messages":[{"role":"user","content":"\ud800"}],"tools":null,"response_format":null,"logit_bias":null,"stop":""}`,
		`[1]`, ``, "\x00",
	} {
		f.Add([]byte(body))
	}
	s := solved()
	s.Format = prompts.Steps{}
	handler := serve.New(serve.Options{Models: []string{"scripted"}, Solver: from(s), Budget: pipeline.Budget{Tokens: pipeline.AtMost(500)}})
	f.Fuzz(func(t *testing.T, body []byte) {
		r := httptest.NewRequest(http.MethodPost, "/v1/chat/completions", strings.NewReader(string(body)))
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		switch {
		case w.Code != http.StatusOK && w.Code != http.StatusBadRequest && w.Code != http.StatusNotFound:
			t.Errorf("status %d: %s", w.Code, w.Body)
		case w.Header().Get("Content-Type") == "text/event-stream":
			if !strings.HasSuffix(w.Body.String(), "data: [DONE]\n\n") {
				t.Errorf("stream %q", w.Body)
			}
		case !json.Valid(w.Body.Bytes()):
			t.Errorf("body %q", w.Body)
		}
	})
}
