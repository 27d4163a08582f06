package langchain

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
	"github.com/seed-25a395fc/reason/pipeline/prices"
)

// This file reads what langchaingo's providers write in many ways.

// whole divides text into complete characters and the first bytes of one more.
func whole(text string) (complete, partial string) {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if start := text[len(text)-n:]; utf8.RuneStart(start[0]) {
			if utf8.FullRuneInString(start) {
				break
			}
			return text[:len(text)-n], start
		}
	}
	return text, ""
}

// split divides text at its lines and words, as tokens are: a space goes with
// the word behind it, line ends with the word before. Chunk boundaries are then found
// inside of what came together.
func split(text string) (pieces []remote.Piece) {
	if text == "" {
		return nil
	}
	start := 0
	for i := 1; i < len(text); i++ {
		space := text[i] == ' ' && text[i-1] != ' '
		line := text[i] != '\n' && text[i-1] == '\n'
		if space || line {
			pieces = append(pieces, remote.Piece{Text: text[start:i]})
			start = i
		}
	}
	return append(pieces, remote.Piece{Text: text[start:]})
}

// usage reads the names that langchaingo's providers give to token counts.
func usage(info map[string]any) (t prices.Tokens, ok bool) {
	prompt, _ := number(info, "PromptTokens", "InputTokens", "input_tokens")
	generated, known := number(info, "CompletionTokens", "OutputTokens", "output_tokens")
	cached, _ := number(info, "PromptCachedTokens", "CacheReadInputTokens", "CachedTokens")
	if !known || prompt+cached == 0 {
		return t, false
	}
	if created, ok := number(info, "CacheCreationInputTokens"); ok { // Anthropic's InputTokens leave out both kinds
		return prices.Tokens{Prompt: prompt + created, Cached: cached, Generated: generated}, true
	}
	cached = min(cached, prompt)
	return prices.Tokens{Prompt: prompt - cached, Cached: cached, Generated: generated}, true
}

func number(info map[string]any, names ...string) (int, bool) {
	for _, name := range names {
		switch n := info[name].(type) {
		case int:
			return max(n, 0), true
		case int32:
			return max(int(n), 0), true
		case int64:
			return max(int(n), 0), true
		case float64:
			return max(int(n), 0), true
		}
	}
	return 0, false
}

// stoppedAtLimit reads the stop reasons of the providers.
func stoppedAtLimit(reason string) bool {
	reason = strings.ToLower(reason)
	return reason == "length" || strings.Contains(reason, "max") && strings.Contains(reason, "token")
}

// stopped is what is wrong with a stop reason of the providers; nil where nothing is.
func stopped(reason string) error {
	low := strings.ToLower(reason)
	has := func(word string) bool { return strings.Contains(low, word) }
	switch {
	case slices.ContainsFunc([]string{"filter", "safety", "prohibited", "blocklist", "recitation", "guardrail", "refusal"}, has):
		return fmt.Errorf("the answer was stopped by the provider (%s)", reason)
	case has("tool") || has("function"):
		return fmt.Errorf("the model called a tool, though none was offered (%s)", reason)
	}
	return nil
}
