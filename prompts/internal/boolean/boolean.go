// Package boolean reads Boolean expressions in words or symbols, and writes them with as few brackets
// as their meaning needs. A question with any word beyond an expression is left to other families; an
// expression that is not complete is declined.
package boolean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// The symbols of a Boolean expression in the worked format: T F ! & | ( ).

// symbolOf is the symbol that a word stands for; "" for none.
func symbolOf(word string) string {
	switch word {
	case "true":
		return "T"
	case "false":
		return "F"
	case "not":
		return "!"
	case "and":
		return "&"
	case "or":
		return "|"
	case "xor":
		return "^"
	}
	return ""
}

// symbolOfMark is the symbol that a mark stands for; "" for none.
func symbolOfMark(mark rune) string {
	switch mark {
	case '^', '⊕':
		return "^"
	case '&', '∧':
		return "&"
	case '|', '∨':
		return "|"
	case '~', '¬', '!':
		return "!"
	case '(', '[', '{':
		return "("
	case ')', ']', '}':
		return ")"
	}
	return ""
}

// fillers are the words around an expression that ask for its value.
var fillers = lex.NewSet(`what whats is the value truth of result answer to for calculate compute evaluate evaluates
		evaluated does do equal equals solve find simplify determine please can could you tell me give work out whether
		have following expression boolean logical logic formula statement be if a an this in you we i get come out would has python java javascript code algebra found reduce gives yields print return returns output outputs`)

// Read reads a Boolean expression in words or symbols and writes it with
// one letter for each: "not ( True or ( False ) ) is" becomes !(T|F)=?. "Is …
// true?" asks for the value, "Is … false?" for its opposite.
func Read(q *query.Question) (body string, ok bool, err error) {
	text := q.Text
	if strings.ContainsAny(text, "0123456789") { // to look for which is cheaper than to read its words
		return "", false, nil
	}
	b := scan{}
	if namesValues(q) {
		text = valuesPut(text)
	}
	if !b.scan(text) {
		return "", false, nil
	}
	b.predicate()
	if !b.negated && !strings.ContainsAny(strings.Join(b.syms, ""), "!&|^") {
		return "", false, nil
	}
	p := parser{rest: b.syms}
	text, level := p.parse(1)
	if p.broken || len(p.rest) > 0 {
		return "", false, form.OutOfScope("the Boolean expression is not complete")
	}
	if b.negated {
		text = negation(level, text)
	}
	return text + "=?", true, nil
}

// scan collects the symbols of a question.
type scan struct {
	syms    []string
	negated bool // the question is whether the expression is false
	it      bool // "it" stood there: it needs a "that"
	closed  bool // a sign "=" stood there: nothing may follow
}

// scan reports whether the question holds nothing but an expression and words
// that ask for its value.
func (b *scan) scan(question string) bool {
	for len(question) > 0 {
		r, size := utf8.DecodeRuneInString(question)
		if unicode.IsLetter(r) {
			n := lex.ScanLetters(question, 0)
			if !b.word(question[:n]) {
				return false
			}
			question = question[n:]
			continue
		}
		question = question[size:]
		if !unicode.IsSpace(r) && !b.mark(r, question) {
			return false
		}
	}
	return !b.it
}

func (b *scan) word(w string) bool {
	lower := strings.ToLower(strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s"))
	switch sym := symbolOf(lower); {
	case sym != "":
		return b.add(sym)
	case w == "T" || w == "F":
		return b.add(w)
	case lower == "it":
		b.it = true
		return true
	case lower == "that": // "Is it true that …"
		if !b.it || len(b.syms) != 1 {
			return false
		}
		b.negated, b.it, b.syms = b.syms[0] == "F", false, nil
		return true
	}
	return fillers.Holds(lower)
}

// mark takes a mark; rest is the question behind it.
func (b *scan) mark(r rune, rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	if r == '!' && (rest == "" || strings.ContainsRune(".?!)\"", rune(rest[0])) && !strings.HasPrefix(rest, "!")) {
		return true // an exclamation
	}
	if (r == '&' || r == '|') && len(b.syms) > 0 && strings.HasPrefix(rest, string(r)) {
		return true // the first half of && or ||
	}
	if sym := symbolOfMark(r); sym != "" {
		return b.add(sym)
	}
	if r == ':' && strings.Join(b.syms, "") == "T|F" { // "True or false: …"
		b.syms = nil
	}
	arrow := strings.ContainsRune("-=", r) && strings.HasPrefix(rest, ">") // "true or false -> ?"
	b.closed = b.closed || (r == '=' || arrow) && len(b.syms) > 0
	if arrow || r == '>' && b.closed {
		return true
	}
	return strings.ContainsRune(".,?;:-'\"`’“”=\\$", r)
}

func (b *scan) add(sym string) bool {
	b.syms = append(b.syms, sym)
	return !b.closed
}

// predicate cuts off a "true", a "false" or a "true or false" that follows the
// expression: "Is not (True or False) true?"
func (b *scan) predicate() {
	text := strings.Join(b.syms, "")
	operand := func(n int) bool { return n > 0 && strings.IndexByte("TF)", text[n-1]) >= 0 }
	n := len(text)
	switch {
	case (strings.HasSuffix(text, "T|F") || strings.HasSuffix(text, "F|T")) && operand(n-3):
		b.syms = b.syms[:n-3]
	case (strings.HasSuffix(text, "T") || strings.HasSuffix(text, "F")) && operand(n-1):
		b.negated = b.negated != (text[n-1] == 'F')
		b.syms = b.syms[:n-1]
	}
}

// parser reads symbols by precedence (not before and before or) and
// writes them with no more parentheses than that needs.
type parser struct {
	rest   []string
	broken bool
	apart  bool // what was read last is an exclusive or without brackets
}

func (p *parser) next() string {
	if len(p.rest) == 0 {
		return ""
	}
	return p.rest[0]
}

// parse reads operations of at least a level: 1 or, 2 and, 3 not. It returns
// their text and the level of its outermost operation, 4 for a value.
func (p *parser) parse(level int) (text string, own int) {
	if level == 3 {
		return p.exclusive()
	}
	op := [...]string{1: "|", 2: "&"}[level]
	text, own = p.parse(level + 1)
	for p.next() == op && !p.broken {
		p.rest = p.rest[1:]
		beside := p.apart
		right, of := p.parse(level + 1)
		p.broken = p.broken || beside || p.apart
		if own < level {
			text = "(" + text + ")"
		}
		if of <= level {
			right = "(" + right + ")"
		}
		text, own = text+op+right, level
	}
	return text, own
}

// maxExclusive bounds the bytes of an exclusive or, which holds both of its sides twice.
const maxExclusive = 120

// exclusive reads exclusive ors as the model knows them: a xor b is (a|b)&!(a&b). How closely they bind
// beside other operations differs from one language to the next, so that they need brackets there.
func (p *parser) exclusive() (text string, own int) {
	text, own = p.unary()
	p.apart = false
	for p.next() == "^" && !p.broken {
		p.rest = p.rest[1:]
		right, of := p.unary()
		p.apart = true
		text, right = bracketed(own, text), bracketed(of, right)
		text, own = "("+text+"|"+right+")&!("+text+"&"+right+")", 2
		p.broken = p.broken || len(text) > maxExclusive
	}
	return text, own
}

// bracketed is a text in brackets if its outermost operation has a lower level than not.
func bracketed(level int, text string) string {
	if level < 3 {
		return "(" + text + ")"
	}
	return text
}

func (p *parser) unary() (text string, own int) {
	switch s := p.next(); s {
	case "!":
		p.rest = p.rest[1:]
		text, own = p.unary()
		return negation(own, text), 3
	case "T", "F":
		p.rest = p.rest[1:]
		return s, 4
	case "(":
		p.rest = p.rest[1:]
		text, own = p.parse(1)
		if p.next() == ")" {
			p.rest = p.rest[1:]
			return text, own
		}
	}
	p.broken = true
	return "", 4
}

// negation is the negation of a text whose outermost operation has a level.
func negation(level int, text string) string {
	return "!" + bracketed(level, text)
}
