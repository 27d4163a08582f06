package lines

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
	"github.com/seed-25a395fc/reason/prompts"
)

// isCount reports whether the prompt of a worked chunk lists things of which
// those of one kind are counted: count #1: 1 flute #2: 2 stoves #3: fruits?
func isCount(prompt string) bool {
	return form.Worked(prompt) && form.State(prompt) == strings.TrimSpace(prompts.CountOpening) && len(form.Clauses(prompt)) > 1
}

// counting checks a running sum. Which things are of the kind is knowledge of
// words, looked up in the lists of package prompts: where they say, only one line is
// right, and nobody else needs to be asked. What does not stand there, or is of a kind
// that people would argue about, cannot be computed.
type counting struct {
	numbers []*big.Rat // of the things, in order
	things  []string
	asked   string // the kind, "" if the lists do not hold it
	sum     *big.Rat
	unread  []string // what lines taken say, of which the last that is understood is the sum
	done    int      // lines taken
}

func newCount(prompt string) Judge {
	c := &counting{sum: new(big.Rat)}
	cs := form.Clauses(prompt)
	for _, text := range cs[:len(cs)-1] {
		n := new(big.Rat)
		if given := amounts(text); len(given) > 0 {
			n = given[0].value
		}
		c.numbers = append(c.numbers, n)
		_, thing, _ := strings.Cut(strings.TrimSpace(text), " ")
		c.things = append(c.things, thing)
	}
	c.asked, _ = prompts.KindAsked(strings.Trim(cs[len(cs)-1], " ?\n"))
	return c
}

func (c *counting) Anew() Judge {
	return &counting{numbers: c.numbers, things: c.things, asked: c.asked, sum: new(big.Rat)}
}

// advance takes the sum of an accepted line as it stands.
func (c *counting) advance(line string) {
	if line == "" {
		return
	}
	c.done++
	_, body := form.CutTag(line)
	if body == prompts.WorkedNotNeeded {
		return
	}
	c.unread = append(c.unread, body)
}

// total reads the sum of the lines taken.
func (c *counting) total() {
	for _, body := range slices.Backward(c.unread) {
		if chain, err := equation.Read(body); err == nil {
			c.sum = chain.Said
			break
		}
	}
	c.unread = nil
}

func (c *counting) check(line string) verdict.Verdict {
	c.total()
	tag, body := form.CutTag(line)
	want := c.done + 1
	if want > len(c.numbers)+1 {
		return verdict.Failed("the answer has been stated already", "")
	}
	next, counted := prompts.WorkedTag(want), c.counted()
	fix := next + counted
	if want == len(c.numbers)+1 {
		if line != fix {
			return verdict.FailedWord(line, fix, fmt.Sprintf("the last sum is %s; the answer to #%d is that", arith.String(c.sum), want), fix)
		}
		return verdict.Passed(verdict.EquivalentWrong, "the answer is the last sum")
	}
	is, known := c.belongs(want - 1)
	reason := strings.TrimSuffix(next, ":") + " is of the kind, which makes " + equation.Spaced(counted)
	if known && !is {
		fix, reason = next+prompts.WorkedNotNeeded, fmt.Sprintf("#%d is not of the kind", want)
	}
	switch counts := body != prompts.WorkedNotNeeded; {
	case known && line != fix:
		return verdict.FailedWord(line, fix, reason, fix)
	case known:
		return verdict.Passed(verdict.EquivalentWrong, reason)
	case counts && line != fix:
		return verdict.FailedWord(line, fix, fmt.Sprintf("counting #%d makes %s", want, equation.Spaced(counted)), fix)
	case tag != want:
		return verdict.Failed(fmt.Sprintf("#%d is next", want), prompts.WorkedTag(want)+body)
	}
	return verdict.Open(fmt.Sprintf("whether #%d is of the kind is not known", want))
}

// Unlisted reports whether a chunk says of a thing that the lists do not hold whether it
// counts. How likely the model finds that says nothing, for it has not seen the word: of 48
// answers that counted as verified where such a thing is of the kind 2 were right
// (docs/log.md).
func Unlisted(j Judge, accepted, chunk string) bool {
	c, ok := j.(*counting)
	if !ok {
		return false
	}
	for line := range strings.Lines(accepted) {
		c.advance(strings.TrimSpace(line))
	}
	for line := range strings.Lines(chunk) {
		if c.done < len(c.numbers) {
			if _, known := c.belongs(c.done); !known {
				return true
			}
		}
		c.advance(strings.TrimSpace(line))
	}
	return false
}

// belongs reports whether a thing, counted from 0, is of the kind that is asked for.
// known is false where the lists do not say.
func (c *counting) belongs(i int) (is, known bool) {
	if c.asked == prompts.EveryThing {
		return true, true
	}
	kind, ok := prompts.KindOfThing(c.things[i])
	if !ok || c.asked == "" {
		return false, false
	}
	return prompts.OfKind(kind, c.asked)
}

// counted is the next line if its thing is counted, or the answer.
func (c *counting) counted() string {
	switch {
	case c.done == len(c.numbers):
		return prompts.WorkedAnswer + arith.String(c.sum)
	case c.sum.Sign() == 0:
		return arith.String(c.numbers[c.done])
	}
	n := c.numbers[c.done]
	return arith.String(c.sum) + "+" + arith.String(n) + "=" + arith.String(new(big.Rat).Add(c.sum, n))
}
