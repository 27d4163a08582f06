package wordproblem

import "strings"

var (
	offAll     = exactly(`(?:[^A-Z]* )?(?:gets?|got|with|has|have|had|receives?|received) (?:a )?(F\d+) (?:off|discount)(?: (?:on |off |of )?(?:everything|the total|the bill|all|the whole bill|it all|the entire purchase|the purchase|the total price))?`)
	couponFor  = exactly(`(?:[^A-Z]* )?(?:coupon|voucher) (?:for|of) (M\d+)(?: off)?`)
	tipOf      = exactly(`(?:[^A-Z]* )?(?:leaves?|left|gives?|gave|adds?|added) (?:a |an )?(?:tip of (F\d+)|(F\d+) tip)`)
	taxOf      = exactly(`(?:then )?(?:a |an )(F\d+) (?:sales )?tax is added`)
	eachWrap   = exactly(`(?:wrapping|gift wrapping|shipping|delivery|engraving) costs (M\d+) (?:for each(?: of (?:these|the|those)(?: things| items)?)?|each|apiece|for each (?:thing|item|one)|per (?:thing|item))`)
	paidWith   = exactly(`(?:[^A-Z]* )?(?:pays?|paid) with (?:a |an )?(M\d+)(?: bill)?`)
	hasMoney   = exactly(`(?:[\pL'. -]+ )?(?:only has|only have|only had|has|have|had) (?:only )?(M\d+)`)
	everyTime  = exactly(`(?:[^A-Z]* )?(?:does|did|do) (?:that|this|so|it) every (day|week|month|year) for (N\d+) (days|weeks|months|years)`)
	offSign    = exactly(oneOf + goods + ` (?:of|for|at|worth|that costs) (M\d+) (?:is|was) (F\d+) off`)
	onePrice   = exactly(`(?:the price of )?` + oneOf + goods + ` (?:costs?|is|was|sells? for) (M\d+)(?: each| apiece)?`)
	manyPrice  = exactly(goods + ` (?:cost|are|sell for) (M\d+) (?:each|apiece)`)
	lotPrice   = exactly(`(N\d+) ` + goods + ` (?:costs?|are|sell for) (M\d+)( each| apiece)?`)
	billIs     = exactly(`(?:the|his|her|their|our|my) (?:bill|meal|dinner|lunch) (?:is|was|costs?|came to) (M\d+)`)
	itIsOff    = exactly(`it (?:is|was) (F\d+) off`)
	moreOff    = exactly(`(?:[\pL' ]+ )?(?:gets?|got|there is|takes?) another (F\d+) off(?: the (?:lower|reduced|new|sale) price)`)
	otherPrice = exactly(oneOf + goods + ` (?:costs?|is) (M\d+) (cheaper|less|more|more expensive) (?:than )` + oneOf + goods)
	asPrice    = exactly(oneOf + goods + ` costs ([FT]\d+) as much as ` + oneOf + goods)
)

// readTerms reads a price of a thing, or what changes what has to be paid.
func (b *buying) readTerms(text string) bool {
	m, p := match(text, offAll, couponFor, tipOf, taxOf, eachWrap, paidWith, hasMoney, everyTime, billIs, offSign, otherPrice, asPrice, onePrice, manyPrice, lotPrice, itIsOff, moreOff)
	switch p {
	case offAll:
		return setFactor(&b.off, b.factor(m[1]))
	case couponFor:
		return set(&b.coupon, b.number(m[1]))
	case tipOf:
		return setFactor(&b.tip, b.factor(m[1]+m[2]))
	case taxOf:
		return setFactor(&b.tax, b.factor(m[1]))
	case eachWrap:
		return set(&b.wrapping, b.number(m[1]))
	case paidWith:
		return set(&b.paid, b.number(m[1]))
	case hasMoney:
		return set(&b.has, b.number(m[1]))
	case everyTime:
		return m[1]+"s" == m[3] && set(&b.repeats, b.number(m[2]))
	case offSign:
		return b.sign(m[1], b.number(m[2]), m[3])
	case onePrice:
		return b.priced(m[1], b.number(m[2]))
	case manyPrice:
		return b.priced(m[1], b.number(m[2]))
	case lotPrice:
		price := b.number(m[3])
		if m[4] == "" {
			price = price.with('/', b.number(m[1]))
		}
		return b.priced(m[2], price)
	case billIs:
		b.purchases = append(b.purchases, &purchase{items: []item{{noun: "bill", price: b.number(m[1])}}})
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
		return b.priced(m[1], b.prices[thingIn(strings.Fields(m[4]))].with(op, b.number(m[2])))
	case asPrice:
		return b.priced(m[1], b.prices[thingIn(strings.Fields(m[3]))].times(b.factor(m[2])))
	}
	return false
}

// set notes an amount that may be told once.
func set(to *outcome, v outcome) bool {
	if to.operand != nil {
		return false
	}
	*to = v
	return true
}

func setFactor(to *factor, f factor) bool {
	if *to != (factor{}) {
		return false
	}
	*to = f
	return true
}

// priced notes the price of one thing.
func (b *buying) priced(phrase string, price outcome) bool {
	noun := thingIn(strings.Fields(phrase))
	if _, known := b.prices[noun]; known || price.operand == nil {
		return false
	}
	b.prices[noun] = price
	b.order = append(b.order, noun)
	b.nouns = append(b.nouns, lastWord(noun))
	return true
}

// sign notes a thing that is sold for less.
func (b *buying) sign(phrase string, price outcome, off string) bool {
	saved := price.times(b.factor(off))
	b.saved = append(b.saved, saved)
	return b.priced(phrase, price.less(saved))
}

// lastOff takes something off the one price that was told.
func (b *buying) lastOff(off string) bool {
	if len(b.prices) != 1 {
		return false
	}
	for noun, price := range b.prices {
		saved := price.times(b.factor(off))
		b.saved = append(b.saved, saved)
		b.prices[noun] = price.less(saved)
	}
	return true
}
