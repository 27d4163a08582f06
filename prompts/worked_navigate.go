package prompts

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// NavigateStart is the state that a walk begins with: no steps to the north,
// east, south or west so far, facing north.
const NavigateStart = "N0E0S0W0,N"

// readNavigate reads instructions to turn and walk and the question whether
// they lead back to the start. Each becomes a tagged letter with the number of
// steps before it, if there is one:
//
//	Turn left. Take 5 steps. Turn around. Take 5 steps. Do you return to the starting point?
//	N0E0S0W0,N #1:L #2:5F #3:U #4:5F #5:?
//
// The letters L, R and U turn left, right and around; F, B, L and R behind a number go
// forward, backward and to a side as one faces, N, E, S and W by the compass.
func readNavigate(q *query) (body string, ok bool, err error) {
	if !q.mentions(originStems...) && !q.mentions("back", "again", "return") {
		return "", false, nil
	}
	words, err := q.plainWords()
	if err != nil {
		return "", false, nil // of another family, which says what is wrong
	}
	words = fromOrigin(words)
	var codes []string
	asked, facing := false, false
	var strange []word
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
		return "", false, outOfScope("the instruction %q is not understood", render(strange))
	case !levelled(codes), mixesDistances(words):
		return "", false, outOfScope("steps of several kinds are not understood")
	}
	codes, ok = byCompass(codes, facing)
	switch {
	case !ok:
		return "", false, outOfScope("it does not follow where one faces before a step forward or a turn")
	case len(codes) >= WorkedMaxTags:
		return "", false, outOfScope("at most %d instructions to walk are understood", WorkedMaxTags-1)
	}
	var b strings.Builder
	b.WriteString(NavigateStart)
	for i, code := range append(codes, "?") {
		b.WriteString(" " + WorkedTag(i+1) + code)
	}
	return b.String(), true, nil
}

// facesNorth reports whether a clause says that one faces north: "start facing north".
func facesNorth(c []word) bool {
	n := len(c)
	return n > 1 && c[n-1].is("north") && c[n-2].is("face", "facing") && idle(append(c[:n-2:n-2], c[n-2]))
}

// instructions cuts a question at every mark and conjunction that may part two
// instructions.
func instructions(words []word) [][]word {
	var out [][]word
	from := 0
	for i := 0; i <= len(words); i++ {
		if i > from && i < len(words) && (asksAt(words[i:]) || words[i].is("after", "by") && i+1 < len(words) && strings.HasSuffix(words[i+1].lower, "ing") || walksOn(words[from:i], words[i])) { // "8 steps back will I be where I started"
			out = append(out, words[from:i])
			from = i
		}
		cut := i == len(words) || words[i].is(".", ",", ";", ":", "?", "!", "and", "then", "if") || words[i].is("-") && words[i].space
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
func walksOn(whole []word, w word) bool {
	last := whole[len(whole)-1]
	return w.is("go", "walk", "turn", "take", "move", "run") && (walkDirections[last.lower] != "" || last.is("step", "steps", "around")) &&
		(navigateTurns.has(whole[0]) || slices.ContainsFunc(whole, isNumber))
}

// asksAt reports whether words begin a question about who walks: "will I be".
func asksAt(s []word) bool {
	return len(s) > 2 && s[0].is("will", "would", "do", "does", "did", "am", "are", "is") && s[1].is("i", "you", "we", "he", "she", "they")
}

// wordSet is a set of lower-case words.
type wordSet map[string]bool

func newWordSet(words string) wordSet {
	s := wordSet{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

func (s wordSet) has(w word) bool { return s[w.lower] }

// within reports whether a text holds one of the words, by itself or beside marks.
func (s wordSet) within(text string) bool {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r >= utf8.RuneSelf || r != '_' && !alphanumeric(byte(r)) }) {
		if s[w] {
			return true
		}
	}
	return false
}

// alphanumeric reports whether a byte is a letter of ASCII or a digit.
func alphanumeric(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }

// idle reports whether a clause gives no instruction.
func idle(c []word) bool {
	turns, negated := false, false
	for i, w := range c {
		facing := w.is("north") && i > 0 && c[i-1].is("facing")
		if !navigateIdle.has(w) && !isCapital(w.text) && !facing {
			return false
		}
		turns = turns || w.is("turn", "turning")
		negated = negated || w.is("never", "without")
	}
	return !turns || negated
}

// subjectAt reports whether c[i] belongs to who walks: "a robot moves".
func subjectAt(c []word, i int) bool {
	verb := func(k int) bool {
		return k < len(c) && (navigateVerbs.has(c[k]) || strings.HasSuffix(c[k-1].lower, "s") && (navigateVerbs[c[k].lower+"s"] || navigateVerbs[c[k].lower+"es"]))
	}
	named := i == 0 && (isCapital(c[i].text) || verb(1)) // "Ann flies", "drone flies"
	return named || c[0].is("a", "an", "the", "my") && (i == 1 && verb(2) || (i == 1 || i == 2) && verb(3))
}

var (
	// navigateIdle are the words of clauses that give no instruction: "if you
	// follow these instructions", "always face forward", "Options", "Yes".
	navigateIdle = newWordSet(`if you i he she we they follow follows these the following instructions directions steps in order exactly suppose
		imagine that always keep face facing forward ahead whole time all you're are never turn turning without options yes no
		start at by point a your starting now finally next first after afterwards lastly from home leave my here there`)
	// navigateWords may stand in an instruction beside what it says.
	navigateWords = newWordSet(`you i he she we they the a an your my his her their now next first finally again more another after afterwards lastly
		if to of in for direction toward towards exactly straight by on heel about take takes walk walks go goes fly flies drive drives ride rides roll rolls crawl crawls hop hops jump jumps move moves make makes run runs march marches advance
		advances travel travels head heads do does step steps pace paces walked went drove rode flew moved ran marched travelled traveled headed stepped took crawled hopped jumped sail sails sailed jog jogs jogged swim swims swam hike hikes hiked cycle cycles cycled skate skates skated stroll strolls strolled row rows rowed walking going driving moving running stepping taking meter meters metre metres foot feet yard yards block blocks floor floors stair stairs storey storeys cm centimeter centimeters centimetre centimetres square squares field fields times mile miles
		kilometer kilometers m km ft inch inches side sideways your once please must should will`)
	navigateVerbs = newWordSet("sails jogs swims hikes cycles skates strolls rows takes walks goes flies drives rides rolls crawls hops jumps moves makes runs marches advances travels heads steps turns rotates")
	navigateTurns = newWordSet("turn turns turned turning rotate rotates rotated rotating spin spins spun pivot pivots pivoted")
	degrees       = newWordSet("degree degrees")

	askVerbs  = newWordSet("do does did will would are is am have has")
	askBack   = newWordSet("return returned back end finish arrive be")
	askOrigin = newWordSet("start starting started begin began beginning origin original home same set launch")
	// originStems are such that each of askOrigin has one of them.
	originStems = []string{"start", "begin", "began", "origin", "home", "same", "set", "launch"}
	askPlace    = newWordSet("point place position spot location square line field")
	askWords    = newWordSet(`you i he she we they it its get come to the your my his her their at in up where point place position spot location square line field same
		exactly from came now then again if not or as before on for off out this that path route walk bring brings lead leads take takes`)
)

// walkDirections are the words for a direction, with the letter that stands for it; see levelled for
// those of up and down.
var walkDirections = map[string]string{
	"left": "L", "right": "R", "forward": "F", "forwards": "F", "ahead": "F", "backward": "B", "backwards": "B", "back": "B",
	"up": "^", "upward": "^", "upwards": "^", "down": "v", "downward": "v", "downwards": "v",
	"north": "N", "east": "E", "south": "S", "west": "W", "northward": "N", "eastward": "E", "southward": "S", "westward": "W",
}

// asksReturn reports whether a clause asks if one is back at the start.
func asksReturn(c []word) bool {
	back, origin, place := false, false, false
	for i, w := range c {
		switch {
		case w.is("not", "or"):
			return false
		case i == 0:
			back = w.is("back") // "back at the start?"
			if !askVerbs.has(w) && !back && !(w.is("same") && len(c) > 1 && askPlace.has(c[1])) {
				return false
			}
			origin = w.is("same") // "same place as before?"
		case askBack.has(w), w.is("at", "on", "where", "again") && c[0].is("am", "are", "is"):
			back = true
		case askOrigin.has(w):
			origin = true
		case i == 2 && c[1].is("my", "our", "his", "her", "the"): // "is my cat back"
		case !askWords.has(w) && !isCapital(w.text):
			return false
		}
		place = place || askPlace.has(w)
	}
	if slices.ContainsFunc(c, func(w word) bool { return w.is("same") }) {
		return origin && place
	}
	if n := len(c); back && !origin && n > 2 && n < 5 && askVerbs.has(c[0]) && c[2].is("back") && c[n-1].is("back", "now", "again", "then") { // "are you back?"
		return true
	}
	return back && origin
}

// instruction is what a clause tells to do; "" if it is no instruction that is
// understood.
func instruction(c []word) string {
	turn, around, twice, angle := false, false, false, 0
	amount, direction := "", ""
	for i, w := range c {
		lower := w.lower
		d := walkDirections[lower]
		if w.is("up", "down") && i+1 < len(c) && strings.Contains("NESW", walkDirections[c[i+1].lower]) && walkDirections[c[i+1].lower] != "" {
			d = "" // "up north"
			lower = "to"
			w = newWord("to", letters, true)
		}
		switch {
		case w.kind == number && i+1 < len(c) && degrees.has(c[i+1]):
			angle, _ = strconv.Atoi(w.text)
		case w.kind == number && amount == "":
			amount = strings.TrimLeft(w.text, "0")
			if amount == "" || len(amount) > 3 {
				return ""
			}
		case w.kind == number:
			return ""
		case w.is("twice") && i+1 == len(c) && turn && direction != "" && !around && angle == 0:
			twice = true
		case degrees.has(w), w.is("-"):
		case navigateTurns.has(w):
			turn = true
		case lower == "around" || lower == "u" || lower == "about" && turn:
			around = true
		case d != "" && direction == "":
			direction = d
		case d != "", !navigateWords.has(w) && !subjectAt(c, i):
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

// yesNoAnswer takes an answer of Yes or No.
func yesNoAnswer(stated string) (string, bool) {
	return stated, stated == "Yes" || stated == "No"
}
