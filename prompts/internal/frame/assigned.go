package frame

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// assignFirst are words before a name that gets a value.
var assignFirst = lex.NewSet("int let var const long set double float if suppose given")

// assigned is a question in which a name gets the value of a sum and is asked for, as the question for that
// sum: "What is 6 * 3 + 20?" for "int x = 6 * 3 + 20; what is x?". Other questions stay as they are.
func assigned(text string) string {
	told, sum, found := strings.Cut(text, "=")
	if !found || len(told) > maxFrame {
		return text
	}
	name := strings.Fields(told)
	if len(name) == 2 && assignFirst.Holds(strings.ToLower(name[0])) {
		name = name[1:]
	}
	if len(name) != 1 || !lex.AllLetters(name[0]) {
		return text
	}
	end := strings.IndexAny(sum, ";,.\n")
	if end < 0 || strings.Trim(sum[:end], "0123456789+-*/() ") != "" || strings.Contains(sum[:end], "//") || !strings.ContainsAny(sum[:end], "+-*/") {
		return text
	}
	asked := strings.FieldsFunc(sum[end:], func(r rune) bool { return strings.ContainsRune(" ;,.\n?!()", r) })
	for len(asked) > 1 && askingValue.Holds(strings.ToLower(asked[0])) {
		asked = asked[1:]
	}
	if len(asked) != 1 || asked[0] != name[0] {
		return text
	}
	return "What is " + strings.TrimSpace(sum[:end]) + "?"
}

// askingValue are words that ask for the value of a name.
var askingValue = lex.NewSet("what what's is the value of find print then now evaluate compute calculate so show")
