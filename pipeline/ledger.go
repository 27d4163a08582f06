package pipeline

import (
	"context"
	"errors"
	"math"
	"sync"
	"time"
)

// Ledger is an account with a budget. Whoever is about to spend reserves the
// worst case first, so that spent plus reserved never exceeds the budget, under
// any concurrency. A child draws on its parent as well: a cap over many
// questions, or over many passes at one question. Safe for concurrent use.
type Ledger struct {
	parent *Ledger
	budget Budget
	opened time.Time

	mu       sync.Mutex
	spent    Spend
	reserved Spend // worst cases of the open reservations
	open     int   // number of open reservations
	waits    waits
}

// NewLedger opens an account with the limits of b. Time runs from here on: the runs that
// draw on the account end with it.
func NewLedger(b Budget) *Ledger { return (*Ledger)(nil).Child(b) }

// Child opens an account with the limits of b that also draws on l, which may
// be nil.
func (l *Ledger) Child(b Budget) *Ledger {
	return &Ledger{parent: l, budget: b, opened: time.Now()}
}

// deadline is when the first of the limits on time is reached, if there is one.
func (l *Ledger) deadline() (first time.Time, limited bool) {
	for a := l; a != nil; a = a.parent {
		seconds, set := a.budget.Seconds.Max()
		if !set {
			continue
		}
		end := a.opened.Add(time.Duration(min(seconds*float64(time.Second), float64(mostTime))))
		if !limited || end.Before(first) {
			first, limited = end, true
		}
	}
	return first, limited
}

// Reserve finds the largest n in [1, most] for which held(n) fits, and books
// cost(n). held is cost and what the caller holds back for a last operation; nil
// is cost alone. Reserve returns n = 0 and no reservation when nothing fits, or
// ctx ends first: where most would fit but for what others have reserved of a
// common account, it waits for them to settle, as worst cases are seldom reached. So
// an operation with a reservation must not itself wait for others to get one.
// Both functions grow with n and must not use the ledger.
func (l *Ledger) Reserve(ctx context.Context, most int, cost, held func(n int) Spend) (int, *Reservation) {
	if held == nil {
		held = cost
	}
	n, worst := l.reserve(ctx, most, cost, held)
	return l.reservation(n, worst)
}

// reserve is [Ledger.Reserve] of what [Ledger.settle] is to free: worst, where n is not 0.
func (l *Ledger) reserve(ctx context.Context, most int, cost, held func(n int) Spend) (n int, worst Spend) {
	if l.free() {
		return max(most, 0), Spend{}
	}
	for {
		l.lock()
		n := l.fitting(most, held, allReserved)
		if !l.paysToWait(n, most, held) {
			defer l.unlock()
			return l.grant(n, cost)
		}
		freed := l.wait()
		l.unlock()
		select {
		case <-freed:
			l.goOn()
		case <-ctx.Done():
			l.goOn()
			return 0, Spend{}
		}
	}
}

// reserveNow is [Ledger.Reserve] without waiting.
func (l *Ledger) reserveNow(most int, cost, held func(n int) Spend) (int, *Reservation) {
	l.lock()
	defer l.unlock()
	n, worst := l.grant(l.fitting(most, held, allReserved), cost)
	return l.reservation(n, worst)
}

// grant books cost(n), where that is worst; nothing less than one is booked. The ledgers are locked.
func (l *Ledger) grant(n int, cost func(n int) Spend) (booked int, worst Spend) {
	if n < 1 {
		return 0, Spend{}
	}
	if !l.Unlimited() {
		worst = cost(n)
	}
	l.book(worst)
	return n, worst
}

// reservation is what was granted; there is none of less than one.
func (l *Ledger) reservation(n int, worst Spend) (int, *Reservation) {
	if n < 1 {
		return 0, nil
	}
	return n, &Reservation{ledger: l, worst: worst}
}

// lock locks a ledger and all that it draws on, always child before parent: no deadlock.
func (l *Ledger) lock() {
	for a := l; a != nil; a = a.parent {
		a.mu.Lock()
	}
}

func (l *Ledger) unlock() {
	for a := l; a != nil; a = a.parent {
		a.mu.Unlock()
	}
}

// free reports whether nothing need be booked before it is spent: nothing but time is limited,
// and there is no common account.
func (l *Ledger) free() bool { return l.parent == nil && l.Unlimited() }

// book opens a reservation. The ledgers are locked.
func (l *Ledger) book(worst Spend) {
	if l.free() {
		return
	}
	for a := l; a != nil; a = a.parent {
		a.reserved = a.reserved.Add(worst)
		a.open++
	}
	l.noteOpen(1)
}

// Unlimited reports whether nothing but time is capped, so that no cost has to be known.
func (l *Ledger) Unlimited() bool {
	for a := l; a != nil; a = a.parent {
		if a.budget.Tokens.set || a.budget.Prompt.set || a.budget.Generated.set || a.budget.FLOPs.set || a.budget.USD.set {
			return false
		}
	}
	return true
}

// check says which limit cannot be kept with those who draw on l.
func (l *Ledger) check(who BudgetChecker) error {
	for a := l; a != nil; a = a.parent {
		if a.budget == (Budget{}) {
			continue
		}
		if err := who.CheckBudget(a.budget); err != nil {
			return err
		}
	}
	return nil
}

// checkCost says which limit cannot be kept because what is spent of it is unknown.
func (l *Ledger) checkCost(s Spend) error {
	for a := l; a != nil; a = a.parent {
		switch {
		case a.budget.FLOPs.set && math.IsNaN(s.FLOPs):
			return errors.New("pipeline: no limit on flops can be kept: how many this model spends is unknown; limit tokens")
		case a.budget.USD.set && math.IsNaN(s.USD):
			return errors.New("pipeline: no limit on usd can be kept: what this model spends is unknown; limit tokens")
		}
	}
	return nil
}

// lacks reports whether a limit on all tokens, whatever they cost, leaves fewer than n.
func (l *Ledger) lacks(n int) bool {
	for a := l; a != nil; a = a.parent {
		a.mu.Lock()
		used := a.spent.Add(a.reserved)
		a.mu.Unlock()
		if !a.budget.Tokens.allows(float64(used.Tokens() + n)) {
			return true
		}
	}
	return false
}

// share is the part of what is left that cost takes, in the unit where it takes
// most: 0 without limits, above 1 where it does not fit.
func (l *Ledger) share(cost Spend) (most float64) {
	for a := l; a != nil; a = a.parent {
		a.mu.Lock()
		used := a.spent.Add(a.reserved)
		a.mu.Unlock()
		for _, unit := range []struct {
			limit      Limit
			used, cost float64
		}{
			{a.budget.Tokens, float64(used.Tokens()), float64(cost.Tokens())},
			{a.budget.Prompt, float64(used.PromptTokens), float64(cost.PromptTokens)},
			{a.budget.Generated, float64(used.GeneratedTokens), float64(cost.GeneratedTokens)},
			{a.budget.FLOPs, used.FLOPs, cost.FLOPs},
			{a.budget.USD, used.USD, cost.USD},
		} {
			if unit.limit.set && unit.cost != 0 {
				most = max(most, unit.cost/max(unit.limit.max-unit.used, 0))
			}
		}
	}
	return most
}

// fitting is the largest n in [1, most] whose cost fits all limits beside what is
// reserved of each account, or 0. The ledgers are locked.
func (l *Ledger) fitting(most int, cost func(n int) Spend, reserved func(*Ledger) Spend) int {
	fits := func(n int) bool {
		more := cost(n)
		for a := l; a != nil; a = a.parent {
			if !a.budget.allows(a.spent.Add(reserved(a)).Add(more)) {
				return false
			}
		}
		return true
	}
	if most < 1 || l.Unlimited() || fits(most) {
		return most
	}
	low, high := 0, most // low fits or is 0, high does not fit
	for high-low > 1 {
		if mid := (low + high) / 2; fits(mid) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// allReserved is what is reserved of an account, by whomever.
func allReserved(a *Ledger) Spend { return a.reserved }

// Spent is what was booked as spent so far.
func (l *Ledger) Spent() Spend {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.spent
}

// Reservation is room for one operation.
type Reservation struct {
	ledger *Ledger
	worst  Spend
}

// Settle books what the operation really used and frees the rest. It must be
// called exactly once, also when the operation failed.
func (r *Reservation) Settle(used Spend) { r.ledger.settle(r.worst, used) }

// settle frees what [Ledger.reserve] has booked and books what was used of it.
func (l *Ledger) settle(worst, used Spend) {
	l.lock()
	defer l.unlock()
	if l.free() {
		l.spent.add(&used)
		return
	}
	for a := l; a != nil; a = a.parent {
		a.spent = a.spent.Add(used)
		a.reserved = a.reserved.Add(worst.negated())
		if a.open--; a.open == 0 {
			a.reserved = Spend{} // no drift from adding and subtracting floats
		}
	}
	l.noteOpen(-1)
	l.wake()
}

// most is what neither s nor t exceeds, field by field.
func (s Spend) most(t Spend) Spend {
	return Spend{
		max(s.PromptTokens, t.PromptTokens), max(s.CachedTokens, t.CachedTokens), max(s.GeneratedTokens, t.GeneratedTokens),
		max(s.CriticTokens, t.CriticTokens), max(s.FLOPs, t.FLOPs), max(s.USD, t.USD), max(s.Seconds, t.Seconds),
	}
}

// minus is s without t.
func (s Spend) minus(t Spend) Spend { return s.Add(t.negated()) }

func (s Spend) negated() Spend {
	return Spend{
		-s.PromptTokens, -s.CachedTokens, -s.GeneratedTokens, -s.CriticTokens,
		-s.FLOPs, -s.USD, -s.Seconds,
	}
}
