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
	container, place        string

	value     int
	lines     []string
	sentences []string
	joinable  bool   // the last sentence may go on
	subject   bool   // the last sentence starts with the person
	named     bool   // the next sentence must name the person
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
	t.pronoun, t.him, t.his, t.name = "she", "her", "her", pick(r, women)
	if r.chance(50) {
		t.pronoun, t.him, t.his, t.name = "he", "him", "his", pick(r, men)
	}
	if r.chance(12) {
		t.name = title(madeUp(r))
	}
	t.noun = pick(r, t.scene.nouns)
	if t.scene.person && len(t.scene.nouns) > 20 && r.chance(12) {
		t.noun = madeUp(r)
	}
	t.nouns = plural(t.noun)
	if len(t.scene.nouns) > 10 && r.chance(8) {
		a := pick(r, adjectives)
		t.noun, t.nouns = a+" "+t.noun, a+" "+t.nouns
	}
	for t.other = plural(pick(r, things)); t.other == t.nouns; {
		t.other = plural(pick(r, things))
	}
	t.container = plural(pick(r, containers))
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
	t.open()
	for i := 0; i < ops; {
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
	return t.fill(pick(t.r, t.scene.ask), 0, 0)
}

// open states where the quantity starts.
func (t *teller) open() {
	if x, k := t.small(), t.r.between(2, 9); len(t.scene.startBy) > 0 && t.r.chance(12) && x*k <= t.limit {
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

// product works out x*k in the order in which the text names them.
func (t *teller) product(text string, x, k int) (string, int) {
	if strings.Index(text, "{k}") < strings.Index(text, "{x}") {
		x, k = k, x
	}
	return chain(x, '*', k)
}

// small draws an amount per container or per person.
func (t *teller) small() int {
	if t.r.chance(80) {
		return t.r.between(2, 12)
	}
	return t.r.between(2, min(99, t.operand))
}

// step writes one operation.
func (t *teller) step() {
	s := t.scene
	for range 60 {
		done := false
		switch t.r.weighted(30, 32, 8, 8, 4, 4, 4, 4, 6) {
		case 0:
			done = t.change('+', pick(t.r, s.add))
		case 1:
			done = t.change('-', pick(t.r, s.sub))
		case 2:
			done = t.changeBy('+', s.addBy)
		case 3:
			done = t.changeBy('-', s.subBy)
		case 4:
			done = t.scale('*', s.double)
		case 5:
			done = t.scaleBy('*', s.mul, t.r.between(2, 9))
		case 6:
			done = t.scaleBy('/', s.div, divisor(t.r, t.value))
		case 7:
			done = t.scale('/', s.keep)
		case 8:
			done = t.takePart()
		}
		if done {
			return
		}
	}
	x := t.r.between(2, 9)
	t.work('+', x)
	t.say(pick(t.r, s.add), x, 0)
}

// work adds the line of one operation on the running value.
func (t *teller) work(op byte, x int) {
	text, v := chain(t.value, op, x)
	t.line(text)
	t.value = v
}

// amount draws x for an operation that keeps the value in range; 0 if none is
// found.
func (t *teller) amount(op byte) int {
	for range 8 {
		x := max(2, drawNumber(t.r, t.operand))
		if op == '+' && t.value+x <= t.limit || op == '-' && x <= t.value {
			return x
		}
	}
	if op == '-' && t.value > 2 {
		return t.r.between(2, t.value)
	}
	return 0
}

func (t *teller) change(op byte, text string) bool {
	x := t.amount(op)
	if x == 0 {
		return false
	}
	if strings.HasPrefix(text, "{S}") && t.value > 0 && t.r.chance(2) {
		x = 1
	}
	t.work(op, x)
	t.say(text, x, 0)
	return true
}

func (t *teller) changeBy(op byte, texts []string) bool {
	x, k := t.small(), t.r.between(2, 9)
	if len(texts) == 0 || op == '+' && t.value+x*k > t.limit || op == '-' && x*k > t.value {
		return false
	}
	text := pick(t.r, texts)
	work, change := t.product(text, x, k)
	rest, v := chain(t.value, op, change)
	t.line(work + "," + rest)
	t.value = v
	t.say(text, x, k)
	return true
}

func (t *teller) scale(op byte, by []scaling) bool {
	if len(by) == 0 {
		return false
	}
	s := pick(t.r, by)
	if op == '*' && t.value*s.by > t.limit || op == '/' && t.value%s.by != 0 || t.value == 0 {
		return false
	}
	t.work(op, s.by)
	t.say(s.text, 0, 0)
	return true
}

func (t *teller) scaleBy(op byte, texts []string, k int) bool {
	if len(texts) == 0 || k < 2 || t.value == 0 || op == '*' && t.value*k > t.limit || op == '/' && k > 12 {
		return false
	}
	t.work(op, k)
	t.say(pick(t.r, texts), 0, k)
	return true
}

// takePart takes a half, a third or a quarter away.
func (t *teller) takePart() bool {
	s := pick(t.r, t.scene.part)
	if t.value == 0 || t.value%s.by != 0 {
		return false
	}
	work, part := chain(t.value, '/', s.by)
	rest, v := chain(t.value, '-', part)
	t.line(work + "," + rest)
	t.value = v
	t.say(s.text, 0, 0)
	return true
}

// pair writes two operations, the second of which has no verb of its own.
func (t *teller) pair() bool {
	if len(t.scene.pairs) == 0 {
		return false
	}
	p := pick(t.r, t.scene.pairs)
	x := t.amount(p.op)
	if x == 0 || p.op == '-' && t.value-x < 2 {
		return false
	}
	t.work(p.op, x)
	t.who = t.pronoun
	if t.named || t.r.chance(30) {
		t.who = t.name
	}
	first := t.fill(p.text[0], x, 0)
	y := t.amount(p.op)
	if y == 0 {
		t.sentences = append(t.sentences, title(first)+".")
		t.joinable = false
		t.step()
		return true
	}
	t.work(p.op, y)
	t.sentences = append(t.sentences, title(first)+" "+t.fill(p.text[1], y, 0))
	t.joinable = false
	return true
}

// idle writes a quantity that changes nothing.
func (t *teller) idle() {
	t.line(prompts.WorkedNotNeeded)
	t.joinable = false
	t.say(pick(t.r, t.scene.idle), max(2, drawNumber(t.r, min(t.operand, 99))), 0)
	t.joinable, t.named = false, true
}

var (
	sharedOut = []string{"{S} <shares|shared> them equally among {k} friends.", "{S} <divides|divided> the {o} equally among {k} [children|people].", "{S} <splits|split> them equally between {k} friends.", "{S} <shares|shared> the {o} equally among {k} people."}
	splitUp   = []string{"They <are|were> split into {k} equal groups.", "They <form|formed> {k} equal groups."}
)

// shareOut divides at the end of the story and asks for one share.
func (t *teller) shareOut() (ask string, ok bool) {
	texts := splitUp
	if t.scene.person {
		texts = sharedOut
	}
	if k := divisor(t.r, t.value); len(t.scene.askShare) > 0 && t.scaleBy('/', texts, k) {
		return t.fill(pick(t.r, t.scene.askShare), 0, 0), true
	}
	return "", false
}

// condition puts the last operation into the question: "If she loses 3, how
// many are left?"
func (t *teller) condition() (string, bool) {
	op := "+-"[t.r.intn(2)]
	texts := t.scene.add
	if op == '-' {
		texts = t.scene.sub
	}
	text := pick(t.r, texts)
	x := t.amount(op)
	if x == 0 || !t.scene.person || !strings.HasPrefix(text, "{S}") {
		return "", false
	}
	t.work(op, x)
	past := t.past
	t.past, t.who = false, t.pronoun
	clause := strings.TrimSuffix(t.fill(text, x, 0), ".")
	t.past = past
	ask := t.ask()
	if t.r.chance(30) {
		return strings.TrimSuffix(ask, "?") + " if " + clause + "?", true
	}
	return "If " + clause + ", " + strings.ToLower(ask[:1]) + ask[1:], true
}

// tellTotal writes a story whose question asks for a sum.
func (t *teller) tellTotal(ops int) string {
	s := totals[t.r.intn(len(totals))]
	t.limit = max(t.limit, min(MaxValue, (ops+1)*t.operand))
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
		t.say(text, x, 0)
	}
	return t.fill(s.ask, 0, 0)
}

// standalone tells whether a wording can only stand at the start of a sentence.
func standalone(text string) bool {
	for _, p := range []string{"Then", "After", "Later", "The next", "Soon", "Now", "At ", "In the", "Only", "It <is", "It <st"} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
}

// say adds a clause, as a sentence of its own or joined to the last one.
func (t *teller) say(text string, x, k int) {
	starts := strings.HasPrefix(text, "{S}")
	t.who = t.pronoun
	if !t.joinable || standalone(text) || t.r.chance(60) {
		if t.named || t.r.chance(30) {
			t.who = t.name
		}
		t.named = t.named && !strings.Contains(text, "{S}")
		t.sentences = append(t.sentences, title(t.fill(text, x, k)))
		t.joinable, t.subject = x > 0 || k > 0, starts
		return
	}
	if starts && t.subject && t.r.chance(75) {
		t.who = ""
	}
	s := t.fill(text, x, k)
	if !starts && !strings.HasPrefix(text, "{P}") && !strings.HasPrefix(text, "{N}") {
		s = strings.ToLower(s[:1]) + s[1:]
	}
	last := &t.sentences[len(t.sentences)-1]
	*last = strings.TrimSuffix(*last, ".") + pick(t.r, separators) + s
	t.joinable = t.r.chance(60)
}

// separators stand between two clauses of a sentence.
var separators = []string{", then ", ", then ", " and then ", " and ", " and ", ", and ", ", and ", ", ", "; ", ", and then "}

// fill draws the alternatives of a wording and puts the fields in.
func (t *teller) fill(text string, x, k int) string {
	text = t.alternatives(text, '[', ']', func(n int) int { return t.r.intn(n) })
	text = t.alternatives(text, '<', '>', func(n int) int {
		if t.past {
			return n - 1
		}
		return 0
	})
	things := t.nouns
	if x == 1 {
		things = t.noun
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			break
		}
		field, after, _ := strings.Cut(rest, "}")
		b.WriteString(t.field(field, x, k, things, strings.HasSuffix(before, "$")))
		text = after
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(b.String()), " "), " .", ".")
}

func (t *teller) field(name string, x, k int, things string, money bool) string {
	switch name {
	case "x":
		return t.number(x, money)
	case "k":
		return t.number(k, money)
	case "S":
		return t.who
	case "name":
		return t.name
	case "him":
		return t.him
	case "his":
		return t.his
	case "p", "P", "N":
		return t.somebody(name == "N")
	case "o":
		return things
	case "other":
		return t.other
	case "g":
		return t.container
	case "place":
		return t.place
	case "a":
		return pick(t.r, adjectives)
	case "D":
		return pick(t.r, days)
	}
	panic("problems: unknown field " + name)
}

// somebody is a person other than the one the story is about.
func (t *teller) somebody(named bool) string {
	if !named && t.r.chance(25) {
		s := pick(t.r, relations)
		return strings.Replace(strings.Replace(s, "her ", t.his+" ", 1), "his ", t.his+" ", 1)
	}
	if t.r.chance(8) {
		return title(madeUp(t.r))
	}
	for {
		n := pick(t.r, women)
		if t.r.chance(50) {
			n = pick(t.r, men)
		}
		if n != t.name {
			return n
		}
	}
}

func (t *teller) number(n int, money bool) string {
	// "a hundred" before "and 6 more" would read as 106.
	if money || n%100 == 0 || t.digits && !t.r.chance(3) {
		return strconv.Itoa(n)
	}
	return inWords(n)
}

// alternatives replaces each group "open a|b close" by one of its parts.
func (t *teller) alternatives(text string, open, end byte, choose func(n int) int) string {
	for {
		i := strings.IndexByte(text, open)
		if i < 0 {
			return text
		}
		j := i + strings.IndexByte(text[i:], end)
		parts := strings.Split(text[i+1:j], "|")
		text = text[:i] + parts[choose(len(parts))] + text[j+1:]
	}
}
