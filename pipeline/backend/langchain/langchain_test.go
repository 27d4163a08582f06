package langchain_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tmc/langchaingo/llms"
	"go.uber.org/goleak"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/langchain"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const worked = "1. 12 * 7 = 84\n2. 84 + 5 = 89\nAnswer: 89\n"

var question = prompts.Prompt{System: "Solve it.", User: "What is 12 * 7 + 5?"}

// llm is a langchaingo model in whose account a token is a word. It has read
// every text that it has seen before.
type llm struct {
	write   func(begun string) string
	streams bool
	usage   bool
	reason  string // to stop; empty: the usual one
	ignores bool   // the streaming function's wish to stop, and the limit
	thinks  []string
	fails   error
	taken   func(ctx context.Context) error // called when the prompt is read; an error ends the call

	calls []llms.CallOptions
	seen  []string
	read  int // tokens, those in the cache left out
	wrote int
}

var tokenPattern = regexp.MustCompile(` ?[A-Za-z]+|\d+|\s|.`)

func tokensOf(text string) int { return len(tokenPattern.FindAllString(text, -1)) }

func (m *llm) Call(ctx context.Context, prompt string, options ...llms.CallOption) (string, error) {
	return llms.GenerateFromSinglePrompt(ctx, m, prompt, options...)
}

func (m *llm) GenerateContent(ctx context.Context, messages []llms.MessageContent, options ...llms.CallOption) (*llms.ContentResponse, error) {
	var o llms.CallOptions
	for _, option := range options {
		option(&o)
	}
	m.calls = append(m.calls, o)
	if m.fails != nil {
		return nil, m.fails
	}
	var read, begun string
	for _, message := range messages {
		text := message.Parts[0].(llms.TextContent).Text
		read += text + " "
		if message.Role == llms.ChatMessageTypeAI {
			begun = text
			read = strings.TrimSuffix(read, " ")
		}
	}
	cached := 0
	for _, known := range m.seen {
		if strings.HasPrefix(read, known) {
			cached = max(cached, tokensOf(known))
		}
	}
	m.read += tokensOf(read) - cached
	if m.taken != nil {
		if err := m.taken(ctx); err != nil {
			return nil, err
		}
	}
	var written, thought string
	reason := "stop"
	for _, word := range m.thinks {
		if strings.Contains(begun, "<think>") || begun != "" {
			break
		}
		thought += word
		if m.streams {
			if err := o.StreamingReasoningFunc(ctx, []byte(word), nil); err != nil {
				return nil, err
			}
		}
	}
	for i, word := range tokenPattern.FindAllString(m.write(begun), -1) {
		if o.MaxTokens > 0 && i >= o.MaxTokens && !m.ignores {
			reason = "length"
			break
		}
		written += word
		m.wrote++
		if m.streams {
			if err := o.StreamingFunc(ctx, []byte(word)); err != nil && !m.ignores {
				m.seen = append(m.seen, read, read+written)
				return nil, err
			}
		}
	}
	m.seen = append(m.seen, read, read+written)
	if m.reason != "" {
		reason = m.reason
	}
	choice := &llms.ContentChoice{Content: written, ReasoningContent: thought, StopReason: reason}
	if m.usage {
		choice.GenerationInfo = map[string]any{
			"PromptTokens": tokensOf(read), "PromptCachedTokens": cached, "CompletionTokens": tokensOf(written),
		}
	}
	return &llms.ContentResponse{Choices: []*llms.ContentChoice{choice}}, nil
}

// script writes what is left of an answer.
func script(answer string) func(string) string {
	return func(begun string) string {
		if rest, ok := strings.CutPrefix(answer, begun); ok {
			return rest
		}
		return "so it goes on and on\n"
	}
}

func newModel(t *testing.T, m llms.Model, prefill bool) *langchain.Model {
	t.Helper()
	model, err := langchain.New(m, langchain.Options{Name: "langchain:test/model", Prefill: prefill})
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func TestSuite(t *testing.T) {
	m := &llm{write: script("Step " + worked), streams: true, usage: true}
	pipelinetest.TestModel(t, newModel(t, m, true), question)
}

// TestLoop answers a question with models of different habits.
func TestLoop(t *testing.T) {
	for name, m := range map[string]*llm{
		"streams":               {streams: true, usage: true},
		"streams, no usage":     {streams: true},
		"at once":               {usage: true},
		"at once, no usage":     {},
		"does not stop":         {streams: true, usage: true, ignores: true},
		"at once, without stop": {ignores: true},
	} {
		for _, prefill := range []bool{true, false} {
			m.write, m.calls, m.seen = script(worked), nil, nil
			solver := pipeline.Solver{Model: newModel(t, m, prefill), Format: prompts.Steps{}, Critic: critic.Cascade{critic.Computed{}}, Ladder: pipeline.DefaultLadder()}
			answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
			if err != nil || answer.Text != worked || answer.Stop != pipeline.Complete || answer.Final != "89" {
				t.Errorf("%s, prefill %v: %q %s %v", name, prefill, answer.Text, answer.Stop, err)
			}
			if s := answer.Spend; s.PromptTokens == 0 || s.GeneratedTokens < tokensOf(worked) {
				t.Errorf("%s: spend %+v", name, s)
			}
			if len(m.calls) != 1 {
				t.Errorf("%s: %d calls for what one reply held", name, len(m.calls))
			}
		}
	}
}

// TestRejection ends the call whose chunk is rejected at once, whatever it would still
// have streamed, and pays for what the model did, within any budget.
func TestRejection(t *testing.T) {
	for tokens := range 60 {
		m := &llm{streams: true, usage: true}
		m.write = func(begun string) string {
			if strings.Contains(begun, "84") {
				return script(worked)(begun)
			}
			return "1. 12 * 7 = 74\n" + strings.Repeat("2. and so on\n", 500)
		}
		solver := pipeline.Solver{
			Model: newModel(t, m, true), Format: prompts.Steps{}, Critic: critic.Cascade{critic.Computed{}}, Ladder: pipeline.DefaultLadder(),
		}
		if tokens > 0 {
			solver.Budget.Tokens = pipeline.AtMost(float64(50 * tokens))
		}
		answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
		if err != nil || tokens == 0 && answer.Text != worked {
			t.Errorf("%q, %v", answer.Text, err)
		}
		if limit, limited := solver.Budget.Tokens.Max(); limited && float64(answer.Spend.Tokens()) > limit {
			t.Errorf("%d tokens are above the budget of %g", answer.Spend.Tokens(), limit)
		}
		if answer.Spend.PromptTokens+answer.Spend.CachedTokens < m.read || answer.Spend.GeneratedTokens+len(m.calls) < m.wrote {
			t.Errorf("spent %+v, the model read %d and wrote %d", answer.Spend, m.read, m.wrote)
		}
		if tokens == 0 && m.wrote > 100 {
			t.Errorf("the model wrote %d tokens", m.wrote)
		}
	}
}

// TestThinking tells thinking from the answer, whether the provider does or leaves
// the marks in the text.
func TestThinking(t *testing.T) {
	for name, m := range map[string]*llm{
		"streamed":     {streams: true, thinks: []string{"84, ", "then 89"}, write: thinking(worked)},
		"whole":        {usage: true, thinks: []string{"84, ", "then 89"}, write: thinking(worked)},
		"marks":        {streams: true, write: thinking("<think>\n84, then 89\n</think>\n\n" + worked)},
		"marks, whole": {write: thinking("<think>\n84, then 89\n</think>\n\n" + worked)},
	} {
		t.Run(name, func(t *testing.T) {
			solver := pipeline.Solver{Model: newModel(t, m, true), Format: prompts.Steps{}, Critic: critic.Cascade{critic.Computed{}}}
			answer, err := solver.Answer(t.Context(), "What is 12 * 7 + 5?")
			if err != nil || answer.Text != worked || strings.TrimSpace(answer.Thought()) != "84, then 89" {
				t.Errorf("%q after %q, %v", answer.Text, answer.Thought(), err)
			}
		})
	}
}

// thinking writes what is left of an answer, whatever was thought before it.
func thinking(answer string) func(string) string {
	return func(begun string) string {
		if rest, ok := strings.CutPrefix(answer, begun); ok {
			return rest
		}
		if _, after, ok := strings.Cut(begun, "</think>\n\n"); ok {
			begun = after
		}
		if _, after, ok := strings.Cut(answer, "</think>\n\n"); ok {
			answer = after
		}
		return strings.TrimPrefix(answer, begun)
	}
}

func TestDraftLimit(t *testing.T) {
	for _, m := range []*llm{
		{streams: true, usage: true}, {streams: true}, {streams: true, ignores: true}, {}, {ignores: true}, {usage: true, ignores: true},
	} {
		m.write = script(strings.Repeat("so it goes ", 40))
		s, err := newModel(t, m, false).Start(question)
		if err != nil {
			t.Fatal(err)
		}
		n, end := 0, false
		for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 7}) {
			if err != nil {
				t.Fatal(err)
			}
			n, end = n+1, token.End
		}
		if n != 7 || end {
			t.Errorf("%+v: a draft of 7 tokens has %d, end %v", m, n, end)
		}
	}
}

func TestOptionsAreHandedOver(t *testing.T) {
	m := &llm{write: script(worked), streams: true}
	s, err := newModel(t, m, false).Start(question)
	if err != nil {
		t.Fatal(err)
	}
	for range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 3, Temperature: .7, Seed: 1 << 40}) {
	}
	if o := m.calls[0]; o.MaxTokens != 3 || o.Temperature != .7 || o.Seed < 0 || o.Seed > math.MaxInt32 {
		t.Errorf("%+v", o)
	}
}

func TestErrors(t *testing.T) {
	failure := errors.New("429: slow down")
	for _, test := range []struct{ fails, is error }{
		{failure, failure},
		{errors.New("maximum context length is 10 tokens"), pipeline.ErrContextFull},
	} {
		s, err := newModel(t, &llm{fails: test.fails}, false).Start(question)
		if err != nil {
			t.Fatal(err)
		}
		for token, err := range s.Draft(t.Context(), pipeline.Sampling{}) {
			if !errors.Is(err, test.is) || !strings.HasPrefix(err.Error(), "langchain: ") || token.Spend.Tokens() != 0 {
				t.Errorf("%v: %v %+v", test.fails, err, token)
			}
		}
	}
	if _, err := newModel(t, &llm{}, false).Start(prompts.Prompt{Raw: "<s>"}); err == nil {
		t.Error("a raw prompt is taken")
	}
	if _, err := langchain.New(nil, langchain.Options{Name: "x"}); err == nil {
		t.Error("no model is taken for one")
	}
}

// A reply without a word was paid for, too.
func TestEmptyReply(t *testing.T) {
	for _, streams := range []bool{false, true} {
		m := &llm{streams: streams, write: func(string) string { return "" }}
		s, err := newModel(t, m, true).Start(question)
		if err != nil {
			t.Fatal(err)
		}
		var spent pipeline.Spend
		for token, err := range s.Draft(t.Context(), pipeline.Sampling{MaxTokens: 20}) {
			if spent = spent.Add(token.Spend); err != nil || !token.End {
				t.Errorf("%+v, %v", token, err)
			}
		}
		if spent.PromptTokens < m.read || spent.GeneratedTokens != 0 {
			t.Errorf("spent %+v, the model has read %d tokens", spent, m.read)
		}
	}
}

// An answer that the provider breaks off is none, however far it came.
func TestAnswersThatAreBrokenOff(t *testing.T) {
	for reason, want := range map[string]string{
		"content_filter": "stopped by the provider (content_filter)", "FinishReasonSafety": "stopped by the provider",
		"tool_calls": "called a tool", "end_turn": "", "FinishReasonStop": "", "": "",
	} {
		for _, streams := range []bool{false, true} {
			m := &llm{streams: streams, write: script("1. 12 * 7 = 84\n"), reason: reason}
			solver := &pipeline.Solver{Model: newModel(t, m, true), Format: prompts.Steps{}}
			answer, err := solver.Answer(t.Context(), question.User)
			if (err == nil) != (want == "") || err != nil && (!strings.Contains(err.Error(), want) || answer.Stop != pipeline.Failed) {
				t.Errorf("%q: %s, %v", reason, answer.Stop, err)
			}
		}
	}
}

// A model that panics does so where the answer is asked for, so that a server can go on.
func TestPanicsReachTheCaller(t *testing.T) {
	m := &llm{taken: func(context.Context) error { panic("index out of range") }}
	solver := &pipeline.Solver{Model: newModel(t, m, true), Format: prompts.Steps{}}
	defer func() {
		if p := recover(); !strings.Contains(fmt.Sprint(p), "the model panicked: index out of range") {
			t.Errorf("recovered %v", p)
		}
	}()
	answer, err := solver.Answer(t.Context(), question.User)
	t.Errorf("%+v, %v", answer, err)
}

// TestCancelledBeforeReply cancels a call that the model has worked at and not answered:
// what it read, and may have written, is in the account. A refusal is not.
func TestCancelledBeforeReply(t *testing.T) {
	for _, refuses := range []bool{false, true} {
		ctx, cancel := context.WithCancel(t.Context())
		m := &llm{write: script(worked), taken: func(ctx context.Context) error {
			if refuses {
				return errors.New("status 429")
			}
			cancel()
			<-ctx.Done()
			return ctx.Err()
		}}
		s, err := newModel(t, m, true).Start(question)
		if err != nil {
			t.Fatal(err)
		}
		var spent pipeline.Spend
		for token, draftErr := range s.Draft(ctx, pipeline.Sampling{MaxTokens: 20}) {
			spent, err = spent.Add(token.Spend), draftErr
		}
		cancel()
		switch {
		case refuses && (err == nil || spent.Tokens() != 0):
			t.Errorf("a refusal cost %+v, %v", spent, err)
		case !refuses && (!errors.Is(err, context.Canceled) || spent.PromptTokens < m.read || spent.GeneratedTokens != 20):
			t.Errorf("spent %+v, %v; the model has read %d tokens and may have written 20", spent, err, m.read)
		}
	}
}

func TestBudgetThatCannotBeKept(t *testing.T) {
	b := pipeline.Budget{USD: pipeline.AtMost(1)}
	if err := newModel(t, &llm{}, false).CheckBudget(b); err == nil || !strings.Contains(err.Error(), "langchain:test/model is unknown") {
		t.Error(err)
	}
	priced, err := langchain.New(&llm{}, langchain.Options{Name: "x", Entry: prices.Entry{Price: &prices.Price{Input: 1, Output: 2}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := priced.CheckBudget(b); err != nil {
		t.Error(err)
	}
}

// solverOf answers with fixed drafts.
func solverOf(drafts ...string) *pipeline.Solver {
	return &pipeline.Solver{
		Model:  pipelinetest.Script(drafts...),
		Format: prompts.Steps{},
		Critic: critic.Cascade{critic.Computed{}},
		Ladder: []pipeline.Rung{{Tries: 1, Temperature: 1}, {Back: 1}},
	}
}

// ask asks l one question and returns the reply, and what was streamed.
func ask(t *testing.T, l *langchain.LLM, options ...llms.CallOption) (choice *llms.ContentChoice, streamed []string) {
	t.Helper()
	options = append(options, llms.WithStreamingFunc(func(_ context.Context, piece []byte) error {
		streamed = append(streamed, string(piece))
		return nil
	}))
	response, err := l.GenerateContent(t.Context(), []llms.MessageContent{llms.TextParts(llms.ChatMessageTypeHuman, "What is 12 * 7 + 5?")}, options...)
	if err != nil {
		t.Fatal(err)
	}
	return response.Choices[0], streamed
}

func TestLLM(t *testing.T) {
	steps := []string{"1. 12 * 7 = 84\n", "2. 84 + 5 = 89\n", "Answer: 89\n"}
	choice, streamed := ask(t, &langchain.LLM{Solver: solverOf(steps...)})
	if choice.Content != worked || choice.StopReason != "stop" || strings.Join(streamed, "|") != strings.Join(steps, "|") {
		t.Errorf("%+v, streamed %q", choice, streamed)
	}
	prompt, generated := choice.GenerationInfo["PromptTokens"].(int), choice.GenerationInfo["CompletionTokens"].(int)
	if generated != len(worked) || prompt == 0 || choice.GenerationInfo["TotalTokens"] != prompt+generated || choice.GenerationInfo["Final"] != "89" {
		t.Errorf("%+v", choice.GenerationInfo)
	}
}

// TestLLMReasons hands over what was reasoned apart from the answer.
func TestLLMReasons(t *testing.T) {
	l := &langchain.LLM{Solver: solverOf("⟨84, then\n", "89⟩", "Answer: 89\n")}
	var reasoned, said []string
	choice, streamed := ask(t, l, llms.WithStreamingReasoningFunc(func(_ context.Context, reasoning, piece []byte) error {
		if len(reasoning) > 0 {
			reasoned = append(reasoned, string(reasoning))
		}
		if len(piece) > 0 {
			said = append(said, string(piece))
		}
		return nil
	}))
	if choice.Content != "Answer: 89\n" || choice.ReasoningContent != "84, then\n89" {
		t.Errorf("%+v", choice)
	}
	if !slices.Equal(reasoned, []string{"84, then\n", "89"}) || !slices.Equal(said, streamed) || !slices.Equal(said, []string{choice.Content}) {
		t.Errorf("streamed reasoning %q, answer %q and %q", reasoned, said, streamed)
	}
}

// TestStreamedTextStays rejects a chunk until the ladder would give up the one
// before it, which has been streamed.
func TestStreamedTextStays(t *testing.T) {
	l := &langchain.LLM{Solver: solverOf("1. 12 * 7 = 84\n", "2. 84 + 5 = 90\n", "2. 84 + 5 = 91\n", "Answer: 90\n")}
	choice, streamed := ask(t, l)
	if strings.Join(streamed, "") != choice.Content {
		t.Errorf("streamed %q, returned %q", streamed, choice.Content)
	}
}

func TestStrategyAsLLM(t *testing.T) {
	build, err := strategy.Parse("retry@2")
	if err != nil {
		t.Fatal(err)
	}
	l := &langchain.LLM{Solver: solverOf("Answer: 90\n", "Answer: 89\n"), Strategy: build}
	choice, streamed := ask(t, l)
	if len(streamed) != 1 || streamed[0] != choice.Content || !strings.HasPrefix(choice.Content, "Answer: ") {
		t.Errorf("%q, streamed %q", choice.Content, streamed)
	}
}

func TestStopWords(t *testing.T) {
	for _, test := range []struct {
		stops    []string
		want     string
		streamed string // pieces with | between them
		drafts   int    // lines that were paid for
	}{
		{[]string{"\nAnswer"}, "1. 12 * 7 = 84\n2. 84 + 5 = 89", "1. 12 * 7 = 84|\n2. 84 + 5 = 89", 3},
		{[]string{"Answer", "2."}, "1. 12 * 7 = 84\n", "1. 12 * 7 = 84\n", 2},
		{[]string{"1"}, "", "", 1},
		{[]string{"Observation", ""}, worked, "1. 12 * 7 = 84\n|2. 84 + 5 = 89\n|Answer: 89\n", 3},
		{[]string{"89\nAnswer: 90"}, worked, "1. 12 * 7 = 84\n|2. 84 + 5 = |89\nAnswer: |89\n", 3},
	} {
		steps := []string{"1. 12 * 7 = 84\n", "2. 84 + 5 = 89\n", "Answer: 89\n"}
		choice, streamed := ask(t, &langchain.LLM{Solver: solverOf(steps...)}, llms.WithStopWords(test.stops))
		if choice.Content != test.want || strings.Join(streamed, "") != test.want {
			t.Errorf("stop words %q: %q, streamed %q", test.stops, choice.Content, streamed)
		}
		paid := len(strings.Join(steps[:test.drafts], ""))
		if got := choice.GenerationInfo["CompletionTokens"]; got != paid {
			t.Errorf("stop words %q: %v tokens were generated, want %d", test.stops, got, paid)
		}
	}
}

func TestLLMTakesOptions(t *testing.T) {
	var got pipeline.Sampling
	solver := &pipeline.Solver{
		Model: &pipelinetest.Model{Write: func(_ string, s pipeline.Sampling) string {
			got = s
			return strings.Repeat("so ", 100)
		}},
		Format: prompts.Steps{},
	}
	choice, _ := ask(t, &langchain.LLM{Solver: solver}, llms.WithTemperature(.5), llms.WithSeed(9), llms.WithMaxTokens(20))
	if n := choice.GenerationInfo["CompletionTokens"].(int); n == 0 || n > 20 || choice.StopReason != "length" {
		t.Errorf("%+v", choice)
	}
	solver.Budget.Generated = pipeline.AtMost(18)
	if choice, _ = ask(t, &langchain.LLM{Solver: solver}, llms.WithMaxTokens(20)); choice.GenerationInfo["CompletionTokens"].(int) > 18 {
		t.Errorf("more than the solver's budget: %+v", choice)
	}
	solver.Budget = pipeline.Budget{}
	if got.Temperature != 0 && got.Temperature != .5 || solver.Sampling != (pipeline.Sampling{}) {
		t.Errorf("sampling %+v, the solver's own is %+v", got, solver.Sampling)
	}
}

func TestLLMRefuses(t *testing.T) {
	l := &langchain.LLM{Solver: solverOf(worked)}
	text := llms.TextParts(llms.ChatMessageTypeHuman, "What is 12 * 7 + 5?")
	if _, err := (&langchain.LLM{}).GenerateContent(t.Context(), []llms.MessageContent{text}); err == nil {
		t.Error("an LLM without a solver answers")
	}
	if _, err := (&langchain.Tool{}).Call(t.Context(), "q"); err == nil {
		t.Error("a tool without a solver answers")
	}
	for what, option := range map[string]llms.CallOption{
		"JSON":  llms.WithResponseMIMEType("application/json"),
		"tools": llms.WithTools([]llms.Tool{{}}), "JSON mode": llms.WithJSONMode(), "candidate": llms.WithN(2),
	} {
		if _, err := l.GenerateContent(t.Context(), []llms.MessageContent{text}, option); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
	image := llms.MessageContent{Role: llms.ChatMessageTypeHuman, Parts: []llms.ContentPart{llms.ImageURLPart("http://x")}}
	if _, err := l.GenerateContent(t.Context(), []llms.MessageContent{image}); err == nil {
		t.Error("an image is taken for a question")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Call(ctx, "What is 12 * 7 + 5?"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	stop := errors.New("enough")
	if _, err := l.Call(t.Context(), "What is 12 * 7 + 5?", llms.WithStreamingFunc(func(context.Context, []byte) error { return stop })); !errors.Is(err, stop) {
		t.Errorf("a streaming function that fails: %v", err)
	}
}

func TestConversation(t *testing.T) {
	var asked string
	solver := &pipeline.Solver{
		Model: &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string {
			if asked == "" {
				asked = text
			}
			return "Answer: 1\n"
		}},
		Format: prompts.Steps{},
	}
	_, err := (&langchain.LLM{Solver: solver}).GenerateContent(t.Context(), []llms.MessageContent{
		llms.TextParts(llms.ChatMessageTypeSystem, "Be brief."),
		llms.TextParts(llms.ChatMessageTypeHuman, "2 + 2?"),
		llms.TextParts(llms.ChatMessageTypeAI, "4"),
		llms.TextParts(llms.ChatMessageTypeHuman, "And twice", "that?"),
	})
	if want := "System: Be brief.\nHuman: 2 + 2?\nAI: 4\nHuman: And twice\nthat?"; err != nil || asked != want {
		t.Errorf("asked %q, want %q; %v", asked, want, err)
	}
}

func TestAloneModelsSeeTheLastQuestion(t *testing.T) {
	var asked string
	l := &langchain.LLM{Alone: true, Solver: &pipeline.Solver{
		Model:  &pipelinetest.Model{Write: func(text string, _ pipeline.Sampling) string { asked = text; return "Answer: 1\n" }},
		Format: prompts.Steps{},
	}}
	before := []llms.MessageContent{
		llms.TextParts(llms.ChatMessageTypeSystem, "Be brief."),
		llms.TextParts(llms.ChatMessageTypeHuman, "2 + 2?"),
		llms.TextParts(llms.ChatMessageTypeAI, "4"),
	}
	_, err := l.GenerateContent(t.Context(), append(before, llms.TextParts(llms.ChatMessageTypeHuman, "3 + 3?")))
	if err != nil || asked != "3 + 3?" {
		t.Errorf("asked %q, %v", asked, err)
	}
	if _, err := l.GenerateContent(t.Context(), before); err == nil {
		t.Error("a reply is taken for a question")
	}
}

func TestTool(t *testing.T) {
	outOfScope := &pipeline.Solver{Model: pipelinetest.Script(), Format: prompts.Worked{}}
	for _, test := range []struct {
		solver strategy.Strategy
		want   string
	}{
		{solverOf("Answer: 89\n"), "89"},
		{&pipeline.Solver{Model: pipelinetest.Script("Answer: 89\n"), Format: prompts.Steps{}}, "89 (not verified)"},
		{solverOf(), "no answer was found"},
		{outOfScope, "cannot be answered by this tool"},
	} {
		tool := &langchain.Tool{Solver: test.solver}
		if got, err := tool.Call(t.Context(), "Who wrote Faust?"); err != nil || !strings.HasPrefix(got, test.want) {
			t.Errorf("%q, %v; want %q", got, err, test.want)
		}
	}
	if named := (&langchain.Tool{ToolName: "sum", ToolDescription: "adds"}); named.Name() != "sum" || named.Description() != "adds" {
		t.Errorf("%s: %s", named.Name(), named.Description())
	}
}

func ExampleReAct() {
	for _, text := range []string{
		"Thought: 12 * 7 = 84\n",
		"Thought: 12 * 7 = 84\nAction: calculator\nAction Input: 84 + 5\n",
		"Final Answer: 89",
	} {
		final, complete := langchain.ReAct{}.Final(text)
		fmt.Printf("%q %v\n", final, complete)
	}
	// Output:
	// "" false
	// "84 + 5" true
	// "89" true
}
