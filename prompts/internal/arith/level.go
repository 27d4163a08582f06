package arith

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// What rises and falls below zero, in homework, is a temperature or a lift: "The temperature was
// -4 degrees and rose by 9. What is it now?" Their words are a closed class, so that no other
// amount is taken for one.

var (
	levelStems = []string{"temp", "thermometer", "submarine", "lift", "elevator", "degree"}
	levelWords = lex.NewSet(`the a an if it it's is was in at on of outside now then later and but by to temperature temp thermometer another lift elevator floor floors level levels
		degree degrees celsius fahrenheit c f ° morning night noon evening afternoon midnight today day during this had has have been since yesterday tonight overnight room outdoors freezer water air dawn dusk sunrise sunset m metres meters metre meter feet ft submarine diver bird drone starts started shows showed reads`)
	levelAsked = lex.NewSet(`what what's which how many cold warm high degrees is was will be it the temperature temp height position altitude elevation where new now then after that in end at finally on floor level
		lift elevator does thermometer show read midnight noon night evening morning dawn dusk submarine`)
	// levelVerbs tell that a level changes, and most of them in which way; levelWays say so behind the
	// others.
	levelVerbs = map[string]string{"rises": "+", "rose": "+", "rise": "+", "climbs": "+", "climbed": "+", "increases": "+", "increased": "+",
		"falls": "-", "fell": "-", "fall": "-", "drops": "-", "dropped": "-", "drop": "-", "decreases": "-", "decreased": "-", "sinks": "-", "sank": "-", "risen": "+", "fallen": "-",
		"goes": "", "went": "", "moves": "", "moved": "", "rides": "", "gets": "", "got": "", "becomes": "", "became": ""}
	levelWays = map[string]string{"up": "+", "higher": "+", "warmer": "+", "hotter": "+", "down": "-", "lower": "-", "colder": "-", "cooler": "-"}
)

// level is a level and what it rises and falls by so far, with a change that is not
// told to its end: its way and by how much.
type level struct {
	syms    []string
	changes bool
	way, by string

	at, lowest int  // where it is now, and the lowest so far
	rides      bool // it is a lift
}

// changedLevel is the sum of a level and its changes where it is or gets below zero, or is a
// lift's; ok is false where words tell of something else.
func changedLevel(words []lex.Word) (syms []string, ok bool) {
	words = belowZero(words)
	asked := levelAskAt(words)
	if asked < 2 || !onlyOf(words[asked:], levelAsked) || !timeTold(words[asked:], words[:asked]) {
		return nil, false
	}
	var l level
	for i := range words[:asked] {
		if !l.take(words[:asked], i) {
			return nil, false
		}
		if l.way != "" && l.by != "" {
			l.syms = append(l.syms, l.way, l.by)
			n, _ := strconv.Atoi(l.way + l.by)
			l.at += n
			l.lowest = min(l.lowest, l.at)
			l.changes, l.way, l.by = false, "", ""
		}
	}
	if l.changes || len(l.syms) < 3 {
		return nil, false
	}
	return l.syms, l.syms[0] == "-" || l.rides || l.lowest < 0
}

// timeTold reports whether a question for a level at a time of the day is for that of the last change.
func timeTold(asked, told []lex.Word) bool {
	ss := lex.Sentences(told)
	for _, w := range asked {
		if w.Is("midnight", "noon", "night", "evening", "morning", "dawn", "dusk") && !slices.ContainsFunc(ss[len(ss)-1], func(t lex.Word) bool { return t.Is(w.Lower) }) {
			return false
		}
	}
	return true
}

// belowZero are words with a sign before a number that is told to be below zero.
func belowZero(words []lex.Word) []lex.Word {
	for i := 1; i < len(words); i++ {
		if !words[i].Is("below") || i+1 == len(words) || words[i+1].Text != "0" {
			continue
		}
		at := i - 1
		for at > 0 && at > i-4 && words[at].Kind != lex.Number {
			at--
		}
		if words[at].Kind != lex.Number || at == 0 || slices.ContainsFunc(words[:at], lex.IsNumber) {
			return words
		}
		return slices.Concat(words[:at], []lex.Word{lex.New("-", lex.Mark, true), lex.New(words[at].Text, lex.Number, false)}, words[at+1:i], words[i+2:])
	}
	return words
}

// take reads one word of what is told.
func (l *level) take(s []lex.Word, i int) bool {
	w, begun := s[i], len(l.syms) > 0
	sign, isVerb := levelVerbs[w.Lower]
	way := levelWays[w.Lower]
	l.rides = l.rides || w.Is("lift", "elevator")
	switch {
	case w.Kind == lex.Number && strings.Contains(w.Text, "."):
		return false
	case w.Kind == lex.Number && !begun:
		l.syms = []string{w.Text}
		l.at, _ = strconv.Atoi(w.Text)
		if i > 0 && s[i-1].Is("-", "minus") {
			l.syms, l.at = []string{"-", w.Text}, -l.at
		}
		return true
	case w.Kind == lex.Number:
		free := l.changes && l.by == ""
		l.by = w.Text
		return free
	case isVerb:
		free := begun && !l.changes
		l.changes, l.way = true, sign
		return free
	case way != "":
		free := begun && l.way == ""
		l.changes, l.way = true, way
		return free
	case w.Is(".", ",", ";"):
		return !l.changes
	case w.Is("-", "minus"):
		return !begun && i+1 < len(s) && !(w.Kind == lex.Mark && s[i+1].Space)
	}
	return levelWords.Has(w) && !(l.changes && w.Is("to"))
}

// levelAskAt is where the question begins; 0 if there is none.
func levelAskAt(s []lex.Word) int {
	for i := len(s) - 1; i > 0; i-- {
		asks := s[i].Is("what", "what's", "which", "how") || s[i].Is("on") && i+1 < len(s) && s[i+1].Is("what", "which")
		if asks && s[i-1].Is(".", ",", ";") {
			return i
		}
	}
	return 0
}

// onlyOf reports whether all words but marks are of a set.
func onlyOf(words []lex.Word, set lex.Set) bool {
	for _, w := range words {
		if w.Kind == lex.Mark && strings.Contains(".,?!", w.Text) {
			continue
		}
		if !set.Has(w) {
			return false
		}
	}
	return true
}
