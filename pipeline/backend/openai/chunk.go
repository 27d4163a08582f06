package openai

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// chunk is one event of a stream, with the fields that go-openai leaves out.
type chunk struct {
	Choices []choice        `json:"choices"`
	Usage   *usage          `json:"usage"`
	Timings *timings        `json:"timings"`
	Error   json.RawMessage `json:"error"`
	Object  string          `json:"object"`
	Message string          `json:"message"` // with object "error": older vLLM
}

type choice struct {
	Index    int   `json:"index"`
	Delta    delta `json:"delta"`
	Whole    delta `json:"message"` // of a server that does not stream
	Logprobs *struct {
		Content []struct {
			candidate
			Top []candidate `json:"top_logprobs"`
		} `json:"content"`
	} `json:"logprobs"`
	FinishReason string `json:"finish_reason"`
}

// candidate is a token and ln P of it.
type candidate struct {
	Token   string  `json:"token"`
	Logprob float64 `json:"logprob"`
}

type delta struct {
	Content          text `json:"content"`
	ReasoningContent text `json:"reasoning_content"` // DeepSeek, vLLM, llama.cpp
	Reasoning        text `json:"reasoning"`         // OpenRouter, Ollama, newer vLLM
	Refusal          text `json:"refusal"`
}

// text is a string, null, or Mistral's list of parts, of which those of type
// text count.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var s string
	if err := json.Unmarshal(data, &s); err == nil {
		*t = text(s)
		return nil
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	for _, part := range parts {
		if part.Type == "text" {
			*t += text(part.Text)
		}
	}
	return nil
}

// usage is what the server counted so far.
type usage struct {
	PromptTokens     int `json:"prompt_tokens"`
	CompletionTokens int `json:"completion_tokens"`
	TotalTokens      int `json:"total_tokens"`
	Details          *struct {
		CachedTokens int `json:"cached_tokens"`
	} `json:"prompt_tokens_details"`
	CacheHitTokens int `json:"prompt_cache_hit_tokens"` // DeepSeek
}

// timings is llama.cpp's account; prompt_n leaves out what was cached.
type timings struct {
	Cached    *int `json:"cache_n"`
	Prompt    int  `json:"prompt_n"`
	Generated int  `json:"predicted_n"`
}

// continues reports whether the event tells that the server goes on with a last
// message that is the assistant's, whatever its model makes of that: llama.cpp
// has done so for longer than it has told what it cached.
func (c *chunk) continues() bool { return c.Timings != nil && c.Timings.Cached != nil }

// tokens is what the event says was used so far; ok is false when it says
// nothing.
func (c *chunk) tokens() (t prices.Tokens, ok bool) {
	switch {
	case c.continues():
		return prices.Tokens{Prompt: count(c.Timings.Prompt), Cached: count(*c.Timings.Cached), Generated: count(c.Timings.Generated)}, true
	case c.Usage == nil || c.Usage.PromptTokens <= 0: // a prompt is never empty
		return t, false
	}
	u := c.Usage
	t.Cached = count(u.CacheHitTokens)
	if u.Details != nil {
		t.Cached = max(t.Cached, count(u.Details.CachedTokens))
	}
	t.Cached = min(t.Cached, count(u.PromptTokens))
	t.Prompt = count(u.PromptTokens) - t.Cached
	// Some servers leave the thinking out of completion_tokens.
	t.Generated = max(count(u.CompletionTokens), count(u.TotalTokens)-count(u.PromptTokens))
	return t, true
}

// count takes a number of tokens from a server that may write anything.
func count(n int) int { return min(max(n, 0), 1e9) }

// failure is the message of an error inside the stream.
func (c *chunk) failure() (message string, failed bool) {
	if len(c.Error) == 0 || string(c.Error) == "null" {
		return c.Message, c.Object == "error"
	}
	return told(c.Error), true
}

// pieces are the tokens of the answer in a choice, thought those of the reasoning:
// one for each token whose log-probability is told, else one for all that came
// together, which counts as one token where the server is known to send them
// singly, as one a byte otherwise.
func (c *choice) pieces(single bool) []remote.Piece {
	return c.divide(string(cmp.Or(c.Delta.Content, c.Delta.Refusal, c.Whole.Content, c.Whole.Refusal)), single)
}

func (c *choice) thought(single bool) []remote.Piece {
	return c.divide(c.thinking(), single)
}

func (c *choice) thinking() string {
	return string(cmp.Or(c.Delta.ReasoningContent, c.Delta.Reasoning, c.Whole.ReasoningContent, c.Whole.Reasoning))
}

// divide is text in pieces.
func (c *choice) divide(text string, single bool) []remote.Piece {
	if text == "" {
		return nil
	}
	whole := remote.Piece{Text: text, Logprob: float32(math.NaN()), Tokens: remote.TokensOf(text, single)}
	if c.Logprobs == nil || len(c.Logprobs.Content) == 0 {
		return []remote.Piece{whole}
	}
	var joined strings.Builder
	var sum float64
	told := c.Logprobs.Content
	pieces := make([]remote.Piece, len(told))
	for i, t := range told {
		joined.WriteString(t.Token)
		sum += min(t.Logprob, 0)
		pieces[i] = remote.Piece{Text: t.Token, Logprob: float32(min(t.Logprob, 0)), Tokens: 1, Alternatives: others(t.Token, t.Top)}
	}
	switch {
	case joined.String() == text:
		return pieces
	case c.both():
		return []remote.Piece{whole}
	}
	whole.Logprob, whole.Tokens = float32(sum), len(told)
	return []remote.Piece{whole}
}

// others are the candidates for the place of a token, itself left out.
// Tokens that are no text are told by their names, which are not to be written.
func others(token string, top []candidate) (out []pipeline.Alternative) {
	for _, c := range top {
		special := strings.HasPrefix(c.Token, "<|") || strings.HasPrefix(c.Token, "<｜") || slices.Contains(ends, c.Token)
		if c.Token != token && !special && utf8.ValidString(c.Token) && !strings.ContainsRune(c.Token, utf8.RuneError) {
			out = append(out, pipeline.Alternative{Text: c.Token, Logprob: float32(min(c.Logprob, 0))})
		}
	}
	return out
}

// ends are names of tokens that end a text, and of the marks around reasoning.
var ends = []string{"", "</s>", "<s>", "<eos>", "<end_of_turn>", "<think>", "</think>"}

// both reports whether the log-probabilities are those of reasoning and answer.
func (c *choice) both() bool {
	return (c.Delta.ReasoningContent != "" || c.Delta.Reasoning != "") && c.Delta.Content != "" ||
		(c.Whole.ReasoningContent != "" || c.Whole.Reasoning != "") && c.Whole.Content != ""
}

// whole tells a choice of a server that does not stream.
func (c *choice) whole() bool {
	return c.Whole.Content != "" || c.Whole.ReasoningContent != "" || c.Whole.Reasoning != "" || c.Whole.Refusal != ""
}
