package observe

import (
	"context"
	"math"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Names of OpenTelemetry's conventions for generative models, spelled here
// because the Go module of the conventions no longer holds them.
const (
	modelKey  = "gen_ai.request.model"
	seedKey   = "gen_ai.request.seed"
	inputKey  = "gen_ai.usage.input_tokens" // cached ones included
	cachedKey = "gen_ai.usage.cache_read.input_tokens"
	outputKey = "gen_ai.usage.output_tokens"
)

// Trace makes a span for every question and, within it, one for every chunk,
// from its first draft until it is accepted or given up; verdicts and decisions
// are events of it. Only the API of OpenTelemetry is used: where spans go is the
// caller's choice.
func Trace(s Solver, t trace.Tracer) *Observed {
	return &Observed{s, func(ctx context.Context, question string) (context.Context, observer) {
		ctx, span := t.Start(ctx, "reason.answer")
		return ctx, &spans{tracer: t, question: span}
	}}
}

type spans struct {
	tracer   trace.Tracer
	question trace.Span
	chunk    trace.Span // nil between chunks
}

func (o *spans) end() {
	o.endChunk()
	o.question.End()
}

func (o *spans) see(ctx context.Context, e pipeline.Event, err error) {
	switch e.Kind {
	case pipeline.Drafted:
		if o.chunk != nil && e.Attempt == 1 { // chunks before it were given up
			o.endChunk()
		}
		if o.chunk == nil {
			_, o.chunk = o.tracer.Start(ctx, "reason.chunk", trace.WithAttributes(attribute.Int("reason.chunk", e.Chunk)))
		}
		o.event(e, attribute.String("how", e.How), attribute.String("text", e.Text), attribute.Bool("thought", e.Thought))
	case pipeline.Critiqued:
		j := e.Judgement
		o.event(e, attribute.String("grade", j.Grade.String()), attribute.Float64("p_wrong", j.PWrong),
			attribute.String("critic", j.Critic), attribute.String("reason", j.Reason))
	case pipeline.Decided:
		o.event(e, attribute.String("how", e.How), attribute.String("why", e.Why))
	case pipeline.Accepted:
		if o.chunk != nil {
			o.chunk.SetAttributes(attribute.Int("reason.attempts", e.Attempt), attribute.String("reason.grade", e.How))
		}
		o.endChunk()
	case pipeline.Finished:
		a := e.Answer
		o.question.SetAttributes(spent(a.Spend)...)
		o.question.SetAttributes(
			attribute.String(modelKey, a.Model), attribute.Int64(seedKey, int64(a.Seed)),
			attribute.Bool("reason.verified", a.Verified), attribute.String("reason.stop", string(a.Stop)))
	}
	if err != nil {
		o.question.RecordError(err)
		o.question.SetStatus(codes.Error, err.Error())
	}
}

// spent leaves out what is unknown: exporters that write JSON fail at NaN.
func spent(s pipeline.Spend) []attribute.KeyValue {
	attrs := []attribute.KeyValue{
		attribute.Int(inputKey, s.PromptTokens+s.CachedTokens), attribute.Int(cachedKey, s.CachedTokens),
		attribute.Int(outputKey, s.GeneratedTokens), attribute.Int("reason.critic_tokens", s.CriticTokens),
	}
	for key, x := range map[string]float64{"reason.flops": s.FLOPs, "reason.usd": s.USD} {
		if !math.IsNaN(x) {
			attrs = append(attrs, attribute.Float64(key, x))
		}
	}
	return attrs
}

func (o *spans) event(e pipeline.Event, attrs ...attribute.KeyValue) {
	if o.chunk != nil {
		o.chunk.AddEvent(string(e.Kind), trace.WithAttributes(attrs...))
	}
}

func (o *spans) endChunk() {
	if o.chunk != nil {
		o.chunk.End()
	}
	o.chunk = nil
}
