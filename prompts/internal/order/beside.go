package order

import (
	"slices"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

var (
	// besideLead stands before whom one stands next to.
	besideLead = lazyregexp.New(`^(?i)(?:immediately|directly|right) (?:before|behind|after|above|below|under|beneath|underneath|in front of|(?:to|on) the (?:left|right) of) `)
	// insideOf says that something stands between two others.
	insideOf = lazyregexp.New(`^(?i)(?:standing |sitting |placed |located |parked )?(?:in )?between (.+) and (.+)$`)
)

// sideBySide reports whether a statement says that nothing stands between two.
func sideBySide(said string) bool { return besideLead.MatchString(said) }

// placeNear gives places to things that stand side by side with others whose places are told, where what
// is asked for does not follow without.
func (r *reader) placeNear() {
	for placed := true; placed && r.decided() != nil; {
		placed = false
		for _, p := range r.near {
			for side, t := range p {
				at, to := r.placeTold(p[1-side]), 0
				if to = at + 1; side == 0 {
					to = at - 1
				}
				if at >= 0 && r.placeTold(t) < 0 && to >= 0 && to < len(r.things) {
					r.fixed = append(r.fixed, fixedPlace{t, to + 1})
					placed = true
				}
			}
		}
	}
}

// placeTold is the place of a thing, from 0, as a statement gives it; -1 where none does.
func (r *reader) placeTold(thing int) int {
	for _, f := range r.fixed {
		if f.thing == thing {
			return r.index(f.place)
		}
	}
	return -1
}

// standsInside reads that a thing stands between two others.
func (r *reader) standsInside(name, one, other string) bool {
	t := [3]int{r.thing(name), r.thing(one), r.thing(withoutRow(other))}
	if t[0] < 0 || t[1] < 0 || t[2] < 0 || t[0] == t[1] || t[1] == t[2] || t[0] == t[2] {
		return false
	}
	r.inside = append(r.inside, t)
	r.facts++
	return true
}

// settleInside places what stands between two others: in the middle of three, else behind the one and
// before the other where it is told which of them comes first.
func (r *reader) settleInside() error {
	for _, t := range r.inside {
		a, b := t[1], t[2]
		if len(r.things) == 3 {
			r.fixed = append(r.fixed, fixedPlace{t[0], middle})
			continue
		}
		if r.before(b, a) || r.before(b, t[0]) || r.before(t[0], a) {
			a, b = b, a
		} else if !r.before(a, b) && !r.before(a, t[0]) && !r.before(t[0], b) {
			return form.OutOfScope("which of %q and %q comes first is not said", r.things[a], r.things[b])
		}
		for _, pair := range [][2]int{{a, t[0]}, {t[0], b}} {
			if !slices.Contains(r.pairs, pair) {
				r.pairs = append(r.pairs, pair)
			}
		}
	}
	return nil
}

// before reports whether one thing stands before another by their places or by comparisons.
func (r *reader) before(a, b int) bool {
	at, to := r.placeTold(a), r.placeTold(b)
	return r.follows(a, b) || at >= 0 && to >= 0 && at < to || at == 0 || to == len(r.things)-1
}
