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

// stock is what happens to one kind of things.
type stock struct {
	kind               string
	start, change, end int
	// letters of the numbers that are told; empty for those that are not
	startAs, changeAs, endAs string
}

// changes tells of things that become more or fewer: of the numbers before, between
// and after, the question wants one, or two compared or together.
func (t *tale) changes() {
	who, d := t.owner(), pick(t.r, deeds)
	var all []*stock
	for _, kind := range t.kinds() {
		h := &stock{kind: kind, start: t.n(), change: t.n()}
		h.end = h.start + h.change
		if d.loss {
			h.start, h.end = h.end, h.start
		}
		all = append(all, h)
	}
	if t.r.chance(20) {
		t.twice(who, d, all[0])
		return
	}
	wanted := all[t.r.intn(len(all))]
	what := t.r.weighted(30, 20, 20, 15, 15) // end, start, change, compared, together
	if len(all) == 1 {
		what %= 3
	}
	stage := t.r.intn(4) // of two compared or together: start, change, end, end worked out
	told := func(h *stock, at int) bool {
		switch {
		case h == wanted && what < 3:
			return [3][3]bool{{true, true, false}, {false, true, true}, {true, false, true}}[what][at]
		case what >= 3 && stage == 3:
			return at < 2
		case what >= 3 && at == stage:
			return true
		}
		return t.r.chance([]int{75, 65, 30}[at])
	}
	for _, h := range all {
		first, second, third := told(h, 0), told(h, 1), told(h, 2)
		if first {
			h.startAs = t.put(h.start)
		}
		if second {
			h.changeAs = t.put(h.change)
		}
		if third {
			h.endAs = t.put(h.end)
		}
	}
	t.tellChanges(who, d, all, wanted, what)
	if what >= 3 {
		t.askTwo(who, d, all, what == 3, stage)
		return
	}
	switch {
	case what == 0 && d.loss:
		t.ask("How many %s [are left|does %s have left|does %s still have|does %[2]s have now|did %[2]s have left]?", wanted.kind, who.pronoun, who.pronoun)
		t.work = wanted.startAs + "-" + wanted.changeAs
	case what == 0:
		t.ask("How many %s does %s have [now|in all|altogether|in total|]?", wanted.kind, who.pronoun)
		t.work = wanted.startAs + "+" + wanted.changeAs
	case what == 1:
		t.ask("How many %s did %s have [at first|in the beginning|initially|to begin with|at the start|before]?", wanted.kind, who.pronoun)
		t.work = wanted.endAs + "-" + wanted.changeAs
		if d.loss {
			t.work = wanted.changeAs + "+" + wanted.endAs
		}
	default:
		t.ask("How many %s did %s %s?", wanted.kind, who.pronoun, d.base)
		t.work = wanted.endAs + "-" + wanted.startAs
		if d.loss {
			t.work = wanted.startAs + "-" + wanted.endAs
		}
	}
}

// tellChanges writes the sentences of changes. A wanted change that is not told is
// "some".
func (t *tale) tellChanges(who owner, d deed, all []*stock, wanted *stock, what int) {
	var before, between, after []string
	for _, h := range all {
		if h.startAs != "" {
			before = append(before, "{"+h.startAs+"} "+h.kind)
		} else if h == wanted && what == 1 && t.r.chance(35) {
			before = append(before, "some "+h.kind)
		}
		if h.changeAs != "" {
			between = append(between, "{"+h.changeAs+"} "+h.kind)
		} else if h == wanted && what == 2 && t.r.chance(75) {
			between = append(between, "some "+h.kind)
		}
		if h.endAs != "" {
			after = append(after, "{"+h.endAs+"} "+h.kind)
		}
	}
	var facts [][2]string // with the name, with the pronoun
	add := func(things []string, format, again string) {
		if len(things) > 0 {
			shuffle(t.r, things)
			items := list(things)
			facts = append(facts, [2]string{t.one(fmt.Sprintf(format, who.name, items)), t.one(fmt.Sprintf(again, who.title, items))})
		}
	}
	last := t.r.chance(20) // told backwards
	if last {
		add(after, "%s [has|now has] %s [left|now|].", "%s has %s [left|now].")
		add(between, "%s "+d.past+" %s.", "%s "+d.past+" %s.")
		add(before, "At first %s had %s.", "%s had %s [at first|at the start|before|to begin with].")
	} else {
		add(before, "%s [had|had|had|started with] %s.", "%s had %s.")
		add(between, "%s "+d.past+" %s.", pick(t.r, []string{"%s ", "Then %s ", "Later %s "})+d.past+" %s.")
		add(after, "%s now has %s.", "[Now %s has|%[1]s now has] %[2]s[ left|].")
	}
	for i, f := range facts {
		s := f[min(i, 1)]
		for _, p := range []string{"Then ", "Later ", "Now "} {
			if rest, ok := strings.CutPrefix(s, p+who.title); ok {
				s = p + who.pronoun + rest
			}
		}
		if i == 0 && strings.HasPrefix(s, "At first A") {
			s = "At first a" + s[len("At first A"):]
		}
		t.sentences = append(t.sentences, s)
	}
}

// askTwo asks for the difference or the sum of two kinds at a stage.
func (t *tale) askTwo(who owner, d deed, all []*stock, difference bool, stage int) {
	a, b := all[0], all[1]
	at := func(h *stock) (string, int) {
		switch stage {
		case 0:
			return h.startAs, h.start
		case 1:
			return h.changeAs, h.change
		case 2:
			return h.endAs, h.end
		}
		return h.startAs + map[bool]string{true: "-", false: "+"}[d.loss] + h.changeAs, h.end
	}
	_, x := at(a)
	if _, y := at(b); x < y {
		a, b = b, a
	}
	first, x := at(a)
	second, y := at(b)
	asked := []string{"did %s have [at first|in the beginning|initially|before|to begin with]", "did %s " + d.base, "does %s have [now|left|]", "does %s have now"}[stage]
	asked = fmt.Sprintf(asked, who.pronoun)
	if !difference {
		if stage != 3 && t.r.chance(50) {
			first, second = second, first
		}
		t.ask("How many %s and %s %s [in all|altogether|in total|]?", a.kind, b.kind, asked)
	} else if x == y {
		return // no difference to ask for: drawn again
	} else if t.r.chance(75) {
		t.ask("How many more %s than %s %s?", a.kind, b.kind, asked)
	} else {
		t.ask("How many fewer %s than %s %s?", b.kind, a.kind, asked)
	}
	sign := map[bool]string{true: "-", false: "+"}[difference]
	if stage == 3 {
		t.work = first + ";" + second + ";r1" + sign + "r2"
		return
	}
	t.work = first + sign + second
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
