package critic

import (
	"context"
	"errors"
	"fmt"
)

// Majority asks all of its critics and goes with most of those that decided.
// Different critics err in different places, so a few weak ones can make one
// that is worth asking; the same critic asked thrice cannot.
type Majority []Critic

// Name is "majority".
func (Majority) Name() string { return "majority" }

// Worth implements [Selective]: all of its critics are asked, so each has to be worth it.
func (m Majority) Worth(sofar Verdict, s Stakes) bool {
	for _, c := range m {
		if one, ok := c.(Selective); ok && !one.Worth(sofar, s) {
			return false
		}
	}
	return true
}

// Check fails only when none of the critics could work.
func (m Majority) Check(ctx context.Context, k Case) (Verdict, error) {
	var votes [3][]Verdict
	var failures []error
	odds, said := 0.0, 0
	for _, critic := range m {
		v, err := ask(ctx, critic, k)
		if ctx.Err() != nil {
			return Verdict{}, ctx.Err()
		}
		if err != nil {
			failures = append(failures, err)
			continue
		}
		votes[v.Grade] = append(votes[v.Grade], v)
		if v.Grade != Unsure {
			odds += logit(v.PWrong)
			said++
		}
	}
	if len(failures) == len(m) && len(m) > 0 {
		return Verdict{}, fmt.Errorf("critic: majority: %w", errors.Join(failures...))
	}
	out := Verdict{Critic: m.Name(), PWrong: Prior, Reason: "no majority"}
	for _, grade := range []Grade{Pass, Fail} {
		if side := votes[grade]; 2*len(side) > said {
			out.Grade = grade
			out.PWrong = agreeing(grade, logistic(odds/float64(said)))
			out.Reason = fmt.Sprintf("%d of %d: %s: %s", len(side), said, side[0].Critic, side[0].Reason)
			out.Fix, out.At, out.End, out.Blame = side[0].Fix, side[0].At, side[0].End, side[0].Blame
		}
	}
	return out, nil
}

// agreeing is a probability that does not speak against a grade: one that is certain does not
// outvote the others by it.
func agreeing(grade Grade, pWrong float64) float64 {
	if grade == Pass {
		return min(pWrong, Prior)
	}
	return max(pWrong, failAbove)
}
