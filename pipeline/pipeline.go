package pipeline

import (
	"context"
	"errors"
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
	// Append adds text to the answer, to be read before the next draft. Reasoning
	// that is open is ended first.
	Append(text string) error
	// Draft computes what was appended and yields new tokens one by one; the
	// text keeps every token that was yielded. It ends after a token with End,
	// after s.MaxTokens tokens, with an error as its last pair, or when the
	// caller breaks. The token that comes with an error is none, and tells in its
	// Spend what was paid for and no token has told. The sequence is for a single use.
	Draft(ctx context.Context, s Sampling) iter.Seq2[Token, error]
	// Cost is an upper bound on what drafting n tokens with s would spend,
	// text appended and not yet computed included. It grows with n.
	Cost(n int, s Sampling) Spend
	// Pos is the length of the text in tokens.
	Pos() int
	// Rollback shortens the text to its first pos tokens without computing. A pos that
	// the text does not have is an error.
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
	// Alternatives asks for so many tokens that could have stood in each
	// token's place. A model that cannot say names none.
	Alternatives int
	// Ahead is how many tokens more will be wanted if the caller goes on from
	// where the draft stops. A server may be asked for them in the same request,
	// to be read by the drafts that follow.
	Ahead int
}

// Token is one drafted token.
type Token struct {
	Text    string  // never half a character, so it may be empty
	Logprob float32 // ln P at temperature 1, before any filter; NaN where it is unknown
	Spend   Spend   // what drafting it cost, reading text appended before it included
	End     bool    // the model ended its text here; Text is empty and no position is taken
	// Thought says that the model reasons here, ahead of its answer. Text is then
	// no part of the answer, and without the marks around reasoning.
	Thought bool
	// Close says that the reasoning ends with this token.
	Close bool
	// Alternatives are the likeliest tokens in its place, itself left out, those
	// that end the text or are no text by themselves too.
	Alternatives []Alternative
}

// Alternative is a token that was not drafted.
type Alternative struct {
	Text    string
	Logprob float32 // as of a [Token]
}

// Critic judges a chunk; [critic.Cascade] is one, and asks any number of [critic.Critic].
// An error ends the run. A judgement that names nobody in Each is one verdict.
type Critic interface {
	Judge(ctx context.Context, c critic.Case) (critic.Judgement, error)
}

// Limits that hold whatever the budget says, so that every run ends.
const (
	defaultMaxTokens   = 2048 // drafted tokens of one answer that may stand in the text
	defaultChunkTokens = 256  // tokens of one chunk
	maxBacks           = 4    // times that one answer may give up accepted chunks
	maxBlames          = 2    // times that it may do so because a critic says where
	thinking           = 8    // times as long as the answer may be, the reasoning before it may be
	finishTokens       = 16   // tokens kept back to state an answer
	longestNumber      = 64   // tokens of an answer that is stated, where it is a number
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
	// Early may end a chunk before its boundary, by how likely its tokens were:
	// [chunker.Doubt] does where confidence drops, [chunker.Tokens] by their number.
	// nil never does.
	Early func(text string, logprobs []float32) bool
	// ChunkTokens is the most that a chunk may have: one that has found no boundary
	// ends there, wherever that is, or with a line of its last quarter. 0 is 256.
	ChunkTokens int
	// Ladder is what to do about a rejected chunk, in order; nil or empty means
	// that rejected chunks stay and are marked.
	Ladder []Rung
	// Budget caps what one question may spend.
	Budget Budget
	// Account, when not nil, is charged as well, and its limits hold too: a cap
	// over many questions, of time from when the ledger was opened.
	Account *Ledger
	// Price is what drafting one chunk costs in units of what a right answer is
	// worth: a repair that is not worth its price is not made. 0 is .002.
	Price float64
	// Experience, when not nil, is what earlier questions taught about which
	// rungs repair, and is added to. Without it every question learns anew, so
	// that the same seed gives the same answer.
	Experience *Experience
	// Overlap drafts the next chunk while the critics look at this one. It saves
	// time where critics take long outside this process, such as programs and
	// servers, and writes the same answer; what is dropped is paid for, and how much
	// that is, and so where a limit ends the run, is a matter of time. It needs a
	// model whose sessions can fork, and is off while more than a fifth of the
	// first drafts fail. Models behind servers need none of it: their streams run
	// on while critics look.
	Overlap bool
	// Sampling is how chunks are drafted first. Its MaxTokens caps the tokens
	// of the whole answer; 0 is 2048. What a model reasons before its answer may
	// be 8 times as long.
	Sampling Sampling
}

// Answer answers one question. It fails when Model or Format is missing, when the
// format cannot carry the question (see [prompts.ErrOutOfScope]), when the model fails, or when ctx
// ends; the answer then holds what was reached. Running out of budget is no
// error, but a limit that cannot be kept is one; see [BudgetChecker].
func (s *Solver) Answer(ctx context.Context, question string) (Answer, error) {
	if s.Model == nil || s.Format == nil {
		return Last(s.Stream(ctx, question)) // which says so
	}
	r := newRun(s, question, nil)
	err := r.solve(ctx)
	return r.answer(), err
}

// CheckBudget implements [BudgetChecker] for all models of the solver: those of the ladder and
// the judge are asked where there is a critic.
func (s *Solver) CheckBudget(b Budget) error {
	err := checkBudget(s.Model, b)
	if s.Critic == nil {
		return err
	}
	if err == nil {
		err = checkBudget(s.Judge, b)
	}
	for i := 0; err == nil && i < len(s.Ladder); i++ {
		err = checkBudget(s.Ladder[i].Model, b)
	}
	return err
}

// checkBudget asks m, where it can tell.
func checkBudget(m Model, b Budget) error {
	if checker, ok := m.(BudgetChecker); ok {
		return checker.CheckBudget(b)
	}
	return nil
}

// errIncomplete is a solver that cannot ask anything.
var errIncomplete = errors.New("pipeline: a Solver needs a Model, and a Format to ask it by")

// complete reports whether s can ask anything, and otherwise ends the events.
func (s *Solver) complete(question string, yield func(Event, error) bool) bool {
	if s.Model != nil && s.Format != nil {
		return true
	}
	yield(Event{Kind: Finished, Answer: &Answer{Question: question, Stop: Failed, Chunks: []Chunk{}}}, errIncomplete)
	return false
}

// Last takes all events and returns the answer of the last, with the error that
// came with it.
func Last(events iter.Seq2[Event, error]) (answer Answer, err error) {
	for e, failure := range events {
		if e.Answer != nil {
			answer = *e.Answer
		}
		err = failure
	}
	return answer, err
}

// Stream answers one question and yields what happens, in order. The last event
// has the kind Finished and carries the answer; an error comes with it. Breaking
// off stops the work. The sequence is for a single use.
func (s *Solver) Stream(ctx context.Context, question string) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		if !s.complete(question, yield) {
			return
		}
		r := newRun(s, question, yield)
		err := r.solve(ctx)
		if r.abandoned {
			return
		}
		answer := r.answer()
		yield(Event{Kind: Finished, Chunk: len(r.chunks), Answer: &answer, Spend: answer.Spend}, err)
	}
}
