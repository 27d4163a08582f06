package arith

import (
	"fmt"
	"math/big"
	"strings"
)

const halfDay, wholeDay = 12 * 60, 24 * 60 // minutes

// later compares a time with one that amounts of time lead to.
func (s *sentence) later(t statement, claim quantity) (Outcome, string) {
	sum, ok := t.sum('t')
	sum.Quo(sum, big.NewRat(60, 1))
	if !ok || !sum.IsInt() || !sum.Num().IsInt64() {
		return Unknown, ""
	}
	at := t.clock.minutes + sum.Num().Int64()
	dial := int64(halfDay)
	if t.clock.sure() && claim.clock.sure() {
		dial = wholeDay
	}
	if (at-claim.clock.minutes)%dial == 0 {
		return Holds, ""
	}
	at = (at%wholeDay + wholeDay) % wholeDay
	return Wrong, s.writeTime(at, t.clock, claim)
}

// writeTime writes a time of day in the manner of a claim.
func (s *sentence) writeTime(at int64, from timeOfDay, claim quantity) string {
	c, half := claim.clock, ""
	text := s.out.text[claim.start:claim.end]
	if c.half == 'a' || c.half == 'p' {
		half = strings.TrimLeft(text, "0123456789:")
		if from.sure() && (at >= halfDay) != (c.half == 'p') {
			half = strings.Map(otherHalf, half)
		}
	} else if c.half == 'n' {
		half = map[bool]string{true: " PM", false: " AM"}[at >= halfDay]
	}
	if half == "" && (c.minutes >= 13*60 || from.half == 0 && from.minutes >= 13*60) {
		return fmt.Sprintf("%d:%02d", at/60, at%60)
	}
	hour := (at/60 + 11) % 12
	if !c.written && c.half != 'n' && at%60 == 0 {
		return fmt.Sprintf("%d%s", hour+1, half)
	}
	return fmt.Sprintf("%d:%02d%s", hour+1, at%60, half)
}

func otherHalf(r rune) rune {
	switch r {
	case 'a', 'A':
		return r + 'p' - 'a'
	case 'p', 'P':
		return r - ('p' - 'a')
	}
	return r
}

// between compares the time from one time of day to another with a claim.
func (s *sentence) between(t statement, claim quantity) (Outcome, string) {
	if claim.pieces[0].size.of != 't' {
		return silent, ""
	}
	from, to := t.clock, t.to.clock
	dial := int64(halfDay)
	if from.sure() && to.sure() {
		dial = wholeDay
	}
	d := ((to.minutes-from.minutes)%dial + dial) % dial
	if t.minus {
		d = (dial - d) % dial
	}
	outcome, want := s.weigh(seconds(d), claim)
	for _, other := range []int64{d + dial, dial - d} {
		if o, _ := s.weigh(seconds(other), claim); outcome == Wrong && o != Wrong {
			if o == Holds && (t.minus || other == d+dial && dial == halfDay) {
				return Holds, ""
			}
			return Unknown, ""
		}
	}
	return outcome, want
}

func seconds(minutes int64) *big.Rat { return big.NewRat(minutes*60, 1) }
