package lines

import (
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	emptyRow   = lazyregexp.New(`^(?:[1-7]_){2,7}$`)
	placeCode  = lazyregexp.New(`^([A-G])(-?[1-7])$`)
	beforeCode = lazyregexp.New(`^([A-G])<([A-G])$`)
	askedCode  = lazyregexp.New(`^(?:[A-G]|-?[1-7])$`)
)

// isOrder reports whether the prompt of a worked chunk tells places of things in a
// row: 1_2_3_ #1:C1 #2:A<B #3:-1
func isOrder(prompt string) bool {
	return form.Worked(prompt) && emptyRow.MatchString(form.State(prompt))
}

// row is things in a row: row[i] is the letter in place i, '_' for none.
type row []byte

func (r row) String() string {
	var b strings.Builder
	for i, c := range r {
		b.WriteString(strconv.Itoa(i+1) + string(c))
	}
	return b.String()
}

// at is the place of a thing, from 0; -1 while it has none.
func (r row) at(thing byte) int { return strings.IndexByte(string(r), thing) }

// one writes a thing with its place.
func (r row) one(thing byte) string { return string(thing) + strconv.Itoa(r.at(thing)+1) }

// comparison is a clue that one thing stands before another.
type comparison struct {
	tag           string
	before, after byte
}

// newOrder puts things in their places: those whose place is told, then one by one
// those that the comparisons leave no choice. A clue of another form ends what is
// known.
func newOrder(prompt string) Judge {
	s := &script{}
	r := row(strings.Repeat("_", len(form.State(prompt))/2))
	cs := form.Clauses(prompt)
	var pairs []comparison
	for i, c := range cs[:len(cs)-1] {
		c, tag := strings.TrimSpace(c), prompts.WorkedTag(i+1)
		if m := beforeCode.FindStringSubmatch(c); m != nil && m[1] != m[2] {
			pairs = append(pairs, comparison{tag, m[1][0], m[2][0]})
			continue
		}
		m := placeCode.FindStringSubmatch(c)
		if m == nil || len(pairs) > 0 {
			return s
		}
		place := placeIn(r, m[2])
		if place < 0 || r[place] != '_' || r.at(c[0]) >= 0 {
			return s
		}
		r[place] = c[0]
		if m[2][0] == '-' {
			c += "=" + r.one(c[0])
		}
		s.lines = append(s.lines, tag+c+prompts.WorkedArrow+r.String())
	}
	asked := strings.TrimSpace(cs[len(cs)-1])
	if !askedCode.MatchString(asked) {
		return s
	}
	if answer := s.fill(r, pairs, asked); answer != 0 {
		s.lines = append(s.lines, prompts.WorkedTag(len(cs))+prompts.WorkedAnswer+r.one(answer))
	}
	return s
}

// placeIn is a place counted from 1 at the front or -1 at the end, from 0; -1 if
// the row has it not.
func placeIn(r row, code string) int {
	n, _ := strconv.Atoi(code) // of the form that placeCode takes
	if n < 0 {
		n += len(r) + 1
	}
	if n < 1 || n > len(r) {
		return -1
	}
	return n - 1
}

// fill adds the lines up to the one that puts what is asked in its place, and
// returns the thing there; 0 if the comparisons do not lead so far.
func (s *script) fill(r row, pairs []comparison, asked string) byte {
	for way, failed := 0, 0; ; {
		if thing := r.answer(asked); thing != 0 {
			return thing
		}
		first, last := r.at('_'), strings.LastIndexByte(string(r), '_')
		if failed == 3 || first < 0 {
			return 0
		}
		line, thing, place := "", byte(0), 0
		switch way {
		case 0:
			line, thing, place = r.suits("<", first, pairs)
		case 1:
			line, thing, place = r.suits(">", last, pairs)
		case 2:
			line, thing, place = r.confined(pairs)
		}
		if thing == 0 {
			failed++
		} else {
			r[place], failed = thing, 0
			if way == 2 {
				line += r.one(thing)
			}
		}
		s.lines = append(s.lines, line+prompts.WorkedArrow+r.String())
		if thing == 0 || way == 2 {
			way = (way + 1) % 3
		}
	}
}

// answer is what is asked for, once it is in its place; 0 before.
func (r row) answer(asked string) byte {
	if asked[0] >= 'A' {
		if r.at(asked[0]) >= 0 {
			return asked[0]
		}
		return 0
	}
	if i := placeIn(r, asked); i >= 0 && r[i] != '_' {
		return r[i]
	}
	return 0
}

// suits says whom each comparison keeps from a place at an end of what is free, and
// who is left; thing is 0 unless that is one alone.
func (r row) suits(sign string, place int, pairs []comparison) (line string, thing byte, at int) {
	line = sign + strconv.Itoa(place+1)
	kept := ""
	for _, p := range pairs {
		who := p.after // waits for what is before it
		stands := r.at(p.before) >= 0 && r.at(p.before) < place
		if sign == ">" {
			who, stands = p.before, r.at(p.after) > place
		}
		if stands {
			who = '.'
		}
		kept += string(who)
		line += p.tag + string(who)
	}
	left := ""
	for i := range r {
		if c := byte('A' + i); r.at(c) < 0 && strings.IndexByte(kept, c) < 0 {
			left += string(c)
		}
	}
	if len(left) == 1 {
		thing = left[0]
	}
	return line + "=" + left, thing, place
}

// confined looks for a thing with a single free place before or behind its partner.
// The line ends where the thing is to be named.
func (r row) confined(pairs []comparison) (line string, thing byte, at int) {
	line = "|"
	for _, p := range pairs {
		line += p.tag
		a, b := r.at(p.before), r.at(p.after)
		switch {
		case a >= 0 && b < 0 && strings.Count(string(r[a:]), "_") == 1:
			return line, p.after, a + strings.IndexByte(string(r[a:]), '_')
		case b >= 0 && a < 0 && strings.Count(string(r[:b]), "_") == 1:
			return line, p.before, r.at('_')
		}
		line += "."
	}
	return line, 0, 0
}
