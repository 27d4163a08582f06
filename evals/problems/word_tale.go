package problems

import (
	"fmt"
	"slices"
	"strings"
)

// A tale is a word problem put together from facts: some people and kinds of
// things with what there was, what happened and what there is now. It states
// more than the question needs, in any order, so that what matters has to be found.
// Its text has {A} to {H} for numbers and the fields of cast.
type tale struct {
	r         *rng
	size      int
	values    map[string]int
	sentences []string
	question  string
	work      string // as in plot
}

// tell draws a tale of the given number of operations, as a plot with one telling
// and its numbers.
func tell(r *rng, steps, operand int) (plot, map[string]int) {
	for {
		t := tale{r: r, size: pick(r, []int{12, 30, 100, operand}), values: map[string]int{}}
		t.changes()
		if len(operation.FindAllString(t.work, -1)) == steps && len(t.values) <= 8 {
			return plot{work: t.work, steps: steps, tell: []string{t.text()}}, t.values
		}
	}
}

// n is a number of the tale's size.
func (t *tale) n() int { return t.r.between(2, max(3, t.size)) }

// put gives a number its letter. Equal numbers of different meaning get letters of
// their own.
func (t *tale) put(v int) string {
	letter := string(rune('A' + len(t.values)))
	t.values[letter] = v
	return letter
}

func (t *tale) say(format string, args ...any) {
	t.sentences = append(t.sentences, t.one(fmt.Sprintf(format, args...)))
}

func (t *tale) ask(format string, args ...any) {
	t.question = t.one(fmt.Sprintf(format, args...))
}

// one takes one of each [a|b].
func (t *tale) one(text string) string { return chosen(t.r, text) }

// text joins the facts and the question; the last fact may be its condition.
func (t *tale) text() string {
	last := len(t.sentences) - 1
	if t.r.chance(35) && strings.HasPrefix(t.question, "How") && !strings.HasPrefix(t.sentences[last], "Now") {
		s := strings.TrimSuffix(t.sentences[last], ".")
		if !strings.HasPrefix(s, "{n}") && !strings.HasPrefix(s, "{m}") && !strings.HasPrefix(s, "{k}") {
			s = strings.ToLower(s[:1]) + s[1:]
		}
		t.sentences[last] = "If " + strings.Replace(s, "{S}", "{s}", 1) + ", h" + t.question[1:]
	} else {
		t.sentences = append(t.sentences, t.question)
	}
	return plurally.Replace(strings.Join(t.sentences, " "))
}

// plurally lets the verbs of "they" agree.
var plurally = strings.NewReplacer("they has", "they have", "They has", "They have", "does they", "do they")

// kinds are one to three kinds of things that belong together.
func (t *tale) kinds() []string {
	n := 1 + t.r.weighted(20, 65, 15)
	if t.r.chance(35) {
		all := slices.Clone(adjectives)
		shuffle(t.r, all)
		var out []string
		for _, a := range all[:n] {
			out = append(out, a+" {x}")
		}
		return out
	}
	all := []string{"{x}", "{y}", pick(t.r, []string{"books", "pens", "cards", "eggs", "cups of tea", "dollars", "keys"})}
	if t.r.chance(50) {
		all[0], all[1] = all[1], all[0]
	}
	return all[:n]
}

// deed is something done to a number of things.
type deed struct {
	past, base string
	loss       bool
}

var deeds = []deed{
	{"ate", "eat", true}, {"lost", "lose", true}, {"sold", "sell", true}, {"gave away", "give away", true}, {"used", "use", true},
	{"broke", "break", true}, {"threw away", "throw away", true}, {"dropped", "drop", true}, {"lent {m}", "lend {m}", true}, {"gave {m}", "give {m}", true},
	{"bought", "buy", false}, {"found", "find", false}, {"picked", "pick", false}, {"made", "make", false}, {"got", "get", false},
	{"collected", "collect", false}, {"won", "win", false}, {"baked", "bake", false}, {"added", "add", false}, {"brought", "bring", false},
}

// owner is who has the things: a name, a pronoun to begin with and one further on.
type owner struct{ name, title, pronoun string }

func (t *tale) owner() owner {
	return pick(t.r, []owner{
		{"{n}", "{S}", "{s}"}, {"{n}", "{S}", "{s}"}, {"{n}", "{S}", "{s}"}, {"{n}", "{n}", "{n}"}, {"A chef", "{S}", "{s}"},
		{"A farmer", "{S}", "{s}"}, {"The {place}", "It", "it"}, {"The store", "They", "they"},
	})
}

// twice tells of two deeds on the same things.
func (t *tale) twice(who owner, first deed, h *stock) {
	second := pick(t.r, deeds)
	for second.base == first.base {
		second = pick(t.r, deeds)
	}
	start, b, c := t.n(), t.n(), t.n()
	signed := func(d deed, v int) int {
		if d.loss {
			return -v
		}
		return v
	}
	end := start + signed(first, b) + signed(second, c)
	if end <= 0 || start+signed(first, b) <= 0 {
		return
	}
	sign := map[bool]string{true: "-", false: "+"}
	k := h.kind
	what := t.r.intn(5)
	from, did, then, left := "{"+t.put(start)+"} "+k, "{"+t.put(b)+"}", "{"+t.put(c)+"}", ""
	if what == 1 || what == 2 {
		left = "{" + t.put(end) + "}"
	}
	switch what {
	case 0:
		t.ask("How many %s [does %s have now|are there now|does %[2]s have in the end]?", k, who.pronoun)
		t.work = "A" + sign[first.loss] + "B;r1" + sign[second.loss] + "C"
	case 1: // the start is not told
		from = "some " + k
		t.ask("How many %s did %s have [at first|in the beginning|initially|to begin with|before]?", k, who.pronoun)
		t.work = "D" + sign[!second.loss] + "C;r1" + sign[!first.loss] + "B"
	case 2: // the second deed is not told
		then = "some"
		t.ask("How many %s did %s %s?", k, who.pronoun, second.base)
		t.work = "A" + sign[first.loss] + "B;r1-D"
		if !second.loss {
			t.work = "A" + sign[first.loss] + "B;D-r1"
		}
	case 3:
		if b == c {
			return
		}
		if b > c {
			t.ask("How many more did %s %s than %s?", who.pronoun, first.base, second.base)
			t.work = "B-C"
		} else {
			t.ask("How many more did %s %s than %s?", who.pronoun, second.base, first.base)
			t.work = "C-B"
		}
	default:
		if first.loss != second.loss {
			return
		}
		t.ask("How many %s did %s %s and %s [in all|together|altogether|]?", k, who.pronoun, first.base, second.base)
		t.work = "B+C"
	}
	t.say("%s had %s.", who.name, from)
	if t.r.chance(50) {
		t.say("%s %s %s [of them |]and [then |]%s %s[ more|].", who.title, first.past, did, second.past, then)
	} else {
		t.say("%s %s %s [%s|].", who.title, first.past, did, k)
		t.say("%s %s %s [%s|more|].", pick(t.r, []string{who.title, "Then " + who.pronoun, "Later " + who.pronoun}), second.past, then, k)
	}
	if left != "" {
		t.say("[Now|In the end] %s [has|had] %s[ left|].", who.pronoun, left)
	}
}
