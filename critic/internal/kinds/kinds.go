// Package kinds reads what the numbers of a word problem count, in the form in which the built-in model
// is asked, and objects to lines and answers that do not go together with it: sums of two kinds of
// things, products that no unit allows, an answer that takes nothing of what is asked for. It also
// says which questions the model is sure to mishear.
//
// Where it is not clear what a number counts it objects to nothing, and no line is known to be right.
package kinds

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/prompts"
)

// thing is what a number counts.
type thing struct {
	tag      int
	number   string
	kind     []string // its words, the last one in the singular; nil where that is not clear
	sentence int
	money    bool // it is so many dollars
	percent  bool
}

// Things are those of the numbers of a word problem, by tag from 1 on.
type Things struct {
	of        []thing
	sentences [][]string // their words, in the singular
	question  []string   // the words that ask, in the singular
	asked     []string   // the kind that is asked for; nil where that is not clear
	compares  bool       // how many more, or fewer
}

// Objection is what is wrong with a line, where in it, and what was probably meant;
// the zero value where nothing is.
type Objection struct {
	Reason string
	At     int
	Fix    string
}

// objections are what a line is asked for.
var objections = []func(t *Things, line, before string) Objection{
	(*Things).mixedKinds, (*Things).perHolder, (*Things).held, (*Things).partOfOne, (*Things).mixedUnits,
}

// Object looks at a line behind the lines before.
func (t *Things) Object(line, before string) Objection {
	for _, read := range objections {
		if o := read(t, line, before); o.Reason != "" {
			return o
		}
	}
	return Objection{}
}

// addsGiven is the sum or the difference of two numbers of the question with which a line begins.
func addsGiven(line string) (o wordproblem.Operation, ok bool) {
	o, ok = wordproblem.BeginOperation(line)
	return o, ok && o.TagA != "" && o.TagB != "" && (o.Op == "+" || o.Op == "-")
}

// mixedKinds objects to a line that adds two numbers of the question or takes one from the
// other where they count different kinds, or a kind that is not asked for.
func (t *Things) mixedKinds(line, before string) Objection {
	on, ok := addsGiven(line)
	if !ok {
		return Objection{}
	}
	op := on.Op[0]
	a, b := t.tagged(on.TagA), t.tagged(on.TagB)
	if a == nil || b == nil || a.kind == nil || b.kind == nil {
		return Objection{}
	}
	if wordproblem.SameKind(a.kind, b.kind) {
		return t.aside(a.kind, op, before)
	}
	ofA, ofB := t.others(a, b), t.others(b, a)
	if len(ofA)+len(ofB) == 0 { // no other number could be the one that was meant
		return Objection{}
	}
	first, second := t.mentions(a.kind), t.mentions(b.kind)
	switch {
	case first != second: // one kind is asked for
	case first && a.sentence != b.sentence && (op == '-' || t.compares), first && t.compares && op == '+': // both are, each by itself first
	default:
		return Objection{}
	}
	o := Objection{Reason: fmt.Sprintf("%s counts %s and %s counts %s", a.number, strings.Join(a.kind, " "), b.number, strings.Join(b.kind, " "))}
	switch {
	case first:
		o.At = len("#"+on.TagA+":"+on.A) + len(on.Op)
		if len(ofA) == 1 {
			o.Fix = sumOf(a, op, ofA[0])
		} else if len(ofA) == 0 && len(ofB) == 1 {
			o.Fix = sumOf(b, op, ofB[0])
		}
	case len(ofB) == 1:
		o.Fix = sumOf(ofB[0], op, b)
	}
	return o
}

// aside objects to a line about a kind that the question does not name where two
// numbers are of the kind that it asks for. What was meant is known where one pair of
// numbers of a kind that the question names is left.
func (t *Things) aside(kind []string, op byte, before string) Objection {
	if wordproblem.SameKind(kind, t.asked) || t.mentions(kind) {
		return Objection{}
	}
	asked := 0
	var pairs [][2]*thing
	for i := range t.of {
		a := &t.of[i]
		if wordproblem.SameKind(a.kind, t.asked) {
			asked++
		}
		same := t.others(a, nil)
		if len(same) == 1 && a.tag < same[0].tag && t.mentions(a.kind) && !takes(before, a) && !takes(before, same[0]) {
			pairs = append(pairs, [2]*thing{a, same[0]})
		}
	}
	if asked < 2 {
		return Objection{}
	}
	o := Objection{Reason: "nothing is asked about " + strings.Join(kind, " ")}
	if len(pairs) == 1 {
		o.Fix = sumOf(pairs[0][0], op, pairs[0][1])
	}
	return o
}

// takes reports whether lines take a number.
func takes(lines string, t *thing) bool { return strings.Contains(lines, prompts.WorkedTag(t.tag)) }

// others are the numbers but b that count the same as a.
func (t *Things) others(a, b *thing) []*thing {
	var out []*thing
	for i := range t.of {
		if o := &t.of[i]; o != a && o != b && wordproblem.SameKind(o.kind, a.kind) {
			out = append(out, o)
		}
	}
	return out
}

// sumOf is the line that adds two numbers or takes the smaller from the larger.
func sumOf(a *thing, op byte, b *thing) string {
	x, y := a.value(), b.value()
	if op == '-' && x.Cmp(y) < 0 {
		a, b, x, y = b, a, y, x
	}
	return operationLine(strconv.Itoa(a.tag), x, op, strconv.Itoa(b.tag), y)
}

// operationLine is the line of an operation on two numbers, each with its tag or "" where it is
// none of the question; "" where the result is not a whole number.
func operationLine(tagA string, x *big.Rat, op byte, tagB string, y *big.Rat) string {
	line, _ := arith.Work(x, op, y)
	_, rest, ok := strings.Cut(line, "=")
	if !ok {
		return ""
	}
	return wordproblem.OperandText(tagA, x) + string(op) + wordproblem.OperandText(tagB, y) + "=" + rest
}

func (t *thing) value() *big.Rat {
	v, _ := arith.Rational(t.number) // as wordproblem.Words reads them
	return v
}

// unasked says why an answer has nothing to do with what is asked for; "" if it may.
func (t *Things) unasked(lines string) string {
	if t.asked == nil {
		return ""
	}
	known := false
	for _, o := range t.of {
		known = known || wordproblem.SameKind(o.kind, t.asked)
	}
	if !known {
		return ""
	}
	for tag, _, rest, ok := wordproblem.Number(lines); ok; tag, _, rest, ok = wordproblem.Number(rest) {
		if o := t.tagged(tag); o == nil || o.kind == nil || wordproblem.SameKind(o.kind, t.asked) {
			return ""
		}
	}
	return "no number of what is asked for was taken: " + strings.Join(t.asked, " ")
}

// tagged is the thing with a tag; nil if there is none.
func (t *Things) tagged(tag string) *thing {
	n, err := strconv.Atoi(tag)
	if err != nil || n < 1 || n > len(t.of) {
		return nil
	}
	return &t.of[n-1]
}

// mentions reports whether the question names a kind.
func (t *Things) mentions(kind []string) bool {
	for i := range t.question {
		if len(t.question)-i >= len(kind) && slices.Equal(t.question[i:i+len(kind)], kind) {
			return true
		}
	}
	return false
}
