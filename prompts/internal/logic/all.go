package logic

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// allAsked asks of all of a class, in the plural or of one: "Are all roses red", "Do roses have
// thorns", "Is a rose a plant".
var (
	allAsked = lazyregexp.New(`^(?:(Are|Do|Can)(?: all| the| all the)? ([a-z]+s|people|men|women|children|mice)|Is (every|each|any|an?) ([a-z]+)) (.+)$`)
	// oneActsAsked asks whether one of a class does, has or can do something.
	oneActsAsked = lazyregexp.New(`^(Can|Does) (every|each|any|an?) ([a-z]+) ([a-z]+)((?: [a-z]+)*)$`)
	// pronounAsked asks of somebody who was named.
	pronounAsked = lazyregexp.New(`^(Is|Does|Can) (?:he|she|it|they) `)
	// aMember says that somebody is where everyone has something, memberRule what they have.
	memberRule = lazyregexp.New(`\b([Ee]very(?:one|body)|[Nn]o(?:body| one|-one)|[Aa]ll (?:people|those|students|pupils|kids|children)) ((?:in|at|from|on) (?:(?:the|my|our|this|that) )?[a-z]+(?: \d+)?) (is|are|has|have|can|likes?|loves?) `)
)

// claimOfAll is the statement of which a sentence asks whether it follows for all of a class: of "Are
// all roses red" that "All roses are red".
func claimOfAll(s string) (claim string, ok bool) {
	if m := oneActsAsked.FindStringSubmatch(s); m != nil && !noRule.Holds(m[3]) {
		if m[1] == "Can" {
			return "Every " + m[3] + " can " + m[4] + m[5], true
		}
		if m[4] == "have" {
			return "Every " + m[3] + " has" + m[5], true
		}
		if noActs.Holds(m[4]) {
			return "", false
		}
		return "Every " + m[3] + " " + thirdPerson(m[4]) + m[5], true
	}
	m := allAsked.FindStringSubmatch(s)
	if m == nil || noRule.Holds(m[2]) || noRule.Holds(m[4]) {
		return "", false
	}
	switch m[1] {
	case "":
		return "Every " + m[4] + " is " + m[5], true
	case "Are":
		return "All " + m[2] + " are " + m[5], true
	case "Can":
		return "All " + m[2] + " can " + m[5], true
	}
	return "All " + m[2] + " " + m[5], true
}

// withClaim are sentences with the question about all of a class among them, the last or else the
// first, as a claim to judge.
func withClaim(all []string) []string {
	n := len(all)
	if n < 2 {
		return all
	}
	if claim, ok := claimOfAll(all[n-1]); ok {
		return append(all[:n-1], "True or false", claim)
	}
	if claim, ok := claimOfAll(all[0]); ok {
		return append(slices.Clone(all[1:]), "True or false", claim)
	}
	return all
}

// namedAsked is a question about him or her as one about who was told to be something.
func namedAsked(all []string) []string {
	n := len(all)
	if n < 3 {
		return all
	}
	m := pronounAsked.FindStringSubmatch(all[n-1])
	if m == nil || strings.HasPrefix(all[n-1], "Is it true") {
		return all
	}
	who := ""
	for _, s := range all[:n-1] {
		if c, ok := readCopular(s); ok && c.isFact() {
			if who != "" {
				return all
			}
			who = c.subject
		}
	}
	if who != "" {
		all[n-1] = m[1] + " " + who + " " + all[n-1][len(m[0]):]
	}
	return all
}

// membersNamed is a question in which those in a place, of whom all are something, are of a class: "Every
// memberofclassd is noisy" for "Everyone in class 4 is noisy".
func membersNamed(question string) string {
	m := memberRule.FindStringSubmatch(question)
	if m == nil {
		return question
	}
	class := "member"
	for _, c := range strings.ToLower(m[2]) {
		switch {
		case c >= '0' && c <= '9':
			class += string('a' + c - '0')
		case c != ' ':
			class += string(c)
		}
	}
	class += "x"
	verb := map[string]string{"are": "is", "have": "has", "like": "likes", "love": "loves"}[m[3]]
	if verb == "" {
		verb = m[3]
	}
	first := "Every "
	if m[1][1] == 'o' {
		first = "No "
	}
	question = strings.Replace(question, m[0], first+class+" "+verb+" ", 1)
	return strings.ReplaceAll(question, " is "+m[2], " is a "+class)
}

// ofAll takes a claim about all of a class as the question: whoever is of that class stands for them.
func (p *proof) ofAll(c copular, words vocabulary) bool {
	r, ok := words.rule(c)
	if !ok {
		return false
	}
	p.start, p.sign, p.asked, p.ofClass = r.class, r.sign, r.of, r.sign == "="
	if p.ofClass {
		p.sign = "+"
	}
	return true
}

// noneOf is a rule that none of one class is of another, which is asked for: the same holds the
// other way round.
func (w vocabulary) noneOf(c copular, p proof) (r rule, ok bool) {
	if !p.ofClass || !c.not && !c.ofNone() {
		return r, false
	}
	one, of := c.subject, c.of
	if c.verb == "are" || !c.article {
		if one, ok = w.singular(strings.ToLower(c.subject)); !ok {
			return r, false
		}
		if of, ok = w.singular(c.of); !ok {
			return r, false
		}
	}
	switch p.asked {
	case of:
		return rule{one, "-", of}, !noRule.Holds(one)
	case one:
		return rule{of, "-", one}, !noRule.Holds(of)
	}
	return r, false
}

// excludes reports whether who is asked about has a property that those of the class that is asked
// for lack, or the other way round: that they are none of it then follows, but not step by step.
func (p *proof) excludes() bool {
	if !p.ofClass {
		return false
	}
	asked := p.properties(p.asked)
	for property, sign := range p.properties(p.start) {
		if other := asked[property]; other != "" && other != sign && property != p.asked {
			return true
		}
	}
	return false
}

// properties are those that the rules give to a class, by those above it too, with their signs.
func (p *proof) properties(class string) map[string]string {
	all := map[string]string{}
	for range p.rules {
		next := ""
		for _, r := range p.rules {
			switch {
			case r.class != class:
			case r.sign == "=":
				next = r.of
			case all[r.of] == "":
				all[r.of] = r.sign
			}
		}
		if class = next; class == "" {
			break
		}
	}
	return all
}

// decides reports whether the rules say of a class whether it has a property.
func (p *proof) decides() bool { return p.properties(p.start)[p.asked] != "" }
