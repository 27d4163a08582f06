package schema

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

var (
	offAll     = tale.Exactly(`(?:[^A-Z]* )?(?:gets?|got|with|has|have|had|receives?|received) (?:a )?(F\d+) (?:off|discount)(?: (?:on |off |of )?(?:everything|the total|the bill|all|the whole bill|it all|the entire purchase|the purchase|the total price))?`)
	couponFor  = tale.Exactly(`(?:[^A-Z]* )?(?:coupon|voucher) (?:for|of) (M\d+)(?: off)?`)
	tipOf      = tale.Exactly(`(?:[^A-Z]* )?(?:leaves?|left|gives?|gave|adds?|added) (?:a |an )?(?:tip of (F\d+)|(F\d+) tip)`)
	taxOf      = tale.Exactly(`(?:then )?(?:a |an )(F\d+) (?:sales )?tax is added`)
	eachWrap   = tale.Exactly(`(?:wrapping|gift wrapping|shipping|delivery|engraving) costs (M\d+) (?:for each(?: of (?:these|the|those)(?: things| items)?)?|each|apiece|for each (?:thing|item|one)|per (?:thing|item))`)
	paidWith   = tale.Exactly(`(?:[^A-Z]* )?(?:pays?|paid) with (?:a |an )?(M\d+)(?: bill)?`)
	hasMoney   = tale.Exactly(`(?:[\pL'. -]+ )?(?:only has|only have|only had|has|have|had) (?:only )?(M\d+)`)
	everyTime  = tale.Exactly(`(?:[^A-Z]* )?(?:does|did|do) (?:that|this|so|it) every (day|week|month|year) for (N\d+) (days|weeks|months|years)`)
	offSign    = tale.Exactly(oneOf + tale.Goods + ` (?:of|for|at|worth|that costs) (M\d+) (?:is|was) (F\d+) off`)
	onePrice   = tale.Exactly(`(?:the price of )?` + oneOf + tale.Goods + ` (?:costs?|is|was|sells? for) (M\d+)(?: each| apiece)?`)
	manyPrice  = tale.Exactly(tale.Goods + ` (?:cost|are|sell for) (M\d+) (?:each|apiece)`)
	lotPrice   = tale.Exactly(`(N\d+) ` + tale.Goods + ` (?:costs?|are|sell for) (M\d+)( each| apiece)?`)
	billIs     = tale.Exactly(`(?:the|his|her|their|our|my) (?:bill|meal|dinner|lunch) (?:is|was|costs?|came to) (M\d+)`)
	itIsOff    = tale.Exactly(`it (?:is|was) (F\d+) off`)
	moreOff    = tale.Exactly(`(?:[\pL' ]+ )?(?:gets?|got|there is|takes?) another (F\d+) off(?: the (?:lower|reduced|new|sale) price)`)
	otherPrice = tale.Exactly(oneOf + tale.Goods + ` (?:costs?|is) (M\d+) (cheaper|less|more|more expensive) (?:than )` + oneOf + tale.Goods)
	asPrice    = tale.Exactly(oneOf + tale.Goods + ` costs ([FT]\d+) as much as ` + oneOf + tale.Goods)
)

// readTerms reads a price of a thing, or what changes what has to be paid.
func (b *buying) readTerms(text string) bool {
	m, p := tale.Match(text, offAll, couponFor, tipOf, taxOf, eachWrap, paidWith, hasMoney, everyTime, billIs, offSign, otherPrice, asPrice, onePrice, manyPrice, lotPrice, itIsOff, moreOff)
	switch p {
	case offAll:
		return setFactor(&b.off, b.Factor(m[1]))
	case couponFor:
		return set(&b.coupon, b.Number(m[1]))
	case tipOf:
		return setFactor(&b.tip, b.Factor(m[1]+m[2]))
	case taxOf:
		return setFactor(&b.tax, b.Factor(m[1]))
	case eachWrap:
		return set(&b.wrapping, b.Number(m[1]))
	case paidWith:
		return set(&b.paid, b.Number(m[1]))
	case hasMoney:
		return set(&b.has, b.Number(m[1]))
	case everyTime:
		return m[1]+"s" == m[3] && set(&b.repeats, b.Number(m[2]))
	case offSign:
		return b.sign(m[1], b.Number(m[2]), m[3])
	case onePrice:
		return b.priced(m[1], b.Number(m[2]))
	case manyPrice:
		return b.priced(m[1], b.Number(m[2]))
	case lotPrice:
		price := b.Number(m[3])
		if m[4] == "" {
			price = price.With('/', b.Number(m[1]))
		}
		return b.priced(m[2], price)
	case billIs:
		b.purchases = append(b.purchases, &purchase{items: []item{{noun: "bill", price: b.Number(m[1])}}})
		return true
	case itIsOff:
		return len(b.saved) == 0 && b.lastOff(m[1])
	case moreOff:
		return len(b.saved) == 1 && b.lastOff(m[1])
	case otherPrice:
		op := byte('-')
		if strings.HasPrefix(m[3], "more") {
			op = '+'
		}
		return b.priced(m[1], b.prices[comparison.ThingIn(strings.Fields(m[4]))].With(op, b.Number(m[2])))
	case asPrice:
		return b.priced(m[1], b.prices[comparison.ThingIn(strings.Fields(m[3]))].Times(b.Factor(m[2])))
	}
	return false
}

// set notes an amount that may be told once.
func set(to *plan.Outcome, v plan.Outcome) bool {
	if to.Operand != nil {
		return false
	}
	*to = v
	return true
}

func setFactor(to *wordproblem.Factor, f wordproblem.Factor) bool {
	if *to != (wordproblem.Factor{}) {
		return false
	}
	*to = f
	return true
}

// priced notes the price of one thing.
func (b *buying) priced(phrase string, price plan.Outcome) bool {
	noun := comparison.ThingIn(strings.Fields(phrase))
	if _, known := b.prices[noun]; known || price.Operand == nil {
		return false
	}
	b.prices[noun] = price
	b.order = append(b.order, noun)
	b.nouns = append(b.nouns, comparison.LastWord(noun))
	return true
}

// sign notes a thing that is sold for less.
func (b *buying) sign(phrase string, price plan.Outcome, off string) bool {
	saved := price.Times(b.Factor(off))
	b.saved = append(b.saved, saved)
	return b.priced(phrase, price.Less(saved))
}

// lastOff takes something off the one price that was told.
func (b *buying) lastOff(off string) bool {
	if len(b.prices) != 1 {
		return false
	}
	for noun, price := range b.prices {
		saved := price.Times(b.Factor(off))
		b.saved = append(b.saved, saved)
		b.prices[noun] = price.Less(saved)
	}
	return true
}
