package prompts

import (
	"strings"
	"testing"
)

// Steps with tags can be judged only beside the question that has them.
func TestCritiqueShowsWhatStepsReferTo(t *testing.T) {
	question := "Mia has 47 apples. She buys 8 more. How many apples does Mia have?"
	w, err := Worked{}.Prompt(question)
	if err != nil {
		t.Fatal(err)
	}
	reading := "#1: Mia has 47 apples. #2: She buys 8 more. #3: How many apples does Mia have?"
	if got := Reading(w.Raw); got != reading {
		t.Errorf("read as %q", got)
	}
	want := "Question:\n" + question + "\n\nAs the steps refer to it:\n" + reading + "\n\nSteps:\n[1] #1:47\n[2] #2:47+8=55"
	if got := Critique(question, Reading(w.Raw), []string{"#1:47\n", "#2:47+8=55\n"}).User; got != want {
		t.Errorf("asked:\n%s\nwant:\n%s", got, want)
	}
	s, err := Steps{}.Prompt(question)
	if err != nil {
		t.Fatal(err)
	}
	if got := Critique(question, Reading(s.Text()), []string{"47 + 8 = 55"}).User; got != "Question:\n"+question+"\n\nSteps:\n[1] 47 + 8 = 55" {
		t.Errorf("asked:\n%s", got)
	}
}

// The reason comes before what is concluded from it, in words and where decoding is held to the schema.
func TestCritiqueReasonsFirst(t *testing.T) {
	p := Critique("1 + 1?", "", []string{"1 + 1 = 3"})
	for _, text := range []string{p.System, p.Schema} {
		last := -1
		for _, field := range []string{`"reason"`, `"step"`, `"verdict"`, `"fix"`} {
			at := strings.Index(text, field)
			if at <= last {
				t.Errorf("%s stands at %d, after a field at %d, in\n%s", field, at, last, text)
			}
			last = at
		}
	}
}
