package problems

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

// maxWord is the largest number of operations of a word problem.
const maxWord = 3

func makeWord(s Spec) Problem {
	r := newRNG(s.Seed, 9, uint64(s.Steps), uint64(s.Operand))
	var fitting []plot
	var weights []int
	for _, p := range slices.Concat(plots, mixedPlots) {
		if p.steps == s.Steps {
			fitting = append(fitting, p)
			weights = append(weights, len(p.tell))
		}
	}
	p := fitting[r.weighted(weights...)]
	told := r.chance(40)
	for {
		values := p.draw(r, min(s.Operand, MaxOperand))
		if told {
			p, values = tell(r, s.Steps, min(s.Operand, MaxOperand))
		}
		question, order := p.told(r, values)
		if steps, answer, ok := p.solved(values, order); ok {
			return Problem{Family: Word, Question: question, Steps: steps, Answer: answer}
		}
	}
}

// draw chooses the numbers A to E of a plot, so that results are positive and
// quotients exact: A%B stands for an A that B divides, % for a B in percent.
func (p plot) draw(r *rng, operand int) map[string]int {
	size := pick(r, []int{12, 30, 100, operand})
	n := func(most int) int { return r.between(2, max(3, min(most, operand))) }
	a, b, c, d := n(size), n(size), n(size), n(12)
	if strings.ContainsAny(p.work, "*/") {
		b, c = n(12), n(min(size, 30))
	}
	switch p.numbers {
	case "A>B":
		b = n(size)
		a = b + n(size)
	case "B>A":
		b = a + n(size)
	case "A%B":
		a = b * n(size)
	case "A%C":
		a, b = c*n(size), n(size)
	case "B%C":
		b = c * n(12)
	case "B%A":
		a = n(12)
		b = a * n(20)
	case "A>C":
		b, c = n(size), n(size)
		a = c + n(size)
	case "B>C":
		b = c + n(size)
	case "C>A":
		c = a + n(size)
	case "C>A+B":
		b = n(size)
		c = a + b + n(size)
	case "A%2":
		b = n(20)
		a = 2 * (b + n(size))
	case "A+B>C":
		b = n(size)
		c = r.between(2, a+b-1)
	case "A>B+C":
		b, c = n(size), n(size)
		a = b + c + n(size)
	case "A+B%C":
		c = n(9)
		b = n(size)
		a = c*(b/c+n(30)) - b
		if a < 2 {
			a += 2 * c
		}
	case "B+C%A":
		a = n(9)
		c = n(size)
		b = a*(c/a+n(30)) - c
		if b < 2 {
			b += 2 * a
		}
	case "B+C":
		a, b, c = n(12), n(size), n(size)
	case "A-B%C":
		c = n(9)
		b = n(size)
		a = b + c*n(30)
	case "A*B>C":
		c = r.between(2, a*b-1)
	case "C>A*B":
		c = a*b + n(size)
	case "%":
		a, b = 20*r.between(1, 40), 5*r.between(1, 19)
	}
	if strings.Contains(p.work, "A*B;r1*C") {
		a, b, c = n(20), n(12), n(12)
	}
	return map[string]int{"A": a, "B": b, "C": c, "D": d, "E": n(100)}
}

var (
	choice = lazyregexp.New(`\[[^\[\]]*\]`)
	number = lazyregexp.New(`\{[A-H]\}`)
	blanks = lazyregexp.New(` +([.,?]| )`)
)

// told is the question, and the letters of its numbers in order.
func (p plot) told(r *rng, values map[string]int) (question string, order []string) {
	text := pick(r, p.tell)
	aside := ""
	if r.chance(35) {
		aside = " " + pick(r, asides)
	}
	text = strings.Replace(text, "#", aside, 1)
	if aside != "" && !strings.Contains(text, aside) && r.chance(50) {
		text = strings.Replace(text, "/", aside+"/", 1)
	}
	text = chosen(r, text)
	text = blanks.ReplaceAllString(strings.ReplaceAll(text, "/", " "), "$1")
	text = cast(r).Replace(text)
	spelled := r.chance(12) && !strings.ContainsAny(text, "$%")
	text = number.ReplaceAllStringFunc(text, func(s string) string {
		letter := s[1:2]
		order = append(order, letter)
		if v := values[letter]; spelled && v < 100 {
			return inWords(v)
		}
		return strconv.Itoa(values[letter])
	})
	return strings.ToUpper(text[:1]) + text[1:], order
}

// chosen takes one of each [a|b], from the inside out.
func chosen(r *rng, text string) string {
	for choice.MatchString(text) {
		text = choice.ReplaceAllStringFunc(text, func(s string) string {
			return pick(r, strings.Split(s[1:len(s)-1], "|"))
		})
	}
	return text
}

// Aside is a sentence with a number {E} that does not matter, for any word problem.
func Aside(seed uint64) string {
	r := newRNG(seed, 10)
	text := cast(r).Replace(chosen(r, pick(r, asides)))
	return strings.ToUpper(text[:1]) + text[1:]
}

// cast chooses people, things and places.
func cast(r *rng) *strings.Replacer {
	names, s, him, his := women, "she", "her", "her"
	if r.chance(50) {
		names, s, him, his = men, "he", "him", "his"
	}
	n, m, k := pick(r, names), pick(r, women), pick(r, men)
	nouns := things
	if r.chance(10) {
		nouns = animals
	}
	one, y, box := pick(r, nouns), prompts.Plural(pick(r, nouns)), pick(r, containers)
	x := prompts.Plural(one)
	if r.chance(15) {
		a := pick(r, adjectives)
		one, x = a+" "+one, a+" "+x
	}
	if m == n {
		m = "a friend"
	}
	if k == n {
		k = "a neighbor"
	}
	return strings.NewReplacer("{n}", n, "{m}", m, "{k}", k, "{s}", s, "{S}", title(s), "{him}", him, "{his}", his,
		"{x}", x, "{y}", y, "{one}", one, "{box}", box, "{boxes}", prompts.Plural(box), "{place}", pick(r, wordPlaces))
}

var operation = lazyregexp.New(`([A-H]|r?\d+)([-+*/])([A-H]|r?\d+)`)

// solved are the lines of the solution and the answer to a text with the letters'
// numbers in the given order. It reports false where a result is not above 0 or
// grows beyond MaxValue.
func (p plot) solved(values map[string]int, order []string) (lines []string, answer string, ok bool) {
	numbers := make([]*big.Rat, len(order))
	for i, letter := range order {
		numbers[i] = big.NewRat(int64(values[letter]), 1)
	}
	name := func(operand string) string {
		if i := slices.Index(order, operand); i >= 0 {
			return "n" + strconv.Itoa(i+1)
		}
		return operand
	}
	var work []Operation
	for _, o := range operation.FindAllStringSubmatch(p.work, -1) {
		work = append(work, Operation{name(o[1]), o[2], name(o[3])})
	}
	lines, results, ok := WordSteps(numbers, work)
	if !ok || slices.ContainsFunc(results, func(v *big.Rat) bool {
		return v.Sign() <= 0 || v.Cmp(big.NewRat(MaxValue, 1)) > 0
	}) {
		return nil, "", false
	}
	return lines, Decimal(results[len(results)-1]), true
}
