package logic

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

var (
	// actsAsked asks whether somebody does something; one of a class does it, or many, or somebody.
	actsAsked = lazyregexp.New(`^Does (\p{L}\pL+) ([a-z]+)((?: [a-z]+){0,3})$`)
	oneActs   = lazyregexp.New(`^(Every |Each |Any |An? |No )([a-z]+) (never |always |does not |doesn't )?([a-z]+)((?: [a-z]+){0,3})$`)
	manyAct   = lazyregexp.New(`^(All |No |)([A-Za-z][a-z]*[a-z]s|[Pp]eople|[Mm]en|[Ww]omen|[Cc]hildren) (never |always |do not |don't )?([a-z]+)((?: [a-z]+){0,3})$`)
	whoActs   = lazyregexp.New(`^(\p{Lu}\pL+) (never |always |does not |doesn't )?([a-z]+)((?: [a-z]+){0,3})$`)
	// noActs are words that stand where a verb does, and such that what somebody does is told in
	// more than a verb and its object.
	noActs = lex.NewSet(`is are was were be am has have had can cannot can't do does did will would could should may might must of who which that
		and or but if unless except when while because than not only never always some most also either neither nor ` + hedging)
)

// actsAsProperty is a sentence that says what somebody does as one of a property: "Zorps love
// music" as "Zorps are doinglovmusicx", "Does Ana love music" as "Is Ana doinglovmusicx".
func actsAsProperty(s string) string {
	if m := actsAsked.FindStringSubmatch(s); m != nil {
		if act, ok := actName(baseStem(m[2]), m[3]); ok && !noActs.Holds(m[2]) {
			return "Is " + m[1] + " " + act
		}
		return s
	}
	first, subject, copula := "", "", " is "
	var m []string
	switch {
	case oneActs.MatchString(s):
		m = oneActs.FindStringSubmatch(s)
		first, subject, m = m[1], m[2], m[3:]
	case manyAct.MatchString(s) && !strings.HasSuffix(manyAct.FindStringSubmatch(s)[4], "s"):
		m = manyAct.FindStringSubmatch(s)
		first, subject, copula, m = m[1], m[2], " are ", m[3:]
	case whoActs.MatchString(s):
		m = whoActs.FindStringSubmatch(s)
		subject, m = m[1], m[2:]
	default:
		return s
	}
	not, verb := m[0], m[1]
	stem := baseStem(verb)
	if copula == " is " && !strings.HasPrefix(not, "does") {
		third, ok := strings.CutSuffix(verb, "s")
		if !ok {
			return s
		}
		stem = strings.TrimSuffix(third, "e")
	}
	act, ok := actName(stem, m[2])
	if !ok || noActs.Holds(verb) {
		return s
	}
	if not != "" && not != "always " {
		copula += "not "
	}
	return first + subject + copula + act
}

// anAct begins the name of what somebody does; see actName.
const anAct = "doing"

// inOtherWords reports whether what is asked for is in no rule, but may be told in other words: who
// barks can bark, who has four legs has legs, and who is happy is not unhappy.
func (p *proof) inOtherWords() bool {
	if slices.ContainsFunc(p.rules, func(r rule) bool { return r.of == p.asked }) {
		return false
	}
	bare := func(name string) string { return strings.TrimPrefix(strings.TrimPrefix(name, "have"), "can") }
	return strings.HasPrefix(p.asked, anAct) || slices.ContainsFunc(p.rules, func(r rule) bool {
		acts := strings.HasPrefix(r.of, anAct) && strings.HasPrefix(p.asked, "can")
		return r.sign != "=" && (acts || strings.HasSuffix(r.of, bare(p.asked)) || strings.HasSuffix(p.asked, bare(r.of)))
	})
}

// actName is the name of what is done as a property; it is no plural. ok is false for what is
// told in more than a verb and its object.
func actName(stem, object string) (name string, ok bool) {
	for w := range strings.FieldsSeq(object) {
		if noActs.Holds(w) {
			return "", false
		}
	}
	return anAct + stem + strings.ReplaceAll(object, " ", "") + "x", true
}

// thirdPerson is a verb as it is told of one.
func thirdPerson(verb string) string {
	stem, y := strings.CutSuffix(verb, "y")
	switch {
	case y && stem != "" && !strings.ContainsAny(stem[len(stem)-1:], "aeiou"):
		return stem + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "z"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	}
	return verb + "s"
}

// baseStem is what a verb has in common with its form in -s or -es: chas of chase, carri of carry.
func baseStem(verb string) string {
	stem, y := strings.CutSuffix(verb, "y")
	if y && stem != "" && !strings.ContainsAny(stem[len(stem)-1:], "aeiou") {
		return stem + "i"
	}
	return strings.TrimSuffix(verb, "e")
}
