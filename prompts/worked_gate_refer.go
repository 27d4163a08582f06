package prompts

import (
	"slices"
	"strings"
)

// checkReferences declines stories with an amount that refers to something else than the
// running quantity: a part of what went away, who came back, what two have each.
func checkReferences(clauses []clause) error {
	for i, c := range clauses {
		if c.question {
			continue
		}
		after := i > 0 && !endsSentence(clauses[i-1].words) && partOfWhole(clauses[i-1].words)
		if c.quantity == 1 && ofEachBefore(clauses[:i], c.words) || c.quantity > 0 && (refers(c.words) || comesBack(c.words) || twoEach(c.words) || after && partOfWhole(c.words)) {
			return outOfScope("of what the amount in %q is told is not understood", render(c.words))
		}
	}
	if ofSome(clauses) {
		return outOfScope("of whom or of when %q asks is not understood", render(clauses[len(clauses)-1].words))
	}
	if one := recounted(clauses); one != "" {
		return outOfScope("it asks for all and tells again of %s; one quantity that changes is understood", one)
	}
	return nil
}

// refers reports whether a clause tells 45 of its 300 books, half a dollar, half of those that
// were told last, the 7th, or how many are in front of somebody.
func refers(s []word) bool {
	for i, w := range s {
		at := func(k int) *word {
			if i+k < len(s) {
				return &s[i+k]
			}
			return &noWord
		}
		switch {
		case w.kind == number && at(1).is("of") && at(2).is("its", "his", "her", "their", "my", "our") && at(3).kind == number,
			w.kind == number && !at(1).space && at(1).is("st", "nd", "rd", "th"),
			w.is("half") && at(1).is("a", "an"),
			isQuantity(s, i) && at(1).is("of") && at(2).is("those", "these"),
			w.is("of") && i > 1 && s[i-1].is("front") && isSomebody(at(1)), w.is("behind") && isSomebody(at(1)):
			return true
		}
	}
	return false
}

func isSomebody(w *word) bool {
	return w.kind == letters && isCapital(w.text) || w.is("him", "her", "me", "them", "us")
}

// comesBack reports whether a clause tells that some of those that went came back, that they
// went and came back, or what somebody got back.
func comesBack(s []word) bool {
	for i, w := range s {
		if !w.is("back") {
			continue
		}
		them := slices.IndexFunc(s[:i], func(w word) bool { return w.is("of") })
		some := them > 0 && s[them-1].kind == number && s[them+1].is("them", "those", "these")
		gave := (s[0].is("and", "later", "then") || s[0].is(",")) && slices.ContainsFunc(s, func(w word) bool { return w.is("give", "gives", "gave") }) && (i+1 == len(s) || s[i+1].kind == mark)
		and := i > 2 && s[i-2].is("and") && s[i-3].kind == letters
		if some || and || gave || i+2 < len(s) && s[i+1].is("to") && s[i+2].is("him", "her", "me", "them", "us") && (i+3 == len(s) || s[i+3].kind == mark) {
			return true
		}
	}
	return false
}

// twoEach reports whether a clause tells what two who are named have each: "Mila and Nora
// have $20 each".
func twoEach(s []word) bool {
	and := slices.IndexFunc(s, func(w word) bool { return w.is("and") })
	last := lastLetters(s)
	return and > 0 && and+1 < len(s) && isCapital(s[and-1].text) && isCapital(s[and+1].text) && last.is("each")
}

// partOfWhole reports whether a clause tells a part of something that is named, rather than
// of what is left.
func partOfWhole(s []word) bool {
	for i := range s {
		if s[i].kind != number && isQuantity(s, i) && i+2 < len(s) && s[i+1].is("of") && s[i+2].is("it", "them", "the", "his", "her", "their") {
			return !slices.ContainsFunc(s, func(w word) bool {
				return w.is("rest", "left", "remaining", "others", "keep", "keeps", "kept", "only")
			})
		}
	}
	return false
}

func endsSentence(s []word) bool { return s[len(s)-1].is(".", "?", "!") }

// recounted is what a story counts again of two kinds of things that it lists, where the
// question asks for both by a common name: of 25 birds and 10 squirrels 9 birds flew away,
// how many animals are left.
func recounted(clauses []clause) string {
	if len(clauses) < 3 {
		return ""
	}
	names := func(noun string) bool {
		return slices.ContainsFunc(clauses[len(clauses)-1].words, func(w word) bool { return len(w.text) > 2 && sameNoun(w.lower, noun) })
	}
	asked := clauses[len(clauses)-1].words
	at := askAt(asked) + 2
	if at < 2 || at >= len(asked) || classOf(asked[at]) != 0 || !genericNouns[asked[at].lower] {
		return ""
	}
	for i := 1; i+1 < len(clauses); i++ {
		a, b := nounOf(clauses[i-1].words), nounOf(clauses[i].words)
		if a == "" || b == "" || sameNoun(a, b) || !clauses[i].words[0].is("and") || happens(clauses[i].words) || names(a) || names(b) {
			continue
		}
		for _, later := range clauses[i+1 : len(clauses)-1] {
			for _, one := range []string{a, b} {
				if counts(later.words, one) {
					return one
				}
			}
		}
	}
	return ""
}

// nounOf is the plural behind the first number of a clause; "" for none.
func nounOf(s []word) string {
	for i, w := range s[:len(s)-1] {
		if next := s[i+1]; w.kind == number && next.kind == letters && strings.HasSuffix(next.text, "s") && len(next.text) > 2 && classOf(next) == 0 {
			return next.lower
		}
	}
	return ""
}

// ofSome reports whether a story tells what one has and then asks of another who has something,
// or asks of two of the days of which it tells.
func ofSome(clauses []clause) bool {
	asked := clauses[len(clauses)-1].words
	days := 0
	for _, w := range asked {
		if w.is("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") {
			days++
		}
	}
	if days > 1 {
		return true
	}
	for i := 1; i+1 < len(clauses); i++ {
		first, second := holderOf(clauses[i-1].words), holderOf(clauses[i].words)
		names := func(name string) bool { return slices.ContainsFunc(asked, func(w word) bool { return w.text == name }) }
		if first != "" && second != "" && names(second) && !names(first) {
			return true
		}
	}
	return false
}

// holderOf is who has a number of things by a clause: "and Rosa has 10"; "" for nobody.
func holderOf(s []word) string {
	for i := 0; i+2 < len(s); i++ {
		if w := s[i]; w.kind == letters && isCapital(w.text) && classOf(w) == 0 && s[i+1].is("has", "had") && s[i+2].kind == number {
			return w.text
		}
	}
	return ""
}

// ofEachBefore reports whether a clause tells how many come to or from each of some things that
// were counted before: 3 books from each shelf.
func ofEachBefore(before []clause, s []word) bool {
	for i, w := range s[:len(s)-1] {
		noun := s[i+1]
		if i == 0 || !w.is("each") || !s[i-1].is("from", "on", "in", "to", "for") || noun.kind != letters || noun.is("of", "day", "week", "hour") {
			continue
		}
		if slices.ContainsFunc(before, func(b clause) bool { return counts(b.words, noun.lower) }) {
			return true
		}
	}
	return false
}
