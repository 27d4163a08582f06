package lines

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

// isNavigate reports whether the prompt of a worked chunk gives instructions to
// walk: N0E0S0W0,N #1:L #2:5F #3:?
func isNavigate(prompt string) bool {
	return form.Worked(prompt) && form.State(prompt) == prompts.NavigateStart
}

var walkCode = lazyregexp.New(`^(?:[LRU]|(\d+)([FRBLNESW]))$`)

// newNavigate walks: each line states the steps made to each side so far and
// where one faces. An instruction of another form ends what is known.
func newNavigate(prompt string) Judge {
	s := &script{}
	var steps [4]int
	facing := 0
	write := func(tag int, format string, args ...any) {
		s.lines = append(s.lines, prompts.WorkedTag(tag)+fmt.Sprintf(format, args...))
	}
	place := func() string {
		return fmt.Sprintf("N%dE%dS%dW%d,%c", steps[0], steps[1], steps[2], steps[3], "NESW"[facing])
	}
	cs := form.Clauses(prompt)
	for i, c := range cs[:len(cs)-1] {
		m := walkCode.FindStringSubmatch(strings.TrimSpace(c))
		if m == nil {
			return s
		}
		if m[1] == "" {
			facing = (facing + 1 + strings.IndexByte("RUL", m[0][0])) % 4
			write(i+1, "%s", place())
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return s
		}
		to := strings.Index("NESW", m[2])
		if to < 0 {
			to = (facing + strings.Index("FRBL", m[2])) % 4
		}
		before := steps[to]
		steps[to] += n
		write(i+1, "%c%d+%d=%d%s%s", "NESW"[to], before, n, steps[to], prompts.WorkedArrow, place())
	}
	yes := map[bool]string{true: "Yes", false: "No"}
	north, east := steps[0] == steps[2], steps[1] == steps[3]
	write(len(cs), "N%dS%d=%s,E%dW%d=%s", steps[0], steps[2], yes[north], steps[1], steps[3], yes[east])
	write(len(cs), "%s%s", prompts.WorkedAnswer, yes[north && east])
	return s
}
