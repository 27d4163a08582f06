// Package schema reads word problems of some kinds as a whole, each by a schema of its own: purchases,
// shares, rates, ratios, averages, coins, legs and others, beside those that package ledger reads. It
// yields the way to the answer.
//
// A problem is left where a sentence tells an amount that its schema has no place for, where two
// schemas come to different answers, and, but for ledgers, where an amount changes in a way that no
// schema knows or is told in dozens.
package schema

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// schemas are the kinds of problems that are read; each yields nil where a problem is
// not of its kind or not understood in full. Most look first at the question, or for a word
// without which they read nothing: that rules out nearly all.
var schemas = []func(*tale.Tale) *plan.Plan{
	readShares, readPurchase, readRates, readTails, readGroups, readMean, readPart, readRatio, readContents,
	readYears, readBalance, readAbsent, readCoins, readGifts, readDaily, readPacked, readTickets, ledger.ReadBasket, readShared, readProportion, readKinds, readChain, readLegs, readToday, readAreNot,
}

// vague reports whether a sentence tells of things whose number no mark shows, beside others.
func vague(words []string) bool {
	return tale.CountMarks(words, "NMFT") > 0 && slices.ContainsFunc(words, func(w string) bool { return tale.Unmarked.Has(w) })
}

// spareWords tell of room that is not used: there are 9 free places.
var spareWords = wordset.Of("free spare vacant unoccupied unused unsold")

// Read is the plan of the one schema that reads a problem, of which is known what it tells by
// comparing; nil if none does, or two that do not agree.
func Read(p *wordproblem.Problem, compared *comparison.Amounts) *plan.Plan {
	t := tale.Read(p, compared)
	if t.Tells(spareWords) {
		return nil
	}
	found := ledger.Read(t)
	if found == nil {
		found = readChanged(t)
	}
	if found != nil {
		found.Tag = t.Numbers + 1
	}
	if slices.ContainsFunc(t.Sentences, tale.Grows) || slices.ContainsFunc(t.Sentences, vague) || slices.Contains(t.Question, "dozen") {
		return found
	}
	for _, read := range schemas {
		p := read(t)
		switch {
		case p == nil:
		case found != nil && !arith.Same(found.Value, p.Value):
			return nil
		case found == nil:
			found = p
		}
	}
	if found != nil {
		found.Tag = t.Numbers + 1
	}
	return found
}
