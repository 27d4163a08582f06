package prompts

import (
	"slices"
	"strings"
)

// newTelling is where a new telling begins behind the number words[i] with a number and what those do,
// without a mark between: "22 passengers 7 got out", "25 birds on a tree 8 fly away"; 0 if none does.
func newTelling(words []word, i int) int {
	next := i + 1
	for next < len(words) && next <= i+maxPlaced && words[next].kind == letters && classOf(words[next])&(state|action) == 0 && !words[next].is("and", "or", "then", "but") {
		next++
	}
	if next == i+1 || next+2 >= len(words) || words[next].kind != number || classOf(words[next-1])&opener != 0 && !verbParts(words[i:next]) || joins.has(words[next-1]) {
		return 0
	}
	if at := otherTelling(words[:next], i); at > 0 {
		return at
	}
	verb := next + 1
	if words[verb].is("are", "were") || words[verb].kind == letters && classOf(words[verb]) == 0 { // "8 are eaten", "8 birds fly away"
		verb++
	}
	if classOf(words[verb])&change == 0 || words[verb].is("more") || strings.HasSuffix(words[verb].lower, "s") { // "each of 8 friends 5 leaves"
		return 0
	}
	return next
}

// otherTelling is where somebody else does something at the end of words, behind what words[i] of them did: "7
// broke mum bought"; 0 if nobody does.
func otherTelling(words []word, i int) int {
	does := func(w word) bool { return classOf(w)&change != 0 }
	who := len(words) - 2
	if who < i+2 || !does(words[who+1]) || classOf(words[who]) != 0 || !slices.ContainsFunc(words[i+1:who], does) {
		return 0
	}
	if words[who-1].is("my", "his", "her", "our", "the") {
		who--
	}
	return who
}

// verbParts reports whether words end in a verb with what belongs to it: "6 ducks flew off".
func verbParts(words []word) bool {
	n := len(words)
	return n > 2 && words[n-1].is("off", "out", "up", "down") && classOf(words[n-2])&change != 0
}

// maxPlaced is the largest number of words for that and where it is, joins are those that go on with the
// number behind them.
const maxPlaced = 6

var joins = newWordSet("per every only number room seat line bus week page nearly almost just")
