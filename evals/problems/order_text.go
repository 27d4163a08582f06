package problems

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// orderText words a question about an order.
type orderText struct {
	r      *rng
	l      *lineup
	theme  *orderTheme
	things []string
	up     scaleWords // words towards the front of the row
	down   scaleWords
	comma  bool // before the last "and" of a list
	style  int  // of "second-tallest"
}

func newOrderText(r *rng, l *lineup) *orderText {
	t := &orderText{r: r, l: l, theme: &orderThemes[r.intn(len(orderThemes))], comma: r.chance(70), style: r.intn(3)}
	pool := t.theme.things
	if pool == nil {
		pool = slices.Concat(women, men)
	}
	for len(t.things) < l.n {
		if thing := pick(r, pool); !slices.Contains(t.things, thing) {
			t.things = append(t.things, thing)
		}
	}
	t.up, t.down = t.theme.up, t.theme.down
	return t
}

// question is the text and its answer; last is the line that states it.
func (t *orderText) question(last string) (text, answer string) {
	var b strings.Builder
	if intro := t.intro(); intro != "" {
		b.WriteString(intro + " ")
	}
	b.WriteString(strings.Join(t.clues(), " "))
	_, state, _ := strings.Cut(last, prompts.WorkedAnswer)
	thing, place := int(state[0]-'A'), int(state[1]-'1')
	if t.l.asked.place == 0 {
		ask, answer := t.askPlace(thing, place)
		return b.String() + ask, answer
	}
	ask, answer := t.askThing(thing)
	return b.String() + ask, answer
}

// intro lists the things; a question may do without.
func (t *orderText) intro() string {
	if t.l.bare {
		return ""
	}
	items := make([]string, len(t.things))
	for i, thing := range t.things {
		items[i] = t.theme.article(thing) + thing
	}
	listed := list(items)
	if !t.comma {
		listed = strings.Replace(listed, ", and ", " and ", 1)
	}
	s := pick(t.r, t.theme.intro)
	return title(strings.NewReplacer("{n}", inWords(t.l.n), "{list}", listed).Replace(s))
}

// clues are sentences of one or two clues.
func (t *orderText) clues() []string {
	var out []string
	for i := 0; i < len(t.l.clues); i++ {
		c := t.l.clues[i]
		said := t.clue(c, c.thing)
		if t.l.bare {
			out = append(out, title(said)+".")
			continue
		}
		if i+1 < len(t.l.clues) && t.r.chance(20) {
			d := t.l.clues[i+1]
			i++
			switch {
			case c.before >= 0 && d.before == c.thing && t.r.chance(60): // one subject
				said += pick(t.r, []string{" but ", " and "}) + t.down.than + " " + t.name(d.thing)
			default:
				said += pick(t.r, []string{", and ", ", but ", " and ", ", while "}) + t.clue(d, d.thing)
			}
		} else if c.before >= 0 && t.r.chance(45) {
			said = t.clue(c, c.before)
		}
		out = append(out, title(said)+".")
	}
	return out
}

// clue is a clue told of a thing.
func (t *orderText) clue(c clue, of int) string {
	switch {
	case c.before < 0:
		return t.name(c.thing) + " " + t.at(c.place)
	case of == c.thing:
		return t.name(of) + " " + t.theme.verb + t.up.than + " " + t.name(c.before)
	}
	return t.name(of) + " " + t.theme.verb + t.down.than + " " + t.name(c.thing)
}

func (t *orderText) name(thing int) string { return t.theme.the + t.things[thing] }

// at says of a thing that it is in a place, verb included.
func (t *orderText) at(place int) string {
	words, n := t.up, place
	if place < 0 {
		words, n = t.down, -place
	}
	if n == 1 {
		return t.theme.verb + words.most
	}
	return t.theme.verb + t.counted(words.nth, n)
}

// counted puts an ordinal into "the {nth} from the left", with a hyphen or not
// where it stands before an adjective.
func (t *orderText) counted(words string, n int) string {
	nth := ordinals[n-1]
	if t.style == 0 {
		words = strings.ReplaceAll(words, "{nth}-", "{nth} ")
	}
	return strings.ReplaceAll(words, "{nth}", nth)
}

// askThing asks for the thing in the place of interest.
func (t *orderText) askThing(right int) (ask, answer string) {
	at := t.at(t.l.asked.place)
	who := pick(t.r, t.theme.who)
	if t.l.bare && t.theme.the != "" { // of what kind they are is not said
		who = "Which one"
	}
	open := " " + who + " " + at + "?"
	choices := t.r.order(t.l.n)
	if t.r.chance(70) {
		slices.Sort(choices)
	}
	switch t.r.weighted(40, 20, 40) {
	case 0:
		return open, t.things[right]
	case 1:
		return open + "\nOptions:" + t.options(choices, func(i int) string { return t.theme.the + t.things[i] }), label(choices, right)
	}
	lead := pick(t.r, []string{"", "", " Which of the following is true?", " Which statement is true?"})
	return lead + "\nOptions:" + t.options(choices, func(i int) string { return title(t.name(i)) + " " + at }), label(choices, right)
}

// askPlace asks for the place of a thing.
func (t *orderText) askPlace(thing, right int) (ask, answer string) {
	if t.theme.race && t.r.chance(60) {
		return " " + strings.ReplaceAll(pick(t.r, []string{"In which place did {T} finish?", "What place did {T} finish in?", "Which place did {T} come in?"}), "{T}", t.name(thing)), ordinals[right]
	}
	choices := t.r.order(t.l.n)
	slices.Sort(choices)
	return "\nOptions:" + t.options(choices, func(i int) string { return title(t.name(thing)) + " " + t.at(i+1) }), label(choices, right)
}

func (t *orderText) options(choices []int, text func(int) string) string {
	var b strings.Builder
	for i, c := range choices {
		b.WriteString("\n(" + string(rune('A'+i)) + ") " + text(c))
	}
	return b.String()
}

func label(choices []int, right int) string { return letter(slices.Index(choices, right)) }

var ordinals = strings.Fields("first second third fourth fifth sixth seventh")
