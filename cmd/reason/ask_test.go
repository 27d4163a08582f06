package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
)

// reason runs the program in this process.
func reason(stdin string, args ...string) (stdout, stderr string, code int) {
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &errs)
	return out.String(), errs.String(), code
}

func TestQuestionsThatCannotBeRead(t *testing.T) {
	for name, question := range map[string]string{
		"not text":       "What is 1 + \xff?",
		"far too long":   strings.Repeat("What is 1 + 1? ", 1<<17),
		"only blanks":    " \n\t ",
		"nothing at all": "",
	} {
		stdout, stderr, code := reason(question, "ask", "-")
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, "the question is") {
			t.Errorf("%s: code %d, stdout %q, stderr %q", name, code, stdout, stderr)
		}
	}
}

// Some editors begin a file with a mark of its encoding.
func TestQuestionBehindAByteOrderMark(t *testing.T) {
	stdout, stderr, code := reason("\ufeffWhat is 1 + 1?\r\n", "ask", "-")
	if stdout != "2\n" || code != exitDone {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

// What critics say may come from a model or a program: it moves no cursor and paints nothing.
func TestCriticsSayNothingToTheTerminal(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the command is for a POSIX shell")
	}
	said := `printf '{"grade":"unsure","reason":"a\\u001b[2Jb\\u009b2Jc"}'`
	_, stderr, code := reason("", "ask", "--trace", "--critic", "exec:"+said, "What is 1 + 1?")
	if code != exitUnverified || strings.ContainsAny(stderr, "\x1b\u009b") || strings.Count(stderr, "a[2Jb2Jc") < 2 {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

func TestServersSayNothingToTheTerminal(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, `{"error":{"message":"no\u001b[2J model"}}`, http.StatusBadRequest)
	}))
	defer server.Close()
	_, stderr, code := reason("", "ask", "-m", "openai:x", "--base-url", server.URL, "What is 1 + 1?")
	if code != exitFailed || strings.Contains(stderr, "\x1b") || !strings.Contains(stderr, "no[2J model") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

func TestQuestionsOutsideTheBuiltinModel(t *testing.T) {
	for _, question := range []string{
		"What is the capital of France?",
		"Write a poem about the sea.",
		"Why is the sky blue?",
		strings.Repeat("Mia buys 8 more apples. ", 4300), // 100 kB
	} {
		stdout, stderr, code := reason("", "ask", question)
		if code != exitUnverified || stdout != "" || !strings.Contains(stderr, "larger model") {
			t.Errorf("%.40s…: code %d, stdout %q, stderr %q", question, code, stdout, stderr)
		}
	}
	stdout, stderr, code := reason("", "ask", "--json", "Why is the sky blue?")
	if want := `{"question":"Why is the sky blue?","answer":"","final":"","verified":false,"confidence":0,"stop":"declined","chunks":[],`; code != exitUnverified || !strings.HasPrefix(stdout, want) {
		t.Errorf("code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

// Ctrl-C or a full context ends a continuation that is printed as JSON no otherwise than
// as text: with all that was generated.
func TestContinuationsAsFarAsTheyCame(t *testing.T) {
	for _, args := range [][]string{nil, {"--json"}} {
		stdout, stderr, code := reason("", append([]string{"model", "complete", "-m", "builtin", "--ignore-eos", "-n", "3000", "12"}, args...)...)
		if code != exitFailed || len(stdout) < 2000 || !strings.Contains(stderr, "context is full") {
			t.Errorf("%v: code %d, %d bytes, stderr %q", args, code, len(stdout), stderr)
		}
	}
}

// The built-in model has tokens that are never written; their logits are -Inf.
func TestLogitsOfTheBuiltinModel(t *testing.T) {
	out := filepath.Join(t.TempDir(), "logits")
	if _, stderr, code := reason("", "model", "logits", "-m", "builtin", "--tokens", "1,2,3", "--out", out); code != exitDone {
		t.Fatalf("code %d, %s", code, stderr)
	}
	if raw, err := os.ReadFile(out); err != nil || len(raw) == 0 || len(raw)%(3*4) != 0 {
		t.Errorf("%d bytes, %v", len(raw), err)
	}
}

// TestBudgets goes through every small budget: never exceeded, always an answer
// or an honest "none yet", and an exit code that says which.
func TestBudgets(t *testing.T) {
	questions := []string{
		"What is 12 * 17 + 5?",
		"Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?",
	}
	step := 7
	for _, question := range questions {
		for tokens := 0; tokens <= 300; tokens += step {
			stdout, stderr, code := reason("", "ask", "--json", "--budget", fmt.Sprintf("tokens=%d", tokens), question)
			var answer pipeline.Answer
			if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
				t.Fatalf("tokens=%d: %v in %q, stderr %q", tokens, err, stdout, stderr)
			}
			if got := answer.Spend.Tokens(); got > tokens {
				t.Errorf("tokens=%d: spent %d", tokens, got)
			}
			if want := map[bool]int{true: exitDone, false: exitUnverified}[answer.Verified]; code != want {
				t.Errorf("tokens=%d: verified %t, code %d", tokens, answer.Verified, code)
			}
			if answer.Verified && answer.Final == "" {
				t.Errorf("tokens=%d: verified without an answer", tokens)
			}
		}
	}
	stdout, stderr, code := reason("", "ask", "--budget", "tokens=0", questions[0])
	if stdout != "none yet\n" || code != exitUnverified || !strings.Contains(stderr, "the budget ended first") {
		t.Errorf("tokens=0: code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	seconds := regexp.MustCompile(`"seconds":[0-9.e-]+`)
	var first string
	for _, threads := range []string{"1", "1", "2"} {
		stdout, stderr, _ := reason("", "ask", "--json", "--temperature", "1", "--seed", "5", "--threads", threads, "What is (12 + 7) * 3 - 4 + 18 * 2?")
		got := seconds.ReplaceAllString(stdout, "")
		if got == "" {
			t.Fatal(stderr)
		}
		if first == "" {
			first = got
		}
		if got != first {
			t.Errorf("with %s threads:\n%s\nbefore:\n%s", threads, got, first)
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, syscall.EPIPE }

func TestClosedPipe(t *testing.T) {
	var stderr bytes.Buffer
	code := run([]string{"ask", "What is 1 + 1?"}, strings.NewReader(""), brokenWriter{}, &stderr)
	if code != exitFailed || !strings.Contains(stderr.String(), "cannot write the answer to standard output") {
		t.Errorf("code %d, stderr %q", code, stderr.String())
	}
}

// TestInterrupt sends the signal of Ctrl-C to a run that would take minutes.
func TestInterrupt(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "ask", "--strategy", "sc@4096", "What is 12 * 17 + 5?")
	cmd.Args[0] = "reason"
	cmd.Env = append(os.Environ(), "TESTSCRIPT_COMMAND=reason")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitUnverified || !regexp.MustCompile(`^\d+\n$`).MatchString(stdout.String()) || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("%v, stdout %q, stderr %q", err, stdout.String(), stderr.String())
	}
}

// A bound that a server corrects is told as that, not as tokens below nothing.
func TestTraceOfACorrectedBound(t *testing.T) {
	var shown strings.Builder
	v := newTraceView(&shown)
	for i, tokens := range []int{300, 312, 110} {
		v.show(pipeline.Event{Kind: pipeline.Drafted, Chunk: i, Attempt: 1, Text: "so", Spend: pipeline.Spend{PromptTokens: tokens}})
	}
	for _, want := range []string{"[300 tokens]", "[12 tokens]", "[202 tokens fewer than counted so far]"} {
		if !strings.Contains(shown.String(), want) {
			t.Errorf("no %q in %q", want, shown.String())
		}
	}
}
