package logic

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// copular is a sentence that says what somebody is, or those of a class are: "No jompus is a
// wumpus".
type copular struct {
	first         string // Every, Each, Any, A, An, All or No; "" for none
	subject, verb string
	not, article  bool
	of            string // the property or the class
}

var (
	// eachFirst stand before one of a class, ofClassFirst before that or many.
	eachFirst    = lex.NewSet("Every Each Any A An")
	ofClassFirst = lex.NewSet("Every Each Any A An All No")
)

func readCopular(sentence string) (c copular, ok bool) {
	subject, rest, _ := strings.Cut(sentence, " ")
	if ofClassFirst.Holds(subject) {
		class, said, _ := strings.Cut(rest, " ")
		if strings.HasPrefix(said, "is ") || strings.HasPrefix(said, "are ") {
			c.first, subject, rest = subject, class, said
		}
	}
	c.subject = subject
	c.verb, rest, _ = strings.Cut(rest, " ")
	return c, (c.verb == "is" || c.verb == "are") && c.predicate(rest)
}

// readCopularAsked reads such a sentence about somebody as a question: "Is Max a wumpus".
func readCopularAsked(question string) (c copular, ok bool) {
	rest, ok := strings.CutPrefix(question, "Is ")
	if !ok {
		return c, false
	}
	c.verb = "is"
	c.subject, rest, _ = strings.Cut(rest, " ")
	return c, isName(c.subject) && c.predicate(rest)
}

// predicate reads what stands behind the verb.
func (c *copular) predicate(s string) bool {
	s, c.not = strings.CutPrefix(s, "not ")
	if class, ok := strings.CutPrefix(s, "a "); ok {
		s, c.article = class, true
	} else if class, ok := strings.CutPrefix(s, "an "); ok {
		s, c.article = class, true
	}
	c.of = s
	return smallLetters(s)
}

// ofOne reports whether it is said of each one of a class: "Every jompus is shy".
func (c copular) ofOne() bool {
	return eachFirst.Holds(c.first) && c.verb == "is" && smallLetters(c.subject)
}

// ofMany reports whether it is said of a class in the plural: "Jompuses are wumpuses".
func (c copular) ofMany() bool {
	return (c.first == "" || c.first == "All") && c.verb == "are" && !c.article && len(c.subject) > 1 &&
		lex.Alphanumeric(c.subject[0]) && !lex.IsDigit(c.subject[0]) && smallLetters(c.subject[1:])
}

// ofNone reports whether it is said that none of a class is: "No wumpus is red".
func (c copular) ofNone() bool { return c.first == "No" && !c.not && smallLetters(c.subject) }

// ofSomebody reports whether it is said of somebody with a name: "Max is not red".
func (c copular) ofSomebody() bool {
	return c.first == "" && c.verb == "is" && lex.IsCapital(c.subject) && isName(c.subject)
}

// isFact reports whether it says to which class somebody belongs: "Max is a jompus".
func (c copular) isFact() bool { return c.ofSomebody() && c.article && !c.not }

func (c copular) sign() string {
	if c.not {
		return "-"
	}
	return "+"
}

// smallLetters reports whether a text has small letters of ASCII, and nothing else.
func smallLetters(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// isName reports whether a text has two letters at least, and nothing else.
func isName(s string) bool {
	_, first := utf8.DecodeRuneInString(s)
	return len(s) > first && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}
