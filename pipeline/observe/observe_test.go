package observe_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"log/slog"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/embedded"
	"go.opentelemetry.io/otel/trace/noop"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/observe"
)

// scripted yields the events of one question: a chunk that is repaired, another,
// and the answer.
type scripted struct{ err error }

func (s scripted) Stream(context.Context, string) iter.Seq2[pipeline.Event, error] {
	fail := &critic.Judgement{Verdict: critic.Verdict{Critic: "computed", Grade: critic.Fail, PWrong: .99, Reason: "1 + 1 is 2"}}
	events := []pipeline.Event{
		{Kind: pipeline.Prompted, Text: "1 + 1"},
		{Kind: pipeline.Drafted, Attempt: 1, How: "draft", Text: "1 + 1 = 3"},
		{Kind: pipeline.Critiqued, Attempt: 1, Judgement: fail},
		{Kind: pipeline.Decided, Attempt: 1, How: "fix", Reason: "1 + 1 is 2", Why: "worth it"},
		{Kind: pipeline.Drafted, Attempt: 2, How: "fix", Text: "1 + 1 = 2"},
		{Kind: pipeline.Accepted, Attempt: 2, How: "pass", Text: "1 + 1 = 2"},
		{Kind: pipeline.Drafted, Chunk: 1, Attempt: 1, How: "draft", Text: "so 2"},
	}
	return func(yield func(pipeline.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
		answer := &pipeline.Answer{Final: "2", Verified: true, Stop: pipeline.Complete, Model: "scripted", Spend: pipeline.Spend{
			PromptTokens: 7, CachedTokens: 5, GeneratedTokens: 9, CriticTokens: 2, FLOPs: math.NaN(), USD: .5,
		}}
		yield(pipeline.Event{Kind: pipeline.Finished, Chunk: 2, Answer: answer}, s.err)
	}
}

func ExampleLog() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	observe.Log(scripted{}, logger).Answer(context.Background(), "What is 1 + 1?")
	// Output:
	// level=INFO msg=finished chunk=2 tokens=0 question="What is 1 + 1?" final=2 verified=true stop=complete seconds=0
}

func TestLog(t *testing.T) {
	var b bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{Level: slog.LevelDebug}))
	broken := errors.New("broken")
	if _, err := observe.Log(scripted{broken}, logger).Answer(t.Context(), "q"); err != broken {
		t.Errorf("got %v", err)
	}
	for _, want := range []string{
		`level=DEBUG msg=critiqued chunk=0 tokens=0 grade=fail p_wrong=0.99 critic=computed reason="1 + 1 is 2"`,
		`msg=decided chunk=0 tokens=0 how=fix reason="1 + 1 is 2" why="worth it"`, `level=ERROR msg=finished`, `error=broken`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// recorder is a tracer that notes what is done with spans.
type recorder struct {
	embedded.Tracer
	lines      []string
	attributes map[string]any // of the question's span, when not nil
}

func (r *recorder) Start(ctx context.Context, name string, _ ...trace.SpanStartOption) (context.Context, trace.Span) {
	r.lines = append(r.lines, "start "+name)
	return ctx, &span{Span: noop.Span{}, name: name, r: r}
}

type span struct {
	trace.Span
	name string
	r    *recorder
}

func (s *span) End(...trace.SpanEndOption) { s.r.lines = append(s.r.lines, "end "+s.name) }
func (s *span) AddEvent(name string, _ ...trace.EventOption) {
	s.r.lines = append(s.r.lines, s.name+" "+name)
}
func (s *span) SetAttributes(attrs ...attribute.KeyValue) {
	for _, a := range attrs {
		if s.name == "reason.answer" && s.r.attributes != nil {
			s.r.attributes[string(a.Key)] = a.Value.AsInterface()
		}
	}
}
func (s *span) SetStatus(c codes.Code, text string) {
	s.r.lines = append(s.r.lines, s.name+" "+c.String()+" "+text)
}

func TestTrace(t *testing.T) {
	var r recorder
	_, err := observe.Trace(scripted{errors.New("broken")}, &r).Answer(t.Context(), "q")
	if err == nil {
		t.Error("the error is lost")
	}
	want := []string{
		"start reason.answer",
		"start reason.chunk", "reason.chunk drafted", "reason.chunk critiqued", "reason.chunk decided", "reason.chunk drafted", "end reason.chunk",
		"start reason.chunk", "reason.chunk drafted",
		"reason.answer Error broken", "end reason.chunk", "end reason.answer",
	}
	if d := cmp.Diff(want, r.lines); d != "" {
		t.Error(d)
	}
}

// TestSpansTellTheSpend leaves out what is unknown.
func TestSpansTellTheSpend(t *testing.T) {
	r := recorder{attributes: map[string]any{}}
	if _, err := observe.Trace(scripted{}, &r).Answer(t.Context(), "q"); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"gen_ai.usage.input_tokens": int64(12), "gen_ai.usage.cache_read.input_tokens": int64(5), "gen_ai.usage.output_tokens": int64(9),
		"reason.critic_tokens": int64(2), "reason.usd": .5,
		"gen_ai.request.model": "scripted", "gen_ai.request.seed": int64(0), "reason.verified": true, "reason.stop": "complete",
	}
	if d := cmp.Diff(want, r.attributes); d != "" {
		t.Error(d)
	}
}

func TestSpansEndWhenTheCallerBreaksOff(t *testing.T) {
	var r recorder
	for range observe.Trace(scripted{}, &r).Stream(t.Context(), "q") {
		break
	}
	if got := strings.Join(r.lines, ", "); got != "start reason.answer, end reason.answer" {
		t.Error(got)
	}
}

// Who shows chunks as they are accepted has to know, observed or not, that they stay.
func TestObservedGoesBackAsItsSolverDoes(t *testing.T) {
	ladder := pipeline.DefaultLadder()
	for _, c := range []struct {
		solver observe.Solver
		want   bool
	}{
		{&pipeline.Solver{Ladder: ladder}, true},
		{&pipeline.Solver{Ladder: pipeline.WithoutBack(ladder)}, false},
		{scripted{}, true},
	} {
		if got := observe.Log(observe.Trace(c.solver, &recorder{}), slog.Default()).GoesBack(); got != c.want {
			t.Errorf("%T: %t", c.solver, got)
		}
	}
}
