package schema

import (
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// reckoning is a number and what is done with it in turn.
type reckoning struct {
	*tale.Tale
	now plan.Outcome
}

var (
	// reckons are the verbs by which numbers are worked with: a sentence without a number that
	// has one is not understood.
	reckons = wordset.Of(`add adds added subtract subtracts take takes multiply multiplies divide divides double doubles triple triples halve halves square squares
		root increase increases reduce reduces round rounds reverse swap repeat undo start think thinks negate twice half raise lower number result it`)
	reckonFirst = []string{"then", "next", "now", "after that", "finally", "and", ",", "he", "she", "they", "i", "you", "we"}
	wholeOfIt   = []string{"it", "that", "the result", "this", "the number", "this number", "that number"}
	numberFirst = []string{"start with the number", "start with", "starts with the number", "starts with", "begin with the number", "begin with", "begins with", "take the number",
		"takes the number", "thinks of the number", "think of the number", "picks the number", "pick the number", "chooses the number", "choose the number", "take", "takes"}
	askReckoned = []string{"what is the result", "what number is that", "what number is it", "what number is this", "what do you get", "what number do you get", "how much is that", "what is it", "what is that",
		"what does that make", "what is left", "what is the number now", "what is the final result", "what is the answer"}
	titlesRead = wordset.Of("mr mrs ms dr")
	askEnd     = []string{"in the end", "now", "then"}
)

// readChain reads a number with which something is done in turn: "Take the sum of 8 and 4.
// Double it. What do you get when you then take away 3?"
func readChain(t *tale.Tale) *plan.Plan {
	n, ok := tale.Starts(t.Question, askReckoned...)
	if !ok || t.Related != nil {
		return nil
	}
	r := &reckoning{Tale: t}
	for _, words := range t.Sentences {
		if !r.reads(words) {
			return nil
		}
	}
	rest := t.Question[n:]
	if k, ok := tale.Starts(rest, askEnd...); ok {
		rest = rest[k:]
	}
	if tale.At(rest, 0) == "if" || tale.At(rest, 0) == "when" || tale.At(rest, 0) == "after" {
		if tale.At(rest, 1) != "you" && tale.At(rest, 1) != "we" && tale.At(rest, 1) != "one" {
			return nil
		}
		if !r.reads(rest[2:]) {
			return nil
		}
		rest = nil
	}
	if len(rest) > 0 {
		return nil
	}
	return r.now.Plan()
}

// reads reads a sentence: each of its parts does something with the number, or it has nothing
// to do with it.
func (r *reckoning) reads(words []string) bool {
	if tale.CountMarks(words, "NMFT") == 0 && !tale.HasAny(words, reckons) {
		return true
	}
	before := r.now
	if !r.begin(words) && !r.parts(words) {
		r.now = before
		return tale.OfAge(words) || r.now.Operand != nil && !tale.HasAny(words, reckons) && ledger.Aside(r.Tale, words, nil)
	}
	return r.now.Operand != nil
}

// parts works through what is linked by "and" or a comma.
func (r *reckoning) parts(words []string) bool {
	if r.now.Operand == nil {
		return false
	}
	for len(words) > 0 {
		k, ok := tale.Starts(words, reckonFirst...)
		if ok {
			words = words[k:]
			continue
		}
		n := r.step(words)
		if n == 0 || n < len(words) && words[n] != "and" && words[n] != "," && words[n] != "then" {
			return false
		}
		words = words[n:]
	}
	return true
}

// begin reads the number with which it begins.
func (r *reckoning) begin(words []string) bool {
	if r.now.Operand != nil {
		return false
	}
	words = words[tale.Skip(words, titlesRead):]
	n, ok := tale.Starts(words, numberFirst...)
	if !ok && len(words) > 0 && (r.Names[words[0]] || tale.Subjects.Has(words[0])) {
		words = words[1:]
		n, ok = tale.Starts(words, numberFirst...)
	}
	if !ok {
		return false
	}
	words = words[n:]
	op, first := byte(0), 0
	switch {
	case len(words) == 1 && words[0][0] == 'N' && tale.IsMark(words[0]):
		r.now = r.Number(words[0])
		return true
	case len(words) == 3 && tale.IsMark(words[0]) && words[0][0] == 'F' && words[1] == "of" && tale.NumberAt(words, 2) != "":
		r.now = r.Number(words[2]).Times(r.Factor(words[0]))
		return true
	case tale.PhraseAt(words, "the sum of") > 0:
		op, first = '+', 3
	case tale.PhraseAt(words, "the product of") > 0:
		op, first = '*', 3
	case tale.PhraseAt(words, "the difference between") > 0 || tale.PhraseAt(words, "the difference of") > 0:
		op, first = '-', 3
	default:
		return false
	}
	if len(words) != first+3 || tale.NumberAt(words, first) == "" || words[first+1] != "and" || tale.NumberAt(words, first+2) == "" {
		return false
	}
	r.now = r.Number(words[first]).With(op, r.Number(words[first+2]))
	return r.now.Operand != nil
}

// step does what words begin with, and says how many these are; 0 where they are not understood.
func (r *reckoning) step(words []string) int {
	if len(words) == 0 {
		return 0
	}
	verb, rest := words[0], words[1:]
	it, _ := tale.Starts(rest, wholeOfIt...)
	switch {
	case (verb == "add" || verb == "adds") && tale.NumberAt(rest, 0) != "":
		k, _ := tale.Starts(rest[1:], "to it", "to that", "to the result")
		return r.do('+', rest[0], 2+k)
	case (verb == "subtract" || verb == "subtracts") && tale.NumberAt(rest, 0) != "":
		k, _ := tale.Starts(rest[1:], "from it", "from that", "from the result")
		return r.do('-', rest[0], 2+k)
	case (verb == "take" || verb == "takes") && tale.At(rest, 0) == "away" && tale.NumberAt(rest, 1) != "":
		k, _ := tale.Starts(rest[2:], "from it", "from that", "from the result")
		return r.do('-', rest[1], 3+k)
	case (verb == "take" || verb == "takes") && tale.NumberAt(rest, 0) != "" && tale.At(rest, 1) == "away":
		return r.do('-', rest[0], 3)
	case (verb == "multiply" || verb == "multiplies") && it > 0 && tale.At(rest, it) == "by" && tale.NumberAt(rest, it+1) != "":
		return r.do('*', rest[it+1], it+3)
	case (verb == "divide" || verb == "divides") && it > 0 && tale.At(rest, it) == "by" && tale.NumberAt(rest, it+1) != "":
		return r.do('/', rest[it+1], it+3)
	case tale.IsMark(verb) && verb[0] == 'T' && it > 0: // double it
		r.now = r.now.Times(r.Factor(verb))
		return 1 + it
	case tale.ScaleBy[verb] != 0 && it > 0, verb == "halve" && it > 0:
		op, by := byte('*'), tale.ScaleBy[verb]
		if verb[0] == 'h' {
			op, by = '/', 2
		}
		r.now = r.now.With(op, plan.Stated(wordproblem.Plain(by)))
		return 1 + it
	case verb == "take" && tale.IsMark(tale.At(rest, 0)) && rest[0][0] == 'F' && tale.At(rest, 1) == "of":
		if k, ok := tale.Starts(rest[2:], wholeOfIt...); ok {
			r.now = r.now.Times(r.Factor(rest[0]))
			return 3 + k
		}
	case (verb == "increase" || verb == "reduce" || verb == "decrease" || verb == "raise" || verb == "lower") && it > 0 && tale.At(rest, it) == "by":
		return r.grow(verb == "increase" || verb == "raise", tale.At(rest, it+1), it+3)
	}
	return 0
}

// grow adds a number or a share, or takes it off.
func (r *reckoning) grow(up bool, by string, n int) int {
	if !tale.IsMark(by) || by[0] != 'N' && by[0] != 'F' {
		return 0
	}
	change := r.now.Times(r.Factor(by))
	if by[0] == 'N' {
		change = r.Number(by)
	}
	switch {
	case up:
		r.now = r.now.With('+', change)
	case by[0] == 'F':
		r.now = r.now.Less(change)
	default:
		r.now = r.now.With('-', change)
	}
	return n
}

// do works with a number of the text.
func (r *reckoning) do(op byte, mark string, n int) int {
	r.now = r.now.With(op, r.Number(mark))
	if r.now.Operand == nil {
		return 0
	}
	return n
}
