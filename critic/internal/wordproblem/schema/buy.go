package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// buying is what a tale tells of purchases.
type buying struct {
	*tale.Tale
	prices    map[string]plan.Outcome // of one, by the thing in the singular
	order     []string                // the things of prices, as they are told
	purchases []*purchase
	off       wordproblem.Factor // of all
	coupon    plan.Outcome       // off all
	tip       wordproblem.Factor // of all
	tax       wordproblem.Factor // of all
	wrapping  plan.Outcome       // for each thing
	has       plan.Outcome       // money that is there
	paid      plan.Outcome       // money that is handed over
	repeats   plan.Outcome       // so many times the same
	saved     []plan.Outcome
	asides    [][]string
	nouns     []string // of what is bought
}

// purchase is what somebody buys at a time.
type purchase struct {
	who   string
	items []item
}

// item is one kind of things that are bought.
type item struct {
	noun  string
	count plan.Outcome // without an operand for a single thing
	unit  plan.Outcome // the price of one; without an operand where only that of all is told
	price plan.Outcome // of all of them
}

// payWords are such that a question about a purchase has one of them.
var payWords = wordset.Of("pay paid spend spent owe total bill cost need change left save tip buy")

var buyVerbs = wordset.Of("buy buys bought order orders ordered purchase purchases purchased need needs needed")

// readPurchase reads what somebody buys, at which prices, and what is taken off or comes
// on top. It is nil where an amount is told that has no part in it that is understood.
func readPurchase(t *tale.Tale) *plan.Plan {
	if !tale.HasAny(t.Question, payWords) {
		return nil
	}
	b := &buying{Tale: t, prices: map[string]plan.Outcome{}}
	if t.Related != nil && t.Related.Unit() == "$" {
		for _, k := range t.Related.Keys {
			if t.Related.Value[k] == nil {
				return nil
			}
			b.priced(k, plan.Outcome{Operand: t.Related.Operand(k), Steps: t.Related.Way(k)})
		}
	}
	for _, words := range t.Sentences {
		if !b.readSentence(words) {
			return nil
		}
	}
	if slices.ContainsFunc(b.asides, func(w []string) bool { return !b.aside(w) }) {
		return nil
	}
	return b.asked().Plan()
}

// readSentence reads a sentence part by part; one without amounts says nothing.
func (b *buying) readSentence(words []string) bool {
	inside := false // a list of what is bought
	for i, part := range tale.PartsOf(words) {
		if tale.CountMarks(part, "T") > 0 && tale.CountMarks(part, "NM") == 0 && slices.Contains(part, "price") { // a book for twice the price of all the pens
			return false
		}
		if tale.CountMarks(part, "NMFT") == 0 && !(inside && (part[0] == "a" || part[0] == "an")) {
			if slices.ContainsFunc(part, func(w string) bool { return untold.Has(w) || spreading.Has(w) }) || inside && i > 0 && part[0] != "and" {
				return false
			}
			if at := verbIn(part); at < 0 {
				continue
			}
		}
		switch at := verbIn(part); {
		case at > 0 && part[at-1] == "each", at >= 0 && at+2 < len(part) && part[at+1] == "all" && part[at+2] == "of":
			return false
		case at >= 0 && tale.CountMarks(part[:at], "NMFT") == 0:
			b.purchases = append(b.purchases, &purchase{who: subject(part[:at])})
			inside = b.readItem(part[at+1:])
			if !inside {
				b.purchases = b.purchases[:len(b.purchases)-1]
				b.asides = append(b.asides, part)
			}
		case inside && b.readItem(part):
		case b.Compared(part):
		case b.readTerms(strings.Join(part, " ")):
		case i == 0 || !inside:
			b.asides = append(b.asides, part)
		default:
			return false
		}
	}
	return true
}

func verbIn(words []string) int {
	return slices.IndexFunc(words, func(w string) bool { return buyVerbs.Has(w) })
}

// subject is who does something, from the words before the verb.
func subject(before []string) string {
	if n := len(before); n > 0 {
		return before[n-1]
	}
	return ""
}

// aside reports whether a part with an amount has nothing to do with a purchase.
func (b *buying) aside(words []string) bool {
	all := tale.Marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) }) {
		return false
	}
	noun := ""
	if kind := wordproblem.KindOf(words[slices.Index(words, all[0])+1:]); kind != nil {
		noun = kind[len(kind)-1]
	}
	return noun != "" && !slices.Contains(b.nouns, noun) && !slices.Contains(tale.Ones(b.Question), noun)
}

// spreading are words by which not all of a bill is meant.
var spreading = wordset.Of("share shares shared split splits divide divides divided equally evenly half both each every")
