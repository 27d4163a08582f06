package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
)

// What a request may name without a budget costs no more than so many answers.
func TestManyDraftsNeedABudget(t *testing.T) {
	f := deskFlags{solverFlags: solverFlags{strategy: "bon@128"}}
	for _, row := range []struct {
		strategy string
		budget   pipeline.Budget
		refused  bool
	}{
		{"sc@64", pipeline.Budget{}, false},
		{"sc@65", pipeline.Budget{}, true},
		{"beam@256:keep=4", pipeline.Budget{}, true},
		{"chunked:tries=4096", pipeline.Budget{}, true},
		{"chunked:candidates=256", pipeline.Budget{}, true},
		{"chunked", pipeline.Budget{}, false},
		{"", pipeline.Budget{}, false},        // what the server was started with
		{"bon@128", pipeline.Budget{}, false}, // the same
		{"sc@4096", pipeline.Budget{Tokens: pipeline.AtMost(1000)}, false},
		{"sc@4096", pipeline.Budget{Generated: pipeline.AtMost(1000)}, false},
		{"sc@4096", pipeline.Budget{Seconds: pipeline.AtMost(10)}, false},
		{"sc@4096", pipeline.Budget{Prompt: pipeline.AtMost(1000)}, true}, // which all answers share
	} {
		_, err := f.wished(pipeline.Solver{Model: &pipelinetest.Model{}}, serve.Wish{Strategy: row.strategy, Budget: row.budget})
		wrong, refused := errors.AsType[*serve.FieldError](err)
		if refused != row.refused || refused && (wrong.Field != "strategy" || !strings.Contains(err.Error(), `send a "budget"`)) {
			t.Errorf("%s within %+v: %v", row.strategy, row.budget, err)
		}
	}
}
