package story

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// newTelling is where a new telling begins behind the number words[i] with a number and what those do,
// without a mark between: "22 passengers 7 got out", "25 birds on a tree 8 fly away"; 0 if none does.
func newTelling(words []lex.Word, i int) int {
	next := i + 1
	for next < len(words) && next <= i+maxPlaced && words[next].Kind == lex.Letters && lexicon.ClassOf(words[next])&(lexicon.State|lexicon.Action) == 0 && !words[next].Is("and", "or", "then", "but") {
		next++
	}
	if next == i+1 || next+2 >= len(words) || words[next].Kind != lex.Number || lexicon.ClassOf(words[next-1])&lexicon.Opener != 0 && !verbParts(words[i:next]) || joins.Has(words[next-1]) {
		return 0
	}
	if at := otherTelling(words[:next], i); at > 0 {
		return at
	}
	verb := next + 1
	if words[verb].Is("are", "were") || words[verb].Kind == lex.Letters && lexicon.ClassOf(words[verb]) == 0 { // "8 are eaten", "8 birds fly away"
		verb++
	}
	if lexicon.ClassOf(words[verb])&lexicon.Change == 0 || words[verb].Is("more") || strings.HasSuffix(words[verb].Lower, "s") { // "each of 8 friends 5 leaves"
		return 0
	}
	return next
}

// otherTelling is where somebody else does something at the end of words, behind what words[i] of them did: "7
// broke mum bought"; 0 if nobody does.
func otherTelling(words []lex.Word, i int) int {
	does := func(w lex.Word) bool { return lexicon.ClassOf(w)&lexicon.Change != 0 }
	who := len(words) - 2
	if who < i+2 || !does(words[who+1]) || lexicon.ClassOf(words[who]) != 0 || !slices.ContainsFunc(words[i+1:who], does) {
		return 0
	}
	if words[who-1].Is("my", "his", "her", "our", "the") {
		who--
	}
	return who
}

// verbParts reports whether words end in a verb with what belongs to it: "6 ducks flew off".
func verbParts(words []lex.Word) bool {
	n := len(words)
	return n > 2 && words[n-1].Is("off", "out", "up", "down") && lexicon.ClassOf(words[n-2])&lexicon.Change != 0
}

// maxPlaced is the largest number of words for that and where it is, joins are those that go on with the
// number behind them.
const maxPlaced = 6

var joins = lex.NewSet("per every only number room seat line bus week page nearly almost just")

// tellingsParted are words of a story with a comma between two tellings that nothing parts: "baked 48 cakes
// sold 31", "had 24 eggs I used 6".
func tellingsParted(words []lex.Word) []lex.Word {
	for i := 0; i+2 < len(words); i++ {
		if words[i].Kind != lex.Number || i == 0 {
			continue
		}
		if next := newTelling(words, i); next > 0 {
			words = slices.Insert(slices.Clone(words), next, lex.New(",", lex.Mark, false))
			i = next
			continue
		}
		if lexicon.ClassOf(words[i-1])&(lexicon.Change|lexicon.State) == 0 {
			continue
		}
		at := i + 1
		for at < len(words) && at <= i+maxCounted && words[at].Kind == lex.Letters && lexicon.ClassOf(words[at]) == 0 {
			at++
		}
		verb := at
		if at < len(words) && at > i+1 && words[at].Is("i", "he", "she", "we", "they") {
			verb++
		}
		if verb+1 < len(words) && lexicon.ClassOf(words[verb])&lexicon.Change != 0 && words[verb].Kind == lex.Letters && (words[verb+1].Kind == lex.Number || words[verb+1].Is("$")) {
			words = slices.Insert(slices.Clone(words), at, lex.New(",", lex.Mark, false))
			i = at
		}
	}
	return words
}

// maxCounted is the largest number of words that name what a number counts.
const maxCounted = 2
