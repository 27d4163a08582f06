// Package order reads what is said of the places of things in a row, along any scale from "to the left
// of" to "cheapest", and the question which thing is where. It declines what contradicts itself or
// does not decide the question in simple steps, and statements that it does not understand.
package order

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// maxOrdered is the largest number of things in a row.
const maxOrdered = 7

// ordering is a question about things in a row: what is said of their places,
// and which place or thing is asked for. A place is counted from 1 at the front
// or from -1 at the end.
type ordering struct {
	things   []string
	fixed    []fixedPlace
	pairs    [][2]int // the first stands before the second
	ofThing  bool     // the place of a thing is asked for, else the thing in a place
	asked    int      // the place, or the thing counted from 0
	yes      string   // the thing that makes the answer Yes where it is asked whether one stands before another
	options  []query.Option
	meanings []string // of the options; see legend
}

// fixedPlace says that a thing stands in a place.
type fixedPlace struct{ thing, place int }

// Read reads a question about the order of things. Things become letters in
// the order in which they come in; known places come before comparisons:
//
//	On a shelf, there are three books: a red book, a blue book, and a green book.
//	The red book is to the left of the blue book. The green book is the leftmost.
//	Which book is the rightmost?
//	1_2_3_ #1:C1 #2:A<B #3:-1
func Read(q *query.Question) (body string, ok bool, err error) {
	if !mayTellPlaces(q) {
		return "", false, nil
	}
	o, ok, err := parse(q.Text)
	if !ok || err != nil {
		return "", false, err
	}
	if len(o.fixed)+len(o.pairs) >= form.MaxTags {
		return "", false, form.OutOfScope("at most %d statements about an order are understood", form.MaxTags-1)
	}
	if err := o.decided(); err != nil {
		return "", false, err
	}
	var b strings.Builder
	for i := range o.things {
		b.WriteString(strconv.Itoa(i+1) + "_")
	}
	tag := 0
	write := func(text string) {
		tag++
		b.WriteString(" " + form.Tag(tag) + text)
	}
	for _, f := range o.fixed {
		write(form.Letter(f.thing) + strconv.Itoa(f.place))
	}
	for _, p := range o.pairs {
		write(form.Letter(p[0]) + "<" + form.Letter(p[1]))
	}
	if o.ofThing {
		write(form.Letter(o.asked))
	} else {
		write(strconv.Itoa(o.asked))
	}
	q.Legend = o.legend()
	return b.String(), true, nil
}

// legend says what the possible answers stand for: the label of an option if there
// are options, else a thing or a place.
func (o *ordering) legend() string {
	var legend strings.Builder
	for i, thing := range o.things {
		state, meant := form.Letter(i)+strconv.Itoa(o.index(o.asked)+1), thing
		if o.ofThing {
			state, meant = form.Letter(o.asked)+strconv.Itoa(i+1), ordinals[i]
		}
		if at := slices.Index(o.meanings, state); at >= 0 {
			meant = o.options[at].Label
		}
		if o.yes != "" {
			meant = map[bool]string{true: "Yes", false: "No"}[thing == o.yes]
		}
		legend.WriteString(state + "=" + meant + "\n")
	}
	return legend.String()
}

var state = lazyregexp.New(`^[A-G][1-7]$`)

// Answer takes an answer that says what stands where, such as "C2".
func Answer(stated string) (string, bool) { return stated, state.MatchString(stated) }

// index is a place counted from 0 at the front.
func (o *ordering) index(place int) int {
	if place < 0 {
		return len(o.things) + place
	}
	return place - 1
}

// decided fills the row as the steps of the format do, and reports when they do
// not lead to the answer.
func (o *ordering) decided() error {
	if !o.possible(nil) {
		return form.OutOfScope("what is said of the order contradicts itself")
	}
	r := row{pairs: o.pairs, at: slices.Repeat([]int{-1}, len(o.things))}
	for _, f := range o.fixed {
		r.at[f.thing] = o.index(f.place)
	}
	for r.next() {
	}
	if o.ofThing && r.at[o.asked] < 0 || !o.ofThing && r.thing(o.index(o.asked)) < 0 {
		return form.OutOfScope("what is said of the order does not decide the question, or not in simple steps")
	}
	return nil
}

// possible reports whether some order that begins with a row fits all that is said.
func (o *ordering) possible(row []int) bool {
	for t := range o.things {
		elsewhere := func(f fixedPlace) bool { return (f.thing == t) != (o.index(f.place) == len(row)) }
		waits := func(p [2]int) bool { return p[1] == t && !slices.Contains(row, p[0]) }
		if slices.Contains(row, t) || slices.ContainsFunc(o.fixed, elsewhere) || slices.ContainsFunc(o.pairs, waits) {
			continue
		}
		if o.possible(append(row, t)) {
			return true
		}
	}
	return len(row) == len(o.things)
}

// row is a row that is being filled: at[i] is the place of thing i, from 0,
// or -1.
type row struct {
	pairs [][2]int
	at    []int
}

func (r *row) thing(place int) int { return slices.Index(r.at, place) }

// next places one thing: the only one that may stand first of those that are
// left, else the only one that may stand last, else one for which a comparison
// leaves a single place.
func (r *row) next() bool {
	var free []int
	for i := range r.at {
		if r.thing(i) < 0 {
			free = append(free, i)
		}
	}
	if len(free) == 0 {
		return false
	}
	return r.end(free[0], 0, 1) || r.end(free[len(free)-1], 1, -1) || r.squeeze(free)
}

// end places the only thing for a free place at an end of the row. The partner
// that a comparison puts further out must stand there already. outer is its place
// in a pair, and inward the direction away from the end.
func (r *row) end(place, outer, inward int) bool {
	var may []int
	for t, at := range r.at {
		blocked := slices.ContainsFunc(r.pairs, func(p [2]int) bool {
			out := r.at[p[outer]]
			return p[1-outer] == t && (out < 0 || (out-place)*inward > 0)
		})
		if at < 0 && !blocked {
			may = append(may, t)
		}
	}
	if len(may) != 1 {
		return false
	}
	r.at[may[0]] = place
	return true
}

// squeeze places a thing that has a single free place before or behind one whose
// place is known.
func (r *row) squeeze(free []int) bool {
	for _, p := range r.pairs {
		for side, t := range p {
			partner := r.at[p[1-side]]
			if r.at[t] >= 0 || partner < 0 {
				continue
			}
			left := slices.DeleteFunc(slices.Clone(free), func(f int) bool { return (f < partner) != (side == 0) })
			if len(left) == 1 {
				r.at[t] = left[0]
				return true
			}
		}
	}
	return false
}
