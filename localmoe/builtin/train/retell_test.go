package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

func TestAWordProblemIsToldInTheFormInWhichItIsRead(t *testing.T) {
	for _, c := range []struct {
		question string
		steps    []string
		want     []string // nil if it stays
	}{
		{
			"There are 13 people and 5 tables in the museum. 2 people go home. How many people are left?",
			[]string{"#1:13-#3:2=11", "#4:ans 11"},
			[]string{"#1:13", "#2:not needed", "#3:13-2=11", "#4:ans 11"},
		},
		{ // what two kinds cost is read as a word problem, and stays one
			"Chloe bought 8 geese at $3 each and 18 bees at $2 each. How much did she spend in all?",
			[]string{"#1:8*#2:3=24", "#3:18*#4:2=36", "24+36=60", "#5:ans 60"}, nil,
		},
		{ // no story leads to the difference of two kinds
			"Ravi had 7 marbles and 5 sweets. How many more marbles than sweets does he have?",
			[]string{"#1:7-#2:5=2", "#3:ans 2"}, nil,
		},
	} {
		p := asRead(problems.Problem{Family: problems.Word, Question: c.question, Steps: c.steps})
		want, family := c.want, problems.Story
		if want == nil {
			want, family = c.steps, problems.Word
		}
		if !slices.Equal(p.Steps, want) || p.Family != family {
			t.Errorf("%s\n%s: %q, want %q", c.question, p.Family, p.Steps, want)
		}
	}
}

// A story told of a word problem comes to the same answer, and nearly every word
// problem that is read as a story can be told as one.
func TestWordProblemsReadAsStoriesAreTold(t *testing.T) {
	read, told := 0, 0
	for i := range 600 {
		p, err := problems.Spec{Family: problems.Word, Steps: 1 + i%3, Operand: 99, Seed: uint64(i)}.Generate()
		if err != nil {
			t.Fatal(err)
		}
		w, err := format.Prompt(p.Question)
		if err != nil || strings.HasPrefix(w.Raw, wordForm) {
			continue
		}
		read++
		q := asRead(p)
		if q.Family != problems.Story {
			continue
		}
		told++
		last := q.Steps[len(q.Steps)-1]
		if answer, ok := format.Final(last); !ok || answer != p.Answer {
			t.Errorf("%s\n%q ends in %q, want %s", p.Question, q.Steps, answer, p.Answer)
		}
		if got, want := len(q.Steps), prompts.WorkedTags(w.Raw); got != want {
			t.Errorf("%s: %d lines for %d tags", w.Raw, got, want)
		}
	}
	if told*10 < read*8 {
		t.Errorf("%d of %d are told", told, read)
	}
}
