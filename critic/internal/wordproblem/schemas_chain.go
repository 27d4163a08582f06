package wordproblem

import (
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// reckoning is a number and what is done with it in turn.
type reckoning struct {
	*tale
	now outcome
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
func readChain(t *tale) *Plan {
	n, ok := starts(t.question, askReckoned...)
	if !ok || t.related != nil {
		return nil
	}
	r := &reckoning{tale: t}
	for _, words := range t.sentences {
		if !r.reads(words) {
			return nil
		}
	}
	rest := t.question[n:]
	if k, ok := starts(rest, askEnd...); ok {
		rest = rest[k:]
	}
	if at(rest, 0) == "if" || at(rest, 0) == "when" || at(rest, 0) == "after" {
		if at(rest, 1) != "you" && at(rest, 1) != "we" && at(rest, 1) != "one" {
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
	return r.now.plan()
}

// reads reads a sentence: each of its parts does something with the number, or it has nothing
// to do with it.
func (r *reckoning) reads(words []string) bool {
	if countMarks(words, "NMFT") == 0 && !hasAny(words, reckons) {
		return true
	}
	before := r.now
	if !r.begin(words) && !r.parts(words) {
		r.now = before
		return ofAge(words) || r.now.operand != nil && !hasAny(words, reckons) && (&ledger{tale: r.tale}).aside(words, nil)
	}
	return r.now.operand != nil
}

// parts works through what is linked by "and" or a comma.
func (r *reckoning) parts(words []string) bool {
	if r.now.operand == nil {
		return false
	}
	for len(words) > 0 {
		k, ok := starts(words, reckonFirst...)
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
	if r.now.operand != nil {
		return false
	}
	words = words[skip(words, titlesRead):]
	n, ok := starts(words, numberFirst...)
	if !ok && len(words) > 0 && (r.names[words[0]] || subjects.Has(words[0])) {
		words = words[1:]
		n, ok = starts(words, numberFirst...)
	}
	if !ok {
		return false
	}
	words = words[n:]
	op, first := byte(0), 0
	switch {
	case len(words) == 1 && words[0][0] == 'N' && isMark(words[0]):
		r.now = r.number(words[0])
		return true
	case len(words) == 3 && isMark(words[0]) && words[0][0] == 'F' && words[1] == "of" && numberAt(words, 2) != "":
		r.now = r.number(words[2]).times(r.factor(words[0]))
		return true
	case phraseAt(words, "the sum of") > 0:
		op, first = '+', 3
	case phraseAt(words, "the product of") > 0:
		op, first = '*', 3
	case phraseAt(words, "the difference between") > 0 || phraseAt(words, "the difference of") > 0:
		op, first = '-', 3
	default:
		return false
	}
	if len(words) != first+3 || numberAt(words, first) == "" || words[first+1] != "and" || numberAt(words, first+2) == "" {
		return false
	}
	r.now = r.number(words[first]).with(op, r.number(words[first+2]))
	return r.now.operand != nil
}

// step does what words begin with, and says how many these are; 0 where they are not understood.
func (r *reckoning) step(words []string) int {
	if len(words) == 0 {
		return 0
	}
	verb, rest := words[0], words[1:]
	it, _ := starts(rest, wholeOfIt...)
	switch {
	case (verb == "add" || verb == "adds") && numberAt(rest, 0) != "":
		k, _ := starts(rest[1:], "to it", "to that", "to the result")
		return r.do('+', rest[0], 2+k)
	case (verb == "subtract" || verb == "subtracts") && numberAt(rest, 0) != "":
		k, _ := starts(rest[1:], "from it", "from that", "from the result")
		return r.do('-', rest[0], 2+k)
	case (verb == "take" || verb == "takes") && at(rest, 0) == "away" && numberAt(rest, 1) != "":
		k, _ := starts(rest[2:], "from it", "from that", "from the result")
		return r.do('-', rest[1], 3+k)
	case (verb == "take" || verb == "takes") && numberAt(rest, 0) != "" && at(rest, 1) == "away":
		return r.do('-', rest[0], 3)
	case (verb == "multiply" || verb == "multiplies") && it > 0 && at(rest, it) == "by" && numberAt(rest, it+1) != "":
		return r.do('*', rest[it+1], it+3)
	case (verb == "divide" || verb == "divides") && it > 0 && at(rest, it) == "by" && numberAt(rest, it+1) != "":
		return r.do('/', rest[it+1], it+3)
	case isMark(verb) && verb[0] == 'T' && it > 0: // double it
		r.now = r.now.times(r.factor(verb))
		return 1 + it
	case scaleBy[verb] != 0 && it > 0, verb == "halve" && it > 0:
		op, by := byte('*'), scaleBy[verb]
		if verb[0] == 'h' {
			op, by = '/', 2
		}
		r.now = r.now.with(op, stated(plain(by)))
		return 1 + it
	case verb == "take" && isMark(at(rest, 0)) && rest[0][0] == 'F' && at(rest, 1) == "of":
		if k, ok := starts(rest[2:], wholeOfIt...); ok {
			r.now = r.now.times(r.factor(rest[0]))
			return 3 + k
		}
	case (verb == "increase" || verb == "reduce" || verb == "decrease" || verb == "raise" || verb == "lower") && it > 0 && at(rest, it) == "by":
		return r.grow(verb == "increase" || verb == "raise", at(rest, it+1), it+3)
	}
	return 0
}

// grow adds a number or a share, or takes it off.
func (r *reckoning) grow(up bool, by string, n int) int {
	if !isMark(by) || by[0] != 'N' && by[0] != 'F' {
		return 0
	}
	change := r.now.times(r.factor(by))
	if by[0] == 'N' {
		change = r.number(by)
	}
	switch {
	case up:
		r.now = r.now.with('+', change)
	case by[0] == 'F':
		r.now = r.now.less(change)
	default:
		r.now = r.now.with('-', change)
	}
	return n
}

// do works with a number of the text.
func (r *reckoning) do(op byte, mark string, n int) int {
	r.now = r.now.with(op, r.number(mark))
	if r.now.operand == nil {
		return 0
	}
	return n
}
