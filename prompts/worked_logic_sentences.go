package prompts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

var (
	// givenFacts are facts and the question in one sentence.
	givenFacts = lazyregexp.New(`^(?i)(?:given|if|suppose|assuming|knowing|we know)(?: that)? (.+), (?:then )?((?:is|true or false) .+)$`)
	factJoint  = lazyregexp.New(`,? and |, (?:but |while )?|; ?`)
)

// proofSentences are the sentences of a question, each with a capital and without its mark;
// facts that are told together are parted.
func proofSentences(question string) (all []string) {
	for s := range strings.FieldsFuncSeq(question, func(r rune) bool { return strings.ContainsRune(".?!:\n", r) }) {
		s = strings.Join(strings.Fields(s), " ")
		asked := ""
		if m := givenFacts.FindStringSubmatch(s); m != nil {
			s, asked = m[1], m[2]
		}
		facts := []string{s}
		if !statementNext.MatchString(s) { // "true, false or unknown"
			facts = factJoint.Split(s, -1)
		}
		for _, fact := range append(facts, asked) {
			if fact != "" {
				all = append(all, capitalized(fact))
			}
		}
	}
	return all
}

func capitalized(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
