package prompts

import (
	"cmp"
	"slices"
	"strings"
)

// originLeads stand before the place where a walk begins.
var originLeads = newWordSet("leave leaves leaving left from at")

// fromOrigin are the words of a walk that begins at a place by its name, "from the tent", and is
// asked to lead back there, with "the start" for that place in the question.
func fromOrigin(words []word) []word {
	end := len(words)
	for end > 0 && (words[end-1].kind == mark || words[end-1].is("again", "now")) {
		end--
	}
	first := slices.IndexFunc(words, func(w word) bool { return w.kind == number })
	if end < 2 || end-2 < first || !isPlaceOf(words[end-2]) {
		return words
	}
	place := words[end-1].lower
	for i := 2; i < first; i++ {
		if words[i].lower != place || !isPlaceOf(words[i-1]) || !originLeads.has(words[i-2]) {
			continue
		}
		if slices.ContainsFunc(words[:i-2], func(w word) bool {
			return walkDirections[w.lower] != "" || navigateTurns.has(w) || w.is("not", "never", ".", "?")
		}) {
			return words
		}
		start := []word{newWord("the", letters, true), newWord("start", letters, true)}
		return slices.Concat(words[i+1:end-2], start, words[end:])
	}
	return words
}

func isPlaceOf(w word) bool { return w.is("the", "my", "his", "her", "our", "their", "its", "a", "an") }

// levelled writes steps up and down as those to the north and the south, which lead back as they
// do. It is false where there are others too.
func levelled(codes []string) bool {
	steps := 0
	for i, code := range codes {
		if up, ok := strings.CutSuffix(code, "^"); ok {
			codes[i] = up + "N"
		} else if down, ok := strings.CutSuffix(code, "v"); ok {
			codes[i] = down + "S"
		} else {
			continue
		}
		steps++
	}
	return steps == 0 || steps == len(codes)
}

// mixesDistances reports whether steps are told in more than one unit.
func mixesDistances(words []word) bool {
	unit := ""
	for i, w := range words {
		if w.kind != number {
			continue
		}
		for _, next := range words[i+1 : min(i+3, len(words))] {
			of := cmp.Or(unitSymbols[next.lower], strings.TrimSuffix(next.lower, "s"))
			if next.kind != letters || !navigateWords.has(next) || !distances[of] {
				continue
			}
			if of == "pace" {
				of = "step"
			}
			if unit != "" && unit != of {
				return true
			}
			unit = of
			break
		}
	}
	return false
}

// distances are what steps are told in, by their symbols or in the singular.
var distances = newWordSet("m cm km ft in yd mi step pace block floor stair storey")
