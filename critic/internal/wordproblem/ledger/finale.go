package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// finale is a way to read how a tale ends: which amount it is of, and what is made of that.
type finale struct {
	sentence int                             // of the tale that tells it; -1 for none
	before   []string                        // what that sentence tells first
	also     int                             // another sentence that belongs to it; -1 for none
	given    []string                        // a condition that changes the amount
	work     func(plan.Outcome) plan.Outcome // what is asked for, of the amount
	words    []string                        // of the sentence and the question
	ask      []string                        // of the question
	counts   []string                        // what the question counts; nil where that is not told
	much     bool                            // it asks how much
	ofElse   bool                            // what it counts is something else than the amount
	alike    bool                            // it counts what the amount does
	of       string                          // what a share is of, in the singular; "" where that is not told
	differs  bool                            // the amount is a difference of two
	fewer    bool                            // asked from the smaller one
	either   bool                            // which is the smaller one is not told
	cents    bool                            // what is asked for is in cents, as the price that is told
	mean     bool                            // the amount is an average
}

// closing reads how a tale closes: what its question makes of what there is in the end.
type closing struct{ *tale.Tale }

// finales are the ways to read how a tale ends.
func (t closing) finales() []finale {
	cond, ask := tale.Condition(t.Question)
	if cond != nil && !t.Compares(cond) {
		out := t.finalesOf(cond, ask, -1)
		for _, e := range t.asks(ask) {
			e.given = cond
			out = append(out, e)
		}
		return out
	}
	out := t.asks(ask)
	for i := len(t.Sentences) - 1; i >= 0 && i > len(t.Sentences)-4; i-- {
		s := t.Sentences[i]
		if t.Compares(s) {
			break
		}
		out = append(out, t.finalesOf(s, ask, i)...)
		if i > 0 && !t.Compares(t.Sentences[i-1]) {
			out = append(out, t.sold(i, ask)...)
		}
		if n := tale.CountMarks(s, "NMFT"); tale.Grows(s) || n > 1 || n == 1 && !tale.OfAge(s) && !Aside(t.Tale, s, nil) {
			break
		}
	}
	return out
}

// finalesOf are the ways to read a question with one sentence before it, or with the last part
// of that.
func (t closing) finalesOf(told, ask []string, sentence int) []finale {
	all := t.made(told, ask)
	var before []string
	if m := partedAtOnce.FindStringSubmatch(strings.Join(told, " ")); all == nil && m != nil { // Ida puts 36 figs in bags of 4
		all, before = t.made(strings.Fields("they are "+m[2]), ask), strings.Fields("there are "+m[1])
	}
	if parts := tale.PartsOf(told); all == nil && len(parts) > 1 && tale.CountMarks(parts[len(parts)-1], "NMFT") > 0 {
		last := parts[len(parts)-1]
		all, before = t.made(last, ask), told[:len(told)-len(last)]
	}
	for i := range all {
		all[i].sentence, all[i].before = sentence, before
	}
	return all
}

var partedAtOnce = tale.Exactly(`(?:[^NMFT]* )?(N\d+ (?:dozen )?[\pL'-]+)(?: (?:sit|stand|go|are (?:put|packed)))? ((?:(?:in|into|at) [\pL'-]+ of|equally (?:among|between)) N\d+(?: [\pL'-]+)?)`)

var spentOf = tale.Exactly(`they (?:buy|bought|spend|spent|pay|paid) (?:[\pL' -]+ )?(M\d+)(?: [\pL' ]+)?`)

// sold are the ways to read a question with two sentences before it, of which the first tells
// the price at which all of the amount is sold.
func (t closing) sold(i int, ask []string) []finale {
	first := t.made(t.Sentences[i-1], []string{"how", "much", "money", "is", "that"})
	if len(first) != 1 || tale.CountMarks(t.Sentences[i-1], "M") != 1 {
		return nil
	}
	out := t.made(t.Sentences[i], ask)
	if m := spentOf.FindStringSubmatch(strings.Join(Plainly(t.Sentences[i]), " ")); out == nil && m != nil && slices.Contains(ask, "left") && slices.Contains(ask, "much") {
		out = newFinale(t.Sentences[i], ask).to(t.by('-', m[1]))
	}
	for k := range out {
		work := out[k].work
		out[k].sentence, out[k].also = i, i-1
		out[k].words = slices.Concat(t.Sentences[i-1], out[k].words)
		out[k].ofElse, out[k].of, out[k].alike = true, "", false
		out[k].work = func(v plan.Outcome) plan.Outcome { return work(first[0].work(v)) }
	}
	return out
}

// newFinale is a finale that leaves the amount as it is.
func newFinale(told, ask []string) finale {
	e := finale{sentence: -1, also: -1, words: slices.Concat(told, ask), ask: ask, work: func(v plan.Outcome) plan.Outcome { return v }}
	i := slices.Index(ask, "how")
	switch next := tale.At(ask, i+1); {
	case i < 0:
	case next == "many" && verbs[tale.At(ask, i+2)] != holds && !askWords.Has(tale.At(ask, i+2)):
		e.counts, _ = nounIn(ask[i+2:])
	case next == "much":
		e.much = true
		if tale.At(ask, i+2) == "money" {
			e.counts = []string{"money"}
		}
	}
	return e
}

// asks are the ways to read a question by itself.
func (t closing) asks(ask []string) []finale {
	e := newFinale(nil, ask)
	if tale.CountMarks(ask, "NMFT") > 0 {
		return t.asksWith(e)
	}
	if without := slices.DeleteFunc(slices.Clone(ask), func(w string) bool { return w == "average" }); len(without) < len(ask) && asksPlainly(without) {
		e.mean = true
		return []finale{e}
	}
	if e.difference() || asksPlainly(ask) {
		return []finale{e}
	}
	return nil
}

// asksPlainly reports whether a question asks for what there is in the end.
func asksPlainly(ask []string) bool {
	return tale.CountMarks(ask, "NMFT") == 0 && !slices.ContainsFunc(ask, func(w string) bool { return unasking.Has(w) }) && (slices.Contains(ask, "how") || slices.Contains(ask, "what"))
}

// difference reads a question for a difference.
func (e *finale) difference() bool {
	first, ok := tale.Starts(e.ask, "what is the difference between")
	switch more := tale.At(e.ask, 2); {
	case ok && first > 0:
		e.either = true
	case tale.At(e.ask, 0) != "how", more != "more" && more != "fewer" && more != "less" && more != "farther" && more != "further",
		slices.ContainsFunc(e.ask, func(w string) bool { return notDiffering.Has(w) }):
		return false
	default:
		e.fewer = more == "fewer" || more == "less"
		e.counts = nil
		if next := tale.At(e.ask, 3); !isVerb(next) && !askWords.Has(next) {
			e.counts, _ = nounIn(e.ask[3:])
		}
	}
	e.differs = true
	return true
}

var notDiffering = wordset.Of("need needs needed left each average must")
