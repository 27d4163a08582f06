package main

import (
	"strconv"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// form is the shape of a solution: its last result as a formula in which N stands for
// any number of the question. Sums and products have their sides in order.
func form(work []problems.Operation) string {
	results := map[string]string{}
	side := func(name string) string {
		switch name[0] {
		case 'n':
			return "N"
		case 'r':
			return results[name]
		}
		return name
	}
	last := ""
	for i, o := range work {
		a, b := side(o[0]), side(o[2])
		if (o[1] == "+" || o[1] == "*") && a > b {
			a, b = b, a
		}
		last = "(" + a + o[1] + b + ")"
		results["r"+strconv.Itoa(i+1)] = last
	}
	return last
}

// workOf reads the operations of a word problem off its lines.
func workOf(p problems.Problem) (work []problems.Operation) {
	results := map[string]string{}
	side := func(tag, text string) string {
		if tag != "" {
			return "n" + tag
		}
		if name, ok := results[text]; ok {
			return name
		}
		return text
	}
	for i, line := range p.Steps[:len(p.Steps)-1] {
		m := wordStep.FindStringSubmatch(line)
		work = append(work, problems.Operation{side(m[1], m[2]), m[3], side(m[4], m[5])})
		results[m[6]] = "r" + strconv.Itoa(i+1)
	}
	return work
}

// The family rate reckons in the forms of the public word problems: of those with up
// to four operations at least two thirds are of a form that 12,000 of its problems have.
func TestRateHasFormsOfPublicProblems(t *testing.T) {
	forms := map[string]bool{}
	for seed := range uint64(12000) {
		p, err := problems.Generate(problems.Rate, 1+int(seed)%4, seed)
		if err != nil {
			t.Fatal(err)
		}
		forms[form(workOf(p))] = true
	}
	templates, err := readTemplates("templates.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	had, all := 0, 0
	for _, public := range templates {
		if len(public.Operations) > 4 || strings.Contains(public.Text, "%") {
			continue // percent is reckoned in another order
		}
		all++
		if forms[form(public.Operations)] {
			had++
		}
	}
	t.Logf("%d forms; %d of %d problems have one of them", len(forms), had, all)
	if 3*had < 2*all {
		t.Errorf("only %d of %d public problems have a form of the family", had, all)
	}
}
