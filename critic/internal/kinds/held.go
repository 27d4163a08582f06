package kinds

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// product is a line that multiplies two numbers of the question: their tags, and the result.
type product struct{ a, b, result string }

// productsIn are the products among whole lines. A test holds it against a regular expression.
func productsIn(lines string) (all []product) {
	for line := range strings.Lines(lines) {
		line, whole := strings.CutSuffix(line, "\n")
		result := line[strings.LastIndexByte(line, '=')+1:]
		if !whole || !wordproblem.IsDecimal(result) {
			continue
		}
		for i := strings.IndexByte(line, '#'); i >= 0; i = next(line, i) {
			if o, _ := wordproblem.BeginOperation(line[i:]); o.TagA != "" && o.Op == "*" && o.TagB != "" && o.Result != "" {
				all = append(all, product{o.TagA, o.TagB, result})
				break
			}
		}
	}
	return all
}

// next is where the next tag of a line may begin; -1 for nowhere.
func next(line string, i int) int {
	n := strings.IndexByte(line[i+1:], '#')
	if n < 0 {
		return n
	}
	return i + 1 + n
}

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
	for _, p := range productsIn(before) {
		holder, held := t.tagged(p.a), t.tagged(p.b)
		if p.result != result || holder == nil || held == nil {
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
