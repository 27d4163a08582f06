package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// buying is what a tale tells of purchases.
type buying struct {
	*tale
	prices    map[string]outcome // of one, by the thing in the singular
	order     []string           // the things of prices, as they are told
	purchases []*purchase
	off       factor  // of all
	coupon    outcome // off all
	tip       factor  // of all
	tax       factor  // of all
	wrapping  outcome // for each thing
	has       outcome // money that is there
	paid      outcome // money that is handed over
	repeats   outcome // so many times the same
	saved     []outcome
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
	count outcome // without an operand for a single thing
	unit  outcome // the price of one; without an operand where only that of all is told
	price outcome // of all of them
}

// payWords are such that a question about a purchase has one of them.
var payWords = wordset.Of("pay paid spend spent owe total bill cost need change left save tip buy")

var buyVerbs = wordset.Of("buy buys bought order orders ordered purchase purchases purchased need needs needed")

// readPurchase reads what somebody buys, at which prices, and what is taken off or comes
// on top. It is nil where an amount is told that has no part in it that is understood.
func readPurchase(t *tale) *Plan {
	if !hasAny(t.question, payWords) {
		return nil
	}
	b := &buying{tale: t, prices: map[string]outcome{}}
	if t.related != nil && t.related.unit() == "$" {
		for _, k := range t.related.keys {
			if t.related.value[k] == nil {
				return nil
			}
			b.priced(k, outcome{t.related.operand(k), t.related.way(k)})
		}
	}
	for _, words := range t.sentences {
		if !b.readSentence(words) {
			return nil
		}
	}
	if slices.ContainsFunc(b.asides, func(w []string) bool { return !b.aside(w) }) {
		return nil
	}
	return b.asked().plan()
}

// readSentence reads a sentence part by part; one without amounts says nothing.
func (b *buying) readSentence(words []string) bool {
	inside := false // a list of what is bought
	for i, part := range partsOf(words) {
		if countMarks(part, "T") > 0 && countMarks(part, "NM") == 0 && slices.Contains(part, "price") { // a book for twice the price of all the pens
			return false
		}
		if countMarks(part, "NMFT") == 0 && !(inside && (part[0] == "a" || part[0] == "an")) {
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
		case at >= 0 && countMarks(part[:at], "NMFT") == 0:
			b.purchases = append(b.purchases, &purchase{who: subject(part[:at])})
			inside = b.readItem(part[at+1:])
			if !inside {
				b.purchases = b.purchases[:len(b.purchases)-1]
				b.asides = append(b.asides, part)
			}
		case inside && b.readItem(part):
		case b.compared(part):
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

// partsOf cuts a sentence at commas and at "and", where an amount or a thing follows.
func partsOf(words []string) [][]string {
	var out [][]string
	from := 0
	for i, w := range words {
		if w != "," && w != ";" && w != "and" && w != "while" || i < from || i == 0 {
			continue
		}
		next := i + 1
		for next < len(words) && (words[next] == "and" || words[next] == "then" || words[next] == "also") {
			next++
		}
		if next == len(words) {
			continue
		}
		end := slices.IndexFunc(words[next:], func(w string) bool { return w == "," || w == ";" || w == "and" })
		if end < 0 {
			end = len(words) - next
		}
		if countMarks(words[next:next+end], "NMFT") > 0 || words[next] == "a" || words[next] == "an" {
			out = appendPart(out, words[from:i])
			from = next
		}
	}
	return appendPart(out, words[from:])
}

// appendPart adds a part without the commas around it.
func appendPart(out [][]string, part []string) [][]string {
	for len(part) > 0 && part[len(part)-1] == "," {
		part = part[:len(part)-1]
	}
	for len(part) > 0 && (part[0] == "," || part[0] == "and") {
		part = part[1:]
	}
	if len(part) == 0 {
		return out
	}
	return append(out, part)
}

// aside reports whether a part with an amount has nothing to do with a purchase.
func (b *buying) aside(words []string) bool {
	all := marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || slices.ContainsFunc(words, func(w string) bool { return scaling.Has(w) }) {
		return false
	}
	noun := ""
	if kind := KindOf(words[slices.Index(words, all[0])+1:]); kind != nil {
		noun = kind[len(kind)-1]
	}
	return noun != "" && !slices.Contains(b.nouns, noun) && !slices.Contains(ones(b.question), noun)
}

// spreading are words by which not all of a bill is meant.
var spreading = wordset.Of("share shares shared split splits divide divides divided equally evenly half both each every")

// scaling are words that say how often or for how many something is.
var scaling = wordset.Of("each every per time times people friends children week weeks month months daily weekly dozen pack packs box boxes bag bags more fewer less another other")
