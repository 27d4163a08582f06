package main

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	clauseTag  = regexp.MustCompile(`#\d+: `)
	digitsOnly = regexp.MustCompile(`\d+`)
	taggedOnly = regexp.MustCompile(`#\d+:(\d+)`)
	wordStep   = regexp.MustCompile(`^(?:#(\d+):)?([\d.]+)([-+*/])(?:#(\d+):)?([\d.]+)=(?:.*=)?([\d.]+)$`)
)

// mostClauses bounds the search for a running quantity.
const mostClauses = 6

// asRead is a word problem as a story where prompts.Worked reads it as one and a story
// can be told of it; else p as it is. The model has to learn it in the form in which
// it will be asked.
func asRead(p problems.Problem) problems.Problem {
	if formatOf(p).Families[0] != prompts.Word {
		return p
	}
	asked, err := format.Prompt(p.Question)
	if err != nil || strings.HasPrefix(asked.Raw, wordForm) {
		return p
	}
	asStory, err := onlyStories.Prompt(p.Question)
	if err != nil || asked.Raw != asStory.Raw {
		return p
	}
	asWord, err := onlyWords.Prompt(p.Question)
	if err != nil {
		return p
	}
	if lines, ok := retold(p, asStory.Raw, asWord.Raw); ok {
		p.Family, p.Steps = problems.Story, lines
	}
	return p
}

const wordForm = "<q>" + prompts.WordOpening

// retold is the solution of a word problem as lines of a story; asStory and asWord
// are its prompt in both forms. It reports false where no running quantity leads to
// what the problem's own steps work out, whatever the numbers.
func retold(p problems.Problem, asStory, asWord string) (lines []string, ok bool) {
	clauses := clauseTag.Split(strings.TrimSuffix(asStory, "\n<a>"), -1)[1:]
	if len(clauses) == 0 || len(clauses) > mostClauses+1 {
		return nil, false // an expression, say
	}
	clauses = clauses[:len(clauses)-1] // the question
	var given []string
	r := running{}
	for _, c := range clauses {
		var places []int
		for _, d := range digitsOnly.FindAllString(c, -1) {
			places, given = append(places, len(given)), append(given, d)
		}
		r.clauses = append(r.clauses, places)
	}
	// Both forms keep the numbers in their order; where one reads more of them than
	// the other, they are not about the same.
	tagged := taggedOnly.FindAllStringSubmatch(asWord, -1)
	if !slices.EqualFunc(given, tagged, func(d string, m []string) bool { return d == m[1] }) {
		return nil, false
	}
	for set := range int64(3) {
		numbers := make([]*big.Rat, len(given))
		for i, d := range given {
			numbers[i], _ = new(big.Rat).SetString(d)
			if set > 0 {
				numbers[i].Add(numbers[i], big.NewRat(1+set*int64(2*i*i+3*i+7)%61, 1+int64(i+int(set))%5))
			}
		}
		v, ok := outcome(p.Steps, numbers)
		if !ok {
			return nil, false
		}
		r.numbers, r.wanted = append(r.numbers, numbers), append(r.wanted, v)
	}
	if !r.search(make([]*big.Rat, len(r.wanted))) {
		return nil, false
	}
	return r.lines()
}

// outcome is what the steps of a word problem come to with other numbers.
func outcome(steps []string, numbers []*big.Rat) (*big.Rat, bool) {
	said := map[string]*big.Rat{} // a result as it was written, and what it is now
	read := func(tag, text string) *big.Rat {
		if n, err := strconv.Atoi(tag); err == nil {
			return numbers[n-1]
		}
		if r := said[text]; r != nil {
			return r
		}
		v, _ := new(big.Rat).SetString(text)
		return v
	}
	var last *big.Rat
	for _, s := range steps[:len(steps)-1] {
		m := wordStep.FindStringSubmatch(s)
		if m == nil {
			return nil, false
		}
		v, ok := apply(read(m[1], m[2]), m[3][0], read(m[4], m[5]))
		if !ok {
			return nil, false
		}
		said[m[6]], last = v, v
	}
	return last, last != nil
}

func apply(a *big.Rat, op byte, b *big.Rat) (*big.Rat, bool) {
	v := new(big.Rat)
	switch op {
	case '+':
		return v.Add(a, b), true
	case '-':
		return v.Sub(a, b), true
	case '*':
		return v.Mul(a, b), true
	}
	if b.Sign() == 0 {
		return nil, false
	}
	return v.Quo(a, b), true
}

// running searches for what each clause does to a running quantity. It follows
// several sets of numbers at once, of which the first is the problem's own.
type running struct {
	clauses [][]int      // the numbers of each clause
	numbers [][]*big.Rat // by set
	wanted  []*big.Rat   // by set
	deeds   []byte       // of each clause so far: = for the start, an operator, or 0 for nothing
}

// amount is what a clause counts: its number, or the product of its two.
func (r *running) amount(clause, set int) *big.Rat {
	places, v := r.clauses[clause], big.NewRat(1, 1)
	for _, i := range places {
		v.Mul(v, r.numbers[set][i])
	}
	return v
}

// search goes on from the values that the clauses so far lead to; nil before the start.
func (r *running) search(values []*big.Rat) bool {
	i := len(r.deeds)
	if i == len(r.clauses) {
		for set, v := range values {
			if v == nil || v.Cmp(r.wanted[set]) != 0 {
				return false
			}
		}
		return true
	}
	deeds := []byte("+-*/\x00")
	switch {
	case len(r.clauses[i]) == 0 || len(r.clauses[i]) > 2:
		return false // a clause that says half or twice
	case values[0] == nil:
		deeds = []byte("=\x00")
	case len(r.clauses[i]) == 2:
		deeds = []byte("+-\x00")
	}
	for _, d := range deeds {
		next := slices.Clone(values)
		ok := true
		for set := range values {
			switch d {
			case 0:
			case '=':
				next[set] = r.amount(i, set)
			default:
				next[set], ok = apply(values[set], d, r.amount(i, set))
			}
			if !ok {
				break
			}
		}
		r.deeds = append(r.deeds, d)
		if ok && r.search(next) {
			return true
		}
		r.deeds = r.deeds[:i]
	}
	return false
}

// lines writes the deeds down. It reports false for numbers that a story does not have.
func (r *running) lines() (out []string, ok bool) {
	var value *big.Rat
	line := func(a *big.Rat, op byte, b *big.Rat) (string, *big.Rat) {
		text, v, ok := problems.WordLine(problems.Operand{Value: a}, op, problems.Operand{Value: b})
		if !ok || !v.IsInt() || v.Sign() < 0 || v.Cmp(big.NewRat(problems.MaxValue, 1)) > 0 {
			return "", nil
		}
		return text, v
	}
	for i, d := range r.deeds {
		text, amount := "", r.amount(i, 0)
		if places := r.clauses[i]; len(places) == 2 && d != 0 {
			if text, amount = line(r.numbers[0][places[0]], '*', r.numbers[0][places[1]]); amount == nil {
				return nil, false
			}
		}
		switch d {
		case 0:
			text = prompts.WorkedNotNeeded
		case '=':
			value = amount
			if text == "" {
				text = problems.Decimal(amount)
			}
		default:
			work, v := line(value, d, amount)
			if v == nil {
				return nil, false
			}
			if text != "" {
				text += ","
			}
			text, value = text+work, v
		}
		out = append(out, prompts.WorkedTag(i+1)+text)
	}
	return append(out, prompts.WorkedTag(len(r.deeds)+1)+prompts.WorkedAnswer+problems.Decimal(value)), true
}
