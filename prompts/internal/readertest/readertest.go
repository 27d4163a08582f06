// Package readertest tests the readers of the families of questions.
package readertest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"pgregory.net/rapid"
)

// Reader puts a question into the form of a family.
type Reader func(q *query.Question) (body string, ok bool, err error)

// Bodies compares what a reader makes of questions with what it should; "" is for a question that it
// must leave to others or decline.
func Bodies(t *testing.T, read Reader, want map[string]string) {
	t.Helper()
	for question, body := range want {
		got, ok, err := read(&query.Question{Text: question})
		switch {
		case err != nil && (ok || !errors.Is(err, form.ErrOutOfScope)):
			t.Errorf("%q: ok is %v, with the error %v", question, ok, err)
		case body == "" && ok:
			t.Errorf("%q: accepted as %q", question, got)
		case body != "" && !ok:
			t.Errorf("%q: declined, %v", question, err)
		case body != "" && got != body:
			t.Errorf("%q: got %q, want %q", question, got, body)
		}
	}
}

// RuledIn holds that an expression matches all of some texts and that may, which a reader asks before
// it runs the expression, rules out none of them.
func RuledIn(t *testing.T, name string, expr interface{ MatchString(string) bool }, may func(text string) bool, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !expr.MatchString(text) {
			t.Errorf("%s: %q is none", name, text)
		}
		if !may(text) {
			t.Errorf("%s: %q is ruled out", name, text)
		}
	}
}

// NeverRuledOut holds that may, which a reader asks before it runs an expression, rules out no text that matches
// it: texts are made to match, and stand between others.
func NeverRuledOut(t *testing.T, name string, expr fmt.Stringer, may func(text string) bool) {
	t.Helper()
	matches := regexp.MustCompile(expr.String())
	rapid.Check(t, func(t *rapid.T) {
		around := rapid.SampledFrom(append([]string{" ", ". ", ", ", "\n", ": "}, Texts...))
		text := rapid.StringMatching(expr.String()).Draw(t, "text")
		for _, text := range []string{text, around.Draw(t, "before") + text + around.Draw(t, "behind")} {
			if matches.MatchString(text) && !may(text) {
				t.Fatalf("%s: %q is ruled out", name, text)
			}
		}
	})
}

// Scattered draws texts of some words and marks.
func Scattered(words string) *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(strings.Fields(words)), 1, 14), func(words []string) string {
		return strings.NewReplacer(" .", ".", " ,", ",", " ?", "?").Replace(strings.Join(words, " "))
	})
}

// Altered draws one of some texts with up to two words of it replaced.
func Altered(words string, texts ...string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := strings.Fields(rapid.SampledFrom(texts).Draw(t, "text"))
		for range rapid.IntRange(0, 2).Draw(t, "replaced") {
			at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			text[at] = rapid.SampledFrom(strings.Fields(words)).Draw(t, "by")
		}
		return strings.Join(text, " ")
	})
}

// Texts have all that readers read by hand for its speed, in several wordings.
var Texts = []string{
	"", " ", ".", "a.", ". b", "Ann", "Ann ", "Ann has", "Ann has ", "Ann has a cap, Ben is holding a pen and McDonald's owns Éclair; O'Neil gets x.\nEve is playing.  Cid sits next to Dee!",
	"and Ann is taller than Ben but shorter than Cid, who is old, and whereas, While it rains", "is Ann is tall", "Also, Ben IS the first", "we know that finished last", "Moreover is it",
	"Ben ended up last", "ended up last", "Ben ended UP in second place", "Ben ended last", "up is down", "Ann is", "the cat is \n tall", "Ann ſits on a chair",
	"true or false? Max is red.", "Is it True or False -- Max is red", "true or false - x", "True or false — x", "true or false -x", "untrue or false? x", "true or false?x, true or false?  y",
	"they swap balls, what does Ann have", "they swap, so, who has it", "they swap, and then who", "a,who b", "x, Which one", ", WHAT is", "a, then, what",
	"a b c ...!? \n\n d;e; f.g. ", "\nx", "x\n\n", "? ?", "One. Two.Three? ", "A; B;",
}
