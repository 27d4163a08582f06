package critic

import (
	"context"

	"github.com/seed-25a395fc/reason/prompts"
)

// What a critic may ask of the model that drafted the chunk. Whoever makes the
// [Case] implements it, and reserves and books what each question costs; a
// question that the budget cannot pay is an error.

// Prober tells what the drafting model expects to come next.
type Prober interface {
	// Probe returns, for each choice, ln P that the model goes on with its first
	// token after the chunk and suffix. It leaves the model's text as it was.
	Probe(ctx context.Context, suffix string, choices ...string) ([]float64, error)
}

// Scorer tells how likely the drafting model finds a text in the place of a part of
// the chunk.
type Scorer interface {
	// Score returns ln P of each token of text, behind the first kept bytes of the
	// chunk and suffix. It leaves the model's text as it was.
	Score(ctx context.Context, kept int, suffix, text string) ([]float64, error)
}

// Completer lets the drafting model go on from somewhere else.
type Completer interface {
	// Complete returns what the model writes, greedily, behind the first kept bytes
	// of the chunk and suffix, until done says so or maxTokens tokens were written.
	// It leaves the model's text as it was.
	Complete(ctx context.Context, kept int, suffix string, maxTokens int, done func(text string) bool) (string, error)
	// CompleteApart is the same behind a prompt of its own.
	CompleteApart(ctx context.Context, p prompts.Prompt, maxTokens int, done func(text string) bool) (string, error)
}

// Drafter drafts the chunk anew.
type Drafter interface {
	// Redraft drafts the chunk k more times, each with another seed, in one
	// batch where the model can do that. It returns fewer when the budget ends.
	Redraft(ctx context.Context, k int, temperature float64) ([]Draft, error)
}

// Draft is one version of a chunk.
type Draft struct {
	Text     string
	Logprobs []float32 // ln P of each token; nil where unknown
}

// Reply is what a model writes about a chunk.
type Reply struct {
	Text     string
	Logprobs []float32 // ln P of each token; nil where unknown
	Ends     []int     // where each of these tokens ends in Text, in bytes
}

// Writer lets a model write about the chunk, in a conversation of its own.
type Writer interface {
	// Write returns what the model answers to p, at most maxTokens tokens of it.
	Write(ctx context.Context, p prompts.Prompt, maxTokens int) (string, error)
}

// Weigher is a Writer that knows how likely the model found what it wrote.
type Weigher interface {
	Writer
	// Weigh is Write with the likelihoods.
	Weigh(ctx context.Context, p prompts.Prompt, maxTokens int) (Reply, error)
}

// Doubter hands out what the drafting model itself thinks of the chunk, where it was
// trained to judge what it reads.
type Doubter interface {
	// LogOdds returns, behind each token of the chunk but the last, ln odds that its
	// line is wrong so far, under [Prior], [tokens-1]. What a critic has put into the
	// chunk is judged like the rest.
	LogOdds(ctx context.Context) ([]float32, error)
}

// States hands out what the drafting model computed while it wrote the chunk.
type States interface {
	// Hidden returns the residual stream after a layer for each token of the
	// chunk but the last, [tokens-1, dim]: that one is computed only when more is
	// drafted behind it. The vectors are the caller's.
	Hidden(ctx context.Context, layer int) ([][]float32, error)
}
