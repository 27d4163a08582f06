package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

const (
	goods  = `((?:[\pL'-]+ )*?[\pL'-]+)`
	oneOf  = `(?:a|an|one|the|his|her|each|every) `
	costs  = `(?:for|at|of|worth|costing|priced at|(?:that|which) costs?)`
	apiece = `( each| apiece| a piece| (?:a|an|per) [\pL'-]+)`
)

// exactly matches a text as a whole.
func exactly(text string) *lazyregexp.Regexp { return lazyregexp.New(`^` + text + `$`) }

var (
	someFor     = exactly(`(N\d+) ` + goods + `(?: ,)? ` + costs + ` (M\d+)` + apiece + `?`)
	lotFor      = exactly(`(N\d+) ` + goods + ` for a total of (M\d+)`)
	dearerOne   = exactly(`(?:a|an|one) ` + goods + ` (?:that|which) costs? (M\d+) (more|less)`)
	someAs      = exactly(`(N\d+) ` + goods + ` (?:that|which) costs? ([FT]\d+) as much` + apiece + `?`)
	someThat    = exactly(`(N\d+) ` + goods + ` at ([FT]\d+)(?: of)? (?:that|the same) price` + apiece + `?`)
	someDearer  = exactly(`(N\d+) ` + goods + ` (?:that|which) costs? (M\d+) (more|less)` + apiece + `?`)
	someUsually = exactly(`(N\d+) ` + goods + ` at ([FT]\d+)(?: of)? (?:the|their) (?:usual|regular|normal|original) price of (M\d+)` + apiece + `?`)
	oneFor      = exactly(oneOf + goods + ` ` + costs + ` (M\d+)(?:(?: ,)? (?:but|and|which|that) (?:is|was|are) (F\d+) off)?`)
	several     = exactly(`(N\d+) ` + goods)
	ofEach      = exactly(`(N\d+) of (?:each|each of them|each of these|both|each kind)`)
	oneOfEach   = exactly(`(?:all|both|one|each)(?: of)?(?: these| them| it| the things| things| each)?`)
	single      = exactly(`(?:a|an|one) ` + goods)
)

// readItem reads one kind of things that are bought.
func (b *buying) readItem(words []string) bool {
	text := strings.Join(words, " ")
	var it item
	switch m, p := match(text, lotFor, someFor, someAs, someThat, someDearer, someUsually, dearerOne, oneFor, ofEach, oneOfEach, several, single); p {
	case someFor:
		it = item{noun: m[2], count: b.number(m[1])}
		lot := strings.Contains(text, m[2]+" for "+m[3]) && m[4] == ""
		if unit := strings.Fields(m[4]); len(unit) == 2 && unit[1] != "piece" && Singular(unit[1]) != head(m[2]) {
			return false
		}
		if lot {
			it.price = b.number(m[3])
		} else if m[4] == "" && strings.Contains(text, "cost") {
			return false // of one or of all
		} else {
			it.unit = b.number(m[3])
		}
	case lotFor:
		it = item{noun: m[2], count: b.number(m[1]), price: b.number(m[3])}
	case dearerOne:
		op := byte('+')
		if m[3] == "less" {
			op = '-'
		}
		it = item{noun: m[1], unit: b.before().with(op, b.number(m[2]))}
	case someAs, someThat:
		it = item{noun: m[2], count: b.number(m[1]), unit: b.before().times(b.factor(m[3]))}
	case someDearer:
		op := byte('+')
		if m[4] == "less" {
			op = '-'
		}
		it = item{noun: m[2], count: b.number(m[1]), unit: b.before().with(op, b.number(m[3]))}
	case someUsually:
		it = item{noun: m[2], count: b.number(m[1]), unit: b.number(m[4]).times(b.factor(m[3]))}
	case oneFor:
		it = item{noun: m[1], unit: b.number(m[2])}
		if m[3] != "" {
			saved := it.unit.times(b.factor(m[3]))
			b.saved = append(b.saved, saved)
			it.unit = it.unit.less(saved)
		}
	case ofEach:
		it = item{noun: "each", count: b.number(m[1]), unit: b.ofEach()}
	case oneOfEach:
		it = item{noun: "all", unit: b.ofEach()}
	case several:
		it = item{noun: m[2], count: b.number(m[1]), unit: b.prices[thingIn(strings.Fields(m[2]))]}
	case single:
		it = item{noun: m[1], unit: b.prices[thingIn(strings.Fields(m[1]))]}
	default:
		return false
	}
	if it.price.operand == nil {
		it.price = it.unit
		if it.count.operand != nil {
			it.price = it.count.with('*', it.unit)
		}
	}
	if it.price.operand == nil {
		return false
	}
	b.nouns = append(b.nouns, head(it.noun))
	p := b.purchases[len(b.purchases)-1]
	p.items = append(p.items, it)
	return true
}

// less takes an amount away whose steps need those of the first.
func (a outcome) less(b outcome) outcome {
	out := a.with('-', b)
	out.steps = unrepeated(out.steps)
	return out
}

// match is the first pattern that fits a text, and what it found.
func match(text string, patterns ...*lazyregexp.Regexp) ([]string, *lazyregexp.Regexp) {
	for _, p := range patterns {
		if m := p.FindStringSubmatch(text); m != nil {
			return m, p
		}
	}
	return nil, nil
}

// head is the thing that a phrase names, in the singular: packs of lamps are packs.
func head(phrase string) string {
	words := strings.Fields(phrase)
	if i := slices.Index(words, "of"); i > 0 {
		words = words[:i]
	}
	return Singular(words[len(words)-1])
}

// before is the price of one of the things that were told of last.
func (b *buying) before() outcome {
	for i := len(b.purchases) - 1; i >= 0; i-- {
		if items := b.purchases[i].items; len(items) > 0 {
			return items[len(items)-1].unit
		}
	}
	return outcome{}
}

// ofEach is the price of one of each thing that has a price.
func (b *buying) ofEach() outcome {
	var all []outcome
	for _, noun := range b.order {
		all = append(all, b.prices[noun])
	}
	return total(all)
}
