package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/internal/models"
)

// serveHub is a hub with one repository, o/r, that holds r-Q8_0.gguf.
func serveHub(t *testing.T, content []byte) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/models/o/r/tree/main", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `[{"type":"file","path":"r-Q8_0.gguf","size":%d,"oid":"0","lfs":{"oid":"%x","size":%d}},
			{"type":"file","path":"r-F16.gguf","size":9,"lfs":{"oid":"%064d","size":9}}]`, len(content), sha256.Sum256(content), len(content), 0)
	})
	mux.HandleFunc("GET /o/r/resolve/main/r-Q8_0.gguf", func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	t.Setenv("HF_ENDPOINT", server.URL)
	t.Setenv("HF_HOME", t.TempDir())
	t.Setenv("HF_HUB_CACHE", "")
	t.Setenv("HF_HUB_OFFLINE", "")
	t.Setenv("REASON_STORE", t.TempDir())
	t.Setenv("OLLAMA_MODELS", t.TempDir())
	return server
}

func runModel(args ...string) (code int, stdout, stderr string) {
	var out, errOut bytes.Buffer
	code = run(append([]string{"model"}, args...), strings.NewReader(""), &out, &errOut)
	return code, out.String(), errOut.String()
}

func TestModelPullAndList(t *testing.T) {
	content := bytes.Repeat([]byte("GGUF"), 50_000)
	serveHub(t, content)
	code, stdout, stderr := runModel("pull", "hf:o/r")
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	path := strings.TrimSuffix(stdout, "\n")
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, content) {
		t.Errorf("standard output is %q, which does not name the model: %v", stdout, err)
	}
	for _, line := range []string{
		"Q8_0: 200.0 kB in 1 file\n", "also there: F16 (9 B)\n", "needs 200.0 kB in " + filepath.Dir(path) + ", ",
		"100%  200.0 kB of 200.0 kB\n", "complete. Use it with: reason ask -m hf:o/r:Q8_0\n",
	} {
		if !strings.Contains(stderr, line) {
			t.Errorf("standard error lacks %q:\n%s", line, stderr)
		}
	}

	if _, _, stderr = runModel("pull", "hf:o/r:q8_0"); !strings.Contains(stderr, "nothing to download: hf:o/r:Q8_0 is here") {
		t.Errorf("the second pull says %q", stderr)
	}

	code, stdout, stderr = runModel("list", "--json")
	var items []models.Item
	if err := json.Unmarshal([]byte(stdout), &items); code != exitDone || err != nil {
		t.Fatalf("list --json: %d, %v, %s", code, err, stderr)
	}
	want := models.Item{Ref: "hf:o/r:Q8_0", Source: "store", Size: 200_000, Quant: "Q8_0", Path: path}
	if len(items) != 2 || items[0].Ref != "builtin" || items[0].Size == 0 || items[1] != want {
		t.Errorf("list --json: %+v", items)
	}
	if _, stdout, _ = runModel("list"); !strings.Contains(stdout, "hf:o/r:Q8_0  200.0 kB  Q8_0   "+path+"\n") {
		t.Errorf("list:\n%s", stdout)
	}
}

func TestModelPullFails(t *testing.T) {
	serveHub(t, []byte("GGUF"))
	for _, tt := range []struct {
		ref, says string
		code      int
	}{
		{"hg:o/r", "did you mean hf:o/r?", exitUsage},
		{"o/r", "did you mean hf:o/r?", exitFailed},
		{"hf:o/r:Q4_K_M", "the repository has no Q4_K_M; it has F16 (9 B), Q8_0 (4 B)", exitFailed},
		{"hf:o/other", "404", exitFailed},
		{"builtin", "nothing to pull", exitFailed},
	} {
		code, stdout, stderr := runModel("pull", tt.ref)
		if code != tt.code || stdout != "" || !strings.Contains(stderr, tt.says) {
			t.Errorf("pull %s: code %d, stdout %q, stderr %q; want code %d and %q", tt.ref, code, stdout, stderr, tt.code, tt.says)
		}
	}
	if code, _, stderr := runModel("pull"); code != exitUsage || !strings.Contains(stderr, "Usage:") {
		t.Errorf("pull without a reference: code %d, %q", code, stderr)
	}
}

func TestPullViewLine(t *testing.T) {
	v := newPullView(&bytes.Buffer{})
	v.live = true
	start := time.Unix(0, 0)
	for s := range 3 {
		v.speed.note(start.Add(time.Duration(s)*time.Second), int64(s)*50_000_000)
	}
	v.last = models.Progress{Stage: models.Downloading, Done: 250_000_000, Total: 1_000_000_000}
	if got, want := v.state(), "━━━━━━──────────────────  25%  250.0 MB of 1.0 GB  50.0 MB/s  16 s left"; got != want {
		t.Errorf("state %q, want %q", got, want)
	}
	if got := fit(v.state(), 20); len([]rune(got)) != 19 {
		t.Errorf("cut to 20 columns: %q", got)
	}
}
