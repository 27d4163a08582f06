package remote

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

const (
	defaultRetries = 4
	defaultWait    = time.Second
	maxWait        = time.Minute // a Retry-After above that is told, not waited for
	maxErrorBytes  = 1 << 20
)

// Retrying is a client that sends again what a server refused for a while, or
// what did not reach it; what may have is [Lost]. retries 0 is 4, below 0 is never; wait 0 is a second,
// doubled each time; a Retry-After takes its place. A nil carrier is
// [http.DefaultTransport].
func Retrying(carrier http.RoundTripper, retries int, wait time.Duration) Carrier {
	if carrier == nil {
		carrier = http.DefaultTransport
	}
	client := retryablehttp.NewClient()
	client.HTTPClient = &http.Client{
		Transport: attempted{carrier},
		// Following would turn the POST into a GET and carry the key elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	client.Logger = nil
	client.ErrorHandler = retryablehttp.PassthroughErrorHandler
	client.CheckRetry = Retry
	client.RetryMax = max(retries, 0)
	if retries == 0 {
		client.RetryMax = defaultRetries
	}
	client.RetryWaitMin, client.RetryWaitMax = wait, maxWait
	if wait == 0 {
		client.RetryWaitMin = defaultWait
	}
	return Carrier{client}
}

// Retry says whether a request of a [Carrier] is worth sending again: the server is
// busy, or was not reached.
func Retry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	a := ctx.Value(attemptsKey{}).(*Attempts)
	again := worthRetrying(ctx, resp, err) && !(err != nil && a.Lost(ctx))
	a.over(again, resp, err)
	return again, nil
}

func worthRetrying(ctx context.Context, resp *http.Response, err error) bool {
	if err == nil && resp.StatusCode == http.StatusTooManyRequests && !passes(resp) {
		return false
	}
	if err == nil && resp.StatusCode == http.StatusRequestTimeout {
		return true
	}
	again, _ := retryablehttp.DefaultRetryPolicy(ctx, resp, err)
	return again
}

// passes reports whether waiting helps against a rate limit: not when the
// account is empty, nor when the server asks to come back much later.
func passes(resp *http.Response) bool {
	if retryablehttp.DefaultBackoff(0, 0, 0, resp) > maxWait {
		return false
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxErrorBytes))
	resp.Body = struct {
		io.Reader
		io.Closer
	}{bytes.NewReader(data), resp.Body}
	return err != nil || !bytes.Contains(data, []byte("insufficient_quota"))
}
