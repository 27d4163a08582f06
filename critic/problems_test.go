package critic_test

import (
	"math/rand/v2"
	"regexp"
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
		format := prompts.Worked{Families: []string{family.Format()}} // some word problems are stories, too
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

// eachWordStep calls f with a case for every step of generated word problems, told as
// such; last is whether it states the answer.
func eachWordStep(t *testing.T, seeds uint64, f func(k critic.Case, last bool)) {
	format := prompts.Worked{Families: []string{prompts.Word}}
	for _, family := range []string{problems.Rate, problems.Word} {
		for seed := range seeds {
			p, err := problems.Generate(family, 1+int(seed)%3, seed)
			if err != nil {
				t.Fatal(err)
			}
			prompt, err := format.Prompt(p.Question)
			if err != nil {
				t.Fatal(err)
			}
			k := critic.Case{Question: p.Question, Prompt: prompt.Raw}
			for i, step := range p.Steps {
				k.Chunk = step + "\n"
				f(k, i == len(p.Steps)-1)
				k.Accepted, k.Steps = k.Accepted+k.Chunk, append(k.Steps, k.Chunk)
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
		if v.Grade != critic.Pass && !undecided(k, v) {
			t.Errorf("%s\n%s%s%v: %s", k.Prompt, k.Accepted, k.Chunk, v.Grade, v.Reason)
		}
	})
}

// undecided reports whether a critic may leave a right line open: what belongs
// to a question or to a kind of things, and what a text asks for, is not computed.
func undecided(k critic.Case, v critic.Verdict) bool {
	counts := strings.HasPrefix(k.Prompt, "<q>"+prompts.CountOpening)
	words := strings.HasPrefix(k.Prompt, "<q>"+prompts.WordOpening)
	return v.Grade == critic.Unsure && (counts || words || strings.HasSuffix(k.Chunk, prompts.WorkedNotNeeded+"\n"))
}

// variants are the characters of a line that may be changed, with what may
// stand in their place.
var variants = []string{"0123456789", "TF", "})]>", "NESW", "AB", "CDG", "<>|"}

// A line with one character changed never passes, and a fix of it does.
func TestComputedFailsChangedLines(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	lines, fixes, restored := 0, 0, 0
	eachStep(t, func(k critic.Case) {
		right := k.Chunk
		changed, ok := change(r, right)
		if !ok {
			return
		}
		k.Chunk = changed
		v := check(t, k)
		lines++
		if v.Grade != critic.Fail && !sameNumbers(right, changed) {
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
		if v := check(t, k); v.Grade != critic.Pass && !undecided(k, v) {
			t.Errorf("%s\n%sfix %sfor %s%v: %s", k.Prompt, k.Accepted, k.Chunk, right, v.Grade, v.Reason)
		}
	})
	t.Logf("%d changed lines, %d fixed, %d to the very line that was changed", lines, fixes, restored)
}

// sameNumbers reports whether two lines differ in the tags of equal numbers alone.
func sameNumbers(a, b string) bool {
	tag := regexp.MustCompile(`#\d+:`)
	return strings.Contains(a, "#") && tag.ReplaceAllString(a, "") == tag.ReplaceAllString(b, "")
}

// change replaces one character of a line by another of its kind.
func change(r *rand.Rand, line string) (string, bool) {
	var at []int
	for i := range line {
		if strings.ContainsAny(strings.Join(variants, ""), line[i:i+1]) && !strings.HasSuffix(line, prompts.WorkedNotNeeded+"\n") {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return "", false
	}
	i := at[r.IntN(len(at))]
	for _, kind := range variants {
		if n := strings.IndexByte(kind, line[i]); n >= 0 {
			other := kind[(n+1+r.IntN(len(kind)-1))%len(kind)]
			return line[:i] + string(other) + line[i+1:], true
		}
	}
	return "", false
}

// solved is what the critic's own fixes make of a prompt, the answer included:
// each line is asked for by showing a wrong one.
func solved(t *testing.T, prompt string) string {
	text := ""
	for range 100 {
		v := check(t, critic.Case{Prompt: prompt, Accepted: text, Chunk: "?\n"})
		if v.Fix == "" {
			break
		}
		text += v.Fix
		if strings.Contains(v.Fix, prompts.WorkedAnswer) {
			break
		}
	}
	return text
}

// Where the steps follow from the question alone, the critic's fixes are the
// solution of the generator, which works in another way.
func TestFixesAreTheSolution(t *testing.T) {
	for _, family := range []string{problems.Expr, problems.Signed, problems.Bool, problems.Dyck, problems.Navigate, problems.Swap, problems.Order, problems.Sort, problems.Logic, problems.Time} {
		f, err := problems.Lookup(family)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(200) {
			p, err := problems.Generate(family, 1+int(seed)%min(14, f.MaxSteps), seed)
			if err != nil {
				t.Fatal(err)
			}
			prompt, err := format.Prompt(p.Question)
			if err != nil {
				t.Fatal(err)
			}
			if got := solved(t, prompt.Raw); got != p.Solution() {
				t.Fatalf("%q\n%s\n got %s\nwant %s", p.Question, prompt.Raw, got, p.Solution())
			}
		}
	}
}

// restorable is how a prompt begins all lines of whose answer are strings of symbols:
// words to sort, proofs, and questions about units, times and dates.
var restorable = regexp.MustCompile(`^<q>(?:sort |unit |clock |date |day |[A-Z][+-][a-z]\?#1:)`)

// A line that follows from the question is restored whichever of its characters
// is another one.
func TestFixRestoresChangedLine(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	eachStep(t, func(k critic.Case) {
		if !restorable.MatchString(k.Prompt) {
			return
		}
		right := k.Chunk
		line := []byte(strings.TrimSuffix(right, "\n"))
		at := r.IntN(len(line))
		line[at] = "ABZ#:1=,."[r.IntN(9)]
		if k.Chunk = string(line) + "\n"; k.Chunk == right {
			return
		}
		if v := check(t, k); v.Grade != critic.Fail || v.Fix != right || v.At > at {
			t.Errorf("%s\n%s%sfor %s%v at %d, not %d: %s", k.Prompt, k.Accepted, k.Chunk, right, v.Grade, v.At, at, v.Reason)
		}
	})
}
