package remote

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync"

	"github.com/hashicorp/go-retryablehttp"
)

// Unanswered is a request whose time ran out while its server could not be
// reached or refused it for a while. It wraps no error of a context: what went
// wrong is the server.
type Unanswered struct{ Trouble string }

// Error says what went wrong last.
func (e *Unanswered) Error() string { return e.Trouble + "; no time was left to try again" }

// Lost is a request that reached a server and got no reply, neither an answer nor a
// refusal. The server may have worked at it, and bill that.
type Lost struct{ Cause error }

// Error says why no reply came.
func (e *Lost) Error() string { return "no reply came: " + e.Cause.Error() }

// Unwrap is the cause.
func (e *Lost) Unwrap() error { return e.Cause }

// Carrier is a client that sends requests again and knows why it had to.
type Carrier struct{ *retryablehttp.Client }

// Do sends a request. The error is [Lost] where the request may be billed, and holds
// [Unanswered] where the context ended for reasons of the server.
func (c Carrier) Do(req *retryablehttp.Request) (*http.Response, error) {
	ctx := req.Context()
	a, watched := ctx.Value(attemptsKey{}).(*Attempts)
	if !watched {
		ctx, a = Watch(ctx)
	}
	resp, err := c.Client.Do(req.WithContext(ctx))
	if err == nil {
		return resp, nil
	}
	if resp != nil { // the context ended as it came
		resp.Body.Close()
	}
	if told := a.Unanswered(ctx); !watched && told != nil {
		err = told
	}
	if a.Lost(ctx) {
		if web, ok := errors.AsType[*url.Error](err); ok {
			err = web.Err
		}
		err = &Lost{err}
	}
	return nil, err
}

// RoundTrip implements [http.RoundTripper].
func (c Carrier) RoundTrip(req *http.Request) (*http.Response, error) {
	again, err := retryablehttp.FromRequest(req)
	if err != nil {
		return nil, err
	}
	return c.Do(again)
}

// Watch is a context under which requests are sent, and what it shows of the attempts
// to send them: some SDKs lose the error.
func Watch(ctx context.Context) (context.Context, *Attempts) {
	a := &Attempts{}
	return httptrace.WithClientTrace(context.WithValue(ctx, attemptsKey{}, a), &httptrace.ClientTrace{
		GetConn: func(server string) { a.connecting(server) },
		GotConn: func(httptrace.GotConnInfo) { a.connecting("") },
	}), a
}

type attemptsKey struct{}

// Attempts is what is known of the attempts to send one request. A dial may go on
// behind the end of the request.
type Attempts struct {
	mu     sync.Mutex
	last   string // how the last one failed, if it is worth repeating
	server string // to which a connection is being made
	begun  bool   // a Carrier sends them
	idle   bool   // the server works at none: it was not asked, or refused the last
}

// Unanswered says, once the request has failed, whether ctx ended for reasons of the
// server; nil if not.
func (a *Attempts) Unanswered(ctx context.Context) error {
	if trouble := a.trouble(); trouble != "" && ctx.Err() != nil {
		return &Unanswered{trouble}
	}
	return nil
}

// Lost reports, once the request has failed, whether the server may have worked at
// it. What clients that are no Carrier tell as an error is taken for a refusal,
// unless ctx has ended.
func (a *Attempts) Lost(ctx context.Context) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.server == "" && !a.idle && (a.begun || ctx.Err() != nil)
}

func (a *Attempts) connecting(server string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.server = server
}

// begin notes that an attempt goes to the server, as long as no connection is seen to
// be missing.
func (a *Attempts) begin() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.begun, a.idle, a.server = true, false, ""
}

// rest notes that the server works at no attempt.
func (a *Attempts) rest() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.idle = true
}

// over notes how an attempt ended.
func (a *Attempts) over(again bool, resp *http.Response, err error) {
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

func (a *Attempts) trouble() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.last == "" && a.server != "" {
		return "the server cannot be reached: no connection to " + a.server
	}
	return a.last
}

// attempted carries every attempt of a [Carrier], and notes what becomes of it.
type attempted struct{ carrier http.RoundTripper }

func (t attempted) RoundTrip(req *http.Request) (*http.Response, error) {
	a := req.Context().Value(attemptsKey{}).(*Attempts)
	if err := req.Context().Err(); err != nil {
		a.rest()
		if req.Body != nil {
			req.Body.Close()
		}
		return nil, err
	}
	a.begin()
	resp, err := t.carrier.RoundTrip(req)
	if err == nil && resp.StatusCode >= http.StatusBadRequest {
		a.rest()
	}
	return resp, err
}
