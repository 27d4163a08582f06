package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/sashabaranov/go-openai"
)

// serving is the program as a server.
type serving struct {
	*exec.Cmd
	url string
	log chan string // all of it, at the end
}

// startServing starts the program and waits until it listens.
func startServing(t *testing.T, env []string, args ...string) *serving {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := &serving{Cmd: exec.Command(program, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...), log: make(chan string, 1)}
	s.Args[0] = "reason"
	s.Env = append(os.Environ(), append(env, "TESTSCRIPT_COMMAND=reason", "REASON_MODEL=")...)
	stderr, err := s.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Process.Kill(); s.Wait() })
	lines := bufio.NewReader(stderr)
	first, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, first)
	}
	s.url = regexp.MustCompile(`http://\S+`).FindString(first)
	go func() {
		rest, _ := io.ReadAll(lines)
		s.log <- first + string(rest)
	}()
	return s
}

// end stops the server as a service manager does, and returns what it logged.
func (s *serving) end(t *testing.T) string {
	t.Helper()
	if err := s.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	log := <-s.log
	if err := s.Wait(); err != nil {
		t.Errorf("%v: %s", err, log)
	}
	return log
}

func TestServe(t *testing.T) {
	s := startServing(t, []string{"REASON_API_KEY=" + secret}, "--total-budget", "tokens=1000")
	config := openai.DefaultConfig(secret)
	config.BaseURL = s.url
	client := openai.NewClientWithConfig(config)
	question := openai.ChatCompletionRequest{Model: "reason", Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "What is 12 * 17 + 5?"}}}
	c, err := client.CreateChatCompletion(t.Context(), question)
	if err != nil || c.Choices[0].Message.Content != "209" || c.Usage.CompletionTokens == 0 {
		t.Errorf("%+v, %v", c, err)
	}
	stream, err := client.CreateChatCompletionStream(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	content, steps := "", ""
	for {
		c, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		content += c.Choices[0].Delta.Content
		steps += c.Choices[0].Delta.ReasoningContent
	}
	if content != "209" || !strings.Contains(steps, "12*17=") {
		t.Errorf("content %q, steps %q", content, steps)
	}

	for field, value := range map[string]string{"strategy": "magic", "budget": "usd=1e"} {
		body := `{"` + field + `": "` + value + `", "messages": [{"role": "user", "content": "What is 1 + 1?"}]}`
		r, _ := http.NewRequest(http.MethodPost, s.url+"/chat/completions", strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+secret)
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Body.Close()
		var told openai.ErrorResponse
		if err := json.NewDecoder(got.Body).Decode(&told); err != nil || got.StatusCode != http.StatusBadRequest || told.Error == nil || told.Error.Param == nil || *told.Error.Param != field {
			t.Errorf("%s: status %d, %+v, %v", field, got.StatusCode, told.Error, err)
		}
	}

	// This program asks itself.
	t.Setenv("OPENAI_API_KEY", secret)
	t.Setenv("OPENAI_BASE_URL", s.url)
	for question, want := range map[string]string{
		"What is 12 * 17 + 5?": "209\n",
		"Sort the following words alphabetically: pear fig apple": "apple fig pear\n",
	} {
		stdout, stderr, code := reason("", "ask", "-m", "openai:builtin", question)
		if stdout != want || code != exitUnverified { // a server tells no log-probabilities, so that nobody vouches for the last line
			t.Errorf("%s: code %d, stdout %q, stderr %q", question, code, stdout, stderr)
		}
	}

	t.Setenv("OPENAI_API_KEY", "sk-wrong-0123456789")
	if _, stderr, code := reason("", "ask", "-m", "openai:builtin", "What is 1 + 1?"); code != exitFailed || !strings.Contains(stderr, "the API key was refused") {
		t.Errorf("a wrong key: code %d, %s", code, stderr)
	}
	for { // until the total is used up
		_, err := client.CreateChatCompletion(t.Context(), question)
		if e := new(openai.APIError); errors.As(err, &e) && e.HTTPStatusCode == 429 {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	log := s.end(t)
	for _, want := range []string{"listening", "verified=true stop=complete", "status=429", "shutting down"} {
		if !strings.Contains(log, want) {
			t.Errorf("nothing of %q in the log:\n%s", want, log)
		}
	}
	if strings.Contains(log, secret) || strings.Contains(log, "12 * 17") {
		t.Errorf("the log tells too much:\n%s", log)
	}
}

// A model behind another server hears the whole conversation.
func TestServeModelBehindServer(t *testing.T) {
	behind := newServer(t)
	s := startServing(t, []string{"OPENAI_API_KEY=" + secret}, "-m", "openai:echo", "--base-url", behind.URL+"/v1", "--critic", "none")
	config := openai.DefaultConfig("")
	config.BaseURL = s.url
	c, err := openai.NewClientWithConfig(config).CreateChatCompletion(t.Context(), openai.ChatCompletionRequest{
		Model: "openai:echo",
		Messages: []openai.ChatCompletionMessage{
			{Role: "system", Content: "Be brief."}, {Role: "user", Content: "one"}, {Role: "assistant", Content: "1"}, {Role: "user", Content: "two"},
		},
	})
	if err != nil || c.Choices[0].Message.Content != "Be brief. The conversation so far: Question: one 1 Now: two" {
		t.Errorf("%+v, %v", c, err)
	}
	if log := s.end(t); strings.Contains(log, secret) {
		t.Errorf("the log tells the key:\n%s", log)
	}
}

// A page whose name was made to lead to this machine is none of its programs, unless that is
// said or it has the key.
func TestServeIsCalledByItsAddress(t *testing.T) {
	for _, open := range [][]string{nil, {"--no-key"}, {"REASON_API_KEY=" + secret}} {
		var args, env []string
		switch {
		case open == nil:
		case strings.HasPrefix(open[0], "--"):
			args = open
		default:
			env = open
		}
		s := startServing(t, env, args...)
		for host, near := range map[string]bool{"": true, "localhost": true, "page.localhost:80": true, "[::1]:80": true, "evil.example": false, "127.0.0.1.evil.example:80": false} {
			r, err := http.NewRequest(http.MethodGet, s.url+"/models", nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", "Bearer "+secret)
			r.Host = cmp.Or(host, r.Host)
			reply, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			var told openai.ErrorResponse
			err = json.NewDecoder(reply.Body).Decode(&told)
			reply.Body.Close()
			if want := map[bool]int{true: http.StatusOK, false: http.StatusForbidden}[near || open != nil]; reply.StatusCode != want || err != nil {
				t.Errorf("%v, called %q: status %d, %v", open, host, reply.StatusCode, err)
			}
			if refused := told.Error != nil && strings.Contains(told.Error.Message, "--no-key"); refused != (reply.StatusCode == http.StatusForbidden) {
				t.Errorf("%v, called %q: %+v", open, host, told.Error)
			}
		}
		s.end(t)
	}
}

// An address that cannot be had is told with what to do.
func TestServeWhereSomethingListens(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for address, want := range map[string]struct {
		code int
		told string
	}{
		listener.Addr().String(): {exitFailed, "something listens on " + listener.Addr().String() + " already; --listen takes another address"},
		"8080":                   {exitUsage, "want HOST:PORT, such as 127.0.0.1:8080"},
	} {
		if _, stderr, code := reason("", "serve", "--listen", address); code != want.code || !strings.Contains(stderr, want.told) {
			t.Errorf("%s: code %d, %s", address, code, stderr)
		}
	}
}
