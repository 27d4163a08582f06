package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

const (
	maxErrorBytes  = 1 << 20
	maxStreamBytes = 64 << 20
)

// transport is what go-openai sends its requests through: it puts the body of
// the context in place of go-openai's, sends again what was refused for a
// while, and refuses replies that cannot be read as streams.
type transport struct{ client remote.Carrier }

func newTransport(o Options) *transport {
	client := remote.Retrying(o.Transport, o.Retries, o.RetryWait)
	client.CheckRetry = retry
	return &transport{client}
}

type contextKey int

const (
	exchangeKey contextKey = iota
	probeKey
)

// exchange is a request and its reply, in a context.
type exchange struct {
	fields map[string]any // part of the body, in place of any of the same name
	reply  io.ReadCloser  // of a request that was not refused
}

// asProbe marks requests that are not worth trying again: some servers answer
// with status 500 to what they do not know.
func asProbe(ctx context.Context) context.Context { return context.WithValue(ctx, probeKey, true) }

// Do implements [openai.HTTPDoer].
func (t *transport) Do(req *http.Request) (*http.Response, error) {
	x := req.Context().Value(exchangeKey).(*exchange)
	body, err := patched(req, x.fields)
	if err != nil {
		return nil, err
	}
	again, err := retryablehttp.NewRequestWithContext(req.Context(), req.Method, req.URL.String(), body)
	if err != nil {
		return nil, err
	}
	again.Header = req.Header
	resp, err := t.client.Do(again)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= http.StatusBadRequest { // go-openai does not close these
		defer resp.Body.Close()
		message, err := io.ReadAll(io.LimitReader(resp.Body, maxErrorBytes))
		resp.Body = io.NopCloser(bytes.NewReader(message))
		return resp, err
	}
	resp.Body = limited{io.LimitReader(resp.Body, maxStreamBytes), resp.Body}
	if err := streams(resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	x.reply = resp.Body
	return resp, nil
}

// limited is a body that is read up to a limit.
type limited struct {
	io.Reader
	io.Closer
}

// patched is the body of a request with other fields.
func patched(req *http.Request, fields map[string]any) ([]byte, error) {
	data, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	body := map[string]any{}
	if err := json.Unmarshal(data, &body); err != nil {
		return nil, err
	}
	maps.Copy(body, fields)
	return json.Marshal(body)
}

// streams makes sure that a reply without an error is a stream of events, and
// no redirect nor web page.
func streams(resp *http.Response) error {
	if resp.StatusCode >= http.StatusMultipleChoices {
		return fmt.Errorf("the server redirects to %q; use that as the base URL", resp.Header.Get("Location"))
	}
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch kind {
	case "text/html":
		return fmt.Errorf("a web page came in place of an answer; is the base URL right? It usually ends in /v1")
	case "application/json": // a server that does not stream: its whole answer is one event
		data, err := io.ReadAll(resp.Body)
		if err != nil {
			return err
		}
		var event bytes.Buffer
		event.WriteString("data: ")
		if json.Compact(&event, data) != nil {
			return fmt.Errorf("the server sent what is no JSON: %s", short(string(data)))
		}
		event.WriteString("\n\ndata: [DONE]\n\n")
		resp.Body = limited{&event, resp.Body}
	}
	return nil
}

// retry says whether a request is worth sending again.
func retry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Value(probeKey) != nil && err == nil && resp.StatusCode == http.StatusInternalServerError {
		return false, ctx.Err()
	}
	return remote.Retry(ctx, resp, err)
}
