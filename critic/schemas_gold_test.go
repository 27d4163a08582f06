package critic_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// No right answer is objected to, and of the lines to it hardly one.
func TestSchemasKnowGeneratedSolutions(t *testing.T) {
	lines, off, passed := 0, 0, 0
	eachWordStep(t, 400, func(k critic.Case, last bool) {
		v, err := critic.Schemas{}.Check(t.Context(), k)
		if err != nil || last && v.Grade == critic.Fail {
			t.Errorf("%s%s%s: %s, error %v", k.Prompt, k.Accepted, k.Chunk, v.Reason, err)
		}
		lines++
		switch {
		case v.Grade == critic.Fail:
			off++
		case last && v.Grade == critic.Pass:
			passed++
		}
	})
	if off > lines/100 {
		t.Errorf("%d of %d lines of right solutions are objected to", off, lines)
	}
	if passed == 0 {
		t.Error("no answer is known to be right")
	}
}

// TestRealTextSchemas counts how often the answer that is worked out is the gold one of
// problems that people wrote.
func TestRealTextSchemas(t *testing.T) {
	format := prompts.Worked{Families: []string{prompts.Word}}
	for _, set := range []string{"gsm8k/train.jsonl", "mawps/train.jsonl"} {
		asked, right, wrong := 0, 0, 0
		for _, it := range shared(t, set) {
			prompt, err := format.Prompt(it.Question)
			gold, ok := new(big.Rat).SetString(it.Answer)
			if err != nil || !ok {
				continue
			}
			asked++
			answer := prompts.WorkedTag(prompts.WorkedTags(prompt.Raw)) + prompts.WorkedAnswer + decimals(gold) + "\n"
			switch v, _ := (critic.Schemas{}).Check(t.Context(), critic.Case{Prompt: prompt.Raw, Chunk: answer}); v.Grade {
			case critic.Pass:
				right++
			case critic.Fail:
				wrong++
				t.Logf("%s gold %s: %s", prompt.Raw, it.Answer, v.Reason)
			}
		}
		t.Logf("%s: of %d questions %d are read with the gold answer and %d with another", set, asked, right, wrong)
	}
}

// decimals writes a number as an answer does.
func decimals(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	return strings.TrimRight(v.FloatString(4), "0")
}
