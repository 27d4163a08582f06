package openai

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// events reads server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html.
// Each line of data is an event, as chat completions have it. Comments, which servers
// send for as long as a request waits for its turn, are passed over, however many.
type events struct {
	in    *bufio.Reader
	body  io.Closer
	kind  string       // the last one named
	stray bytes.Buffer // lines that are no part of a stream of events: an error, or a reply in another form
	some  bool         // an event was read
	done  bool         // the server has said that it is done
	err   error        // what comes after the last one
}

// maxStrayBytes bounds what is kept of stray lines.
const maxStrayBytes = 64 << 10

func newEvents(body io.ReadCloser) *events {
	return &events{in: bufio.NewReader(body), body: body}
}

// next is the data of the next event. At the end of the stream the error is io.EOF.
func (e *events) next() ([]byte, error) {
	for e.err == nil {
		line, err := e.in.ReadBytes('\n')
		if data, ok := e.read(bytes.TrimSpace(line)); ok {
			e.err, e.some = err, true
			if string(data) != "[DONE]" {
				return data, nil
			}
			e.err, e.done = io.EOF, true
			e.stray.Reset()
		} else if err != nil {
			e.err = err
		}
	}
	if stray := e.stray.Bytes(); len(stray) > 0 && errors.Is(e.err, io.EOF) {
		e.stray = bytes.Buffer{}
		if json.Valid(stray) {
			return stray, nil
		}
		if !e.some {
			return nil, fmt.Errorf("%w: the server sent no events: %s", errBroken, short(string(stray)))
		}
	}
	return nil, e.err
}

// read is the data of a line, if it has any.
func (e *events) read(line []byte) (data []byte, ok bool) {
	name, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimSpace(value)
	switch string(name) {
	case "": // a comment, or the end of an event
		if len(line) == 0 {
			e.kind = ""
		}
	case "event":
		e.kind = string(value)
	case "id", "retry":
	case "data":
		if len(value) == 0 {
			return nil, false
		}
		if e.kind == "error" && json.Valid(value) && !bytes.Contains(value, []byte(`"error"`)) {
			value = fmt.Appendf(nil, `{"error":%s}`, value)
		}
		return value, true
	default:
		if e.stray.Len() < maxStrayBytes {
			e.stray.Write(line)
			e.stray.WriteByte('\n')
		}
	}
	return nil, false
}

// Close ends the request.
func (e *events) Close() error { return e.body.Close() }
