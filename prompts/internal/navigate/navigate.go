// Package navigate reads instructions to turn and walk, and the question whether they lead back to the
// start. It declines a walk with an instruction that it does not understand, with steps of several
// kinds, or of which it does not follow where one faces.
package navigate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// Start is the state that a walk begins with: no steps to the north,
// east, south or west so far, facing north.
const Start = "N0E0S0W0,N"

// Read reads instructions to turn and walk and the question whether
// they lead back to the start. Each becomes a tagged letter with the number of
// steps before it, if there is one:
//
//	Turn left. Take 5 steps. Turn around. Take 5 steps. Do you return to the starting point?
//	N0E0S0W0,N #1:L #2:5F #3:U #4:5F #5:?
//
// The letters L, R and U turn left, right and around; F, B, L and R behind a number go
// forward, backward and to a side as one faces, N, E, S and W by the compass.
func Read(q *query.Question) (body string, ok bool, err error) {
	if !q.Mentions(originStems...) && !q.Mentions("back", "again", "return") {
		return "", false, nil
	}
	words, err := q.PlainWords()
	if err != nil {
		return "", false, nil // of another family, which says what is wrong
	}
	words = fromOrigin(words)
	var codes []string
	asked, facing := false, false
	var strange []lex.Word
	for _, c := range instructions(words) {
		switch code := instruction(c); {
		case asksReturn(c):
			asked = true
		case facesNorth(c) && len(codes) == 0: // as one does at first
			facing = true
		case code != "":
			codes = append(codes, code)
		case !idle(c) && strange == nil:
			strange = c
		}
	}
	switch {
	case !asked || len(codes) == 0:
		return "", false, nil
	case strange != nil:
		return "", false, form.OutOfScope("the instruction %q is not understood", lex.Render(strange))
	case !levelled(codes), mixesDistances(words):
		return "", false, form.OutOfScope("steps of several kinds are not understood")
	}
	codes, ok = byCompass(codes, facing)
	switch {
	case !ok:
		return "", false, form.OutOfScope("it does not follow where one faces before a step forward or a turn")
	case len(codes) >= form.MaxTags:
		return "", false, form.OutOfScope("at most %d instructions to walk are understood", form.MaxTags-1)
	}
	var b strings.Builder
	b.WriteString(Start)
	for i, code := range append(codes, "?") {
		b.WriteString(" " + form.Tag(i+1) + code)
	}
	return b.String(), true, nil
}

// facesNorth reports whether a clause says that one faces north: "start facing north".
func facesNorth(c []lex.Word) bool {
	n := len(c)
	return n > 1 && c[n-1].Is("north") && c[n-2].Is("face", "facing") && idle(append(c[:n-2:n-2], c[n-2]))
}

// instructions cuts a question at every mark and conjunction that may part two
// instructions.
func instructions(words []lex.Word) [][]lex.Word {
	var out [][]lex.Word
	from := 0
	for i := 0; i <= len(words); i++ {
		if i > from && i < len(words) && (asksAt(words[i:]) || words[i].Is("after", "by") && i+1 < len(words) && strings.HasSuffix(words[i+1].Lower, "ing") || walksOn(words[from:i], words[i])) { // "8 steps back will I be where I started"
			out = append(out, words[from:i])
			from = i
		}
		cut := i == len(words) || words[i].Is(".", ",", ";", ":", "?", "!", "and", "then", "if") || words[i].Is("-") && words[i].Space
		if !cut {
			continue
		}
		if i > from {
			out = append(out, words[from:i])
		}
		from = i + 1
	}
	return out
}

// walksOn reports whether a verb begins another instruction behind a whole one: "3 steps north walk 3 steps south".
func walksOn(whole []lex.Word, w lex.Word) bool {
	last := whole[len(whole)-1]
	return w.Is("go", "walk", "turn", "take", "move", "run") && (directions[last.Lower] != "" || last.Is("step", "steps", "around")) &&
		(turns.Has(whole[0]) || slices.ContainsFunc(whole, lex.IsNumber))
}

// asksAt reports whether words begin a question about who walks: "will I be".
func asksAt(s []lex.Word) bool {
	return len(s) > 2 && s[0].Is("will", "would", "do", "does", "did", "am", "are", "is") && s[1].Is("i", "you", "we", "he", "she", "they")
}

// idle reports whether a clause gives no instruction.
func idle(c []lex.Word) bool {
	if len(c) == 3 && c[0].Is("facing") && isPlaceOf(c[1]) && directions[c[2].Lower] == "" { // "facing the door"
		return true
	}
	turns, negated := false, false
	for i, w := range c {
		facing := w.Is("north") && i > 0 && c[i-1].Is("facing")
		if !idleWords.Has(w) && !lex.IsCapital(w.Text) && !facing {
			return false
		}
		turns = turns || w.Is("turn", "turning")
		negated = negated || w.Is("never", "without")
	}
	return !turns || negated
}

// subjectAt reports whether c[i] belongs to who walks: "a robot moves".
func subjectAt(c []lex.Word, i int) bool {
	verb := func(k int) bool {
		return k < len(c) && (verbs.Has(c[k]) || strings.HasSuffix(c[k-1].Lower, "s") && (verbs.Holds(c[k].Lower+"s") || verbs.Holds(c[k].Lower+"es")))
	}
	named := i == 0 && (lex.IsCapital(c[i].Text) || verb(1)) // "Ann flies", "drone flies"
	return named || c[0].Is("a", "an", "the", "my") && (i == 1 && verb(2) || (i == 1 || i == 2) && verb(3))
}

var (
	// idleWords are the words of clauses that give no instruction: "if you
	// follow these instructions", "always face forward", "Options", "Yes".
	idleWords = lex.NewSet(`if you i he she we they follow follows these the following instructions directions steps in order exactly suppose
		imagine that always keep face facing forward ahead whole time all you're are never turn turning without options yes no
		start at by point a your starting now finally next first after afterwards lastly from home leave my here there`)
	// stepWords may stand in an instruction beside what it says.
	stepWords = lex.NewSet(`you i he she we they the a an your my his her their now next first finally again more another after afterwards lastly
		if to of in for direction toward towards exactly straight by on heel about take takes walk walks go goes fly flies drive drives ride rides roll rolls crawl crawls hop hops jump jumps move moves make makes run runs march marches advance
		advances travel travels head heads do does step steps pace paces walked went drove rode flew moved ran marched travelled traveled headed stepped took crawled hopped jumped sail sails sailed jog jogs jogged swim swims swam hike hikes hiked cycle cycles cycled skate skates skated stroll strolls strolled row rows rowed walking going driving moving running stepping taking meter meters metre metres foot feet yard yards block blocks floor floors stair stairs storey storeys cm centimeter centimeters centimetre centimetres square squares field fields times mile miles
		kilometer kilometers m km ft inch inches side sideways your once please must should will
		climb climbs climbed slide slides slid length lengths wall ladder tree pole rope hill street road path corridor`)
	verbs   = lex.NewSet("climbs slides sails jogs swims hikes cycles skates strolls rows takes walks goes flies drives rides rolls crawls hops jumps moves makes runs marches advances travels heads steps turns rotates")
	turns   = lex.NewSet("turn turns turned turning rotate rotates rotated rotating spin spins spun pivot pivots pivoted")
	degrees = lex.NewSet("degree degrees")

	askVerbs  = lex.NewSet("do does did will would are is am have has")
	askBack   = lex.NewSet("return returned back end finish arrive be")
	askOrigin = lex.NewSet("start starting started begin began beginning origin original home same set launch")
	// originStems are such that each of askOrigin has one of them.
	originStems = []string{"start", "begin", "began", "origin", "home", "same", "set", "launch"}
	askPlace    = lex.NewSet("point place position spot location square line field")
	askWords    = lex.NewSet(`you i he she we they it its get come to the your my his her their at in up where point place position spot location square line field same
		exactly from came now then again if not or as before on for off out this that path route walk bring brings lead leads take takes`)
)

// directions are the words for a direction, with the letter that stands for it; see levelled for
// those of up and down.
var directions = map[string]string{
	"left": "L", "right": "R", "forward": "F", "forwards": "F", "ahead": "F", "backward": "B", "backwards": "B", "back": "B",
	"up": "^", "upward": "^", "upwards": "^", "down": "v", "downward": "v", "downwards": "v",
	"north": "N", "east": "E", "south": "S", "west": "W", "northward": "N", "eastward": "E", "southward": "S", "westward": "W",
}

// asksReturn reports whether a clause asks if one is back at the start.
func asksReturn(c []lex.Word) bool {
	back, origin, place := false, false, false
	for i, w := range c {
		switch {
		case w.Is("not", "or"):
			return false
		case i == 0:
			back = w.Is("back") // "back at the start?"
			if !askVerbs.Has(w) && !back && !(w.Is("same") && len(c) > 1 && askPlace.Has(c[1])) {
				return false
			}
			origin = w.Is("same") // "same place as before?"
		case askBack.Has(w), w.Is("at", "on", "where", "again") && c[0].Is("am", "are", "is"):
			back = true
		case askOrigin.Has(w):
			origin = true
		case i == 2 && c[1].Is("my", "our", "his", "her", "the"): // "is my cat back"
		case !askWords.Has(w) && !lex.IsCapital(w.Text):
			return false
		}
		place = place || askPlace.Has(w)
	}
	if slices.ContainsFunc(c, func(w lex.Word) bool { return w.Is("same") }) {
		return origin && place
	}
	if n := len(c); back && !origin && n > 2 && n < 5 && askVerbs.Has(c[0]) && c[2].Is("back") && c[n-1].Is("back", "now", "again", "then") { // "are you back?"
		return true
	}
	return back && origin
}

// movesSo reports whether c[i], or the word behind it, is what somebody does so far in a direction: "a snail creeps 3
// cm north".
func movesSo(c []lex.Word, i int) bool {
	verb := func(k int) bool {
		return k < len(c)-3 && k > 0 && k < 3 && c[k].Kind == lex.Letters && (strings.HasSuffix(c[k].Lower, "s") || strings.HasSuffix(c[k].Lower, "ed")) && c[k+1].Kind == lex.Number &&
			directions[c[len(c)-1].Lower] != ""
	}
	return c[0].Is("a", "an", "the", "my") && (verb(i) && i == 2 || i == 1 && verb(2))
}

// instruction is what a clause tells to do; "" if it is no instruction that is
// understood.
func instruction(c []lex.Word) string {
	turn, around, twice, angle := false, false, false, 0
	amount, direction := "", ""
	for i, w := range c {
		lower := w.Lower
		d := directions[lower]
		if w.Is("up", "down") && i+1 < len(c) && strings.Contains("NESW", directions[c[i+1].Lower]) && directions[c[i+1].Lower] != "" {
			d = "" // "up north"
			lower = "to"
			w = lex.New("to", lex.Letters, true)
		}
		switch {
		case w.Kind == lex.Number && i+1 < len(c) && degrees.Has(c[i+1]):
			angle, _ = strconv.Atoi(w.Text)
		case w.Kind == lex.Number && amount == "":
			amount = strings.TrimLeft(w.Text, "0")
			if amount == "" || len(amount) > 3 {
				return ""
			}
		case w.Kind == lex.Number:
			return ""
		case w.Is("twice") && i+1 == len(c) && turn && direction != "" && !around && angle == 0:
			twice = true
		case degrees.Has(w), w.Is("-"):
		case turns.Has(w):
			turn = true
		case lower == "around" || lower == "u" || lower == "about" && turn:
			around = true
		case d != "" && direction == "":
			direction = d
		case d == "" && movesSo(c, i):
		case d != "", !stepWords.Has(w) && !subjectAt(c, i):
			return ""
		}
	}
	switch {
	case twice && amount == "" && (direction == "L" || direction == "R"):
		return "U"
	case turn && amount == "" && (around && direction == "" && angle == 0 || angle == 180 && direction != "B"):
		return "U"
	case turn && amount == "" && !around && (angle == 0 || angle == 90) && (direction == "L" || direction == "R"):
		return direction
	case !turn && !around && angle == 0 && amount != "":
		return amount + cmp.Or(direction, "F")
	}
	return ""
}

// Answer takes an answer of Yes or No.
func Answer(stated string) (string, bool) {
	return stated, stated == "Yes" || stated == "No"
}
