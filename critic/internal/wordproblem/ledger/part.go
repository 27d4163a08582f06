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
	keptWords = wordset.Of("left keep keeps good fine")
	linkWords = wordset.Of("while and the have has was were are")
)

// partAsked reads a question for a part of the amount, of which a sentence tells, or for what
// the part leaves.
func (t closing) partAsked(e finale, m, told []string) []finale {
	f, label, asks := t.Factor(m[1]), tale.Ones(strings.Fields(m[3])), tale.Ones(e.ask)
	part := func(v plan.Outcome) plan.Outcome { return v.Times(f) }
	rest := func(v plan.Outcome) plan.Outcome { return v.Less(v.Times(f)) }
	e.of = wordproblem.Singular(m[2])
	if slices.ContainsFunc(label, func(w string) bool { return tale.RelativeWords.Has(w) }) || e.has(e.ask, unasking) || e.asks("not") || t.ofAnother(Plainly(told), e.ask) {
		return nil
	}
	if i := slices.IndexFunc(label, func(w string) bool { return wholesOf.Has(w) || w == "remaining" }); i >= 0 { // and the rest are blue
		first, second := allIn(label[:i], asks), allIn(label[i+1:], asks)
		switch {
		case first == second:
			return nil
		case first:
			return e.to(part)
		}
		return e.to(rest)
	}
	switch {
	case e.has(e.ask, keptWords):
		return e.to(rest)
	case tale.IsThat.MatchString(strings.Join(e.ask, " ")), allIn(label, asks) && (len(label) > 0 || sharesVerb(told, e.ask)):
		return e.to(part)
	}
	return nil
}

// ofAnother reports whether a sentence tells of one and the question asks of another: his
// father pays a third of it, how much does he pay.
func (t closing) ofAnother(told, ask []string) bool {
	i := slices.IndexFunc(ask, func(w string) bool { return w == "does" || w == "did" || w == "do" || w == "will" })
	if i < 0 || len(told) == 0 || tale.IsMark(told[0]) || tale.Subjects.Has(told[0]) {
		return false
	}
	return !slices.Contains(told, tale.At(ask, i+1)) && !slices.Contains(told, tale.At(ask, i+2))
}

// allIn reports whether all words of a label are among those of a question.
func allIn(label, asks []string) bool {
	return !slices.ContainsFunc(label, func(w string) bool {
		return len(w) > 2 && !tale.PlainAsk.Has(w) && !linkWords.Has(w) && !strings.HasPrefix(w, "goe") && !slices.Contains(asks, w)
	})
}

// sharesVerb reports whether a question asks with the verb of a sentence: puts, put.
func sharesVerb(words, ask []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		verb := isVerb(w) && verbs[w] != holds || w == "puts"
		return verb && (slices.Contains(ask, w) || slices.Contains(ask, strings.TrimSuffix(w, "s")))
	})
}
