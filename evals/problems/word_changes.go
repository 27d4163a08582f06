package problems

import (
	"fmt"
	"strings"
)

// stock is what happens to one kind of things.
type stock struct {
	kind               string
	start, change, end int
	// letters of the numbers that are told; empty for those that are not
	startAs, changeAs, endAs string
}

// What a tale of changes may ask for: a number of one kind, or two kinds compared or
// taken together.
const (
	askEnd = iota
	askStart
	askChange
	askCompared
	askTogether
)

// wish is what a tale of changes asks for.
type wish struct {
	what   int    // askEnd and so on
	wanted *stock // of which kind, if of one
	stage  int    // of two kinds: 0 the start, 1 the change, 2 the end, 3 the end worked out
}

// changes tells of things that become more or fewer: of the numbers before, between
// and after, the question wants one, or two compared or together.
func (t *tale) changes() {
	who, d := t.owner(), pick(t.r, deeds)
	all := t.stocks(d)
	if t.r.chance(20) {
		t.twice(who, d, all[0])
		return
	}
	w := t.wish(all)
	for _, h := range all {
		t.tellStock(h, w)
	}
	t.tellChanges(who, d, all, w.wanted, w.what)
	if w.what >= askCompared {
		t.askTwo(who, d, all, w.what == askCompared, w.stage)
		return
	}
	t.askOne(who, d, w)
}

// stocks draws what happens to each kind.
func (t *tale) stocks(d deed) (all []*stock) {
	for _, kind := range t.kinds() {
		h := &stock{kind: kind, start: t.n(), change: t.n()}
		h.end = h.start + h.change
		if d.loss {
			h.start, h.end = h.end, h.start
		}
		all = append(all, h)
	}
	return all
}

// wish draws what is asked.
func (t *tale) wish(all []*stock) wish {
	w := wish{wanted: all[t.r.intn(len(all))], what: t.r.weighted(30, 20, 20, 15, 15)}
	if len(all) == 1 {
		w.what %= askCompared
	}
	w.stage = t.r.intn(4)
	return w
}

// tells reports whether the number of a kind at a stage must be told, or must not be;
// free says that it does not matter.
func (w wish) tells(h *stock, at int) (told, free bool) {
	switch {
	case h == w.wanted && w.what < askCompared:
		return [3][3]bool{{true, true, false}, {false, true, true}, {true, false, true}}[w.what][at], false
	case w.what >= askCompared && w.stage == 3:
		return at < 2, false
	case w.what >= askCompared && at == w.stage:
		return true, false
	}
	return false, true
}

// tellStock gives letters to the numbers of a kind that are told.
func (t *tale) tellStock(h *stock, w wish) {
	var told [3]bool
	for at := range told {
		free := false
		if told[at], free = w.tells(h, at); free {
			told[at] = t.r.chance([]int{75, 65, 30}[at])
		}
	}
	if told[0] {
		h.startAs = t.put(h.start)
	}
	if told[1] {
		h.changeAs = t.put(h.change)
	}
	if told[2] {
		h.endAs = t.put(h.end)
	}
}

// askOne asks for one number of the wanted kind.
func (t *tale) askOne(who owner, d deed, w wish) {
	h := w.wanted
	switch {
	case w.what == askEnd && d.loss:
		t.ask("How many %s [are left|does %s have left|does %s still have|does %[2]s have now|did %[2]s have left]?", h.kind, who.pronoun, who.pronoun)
		t.work = h.startAs + "-" + h.changeAs
	case w.what == askEnd:
		t.ask("How many %s does %s have [now|in all|altogether|in total|]?", h.kind, who.pronoun)
		t.work = h.startAs + "+" + h.changeAs
	case w.what == askStart:
		t.ask("How many %s did %s have [at first|in the beginning|initially|to begin with|at the start|before]?", h.kind, who.pronoun)
		t.work = h.endAs + "-" + h.changeAs
		if d.loss {
			t.work = h.changeAs + "+" + h.endAs
		}
	default:
		t.ask("How many %s did %s %s?", h.kind, who.pronoun, d.base)
		t.work = h.endAs + "-" + h.startAs
		if d.loss {
			t.work = h.startAs + "-" + h.endAs
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
