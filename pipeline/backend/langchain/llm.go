package langchain

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/tmc/langchaingo/llms"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
)

// LLM is a solver as a langchaingo model: whatever asks it gets an answer that
// was checked while it was written. It is safe for concurrent use.
//
// The messages become the question: a single one as it is, several with their
// roles. The content of the reply is the text of the answer, and its reasoning
// content what the solver's model reasoned before; how sure the answer is and what
// it cost is in GenerationInfo, see [LLM.GenerateContent].
type LLM struct {
	// Solver answers. For agents its Format is usually [ReAct].
	Solver *pipeline.Solver
	// Strategy, when not nil, makes what answers from the solver: a strategy, or the
	// solver with someone who sees what it does (package observe).
	Strategy strategy.Build
}

var _ llms.Model = (*LLM)(nil)

// errUnsupported names what a solver cannot do for a caller.
var errUnsupported = errors.New("not supported by a solver")

// errNoSolver is an [LLM] or a [Tool] that nobody answers.
var errNoSolver = errors.New("langchain: there is no solver to answer")

// Call implements [llms.Model].
func (l *LLM) Call(ctx context.Context, prompt string, options ...llms.CallOption) (string, error) {
	return llms.GenerateFromSinglePrompt(ctx, l, prompt, options...)
}

// GenerateContent implements [llms.Model]. Of the call options it takes the
// temperature, the seed, the number of tokens, stop words and the streaming
// function; it refuses tools, functions, JSON mode and more than one candidate, and
// leaves the others alone.
//
// The streaming functions get the answer and its reasoning chunk by chunk as they
// are accepted; for that the solver goes without giving up accepted chunks. With a
// Strategy they get the whole answer at the end.
//
// GenerationInfo holds PromptTokens (cached ones included), PromptCachedTokens,
// CompletionTokens, TotalTokens, CriticTokens, FLOPs and USD where they are known, and of the answer Final, Verified,
// Confidence and Stop.
//
// A budget that runs out is no error: the best answer so far comes back with
// the StopReason "length".
func (l *LLM) GenerateContent(ctx context.Context, messages []llms.MessageContent, options ...llms.CallOption) (*llms.ContentResponse, error) {
	if l.Solver == nil {
		return nil, errNoSolver
	}
	var o llms.CallOptions
	for _, option := range options {
		option(&o)
	}
	if err := unsupported(o); err != nil {
		return nil, err
	}
	question, err := asQuestion(messages)
	if err != nil {
		return nil, err
	}
	answer, text, err := l.answer(ctx, question, o)
	if err != nil {
		return nil, err
	}
	choice := &llms.ContentChoice{
		Content: text, ReasoningContent: answer.Thought(), StopReason: stopReason(answer.Stop), GenerationInfo: info(answer),
	}
	return &llms.ContentResponse{Choices: []*llms.ContentChoice{choice}}, nil
}

// answer runs the solver until its end or a stop word. text is the answer up
// to the stop word.
func (l *LLM) answer(ctx context.Context, question string, o llms.CallOptions) (answer pipeline.Answer, text string, err error) {
	out := &output{ctx: ctx, stops: o.StopWords, send: o.StreamingFunc, sendReasoning: o.StreamingReasoningFunc}
	for e, err := range l.solver(o).Stream(ctx, question) {
		switch {
		case e.Answer != nil:
			answer = *e.Answer
		case e.Kind == pipeline.Accepted && l.Strategy == nil:
			out.accept(e)
		}
		if err != nil {
			return answer, "", err
		}
		if out.err != nil {
			return answer, "", fmt.Errorf("langchain: streaming: %w", out.err)
		}
		if out.stopped && answer.Stop == "" { // the rest is not wanted
			answer = pipeline.Answer{Stop: pipeline.Complete, Spend: e.Spend, Chunks: out.chunks}
			break
		}
	}
	if l.Strategy != nil {
		if thought := answer.Thought(); thought != "" {
			out.accept(pipeline.Event{Text: thought, Thought: true})
		}
		out.accept(pipeline.Event{Chunk: 1, Text: answer.Text})
	}
	out.flush()
	if out.err != nil {
		return answer, "", fmt.Errorf("langchain: streaming: %w", out.err)
	}
	return answer, out.text(), nil
}

// solver is the solver for one call.
func (l *LLM) solver(o llms.CallOptions) strategy.Strategy {
	s := *l.Solver
	if o.Temperature > 0 {
		s.Sampling.Temperature = o.Temperature
	}
	if o.MaxTokens > 0 {
		s.Sampling.MaxTokens = o.MaxTokens
	}
	if o.Seed != 0 {
		s.Sampling.Seed = uint64(o.Seed)
	}
	if l.Strategy != nil {
		return l.Strategy(s)
	}
	if o.StreamingFunc != nil || o.StreamingReasoningFunc != nil {
		s.Ladder = pipeline.WithoutBack(s.Ladder)
	}
	return &s
}

func unsupported(o llms.CallOptions) error {
	for what, asked := range map[string]bool{
		"tools":                   len(o.Tools) > 0 || len(o.Functions) > 0,
		"JSON mode":               o.JSONMode || strings.Contains(o.ResponseMIMEType, "json"),
		"more than one candidate": o.N > 1 || o.CandidateCount > 1,
	} {
		if asked {
			return fmt.Errorf("langchain: %s: %w", what, errUnsupported)
		}
	}
	return nil
}

// asQuestion is what the messages ask.
func asQuestion(messages []llms.MessageContent) (string, error) {
	var lines []string
	for _, m := range messages {
		var text []string
		for _, part := range m.Parts {
			t, ok := part.(llms.TextContent)
			if !ok {
				return "", fmt.Errorf("langchain: a part of type %T: %w", part, errUnsupported)
			}
			text = append(text, t.Text)
		}
		lines = append(lines, strings.Join(text, "\n"))
	}
	if len(lines) == 1 {
		return lines[0], nil
	}
	for i, m := range messages {
		role := map[llms.ChatMessageType]string{
			llms.ChatMessageTypeSystem: "System", llms.ChatMessageTypeAI: "AI", llms.ChatMessageTypeHuman: "Human",
		}[m.Role]
		if role == "" {
			role = string(m.Role)
		}
		lines[i] = role + ": " + lines[i]
	}
	return strings.Join(lines, "\n"), nil
}

func stopReason(s pipeline.Stop) string {
	if s == pipeline.Complete {
		return "stop"
	}
	return "length"
}

func info(a pipeline.Answer) map[string]any {
	s := a.Spend
	info := map[string]any{
		"PromptTokens":       s.PromptTokens + s.CachedTokens,
		"PromptCachedTokens": s.CachedTokens,
		"CompletionTokens":   s.GeneratedTokens,
		"TotalTokens":        s.PromptTokens + s.CachedTokens + s.GeneratedTokens,
		"CriticTokens":       s.CriticTokens,
		"Final":              a.Final,
		"Verified":           a.Verified,
		"Confidence":         a.Confidence,
		"Stop":               string(a.Stop),
	}
	for name, x := range map[string]float64{"FLOPs": s.FLOPs, "USD": s.USD} {
		if !math.IsNaN(x) {
			info[name] = x
		}
	}
	return info
}
