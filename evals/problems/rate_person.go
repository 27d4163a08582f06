package problems

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// speaker is who tells a tale about himself, or to whom it is told.
type speaker struct{ subject, object, own, is string }

var speakers = []speaker{{"I", "me", "my", "am"}, {"I", "me", "my", "am"}, {"you", "you", "your", "are"}, {"we", "us", "our", "are"}}

// thirdPerson are the verbs of somebody else, as in "Mia buys", that end in more than
// an s: what stays behind when "I" takes over. Verbs with s alone need no entry.
var thirdPerson = map[string]string{"has": "have", "does": "do", "goes": "go", "washes": "wash", "catches": "catch", "teaches": "teach", "watches": "watch", "reaches": "reach", "wishes": "wish", "finishes": "finish", "mixes": "mix", "fixes": "fix", "fries": "fry", "carries": "carry", "tries": "try"}

var (
	subjectVerb = lazyregexp.New(`(\{n\}|\{s\}|\{S\}) ([a-z]+)`)
	secondVerb  = lazyregexp.New(`(\band|\bthen|\balso) (buys|pays|spends|gives|sells|puts|gets|has|saves|earns|shares|loses|eats|uses|keeps|packs|leaves|bikes|rides|swims|walks|runs|drives|finds|makes|bakes|picks|takes|wants|needs|divides|cuts|fills|reads|orders|works|sees|skips)\b`)
	askedVerb   = lazyregexp.New(`\b(does|is|has|was) (\{n\}|\{s\})`)
)

// byMyself tells of I, you or we what a text tells of {n}. It leaves a text alone that
// tells of other people too, or has a verb that does not follow the rules.
func byMyself(r *rng, text string) string {
	if strings.Contains(text, "{m}") || strings.Contains(text, "{k}") || strings.Contains(text, "{n}'s") || !strings.Contains(text, "{n}") {
		return text
	}
	who := pick(r, speakers)
	told := askedVerb.ReplaceAllStringFunc(text, func(s string) string {
		verb, _, _ := strings.Cut(s, " ")
		switch verb {
		case "is":
			verb = who.is
		case "was":
			if who.is == "are" {
				verb = "were"
			}
		default:
			verb = thirdPerson[verb]
		}
		return verb + " " + who.subject
	})
	told = subjectVerb.ReplaceAllStringFunc(told, func(s string) string {
		_, verb, _ := strings.Cut(s, " ")
		return who.subject + " " + who.verb(verb)
	})
	told = secondVerb.ReplaceAllStringFunc(told, func(s string) string {
		before, verb, _ := strings.Cut(s, " ")
		return before + " " + who.verb(verb)
	})
	return strings.NewReplacer("{n}", who.subject, "{s}", who.subject, "{S}", title(who.subject), "{him}", who.object, "{his}", who.own).Replace(told)
}

// verb is the form of a verb of the third person that goes with the speaker.
func (p speaker) verb(third string) string {
	switch {
	case third == "is":
		return p.is
	case third == "was" && p.is == "are":
		return "were"
	case thirdPerson[third] != "":
		return thirdPerson[third]
	case strings.HasSuffix(third, "s") && third != "was" && third != "always" && third != "usually":
		return third[:len(third)-1]
	}
	return third
}
