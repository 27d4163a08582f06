package logic

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

// ownWord says whose some are: "my aunts", "Tom's cats".
const ownWord = `(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[A-Z][a-z]+'s)`

var (
	// oneOfOwn is a fact about one of somebody's own: "Eva is one of my aunts".
	oneOfOwn = lazyregexp.New(`^\p{Lu}\pL+ is one of (` + ownWord + ` [a-z]+)$`)
	// isOwn says it without "one of".
	isOwn = lazyregexp.New(`^(\p{Lu}\pL+) is (` + ownWord + `) ([a-z]+)$`)
	// eachOfOwn says something of all of them.
	eachOfOwn = lazyregexp.New(`^(All|None|Every one|Each one|Each) of (` + ownWord + ` [a-z]+) (is |are |)`)
	// inWords is a class of two to four words: "Paul is an early riser".
	inWords = lazyregexp.New(`^(?:Is \p{L}\pL+|.+ is(?: not)?) an? ([a-z]+(?: [a-z]+){1,3})$`)
	// placeWords part the noun of a class from where those of it are: "student in my class".
	placeWords = lex.NewSet("in at on from with")
)

// namedClasses are sentences of a proof in which each class goes by one word: "Early risers are
// tired" becomes "Earlyrisers are tired". They are left as they are, and no proof is read of them,
// where words of a class stand elsewhere, too: a big dog is a dog, and big.
func namedClasses(sentences []string) []string {
	named, ok := namedOwn(sentences)
	if !ok {
		return sentences
	}
	if named, ok = namedInWords(named); !ok {
		return sentences
	}
	if named, ok = namedQualities(named); !ok {
		return sentences
	}
	return named
}

// namedOwn has a word for all of somebody's own: "Eva is one of my aunts" becomes "Eva is a
// myaunt".
func namedOwn(sentences []string) (named []string, ok bool) {
	named = oneOfThem(sentences)
	for _, fact := range named {
		m := oneOfOwn.FindStringSubmatch(fact)
		if m == nil {
			continue
		}
		own := m[1]
		whose, many, _ := strings.Cut(own, " ")
		one, ok := vocabulary{}.singular(many)
		if !ok {
			return nil, false
		}
		class := strings.ToLower(strings.ReplaceAll(whose, "'", "")) + one
		named = slices.Clone(named)
		for i, s := range named {
			s = strings.Replace(s, " is one of "+own, " is a "+class, 1)
			if m := eachOfOwn.FindStringSubmatch(s); m != nil && m[2] == own {
				s = ofAllOwn(m, s[len(m[0]):])
			}
			named[i] = renamed(s, own, things.Plural(class))
		}
		if standIn(named, many) {
			return nil, false
		}
	}
	return named, true
}

// oneOfThem are sentences in which somebody is one of those of whom a rule is told: "Ray is one of my cousins"
// for "Ray is my cousin".
func oneOfThem(sentences []string) []string {
	out := slices.Clone(sentences)
	for i, s := range out {
		if !mayBeOwn(s) {
			continue
		}
		m := isOwn.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		many := " " + m[2] + " " + things.Plural(m[3]) + " "
		if slices.ContainsFunc(sentences, func(rule string) bool {
			return strings.HasPrefix(rule, "All"+many) || strings.HasPrefix(rule, "All of"+many)
		}) {
			out[i] = m[1] + " is one of" + strings.TrimRight(many, " ")
		}
	}
	return out
}

// mayBeOwn reports whether isOwn may match: the word behind "is" says whose some are.
func mayBeOwn(s string) bool {
	_, whose, _ := strings.Cut(s, " is ")
	whose, _, _ = strings.Cut(whose, " ")
	return strings.HasSuffix(whose, "'s") || ownWords.Holds(whose)
}

// ownWords are those of ownWord but names.
var ownWords = lex.NewSet("My my Our our Your your His his Her her Their their")

// ofAllOwn says what a sentence that eachOfOwn has matched says, of many: "All my aunts are tall".
func ofAllOwn(m []string, rest string) string {
	first, each := "All ", strings.HasPrefix(m[1], "E")
	if m[1] == "None" {
		first = "No "
	}
	switch {
	case m[3] != "":
		return first + m[2] + " are " + rest
	case each: // the verb is that of one
		return m[0] + rest
	}
	return first + m[2] + " " + rest
}

// namedInWords has a word for each class of several: "Paul is an early riser" becomes "Paul is
// a earlyriser".
func namedInWords(sentences []string) (named []string, ok bool) {
	var classes []string
	for _, s := range sentences {
		if !endsInWords(s) {
			continue
		}
		m := inWords.FindStringSubmatch(s)
		if m == nil || slices.Contains(classes, m[1]) {
			continue
		}
		for j, w := range strings.Fields(m[1]) {
			inPlace := j > 1 && placeWords.Holds(strings.Fields(m[1])[j-1]) && determining.Holds(w) // "book in this library"
			if !inPlace && (noRule.Holds(w) || noActs.Holds(w)) {
				return nil, false
			}
		}
		classes = append(classes, m[1])
	}
	if len(classes) == 0 {
		return sentences, true
	}
	named = slices.Clone(sentences)
	for i, class := range classes {
		name := strings.ReplaceAll(class, " ", "")
		for j, s := range named {
			named[j] = renamed(renamed(s, class, name), manyOf(class), things.Plural(name))
		}
		for _, w := range strings.Fields(class) {
			if !placeWords.Holds(w) && standIn(classes[i+1:], w) {
				return nil, false
			}
		}
	}
	for _, class := range classes {
		for _, w := range strings.Fields(class) {
			if !placeWords.Holds(w) && standIn(named, w) {
				return nil, false
			}
		}
	}
	return named, true
}

// endsInWords reports whether a sentence has several words behind its last article.
func endsInWords(s string) bool {
	at := max(strings.LastIndex(s, " a "), strings.LastIndex(s, " an "))
	return at >= 0 && strings.Count(s[at:], " ") > 2
}

// manyOf is the plural of a class of several words: "students in my class".
func manyOf(class string) string {
	words := strings.Fields(class)
	noun := len(words) - 1
	if at := slices.IndexFunc(words, func(w string) bool { return placeWords.Holds(w) }); at > 0 {
		noun = at - 1
	}
	words[noun] = things.Plural(words[noun])
	return strings.Join(words, " ")
}

// renamed is a sentence with other words for some, which may begin it.
func renamed(sentence, words, name string) string {
	s := sentence + " "
	if rest, ok := strings.CutPrefix(s, lex.Capitalized(words)+" "); ok {
		s = lex.Capitalized(name) + " " + rest
	}
	s = strings.Replace(s, " "+words+" ", " "+name+" ", 1)
	return s[:len(s)-1]
}

// standIn reports whether a noun stands in sentences, as one or as many.
func standIn(sentences []string, noun string) bool {
	for _, s := range sentences {
		for w := range strings.FieldsSeq(strings.ToLower(s)) {
			if w == noun || w == things.Plural(noun) || noun == things.Plural(w) || irregular[w] == noun || irregular[noun] == w {
				return true
			}
		}
	}
	return false
}
