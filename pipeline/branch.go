package pipeline

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/critic"
)

// This file writes a rejected chunk anew along other ways. Drawing at random
// repeats the likely ways and may miss others for long. Here each is taken once,
// in the order of likelihood: the likeliest token that was not taken at any place
// of the drafts so far, and behind it the likeliest tokens. It is the search for
// the k best paths of Lawler 1972 (doi:10.1287/mnsc.18.7.401), with greedy
// completions in the place of best ones. What stands before a mistake is right as
// far as the critics see, so that ways behind it go first. Where a critic spots a
// mistake in the middle of a chunk, the rest is not written.

const (
	// alternatives is how many other tokens are asked for at each place.
	alternatives = 8
	// astray is what leaving a right beginning counts, in nats: it may lead
	// nowhere, but rarely does.
	astray = -2.3
	// leastScore is that of ways too unlikely to be taken.
	leastScore = -12
	// leastContested is ln P of the other token at a place that the model itself holds
	// to be open. Of 6,300 less likely ways that were taken because only the model
	// doubted a chunk, 2 cleared that doubt (docs/log.md).
	leastContested = -1.4
	// untoldBranches is how many more ways are taken where recomputing finds a chunk
	// wrong and cannot say what is right: of 2,700 later ones 2 cleared it.
	untoldBranches = 4
	// backwardBranches is the same where only working backwards finds a chunk wrong, which
	// costs more than writing the way: 44 got no more answers right for a tenth to a half more
	// operations (docs/log.md).
	backwardBranches = 8
)

// way is a way on that was not taken yet.
type way struct {
	before []token // of the chunk
	next   token
	put    []int   // where tokens before it end that were put there, in bytes
	tried  int     // bytes of before that end with a result found by trial
	score  float64 // ln P of what is not known to be right
}

// explore notes the ways that a rejected draft leaves open behind what it was led
// along, up to where the part ends in which its mistake lies. The token behind that part
// is one way on from it: a number may have ended too soon.
func (p *place) explore(d *draft) {
	right := len(d.kept())
	score, doubtful := 0.0, right // the first token that is not known to be right
	if right < d.led {
		score, doubtful = d.score, d.led
	}
	last := len(d.tokens)
	if d.judgement.End > 0 {
		part, _ := d.before(d.judgement.End)
		last = min(last, len(part)+1)
	}
	known := p.known(d)
	if !d.onlyUnlikely() {
		p.explored = append(p.explored, explored{d, last})
	}
	for i := d.led; i < last; i++ {
		before := astray
		if i >= doubtful {
			before = score
			score += float64(d.tokens[i].Logprob)
		}
		if i < known {
			continue
		}
		for _, a := range d.tokens[i].Alternatives {
			if d.onlyUnlikely() && a.Logprob <= d.tokens[i].Logprob {
				continue // that it is unlikely could be said of this way, too
			}
			w := way{before: d.tokens[:i:i], put: d.put, tried: d.tried, next: token{Text: a.Text, Logprob: a.Logprob, Thought: d.tokens[i].Thought}}
			w.score = before + float64(a.Logprob)
			if w.score > leastScore && a.Text != "" && utf8.ValidString(a.Text) {
				p.ways = append(p.ways, w)
			}
		}
	}
}

// explored is a draft whose ways were noted, from what it was led along to before a token.
type explored struct {
	*draft
	last int
}

// known is the first token of a draft at whose place there may be ways that were not noted
// of a draft before that begins like it, such as the one that a fix left the beginning of.
func (p *place) known(d *draft) int {
	from := d.led
	for _, e := range p.explored {
		if upto := min(e.last, e.shares(d.tokens)+1); e.led <= from && from < upto {
			from = upto
		}
	}
	return from
}

// onlyUnlikely reports whether all that critics say against a draft is that it is
// unlikely.
func (d *draft) onlyUnlikely() bool {
	return d.failedBy(critic.Confidence{})
}

// lacksLikelihood reports whether the model alone doubts a draft, and a likely one is asked
// for.
func (d *draft) lacksLikelihood() bool {
	return d.judgement.Doubted() && d.said(critic.Confidence{}).Critic != ""
}

// untold reports whether a chunk was recomputed and found wrong, but not what is right.
func (d *draft) untold() bool {
	return d.failedBy(critic.Computed{}) && d.judgement.Fix == ""
}

// failedBy reports whether a draft failed, for what a critic says of it more than others.
func (d *draft) failedBy(c critic.Critic) bool {
	return d.judgement.Grade == critic.Fail && d.judgement.Critic == c.Name()
}

// holds reports whether a chunk was recomputed and nothing found wrong.
func (d *draft) holds() bool {
	computed := d.said(critic.Computed{})
	return computed.Critic != "" && computed.Grade != critic.Fail
}

// said is the verdict of a critic on a draft; it has no name where that was not asked.
func (d *draft) said(c critic.Critic) (v critic.Verdict) {
	if i := slices.IndexFunc(d.judgement.Each, func(v critic.Verdict) bool { return v.Critic == c.Name() }); i >= 0 {
		v = d.judgement.Each[i]
	}
	return v
}

// kept are the tokens of a draft that stand before its mistake.
func (d *draft) kept() []token {
	tokens, _ := d.before(d.judgement.At)
	return tokens
}

// before are the tokens of a draft that end within its first bytes, and where the
// last of them ends.
func (d *draft) before(bytes int) (tokens []token, end int) {
	n := 0
	for n < len(d.tokens) && end+len(d.tokens[n].Text) <= bytes {
		end += len(d.tokens[n].Text)
		n++
	}
	for n > 0 && d.tokens[n-1].Text == "" { // the first bytes of a character that is not kept
		n--
	}
	return d.tokens[:n:n], end
}

// contested drops the ways that would be doubted as much as the incumbent: where only the
// model itself doubts it, and likelihood has a say, unlikely ones.
func (p *place) contested() {
	if p.best.lacksLikelihood() {
		p.ways = slices.DeleteFunc(p.ways, func(w way) bool { return w.next.Logprob < leastContested })
	}
}

// likeliest takes the likeliest way out.
func (p *place) likeliest() way {
	best := 0
	for i, w := range p.ways {
		if w.score > p.ways[best].score {
			best = i
		}
	}
	w := p.ways[best]
	p.ways = slices.Delete(p.ways, best, best+1)
	return w
}

// branch writes the chunk along the next way.
func (r *run) branch(ctx context.Context, p *place, rung Rung) (*draft, error) {
	w := p.likeliest()
	p.branched = true
	d, err := r.lead(p, append(w.before, w.next))
	if err != nil {
		return nil, err
	}
	d.led, d.put, d.tried, d.score = len(d.tokens), w.put, w.tried, w.score
	if p.best.judgement.Grade == critic.Fail && !p.best.judgement.Doubted() {
		// That the token is unlikely says nothing where likelier ones were found wrong,
		// but much where the same model finds it unlikely that found them wrong.
		d.put = append(slices.Clone(w.put), len(d.text))
		d.tokens[d.led-1].Logprob = 0
	}
	if !r.complete(d) {
		if err := r.writeOn(ctx, p, d, rung); err != nil {
			return nil, err
		}
	}
	p.attempts++
	return d, r.drafted(p, d, rung.String())
}

// lead makes the session hold tokens, as the beginning of a draft. What it holds
// of them already is not computed again.
func (r *run) lead(p *place, tokens []token) (*draft, error) {
	shared := p.held.shares(tokens)
	if n := p.spare.draft.shares(tokens); n > shared && r.copySpare(p) {
		shared = n
	}
	if err := r.session.Rollback(p.start + shared); err != nil {
		return nil, err
	}
	d := &draft{tokens: slices.Clone(tokens[:shared])}
	for _, t := range tokens[shared:] {
		// The first bytes of a character come with the next token, which has it
		// whole, and marks around reasoning with the text behind them.
		if t.Text == "" {
			continue
		}
		if err := r.put(t.Text, t.Thought); err != nil {
			return nil, err
		}
		// The text may come to more tokens than one.
		for len(d.tokens) < r.session.Pos()-p.start-1 {
			d.tokens = append(d.tokens, token{})
		}
		d.tokens = append(d.tokens, t)
	}
	for _, t := range d.tokens {
		d.text += t.Text
		d.thought = d.thought || t.Thought
	}
	return d, nil
}

// shares is how many tokens the draft begins with of others; none where it is nil. Tokens
// without a text belong to the text behind them, and are shared only with it.
func (d *draft) shares(tokens []token) (n int) {
	for d != nil && n < min(len(tokens), len(d.tokens)) && tokens[n].same(d.tokens[n]) {
		n++
	}
	for n > 0 && n < len(tokens) && tokens[n-1].Text == "" {
		n--
	}
	return n
}

func (t token) same(u token) bool {
	return t.Text == u.Text && t.Thought == u.Thought && t.Close == u.Close
}

// restore makes the session hold a draft that stood there before.
func (r *run) restore(p *place, d *draft) error {
	written, err := r.lead(p, d.tokens)
	if err != nil {
		return err
	}
	if rest := d.text[len(written.text):]; rest != "" { // what a fix or another model wrote
		return r.put(rest, d.thought)
	}
	return nil
}

// writeOn drafts the rest of a chunk that was led along a way, or as much of it
// as there is before the critics spot a mistake.
func (r *run) writeOn(ctx context.Context, p *place, d *draft, rung Rung) error {
	room, longest := r.room(p)-d.led, r.solver.ChunkTokens-d.led
	if longest < 1 && room >= 0 { // the way is to the last token that a chunk may have
		return nil
	}
	most := min(longest, room)
	if most < 1 {
		return ErrContextFull
	}
	spots := r.spotter(p, d)
	n, err := r.write(ctx, d, r.session, most, r.keep(p), r.resampling(0, rung.Experts), func(d *draft) bool {
		if r.complete(d) {
			return true
		}
		d.broken = spots(d)
		return d.broken
	})
	switch cut := err == nil && len(d.tokens)-d.led == n && !d.end && !d.broken && !r.complete(d); {
	case cut && n < most:
		return errSpent
	case cut && d.led+most < r.solver.ChunkTokens:
		return ErrContextFull
	}
	return err
}

// spotter tells whether the critics see a mistake in a chunk that is not whole.
func (r *run) spotter(p *place, d *draft) func(*draft) bool {
	critics, ok := r.solver.Critic.(interface{ Spots(critic.Case) bool })
	if !ok {
		return func(*draft) bool { return false }
	}
	k := r.criticCase(p, d)
	return func(d *draft) bool {
		k.Chunk = d.text
		return critics.Spots(k)
	}
}
