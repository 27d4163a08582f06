package prompts

import (
	"errors"
	"strings"
	"testing"
)

// checkBodies compares what a format makes of questions with what stands
// between "<q>" and the answer; "" is for a question that it must decline.
func checkBodies(t *testing.T, format Worked, want map[string]string) {
	t.Helper()
	for question, body := range want {
		p, err := format.Prompt(question)
		switch {
		case body == "" && err == nil:
			t.Errorf("%q: accepted as %q", question, p.Raw)
		case body != "" && err != nil:
			t.Errorf("%q: %v", question, err)
		case body != "" && p.Raw != "<q>"+body+"\n<a>":
			t.Errorf("%q: got %q, want %q", question, p.Raw, body)
		}
	}
}

func TestWorkedSigned(t *testing.T) {
	checkBodies(t, Worked{Families: []string{Signed, Expr}}, map[string]string{
		"((-2 - -5 + 3 * -4) * (7 + -1)) =":                      "(-2-(-5)+3*(-4))*(7+(-1))=?",
		"Evaluate this expression.\n(((1 - -2)) * ((-3 + 4))) =": "(1-(-2))*(-3+4)=?",
		"What is 3--4?":                        "3-(-4)=?",
		"3 minus minus four":                   "3-(-4)=?",
		"negative 3 minus negative forty-four": "-3-(-44)=?",
		"((-7)) * -2":                          "-7*(-2)=?",
		"4 - ((-7)) + -1 =":                    "4-(-7)+(-1)=?",
		"5 × −3 = ?":                           "5*(-3)=?",
		"5 + +3":                               "5+3=?",
		"5 negative 3":                         "",
		"5 - - - 3":                            "",
		"5 - -":                                "",
		"(5 - -3":                              "",
		"5 - -(3 + 1)":                         "",
	})
	if p, err := (Worked{}).Prompt("3 - -4"); err == nil {
		t.Errorf("a model that was not trained on signs accepted %q", p.Raw)
	}
}

func TestWorkedFinalByFamily(t *testing.T) {
	format := Worked{Families: WorkedFamilies()}
	for text, want := range map[string]string{
		"!T=F → F\nans F\n": "False", "ans T": "True", "#1:a]b}=b}a]\n#2:ans =b}a]\n": "} ]", "#2:ans =0.": "",
		"#2:ans =a": "", "#2:ans =a(": "", "ans -7": "-7",
	} {
		if got, ok := format.Final(text); got != want || ok != (want != "") {
			t.Errorf("final answer of %q: %q, %v", text, got, ok)
		}
	}
	if got, ok := (Worked{}).Final("ans T"); ok {
		t.Errorf("a model without Boolean expressions answered %q", got)
	}
}

// A model that was not trained on a family says so, whatever the families that it
// knows find wrong.
func TestWorkedDeclinesUnlearned(t *testing.T) {
	for question, about := range map[string]string{
		"Sort these words alphabetically: plum, fig, pear":  "words to put in alphabetical order",
		"Every jompus is shy. Max is a jompus. Is Max shy?": "what follows from rules",
		"not ( True ) and ( True ) is":                      "Boolean expressions",
		"If today is Tuesday, what day is it tomorrow?":     "units, times of day and dates",
	} {
		_, err := Worked{Families: []string{Expr, Story, Word}}.Prompt(question)
		if !errors.Is(err, ErrOutOfScope) || !strings.Contains(err.Error(), "it has not learned "+about) {
			t.Errorf("%q: %v", question, err)
		}
	}
}
