package kinds

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
	"github.com/seed-25a395fc/reason/prompts"
)

// measure is what a number of a solution stands for.
type measure struct {
	of    unitKind
	kinds [][]string // of the numbers that were multiplied
}

type unitKind int

const (
	anything unitKind = iota // not known, or a bare number
	someThings
	dollars
	percent
	perTime // so many things each hour or the like
)

var unitNames = map[unitKind]string{someThings: "so many things", dollars: "dollars", percent: "percent"}

// measureOf is what a number of the question stands for.
func (t *thing) measureOf() measure {
	last := ""
	if len(t.kind) > 0 {
		last = t.kind[len(t.kind)-1]
	}
	switch {
	case t.percent:
		return measure{of: percent}
	case t.money, last == "dollar":
		return measure{of: dollars}
	case last == "", coinNames.Has(last):
		return measure{}
	}
	return measure{of: someThings, kinds: [][]string{t.kind}}
}

var coinNames = wordset.Of("quarter dime nickel penny cent bill coin half percent")

// lengths are units whose product is an area, so that two numbers of them may be multiplied.
var lengths = wordset.Of("foot meter inch yard mile centimeter kilometer cm time square unit")

// results are what the results of lines stand for, in their order.
type results []result

type result struct {
	digits string
	of     measure
}

// measure is what a number stands for that lines have come to last, if they have.
func (r results) measure(digits string) (of measure, ok bool) {
	for _, one := range slices.Backward(r) {
		if one.digits == digits {
			return one.of, true
		}
	}
	return measure{}, false
}

// measures are what the results of lines stand for.
func (t *Things) measures(lines string) (out results) {
	for line := range strings.Lines(lines) {
		o, ok := wordproblem.ReadOperation(strings.TrimSpace(line))
		if !ok {
			continue
		}
		of, _ := combined(t.operand(o.TagA, o.A, out), o.Op[0], t.operand(o.TagB, o.B, out))
		_, first := out.measure(o.A)
		_, second := out.measure(o.B)
		if o.TagA == "" && !first || o.TagB == "" && !second { // it may be put into another unit
			of.kinds = nil
		}
		out = append(out, result{o.Result[strings.LastIndexByte(o.Result, '=')+1:], of})
	}
	return out
}

// operand is what an operand of a line stands for.
func (t *Things) operand(tag, digits string, before results) measure {
	if tag == "" {
		of, _ := before.measure(digits)
		return of
	}
	if n := t.tagged(tag); n != nil {
		return n.measureOf()
	}
	return measure{}
}

// combined is what the result of an operation stands for; ok is false where it makes no
// sense: $3 and 5 pens, dollars times dollars, 4 of the apples times 7 of them.
func combined(a measure, op byte, b measure) (of measure, ok bool) {
	switch {
	case op == '+' || op == '-':
		if a.of == anything {
			return b, true
		}
		return a, b.of == anything || a.of == perTime || b.of == perTime || a.of == b.of && !otherUnit(a.kinds, b.kinds)
	case op == '/' && a.of == someThings && len(b.kinds) == 1 && spans.Has(b.kinds[0][len(b.kinds[0])-1]) && len(a.kinds) == 1 && !spans.Has(a.kinds[0][len(a.kinds[0])-1]):
		return measure{of: perTime}, true
	case op == '/' && otherUnit(a.kinds, b.kinds):
		return measure{}, false
	case a.of == perTime || b.of == perTime:
		return measure{}, true
	case op == '/' && a.of == b.of:
		return measure{}, true
	case op == '/':
		if a.of == someThings && b.of != percent || a.of == anything {
			return measure{}, true
		}
		return a, true
	case a.of == dollars && b.of == dollars, sharesKind(a.kinds, b.kinds):
		return measure{}, false
	case a.of == percent || b.of == dollars:
		return b, true
	case b.of == percent || a.of == dollars:
		return a, true
	case a.of != b.of: // 3 boxes at 12 each, which may be dollars
		return measure{kinds: slices.Concat(a.kinds, b.kinds)}, true
	}
	return measure{of: a.of, kinds: slices.Concat(a.kinds, b.kinds)}, true
}

// otherUnit reports whether two amounts are so many of different units of the same: 45 minutes
// and 1 hour, 250 grams and 2 kilograms.
func otherUnit(a, b [][]string) bool {
	if len(a) != 1 || len(b) != 1 {
		return false
	}
	x, y := a[0][len(a[0])-1], b[0][len(b[0])-1]
	return x != y && slices.ContainsFunc(scales, func(of wordset.Set) bool { return of.Has(x) && of.Has(y) })
}

// scales are units of the same that are told beside each other.
var scales = []wordset.Set{
	spans,
	wordset.Of("gram kilogram kilo ton pound ounce"),
	wordset.Of("meter centimeter millimeter kilometer"),
	wordset.Of("foot inch yard mile"),
	wordset.Of("liter milliliter gallon quart pint"),
}

// sharesKind reports whether the same things are counted on both sides.
func sharesKind(a, b [][]string) bool {
	return slices.ContainsFunc(a, func(k []string) bool {
		return !lengths.Has(k[len(k)-1]) && slices.ContainsFunc(b, func(o []string) bool { return slices.Equal(k, o) })
	})
}

// mixedUnits objects to a line that puts together what stands for different units.
func (t *Things) mixedUnits(line, before string) Objection {
	o, ok := wordproblem.BeginOperation(line)
	if !ok {
		return Objection{}
	}
	var results results
	if o.TagA == "" || o.TagB == "" {
		results = t.measures(before)
	}
	a, b := t.operand(o.TagA, o.A, results), t.operand(o.TagB, o.B, results)
	if _, ok := combined(a, o.Op[0], b); ok {
		return Objection{}
	}
	if a.of == b.of && o.Op != "*" {
		return Objection{Reason: fmt.Sprintf("%s and %s are of different units", o.A, o.B)}
	}
	if a.of == b.of {
		return Objection{Reason: fmt.Sprintf("%s and %s count the same and are not multiplied", o.A, o.B)}
	}
	return Objection{Reason: fmt.Sprintf("%s is %s and %s is %s", o.A, unitNames[a.of], o.B, unitNames[b.of])}
}

// answersMoney says why an answer is in the wrong unit: dollars where things are asked for,
// or things where money is; "" if it may be right.
func (t *Things) answersMoney(said, lines string) string {
	result, _ := t.measures(lines).measure(said)
	of, kind := result.of, ""
	if n := len(t.asked); n > 0 {
		kind = t.asked[n-1]
	}
	switch {
	case of == dollars && kind != "" && kind != "dollar" && !coinNames.Has(kind) && kind != "point" && !slices.Contains(t.question, "cent"): // how many at 10 cents each
		return "it is asked how many " + prompts.Plural(kind) + " there are, and not for dollars"
	case of == perTime && kind != "" && !slices.ContainsFunc(t.question, func(w string) bool {
		return spans.Has(w) || w == "per" || w == "each" || w == "every" || w == "average"
	}):
		return "it is asked how many " + prompts.Plural(kind) + " there are, and not how many each time"
	case of == someThings && spans.Has(kind) && len(result.kinds) > 0 && !slices.ContainsFunc(result.kinds, func(k []string) bool { return spans.Has(k[len(k)-1]) }):
		return "it is asked how many " + prompts.Plural(kind) + " it takes"
	case of == someThings && t.asksMoney():
		return "it is asked for dollars"
	}
	return ""
}

// spans are units of time that a question asks for; what is multiplied by none of them is no
// time.
var spans = wordset.Of("second minute hour day week month year")

// asksMoney reports whether the question asks how much money something is.
func (t *Things) asksMoney() bool {
	if len(t.question) < 3 || t.question[1] != "much" || !slices.ContainsFunc(t.of, func(n thing) bool { return n.measureOf().of == dollars }) {
		return false
	}
	return t.question[2] == "money" || slices.ContainsFunc(t.question[2:], func(w string) bool { return moneyVerbs.Has(w) })
}

var moneyVerbs = wordset.Of("pay spend spent earn owe cost paid")
