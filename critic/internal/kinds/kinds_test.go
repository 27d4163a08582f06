package kinds

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// told are what problems tell, with a number at each #, and asked how they end. Other words stand
// between them.
var (
	told = []string{
		"Ann had # pens and # cups.", "She lost # pens.", "Tom found # new cups", "and # of the pens", "Each box holds # pens.", "She has # boxes with # pens each.",
		"Half of the cups broke.", "He sold #% of them.", "A pen costs $#.", "He leaves a tip of #%.", "It makes # screws in an hour.", "She ran for # minutes", "and read for # hours.",
		"She drank # bottles a day.", "A recipe takes # cups of flour", "A rope is # feet long.", "He ran # kilometers at # kilometers per hour.", "which was a quarter of it", "# dollars", "#th",
	}
	asked = []string{
		"How many pens are left?", "How many boxes does she need?", "How many more pens than cups has she?", "How much is the tip?", "How many cups did he sell?", "How long did it take?",
		"How many screws does it make in # minutes?", "How many pens and cups are there?", "How much does she pay for the pens?", "How many minutes did she play?", "How many?", "",
	}
	other = strings.Fields("the of and . ? , - how many each per $ % 's then who # twice as half back")
)

// problem is a word problem whose numbers have tags, and how many there are. What it tells
// makes no sense.
func problem(t *rapid.T) (text string, numbers int) {
	parts := rapid.SliceOfN(rapid.SampledFrom(told), 0, 5).Draw(t, "told")
	parts = append(parts, rapid.SliceOfN(rapid.SampledFrom(other), 0, 3).Draw(t, "other")...)
	parts = append(parts, rapid.SampledFrom(asked).Draw(t, "asked"))
	for i, piece := range strings.Split(strings.Join(parts, " "), "#") {
		if i > 0 {
			numbers++
			text += fmt.Sprintf("#%d:%s", numbers, number.Draw(t, "number"))
		}
		text += piece
	}
	return fmt.Sprintf("<q>word %s #%d:\n<a>", text, numbers+1), numbers
}

var number = rapid.SampledFrom([]string{"0", "0.0", "1", "2", "3", "4", "5", "12", "60", "100", "0.5", "2.50", "007", "99999999999999999999"})

// line is one of a worked solution, right or not.
func line(t *rapid.T, numbers int) string {
	operand := func() string {
		if tag := rapid.IntRange(0, numbers+1).Draw(t, "tag"); tag > 0 {
			return fmt.Sprintf("#%d:%s", tag, number.Draw(t, "number"))
		}
		return number.Draw(t, "number")
	}
	return operand() + rapid.SampledFrom([]string{"+", "-", "*", "/"}).Draw(t, "op") + operand() + "=" + number.Draw(t, "result") + "\n"
}

// Whatever a problem tells, an objection is to a place in the line, and what is put in its place is an
// operation that is right.
func TestObjectionsAreToTheLine(t *testing.T) {
	objections, fixes := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		prompt, numbers := problem(t)
		things := Read(prompt)
		before := ""
		for range rapid.IntRange(0, 3).Draw(t, "before") {
			before += line(t, numbers)
		}
		for range 40 {
			next := line(t, numbers)
			o := things.Object(next, before)
			if o.At < 0 || o.At > len(next) || o.Reason == "" && o != (Objection{}) {
				t.Fatalf("%s%s%s: %+v", prompt, before, next, o)
			}
			if o.Reason != "" {
				objections++
			}
			if o.Fix != "" {
				fixes++
				rightOperation(t, o.Fix)
			}
			answered := things.Answered(numbers+1, strings.TrimSpace(next[strings.IndexByte(next, '=')+1:]), before+next)
			if fix := strings.TrimSpace(answered.Fix); fix != "" && !strings.Contains(fix, "ans ") {
				rightOperation(t, fix)
			}
			things.Misheard(number.Draw(t, "said"), before+next)
			things.Unheard()
		}
	})
	if t.Logf("%d objections, %d with a fix", objections, fixes); objections == 0 || fixes == 0 {
		t.Error("nothing was objected to: the problems say nothing")
	}
}

// rightOperation fails for a line whose last result is not that of its operation.
func rightOperation(t *rapid.T, line string) {
	o, ok := wordproblem.ReadOperation(line)
	if !ok {
		t.Fatalf("%q is no operation", line)
	}
	a, _ := arith.Rational(o.A)
	b, _ := arith.Rational(o.B)
	said, ok := arith.Rational(o.Result[strings.LastIndexByte(o.Result, '=')+1:])
	if want, err := arith.Apply(o.Op[0], a, b); err != nil || !ok || want.Cmp(said) != 0 {
		t.Fatalf("%q is not right", line)
	}
}

// Where it is not clear what a number counts, nothing is objected to.
func TestNothingIsSaidOfWhatIsNotClear(t *testing.T) {
	for _, c := range []struct{ prompt, before, line string }{
		{"<q>word #1:5 and #2:7. How many? #3:\n<a>", "", "#1:5+#2:7=12\n"},
		{"<q>word Ann had #1:5 pens and #2:9 cups. How many things has she? #3:\n<a>", "", "#1:5+#2:9=14\n"},
		{"<q>word Ann had #1:5 pens and found #2:9 more. How many pens has she? #3:\n<a>", "", "#1:5+#2:9=14\n"},
		{"<q>word\n<a>", "", "#1:5+#2:9=14\n"},
		{"", "", "#1:5+#2:9=14\n"},
		{"<q>word Ann had #1:5 pens and #2:9 cups. How many pens are left? #3:\n<a>", "", "so 5 - 9 pens\n"},
		{"<q>word Ann had #1:5 pens and #2:9 cups. How many pens are left? #3:\n<a>", "", ""},
	} {
		things := Read(c.prompt)
		if o := things.Object(c.line, c.before); o != (Objection{}) {
			t.Errorf("%s%s: %+v", c.prompt, c.line, o)
		}
		if things.Unheard() {
			t.Errorf("%s: unheard", c.prompt)
		}
	}
}
