package kinds

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

var product = lazyregexp.New(`#(\d+):\d+(?:\.\d+)?\*#(\d+):\d+(?:\.\d+)?=(?:.*=)?(\d+(?:\.\d+)?)\n`)

// held objects to a line that adds a number of boxes to what is in boxes, or takes it
// away: of 5 bags with 6 marbles each, 30 marbles, 2 bags are 12 marbles and not 2.
func (t *Things) held(line, before string) Objection {
	o, ok := wordproblem.BeginOperation(line)
	if !ok || o.TagA != "" || o.TagB == "" || o.Op != "+" && o.Op != "-" {
		return Objection{}
	}
	result, boxes := o.A, t.tagged(o.TagB)
	if boxes == nil || boxes.kind == nil {
		return Objection{}
	}
	for _, p := range product.FindAllStringSubmatch(before, -1) {
		holder, held := t.tagged(p[1]), t.tagged(p[2])
		if p[3] != result || holder == nil || held == nil {
			continue
		}
		if wordproblem.SameKind(held.kind, boxes.kind) {
			holder, held = held, holder
		}
		if held.kind == nil || !wordproblem.SameKind(holder.kind, boxes.kind) || wordproblem.SameKind(held.kind, boxes.kind) || !t.mentions(held.kind) {
			continue
		}
		return Objection{
			Reason: fmt.Sprintf("%s counts %s and %s counts %s", result, strings.Join(held.kind, " "), boxes.number, strings.Join(boxes.kind, " ")),
			Fix:    sumOf(boxes, '*', held),
		}
	}
	return Objection{}
}
