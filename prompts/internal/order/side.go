package order

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// sideStems are such that sideways needs one of them.
var sideStems = []string{" of ", "than ", " as ", "before ", "behind ", "after ", "above ", "below ", "over ", "under ", "beneath ", "underneath "}

// sidewaysFirst are the first words of sideways, but for comparatives.
var sidewaysFirst = lex.NewSet(`standing sitting placed located positioned found hanging parked a much far slightly somewhat even also
	to on left right ahead in before behind after above below over north south east west not under beneath underneath more less worse`)

// beginsSideways reports whether a text begins with a word with which sideways may.
func beginsSideways(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return strings.HasSuffix(first, "er") || sidewaysFirst.Holds(first)
}

// compared reads what stands behind the verb of "Ann is taller than Ben".
func compared(text string) (s side, partner string, ok bool) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // few letters take more bytes than their capitals
		text = lower
	}
	if !beginsSideways(lower) || !lex.ContainsAny(lower, sideStems) {
		return side{}, "", false
	}
	m := sideways.FindStringSubmatch(lower)
	if m == nil {
		return side{}, "", false
	}
	partner = text[len(text)-len(m[2]):]
	if s, ok = relations[m[1]]; ok {
		return s, partner, true
	}
	if adjective, ok := strings.CutSuffix(m[1], " as"); ok { // "not as tall as"
		s := quality(adjective[strings.LastIndexByte(adjective, ' ')+1:])
		return side{s.scales, !s.end}, partner, scales[s.scales[0]]
	}
	s, ok = comparison(strings.TrimSuffix(m[1], " than"))
	return s, partner, ok
}

// quality is the side of an adjective: that of its comparative, where it is the other end of a scale,
// "sour" of "sweet", else its own.
func quality(adjective string) side {
	if !scales[adjective] {
		stem := strings.TrimSuffix(adjective, "e")
		for _, more := range []string{stem + "er", strings.TrimSuffix(stem, "y") + "ier", stem + stem[max(0, len(stem)-1):] + "er"} {
			if s, ok := comparatives[more]; ok {
				return s
			}
		}
	}
	return side{[]string{adjective}, false}
}

// comparison is the side of "taller" or "less expensive".
func comparison(words string) (s side, ok bool) {
	if m := comparedWord.FindStringSubmatch(words); m != nil {
		s := quality(m[1])
		return side{s.scales, s.end != strings.HasPrefix(words, "less")}, true
	}
	s, ok = comparatives[words]
	return s, ok
}

// middle stands for the place in the middle.
const middle = 0

// placesInLine are the shortest texts that inLine matches, of which most statements have one.
var placesInLine = func() map[string]placeInLine {
	all := map[string]placeInLine{}
	for _, in := range []string{"", "in ", "in the ", "the ", "at "} {
		all[in+"last"] = placeInLine{"", true}
		for _, o := range ordinals {
			all[in+o] = placeInLine{o, false}
			for _, end := range []string{" to last", " from last", " last"} {
				all[in+o+end] = placeInLine{o, true}
			}
		}
	}
	return all
}()

// placeInLine is a place by its number, from the front or the end; "" is the first.
type placeInLine struct {
	ordinal string
	fromEnd bool
}

// placed reads what stands behind the verb of "Ann is the second-tallest". The
// place is counted from the front or, negative, from the end; nil scales are any.
func placed(text string) (scales []string, place int, ok bool) {
	text = strings.ToLower(text)
	count := func(s side, ordinal string) ([]string, int, bool) {
		n := max(1, 1+slices.Index(ordinals, ordinal))
		if s.end {
			n = -n
		}
		return s.scales, n, true
	}
	if m := fromBorder.FindStringSubmatch(text); m != nil {
		return count(borders[m[2]], m[1])
	}
	if m := atBorder.FindStringSubmatch(text); m != nil {
		return count(borders[m[1]+m[2]+m[3]], "")
	}
	if p, ok := placesInLine[text]; ok {
		return count(side{[]string{frontToBack}, p.fromEnd}, p.ordinal)
	}
	if m := inLine.FindStringSubmatch(text); m != nil {
		return count(side{[]string{frontToBack}, m[1]+m[3] != ""}, m[2])
	}
	if inTheMiddle.MatchString(text) {
		return nil, middle, true
	}
	m := superlative.FindStringSubmatch(text)
	if m == nil {
		return nil, 0, false
	}
	if kind, adjective, found := strings.Cut(m[2], " "); found {
		s := quality(adjective)
		return count(side{s.scales, s.end != (kind == "least")}, m[1])
	}
	s, ok := superlatives[m[2]]
	if !ok {
		return nil, 0, false
	}
	return count(s, m[1])
}
