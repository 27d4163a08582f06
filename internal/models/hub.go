package models

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// hub talks to a Hugging Face hub.
type hub struct {
	endpoint *url.URL
	token    string
	patience patience
	client   *retryablehttp.Client
	// retrying is told of every wait after a failure.
	retrying func(wait time.Duration, reason string)
	failure  string // the latest one, for retrying
}

func (p Places) newHub(retrying func(time.Duration, string)) (*hub, error) {
	endpoint, err := p.endpoint()
	if err != nil {
		return nil, err
	}
	h := &hub{endpoint: endpoint, token: p.Token, patience: p.patience.orDefault(), retrying: retrying}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression = true // ranges and sizes are those of the file itself
	transport.ResponseHeaderTimeout = h.patience.stall
	h.client = &retryablehttp.Client{
		HTTPClient:   &http.Client{Transport: withToken{endpoint, p.Token, transport}},
		RetryMax:     h.patience.retries,
		CheckRetry:   h.shouldRetry,
		Backoff:      h.backoff,
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
	return h, nil
}

func (h *hub) close() { h.client.HTTPClient.CloseIdleConnections() }

// withToken adds the token to requests for the endpoint itself. net/http alone
// would also send it on when the endpoint redirects to a subdomain.
type withToken struct {
	endpoint *url.URL
	token    string
	next     http.RoundTripper
}

func (t withToken) RoundTrip(req *http.Request) (*http.Response, error) {
	if t.token != "" && req.URL.Scheme == t.endpoint.Scheme && req.URL.Host == t.endpoint.Host {
		req = req.Clone(req.Context())
		req.Header.Set("Authorization", "Bearer "+t.token)
	}
	return t.next.RoundTrip(req)
}

func (t withToken) CloseIdleConnections() { t.next.(*http.Transport).CloseIdleConnections() }

// shouldRetry lets the default policy decide, except that nobody is left waiting
// for longer than maxWait because the server asks for it.
func (h *hub) shouldRetry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if err != nil {
		h.failure = plain(err).Error()
	} else {
		h.failure = resp.Request.URL.Host + " answered " + statusOf(resp)
	}
	if retryAfter(resp) > h.patience.maxWait {
		return false, nil
	}
	var dns *net.DNSError
	if errors.As(err, &dns) && dns.IsNotFound {
		return false, nil
	}
	return retryablehttp.DefaultRetryPolicy(ctx, resp, err)
}

func (h *hub) backoff(_, _ time.Duration, failures int, resp *http.Response) time.Duration {
	wait := max(h.patience.after(failures), retryAfter(resp))
	h.retrying(wait, h.failure)
	return wait
}

// after is the wait after so many failures in a row, the first being number 0.
func (p patience) after(failures int) time.Duration {
	return min(p.wait<<min(failures, 20), p.maxWait)
}

// retryAfter reads the Retry-After header, in seconds or as a date; 0 if absent.
func retryAfter(resp *http.Response) time.Duration {
	if resp == nil {
		return 0
	}
	v := resp.Header.Get("Retry-After")
	if s, err := strconv.ParseInt(v, 10, 32); err == nil {
		return max(0, time.Duration(s)*time.Second)
	}
	if t, err := http.ParseTime(v); err == nil {
		return max(0, time.Until(t))
	}
	return 0
}

// get sends a GET request and returns the response if its status is 2xx or 416.
func (h *hub) get(ctx context.Context, address string, header http.Header) (*http.Response, error) {
	req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("the hub's address is not usable: %w", plain(err))
	}
	for k, v := range header {
		req.Header[k] = v
	}
	req.Header.Set("User-Agent", "reason")
	resp, err := h.client.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("%s cannot be reached: %w", h.endpoint.Host, plain(err))
	}
	if resp.StatusCode/100 != 2 && resp.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		defer resp.Body.Close()
		return nil, h.refusal(resp)
	}
	return resp, nil
}

// plain strips the address from an error of net/http. Addresses of file servers
// carry signatures that grant access, and do not belong into messages.
func plain(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		return ue.Err
	}
	return err
}

// refusal explains a status. The error codes are those of
// https://huggingface.co/docs/huggingface_hub (hf_raise_for_status).
func (h *hub) refusal(resp *http.Response) error {
	host := resp.Request.URL.Host
	if host != h.endpoint.Host && resp.StatusCode/100 == 4 && resp.StatusCode != http.StatusTooManyRequests {
		return fmt.Errorf("%s sent us on to the file server %s, which answered %s", h.endpoint.Host, host, statusOf(resp))
	}
	page := h.page(resp.Request.URL)
	switch code := resp.Header.Get("X-Error-Code"); {
	case resp.StatusCode == http.StatusUnauthorized && h.token != "":
		return fmt.Errorf("%s does not accept the token in HF_TOKEN (401); make a new one in the settings of your account there", host)
	case code == "GatedRepo" || resp.StatusCode == http.StatusForbidden && h.token != "":
		return fmt.Errorf("%s has not granted you access (%d); accept the terms at %s and set HF_TOKEN to a token of that account", host, resp.StatusCode, page)
	case resp.StatusCode == http.StatusUnauthorized, resp.StatusCode == http.StatusForbidden:
		return fmt.Errorf("%s shows this to nobody without a token (%d): the repository does not exist or is private; check the name at %s, and set HF_TOKEN if you have access", host, resp.StatusCode, page)
	case resp.StatusCode == http.StatusNotFound:
		return fmt.Errorf("%s has no such repository or file (404); check the name at %s", host, page)
	case resp.StatusCode == http.StatusTooManyRequests:
		return fmt.Errorf("%s asks for fewer requests (429); %s", host, tryAgain(retryAfter(resp), h.token))
	case resp.StatusCode/100 == 5:
		return fmt.Errorf("%s has trouble of its own (%s); %s", host, statusOf(resp), tryAgain(retryAfter(resp), "-"))
	}
	return fmt.Errorf("%s answered %s", host, statusOf(resp))
}

// statusOf is the status in standard words: the server's own go to a terminal
// unseen and could hold anything.
func statusOf(resp *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
}

func tryAgain(wait time.Duration, token string) string {
	msg := "try again later"
	if wait > 0 {
		msg = "try again in " + wait.Round(time.Second).String()
	}
	if token == "" {
		msg += ", or set HF_TOKEN: people who are logged in may ask more often"
	}
	return msg
}

var repoInPath = lazyregexp.New(`^(?:/api/models)?/([^/]+/[^/]+)`)

// page is the address at which people read about the repository that u is about.
func (h *hub) page(u *url.URL) string {
	m := repoInPath.FindStringSubmatch(strings.TrimPrefix(u.Path, h.endpoint.Path))
	if m == nil {
		return h.endpoint.Host
	}
	return h.endpoint.JoinPath(m[1]).Redacted()
}

// fileURL is the address of a file in the main revision.
func (h *hub) fileURL(repo, name string) string {
	return h.endpoint.JoinPath(repo, "resolve", "main").String() + "/" + (&url.URL{Path: name}).EscapedPath()
}

// list returns all files of the main revision.
// https://huggingface.co/docs/hub/api: GET /api/models/{repo}/tree/{revision}.
func (h *hub) list(ctx context.Context, repo string) ([]file, error) {
	const maxPages = 100 // of up to 1000 files
	address := h.endpoint.JoinPath("api/models", repo, "tree/main").String() + "?recursive=true"
	var files []file
	for range maxPages {
		some, next, err := h.listPage(ctx, address)
		if err != nil {
			return nil, err
		}
		files = append(files, some...)
		if address = next; address == "" {
			return files, nil
		}
	}
	return nil, fmt.Errorf("%s has more files in this repository than we care to read", h.endpoint.Host)
}

// listPage returns the files of a page, and the address of the next one.
func (h *hub) listPage(ctx context.Context, address string) (files []file, next string, err error) {
	connection, cancel := context.WithCancel(ctx)
	defer cancel()
	resp, err := h.get(connection, address, nil)
	if err != nil {
		return nil, "", err
	}
	defer resp.Body.Close()
	stalled := time.AfterFunc(h.patience.stall, cancel)
	defer stalled.Stop()
	files, err = readTree(resp.Body)
	switch {
	case ctx.Err() != nil:
		return nil, "", ctx.Err()
	case err != nil && connection.Err() != nil:
		return nil, "", fmt.Errorf("the file list of %s did not come within %v; try again later", h.endpoint.Host, h.patience.stall)
	case err != nil:
		return nil, "", fmt.Errorf("the file list of %s: %w", h.endpoint.Host, err)
	}
	return files, h.nextPage(resp), nil
}

var nextLink = lazyregexp.New(`<([^<>]*)>\s*;\s*rel="next"`)

// nextPage returns the address that the Link header gives, "" on the last page
// or if it leads to another host.
func (h *hub) nextPage(resp *http.Response) string {
	m := nextLink.FindStringSubmatch(resp.Header.Get("Link"))
	if m == nil {
		return ""
	}
	u, err := resp.Request.URL.Parse(m[1])
	if err != nil || u.Host != h.endpoint.Host {
		return ""
	}
	return u.String()
}

// readTree reads one page of a file list.
func readTree(r io.Reader) ([]file, error) {
	const limit = 64 << 20
	body, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		return nil, plain(err)
	}
	var entries []struct {
		Type string `json:"type"`
		Path string `json:"path"`
		Size int64  `json:"size"`
		OID  string `json:"oid"`
		LFS  *struct {
			OID  string `json:"oid"`
			Size int64  `json:"size"`
		} `json:"lfs"`
	}
	if err := json.Unmarshal(body, &entries); err != nil {
		return nil, fmt.Errorf("not the JSON we expected (%w); a proxy or login page may have answered", err)
	}
	var files []file
	for _, e := range entries {
		if e.Type != "" && e.Type != "file" {
			continue
		}
		f := file{Path: e.Path, Size: e.Size, GitSHA1: e.OID}
		if e.LFS != nil {
			f.Size, f.GitSHA1 = e.LFS.Size, "" // the oid is then that of the pointer
			f.SHA256 = strings.ToLower(strings.TrimPrefix(e.LFS.OID, "sha256:"))
		}
		if f.SHA256 != "" && !sumForm.MatchString(f.SHA256) {
			return nil, fmt.Errorf("%q has the checksum %.80q, which is none", e.Path, f.SHA256)
		}
		if f.Size < 0 {
			return nil, fmt.Errorf("%q has a size of %d bytes", e.Path, f.Size)
		}
		files = append(files, f)
	}
	return files, nil
}
