package prompts

import "testing"

func TestWorkedSortAnswer(t *testing.T) {
	format := Worked{Families: []string{Sort}}
	p, err := format.Prompt("Sort these words alphabetically: Plum, fig, pear")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"#4:ans #2:#3:#1:\n": "fig pear Plum",
		"#4:ans #2:#3:\n":    "fig pear",
		"#4:ans #2:#9:\n":    "#2:#9:", // no such word
		"#4:ans fig\n":       "",
	} {
		final, ok := format.Final(text)
		if ok != (want != "") || ok && p.Answer(final) != want {
			t.Errorf("%q: got %q, %v, want %q", text, p.Answer(final), ok, want)
		}
	}
}
