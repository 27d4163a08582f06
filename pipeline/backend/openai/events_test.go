package openai_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
)

// said is an event that brings a text.
func said(text string) string {
	return `data: {"choices":[{"index":0,"delta":{"content":"` + text + `"}}]}` + "\n\n"
}

// What servers put into streams besides tokens: DeepSeek and OpenRouter say that they
// are still there for as long as a request waits, and errors come in many forms.
func TestWhatStreamsHold(t *testing.T) {
	const finish = `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}` + "\n\ndata: [DONE]\n\n"
	wait := strings.Repeat(": keep-alive\n\n", 1000)
	for _, test := range []struct {
		name, kind, stream string
		text               string
		err                string // empty: none
		is                 error
	}{
		{"a server that is busy", "", wait + said("4") + wait + said("2") + wait + finish, "42", "", nil},
		{"other fields, line ends of the web", "", "retry: 5\r\nid: 1\r\nevent: message\r\ndata:" + said("42")[len("data: "):] + finish, "42", "", nil},
		{"the answer on many lines", "", "{\n\"choices\": [{\"message\":\n{\"content\": \"42\"}, \"finish_reason\": \"stop\"}]\n}\n", "42", "", nil},
		{"no reason to stop", "", said("4") + said("2") + "data: [DONE]\n\n", "42", "", nil},
		{"done with nothing", "", "data: [DONE]\n\n", "", "broke off before the answer was complete", nil},
		{"an end that was not meant", "", said("4"), "4", "broke off before the answer was complete", nil},
		{"an error after a while", "", wait + `data: {"error":{"message":"the engine died"}}` + "\n\n", "", "the server says: the engine died", nil},
		{"an error that is a text", "", said("4") + `data: {"error":"the engine died"}` + "\n\n", "4", "the server says: the engine died", nil},
		{"an error without its line end", "", said("4") + `data: {"error":{"message":"the engine died"}}`, "4", "the server says: the engine died", nil},
		{"an error by the kind of event", "", said("4") + "event: error\ndata: {\"message\":\"the engine died\"}\n\n", "4", "the server says: the engine died", nil},
		{"an error that is no event", "", said("4") + "{\"error\":\n{\"message\":\"the engine died\"}}\n", "4", "the server says: the engine died", nil},
		{"a context that is full", "", `data: {"error":"the request exceeds the available context size"}` + "\n\n", "", "context size", pipeline.ErrContextFull},
		{"no stream at all", "text/plain", "Hello.\nThis is nginx.", "", "the server sent no events: Hello. This is nginx.", nil},
		{"half an event", "", said("4") + "data: {\"choices\": [{\"delta\": {\"cont\n\n", "4", `cannot be read (unexpected end of JSON input): {"choices": [`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			kind := test.kind
			if kind == "" {
				kind = "text/event-stream"
			}
			f := &fake{faults: []fault{{status: 200, body: test.stream, header: http.Header{"Content-Type": {kind}}}}}
			d := drain(t.Context(), start(t, newModel(t, f, nil)), pipeline.Sampling{MaxTokens: 5}, 0)
			if d.text != test.text || (d.err == nil) != (test.err == "") || d.err != nil && !strings.Contains(d.err.Error(), test.err) {
				t.Errorf("%q, %v", d.text, d.err)
			}
			if test.is != nil && !errors.Is(d.err, test.is) {
				t.Errorf("%v is not %v", d.err, test.is)
			}
		})
	}
}

// So it is where several versions are written.
func TestVersionsWithoutAReasonToStop(t *testing.T) {
	stream := `data: {"choices":[{"index":0,"delta":{"content":"42"}}]}` + "\n\n" + `data: {"choices":[{"index":1,"delta":{"content":"43"}}]}` + "\n\ndata: [DONE]\n\n"
	f := &fake{faults: []fault{{status: 200, body: stream, header: http.Header{"Content-Type": {"text/event-stream"}}}}}
	first := start(t, newModel(t, f, nil))
	second, err := first.(pipeline.Forker).Fork()
	if err != nil {
		t.Fatal(err)
	}
	var texts [2]string
	var ended [2]bool
	_, err = first.(pipeline.Batcher).DraftBatch(t.Context(), []pipeline.Session{first, second},
		[]pipeline.Sampling{{MaxTokens: 9, Temperature: 1, Seed: 1}, {MaxTokens: 9, Temperature: 1, Seed: 2}},
		func(i int, token pipeline.Token) bool {
			texts[i], ended[i] = texts[i]+token.Text, token.End
			return true
		})
	if err != nil || texts != [2]string{"42", "43"} || ended != [2]bool{true, true} || len(f.requests) != 1 {
		t.Errorf("%q, ended %v, %d requests, %v", texts, ended, len(f.requests), err)
	}
}
