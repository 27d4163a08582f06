package remote

import (
	"strings"
	"unicode"
)

// The marks around reasoning that servers leave in the text of a reply.
const (
	thoughtOpens  = "<think>"
	thoughtCloses = "</think>"
)

// Reasoning tells the reasoning of a reply from its answer, whether the server
// does or leaves the marks in the text. Every piece stays a piece, with what is
// decided by it as its text.
type Reasoning struct {
	state reasoningState
	buf   string // what may be the beginning of a mark
	open  bool   // there was reasoning, and its end has not come
	some  bool   // there was reasoning, with text
	led   bool   // the answer has begun
	marks bool   // the server leaves them in the text
}

type reasoningState int

const (
	atBeginning reasoningState = iota // marks may come
	inMarks                           // reasoning until the mark that ends it
	inAnswer                          // what comes is answer, unless the server says otherwise
)

// NewReasoning is for a reply that goes on with a text of a session.
func NewReasoning(b Begun) *Reasoning {
	r := &Reasoning{open: b.Open, some: b.Thought != "", led: b.Answer != ""}
	if b.Closed() {
		r.state = inAnswer
	}
	return r
}

// GoOn says that the reply goes on with open reasoning, on a server that leaves
// marks in the text: the first of them is in the request.
func (r *Reasoning) GoOn() {
	if r.open {
		r.state = inMarks
	}
}

// Marks reports whether the server leaves marks in the text.
func (r *Reasoning) Marks() bool { return r.marks }

// Thought takes a piece that the server says is reasoning.
func (r *Reasoning) Thought(p Piece) []Piece {
	r.state, r.open, r.some = inAnswer, true, true
	p.Thought = true
	return []Piece{p}
}

// Push takes a piece of the reply's text. A piece without text or tokens that
// closes the reasoning goes before the first of the answer, where no mark does.
func (r *Reasoning) Push(p Piece) []Piece {
	if r.led {
		return []Piece{p}
	}
	r.buf += p.Text
	p.Text = ""
	if r.state == atBeginning {
		text := strings.TrimLeftFunc(r.buf, unicode.IsSpace)
		rest, marked := strings.CutPrefix(text, thoughtOpens)
		switch {
		case marked:
			r.state, r.open, r.marks, r.buf = inMarks, true, true, rest
		case strings.HasPrefix(thoughtOpens, text):
			p.Thought = r.open
			return []Piece{p}
		default:
			r.state = inAnswer
		}
	}
	if r.state == inMarks {
		return r.marked(p)
	}
	return r.answer(p)
}

// marked takes reasoning between marks.
func (r *Reasoning) marked(p Piece) []Piece {
	p.Thought = true
	if !r.some {
		r.buf = strings.TrimLeftFunc(r.buf, unicode.IsSpace)
		r.some = r.buf != ""
	}
	thought, rest, closed := strings.Cut(r.buf, thoughtCloses)
	if closed {
		p.Text, p.Close = thought, true
		r.state, r.open, r.buf = inAnswer, false, rest
		if rest == "" {
			return []Piece{p}
		}
		return append([]Piece{p}, r.answer(Piece{Logprob: p.Logprob})...)
	}
	kept := 0
	for n := min(len(thoughtCloses)-1, len(r.buf)); n > 0 && kept == 0; n-- {
		if strings.HasSuffix(r.buf, thoughtCloses[:n]) {
			kept = n
		}
	}
	p.Text, r.buf = r.buf[:len(r.buf)-kept], r.buf[len(r.buf)-kept:]
	return []Piece{p}
}

// answer takes text of the answer. White space that leads it is dropped where
// reasoning came before.
func (r *Reasoning) answer(p Piece) []Piece {
	var out []Piece
	p.Text, r.buf = r.buf, ""
	if r.open {
		if strings.TrimSpace(p.Text) == "" {
			p.Text, p.Thought = "", true
			return []Piece{p}
		}
		out, r.open = []Piece{{Thought: true, Close: true, Logprob: p.Logprob}}, false
	}
	if r.some {
		p.Text = strings.TrimLeftFunc(p.Text, unicode.IsSpace)
	}
	r.led = p.Text != ""
	return append(out, p)
}

// Rest is what was kept for a mark that never came, when the reply has ended.
func (r *Reasoning) Rest() []Piece {
	p := Piece{Text: r.buf, Thought: r.open, Logprob: unknown}
	if r.buf = ""; p.Text == "" {
		return nil
	}
	return []Piece{p}
}
