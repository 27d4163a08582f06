package critic_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// Least share of the answers to gold solutions that repeat the last result as it is read, in percent.
const leastAnswers = 85

// Behind the worked steps of GSM8K their answer passes mostly, and none of the results in between ever.
func TestRealTextAnswers(t *testing.T) {
	for _, name := range []string{"gsm8k/train.jsonl", "gsm8k/dev.jsonl"} {
		answers, others := tally{}, tally{}
		for _, it := range shared(t, name) {
			k := critic.Case{Question: it.Question, Accepted: strings.Join(it.Steps, "\n") + "\n"}
			k.Chunk = "Answer: " + it.Answer
			answers[check(t, k).Grade]++
			gold, _ := new(big.Rat).SetString(it.Answer)
			for _, equation := range it.Equations[:max(0, len(it.Equations)-1)] {
				_, result, _ := strings.Cut(equation, "=")
				value, ok := new(big.Rat).SetString(result)
				if !ok || gold == nil || value.Cmp(gold) == 0 {
					continue
				}
				k.Chunk = "The answer is " + result + "."
				v := check(t, k)
				if others[v.Grade]++; v.Grade != critic.Unsure {
					t.Errorf("%s: %v %q, for the answer is %s", it.ID, v.Grade, k.Chunk, it.Answer)
				}
			}
		}
		t.Logf("%s answers: %v; other results: %v", name, answers, others)
		if passed := answers.of(critic.Pass); passed < leastAnswers {
			t.Errorf("%s: %.1f %% of the answers pass, want at least %d %%", name, passed, leastAnswers)
		}
	}
}
