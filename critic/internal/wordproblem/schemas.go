package wordproblem

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// schemas are the kinds of problems that are read; each yields nil where a problem is
// not of its kind or not understood in full. Most look first at the question, or for a word
// without which they read nothing: that rules out nearly all.
var schemas = []func(*tale) *Plan{
	readShares, readPurchase, readRates, readTails, readGroups, readMean, readPart, readRatio, readContents,
	readYears, readBalance, readAbsent, readCoins, readGifts, readDaily, readPacked, readTickets, readBasket, readShared, readProportion, readKinds, readChain, readLegs, readToday, readAreNot,
}

// growing are words for a change of an amount whose number is not told, growingBy those for
// a change before "by".
var (
	growing   = wordset.Of("doubled doubles doubling tripled triples tripling halved halves quadrupled")
	growingBy = wordset.Of("rises rose grows grew falls fell increases increased decreases decreased raised lowered")
)

// unmarked are words for a number that no mark shows.
var unmarked = wordset.Of("some several dozen dozens")

// vague reports whether a sentence tells of things whose number no mark shows, beside others.
func vague(words []string) bool {
	return countMarks(words, "NMFT") > 0 && slices.ContainsFunc(words, func(w string) bool { return unmarked.Has(w) })
}

// grows reports whether a sentence tells of a change that no schema knows.
func grows(words []string) bool {
	for i, w := range words {
		if growing.Has(w) || growingBy.Has(w) && i+1 < len(words) && (words[i+1] == "by" || words[i+1] == "to") {
			return true
		}
	}
	return false
}

// spareWords tell of room that is not used: there are 9 free places.
var spareWords = wordset.Of("free spare vacant unoccupied unused unsold")

// Plan is the plan of the one schema that reads a problem; nil if none does, or two
// that do not agree.
func (p *Problem) Plan() *Plan {
	t := readTale(p)
	if t.tells(spareWords) {
		return nil
	}
	found := readLedger(t)
	if found == nil {
		found = readChanged(t)
	}
	if found != nil {
		found.tag = t.numbers + 1
	}
	if slices.ContainsFunc(t.sentences, grows) || slices.ContainsFunc(t.sentences, vague) || slices.Contains(t.question, "dozen") {
		return found
	}
	for _, read := range schemas {
		p := read(t)
		switch {
		case p == nil:
		case found != nil && !arith.Same(found.value, p.value):
			return nil
		case found == nil:
			found = p
		}
	}
	if found != nil {
		found.tag = t.numbers + 1
	}
	return found
}
