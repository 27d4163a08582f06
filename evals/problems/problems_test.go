package problems

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

// seeds is how many problems of each family the property tests look at.
func seeds() int {
	if testing.Short() {
		return 200
	}
	return 1000
}

// format is that of a model which was trained on every family.
var format = prompts.Worked{Families: prompts.WorkedFamilies()}

// told is a problem and how its question is read.
type told struct {
	problem Problem
	prompt  prompts.Prompt
}

// drawn are the problems that each visits, by family.
var drawn = map[string][]told{}

// each calls visit with problems of all sizes. They are made once for all tests.
func each(t *testing.T, family string, visit func(seed uint64, p Problem, w prompts.Prompt)) {
	t.Helper()
	if drawn[family] == nil {
		drawn[family] = draw(t, family)
	}
	for seed, of := range drawn[family] {
		visit(uint64(seed), of.problem, of.prompt)
		if t.Failed() {
			return
		}
	}
}

func draw(t *testing.T, family string) (all []told) {
	t.Helper()
	f, err := Lookup(family)
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(seeds()) {
		spec := Spec{Family: family, Steps: 1 + int(seed)%f.MaxSteps, Operand: []int{0, 20, 99}[seed/MaxSteps%3], Seed: seed}
		p, err := spec.Generate()
		if err != nil {
			t.Fatal(err)
		}
		w, err := format.Prompt(p.Question)
		if err != nil {
			t.Fatalf("seed %d: %q: %v", seed, p.Question, err)
		}
		all = append(all, told{p, w})
	}
	return all
}

// A story, a list, or a row of swaps has one line for each tag that the prompt
// format gives it, and its last line is the answer.
func TestLinesMatchTags(t *testing.T) {
	for _, family := range []string{Story, Swap, Count} {
		testLinesMatchTags(t, family)
	}
}

func testLinesMatchTags(t *testing.T, family string) {
	each(t, family, func(seed uint64, p Problem, w prompts.Prompt) {
		if tags := prompts.WorkedTags(w.Raw); tags != len(p.Steps) {
			t.Errorf("seed %d: %d tags, %d lines\n%s\n%s", seed, tags, len(p.Steps), w.Raw, p.Solution())
		}
		for i, line := range p.Steps {
			if !strings.HasPrefix(line, prompts.WorkedTag(i+1)) {
				t.Errorf("seed %d: line %d is %q", seed, i+1, line)
			}
		}
	})
}

func TestLastLineIsAnswer(t *testing.T) {
	for _, family := range Families {
		each(t, family.Name, func(seed uint64, p Problem, w prompts.Prompt) {
			got, ok := format.Final(p.Solution())
			if !ok || w.Answer(got) != p.Answer {
				t.Errorf("seed %d: answer %q, last line %q", seed, p.Answer, p.Steps[len(p.Steps)-1])
			}
			most, whole := float64(MaxValue), family.Name != Rate
			if !whole {
				most = float64(largestRate / unit)
			}
			if v, err := strconv.ParseFloat(p.Answer, 64); family.AnswerType == "number" && (err != nil || math.Abs(v) > most || whole && v != math.Trunc(v)) {
				t.Errorf("seed %d: answer %q", seed, p.Answer)
			}
		})
	}
}

// Every "=" of every line holds, and what is left of an expression keeps its
// value from line to line.
func TestEquationsHold(t *testing.T) {
	for _, family := range []string{Expr, Story, Signed} {
		each(t, family, func(seed uint64, p Problem, w prompts.Prompt) {
			for _, line := range p.Steps[:len(p.Steps)-1] {
				work, rest, rewrites := strings.Cut(line, prompts.WorkedArrow)
				if rewrites && evaluate(t, rest) != mustInt(t, p.Answer) {
					t.Errorf("seed %d: %q is not worth %s", seed, rest, p.Answer)
				}
				if family == Story {
					_, work, _ = strings.Cut(work, ":")
				}
				for _, chain := range strings.Split(work, ",") {
					if !strings.Contains(chain, "=") {
						continue
					}
					sides := strings.Split(chain, "=")
					for _, s := range sides[1:] {
						if evaluate(t, s) != evaluate(t, sides[0]) {
							t.Errorf("seed %d: %q does not hold in %q", seed, chain, line)
						}
					}
				}
			}
		})
	}
}

// The number of operations asked for is the number of operations made.
func TestSteps(t *testing.T) {
	each(t, Expr, func(seed uint64, p Problem, w prompts.Prompt) {
		if want := 2 + int(seed%MaxSteps); len(p.Steps) != want {
			t.Errorf("seed %d: %d lines, want %d", seed, len(p.Steps), want)
		}
	})
}

func TestGenerateRefuses(t *testing.T) {
	for _, s := range []Spec{{Family: "poem", Steps: 1}, {Family: Expr}, {Family: Story, Steps: MaxSteps + 1}} {
		if _, err := s.Generate(); err == nil {
			t.Errorf("%+v: no error", s)
		}
	}
}

// A seed means the same problem for ever: results of evaluations refer to it.
func TestGolden(t *testing.T) {
	for family, want := range map[string]string{
		Expr: "a3335699853e8fcc", Story: "d2f7e058cd9cc239", Signed: "db0a110935505b25", Bool: "087bab78578107a3", Dyck: "ee549c9757883147",
		Navigate: "ea7a31e19cdaf4fd", Swap: "407c036bfd6117c5", Count: "ee809bfe78b2361f", Order: "a620956b956f2c25", Sort: "529f0c6226ca472d", Word: "2a2b2ae60fcd22a2", Rate: "bf355f0f561f0382", Logic: "aaf97385dbb3f89b", Time: "208a6a012568651e",
	} {
		f, err := Lookup(family)
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		for seed := range uint64(500) {
			p, err := Generate(family, 1+int(seed)%f.MaxSteps, seed)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(h, p.Question, p.Steps)
		}
		if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
			t.Errorf("problems of the family %s have changed: digest %s, was %s", family, got, want)
		}
	}
}

func mustInt(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// evaluate computes an expression by the usual precedence, independently of
// how the generator makes one.
func evaluate(t *testing.T, s string) int {
	t.Helper()
	at := 0
	var sum func() int
	atom := func() int {
		if s[at] == '(' {
			at++
			v := sum()
			at++ // ")"
			return v
		}
		start := at
		if s[at] == '-' {
			at++
		}
		for at < len(s) && s[at] >= '0' && s[at] <= '9' {
			at++
		}
		return mustInt(t, s[start:at])
	}
	product := func() int {
		v := atom()
		for at < len(s) && (s[at] == '*' || s[at] == '/') {
			op := s[at]
			at++
			if w := atom(); op == '*' {
				v *= w
			} else if v%w != 0 {
				t.Fatalf("%q does not divide evenly", s)
			} else {
				v /= w
			}
		}
		return v
	}
	sum = func() int {
		v := product()
		for at < len(s) && (s[at] == '+' || s[at] == '-') {
			op := s[at]
			at++
			if w := product(); op == '+' {
				v += w
			} else {
				v -= w
			}
		}
		return v
	}
	v := sum()
	if at != len(s) {
		t.Fatalf("%q: stopped at %d", s, at)
	}
	return v
}
