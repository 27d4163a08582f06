package openai

import (
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// voice is one of the versions.
type voice struct {
	session   *session
	sampling  pipeline.Sampling
	reasoning *remote.Reasoning
	echo      *remote.Echo
	answered  bool

	left   int    // tokens still to draft
	events int    // pieces received
	told   int    // tokens that the server says were written
	since  int    // tokens received since then, at most
	finish string // why the server stopped
	over   bool   // the draft is
}

func (v *voice) begin(way Continuation, marks bool) {
	begun := v.session.Text.Begun()
	v.reasoning, v.answered, v.echo = remote.NewReasoning(begun), begun.Closed(), remote.NewEcho("")
	if way == ContinueAsked {
		v.echo = remote.NewEcho(begun.Answer)
	}
	if marks {
		v.reasoning.GoOn()
	}
}

// written is an upper bound on the tokens that the server wrote for v.
func (v *voice) written(most int) int {
	return v.told + max(min(v.since, max(most, v.events)-v.told), 0)
}

// billed is an upper bound on the tokens that the server bills for v, of which so many
// may be thinking that it does not tell.
func (v *voice) billed(most, unseen int) int {
	written := v.written(most)
	if v.told > 0 {
		return written
	}
	return written + max(min(unseen, most-written), 0)
}

// sort adds pieces to those that are drafted: reasoning behind the beginning of the
// answer is paid for, and no more.
func (v *voice) sort(to, pieces []remote.Piece) []remote.Piece {
	for _, p := range pieces {
		switch {
		case !p.Thought:
			for _, p := range v.echo.Push(p) {
				to = append(to, lines(p)...)
			}
		case !v.answered:
			to = append(to, lines(p)...)
		}
	}
	return to
}
