package critic

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// isCount reports whether the prompt of a worked chunk lists things of which
// those of one kind are counted: count #1: 1 flute #2: 2 stoves #3: fruits?
func isCount(k Case) bool {
	return worked(k.Prompt) && state(k.Prompt) == strings.TrimSpace(prompts.CountOpening) && len(clauses(k.Prompt)) > 1
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

func newCount(k Case) lineJudge {
	c := &counting{sum: new(big.Rat)}
	cs := clauses(k.Prompt)
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

func (c *counting) anew() lineJudge {
	return &counting{numbers: c.numbers, things: c.things, asked: c.asked, sum: new(big.Rat)}
}

// advance takes the sum of an accepted line as it stands.
func (c *counting) advance(line string) {
	if line == "" {
		return
	}
	c.done++
	_, body := cutTag(line)
	if body == prompts.WorkedNotNeeded {
		return
	}
	c.unread = append(c.unread, body)
}

// total reads the sum of the lines taken.
func (c *counting) total() {
	for _, body := range slices.Backward(c.unread) {
		if chain, err := readChain(body); err == nil {
			c.sum = chain.said
			break
		}
	}
	c.unread = nil
}

func (c *counting) check(line string) Verdict {
	c.total()
	tag, body := cutTag(line)
	want := c.done + 1
	if want > len(c.numbers)+1 {
		return fail("the answer has been stated already", "")
	}
	next, counted := prompts.WorkedTag(want), c.counted()
	fix := next + counted
	if want == len(c.numbers)+1 {
		if line != fix {
			return failWord(line, fix, fmt.Sprintf("the last sum is %s; the answer to #%d is that", number(c.sum), want), fix)
		}
		return pass(equivalentWrong, "the answer is the last sum")
	}
	is, known := c.belongs(want - 1)
	reason := strings.TrimSuffix(next, ":") + " is of the kind, which makes " + spaced(counted)
	if known && !is {
		fix, reason = next+prompts.WorkedNotNeeded, fmt.Sprintf("#%d is not of the kind", want)
	}
	switch counts := body != prompts.WorkedNotNeeded; {
	case known && line != fix:
		return failWord(line, fix, reason, fix)
	case known:
		return pass(equivalentWrong, reason)
	case counts && line != fix:
		return failWord(line, fix, fmt.Sprintf("counting #%d makes %s", want, spaced(counted)), fix)
	case tag != want:
		return fail(fmt.Sprintf("#%d is next", want), prompts.WorkedTag(want)+body)
	}
	return unsure(fmt.Sprintf("whether #%d is of the kind is not known", want))
}

// unlisted reports whether a chunk says of a thing that the lists do not hold whether it
// counts. How likely the model finds that says nothing, for it has not seen the word: of 48
// answers that counted as verified where such a thing is of the kind 2 were right
// (docs/log.md).
func unlisted(k Case) bool {
	c, ok := k.lines().(*counting)
	if !ok {
		return false
	}
	for line := range strings.Lines(k.Accepted) {
		c.advance(strings.TrimSpace(line))
	}
	for line := range strings.Lines(k.Chunk) {
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
		return prompts.WorkedAnswer + number(c.sum)
	case c.sum.Sign() == 0:
		return number(c.numbers[c.done])
	}
	n := c.numbers[c.done]
	return number(c.sum) + "+" + number(n) + "=" + number(new(big.Rat).Add(c.sum, n))
}
