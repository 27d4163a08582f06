package arith

import "math/big"

// A sentence may state what amounts with units, times of day and dates come to: 2 hours +
// 30 minutes = 150 minutes, 10 days after March 25 is April 4, from 9:40 to 11:05 is 85
// minutes. Such a statement is read as a whole or not at all.

// kindOf says what a quantity is.
type kindOf uint8

const (
	none    kindOf = iota
	amount         // 2 hours 30 minutes
	timeOf         // 2:30 PM
	date           // March 3
	weekday        // Tuesday
)

// quantity is an amount, a time of day, a date or a day of the week.
type quantity struct {
	kind       kindOf
	pieces     []piece // of an amount, the largest unit first
	clock      timeOfDay
	date       calendarDay
	day        int // of the week, from Sunday
	start, end int // bytes of the text
}

// piece is a number of a unit.
type piece struct {
	num  Number
	size size
	word string // the unit as it is written
	end  int    // of the unit
}

// value is an amount in the smallest unit of what it measures.
func (q quantity) value() *big.Rat {
	sum := new(big.Rat)
	for _, p := range q.pieces {
		sum.Add(sum, new(big.Rat).Mul(p.num.Value, big.NewRat(p.size.n, 1)))
	}
	return sum
}

// statement is what a claim is measured against: a quantity with amounts added to it, or
// the time from it to another.
type statement struct {
	quantity
	steps []step
	to    *quantity
	// factor multiplies the quantity, an amount; nil is 1.
	factor *big.Rat
	minus  bool // to and the quantity were written as a difference, either way round
}

// step is an added amount.
type step struct {
	quantity
	less bool // it is taken away
}

// sum adds up the steps, and the quantity itself if it is an amount; ok is false if they
// do not measure the same.
func (t statement) sum(measure byte) (sum *big.Rat, ok bool) {
	sum = new(big.Rat)
	if t.kind == amount {
		sum.Set(t.value())
		ok = t.pieces[0].size.of == measure
		if t.factor != nil {
			sum.Mul(sum, t.factor)
		}
	} else {
		ok = true
	}
	for _, s := range t.steps {
		ok = ok && s.pieces[0].size.of == measure
		v := s.value()
		if s.less {
			v.Neg(v)
		}
		sum.Add(sum, v)
	}
	return sum, ok
}

// quantity reads the relation toks[at] between quantities and records what it states. It
// reports whether it could be read.
func (s *sentence) quantity(start, at, stop int) bool {
	claim, ok := s.claim(at+1, stop)
	if !ok {
		return false
	}
	for i := max(start, at-maxPhrase); i < at; i++ {
		r := reader{parser{toks: s.toks[:at], pos: i, end: at}}
		truth, ok := r.statement()
		if !ok || r.pos != at {
			continue
		}
		outcome, want := s.judge(truth, claim)
		if outcome == silent || s.within(start, i) || truth.lone() && !s.leads(start, i) {
			return false
		}
		s.out.Equations = append(s.out.Equations, Equation{
			Left:   &Expr{Num: Number{Value: new(big.Rat)}, Start: s.toks[i].start, End: s.toks[at-1].end},
			Right:  &Expr{Num: Number{Value: new(big.Rat)}, Start: claim.start, End: claim.end},
			Approx: s.hedge, Want: want, settled: true, outcome: outcome,
		})
		return true
	}
	return false
}

// lone reports whether an amount stands alone, with no operation.
func (t statement) lone() bool { return t.kind == amount && t.factor == nil && t.steps == nil }

// leads reports whether what begins at toks[i] is the first of its clause.
func (s *sentence) leads(start, i int) bool {
	for i > start && articles[s.toks[i-1].word] {
		i--
	}
	return i == start || s.toks[i-1].word != "and" && joining[s.toks[i-1].word]
}

// silent is the outcome of a statement that is better read in another way.
const silent Outcome = -1

// judge compares a claim with a statement. want is what should stand in its place.
func (s *sentence) judge(t statement, claim quantity) (outcome Outcome, want string) {
	outcome = silent
	switch {
	case t.to != nil && t.kind == timeOf && claim.kind == amount:
		outcome, want = s.between(t, claim)
	case t.to != nil && t.kind == date && claim.kind == amount:
		outcome, want = s.daysBetween(t, claim)
	case t.to != nil:
	case t.kind != claim.kind:
	case t.kind == amount:
		outcome, want = s.amounts(t, claim)
	case t.kind == timeOf && len(t.steps) > 0:
		outcome, want = s.later(t, claim)
	case t.kind == date && len(t.steps) > 0:
		outcome, want = s.dated(t, claim)
	case t.kind == weekday && len(t.steps) > 0:
		outcome, want = s.weekday(t, claim)
	}
	if outcome == Wrong && (s.hedge || want == "") {
		return Unknown, ""
	}
	return outcome, want
}

// reader reads quantities.
type reader struct{ parser }

// statement reads what may stand before a relation.
func (r *reader) statement() (statement, bool) {
	t, ok := r.multiple()
	if !ok {
		t, ok = r.plainStatement()
	}
	for ok && r.pos < r.end && (r.at(0).word == "there" || r.at(0).word == "that" || r.at(0).word == "it") {
		r.pos++
	}
	return t, ok
}

// multiple reads 3 times 40 minutes, half of 3 hours, 40 minutes * 3, 2 hours / 4. It
// leaves the position as it was where there is none.
func (r *reader) multiple() (statement, bool) {
	before := r.pos
	if times := multiples[r.at(0).word]; times != nil && r.at(0).kind == tWord {
		r.pos++
		if q, ok := r.quantity(); ok && q.kind == amount && r.pos == r.end {
			return statement{quantity: q, factor: times}, true
		}
		r.pos = before
	}
	back := func() (statement, bool) {
		r.pos = before
		return statement{}, false
	}
	if q, ok := r.quantity(); ok && q.kind == amount {
		op, n := r.operator()
		r.pos += n
		if t := r.at(0); (op == '*' || op == '/') && t.kind == tNumber && t.num.Value.Sign() > 0 && r.pos+1 == r.end {
			r.pos++
			factor, _ := Apply(op, one, t.num.Value)
			return statement{quantity: q, factor: factor}, true
		}
		return back()
	}
	r.pos = before
	x, ok := r.atom()
	if !ok {
		return back()
	}
	factor, err := x.Value()
	op, n := r.operator()
	if err != nil || op != '*' {
		return back()
	}
	r.pos += n
	q, ok := r.quantity()
	if !ok || q.kind != amount || r.pos != r.end {
		return back()
	}
	return statement{quantity: q, factor: factor}, true
}

// plainStatement reads all that is no multiple.
func (r *reader) plainStatement() (statement, bool) {
	between := r.at(0).word == "between"
	if between || r.at(0).word == "from" {
		r.pos++
	}
	if r.at(0).word == "sum" && r.at(1).word == "of" { // 2 hours and 30 minutes
		r.pos += 2
	}
	q, ok := r.quantity()
	if !ok {
		return statement{}, false
	}
	t := statement{quantity: q}
	switch w := r.at(0).word; {
	case q.kind == amount && (w == "after" || w == "past" || w == "from" || w == "before"):
		r.pos++
		return r.beside(t, w == "before", false)
	case q.kind == amount && (w == "less" || w == "more") && r.at(1).word == "than":
		r.pos += 2
		return r.beside(t, w == "less", true)
	case q.kind != amount && (between && w == "and" || !between && (w == "to" || w == "until" || w == "till")):
		r.pos++
		to, ok := r.quantity()
		t.to = &to
		return t, ok && to.kind == q.kind
	}
	return t, r.steps(&t)
}

// beside reads what an amount comes before or after, or is less or more than.
func (r *reader) beside(t statement, less, amounts bool) (statement, bool) {
	r.articles()
	base, ok := r.quantity()
	return statement{quantity: base, steps: []step{{t.quantity, less}}}, ok && (base.kind == amount) == amounts
}

// steps reads what is added to a quantity, or the time that is taken away from a time.
func (r *reader) steps(t *statement) bool {
	for {
		op := operators[r.at(0).word]
		if r.at(0).kind == tOp {
			op = r.at(0).op
		}
		if op != '+' && op != '-' {
			return op == 0
		}
		r.pos++
		q, ok := r.quantity()
		switch {
		case !ok || t.to != nil:
			return false
		case q.kind == amount:
			t.steps = append(t.steps, step{q, op == '-'})
		case q.kind == timeOf && t.kind == timeOf && op == '-' && t.steps == nil:
			t.to, t.minus = &q, true
		default:
			return false
		}
	}
}

// claim reads what stands behind a relation, up to words that cannot change it.
func (s *sentence) claim(i, stop int) (quantity, bool) {
	for i < stop && s.toks[i].kind == tWord && (hedges[s.toks[i].word] || behind[s.toks[i].word] || s.toks[i].word == "the") {
		i++
	}
	r := reader{parser{toks: s.toks[:stop], pos: i, end: stop}}
	q, ok := r.quantity()
	return q, ok && (r.pos == stop || closing[r.at(0).word])
}

// closing are the words behind an amount, a time or a date that do not change it.
var closing = map[string]bool{"in": true, "total": true, "altogether": true, "long": true, "so": true, "which": true, "later": true, "left": true, "remaining": true, "overall": true}
