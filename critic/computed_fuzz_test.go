package critic_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic"
)

// Whatever a model writes: no panic, a probability, and a fix that the critic
// itself does not object to.
func FuzzComputed(f *testing.F) {
	const facts = "<q>#1: Mia has 47 apples. #2: She gives a third to each of 2 friends. #3: How many apples does Mia have?\n<a>"
	for _, prompt := range []string{facts, "<q>(12+7)*3-4=?\n<a>", "<q>8/3-(-5)=?\n<a>", "<q>!(T|F)&T=?\n<a>", "<q>#1:[{()(#2:)}#3:?\n<a>", "How much is 5 + 7?",
		"<q>N0E0S0W0,N #1:L #2:5F #3:?\n<a>", "<q>A1B2C3 #1:CB #2:C\n<a>", "<q>1_2_3_ #1:C-1 #2:A<B #3:1\n<a>", "<q>count #1: 2 figs #2: 1 oven #3: fruits?\n<a>", "<q>count #1: 1 y #2: 1 #3: fruits?\n<a>",
		"<q>sort #1:PLUM.#2:FIG.#3:PEAR.#4:?\n<a>", "<q>A+b?#1:A+a#2:A=B#3:B-b#4:?\n<a>"} {
		for _, chunk := range []string{
			"#1:47\n", "#2:47/3=15,15*2=30,47-30=17\n", "#3:ans 17\n", "#2:not needed\n", "12+7=19 → 19*3-4\n", "ans 53\n", "T|F=F → !F&T\n", "ans T\n", "#1:a]b}c)b}=b}a]\n",
			"#1:N0E0S0W0,W\n", "#1:C3B2=C2B3 → A1B3C2\n", "#1:3\n", "#1:C-1=C3 → 1_2_3C\n", "ABCDEF#2: → #2:\n", "A#1:+a#2:=B\n",
			"So 5 + 7 = 13, and 13 * 2 = 26.", "48/2 = <<48/2=25>>25", "1,200 × 3 = 3,700", "(22) = 7 * 3", "-5 = 2 - 8", "9^9^9 = 1",
		} {
			f.Add(prompt, "", chunk)
			f.Add(prompt, "#1:47\n", chunk)
			f.Add(prompt, "12+7=19 → 19*3-4\n", chunk)
		}
	}
	f.Fuzz(func(t *testing.T, prompt, accepted, chunk string) {
		k := critic.Case{Question: prompt, Prompt: prompt, Accepted: accepted, Chunk: chunk}
		v := check(t, k)
		if !(v.PWrong >= 0 && v.PWrong <= 1) || v.Reason == "" || v.Critic != "computed" || v.Fix != "" && v.Grade != critic.Fail {
			t.Fatalf("%+v", v)
		}
		if v.Fix == "" {
			return
		}
		k.Chunk = v.Fix
		if again := check(t, k); again.Grade == critic.Fail {
			t.Fatalf("%q: the fix %q fails: %s", chunk, v.Fix, again.Reason)
		}
	})
}
