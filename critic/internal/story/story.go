// Package story reads stories about one number that changes, cut in clauses as the built-in model's
// form has them: Mia has 47 cups | and gives 5 to Tom. | How many cups does she have left? It says
// of a clause that it adds to the number or takes from it only where all its words are understood: who
// acts, what the verb does with the words behind it, on how many of what, and to or from whom.
package story

import "strings"

// Change is what a clause of a story does to the number that is asked for.
type Change struct {
	// Way is '+' or '-': the clause does not do the other, whomever its pronouns stand for. 0
	// where that is not clear.
	Way byte
	// Sure says that the clause is about that number and no other.
	Sure bool
	// Amount is by how much; 0 for a share, and where that has to be worked out.
	Amount int
	// Share is how many equal parts there are of which one is taken away; 0 for an amount.
	Share int
}

// tale follows a story from clause to clause. It understands those in which one person, or several
// that act together, have a number of things or dollars that is asked for.
type tale struct {
	hero    []string // the words that name who it is, without an article
	pronoun string   // he, she, they, we or I, if known
	named   bool     // the question tells who it is
	asked   []string // the things that are asked for, in the singular; nil where they are not named
	learned bool     // that was learned from the first amount
	money   bool     // dollars are asked for
	parts   bool     // what is asked for is a part of the last number

	begins    bool // what there is at first is being told
	apart     bool // other things were counted, too, so that 5 may be 5 of them
	shared    bool // somebody else has some, too
	company   bool // the hero was not named yet, or a sentence was about somebody else since
	byPronoun bool // the person read last was one
	alone     bool // before this sentence a pronoun could stand for nobody but the hero

	doer who // in the clause before
	verb string
	deed deed
}

// Read reads a story that is cut in clauses, the last of which asks. Its result has one entry
// for each; nil where it is not understood who has what is asked for.
func Read(clauses []string) []Change {
	if len(clauses) < 3 {
		return nil
	}
	t := &tale{begins: true}
	if !t.readQuestion(tokens(clauses[len(clauses)-1])) {
		return nil
	}
	start := 0
	for !t.readStart(clauses[start], clauses[start+1]) {
		if start++; start > 2 || start > len(clauses)-3 || !t.introduces(clauses[start-1]) {
			return nil
		}
	}
	if len(t.hero) == 1 && relatives.Has(t.hero[0]) {
		return nil // the teacher may be another one elsewhere
	}
	t.company = true
	out := make([]Change, len(clauses))
	for i, c := range clauses[:len(clauses)-1] {
		out[i] = t.clause(c)
		t.begins = i < start
	}
	oneHolder := t.named || t.pronoun == "i" || t.pronoun == "we" || !t.shared
	if !oneHolder || t.parts && !strings.Contains(clauses[len(clauses)-2], "equal") {
		return nil
	}
	clear(out[:start+1])
	if t.learned && t.apart {
		for i := range out {
			out[i].Sure = false
		}
	}
	return out
}

// clause reads the next clause of a story.
func (t *tale) clause(text string) Change {
	all := tokens(text)
	var out Change
	read := false
	for i, s := range sentences(all) {
		switch {
		case counts(s) && !read:
			out, read = t.sentence(s, i == 0), true
		case counts(s):
			out = Change{}
		case !t.aside(s):
			out, read, t.apart = Change{}, true, true
		}
	}
	if out.Way == 0 {
		t.apart = t.apart || t.countsOther(all)
		t.company = t.company || t.namesOther(all)
		t.deed = 0
		if n := len(all); n > 0 && mayAct(all[n-1]) { // "and he"
			t.doer = nobody
		}
	}
	return out
}

// aside takes a sentence without an amount; false where it may change one.
func (t *tale) aside(s []token) bool {
	p, n := t.person(s)
	if n > 0 {
		t.about(p)
	}
	return only(s[n:], idle)
}

// sentence reads one with an amount. Where it is the first of its clause it may go on from the clause
// before.
func (t *tale) sentence(s []token, first bool) Change {
	goesOn := first && !s[0].capital
	s = s[lead(s):]
	t.alone = !t.company
	var a act
	p, n := t.person(s)
	switch {
	case n > 0:
		t.about(p)
		a.doer, s = p, s[n:]
	case goesOn && len(s) > 0 && (deeds[s[0].text] != 0 || s[0].value > 0 && first || s[0].text == "a" || adverbs.Has(s[0].text)):
		a.doer = t.doer
	default:
		if !goesOn || len(s) == 0 || s[0].value > 0 || s[0].capital || mine(s[0]) {
			t.elsewhere(s)
		}
		t.doer = nobody
		return Change{}
	}
	for len(s) > 0 && adverbs.Has(s[0].text) {
		s = s[1:]
	}
	t.doer = a.doer
	return t.read(&a, s, n == 0)
}

// about notes whom a sentence is about; [tale.person] has noted somebody else.
func (t *tale) about(p who) {
	if p == hero && !t.byPronoun {
		t.company = false
	}
}

// elsewhere notes that a sentence that is not understood is about somebody else, unless it is about
// things.
func (t *tale) elsewhere(s []token) {
	if len(s) < 2 || !mine(s[0]) || !lifeless.Has(s[1].text) {
		t.company = true
	}
}

// countsOther reports whether a number stands before the name of other things than those that are
// asked for.
func (t *tale) countsOther(s []token) bool {
	for i, w := range s {
		if w.value == 0 {
			continue
		}
		for i++; i < len(s) && others.Has(s[i].text); i++ {
		}
		if i < len(s) && !s[i].mark() && !places.Has(s[i].text) && !links.Has(s[i].text) && !t.mentions(s[i:]) {
			return true
		}
	}
	return false
}

// mentions reports whether words name the things that are asked for before the sentence ends.
func (t *tale) mentions(s []token) bool {
	for i, w := range s {
		if w.text == "." {
			break
		}
		if n, _ := t.things(s[i:]); n > 0 {
			return true
		}
	}
	return false
}
