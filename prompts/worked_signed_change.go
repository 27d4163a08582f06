package prompts

import "strings"

// What rises and falls below zero, in homework, is a temperature or a lift: "The temperature was
// -4 degrees and rose by 9. What is it now?" Their words are a closed class, so that no other
// amount is taken for one.

var (
	levelNames = newWordSet("temperature thermometer lift elevator")
	levelWords = newWordSet(`the a an it it's is was in at on of to outside now then later and but by temperature thermometer lift elevator floor floors level
		degree degrees celsius fahrenheit c f ° morning night noon evening afternoon midnight today day during this starts started shows showed reads
		what what's which will be new after that finally end does do`)
	levelAsked = newWordSet("what what's which is was will be it the temperature new now then after that in end at finally on floor level lift elevator does thermometer show read")
	// levelVerbs go up (+) or down (-); others do what the word behind them says.
	levelVerbs = map[string]string{"rises": "+", "rose": "+", "rise": "+", "climbs": "+", "climbed": "+", "increases": "+", "increased": "+",
		"falls": "-", "fell": "-", "fall": "-", "drops": "-", "dropped": "-", "drop": "-", "decreases": "-", "decreased": "-", "sinks": "-", "sank": "-",
		"goes": "", "went": "", "moves": "", "moved": "", "rides": "", "up": "+", "down": "-"}
)

// changedLevel is the sum of a level below zero and what it rises and falls by; ok is false where
// words tell of something else.
func changedLevel(words []word) (syms []string, ok bool) {
	s := sentences(words)
	if len(s) < 2 {
		return nil, false
	}
	asked := s[len(s)-1]
	if !asked[0].is("what", "what's", "which") || !onlyOf(asked, levelAsked) {
		return nil, false
	}
	verb, named, way := "", false, ""
	told := words[:len(words)-len(asked)]
	for i, w := range told {
		sign, isVerb := levelVerbs[w.lower]
		next := &noWord
		if i+1 < len(told) {
			next = &told[i+1]
		}
		switch {
		case w.kind == number && len(syms) == 0: // what it is first
			below := i > 0 && told[i-1].is("-", "minus") && verb == ""
			if !below {
				return nil, false
			}
			syms = append(syms, "-", w.text)
		case w.kind == number:
			if way == "" || verb == "" {
				return nil, false
			}
			syms = append(syms, way, w.text)
			verb, way = "", ""
		case w.is("-") && !next.space && len(syms) == 0, w.is("minus") && len(syms) == 0:
		case isVerb && sign == "" && verb == "" && len(syms) > 0:
			verb = w.lower
		case isVerb && sign != "" && way == "" && len(syms) > 0:
			verb, way = w.lower, sign
		case w.is(".", ",", ";"):
			if verb != "" {
				return nil, false
			}
		case !levelWords.has(w), w.is("to") && verb != "":
			return nil, false
		}
		named = named || levelNames.has(w)
	}
	return syms, named && verb == "" && len(syms) > 2
}

// onlyOf reports whether all words but marks are of a set.
func onlyOf(words []word, set wordSet) bool {
	for _, w := range words {
		if w.kind == mark && strings.Contains(".,?!", w.text) {
			continue
		}
		if !set.has(w) {
			return false
		}
	}
	return true
}
