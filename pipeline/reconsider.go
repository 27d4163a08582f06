package pipeline

import (
	"context"
	"errors"
	"math"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/critic"
)

// This file reconsiders drafts that the critics do not fail. Drawing at random
// slips: it takes a token although another was several times likelier. Where the
// critics leave enough doubt the chunk is written once more along the likelier
// token, and the better of the two stays. A greedy draft has no slips.

const (
	// leastSlip is how many times likelier the other token must be.
	leastSlip = 2
	// mostSlip is more than any doubt needs: of what they find very unlikely servers say no more
	// than that.
	mostSlip = 1e9
)

// slip is the way along the token that a draft missed by most, and how many
// times likelier that token was; 0 where there is none.
func (d *draft) slip() (w way, ratio float64) {
	for i, t := range d.tokens {
		for _, a := range t.Alternatives {
			if a.Logprob <= t.Logprob {
				continue
			}
			r := min(math.Exp(float64(a.Logprob-t.Logprob)), mostSlip)
			if r >= leastSlip && r > ratio && a.Text != "" && utf8.ValidString(a.Text) {
				w, ratio = way{before: d.tokens[:i:i], next: token{Text: a.Text, Logprob: a.Logprob, Thought: t.Thought}}, r
			}
		}
	}
	return w, ratio
}

// reconsider decides whether a draft that the critics do not fail is worth
// another look.
func (r *run) reconsider(p *place, d *draft) (Rung, bool) {
	if p.doubted != nil || d.led > 0 || !r.branches {
		return Rung{}, false
	}
	w, ratio := d.slip()
	if ratio == 0 {
		return Rung{}, false
	}
	rung := Rung{Branches: 1, slip: ratio}
	value, why := r.worth(p, d, rung)
	if value <= 0 {
		return Rung{}, false
	}
	p.doubted, p.ways = d, []way{w}
	return rung, r.decided(p, d, rung.String(), why) == nil
}

// another is d written along the likelier token. Nothing is wrong with d: where there is not room
// or budget for another look, it stands without.
func (r *run) another(ctx context.Context, p *place, d *draft, rung Rung) (*draft, error) {
	along, err := r.branch(ctx, p, rung)
	if errors.Is(err, errSpent) || errors.Is(err, ErrContextFull) {
		p.held = nil
		return d, r.skip(p, rung, err)
	}
	return along, err
}

// reconsidered notes whether that led elsewhere: another wording of the same is
// no gain.
func (r *run) reconsidered(p *place, d *draft) {
	r.experience.note(p.climbed, p.best == d && critic.Conclusion(d.text) != critic.Conclusion(p.doubted.text))
}
