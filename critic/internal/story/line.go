package story

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/prompts"
)

// Objects says what is wrong with a line that goes on from a value, and where it begins. ended is
// false for a line that may go on.
func (c Change) Objects(body string, value int, ended bool) (at int, reason string) {
	if body == prompts.WorkedNotNeeded {
		if c.Sure && (c.Share == 0 || value > 0) {
			return 0, c.does()
		}
		return 0, ""
	}
	at = strings.LastIndexByte(body, ',') + 1
	equation := body[at:]
	first := strings.IndexFunc(equation, func(r rune) bool { return r < '0' || r > '9' })
	if first < 1 || equation[first] == c.Way {
		return 0, ""
	}
	if end := equation[strings.LastIndexByte(equation, '=')+1:]; end == strconv.Itoa(c.result(value)) && c.known() {
		return 0, ""
	}
	switch equation[first] {
	case '+', '-':
		return at + first, c.does()
	case '*', '/':
		if c.Sure && c.known() && (c.Share == 0 || ended) { // a part is worked out before it is taken away
			return at + first, c.does()
		}
	}
	return 0, ""
}

// does says which way the change goes.
func (c Change) does() string {
	if c.Way == '+' {
		return "what the clause tells adds to the number that is asked for"
	}
	return "what the clause tells takes from the number that is asked for"
}

// known reports whether it is known by how much.
func (c Change) known() bool { return c.Amount > 0 || c.Share > 0 }

// result is the value after the change.
func (c Change) result(value int) int {
	switch {
	case c.Share > 0:
		return value - value/c.Share
	case c.Way == '+':
		return value + c.Amount
	}
	return value - c.Amount
}

// Line is the right one, without its tag; "" where it does not come out.
func (c Change) Line(value int) string {
	amount, before := c.Amount, ""
	if c.Share > 0 {
		if value%c.Share != 0 {
			return ""
		}
		amount = value / c.Share
		before, _ = arith.Work(arith.Whole(int64(value)), '/', arith.Whole(int64(c.Share)))
		before += ","
	}
	if !c.known() || c.Way == '-' && amount > value {
		return ""
	}
	return fmt.Sprintf("%s%d%c%d=%d", before, value, c.Way, amount, c.result(value))
}
