package replay_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/replay"
)

func post(t *testing.T, carrier http.RoundTripper, url, body string, most int64) (int, string, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer sk-secret")
	resp, err := carrier.RoundTrip(r)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, most))
	return resp.StatusCode, string(data), err
}

func TestRecordAndPlay(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(http.StatusTooManyRequests)
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%d: %s", asked, body)
	}))
	defer server.Close()
	name := filepath.Join(t.TempDir(), "exchanges.jsonl")
	recorder, err := replay.Record(name, http.DefaultTransport)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		post(t, recorder, server.URL+"/v1/chat", `{"a":1,"b":2}`, 100)
	}
	post(t, recorder, server.URL+"/v1/chat", `{"a":2}`, 4) // broken off
	if err := recorder.Close(); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(name); err != nil || strings.Contains(string(data), "secret") {
		t.Errorf("%v; the key is in the file: %s", err, data)
	}

	player, err := replay.Play(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ body, want string }{
		{`{"a":2}`, "3: {"},
		{`{"b":2, "a":1}`, `1: {"a":1,"b":2}`},
		{`{"a":1,"b":2}`, `2: {"a":1,"b":2}`},
	} {
		status, got, err := post(t, player, "http://elsewhere/other/v1/chat", row.body, 100)
		if err != nil || status != http.StatusTooManyRequests || got != row.want {
			t.Errorf("%s: status %d, %q, %v; want %q", row.body, status, got, err, row.want)
		}
	}
	if _, _, err := post(t, player, "http://elsewhere/v1/chat", `{"a":2}`, 100); err == nil || !strings.Contains(err.Error(), "no exchange was recorded") {
		t.Errorf("a request that was not recorded: %v", err)
	}
}
