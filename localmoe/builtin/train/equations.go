package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals/problems"
)

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }

// derivation turns the equations of a published solution into operations.
type derivation struct {
	text    string
	numbers []*big.Rat // of the text
	used    []bool
	results []*big.Rat
	read    []bool // results that a later operation takes
	ops     []problems.Operation
}

// fromEquations follows equations such as 48/2=24, 48+24=72. Each operand is the
// result of an equation before, a number of the question or a small number that
// a reader knows (half, a week).
func fromEquations(equations []string, text string, numbers []*big.Rat) (ops []problems.Operation, why string) {
	d := &derivation{text: text, numbers: numbers, used: make([]bool, len(numbers))}
	for _, e := range equations {
		left, right, ok := strings.Cut(strings.ReplaceAll(e, ",", ""), "=")
		if !ok {
			return nil, "an equation without a result"
		}
		tree, err := parser.ParseExpr(left)
		if err != nil {
			return nil, "an equation that cannot be read"
		}
		if _, plain := tree.(*ast.BasicLit); plain {
			continue
		}
		_, v, err := d.walk(tree, "")
		if err != nil {
			return nil, err.Error()
		}
		if said, ok := new(big.Rat).SetString(right); !ok || said.Cmp(v) != 0 {
			return nil, "an equation that does not hold"
		}
	}
	if len(d.ops) == 0 {
		return nil, "no equations"
	}
	for i := range d.results[:len(d.results)-1] {
		if !d.read[i] {
			return nil, "a result that is not used"
		}
	}
	return d.ops, ""
}

var operators = map[token.Token]string{token.ADD: "+", token.SUB: "-", token.MUL: "*", token.QUO: "/"}

// walk works a tree out from the left and returns the name of its value. A number
// comes from another place than not, if it can.
func (d *derivation) walk(e ast.Expr, not string) (name string, v *big.Rat, err error) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return d.walk(e.X, not)
	case *ast.BasicLit:
		v, ok := new(big.Rat).SetString(e.Value)
		if !ok {
			return "", nil, fmt.Errorf("a number that cannot be read")
		}
		return d.source(v, not)
	case *ast.BinaryExpr:
		op := operators[e.Op]
		if op == "" {
			return "", nil, fmt.Errorf("an unknown operator")
		}
		a, x, err := d.walk(e.X, "")
		if err != nil {
			return "", nil, err
		}
		b, y, err := d.walk(e.Y, a)
		if err != nil {
			return "", nil, err
		}
		return d.append(a, x, op, b, y)
	}
	return "", nil, fmt.Errorf("an equation that cannot be read")
}

func (d *derivation) append(a string, x *big.Rat, op, b string, y *big.Rat) (string, *big.Rat, error) {
	_, v, ok := problems.WordLine(problems.Operand{Value: x}, op[0], problems.Operand{Value: y})
	if !ok {
		return "", nil, fmt.Errorf("a result without a short decimal")
	}
	for i := range d.read {
		r := fmt.Sprintf("r%d", i+1)
		d.read[i] = d.read[i] || r == a || r == b
	}
	d.ops = append(d.ops, problems.Operation{a, op, b})
	d.results = append(d.results, v)
	d.read = append(d.read, false)
	return fmt.Sprintf("r%d", len(d.ops)), v, nil
}

// known are the numbers that a reader knows without digits in the text, each with
// the words that bring it to mind; any text may bring up 1.
var known = map[string]*regexp.Regexp{
	"1":    regexp.MustCompile(``),
	"2":    regexp.MustCompile(`half|halv|twice|doubl|both|couple|pair|two|second|average|other|round|each way|back|and |bicycle|bike`),
	"3":    regexp.MustCompile(`third|tripl|thrice|three|yard|trio|and .* and `),
	"4":    regexp.MustCompile(`quarter|fourth|quadrupl|four|weeks|month|car|legs|dog|square`),
	"5":    regexp.MustCompile(`nickel|fifth|five|weekday`),
	"6":    regexp.MustCompile(`sixth|half.dozen|six`),
	"7":    regexp.MustCompile(`week|daily|every day|seventh|per day|each day`),
	"8":    regexp.MustCompile(`eighth|eight|octopus|spider`),
	"10":   regexp.MustCompile(`dime|tenth|decade|ten`),
	"12":   regexp.MustCompile(`dozen|month|year|inch|feet|foot|annual`),
	"24":   regexp.MustCompile(`hour|day|dozen`),
	"25":   regexp.MustCompile(`quarter`),
	"30":   regexp.MustCompile(`month|half`),
	"31":   regexp.MustCompile(`month|March|May|July|January|August|October|December`),
	"52":   regexp.MustCompile(`week|year`),
	"60":   regexp.MustCompile(`minute|hour|second`),
	"100":  regexp.MustCompile(`%|percent|cent|meter|hundred`),
	"365":  regexp.MustCompile(`day|year`),
	"1000": regexp.MustCompile(`kilo|gram|meter|liter|thousand|ton`),
	"0.5":  regexp.MustCompile(`half|half`),
	"0.25": regexp.MustCompile(`quarter`),
	"0.1":  regexp.MustCompile(`dime|tenth`),
	"0.01": regexp.MustCompile(`%|percent|penn|cents`),
	"0.05": regexp.MustCompile(`nickel`),
}

// source names where a value comes from: the latest result not read yet, a number
// of the question not used yet, either of them again, a percentage of the
// question, a number that is known.
func (d *derivation) source(v *big.Rat, not string) (string, *big.Rat, error) {
	for _, again := range []bool{false, true} {
		for i := len(d.results) - 1; i >= 0; i-- {
			if name := fmt.Sprintf("r%d", i+1); d.read[i] == again && name != not && d.results[i].Cmp(v) == 0 {
				d.read[i] = true
				return name, v, nil
			}
		}
		for i, n := range d.numbers {
			if name := fmt.Sprintf("n%d", i+1); d.used[i] == again && name != not && n.Cmp(v) == 0 {
				d.used[i] = true
				return name, v, nil
			}
		}
	}
	hundred := new(big.Rat).Mul(v, big.NewRat(100, 1))
	for i, n := range d.numbers {
		if !v.IsInt() && n.Cmp(hundred) == 0 {
			d.used[i] = true
			return d.append(fmt.Sprintf("n%d", i+1), n, "/", "100", big.NewRat(100, 1))
		}
	}
	s := problems.Decimal(v)
	if words := known[s]; words != nil && words.MatchString(d.text) {
		return s, v, nil
	}
	return "", nil, fmt.Errorf("a number of unknown source")
}
