package remote

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"sync"

	"github.com/hashicorp/go-retryablehttp"
)

// Unanswered is a request whose time ran out while its server could not be
// reached or refused it for a while. It wraps no error of a context: what went
// wrong is the server.
type Unanswered struct{ Trouble string }

// Error says what went wrong last.
func (e *Unanswered) Error() string { return e.Trouble + "; no time was left to try again" }

// Carrier is a client that sends requests again and knows why it had to.
type Carrier struct{ *retryablehttp.Client }

// Do sends a request. The error is [Unanswered] where the context ended for
// reasons of the server.
func (c Carrier) Do(req *retryablehttp.Request) (*http.Response, error) {
	ctx, unanswered := req.Context(), func() error { return nil }
	if ctx.Value(attemptsKey{}) == nil {
		ctx, unanswered = Watch(ctx)
	}
	resp, err := c.Client.Do(req.WithContext(ctx))
	if told := unanswered(); err != nil && told != nil {
		return nil, told
	}
	return resp, err
}

// Watch is a context under which requests are sent. unanswered says, once one has
// failed, whether that was for reasons of the server: some SDKs lose the error.
func Watch(ctx context.Context) (watched context.Context, unanswered func() error) {
	a := &attempts{}
	watched = httptrace.WithClientTrace(context.WithValue(ctx, attemptsKey{}, a), &httptrace.ClientTrace{
		GetConn: func(server string) { a.connecting(server) },
		GotConn: func(httptrace.GotConnInfo) { a.connecting("") },
	})
	return watched, func() error {
		if trouble := a.trouble(); trouble != "" && ctx.Err() != nil {
			return &Unanswered{trouble}
		}
		return nil
	}
}

// RoundTrip implements [http.RoundTripper].
func (c Carrier) RoundTrip(req *http.Request) (*http.Response, error) {
	again, err := retryablehttp.FromRequest(req)
	if err != nil {
		return nil, err
	}
	return c.Do(again)
}

type attemptsKey struct{}

// attempts is what is known of the attempts to send one request. A dial may go on
// behind the end of the request.
type attempts struct {
	mu     sync.Mutex
	last   string // how the last one failed, if it is worth repeating
	server string // to which a connection is being made
}

func (a *attempts) connecting(server string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.server = server
}

// over notes how an attempt ended.
func (a *attempts) over(again bool, resp *http.Response, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case !again:
		a.last = ""
	case err != nil:
		a.last = fmt.Sprintf("the server cannot be reached: %v", err)
	default:
		a.last = fmt.Sprintf("the server answers with status %d", resp.StatusCode)
	}
}

func (a *attempts) trouble() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.last == "" && a.server != "" {
		return "the server cannot be reached: no connection to " + a.server
	}
	return a.last
}
