package provider_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/langchain/provider"
	"github.com/seed-25a395fc/reason/prompts"
)

const key = "sk-secret-0123456789"

// draft drafts with a model behind a server that answers with one status after
// the other, 200 in the end.
func draft(t *testing.T, statuses ...int) (text string, asked int, err error) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if len(statuses) >= asked {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(statuses[asked-1])
			fmt.Fprintf(w, `{"error":{"message":"refused, your key is %s"}}`, r.Header.Get("Authorization"))
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, `data: {"choices":[{"index":0,"delta":{"content":"12 * 7 = 84"},"finish_reason":"stop"}]}`+"\n\ndata: [DONE]\n\n")
	}))
	defer server.Close()
	t.Setenv("OPENAI_API_KEY", key)
	m, err := provider.Open("openai", "test-model", provider.Options{BaseURL: server.URL + "/v1"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := m.Start(prompts.Prompt{User: "What is 12 * 7?"})
	if err != nil {
		t.Fatal(err)
	}
	for token, err := range s.Draft(t.Context(), pipeline.Sampling{}) {
		if err != nil {
			return text, asked, err
		}
		text += token.Text
	}
	return text, asked, nil
}

func TestRetries(t *testing.T) {
	if text, asked, err := draft(t, 503, 429); err != nil || text != "12 * 7 = 84" || asked != 3 {
		t.Errorf("%q after %d requests, %v", text, asked, err)
	}
}

func TestErrors(t *testing.T) {
	for status, want := range map[int]string{401: "the API key was refused", 404: "no such model"} {
		_, asked, err := draft(t, status)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), key) || asked != 1 {
			t.Errorf("status %d: %v after %d requests", status, err, asked)
		}
	}
	t.Setenv("ANTHROPIC_API_KEY", "")
	for what, open := range map[string]func() error{
		"openai, ": func() error {
			_, err := provider.Open("opnai", "x", provider.Options{})
			return err
		},
		"set ANTHROPIC_API_KEY": func() error {
			_, err := provider.Open("anthropic", "x", provider.Options{})
			return err
		},
		"no web address": func() error {
			_, err := provider.Open("ollama", "x", provider.Options{BaseURL: "localhost"})
			return err
		},
	} {
		if err := open(); err == nil || !strings.Contains(err.Error()+", ", what) || errors.Is(err, pipeline.ErrContextFull) {
			t.Errorf("%v, want %q", err, what)
		}
	}
}

func TestOpen(t *testing.T) {
	t.Setenv("ANTHROPIC_API_KEY", key)
	t.Setenv("HF_TOKEN", key)
	t.Setenv("OPENAI_API_KEY", key)
	for _, name := range provider.Names() {
		m, err := provider.Open(name, "some-model", provider.Options{})
		if err != nil || m.Name() != "langchain:"+name+"/some-model" || strings.Contains(fmt.Sprintf("%+v %#v", m, m), key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
