package wordproblem

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
)

// What is read by hand is what these expressions match.
var (
	wordsForm     = regexp.MustCompile(`#(\d+):(\d+(?:\.\d+)?)?|[\pL'-]+|[^\s\pL]`)
	numberForm    = regexp.MustCompile(`#(\d+):(\d+(?:\.\d+)?)`)
	operationForm = regexp.MustCompile(`^(?:#(\d+):)?(\d+(?:\.\d+)?)([-+*/])(?:#(\d+):)?(\d+(?:\.\d+)?)=(.+)$`)
	answerForm    = regexp.MustCompile(`^(?:#\d+:\s*)?ans (.*)$`)
)

func TestScansAreTheirExpressions(t *testing.T) {
	pieces := []string{"#", ":", "#1:", "#12:", "3", "47", ".", "2.5", "12+7", "#2:5-#1:2=", "+", "-", "*", "/", "=", "=8", " ", "\n", "\t", "ans ", "N", "M", "F", "Mia's", "é", "×", "\xff", "\u00a0", ",", "$"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 30_000 {
		s := ""
		for range 1 + r.IntN(8) {
			s += pieces[r.IntN(len(pieces))]
		}
		if got, want := Words(s), wordsForm.FindAllString(s, -1); !slices.Equal(got, want) {
			t.Fatalf("words of %q: %q, want %q", s, got, want)
		}
		var numbers [][]string
		for tag, number, rest, ok := Number(s); ok; tag, number, rest, ok = Number(rest) {
			numbers = append(numbers, []string{"#" + tag + ":" + number, tag, number})
		}
		if want := numberForm.FindAllStringSubmatch(s, -1); !slices.EqualFunc(numbers, want, slices.Equal) {
			t.Fatalf("numbers of %q: %q, want %q", s, numbers, want)
		}
		var operation []string
		if o, ok := ReadOperation(s); ok {
			operation = []string{s, o.TagA, o.A, o.Op, o.TagB, o.B, o.Result}
		}
		if want := operationForm.FindStringSubmatch(s); !slices.Equal(operation, want) {
			t.Fatalf("operation %q: %q, want %q", s, operation, want)
		}
		var answer []string
		if said, ok := StatedAnswer(s); ok {
			answer = []string{s, said}
		}
		if want := answerForm.FindStringSubmatch(s); !slices.Equal(answer, want) {
			t.Fatalf("answer %q: %q, want %q", s, answer, want)
		}
	}
}
