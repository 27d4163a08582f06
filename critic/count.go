package critic

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// isCount reports whether the prompt of a worked chunk lists things of which
// those of one kind are counted: count #1: 1 flute #2: 2 stoves #3: fruits?
func isCount(k Case) bool {
	return worked(k.Prompt) && state(k.Prompt) == strings.TrimSpace(prompts.CountOpening) && len(clauses(k.Prompt)) > 1
}

// counting checks a running sum. Which things are of the kind is knowledge of
// words, and nothing that can be computed, unless everything is counted.
type counting struct {
	numbers []*big.Rat // of the things, in order
	all     bool
	sum     *big.Rat
	done    int // lines taken
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
	}
	c.all = strings.Trim(cs[len(cs)-1], " ?\n") == prompts.CountAll
	return c
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
	if chain, err := readChain(body); err == nil {
		c.sum = chain.said
	}
}

func (c *counting) check(line string) Verdict {
	tag, body := cutTag(line)
	want := c.done + 1
	if want > len(c.numbers)+1 {
		return fail("the answer has been stated already", "")
	}
	fix := prompts.WorkedTag(want) + c.counted()
	switch {
	case want == len(c.numbers)+1:
		if line != fix {
			return failAt(differs(line, fix), fmt.Sprintf("the last sum is %s; the answer to #%d is that", number(c.sum), want), fix)
		}
		return pass(tracedWrong, "the answer is the last sum")
	case body == prompts.WorkedNotNeeded && tag == want && !c.all:
		return unsure(fmt.Sprintf("whether #%d is of the kind cannot be computed", want))
	case body == prompts.WorkedNotNeeded && !c.all:
		return fail(fmt.Sprintf("#%d is next", want), prompts.WorkedTag(want)+body)
	case line == fix && c.all:
		return pass(tracedWrong, spaced(body)+", and everything is counted")
	case line == fix:
		return unsure(fmt.Sprintf("%s; whether #%d is of the kind cannot be computed", spaced(body), want))
	case body == prompts.WorkedNotNeeded:
		return fail("everything on the list is counted", fix)
	}
	return failAt(differs(line, fix), fmt.Sprintf("counting #%d makes %s", want, spaced(c.counted())), fix)
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
