package prompts

import (
	"slices"
	"strings"
)

// genericNouns may be asked for though the story names the things otherwise.
var genericNouns = map[string]bool{}

func init() {
	for _, w := range strings.Fields("animals people persons things items dollars money fruits fruit pieces toys of does do did are is were was remain will has have had water degrees") {
		genericNouns[w] = true
	}
}

// checkQuestion declines what the running quantity does not answer: how much
// somebody gave, how much there was at first, how many boxes are needed.
func checkQuestion(c clause, before []clause) error {
	text := phrase(c.words)
	summed := false
	for _, w := range c.words {
		summed = summed || classOf(w)&sums != 0
	}
	at := max(0, askAt(c.words))
	amount := c.words[at].is("how")
	for i, w := range c.words {
		k := classOf(w)
		switch {
		case w.is("same", "remainder", "price", "older", "younger", "taller", "shorter", "longer", "heavier", "farther"), // behind "the", too
			w.is("first") && i+1 < len(c.words) && c.words[i+1].is("and"),                                        // and the last
			w.is("free", "empty", "unoccupied", "available"),                                                     // what others leave is no running quantity
			w.is("get", "receive") && slices.ContainsFunc(c.words[:i], func(w word) bool { return w.is("did") }): // a change is asked for
			return outOfScope("the question %q is not understood", text)
		case w.kind != letters, isCapital(w.text) && i > 0:
		case amount && i == at+2 && !w.is("more"): // the noun after "how many"
		case i > 0 && c.words[i-1].is("the", "a", "car"), amount && i == at+3 && classOf(c.words[i-1])&asks == 0:
		case amount && i == at+1 && w.is("much") && i+1 < len(c.words) && c.words[i+1].is("is", "are", "was", "were") && !summedOrLeft(c.words):
			return outOfScope("the question %q is not understood", text)
		case i > at+2 && w.is("more"), w.is("than", "fewer", "less", "need", "needs", "cost", "before", "originally", "beginning", "week", "month", "year", "hour", "already", "every", "per", "apiece", "first", "start"), amount && i == at+2 && w.is("more", "times", "days", "weeks", "hours", "minutes"):
			return outOfScope("the question %q is not understood", text)
		case k&asks != 0, k&(change|action) != 0 && summed:
		case k == 0 && (nounAt(c.words, i) || i > at+1 && i <= at+4 && afterHowMany(c.words, at, i)):
		case i > 1 && (c.words[i-2].is("number") || c.words[max(0, i-3)].is("number") || c.words[max(0, i-4)].is("number")):
		case k&opener != 0 && i < at+4, k&opener != 0 && i+1 < len(c.words) && c.words[i+1].kind == letters:
		case k&other != 0, w.is("board") && c.words[i-1].is("on"):
		default:
			return outOfScope("the question %q is not understood", text)
		}
	}
	return checkSubject(c, before, at)
}

// summedOrLeft reports whether a question asks what there is in the end.
func summedOrLeft(s []word) bool {
	for _, w := range s {
		if w.is("left", "now", "there", "remaining", "end") || classOf(w)&sums != 0 {
			return true
		}
	}
	return false
}

// afterHowMany reports whether only nouns and adjectives stand between "how
// many" and s[i].
func afterHowMany(s []word, at, i int) bool {
	for _, w := range s[at+2 : i] {
		if k := classOf(w); k != 0 && k&opener == 0 || w.kind != letters {
			return false
		}
	}
	return true
}

// checkSubject declines a question about things that the story does not name, or about
// two kinds of them.
func checkSubject(c clause, before []clause, at int) error {
	if at+2 >= len(c.words) || !c.words[at].is("how") {
		return nil
	}
	// The last noun before the verb is what is asked for.
	noun := ""
	for i, w := range c.words[at+2:] {
		k := classOf(w)
		if w.is("and") && noun != "" && at+2+i+1 < len(c.words) && classOf(c.words[at+2+i+1])&(state|asks) == 0 {
			return outOfScope("%q asks about two kinds of things", render(c.words))
		}
		if w.kind != letters || k&(state|asks) != 0 || noun != "" && isCapital(w.text) {
			break
		}
		noun = w.lower
	}
	if noun == "" || genericNouns[noun] {
		return nil
	}
	for _, b := range before {
		for _, seen := range b.words {
			if sameNoun(noun, seen.lower) {
				return nil
			}
		}
	}
	return outOfScope("the story does not say what %q is about", render(c.words))
}

// sameNoun compares two words without their endings.
func sameNoun(a, b string) bool {
	n := max(3, min(len(a), len(b))-3)
	return len(a) >= n && len(b) >= n && a[:n] == b[:n]
}
