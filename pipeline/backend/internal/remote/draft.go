package remote

import "github.com/seed-25a395fc/reason/pipeline"

// Draft is what one call of Draft may still yield and what it has to account for.
// It may read several replies, one after the other.
type Draft[R Open] struct {
	On       *Session[R]
	Sampling pipeline.Sampling
	Yield    func(pipeline.Token, error) bool

	Left    int            // tokens still to yield, if the draft is limited
	Held    *Piece         // the last token of a limited draft, kept back until the usage is known
	Owed    pipeline.Spend // by what is over, that no token's spend holds
	Begun   int            // tokens that the open reply had generated when the draft began
	Earlier int            // tokens that replies generated which the draft has done with
}

// NewDraft is a draft that has yielded nothing yet.
func NewDraft[R Open](on *Session[R], s pipeline.Sampling, yield func(pipeline.Token, error) bool) Draft[R] {
	return Draft[R]{On: on, Sampling: s, Yield: yield, Left: s.MaxTokens}
}

// Limited reports whether the draft has a length.
func (d *Draft[R]) Limited() bool { return d.Sampling.MaxTokens > 0 }

// Most is how many tokens a limited draft may cost: what the caller has reckoned
// with.
func (d *Draft[R]) Most() int { return d.Sampling.MaxTokens + d.Sampling.Ahead }

// Generated is how many tokens came since the draft began, at most.
func (d *Draft[R]) Generated() int { return d.Earlier - d.Begun + d.On.Reply.Generated() }

// Due is what was used since it was last asked.
func (d *Draft[R]) Due() pipeline.Spend {
	due := d.Owed.Add(d.On.Reply.Due())
	d.Owed = pipeline.Spend{}
	return due
}

// Done ends the open reply; another one may follow.
func (d *Draft[R]) Done() {
	d.Earlier += d.On.Reply.Generated()
	d.Owed = d.Owed.Add(d.On.Reply.Due())
	d.On.Drop()
}

// Emit yields a token, which the text keeps. It returns false when no more are wanted.
func (d *Draft[R]) Emit(p Piece) bool {
	d.Left--
	d.On.Text.Add(p)
	return d.Yield(p.Token(d.Due()), nil)
}

// MakeUp yields tokens without text where several came in one piece, so that the
// draft is seen to have been cut.
func (d *Draft[R]) MakeUp() {
	for d.Left > 0 && d.Emit(Piece{Logprob: unknown}) {
	}
}

// Release hands over the token that was kept back.
func (d *Draft[R]) Release() {
	if p := d.Held; p != nil {
		d.Held = nil
		d.Emit(*p)
	}
}
