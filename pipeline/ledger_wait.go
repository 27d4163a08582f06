package pipeline

// This file lets those who draw on one account wait for each other.

// waits are who waits for what is reserved of an account. A run may have reservations open
// while it waits, such as that of a chunk drafted ahead, which are settled only when it goes on.
// So nobody waits for those who wait, and somebody always goes on.
type waits struct {
	own     int           // open reservations of the ledger itself, without those of its children
	waiting int           // of the ledger itself
	working int           // open reservations of the ledger and its children, but of those that wait
	freed   chan struct{} // closed when a reservation is settled; nil while nobody waits
}

// noteOpen notes n more open reservations of l. The ledgers are locked, here and below.
func (l *Ledger) noteOpen(n int) {
	l.waits.own += n
	if l.waits.waiting == 0 {
		l.work(n)
	}
}

// work notes n more reservations of l that will be settled without waiting.
func (l *Ledger) work(n int) {
	for a := l; a != nil; a = a.parent {
		a.waits.working += n
	}
}

// paysToWait reports whether others are about to free what would make more than n of most fit.
func (l *Ledger) paysToWait(n, most int, held func(n int) Spend) bool {
	own := func(*Ledger) Spend { return l.reserved }
	return n < most && l.othersWork() && l.fitting(most, held, own) > n
}

// othersWork reports whether somebody else works who will free some of a common account.
func (l *Ledger) othersWork() bool {
	own := l.waits.own
	if l.waits.waiting > 0 {
		own = 0
	}
	for a := l.parent; a != nil; a = a.parent {
		if a.waits.working > own {
			return true
		}
	}
	return false
}

// wait begins to wait for the next reservation that is settled.
func (l *Ledger) wait() (freed <-chan struct{}) {
	if l.waits.waiting++; l.waits.waiting == 1 {
		l.work(-l.waits.own)
	}
	top := l.top()
	if top.waits.freed == nil {
		top.waits.freed = make(chan struct{})
	}
	return top.waits.freed
}

// goOn ends waiting.
func (l *Ledger) goOn() {
	l.lock()
	defer l.unlock()
	if l.waits.waiting--; l.waits.waiting == 0 {
		l.work(l.waits.own)
	}
}

// wake lets all who wait look again.
func (l *Ledger) wake() {
	if top := l.top(); top.waits.freed != nil {
		close(top.waits.freed)
		top.waits.freed = nil
	}
}

// top is the account on which all draw that may be in each other's way.
func (l *Ledger) top() *Ledger {
	for l.parent != nil {
		l = l.parent
	}
	return l
}
