package kinds

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// divisors are by words for parts of things.
var divisors = map[string]string{"half": "2", "third": "3", "quarter": "4", "fourth": "4", "fifth": "5"}

var twoAdded = lazyregexp.New(`(?m)^#(\d+):\d+(?:\.\d+)?\+#(\d+):\d+(?:\.\d+)?=(?:.*=)?(\d+(?:\.\d+)?)$`)

// partOfOne objects to a line that takes half of two kinds of things together, where the
// text says half of one of them, which is asked for: of 14 boys and 16 girls, half of the
// girls are 8.
func (t *Things) partOfOne(line, before string) Objection {
	o, ok := wordproblem.BeginOperation(line)
	if !ok || o.TagA != "" || o.TagB != "" || o.Op != "/" || len(o.B) != 1 || o.B[0] < '2' || o.B[0] > '5' {
		return Objection{}
	}
	for _, sum := range twoAdded.FindAllStringSubmatch(before, -1) {
		a, b := t.tagged(sum[1]), t.tagged(sum[2])
		if sum[3] != o.A || a == nil || b == nil || a.kind == nil || b.kind == nil || wordproblem.SameKind(a.kind, b.kind) {
			continue
		}
		for _, one := range []*thing{a, b} {
			if len(t.others(one, nil)) > 0 || !wordproblem.SameKind(one.kind, t.asked) || !t.tellsPart(o.B, one.kind) {
				continue
			}
			divisor, _ := arith.Rational(o.B)
			return Objection{
				Reason: fmt.Sprintf("%s counts %s and %s", o.A, strings.Join(a.kind, " "), strings.Join(b.kind, " ")),
				Fix:    operationLine(strconv.Itoa(one.tag), one.value(), '/', "", divisor),
			}
		}
	}
	return Objection{}
}

// tellsPart reports whether the text says "half of the" with a divisor and a kind.
func (t *Things) tellsPart(divisor string, kind []string) bool {
	for _, words := range t.sentences {
		for i, w := range words {
			if divisors[w] != divisor || i+1 >= len(words) || words[i+1] != "of" {
				continue
			}
			rest := words[i+2:]
			if len(rest) > 0 && (rest[0] == "the" || rest[0] == "these" || rest[0] == "those") {
				rest = rest[1:]
			}
			if len(rest) >= len(kind) && slices.Equal(rest[:len(kind)], kind) {
				return true
			}
		}
	}
	return false
}
