package comparison

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// relation is what a clause says of two amounts: of is times than, with more added.
// Several in than are counted together.
type relation struct {
	of    string
	than  []string
	times wordproblem.Factor
	add   *wordproblem.Operand // nil for none
	more  *percent             // some percent more or fewer; nil for none
	unit  string               // what is counted; "" where that is not told

	clause int  // which one tells it
	speed  bool // of miles an hour
}

var (
	reckoned   = wordset.Of("already gave gives give came arrived joined brought add added adding plus minus subtract sum total previous same usual plan original")
	speedWords = wordset.Of("speed fast faster slower")
	// Upward are words before "than" for an amount that is greater.
	Upward = wordset.Of("more older longer taller heavier faster higher farther further bigger larger wider deeper greater richer later")
	// Downward are those for one that is less.
	Downward = wordset.Of("fewer less younger shorter lighter slower lower smaller cheaper narrower")
)

// readComparison reads a clause; nil if it compares nothing or is not understood.
func (n *reader) readComparison(c wordproblem.Clause) *relation {
	words := c.Words
	if i := slices.Index(words, "than"); i > 0 && i == wordproblem.LastIndex(words, "than") {
		return n.readThan(c, i)
	}
	for i := range words {
		if f, k := wordproblem.ReadFactor(words, i); k > 0 {
			return n.readTimes(c, i, k, f)
		}
	}
	if r := n.readLess(c); r != nil {
		return r
	}
	return n.readBeat(c)
}

// mayRelate reports whether a clause has something without which no comparison is read.
func mayRelate(c wordproblem.Clause) bool {
	if c.Asks {
		return false
	}
	last := strings.ToLower(c.Words[len(c.Words)-1])
	return Upward.Has(last) || Downward.Has(last) || MayCompare(c) || slices.Contains(c.Words, "beat") || slices.Contains(c.Words, "lost")
}

var stateVerbs = wordset.Of("is are was were has have had costs cost weighs weigh")

// readLess reads "Ben ran 8 laps less", which is less than the one before. "More" may
// also be added to what Ben has.
func (n *reader) readLess(c wordproblem.Clause) *relation {
	count, at := numbersIn(c.Words)
	last := strings.ToLower(c.Words[len(c.Words)-1])
	if count != 1 || at == 0 || at+4 < len(c.Words) || !Downward.Has(last) && !(Upward.Has(last) && (last != "more" || stateVerbs.Has(c.Words[at-1]))) {
		return nil
	}
	who := n.People(c.Words[:at], c.Opens)
	if len(who) == 0 && !n.nearEnds && n.near != "" && !wordproblem.IsCapital(n.near) && last != "more" {
		out := &relation{add: wordproblem.TaggedOperand(c.Words[at]), unit: UnitOf(c.Words[:at], c.Words[at+1:])}
		out.add.Minus = Downward.Has(last)
		return n.relate(out, c, untilVerb(c.Words[:at]), nil, strings.Fields(n.near))
	}
	if len(who) != 1 || n.subject == "" || who[0] == n.subject {
		return nil
	}
	out := &relation{add: wordproblem.TaggedOperand(c.Words[at])}
	out.add.Minus = Downward.Has(last)
	out.unit = UnitOf(c.Words[:at], c.Words[at+1:])
	return n.relate(out, c, c.Words[:at], nil, strings.Fields(n.subject))
}

// readThan reads "Ann has 5 more apples than twice as many as Ben".
func (n *reader) readThan(c wordproblem.Clause, than int) *relation {
	before, right := c.Words[:than], c.Words[than+1:]
	count, at := numbersIn(before)
	if count != 1 || at+1 < len(before) && before[at+1] == "times" { // "3 times more than" is read both ways
		return nil
	}
	word := -1
	for i := len(before) - 1; i >= 0 && word < 0; i-- {
		if low := strings.ToLower(before[i]); Upward.Has(low) || Downward.Has(low) {
			word = i
		}
	}
	if word < at || word-at > 4 || word+1 < than && strings.HasSuffix(before[word+1], "ly") {
		return nil
	}
	out := &relation{}
	number := wordproblem.TaggedOperand(before[at])
	number.Minus = Downward.Has(before[word])
	if at+1 < len(before) && (before[at+1] == "%" || before[at+1] == "percent") {
		out.more = &percent{*number}
		at++
	} else {
		out.add = number
	}
	f, k := wordproblem.ReadFactor(right, 0)
	middle := slices.Concat(before[at+1:word], before[word+1:])
	if k > 0 {
		out.times, right = f, right[k:]
		if len(right) > 0 && right[0] == "as" {
			as := wordproblem.LastIndex(right, "as")
			if as == 0 {
				return nil
			}
			middle, right = append(middle, right[1:as]...), right[as+1:]
		}
	}
	out.unit = UnitOf(before[:at], slices.Concat(before[at+1:word], before[word+1:]))
	if out.unit == "" && k > 0 {
		out.unit = UnitOf(nil, afterMany(middle))
	}
	left := before[:at]
	if out.more != nil {
		left = before[:at-1]
	}
	if n := len(left); n > 0 && left[n-1] == "$" {
		left = left[:n-1]
	}
	return n.relate(out, c, left, middle, right)
}

// readTimes reads "Ann has twice as many apples as Ben" and "Ann has twice what Ben
// has" with a multiple of k words at word i.
func (n *reader) readTimes(c wordproblem.Clause, i, k int, f wordproblem.Factor) *relation {
	left, rest := c.Words[:i], c.Words[i+k:]
	out := &relation{times: f}
	if len(rest) > 0 && rest[0] == "as" {
		as := wordproblem.LastIndex(rest, "as")
		if as == 0 {
			return n.readElliptic(c, out, left, rest[1:])
		}
		out.unit = UnitOf(nil, afterMany(rest[1:as]))
		return n.relate(out, c, left, rest[1:as], rest[as+1:])
	}
	if len(rest) < 2 || rest[0] == "off" || rest[0] == "that" && rest[1] != "of" || !slices.ContainsFunc(rest, func(w string) bool {
		return w == "that" || w == "what" || strings.HasSuffix(w, "'s") || w == "number" || measures.Has(w)
	}) {
		return nil
	}
	return n.relate(out, c, left, nil, rest)
}

// readElliptic reads "Ann has twice as many" and "twice as many blue pens", which are as
// many as what the clause before tells of.
func (n *reader) readElliptic(c wordproblem.Clause, out *relation, left, right []string) *relation {
	if len(right) == 0 || right[0] != "many" && right[0] != "much" || n.near == "" && n.kind == nil {
		return nil
	}
	kind := wordproblem.KindOf(right[1:])
	if len(left) == 0 && len(kind) > 1 && len(n.kind) == len(kind) && len(right) == len(kind)+1 && lastOf(kind) == lastOf(n.kind) {
		out.of, out.than = strings.Join(kind, " "), []string{strings.Join(n.kind, " ")}
		return out
	}
	if len(left) == 0 || n.near == "" || len(right) > 1+len(kind) || kind != nil && !wordproblem.SameKind(kind, n.kind) || n.kind == nil && kind == nil && right[0] == "many" {
		return nil
	}
	return n.relate(out, c, left, nil, strings.Fields(n.near))
}

func lastOf(words []string) string { return words[len(words)-1] }

// afterMany is what is counted in "many apples".
func afterMany(words []string) []string {
	if i := slices.Index(words, "many"); i >= 0 {
		return words[i+1:]
	}
	return nil
}

// readBeat reads "Ann beat Ben by 5 points" and "Ann lost to Ben by 5 points".
func (n *reader) readBeat(c wordproblem.Clause) *relation {
	words := c.Words
	by := slices.Index(words, "by")
	if by < 0 || by+1 >= len(words) || wordproblem.TaggedOperand(words[by+1]) == nil {
		return nil
	}
	out := &relation{add: wordproblem.TaggedOperand(words[by+1]), unit: UnitOf(nil, words[by+2:])}
	verb, object := slices.Index(words, "beat"), 1
	if verb < 0 {
		verb, object, out.add.Minus = slices.Index(words, "lost"), 2, true
	}
	if verb < 0 || verb+object > by || object == 2 && words[verb+1] != "to" {
		return nil
	}
	return n.relate(out, c, words[:verb], nil, words[verb+object:by])
}

// numbersIn is how many numbers with a tag there are in words, and where the last one stands; -1 for
// nowhere.
func numbersIn(words []string) (count, last int) {
	last = -1
	for i, w := range words {
		if wordproblem.IsTagged(w) {
			count, last = count+1, i
		}
	}
	return count, last
}
