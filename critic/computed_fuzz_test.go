package critic_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// Whatever a model writes: no panic, a probability, and a fix that the critic
// itself does not object to.
func FuzzComputed(f *testing.F) {
	const facts = "<q>#1: Mia has 47 apples. #2: She gives a third to each of 2 friends. #3: How many apples does Mia have?\n<a>"
	for _, prompt := range []string{facts, "<q>(12+7)*3-4=?\n<a>", "<q>8/3-(-5)=?\n<a>", "<q>!(T|F)&T=?\n<a>", "<q>#1:[{()(#2:)}#3:?\n<a>", "How much is 5 + 7?",
		"<q>N0E0S0W0,N #1:L #2:5F #3:?\n<a>", "<q>A1B2C3 #1:CB #2:C\n<a>", "<q>1_2_3_ #1:C-1 #2:A<B #3:1\n<a>", "<q>count #1: 2 figs #2: 1 oven #3: fruits?\n<a>", "<q>count #1: 1 y #2: 1 #3: fruits?\n<a>",
		"<q>sort #1:PLUM.#2:FIG.#3:PEAR.#4:?\n<a>", "<q>A+b?#1:A+a#2:A=B#3:B-b#4:?\n<a>",
		"<q>unit h=60min #1:3h #2:20min #3:min?\n<a>", "<q>unit h=60min #1:135min #2:h,min?\n<a>", "<q>clock 7:45pm #1:+2h30min #2:pm?\n<a>", "<q>clock 9:40 #1:13:15 #2:min?\n<a>",
		"<q>date 2/20/2016 leap 2016 #1:+15d #2:-1mo #3:00?\n<a>", "<q>date 12/20 #1:3/1 #2:d?\n<a>", "<q>day 2 #1:-9d #2:?\n<a>", "<q>day 1 3/1/2019 #1:3/25/2019 #2:?\n<a>"} {
		for _, chunk := range []string{
			"#1:47\n", "#1:-(47+8)=-55\n", "#2:47/3=15,15*2=30,47-30=17\n", "#3:ans 17\n", "#2:not needed\n", "12+7=19 → 19*3-4\n", "ans 53\n", "T|F=F → !F&T\n", "ans T\n", "#1:a]b}c)b}=b}a]\n",
			"#1:N0E0S0W0,W\n", "#1:C3B2=C2B3 → A1B3C2\n", "#1:3\n", "#1:C-1=C3 → 1_2_3C\n", "ABCDEF#2: → #2:\n", "A#1:+a#2:=B\n", "#1:3*60=180\n", "7:45pm=19:45\n", "#1:20+15=35,2/29,35-29=6 → 3/6/2016\n",
			"So 5 + 7 = 13, and 13 * 2 = 26.", "48/2 = <<48/2=25>>25", "1,200 × 3 = 3,700", "(22) = 7 * 3", "-5 = 2 - 8", "9^9^9 = 1",
		} {
			f.Add(prompt, "", chunk)
			f.Add(prompt, "#1:47\n", chunk)
			f.Add(prompt, "12+7=19 → 19*3-4\n", chunk)
		}
	}
	f.Add("How many cents are $0.05 and 7 cents, in cents?", "5 + 7 = 12 cents\n", "**Answer:** $\\boxed{12\\text{ cents}}$.")
	f.Fuzz(func(t *testing.T, prompt, accepted, chunk string) {
		k := critic.Case{Question: prompt, Prompt: prompt, Accepted: accepted, Chunk: chunk}
		v := check(t, k)
		if !(v.PWrong >= 0 && v.PWrong <= 1) || v.Reason == "" || v.Critic != "computed" || v.Fix != "" && v.Grade != critic.Fail {
			t.Fatalf("%+v", v)
		}
		if v.At < 0 || v.At > len(chunk) || v.End != 0 && (v.End < v.At || v.End > len(chunk)+1) {
			t.Fatalf("%q: a mistake from %d to %d", chunk, v.At, v.End)
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

// Whatever question about units, times and dates is read, the critic knows all lines
// of its answer.
func FuzzTimeIsSolved(f *testing.F) {
	for _, q := range []string{
		"How many minutes are in 3 hours and 20 minutes?", "Convert 5.2 km to meters", "135 minutes in hours and minutes", "What is 2 h 40 min minus 1 h 35 min?", "How many quarters are in $5.75?",
		"A film starts at 7:45 pm and lasts 2.5 hours. When does it end?", "How long is it from 9:40 am to 1:15 pm?", "How many hours are between 22:15 and 3:00?", "What time was it 90 minutes before noon?",
		"What date is 100 days before March 25?", "Today is 2/29/2016. What is the date 3 years ago in MM/DD/YYYY?", "How many days are there from 2015-12-25 to 3 March 2016?", "If today is Tuesday, what day was it 100 days ago?",
		"If February 27, 2016 is a Saturday, what day of the week is March 7, 2016?",
		"Today is 1/1/0001. What was the date 1 year ago in MM/DD/YYYY?", "Today is 1/2/9999. What is the date 2 years from today in MM/DD/YYYY?",
	} {
		f.Add(q)
	}
	format := prompts.Worked{Families: []string{prompts.Time}}
	f.Fuzz(func(t *testing.T, question string) {
		p, err := format.Prompt(question)
		if err != nil {
			return
		}
		text := solved(t, p.Raw)
		if _, ok := format.Final(text); !ok {
			t.Fatalf("%q\n%s%s", question, p.Raw, text)
		}
	})
}
