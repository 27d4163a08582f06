package plan

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// number is a number of a problem by its tag.
func number(tag int, n int64) Outcome {
	return Stated(&wordproblem.Operand{Tag: tag, Value: arith.Whole(n)})
}

// The lines of a plan lead from the first step to the answer, and then there is none.
func TestLinesLeadToTheAnswer(t *testing.T) {
	p := number(1, 3).With('*', number(2, 12)).With('-', number(3, 5)).Plan()
	p.Tag = 4
	var lines []string
	for line := p.Next(); line != "" && len(lines) < 9; line = p.Next() {
		if !p.OnTheWay(line) || p.Misses(line) {
			t.Errorf("%q leaves its own way", line)
		}
		lines = append(lines, line)
		if strings.HasPrefix(line, "#4:") {
			break
		}
		p.Advance(line)
	}
	if got, want := strings.Join(lines, " | "), "#1:3*#2:12=36 | 36-#3:5=31 | #4:ans 31"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if p.Anew().Next() != lines[0] {
		t.Error("a plan anew does not begin with its first line")
	}
}

// A line that multiplies otherwise leaves the way, and so does another answer; a sum in another
// order may be right.
func TestMisses(t *testing.T) {
	for line, want := range map[string]bool{
		"#1:3*#3:5=15":  true,
		"#2:12/#1:3=4":  true,
		"#2:12*#1:3=36": false,
		"#1:3+#3:5=8":   false,
		"#4:ans 30":     true,
		"#4:ans 31":     false,
		"what is this":  false,
	} {
		p := number(1, 3).With('*', number(2, 12)).With('-', number(3, 5)).Plan()
		if got := p.Misses(line); got != want {
			t.Errorf("%q misses: %v, want %v", line, got, want)
		}
	}
}

// What cannot be, what takes no step and what cannot be written has no plan.
func TestNoPlan(t *testing.T) {
	for name, o := range map[string]Outcome{
		"nothing":            {},
		"no step":            number(1, 3),
		"below zero":         number(1, 3).With('-', number(2, 5)),
		"by zero":            number(1, 3).With('/', number(2, 0)),
		"too many decimals":  number(1, 1).With('/', number(2, 3)),
		"of what is unknown": Total([]Outcome{number(1, 3), {}}),
	} {
		if p := o.Plan(); p != nil {
			t.Errorf("%s: %s", name, p.Answer())
		}
	}
}
