package openai

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// Continuation is how a server is made to continue an assistant's message.
type Continuation string

// The continuations. All but ContinueAsked make the server go on in the middle
// of a word; ContinueAsked works with every server, but the model may rephrase.
const (
	// ContinueFinal sets continue_final_message: vLLM, SGLang.
	ContinueFinal Continuation = "final"
	// ContinuePrefix marks the message as a prefix: DeepSeek, Mistral, Moonshot.
	ContinuePrefix Continuation = "prefix"
	// ContinuePlain just ends with the message: llama.cpp, Ollama, OpenRouter.
	ContinuePlain Continuation = "plain"
	// ContinueAsked adds a request to carry on: OpenAI.
	ContinueAsked Continuation = "asked"
)

// knownServers need no probing.
var knownServers = map[string]Continuation{
	"api.openai.com":   ContinueAsked,
	"api.deepseek.com": ContinuePrefix,
	"api.mistral.ai":   ContinuePrefix,
	"api.moonshot.ai":  ContinuePrefix,
	"api.moonshot.cn":  ContinuePrefix,
	"openrouter.ai":    ContinuePlain,
}

func (c Continuation) check() error {
	switch c {
	case "", ContinueFinal, ContinuePrefix, ContinuePlain, ContinueAsked:
		return nil
	}
	return fmt.Errorf("openai: no continuation %q (known: final, prefix, plain, asked)", string(c))
}

// message is one message of a request, with the marks that go-openai lacks.
type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
	Thought string `json:"reasoning_content,omitempty"`
	Prefix  bool   `json:"prefix,omitempty"`  // DeepSeek, Mistral
	Partial bool   `json:"partial,omitempty"` // Moonshot
}

// conversation puts the messages that make the server write what comes after
// what was begun into a request. A prompt's messages are the same in every request
// of a session: servers find them in their caches.
func (c Continuation) conversation(request map[string]any, system, user string, b remote.Begun) {
	var messages []message
	if system != "" {
		messages = append(messages, message{Role: "system", Content: system})
	}
	messages = append(messages, message{Role: "user", Content: user})
	if begun := c.message(b); begun.Content+begun.Thought != "" {
		switch c {
		case ContinueFinal:
			request["continue_final_message"] = true
			request["add_generation_prompt"] = false
		case ContinuePrefix:
			begun.Prefix, begun.Partial = true, true
		}
		messages = append(messages, begun)
		if c == ContinueAsked {
			messages = append(messages, message{Role: "user", Content: remote.CarryOn})
		}
	}
	request["messages"] = messages
}

// message is what was begun, as the assistant's message. Reasoning goes the way it
// came from the server; only what stands before any answer has to be part of the
// message itself, because an empty one cannot be continued.
func (c Continuation) message(b remote.Begun) message {
	if c == ContinuePrefix || b.Answer != "" {
		return message{Role: "assistant", Content: b.Answer, Thought: b.Thought}
	}
	return message{Role: "assistant", Content: b.Text()}
}

// question puts into a request what makes the server write what comes after what
// was begun and suffix. Where it cannot go on in the middle of a message, suffix is
// asked by the user.
func (c Continuation) question(request map[string]any, system, user string, b remote.Begun, suffix string) {
	answer := b.Answer
	b.Answer, b.Open = answer+suffix, false
	c.conversation(request, system, user, b)
	if c == ContinueAsked && answer != "" {
		messages := request["messages"].([]message)
		n := len(messages)
		messages[n-2].Content, messages[n-1].Content = answer, strings.TrimSpace(suffix)
	}
}

// The probe cuts an answer in the middle of a word. Only a server that goes on
// with the very message writes the rest of the word first, if its model can
// spell.
const (
	probeQuestion = "Write: one two three four five six seven eight"
	probeBegun    = "one two three four fi"
	probeRest     = "ve"
	probeTokens   = 3
)

// probes are tried in this order: a server that knows none of the marks, and
// just goes on, shows it at the first.
var probes = []Continuation{ContinueFinal, ContinuePrefix, ContinuePlain}

// probeBound is the most that probing costs.
func probeBound() prices.Tokens {
	return prices.Tokens{
		Prompt:    len(probes) * remote.BytesBound(2, len(probeQuestion)+len(probeBegun)),
		Generated: len(probes) * (probeTokens + 1),
	}
}
