// Package critic judges chunks of a draft.
//
// A [Critic] looks at one chunk in its context and returns a [Verdict]: how
// probable it is that the chunk holds an error, why, and, where the critic
// knows, what should stand there instead. A critic that does not understand a
// chunk is [Unsure]; it never guesses. [Cascade] asks several critics, cheapest
// first, and combines what they say.
//
// What critics that ask no model know stands in packages below internal: lines judges the lines of
// the built-in model's working and prose recomputes running text, for [Computed]; kinds, the packages
// of wordproblem, and story read what word problems tell, for [Kinds], [Schemas], [Compared] and
// [Sense]. None of them knows a [Case]; what they find becomes a [Verdict] here.
package critic

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// Case is one chunk to judge, with all that a critic may look at.
type Case struct {
	// Question is the question as it was asked.
	Question string
	// Prompt is the question as the drafting model read it; a format that
	// numbers facts shows the numbers here.
	Prompt string
	// Reading is what critics have read of Prompt and before the chunk, for all cases that
	// have it; nil has it read anew for each.
	Reading *Reading
	// Accepted is the text before the chunk: the answer so far, and what the
	// model reasoned before it.
	Accepted string
	// Chunk is the text to judge.
	Chunk string
	// Thought says that the chunk is reasoning ahead of the answer.
	Thought bool
	// Logprobs holds ln P of each token of Chunk under the model that drafted
	// it, at temperature 1 and before any filter; nil where it is unknown.
	Logprobs []float32
	// Ends holds where each of these tokens ends in Chunk, in bytes.
	Ends []int
	// Led holds where the tokens end in Chunk that were put in the place of likelier
	// ones; what the model thinks of them is not among Logprobs. nil for a chunk
	// that was drafted freely.
	Led []int
	// Tried is where the beginning of Chunk ends in whose last operation the model found the
	// result by trial, see [Trial], in bytes; 0 where it did not.
	Tried int
	// Steps is Accepted, chunk by chunk; nil where it is not known.
	Steps []string

	// Sparing says that checks which cost model compute may be left out where
	// cheaper ones pass the chunk: enough was checked lately.
	Sparing bool
	// Stakes are what checks which cost model compute are weighed against.
	Stakes Stakes

	// What may be asked of the model; nil where it cannot be asked.
	Prober    Prober
	Scorer    Scorer
	Completer Completer
	Drafter   Drafter
	Writer    Writer
	States    States
	Doubter   Doubter
}

// Grade is what a critic concludes.
type Grade int

// The grades. The zero value is Unsure, so a critic that says nothing passes nothing.
const (
	Unsure Grade = iota
	Pass
	Fail
)

// String is "unsure", "pass" or "fail".
func (g Grade) String() string { return verdict.Grade(g).String() }

// MarshalText makes a grade readable in JSON.
func (g Grade) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (g *Grade) UnmarshalText(text []byte) error {
	for _, known := range []Grade{Unsure, Pass, Fail} {
		if string(text) == known.String() {
			*g = known
			return nil
		}
	}
	return fmt.Errorf("critic: no grade %q; there are pass, fail and unsure", text)
}

// Verdict is what one critic says of one chunk.
type Verdict struct {
	// Critic is the name of the critic that decided.
	Critic string `json:"critic"`
	// PWrong is the probability that the chunk holds an error, in [0, 1]. A Fail
	// that leaves it at 0 is taken to be certain.
	PWrong float64 `json:"p_wrong"`
	// Grade is the conclusion.
	Grade Grade `json:"grade"`
	// Reason is one sentence for a reader: what was checked and what was found.
	Reason string `json:"reason"`
	// Fix, when not empty, is the chunk as it should stand.
	Fix string `json:"fix,omitempty"`
	// At is where in the chunk the mistake begins, in bytes: what stands before
	// is right as far as the critic sees. 0 where that is not known.
	At int `json:"at,omitempty"`
	// End is where the part ends in which the mistake lies: nothing behind it mends the
	// chunk. 0 where that is not known.
	End int `json:"end,omitempty"`
	// Blame is how many chunks before this one the mistake lies; 0 is here.
	Blame int `json:"blame,omitempty"`
}

// Doubted reports whether all that is said against a chunk is what its own model makes of
// it: that it is unlikely, or that it looks wrong.
func (v Verdict) Doubted() bool {
	return v.Grade == Fail && (v.Critic == Confidence{}.Name() || v.Critic == Inner{}.Name())
}

// Critic judges one chunk. Implementations are safe for concurrent use. An
// error means that the critic could not work, not that the chunk is wrong.
type Critic interface {
	Name() string
	Check(ctx context.Context, c Case) (Verdict, error)
}

// Func makes a critic of a function: tests, a compiler, a look-up. It must be
// safe for concurrent use. Its name must be none of [Names], some of which are judged by
// what stands behind them: a cascade that holds such a critic fails.
func Func(name string, check func(ctx context.Context, c Case) (Verdict, error)) Critic {
	return function{name, check}
}

type function struct {
	name  string
	check func(ctx context.Context, c Case) (Verdict, error)
}

// ask is the verdict of a critic, with its name and a probability that can be counted
// with.
func ask(ctx context.Context, c Critic, k Case) (Verdict, error) {
	if c == nil {
		return Verdict{Critic: "nil"}, errors.New("there is no critic in its place")
	}
	v, err := c.Check(ctx, k)
	v.Critic = c.Name()
	switch {
	case err != nil:
		return v, err
	case math.IsNaN(v.PWrong):
		return v, errors.New("its P(wrong) is not a number")
	case v.Grade < Unsure || v.Grade > Fail:
		return v, fmt.Errorf("its grade is none: %d", v.Grade)
	case v.Grade == Fail && v.PWrong == 0:
		v.PWrong = 1
	}
	v.PWrong = min(max(v.PWrong, 0), 1)
	return v, nil
}

func (f function) Name() string { return f.name }

func (f function) Check(ctx context.Context, c Case) (Verdict, error) { return f.check(ctx, c) }
