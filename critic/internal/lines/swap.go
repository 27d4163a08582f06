package lines

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	heldAtFirst = lazyregexp.New(`^(?:[A-Z][1-9]){2,9}$`)
	swapCode    = lazyregexp.New(`^[A-Z]{2}$`)
)

// isSwap reports whether the prompt of a worked chunk tells who holds what and
// who swaps with whom: A1B2C3 #1:CB #2:A
func isSwap(prompt string) bool {
	return form.Worked(prompt) && heldAtFirst.MatchString(form.State(prompt))
}

// newSwap lets people swap: each line states what the two hold before and then,
// and who holds what. A swap of another form ends what is known.
func newSwap(prompt string) Judge {
	s := &script{}
	held := form.State(prompt)
	cs := form.Clauses(prompt)
	for i, c := range cs {
		c = strings.TrimSpace(c)
		body := ""
		switch at := strings.Index(held, c); {
		case i == len(cs)-1 && at >= 0 && len(c) == 1:
			at -= at % 2
			body = prompts.WorkedAnswer + held[at:at+2]
		case i < len(cs)-1 && swapCode.MatchString(c) && strings.Contains(held, c[:1]) && strings.Contains(held, c[1:]):
			a, b := strings.Index(held, c[:1])+1, strings.Index(held, c[1:])+1
			x, y := held[a:a+1], held[b:b+1]
			next := []byte(held)
			next[a], next[b] = y[0], x[0]
			held = string(next)
			body = c[:1] + x + c[1:] + y + "=" + c[:1] + y + c[1:] + x + prompts.WorkedArrow + held
		default:
			return s
		}
		s.lines = append(s.lines, prompts.WorkedTag(i+1)+body)
	}
	return s
}
