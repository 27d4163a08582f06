package arith

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Read finds the equations in text. Text beyond 64 kB is not looked at and
// counts as unread.
func Read(text string) Text { return new(Reader).Read(text) }

// Reader reads a text that grows, again and again, in time that depends on what was added:
// it keeps what it has read of the lines that nothing behind them changes any more. A text that
// goes back by a few steps is read from there on, one that goes back further as a whole. The
// zero value is ready for use, by one goroutine at a time.
type Reader struct {
	settled Text    // of the lines that are kept
	rests   string  // the text that this rests on: these lines, and what shows that they are settled
	before  *Reader // what was kept before the last of them; nil if there is none, or mostSteps back
	// The last equation of these, and the last in an annotation, if any: what comes next may
	// be about the same thing.
	plain, noted []Equation
}

// mostSteps bounds the steps that a text may go back by without being read as a whole.
const mostSteps = 4

// annotation is a calculator annotation, as in GSM8K: 48/2 = <<48/2=24>>24.
var annotation = lazyregexp.New(`<<[^<>\n]{1,200}>>`)

// Read is what [Read] says of text, whatever was read before.
func (r *Reader) Read(text string) Text {
	long := len(text) > maxText
	text = text[:min(len(text), maxText)]
	for !strings.HasPrefix(text, r.rests) {
		if r.before == nil {
			r.before = new(Reader)
		}
		*r = *r.before
	}
	notes, rest := r.annotations(text)
	said := Text{Equations: slices.Clone(r.plain), text: text}
	cut, shown := settles(text, said.read(rest, len(r.settled.text)))
	said.Equations, notes.Equations = said.Equations[len(r.plain):], notes.Equations[len(r.noted):]
	out := r.settled
	out.text = text
	r.keep(said, notes, cut, shown)
	said.add(notes)
	out.add(said)
	if long {
		out.Unread++
	}
	return out
}

// annotations reads the annotations of what is not kept, and leaves them out of it.
func (r *Reader) annotations(text string) (notes Text, without string) {
	from := len(r.settled.text)
	notes = Text{Equations: slices.Clone(r.noted), text: text}
	rest := []byte(text[from:])
	for _, span := range annotation.FindAllStringIndex(text[from:], -1) {
		note := rest[span[0]:span[1]]
		notes.read(string(note[2:len(note)-2]), from+span[0]+2)
		for i := range note {
			note[i] = ' '
		}
	}
	return notes, string(rest)
}

// keep takes what is said before a byte of the text into what is settled, as the text before
// another byte shows.
func (r *Reader) keep(said, notes Text, cut, shown int) {
	if cut == 0 {
		return
	}
	before := *r
	r.before = &before
	oldest := r
	for range mostSteps {
		if oldest = oldest.before; oldest.before == nil {
			break
		}
	}
	oldest.before = nil
	said, notes = said.upTo(cut), notes.upTo(cut)
	for _, list := range [][]Equation{said.Equations, notes.Equations} {
		for i, q := range list {
			list[i].outcome, list[i].settled = q.Check(), true
		}
	}
	if len(said.Equations) > 0 {
		r.plain = latest(said.Equations)
	}
	if len(notes.Equations) > 0 {
		r.noted = latest(notes.Equations)
	}
	r.rests = said.text[:shown]
	text := said.text[:cut]
	said.add(notes)
	r.settled.add(said)
	r.settled.text = text
}

// upTo is what a text says before a byte of it.
func (t Text) upTo(end int) Text {
	t.Equations = upTo(t.Equations, end, startOf)
	t.Numbers = upTo(t.Numbers, end, func(n *Expr) int { return n.Start })
	t.unread = upTo(t.unread, end, func(at int) int { return at })
	t.foreign = upTo(t.foreign, end, func(at int) int { return at })
	return t
}

func latest(list []Equation) []Equation { return slices.Clone(list[max(0, len(list)-1):]) }

func startOf(q Equation) int { return q.Left.Start }

// upTo is the beginning of a list in the order of the text: what stands before a byte of it.
func upTo[T any](list []T, end int, start func(T) int) []T {
	n := len(list)
	for n > 0 && start(list[n-1]) >= end {
		n--
	}
	return list[:n:n]
}

// add appends what is said behind t, in the order of the text.
func (t *Text) add(said Text) {
	t.Equations = slices.Concat(t.Equations, said.Equations)
	slices.SortStableFunc(t.Equations, func(a, b Equation) int { return a.Left.Start - b.Left.Start })
	t.Numbers = slices.Concat(t.Numbers, said.Numbers)
	slices.SortStableFunc(t.Numbers, func(a, b *Expr) int { return a.Start - b.Start })
	t.unread = slices.Concat(t.unread, said.unread)
	slices.Sort(t.unread)
	t.foreign = slices.Concat(t.foreign, said.foreign)
	slices.Sort(t.foreign)
	t.Unread, t.Foreign = len(t.unread), len(t.foreign) > 0
}

// settles is where the line begins from which on tokens may be read otherwise when a text goes
// on, and up to where the text shows that; 0 if that is the first. A clause is read with the
// tokens behind it in mind, and its line with that which may go on with an equals sign.
func settles(text string, toks []token) (cut, shown int) {
	known := -1 // the end of the last line of which all tokens are known
	for i := len(toks) - 2; i >= 0; i-- {
		switch {
		case toks[i].word != "\n" || opens(text[:toks[i].end]):
		case known < 0 && (toks[i+1].kind == tNumber || toks[i+1].kind == tWord || toks[i+1].kind == tOpen):
			known = i
		case known > i+maxPeriod+1 && (i == 0 || toks[i-1].kind != tOp):
			return toks[i].end, toks[known+1].start + 1
		}
	}
	return 0, 0
}

// opens reports whether text ends inside of braces, which may be those of a LaTeX command.
func opens(text string) bool {
	closed := 0
	for i := len(text) - 1; i >= max(0, len(text)-maxGroup); i-- {
		switch text[i] {
		case '}':
			closed++
		case '{':
			if closed--; closed < 0 {
				return true
			}
		}
	}
	return false
}
