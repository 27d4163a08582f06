// Package replay keeps what a real server answered, so that tests of its
// behaviour run without it.
//
// An exchange is one line of JSON. Of a request it holds the path and the body,
// of a reply the status, the few headers that clients read, and the body as far
// as the client read it. No other header is kept: no key gets into a file.
package replay

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"sync"
)

// exchange is one line of a file.
type exchange struct {
	Path    string          `json:"path"` // the last two elements
	Request json.RawMessage `json:"request,omitempty"`
	Status  int             `json:"status"`
	Header  http.Header     `json:"header,omitempty"`
	Body    string          `json:"body"`
}

// kept are the headers of a reply that are written down.
var kept = []string{"Content-Type", "Retry-After", "Location"}

// key tells requests apart: the server's address does not matter, nor the order
// of the fields.
func (e *exchange) key() string {
	var body any
	if json.Unmarshal(e.Request, &body) != nil {
		return e.Path + "\n" + string(e.Request)
	}
	sorted, _ := json.Marshal(body) // it came from JSON
	return e.Path + "\n" + string(sorted)
}

// begin reads the request of an exchange and leaves it readable.
func begin(r *http.Request) (*exchange, error) {
	e := &exchange{Path: path.Join(path.Base(path.Dir(r.URL.Path)), path.Base(r.URL.Path))}
	if r.Body == nil {
		return e, nil
	}
	body, err := io.ReadAll(r.Body)
	r.Body.Close()
	r.Body = io.NopCloser(bytes.NewReader(body))
	e.Request = body
	return e, err
}

// Recorder is a transport that writes down what passes through it. It is safe
// for concurrent use; an exchange is written when its reply is closed.
type Recorder struct {
	carrier http.RoundTripper
	mu      sync.Mutex
	file    *os.File
	err     error
}

// Record makes a recorder that sends requests through carrier and writes the
// file name anew.
func Record(name string, carrier http.RoundTripper) (*Recorder, error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	return &Recorder{carrier: carrier, file: file}, nil
}

// RoundTrip implements [http.RoundTripper].
func (c *Recorder) RoundTrip(r *http.Request) (*http.Response, error) {
	e, err := begin(r)
	if err != nil {
		return nil, err
	}
	resp, err := c.carrier.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	e.Status, e.Header = resp.StatusCode, http.Header{}
	for _, name := range kept {
		if values := resp.Header.Values(name); len(values) > 0 {
			e.Header[name] = values
		}
	}
	resp.Body = &recording{ReadCloser: resp.Body, recorder: c, exchange: e}
	return resp, nil
}

// Close ends the file. It returns the first error of writing it.
func (c *Recorder) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return errors.Join(c.err, c.file.Close())
}

// recording is a reply that is being read.
type recording struct {
	io.ReadCloser
	recorder *Recorder
	exchange *exchange
	read     bytes.Buffer
	once     sync.Once
}

func (b *recording) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.read.Write(p[:n])
	return n, err
}

func (b *recording) Close() error {
	b.once.Do(func() {
		b.exchange.Body = b.read.String()
		line, err := json.Marshal(b.exchange)
		c := b.recorder
		c.mu.Lock()
		defer c.mu.Unlock()
		if err == nil {
			_, err = c.file.Write(append(line, '\n'))
		}
		c.err = errors.Join(c.err, err)
	})
	return b.ReadCloser.Close()
}

// Player is a transport that answers from a file. It is safe for concurrent use.
type Player struct {
	mu      sync.Mutex
	replies map[string][]*exchange
}

// Play reads the exchanges of a file.
func Play(name string) (*Player, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	p := &Player{replies: map[string][]*exchange{}}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for n := 1; lines.Scan(); n++ {
		var e exchange
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("replay: %s, line %d: %w", name, n, err)
		}
		p.replies[e.key()] = append(p.replies[e.key()], &e)
	}
	return p, lines.Err()
}

// RoundTrip implements [http.RoundTripper]. The same request gets the replies
// that it got when they were recorded, in that order; one more is an error.
func (p *Player) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	asked, err := begin(r)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	key := asked.key()
	replies := p.replies[key]
	if len(replies) == 0 {
		return nil, fmt.Errorf("replay: no exchange was recorded for %s", key)
	}
	e := replies[0]
	p.replies[key] = replies[1:]
	return &http.Response{
		StatusCode: e.Status, Header: e.Header.Clone(), Request: r,
		Body: io.NopCloser(bytes.NewReader([]byte(e.Body))),
	}, nil
}
