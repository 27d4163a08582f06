package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	intoBoxes   = tale.Exactly(`(?:.* )?(?:in|into|at|form|forms|make|fill|on) (?:equal )?([\pL'-]+) (?:of|with|for) (N\d+)(?: each| people| [\pL'-]+ each)?`)
	intoSold    = tale.Exactly(`(?:.* )?(?:in|into) (?:equal )?[\pL'-]+ of (N\d+)(?: ,)? (?:at|for|and (?:sells?|sold) (?:each|every) [\pL'-]+ (?:at|for)) (M\d+)(?: (?:a|an|per|each) ?[\pL'-]*)?`)
	soldEach    = tale.Exactly(`(?:.* )?(?:sells?|sold) (?:[^N]* )?(?:for|at) (M\d+)(?: each| apiece| a piece| (?:a|an|per|for each|for every) [\pL'-]+)`)
	eachIs      = tale.Exactly(`(?:each|every|one|an?) (?:of (?:them|these|those|the others|the rest|those still there|those who are left)|(?:[\pL'-]+ )?([\pL'-]+)) (?:is worth|costs?|sells for|sold for|pays?|paid|brings?(?: in)?|brought(?: in)?|gives?) (M\d+)`)
	eachTells   = tale.Exactly(`(?:each|every|one|an?)(?: of (?:them|these|those|the others|the rest|those still there)| (?:[\pL'-]+ )?([\pL'-]+))? (?:takes?(?: (?:him|her|me|them|us|you))?|gets?|weighs?|burns?|needs?|has|counts|brings|holds|contains) (N\d+) ([\pL'-]+)(?: [\pL' ]+)?`)
	paidEachIs  = tale.Exactly(`(?:.* )?(?:(?:is|are|was|were) paid|gets?|got|earns?|earned|charges?|charged) (M\d+) (?:for each|for every|per|an?) ([\pL'-]+)`)
	oneLasts    = tale.Exactly(`(?:a|an|one|each) ([\pL'-]+)(?: of [\pL'-]+)? (?:lasts|is enough|is good|reaches|covers|is for) (?:for )?(N\d+)(?: [\pL'-]+){1,3}`)
	ticketsAt   = tale.Exactly(`(?:the )?(?:[\pL'-]+ )?([\pL'-]+) (?:costs?|are|is|sell for) (M\d+)(?: each| apiece| a piece)`)
	inAnHour    = tale.Exactly(`(?:.* )?(N\d+|M\d+)(?: [\pL'-]+){0,4} (?:in an?|an?|per|each|every|in one) (hour|day|week|minute|month)`)
	partIs      = tale.Exactly(`(?:.* )?(F\d+) of (?:that|this|it|them|all|these|those|all (?:of )?(?:that|this|it|them|the [\pL'-]+)|(?:the|his|her|their|its|all the) (rest|others|remainder|money|total|[\pL'-]+)|what (?:he|she|they|i|we|you|it) [\pL']+)(?: (.*))?`)
	taxIs       = tale.Exactly(`(?:.* )?(?:the|a|with) (?:sales )?tax (?:is|was|of) (F\d+)|(?:.* )?(?:a|an) (F\d+) (?:sales )?tax(?: is added| on top)?|(?:pays?|with) (F\d+) (?:sales )?tax`)
	wholeOff    = tale.Exactly(`(?:.* )?(?:gets?|got|has|have) (?:a )?(F\d+) (?:off|discount)(?: (?:on )?(?:the|her|his|their|everything|all)[\pL' ]*)?`)
	nowOff      = tale.Exactly(`(?:an? [\pL'-]+[^,]* )(?:is|are) (F\d+) off(?: today| now| this week)?`)
	goalIs      = tale.Exactly(`(?:.* )?(?:needs?|needed|wants?|wanted|room for|goal (?:is|was)|would like|must have|have to have|way is|plans?)(?: [\pL'-]+){0,5} (M\d+|N\d+)(?: ([\pL'-]+))?(?: [\pL'-]+){0,4}`)
	atPartPrice = tale.Exactly(`(?:.* )?(?:sells?|sold) the (?:rest|others) (?:at|for) ([FT]\d+) (?:of )?the (?:usual |regular |normal )?price of (M\d+)(?: each)?`)
	poolFor     = tale.Exactly(`they (?:put|pool|save|use) (?:all )?(?:of )?their money (?:together )?(?:to buy|for) [\pL' -]+ (?:for|that costs|which costs) (M\d+)`)
	mileCents   = tale.Exactly(`(?:gas for )?(?:a|one|each|every) ([\pL]+) costs (N\d+) cents(?: in gas| of gas)?`)
	repeatFor   = tale.Exactly(`(?:.* )?(?:does|did|do|has done|repeats?) (?:that|this|it|so|the same)(?: (?:every|each) [\pL'-]+)? (?:for|on) (N\d+) (?:[\pL'-]+)(?: in a row)?`)
	thereAre    = tale.Exactly(`(?:there (?:are|were)|they are) (N\d+) ([\pL'-]+)`)
	oneSex      = wordset.Of("girl boy man woman lady gentleman son daughter brother sister") // some of the people or children
	eachAlike   = wordset.Of("share shares shared split splits divide divides divided equal equally same among evenly")

	askAtRate = tale.Exactly(`(?:for )?how many [\pL'-]+ .* at (N\d+|M\d+)(?: miles)? (?:an?|per) (?:hour|day|week|minute)`)
	askBuy    = tale.Exactly(`how many (?:.*) (?:at|for) (M\d+)(?: each| apiece| a piece)? (?:can|could) .* buy(?: with .*)?`)
	askFinish = tale.Exactly(`how (?:many|fast)(?: [\pL'-]+)? (?:must|should) .* (?:to (?:finish|do .*|be done) )?in (N\d+) (?:days|hours|weeks)`)
	askToHave = tale.Exactly(`how (?:many|much) more(?: [\pL'-]+)? (?:does|do|did|must|are|is|should) .* (?:needs?|needed|get|must have|add|buy) to (?:have|get|reach|make) (N\d+|M\d+)(?: [\pL'-]+)?`)
	askAdded  = tale.Exactly(`how much must be added to (?:have|get) (N\d+)`)
	askTimes  = tale.Exactly(`how (?:many|much)(?: [\pL'-]+)? .*(?:in|for|after) (N\d+) (days|weeks|months|years)`)
)

// making makes what is asked for of an amount.
type making func(plan.Outcome) plan.Outcome

func (t closing) by(op byte, mark string) making {
	return func(v plan.Outcome) plan.Outcome { return v.With(op, t.Number(mark)) }
}

// upTo is what is missing to a number.
func (t closing) upTo(mark string) making {
	return func(v plan.Outcome) plan.Outcome { return t.Number(mark).With('-', v) }
}

// asksWith reads a question that tells a number itself.
func (t closing) asksWith(e finale) []finale {
	if tale.CountMarks(e.ask, "NMFT") != 1 {
		return nil
	}
	m, p := tale.Match(strings.Join(e.ask, " "), askAtRate, askBuy, askFinish, askToHave, askAdded, askTimes)
	switch p {
	case askAtRate, askFinish:
		return e.to(t.by('/', m[1]))
	case askBuy:
		return e.to(t.Wholes(m[1]))
	case askToHave, askAdded:
		return e.to(t.upTo(m[1]))
	case askTimes:
		if t.tellsRate(wordproblem.Singular(m[2])) {
			return e.to(t.by('*', m[1]))
		}
	}
	return nil
}

// tellsRate reports whether a tale says that what it tells is so each week or the like.
func (t closing) tellsRate(unit string) bool {
	return slices.ContainsFunc(t.Sentences, func(s []string) bool {
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
func (t closing) made(told, ask []string) []finale {
	all := tale.Marks(told, "NMFT")
	share := slices.ContainsFunc(told, func(w string) bool { return eachAlike.Has(w) })
	if len(told) == 0 || tale.Grows(told) || tale.CountMarks(ask, "NMFT") > 0 || len(all) == 0 && !share {
		return nil
	}
	e := newFinale(told, ask)
	text := strings.Join(Plainly(told), " ")
	if m := intoSold.FindStringSubmatch(text); m != nil && len(all) == 2 && !e.asks("many", "left") {
		return e.to(func(v plan.Outcome) plan.Outcome { return t.Wholes(m[1])(v).With('*', t.Number(m[2])) })
	}
	if m := atPartPrice.FindStringSubmatch(text); m != nil && len(all) == 2 && !e.asks("many", "left", "more", "profit") {
		price := t.Number(m[2]).Times(t.Factor(m[1]))
		return e.to(func(v plan.Outcome) plan.Outcome { return v.With('*', price) })
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
func (t closing) priced(e finale, text string) []finale {
	told := strings.Fields(text)
	if m := repeatFor.FindStringSubmatch(text); m != nil && !e.asks("each", "left", "more") {
		return e.to(t.by('*', m[1]))
	}
	if slices.Contains(told, "which") || slices.Contains(told, "that") {
		return nil
	}
	if m := mileCents.FindStringSubmatch(text); m != nil && strings.HasPrefix(strings.Join(e.ask, " "), "how many cents ") && e.asks("cost") && !e.asks("left", "more", "each") {
		e.of, e.cents = wordproblem.Singular(m[1]), true
		return e.to(t.by('*', m[2]))
	}
	if m, p := tale.Match(text, eachIs, paidEachIs); p != nil && !e.asks("many", "left", "more", "each") {
		price, noun := m[2], m[1]
		if p == paidEachIs {
			price, noun = m[1], m[2]
		}
		if p == paidEachIs && (wordproblem.UnitsOfTime.Has(wordproblem.Singular(noun)) || !e.asks("much")) {
			return nil
		}
		if noun != "one" {
			e.of = wordproblem.Singular(noun)
		}
		return e.to(t.by('*', price))
	}
	m, p := tale.Match(text, soldEach, eachTells, oneLasts, ticketsAt)
	counts := lastKind(e.counts)
	switch {
	case p == eachTells && e.asks("many") && wordproblem.Singular(m[3]) == counts && !e.asks("left", "more", "each"):
		if oneSex.Has(wordproblem.Singular(m[1])) {
			e.of = wordproblem.Singular(m[1])
		}
		return e.to(t.by('*', m[2]))
	case p == soldEach && !e.asks("many", "left", "more", "profit"):
		return e.to(t.by('*', m[1]))
	case p == oneLasts && wordproblem.Singular(m[1]) == counts, p == ticketsAt && e.asks("buy") && e.asks("many") && e.asks("can", "could") && wordproblem.Singular(m[1]) == counts:
		return e.to(t.Wholes(m[2]))
	}
	return nil
}

// cheaper reads how much less some things cost now: "A cap and a scarf are 20 % off today."
func (t closing) cheaper(e finale, text string) []finale {
	m := nowOff.FindStringSubmatch(text)
	if m == nil || !e.asks("cost", "pay") || e.asks("less", "save", "more") {
		return nil
	}
	f := t.Factor(m[1])
	return e.to(func(v plan.Outcome) plan.Outcome { return v.With('-', v.Times(f)) })
}

// taxed reads a tax on the amount or a discount.
func (t closing) taxed(e finale, text string) []finale {
	m, p := tale.Match(text, taxIs, wholeOff)
	if p == nil || e.asks("many", "tax", "left", "save") {
		return nil
	}
	f := t.Factor(strings.Join(m[1:], ""))
	if p == taxIs {
		return e.to(func(v plan.Outcome) plan.Outcome { return v.With('+', v.Times(f)) })
	}
	return e.to(func(v plan.Outcome) plan.Outcome { return v.With('-', v.Times(f)) })
}

// parted reads into how many parts the amount goes, or what is in each.
func (t closing) parted(e finale, text string) []finale {
	told := strings.Fields(text)
	all := tale.Marks(told, "N")
	counts := lastKind(e.counts)
	if m := intoBoxes.FindStringSubmatch(text); m != nil && wordproblem.Singular(m[1]) == counts && !e.asks("left", "more", "each") {
		return e.to(t.Wholes(m[2]))
	}
	if m := inAnHour.FindStringSubmatch(text); m != nil && e.asks("many") && !slices.Contains(told[:len(told)-1], "every") && !slices.Contains(told, "each") && m[2] == counts && !e.asks("left", "more", "each") {
		return e.to(t.by('/', m[1]))
	}
	if m := thereAre.FindStringSubmatch(text); m != nil && e.asks("per", "each") && slices.Contains(tale.Ones(e.ask), wordproblem.Singular(m[2])) && !e.asks("more", "left") {
		return e.to(t.by('/', m[1]))
	}
	share := slices.ContainsFunc(told, func(w string) bool { return eachAlike.Has(w) })
	also := slices.ContainsFunc(told, func(w string) bool { return w == "herself" || w == "himself" || w == "other" || w == "with" })
	if twoShare(told) && t.Names[told[0]] && e.asks("each") && e.asks("pay") && !e.asks("more", "left") {
		return e.to(func(v plan.Outcome) plan.Outcome { return v.With('/', plan.Stated(wordproblem.Plain(2))) })
	}
	switch {
	case !share, also && !slices.Contains(told, "so"), e.asks("more", "left"):
	case len(all) == 1 && dividesBy(told, all[0]) && (e.asks("each", "every", "per", "one") || strings.HasSuffix(strings.Join(e.ask, " "), " a day")):
		e.alike = true
		return e.to(t.by('/', all[0]))
	case tale.CountMarks(told, "NMFT") == 0 && e.asks("each"):
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
	n, ok := tale.Starts(told[4:], "the cost", "the costs", "the bill", "the price")
	return ok && 4+n+1 == len(told) && (told[4+n] == "equally" || told[4+n] == "evenly")
}

// dividesBy reports whether the number of a mark says into how many parts something goes.
func dividesBy(words []string, mark string) bool {
	i := slices.Index(words, mark)
	if next := tale.At(words, i+1); next == "equal" || next == "people" || next == "friends" {
		return true
	}
	return slices.Contains([]string{"among", "between", "by", "into", "in", "on", "to", "that"}, tale.At(words, i-1))
}

// missing reads how much is wanted, of which the amount is a part.
func (t closing) missing(e finale, text string) []finale {
	if m := poolFor.FindStringSubmatch(text); m != nil && strings.HasPrefix(strings.Join(e.ask, " "), "how much more ") && e.asks("they") && !e.asks("than", "each") {
		return e.to(t.upTo(m[1]))
	}
	m := goalIs.FindStringSubmatch(text)
	if m == nil || !e.asks("more", "missing") && !strings.HasPrefix(text, "the whole way is") || e.asks("than", "each") {
		return nil
	}
	return e.to(t.upTo(m[1]))
}
