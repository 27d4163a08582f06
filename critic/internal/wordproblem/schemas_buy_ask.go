package wordproblem

import (
	"strings"
)

var (
	askBill   = exactly(`(?:how much (?:money )?(?:does|did|do|will|must|should|would) (?:[\pL'. ]+ )?(?:pay|spend|owe)(?: for (?:it|them|everything|this|these))?|(?:what|how much) (?:is|was|will be) the total (?:price|cost|bill)?|what (?:is|was) (?:his|her|their|the) (?:total )?bill|how much (?:does|did|do|will) (?:it|they|everything|all|this|these)(?: all)? cost(?: him| her| them)?)(?: (?:in all|in total|altogether|all together|for everything|for all))?`)
	askNeed   = exactly(`how much more (?:money )?(?:does|did|do|will) [\pL'. ]+ need(?: to buy (?:all of (?:these|them|it)|all|both|both of them|everything|them|it))?`)
	askChange = exactly(`(?:how much )?change(?: (?:does|did|do|will|should) [\pL'. ]+ (?:get|receive)(?: back)?)?|(?:what|how much) (?:is|was) (?:his|her|the|my|our) change`)
	askLeft   = exactly(`how much (?:money )?(?:is|was|(?:does|did|do|will) [\pL'. ]+ have) left(?: over)?`)
	askSaved  = exactly(`how much (?:money )?(?:does|did|do|will) [\pL'. ]+ save(?: in all| in total| altogether)?`)
	askApart  = exactly(`what is the difference between what they (?:spend|spent|pay|paid)|how much more (?:does|did) (?:one|\pL+) (?:spend|pay) than (?:the other|\pL+)`)
	askTip    = exactly(`how much (?:was|is) the tip`)
	askAfter  = exactly(`after buying (.*) , how much (?:money )?(?:does|do|will) [\pL'. ]+ have left`)
	askItems  = exactly(`how much (?:does|do|would|will) ((?:N\d+|an?) .*) cost(?: in all| in total| altogether| together)?`)
	askThing  = exactly(`how much (?:does|did|do|will) (?:the|all the) ` + goods + ` cost(?: him| her| them)?(?: in all| altogether)?`)
	askPairs  = exactly(`how many (?:pairs|sets) of (?:a|an) ` + goods + ` and (?:a|an) ` + goods + ` can [\pL'. ]+ buy (?:for|with) (M\d+)`)
	askCount  = exactly(`how many ` + goods + ` can [\pL'. ]+ buy (?:for|with) (M\d+)`)
)

// asked is what the question asks for; the zero value where that is not understood.
func (b *buying) asked() outcome {
	text := strings.TrimLeft(strings.Join(b.question, " "), ", ")
	if i := strings.Index(text, " if the price of "); i > 0 && b.compared(strings.Fields(text[i:])) {
		text = text[:i]
	}
	if m := askItems.FindStringSubmatch(text); m != nil && len(b.purchases) == 0 {
		b.purchases = []*purchase{{}}
		for part := range strings.SplitSeq(m[1], " and ") {
			part = strings.Replace(strings.Replace(part, " things like", "", 1), " like", "", 1)
			part = strings.Replace(strings.Replace(part, " a ", " ", 1), " an ", " ", 1)
			if !b.readItem(strings.Fields(part)) {
				return outcome{}
			}
		}
		text = "how much do they cost"
	}
	if m := askAfter.FindStringSubmatch(text); m != nil && len(b.purchases) == 0 {
		b.purchases = []*purchase{{}}
		for part := range strings.SplitSeq(m[1], " and ") {
			if !b.readItem(strings.Fields(part)) {
				return outcome{}
			}
		}
		text = "how much is left"
	}
	m, p := match(text, askBill, askNeed, askChange, askLeft, askSaved, askApart, askTip, askThing, askPairs, askCount)
	if p == askNeed && len(b.purchases) == 0 && strings.Contains(text, " to buy ") {
		b.purchases = []*purchase{{items: []item{{noun: "all", price: b.ofEach()}}}}
	}
	bill := b.bill()
	spare := b.has.operand == nil && b.paid.operand == nil
	switch {
	case p == nil:
		return outcome{}
	case p == askSaved:
		return b.savedInAll(spare)
	case p == askTip && len(b.purchases) == 1 && spare:
		return b.bare().times(b.tip)
	case p == askPairs && spare && len(b.purchases) == 0:
		return b.number(m[3]).with('/', b.prices[thingIn(strings.Fields(m[1]))].with('+', b.prices[thingIn(strings.Fields(m[2]))]))
	case p == askCount:
		return b.canBuy(m, spare)
	case p == askThing && spare:
		return b.thing(m[1])
	case bill.operand == nil:
	case p == askBill && spare:
		return bill
	case (p == askNeed || p == askLeft) && b.paid.operand == nil && p == askNeed:
		return bill.with('-', b.has)
	case p == askLeft && b.paid.operand == nil:
		return b.has.with('-', bill)
	case p == askChange && b.has.operand == nil:
		return b.paid.with('-', bill)
	case p == askApart && spare:
		return b.apart()
	}
	return outcome{}
}

// bare is the price of all that is bought, or of all that has a price where nobody buys.
func (b *buying) bare() outcome {
	var all []outcome
	for _, p := range b.purchases {
		for _, it := range p.items {
			all = append(all, it.price)
		}
	}
	return total(all)
}

// bill is what has to be paid for all.
func (b *buying) bill() outcome {
	bill := b.bare()
	if len(b.purchases) == 0 && len(b.prices) == 1 {
		for _, price := range b.prices {
			bill = price
		}
	}
	if b.off != (factor{}) {
		bill = bill.less(bill.times(b.off))
	}
	if b.coupon.operand != nil {
		bill = bill.with('-', b.coupon)
	}
	if b.wrapping.operand != nil {
		bill = bill.with('+', b.count().with('*', b.wrapping))
	}
	for _, f := range []factor{b.tip, b.tax} {
		if f != (factor{}) {
			bill = bill.more(bill.times(f))
		}
	}
	if b.repeats.operand != nil {
		bill = bill.with('*', b.repeats)
	}
	return bill
}

// more adds an amount whose steps need those of the first.
func (a outcome) more(b outcome) outcome {
	out := a.with('+', b)
	out.steps = unrepeated(out.steps)
	return out
}

// count is how many things are bought.
func (b *buying) count() outcome {
	var all []outcome
	for _, p := range b.purchases {
		for _, it := range p.items {
			if it.count.operand == nil {
				it.count = stated(plain(1))
			}
			all = append(all, it.count)
		}
	}
	return total(all)
}

func (b *buying) savedInAll(spare bool) outcome {
	if b.off != (factor{}) || b.coupon.operand != nil || !spare {
		return outcome{}
	}
	return total(b.saved)
}

// canBuy is for how many things an amount of money is enough.
func (b *buying) canBuy(m []string, spare bool) outcome {
	price, ok := b.prices[thingIn(strings.Fields(m[1]))]
	if !ok || !spare || len(b.purchases) > 0 {
		return outcome{}
	}
	return b.number(m[2]).with('/', price)
}

// thing is the price of all of one kind that are bought.
func (b *buying) thing(phrase string) outcome {
	for _, p := range b.purchases {
		for _, it := range p.items {
			if head(it.noun) == head(phrase) && len(b.purchases) == 1 {
				return it.price
			}
		}
	}
	return outcome{}
}

// apart is how much more is paid for one of two purchases.
func (b *buying) apart() outcome {
	if len(b.purchases) != 2 {
		return outcome{}
	}
	var sums [2]outcome
	for i, p := range b.purchases {
		var all []outcome
		for _, it := range p.items {
			all = append(all, it.price)
		}
		if sums[i] = total(all); sums[i].operand == nil {
			return outcome{}
		}
	}
	if sums[0].value.Cmp(sums[1].value) < 0 {
		sums[0], sums[1] = sums[1], sums[0]
	}
	return sums[0].with('-', sums[1])
}
