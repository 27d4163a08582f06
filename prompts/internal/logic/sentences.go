package logic

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// hedging are words that say that something is not always so.
const hedging = `usually often sometimes mostly generally normally typically rarely seldom probably perhaps maybe almost nearly`

var (
	// givenFacts are facts and the question in one sentence.
	givenFacts = lazyregexp.New(`^(?i)(?:given|if|suppose|assuming|knowing|we know)(?: that)? (.+), (?:then )?((?:is|are|do|does|can|true or false) .+)$`)
	// factsFirst are the first words of all that givenFacts matches.
	factsFirst = lex.NewSet("given if suppose assuming knowing we")
	// isItTrue asks for the truth of a claim.
	isItTrue = lazyregexp.New(`^(?i)is it true (?:or false )?that (.+)$`)
	// hasOrCan says what those of a class have or can do; hasAsked and canAsked ask it of somebody.
	hasOrCan = lazyregexp.New(`^(Every |Each |Any |An? |All |No |)([A-Za-z]+) (has|have|can|cannot|can't|can not|do not have|don't have|does not have|doesn't have) ((?:[a-z]+ ?){1,3})$`)
	hasAsked = lazyregexp.New(`^Does (\p{L}\pL+) have ((?:[a-z]+ ?){1,3})$`)
	canAsked = lazyregexp.New(`^Can (\p{L}\pL+) ((?:[a-z]+ ?){1,3})$`)
	// hedged are words that limit what is said.
	hedged     = lex.NewSet(`if unless except when while because only not never ` + hedging)
	factJoints = []string{" and ", ", ", ";"}
	factJoint  = lazyregexp.New(`,? and |, (?:but |while )?|; ?`)
)

// proofSentences are the sentences of a question, each with a capital and without its mark;
// facts that are told together are parted, and classes and properties go by one word.
func proofSentences(q *query.Question) (all []string) {
	add := func(s string) {
		if s != "" {
			all = append(all, lex.Capitalized(strings.ReplaceAll(s, "-", "")))
		}
	}
	for rest, more := plainProof(q), true; more; {
		var s string
		s, rest, more = cutAny(rest, ".?!:\n")
		s, asked := factsAndQuestion(lex.SingleSpaced(s))
		switch {
		case announcesClaim(s) || !lex.ContainsAny(s, factJoints): // "true, false or unknown"
			add(s)
		default:
			for _, fact := range factJoint.Split(s, -1) {
				add(fact)
			}
		}
		if m := isItTrue.FindStringSubmatch(asked); m != nil {
			add("true or false")
			asked = m[1]
		}
		add(asked)
	}
	all = withClaim(namedAsked(namedClasses(all)))
	for i := range all {
		all[i] = asProperty(all[i])
	}
	if n := len(all); n > 2 {
		_, first := readCopularAsked(all[0])
		if _, last := readCopularAsked(all[n-1]); first && !last {
			all = append(all[1:], all[0])
		}
	}
	return all
}

// cutAny cuts a text at the first of some marks.
func cutAny(s, marks string) (before, after string, found bool) {
	if at := strings.IndexAny(s, marks); at >= 0 {
		return s[:at], s[at+1:], true
	}
	return s, "", false
}

// factsAndQuestion cuts a sentence without its lead where a question begins.
func factsAndQuestion(s string) (facts, asked string) {
	first := lex.FirstLetters(s)
	if leadFirst.Holds(first) {
		s = leadOut.ReplaceAllString(s, "")
		first = lex.FirstLetters(s)
	}
	if factsFirst.Holds(first) {
		if m := givenFacts.FindStringSubmatch(s); m != nil {
			return m[1], m[2]
		}
		if facts, asked := askedBehindFacts(s[len(first):]); asked != "" {
			return facts, asked
		}
	}
	if first == "is" && isItTrue.MatchString(s) {
		return "", s
	}
	return s, ""
}

// asProperty is a sentence that says what somebody has or can do as one of a property: "All
// birds can fly" as "All birds are canflyx", whose name is no plural.
func asProperty(s string) string {
	if saysIs(s) || announcesClaim(s) {
		return s
	}
	name := func(verb, rest string) string {
		return strings.ReplaceAll(verb+rest, " ", "") + "x"
	}
	if m := hasAsked.FindStringSubmatch(s); m != nil {
		return "Is " + m[1] + " " + name("have", m[2])
	}
	if m := canAsked.FindStringSubmatch(s); m != nil {
		return "Is " + m[1] + " " + name("can", m[2])
	}
	m := hasOrCan.FindStringSubmatch(s)
	if m == nil {
		return actsAsProperty(s)
	}
	if slices.ContainsFunc(strings.Fields(m[4]), func(w string) bool { return hedged.Holds(w) }) {
		return s
	}
	verb, copula, not := "have", " is ", ""
	if strings.HasPrefix(m[3], "can") {
		verb = "can"
	}
	if strings.HasSuffix(m[2], "s") && m[3] != "has" && !strings.HasPrefix(m[3], "does") {
		copula = " are "
	}
	if strings.Contains(m[3], "not") || strings.Contains(m[3], "n't") {
		not = "not "
	}
	return m[1] + m[2] + copula + not + name(verb, m[4])
}

// saysIs reports whether a sentence says what somebody is or those of a class are.
func saysIs(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	if ofClassFirst.Holds(first) {
		_, rest, _ = strings.Cut(rest, " ")
	}
	return strings.HasPrefix(rest, "is ") || strings.HasPrefix(rest, "are ")
}
