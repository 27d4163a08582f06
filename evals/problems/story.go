package problems

import (
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// teller writes one story: clauses of plain text on one side, the lines of the
// solution on the other.
type teller struct {
	r       *rng
	operand int
	limit   int // the largest value the story reaches
	scene   *scene
	past    bool

	name, pronoun, him, his string
	noun, nouns             string // what is counted, one and many
	other                   string // other things, many
	box, container, place   string

	value     int
	lines     []string
	sentences []string
	joinable  bool   // the last sentence may go on
	subject   bool   // the last sentence starts with the person
	named     bool   // the next sentence must name the person
	base      bool   // verbs of the person stand in their base form ("I have")
	who       string // how the next clause calls the person
	digits    bool   // numbers are written in digits
}

func makeStory(s Spec) Problem {
	r := newRNG(s.Seed, 2, uint64(s.Steps), uint64(s.Operand))
	t := newTeller(r, s.Operand)
	t.named = true
	var ask string
	if s.Steps <= 8 && r.chance(9) {
		ask = t.tellTotal(s.Steps)
	} else {
		ask = t.tell(s.Steps)
	}
	question := strings.Join(append(t.sentences, ask), " ")
	answer := strconv.Itoa(t.value)
	t.line(prompts.WorkedAnswer + answer)
	return Problem{Family: Story, Question: question, Steps: t.lines, Answer: answer}
}

func newTeller(r *rng, most int) *teller {
	weights := make([]int, len(scenes))
	for i := range scenes {
		weights[i] = scenes[i].weight
	}
	t := &teller{r: r, operand: most, limit: min(most+1, MaxValue), past: r.chance(45), digits: r.chance(85)}
	if r.chance(25) {
		t.limit = min(10*most, MaxValue)
	}
	t.scene = &scenes[r.weighted(weights...)]
	t.choosePerson()
	t.noun = pick(r, t.scene.nouns)
	if t.scene.person && len(t.scene.nouns) > 20 && r.chance(12) {
		t.noun = madeUp(r)
	}
	t.nouns = prompts.Plural(t.noun)
	if len(t.scene.nouns) > 10 && r.chance(8) {
		a := pick(r, adjectives)
		t.noun, t.nouns = a+" "+t.noun, a+" "+t.nouns
	}
	for t.other = prompts.Plural(pick(r, things)); t.other == t.nouns; {
		t.other = prompts.Plural(pick(r, things))
	}
	t.box = pick(r, containers)
	t.container = prompts.Plural(t.box)
	if len(t.scene.places) > 0 {
		t.place = pick(r, t.scene.places)
	}
	return t
}

// line adds a line of the solution behind the next tag.
func (t *teller) line(work string) {
	t.lines = append(t.lines, prompts.WorkedTag(len(t.lines)+1)+work)
}

// tell writes a story of the given number of operations and returns its
// question.
func (t *teller) tell(ops int) string {
	if t.r.chance(3) {
		t.idle()
	}
	if ops == 1 && t.r.chance(20) {
		if ask, ok := t.single(); ok {
			return ask
		}
	}
	i := 0
	if t.scene.person && t.noun != "dollar" && len(t.lines) == 0 && t.r.chance(10) {
		t.openContainers()
		i++
	} else {
		t.open()
	}
	for i < ops {
		if t.r.chance(5) {
			t.joinable = false
			t.say(pick(t.r, t.scene.talk), 0, 0)
		}
		if len(t.lines)+ops-i < prompts.WorkedMaxTags-3 && t.r.chance(4) {
			t.idle()
		}
		last := i == ops-1
		if !last && t.r.chance(6) && t.pair() {
			i += 2
			continue
		}
		if last && t.r.chance(6) {
			if ask, ok := t.shareOut(); ok {
				return ask
			}
		}
		if last && t.r.chance(8) {
			if ask, ok := t.condition(); ok {
				return ask
			}
		}
		t.step()
		i++
	}
	return t.ask()
}

// ask asks for the running value.
func (t *teller) ask() string {
	t.who = t.pronoun
	ask := t.fill(pick(t.r, t.scene.ask), 0, 0)
	if t.base {
		ask = strings.NewReplacer("does "+t.name+" ", "do "+t.name+" ", "does "+t.pronoun+" ", "do "+t.pronoun+" ").Replace(ask)
	}
	return ask
}

// open states where the quantity starts.
func (t *teller) open() {
	if x, k := t.small(), t.r.between(2, 9); len(t.scene.startBy) > 0 && t.r.chance(12) && x*max(k, 12) <= t.limit {
		text := pick(t.r, t.scene.startBy)
		work, v := t.product(text, x, k)
		t.line(work)
		t.value = v
		t.say(text, x, k)
		return
	}
	t.value = max(2, drawNumber(t.r, t.operand))
	t.line(strconv.Itoa(t.value))
	t.say(pick(t.r, t.scene.start), t.value, 0)
}

// single tells a story whose first clause holds its only operation.
func (t *teller) single() (ask string, ok bool) {
	if t.scene.person && len(t.scene.askShare) > 0 && t.noun != "dollar" && t.r.chance(50) {
		k := t.r.between(2, 9)
		x := k * t.r.between(2, max(2, min(99, t.operand/k)))
		work, v := chain(x, '/', k)
		t.line(work)
		t.value = v
		t.say(pick(t.r, sharedAtOnce), x, k)
		return t.fill(pick(t.r, t.scene.askShare), 0, 0), true
	}
	x, k := t.small(), t.r.between(2, 9)
	if len(t.scene.startBy) == 0 || x*max(k, 12) > t.limit {
		return "", false
	}
	text := pick(t.r, t.scene.startBy)
	work, v := t.product(text, x, k)
	t.line(work)
	t.value = v
	t.say(text, x, k)
	return t.ask(), true
}

// openContainers states how many containers there are, then how much each holds:
// two clauses of one start.
func (t *teller) openContainers() {
	x, k := t.small(), t.small()
	t.value = x
	t.line(strconv.Itoa(x))
	t.nouns, t.container = t.container, t.nouns
	t.say(pick(t.r, []string{"There <are|were> {x} {o}.", "{S} <has|had> {x} {o}.", "{S} <buys|bought> {x} {o} of {g}.", "There <are|were> {x} {o} of {g} on the table."}), x, 0)
	t.joinable = false
	t.nouns, t.container = t.container, t.nouns
	t.work('*', k)
	t.say("Each [one|"+t.box+"] "+pick(t.r, []string{"<has|had>", "<holds|held>", "<contains|contained>"})+" {k} {o} [in it|].", 0, k)
}

// tellTotal writes a story whose question asks for a sum.
func (t *teller) tellTotal(ops int) string {
	s := totals[t.r.intn(len(totals))]
	t.limit = max(t.limit, min(MaxValue, (ops+1)*t.operand))
	bare := strings.HasPrefix(s.tail, "{x}") // a list behind one verb
	for i := range ops + 1 {
		text := s.clause
		if i > 0 {
			text = s.tail
			if t.r.chance(50) && strings.Contains(s.clause, "{N}") {
				text = s.clause
			}
		}
		x := max(2, drawNumber(t.r, t.operand))
		if i == 0 {
			t.value = x
			t.line(strconv.Itoa(x))
		} else {
			t.work('+', x)
		}
		if i > 0 && bare {
			t.list(text, x, i == ops)
		} else {
			t.say(text, x, 0)
		}
	}
	return t.fill(s.ask, 0, 0)
}

// list adds an amount to the last sentence, whose verb it shares.
func (t *teller) list(text string, x int, last bool) {
	s := &t.sentences[len(t.sentences)-1]
	separator := ", "
	if last {
		separator = pick(t.r, []string{" and ", ", and "})
	}
	*s = strings.TrimSuffix(*s, ".") + separator + t.fill(text, x, 0)
}
