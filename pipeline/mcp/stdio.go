// Package mcp lets agents use a solver as a tool, over the Model Context Protocol: it adds
// tools to a server of the official SDK, and connects a server to standard input and
// output.
//
//	desk := serve.NewDesk(serve.Options{Solver: …})
//	server := sdk.NewServer(&sdk.Implementation{Name: "mine", Version: "1"}, nil)
//	mcp.AddAnswer(server, desk, mcp.Options{Model: "qwen3"})
//	mcp.AddCheck(server)
//	err := mcp.Serve(ctx, server, os.Stdin, os.Stdout)
//
// What agents see is in docs/serve.md; a tool for langchaingo is in pipeline/backend/langchain.
package mcp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// maxLineBytes bounds a message: far more than any model here can read.
const maxLineBytes = 1 << 20

// Serve lets a server speak with the client at the other end of in and out, one message
// a line, until in or ctx ends; what was asked by then is answered first. It differs from
// the SDK's own transport in that, and in that a line which is no message is answered with
// an error instead of ending the session. A failed write ends all work and is returned.
// A read of in may still be under way then.
func Serve(ctx context.Context, s *sdk.Server, in io.Reader, out io.Writer) error {
	session, err := s.Connect(ctx, stdio{in, out}, nil)
	if err != nil {
		return err
	}
	return session.Wait()
}

type stdio struct {
	in  io.Reader
	out io.Writer
}

// Connect implements [sdk.Transport].
func (t stdio) Connect(ctx context.Context) (sdk.Connection, error) {
	c := &connection{
		out: t.out, ended: ctx.Done(), lines: make(chan line), closed: make(chan struct{}),
		open: map[jsonrpc.ID]bool{}, answered: make(chan struct{}, 1),
	}
	go c.readLines(t.in)
	return c, nil
}

type connection struct {
	lines  chan line
	ended  <-chan struct{}
	closed chan struct{}
	once   sync.Once // closes it

	writing sync.Mutex // not held while open is: a client may read late
	out     io.Writer

	mu       sync.Mutex
	open     map[jsonrpc.ID]bool // calls that were read and not yet answered
	answered chan struct{}       // something in it after one of them was
}

// line is one line, or why there is none.
type line struct {
	text []byte
	err  error
}

var errTooLong = fmt.Errorf("a message may have %d bytes", maxLineBytes)

func (c *connection) readLines(in io.Reader) {
	for r := bufio.NewReader(in); ; {
		text, err := nextLine(r)
		if len(text) > 0 && !c.pass(line{text: text}) || err != nil && !c.pass(line{err: err}) {
			return
		}
	}
}

// pass hands a line on; more says whether others are wanted.
func (c *connection) pass(l line) (more bool) {
	select {
	case c.lines <- l:
		return l.err == nil || l.err == errTooLong
	case <-c.closed:
		return false
	}
}

// nextLine reads a line; one that is too long is skipped. The last one may come with an
// error.
func nextLine(r *bufio.Reader) (text []byte, err error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(text)+len(part) > maxLineBytes; !long {
			text = append(text, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case long:
			return nil, errTooLong
		default:
			return text, err
		}
	}
}

// Read implements [sdk.Connection].
func (c *connection) Read(context.Context) (jsonrpc.Message, error) {
	for {
		select {
		case <-c.closed:
			return nil, io.EOF
		case <-c.ended:
			c.wait()
			return nil, io.EOF
		case l := <-c.lines:
			if l.err != nil && l.err != errTooLong {
				c.wait()
				return nil, l.err
			}
			m, err := decode(l)
			if err != nil {
				err = c.refuse(l.text, err)
			}
			if err != nil || m != nil {
				c.begin(m)
				return m, err
			}
		}
	}
}

// decode is the message on a line; nil for an empty one.
func decode(l line) (jsonrpc.Message, error) {
	text := bytes.TrimSpace(l.text)
	switch {
	case l.err != nil:
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: l.err.Error()}
	case len(text) == 0:
		return nil, nil
	case !json.Valid(text):
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeParseError, Message: "the line is not a JSON object"}
	case text[0] != '{':
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: "send one message a line, each a JSON object"}
	}
	m, err := jsonrpc.DecodeMessage(text)
	if err != nil {
		return nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: err.Error()}
	}
	return m, nil
}

// refuse answers a line that is no message, with its id if it has one.
func (c *connection) refuse(text []byte, why error) error {
	var said struct {
		ID any `json:"id"`
	}
	_ = json.Unmarshal(text, &said) // or there is none to be known
	switch said.ID.(type) {
	case string, float64:
	default:
		said.ID = nil
	}
	reply, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": said.ID, "error": why})
	if err != nil {
		return err
	}
	return c.send(reply)
}

// parked is the one call that is answered only when the client goes away.
const parked = "subscriptions/listen"

// begin notes a call that is to be answered.
func (c *connection) begin(m jsonrpc.Message) {
	if call, ok := m.(*jsonrpc.Request); ok && call.IsCall() && call.Method != parked {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.open[call.ID] = true
	}
}

// wait waits until all calls are answered, or none can be any more.
func (c *connection) wait() {
	for {
		c.mu.Lock()
		open := len(c.open)
		c.mu.Unlock()
		if open == 0 {
			return
		}
		select {
		case <-c.answered:
		case <-c.closed:
			return
		}
	}
}

// Write implements [sdk.Connection].
func (c *connection) Write(_ context.Context, m jsonrpc.Message) error {
	text, err := jsonrpc.EncodeMessage(m)
	if err != nil {
		return err
	}
	if err := c.send(text); err != nil {
		return err
	}
	if reply, ok := m.(*jsonrpc.Response); ok {
		c.mu.Lock()
		delete(c.open, reply.ID)
		c.mu.Unlock()
		select {
		case c.answered <- struct{}{}:
		default:
		}
	}
	return nil
}

// send writes a message in one piece.
func (c *connection) send(text []byte) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	_, err := c.out.Write(append(text, '\n'))
	return err
}

// Close implements [sdk.Connection].
func (c *connection) Close() error {
	c.once.Do(func() { close(c.closed) })
	return nil
}

// SessionID implements [sdk.Connection]: there is but one session.
func (c *connection) SessionID() string { return "" }
