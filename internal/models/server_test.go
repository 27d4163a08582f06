package models

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// fakeHub is a hub that behaves, except where answer is set: it may then treat
// a request for a file as it likes and returns whether it did.
type fakeHub struct {
	t      *testing.T
	server *httptest.Server
	files  map[string][]byte
	small  bool                                                     // the files lie in git itself, which knows them by another checksum
	answer func(w http.ResponseWriter, r *http.Request, n int) bool // n: how many requests for files came before

	mu       sync.Mutex
	requests []*http.Request // for files
	lists    int
}

const testRepo = "maker/tiny-moe-GGUF"

func newFakeHub(t *testing.T, files map[string][]byte) *fakeHub {
	t.Helper()
	h := &fakeHub{t: t, files: files}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/models/"+testRepo+"/tree/main", h.tree)
	mux.HandleFunc("GET /"+testRepo+"/resolve/main/", h.resolve)
	h.server = httptest.NewServer(mux)
	t.Cleanup(h.server.Close)
	return h
}

func (h *fakeHub) tree(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.lists++
	h.mu.Unlock()
	type lfs struct {
		OID  string `json:"oid"`
		Size int    `json:"size"`
	}
	type entry struct {
		Type string `json:"type"`
		Path string `json:"path"`
		Size int    `json:"size"`
		OID  string `json:"oid"`
		LFS  *lfs   `json:"lfs,omitempty"`
	}
	entries := []entry{{Type: "directory", Path: "folder.gguf"}}
	for name, content := range h.files {
		e := entry{Type: "file", Path: name, Size: len(content), OID: strings.Repeat("0", 40)}
		if h.small {
			e.OID = fmt.Sprintf("%x", sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(content), content)))
		} else {
			e.LFS = &lfs{sumOf(content), len(content)}
		}
		entries = append(entries, e)
	}
	if err := json.NewEncoder(w).Encode(entries); err != nil {
		h.t.Error(err)
	}
}

func (h *fakeHub) resolve(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	n := len(h.requests)
	h.requests = append(h.requests, r)
	h.mu.Unlock()
	if h.answer != nil && h.answer(w, r, n) {
		return
	}
	h.serve(w, r)
}

// serve answers as a good server does.
func (h *fakeHub) serve(w http.ResponseWriter, r *http.Request) {
	content, ok := h.content(r)
	if !ok {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(string(content)))
}

func (h *fakeHub) content(r *http.Request) ([]byte, bool) {
	_, name, _ := strings.Cut(r.URL.Path, "/resolve/main/")
	content, ok := h.files[name]
	return content, ok
}

// part serves the first n bytes of what was asked for, announced as all of it,
// and breaks the connection.
func (h *fakeHub) part(w http.ResponseWriter, r *http.Request, n int) {
	content, _ := h.content(r)
	var start int
	if _, err := fmt.Sscanf(r.Header.Get("Range"), "bytes=%d-", &start); err == nil {
		w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", start, len(content)-1, len(content)))
		w.Header().Set("Content-Length", fmt.Sprint(len(content)-start))
		w.WriteHeader(http.StatusPartialContent)
	} else {
		w.Header().Set("Content-Length", fmt.Sprint(len(content)))
	}
	_, _ = w.Write(content[start:min(len(content), start+n)])
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

// ranges returns the Range headers of the requests for files.
func (h *fakeHub) ranges() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	var got []string
	for _, r := range h.requests {
		got = append(got, r.Header.Get("Range"))
	}
	return got
}

// places has an empty store and cache, this hub, and little patience.
func (h *fakeHub) places() Places {
	return Places{
		Store: h.t.TempDir(), HubCache: h.t.TempDir(), Endpoint: h.server.URL,
		patience: patience{retries: 3, wait: time.Millisecond, maxWait: 2 * time.Second, stall: 10 * time.Second},
	}
}

// content is n bytes that begin like a GGUF file and differ with seed.
func content(n int, seed uint64) []byte {
	b := make([]byte, n)
	rng := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
	if _, err := io.ReadFull(rng, b); err != nil {
		panic(err)
	}
	copy(b, "GGUF")
	return b
}

func sumOf(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

func mustParse(t *testing.T, ref string) Ref {
	t.Helper()
	r, err := Parse(ref)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
