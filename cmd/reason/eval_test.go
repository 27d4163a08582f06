package main

import (
	"slices"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/pipeline"
)

func TestSplitStrategies(t *testing.T) {
	tests := map[string][]string{
		"single":                             {"single"},
		" single , sc@4 ":                    {"single", "sc@4"},
		"chunked:check=2,tries=8,sc@4":       {"chunked:check=2,tries=8", "sc@4"},
		"single,chunked:tries=8,retry:max=2": {"single", "chunked:tries=8", "retry:max=2"},
		",":                                  nil,
	}
	for list, want := range tests {
		if got := splitStrategies(list); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", list, got, want)
		}
	}
}

func TestProgressLine(t *testing.T) {
	tests := []struct {
		p    evals.Progress
		want string
	}{
		{evals.Progress{Total: 10}, "0/10"},
		{
			evals.Progress{Total: 100, Done: 50, Resumed: 10, Correct: 40, Failed: 2, Spend: pipeline.Spend{GeneratedTokens: 5000, PromptTokens: 7345}, Elapsed: 20 * time.Second},
			"50/100  right 80.0 % (67.0–88.8)  12.3k tokens  2 failed  2.0/s  25s left",
		},
	}
	for _, tt := range tests {
		if got := progressLine(tt.p); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}
