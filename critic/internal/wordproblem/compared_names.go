package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// namer finds in the clauses of a word problem who or what has an amount: people,
// days and the like, or things. The key of one is its name, its time or its words in
// the singular.
type namer struct {
	small   map[string]bool // words that stand somewhere in small letters
	subject string          // the person of whom was told last; "" where that is not clear
	met     bool            // somebody was told of
	near    string          // of whom or what the clause before tells
	kind    []string        // what it counts
	// nearEnds says that a sentence ends there: a pronoun then need not stand for it.
	nearEnds bool
}

func newNamer(all []clause) *namer {
	n := &namer{small: map[string]bool{}}
	for _, c := range all {
		for i, w := range c.words {
			if !isCapital(w) && (i > 0 || !c.opens) {
				n.small[w] = true
			}
		}
	}
	return n
}

var (
	speakers = map[string]string{"i": "I", "me": "I", "you": "you", "we": "we", "us": "we"}
	pronouns = wordset.Of("he she him her")
	starters = wordset.Of(`a an the there if in on at after before he she they it his her their its this that these those each every everybody everyone all some one two how what when then next today for of to as with during and but so now let by not no both because since while i my you your we our yesterday last from
		together also later however meanwhile once most some many another other only since assuming given suppose altogether initially originally currently out half twice until than whereas although per
		thus him are is do does did can calculate find determine additionally finally tonight aside`)
	kinWords     = wordset.Of("uncle aunt brother sister cousin mother father mom dad friend neighbor son daughter grandmother grandfather grandma grandpa wife husband nephew niece teacher dog cat team class")
	dayWords     = wordset.Of("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december spring summer winter morning afternoon evening night yesterday today tomorrow")
	ordinalWords = wordset.Of("first second third fourth fifth last next")
	spans        = wordset.Of("day week month year hour quarter half game")
	phraseWords  = wordset.Of("from of in to the a an that as with at on for by each")
)

// people are the names in words.
func (n *namer) people(words []string, opens bool) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		low := strings.ToLower(w)
		if who := speakers[low]; who != "" {
			out = addNew(out, who)
			continue
		}
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		if !n.isName(w, next, opens && i == 0) {
			continue
		}
		name := w
		for i+1 < len(words) && isCapital(words[i+1]) && !dayWords.Has(strings.ToLower(words[i+1])) && words[i+1] != "I" && !strings.HasSuffix(name, "'s") {
			i++
			name += " " + words[i]
		}
		if own, isOwn := strings.CutSuffix(name, "'s"); isOwn {
			name = own
			if i+1 < len(words) && kinWords.Has(strings.TrimSuffix(words[i+1], "'s")) {
				i++
				name += "'s " + strings.TrimSuffix(words[i], "'s")
			}
		}
		out = addNew(out, name)
	}
	return out
}

func addNew(all []string, one string) []string {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// meet notes of whom a clause tells, which pronouns later stand for: nobody, after a
// clause that compares nothing and is about another than the one before.
func (n *namer) meet(c clause, compares bool) {
	who := n.people(c.words, c.opens)
	n.near, n.kind = "", nil
	n.nearEnds = c.ends
	if !c.relative {
		n.near, n.kind = n.told(c, who)
	}
	switch {
	case len(who) == 0 || who[0] == n.subject:
	case compares || !n.met:
		n.subject = who[0]
	default:
		n.subject = ""
	}
	n.met = n.met || len(who) > 0
}

// told is of whom or what a clause with one number tells, and what it counts.
func (n *namer) told(c clause, who []string) (near string, kind []string) {
	count, at := numbersIn(c.words)
	switch {
	case len(who) == 1:
		near = who[0]
	case len(who) == 0 && count == 1:
		near = thingIn(untilVerb(c.words[:at]))
	}
	if count == 1 && at+1 < len(c.words) {
		kind = KindOf(c.words[at+1:])
	}
	return near, kind
}

// isName reports whether a word is the name of somebody, which at the beginning of a
// sentence only the other words tell.
func (n *namer) isName(w, next string, first bool) bool {
	low := strings.ToLower(strings.TrimSuffix(w, "'s"))
	if !isCapital(w) || dayWords.Has(low) || starters.Has(low) || len(low) == 1 {
		return false
	}
	return !first || !n.small[low] && !phraseWords.Has(next)
}

// times are the days, weeks and the like in words.
func times(words []string) []string {
	var out []string
	for i, w := range words {
		low := strings.ToLower(w)
		next := ""
		if i+1 < len(words) {
			next = strings.ToLower(words[i+1])
		}
		switch {
		case dayWords.Has(low):
			out = addNew(out, low)
		case low == "fall" && i > 0 && words[i-1] == "in" || w == "May" && i > 0 && (words[i-1] == "in" || words[i-1] == "In"):
			out = addNew(out, low)
		case ordinalWords.Has(low) && (spans.Has(next) || next == "" && i > 1 && words[i-1] == "the" && (words[i-2] == "in" || words[i-2] == "on")):
			out = addNew(out, low)
		}
	}
	return out
}

// who is the person of whom words tell, also by a pronoun; "" where that is not clear.
func (n *namer) who(words []string, opens bool) string {
	named := n.people(words, opens)
	if len(named) == 1 {
		return named[0]
	}
	if len(named) > 1 {
		return ""
	}
	for i, w := range words {
		low := strings.ToLower(w)
		ofHis := (low == "her" || low == "his") && i+1 < len(words) && measures.Has(words[i+1]) // half her age
		if ofHis || pronouns.Has(low) && (low != "her" || i == len(words)-1) {
			if !opens && n.near != "" && !n.nearEnds && isCapital(n.near) {
				return n.near
			}
			return n.subject
		}
	}
	return ""
}

var (
	articles = wordset.Of("a an the his her their its my our your")
	measures = wordset.Of("number price cost weight length amount height age value width speed that those")
	noThing  = wordset.Of(`is are was were be am has have had does do did cost costs weigh weighs hold holds held contain contains contained sell sells sold get gets got
		there in on at of to for from with by than as and or it they he she him her them i you we that which what who many much more fewer less also now exactly just only
		hour day per each every an a the together combined if counted counts measures measure lasts`)
)

// thingIn is the words of a thing with which a text begins, in the singular and without
// what is measured of it: "the price of a bottle of water costs" is "bottle water".
// "" if there is none.
func thingIn(words []string) string {
	words = lowered(words)
	if owner := owner(words); owner != nil {
		words = owner
	}
	if i := max(slices.Index(words, "that"), slices.Index(words, "what")); i >= 0 && i+1 < len(words) && words[i+1] != "of" {
		words = words[i+1:]
	}
	if i := slices.IndexFunc(words, func(w string) bool { return measures.Has(w) }); i >= 0 && i < 2 && i+1 < len(words) && words[i+1] == "of" {
		words = words[i+2:]
	}
	for len(words) > 0 && (slices.Contains([]string{"there", "are", "were", "is", "in", "on", "at", "also"}, words[0]) || articles.Has(words[0])) {
		words = words[1:]
	}
	var out []string
	for i, w := range words {
		if w == "of" && i > 0 || articles.Has(w) && i > 0 && words[i-1] == "of" {
			continue
		}
		if noThing.Has(w) || strings.HasPrefix(w, "#") || !isLetter(w) || i > 0 && strings.HasSuffix(w, "ed") && w != "red" {
			break
		}
		out = append(out, Singular(w))
	}
	if len(out) == 1 && measures.Has(out[0]) {
		return ""
	}
	return strings.Join(out, " ")
}

// owner is who owns what is measured: the teacher, of the teacher's speed. nil where
// words begin with nothing of that kind.
func owner(words []string) []string {
	i := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, "'s") && w != "'s" })
	if i < 0 || i > 3 || i+1 >= len(words) || !measures.Has(words[i+1]) {
		return nil
	}
	return append(slices.Clone(words[:i]), strings.TrimSuffix(words[i], "'s"))
}

func isLetter(w string) bool { return w[0] >= 'a' && w[0] <= 'z' || w[0] >= 0x80 }

// within reports whether all words of a thing are among others.
func within(key string, words []string) bool {
	if key == "" {
		return false
	}
	for w := range strings.FieldsSeq(key) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}
