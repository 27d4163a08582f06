// Package logic reads small proofs: what follows of somebody, or of all of a class, from rules about
// classes and their properties. Every sentence must be a rule, a fact or the question; with any other
// the question is left to other families. It declines rules of which a class belongs to several
// others, says something twice or goes round in a circle.
package logic

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// rule says that all of a class belong to another class, or have a property
// or lack it: "Every jompus is not shy."
type rule struct {
	class, sign, of string // sign is "=" for a class, "+" and "-" for a property
}

// proof is a question about somebody of a class and what holds of all classes.
type proof struct {
	rules       []rule
	who, start  string
	sign, asked string   // the property that is asked for
	ofClass     bool     // it is that of belonging to a class, by whose name it goes
	all         *copular // what is asked of all of a class; nil where somebody is asked about
}

const (
	maxRules = form.MaxTags - 1
	// maxWords is the largest number of classes, and of properties.
	maxWords = 26
)

var (
	truthOf = lazyregexp.New(`^(?i:is it true (?:or false )?that|true or false,?) (\p{L}\pL+ is .+)$`)
	// statementNext are all ways to say that the statement to judge follows.
	statementNext = func() map[string]bool {
		all := map[string]bool{}
		for _, truth := range []string{"true or false", "true, false or unknown", "true, false, or unknown"} {
			all[truth] = true
			for _, asks := range []string{"is ", "decide whether ", "tell whether ", "determine whether "} {
				for _, which := range []string{"the following statement ", "the following sentence ", "this statement ", "this sentence "} {
					all[asks+which+truth], all[asks+which+"is "+truth] = true, true
				}
			}
		}
		return all
	}()
	// noRule are words that begin a sentence as a class does, or end it as a property does.
	noRule = lex.NewSet(`they these those some most many we you there both none few who what all he she it this that no
		not here a an the also only either neither never always one another true false ` + hedging)
	irregular = map[string]string{"men": "man", "women": "woman", "people": "person", "children": "child", "mice": "mouse", "geese": "goose",
		"fish": "fish", "sheep": "sheep", "deer": "deer", "oxen": "ox", "wolves": "wolf", "elves": "elf", "thieves": "thief", "calves": "calf", "leaves": "leaf", "knives": "knife", "wives": "wife"}
)

// Read reads a question about what follows from general rules. Classes
// become capital letters and properties small ones, each in the order in which
// they come in:
//
//	Every jompus is shy. Jompuses are wumpuses. Wumpuses are not red. Max is a jompus. True or false: Max is red.
//	A+b?#1:A+a#2:A=B#3:B-b#4:?
func Read(q *query.Question) (body string, ok bool, err error) {
	if !mayAsk(q) {
		return "", false, nil
	}
	p, ok := parse(q)
	if !ok {
		return "", false, nil
	}
	if err := p.check(); err != nil {
		return "", false, err
	}
	classes, properties := p.letters()
	letter := func(r rule) string {
		if r.sign == "=" {
			return string(rune('A' + slices.Index(classes, r.of)))
		}
		return string(rune('a' + slices.Index(properties, r.of)))
	}
	class := func(name string) string { return string(rune('A' + slices.Index(classes, name))) }
	var b strings.Builder
	b.WriteString(class(p.start) + p.sign + letter(rule{of: p.asked}) + "?")
	for i, r := range p.rules {
		b.WriteString(form.Tag(i+1) + class(r.class) + r.sign + letter(r))
	}
	return b.String() + form.Tag(len(p.rules)+1) + "?", true, nil
}

// parse reads sentences, all of which must be rules, one fact and the
// question.
func parse(q *query.Question) (p proof, ok bool) {
	sentences := proofSentences(q)
	n := len(sentences)
	if n < 3 || !p.ask(sentences[n-1], sentences[n-2]) {
		return p, false
	}
	if n--; announcesClaim(sentences[n-1]) {
		n--
	}
	told := make([]copular, n)
	for i, s := range sentences[:n] {
		c, ok := readCopular(s)
		if !ok {
			return p, false
		}
		if c.ofNone() && !c.article {
			c.first, c.not = map[string]string{"is": "Every", "are": "All"}[c.verb], true
		}
		told[i] = c
	}
	if p.all != nil {
		told = append(told, *p.all)
	}
	words := newVocabulary(told, p)
	if p.all != nil {
		told = told[:n]
		if !p.ofAll(*p.all, words) {
			return p, false
		}
	}
	for _, c := range told {
		if c.isFact() {
			if p.start != "" || c.subject != p.who {
				return p, false
			}
			p.start = c.of
			continue
		}
		r, ok := words.rule(c)
		if !ok {
			r, ok = words.noneOf(c, p)
		}
		if !ok {
			return p, false
		}
		p.rules = append(p.rules, r)
	}
	if len(p.rules) == 0 {
		return p, false
	}
	if p.ofClass {
		p.rules = append(p.rules, rule{p.asked, "+", p.asked})
	}
	return p, p.start != "" && !p.inOtherWords() && (p.all == nil || p.decides())
}

// ask reads the question, which may be a statement behind one that announces it.
func (p *proof) ask(last, before string) bool {
	c, ok := readCopularAsked(last)
	if !ok {
		announced := announcesClaim(before)
		if t := truthOf.FindStringSubmatch(last); t != nil {
			last, announced = lex.Capitalized(t[1]), true
		}
		if c, ok = readCopular(last); !ok || !announced {
			return false
		}
		if c.ofMany() || c.ofOne() {
			p.all = &c
			return true
		}
		if !c.ofSomebody() {
			return false
		}
	}
	p.who, p.sign, p.ofClass, p.asked = lex.Capitalized(c.subject), c.sign(), c.article, c.of
	return !noRule.Holds(p.asked) && !noRule.Holds(strings.ToLower(p.who))
}

// announcesClaim reports whether a sentence says that the statement to judge follows.
func announcesClaim(s string) bool {
	if s == "" || strings.IndexByte("eEnN", s[len(s)-1]) < 0 || len(s) > maxAnnounced {
		return false
	}
	lower := lex.FoldLower(s)
	return statementNext[lower] && strings.EqualFold(lower, s)
}

// maxAnnounced bounds what announces a claim, in which a letter may take three bytes.
const maxAnnounced = 3 * len("determine whether the following statement is true, false, or unknown")

// letters are the classes and the properties in the order of the sentences.
func (p *proof) letters() (classes, properties []string) {
	add := func(to []string, name string) []string {
		if slices.Contains(to, name) {
			return to
		}
		return append(to, name)
	}
	for _, r := range p.rules {
		classes = add(classes, r.class)
		if r.sign == "=" {
			classes = add(classes, r.of)
		} else {
			properties = add(properties, r.of)
		}
	}
	return add(classes, p.start), add(properties, p.asked)
}

// check says what is beyond the form: classes belong to one class at most, and
// nothing is said twice.
func (p *proof) check() error {
	if p.excludes() {
		return form.OutOfScope("what follows because one has a property that others lack is not understood")
	}
	classes, properties := p.letters()
	if len(p.rules) > maxRules || len(classes) > maxWords || len(properties) > maxWords {
		return form.OutOfScope("at most %d rules are understood", maxRules)
	}
	above := map[string]string{}
	for i, r := range p.rules {
		said := func(o rule) bool {
			return o.class == r.class && o.of == r.of && (o.sign == "=") == (r.sign == "=")
		}
		switch {
		case slices.ContainsFunc(p.rules[:i], said):
			return form.OutOfScope("whether %q is %q is said twice", r.class, r.of)
		case r.sign == "=" && above[r.class] != "":
			return form.OutOfScope("%q belongs to more than one class", r.class)
		case r.sign == "=":
			above[r.class] = r.of
		}
	}
	for _, class := range classes {
		at := class
		for range classes {
			if at = above[at]; at == class {
				return form.OutOfScope("%q is a %q in the end, which is a circle", class, class)
			}
		}
	}
	return nil
}

// Answer reads T and F, and U for what does not follow either way.
func Answer(stated string) (string, bool) {
	if stated == "U" {
		return "Unknown", true
	}
	return form.Truth(stated)
}
