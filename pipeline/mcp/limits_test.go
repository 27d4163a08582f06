package mcp_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/mcp"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
	"github.com/seed-25a395fc/reason/pipeline/serve"
)

// What calls ask for is lowered to the limits of the server; what all may spend together
// ends at some time.
func TestBudgets(t *testing.T) {
	client := start(t, serve.Options{
		Solver: from(solved()),
		Budget: pipeline.Budget{Tokens: pipeline.AtMost(250)}, Total: pipeline.Budget{Tokens: pipeline.AtMost(600)},
	})
	spent := 0
	for range 20 {
		r := call(t, client, mcp.Answer, map[string]any{"question": question, "budget": "tokens=100000"}, nil)
		if r.IsError {
			if !strings.Contains(told(r)[0], "is used up") || spent == 0 {
				t.Errorf("after %d tokens: %q", spent, told(r))
			}
			return
		}
		used := r.StructuredContent.(map[string]any)["spend"].(map[string]any)
		one := int(used["prompt_tokens"].(float64) + used["generated_tokens"].(float64))
		if spent += one; one > 250 || spent > 600 {
			t.Fatalf("%d tokens, %d in all", one, spent)
		}
	}
	t.Error("the total never ended")
}

// crowd is a model that waits until so many write at the same time.
func crowd(size int) (model *pipelinetest.Model, most func() int) {
	var mu sync.Mutex
	here, high := 0, 0
	together := make(chan struct{})
	model = &pipelinetest.Model{Write: func(string, pipeline.Sampling) string {
		mu.Lock()
		here++
		if high = max(high, here); here == size && high == size {
			select {
			case <-together:
			default:
				close(together)
			}
		}
		mu.Unlock()
		<-together
		time.Sleep(5 * time.Millisecond) // for one too many to come in
		mu.Lock()
		here--
		mu.Unlock()
		return "Answer: 1\n"
	}}
	return model, func() int { mu.Lock(); defer mu.Unlock(); return high }
}

func TestAtOnce(t *testing.T) {
	s := solved()
	model, most := crowd(2)
	s.Model, s.Critic = model, nil
	client := start(t, serve.Options{Solver: from(s), AtOnce: 2})
	var calls sync.WaitGroup
	for range 6 {
		calls.Go(func() {
			if r := call(t, client, mcp.Answer, map[string]any{"question": question}, nil); r.IsError || told(r)[0] != "1" {
				t.Errorf("%q", told(r))
			}
		})
	}
	calls.Wait()
	if most() != 2 {
		t.Errorf("%d were in work at once", most())
	}
}
