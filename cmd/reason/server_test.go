package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// secret is the key that transcripts use; it must never be printed.
const secret = "sk-secret-0123456789"

// newServer is an OpenAI-compatible server that goes on with what it is sent.
// Its models: "steps" solves in numbered steps, "slips" does so with a mistake,
// "echo" answers with what it was asked; there is no other.
func newServer(t testing.TB) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			Model    string
			Messages []struct{ Role, Content string }
		}
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		refuse := func(status int, message string) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(status)
			fmt.Fprintf(w, `{"error":{"message":%q}}`, message)
		}
		if key := r.Header.Get("Authorization"); key != "Bearer "+secret {
			refuse(http.StatusUnauthorized, "Incorrect API key provided: "+key)
			return
		}
		begun := ""
		for _, m := range body.Messages {
			if m.Role == "assistant" {
				begun = m.Content
			}
		}
		whole := map[string]string{
			"steps": "1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n",
			"slips": "1. 12 * 7 = 84\n2. 84 + 5 = 79\nAnswer: 79\n",
			"echo":  "Answer: " + strings.Join(strings.Fields(body.Messages[1].Content), " ") + "\n",
		}[body.Model]
		if begun == "one two three four fi" {
			whole = begun + "ve"
		}
		rest, ok := strings.CutPrefix(whole, begun)
		if whole == "" || !ok {
			refuse(http.StatusNotFound, "The model `"+body.Model+"` does not exist")
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		for _, token := range strings.SplitAfter(rest, " ") {
			event, _ := json.Marshal(map[string]any{"choices": []any{map[string]any{"index": 0, "delta": map[string]any{"content": token}}}})
			fmt.Fprintf(w, "data: %s\n\n", event)
		}
		fmt.Fprintf(w, "data: %s\n\ndata: [DONE]\n\n", `{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":50,"completion_tokens":20}}`)
	}))
	t.Cleanup(server.Close)
	return server
}
