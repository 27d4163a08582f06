package problems

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// rateTheme is what the amounts of a tale of relations are of, with its wordings. {i}
// and {j} are amounts, @ is a number, ~ a multiple such as "twice"; {v}, {b} are the
// verb as it is told and asked, {did} and {dids} its auxiliary for one and for
// several; {t} and {u} are the things and one of them.
type rateTheme struct {
	names        func(r *rng, n int) []string
	verbs        []string // as in "sold|did|did|sell", then the things if not any
	number, step byte     // kinds of numbers: an amount, a difference
	fractions    int      // weight of fractions among the comparisons
	opening      string

	given, times, more, less     []string
	moreThanTimes, lessThanTimes []string
	sum                          []string // as in "5 more than {j}", where {j} is two
	ask, pair, total, differ     []string
	average                      []string
	ones, totals                 []rateTail // what comes of one amount, of all
	pairs                        []rateTail // of the first two amounts, T and U
	sales                        []rateTail // how all become money
}

// most is the largest amount of the theme; people do not grow older than 110.
func (th *rateTheme) most() fixed {
	if th.number == 'y' {
		return whole(110)
	}
	return largestShown
}

// drawn is the fields of the theme that stay the same.
func (th *rateTheme) drawn(r *rng) *strings.Replacer {
	verb, things, one := "has|does|do|have", "{x}", "{one}"
	if len(th.verbs) > 0 {
		verb = pick(r, th.verbs)
	}
	parts := strings.Split(verb, "|")
	if len(parts) > 4 {
		one = pick(r, parts[4:])
		things = pluralOf(one)
	}
	return strings.NewReplacer("{v}", parts[0], "{did}", parts[1], "{dids}", parts[2], "{b}", parts[3], "{t}", things, "{u}", one)
}

// pluralOf is the plural of a noun or of one with its contents: boxes of candy.
func pluralOf(noun string) string {
	if head, rest, ok := strings.Cut(noun, " of "); ok {
		return prompts.Plural(head) + " of " + rest
	}
	return prompts.Plural(noun)
}

func withArticle(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") && !strings.HasPrefix(noun, "uni") {
		return "an " + noun
	}
	return "a " + noun
}

// some draws n different ones.
func some(r *rng, n int, from []string) []string {
	all := slices.Clone(from)
	shuffle(r, all)
	return all[:n]
}

func somePeople(r *rng, n int) []string {
	if r.chance(8) {
		return some(r, n, []string{"the baker", "the farmer", "the teacher", "the captain", "the doctor", "Team A", "Team B", "Team C", "Class A", "Class B", "Class C", "Mr. Lee", "Mrs. Young", "the king", "the queen"})
	}
	all := append(some(r, n, women), some(r, n, men)...)
	if r.chance(15) {
		all = append(all, "{n}'s "+pick(r, kin))
	}
	return some(r, n, all)
}

// someTimes are days, months and the like in their order, as in "on Monday".
func someTimes(r *rng, n int) []string {
	from := [][]string{
		days, days, strings.Fields("January February March April May June July August September October November December"),
		{"the first day", "the second day", "the third day", "the fourth day", "the fifth day"}, {"the morning", "the afternoon", "the evening", "the night"},
		{"the first week", "the second week", "the third week", "the fourth week"}, {"spring", "summer", "fall", "winter"},
	}
	i := r.weighted(30, 30, 12, 8, 8, 8, 4)
	at := r.intn(len(from[i]) - n + 1)
	preposition := "in "
	if i < 2 || i == 3 {
		preposition = "on "
	}
	var out []string
	for _, day := range from[i][at : at+n] {
		out = append(out, preposition+day)
	}
	return out
}

var kindSets = [][]string{
	{"roses", "tulips", "daisies", "lilies"}, {"dogs", "cats", "rabbits", "birds"}, {"cows", "sheep", "goats", "pigs"}, {"apples", "oranges", "bananas", "pears"},
	{"cars", "trucks", "motorcycles", "buses"}, {"pens", "pencils", "markers", "erasers"}, {"nickels", "dimes", "quarters", "pennies"}, {"boys", "girls", "teachers", "parents"},
	{"cupcakes", "cookies", "brownies", "muffins"}, {"lions", "tigers", "monkeys", "elephants"}, {"oak trees", "pine trees", "maple trees", "birch trees"},
	{"novels", "comic books", "magazines", "textbooks"}, {"ducks", "geese", "swans", "chickens"}, {"men", "women", "children", "babies"}, {"shirts", "dresses", "skirts", "jackets"},
	{"vanilla cones", "chocolate cones", "strawberry cones", "mint cones"}, {"carrots", "potatoes", "onions", "tomatoes"}, {"goldfish", "guppies", "turtles", "snails"},
}

func someKinds(r *rng, n int) []string {
	if r.chance(50) {
		return some(r, n, pick(r, kindSets))
	}
	out := some(r, n, []string{"red", "blue", "green", "yellow", "white", "black", "purple", "orange", "large", "small", "old", "new"})
	for i := range out {
		out[i] += " {x}"
	}
	return out
}

func someGroups(r *rng, n int) []string {
	thing := pick(r, []string{"{box}", "shelf", "room", "class", "bus", "team", "row", "drawer", "garden", "store", "farm", "table", "jar", "tank", "group"})
	which := strings.Fields("first second third fourth")
	if r.chance(35) {
		which = some(r, n, strings.Fields("red blue green yellow white black big small old new"))
	}
	out := make([]string, n)
	for i := range out {
		out[i] = "the " + which[i] + " " + thing
	}
	return out
}

func someGoods(r *rng, n int) []string {
	out := some(r, n, merchandise)
	for i := range out {
		out[i] = withArticle(out[i])
	}
	return out
}

func someMeasured(things ...string) func(r *rng, n int) []string {
	return func(r *rng, n int) []string {
		thing := pick(r, things)
		out := some(r, n, []string{"first", "second", "third", "red", "blue", "green", "old", "new", "yellow", "brown", "white", "black"})
		for i := range out {
			out[i] = "the " + out[i] + " " + thing
		}
		return out
	}
}
