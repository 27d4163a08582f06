package openai_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
)

// networkBuffer is what the sockets of TestBilledAfterBreakingOff may hold, in bytes.
const networkBuffer = 4096

// TestBilledAfterBreakingOff measures, over real connections, what a server that
// writes as fast as it can bills after the consumer broke off: what fits the
// buffers in between, however long the answer would have been.
func TestBilledAfterBreakingOff(t *testing.T) {
	const eventBytes = 150 // at least, with its chunk header
	f := &fake{write: script(strings.Repeat("so ", 20_000)), usage: "end"}
	server := httptest.NewUnstartedServer(f)
	server.Listener = smallBuffers{server.Listener}
	server.Start()
	transport := smallTransport()
	m := newModel(t, f, func(o *openai.Options) { o.BaseURL, o.Transport = server.URL, transport })

	const wanted = 10
	d := drain(t.Context(), start(t, m), pipeline.Sampling{}, wanted)
	server.Close() // when it is done with the request
	transport.CloseIdleConnections()
	after := f.total().Generated - wanted
	t.Logf("billed after breaking off: %d tokens", after)
	// Kernels double what is asked for, on both sides, and net/http has a buffer
	// of its own on both.
	if most := (2*2*networkBuffer + 2*4096) / eventBytes; d.err != nil || d.n != wanted || after > most {
		t.Errorf("%d tokens were billed after breaking off, at most %d fit the buffers; %v", after, most, d.err)
	}
}

func smallTransport() *http.Transport {
	return &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := new(net.Dialer).DialContext(ctx, network, address)
		if err == nil {
			err = conn.(*net.TCPConn).SetReadBuffer(networkBuffer)
		}
		return conn, err
	}}
}

// smallBuffers gives the connections that it accepts a small buffer for writing.
type smallBuffers struct{ net.Listener }

func (l smallBuffers) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err == nil {
		err = conn.(*net.TCPConn).SetWriteBuffer(networkBuffer)
	}
	return conn, err
}
