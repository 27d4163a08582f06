package remote

import "github.com/seed-25a395fc/reason/pipeline/prices"

// Reply is what is known about the tokens of a reply while it comes in.
type Reply struct {
	Asked  int           // the most tokens that the model was to write; 0: as many as it likes
	Bound  int           // the most tokens that the prompt can have
	Told   prices.Tokens // the latest usage that the server told
	Known  bool          // there was one
	Since  int           // tokens received since then, by our count
	Events int           // pieces of text and of thinking received
	Unseen int           // tokens that the model may have thought besides and not told
}

// Total is what the reply used so far. Pieces that may hold several tokens are
// counted by bytes, but never above what was asked for.
func (r *Reply) Total() prices.Tokens {
	since := r.Since
	if r.Asked > 0 {
		since = min(since, max(r.Asked, r.Events)-r.Told.Generated)
	}
	t := r.Told
	if !r.Known {
		t.Prompt = r.Bound
	}
	t.Generated += max(since, 0)
	return t
}

// Billed is what the reply costs so far, at most.
func (r *Reply) Billed() prices.Tokens {
	t := r.Total()
	switch {
	case r.Known:
	case r.Asked > 0:
		t.Generated += max(min(r.Unseen, r.Asked-t.Generated), 0)
	default:
		t.Generated += r.Unseen
	}
	return t
}

// Lose notes that nothing of the reply comes, though it may be billed: the prompt,
// and all that was asked for unless it was to come in a stream.
func (r *Reply) Lose(streams bool) {
	if !streams {
		r.Since = r.Asked
	}
}

// Tell notes a usage.
func (r *Reply) Tell(t prices.Tokens) { r.Told, r.Known, r.Since = t, true, 0 }

// fewPieces prove nothing about how a server divides a text.
const fewPieces = 4

// Singly reports whether the usage of a complete reply proves that every piece
// was one token.
func (r *Reply) Singly() bool {
	return r.Known && r.Events >= fewPieces && r.Told.Generated <= r.Events+1 // one more: the token that ends a text
}

// TokensOf is an upper bound on the tokens of a piece.
func TokensOf(piece string, singly bool) int {
	if singly {
		return 1
	}
	return len(piece)
}
