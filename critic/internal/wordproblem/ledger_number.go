package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	holding   = []string{"of", "with", "holding", "containing", "each with", "each holding", "each of", "that hold", "that contain", "that have", "which hold", "worth", "that take", "which take", "at", "for", "that need", "in groups of"}
	pricing   = []string{"at", "for", "that cost", "that costs", "which cost", "which costs", "worth", "costing", "priced at", "that sell for"}
	toEach    = []string{"to each of", "for each of", "on each of", "in each of", "with each of"}
	andBack   = []string{" and back", " and back again", " and the same way back"}
	unitOne   = wordset.Of("a an per each every")
	moreWords = wordset.Of("more other others additional extra")
	// eachOnly are words behind which the number is that of one thing only where it says so.
	eachOnly = wordset.Of("at for worth take need")
)

// numbered reads an amount that begins with a number of things.
func (p *phrases) numbered(words []string) (a amount, n int) {
	raw := p.number(words[0])
	a, n = amount{outcome: raw}, 1
	dozens, pairs := at(words, 1) == "dozen", (at(words, 1) == "pairs" || at(words, 1) == "pair") && at(words, 2) == "of"
	switch {
	case dozens:
		a.outcome, n = a.with('*', stated(plain(12))), 2
	case pairs:
		a.outcome, n = a.with('*', stated(plain(2))), 3
	}
	if k := skip(words[n:], moreWords); k > 0 {
		a.more, n = true, n+k
	}
	switch next := at(words, n); {
	case next == "fewer", next == "less":
		return amount{}, 0
	case next == "than" && (at(words, n+1) == "that" || at(words, n+1) == "those"):
		return amount{outcome: p.last.with('+', a.outcome), kind: p.last.kind, relative: true}, n + 2
	case next == "of":
		return p.someOf(a, words, n)
	}
	kind, k := nounIn(words[n:])
	a.kind, n = kind, n+k
	a.mass = k == 1 && lastKind(kind) == words[n-1] && plurals[words[n-1]] == ""
	if at(words, n) == "of" && kind != nil && !isMark(at(words, n+1)) { // bags of rice
		if of, m := nounIn(words[n+1:]); of != nil {
			n += 1 + m
		}
	}
	if k, ok := starts(words[n:], "of it", "of them", "of that"); ok && kind != nil {
		a.of = true
		return a, n + k
	}
	if in, ok := p.contents[lastKind(kind)]; ok {
		delete(p.contents, lastKind(kind))
		return amount{outcome: a.with('*', in.outcome), kind: in.kind, more: a.more}, n
	}
	priced, ok := starts(words[n:], pricing...)
	switch {
	case dozens && (at(words, n) == "per" || at(words, n+1) == "per" || at(words, n+2) == "dozen"): // 3 dozen eggs at $2 a dozen
		a.outcome, a.kind = raw, []string{"dozen"}
	case pairs && ok && strings.HasPrefix(at(words, n+priced), "M"): // 2 pairs of shoes at $40 each
		a.outcome = raw
	}
	return p.behind(a, words, n)
}

// someOf reads so many of them, or of the pens.
func (p *phrases) someOf(a amount, words []string, n int) (amount, int) {
	a.of, a.kind = true, p.base.kind
	k := n + 1 + skip(words[n+1:], allOwners)
	if kind, m := nounIn(words[k:]); k > n+1 && kind != nil && SameKind(kind, p.base.kind) {
		return p.behind(a, words, k+m)
	}
	if k, ok := starts(words[n+1:], allOfIt...); ok {
		return p.behind(a, words, n+1+k)
	}
	return amount{}, 0
}

// behind reads what stands behind a number of things and multiplies it: of 6 apples each, at
// $3 a pack, a day for 5 days.
func (p *phrases) behind(a amount, words []string, n int) (amount, int) {
	for range 3 {
		k := 0
		for _, read := range []func(amount, []string) (amount, int){p.toEachOf, p.aTime, p.atPrice, p.ofEach, p.byFeet} {
			var next amount
			if next, k = read(a, words[n:]); k > 0 {
				a, n = next, n+k
				break
			}
		}
		if k == 0 {
			break
		}
	}
	rest := strings.Join(words[n:], " ")
	if countMarks(words[n:], "NMFT") == 0 && strings.Contains(rest, " and as many ") && !strings.Contains(rest, " as many as ") { // in the morning and as many in the evening
		a.outcome, n = a.with('*', stated(plain(2))), len(words)
	}
	if distances.Has(lastKind(a.kind)) && !(p.lists && strings.HasSuffix(rest, "way back")) && countMarks(words[n:], "NMFT") == 0 && slices.ContainsFunc(andBack, func(end string) bool { return strings.HasSuffix(rest, end) }) {
		a.outcome, n = a.with('*', stated(plain(2))), len(words)
	}
	return a, n
}

// numberAt is the mark of a number of things at a word; "" for none.
func numberAt(words []string, i int) string {
	if w := at(words, i); isMark(w) && w[0] == 'N' {
		return w
	}
	return ""
}

// toEachOf reads to how many such an amount goes: 3 pens to each of her 5 friends.
func (p *phrases) toEachOf(a amount, words []string) (amount, int) {
	k, ok := starts(words, toEach...)
	if !ok {
		return a, 0
	}
	k += skip(words[k:], owners)
	kind, m := nounIn(words[min(k+1, len(words)):])
	if numberAt(words, k) == "" || kind == nil {
		return a, 0
	}
	return amount{outcome: a.with('*', p.number(words[k])), kind: a.kind, more: a.more, of: a.of}, k + 1 + m
}

// aTime reads how often there is such an amount: 3 pens a day for 5 days.
func (p *phrases) aTime(a amount, words []string) (amount, int) {
	if !unitOne.Has(at(words, 0)) || len(words) < 2 {
		return a, 0
	}
	unit := words[1]
	if next := at(words, 2); (next == "for" || next == "on") && numberAt(words, 3) != "" && Singular(at(words, 4)) == unit {
		return amount{outcome: a.with('*', p.number(words[3])), kind: a.kind, more: a.more, of: a.of}, 5
	}
	if next := at(words, 2); unit == "day" && next == "for" && numberAt(words, 3) != "" && (at(words, 4) == "weeks" || at(words, 4) == "week") {
		a.outcome = a.with('*', stated(plain(7))).with('*', p.number(words[3]))
		return a, 5
	}
	if !unitsOfTime.Has(unit) {
		return a, 0
	}
	a.rate = unit
	return a, 2
}

// atPrice reads what one costs: 3 pens at $2 each.
func (p *phrases) atPrice(a amount, words []string) (amount, int) {
	k, ok := starts(words, pricing...)
	if !ok || !isMark(at(words, k)) || words[k][0] != 'M' {
		return a, 0
	}
	m, by := p.each(words[k+1:], a.kind)
	if !by && a.packs != nil {
		if m, by = p.each(words[k+1:], a.packs); by {
			a.outcome = a.count
		}
	}
	if !by && (words[k-1] != "at" || k+1 < len(words) || a.kind == nil) {
		return a, 0
	}
	if next := at(words, k+1); a.packs != nil && (next == "each" || next == "apiece") {
		return a, 0 // 4 boxes of 9 pens for $3 each: which?
	}
	price := p.number(words[k])
	return amount{outcome: a.with('*', price), kind: []string{"$"}, count: a.outcome, unit: price, price: true, more: a.more, rate: a.rate}, k + 1 + m
}

// ofEach reads what one of the things holds or takes: 3 bags of 12 pens, 5 pages at 4 minutes each.
func (p *phrases) ofEach(a amount, words []string) (amount, int) {
	k, ok := starts(words, holding...)
	if !ok || numberAt(words, k) == "" {
		return a, 0
	}
	prep := words[k-1]
	if area, m := p.byFeet(amount{outcome: p.number(words[k])}, words[k+1:]); prep == "of" && m > 0 { // 3 rooms of 4 by 10 feet
		e, _ := p.each(words[k+1+m:], a.kind)
		return amount{outcome: a.with('*', p.number(words[k])).with('*', p.number(words[k+2])), kind: area.kind}, k + 1 + m + e
	}
	if prep == "at" && lastKind(a.kind) == "hour" && at(words, k+1) == "mph" {
		return amount{outcome: a.with('*', p.number(words[k])), kind: []string{"mile"}, more: a.more}, k + 2
	}
	kind, m := nounIn(words[k+1:])
	end := k + 1 + m
	e, by := p.each(words[end:], a.kind)
	switch {
	case prep == "at" && lastKind(a.kind) == "hour" && lastKind(kind) == "mile" && (at(words, end) == "per" || at(words, end) == "an") && end+1 < len(words):
		end += 2
	case eachOnly.Has(prep) && !by:
		return a, 0
	default:
		end += e
	}
	if kind == nil && prep == "of" {
		kind = p.base.kind
	}
	if kind == nil {
		return a, 0
	}
	return amount{outcome: a.with('*', p.number(words[k])), kind: kind, more: a.more, count: a.outcome, packs: a.kind}, end
}

// byFeet reads an area: 5 by 8 feet.
func (p *phrases) byFeet(a amount, words []string) (amount, int) {
	if at(words, 0) != "by" || numberAt(words, 1) == "" || at(words, 2) != "feet" && at(words, 2) != "meters" {
		return a, 0
	}
	return amount{outcome: a.with('*', p.number(words[1])), kind: []string{"square", Singular(words[2])}}, 3
}

// each reads words by which a number is that of one thing: each, apiece, a pack.
func (p *phrases) each(words []string, kind []string) (n int, ok bool) {
	of := func(i int) bool { return slices.Contains(kind, at(words, i)) }
	switch w := at(words, 0); {
	case w == "each" && (at(words, 1) == "box" || at(words, 1) == "pair"):
		return 2, true
	case w == "each", w == "apiece":
		return 1, true
	case w == "a" && at(words, 1) == "piece", (w == "a" || w == "an" || w == "per") && of(1), w == "in" && at(words, 1) == "each" && !of(2):
		return 2, true
	case w == "in" && at(words, 1) == "each", w == "for" && (at(words, 1) == "each" || at(words, 1) == "every") && of(2):
		return 3, true
	}
	return 0, false
}
