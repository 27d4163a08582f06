package critic_test

import (
	"context"
	"fmt"

	"github.com/seed-25a395fc/reason/critic"
)

func ExampleCascade() {
	critics, err := critic.Parse("computed,confidence")
	if err != nil {
		panic(err)
	}
	j, err := critics.Judge(context.Background(), critic.Case{
		Question: "Mia has 55 apples and loses 13. How many are left?",
		Chunk:    "She has 55 - 13 = 43 apples left.",
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(j.Grade, "by", j.Critic)
	fmt.Println(j.Reason)
	fmt.Println(j.Fix)
	// Output:
	// fail by computed
	// 55 - 13 is 42, not 43
	// She has 55 - 13 = 42 apples left.
}

func ExampleMajority() {
	short := critic.Func("short", func(_ context.Context, c critic.Case) (critic.Verdict, error) {
		if len(c.Chunk) > 80 {
			return critic.Verdict{Grade: critic.Fail, PWrong: .8, Reason: "long-winded"}, nil
		}
		return critic.Verdict{Grade: critic.Pass, PWrong: .2}, nil
	})
	critics := critic.Majority{critic.Computed{}, critic.Confidence{}, short} // no log-probabilities: no vote
	v, err := critics.Check(context.Background(), critic.Case{
		Question: "Mia has 55 apples and loses 13. How many are left?",
		Chunk:    "55 - 13 = 42",
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(v.Grade, v.Reason)
	// Output:
	// pass 2 of 2: computed: 1 equation recomputed, right as stated
}
