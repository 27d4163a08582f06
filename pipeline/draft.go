package pipeline

import (
	"math"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
)

// This file holds what the loop works on: a place in the answer, and the drafts that
// are candidates for it.

// place is where the next chunk goes, and what was tried there.
type place struct {
	start    int // session position of the chunk's first token
	attempts int
	judged   []judged                    // texts: a duplicate draft is not judged again
	refused  map[string]critic.Judgement // those of judged that must not stand here
	best     *draft                      // the incumbent
	held     *draft                      // what the session holds; nil where that is not known
	spare    spare                       // what it held of the incumbent
	repeats  int                         // drafts that were the incumbent again
	rung     int                         // index into the ladder
	tries    int                         // of that rung
	climbed  repair                      // where the current draft comes from; none for the first
	settled  *draft                      // judged and learnt from
	ways     []way                       // that rejected drafts left open
	explored []explored                  // those drafts
	branched bool                        // ways were taken
	doubted  *draft                      // was not failed and is reconsidered
}

// judged is a text of which critics have spoken.
type judged struct {
	text      string
	judgement critic.Judgement
}

// said is what critics have said of a text at p.
func (p *place) said(text string) (j critic.Judgement, known bool) {
	for _, one := range p.judged {
		if one.text == text {
			return one.judgement, true
		}
	}
	return critic.Judgement{}, false
}

// refuses reports whether a draft must not stand at p.
func (p *place) refuses(d *draft) bool {
	_, refused := p.refused[d.text]
	return refused
}

// behind tells places apart: it is all that was accepted before, chunk by chunk,
// and what of it is reasoning.
func behind(chunks []Chunk) string {
	var b strings.Builder
	for _, c := range chunks {
		if c.Thought {
			b.WriteByte('t')
		} else {
			b.WriteByte('a')
		}
		b.WriteString(c.Text)
		b.WriteByte(0)
	}
	return b.String()
}

// draft is one candidate for a place.
type draft struct {
	text      string
	tokens    []token         // the drafted tokens that text begins with: all of it, or what a fix left standing
	used      Spend           // what drafting its tokens cost
	end       bool            // the model ended the answer after it
	thought   bool            // it is reasoning ahead of the answer
	closed    bool            // and ends it
	written   strings.Builder // text while tokens come, so that each is copied once
	rest      *rest           // what came behind its tokens; nil for nothing
	session   Session         // the fork that holds it; nil where the run's own does or did
	judgement critic.Judgement
	model     string // who wrote it, where it was not the run's own model

	led    int     // tokens at its beginning that it was led along; 0 where it was drafted freely
	put    []int   // where those of them end that were put in the place of likelier ones, in bytes
	tried  int     // bytes of its beginning that end with a result found by trial, and what stands behind that
	score  float64 // of that way
	broken bool    // its writing was broken off at a mistake: it cannot stand
}

// token is what is kept of a [Token] of a draft.
type token struct {
	Text           string
	Logprob        float32
	Thought, Close bool
	Alternatives   []Alternative
}

// rest is what a session tells behind the tokens of a draft: that the text ends, or an error.
type rest struct {
	spend Spend
	err   error
}

// How long a draft usually is, and the tokens that room is made for at once: drafts that are
// written one after the other share it.
const (
	usualTokens = 16
	usualBytes  = 64
	roomTokens  = 2 * usualTokens
)

// begin makes d ready to take tokens behind those that it was led along, where there is room.
func (d *draft) begin(room []token) {
	d.written.Grow(max(usualBytes, 2*len(d.text)))
	d.written.WriteString(d.text)
	if d.tokens != nil {
		return
	}
	if d.tokens = room[len(room):]; cap(d.tokens) < usualTokens {
		d.tokens = make([]token, 0, roomTokens)
	}
}

// finish is the room that d has left over.
func (d *draft) finish() (room []token) {
	room = d.tokens[len(d.tokens):]
	d.tokens = slices.Clip(d.tokens)
	return room
}

// taker is what takes the tokens of d from its session, until it is a whole chunk or, where that
// is not nil, done says so. It calls little, and its loop is that of the session: what is needed for
// a token has to be fetched from memory, behind a forward pass.
func (r *run) taker(d *draft, done func(*draft) bool) func(Token, error) bool {
	return func(t Token, err error) bool {
		if err != nil || t.End {
			return d.stop(t.Spend, err)
		}
		d.used.add(&t.Spend)
		d.written.WriteString(t.Text)
		d.text = d.written.String()
		d.tokens = append(d.tokens, token{t.Text, t.Logprob, t.Thought, t.Close, t.Alternatives})
		d.thought = d.thought || t.Thought
		d.closed = t.Close
		if done != nil {
			return !done(d)
		}
		return !r.complete(d)
	}
}

// stop notes that the text ends behind d, or why writing d does. No more tokens are taken.
func (d *draft) stop(spend Spend, err error) (more bool) {
	d.end, d.rest = err == nil, &rest{spend, err}
	return false
}

// spent is what writing d has cost.
func (d *draft) spent() Spend {
	if d.rest == nil {
		return d.used
	}
	return d.used.Add(d.rest.spend)
}

// failure is the error that ended writing d, if one did.
func (d *draft) failure() error {
	if d.rest == nil {
		return nil
	}
	return d.rest.err
}

// logprobs are those of all tokens of the text; nil when a fix wrote part of it.
func (d *draft) logprobs() []float32 {
	var length int
	out := make([]float32, len(d.tokens))
	for i, t := range d.tokens {
		out[i] = t.Logprob
		length += len(t.Text)
	}
	if length != len(d.text) {
		return nil
	}
	return out
}

// likelihood is P(text) under the model; NaN where that is not known of all of it.
func (d *draft) likelihood() float64 {
	length, sum := 0, 0.0
	for i := range d.tokens {
		length += len(d.tokens[i].Text)
		sum += float64(d.tokens[i].Logprob)
	}
	if length != len(d.text) {
		return math.NaN()
	}
	return math.Exp(sum)
}

// ends are where the tokens end in the text, in bytes.
func (d *draft) ends() []int {
	out, end := make([]int, len(d.tokens)), 0
	for i, t := range d.tokens {
		end += len(t.Text)
		out[i] = end
	}
	return out
}

// clears says whether d stands better with the critics than the incumbent.
func (d *draft) clears(incumbent *draft) bool {
	a, b := d.judgement.Verdict, incumbent.judgement.Verdict
	if rank(a.Grade) != rank(b.Grade) {
		return rank(a.Grade) > rank(b.Grade)
	}
	return a.PWrong < b.PWrong
}

func rank(g critic.Grade) int {
	switch g {
	case critic.Pass:
		return 2
	case critic.Fail:
		return 0
	default:
		return 1
	}
}

// chunk is the draft as it stands in the answer.
func (d *draft) chunk(p *place) Chunk {
	c := Chunk{
		Text:     d.text,
		Thought:  d.thought,
		Attempts: p.attempts,
		Verdicts: d.judgement.Each,
		Grade:    d.judgement.Grade,
		Model:    d.model,
		start:    p.start,
	}
	if c.confidence = 1 - d.judgement.PWrong; c.Verdicts == nil {
		c.Verdicts = []critic.Verdict{}
		switch p := d.likelihood(); {
		case !math.IsNaN(p):
			c.confidence = p
		case d.judgement.PWrong == 0: // there is no critic, nor anything else to go by
			c.confidence = 0
		}
	}
	return c
}
