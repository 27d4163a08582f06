package pipeline

import (
	"math"
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
	session   Session         // the fork that holds it; nil where the run's own does or did
	judgement critic.Judgement
	model     string // who wrote it, where it was not the run's own model

	led    int     // tokens at its beginning that it was led along; 0 where it was drafted freely
	put    []int   // where those of them end that were put in the place of likelier ones, in bytes
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

// usualTokens and usualBytes are how long a draft may be before it needs more room.
const (
	usualTokens = 24
	usualBytes  = 64
)

// begin makes room for tokens behind those that d was led along.
func (d *draft) begin() {
	d.written.Grow(max(usualBytes, 2*len(d.text)))
	d.written.WriteString(d.text)
	if d.tokens == nil {
		d.tokens = make([]token, 0, usualTokens)
	}
}

// take appends a token; it returns false when the text ended.
func (d *draft) take(t *Token) bool {
	if d.end = t.End; d.end {
		return false
	}
	if d.written.Cap() == 0 {
		d.begin()
	}
	d.used.add(&t.Spend)
	d.written.WriteString(t.Text)
	d.text = d.written.String()
	d.tokens = append(d.tokens, token{t.Text, t.Logprob, t.Thought, t.Close, t.Alternatives})
	d.thought = d.thought || t.Thought
	d.closed = t.Close
	return true
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
		switch p := likelihood(d.logprobs()); {
		case !math.IsNaN(p):
			c.confidence = p
		case d.judgement.PWrong == 0: // there is no critic, nor anything else to go by
			c.confidence = 0
		}
	}
	return c
}
