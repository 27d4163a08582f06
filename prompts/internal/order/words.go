package order

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// side is one direction along a scale, or along each of several that share the
// word: "shorter" is of height and of length.
type side struct {
	scales []string
	end    bool // towards the end of the row
}

// The scales that are no adjective's.
const (
	leftToRight = "left to right"
	frontToBack = "front to back" // also who finished when
	topToBottom = "top to bottom"

	northToSouth = "north to south"
	westToEast   = "west to east"
)

var (
	// comparatives and superlatives by their words, without "than".
	comparatives = map[string]side{}
	superlatives = map[string]side{}
	// scales are those of adjectives.
	scales = map[string]bool{}
	// relations stand between two things.
	relations = map[string]side{}
	// borders are what places are counted from.
	borders = map[string]side{
		"left": {[]string{leftToRight}, false}, "right": {[]string{leftToRight}, true},
		"top": {[]string{topToBottom}, false}, "bottom": {[]string{topToBottom}, true},
		"front": {[]string{frontToBack}, false}, "back": {[]string{frontToBack}, true},
		"start": {[]string{frontToBack}, false}, "end": {[]string{frontToBack}, true},
	}
	ordinals = strings.Fields("first second third fourth fifth sixth seventh")
)

func init() {
	// The end of the scale that is the front of the row comes first.
	for scales, words := range map[string][2]string{
		leftToRight:                     {"to the left of, left of, on the left of", "to the right of, right of, on the right of"},
		frontToBack:                     {"ahead of, in front of, before, earlier than, better than", "behind, after, later than, worse than"},
		frontToBack + "," + topToBottom: {"above, higher than", "below, lower than"},
		northToSouth:                    {"north of, to the north of", "south of, to the south of"},
		westToEast:                      {"west of, to the west of", "east of, to the east of"},
		topToBottom:                     {"over, on top of", "under, beneath, underneath"},
	} {
		for i, list := range words {
			for phrase := range strings.SplitSeq(list, ", ") {
				relations[phrase] = side{strings.Split(scales, ","), i == 1}
			}
		}
	}
	superlatives["leftmost"], superlatives["rightmost"] = borders["left"], borders["right"]
	superlatives["topmost"], superlatives["bottommost"] = borders["top"], borders["bottom"]
	superlatives["northernmost"], superlatives["southernmost"] = relations["north of"], relations["south of"]
	superlatives["westernmost"], superlatives["easternmost"] = relations["west of"], relations["east of"]
	superlatives["best"], superlatives["worst"] = relations["better than"], relations["worse than"]
	superlatives["highest"], superlatives["lowest"] = relations["above"], relations["below"]
	for line := range strings.Lines(`tall taller tallest shorter shortest
		long longer longest shorter shortest
		old older oldest younger youngest
		old elder eldest younger youngest
		old older oldest newer newest
		big bigger biggest smaller smallest
		big larger largest smaller smallest
		heavy heavier heaviest lighter lightest
		fast faster fastest slower slowest
		quick quicker quickest slower slowest
		strong stronger strongest weaker weakest
		rich richer richest poorer poorest
		rich wealthier wealthiest poorer poorest
		expensive costlier costliest cheaper cheapest
		expensive pricier priciest cheaper cheapest
		warm warmer warmest colder coldest
		warm warmer warmest cooler coolest
		hot hotter hottest colder coldest
		hot hotter hottest cooler coolest
		bright brighter brightest darker darkest
		bright brighter brightest dimmer dimmest
		loud louder loudest quieter quietest
		wide wider widest narrower narrowest
		thick thicker thickest thinner thinnest
		deep deeper deepest shallower shallowest
		sweet sweeter sweetest sourer sourest
		smart smarter smartest dumber dumbest
		hard harder hardest softer softest
		hard harder hardest easier easiest
		far farther farthest nearer nearest
		far farther farthest closer closest
		far further furthest nearer nearest
		far further furthest closer closest
		early earlier earliest later latest
		happy happier happiest sadder saddest`) {
		w := strings.Fields(line)
		for i, at := range []map[string]side{comparatives, superlatives, comparatives, superlatives} {
			s := at[w[i+1]]
			scales[w[0]] = true
			if !slices.Contains(s.scales, w[0]) {
				at[w[i+1]] = side{append(s.scales, w[0]), i >= 2}
			}
		}
	}
}

const (
	anOrdinal = `(first|second|third|fourth|fifth|sixth|seventh)`
	aBorder   = `(left|right|top|bottom|front|back|start|end)`
	// aCrowd may follow a superlative: "the tallest of the three".
	aCrowd = `(?: (?:(?:out )?of (?:all|them|them all|all of them|all the \w+|the (?:two|three|four|five|six|seven|group|lot|bunch)(?: \w+)?|these|those|everyone)|in the (?:row|line|queue|race|group|list|contest|competition|tournament|stack|pile)|overall))?$`
)

var (
	sideways     = lazyregexp.New(`^(?:standing |sitting |placed |located |positioned |found |hanging |parked )?(?:(?:a bit|a little|a lot|much|far|slightly|somewhat|even|also) )?(to the left of|to the right of|on the left of|on the right of|left of|right of|ahead of|in front of|before|earlier than|better than|behind|after|later than|worse than|above|higher than|below|lower than|over|on top of|(?:to the )?(?:north|south|east|west) of|not (?:as|so) \w+ as|under|beneath|underneath|\w+er than|(?:more|less) \w+ than) (.+)$`)
	fromBorder   = lazyregexp.New(`^(?:the |in the |at the |in )?` + anOrdinal + ` (?:one |place |position |spot )?from the (?:far )?` + aBorder + `(?: end| side)?` + aCrowd)
	atBorder     = lazyregexp.New(`^(?:on|at|to) the (?:(?:far|very|extreme) ` + aBorder + `|` + aBorder + ` end|(top|bottom|front|back)(?: (?:shelf|floor|layer|bunk|drawer))?)(?: of the (?:row|line|queue|stack|pile|list))?$`)
	inLine       = lazyregexp.New(`^(?:in |in the |the |at )?(?:(last)|` + anOrdinal + `( to last| from last| last)?)(?: place| position| spot| one| in line| in the line| in the queue)?` + aCrowd)
	inTheMiddle  = lazyregexp.New(`^(?:exactly |right )?in the (?:very |exact )?(?:middle|center|centre)` + aCrowd)
	superlative  = lazyregexp.New(`^(?:(?:the|my|our) )?(?:` + anOrdinal + ` )?((?:most|least) \w+|\w+(?:est|most))(?: one| person)?` + aCrowd)
	hyphens      = lex.NewSpelling("-", " ", "’", "'", "who's ", "who is ", "Who's ", "Who is ", "what's ", "what is ", "What's ", "What is ", " one's the ", " one is the ")
	leadsOut     = lazyregexp.New(`^(?i:the|a|an|my|our) `)
	comparedWord = lazyregexp.New(`^(?:more|less) (\w+)$`)
)

var (
	// copulas are the words of aCopula that stand before what is said of a place.
	copulas = lex.NewSet(`is are was were finished finishes came comes placed ranked ranks arrived arrives up stands stand stood sits sit sat hangs hang hung runs ran
		lies lie lay lives live lived parks parked swims swam walks walked drives drove`)
	// leading are words between such a verb and those of placing; see sideways, fromBorder
	// and the forms behind them.
	leading = lex.NewSet(`immediately directly just the a to on in at exactly standing sitting placed located positioned found hanging parked`)
	// placing are words, beside comparatives and superlatives, that tell a place or how far
	// from another it is.
	placing = lex.NewSet(`left right ahead front before worse behind after above below over top under beneath underneath more less most least last bottom back between
		start end far very extreme exact middle center centre bit little lot much slightly somewhat even also north south east west first second third fourth fifth sixth seventh`)
)

// verbs tell an order by themselves.
var verbs = lex.NewSet("beat beats outran outruns costs cost weighs weigh born")

// havingVerbs are those of aHaving.
var havingVerbs = lex.NewSet(`has have had own owns got get gets scored score scores earned earn earns won win wins read reads eat eats ate drink drinks drank
	collected collect collects caught sold sell sells baked`)

// roles are what words that mayTellPlaces looks for may be, in one map: most words are none.
var (
	roles    = map[string]uint8{"who's": copulaRole, "what's": copulaRole}
	withRole lex.Set // the words of roles
)

const (
	copulaRole uint8 = 1 << iota // of copulas
	ordersRole                   // of verbs
	havingRole                   // of havingVerbs
)

func init() {
	for role, set := range map[uint8]lex.Set{copulaRole: copulas, ordersRole: verbs, havingRole: havingVerbs} {
		for w := range set.All() {
			roles[w] |= role
		}
	}
	withRole = lex.NewSet(strings.Join(slices.Collect(maps.Keys(roles)), " "))
}

// mayTellPlaces reports whether a question has a verb and behind it a word with which a place
// may be told. Few have, and to read all sentences as statements about an order takes
// long.
func mayTellPlaces(q *query.Question) bool {
	if strings.Contains(q.Text, "\r") { // what it parts is one word
		return true
	}
	if q.EndsInAmount() {
		return false
	}
	verb, led, side, having, havingA, before := false, false, false, false, false, ""
	for w, rest := cutWord(q.Lower()); w != ""; w, rest = cutWord(rest) {
		bare := w
		if !lex.Alphanumeric(w[len(w)-1]) {
			bare = strings.TrimRight(w, ".,;:!?)")
		}
		switch {
		case side && (bare == "of" || bare == "in" || nearBy.Holds(bare)):
			return true
		case verb && !led && (bare == "left" || bare == "right"): // 3 are left
			verb, side = false, true
			continue
		case verb && (placing.Holds(bare) || strings.HasSuffix(bare, "er") || strings.HasSuffix(bare, "est") || strings.HasSuffix(bare, "most")):
			return true
		case verb && leading.Holds(bare):
			led = true
			continue
		case before == "not" && (bare == "as" || bare == "so"): // not as tall as
			return true
		}
		if bare == "than" && (len(comparatives[before].scales) > 0 || before == "higher" || before == "lower") { // eats faster than
			return true
		}
		if before == "left" && (bare == "before" || bare == "after") {
			return true
		}
		before = bare
		role := uint8(0)
		if withRole.Holds(bare) {
			role = roles[bare]
		}
		if role&ordersRole != 0 || having && (bare == "more" || bare == "fewer" || bare == "less") {
			return true
		}
		if havingA && (len(comparatives[bare].scales) > 0 || len(superlatives[bare].scales) > 0 || bare == "better") {
			return true // a better mark
		}
		havingA = having && (bare == "a" || bare == "an" || bare == "the")
		having = role&havingRole != 0
		verb, led, side = role&copulaRole != 0 && len(w) == len(bare), false, false
	}
	return false
}

// cutWord cuts the first word off a text; white space and hyphens part words. It is "" where there is none.
func cutWord(text string) (w, rest string) {
	begin := 0
	for i, r := range text {
		if r > ' ' && r < utf8.RuneSelf && r != '-' || r != '-' && !unicode.IsSpace(r) {
			continue
		}
		if begin < i {
			return text[begin:i], text[i:]
		}
		begin = i + utf8.RuneLen(r)
	}
	return text[begin:], ""
}
