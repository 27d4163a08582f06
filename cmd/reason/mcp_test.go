package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/serve"
)

// startTool starts the program as a client does.
func startTool(t *testing.T, args ...string) (*exec.Cmd, *sdk.ClientSession) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, append([]string{"mcp"}, args...)...)
	cmd.Args[0] = "reason"
	cmd.Env = append(os.Environ(), "TESTSCRIPT_COMMAND=reason", "REASON_MODEL=")
	client := sdk.NewClient(&sdk.Implementation{Name: "client", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &sdk.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return cmd, session
}

// use calls a tool; out, when not nil, is filled with the structured content.
func use(t *testing.T, session *sdk.ClientSession, tool string, args map[string]any, out any) (text string, isError bool) {
	t.Helper()
	result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(result.StructuredContent)
	if err == nil && out != nil {
		err = json.Unmarshal(data, out)
	}
	if err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return result.Content[0].(*sdk.TextContent).Text, result.IsError
}

func TestMCP(t *testing.T) {
	cmd, session := startTool(t, "--budget", "tokens=2000")
	tools, err := session.ListTools(t.Context(), nil)
	if err != nil || len(tools.Tools) != 2 || !strings.Contains(tools.Tools[0].Description, "word problems, short stories about one changing quantity, ") {
		t.Errorf("%+v, %v", tools, err)
	}
	var a pipeline.Answer
	text, _ := use(t, session, mcp.Answer, map[string]any{"question": "What is 12 * 17 + 5?", "budget": "tokens=300,time=10s", "strategy": "chunked", "seed": 3}, &a)
	if text != "209" || a.Final != "209" || !a.Verified || a.Seed != 3 || len(a.Chunks) != 3 || a.Spend.Tokens() > 300 || a.Model != "builtin" {
		t.Errorf("%q, %+v", text, a)
	}
	text, isError := use(t, session, mcp.Answer, map[string]any{"question": "Who was Plato?"}, &a)
	if isError || a.Verified || a.Stop != serve.Declined || !strings.HasPrefix(text, "outside what this model was trained on: ") {
		t.Errorf("%q, error %t, %+v", text, isError, a)
	}
	for field, want := range map[string]string{"budget": `budget: "much" is not UNIT=VALUE`, "strategy": `strategy: unknown strategy "much" (known: chunked, `} {
		if text, isError = use(t, session, mcp.Answer, map[string]any{"question": "What is 1 + 1?", field: "much"}, nil); !isError || !strings.HasPrefix(text, want) {
			t.Errorf("%s: %q", field, text)
		}
	}
	var checked mcp.Checked
	text, _ = use(t, session, mcp.Check, map[string]any{"text": "12 * 17 = 204\n204 + 5 = 219"}, &checked)
	if checked.FirstWrong != 1 || checked.Chunks[1].Verdicts[0].Fix != "204 + 5 = 209" || !strings.Contains(text, "204 + 5 is 209, not 219") {
		t.Errorf("%q, %+v", text, checked)
	}
	if err := session.Close(); err != nil || cmd.ProcessState.ExitCode() != exitDone { // it closes the program's standard input
		t.Errorf("%v, %v", err, cmd.ProcessState)
	}
}

// A service manager's signal ends it, too, though standard input stays open.
func TestMCPEndsBySignal(t *testing.T) {
	cmd, session := startTool(t)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	session.Wait() // until standard output ends
	session.Close()
	if code := cmd.ProcessState.ExitCode(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
}
