package arith

import (
	"math/big"
	"strconv"
	"strings"
)

// quantity reads an amount, a time of day, a date or a day of the week.
func (r *reader) quantity() (quantity, bool) {
	t := r.at(0)
	var q quantity
	ok := false
	switch {
	case t.kind == tNumber && t.num.Clock, t.kind == tNumber && halfOf(r.at(1)) != 0, t.kind == tWord && midday[t.word] != 0:
		q, ok = r.timeOfDay()
	case t.kind == tWord && weekdays[t.word] != 0:
		q, ok = quantity{kind: weekday, day: weekdays[t.word] - 1}, true
		r.pos++
	case t.kind == tWord && (months[t.word] != 0 || dayNumber(t) != 0), t.kind == tNumber && months[r.at(1).word] != 0:
		q, ok = r.date()
	case t.kind == tNumber || t.word == "an" || t.word == "a" || t.word == "one" || t.word == "half":
		q, ok = r.amount()
	}
	q.start = t.start
	if ok {
		q.end = r.toks[r.pos-1].end
	}
	return q, ok
}

// amount reads 2 hours, 2 1/2 hours, 1 hour and 30 minutes, half an hour.
func (r *reader) amount() (quantity, bool) {
	q := quantity{kind: amount}
	for {
		before := r.pos
		if len(q.pieces) > 0 && r.at(0).word == "and" {
			r.pos++
		}
		p, ok := r.piece()
		if n := len(q.pieces); !ok || n > 0 && (p.size.of != q.pieces[n-1].size.of || p.size.n >= q.pieces[n-1].size.n) {
			r.pos = before
			r.what()
			return q, n > 0
		}
		q.pieces = append(q.pieces, r.andPart(p))
	}
}

// andPart reads "and a half" behind a unit.
func (r *reader) andPart(p piece) piece {
	part := parts[r.at(2).word]
	if r.at(0).word == "and" && r.at(1).word == "a" && part != nil && r.at(3).word != "of" {
		p.num.Value = new(big.Rat).Add(p.num.Value, part)
		r.pos += 3
	}
	return p
}

// what steps over what an amount is of: 3 hours of work.
func (r *reader) what() {
	if t := r.at(1); r.at(0).word == "of" && t.kind == tWord && unit(t) && !articles[t.word] && roles[t.word] == 0 {
		r.pos += 2
	}
}

// piece reads a number with its unit.
func (r *reader) piece() (piece, bool) {
	t := r.at(0)
	p := piece{num: Number{Value: one, Start: t.start, End: t.end}}
	switch {
	case t.kind == tNumber:
		r.pos++
		p.num = r.fraction(r.mixed(numeral(t)).Num)
	case t.word == "half" && (r.at(1).word == "an" || r.at(1).word == "a"):
		r.pos += 2
		p.num.Value, p.num.End = parts["half"], r.at(-1).end
	case t.word == "an" || t.word == "a" || t.word == "one":
		r.pos++
	default:
		return p, false
	}
	unit := r.at(0)
	p.size, p.word, p.end = sizes[unit.word], unit.word, unit.end
	if unit.kind != tWord || p.size.n == 0 {
		return p, false
	}
	r.pos++
	return p, true
}

// fraction reads the rest of a fraction: 1/2 of an hour is written 1/2 hour.
func (r *reader) fraction(x Number) Number {
	if slash, y := r.at(0), r.at(1); slash.kind == tOp && slash.op == '/' && y.kind == tNumber && y.num.Value.Sign() > 0 && x.Decimals == 0 {
		r.pos += 2
		return Number{Value: new(big.Rat).Quo(x.Value, y.num.Value), Decimals: 2, Start: x.Start, End: y.end}
	}
	return x
}

// timeOfDay is a time in minutes.
type timeOfDay struct {
	minutes int64
	half    byte // 'a' or 'p' if it is said, 'n' for noon and midnight
	written bool // with its minutes: 2:30, not 2 PM
}

// sure reports whether the time is known on a dial of 24 hours.
func (t timeOfDay) sure() bool { return t.half != 0 || t.minutes >= 13*60 || t.minutes < 60 }

// timeOfDay reads 2:30, 2:30 PM, 2 PM, noon.
func (r *reader) timeOfDay() (quantity, bool) {
	t := r.at(0)
	r.pos++
	if t.kind == tWord {
		return quantity{kind: timeOf, clock: timeOfDay{minutes: int64(midday[t.word]) % 1440, half: 'n'}}, true
	}
	c := timeOfDay{written: t.num.Clock}
	if !t.num.Value.IsInt() || !t.num.Value.Num().IsInt64() {
		return quantity{}, false
	}
	c.minutes = t.num.Value.Num().Int64()
	if c.half = halfOf(r.at(0)); c.half == 0 {
		return quantity{kind: timeOf, clock: c}, true
	}
	r.pos++
	if !c.written {
		c.minutes *= 60
	}
	if c.minutes < 60 || c.minutes >= 13*60 {
		return quantity{}, false
	}
	if c.minutes %= 720; c.half == 'p' {
		c.minutes += 720
	}
	return quantity{kind: timeOf, clock: c}, true
}

// halfOf is 'a' for am, 'p' for pm.
func halfOf(t token) byte {
	if t.kind == tWord && (t.word == "am" || t.word == "pm") {
		return t.word[0]
	}
	return 0
}

// calendarDay is a day; year is 0 where none is said.
type calendarDay struct {
	year, month, day int
	name, number     string // of month and day, as they are written
	dayFirst         bool
}

// date reads March 3, March 3rd 2024, 3 March and 3rd of March 2024.
func (r *reader) date() (quantity, bool) {
	var d calendarDay
	d.dayFirst = months[r.at(0).word] == 0
	name, number := r.at(0), r.at(1)
	if d.dayFirst {
		name, number = number, name
		if name.word == "of" {
			r.pos++
			name = r.at(1)
		}
	}
	d.name, d.number = name.word, number.word
	d.month, d.day = months[name.word], dayNumber(number)
	if name.kind != tWord || d.month == 0 || d.day == 0 {
		return quantity{}, false
	}
	r.pos += 2
	if y := year(r.at(0)); y != 0 {
		d.year = y
		r.pos++
	}
	return quantity{kind: date, date: d}, d.day <= longest[d.month-1]
}

// dayNumber is the day of a month that a token may be, 3 or 3rd; 0 if none.
func dayNumber(t token) int {
	digits := t.word
	switch {
	case t.kind == tNumber && t.num.Decimals == 0 && !t.num.Clock && t.num.Value.IsInt() && !t.num.Spelled:
		digits = t.num.Value.Num().String()
	case t.kind != tWord || len(digits) < 3 || digits[0] > '9':
		return 0
	default:
		digits = strings.TrimRight(digits, "stndrh")
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// year is the year that a token may be; 0 if none.
func year(t token) int {
	if t.kind != tNumber || t.end-t.start != 4 || !t.num.Value.IsInt() || t.num.Decimals > 0 || t.num.Spelled {
		return 0
	}
	n := int(t.num.Value.Num().Int64())
	if n < 1600 || n > 2999 {
		return 0
	}
	return n
}

// dateComma reports whether the comma toks[i] stands in a date: March 3, 2024.
func dateComma(toks []token, i int) bool {
	if i < 2 || i+1 >= len(toks) || year(toks[i+1]) == 0 || dayNumber(toks[i-1]) == 0 {
		return false
	}
	if months[toks[i-2].word] == 0 || toks[i-2].kind != tWord {
		return false
	}
	if i+2 == len(toks) || toks[i+2].kind == tBreak || toks[i+2].kind == tEqual {
		return true
	}
	next := toks[i+2]
	return next.kind == tWord && (relations[next.word] || next.word == "to" || next.word == "and") ||
		i+4 < len(toks) && (next.kind == tOp || next.kind == tWord && operators[next.word] != 0) && toks[i+3].kind == tNumber && sizes[toks[i+4].word].of != 0
}
