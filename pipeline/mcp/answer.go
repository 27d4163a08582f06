package mcp

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/serve"
	"github.com/seed-25a395fc/reason/prompts"
)

// Answer is the name of the tool that answers questions.
const Answer = "reason_answer"

// Options say what an agent is told of those who answer.
type Options struct {
	// Model is the name of the model that drafts.
	Model string
	// Scope is what kinds of questions it answers, in words; empty for all kinds.
	Scope string
	// Strategies are the names that a call may ask for; none takes the argument away.
	Strategies []string
}

// asked are the arguments of a call.
type asked struct {
	Question    string   `json:"question" jsonschema:"The whole question in words. Nothing else of the conversation is known."`
	Budget      string   `json:"budget,omitempty" jsonschema:"The most that the answer may spend, any of tokens=N,prompt=N,generated=N,flops=N,usd=X,time=D, such as tokens=300,time=10s. Left out, the server's."`
	Strategy    string   `json:"strategy,omitempty"`
	Seed        *uint64  `json:"seed,omitempty" jsonschema:"The same seed gives the same answer."`
	Temperature *float64 `json:"temperature,omitempty" jsonschema:"Of the first draft; 0 is greedy."`
}

// The largest numbers that arguments may be. Above the first one JSON's numbers are not exact
// everywhere.
const (
	mostSeed        = 1<<53 - 1
	mostTemperature = 10
)

// AddAnswer adds the tool [Answer] to a server: a question goes in; the bare answer comes
// back as text, and as structured content all fields of a [pipeline.Answer]. A question
// that the model declines has the stop [serve.Declined], and the text says why.
func AddAnswer(s *sdk.Server, desk *serve.Desk, o Options) {
	tool := &sdk.Tool{
		Name: Answer, Title: "Answer in checked steps", Description: o.description(),
		InputSchema: o.inputSchema(), OutputSchema: answerSchema(),
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true},
	}
	sdk.AddTool(s, tool, func(ctx context.Context, call *sdk.CallToolRequest, in asked) (*sdk.CallToolResult, pipeline.Answer, error) {
		answer, err := in.answer(ctx, desk, call)
		if errors.Is(err, prompts.ErrOutOfScope) {
			return texts(serve.Declining(err)), answer, nil
		}
		if err != nil {
			return nil, answer, err
		}
		return texts(answer.Final, note(answer)), answer, nil
	})
}

func (in asked) answer(ctx context.Context, desk *serve.Desk, call *sdk.CallToolRequest) (answer pipeline.Answer, err error) {
	question := strings.TrimSpace(in.Question)
	if question == "" {
		return answer, errors.New("question: it is empty")
	}
	budget, err := pipeline.ParseBudget(in.Budget)
	if err != nil {
		return answer, err
	}
	wish := serve.Wish{Strategy: in.Strategy, Temperature: in.Temperature, Seed: in.Seed, Budget: budget}
	answer, _, err = desk.Answer(ctx, question, wish, progress(ctx, call))
	if wrong := new(serve.FieldError); err == nil || errors.As(err, &wrong) || errors.Is(err, prompts.ErrOutOfScope) {
		return answer, err
	}
	return answer, fmt.Errorf("cannot answer: %w", err)
}

// progress tells the client of every accepted step, if it asked for that.
func progress(ctx context.Context, call *sdk.CallToolRequest) func(pipeline.Event) error {
	token := call.Params.GetProgressToken()
	if token == nil {
		return nil
	}
	steps := 0
	return func(e pipeline.Event) error {
		if e.Kind != pipeline.Accepted {
			return nil
		}
		steps++ // also where steps were given up: progress has to grow
		return call.Session.NotifyProgress(ctx, &sdk.ProgressNotificationParams{
			ProgressToken: token, Progress: float64(steps), Message: strings.TrimSpace(e.Text),
		})
	}
}

// note says what is to be known of an answer that is not verified, for those who see
// nothing but the text.
func note(a pipeline.Answer) string {
	why := ""
	switch {
	case a.Verified:
		return ""
	case a.Stop == pipeline.OutOfBudget:
		why = "the budget ended first; a larger one may help"
		if a.Needs > 0 {
			why = fmt.Sprintf("the budget ended first: the shortest first step may take up to %d tokens", a.Needs)
		}
	case a.Stop == pipeline.TooLong:
		why = "the answer grew too long, for the model or for one answer"
	case a.Stop == pipeline.Cancelled:
		why = "the server is shutting down"
	default:
		why = "not every step was passed by a critic; the chunks have their verdicts"
	}
	if a.Final == "" {
		return "There is no answer: " + why + "."
	}
	return "Not verified: " + why + "."
}

// texts is a result with a block for each text that is not empty.
func texts(all ...string) *sdk.CallToolResult {
	result := &sdk.CallToolResult{Content: []sdk.Content{}}
	for _, text := range all {
		if text != "" {
			result.Content = append(result.Content, &sdk.TextContent{Text: text})
		}
	}
	return result
}

func (o Options) description() string {
	use, declined := "Use it for questions of several steps in which none may be wrong, such as calculations.", ""
	if o.Scope != "" {
		use = "Use it for questions of these kinds, and no others: " + o.Scope + ". It knows nothing of the world."
		declined = ` A question that it does not answer comes back with the stop "declined" and with what was not understood: put it differently, or do not ask again.`
	}
	return "Answers a question in small steps (model: " + o.Model + "). Each is checked before the next is written, and written again where it is wrong. " +
		use + " State the whole question, with all numbers and conditions.\n" +
		"Back come the bare answer as text and, as structured content, whether it is verified (critics passed every step), the steps with their verdicts, and what was spent. " +
		"An answer that is not verified may well be wrong: work it out in another way, or ask again with a larger budget." + declined
}

func (o Options) inputSchema() *jsonschema.Schema {
	s := schemaFor[asked](nil)
	for name, p := range s.Properties {
		if p.Type == "" { // what may be left out is not null, which some clients cannot read
			p.Type, p.Types = p.Types[len(p.Types)-1], nil
		}
		switch name {
		case "seed":
			p.Maximum = jsonschema.Ptr(float64(mostSeed))
		case "temperature":
			p.Minimum, p.Maximum = jsonschema.Ptr(0.), jsonschema.Ptr(float64(mostTemperature))
		case "strategy":
			p.Description = "How to spend compute, for those who compare: " + strings.Join(o.Strategies, ", ") + ", where K is a number. Left out, the server's."
		}
	}
	if len(o.Strategies) == 0 {
		delete(s.Properties, "strategy")
	}
	return s
}

// answerSchema is the schema of a [pipeline.Answer] as it is written.
func answerSchema() *jsonschema.Schema {
	spend := schemaFor[pipeline.Spend](nil)
	for _, unknown := range []string{"flops", "usd"} {
		spend.Properties[unknown] = &jsonschema.Schema{Types: []string{"null", "number"}}
	}
	s := schemaFor[pipeline.Answer](map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[pipeline.Spend](): spend,
		reflect.TypeFor[pipeline.Stop]():  {Type: "string", Enum: []any{pipeline.Complete, pipeline.OutOfBudget, pipeline.TooLong, pipeline.Cancelled, pipeline.Failed, serve.Declined}},
	})
	for name, says := range map[string]string{
		"answer":     "The worked answer, as the steps have it.",
		"final":      "The bare answer; empty while there is none.",
		"verified":   "Critics passed every step.",
		"confidence": "How likely it is that every step is right, from 0 to 1.",
		"stop":       "Why it ended.",
	} {
		s.Properties[name].Description = says
	}
	return s
}

// schemaFor is the schema of a type of this module, in which grades are words.
func schemaFor[T any](types map[reflect.Type]*jsonschema.Schema) *jsonschema.Schema {
	all := map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[critic.Grade](): {Type: "string", Enum: []any{"pass", "fail", "unsure"}},
	}
	for t, s := range types {
		all[t] = s
	}
	s, err := jsonschema.For[T](&jsonschema.ForOptions{TypeSchemas: all})
	if err != nil {
		panic("mcp: " + err.Error()) // of a type that stands in this package
	}
	return s
}
