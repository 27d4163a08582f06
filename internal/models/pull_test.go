package models

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func ignore(Progress) {}

// hasContent fails unless the file is exactly want, recorded as such, and
// nothing half-done lies beside it.
func hasContent(t *testing.T, name string, want []byte) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has %d bytes that are not the %d wanted", name, len(got), len(want))
	}
	if readSum(name) != sumOf(want) {
		t.Errorf("%s.sha256 holds %q", name, readSum(name))
	}
	if left := partials(t, filepath.Dir(name)); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

func partials(t *testing.T, dir string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, "*.partial"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// wantError fails unless err says all of the parts.
func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want one about %q", parts)
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("error %q does not say %q", err, p)
		}
	}
}

func TestPullChoosesSaysAndVerifies(t *testing.T) {
	q4, q8 := content(300_000, 1), content(500_000, 2)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": q4, "tiny-Q8_0.gguf": q8, "mmproj-F16.gguf": content(10, 3), "README.md": nil})
	p := h.places()
	var plan *Plan
	var last Progress
	got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), func(pr Progress) {
		if pr.Stage == Planned {
			plan = pr.Plan
		}
		last = pr
	})
	if err != nil {
		t.Fatal(err)
	}
	hasContent(t, got.Path, q4)
	if got.Ref.String() != "hf:"+testRepo+":Q4_K_M" || got.Size != 300_000 || got.Fetched != 300_000 {
		t.Errorf("got %+v", got)
	}
	if plan == nil || plan.Need != 300_000 || plan.Free <= 0 || !plan.Verified || len(plan.Others) != 1 || plan.Others[0].Ref.Quant != "Q8_0" {
		t.Errorf("plan %+v", plan)
	}
	if last.Stage != Downloading || last.Done != 300_000 || last.Total != 300_000 {
		t.Errorf("last report %+v", last)
	}
	if name, err := p.Locate(t.Context(), got.Ref); name != got.Path || err != nil {
		t.Errorf("Locate: %q, %v", name, err)
	}

	again, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo+":q4_k_m"), ignore)
	if err != nil || again.Fetched != 0 || again.Path != got.Path || len(h.ranges()) != 1 {
		t.Errorf("second pull: %+v, %v, requests %q", again, err, h.ranges())
	}
}

func TestPullFetchesAllShards(t *testing.T) {
	files := map[string][]byte{}
	for n := 1; n <= 3; n++ {
		files["Q8_0/"+shardName("big-Q8_0", n, 3)] = content(1000*n, uint64(n))
	}
	h := newFakeHub(t, files)
	p := h.places()
	got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo+":Q8_0"), ignore)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		hasContent(t, filepath.Join(p.storeDir(testRepo), name), want)
	}
	if filepath.Base(got.Path) != shardName("big-Q8_0", 1, 3) || got.Size != 6000 {
		t.Errorf("got %+v", got)
	}
}

// TestPullOvercomes lists servers that misbehave and are got the file from all
// the same. ranges is what the pull asked for.
func TestPullOvercomes(t *testing.T) {
	want := content(400_000, 7)
	tests := []struct {
		name   string
		answer func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool
		ranges []string
	}{
		{"breaks off twice", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			if n < 2 {
				h.part(w, r, 150_000)
			}
			return false
		}, []string{"", "bytes=150000-", "bytes=300000-"}},
		{"breaks off and then ignores Range", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			if n == 0 {
				h.part(w, r, 150_000)
			}
			_, _ = w.Write(want)
			return true
		}, []string{"", "bytes=150000-"}},
		{"announces less than it has", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			if n > 0 {
				return false
			}
			w.Header().Set("Content-Length", "100000")
			_, _ = w.Write(want[:100_000])
			return true
		}, []string{"", "bytes=100000-"}},
		{"announces more than it has", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			w.Header().Set("Content-Length", "900000")
			_, _ = w.Write(want)
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}, []string{""}},
		{"sends more than there is", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			_, _ = w.Write(append(bytes.Clone(want), "and more"...))
			return true
		}, []string{""}},
		{"sends another part than asked for", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			switch n {
			case 0:
				h.part(w, r, 150_000)
			case 1:
				w.Header().Set("Content-Range", "bytes 7-399999/400000")
				w.WriteHeader(http.StatusPartialContent)
				_, _ = w.Write(want[7:])
				return true
			}
			return false
		}, []string{"", "bytes=150000-", ""}},
		{"refuses the range", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			switch n {
			case 0:
				h.part(w, r, 150_000)
			case 1:
				w.WriteHeader(http.StatusRequestedRangeNotSatisfiable)
				return true
			}
			return false
		}, []string{"", "bytes=150000-", ""}},
		{"is overloaded at first", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			if n < 2 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			return n < 2
		}, []string{"", "", ""}},
		{"asks to wait a second", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			if n == 0 {
				w.Header().Set("Retry-After", "1")
				w.WriteHeader(http.StatusTooManyRequests)
			}
			return n == 0
		}, []string{"", ""}},
		{"throttles", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			for i := 0; i < len(want); i += 20_000 {
				_, _ = w.Write(want[i : i+20_000])
				_ = http.NewResponseController(w).Flush()
				time.Sleep(2 * time.Millisecond)
			}
			return true
		}, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
			h.answer = func(w http.ResponseWriter, r *http.Request, n int) bool { return tt.answer(h, w, r, n) }
			got, err := h.places().Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
			if err != nil {
				t.Fatal(err)
			}
			hasContent(t, got.Path, want)
			if !slices.Equal(h.ranges(), tt.ranges) {
				t.Errorf("asked for %q, want %q", h.ranges(), tt.ranges)
			}
		})
	}
}

func TestPullDropsAStalledConnection(t *testing.T) {
	want := content(100_000, 8)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	h.answer = func(w http.ResponseWriter, r *http.Request, n int) bool {
		if n == 0 {
			_, _ = w.Write(want[:40_000])
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done()
		}
		return n == 0
	}
	p := h.places()
	p.patience.stall = 300 * time.Millisecond
	var reasons []string
	got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), func(pr Progress) {
		if pr.Stage == Retrying {
			reasons = append(reasons, pr.Reason)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	hasContent(t, got.Path, want)
	if !slices.Contains(reasons, "nothing came for 300ms") {
		t.Errorf("reasons %q", reasons)
	}
}

// TestPullGivesUp lists servers that nothing can be got from, and what is said.
func TestPullGivesUp(t *testing.T) {
	good := content(100_000, 9)
	tests := []struct {
		name   string
		token  string
		answer func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool
		says   []string
	}{
		{"private", "", status(401, nil), []string{"401", "does not exist or is private", "/" + testRepo, "HF_TOKEN"}},
		{"bad token", "hf_secret", status(401, nil), []string{"does not accept the token in HF_TOKEN"}},
		{"gated", "", status(403, http.Header{"X-Error-Code": {"GatedRepo"}}), []string{"accept the terms at http", "/" + testRepo}},
		{"not found", "", status(404, nil), []string{"404", "/" + testRepo}},
		{"rate limit with a long wait", "", status(429, http.Header{"Retry-After": {"3600"}}), []string{"429", "try again in 1h0m0s", "HF_TOKEN"}},
		{"rate limit for ever", "hf_secret", status(429, nil), []string{"429", "try again later"}},
		{"broken server", "", status(500, nil), []string{"500", "trouble of its own"}},
		{"wrong bytes", "", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			_, _ = w.Write(content(100_000, 10))
			return true
		}, []string{"tiny-Q4_K_M.gguf", "the checksum is wrong", "thrown away"}},
		{"always ends early", "", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			w.Header().Set("Content-Length", "60000")
			_, _ = w.Write(good[:60_000])
			return true
		}, []string{"ended the file after 60.0 kB of 100.0 kB", "the same command goes on"}},
		{"never sends a byte", "", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			h.part(w, r, 0)
			return true
		}, []string{"broke 4 times in a row"}},
		{"redirects in circles", "", func(h *fakeHub, w http.ResponseWriter, r *http.Request, n int) bool {
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
			return true
		}, []string{"stopped after 10 redirects"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": good})
			h.answer = func(w http.ResponseWriter, r *http.Request, n int) bool { return tt.answer(h, w, r, n) }
			p := h.places()
			p.Token = tt.token
			_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
			wantError(t, err, append(tt.says, `model "hf:`+testRepo+`"`)...)
			if tt.token != "" && strings.Contains(err.Error(), tt.token) {
				t.Errorf("the error shows the token: %v", err)
			}
			if _, err := os.Stat(filepath.Join(p.storeDir(testRepo), "tiny-Q4_K_M.gguf")); err == nil {
				t.Error("a file stands there although the pull failed")
			}
		})
	}
}

func status(code int, header http.Header) func(*fakeHub, http.ResponseWriter, *http.Request, int) bool {
	return func(_ *fakeHub, w http.ResponseWriter, _ *http.Request, _ int) bool {
		for k, v := range header {
			w.Header()[k] = v
		}
		w.WriteHeader(code)
		return true
	}
}

func TestPullExplainsTheListing(t *testing.T) {
	tests := []struct {
		name, ref string
		files     map[string][]byte
		says      []string
	}{
		{"no such repository", "hf:maker/other", nil, []string{"404", "/maker/other"}},
		{"no GGUF", "hf:" + testRepo, map[string][]byte{"model.safetensors": {1}}, []string{"no GGUF file (it has model.safetensors)", "-GGUF"}},
		{"no such quantisation", "hf:" + testRepo + ":Q5_K_M", map[string][]byte{"a-Q4_0.gguf": {1}, "a-Q6_K.gguf": {1, 2}}, []string{"has no Q5_K_M", "Q4_0 (1 B), Q6_K (2 B)"}},
		{"misspelt", "hf:" + testRepo + ":Q4_KM", map[string][]byte{"a-Q4_K_M.gguf": {1}}, []string{"did you mean Q4_K_M?"}},
		{"ambiguous", "hf:" + testRepo, map[string][]byte{"a-Q4_0.gguf": {1}, "b-Q4_0.gguf": {1}}, []string{"Q4_0 more than once", "a-Q4_0.gguf, b-Q4_0.gguf"}},
		{"missing shard", "hf:" + testRepo, map[string][]byte{shardName("a", 1, 3): {1}, shardName("a", 3, 3): {1}}, []string{"a-00002-of-00003.gguf"}},
		{"outside the folder", "hf:" + testRepo, map[string][]byte{"../../evil.gguf": {1}}, []string{"no GGUF file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := newFakeHub(t, tt.files)
			_, err := h.places().Pull(t.Context(), mustParse(t, tt.ref), ignore)
			wantError(t, err, tt.says...)
		})
	}
}

func TestPullGoesOnAfterCancel(t *testing.T) {
	want := content(300_000, 11)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	h.answer = func(w http.ResponseWriter, r *http.Request, n int) bool {
		if n == 0 { // half of it, then silence
			_, _ = w.Write(want[:150_000])
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done()
		}
		return n == 0
	}
	p := h.places()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := p.Pull(ctx, mustParse(t, "hf:"+testRepo), func(pr Progress) {
		if pr.Done == 150_000 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want context.Canceled", err)
	}
	wantError(t, err, "stopped; 150.0 kB of 300.0 kB are here, and the same command goes on from there")

	items, err := p.List(t.Context())
	if err != nil || len(items) != 2 || !strings.Contains(items[1].Problem, "not complete") || items[1].Size != 150_000 {
		t.Errorf("List: %+v, %v", items, err)
	}

	var plan *Plan
	got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), func(pr Progress) {
		if pr.Stage == Planned {
			plan = pr.Plan
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	hasContent(t, got.Path, want)
	if got.Fetched != 150_000 || plan.Need != 150_000 || h.ranges()[1] != "bytes=150000-" {
		t.Errorf("fetched %d, needed %d, ranges %q", got.Fetched, plan.Need, h.ranges())
	}
}

func TestPullRecoversFromADamagedPartial(t *testing.T) {
	want := content(200_000, 12)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	for name, damaged := range map[string][]byte{"wrong bytes": content(90_000, 13), "too long": content(200_001, 14)} {
		t.Run(name, func(t *testing.T) {
			p := h.places()
			final := filepath.Join(p.storeDir(testRepo), "tiny-Q4_K_M.gguf")
			writeFile(t, partialPath(final, file{SHA256: sumOf(want)}), damaged)
			got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
			if err != nil {
				t.Fatal(err)
			}
			hasContent(t, got.Path, want)
		})
	}
}

func TestPullReplacesAnOlderVersion(t *testing.T) {
	for _, small := range []bool{false, true} {
		older, newer := content(1000, 15), content(1000, 16)
		h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": older})
		h.small = small
		p := h.places()
		ref := mustParse(t, "hf:"+testRepo)
		for range 2 {
			if _, err := p.Pull(t.Context(), ref, ignore); err != nil || len(h.ranges()) != 1 {
				t.Fatalf("%d downloads, %v", len(h.ranges()), err)
			}
		}
		name := filepath.Join(p.storeDir(testRepo), "tiny-Q4_K_M.gguf")
		writeFile(t, partialPath(name, file{SHA256: strings.Repeat("ab", 32)}), []byte("of yet another version"))
		h.files["tiny-Q4_K_M.gguf"] = newer
		got, err := p.Pull(t.Context(), ref, ignore)
		if err != nil {
			t.Fatal(err)
		}
		hasContent(t, got.Path, newer)
	}
}

func TestPullTrustsNoFileWithoutARecord(t *testing.T) {
	want := content(1000, 17)
	for name, there := range map[string][]byte{"right": want, "wrong": content(1000, 18)} {
		t.Run(name, func(t *testing.T) {
			h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
			p := h.places()
			writeFile(t, filepath.Join(p.storeDir(testRepo), "tiny-Q4_K_M.gguf"), there)
			got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
			if err != nil {
				t.Fatal(err)
			}
			hasContent(t, got.Path, want)
			if wantRequests := 0; name == "right" && len(h.ranges()) != wantRequests {
				t.Errorf("downloaded although the file was there: %q", h.ranges())
			}
		})
	}
}

func TestPullUsesTheHubCache(t *testing.T) {
	want := content(1000, 19)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	p := h.places()
	cached := cacheFile(t, p, testRepo, "tiny-Q4_K_M.gguf", want)
	got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
	if err != nil || got.Path != cached || len(h.ranges()) != 0 {
		t.Errorf("got %+v, %v, requests %q", got, err, h.ranges())
	}
	h.files["tiny-Q4_K_M.gguf"] = content(1000, 20) // the hub has a newer one
	if got, err = p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore); err != nil {
		t.Fatal(err)
	}
	hasContent(t, got.Path, h.files["tiny-Q4_K_M.gguf"])
}

func TestPullSaysWhenThereIsNoRoom(t *testing.T) {
	h := newFakeHub(t, map[string][]byte{"a-Q4_K_M.gguf": content(5000, 1), "a-Q3_K_S.gguf": content(3000, 2), "a-Q2_K.gguf": content(2000, 3)})
	p := h.places()
	p.free = func(string) int64 { return 3500 }
	var plan *Plan
	_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), func(pr Progress) { plan = pr.Plan })
	wantError(t, err, "5.0 kB more are needed", "only 3.5 kB are free in "+p.Store, "REASON_STORE", "Q3_K_S would fit with 3.0 kB")
	if plan == nil || plan.Need != 5000 || len(h.ranges()) != 0 {
		t.Errorf("plan %+v, requests %q", plan, h.ranges())
	}
}

func TestPullWaitsForAnotherPull(t *testing.T) {
	want := content(50_000, 21)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	begun, goOn := make(chan struct{}), make(chan struct{})
	h.answer = func(http.ResponseWriter, *http.Request, int) bool {
		close(begun) // panics on a second download
		<-goOn
		return false
	}
	p := h.places()
	ref := mustParse(t, "hf:"+testRepo)
	var wg sync.WaitGroup
	wg.Go(func() {
		if _, err := p.Pull(context.Background(), ref, ignore); err != nil {
			t.Error(err)
		}
	})
	<-begun
	var waited atomic.Bool
	got, err := p.Pull(t.Context(), ref, func(pr Progress) {
		if pr.Stage == Waiting {
			waited.Store(true)
			close(goOn)
		}
	})
	wg.Wait()
	if err != nil || !waited.Load() || got.Fetched != 0 {
		t.Errorf("got %+v, %v, waited %v", got, err, waited.Load())
	}
	hasContent(t, got.Path, want)
}

func TestPullKeepsTheTokenToItself(t *testing.T) {
	want := content(1000, 22)
	var leaked atomic.Bool
	cdn := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		leaked.Store(leaked.Load() || r.Header.Get("Authorization") != "")
		if r.URL.Query().Get("signature") == "expired" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		_, _ = w.Write(want)
	}))
	t.Cleanup(cdn.Close)
	signature := "expired"
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	h.answer = func(w http.ResponseWriter, r *http.Request, n int) bool {
		if got := r.Header.Get("Authorization"); got != "Bearer hf_secret" {
			t.Errorf("the hub got Authorization %q", got)
		}
		http.Redirect(w, r, cdn.URL+"/blob?signature="+signature, http.StatusFound)
		return true
	}
	p := h.places()
	p.Token = "hf_secret"
	_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
	wantError(t, err, "file server", "403")
	if strings.Contains(err.Error(), "expired") {
		t.Errorf("the error shows a signed address: %v", err)
	}
	signature = "good"
	got, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
	if err != nil {
		t.Fatal(err)
	}
	hasContent(t, got.Path, want)
	if leaked.Load() {
		t.Error("the token was sent to the file server")
	}
}

func TestPullIntoAStoreThatCannotBeWritten(t *testing.T) {
	want := content(1000, 23)
	h := newFakeHub(t, map[string][]byte{"tiny-Q4_K_M.gguf": want})
	t.Run("a file in the way", func(t *testing.T) {
		p := h.places()
		p.Store = filepath.Join(p.Store, "occupied")
		writeFile(t, p.Store, []byte("not a folder"))
		_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
		wantError(t, err, "the store cannot be written to", p.Store, "REASON_STORE")
	})
	t.Run("read-only", func(t *testing.T) {
		if os.Geteuid() <= 0 {
			t.Skip("permissions do not bind this user")
		}
		p := h.places()
		if err := os.Chmod(p.Store, 0o555); err != nil {
			t.Fatal(err)
		}
		_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
		wantError(t, err, "the store cannot be written to", "permission denied", "REASON_STORE")
	})
	t.Run("unset", func(t *testing.T) {
		p := h.places()
		p.Store = ""
		_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
		wantError(t, err, "set REASON_STORE")
	})
}

func TestPullWithoutNetwork(t *testing.T) {
	h := newFakeHub(t, nil)
	h.server.Close()
	p := h.places()
	_, err := p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
	wantError(t, err, "cannot be reached", "refused")
	p.Offline = true
	_, err = p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
	wantError(t, err, "HF_HUB_OFFLINE")
	p.Offline, p.Endpoint = false, "hf-mirror.example"
	_, err = p.Pull(t.Context(), mustParse(t, "hf:"+testRepo), ignore)
	wantError(t, err, "HF_ENDPOINT", "https://")
}

func TestPullRefusesWhatCannotBePulled(t *testing.T) {
	for ref, says := range map[string]string{
		"builtin": "part of the program", "ollama:qwen3:8b": "ollama pull qwen3:8b", "openai:gpt-4o": "behind a server", "./x.gguf": "hf:owner/repo",
		"maker/tiny": "did you mean hf:maker/tiny?",
	} {
		_, err := Places{Store: t.TempDir()}.Pull(t.Context(), mustParse(t, ref), ignore)
		wantError(t, err, says)
	}
}

func writeFile(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// cacheFile lays a file into the Hugging Face cache as huggingface_hub does and
// returns its path in the snapshot.
func cacheFile(t *testing.T, p Places, repo, name string, b []byte) string {
	t.Helper()
	dir := p.cacheDir(repo)
	commit := fmt.Sprintf("%040d", 1)
	writeFile(t, filepath.Join(dir, "refs", "main"), []byte(commit))
	writeFile(t, filepath.Join(dir, "blobs", sumOf(b)), b)
	link := filepath.Join(dir, "snapshots", commit, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
		t.Fatal(err)
	}
	up, err := filepath.Rel(filepath.Dir(link), filepath.Join(dir, "blobs", sumOf(b)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(up, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	return link
}
