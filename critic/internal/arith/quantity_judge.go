package arith

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"
)

const halfDay, wholeDay = 12 * 60, 24 * 60 // minutes

// amounts compares the sum of amounts with a claim. Amounts that are all in one unit are
// read without it, and so is working that converts by a number: 3 hours * 60 = 180 minutes.
func (s *sentence) amounts(t statement, claim quantity) (Outcome, string) {
	sum, ok := t.sum(claim.pieces[0].size.of)
	all := slices.Concat(t.pieces, claim.pieces)
	for _, s := range t.steps {
		all = append(all, s.pieces...)
	}
	differ := slices.ContainsFunc(all, func(p piece) bool { return p.size != all[0].size })
	if !ok || !differ || sum.Sign() < 0 || t.factor != nil && t.plain(claim) {
		return silent, ""
	}
	outcome, want := s.weigh(sum, claim)
	if outcome == Wrong && (t.workweek(sum, claim) || maybeWorked(all) || t.factor == nil && len(all) == 2 && strings.IndexByte("lm", all[0].size.of) >= 0) {
		return Unknown, "" // lengths may be on a map
	}
	return outcome, want
}

// plain reports whether a multiple of an amount is rather one of its number.
func (t statement) plain(claim quantity) bool {
	if len(t.pieces) > 1 || len(claim.pieces) > 1 {
		return false
	}
	x, y := t.pieces[0], claim.pieces[0]
	ratio := big.NewRat(x.size.n, y.size.n)
	return t.factor.Cmp(ratio) == 0 || t.factor.Cmp(ratio.Inv(ratio)) == 0 ||
		new(big.Rat).Mul(x.num.Value, t.factor).Cmp(y.num.Value) == 0
}

// maybeWorked reports whether days and weeks of work may be meant, which are shorter.
func maybeWorked(all []piece) bool {
	least, most := all[0].size.n, all[0].size.n
	for _, p := range all {
		least, most = min(least, p.size.n), max(most, p.size.n)
	}
	return all[0].size.of == 't' && most >= 86400 && least < 86400
}

// workweek reports whether a claim holds with weeks of 5 days.
func (t statement) workweek(sum *big.Rat, claim quantity) bool {
	if claim.pieces[0].size.of != 't' {
		return false
	}
	weekend := func(q quantity) *big.Rat {
		days := new(big.Rat)
		for _, p := range q.pieces {
			if p.size.n == 7*86400 {
				days.Add(days, new(big.Rat).Mul(p.num.Value, big.NewRat(2*86400, 1)))
			}
		}
		return days
	}
	short := new(big.Rat).Sub(sum, weekend(t.quantity))
	for _, s := range t.steps {
		if s.less {
			short.Add(short, weekend(s.quantity))
		} else {
			short.Sub(short, weekend(s.quantity))
		}
	}
	return short.Cmp(new(big.Rat).Sub(claim.value(), weekend(claim))) == 0
}

// weigh compares a claim with an exact sum, as precisely as it is stated.
func (s *sentence) weigh(sum *big.Rat, claim quantity) (Outcome, string) {
	last := claim.pieces[len(claim.pieces)-1]
	unit := big.NewRat(last.size.n, 1)
	diff := new(big.Rat).Sub(sum, claim.value())
	if diff.Sign() == 0 {
		return Holds, ""
	}
	diff.Abs(diff).Quo(diff, unit)
	exact := new(big.Rat).Quo(sum, unit)
	if outcome := rounded(Equation{Approx: s.hedge}, diff, exact, last.num.Decimals); outcome != Wrong {
		return outcome, ""
	}
	return Wrong, s.write(sum, claim)
}

// write writes an amount in the units and the manner of a claim.
func (s *sentence) write(sum *big.Rat, claim quantity) string {
	rest := new(big.Rat).Set(sum)
	var out []string
	for i, p := range claim.pieces {
		n := new(big.Rat).Quo(rest, big.NewRat(p.size.n, 1))
		if i < len(claim.pieces)-1 {
			n.SetInt(new(big.Int).Quo(n.Num(), n.Denom()))
			if n.Sign() == 0 {
				continue
			}
		}
		rest.Sub(rest, new(big.Rat).Mul(n, big.NewRat(p.size.n, 1)))
		if n.Sign() == 0 && len(out) > 0 {
			continue
		}
		unit := plural(p.word, n.Cmp(one) == 0)
		if unit == p.word {
			unit = s.out.text[p.end-len(p.word) : p.end]
		}
		if n.IsInt() {
			p.num.Decimals = 0
		}
		out = append(out, Format(n, p.num)+s.out.text[p.num.End:p.end-len(p.word)]+unit)
	}
	join := " "
	if len(claim.pieces) > 1 && strings.Contains(s.out.text[claim.pieces[0].end:claim.pieces[1].num.Start], "and") {
		join = " and "
	}
	return strings.Join(out, join)
}

// plural is a unit for one, or for another number.
func plural(word string, single bool) string {
	switch {
	case len(word) <= 3 && word != "day" && word != "cup" || word == "days" && !single || word == "cups" && !single:
		return word
	case word == "feet" || word == "foot":
		return map[bool]string{true: "foot", false: "feet"}[single]
	case single:
		return strings.TrimSuffix(strings.Replace(word, "inches", "inch", 1), "s")
	case word == "inch":
		return "inches"
	}
	return strings.TrimSuffix(word, "s") + "s"
}

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

// on is the day of a date in the years that it may be in: four in a row if none is said,
// one of which is a leap year.
func (d calendarDay) on() []time.Time {
	years := []int{d.year}
	if d.year == 0 {
		years = []int{2001, 2002, 2003, 2004}
	}
	var out []time.Time
	for _, y := range years {
		if t := time.Date(y, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC); t.Day() == d.day {
			out = append(out, t)
		}
	}
	return out
}

// dated compares a date with one that days, weeks, months or years lead to. A date that
// depends on whether there is a leap day, or on how long a month is, is not judged.
func (s *sentence) dated(t statement, claim quantity) (Outcome, string) {
	ends := t.date.on()
	for i := range ends {
		for _, step := range t.steps {
			var ok bool
			if ends[i], ok = step.from(ends[i]); !ok {
				return Unknown, ""
			}
		}
	}
	c := claim.date
	if len(ends) == 0 || t.date.year == 0 && c.year != 0 {
		return Unknown, ""
	}
	first := ends[0]
	for _, e := range ends {
		if e.Month() != first.Month() || e.Day() != first.Day() {
			return Unknown, ""
		}
	}
	if int(first.Month()) == c.month && first.Day() == c.day && (c.year == 0 || c.year == first.Year()) {
		return Holds, ""
	}
	return Wrong, s.writeDate(first, claim)
}

// from leads on from a day.
func (s step) from(day time.Time) (time.Time, bool) {
	for _, p := range s.pieces {
		if !p.num.Value.IsInt() || !p.num.Value.Num().IsInt64() || p.num.Value.Cmp(big.NewRat(1e5, 1)) > 0 {
			return day, false
		}
		n := int(p.num.Value.Num().Int64())
		if s.less {
			n = -n
		}
		switch {
		case p.size.of == 't' && p.size.n >= 86400:
			day = day.AddDate(0, 0, n*int(p.size.n/86400))
		case p.size.of == 'y' && day.Day() <= 28 && n > -1000 && n < 1000:
			day = day.AddDate(0, n*int(p.size.n), 0)
		default:
			return day, false
		}
	}
	return day, day.Year() > 1600 && day.Year() < 3000
}

// writeDate writes a day in the manner of a claim.
func (s *sentence) writeDate(day time.Time, claim quantity) string {
	c := claim.date
	name, number := day.Month().String(), fmt.Sprint(day.Day())
	if len(c.name) == 3 && c.name != "may" {
		name = name[:3]
	}
	if c.number != "" { // 3rd
		number += suffix(day.Day())
	}
	out := name + " " + number
	text := s.out.text[claim.start:claim.end]
	if c.dayFirst && strings.Contains(text, " of ") {
		out = number + " of " + name
	} else if c.dayFirst {
		out = number + " " + name
	}
	if c.year == 0 {
		return out
	}
	if strings.Contains(text, ",") {
		out += ","
	}
	return fmt.Sprintf("%s %d", out, day.Year())
}

// suffix is the end of an ordinal.
func suffix(n int) string {
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		return []string{"st", "nd", "rd"}[n%10-1]
	}
	return "th"
}

// daysBetween compares the days from one date to another with a claim. Whether the first
// and the last day count is not always said.
func (s *sentence) daysBetween(t statement, claim quantity) (Outcome, string) {
	if len(claim.pieces) > 1 || claim.pieces[0].size.of != 't' || claim.pieces[0].size.n < 86400 || (t.date.year == 0) != (t.to.date.year == 0) {
		return Unknown, ""
	}
	starts, ends := t.date.on(), t.to.date.on()
	if len(starts) == 0 || len(starts) != len(ends) {
		return Unknown, ""
	}
	days := int64(-1)
	for i := range starts {
		if !ends[i].After(starts[i]) {
			if t.date.year != 0 {
				return Unknown, ""
			}
			ends[i] = ends[i].AddDate(1, 0, 0)
		}
		d := int64(ends[i].Sub(starts[i]).Hours() / 24)
		if days >= 0 && d != days {
			return Unknown, ""
		}
		days = d
	}
	outcome, want := s.weigh(seconds(days*wholeDay), claim)
	for _, by := range []int64{-1, 1} {
		if o, _ := s.weigh(seconds((days+by)*wholeDay), claim); o != Wrong && outcome == Wrong {
			return Unknown, ""
		}
	}
	return outcome, want
}

// weekday compares a day of the week with one that days or weeks lead to.
func (s *sentence) weekday(t statement, claim quantity) (Outcome, string) {
	sum, ok := t.sum('t')
	sum.Quo(sum, big.NewRat(86400, 1))
	if !ok || !sum.IsInt() || !sum.Num().IsInt64() {
		return Unknown, ""
	}
	day := ((int64(t.day)+sum.Num().Int64())%7 + 7) % 7
	if day == int64(claim.day) {
		return Holds, ""
	}
	return Wrong, time.Weekday(day).String()
}
