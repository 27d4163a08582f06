package schema

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

var (
	askBill   = tale.Exactly(`(?:how much (?:money )?(?:does|did|do|will|must|should|would) (?:[\pL'. ]+ )?(?:pay|spend|owe)(?: for (?:it|them|everything|this|these))?|(?:what|how much) (?:is|was|will be) the total (?:price|cost|bill)?|what (?:is|was) (?:his|her|their|the) (?:total )?bill|how much (?:does|did|do|will) (?:it|they|everything|all|this|these)(?: all)? cost(?: him| her| them)?)(?: (?:in all|in total|altogether|all together|for everything|for all))?`)
	askNeed   = tale.Exactly(`how much more (?:money )?(?:does|did|do|will) [\pL'. ]+ need(?: to buy (?:all of (?:these|them|it)|all|both|both of them|everything|them|it))?`)
	askChange = tale.Exactly(`(?:how much )?change(?: (?:does|did|do|will|should) [\pL'. ]+ (?:get|receive)(?: back)?)?|(?:what|how much) (?:is|was) (?:his|her|the|my|our) change`)
	askLeft   = tale.Exactly(`how much (?:money )?(?:is|was|(?:does|did|do|will) [\pL'. ]+ have) left(?: over)?`)
	askSaved  = tale.Exactly(`how much (?:money )?(?:does|did|do|will) [\pL'. ]+ save(?: in all| in total| altogether)?`)
	askApart  = tale.Exactly(`what is the difference between what they (?:spend|spent|pay|paid)|how much more (?:does|did) (?:one|\pL+) (?:spend|pay) than (?:the other|\pL+)`)
	askTip    = tale.Exactly(`how much (?:was|is) the tip`)
	askAfter  = tale.Exactly(`after buying (.*) , how much (?:money )?(?:does|do|will) [\pL'. ]+ have left`)
	askItems  = tale.Exactly(`how much (?:does|do|would|will) ((?:N\d+|an?) .*) cost(?: in all| in total| altogether| together)?`)
	askThing  = tale.Exactly(`how much (?:does|did|do|will) (?:the|all the) ` + tale.Goods + ` cost(?: him| her| them)?(?: in all| altogether)?`)
	askPairs  = tale.Exactly(`how many (?:pairs|sets) of (?:a|an) ` + tale.Goods + ` and (?:a|an) ` + tale.Goods + ` can [\pL'. ]+ buy (?:for|with) (M\d+)`)
	askCount  = tale.Exactly(`how many ` + tale.Goods + ` can [\pL'. ]+ buy (?:for|with) (M\d+)`)
)

// asked is what the question asks for; the zero value where that is not understood.
func (b *buying) asked() plan.Outcome {
	text := strings.TrimLeft(strings.Join(b.Question, " "), ", ")
	if i := strings.Index(text, " if the price of "); i > 0 && b.Compared(strings.Fields(text[i:])) {
		text = text[:i]
	}
	if m := askItems.FindStringSubmatch(text); m != nil && len(b.purchases) == 0 {
		b.purchases = []*purchase{{}}
		for part := range strings.SplitSeq(m[1], " and ") {
			part = strings.Replace(strings.Replace(part, " things like", "", 1), " like", "", 1)
			part = strings.Replace(strings.Replace(part, " a ", " ", 1), " an ", " ", 1)
			if !b.readItem(strings.Fields(part)) {
				return plan.Outcome{}
			}
		}
		text = "how much do they cost"
	}
	if m := askAfter.FindStringSubmatch(text); m != nil && len(b.purchases) == 0 {
		b.purchases = []*purchase{{}}
		for part := range strings.SplitSeq(m[1], " and ") {
			if !b.readItem(strings.Fields(part)) {
				return plan.Outcome{}
			}
		}
		text = "how much is left"
	}
	m, p := tale.Match(text, askBill, askNeed, askChange, askLeft, askSaved, askApart, askTip, askThing, askPairs, askCount)
	if p == askNeed && len(b.purchases) == 0 && strings.Contains(text, " to buy ") {
		b.purchases = []*purchase{{items: []item{{noun: "all", price: b.ofEach()}}}}
	}
	bill := b.bill()
	spare := b.has.Operand == nil && b.paid.Operand == nil
	switch {
	case p == nil:
		return plan.Outcome{}
	case p == askSaved:
		return b.savedInAll(spare)
	case p == askTip && len(b.purchases) == 1 && spare:
		return b.bare().Times(b.tip)
	case p == askPairs && spare && len(b.purchases) == 0:
		return b.Number(m[3]).With('/', b.prices[comparison.ThingIn(strings.Fields(m[1]))].With('+', b.prices[comparison.ThingIn(strings.Fields(m[2]))]))
	case p == askCount:
		return b.canBuy(m, spare)
	case p == askThing && spare:
		return b.thing(m[1])
	case bill.Operand == nil:
	case p == askBill && spare:
		return bill
	case (p == askNeed || p == askLeft) && b.paid.Operand == nil && p == askNeed:
		return bill.With('-', b.has)
	case p == askLeft && b.paid.Operand == nil:
		return b.has.With('-', bill)
	case p == askChange && b.has.Operand == nil:
		return b.paid.With('-', bill)
	case p == askApart && spare:
		return b.apart()
	}
	return plan.Outcome{}
}

// bare is the price of all that is bought, or of all that has a price where nobody buys.
func (b *buying) bare() plan.Outcome {
	var all []plan.Outcome
	for _, p := range b.purchases {
		for _, it := range p.items {
			all = append(all, it.price)
		}
	}
	return plan.Total(all)
}

// bill is what has to be paid for all.
func (b *buying) bill() plan.Outcome {
	bill := b.bare()
	if len(b.purchases) == 0 && len(b.prices) == 1 {
		for _, price := range b.prices {
			bill = price
		}
	}
	if b.off != (wordproblem.Factor{}) {
		bill = bill.Less(bill.Times(b.off))
	}
	if b.coupon.Operand != nil {
		bill = bill.With('-', b.coupon)
	}
	if b.wrapping.Operand != nil {
		bill = bill.With('+', b.count().With('*', b.wrapping))
	}
	for _, f := range []wordproblem.Factor{b.tip, b.tax} {
		if f != (wordproblem.Factor{}) {
			bill = bill.More(bill.Times(f))
		}
	}
	if b.repeats.Operand != nil {
		bill = bill.With('*', b.repeats)
	}
	return bill
}

// count is how many things are bought.
func (b *buying) count() plan.Outcome {
	var all []plan.Outcome
	for _, p := range b.purchases {
		for _, it := range p.items {
			if it.count.Operand == nil {
				it.count = plan.Stated(wordproblem.Plain(1))
			}
			all = append(all, it.count)
		}
	}
	return plan.Total(all)
}

func (b *buying) savedInAll(spare bool) plan.Outcome {
	if b.off != (wordproblem.Factor{}) || b.coupon.Operand != nil || !spare {
		return plan.Outcome{}
	}
	return plan.Total(b.saved)
}

// canBuy is for how many things an amount of money is enough.
func (b *buying) canBuy(m []string, spare bool) plan.Outcome {
	price, ok := b.prices[comparison.ThingIn(strings.Fields(m[1]))]
	if !ok || !spare || len(b.purchases) > 0 {
		return plan.Outcome{}
	}
	return b.Number(m[2]).With('/', price)
}

// thing is the price of all of one kind that are bought.
func (b *buying) thing(phrase string) plan.Outcome {
	for _, p := range b.purchases {
		for _, it := range p.items {
			if head(it.noun) == head(phrase) && len(b.purchases) == 1 {
				return it.price
			}
		}
	}
	return plan.Outcome{}
}

// apart is how much more is paid for one of two purchases.
func (b *buying) apart() plan.Outcome {
	if len(b.purchases) != 2 {
		return plan.Outcome{}
	}
	var sums [2]plan.Outcome
	for i, p := range b.purchases {
		var all []plan.Outcome
		for _, it := range p.items {
			all = append(all, it.price)
		}
		if sums[i] = plan.Total(all); sums[i].Operand == nil {
			return plan.Outcome{}
		}
	}
	if sums[0].Value.Cmp(sums[1].Value) < 0 {
		sums[0], sums[1] = sums[1], sums[0]
	}
	return sums[0].With('-', sums[1])
}
