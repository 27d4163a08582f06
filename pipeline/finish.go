package pipeline

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// This file holds how a run ends: what is held back for it, why it stops, and how the
// model states an answer when it has not.

// errSpent and errAbandoned end the loop from within.
var (
	errSpent     = errors.New("budget spent")
	errAbandoned = errors.New("events no longer wanted")
)

// deadlines are the contexts of the loop and of stating the answer afterwards:
// a tenth of the time is held back for the latter.
func (r *run) deadlines(ctx context.Context) (loop, finish context.Context, cancel context.CancelFunc) {
	limit, limited := r.timeLimit()
	if !limited {
		return ctx, ctx, func() {}
	}
	finish, cancelFinish := context.WithDeadline(ctx, r.started.Add(limit))
	loop, cancelLoop := context.WithDeadline(finish, r.started.Add(forLoop(limit)))
	return loop, finish, func() { cancelLoop(); cancelFinish() }
}

// mostTime is more than any run takes, and little enough to be added to a time.
const mostTime = time.Duration(1 << 62)

// timeLimit is how long the run may take, if that is limited.
func (r *run) timeLimit() (limit time.Duration, limited bool) {
	end, limited := r.ledger.deadline()
	if !limited {
		return 0, false
	}
	return end.Sub(r.started), true
}

// forLoop is how much of the time the loop has.
func forLoop(limit time.Duration) time.Duration { return limit - limit/10 }

// late reports whether err says that the run's own time is up. Models and transports
// have deadlines of their own, and to exceed those is a failure.
func (r *run) late(err error) bool {
	limit, limited := r.timeLimit()
	return limited && time.Since(r.started) >= forLoop(limit) && errors.Is(err, context.DeadlineExceeded)
}

// limited reports whether err says that a limit of the budget was reached.
func (r *run) limited(err error) bool { return errors.Is(err, errSpent) || r.late(err) }

// keep is the number of tokens to hold back while drafting at p: enough to put
// the incumbent back and to state an answer after it. A byte is at most a token. Where
// nothing is limited but time, nothing has to be held back.
func (r *run) keep(p *place) int {
	if r.ledger.Unlimited() {
		return 0
	}
	n := len(r.solver.Format.Cue(r.prompt, r.text)) + finishTokens
	if p.best != nil {
		n += len(p.best.text)
	}
	if len(r.chunks) > 0 && r.chunks[0].Thought {
		n += markTokens
	}
	return n
}

// markTokens is what ending the reasoning takes.
const markTokens = 16

// stating is a bound on what it takes to state an answer of keep tokens after n
// more.
func (r *run) stating(n, keep int) Spend {
	if again, ok := able[Rereader](r.session); ok {
		return again.Reread(n+keep, keep)
	}
	return r.session.Cost(n+keep, r.solver.Sampling)
}

// halt notes why the run ends at err. It returns nil where that is no failure:
// a limit was reached.
func (r *run) halt(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, errAbandoned):
		r.stop = Cancelled
		return err
	case ctx.Err() != nil:
		r.stop = Cancelled
		return ctx.Err()
	case r.limited(err):
		r.stop = OutOfBudget
		return nil
	case errors.Is(err, ErrContextFull):
		r.stop = TooLong
		return nil
	default:
		r.stop = Failed
		return err
	}
}

// finish makes the model state an answer when it has not, with what was kept
// back for that. An answer got this way is never verified.
func (r *run) finish(ctx context.Context) error {
	if _, stated := r.solver.Format.Final(r.text); stated {
		return nil
	}
	p := &place{start: r.session.Pos(), attempts: 1}
	cue := r.solver.Format.Cue(r.prompt, r.text)
	if err := r.session.Append(cue); err != nil {
		return nil // no room for an answer; what there is stands
	}
	d := &draft{}
	n, err := r.write(ctx, d, r.session, longestNumber, 0, Sampling{Experts: r.solver.Sampling.Experts}, answered)
	switch {
	case r.limited(err), errors.Is(err, ErrContextFull):
		return nil
	case err != nil:
		return err
	case len(d.tokens) == n && !d.end && !answered(d):
		return nil // cut off: the beginning of a number is another number
	}
	d.text = cue + d.text
	if _, stated := r.solver.Format.Final(r.text + d.text); !stated {
		return nil
	}
	r.text += d.text
	r.chunks = append(r.chunks, d.chunk(p))
	return r.emit(Event{Kind: Accepted, Attempt: 1, How: Forced, Text: d.text})
}

// answered reports whether the model needs no more tokens to state its answer: the line is
// whole, or long and not within a number.
func answered(d *draft) bool {
	if strings.Contains(d.text, "\n") {
		return true
	}
	before := strings.TrimRight(d.text, numberMarks)
	last, _ := utf8.DecodeLastRuneInString(before)
	return len(d.tokens) >= finishTokens && !unicode.IsDigit(last)
}

// numberMarks may stand between the digits of a number, a time or a fraction.
const numberMarks = ".,:/"
