package problems

import (
	"slices"

	"github.com/seed-25a395fc/reason/prompts"
)

const (
	// maxOrder is the largest number of clues about an order.
	maxOrder = 8
	// maxInOrder is the largest number of things in order.
	maxInOrder = 7
)

// clue says that a thing is in a place, or before another thing. A place is
// counted from 1 at the front or from -1 at the end.
type clue struct {
	thing, place int
	before       int // the thing behind; -1 if the clue is about a place
}

// lineup is an order to be found.
type lineup struct {
	n     int
	clues []clue
	asked clue // the place of interest, or the thing if place is 0
	bare  bool // the things are named by the clues alone
}

// index is a place counted from 0 at the front.
func (l *lineup) index(place int) int {
	if place < 0 {
		return l.n + place
	}
	return place - 1
}

// makeOrder makes clues about a drawn order until they decide it, or at least
// what is asked, and none can be missed. More follow if the problem is to have more.
func makeOrder(s Spec) Problem {
	r := newRNG(s.Seed, 15, uint64(s.Steps))
	n := min(maxInOrder, max(2, s.Steps+1-r.weighted(4, 1)))
	whole := r.chance(75)
	if !whole {
		n = min(maxInOrder, n+r.intn(3))
	}
	var l lineup
	var steps []string
	squeezed := r.chance(6)
	for try := 0; ; try++ {
		if try%20 == 19 && len(l.clues) > s.Steps { // so few do not decide so long an order
			n--
		}
		truth := r.order(n)
		l = lineup{n: n, asked: askedClue(r, n)}
		steps = l.draw(r, truth, whole, s.Steps)
		if steps != nil && len(l.clues) == s.Steps && (!squeezed || try > 40 || slices.ContainsFunc(steps, isSqueeze)) {
			break
		}
	}
	if r.chance(10) && l.rename() {
		steps, _ = l.solve()
	}
	p := Problem{Family: Order, Steps: steps}
	p.Question, p.Answer = newOrderText(r, &l).question(steps[len(steps)-1])
	return p
}

func isSqueeze(step string) bool { return step[0] == '|' }

// rename numbers the things as the clues name them, which need no list before them
// then; ok is false if they do not name all.
func (l *lineup) rename() (ok bool) {
	var named []int
	for _, c := range l.clues {
		for _, thing := range []int{c.thing, c.before} {
			if thing >= 0 && !slices.Contains(named, thing) {
				named = append(named, thing)
			}
		}
	}
	if len(named) < l.n {
		return false
	}
	for i, c := range l.clues {
		l.clues[i].thing, l.clues[i].before = slices.Index(named, c.thing), slices.Index(named, c.before)
	}
	l.asked.thing = slices.Index(named, l.asked.thing)
	l.bare = true
	return true
}

// order is a drawn order of n things: thing i is in place order[i], from 0.
func (r *rng) order(n int) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = i
	}
	shuffle(r, at)
	return at
}

// askedClue asks for the thing in a place; seldom for the place of a thing.
func askedClue(r *rng, n int) clue {
	if r.chance(7) {
		return clue{thing: r.intn(n), before: -1}
	}
	return clue{place: anyPlace(r, r.intn(n), n), before: -1}
}

// anyPlace counts a place from the front or from the end, the first and the last
// from where they are next.
func anyPlace(r *rng, i, n int) int {
	if i == 0 || i < n-1 && r.chance(60) {
		return i + 1
	}
	return i - n
}

// draw draws clues that are true of an order until the steps lead to the answer,
// and returns the steps. whole says that they lead to the place of everything.
func (l *lineup) draw(r *rng, truth []int, whole bool, size int) []string {
	decided := func() ([]string, bool) {
		if whole && (len(l.clues) < l.n-1 || !l.whole()) { // each clue ties two things, or one to its place
			return nil, false
		}
		return l.solve()
	}
	fixed := pick(r, []int{0, 10, 30, 50, 70})
	_, ok := decided()
	for tries := 0; !ok && tries < 80; tries++ {
		l.clues = append(l.clues, l.drawClue(r, truth, fixed)...)
		_, ok = decided()
	}
	if !ok {
		return nil
	}
	for i := len(l.clues) - 1; i >= 0; i-- {
		kept := l.clues
		l.clues = slices.Delete(slices.Clone(kept), i, i+1)
		if _, ok := decided(); !ok {
			l.clues = kept
		}
	}
	for tries := 0; len(l.clues) < size && tries < 40; tries++ {
		l.clues = append(l.clues, l.drawClue(r, truth, fixed)...)
	}
	shuffle(r, l.clues)
	steps, _ := decided()
	return steps
}

// drawClue draws a clue that is new; none if what it draws is not. Neighbours are
// compared more often than others.
func (l *lineup) drawClue(r *rng, truth []int, fixed int) []clue {
	c := clue{thing: r.intn(l.n), before: -1}
	if r.chance(fixed) {
		c.place = anyPlace(r, truth[c.thing], l.n)
		if l.index(c.place) == l.index(l.asked.place) && r.chance(80) { // too easy
			return nil
		}
	} else {
		behind := truth[c.thing] + 1
		if behind < l.n-1 && r.chance(40) {
			behind += r.intn(l.n - behind)
		}
		if behind >= l.n {
			return nil
		}
		c.before = slices.Index(truth, behind)
	}
	same := func(d clue) bool {
		return c.thing == d.thing && c.before == d.before && (c.place == 0) == (d.place == 0)
	}
	if slices.ContainsFunc(l.clues, same) {
		return nil
	}
	return []clue{c}
}

// solve writes the steps to the answer; ok is false if they do not lead there.
func (l *lineup) solve() (steps []string, ok bool) {
	w := newOrderWork(l)
	thing := func() int {
		if l.asked.place != 0 {
			return slices.Index(w.at, l.index(l.asked.place))
		}
		return l.asked.thing
	}
	found := func() bool { return thing() >= 0 && w.at[thing()] >= 0 }
	w.run(found)
	if !found() {
		return nil, false
	}
	return append(w.steps, prompts.WorkedTag(len(l.clues)+1)+prompts.WorkedAnswer+w.one(thing())), true
}

// whole reports whether the clues lead to the place of everything.
func (l *lineup) whole() bool {
	w := newOrderWork(l)
	w.run(func() bool { return false })
	return !slices.Contains(w.at, -1)
}

func letter(thing int) string { return string(rune('A' + thing)) }
