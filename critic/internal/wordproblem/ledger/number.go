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
	raw := p.Number(words[0])
	a, n = amount{Outcome: raw}, 1
	dozens, pairs := tale.At(words, 1) == "dozen", (tale.At(words, 1) == "pairs" || tale.At(words, 1) == "pair") && tale.At(words, 2) == "of"
	switch {
	case dozens:
		a.Outcome, n = a.With('*', plan.Stated(wordproblem.Plain(12))), 2
	case pairs:
		a.Outcome, n = a.With('*', plan.Stated(wordproblem.Plain(2))), 3
	}
	if k := tale.Skip(words[n:], moreWords); k > 0 {
		a.more, n = true, n+k
	}
	switch next := tale.At(words, n); {
	case next == "fewer", next == "less":
		return amount{}, 0
	case next == "than" && (tale.At(words, n+1) == "that" || tale.At(words, n+1) == "those"):
		return amount{Outcome: p.last.With('+', a.Outcome), kind: p.last.kind, relative: true}, n + 2
	case next == "of":
		return p.someOf(a, words, n)
	}
	kind, k := nounIn(words[n:])
	a.kind, n = kind, n+k
	a.mass = k == 1 && lastKind(kind) == words[n-1] && !wordproblem.IsIrregular(words[n-1])
	if tale.At(words, n) == "of" && kind != nil && !tale.IsMark(tale.At(words, n+1)) { // bags of rice
		if of, m := nounIn(words[n+1:]); of != nil {
			n += 1 + m
		}
	}
	if k, ok := tale.Starts(words[n:], "of it", "of them", "of that"); ok && kind != nil {
		a.of = true
		return a, n + k
	}
	if in, ok := p.contents[lastKind(kind)]; ok {
		delete(p.contents, lastKind(kind))
		return amount{Outcome: a.With('*', in.Outcome), kind: in.kind, more: a.more}, n
	}
	priced, ok := tale.Starts(words[n:], pricing...)
	switch {
	case dozens && (tale.At(words, n) == "per" || tale.At(words, n+1) == "per" || tale.At(words, n+2) == "dozen"): // 3 dozen eggs at $2 a dozen
		a.Outcome, a.kind = raw, []string{"dozen"}
	case pairs && ok && strings.HasPrefix(tale.At(words, n+priced), "M"): // 2 pairs of shoes at $40 each
		a.Outcome = raw
	}
	return p.behind(a, words, n)
}

// someOf reads so many of them, or of the pens.
func (p *phrases) someOf(a amount, words []string, n int) (amount, int) {
	a.of, a.kind = true, p.base.kind
	k := n + 1 + tale.Skip(words[n+1:], allOwners)
	if kind, m := nounIn(words[k:]); k > n+1 && kind != nil && wordproblem.SameKind(kind, p.base.kind) {
		return p.behind(a, words, k+m)
	}
	if k, ok := tale.Starts(words[n+1:], allOfIt...); ok {
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
	if tale.CountMarks(words[n:], "NMFT") == 0 && strings.Contains(rest, " and as many ") && !strings.Contains(rest, " as many as ") { // in the morning and as many in the evening
		a.Outcome, n = a.With('*', plan.Stated(wordproblem.Plain(2))), len(words)
	}
	if wordproblem.Distances.Has(lastKind(a.kind)) && !(p.lists && strings.HasSuffix(rest, "way back")) && tale.CountMarks(words[n:], "NMFT") == 0 && slices.ContainsFunc(andBack, func(end string) bool { return strings.HasSuffix(rest, end) }) {
		a.Outcome, n = a.With('*', plan.Stated(wordproblem.Plain(2))), len(words)
	}
	return a, n
}

// toEachOf reads to how many such an amount goes: 3 pens to each of her 5 friends.
func (p *phrases) toEachOf(a amount, words []string) (amount, int) {
	k, ok := tale.Starts(words, toEach...)
	if !ok {
		return a, 0
	}
	k += tale.Skip(words[k:], owners)
	kind, m := nounIn(words[min(k+1, len(words)):])
	if tale.NumberAt(words, k) == "" || kind == nil {
		return a, 0
	}
	return amount{Outcome: a.With('*', p.Number(words[k])), kind: a.kind, more: a.more, of: a.of}, k + 1 + m
}

// aTime reads how often there is such an amount: 3 pens a day for 5 days.
func (p *phrases) aTime(a amount, words []string) (amount, int) {
	if !unitOne.Has(tale.At(words, 0)) || len(words) < 2 {
		return a, 0
	}
	unit := words[1]
	if next := tale.At(words, 2); (next == "for" || next == "on") && tale.NumberAt(words, 3) != "" && wordproblem.Singular(tale.At(words, 4)) == unit {
		return amount{Outcome: a.With('*', p.Number(words[3])), kind: a.kind, more: a.more, of: a.of}, 5
	}
	if next := tale.At(words, 2); unit == "day" && next == "for" && tale.NumberAt(words, 3) != "" && (tale.At(words, 4) == "weeks" || tale.At(words, 4) == "week") {
		a.Outcome = a.With('*', plan.Stated(wordproblem.Plain(7))).With('*', p.Number(words[3]))
		return a, 5
	}
	if !wordproblem.UnitsOfTime.Has(unit) {
		return a, 0
	}
	a.rate = unit
	return a, 2
}

// atPrice reads what one costs: 3 pens at $2 each.
func (p *phrases) atPrice(a amount, words []string) (amount, int) {
	k, ok := tale.Starts(words, pricing...)
	if !ok || !tale.IsMark(tale.At(words, k)) || words[k][0] != 'M' {
		return a, 0
	}
	m, by := p.each(words[k+1:], a.kind)
	if !by && a.packs != nil {
		if m, by = p.each(words[k+1:], a.packs); by {
			a.Outcome = a.count
		}
	}
	if !by && (words[k-1] != "at" || k+1 < len(words) || a.kind == nil) {
		return a, 0
	}
	if next := tale.At(words, k+1); a.packs != nil && (next == "each" || next == "apiece") {
		return a, 0 // 4 boxes of 9 pens for $3 each: which?
	}
	price := p.Number(words[k])
	return amount{Outcome: a.With('*', price), kind: []string{"$"}, count: a.Outcome, unit: price, price: true, more: a.more, rate: a.rate}, k + 1 + m
}

// ofEach reads what one of the things holds or takes: 3 bags of 12 pens, 5 pages at 4 minutes each.
func (p *phrases) ofEach(a amount, words []string) (amount, int) {
	k, ok := tale.Starts(words, holding...)
	if !ok || tale.NumberAt(words, k) == "" {
		return a, 0
	}
	prep := words[k-1]
	if area, m := p.byFeet(amount{Outcome: p.Number(words[k])}, words[k+1:]); prep == "of" && m > 0 { // 3 rooms of 4 by 10 feet
		e, _ := p.each(words[k+1+m:], a.kind)
		return amount{Outcome: a.With('*', p.Number(words[k])).With('*', p.Number(words[k+2])), kind: area.kind}, k + 1 + m + e
	}
	if prep == "at" && lastKind(a.kind) == "hour" && tale.At(words, k+1) == "mph" {
		return amount{Outcome: a.With('*', p.Number(words[k])), kind: []string{"mile"}, more: a.more}, k + 2
	}
	kind, m := nounIn(words[k+1:])
	end := k + 1 + m
	e, by := p.each(words[end:], a.kind)
	switch {
	case prep == "at" && lastKind(a.kind) == "hour" && lastKind(kind) == "mile" && (tale.At(words, end) == "per" || tale.At(words, end) == "an") && end+1 < len(words):
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
	return amount{Outcome: a.With('*', p.Number(words[k])), kind: kind, more: a.more, count: a.Outcome, packs: a.kind}, end
}

// byFeet reads an area: 5 by 8 feet.
func (p *phrases) byFeet(a amount, words []string) (amount, int) {
	if tale.At(words, 0) != "by" || tale.NumberAt(words, 1) == "" || tale.At(words, 2) != "feet" && tale.At(words, 2) != "meters" {
		return a, 0
	}
	return amount{Outcome: a.With('*', p.Number(words[1])), kind: []string{"square", wordproblem.Singular(words[2])}}, 3
}

// each reads words by which a number is that of one thing: each, apiece, a pack.
func (p *phrases) each(words []string, kind []string) (n int, ok bool) {
	of := func(i int) bool { return slices.Contains(kind, tale.At(words, i)) }
	switch w := tale.At(words, 0); {
	case w == "each" && (tale.At(words, 1) == "box" || tale.At(words, 1) == "pair"):
		return 2, true
	case w == "each", w == "apiece":
		return 1, true
	case w == "a" && tale.At(words, 1) == "piece", (w == "a" || w == "an" || w == "per") && of(1), w == "in" && tale.At(words, 1) == "each" && !of(2):
		return 2, true
	case w == "in" && tale.At(words, 1) == "each", w == "for" && (tale.At(words, 1) == "each" || tale.At(words, 1) == "every") && of(2):
		return 3, true
	}
	return 0, false
}
