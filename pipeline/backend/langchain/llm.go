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
// roles, unless the model is to see the last one alone. The content of the reply is the text of the answer, and its reasoning
// content what the solver's model reasoned before; how sure the answer is and what
// it cost is in GenerationInfo, see [LLM.GenerateContent].
type LLM struct {
	// Solver answers. For agents its Format is usually [ReAct].
	Solver *pipeline.Solver
	// Strategy, when not nil, makes what answers from the solver: a strategy, or the
	// solver with someone who sees what it does (package observe).
	Strategy strategy.Build
	// Alone says that the solver's model knows no conversation, as the built-in one does
	// not: what the human said last is the question.
	Alone bool
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
// leaves the others alone. The number of tokens is the most that may be generated,
// rejected drafts and critics included.
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
	question, err := l.question(messages)
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
		s.Budget.Generated = s.Budget.Generated.Lesser(pipeline.AtMost(float64(o.MaxTokens)))
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

// question is what the messages ask.
func (l *LLM) question(messages []llms.MessageContent) (string, error) {
	texts := make([]string, len(messages))
	for i, m := range messages {
		var err error
		if texts[i], err = textOf(m); err != nil {
			return "", err
		}
	}
	switch {
	case len(texts) == 1:
		return texts[0], nil
	case l.Alone:
		return lastAsked(messages, texts)
	}
	for i, m := range messages {
		role := map[llms.ChatMessageType]string{
			llms.ChatMessageTypeSystem: "System", llms.ChatMessageTypeAI: "AI", llms.ChatMessageTypeHuman: "Human",
		}[m.Role]
		if role == "" {
			role = string(m.Role)
		}
		texts[i] = role + ": " + texts[i]
	}
	return strings.Join(texts, "\n"), nil
}

// textOf is the text of a message.
func textOf(m llms.MessageContent) (string, error) {
	var text []string
	for _, part := range m.Parts {
		t, ok := part.(llms.TextContent)
		if !ok {
			return "", fmt.Errorf("langchain: a part of type %T: %w", part, errUnsupported)
		}
		text = append(text, t.Text)
	}
	return strings.Join(text, "\n"), nil
}

// lastAsked is what the human said since the last reply.
func lastAsked(messages []llms.MessageContent, texts []string) (string, error) {
	var asked []string
	for i, m := range messages {
		switch m.Role {
		case llms.ChatMessageTypeHuman, llms.ChatMessageTypeGeneric:
			asked = append(asked, texts[i])
		case llms.ChatMessageTypeSystem:
		default:
			asked = nil
		}
	}
	if len(asked) == 0 {
		return "", errors.New("langchain: the last message has to be the human's")
	}
	return strings.Join(asked, "\n\n"), nil
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
