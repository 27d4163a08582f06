package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// Namer tells the names of people in a word problem from other words.
type Namer struct {
	all []Clause // of the problem
}

// isSmall reports whether a word stands somewhere in small letters, where it could have others.
func (n *Namer) isSmall(word string) bool {
	if IsCapital(word) {
		return false
	}
	return slices.ContainsFunc(n.all, func(c Clause) bool {
		i := LastIndex(c.Words, word)
		return i > 0 || i == 0 && !c.Opens
	})
}

var (
	// speakers are words for those who tell and those who are told, by what they are named here.
	speakers = map[string]string{"i": "I", "me": "I", "you": "you", "we": "we", "us": "we"}
	// Starters begin a sentence and are no names.
	Starters = wordset.Of(`a an the there if in on at after before he she they it his her their its this that these those each every everybody everyone all some one two how what when then next today for of to as with during and but so now let by not no both because since while i my you your we our yesterday last from
		together also later however meanwhile once most some many another other only since assuming given suppose altogether initially originally currently out half twice until than whereas although per
		thus him are is do does did can calculate find determine additionally finally tonight aside`)
	// kinWords behind the name of somebody name somebody else: Ann's brother.
	kinWords = wordset.Of("uncle aunt brother sister cousin mother father mom dad friend neighbor son daughter grandmother grandfather grandma grandpa wife husband nephew niece teacher dog cat team class")
	// DayWords name times, with a capital as without.
	DayWords = wordset.Of("monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december spring summer winter morning afternoon evening night yesterday today tomorrow")
	// OrdinalWords name one of several days or games.
	OrdinalWords = wordset.Of("first second third fourth fifth last next")
	// phraseWords behind the first word of a sentence say that it is no name: Apples from.
	phraseWords = wordset.Of("from of in to the a an that as with at on for by each")
)

// People are the names in words.
func (n *Namer) People(words []string, opens bool) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		low := strings.ToLower(w)
		if who := speakers[low]; who != "" {
			out = AddNew(out, who)
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
		for i+1 < len(words) && IsCapital(words[i+1]) && !DayWords.Has(strings.ToLower(words[i+1])) && words[i+1] != "I" && !strings.HasSuffix(name, "'s") {
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
		out = AddNew(out, name)
	}
	return out
}

// AddNew adds one to all that does not stand there yet.
func AddNew(all []string, one string) []string {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// isName reports whether a word is the name of somebody, which at the beginning of a
// sentence only the other words tell.
func (n *Namer) isName(w, next string, first bool) bool {
	low := strings.ToLower(strings.TrimSuffix(w, "'s"))
	if !IsCapital(w) || DayWords.Has(low) || Starters.Has(low) || len(low) == 1 {
		return false
	}
	return !first || !n.isSmall(low) && !phraseWords.Has(next)
}
