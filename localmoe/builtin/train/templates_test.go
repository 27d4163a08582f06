package main

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

// A template with other numbers is read with a tag for each of them, and its
// solution takes every number by its own.
func TestTemplatesVary(t *testing.T) {
	_, tok := load(t)
	templates, err := readTemplates("templates.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	s := schedule{seed: 5}
	for i := 0; i < len(templates); i += 7 {
		p := templates[i].varied(&draws{s: s, i: i})
		e, err := encode(tok, p)
		if err != nil {
			t.Fatalf("%s: %v", templates[i].ID, err)
		}
		last := p.Steps[len(p.Steps)-1]
		if want := prompts.WorkedTag(prompts.WorkedTags(e.prompt)) + prompts.WorkedAnswer + p.Answer; last != want {
			t.Errorf("%s: %q ends in %q, want %q", templates[i].ID, p.Question, last, want)
		}
		for _, line := range p.Steps[:len(p.Steps)-1] {
			for _, m := range taggedNumber.FindAllString(line, -1) {
				if !strings.Contains(e.prompt, m) {
					t.Errorf("%s: %q takes %s, which %q does not hold", templates[i].ID, line, m, e.prompt)
				}
			}
		}
	}
}

func TestOperationsFromEquations(t *testing.T) {
	numbers := []*big.Rat{big.NewRat(48, 1), big.NewRat(20, 1)}
	text := "Natalia sold {48} clips in April and half as many in May, of which {20}% were red."
	ops, why := fromEquations([]string{"48/2=24", "48+24=72", "72*.2=14.4"}, text, numbers)
	want := []problems.Operation{{"n1", "/", "2"}, {"n1", "+", "r1"}, {"n2", "/", "100"}, {"r2", "*", "r3"}}
	if why != "" || len(ops) != len(want) {
		t.Fatalf("%v, %q", ops, why)
	}
	for i := range want {
		if ops[i] != want[i] {
			t.Errorf("operation %d: %v, want %v", i+1, ops[i], want[i])
		}
	}
	if ops, why := fromEquations([]string{"48/2=24", "24*9=216"}, text, numbers); why == "" {
		t.Errorf("%v: 9 has no source", ops)
	}
}

func TestSearchedOperations(t *testing.T) {
	n := func(values ...int64) (out []*big.Rat) {
		for _, v := range values {
			out = append(out, big.NewRat(v, 1))
		}
		return out
	}
	ops, why := searched("multiarith", n(11, 8, 7), big.NewRat(21, 1))
	if why != "" || len(ops) != 2 || ops[0] != (problems.Operation{"n1", "-", "n2"}) || ops[1] != (problems.Operation{"r1", "*", "n3"}) {
		t.Errorf("%v, %q", ops, why)
	}
	if ops, why := searched("singleop", n(4, 2), big.NewRat(2, 1)); why == "" {
		t.Errorf("%v: 4-2 and 4/2 are both 2", ops)
	}
	if ops, why := searched("addsub", n(4, 3), big.NewRat(12, 1)); why == "" {
		t.Errorf("%v is no sum or difference", ops)
	}
}

// A fact that does not matter, put before the question, leaves every result.
func TestAsideKeepsResults(t *testing.T) {
	templates, err := readTemplates("templates.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for i, plain := range templates {
		told := plain.withAside(&draws{s: schedule{seed: 5}, i: i})
		_, want, _ := problems.WordSteps(plain.numbers(), plain.Operations)
		_, got, ok := problems.WordSteps(told.numbers(), told.Operations)
		if !ok || !slices.EqualFunc(got, want, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 }) {
			t.Errorf("%s: %v, want %v: %q", plain.ID, got, want, told.Text)
		}
		if !slices.Equal(told.Operations, plain.Operations) {
			moved++
		}
	}
	if moved == 0 {
		t.Error("no question holds a number behind the fact, so nothing was tried")
	}
}
