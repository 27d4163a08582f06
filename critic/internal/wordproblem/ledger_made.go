package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	intoBoxes   = exactly(`(?:.* )?(?:in|into|at|form|forms|make|fill|on) (?:equal )?([\pL'-]+) (?:of|with|for) (N\d+)(?: each| people| [\pL'-]+ each)?`)
	intoSold    = exactly(`(?:.* )?(?:in|into) (?:equal )?[\pL'-]+ of (N\d+)(?: ,)? (?:at|for|and (?:sells?|sold) (?:each|every) [\pL'-]+ (?:at|for)) (M\d+)(?: (?:a|an|per|each) ?[\pL'-]*)?`)
	soldEach    = exactly(`(?:.* )?(?:sells?|sold) (?:[^N]* )?(?:for|at) (M\d+)(?: each| apiece| a piece| (?:a|an|per|for each|for every) [\pL'-]+)`)
	eachIs      = exactly(`(?:each|every|one|an?) (?:of (?:them|these|those|the others|the rest|those still there|those who are left)|(?:[\pL'-]+ )?([\pL'-]+)) (?:is worth|costs?|sells for|sold for|pays?|paid|brings?(?: in)?|brought(?: in)?|gives?) (M\d+)`)
	eachTells   = exactly(`(?:each|every|one|an?)(?: of (?:them|these|those|the others|the rest|those still there)| (?:[\pL'-]+ )?([\pL'-]+))? (?:takes?(?: (?:him|her|me|them|us|you))?|gets?|weighs?|burns?|needs?|has|counts|brings|holds|contains) (N\d+) ([\pL'-]+)(?: [\pL' ]+)?`)
	paidEachIs  = exactly(`(?:.* )?(?:(?:is|are|was|were) paid|gets?|got|earns?|earned|charges?|charged) (M\d+) (?:for each|for every|per|an?) ([\pL'-]+)`)
	oneLasts    = exactly(`(?:a|an|one|each) ([\pL'-]+)(?: of [\pL'-]+)? (?:lasts|is enough|is good|reaches|covers|is for) (?:for )?(N\d+)(?: [\pL'-]+){1,3}`)
	ticketsAt   = exactly(`(?:the )?(?:[\pL'-]+ )?([\pL'-]+) (?:costs?|are|is|sell for) (M\d+)(?: each| apiece| a piece)`)
	inAnHour    = exactly(`(?:.* )?(N\d+|M\d+)(?: [\pL'-]+){0,4} (?:in an?|an?|per|each|every|in one) (hour|day|week|minute|month)`)
	partIs      = exactly(`(?:.* )?(F\d+) of (?:that|this|it|them|all|these|those|all (?:of )?(?:that|this|it|them|the [\pL'-]+)|(?:the|his|her|their|its|all the) (rest|others|remainder|money|total|[\pL'-]+)|what (?:he|she|they|i|we|you|it) [\pL']+)(?: (.*))?`)
	taxIs       = exactly(`(?:.* )?(?:the|a|with) (?:sales )?tax (?:is|was|of) (F\d+)|(?:.* )?(?:a|an) (F\d+) (?:sales )?tax(?: is added| on top)?|(?:pays?|with) (F\d+) (?:sales )?tax`)
	wholeOff    = exactly(`(?:.* )?(?:gets?|got|has|have) (?:a )?(F\d+) (?:off|discount)(?: (?:on )?(?:the|her|his|their|everything|all)[\pL' ]*)?`)
	nowOff      = exactly(`(?:an? [\pL'-]+[^,]* )(?:is|are) (F\d+) off(?: today| now| this week)?`)
	goalIs      = exactly(`(?:.* )?(?:needs?|needed|wants?|wanted|room for|goal (?:is|was)|would like|must have|have to have|way is|plans?)(?: [\pL'-]+){0,5} (M\d+|N\d+)(?: ([\pL'-]+))?(?: [\pL'-]+){0,4}`)
	atPartPrice = exactly(`(?:.* )?(?:sells?|sold) the (?:rest|others) (?:at|for) ([FT]\d+) (?:of )?the (?:usual |regular |normal )?price of (M\d+)(?: each)?`)
	poolFor     = exactly(`they (?:put|pool|save|use) (?:all )?(?:of )?their money (?:together )?(?:to buy|for) [\pL' -]+ (?:for|that costs|which costs) (M\d+)`)
	mileCents   = exactly(`(?:gas for )?(?:a|one|each|every) ([\pL]+) costs (N\d+) cents(?: in gas| of gas)?`)
	repeatFor   = exactly(`(?:.* )?(?:does|did|do|has done|repeats?) (?:that|this|it|so|the same)(?: (?:every|each) [\pL'-]+)? (?:for|on) (N\d+) (?:[\pL'-]+)(?: in a row)?`)
	thereAre    = exactly(`(?:there (?:are|were)|they are) (N\d+) ([\pL'-]+)`)
	oneSex      = wordset.Of("girl boy man woman lady gentleman son daughter brother sister") // some of the people or children
	eachAlike   = wordset.Of("share shares shared split splits divide divides divided equal equally same among evenly")

	askAtRate = exactly(`(?:for )?how many [\pL'-]+ .* at (N\d+|M\d+)(?: miles)? (?:an?|per) (?:hour|day|week|minute)`)
	askBuy    = exactly(`how many (?:.*) (?:at|for) (M\d+)(?: each| apiece| a piece)? (?:can|could) .* buy(?: with .*)?`)
	askFinish = exactly(`how (?:many|fast)(?: [\pL'-]+)? (?:must|should) .* (?:to (?:finish|do .*|be done) )?in (N\d+) (?:days|hours|weeks)`)
	askToHave = exactly(`how (?:many|much) more(?: [\pL'-]+)? (?:does|do|did|must|are|is|should) .* (?:needs?|needed|get|must have|add|buy) to (?:have|get|reach|make) (N\d+|M\d+)(?: [\pL'-]+)?`)
	askAdded  = exactly(`how much must be added to (?:have|get) (N\d+)`)
	askTimes  = exactly(`how (?:many|much)(?: [\pL'-]+)? .*(?:in|for|after) (N\d+) (days|weeks|months|years)`)
)

// making makes what is asked for of an amount.
type making func(outcome) outcome

func (t *tale) by(op byte, mark string) making {
	return func(v outcome) outcome { return v.with(op, t.number(mark)) }
}

// wholes is how often a number goes into an amount, where nothing is left over.
func (t *tale) wholes(mark string) making {
	return func(v outcome) outcome {
		if q := v.with('/', t.number(mark)); q.operand != nil && q.value.IsInt() {
			return q
		}
		return outcome{}
	}
}

// upTo is what is missing to a number.
func (t *tale) upTo(mark string) making {
	return func(v outcome) outcome { return t.number(mark).with('-', v) }
}

// asksWith reads a question that tells a number itself.
func (t *tale) asksWith(e finale) []finale {
	if countMarks(e.ask, "NMFT") != 1 {
		return nil
	}
	m, p := match(strings.Join(e.ask, " "), askAtRate, askBuy, askFinish, askToHave, askAdded, askTimes)
	switch p {
	case askAtRate, askFinish:
		return e.to(t.by('/', m[1]))
	case askBuy:
		return e.to(t.wholes(m[1]))
	case askToHave, askAdded:
		return e.to(t.upTo(m[1]))
	case askTimes:
		if t.tellsRate(Singular(m[2])) {
			return e.to(t.by('*', m[1]))
		}
	}
	return nil
}

// tellsRate reports whether a tale says that what it tells is so each week or the like.
func (t *tale) tellsRate(unit string) bool {
	return slices.ContainsFunc(t.sentences, func(s []string) bool {
		i := slices.Index(s, unit)
		return i > 0 && (s[i-1] == "each" || s[i-1] == "every" || s[i-1] == "a" || s[i-1] == "per")
	})
}

// to is a finale that makes something else of the amount.
func (e finale) to(work making) []finale {
	e.ofElse, e.work = true, work
	return []finale{e}
}

// made reads a sentence and the question that say what is made of the amount in the end.
func (t *tale) made(told, ask []string) []finale {
	all := marks(told, "NMFT")
	share := slices.ContainsFunc(told, func(w string) bool { return eachAlike.Has(w) })
	if len(told) == 0 || grows(told) || countMarks(ask, "NMFT") > 0 || len(all) == 0 && !share {
		return nil
	}
	e := newFinale(told, ask)
	text := strings.Join(plainly(told), " ")
	if m := intoSold.FindStringSubmatch(text); m != nil && len(all) == 2 && !e.asks("many", "left") {
		return e.to(func(v outcome) outcome { return t.wholes(m[1])(v).with('*', t.number(m[2])) })
	}
	if m := atPartPrice.FindStringSubmatch(text); m != nil && len(all) == 2 && !e.asks("many", "left", "more", "profit") {
		price := t.number(m[2]).times(t.factor(m[1]))
		return e.to(func(v outcome) outcome { return v.with('*', price) })
	}
	if len(all) > 1 {
		return nil
	}
	for _, read := range []func(finale, string) []finale{t.cheaper, t.priced, t.taxed, t.parted, t.missing} {
		if out := read(e, text); out != nil {
			return out
		}
	}
	if m := partIs.FindStringSubmatch(text); m != nil {
		return t.partAsked(e, m, told)
	}
	return nil
}

// asks reports whether a question has one of some words.
func (e finale) asks(any ...string) bool {
	return slices.ContainsFunc(any, func(w string) bool { return slices.Contains(e.ask, w) })
}

// priced reads what each of the amount is worth, takes or holds, or what they are paid with.
func (t *tale) priced(e finale, text string) []finale {
	told := strings.Fields(text)
	if m := repeatFor.FindStringSubmatch(text); m != nil && !e.asks("each", "left", "more") {
		return e.to(t.by('*', m[1]))
	}
	if slices.Contains(told, "which") || slices.Contains(told, "that") {
		return nil
	}
	if m := mileCents.FindStringSubmatch(text); m != nil && strings.HasPrefix(strings.Join(e.ask, " "), "how many cents ") && e.asks("cost") && !e.asks("left", "more", "each") {
		e.of, e.cents = Singular(m[1]), true
		return e.to(t.by('*', m[2]))
	}
	if m, p := match(text, eachIs, paidEachIs); p != nil && !e.asks("many", "left", "more", "each") {
		price, noun := m[2], m[1]
		if p == paidEachIs {
			price, noun = m[1], m[2]
		}
		if p == paidEachIs && (unitsOfTime.Has(Singular(noun)) || !e.asks("much")) {
			return nil
		}
		if noun != "one" {
			e.of = Singular(noun)
		}
		return e.to(t.by('*', price))
	}
	m, p := match(text, soldEach, eachTells, oneLasts, ticketsAt)
	counts := lastKind(e.counts)
	switch {
	case p == eachTells && e.asks("many") && Singular(m[3]) == counts && !e.asks("left", "more", "each"):
		if oneSex.Has(Singular(m[1])) {
			e.of = Singular(m[1])
		}
		return e.to(t.by('*', m[2]))
	case p == soldEach && !e.asks("many", "left", "more", "profit"):
		return e.to(t.by('*', m[1]))
	case p == oneLasts && Singular(m[1]) == counts, p == ticketsAt && e.asks("buy") && e.asks("many") && e.asks("can", "could") && Singular(m[1]) == counts:
		return e.to(t.wholes(m[2]))
	}
	return nil
}

// cheaper reads how much less some things cost now: "A cap and a scarf are 20 % off today."
func (t *tale) cheaper(e finale, text string) []finale {
	m := nowOff.FindStringSubmatch(text)
	if m == nil || !e.asks("cost", "pay") || e.asks("less", "save", "more") {
		return nil
	}
	f := t.factor(m[1])
	return e.to(func(v outcome) outcome { return v.with('-', v.times(f)) })
}

// taxed reads a tax on the amount or a discount.
func (t *tale) taxed(e finale, text string) []finale {
	m, p := match(text, taxIs, wholeOff)
	if p == nil || e.asks("many", "tax", "left", "save") {
		return nil
	}
	f := t.factor(strings.Join(m[1:], ""))
	if p == taxIs {
		return e.to(func(v outcome) outcome { return v.with('+', v.times(f)) })
	}
	return e.to(func(v outcome) outcome { return v.with('-', v.times(f)) })
}

// parted reads into how many parts the amount goes, or what is in each.
func (t *tale) parted(e finale, text string) []finale {
	told := strings.Fields(text)
	all := marks(told, "N")
	counts := lastKind(e.counts)
	if m := intoBoxes.FindStringSubmatch(text); m != nil && Singular(m[1]) == counts && !e.asks("left", "more", "each") {
		return e.to(t.wholes(m[2]))
	}
	if m := inAnHour.FindStringSubmatch(text); m != nil && e.asks("many") && !slices.Contains(told[:len(told)-1], "every") && !slices.Contains(told, "each") && m[2] == counts && !e.asks("left", "more", "each") {
		return e.to(t.by('/', m[1]))
	}
	if m := thereAre.FindStringSubmatch(text); m != nil && e.asks("per", "each") && slices.Contains(ones(e.ask), Singular(m[2])) && !e.asks("more", "left") {
		return e.to(t.by('/', m[1]))
	}
	share := slices.ContainsFunc(told, func(w string) bool { return eachAlike.Has(w) })
	also := slices.ContainsFunc(told, func(w string) bool { return w == "herself" || w == "himself" || w == "other" || w == "with" })
	if twoShare(told) && t.names[told[0]] && e.asks("each") && e.asks("pay") && !e.asks("more", "left") {
		return e.to(func(v outcome) outcome { return v.with('/', stated(plain(2))) })
	}
	switch {
	case !share, also && !slices.Contains(told, "so"), e.asks("more", "left"):
	case len(all) == 1 && dividesBy(told, all[0]) && (e.asks("each", "every", "per", "one") || strings.HasSuffix(strings.Join(e.ask, " "), " a day")):
		e.alike = true
		return e.to(t.by('/', all[0]))
	case countMarks(told, "NMFT") == 0 && e.asks("each"):
		e.mean = true
		return e.to(e.work)
	}
	return nil
}

// twoShare reports whether two share what something costs, each of whom is named by one word.
func twoShare(told []string) bool {
	i := slices.Index(told, "and")
	if i != 1 || len(told) < 7 || told[3] != "share" && told[3] != "split" {
		return false
	}
	n, ok := starts(told[4:], "the cost", "the costs", "the bill", "the price")
	return ok && 4+n+1 == len(told) && (told[4+n] == "equally" || told[4+n] == "evenly")
}

// dividesBy reports whether the number of a mark says into how many parts something goes.
func dividesBy(words []string, mark string) bool {
	i := slices.Index(words, mark)
	if next := at(words, i+1); next == "equal" || next == "people" || next == "friends" {
		return true
	}
	return slices.Contains([]string{"among", "between", "by", "into", "in", "on", "to", "that"}, at(words, i-1))
}

// missing reads how much is wanted, of which the amount is a part.
func (t *tale) missing(e finale, text string) []finale {
	if m := poolFor.FindStringSubmatch(text); m != nil && strings.HasPrefix(strings.Join(e.ask, " "), "how much more ") && e.asks("they") && !e.asks("than", "each") {
		return e.to(t.upTo(m[1]))
	}
	m := goalIs.FindStringSubmatch(text)
	if m == nil || !e.asks("more", "missing") && !strings.HasPrefix(text, "the whole way is") || e.asks("than", "each") {
		return nil
	}
	return e.to(t.upTo(m[1]))
}
