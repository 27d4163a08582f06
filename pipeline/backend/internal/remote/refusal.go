package remote

import "strings"

// ContextFull reports whether a refusal means that the text is too long.
func ContextFull(message string) bool {
	message = strings.ToLower(message)
	for _, sign := range []string{
		"context_length_exceeded", "context length", "context size", "context window",
		"exceed_context_size", "prompt is too long", "input is too long", "too many tokens",
	} {
		if strings.Contains(message, sign) {
			return true
		}
	}
	return false
}
