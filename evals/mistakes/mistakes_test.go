package mistakes

import (
	"context"
	"errors"
	"iter"
	"math"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
)

// words fails steps that hold "bad", is unsure of those that hold "?".
type words struct{}

func (words) Judge(_ context.Context, c critic.Case) (critic.Judgement, error) {
	v := critic.Verdict{Grade: critic.Pass, PWrong: .01}
	switch {
	case strings.Contains(c.Chunk, "bad"):
		v = critic.Verdict{Grade: critic.Fail, PWrong: .9}
	case strings.Contains(c.Chunk, "?"):
		v = critic.Verdict{PWrong: .15}
	}
	return critic.Judgement{Verdict: v}, nil
}

func solution(task string, mistake int, steps ...string) data.Item {
	item := data.Item{ID: task, Set: "s", Task: task, Question: "q", Steps: steps, Trace: &data.Trace{}}
	if mistake >= 0 {
		item.Trace.Mistake = &mistake
	}
	return item
}

func items(list ...data.Item) iter.Seq2[data.Item, error] {
	return func(yield func(data.Item, error) bool) {
		for _, item := range list {
			if !yield(item, nil) {
				return
			}
		}
	}
}

func TestRows(t *testing.T) {
	e := Evaluation{Critic: words{}, Workers: 3, Read: func(_ context.Context, item data.Item) (*Reading, error) {
		return &Reading{Logprobs: make([][]float32, len(item.Steps)), Tokens: 10, FLOPs: 1e3}, nil
	}}
	rows, err := e.Run(t.Context(), items(
		solution("a", 1, "ok", "bad", "bad"),  // found
		solution("a", 1, "ok", "wrong", "ok"), // missed
		solution("a", 1, "bad", "bad"),        // found too early: a false alarm
		solution("a", -1, "ok", "? hm", "ok"), // cleared
		solution("a", -1, "ok", "bad"),        // a false alarm
		solution("b", -1, "ok"),
	))
	if err != nil {
		t.Fatal(err)
	}
	a, b := rows[0], rows[1]
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: got %g, want %g", what, got, want)
		}
	}
	near("accuracy", a.Accuracy, 2./5)
	near("acc_wrong", a.AccWrong, 1./3)
	near("acc_clean", a.AccClean, 1./2)
	near("f1", a.F1, .4)
	// First wrong steps .9, .01, .9 against right steps .01 ×5, .15, .9 ×2.
	near("auc", *a.AUC, (2*(6+.5*2)+.5*5)/(3*8))
	near("alarms", a.Alarms, 100*2./8)
	near("judged", a.Judged, 1-1./13)
	near("tokens", a.Tokens, 10)
	near("flops", a.FLOPs, 1e3)
	near("mcc", a.MCC, (2*1-1*1)/math.Sqrt(3*3*2*2))
	near("baseline", a.BaselineAccuracy, 3./5)
	if a.N != 5 || a.Wrong != 3 || a.Baseline != "always step 2" || b.Baseline != "always clean" || b.AUC != nil || b.Accuracy != 1 {
		t.Errorf("%+v\n%+v", a, b)
	}
	for _, p := range a.Sweep {
		if p.Threshold == .5 {
			near("sweep at .5", p.Accuracy, a.Accuracy)
		}
		if p.Threshold == .95 {
			near("sweep at .95", p.AccClean, 1)
			near("sweep at .95", p.AccWrong, 0)
		}
	}
	e.Threshold = .1
	rows, err = e.Run(t.Context(), items(solution("a", -1, "ok", "? hm", "ok")))
	if err != nil || rows[0].Accuracy != 0 {
		t.Errorf("a threshold of .1 flags a step of .15: %+v, %v", rows, err)
	}
}

func TestErrors(t *testing.T) {
	unlabelled := solution("a", -1, "ok")
	unlabelled.Trace = nil
	if _, err := (Evaluation{Critic: words{}}).Run(t.Context(), items(unlabelled)); err == nil || !strings.Contains(err.Error(), "no labelled solution") {
		t.Errorf("got %v", err)
	}
	broken := errors.New("broken")
	e := Evaluation{Critic: words{}, Read: func(context.Context, data.Item) (*Reading, error) { return nil, broken }}
	if _, err := e.Run(t.Context(), items(solution("a", -1, "ok"))); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// Some of the solutions are no result.
func TestInterruptedIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	read := func(yield func(data.Item, error) bool) {
		for range 3 {
			if !yield(solution("a", -1, "ok"), nil) {
				return
			}
			cancel()
		}
	}
	if rows, err := (Evaluation{Critic: words{}}).Run(ctx, read); !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", rows, err)
	}
}
