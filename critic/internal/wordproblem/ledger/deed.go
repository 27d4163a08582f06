package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// deed is what a part of a sentence says that somebody does.
type deed struct {
	kind            verbKind
	verb            string
	subject, object []string
	todo            bool // it is still to be done
}

// readDeed reads a part that tells what somebody has, gets or gives away, or how many come
// and go.
func (l *ledger) readDeed(words []string) bool {
	d, ok := l.deed(words)
	l.lists = !ok && l.verb != noVerb
	switch {
	case l.lists:
		return l.act(l.verb, l.who, words)
	case !ok: // 20 men, 30 women and 12 children came
		a, n := l.read(words)
		if n == 0 || n != len(words) || a.kind == nil || a.more || a.of {
			return false
		}
		l.list = append(l.list, a)
		return true
	case tale.CountMarks(d.subject, "NMFT") > 0:
		list := l.list
		l.list = nil
		return !slices.ContainsFunc(list, func(a amount) bool { return !l.moved(d.kind, a) }) && l.move(d)
	case len(l.list) > 0:
		return false
	}
	who, ok := l.holder(d.subject)
	if !ok || who == "they" && len(l.accounts) > 1 && !l.join("they") {
		return false
	}
	if l.account(who) != nil && who != l.who {
		l.who = who
		l.begin()
	}
	l.verb, l.saves = d.kind, strings.HasPrefix(d.verb, "save")
	l.also = slices.Contains(d.subject, "also") || tale.At(d.object, 0) == "also"
	switch {
	case d.kind == holds && bills.Has(who):
		a, n := l.read(d.object)
		l.bill = a
		return n > 0 && n == len(d.object) && lastKind(a.kind) == "$"
	case d.todo:
		return l.begins(who, d.object)
	case !l.act(d.kind, who, d.object):
		return false
	}
	if a := l.account(who); a != nil {
		a.past = d.verb == "had"
		a.task = a.task || d.kind == holds && slices.Contains(l.rest, "to") && slices.ContainsFunc(l.rest, func(w string) bool { return verbs[w] == does })
	}
	return true
}

// deed finds the verb of a part; ok is false where there is none.
func (l *ledger) deed(words []string) (d deed, ok bool) {
	i, kind := verbAt(words)
	if i < 0 {
		return d, false
	}
	d = deed{kind: kind, verb: words[i], subject: words[:i], object: words[i+1:]}
	d.phrasal(words)
	if j := slices.IndexFunc(d.subject, func(w string) bool { return wishes.Has(w) }); j >= 0 {
		d.kind, d.subject, d.todo = holds, words[:j], true
		return d, true
	}
	if d.kind != holds {
		return d, true
	}
	if tale.At(d.object, 0) == "to" && isVerb(tale.At(d.object, 1)) { // she has to read 90 pages
		d.todo, d.object = true, d.object[2:]
		return d, true
	}
	next, kind := verbAt(d.object)
	be := beForms.Has(d.verb)
	switch n := tale.Skip(d.object, allBeing); {
	case be && gone.Has(tale.At(d.object, n)):
		d.kind, d.object = goes, d.object[n+1:]
	case be && added.Has(tale.At(d.object, n)):
		d.kind, d.object = comes, d.object[n+1:]
	case be && tale.At(d.object, 0) == "filled": // at 20 gallons a minute
		d.object = d.object[1+tale.Skip(d.object[1:], atOrWith):]
	case be && tale.At(d.object, 0) == "reading":
		d.todo, d.object = true, d.object[1:]
	case !be && next == 0 && kind != holds: // she had bought 20
		d.kind, d.verb, d.object = kind, d.object[0], d.object[1:]
	case len(l.accounts) == 0 && jobs.Has(tale.At(d.subject, len(d.subject)-1)): // a trip is 300 miles long
		d.todo = true
	}
	return d, true
}

// phrasal tells verbs apart by the word behind them: moved in and moved away.
func (d *deed) phrasal(words []string) {
	next := tale.At(d.object, 0)
	in := next == "in" || next == "into"
	got := d.verb == "got" || d.verb == "get" || d.verb == "gets"
	switch {
	case d.kind == goes && in, got && (in || next == "on"):
		d.kind = comes
	case got && (next == "off" || next == "out"):
		d.kind, d.object = goes, d.object[1:]
	case d.kind == stays && (next == "away" || next == "home"):
		d.kind = goes
	case (d.verb == "broke" || d.verb == "break") && len(d.object) == 0 && tale.CountMarks(d.subject, "NF") == 1: // 5 of them broke
		d.kind = goes
	case d.kind == does && slices.Contains(words, "away"):
		d.kind = loses
	}
}

var (
	atOrWith = wordset.Of("at with")
	allBeing = wordset.Of("then all being")
	beForms  = wordset.Of("is are was were")
	wishes   = wordset.Of("must want wants need needs")
	bills    = wordset.Of("rent bill ticket fee lunch dinner")
	jobs     = wordset.Of("trip road trail way journey route river drive book")
)

// begins notes something that is still to be done.
func (l *ledger) begins(who string, object []string) bool {
	a, n := l.read(object)
	if n == 0 || len(l.accounts) > 0 || !clean(slices.DeleteFunc(slices.Clone(object[n:]), func(w string) bool { return w == "long" })) {
		return false
	}
	l.open(who, a).task = true
	return true
}

// holder is of whom the words before a verb tell.
func (l *ledger) holder(words []string) (who string, ok bool) {
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return tale.Fillers.Has(w) || w == "all" || w == "together" })
	last := tale.At(words, len(words)-1)
	switch {
	case last == "each": // Ann and a friend each buy 4 pens
		return "", false
	case len(words) == 0 && l.who == "":
		return l.mention, l.mention != ""
	case len(words) == 0:
		return l.who, true
	case len(words) == 1 && last == "there":
		return "there", len(l.accounts) == 0
	case len(words) == 1 && tale.Subjects.Has(last):
		who := l.meant(last)
		return who, who != last || len(l.accounts) == 0 || who == "they" || l.account(who) != nil
	case l.Names[last] && !slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, "'s") }):
		return last, len(words) < 4 && !slices.Contains(words, "and")
	case wordproblem.Articles.Has(words[0]) && len(words) < 5:
		return wordproblem.Singular(last), true
	case strings.HasSuffix(words[0], "'s") && len(words) < 4:
		return last, true
	}
	return "", false
}

// meant is for whom a pronoun stands.
func (l *ledger) meant(pronoun string) string {
	switch {
	case l.who == "" && l.mention != "":
		return l.mention
	case l.who == "", pronoun == "they" && len(l.accounts) > 1, l.who == "there" && pronoun != "they" && pronoun != "it":
		return pronoun
	}
	return l.who
}
