package pipeline_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
)

// What is unknown is never 0: not in a sum, not in JSON, not against a limit.
func TestUnknownSpend(t *testing.T) {
	unknown := pipeline.Spend{PromptTokens: 3, FLOPs: 5, USD: math.NaN()}
	sum := unknown.Add(pipeline.Spend{USD: 1, FLOPs: 2})
	data, err := json.Marshal(sum)
	if err != nil || !strings.Contains(string(data), `"usd":null`) || !strings.Contains(string(data), `"flops":7`) {
		t.Fatalf("%s, %v", data, err)
	}
	var read pipeline.Spend
	if err := json.Unmarshal(data, &read); err != nil || !math.IsNaN(read.USD) || read.FLOPs != 7 || read.PromptTokens != 3 {
		t.Errorf("%+v, %v", read, err)
	}
	if err := json.Unmarshal([]byte(`{"prompt_tokens":1}`), &read); err != nil || read.PromptTokens != 1 || read.FLOPs != 7 {
		t.Errorf("%+v, %v", read, err)
	}
	cost := func(int) pipeline.Spend { return unknown }
	if n, _ := pipeline.NewLedger(pipeline.Budget{USD: pipeline.AtMost(9)}).Reserve(t.Context(), 1, cost, nil); n != 0 {
		t.Error("a limit on USD grants what costs nobody knows how much")
	}
	if n, _ := pipeline.NewLedger(pipeline.Budget{FLOPs: pipeline.AtMost(9)}).Reserve(t.Context(), 1, cost, nil); n != 1 {
		t.Error("an unknown price counts against a limit on FLOPs")
	}
}
