package prompts

import (
	"strings"
	"testing"
)

func TestStepsFinal(t *testing.T) {
	for text, want := range map[string]string{
		"1. 12 * 4 = 48\nAnswer: 48":                  "48",
		"Answer: 48\n":                                "48",
		"**Answer:** 48":                              "48",
		"**Answer: 48**":                              "48",
		"Final answer: $48$.":                         "48",
		"answer: 3.5":                                 "3.5",
		"Answer: \\boxed{48}":                         "48",
		"So we get \\boxed{17}.":                      "17",
		"#### 72":                                     "72",
		"Answer: 1\nOh no, once more.\nAnswer: 2":     "2",
		"The answer: is not at the start of the line": "",
		"Answer:":                                     "",
		"nothing yet":                                 "",
	} {
		got, ok := Steps{}.Final(text)
		if got != want || ok != (want != "") {
			t.Errorf("Final(%q) = %q, %t; want %q", text, got, ok, want)
		}
	}
}

func TestStepsCueIsReadBack(t *testing.T) {
	for _, accepted := range []string{"", "1. 2 + 2 = 4\n", "1. 2 + 2 = 4"} {
		text := accepted + Steps{}.Cue(Prompt{}, accepted) + " 4\n"
		if got, ok := (Steps{}).Final(text); !ok || got != "4" {
			t.Errorf("after the cue in %q, Final = %q, %t", text, got, ok)
		}
	}
}

func TestStepsRefuses(t *testing.T) {
	for _, question := range []string{"", " \n", "what is \xff"} {
		if p, err := (Steps{}).Prompt(question); err == nil {
			t.Errorf("Prompt(%q) = %+v", question, p)
		}
	}
	p, err := Steps{}.Prompt(" What is 2 + 2? ")
	if err != nil || p.User != "What is 2 + 2?" || !strings.Contains(p.System, "Answer:") {
		t.Errorf("Prompt = %+v, %v", p, err)
	}
}

func TestStepsReplan(t *testing.T) {
	p, err := Steps{}.Replan(" What is {step}? ", "1. Let x be 3.\n")
	if err != nil || !strings.HasPrefix(p.User, "What is {step}?\n") || !strings.HasSuffix(p.User, "\n1. Let x be 3.") || !strings.Contains(p.System, "Answer:") {
		t.Errorf("Replan = %+v, %v", p, err)
	}
	if p, err := (Steps{}).Replan("", "1. Let x be 3.\n"); err == nil {
		t.Errorf("Replan of nothing = %+v", p)
	}
}
