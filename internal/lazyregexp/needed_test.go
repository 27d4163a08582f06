package lazyregexp_test

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"testing"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// What is looked for before an expression is run never hides a match.
func TestSameAsRegexp(t *testing.T) {
	expressions := []string{
		`a`, `^ab$`, `(?i)ask`, `(?i)^Kb|é`, `a|bc`, `(?:ab)?c`, `(ab)+c`, `(ab)*`, `(?:ab){2,}`, `(?:ab){0,2}k`, `[ab]c`, `[^a]b`, `[a-k]`,
		`^(?:an?|one) (k)(?: b)?$`, `(?i:a)b`, `\bk\b`, ``, `a(?:b|)`, `(?:abc|abd|b) a`, `\x{FFFD}`, `[\x{FFFD}a]`, `(?m)^a$`, `a.c`, `(?s)a.b`, `é`,
		`a|b|c|k|é|s| |A|B|K`, `(?:a|b)(?:c|k)`,
	}
	alphabet := []string{"a", "b", "c", "k", "s", " ", "A", "B", "K", "S", "é", "É", "\u212a", "ſ", "one", "an", "\xff", "\ufffd", "\n", "ask"}
	r := rand.New(rand.NewPCG(1, 2))
	for _, text := range expressions {
		want, got := regexp.MustCompile(text), lazyregexp.New(text)
		for range 200 {
			s := ""
			for range r.IntN(7) {
				s += alphabet[r.IntN(len(alphabet))]
			}
			upper := func(s string) string { return "<" + s + ">" }
			for name, pair := range map[string][2]any{
				"MatchString":                {want.MatchString(s), got.MatchString(s)},
				"FindString":                 {want.FindString(s), got.FindString(s)},
				"FindStringIndex":            {want.FindStringIndex(s), got.FindStringIndex(s)},
				"FindStringSubmatch":         {want.FindStringSubmatch(s), got.FindStringSubmatch(s)},
				"FindStringSubmatchIndex":    {want.FindStringSubmatchIndex(s), got.FindStringSubmatchIndex(s)},
				"FindAllString":              {want.FindAllString(s, -1), got.FindAllString(s, -1)},
				"FindAllStringIndex":         {want.FindAllStringIndex(s, -1), got.FindAllStringIndex(s, -1)},
				"FindAllStringSubmatch":      {want.FindAllStringSubmatch(s, -1), got.FindAllStringSubmatch(s, -1)},
				"FindAllStringSubmatchIndex": {want.FindAllStringSubmatchIndex(s, 2), got.FindAllStringSubmatchIndex(s, 2)},
				"ReplaceAllString":           {want.ReplaceAllString(s, "<$0>"), got.ReplaceAllString(s, "<$0>")},
				"ReplaceAllStringFunc":       {want.ReplaceAllStringFunc(s, upper), got.ReplaceAllStringFunc(s, upper)},
				"Split":                      {want.Split(s, -1), got.Split(s, -1)},
			} {
				if !reflect.DeepEqual(pair[0], pair[1]) {
					t.Fatalf("%s of %q in %q is %v, want %v", name, text, s, pair[1], pair[0])
				}
			}
		}
	}
}
