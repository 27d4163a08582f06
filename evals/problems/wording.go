package problems

import (
	"strconv"
	"strings"
)

// standalone tells whether a wording can only stand at the start of a sentence.
func standalone(text string) bool {
	for _, p := range []string{"Then", "After", "Later", "The next", "Soon", "Now", "At ", "In the", "Only", "It <is", "It <st"} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
}

// say adds a clause, as a sentence of its own or joined to the last one.
func (t *teller) say(text string, x, k int) {
	starts := strings.HasPrefix(text, "{S}")
	t.who = t.pronoun
	if !t.joinable || standalone(text) || t.r.chance(60) {
		if t.named || t.r.chance(30) {
			t.who = t.name
		}
		t.named = t.named && !strings.Contains(text, "{S}")
		t.sentences = append(t.sentences, title(t.fill(text, x, k)))
		t.joinable, t.subject = x > 0 || k > 0, starts
		return
	}
	if starts && t.subject && t.r.chance(75) {
		t.who = ""
	}
	s := t.fill(text, x, k)
	if !starts && !strings.HasPrefix(text, "{P}") && !strings.HasPrefix(text, "{N}") {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	last := &t.sentences[len(t.sentences)-1]
	*last = strings.TrimSuffix(*last, ".") + pick(t.r, separators) + s
	t.joinable, t.subject = t.r.chance(60), starts
}

// separators stand between two clauses of a sentence.
var separators = []string{", then ", ", then ", " and then ", " and ", " and ", ", and ", ", and ", ", ", "; ", ", and then ", " but ", ", but "}

// fill draws the alternatives of a wording and puts the fields in.
func (t *teller) fill(text string, x, k int) string {
	text = t.alternatives(text)
	text = t.tense(text)
	things := t.nouns
	if x == 1 {
		things = t.noun
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			break
		}
		field, after, _ := strings.Cut(rest, "}")
		b.WriteString(t.field(field, x, k, things, strings.HasSuffix(before, "$")))
		text = after
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(b.String()), " "), " .", ".")
}

func (t *teller) field(name string, x, k int, things string, money bool) string {
	switch name {
	case "x":
		return t.number(x, money)
	case "k":
		return t.number(k, money)
	case "S":
		return t.who
	case "name":
		return t.name
	case "him":
		return t.him
	case "his":
		return t.his
	case "p", "P", "N":
		return t.somebody(name == "N")
	case "o":
		return things
	case "other":
		return t.other
	case "g":
		return t.container
	case "place":
		return t.place
	case "a":
		return pick(t.r, adjectives)
	case "D":
		return pick(t.r, days)
	}
	panic("problems: unknown field " + name)
}

// somebody is a person other than the one the story is about.
func (t *teller) somebody(named bool) string {
	if !named && t.r.chance(25) {
		s := pick(t.r, relations)
		return strings.Replace(strings.Replace(s, "her ", t.his+" ", 1), "his ", t.his+" ", 1)
	}
	if t.r.chance(8) {
		return title(madeUp(t.r))
	}
	for {
		n := pick(t.r, women)
		if t.r.chance(50) {
			n = pick(t.r, men)
		}
		if n != t.name {
			return n
		}
	}
}

func (t *teller) number(n int, money bool) string {
	// "a hundred" before "and 6 more" would read as 106.
	if money || n%100 == 0 || t.digits && !t.r.chance(3) {
		return strconv.Itoa(n)
	}
	return inWords(n)
}

// alternatives replaces each group "[a|b]" by one of its parts.
func (t *teller) alternatives(text string) string {
	for {
		before, rest, found := strings.Cut(text, "[")
		if !found {
			return text
		}
		group, after, _ := strings.Cut(rest, "]")
		text = before + pick(t.r, strings.Split(group, "|")) + after
	}
}

// tense replaces each group "<present|past>". Verbs that belong to a person
// who is "I", "we" or "they" lose their ending.
func (t *teller) tense(text string) string {
	person := t.base && strings.Contains(text, "{S}")
	for {
		before, rest, found := strings.Cut(text, "<")
		if !found {
			return text
		}
		group, after, _ := strings.Cut(rest, ">")
		verb, past, _ := strings.Cut(group, "|")
		if t.past {
			verb = past
		}
		if person && verb != "holds" {
			verb = t.baseForm(verb)
		}
		text = before + verb + after
	}
}

// baseForm is the form of a verb behind "I", "we" or "they".
func (t *teller) baseForm(verb string) string {
	switch {
	case verb == "has":
		return "have"
	case verb == "is" && t.pronoun == "I":
		return "am"
	case verb == "is":
		return "are"
	case verb == "was" && t.pronoun != "I":
		return "were"
	case t.past || !strings.HasSuffix(verb, "s") || strings.HasSuffix(verb, "ss"):
		return verb
	case strings.HasSuffix(verb, "ies"):
		return verb[:len(verb)-3] + "y"
	}
	for _, end := range []string{"ches", "shes", "sses", "xes", "zes", "oes"} {
		if strings.HasSuffix(verb, end) {
			return verb[:len(verb)-2]
		}
	}
	return verb[:len(verb)-1]
}
