package openai_test

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/openai"
	"github.com/seed-25a395fc/reason/pipeline/prices"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// schedules is kept small for every day; go test -schedules 10000 takes about a
// minute.
var schedules = flag.Int("schedules", 500, "random servers that TestFaultSchedules makes")

// TestFaultSchedules answers a question with random servers at which things go
// wrong at random. Whatever happens, an answer or an explained error comes
// back, the account holds what the server billed, and never more than the budget. It
// holds just that where the usage of every reply was read: one that is cancelled or
// breaks before is counted with the most that it may cost. Each runs in a bubble with its own
// clock, which also fails if a goroutine is left behind.
func TestFaultSchedules(t *testing.T) {
	table, err := prices.Parse([]byte("[[price]]\nmodels=['test-model']\ninput=1\ncached=0.1\noutput=10\n[[size]]\nmodels=['test-model']\nactive=5"))
	if err != nil {
		t.Fatal(err)
	}
	var outcomes sync.Map
	seeds := make(chan uint64)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for seed := range seeds {
				synctest.Test(t, func(t *testing.T) {
					outcomes.Store(runSchedule(t, seed, table), true)
				})
				if t.Failed() {
					break
				}
			}
			for range seeds { // after a failure
			}
		})
	}
	for seed := range uint64(*schedules) {
		seeds <- seed
	}
	close(seeds)
	workers.Wait()
	for _, outcome := range []string{"complete", "out_of_budget", "failed"} {
		if _, seen := outcomes.Load(outcome); !seen {
			t.Errorf("no schedule ended as %s", outcome)
		}
	}
}

func runSchedule(t *testing.T, seed uint64, table *prices.Table) (outcome string) {
	r := rand.New(rand.NewPCG(seed, 7))
	f := randomServer(r)
	m := newModel(t, f, func(o *openai.Options) {
		o.Prices = table
		o.Resumes = r.IntN(3)
		if o.ThinkingTokens = r.IntN(2) * f.thinks; f.hides {
			o.ThinkingTokens = f.thinks
		}
		o.RetryWait = 0
	})
	budget := randomBudget(r)
	solver := pipeline.Solver{
		Model:    m,
		Format:   prompts.Steps{},
		Critic:   critic.Cascade{critic.Computed{}},
		Ladder:   pipeline.DefaultLadder(),
		Budget:   budget,
		Sampling: pipeline.Sampling{Temperature: r.Float64() * float64(r.IntN(2)), Seed: seed, MaxTokens: 200},
	}
	if r.IntN(2) == 0 {
		solver.Ladder = []pipeline.Rung{{Candidates: 1 + r.IntN(4), Temperature: 1}, {Back: 1, Temperature: .7}}
	}
	account := pipeline.NewLedger(pipeline.Budget{})
	solver.Account = account
	build, err := strategy.Parse([]string{"chunked", "chunked", "chunked", "sc@3", "retry@3", "beam@3"}[r.IntN(6)])
	if err != nil {
		t.Fatal(err)
	}
	answer, err := build(solver).Answer(t.Context(), "What is 12 * 7 + 5?")

	where := fmt.Sprintf("schedule %d (%+v, %+v)", seed, answer.Stop, err)
	if err != nil && (!strings.Contains(err.Error(), "openai: ") || strings.Contains(err.Error(), key)) {
		t.Errorf("%s: the error is no explanation", where)
	}
	if (err == nil) != (answer.Stop != pipeline.Failed) {
		t.Errorf("%s: the stop does not fit the error", where)
	}
	spent, billed := account.Spent(), spendOf(f.total())
	billed.USD, _ = table.Lookup("", "test-model").USD(f.total())
	billed.FLOPs, _ = table.Lookup("", "test-model").FLOPs(f.total())
	if (f.usage == "running" && !f.hides || f.noStream) && f.untold == 0 {
		if spent.PromptTokens != billed.PromptTokens || spent.CachedTokens != billed.CachedTokens || spent.GeneratedTokens != billed.GeneratedTokens ||
			math.Abs(spent.USD-billed.USD) > 1e-9 || spent.FLOPs != billed.FLOPs {
			t.Errorf("%s: the account says %+v, the server %+v", where, spent, billed)
		}
	} else if spent.PromptTokens+spent.CachedTokens < billed.PromptTokens+billed.CachedTokens ||
		spent.GeneratedTokens < billed.GeneratedTokens || spent.USD < billed.USD-1e-9 || spent.FLOPs < billed.FLOPs {
		t.Errorf("%s: the account says %+v, the server billed more: %+v", where, spent, billed)
	}
	for _, s := range []pipeline.Spend{spent, billed} {
		if over(budget.Tokens, float64(s.Tokens())) || over(budget.USD, s.USD) || over(budget.FLOPs, s.FLOPs) {
			t.Errorf("%s: %+v is above the budget %+v", where, s, budget)
		}
	}
	return string(answer.Stop)
}

func over(l pipeline.Limit, x float64) bool {
	most, limited := l.Max()
	return limited && x > most+1e-9
}

func randomBudget(r *rand.Rand) pipeline.Budget {
	var b pipeline.Budget
	if r.IntN(2) == 0 {
		b.Tokens = pipeline.AtMost(float64(r.IntN(8000)))
	}
	if r.IntN(3) == 0 {
		b.USD = pipeline.AtMost(r.Float64() / 50)
	}
	if r.IntN(5) == 0 {
		b.FLOPs = pipeline.AtMost(float64(r.IntN(80000)))
	}
	return b
}

// randomServer has random quirks and faults. What a server that ignores
// max_tokens writes in pieces of several tokens, without log-probabilities or
// usage, nobody can count: that combination is left out.
func randomServer(r *rand.Rand) *fake {
	pick := func(options ...string) string { return options[r.IntN(len(options))] }
	f := &fake{
		write:      script(pick(worked, "1. 12 * 7 = 74\n2. 74 + 5 = 79\nAnswer: 79\n", "", "I will not.\n", strings.Repeat("so ", 300))),
		goesOn:     pick("", "final", "prefix", "plain"),
		usage:      pick("running", "running", "end", "never"),
		noLogprobs: r.IntN(2) == 0,
		template:   r.IntN(30),
		echoes:     r.IntN(2) == 0,
		noStream:   r.IntN(8) == 0,
		choices:    pick("", "together", "together", "in turn"),
	}
	if r.IntN(2) == 0 {
		f.top = map[string]float64{"4": -1.5, "8": -2, "\n": -3, "<|im_end|>": -4}
	}
	for _, name := range []string{"logprobs", "seed", "max_tokens", "continue_final_message", "n"} {
		if r.IntN(5) == 0 {
			f.refuses = append(f.refuses, name)
		}
	}
	switch r.IntN(6) {
	case 0:
		f.endless = !f.noStream
	case 1:
		f.together = 1 + r.IntN(4)
	case 2:
		f.thinks, f.marks = r.IntN(20), r.IntN(2) == 0
		f.hides = !f.marks && r.IntN(2) == 0
	}
	for range r.IntN(8) {
		f.faults = append(f.faults, randomFault(r))
	}
	return f
}

func randomFault(r *rand.Rand) fault {
	refused := func(status int, message string) fault {
		return fault{status: status, body: fmt.Sprintf(`{"error":{"message":%q}}`, message)}
	}
	broken := func(how string) fault { return fault{stream: how, cutAt: 1 + r.IntN(12)} }
	switch r.IntN(14) {
	case 0:
		return refused(429, "slow down")
	case 1:
		f := refused(429, "slow down")
		f.header = http.Header{"Retry-After": {fmt.Sprint(r.IntN(100))}}
		return f
	case 2:
		return refused(500, "internal error")
	case 3:
		return refused(503, "overloaded")
	case 4:
		return refused(400, "maximum context length is 10 tokens")
	case 5:
		return fault{refused: true}
	case 6:
		return broken("reset")
	case 7:
		return broken("eof")
	case 8:
		return broken("garbage")
	case 9:
		return broken("error")
	case 10:
		if r.IntN(4) == 0 {
			return refused(401, "wrong key: "+key)
		}
	}
	return fault{}
}
