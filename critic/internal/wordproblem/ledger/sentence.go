package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// readSentence reads a sentence part by part. It is false where a part that tells an amount is
// not understood, or one that may change an amount.
func (l *ledger) readSentence(words []string) bool {
	l.verb, l.shares = noVerb, false
	if slices.ContainsFunc(words, func(w string) bool { return Negations.Has(w) }) || vaguely(words) {
		return false
	}
	words, paid := paidAfter(words)
	words, taken := takenAfter(words)
	for _, part := range l.split(words) {
		l.begin()
		if part = Plainly(part); len(part) > 0 && !l.readPart(part) {
			return false
		}
	}
	if paid && l.bill.Operand != nil {
		a := l.current()
		if a == nil || !l.change(a, '-', l.bill) {
			return false
		}
		l.bill = amount{}
	}
	if a := l.current(); taken && a != nil {
		a.kind = []string{"person"}
	}
	return len(l.list) == 0
}

// takenAfter cuts off a sentence that all the seats were taken of which it tells.
func takenAfter(words []string) (rest []string, taken bool) {
	text := strings.Join(words, " ")
	m := seatsTaken.FindStringIndex(text)
	if m == nil {
		return words, false
	}
	return strings.Fields(text[:m[0]]), true
}

var seatsTaken = lazyregexp.New(`(?: ,)? and (?:every|each|all the|all) (?:seats?|chairs?|places?) (?:was|were|is|are) (?:taken|occupied|filled)$`)

// begin notes to what the amounts of the next part are relative. Two shares in a row are of
// the same: 10 % of it on rent and 20 % of it on food.
func (l *ledger) begin() {
	l.base = amount{}
	a := l.current()
	if a == nil {
		return
	}
	l.base = amount{Outcome: a.now, kind: a.kind}
	if !l.shares || l.begunBy != a {
		l.begun, l.begunBy = l.base, a
	}
}

func (l *ledger) readPart(part []string) bool {
	told := tale.CountMarks(part, "NMFT")
	l.part = part
	if len(l.list) > 0 && told > 0 {
		return l.readDeed(part)
	}
	if l.daily.Operand != nil && told > 0 {
		return l.gathers(part)
	}
	switch {
	case l.readWhole(part), told == 1 && tale.OfAge(part):
		return true
	case told > 0 && l.readDeed(part):
		l.shares = tale.CountMarks(part, "F") > 0
		return true
	case told == 1 && len(l.list) == 0:
		l.asides = append(l.asides, part)
		return true
	case told > 0:
		return false
	}
	if i := slices.Index(part, "as"); i > 0 && manyWords.Has(tale.At(part, i+1)) && l.readDeed(part) { // as many as she had
		return true
	}
	if l.Names[part[0]] {
		l.mention = part[0]
	}
	return Harmless(part) && (l.verb == noVerb || part[0] != "a" && part[0] != "an")
}

// paidAfter cuts off a sentence that what it tells was paid: rent was $900, and he paid it.
func paidAfter(words []string) (rest []string, paid bool) {
	i := slices.Index(words, "paid")
	if i < 3 || i < len(words)-3 || !tale.Subjects.Has(words[i-1]) || words[i-2] != "and" {
		return words, false
	}
	told := tale.AppendPart(nil, words[:i-2])
	if told == nil { // a comma
		return words, false
	}
	return told[0], true
}

// split cuts a sentence into parts; what something costs that was named before stays with it.
func (l *ledger) split(words []string) [][]string {
	parts := tale.PartsOf(words)
	for i := len(parts) - 1; i > 0; i-- {
		if parts[i][0] == "which" {
			parts[i-1] = slices.Concat(parts[i-1], parts[i])
			parts = slices.Delete(parts, i, i+1)
		}
	}
	return parts
}

var (
	// Negations say that something is not, or not yet.
	Negations = wordset.Of("not never no nobody nothing without cannot instead expected planned if")
	leadIns   = []string{"the next day", "the day after", "after that", "in the end", "at first", "last week", "this week", "last month", "on the next day", "the following day",
		"each week", "every week", "each month", "every month"}
	timeWords = wordset.Of(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
		morning afternoon evening night noon day week month year hour lunch weekend game round weekends summer winter spring`)
	timePreps = wordset.Of("on in at during after before by")
	// sights are verbs by which nobody gets or loses anything.
	sights = wordset.Of("saw sees see met meets visited opened passed noticed likes lives lived")
	// spoilt are states of things that may not count any more.
	spoilt   = wordset.Of("empty broken missing gone rotten ruined damaged torn cracked dead burnt closed")
	ordinals = wordset.Of("the a an that his her first second third last next same")
)

// Plainly drops from the beginning of a part the words that say when.
func Plainly(part []string) []string {
	for {
		n := whenAt(part)
		if n == 0 {
			break
		}
		part = part[n:]
	}
	if i := slices.Index(part, "turned"); i > 0 && strings.HasPrefix(strings.Join(part[i:], " "), "turned out to be ") {
		part = slices.Concat(part[:i], []string{"were"}, part[i+4:])
	}
	return part
}

// whenAt is the number of words at the beginning of a part that say when; 0 for none.
func whenAt(part []string) int {
	if len(part) == 0 {
		return 0
	}
	if tale.Fillers.Has(part[0]) || part[0] == "," {
		return 1
	}
	if n, ok := tale.Starts(part, leadIns...); ok {
		return n
	}
	if !timePreps.Has(part[0]) {
		return 0
	}
	n := 1 + tale.Skip(part[1:], ordinals)
	switch {
	case timeWords.Has(tale.At(part, n)):
		return n + 1
	case n > 2 && tale.IsMark(tale.At(part, n)) && wordproblem.OrdinalWords.Has(part[n-1]): // and on the second 20
		return n
	}
	return 0
}

// vaguely reports whether a sentence tells of some, or of a dozen.
func vaguely(words []string) bool {
	for i, w := range words {
		if tale.Unmarked.Has(w) && w != "dozen" || w == "couple" || (w == "dozen" || w == "pair") && (i == 0 || !tale.IsMark(words[i-1])) {
			return true
		}
	}
	return false
}

// spoils reports whether words without a number tell of one of the things, or that some do
// not count any more: one box is empty.
func spoils(words []string) bool {
	return tale.CountMarks(words, "NMFT") == 0 && (tale.At(words, 0) == "one" && !timeWords.Has(tale.At(words, 1)) ||
		slices.ContainsFunc(words, func(w string) bool { return spoilt.Has(w) }))
}

// Harmless reports whether words without a number change no amount.
func Harmless(words []string) bool {
	if spoils(words) {
		return false
	}
	moves := false
	for _, w := range words {
		switch verbs[w] {
		case noVerb, holds:
		case comes, goes, does, works, stays:
			moves = true
		default:
			return false
		}
	}
	open := slices.ContainsFunc(words, func(w string) bool { return openWords.Has(w) })
	return !(moves && open) && !tale.Grows(words) && !slices.Contains(words, "back") && !slices.Contains(words, "same")
}

// aside reports whether a part with a number is about something of which nothing else is told
// and nothing is asked.
func (l *ledger) aside(words, asked []string) bool {
	all := tale.Marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) && w != "another" && w != "other" && w != "times" }) {
		return false
	}
	behind := words[slices.Index(words, all[0])+1:]
	if tale.At(behind, 0) == "years" || tale.At(behind, 0) == "miles" && tale.At(behind, 1) == "away" && !slices.Contains(words, "wants") {
		return true
	}
	noun := lastKind(wordproblem.KindOf(behind))
	relates := slices.ContainsFunc(words, func(w string) bool {
		return eachAlike.Has(w) || openWords.Has(w) && w != "another" && w != "all" || w == "that" || w == "this" || w == "it" || w == "them"
	})
	verb, _ := verbAt(words)
	if relates || verb < 0 && !slices.ContainsFunc(words, func(w string) bool { return sights.Has(w) }) || noun == "" || l.things || wordproblem.UnitsOfTime.Has(noun) || slices.Contains(asked, noun) {
		return false
	}
	if wordproblem.Distances.Has(noun) && len(l.accounts) > 0 && wordproblem.Distances.Has(lastKind(l.accounts[0].kind)) {
		return false
	}
	return named(l.Tale, noun) == 1
}

// Aside reports whether a sentence of a tale is about something of which nothing else is told and
// nothing is asked.
func Aside(t *tale.Tale, words, asked []string) bool { return (&ledger{Tale: t}).aside(words, asked) }

// named is how often a thing is named in a tale and its question.
func named(t *tale.Tale, noun string) int {
	n := 0
	for _, words := range append(slices.Clone(t.Sentences), t.Question) {
		for _, w := range words {
			if wordproblem.Singular(w) == noun {
				n++
			}
		}
	}
	return n
}
