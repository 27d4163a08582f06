package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// referBy are words of which what refers and partOfWhole look for has one.
var referBy = strings.Fields("of half behind st nd rd th")

// checkReferences declines stories with an amount that refers to something else than the
// running quantity: a part of what went away, who came back, what two have each.
func checkReferences(clauses []clause.Clause, seen lex.Seen) error {
	parts, back, each := seen.Any(referBy...), seen.Any("back"), seen.Any("each")
	for i, c := range clauses {
		if c.Question {
			continue
		}
		after := parts && i > 0 && !lex.EndsSentence(clauses[i-1].Words) && partOfWhole(clauses[i-1].Words)
		if each && c.Quantity == 1 && ofEachBefore(clauses[:i], c.Words) || c.Quantity > 0 && (parts && refers(c.Words) || back && comesBack(c.Words) || each && twoEach(c.Words) || after && partOfWhole(c.Words)) {
			return form.OutOfScope("of what the amount in %q is told is not understood", lex.Render(c.Words))
		}
	}
	if ofSome(clauses) {
		return form.OutOfScope("of whom or of when %q asks is not understood", lex.Render(clauses[len(clauses)-1].Words))
	}
	if one := recounted(clauses); one != "" {
		return form.OutOfScope("it asks for all and tells again of %s; one quantity that changes is understood", one)
	}
	return nil
}

// refers reports whether a clause tells 45 of its 300 books, half a dollar, half of those that
// were told last, the 7th, or how many are in front of somebody.
func refers(s []lex.Word) bool {
	for i := range s {
		w, next, last := &s[i], wordAt(s, i+1), wordAt(s, i+2)
		switch {
		case w.Kind == lex.Number && next.Is("of") && last.Is("its", "his", "her", "their", "my", "our") && wordAt(s, i+3).Kind == lex.Number,
			w.Kind == lex.Number && !next.Space && next.Is("st", "nd", "rd", "th"),
			w.Is("half") && next.Is("a", "an"),
			next.Is("of") && last.Is("those", "these") && clause.IsQuantity(s, i),
			w.Is("of") && i > 1 && s[i-1].Is("front") && isSomebody(next), w.Is("behind") && isSomebody(next):
			return true
		}
	}
	return false
}

func isSomebody(w *lex.Word) bool {
	return w.Kind == lex.Letters && lex.IsCapital(w.Text) || w.Is("him", "her", "me", "them", "us")
}

// comesBack reports whether a clause tells that some of those that went came back, that they
// went and came back, or what somebody got back.
func comesBack(s []lex.Word) bool {
	for i, w := range s {
		if !w.Is("back") {
			continue
		}
		them := slices.IndexFunc(s[:i], func(w lex.Word) bool { return w.Is("of") })
		some := them > 0 && s[them-1].Kind == lex.Number && s[them+1].Is("them", "those", "these")
		gave := (s[0].Is("and", "later", "then") || s[0].Is(",")) && slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is("give", "gives", "gave") }) && (i+1 == len(s) || s[i+1].Kind == lex.Mark)
		and := i > 2 && s[i-2].Is("and") && s[i-3].Kind == lex.Letters
		if some || and || gave || i+2 < len(s) && s[i+1].Is("to") && s[i+2].Is("him", "her", "me", "them", "us") && (i+3 == len(s) || s[i+3].Kind == lex.Mark) {
			return true
		}
	}
	return false
}

// twoEach reports whether a clause tells what two who are named have each: "Mila and Nora
// have $20 each".
func twoEach(s []lex.Word) bool {
	and := slices.IndexFunc(s, func(w lex.Word) bool { return w.Is("and") })
	last := lex.LastLetters(s)
	return and > 0 && and+1 < len(s) && lex.IsCapital(s[and-1].Text) && lex.IsCapital(s[and+1].Text) && last.Is("each")
}

// partOfWhole reports whether a clause tells a part of something that is named, rather than
// of what is left.
func partOfWhole(s []lex.Word) bool {
	for i := range s {
		if s[i].Kind != lex.Number && clause.IsQuantity(s, i) && i+2 < len(s) && s[i+1].Is("of") && s[i+2].Is("it", "them", "the", "his", "her", "their") {
			return !slices.ContainsFunc(s, func(w lex.Word) bool {
				return w.Is("rest", "left", "remaining", "others", "keep", "keeps", "kept", "only")
			})
		}
	}
	return false
}

// recounted is what a story counts again of two kinds of things that it lists, where the
// question asks for both by a common name: of 25 birds and 10 squirrels 9 birds flew away,
// how many animals are left.
func recounted(clauses []clause.Clause) string {
	if len(clauses) < 3 {
		return ""
	}
	names := func(noun string) bool {
		return slices.ContainsFunc(clauses[len(clauses)-1].Words, func(w lex.Word) bool { return len(w.Text) > 2 && lexicon.SameNoun(w.Lower, noun) })
	}
	asked := clauses[len(clauses)-1].Words
	at := clause.AskAt(asked) + 2
	if at < 2 || at >= len(asked) || lexicon.ClassOf(asked[at]) != 0 || !genericNouns.Has(asked[at]) {
		return ""
	}
	for i := 1; i+1 < len(clauses); i++ {
		a, b := nounOf(clauses[i-1].Words), nounOf(clauses[i].Words)
		if a == "" || b == "" || lexicon.SameNoun(a, b) || !clauses[i].Words[0].Is("and") || lexicon.Happens(clauses[i].Words) || names(a) || names(b) {
			continue
		}
		for _, later := range clauses[i+1 : len(clauses)-1] {
			for _, one := range []string{a, b} {
				if counts(later.Words, one) {
					return one
				}
			}
		}
	}
	return ""
}

// nounOf is the plural behind the first number of a clause; "" for none.
func nounOf(s []lex.Word) string {
	for i, w := range s[:len(s)-1] {
		if next := s[i+1]; w.Kind == lex.Number && next.Kind == lex.Letters && strings.HasSuffix(next.Text, "s") && len(next.Text) > 2 && lexicon.ClassOf(next) == 0 {
			return next.Lower
		}
	}
	return ""
}

// ofSome reports whether a story tells what one has and then asks of another who has something,
// or asks of two of the days of which it tells.
func ofSome(clauses []clause.Clause) bool {
	asked := clauses[len(clauses)-1].Words
	days := 0
	for _, w := range asked {
		if w.Is("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") {
			days++
		}
	}
	if days > 1 {
		return true
	}
	for i := 1; i+1 < len(clauses); i++ {
		first, second := holderOf(clauses[i-1].Words), holderOf(clauses[i].Words)
		names := func(name string) bool {
			return slices.ContainsFunc(asked, func(w lex.Word) bool { return w.Text == name })
		}
		if first != "" && second != "" && names(second) && !names(first) {
			return true
		}
	}
	return false
}

// holderOf is who has a number of things by a clause: "and Rosa has 10"; "" for nobody.
func holderOf(s []lex.Word) string {
	for i := 0; i+2 < len(s); i++ {
		if w := s[i]; w.Kind == lex.Letters && lex.IsCapital(w.Text) && lexicon.ClassOf(w) == 0 && s[i+1].Is("has", "had") && s[i+2].Kind == lex.Number {
			return w.Text
		}
	}
	return ""
}

// ofEachBefore reports whether a clause tells how many come to or from each of some things that
// were counted before: 3 books from each shelf.
func ofEachBefore(before []clause.Clause, s []lex.Word) bool {
	for i, w := range s[:len(s)-1] {
		noun := s[i+1]
		if i == 0 || !w.Is("each") || !s[i-1].Is("from", "on", "in", "to", "for") || noun.Kind != lex.Letters || noun.Is("of", "day", "week", "hour") {
			continue
		}
		if slices.ContainsFunc(before, func(b clause.Clause) bool { return counts(b.Words, noun.Lower) }) {
			return true
		}
	}
	return false
}
