package mcp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
)

const hello = `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`

// toAsk is a call of the tool with an id.
func toAsk(id any) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%v,"method":"tools/call","params":{"name":%q,"arguments":{"question":%q}}}`, id, mcp.Answer, question)
}

// reply is one line that a server wrote.
type reply struct {
	JSONRPC string
	ID      any
	Result  json.RawMessage
	Error   *struct {
		Code    int
		Message string
	}
}

// replies are the lines that a server wrote, all of which have to be messages, by id.
func replies(t *testing.T, out []byte) map[any][]reply {
	t.Helper()
	all := map[any][]reply{}
	for line := range bytes.Lines(out) {
		var r reply
		if err := json.Unmarshal(line, &r); err != nil || r.JSONRPC != "2.0" {
			t.Fatalf("%v: %s", err, line)
		}
		all[r.ID] = append(all[r.ID], r)
	}
	return all
}

// Whoever writes all questions and closes the pipe gets all answers.
func TestEndOfInputLosesNothing(t *testing.T) {
	const calls = 20
	var in strings.Builder
	in.WriteString(hello + "\n")
	for i := range calls {
		in.WriteString(toAsk(i+1) + "\n")
	}
	s := serverOf(serve.NewDesk(serve.Options{Solver: from(solved()), AtOnce: 2}), mcp.Options{})
	var out bytes.Buffer
	if err := mcp.Serve(t.Context(), s, strings.NewReader(strings.TrimSuffix(in.String(), "\n")), &out); err != nil {
		t.Fatal(err)
	}
	all := replies(t, out.Bytes())
	for i := range calls {
		if r := all[float64(i+1)]; len(r) != 1 || !strings.Contains(string(r[0].Result), `"final":"89"`) {
			t.Errorf("call %d: %+v", i+1, r)
		}
	}
}

// A line that is no message is told so, and those behind it are still answered.
func TestLinesThatAreNoMessages(t *testing.T) {
	lines := []string{
		hello, "", "  \r", "not json", "{", "null", "[]", `[{"jsonrpc":"2.0","id":1,"method":"ping"}]`, "{}", `{"jsonrpc":"1.0","id":2,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":"three","method":3}`, `{"jsonrpc":"2.0","id":{},"method":"ping"}`, `{"jsonrpc":"2.0","id":4,"method":"ping"}{"jsonrpc":"2.0","id":5,"method":"ping"}`,
		`{"jsonrpc":"2.0","id":6,"method":"` + strings.Repeat("a", 1<<20) + `"}`, `{"jsonrpc":"2.0","id":7,"method":"ping","params":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}",
		`{"jsonrpc":"2.0","id":8,"method":"tools/call"}`, `{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"reason_check","arguments":[1]}}`,
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{}}}`, `{"jsonrpc":"2.0","id":10,"result":{}}`, "\xff\xfe", "\x00",
		toAsk(11), toAsk(11), // who uses an id twice is not waited for
		`{"jsonrpc":"2.0","id":12,"method":"subscriptions/listen","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"}},"notifications":{"toolsListChanged":true}}}`,
		`{"jsonrpc":"2.0","id":99,"method":"ping"}` + "\r",
	}
	s := serverOf(serve.NewDesk(serve.Options{Solver: from(solved())}), mcp.Options{})
	var out bytes.Buffer
	if err := mcp.Serve(t.Context(), s, strings.NewReader(strings.Join(lines, "\n")), &out); err != nil {
		t.Fatal(err)
	}
	all := replies(t, out.Bytes())
	if r := all[99.]; len(r) != 1 || r[0].Error != nil {
		t.Errorf("the last line: %+v", r)
	}
	codes := map[int]int{}
	for _, r := range all[nil] {
		if r.Error != nil { // else a notification
			codes[r.Error.Code]++
		}
	}
	if codes[-32700] != 5 || codes[-32600] != 6 {
		t.Errorf("lines without an id: %v", codes)
	}
	for _, id := range []any{2., "three", 7., 8.} {
		if r := all[id]; len(r) != 1 || r[0].Error == nil || r[0].Error.Message == "" {
			t.Errorf("%v: %+v", id, r)
		}
	}
	if r := all[11.]; len(r) == 0 || !strings.Contains(string(r[0].Result), `"final":"89"`) {
		t.Errorf("the answer among them: %+v", r)
	}
}

// endless is a solver that writes until it is ended, and tells when it begins.
func endless() (s pipeline.Solver, begun chan struct{}) {
	begun = make(chan struct{}, 100)
	s = solved()
	s.Model = &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
		if strings.Contains(text, "plus 5?") {
			return "Answer: 89\n"
		}
		begun <- struct{}{}
		time.Sleep(time.Millisecond)
		return "on and on\n"
	}}
	s.Critic, s.Ladder = nil, nil
	s.Sampling.MaxTokens = 1e9
	return s, begun
}

// A call that the client takes back ends, in work or waiting, and makes room.
func TestCancel(t *testing.T) {
	s, begun := endless()
	ended := make(chan error, 2)
	client := start(t, serve.Options{AtOnce: 1, Solver: from(s)})
	ctx, cancel := context.WithCancel(t.Context())
	for range 2 {
		go func() {
			_, err := client.CallTool(ctx, &sdk.CallToolParams{Name: mcp.Answer, Arguments: map[string]any{"question": "Tell me all."}})
			ended <- err
		}()
	}
	<-begun
	cancel()
	for range 2 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
	if r := call(t, client, mcp.Answer, map[string]any{"question": question}, nil); r.IsError || told(r)[0] != "89" {
		t.Errorf("%q", told(r))
	}
}

// When the server is told to end, answers in work come as far as they got.
func TestEndBySignal(t *testing.T) {
	s, begun := endless()
	desk := serve.NewDesk(serve.Options{Solver: from(s)})
	in, ours := io.Pipe()
	defer ours.Close()
	ctx, signal := context.WithCancel(t.Context())
	var out bytes.Buffer
	served := make(chan error, 1)
	go func() { served <- mcp.Serve(ctx, serverOf(desk, mcp.Options{}), in, &out) }()
	fmt.Fprintln(ours, hello)
	fmt.Fprintln(ours, strings.Replace(toAsk(1), question, "Tell me all.", 1))
	<-begun
	<-begun // the first chunk is accepted
	signal()
	grace, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	desk.Shutdown(grace)
	if err := <-served; err != nil {
		t.Fatal(err)
	}
	r := replies(t, out.Bytes())[1.]
	if len(r) != 1 || !strings.Contains(string(r[0].Result), `"stop":"cancelled"`) || !strings.Contains(string(r[0].Result), "on and on") {
		t.Errorf("%+v", r)
	}
}

// A client that reads no more ends the work for it.
func TestClientThatIsGone(t *testing.T) {
	s, begun := endless()
	in, ours := io.Pipe()
	theirs, out := io.Pipe()
	served := make(chan error, 1)
	go func() {
		served <- mcp.Serve(t.Context(), serverOf(serve.NewDesk(serve.Options{Solver: from(s)}), mcp.Options{}), in, out)
	}()
	fmt.Fprintln(ours, strings.Replace(toAsk(1), question, "Tell me all.", 1))
	line := make([]byte, 4096)
	if _, err := theirs.Read(line); err != nil { // it has to be greeted first
		t.Fatal(err)
	}
	fmt.Fprintln(ours, hello)
	if _, err := theirs.Read(line); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(ours, strings.Replace(toAsk(2), question, "Tell me all.", 1))
	<-begun
	theirs.Close()
	fmt.Fprintln(ours, `{"jsonrpc":"2.0","id":3,"method":"ping"}`)
	if err := <-served; !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("%v", err)
	}
}

// FuzzServe sends anything behind a greeting: there is always an orderly end.
func FuzzServe(f *testing.F) {
	for _, lines := range []string{
		toAsk(1), toAsk(`"one"`) + "\n" + toAsk(`"one"`), "[\n{", `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"a"}}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"_meta":{"progressToken":1},"name":"reason_check","arguments":{"text":"1 + 1 = 3"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}`, `{"jsonrpc":"2.0","id":3,"method":"initialize","params":{}}`,
	} {
		f.Add([]byte(lines))
	}
	desk := serve.NewDesk(serve.Options{Solver: from(solved()), Budget: pipeline.Budget{Tokens: pipeline.AtMost(500)}})
	f.Fuzz(func(t *testing.T, lines []byte) {
		var out bytes.Buffer
		if err := mcp.Serve(t.Context(), serverOf(desk, mcp.Options{}), io.MultiReader(strings.NewReader(hello+"\n"), bytes.NewReader(lines)), &out); err != nil {
			t.Error(err)
		}
		replies(t, out.Bytes())
	})
}
