package problems

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// orderWork finds the places of things step by step.
type orderWork struct {
	*lineup
	at    []int // the place of each thing, from 0; -1 for none yet
	pairs []clue
	tags  []string // of pairs
	steps []string
}

// newOrderWork puts the things in place whose place a clue tells.
func newOrderWork(l *lineup) *orderWork {
	w := &orderWork{lineup: l, at: slices.Repeat([]int{-1}, l.n)}
	tag := 0
	for _, c := range l.clues {
		if c.before >= 0 {
			continue
		}
		tag++
		w.at[c.thing] = l.index(c.place)
		line := prompts.WorkedTag(tag) + letter(c.thing) + strconv.Itoa(c.place)
		if c.place < 0 {
			line += "=" + w.one(c.thing)
		}
		w.steps = append(w.steps, line+prompts.WorkedArrow+w.String())
	}
	for _, c := range l.clues {
		if c.before >= 0 {
			tag++
			w.pairs, w.tags = append(w.pairs, c), append(w.tags, prompts.WorkedTag(tag))
		}
	}
	return w
}

// run looks at the front, at the back and for a thing with one place left, and
// stays with what leads on, until there is enough or none of the three does.
func (w *orderWork) run(enough func() bool) {
	ways := []func(free []int) (line string, found bool){w.front, w.back, w.squeeze}
	for way, failed := 0, 0; failed < len(ways) && !enough(); {
		free := w.free()
		if len(free) == 0 {
			return
		}
		line, found := ways[way](free)
		w.steps = append(w.steps, line+prompts.WorkedArrow+w.String())
		switch {
		case !found:
			failed++
			way = (way + 1) % len(ways)
		case way == 2:
			failed, way = 0, 0
		default:
			failed = 0
		}
	}
}

// free are the places without a thing.
func (w *orderWork) free() []int {
	var free []int
	for i := range w.n {
		if !slices.Contains(w.at, i) {
			free = append(free, i)
		}
	}
	return free
}

// front looks for the only thing that may stand in the first free place: one that
// has to stand behind another waits until that has a place further to the front.
func (w *orderWork) front(free []int) (string, bool) {
	place := free[0]
	return w.only("<", place, func(c clue) (int, bool) {
		return c.before, w.at[c.thing] < 0 || w.at[c.thing] > place
	})
}

// back is front for the last free place.
func (w *orderWork) back(free []int) (string, bool) {
	place := free[len(free)-1]
	return w.only(">", place, func(c clue) (int, bool) { return c.thing, w.at[c.before] < place })
}

// only writes whom each comparison keeps from a place and who is left, and puts
// the thing there if it is the only one.
func (w *orderWork) only(sign string, place int, keeps func(clue) (thing int, kept bool)) (string, bool) {
	line := sign + strconv.Itoa(place+1)
	kept := make([]bool, w.n)
	for i, c := range w.pairs {
		name := "."
		if thing, ok := keeps(c); ok {
			kept[thing], name = true, letter(thing)
		}
		line += w.tags[i] + name
	}
	line += "="
	left, last := 0, 0
	for thing, at := range w.at {
		if at < 0 && !kept[thing] {
			line += letter(thing)
			left, last = left+1, thing
		}
	}
	if left == 1 {
		w.at[last] = place
	}
	return line, left == 1
}

// squeeze looks for a thing that has a single free place before or behind one
// that is in place.
func (w *orderWork) squeeze(free []int) (string, bool) {
	line := "|"
	for i, c := range w.pairs {
		line += w.tags[i]
		from, to, thing := w.at[c.thing], w.n, c.before
		if from < 0 {
			to, thing = w.at[c.before], c.thing
		}
		room := slices.DeleteFunc(slices.Clone(free), func(f int) bool { return f < from || f > to })
		if len(room) == 1 && w.at[thing] < 0 {
			w.at[thing] = room[0]
			return line + w.one(thing), true
		}
		line += "."
	}
	return line, false
}

func (w *orderWork) one(thing int) string { return letter(thing) + strconv.Itoa(w.at[thing]+1) }

// String is the row: each place and what is in it.
func (w *orderWork) String() string {
	var b strings.Builder
	for i := range w.n {
		b.WriteString(strconv.Itoa(i + 1))
		if thing := slices.Index(w.at, i); thing >= 0 {
			b.WriteString(letter(thing))
		} else {
			b.WriteByte('_')
		}
	}
	return b.String()
}
