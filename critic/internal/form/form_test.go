package form

import (
	"slices"
	"strings"
	"testing"
)

func TestClausesAndState(t *testing.T) {
	for _, row := range []struct {
		prompt, state string
		clauses       []string
	}{
		{"<q>A1B2C3 #1:CB #2:A\n<a>", "A1B2C3", []string{"CB ", "A\n"}},
		{"<q>#1: Mia has 4. #2: How many?\n<a>", "", []string{" Mia has 4. ", " How many?\n"}},
		{"<q>#1:[{#3:?\n<a>", "", []string{"[{#3:?\n"}}, // #2: is missing
		{"How much is 5 + 7?", "How much is 5 + 7?", nil},
	} {
		if got := Clauses(row.prompt); !slices.Equal(got, row.clauses) {
			t.Errorf("%q: %q, want %q", row.prompt, got, row.clauses)
		}
		if got := State(row.prompt); got != row.state {
			t.Errorf("%q: %q, want %q", row.prompt, got, row.state)
		}
	}
}

func TestCutTag(t *testing.T) {
	for line, want := range map[string]struct {
		tag  int
		body string
	}{
		"#3:55-13=42": {3, "55-13=42"}, "#12: ans 4": {12, "ans 4"}, "55-13=42": {0, "55-13=42"}, "7:45pm=19:45": {0, "7:45pm=19:45"}, "#x:1": {0, "#x:1"},
	} {
		if tag, body := CutTag(line); tag != want.tag || body != want.body {
			t.Errorf("%q: %d, %q", line, tag, body)
		}
	}
}

// Only what the model can have been asked is a prompt of its form.
func TestWorked(t *testing.T) {
	for prompt, want := range map[string]bool{
		"<q>(12+7)*3=?\n<a>": true, "<q>(12+7)*3=?\n<a>\n": true, "(12+7)*3=?": false, "<q>(12+7)*3=?\n<a>12+7=19": false,
		"<q>" + strings.Repeat("1+", 5000) + "1=?\n<a>": false,
	} {
		if got := Worked(prompt); got != want {
			t.Errorf("%.40q: %t", prompt, got)
		}
	}
	for prompt, want := range map[string]string{"<q>(12+7)*3=?\n<a>": "(12+7)*3", "Work out:\n12 + 7 =?\n": "12 + 7 "} {
		if got, ok := Expression(prompt); !ok || got != want {
			t.Errorf("%q: %q, %t", prompt, got, ok)
		}
	}
	for _, prompt := range []string{"<q>!T&F=?\n<a>", "<q>=?\n<a>", "How much is 5 + 7?"} {
		if got, ok := Expression(prompt); ok {
			t.Errorf("%q: %q", prompt, got)
		}
	}
}
