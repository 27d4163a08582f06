// Package form reads the form in which the built-in model is asked and works: prompts that begin
// with <q> and end with <a>, whose parts have tags (#1:, #2: …), and lines that carry these tags on.
// It finds the parts and judges none of them.
package form

import (
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// longestPrompt bounds the bytes of a prompt in the format of lines, which takes no question of
// more than 6,000: a longer text that looks like one is none, and reading it as one would take long.
const longestPrompt = 1 << 13

// Worked reports whether the drafting model was asked in the format of lines,
// so that a chunk of another form is an error and not prose.
func Worked(prompt string) bool {
	return len(prompt) <= longestPrompt && strings.HasPrefix(prompt, "<q>") && strings.HasSuffix(strings.TrimSpace(prompt), "<a>")
}

// Arrow parts an equation from what is left of the expression.
var Arrow = strings.TrimSpace(prompts.WorkedArrow)

// State is what stands in a prompt before the first tag.
func State(prompt string) string {
	before, _, _ := strings.Cut(strings.TrimPrefix(prompt, "<q>"), "#1:")
	return strings.TrimSpace(before)
}

// Clauses cuts a prompt at the tags #1:, #2: … that stand in it in order.
func Clauses(prompt string) []string {
	_, text, found := strings.Cut(strings.TrimSuffix(strings.TrimSpace(prompt), "<a>"), prompts.WorkedTag(1))
	var out []string
	for n := 2; found; n++ {
		var clause string
		clause, text, found = strings.Cut(text, prompts.WorkedTag(n))
		out = append(out, clause)
	}
	return out
}

// CutTag cuts a leading "#3:" off a line; 0 where there is none.
func CutTag(line string) (tag int, body string) {
	head, body, ok := strings.Cut(line, ":")
	n, err := strconv.Atoi(strings.TrimPrefix(head, "#"))
	if !ok || !strings.HasPrefix(head, "#") || err != nil {
		return 0, line
	}
	return n, strings.TrimSpace(body)
}

// Expression is the expression of a prompt that ends in "=?".
func Expression(prompt string) (string, bool) {
	for line := range strings.Lines(strings.ReplaceAll(prompt, "<q>", "")) {
		if expr, ok := strings.CutSuffix(strings.TrimSpace(line), "=?"); ok {
			return expr, expr != "" && strings.Trim(expr, "0123456789+-*/() ") == ""
		}
	}
	return "", false
}

// WordProblem reports whether the prompt of a worked chunk is a word problem whose
// numbers have tags: word Mia has #1:47 apples and eats #2:5. How many are left? #3:
func WordProblem(prompt string) bool {
	return Worked(prompt) && strings.HasPrefix(prompt, "<q>"+prompts.WordOpening)
}
