package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// finale is a way to read how a tale ends: which amount it is of, and what is made of that.
type finale struct {
	sentence int                   // of the tale that tells it; -1 for none
	before   []string              // what that sentence tells first
	also     int                   // another sentence that belongs to it; -1 for none
	given    []string              // a condition that changes the amount
	work     func(outcome) outcome // what is asked for, of the amount
	words    []string              // of the sentence and the question
	ask      []string              // of the question
	counts   []string              // what the question counts; nil where that is not told
	much     bool                  // it asks how much
	ofElse   bool                  // what it counts is something else than the amount
	alike    bool                  // it counts what the amount does
	of       string                // what a share is of, in the singular; "" where that is not told
	differs  bool                  // the amount is a difference of two
	fewer    bool                  // asked from the smaller one
	either   bool                  // which is the smaller one is not told
	cents    bool                  // what is asked for is in cents, as the price that is told
	mean     bool                  // the amount is an average
}

// finales are the ways to read how a tale ends.
func (t *tale) finales() []finale {
	cond, ask := condition(t.question)
	if cond != nil && !t.compares(cond) {
		out := t.finalesOf(cond, ask, -1)
		for _, e := range t.asks(ask) {
			e.given = cond
			out = append(out, e)
		}
		return out
	}
	out := t.asks(ask)
	for i := len(t.sentences) - 1; i >= 0 && i > len(t.sentences)-4; i-- {
		s := t.sentences[i]
		if t.compares(s) {
			break
		}
		out = append(out, t.finalesOf(s, ask, i)...)
		if i > 0 && !t.compares(t.sentences[i-1]) {
			out = append(out, t.sold(i, ask)...)
		}
		if n := countMarks(s, "NMFT"); grows(s) || n > 1 || n == 1 && !ofAge(s) && !(&ledger{tale: t}).aside(s, nil) {
			break
		}
	}
	return out
}

// finalesOf are the ways to read a question with one sentence before it, or with the last part
// of that.
func (t *tale) finalesOf(told, ask []string, sentence int) []finale {
	all := t.made(told, ask)
	var before []string
	if m := partedAtOnce.FindStringSubmatch(strings.Join(told, " ")); all == nil && m != nil { // Ida puts 36 figs in bags of 4
		all, before = t.made(strings.Fields("they are "+m[2]), ask), strings.Fields("there are "+m[1])
	}
	if parts := partsOf(told); all == nil && len(parts) > 1 && countMarks(parts[len(parts)-1], "NMFT") > 0 {
		last := parts[len(parts)-1]
		all, before = t.made(last, ask), told[:len(told)-len(last)]
	}
	for i := range all {
		all[i].sentence, all[i].before = sentence, before
	}
	return all
}

var partedAtOnce = exactly(`(?:[^NMFT]* )?(N\d+ (?:dozen )?[\pL'-]+)(?: (?:sit|stand|go|are (?:put|packed)))? ((?:(?:in|into|at) [\pL'-]+ of|equally (?:among|between)) N\d+(?: [\pL'-]+)?)`)

var spentOf = exactly(`they (?:buy|bought|spend|spent|pay|paid) (?:[\pL' -]+ )?(M\d+)(?: [\pL' ]+)?`)

// sold are the ways to read a question with two sentences before it, of which the first tells
// the price at which all of the amount is sold.
func (t *tale) sold(i int, ask []string) []finale {
	first := t.made(t.sentences[i-1], []string{"how", "much", "money", "is", "that"})
	if len(first) != 1 || countMarks(t.sentences[i-1], "M") != 1 {
		return nil
	}
	out := t.made(t.sentences[i], ask)
	if m := spentOf.FindStringSubmatch(strings.Join(plainly(t.sentences[i]), " ")); out == nil && m != nil && slices.Contains(ask, "left") && slices.Contains(ask, "much") {
		out = newFinale(t.sentences[i], ask).to(t.by('-', m[1]))
	}
	for k := range out {
		work := out[k].work
		out[k].sentence, out[k].also = i, i-1
		out[k].words = slices.Concat(t.sentences[i-1], out[k].words)
		out[k].ofElse, out[k].of, out[k].alike = true, "", false
		out[k].work = func(v outcome) outcome { return work(first[0].work(v)) }
	}
	return out
}

// condition parts a question from the condition before or behind it.
func condition(q []string) (cond, ask []string) {
	if at(q, 0) == "if" {
		for i := len(q) - 1; i > 0; i-- {
			if q[i] == "," && slices.Contains(q[i:], "how") {
				return q[1:i], q[i+1:]
			}
		}
	}
	if at(q, 0) == "with" { // with a tax of 20 %, how much does he pay
		if i := slices.Index(q, ","); i > 0 {
			return q[:i], q[i+1:]
		}
	}
	if i := slices.Index(q, "if"); i > 3 {
		return q[i+1:], q[:i]
	}
	return nil, q
}

// newFinale is a finale that leaves the amount as it is.
func newFinale(told, ask []string) finale {
	e := finale{sentence: -1, also: -1, words: slices.Concat(told, ask), ask: ask, work: func(v outcome) outcome { return v }}
	i := slices.Index(ask, "how")
	switch next := at(ask, i+1); {
	case i < 0:
	case next == "many" && verbs[at(ask, i+2)] != holds && !askWords.Has(at(ask, i+2)):
		e.counts, _ = nounIn(ask[i+2:])
	case next == "much":
		e.much = true
		if at(ask, i+2) == "money" {
			e.counts = []string{"money"}
		}
	}
	return e
}

// asks are the ways to read a question by itself.
func (t *tale) asks(ask []string) []finale {
	e := newFinale(nil, ask)
	if countMarks(ask, "NMFT") > 0 {
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
	return countMarks(ask, "NMFT") == 0 && !slices.ContainsFunc(ask, func(w string) bool { return unasking.Has(w) }) && (slices.Contains(ask, "how") || slices.Contains(ask, "what"))
}

// difference reads a question for a difference.
func (e *finale) difference() bool {
	first, ok := starts(e.ask, "what is the difference between")
	switch more := at(e.ask, 2); {
	case ok && first > 0:
		e.either = true
	case at(e.ask, 0) != "how", more != "more" && more != "fewer" && more != "less" && more != "farther" && more != "further",
		slices.ContainsFunc(e.ask, func(w string) bool { return notDiffering.Has(w) }):
		return false
	default:
		e.fewer = more == "fewer" || more == "less"
		e.counts = nil
		if next := at(e.ask, 3); !isVerb(next) && !askWords.Has(next) {
			e.counts, _ = nounIn(e.ask[3:])
		}
	}
	e.differs = true
	return true
}

var notDiffering = wordset.Of("need needs needed left each average must")
