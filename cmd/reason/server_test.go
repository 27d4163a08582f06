package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// secret is the key that transcripts use; it must never be printed.
const secret = "sk-secret-0123456789"

// newServer is an OpenAI-compatible server that goes on with what it is sent.
// Its models: "steps" solves in numbered steps, "slips" does so with a mistake,
// "plain" does so in plain text, "thinks" does so after some reasoning, "judges" finds the second step wrong,
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
		answers := map[string]string{
			"steps":  "1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n",
			"thinks": "1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n",
			"judges": `{"step": 2, "verdict": "wrong", "reason": "it does not add up"}`,
			"plain":  "First we multiply.\n12 * 7 = 84.\nThen 84 + 5 = 89.\n\nAnswer: 89\n",
			"slips":  "1. 12 * 7 = 84\n2. 84 + 5 = 79\nAnswer: 79\n",
			"echo":   "Answer: " + strings.Join(strings.Fields(body.Messages[1].Content), " ") + "\n",
		}
		whole := answers[body.Model]
		if begun == "one two three four fi" {
			whole = begun + "ve"
		}
		rest, ok := strings.CutPrefix(whole, begun)
		if !ok { // another model wrote what is right
			rest = strings.TrimPrefix(answers["steps"], begun)
		}
		if whole == "" {
			refuse(http.StatusNotFound, "The model `"+body.Model+"` does not exist")
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		write := func(field, text string) {
			for _, token := range regexp.MustCompile(`[^ \n]*[ \n]?`).FindAllString(text, -1) {
				told := []any{map[string]any{"token": token, "logprob": -.01}}
				choice := map[string]any{"index": 0, "delta": map[string]any{field: token}, "logprobs": map[string]any{"content": told}}
				event, _ := json.Marshal(map[string]any{"choices": []any{choice}})
				fmt.Fprintf(w, "data: %s\n\n", event)
			}
		}
		if body.Model == "thinks" && begun == "" {
			write("reasoning_content", "First 12 * 7 = 84, \nthen 84 + 5 = 89.")
		}
		write("content", rest)
		fmt.Fprintf(w, "data: %s\n\ndata: [DONE]\n\n", `{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":50,"completion_tokens":20}}`)
	}))
	t.Cleanup(server.Close)
	return server
}
