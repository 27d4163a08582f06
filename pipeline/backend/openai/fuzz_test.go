package openai_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
)

// canned answers every request alike.
type canned struct {
	status int
	kind   string
	body   string
}

func (c canned) RoundTrip(r *http.Request) (*http.Response, error) {
	io.Copy(io.Discard, r.Body)
	return &http.Response{
		StatusCode: c.status, Header: http.Header{"Content-Type": {c.kind}},
		Body: io.NopCloser(strings.NewReader(c.body)), Request: r,
	}, nil
}

// FuzzReply lets a server answer anything at all: a draft ends, within its
// limit, and its errors say where they come from.
func FuzzReply(f *testing.F) {
	const stream = "text/event-stream"
	f.Add(200, stream, "data: {\"choices\":[{\"delta\":{\"content\":\"so\"},\"logprobs\":{\"content\":[{\"token\":\"so\",\"logprob\":-1}]}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1,\"prompt_tokens_details\":{\"cached_tokens\":4}}}\n\ndata: [DONE]\n\n")
	f.Add(200, stream, "data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"so\"}],\"reasoning\":\"hm\"},\"finish_reason\":\"length\"}]}\n\n")
	f.Add(200, stream, "data: {\"error\":{\"message\":\"no\",\"code\":5}}\n\n")
	f.Add(200, stream, "data: {\"object\":\"error\",\"message\":\"no\"}\n\n")
	f.Add(200, stream, "data: {\"timings\":{\"cache_n\":-1,\"prompt_n\":99999999999,\"predicted_n\":-7},\"usage\":{\"prompt_tokens\":-1}}\n\n: comment\n\ndata: {")
	f.Add(200, stream, "data: {\"choices\":[{\"delta\":{\"content\":\"<think>\\nhm</thi\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"nk>\\n\\nso\\nit is\\n\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n")
	f.Add(200, "application/json", `{"choices":[{"message":{"content":"so"},"finish_reason":"stop"}]}`)
	f.Add(200, "text/html", "<html>")
	f.Add(400, "application/json", `{"error":{"message":["logprobs"],"param":"seed","code":"x"}}`)
	f.Add(422, "application/json", `{"detail":[{"loc":["body","seed"],"msg":"extra"}]}`)
	f.Add(400, "application/json", `{"error":"stream_options max_completion_tokens temperature"}`)
	f.Add(404, "", "\xff")
	f.Fuzz(func(t *testing.T, status int, kind, body string) {
		if status < 200 || status > 599 {
			status = 200
		}
		m, err := openai.New(openai.Options{
			Model: "m", BaseURL: "http://llm.example/v1", Retries: -1, Resumes: 1, Transport: canned{status, kind, body},
		})
		if err != nil {
			t.Fatal(err)
		}
		s := start(t, m)
		const limit = 5
		var spend pipeline.Spend
		for _, ahead := range []int{7, 0, 0} { // the second reads on in what the first left open
			d := drain(t.Context(), s, pipeline.Sampling{MaxTokens: limit, Ahead: ahead}, 0)
			spend = spend.Add(d.spend)
			if d.n > limit || spend.Tokens() < 0 || d.err != nil && !strings.HasPrefix(d.err.Error(), "openai: ") {
				t.Fatalf("%+v", d)
			}
		}
		if s.Cost(1, pipeline.Sampling{}).Tokens() <= 0 {
			t.Errorf("a draft costs %+v", s.Cost(1, pipeline.Sampling{}))
		}
	})
}
