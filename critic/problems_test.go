package critic_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

// format is that of a model which was trained on every family.
var format = prompts.Worked{Families: prompts.WorkedFamilies()}

// eachStep calls f with a case for every step of many generated solutions.
func eachStep(t *testing.T, f func(k critic.Case)) {
	for _, family := range problems.Families {
		for seed := range uint64(80) {
			p, err := problems.Generate(family.Name, 1+int(seed)%family.MaxSteps, seed)
			if err != nil {
				t.Fatal(err)
			}
			prompt, err := format.Prompt(p.Question)
			if err != nil {
				t.Fatal(err)
			}
			accepted := ""
			for _, step := range p.Steps {
				f(critic.Case{Question: p.Question, Prompt: prompt.Raw, Accepted: accepted, Chunk: step + "\n"})
				accepted += step + "\n"
			}
		}
	}
}

func check(t *testing.T, k critic.Case) critic.Verdict {
	v, err := critic.Computed{}.Check(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Every line of a right solution passes, but for those that no computation
// decides.
func TestComputedPassesGeneratedSolutions(t *testing.T) {
	eachStep(t, func(k critic.Case) {
		v := check(t, k)
		undecided := strings.HasSuffix(k.Chunk, prompts.WorkedNotNeeded+"\n") && v.Grade == critic.Unsure
		if v.Grade != critic.Pass && !undecided {
			t.Errorf("%s\n%s%s%v: %s", k.Prompt, k.Accepted, k.Chunk, v.Grade, v.Reason)
		}
	})
}

// A line with one digit changed never passes, and a fix of it does.
func TestComputedFailsChangedDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lines, fixes, restored := 0, 0, 0
	eachStep(t, func(k critic.Case) {
		right := k.Chunk
		var digits []int
		for i := range right {
			if right[i] >= '0' && right[i] <= '9' && !strings.HasSuffix(right, prompts.WorkedNotNeeded+"\n") {
				digits = append(digits, i)
			}
		}
		if len(digits) == 0 {
			return
		}
		at := digits[r.IntN(len(digits))]
		digit := '0' + (right[at]-'0'+byte(1+r.IntN(9)))%10
		k.Chunk = right[:at] + string(rune(digit)) + right[at+1:]
		v := check(t, k)
		lines++
		if v.Grade != critic.Fail {
			t.Errorf("%s\n%s%sfor %s%v: %s", k.Prompt, k.Accepted, k.Chunk, right, v.Grade, v.Reason)
		}
		if v.Fix == "" {
			return
		}
		fixes++
		if v.Fix == right {
			restored++
		}
		k.Chunk = v.Fix
		if v := check(t, k); v.Grade != critic.Pass {
			t.Errorf("%s\n%sfix %sfor %s%v: %s", k.Prompt, k.Accepted, k.Chunk, right, v.Grade, v.Reason)
		}
	})
	t.Logf("%d changed lines, %d fixed, %d to the very line that was changed", lines, fixes, restored)
}
