package critic

import (
	"context"
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/byhand"
	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/lines"
	"github.com/seed-25a395fc/reason/prompts"
)

// Trial lets the model find in another way the result of the operation that a failed chunk
// got wrong at a byte of it: by hand, as in school. It adds, subtracts and multiplies column by
// column and divides one digit after the other, so that it is asked for sums, differences and
// products of digits, which models know better than those of long numbers. A sum, difference
// or product counts that comes out in two ways, or with digits that come out in either order; a
// quotient if nothing is left. All arithmetic is the model's; here digits are only put in their
// places, and numbers compared. The beginning is the chunk up to the result, with the token
// behind it, so that the model does not go on working; it is empty where nothing was found, or
// there is nothing to try.
func Trial(ctx context.Context, k Case, at int) (beginning string, err error) {
	if k.Completer == nil {
		return "", fmt.Errorf("critic: this model cannot be asked to go on")
	}
	for _, s := range equation.Sums(k.Chunk, form.Worked(k.Prompt)) {
		if s.From > at || at > s.End {
			continue
		}
		answers := map[string]string{}
		found, err := byhand.Result(func(x string, op byte, y string) (string, error) {
			question := s.Style.Write(x, op, y)
			if said, ok := answers[question]; ok {
				return said, nil
			}
			said, err := k.workOut(ctx, s.From, question)
			answers[question] = said
			return said, err
		}, s.X, s.Op, s.Y)
		if err != nil || found == "" {
			return "", err
		}
		return k.Chunk[:s.From] + s.Style.Write(s.X, s.Op, s.Y) + found + k.behindResult(s.End), nil
	}
	return "", nil
}

func (k Case) workOut(ctx context.Context, kept int, question string) (string, error) {
	if form.Worked(k.Prompt) {
		return workOutApart(ctx, k.Completer, question)
	}
	return workOut(ctx, k.Completer, kept, question)
}

// behindResult is the rest of the chunk's token that holds the byte behind a result. Where the
// chunk is worked on there, the expression that is left comes next, if it is one that is rewritten.
func (k Case) behindResult(byte int) string {
	token := ""
	for _, end := range k.Ends {
		if end > byte {
			token = k.Chunk[byte:end]
			break
		}
	}
	if form.Worked(k.Prompt) && strings.HasPrefix(token, "=") && lines.Rewrites(k.lines()) {
		return prompts.WorkedArrow
	}
	return token
}
