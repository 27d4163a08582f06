package navigate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// originLeads stand before the place where a walk begins.
var originLeads = lex.NewSet("leave leaves leaving left from at")

// fromOrigin are the words of a walk that begins at a place by its name, "from the tent", and is
// asked to lead back there, with "the start" for that place in the question.
func fromOrigin(words []lex.Word) []lex.Word {
	end := len(words)
	for end > 0 && (words[end-1].Kind == lex.Mark || words[end-1].Is("again", "now")) {
		end--
	}
	first := slices.IndexFunc(words, func(w lex.Word) bool { return w.Kind == lex.Number })
	if end < 2 || end-2 < first {
		return words
	}
	if words[end-1].Is("home") {
		return fromHome(words, end, first)
	}
	if !isPlaceOf(words[end-2]) {
		return words
	}
	place := words[end-1].Lower
	for i := 2; i < first; i++ {
		if words[i].Lower != place || !isPlaceOf(words[i-1]) || !originLeads.Has(words[i-2]) {
			continue
		}
		if slices.ContainsFunc(words[:i-2], func(w lex.Word) bool {
			return directions[w.Lower] != "" || turns.Has(w) || w.Is("not", "never", ".", "?")
		}) {
			return words
		}
		start := []lex.Word{lex.New("the", lex.Letters, true), lex.New("start", lex.Letters, true)}
		return slices.Concat(words[i+1:end-2], start, words[end:])
	}
	return words
}

// fromHome are the words of a walk that begins at home, with "back at the start" for that.
func fromHome(words []lex.Word, end, first int) []lex.Word {
	for i := 1; i < first; i++ {
		if words[i].Is("home") && originLeads.Has(words[i-1]) {
			back := []lex.Word{lex.New("back", lex.Letters, true), lex.New("at", lex.Letters, true), lex.New("the", lex.Letters, true), lex.New("start", lex.Letters, true)}
			return slices.Concat(words[:end-1], back, words[end:])
		}
	}
	return words
}

func isPlaceOf(w lex.Word) bool {
	return w.Is("the", "my", "his", "her", "our", "their", "its", "a", "an")
}

// levelled writes steps up and down as those to the north and the south, which lead back as they
// do. It is false where there are others too.
func levelled(codes []string) bool {
	onGrid(codes)
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

// onGrid writes steps up, down, left and right, as on paper, as those by the compass where there are
// no others.
func onGrid(codes []string) {
	grid := strings.NewReplacer("^", "N", "v", "S", "L", "W", "R", "E")
	upright := false
	for _, code := range codes {
		if !lex.IsDigit(code[0]) || strings.IndexByte("^vLR", code[len(code)-1]) < 0 {
			return
		}
		upright = upright || strings.IndexByte("^v", code[len(code)-1]) >= 0
	}
	for i := range codes {
		if upright {
			codes[i] = grid.Replace(codes[i])
		}
	}
}

// byCompass are steps of which some go by the compass, written with those alone: who goes south
// faces south. ok is false where it does not follow where one faces, as before the first of them;
// north is where one said to face then.
func byCompass(codes []string, north bool) (steps []string, ok bool) {
	const compass = "NESW"
	at := func(code string) int { return strings.IndexByte(compass, code[len(code)-1]) }
	if !slices.ContainsFunc(codes, func(c string) bool { return at(c) >= 0 }) {
		return codes, true
	}
	faces := -1
	if north {
		faces = 0
	}
	for _, code := range codes {
		if to := at(code); to >= 0 {
			faces = to
			steps = append(steps, code)
			continue
		}
		n := len(code) - 1
		quarters := map[byte]int{'F': 0, 'R': 1, 'B': 2, 'U': 2, 'L': 3}[code[n]]
		if faces < 0 {
			return nil, false
		}
		if n == 0 {
			faces = (faces + quarters) % 4
		} else {
			steps = append(steps, code[:n]+compass[(faces+quarters)%4:][:1])
			if quarters%2 == 1 {
				faces = -1 // a step to the side, or a turn and a step
			}
		}
	}
	return steps, true
}

// mixesDistances reports whether steps are told in more than one unit.
func mixesDistances(words []lex.Word) bool {
	unit := ""
	for i, w := range words {
		if w.Kind != lex.Number {
			continue
		}
		for _, next := range words[i+1 : min(i+3, len(words))] {
			of := cmp.Or(units.Symbols[next.Lower], strings.TrimSuffix(next.Lower, "s"))
			if next.Kind != lex.Letters || !stepWords.Has(next) || !distances.Holds(of) {
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
var distances = lex.NewSet("m cm km ft in yd mi step pace block floor stair storey square field time")
