// Package limits keeps requests within what a server allows: so many at once,
// so many and so many tokens in a minute.
//
//	limiter := limits.New(limits.Limits{Requests: 60, Tokens: 40_000, AtOnce: 4})
//	model, err := openai.New(openai.Options{Model: "deepseek-chat", Limiter: limiter})
//
// All models that share a server's allowance share a [Limiter]. Waiting for it
// is better than being refused: a refused request is waited for as well, and
// some servers count it.
package limits

import (
	"context"
	"sync"
	"time"
)

// Limits are what a server allows. Zero is no limit.
type Limits struct {
	Requests int // in any minute
	Tokens   int // in any minute, prompt and generated
	AtOnce   int // requests being answered
}

// Limiter makes requests wait for their turn. A nil one lets all pass. It is
// safe for concurrent use.
type Limiter struct {
	limits Limits
	slots  chan struct{} // room for requests being answered; nil: no limit
	turn   chan struct{} // held by the one that is next, so that large requests are not overtaken for ever
	freed  chan struct{} // a request used less than it was booked with

	mu     sync.Mutex
	recent []*request // of the last minute, oldest first
}

// request is one that was let pass.
type request struct {
	at     time.Time
	tokens int
}

// New makes a limiter.
func New(l Limits) *Limiter {
	limiter := &Limiter{limits: l, turn: make(chan struct{}, 1), freed: make(chan struct{}, 1)}
	if l.AtOnce > 0 {
		limiter.slots = make(chan struct{}, l.AtOnce)
	}
	return limiter
}

// Patient reports whether requests may stay open while others wait for their turn:
// nothing limits how many there are at once, nor their tokens, which are booked
// until they are over.
func (l *Limiter) Patient() bool { return l == nil || l.slots == nil && l.limits.Tokens == 0 }

// AtOnce is how many requests may be answered at the same time, usual where there is
// no limit.
func (l *Limiter) AtOnce(usual int) int {
	if l == nil || l.limits.AtOnce == 0 {
		return usual
	}
	return l.limits.AtOnce
}

// Wait waits until a request of at most so many tokens may be sent. One with
// more tokens than a minute allows waits for a minute without any. done must be
// called once, with what was used, when the reply has been read. Wait fails only
// with the error of ctx.
func (l *Limiter) Wait(ctx context.Context, tokens int) (done func(used int), err error) {
	if l == nil {
		return func(int) {}, ctx.Err()
	}
	if l.slots != nil {
		select {
		case l.slots <- struct{}{}:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	sent, err := l.send(ctx, tokens)
	if err != nil {
		l.leave()
		return nil, err
	}
	return func(used int) {
		l.mu.Lock()
		sent.tokens = used
		l.mu.Unlock()
		select {
		case l.freed <- struct{}{}:
		default:
		}
		l.leave()
	}, nil
}

func (l *Limiter) leave() {
	if l.slots != nil {
		<-l.slots
	}
}

// send waits for its turn and for room in the last minute.
func (l *Limiter) send(ctx context.Context, tokens int) (*request, error) {
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	for {
		sent, wait := l.pass(time.Now(), tokens)
		if sent != nil {
			return sent, nil
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-l.freed:
		case <-ctx.Done():
		}
		timer.Stop()
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

// pass books a request if there is room for it, and otherwise says how long the
// oldest one still counts.
func (l *Limiter) pass(now time.Time, tokens int) (sent *request, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for len(l.recent) > 0 && now.Sub(l.recent[0].at) >= time.Minute {
		l.recent = l.recent[1:]
	}
	used := tokens
	for _, r := range l.recent {
		used += r.tokens
	}
	full := l.limits.Requests > 0 && len(l.recent) >= l.limits.Requests ||
		l.limits.Tokens > 0 && used > l.limits.Tokens
	if full && len(l.recent) > 0 {
		return nil, time.Minute - now.Sub(l.recent[0].at)
	}
	sent = &request{at: now, tokens: tokens}
	if l.limits.Requests > 0 || l.limits.Tokens > 0 {
		l.recent = append(l.recent, sent)
	}
	return sent, 0
}
