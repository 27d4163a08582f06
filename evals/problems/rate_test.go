package problems

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

var (
	rateTag  = regexp.MustCompile(`#\d+:\d+(?:\.\d+)?`)
	rateLine = regexp.MustCompile(`^((?:#\d+:)?\d+(?:\.\d+)?)([-+*/])((?:#\d+:)?\d+(?:\.\d+)?)=(?:.*=)?(\d+(?:\.\d+)?)$`)
)

// Every operand of a line is a number of the question by its tag, a result before or a
// number that a reader knows, every line holds, and the answer is the last result.
func TestRateLinesHold(t *testing.T) {
	words := prompts.Worked{Families: []string{prompts.Word}}
	known := strings.Fields("1 2 3 4 5 6 7 8 10 12 24 25 52 60 100 1000")
	for seed := range uint64(4000) {
		p, err := Spec{Family: Rate, Steps: 1 + int(seed)%maxRate, Operand: []int{0, 20, 99}[seed/maxRate%3], Seed: seed}.Generate()
		if err != nil {
			t.Fatal(err)
		}
		w, err := words.Prompt(p.Question)
		if err != nil {
			t.Errorf("seed %d: %q: %v", seed, p.Question, err)
			continue
		}
		tags, results := rateTag.FindAllString(w.Raw, -1), []string{}
		for i, line := range p.Steps[:len(p.Steps)-1] {
			m := rateLine.FindStringSubmatch(line)
			if m == nil {
				t.Errorf("seed %d: line %q", seed, line)
				continue
			}
			for _, o := range []string{m[1], m[3]} {
				if !slices.Contains(tags, o) && !slices.Contains(results, o) && !slices.Contains(known, o) {
					t.Errorf("seed %d: %q in %q is nowhere in %q", seed, o, line, w.Raw)
				}
			}
			if want := reckon(m[1], m[2], m[3]); want.Cmp(rational(m[4])) != 0 {
				t.Errorf("seed %d: %q does not hold", seed, line)
			}
			if slices.Contains(p.Steps[:i], line) {
				t.Errorf("seed %d: %q is there twice", seed, line)
			}
			results = append(results, m[4])
		}
		last := prompts.WorkedTag(prompts.WorkedTags(w.Raw)) + prompts.WorkedAnswer + results[len(results)-1]
		if p.Steps[len(p.Steps)-1] != last || p.Answer != results[len(results)-1] {
			t.Errorf("seed %d: %q ends in %q, want %q", seed, p.Question, p.Steps[len(p.Steps)-1], last)
		}
	}
}

func rational(s string) *big.Rat {
	_, s, _ = strings.Cut(":"+s, ":")
	if _, digits, tagged := strings.Cut(s, ":"); tagged {
		s = digits
	}
	v, _ := new(big.Rat).SetString(s)
	return v
}

func reckon(a, op, b string) *big.Rat {
	x, y := rational(a), rational(b)
	switch op {
	case "+":
		return x.Add(x, y)
	case "-":
		return x.Sub(x, y)
	case "*":
		return x.Mul(x, y)
	}
	return x.Quo(x, y)
}
