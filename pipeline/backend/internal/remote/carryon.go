package remote

import (
	"math"
	"strings"

	"github.com/seed-25a395fc/reason/pipeline"
)

// CarryOn asks a model that cannot continue its own message to do so.
const CarryOn = "Continue your last message from exactly where it stops. Write only what comes next, without repeating or announcing anything."

// Echo takes out of a reply to [CarryOn] what most models cannot help doing:
// writing the unfinished line once more before going on.
type Echo struct {
	line string // the unfinished line; empty when there is nothing to look for
	seen string
	held []Piece
}

// Piece is a piece of a reply.
type Piece struct {
	Text    string
	Logprob float32 // NaN where unknown
	Tokens  int     // generated tokens that it stands for
	Thought bool    // it is reasoning
	Close   bool    // and the last of it

	Alternatives []pipeline.Alternative // what could have stood in its place
}

// Token is p as it is drafted; spend is what it tells.
func (p Piece) Token(spend pipeline.Spend) pipeline.Token {
	return pipeline.Token{
		Text: p.Text, Logprob: p.Logprob, Thought: p.Thought, Close: p.Close, Alternatives: p.Alternatives, Spend: spend,
	}
}

var unknown = float32(math.NaN())

// NewEcho looks for a repetition of the last line of accepted. A line of only
// a few characters is left alone: it may well be meant twice.
func NewEcho(accepted string) *Echo {
	line := strings.TrimLeft(accepted[strings.LastIndexByte(accepted, '\n')+1:], " ")
	if len(strings.TrimSpace(line)) < 3 {
		line = ""
	}
	return &Echo{line: line}
}

// Push takes the next piece and returns the pieces that are no repetition, as
// soon as that is certain.
func (e *Echo) Push(p Piece) []Piece {
	if e.line == "" {
		return []Piece{p}
	}
	e.seen += p.Text
	e.held = append(e.held, p)
	seen := strings.TrimLeft(e.seen, " \n")
	switch rest, repeated := strings.CutPrefix(seen, e.line); {
	case repeated:
		e.line, e.held = "", nil
		if rest == "" {
			return nil
		}
		p.Text = rest
		return []Piece{p}
	case strings.HasPrefix(e.line, seen):
		return nil
	default:
		return e.Rest()
	}
}

// Rest returns what is still held, when the reply has ended.
func (e *Echo) Rest() []Piece {
	held := e.held
	e.line, e.held = "", nil
	return held
}
