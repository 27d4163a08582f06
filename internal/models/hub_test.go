package models

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestListFollowsPages(t *testing.T) {
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := `[{"type":"file","path":"b.gguf","size":7,"oid":"x"}]`
		if r.URL.Query().Get("cursor") == "" {
			w.Header().Set("Link", "<"+server.URL+r.URL.Path+`?recursive=true&cursor=2>; rel="next"`)
			page = `[{"type":"directory","path":"d"},{"type":"file","path":"a.gguf","size":5}]`
		}
		_, _ = w.Write([]byte(page))
	}))
	t.Cleanup(server.Close)
	h, err := Places{Endpoint: server.URL + "/"}.newHub(func(time.Duration, string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	files, err := h.list(t.Context(), "o/r")
	if err != nil || len(files) != 2 || files[0].Size != 5 || files[1].Path != "b.gguf" {
		t.Errorf("list = %+v, %v", files, err)
	}
}

// A hub that falls silent in the middle of its list holds nobody up for good.
func TestListThatStalls(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`[{"type":"file",`))
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	places := Places{Endpoint: server.URL, patience: patience{retries: 1, wait: time.Millisecond, maxWait: time.Second, stall: 200 * time.Millisecond}}
	h, err := places.newHub(func(time.Duration, string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	_, err = h.list(t.Context(), "o/r")
	wantError(t, err, "did not come within 200ms; try again later")
}

func TestReadTreeRefusesNonsense(t *testing.T) {
	for page, says := range map[string]string{
		"<html>log in</html>":                    "not the JSON we expected",
		`[{"type":"file","path":"a","size":-1}]`: "size of -1",
		`[{"type":"file","path":"a","size":1,"lfs":{"oid":"../../etc","size":1}}]`:   "which is none",
		`[{"type":"file","path":"a","size":99999999999999999999}]`:                   "not the JSON",
		`[{"type":"file","path":"a","size":1,"lfs":{"oid":"abc","size":"1"}}]`:       "not the JSON",
		`{"error":"Repository not found"}`:                                           "not the JSON",
		`[{"type":"file","path":"a","size":1,"lfs":{"oid":"sha256:","size":-1}}]`:    "size of -1",
		`[{"type":"file","path":"a","size":1}`:                                       "not the JSON",
		`[{"type":"file","path":"a","size":1,"lfs":{"oid":"ABCDEFGH","size":1234}}]`: "which is none",
	} {
		_, err := readTree(bytes.NewReader([]byte(page)))
		wantError(t, err, says)
	}
}

// TestSums compares with what git hash-object and sha256sum print for "GGUF".
func TestSums(t *testing.T) {
	const git, sha = "53b7dcdfb2702f3512ca9b967b2a138fcfe9bea9", "b83633aa785344791618f2fddf131b010ea04912a60430760b070bad293f65bd"
	for _, tt := range []struct {
		file file
		want bool
	}{
		{file{}, true}, {file{GitSHA1: git}, true}, {file{SHA256: sha}, true}, {file{SHA256: sha, GitSHA1: "of the pointer"}, true},
		{file{GitSHA1: sha[:40]}, false}, {file{SHA256: git}, false}, {file{SHA256: git, GitSHA1: git}, false},
	} {
		tt.file.Size = 4
		s := newSums(tt.file)
		_, _ = s.Write([]byte("GG"))
		_, _ = s.Write([]byte("UF"))
		if got := s.match(tt.file); got != tt.want {
			t.Errorf("match(%+v) = %v, want %v", tt.file, got, tt.want)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	for v, want := range map[string]time.Duration{"": 0, "7": 7 * time.Second, "-3": 0, "soon": 0, "Mon, 02 Jan 2006 15:04:05 GMT": 0, "99999999999999": 0} {
		resp := &http.Response{Header: http.Header{"Retry-After": {v}}}
		if got := retryAfter(resp); got != want {
			t.Errorf("retryAfter(%q) = %v, want %v", v, got, want)
		}
	}
	in := time.Now().Add(90 * time.Second).UTC().Format(http.TimeFormat)
	if got := retryAfter(&http.Response{Header: http.Header{"Retry-After": {in}}}); got < time.Minute || got > 90*time.Second {
		t.Errorf("retryAfter(in 90 s) = %v", got)
	}
}

func FuzzReadTree(f *testing.F) {
	f.Add([]byte(`[{"type":"file","path":"a-Q4_K_M.gguf","size":5,"oid":"1","lfs":{"oid":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","size":5}}]`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, page []byte) {
		files, err := readTree(bytes.NewReader(page))
		if err != nil {
			return
		}
		for _, f := range files {
			if f.Size < 0 || f.SHA256 != "" && !sumForm.MatchString(f.SHA256) {
				t.Errorf("accepted %+v", f)
			}
			if name, ok := partialOf(partialPath("x.gguf", f)); !ok || name != "x.gguf" {
				t.Errorf("the partial of x.gguf is read as that of %q", name)
			}
		}
	})
}
