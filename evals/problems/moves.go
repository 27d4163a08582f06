package problems

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// product works out x*k in the order in which the text names them. Without a
// second number it counts dozens.
func (t *teller) product(text string, x, k int) (string, int) {
	if !strings.Contains(text, "{k}") {
		return chain(x, '*', 12)
	}
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
	if len(texts) == 0 {
		return false
	}
	x, k := t.small(), t.r.between(2, 9)
	text := pick(t.r, texts)
	work, change := t.product(text, x, k)
	if op == '+' && t.value+change > t.limit || op == '-' && change > t.value {
		return false
	}
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
	sharedOut    = []string{"{S} <shares|shared> them equally among {k} friends.", "{S} <divides|divided> the {o} equally among {k} [children|people].", "{S} <splits|split> them equally between {k} friends.", "{S} <shares|shared> the {o} equally among {k} people."}
	sharedAtOnce = []string{"{S} <shares|shared> {x} {o} equally among {k} [friends|children|people].", "{S} <divides|divided> {x} {o} equally among {k} friends.", "{S} <splits|split> {x} {o} equally between {k} children."}
	splitUp      = []string{"They <are|were> split into {k} equal groups.", "They <form|formed> {k} equal groups."}
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
	if t.r.chance(30) && strings.HasPrefix(ask, "How") {
		return strings.TrimSuffix(ask, "?") + " if " + clause + "?", true
	}
	return "If " + clause + ", " + strings.ToLower(ask[:1]) + ask[1:], true
}
