package pipeline

import (
	"context"
	"errors"
)

// ErrNoLogprobs is wrapped by a [Prober] whose model turns out to tell no
// log-probabilities.
var ErrNoLogprobs = errors.New("the model tells no log-probabilities")

// Concurrent is a [Model] that answers several at the same time as fast as one, as
// those behind servers do. Whoever wants many answers may then draw them at once.
type Concurrent interface {
	// AtOnce is how many drafts at the same time are worth it.
	AtOnce() int
}

// BudgetChecker is a [Model] that can tell why it does not know what it costs, as those
// behind servers may not. It is asked before a run begins: a limit on what is unknown would
// let nothing be spent. A [Solver] asks all of its models.
type BudgetChecker interface {
	// CheckBudget explains which limit of b cannot be kept; nil if there is none.
	CheckBudget(b Budget) error
}

// What a Session may be able to do beyond drafting. The loop and the critics use
// it where it is there. A session that wraps another has a method
// Unwrap() Session, so that what the inner one can do is found. One that makes the
// copies itself, to wrap them too, has them drafted one by one unless it is a [Batcher].

// Forker is a [Session] that can be copied.
type Forker interface {
	// Fork returns a session with the same text, which goes its own way. What is
	// computed is shared, not computed again.
	Fork() (Session, error)
}

// Thinker is a [Session] of a model that may reason before it answers: it drafts
// tokens with Thought set.
type Thinker interface {
	// Think adds text to the reasoning, which it begins where none is open, as
	// Append does to the answer. It fails once the answer has begun.
	Think(text string) error
}

// Rereader is a [Session] of a model that keeps nothing: a draft that does not go on
// from the one before has the whole text read again.
type Rereader interface {
	// Reread is a bound on reading the text anew, more tokens longer than it is,
	// and drafting n, if nothing goes wrong.
	Reread(more, n int) Spend
}

// Batcher is a [Forker] whose forks can be drafted together, so that the
// weights are read once for all of them.
type Batcher interface {
	Forker
	// DraftBatch drafts on each of sessions, forks of one session, as its own
	// Draft with s[i] would, and gives every token to take. A session whose
	// take returned false, or whose text ended, is done; the call ends with the
	// last, or with an error that ends all. take is not called concurrently.
	// untold is what was spent beyond what the tokens say.
	DraftBatch(ctx context.Context, sessions []Session, s []Sampling, take func(i int, t Token) bool) (untold Spend, err error)
}

// Prober is a [Session] that tells what the model expects next.
type Prober interface {
	// Probe returns, for each choice, ln P that the model goes on with its
	// first token after the text and suffix, and what finding out cost. The
	// text stays as it is. Special tokens may stand in suffix and choices by
	// their text. An error comes with what was spent until then.
	Probe(ctx context.Context, suffix string, choices []string) ([]float64, Spend, error)
	// ProbeCost is an upper bound on the spend of Probe with that suffix.
	ProbeCost(suffix string) Spend
}

// Scorer is a [Session] that tells how likely the model finds a text.
type Scorer interface {
	// Score returns ln P of each token of text, behind the first pos tokens of the
	// session's text and suffix, and what finding out cost. The text stays as it is.
	// An error comes with what was spent until then.
	Score(ctx context.Context, pos int, suffix, text string) ([]float64, Spend, error)
	// ScoreCost is an upper bound on the spend of Score with that suffix and text.
	ScoreCost(pos int, suffix, text string) Spend
}

// States is a [Session] that hands out what the model computed.
type States interface {
	// Hidden returns the residual stream after a layer at the positions [from,
	// to), [to-from, dim], and what it cost where something was still due: no
	// more than Cost of one token. The vectors are the caller's.
	Hidden(ctx context.Context, layer, from, to int) ([][]float32, Spend, error)
}

// Doubter is a [Session] of a model that may judge what it reads.
type Doubter interface {
	// Doubts reports whether it does.
	Doubts() bool
	// LogOdds returns, behind each of the tokens at the positions [from, to), ln odds
	// that the line is wrong so far, as the model sees it, and what it cost where
	// something was still due: no more than Cost of one token.
	LogOdds(ctx context.Context, from, to int) ([]float32, Spend, error)
}

// abilities are what critics may want of a session, or of one that it wraps; nil for what it
// cannot do.
type abilities struct {
	prober  Prober
	scorer  Scorer
	forker  Forker
	states  States
	doubter Doubter
}

// abilitiesOf is [able] for all of them at once.
func abilitiesOf(s Session) (can abilities) {
	for s != nil {
		if can.prober == nil {
			can.prober, _ = s.(Prober)
		}
		if can.scorer == nil {
			can.scorer, _ = s.(Scorer)
		}
		if can.forker == nil {
			can.forker, _ = s.(Forker)
		}
		if can.states == nil {
			can.states, _ = s.(States)
		}
		if can.doubter == nil {
			can.doubter, _ = s.(Doubter)
		}
		w, wraps := s.(interface{ Unwrap() Session })
		if !wraps {
			break
		}
		s = w.Unwrap()
	}
	return can
}

// able finds what a session, or one that it wraps, can do.
func able[T any](s Session) (T, bool) {
	for s != nil {
		if t, ok := s.(T); ok {
			return t, true
		}
		w, wraps := s.(interface{ Unwrap() Session })
		if !wraps {
			break
		}
		s = w.Unwrap()
	}
	var none T
	return none, false
}
