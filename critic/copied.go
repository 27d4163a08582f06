package critic

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
)

// This file asks about what a line copies. A line such as 12+7=19 → 19*3-4 carries on
// what the line before left over. Where the model was not sure of a sign there it is
// asked once more with that line repeated right before this one. A copy that comes out
// then speaks for the chunk, one that does not against it, if not as much as arithmetic does:
// where the line before repeats itself the repetition may mislead (docs/log.md).

const (
	// unlikelyCopy is the ln P below which a copy counts against its line: of 163 such
	// lines 130 were wrong.
	unlikelyCopy = -.9
	// What a copy leaves of P(wrong) is within these, and above [Prior] only below that.
	copiedLeast   = .02
	miscopied     = .6
	miscopiedMost = .8
)

// copyWrong is the P(wrong) of a line whose copy came out with ln P = said.
func (i Inverse) copyWrong(said float64) float64 {
	p := i.pWrong(said)
	if said < unlikelyCopy {
		return min(max(p, miscopied), miscopiedMost)
	}
	return min(max(p, copiedLeast), Prior)
}

// askCopied asks about those doubts that are about copied text, and returns the others.
func askCopied(ctx context.Context, k Case, doubts []span) (worst answer, open []span, err error) {
	worst, open = answer{said: math.Inf(1)}, doubts
	source, parts := carried(k)
	for _, part := range parts {
		var within span // from the first doubt in it to the last
		open = slices.DeleteFunc(open, func(d span) bool {
			// Bytes of a character that is not whole are no token to ask about.
			if d.from < part.from || d.from >= part.to || d.from == d.to {
				return false
			}
			if within.to == 0 {
				within.from = d.from
			}
			within.to = d.to
			return true
		})
		if within.to == 0 {
			continue
		}
		a, err := within.copied(ctx, k, source)
		if err != nil {
			return worst, nil, err
		}
		if a.said < worst.said {
			worst = a
		}
	}
	return worst, open, nil
}

// copied is how likely the least likely token of a part of a chunk is with its source
// right before the chunk.
func (s span) copied(ctx context.Context, k Case, source string) (a answer, err error) {
	text := k.Chunk[s.from:s.to]
	a = answer{how: "copied again", question: strconv.Quote(text), at: s.from, end: s.to}
	logprobs, err := k.Scorer.Score(ctx, 0, source+k.Chunk[:s.from], text)
	if err != nil {
		return a, err
	}
	for _, lp := range logprobs {
		if math.IsNaN(lp) {
			return a, fmt.Errorf("critic: the scores of %q are %v", text, logprobs)
		}
		a.said = min(a.said, max(lp, leastLogprob))
	}
	return a, nil
}

// carried is the line that a line of a worked solution goes on from, and the parts of it
// that are copied: all behind the arrow, and where an expression is rewritten the
// operation that is taken out of it, with the sign behind it.
func carried(k Case) (source string, parts []span) {
	behind := strings.Index(k.Chunk, form.Arrow)
	if !form.Worked(k.Prompt) || behind < 0 {
		return "", nil
	}
	expression, rewritten := form.Expression(k.Prompt)
	accepted := strings.TrimSuffix(k.Accepted, "\n")
	if source = accepted[strings.LastIndexByte(accepted, '\n')+1:]; source == "" {
		source = expression
	}
	if source == "" {
		return "", nil
	}
	parts = []span{{behind, len(k.Chunk)}}
	if rewritten {
		parts = append(parts, span{0, strings.IndexByte(k.Chunk, '=') + 1})
	}
	return source + "\n", parts
}
