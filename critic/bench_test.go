package critic_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// What the computed critic costs per chunk, which should be little beside the
// milliseconds that a token takes.
func BenchmarkComputed(b *testing.B) {
	for name, k := range map[string]critic.Case{
		"facts": {
			Prompt:   "<q>#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?\n<a>",
			Accepted: "#1:47\n#2:47+8=55\n", Chunk: "#3:55-13=42\n",
		},
		"rewriting": {Prompt: "<q>(12+7)*3-4=?\n<a>", Accepted: "12+7=19 → 19*3-4\n", Chunk: "19*3=57 → 57-4\n"},
		"prose":     {Chunk: "She spends 6 squirt guns * $2 = $12 on squirt guns, so she has $40 - $12 = $28 left."},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := (critic.Computed{}).Check(b.Context(), k); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
