package serve_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/prompts"
)

// from is how a solver answers requests.
func from(s pipeline.Solver) func(serve.Wish) (serve.Solver, error) {
	return func(w serve.Wish) (serve.Solver, error) {
		s := s
		w.Apply(&s)
		return &s, nil
	}
}

// start is a server and a client of it.
func start(t testing.TB, o serve.Options) (url string, client *openai.Client) {
	server := httptest.NewServer(serve.New(o))
	t.Cleanup(server.Close)
	config := openai.DefaultConfig(o.Key)
	config.BaseURL = server.URL + "/v1"
	return server.URL, openai.NewClientWithConfig(config)
}

// solved is a solver whose model reasons, and then writes two steps and the answer.
func solved() pipeline.Solver {
	return pipeline.Solver{
		Model: &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
			if strings.Contains(text, "sky") {
				return ""
			}
			whole := pipelinetest.Open + "Multiply." + pipelinetest.Close + "1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n"
			_, written, _ := strings.Cut(text, "plus 5?")
			return strings.TrimPrefix(whole, written)
		}},
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}, critic.Confidence{}},
		Ladder: pipeline.DefaultLadder(),
	}
}

const (
	asked    = "What is 12 * 7 plus 5?"
	solution = "Multiply.\n1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n"
)

func ask(text string) []openai.ChatCompletionMessage {
	return []openai.ChatCompletionMessage{{Role: "user", Content: text}}
}

// reply is what a client reads, streamed or not.
type reply struct {
	Content, Reasoning, Finish string
	Deltas                     int
	Usage                      *openai.Usage
	Reason                     *serve.Reason
}

// post sends a request as it is.
func post(t testing.TB, url string, body any) (status int, header http.Header, answer []byte) {
	t.Helper()
	data, isBytes := body.([]byte)
	if !isBytes {
		var err error
		if data, err = json.Marshal(body); err != nil {
			t.Fatal(err)
		}
	}
	r, err := http.Post(url+"/v1/chat/completions", "application/json", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if answer, err = io.ReadAll(r.Body); err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, r.Header, answer
}

// whole asks for a reply at once.
func whole(t testing.TB, url string, body map[string]any) reply {
	t.Helper()
	status, _, data := post(t, url, body)
	var c struct {
		openai.ChatCompletionResponse
		Reason *serve.Reason `json:"reason"`
	}
	if err := json.Unmarshal(data, &c); err != nil || status != http.StatusOK {
		t.Fatalf("status %d: %v in %s", status, err, data)
	}
	m := c.Choices[0].Message
	return reply{m.Content, m.ReasoningContent, string(c.Choices[0].FinishReason), 0, &c.Usage, c.Reason}
}

// streamed asks for the same as a stream and puts it together.
func streamed(t testing.TB, url string, body map[string]any) (r reply) {
	t.Helper()
	body["stream"], body["stream_options"] = true, map[string]any{"include_usage": true}
	status, header, data := post(t, url, body)
	if status != http.StatusOK || header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("status %d, %v: %s", status, header, data)
	}
	events := strings.Split(strings.TrimSuffix(string(data), "\n\n"), "\n\n")
	if last := events[len(events)-1]; last != "data: [DONE]" {
		t.Fatalf("the last event is %q", last)
	}
	for _, e := range events[:len(events)-1] {
		var c struct {
			openai.ChatCompletionStreamResponse
			Reason *serve.Reason `json:"reason"`
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(e, "data: ")), &c); err != nil {
			t.Fatalf("%v in %q", err, e)
		}
		if r.Finish != "" && c.Usage == nil {
			t.Errorf("%q comes behind the reason to finish", e)
		}
		for _, choice := range c.Choices {
			r.Content += choice.Delta.Content
			r.Reasoning += choice.Delta.ReasoningContent
			r.Finish += string(choice.FinishReason)
			r.Deltas++
		}
		if c.Usage != nil {
			r.Usage = c.Usage
		}
		if c.Reason != nil {
			r.Reason = c.Reason
		}
	}
	return r
}

func TestReply(t *testing.T) {
	url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(solved())})
	r := whole(t, url, map[string]any{"messages": ask(asked)})
	if r.Content != "89" || r.Reasoning != solution || r.Finish != "stop" {
		t.Errorf("%+v", r)
	}
	s := r.Reason.Spend
	if r.Reason.Final != "89" || !r.Reason.Verified || r.Reason.Stop != pipeline.Complete || len(r.Reason.Chunks) != 4 || r.Reason.Model != "scripted" {
		t.Errorf("reason %+v", r.Reason)
	}
	if s.GeneratedTokens < len("1. 12 * 7 = 84\n") || r.Usage.CompletionTokens != s.GeneratedTokens || r.Usage.PromptTokens != s.PromptTokens || r.Usage.TotalTokens != s.Tokens() {
		t.Errorf("usage %+v, spend %+v", r.Usage, s)
	}
}

// Steps are streamed as they are accepted, or at the end by a solver that may give them
// up: either way the stream says what the reply does.
func TestStream(t *testing.T) {
	for _, live := range []bool{false, true} {
		url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: func(w serve.Wish) (serve.Solver, error) {
			w.Live = w.Live && live
			return from(solved())(w)
		}})
		r := streamed(t, url, map[string]any{"messages": ask(asked)})
		at := whole(t, url, map[string]any{"messages": ask(asked)})
		r.Reason.Spend.Seconds, at.Reason.Spend.Seconds = 0, 0
		if r.Deltas != 1+4+1+1 { // who speaks, the steps, the answer, the end
			t.Errorf("%d deltas", r.Deltas)
		}
		r.Deltas = 0
		if diff := cmp.Diff(at, r, cmp.AllowUnexported(pipeline.Chunk{})); diff != "" {
			t.Errorf("live %t: the reply and the stream differ:\n%s", live, diff)
		}
	}
}

// A step is streamed before the next is drafted.
func TestLive(t *testing.T) {
	seen := make(chan struct{})
	s := solved()
	s.Model.(*pipelinetest.Model).Write = func(text string, _ pipeline.Sampling) string {
		if strings.HasSuffix(text, "= 84\n") {
			<-seen
			return "Answer: 84\n"
		}
		return "1. 12 * 7 = 84\n"
	}
	_, client := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(s)})
	stream, err := client.CreateChatCompletionStream(t.Context(), openai.ChatCompletionRequest{Model: "scripted", Messages: ask(asked)})
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	var text string
	for {
		c, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if step := c.Choices[0].Delta.ReasoningContent; step == "1. 12 * 7 = 84\n" {
			close(seen) // only now the model writes on
		}
		text += c.Choices[0].Delta.Content
	}
	if text != "84" {
		t.Errorf("%q", text)
	}
}

// What a client is told of a question that the model does not answer, of a model that
// fails, and of a budget that ends first.
func TestHowAnswersEnd(t *testing.T) {
	t.Run("declined", func(t *testing.T) {
		s := solved()
		s.Format = prompts.Worked{}
		url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(s), Alone: true})
		body := map[string]any{"messages": ask("Why is the sky blue?")}
		for _, r := range []reply{whole(t, url, body), streamed(t, url, body)} {
			if !strings.HasPrefix(r.Content, prompts.ErrOutOfScope.Error()) || r.Finish != "stop" {
				t.Errorf("%+v", r)
			}
			if r.Reason.Stop != serve.Declined || r.Reason.Verified || r.Reason.Final != "" || r.Usage.TotalTokens != 0 {
				t.Errorf("reason %+v, usage %+v", r.Reason, r.Usage)
			}
		}
	})
	t.Run("failed", func(t *testing.T) {
		s := solved()
		s.Ladder = nil
		failing := "plus 5?"
		s.Model.(*pipelinetest.Model).Fail = func(text string) error {
			if strings.HasSuffix(text, failing) {
				return errors.New("no power")
			}
			return nil
		}
		url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(s)})
		for _, stream := range []bool{false, true} {
			status, _, data := post(t, url, map[string]any{"messages": ask(asked), "stream": stream})
			if status != http.StatusInternalServerError || !strings.Contains(string(data), "no power") {
				t.Errorf("stream %t: status %d: %s", stream, status, data)
			}
		}
		failing = "= 84\n"
		status, _, data := post(t, url, map[string]any{"messages": ask(asked), "stream": true})
		if status != http.StatusOK || !strings.HasSuffix(string(data), "\n\ndata: {\"error\":{\"message\":\"cannot answer: no power\",\"type\":\"server_error\"}}\n\n") {
			t.Errorf("in a stream: status %d: %s", status, data)
		}
	})
	t.Run("out of budget", func(t *testing.T) {
		url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(solved())})
		for most := 1; most < 90; most++ {
			for _, field := range []string{"max_tokens", "max_completion_tokens"} {
				r := streamed(t, url, map[string]any{"messages": ask(asked), field: most})
				if r.Usage.CompletionTokens > most {
					t.Errorf("%s %d: %d tokens", field, most, r.Usage.CompletionTokens)
				}
				if out := r.Reason.Stop == pipeline.OutOfBudget; out != (r.Finish == "length") || out == r.Reason.Verified {
					t.Errorf("%s %d: finished by %s, %+v", field, most, r.Finish, r.Reason)
				}
			}
		}
		r := whole(t, url, map[string]any{"messages": ask(asked), "budget": "tokens=60"})
		if r.Finish != "length" || r.Usage.TotalTokens > 60 {
			t.Errorf("%+v", r)
		}
	})
}

// What a client says that a solver has to hear.
func TestRequest(t *testing.T) {
	var question string
	var wish serve.Wish
	s := solved()
	o := serve.Options{Models: []string{"scripted", "reason"}, Budget: pipeline.Budget{Tokens: pipeline.AtMost(1000)}}
	o.Solver = func(w serve.Wish) (serve.Solver, error) {
		wish = w
		if w.Strategy == "magic" {
			return nil, errors.New("unknown strategy \"magic\"")
		}
		s := s
		s.Format = noted{s.Format, &question}
		w.Apply(&s)
		return &s, nil
	}
	url, client := start(t, o)
	turns := []openai.ChatCompletionMessage{
		{Role: "system", Content: "Be brief."}, {Role: "user", Content: "What is 1 + 1?"}, {Role: "assistant", Content: "2"},
		{Role: "user", MultiContent: []openai.ChatMessagePart{{Type: "text", Text: "What is 12 * 7"}, {Type: "text", Text: "plus 5?"}}},
	}
	seed := -3
	c, err := client.CreateChatCompletion(t.Context(), openai.ChatCompletionRequest{
		Model: "reason", Messages: turns, Temperature: .5, Seed: &seed, MaxCompletionTokens: 300, User: "me", TopP: 1, Metadata: map[string]string{"a": "b"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Be brief.\n\nThe conversation so far:\n\nQuestion: What is 1 + 1?\n2\n\nNow: What is 12 * 7\nplus 5?"; question != want || c.Model != "reason" {
		t.Errorf("model %s, question %q", c.Model, question)
	}
	if *wish.Temperature != .5 || int(*wish.Seed) != seed || wish.Budget != (pipeline.Budget{Tokens: pipeline.AtMost(1000), Generated: pipeline.AtMost(300)}) {
		t.Errorf("wish %+v", wish)
	}
	r := whole(t, url, map[string]any{
		"messages": ask(asked), "budget": "tokens=2000,time=1m", "strategy": "single", "temperature": 1e-40, "stop": "9",
	})
	if wish.Budget != (pipeline.Budget{Tokens: pipeline.AtMost(1000), Seconds: pipeline.AtMost(60)}) || wish.Strategy != "single" || *wish.Temperature != 0 || wish.Seed != nil {
		t.Errorf("wish %+v", wish)
	}
	if r.Content != "8" {
		t.Errorf("not ended before the stop: %q", r.Content)
	}
	for _, cue := range []string{"Begin the last line with \"Answer:\".", "Be brief."} {
		messages := append([]openai.ChatCompletionMessage{{Role: "system", Content: cue}}, ask(asked)...)
		r := whole(t, url, map[string]any{"messages": messages})
		if want := map[bool]string{true: "Answer: 89", false: "89"}[strings.Contains(cue, "Answer:")]; r.Content != want {
			t.Errorf("%q for %q", r.Content, cue)
		}
	}
}

// noted keeps the question.
type noted struct {
	prompts.Format
	question *string
}

func (n noted) Prompt(question string) (prompts.Prompt, error) {
	*n.question = question
	return n.Format.Prompt(question)
}

func TestAloneModelsSeeTheLastQuestion(t *testing.T) {
	var question string
	s := solved()
	s.Format = noted{s.Format, &question}
	url, _ := start(t, serve.Options{Models: []string{"scripted"}, Solver: from(s), Alone: true})
	whole(t, url, map[string]any{"messages": append([]openai.ChatCompletionMessage{
		{Role: "system", Content: "Be brief."}, {Role: "user", Content: "one"}, {Role: "assistant", Content: "1"},
	}, ask(asked)...)})
	if question != asked {
		t.Errorf("%q", question)
	}
}

func TestModelsAndHealth(t *testing.T) {
	url, client := start(t, serve.Options{Models: []string{"scripted", "reason"}, Solver: from(solved())})
	list, err := client.ListModels(t.Context())
	if err != nil || len(list.Models) != 2 || list.Models[0].ID != "scripted" || list.Models[1].ID != "reason" {
		t.Errorf("%+v, %v", list, err)
	}
	for i, name := range []string{"scripted", "reason"} {
		if m, err := client.GetModel(t.Context(), name); err != nil || m.ID != name || m.CreatedAt != list.Models[i].CreatedAt {
			t.Errorf("%+v, %v, in the list %+v", m, err, list.Models[i])
		}
	}
	_, err = client.GetModel(t.Context(), "gpt-4")
	if e := new(openai.APIError); !errors.As(err, &e) || e.HTTPStatusCode != http.StatusNotFound || e.Code != "model_not_found" {
		t.Error(err)
	}
	r, err := http.Get(url + "/health")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if body, _ := io.ReadAll(r.Body); r.StatusCode != http.StatusOK || string(body) != "{\"status\":\"ok\"}\n" {
		t.Errorf("%d %s", r.StatusCode, body)
	}
}

func TestKey(t *testing.T) {
	o := serve.Options{Models: []string{"scripted"}, Solver: from(solved()), Key: "sesame"}
	url, client := start(t, o)
	request := openai.ChatCompletionRequest{Model: "scripted", Messages: ask(asked)}
	if _, err := client.CreateChatCompletion(t.Context(), request); err != nil {
		t.Error(err)
	}
	for _, wrong := range []string{"", "sesam", "sesame2"} {
		config := openai.DefaultConfig(wrong)
		config.BaseURL = url + "/v1"
		_, err := openai.NewClientWithConfig(config).CreateChatCompletion(context.Background(), request)
		if e := new(openai.APIError); !errors.As(err, &e) || e.HTTPStatusCode != http.StatusUnauthorized || e.Code != "invalid_api_key" {
			t.Errorf("key %q: %v", wrong, err)
		}
	}
	for _, given := range []string{"bearer sesame", "BEARER  sesame", "Basic sesame"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+"/v1/models", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", given)
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		got.Body.Close()
		if want := !strings.HasPrefix(given, "Basic"); (got.StatusCode == http.StatusOK) != want {
			t.Errorf("%s: status %d", given, got.StatusCode)
		}
	}
}
