package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// ErrContextFull is wrapped by a [Session] whose text has reached the length
// that the model can read. The loop then states an answer from what it has.
var ErrContextFull = errors.New("context full")

// Model drafts text. Implementations are safe for concurrent use.
type Model interface {
	// Name identifies the model in answers and traces.
	Name() string
	// Start opens a session whose text is the prompt. It computes nothing.
	Start(p prompts.Prompt) (Session, error)
}

// Session is one growing text and the model's memory of it. Positions count
// tokens from the start of the prompt. Appended text is computed lazily, by the
// next draft, so that what is never drafted from is never paid for. A session
// belongs to one goroutine.
type Session interface {
	// Append adds text to be read before the next draft.
	Append(text string) error
	// Draft computes what was appended and yields new tokens one by one; the
	// text keeps every token that was yielded. It ends after a token with End,
	// after s.MaxTokens tokens, with an error as its last pair, or when the
	// caller breaks. The sequence is for a single use.
	Draft(ctx context.Context, s Sampling) iter.Seq2[Token, error]
	// Cost is an upper bound on what drafting n tokens with s would spend,
	// text appended and not yet computed included. It grows with n.
	Cost(n int, s Sampling) Spend
	// Pos is the length of the text in tokens.
	Pos() int
	// Rollback shortens the text to its first pos tokens without computing.
	Rollback(pos int) error
	// Close frees the session.
	Close() error
}

// Sampling says how to draft. The zero value is greedy, at the model's own
// number of experts, without a limit.
type Sampling struct {
	Temperature float64 // 0 is greedy
	Experts     int     // experts per token; 0 is what the model was made with
	Seed        uint64  // same seed, same position, same token
	MaxTokens   int     // at most so many tokens in one draft; 0 is no limit
}

// Token is one drafted token.
type Token struct {
	Text    string  // never half a character, so it may be empty
	Logprob float32 // ln P at temperature 1, before any filter
	Spend   Spend   // what drafting it cost, reading text appended before it included
	End     bool    // the model ended its text here; Text is empty and no position is taken
}

// Critic judges a chunk; [critic.Cascade] is one.
type Critic interface {
	Judge(ctx context.Context, c critic.Case) (critic.Judgement, error)
}

// Rung is one way of spending more on a chunk that the critic rejected. Exactly
// one of Fix, Blame, Back and Tries says what it does.
type Rung struct {
	// Fix takes the replacement that the critic computed: the cheapest repair.
	Fix bool
	// Blame goes back to the earlier chunk that the critic found wrong, and
	// drafts another in its place.
	Blame bool
	// Back gives up so many accepted chunks and drafts from there.
	Back int
	// Tries is how often to draft the chunk again.
	Tries int
	// Temperature and Experts are the sampling of what this rung drafts; 0
	// experts leaves the number alone.
	Temperature float64
	Experts     int
	// Model, when not nil, drafts in place of the solver's own model, which then
	// goes on from what it wrote. Format is how it is asked; nil is the solver's.
	// What it writes must be of the solver's format.
	Model  Model
	Format prompts.Format
}

// String names the rung as traces show it.
func (r Rung) String() string {
	switch {
	case r.Fix:
		return "fix"
	case r.Blame:
		return "blame"
	case r.Back > 0:
		return fmt.Sprintf("back %d", r.Back)
	}
	how := fmt.Sprintf("resample T=%g", r.Temperature)
	if r.Experts > 0 {
		how += fmt.Sprintf(" experts=%d", r.Experts)
	}
	if r.Model != nil {
		how += " by " + r.Model.Name()
	}
	return how
}

// DefaultLadder is cheapest first: take the critic's fix, go where it lays the
// blame, draft again warmer, draft again at temperature 1, go back one chunk,
// then two. More experts are not a rung: in our measurements they did not repair
// (docs/log.md).
func DefaultLadder() []Rung {
	return []Rung{
		{Fix: true},
		{Blame: true, Temperature: .7},
		{Tries: 4, Temperature: .7},
		{Tries: 8, Temperature: 1},
		{Back: 1, Temperature: .7},
		{Back: 2, Temperature: .7},
	}
}

// WithoutFix is the ladder without the rungs that take a critic's replacement,
// so that what drafting again is worth can be measured by itself.
func WithoutFix(ladder []Rung) []Rung {
	var out []Rung
	for _, r := range ladder {
		if !r.Fix {
			out = append(out, r)
		}
	}
	return out
}

// Limits that hold whatever the budget says, so that every run ends.
const (
	defaultMaxTokens  = 2048 // drafted tokens of one answer that may stand in the text
	defaultChunkLimit = 256  // tokens of one chunk
	maxBacks          = 4    // times that one answer may give up accepted chunks
	maxBlames         = 2    // times that it may do so because a critic says where
	finishTokens      = 16   // tokens kept back to state an answer
)

// Solver answers questions. Model and Format are required; the zero value of
// everything else is useful. A Solver is safe for concurrent use.
type Solver struct {
	Model  Model
	Format prompts.Format
	// Critic judges every chunk. Without one the answer is a single pass,
	// never verified.
	Critic Critic
	// Judge writes what critics ask to be written; nil is Model.
	Judge Model
	// Boundary says where a chunk ends; nil is [chunker.Line].
	Boundary chunker.Boundary
	// Ladder is what to do about a rejected chunk, in order; nil or empty means
	// that rejected chunks stay and are marked.
	Ladder []Rung
	// Budget caps what one question may spend.
	Budget Budget
	// Account, when not nil, is charged as well, and its limits hold too: a cap
	// over many questions.
	Account *Ledger
	// Sampling is how chunks are drafted first. Its MaxTokens caps the tokens
	// of the whole answer; 0 is 2048.
	Sampling Sampling
}

// Answer answers one question. It fails when the format cannot carry the
// question (see [prompts.ErrOutOfScope]), when the model fails, or when ctx
// ends; the answer then holds what was reached. Running out of budget is no
// error.
func (s *Solver) Answer(ctx context.Context, question string) (Answer, error) {
	var answer Answer
	for e, err := range s.Stream(ctx, question) {
		if e.Answer != nil {
			answer = *e.Answer
		}
		if err != nil {
			return answer, err
		}
	}
	return answer, nil
}

// Stream answers one question and yields what happens, in order. The last event
// has the kind Finished and carries the answer; an error comes with it. Breaking
// off stops the work. The sequence is for a single use.
func (s *Solver) Stream(ctx context.Context, question string) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		r := newRun(s, question, yield)
		err := r.solve(ctx)
		if r.abandoned {
			return
		}
		answer := r.answer()
		yield(Event{Kind: Finished, Chunk: len(r.chunks), Answer: &answer, Spend: answer.Spend}, err)
	}
}
