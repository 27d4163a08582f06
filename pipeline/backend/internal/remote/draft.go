package remote

import "github.com/seed-25a395fc/reason/pipeline"

// Draft is what one call of Draft may still yield and what it has to account for.
// It may read several replies, one after the other.
type Draft struct {
	Sampling pipeline.Sampling
	Left     int            // tokens still to yield, if the draft is limited
	Held     *Piece         // the last token of a limited draft, kept back until the usage is known
	Owed     pipeline.Spend // by what is over, that no token's spend holds
	Begun    int            // tokens that the open reply had generated when the draft began
	Earlier  int            // tokens that replies generated which the draft has done with
}

// NewDraft is a draft that has yielded nothing yet.
func NewDraft(s pipeline.Sampling) Draft { return Draft{Sampling: s, Left: s.MaxTokens} }

// Limited reports whether the draft has a length.
func (d *Draft) Limited() bool { return d.Sampling.MaxTokens > 0 }

// Most is how many tokens a limited draft may cost: what the caller has reckoned
// with.
func (d *Draft) Most() int { return d.Sampling.MaxTokens + d.Sampling.Ahead }

// Generated is how many tokens came since the draft began, with those of the open
// reply.
func (d *Draft) Generated(open int) int { return d.Earlier - d.Begun + open }

// Done notes that the draft has done with a reply, what it generated and what of it
// is due.
func (d *Draft) Done(generated int, due pipeline.Spend) {
	d.Earlier += generated
	d.Owed = d.Owed.Add(due)
}

// Due is what was used since it was last asked, with what the open reply used.
func (d *Draft) Due(open pipeline.Spend) pipeline.Spend {
	owed := d.Owed.Add(open)
	d.Owed = pipeline.Spend{}
	return owed
}

// Release hands over the token that was kept back.
func (d *Draft) Release(emit func(Piece) bool) {
	if p := d.Held; p != nil {
		d.Held = nil
		emit(*p)
	}
}
