package strategy

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/pipeline"
)

// Chunking says where the chunks of an answer end. The zero value leaves that to
// the solver.
type Chunking struct {
	Boundary string  // line, sentence, step or paragraph; "" is the solver's own
	Tokens   int     // after which a chunk ends at the next sentence or word; 0 is no limit but the solver's
	Doubt    float64 // mean likelihood of some tokens below which a chunk ends early; 0 never does
}

var boundaries = map[string]chunker.Boundary{
	"line": chunker.Line, "sentence": chunker.Sentence, "step": chunker.Step, "paragraph": chunker.Paragraph,
}

const (
	usualTokens = 256  // that a chunk may have, as in the zero value of a solver
	doubtWindow = 8    // tokens whose likelihood is looked at
	proseTokens = 192  // limit of the boundaries that follow prose, which may not come for long
	mostTokens  = 1024 // that a limit may be
)

// ParseChunking reads "sentence", "paragraph+tokens=60", "tokens=40" or
// "line+doubt=0.3".
func ParseChunking(text string) (c Chunking, err error) {
	if text == "" {
		return c, nil
	}
	for part := range strings.SplitSeq(text, "+") {
		part = strings.TrimSpace(part)
		key, value, _ := strings.Cut(part, "=")
		switch {
		case key == "tokens":
			c.Tokens, err = whole(value, 1, mostTokens)
		case key == "doubt":
			if c.Doubt, err = share(value); err == nil && (c.Doubt == 0 || c.Doubt == 1) {
				err = errors.New("want a share between 0 and 1")
			}
		case boundaries[part] == nil:
			err = errors.New("want line, sentence, step, paragraph, tokens=N or doubt=P, several with + between them")
		case c.Boundary != "":
			err = fmt.Errorf("a chunk ends with its %s or its %s, not both", c.Boundary, part)
		default:
			c.Boundary = part
		}
		if err != nil {
			return c, fmt.Errorf("%s: %w", part, err)
		}
	}
	return c, nil
}

// Or is c with a boundary for where it names none.
func (c Chunking) Or(boundary string) Chunking {
	c.Boundary = cmp.Or(c.Boundary, boundary)
	return c
}

// String is c as [ParseChunking] reads it.
func (c Chunking) String() string {
	var parts []string
	if c.Boundary != "" {
		parts = append(parts, c.Boundary)
	}
	if c.Tokens > 0 {
		parts = append(parts, "tokens="+strconv.Itoa(c.Tokens))
	}
	if c.Doubt > 0 {
		parts = append(parts, "doubt="+strconv.FormatFloat(c.Doubt, 'g', -1, 64))
	}
	return strings.Join(parts, "+")
}

// Apply has the chunks of a solver end there.
func (c Chunking) Apply(s *pipeline.Solver) {
	if c == (Chunking{}) {
		return
	}
	// What a limit cannot cut, such as a table, may be twice as long, and as long as without one.
	longest := cmp.Or(s.ChunkTokens, usualTokens)
	if c.Boundary != "" {
		s.Boundary = boundaries[c.Boundary]
		if c.Boundary != "line" {
			longest = max(longest, 2*proseTokens)
			c.Tokens = cmp.Or(c.Tokens, proseTokens)
		}
	}
	s.ChunkTokens = max(longest, 2*c.Tokens)
	s.Early = nil
	limit, doubt := chunker.Tokens(c.Tokens), chunker.Doubt(doubtWindow, c.Doubt)
	switch {
	case c.Tokens > 0 && c.Doubt > 0:
		s.Early = func(text string, logprobs []float32) bool { return limit(text, logprobs) || doubt(text, logprobs) }
	case c.Tokens > 0:
		s.Early = limit
	case c.Doubt > 0:
		s.Early = doubt
	}
}
