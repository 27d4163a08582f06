package mcp_test

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/prompts"
)

// from is how a solver answers calls.
func from(s pipeline.Solver) func(serve.Wish) (serve.Solver, error) {
	return func(w serve.Wish) (serve.Solver, error) {
		s := s
		w.Apply(&s)
		return &s, nil
	}
}

// solved is a solver whose model writes two steps and the answer.
func solved() pipeline.Solver {
	return pipeline.Solver{
		Model: &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
			_, written, _ := strings.Cut(text, "plus 5?")
			return strings.TrimPrefix("1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n", written)
		}},
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}, critic.Confidence{}},
		Ladder: pipeline.DefaultLadder(),
	}
}

const question = "What is 12 * 7 plus 5?"

// serverOf is a server with both tools.
func serverOf(desk *serve.Desk, o mcp.Options) *sdk.Server {
	s := sdk.NewServer(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	mcp.AddAnswer(s, desk, o)
	mcp.AddCheck(s)
	return s
}

// connect lets a client speak with a server, over pipes like those of a program.
func connect(t *testing.T, s *sdk.Server, o *sdk.ClientOptions) *sdk.ClientSession {
	t.Helper()
	theirs, out := io.Pipe()
	in, ours := io.Pipe()
	served := make(chan error, 1)
	go func() { served <- mcp.Serve(context.Background(), s, in, out) }()
	client, err := sdk.NewClient(&sdk.Implementation{Name: "client", Version: "1"}, o).Connect(t.Context(), &sdk.IOTransport{Reader: theirs, Writer: ours}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ours.Close()
		if err := <-served; err != nil {
			t.Errorf("the session ended with %v", err)
		}
		client.Close()
	})
	return client
}

// start is the same for a desk with these options.
func start(t *testing.T, o serve.Options) *sdk.ClientSession {
	t.Helper()
	return connect(t, serverOf(serve.NewDesk(o), mcp.Options{Model: "scripted"}), nil)
}

// call calls a tool; out, when not nil, is filled with the structured content.
func call(t *testing.T, client *sdk.ClientSession, tool string, args map[string]any, out any) *sdk.CallToolResult {
	t.Helper()
	result, err := client.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatal(err)
	}
	if out != nil {
		data, err := json.Marshal(result.StructuredContent)
		if err == nil {
			err = json.Unmarshal(data, out)
		}
		if err != nil || result.IsError {
			t.Fatalf("%v: %s, error %t: %q", err, data, result.IsError, told(result))
		}
	}
	return result
}

// told are the texts of a result.
func told(r *sdk.CallToolResult) (texts []string) {
	for _, c := range r.Content {
		texts = append(texts, c.(*sdk.TextContent).Text)
	}
	return texts
}

func TestToolsSayWhatTheyAreFor(t *testing.T) {
	scope := prompts.Worked{Families: []string{prompts.Sort, prompts.Dyck}}.Scope()
	desk := serve.NewDesk(serve.Options{Solver: from(solved())})
	list := func(o mcp.Options) (all map[string]*sdk.Tool, text string) {
		listed, err := connect(t, serverOf(desk, o), nil).ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		all = map[string]*sdk.Tool{}
		for _, tool := range listed.Tools {
			all[tool.Name] = tool
		}
		schema, err := json.Marshal(all[mcp.Answer].InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		return all, string(schema)
	}
	all, schema := list(mcp.Options{Model: "qwen3", Scope: scope, Strategies: []string{"chunked", "sc@K"}})
	if about := all[mcp.Answer].Description; len(all) != 2 || !strings.Contains(about, "qwen3") || !strings.Contains(about, "alphabetical order, brackets to close. ") {
		t.Errorf("%d tools, %s", len(all), about)
	}
	if !strings.Contains(schema, "chunked, sc@K") || strings.Contains(schema, "null") || !strings.Contains(schema, `"required":["question"]`) {
		t.Error(schema)
	}
	if all[mcp.Check].Description == "" || all[mcp.Check].OutputSchema == nil || all[mcp.Answer].OutputSchema == nil {
		t.Errorf("%+v", all)
	}
	if all, schema = list(mcp.Options{Model: "large"}); strings.Contains(all[mcp.Answer].Description, "no others") || strings.Contains(schema, "strategy") {
		t.Errorf("%s\n%s", all[mcp.Answer].Description, schema)
	}
}

// The structured content has all that the library says, and progress tells of every step.
func TestAnswer(t *testing.T) {
	progress := make(chan *sdk.ProgressNotificationParams, 10)
	desk := serve.NewDesk(serve.Options{Solver: from(solved())})
	client := connect(t, serverOf(desk, mcp.Options{Model: "scripted"}), &sdk.ClientOptions{
		ProgressNotificationHandler: func(_ context.Context, r *sdk.ProgressNotificationClientRequest) {
			progress <- r.Params
		},
	})
	s := solved()
	s.Sampling.Seed = 7
	want, err := s.Answer(t.Context(), question)
	if err != nil || !want.Verified {
		t.Fatalf("%+v, %v", want, err)
	}
	data, _ := json.Marshal(want)
	params := &sdk.CallToolParams{Name: mcp.Answer, Arguments: map[string]any{"question": question, "seed": 7, "temperature": 0}}
	params.SetProgressToken("steps")
	result, err := client.CallTool(t.Context(), params)
	if err != nil || result.IsError || len(result.Content) != 1 || told(result)[0] != "89" {
		t.Fatalf("%+v, %v", result, err)
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	got := result.StructuredContent.(map[string]any)
	delete(fields["spend"].(map[string]any), "seconds")
	delete(got["spend"].(map[string]any), "seconds")
	if diff := cmp.Diff(fields, got); diff != "" {
		t.Error(diff)
	}
	for i, want := range []string{"1. 12 * 7 = 84", "2. 84 + 5 = 89", "Answer: 89"} {
		if p := <-progress; p.ProgressToken != "steps" || p.Progress != float64(i+1) || p.Message != want {
			t.Errorf("step %d: %+v", i+1, p)
		}
	}
}

// Those who see nothing but the text learn, too, that an answer is not verified, and why.
func TestAnswerThatIsNotVerified(t *testing.T) {
	slips := solved()
	slips.Critic = nil
	declines := solved()
	declines.Format = prompts.Worked{Families: prompts.WorkedFamilies()}
	for _, c := range []struct {
		solver   pipeline.Solver
		question string
		budget   string
		stop     pipeline.Stop
		final    string
		text     string
	}{
		{slips, question, "", pipeline.Complete, "89", "89|Not verified: not every step was passed by a critic"},
		{solved(), question, "tokens=20", pipeline.OutOfBudget, "", "There is no answer: the budget ended first"},
		{declines, "Who was Plato?", "", serve.Declined, "", "outside what this model was trained on: there is no number to reckon with"},
	} {
		client := start(t, serve.Options{Solver: from(c.solver)})
		var answer pipeline.Answer
		result := call(t, client, mcp.Answer, map[string]any{"question": c.question, "budget": c.budget}, &answer)
		if answer.Verified || answer.Stop != c.stop || answer.Final != c.final || !strings.HasPrefix(strings.Join(told(result), "|"), c.text) {
			t.Errorf("%s: %+v, %q", c.question, answer, told(result))
		}
	}
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	fails := solved()
	fails.Model = &pipelinetest.Model{
		Write: func(string, pipeline.Sampling) string { return "a" },
		Fail:  func(string) error { return io.ErrUnexpectedEOF },
	}
	o := serve.Options{Solver: func(w serve.Wish) (serve.Solver, error) {
		switch w.Strategy {
		case "":
			return from(solved())(w)
		case "fails":
			return from(fails)(w)
		}
		return nil, &serve.FieldError{Field: "strategy", Err: io.EOF}
	}}
	client := connect(t, serverOf(serve.NewDesk(o), mcp.Options{Strategies: []string{"fails"}}), nil)
	for want, args := range map[string]map[string]any{
		`missing properties: ["question"]`:               {},
		"question: it is empty":                          {"question": " "},
		"seven has type":                                 {"question": question, "seed": "seven"},
		"/properties/seed: minimum":                      {"question": question, "seed": -1},
		"/properties/temperature: maximum":               {"question": question, "temperature": 11},
		`["top_p"]`:                                      {"question": question, "top_p": 1},
		"budget: tokens=many: want a number that is not": {"question": question, "budget": "tokens=many"},
		"strategy: EOF":                                  {"question": question, "strategy": "magic"},
		"cannot answer: ":                                {"question": question, "strategy": "fails"},
	} {
		if r := call(t, client, mcp.Answer, args, nil); !r.IsError || !strings.Contains(told(r)[0], want) {
			t.Errorf("%v: want %q, got %q", args, want, told(r))
		}
	}
	if _, err := client.CallTool(t.Context(), &sdk.CallToolParams{Name: "other"}); err == nil {
		t.Error("a tool that is not there was called")
	}
}
