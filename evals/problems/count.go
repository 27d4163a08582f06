package problems

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-25a395fc/reason/prompts"
)

// maxCount is the largest number of additions; a list holds one thing more.
const maxCount = 20

// counted is a thing on a list.
type counted struct {
	n         int
	one, many string
	kind      string
}

func makeCount(s Spec) Problem {
	r := newRNG(s.Seed, 13, uint64(s.Steps), uint64(s.Operand))
	asked := prompts.EveryThing
	if !r.chance(12) {
		for asked = pick(r, prompts.ThingKinds); prompts.NamesOfKind(asked) == nil; {
			asked = pick(r, prompts.ThingKinds)
		}
	}
	things := drawThings(r, asked, s)
	p := Problem{Family: Count, Question: tellList(r, asked, things)}
	sum := 0
	for i, t := range things {
		line := prompts.WorkedNotNeeded
		switch {
		case !belongs(t.kind, asked):
		case sum == 0:
			line = strconv.Itoa(t.n)
			sum = t.n
		default:
			line = fmt.Sprintf("%d+%d=%d", sum, t.n, sum+t.n)
			sum += t.n
		}
		p.Steps = append(p.Steps, prompts.WorkedTag(i+1)+line)
	}
	p.Answer = strconv.Itoa(sum)
	p.Steps = append(p.Steps, prompts.WorkedTag(len(things)+1)+prompts.WorkedAnswer+p.Answer)
	return p
}

// drawThings draws different things, some of the kind that is asked for.
func drawThings(r *rng, asked string, s Spec) []counted {
	var of, others []string
	for _, k := range prompts.ThingKinds {
		switch is, clear := prompts.OfKind(k, asked); {
		case is:
			of = append(of, k)
		case clear:
			others = append(others, k)
		}
	}
	share := pick(r, []int{100, 85, 70, 50, 30}) // percent of the things of that kind
	if asked == prompts.EveryThing {
		shuffle(r, of)
		of = of[:3]
	} else if r.chance(60) && share > 50 {
		shuffle(r, others)
		others = others[:3]
	}
	most := min(s.Operand, pick(r, []int{5, 5, 12, 99}))
	var out []counted
	for tries := 0; len(out) < s.Steps+1; tries++ {
		kind := pick(r, of)
		if len(others) > 0 && (!r.chance(share) || tries > 60) { // the words of a kind may run out
			kind = pick(r, others)
		}
		t := pick(r, countThings().common[kind])
		if rarer := countThings().rarer[kind]; len(rarer) > 0 && r.chance(30) {
			t = pick(r, rarer)
		}
		if slices.ContainsFunc(out, func(c counted) bool { return c.one == t[0] }) {
			continue
		}
		n := 1
		if r.chance(35) {
			n = r.between(min(2, most), most)
		}
		out = append(out, counted{n, t[0], t[1], kind})
	}
	if !slices.ContainsFunc(out, func(t counted) bool { return t.n == 1 }) {
		out[r.intn(len(out))].n = 1 // "a", by which a list is known from a story
	}
	return out
}

// tellList words a list and the question.
func tellList(r *rng, asked string, things []counted) string {
	numerals := r.chance(20)
	described := 0 // percent of the things that have an adjective
	if r.chance(20) {
		described = pick(r, []int{20, 60})
	}
	var parts []string
	for _, t := range things {
		how := ""
		if r.chance(described) {
			how = pick(r, prompts.ThingAdjectives) + " "
		}
		text := article(how+t.one) + " " + how + t.one
		switch {
		case t.n > 1 && numerals:
			text = strconv.Itoa(t.n) + " " + how + t.many
		case t.n > 1:
			text = inWords(t.n) + " " + how + t.many
		}
		parts = append(parts, text)
	}
	kind := pick(r, []string{"objects", "objects", "things", "items"})
	if asked != prompts.EveryThing {
		kind = pick(r, prompts.NamesOfKind(asked))
	}
	there := "is"
	if things[0].n > 1 {
		there = "are"
	}
	name := pick(r, pick(r, [][]string{women, men}))
	form := pick(r, [][2]string{
		{"I have", "do I have"}, {"I have", "do I have"}, {"I have", "do I have"}, {"I have", "do I have in total"}, {"I see", "do I see"},
		{name + " has", "does " + name + " have"}, {name + " has", "does " + name + " have altogether"}, {"There " + there, "are there"},
		{"In the room there " + there, "are there"}, {"We have", "do we have"}, {"In my bag I have", "do I have"}, {"I own", "do I own"},
		{name + " bought", "did " + name + " buy"}, {"On the list there " + there, "are on the list"}, {"You have", "do you have"},
	})
	return form[0] + " " + list(parts) + ". How many " + kind + " " + form[1] + "?"
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") && !strings.HasPrefix(noun, "uk") {
		return "an"
	}
	return "a"
}

// belongs reports whether things of one kind are counted as another.
func belongs(kind, asked string) bool {
	is, _ := prompts.OfKind(kind, asked)
	return is
}

// thingLists are the things of each kind, one and many; rarer ones are less common words.
type thingLists struct{ common, rarer map[string][][2]string }

// countThings are all things that problems are made of.
var countThings = sync.OnceValue(func() thingLists {
	lists := thingLists{map[string][][2]string{}, map[string][][2]string{}}
	for _, kind := range prompts.ThingKinds {
		lists.common[kind], lists.rarer[kind] = prompts.Things(kind)
	}
	return lists
})
