package remote_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// TestLost sends requests over real connections: only what a server took in, and neither
// answered nor refused, may be billed, and is not sent again.
func TestLost(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for name, test := range map[string]struct {
		handler http.HandlerFunc // nil: nobody listens
		lost    bool
		taken   int32 // requests
	}{
		"nobody listens": {nil, false, 0},
		"refused": {func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "busy", http.StatusServiceUnavailable)
		}, false, 3},
		"the connection breaks": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, true, 1},
		"time runs out":         {func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, true, 1},
	} {
		var taken atomic.Int32
		address := gone.URL
		if test.handler != nil {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				taken.Add(1)
				io.Copy(io.Discard, r.Body) // or the end of the connection is not seen
				test.handler(w, r)
			}))
			defer server.Close()
			address = server.URL
		}
		transport := &http.Transport{DialContext: (&net.Dialer{}).DialContext}
		ctx, cancel := context.WithCancel(t.Context())
		if name == "time runs out" {
			ctx, cancel = context.WithTimeout(t.Context(), 100*time.Millisecond)
		}
		req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodPost, address, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		resp, err := remote.Retrying(transport, 2, time.Millisecond).Do(req)
		if err == nil {
			resp.Body.Close()
		}
		cancel()
		transport.CloseIdleConnections()
		if _, lost := errors.AsType[*remote.Lost](err); lost != test.lost || taken.Load() != test.taken {
			t.Errorf("%s: %v after %d requests, want %d", name, err, taken.Load(), test.taken)
		}
	}
}
