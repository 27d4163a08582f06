package prose

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// Where an equation of running text has its numbers from is weaker evidence than whether
// it holds: of 46 steps of ProcessBench with a number that has no source, 34 are right, for
// people and models work things out without writing them down. Such a chunk is not failed,
// but it is not passed either.

// common are the numbers from ten on that need no source: of units, months, percentages.
var common = map[int64]bool{
	10: true, 12: true, 16: true, 20: true, 24: true, 25: true, 28: true, 29: true, 30: true, 31: true, 36: true, 50: true, 52: true, 60: true,
	90: true, 100: true, 180: true, 360: true, 365: true, 366: true, 1000: true, 2000: true, 3600: true, 5280: true,
}

// unsourced is the first number that an equation of two numbers works with and that stands
// neither in the question nor before, as it is written; "" if there is none.
func unsourced(k Case, text arith.Text) string {
	if k.Question == "" {
		return ""
	}
	found := ""
	for i, q := range text.Equations {
		if q.Left.Ops() != 1 || i > 0 && text.Equations[i-1].Right == q.Left {
			continue
		}
		q.Left.Numbers(func(n *arith.Expr) {
			if found == "" && n.End > n.Start && !n.Num.Clock && !sourced(k, text, n) {
				found = k.Chunk[n.Start:n.End]
			}
		})
	}
	return found
}

// sourced looks for a number in the text as it is written first, which is cheap and mostly
// enough.
func sourced(k Case, text arith.Text, n *arith.Expr) bool {
	v := n.Num.Value
	if !v.IsInt() || !v.Num().IsInt64() || v.Num().Int64() < 10 || common[v.Num().Int64()] {
		return true
	}
	written := k.Chunk[n.Start:n.End]
	if standsIn(k.Question, written) || standsIn(k.Accepted, written) {
		return true
	}
	for _, m := range text.Numbers {
		if m.Start < n.Start && m.Num.Value.Cmp(v) == 0 {
			return true
		}
	}
	return derived(k.asks(), v) || derived(k.said(), v)
}

// standsIn reports whether a number stands in a text and is not part of a longer one.
func standsIn(text, number string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], number)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(number)
		before, after := i > 0 && digit(text[i-1]), from < len(text) && digit(text[from])
		if !before && !after {
			return true
		}
	}
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// derived reports whether v is a number of a text, or what a percentage in it leaves or
// comes to.
func derived(said arith.Text, v *big.Rat) bool {
	hundred := big.NewRat(100, 1)
	off, on := new(big.Rat).Sub(hundred, v), new(big.Rat).Sub(v, hundred) // the percentages that would
	return slices.ContainsFunc(said.Numbers, func(n *arith.Expr) bool {
		x := n.Num.Value
		return x.Cmp(v) == 0 || x.Cmp(off) == 0 || x.Cmp(on) == 0
	})
}

// unknownSource is the verdict about a chunk whose equations hold but for that.
func unknownSource(number string) verdict.Verdict {
	return verdict.Open(fmt.Sprintf("%s stands neither in the question nor in a line before", number))
}
