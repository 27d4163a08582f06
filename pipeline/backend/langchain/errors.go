package langchain

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/pipeline"
)

// refusals are what the errors of langchaingo's providers say, and what it means
// for the person who reads it. Most are plain texts with a status in them.
var refusals = []struct {
	signs   []string
	meaning string
}{
	{[]string{"401", "403", "unauthorized", "authentication", "invalid x-api-key", "api key"}, "the API key was refused; is it a key for this provider?"},
	{[]string{"402", "insufficient_quota", "insufficient balance", "credit balance"}, "the account has no credit left"},
	{[]string{"429", "rate limit", "rate_limit", "too many requests"}, "too many requests; try again later"},
	{[]string{"404", "not_found", "not found", "does not exist"}, "there is no such model at this provider"},
	{[]string{"500", "502", "503", "529", "overloaded", "unavailable"}, "the provider is overloaded or failing; try again later"},
}

// explain turns an error into one for people. Those that callers look for are
// kept in it, unless the secret is.
func (m *Model) explain(err error) error {
	text := err.Error()
	if m.options.Secret != "" && strings.Contains(text, m.options.Secret) {
		err = errors.New(strings.ReplaceAll(text, m.options.Secret, "***"))
	}
	if !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, pipeline.ErrContextFull) {
		low := strings.ToLower(text)
		for _, r := range refusals {
			for _, sign := range r.signs {
				if strings.Contains(low, sign) {
					return fmt.Errorf("langchain: %s: %s: %w", m.options.Name, r.meaning, err)
				}
			}
		}
	}
	return fmt.Errorf("langchain: %s: %w", m.options.Name, err)
}
