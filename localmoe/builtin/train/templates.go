package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

// template is a word problem of a public data set whose numbers can be changed.
type template struct {
	// ID is that of the data set.
	ID string `json:"id"`
	// Text is the question with its numbers in braces: "Joan found {70} seashells".
	Text string `json:"text"`
	// Operations are the steps of its solution.
	Operations []problems.Operation `json:"ops"`
}

// readTemplates reads gzip-compressed JSON Lines.
func readTemplates(file string) ([]template, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out []template
	for lines := bufio.NewScanner(z); ; {
		if !lines.Scan() {
			return out, lines.Err()
		}
		var t template
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", file, len(out)+1, err)
		}
		out = append(out, t)
	}
}

var slot = regexp.MustCompile(`\{[0-9.]+\}`)

// numbers are those in the text's braces.
func (t template) numbers() []*big.Rat {
	var out []*big.Rat
	for _, s := range slot.FindAllString(t.Text, -1) {
		v, _ := new(big.Rat).SetString(s[1 : len(s)-1])
		out = append(out, v)
	}
	return out
}

// fill puts numbers into the text.
func (t template) fill(numbers []*big.Rat) string {
	i := -1
	return slot.ReplaceAllStringFunc(t.Text, func(string) string {
		i++
		return problems.Decimal(numbers[i])
	})
}

// varied is the template with other numbers, names and things, as far as the
// draws find numbers that keep the kind of every result: whole ones whole,
// positive ones positive.
func (t template) varied(d *draws) problems.Problem {
	t.Text = d.rename(t.Text)
	switch x := d.below(100); {
	case x < 25:
		t = t.withAside(d)
	case x < 55:
		t = t.withOthers(d)
	}
	given := t.numbers()
	lines, results, _ := problems.WordSteps(given, t.Operations)
	numbers := given
	if d.below(100) < 85 {
		for range 60 {
			other := d.renumber(t.Text, given)
			l, r, ok := problems.WordSteps(other, t.Operations)
			if ok && alike(results, r) {
				lines, results, numbers = l, r, other
				break
			}
		}
	}
	return problems.Problem{Family: prompts.Word, Question: t.fill(numbers), Steps: lines, Answer: problems.Decimal(results[len(results)-1])}
}

// withAside is the template with a fact that does not matter before its last
// sentence; the same template if it has only one.
func (t template) withAside(d *draws) template {
	at := max(strings.LastIndex(t.Text, ". "), strings.LastIndex(t.Text, "! "))
	if at < 0 {
		return t
	}
	aside := strings.Replace(problems.Aside(uint64(d.below(1<<30))), "{E}", fmt.Sprintf("{%d}", 2+d.below(60)), 1)
	return t.insert(at+1, " "+aside)
}

var countedThing = regexp.MustCompile(`(\{[0-9]+\}) ((?:[a-z]+ )?)([a-z]+)`)

// withOthers is the template with a number of some other thing beside one or two of
// its numbers of things: "{5} apples" becomes "{5} apples and {7} pears". The
// question does not ask for these.
func (t template) withOthers(d *draws) template {
	other := ""
	for range 1 + d.below(2) {
		var places [][]int
		var kinds [][]string
		for _, m := range countedThing.FindAllStringSubmatchIndex(t.Text, -1) {
			noun := t.Text[m[6]:m[7]]
			beside := noun == other || strings.HasPrefix(t.Text[m[1]:], " and {") || strings.HasSuffix(t.Text[:m[0]], " and ")
			if _, nouns := problems.ThingsLike(noun); nouns != nil && !beside {
				places, kinds = append(places, m), append(kinds, nouns)
			}
		}
		if len(places) == 0 {
			return t
		}
		i := d.below(len(places))
		if other == "" {
			other = prompts.Plural(kinds[i][d.below(len(kinds[i]))])
			if strings.Contains(t.Text, other) {
				return t
			}
		}
		added := fmt.Sprintf("{%d} %s", 2+d.below(60), other)
		if m := places[i]; d.below(2) == 0 {
			t = t.insert(m[1], " and "+added)
		} else {
			t = t.insert(m[0], added+" and ")
		}
	}
	return t
}

// insert puts text with one number in, which no operation uses.
func (t template) insert(at int, text string) template {
	before := len(slot.FindAllString(t.Text[:at], -1))
	moved := func(name string) string {
		if i, err := strconv.Atoi(strings.TrimPrefix(name, "n")); name[0] == 'n' && err == nil && i > before {
			return fmt.Sprintf("n%d", i+1)
		}
		return name
	}
	out := template{ID: t.ID, Text: t.Text[:at] + text + t.Text[at:]}
	for _, o := range t.Operations {
		out.Operations = append(out.Operations, problems.Operation{moved(o[0]), o[1], moved(o[2])})
	}
	return out
}

// alike reports whether results are whole, positive and small where those of the
// original are.
func alike(original, other []*big.Rat) bool {
	limit := big.NewRat(problems.MaxValue, 1)
	for i, a := range original {
		b := other[i]
		switch {
		case a.IsInt() && !b.IsInt(), a.Sign() > 0 && b.Sign() <= 0, a.Sign() < 0 && b.Sign() >= 0:
			return false
		case a.Cmp(limit) <= 0 && b.Cmp(limit) > 0:
			return false
		case !a.IsInt() && len(problems.Decimal(b)) > len(problems.Decimal(a))+1:
			return false
		}
	}
	return true
}

// draws are the random choices of one example.
type draws struct {
	s schedule
	i int
	n uint64
}

// below is uniform in [0, n).
func (d *draws) below(n int) int {
	d.n++
	return int(d.s.bits(d.i, 100+d.n) % uint64(n))
}

// template draws one: two of five examples from MAWPS, whose problems are few and
// short, the others from GSM8K.
func (d *draws) template(from []template) int {
	first := 0 // of GSM8K
	for first < len(from) && strings.HasPrefix(from[first].ID, "mawps") {
		first++
	}
	if d.below(5) < 2 {
		return d.below(first)
	}
	return first + d.below(len(from)-first)
}

// renumber draws a number for each given one, equal ones for equal ones. Ones,
// years, parts of a fraction or a time of day, and ordinals stay.
func (d *draws) renumber(text string, given []*big.Rat) []*big.Rat {
	places := slot.FindAllStringIndex(text, -1)
	chosen := map[string]*big.Rat{}
	for i, v := range given {
		before, after := text[:places[i][0]], text[places[i][1]:]
		if keep(before, after, v) {
			chosen[v.String()] = v
		}
	}
	out := make([]*big.Rat, len(given))
	for i, v := range given {
		c := chosen[v.String()]
		if c == nil {
			c = d.near(v, strings.HasPrefix(strings.TrimSpace(text[places[i][1]:]), "%"))
			chosen[v.String()] = c
		}
		out[i] = c
	}
	return out
}

func keep(before, after string, v *big.Rat) bool {
	one := big.NewRat(1, 1)
	year := v.IsInt() && v.Cmp(big.NewRat(1900, 1)) > 0 && v.Cmp(big.NewRat(2100, 1)) < 0 && !strings.HasSuffix(before, "$")
	joined := after != "" && (after[0] == '/' || after[0] == ':' || after[0] >= 'a' && after[0] <= 'z') || strings.HasSuffix(before, "/") || strings.HasSuffix(before, ":")
	return v.Cmp(one) == 0 || year || joined
}

// near is a number of the kind and about the size of v.
func (d *draws) near(v *big.Rat, percent bool) *big.Rat {
	if percent && v.IsInt() && v.Cmp(big.NewRat(100, 1)) < 0 {
		return big.NewRat(int64(5*(1+d.below(19))), 1)
	}
	if !v.IsInt() {
		_, decimals, _ := strings.Cut(problems.Decimal(v), ".")
		unit := int64(1)
		for range decimals {
			unit *= 10
		}
		scaled := new(big.Rat).Mul(v, big.NewRat(unit, 1)).Num().Int64()
		return big.NewRat(max(1, scaled/3+int64(d.below(int(2*scaled)+1))), unit)
	}
	n := int(v.Num().Int64())
	switch {
	case n <= 10:
		return big.NewRat(int64(2+d.below(11)), 1)
	case n <= 30:
		return big.NewRat(int64(3+d.below(46)), 1)
	case n <= 100 && n%5 != 0:
		return big.NewRat(int64(5+d.below(95)), 1)
	case n > 1<<30:
		return v
	}
	unit := 1
	for n%(unit*10) == 0 {
		unit *= 10
	}
	if n%(unit*5) == 0 {
		unit *= 5
	}
	m := n / unit
	return big.NewRat(int64(unit*max(1, m/3+d.below(2*m+1))), 1)
}
