package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

const (
	oneOf  = `(?:a|an|one|the|his|her|each|every) `
	costs  = `(?:for|at|of|worth|costing|priced at|(?:that|which) costs?)`
	apiece = `( each| apiece| a piece| (?:a|an|per) [\pL'-]+)`
)

var (
	someFor     = tale.Exactly(`(N\d+) ` + tale.Goods + `(?: ,)? ` + costs + ` (M\d+)` + apiece + `?`)
	lotFor      = tale.Exactly(`(N\d+) ` + tale.Goods + ` for a total of (M\d+)`)
	dearerOne   = tale.Exactly(`(?:a|an|one) ` + tale.Goods + ` (?:that|which) costs? (M\d+) (more|less)`)
	someAs      = tale.Exactly(`(N\d+) ` + tale.Goods + ` (?:that|which) costs? ([FT]\d+) as much` + apiece + `?`)
	someThat    = tale.Exactly(`(N\d+) ` + tale.Goods + ` at ([FT]\d+)(?: of)? (?:that|the same) price` + apiece + `?`)
	someDearer  = tale.Exactly(`(N\d+) ` + tale.Goods + ` (?:that|which) costs? (M\d+) (more|less)` + apiece + `?`)
	someUsually = tale.Exactly(`(N\d+) ` + tale.Goods + ` at ([FT]\d+)(?: of)? (?:the|their) (?:usual|regular|normal|original) price of (M\d+)` + apiece + `?`)
	oneFor      = tale.Exactly(oneOf + tale.Goods + ` ` + costs + ` (M\d+)(?:(?: ,)? (?:but|and|which|that) (?:is|was|are) (F\d+) off)?`)
	several     = tale.Exactly(`(N\d+) ` + tale.Goods)
	ofEach      = tale.Exactly(`(N\d+) of (?:each|each of them|each of these|both|each kind)`)
	oneOfEach   = tale.Exactly(`(?:all|both|one|each)(?: of)?(?: these| them| it| the things| things| each)?`)
	single      = tale.Exactly(`(?:a|an|one) ` + tale.Goods)
)

// readItem reads one kind of things that are bought.
func (b *buying) readItem(words []string) bool {
	text := strings.Join(words, " ")
	var it item
	switch m, p := tale.Match(text, lotFor, someFor, someAs, someThat, someDearer, someUsually, dearerOne, oneFor, ofEach, oneOfEach, several, single); p {
	case someFor:
		it = item{noun: m[2], count: b.Number(m[1])}
		lot := strings.Contains(text, m[2]+" for "+m[3]) && m[4] == ""
		if unit := strings.Fields(m[4]); len(unit) == 2 && unit[1] != "piece" && wordproblem.Singular(unit[1]) != head(m[2]) {
			return false
		}
		if lot {
			it.price = b.Number(m[3])
		} else if m[4] == "" && strings.Contains(text, "cost") {
			return false // of one or of all
		} else {
			it.unit = b.Number(m[3])
		}
	case lotFor:
		it = item{noun: m[2], count: b.Number(m[1]), price: b.Number(m[3])}
	case dearerOne:
		op := byte('+')
		if m[3] == "less" {
			op = '-'
		}
		it = item{noun: m[1], unit: b.before().With(op, b.Number(m[2]))}
	case someAs, someThat:
		it = item{noun: m[2], count: b.Number(m[1]), unit: b.before().Times(b.Factor(m[3]))}
	case someDearer:
		op := byte('+')
		if m[4] == "less" {
			op = '-'
		}
		it = item{noun: m[2], count: b.Number(m[1]), unit: b.before().With(op, b.Number(m[3]))}
	case someUsually:
		it = item{noun: m[2], count: b.Number(m[1]), unit: b.Number(m[4]).Times(b.Factor(m[3]))}
	case oneFor:
		it = item{noun: m[1], unit: b.Number(m[2])}
		if m[3] != "" {
			saved := it.unit.Times(b.Factor(m[3]))
			b.saved = append(b.saved, saved)
			it.unit = it.unit.Less(saved)
		}
	case ofEach:
		it = item{noun: "each", count: b.Number(m[1]), unit: b.ofEach()}
	case oneOfEach:
		it = item{noun: "all", unit: b.ofEach()}
	case several:
		it = item{noun: m[2], count: b.Number(m[1]), unit: b.prices[comparison.ThingIn(strings.Fields(m[2]))]}
	case single:
		it = item{noun: m[1], unit: b.prices[comparison.ThingIn(strings.Fields(m[1]))]}
	default:
		return false
	}
	if it.price.Operand == nil {
		it.price = it.unit
		if it.count.Operand != nil {
			it.price = it.count.With('*', it.unit)
		}
	}
	if it.price.Operand == nil {
		return false
	}
	b.nouns = append(b.nouns, head(it.noun))
	p := b.purchases[len(b.purchases)-1]
	p.items = append(p.items, it)
	return true
}

// head is the thing that a phrase names, in the singular: packs of lamps are packs.
func head(phrase string) string {
	words := strings.Fields(phrase)
	if i := slices.Index(words, "of"); i > 0 {
		words = words[:i]
	}
	return wordproblem.Singular(words[len(words)-1])
}

// before is the price of one of the things that were told of last.
func (b *buying) before() plan.Outcome {
	for i := len(b.purchases) - 1; i >= 0; i-- {
		if items := b.purchases[i].items; len(items) > 0 {
			return items[len(items)-1].unit
		}
	}
	return plan.Outcome{}
}

// ofEach is the price of one of each thing that has a price.
func (b *buying) ofEach() plan.Outcome {
	var all []plan.Outcome
	for _, noun := range b.order {
		all = append(all, b.prices[noun])
	}
	return plan.Total(all)
}
