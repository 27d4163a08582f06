package critic

import (
	"context"
	"fmt"
	"math"
	"strconv"
)

// Inner is what the drafting model itself thinks of a chunk, where it was trained to
// judge what it reads: behind every token it says whether the line is wrong so far. It
// costs next to nothing, for that is computed with the draft, and it sees what neither
// recomputing nor likelihood does: operations that were the wrong ones to choose, and
// clauses that were misread.
//
// A model that was trained on its own mistakes, several drafts of a place among them,
// can know better than it writes (Kadavath et al. 2022, arXiv:2207.05221).
type Inner struct {
	// FailAbove and PassBelow are the PWrong of the grades. 0 is .5 and never: of the
	// answers to word problems that people wrote that it was surest of, a tenth of all,
	// 90 % (MAWPS) and 68 % (SVAMP) were right (docs/log.md).
	FailAbove, PassBelow float64
}

func (i Inner) withDefaults() Inner {
	if i.FailAbove == 0 {
		i.FailAbove = .5
	}
	return i
}

// Name is "inner".
func (Inner) Name() string { return "inner" }

// Log-odds above 0 count a twentieth: they still tell two wrong drafts apart, but where
// nobody else has doubts they fail no chunk. Counted in full they turned as many answers
// wrong as right (docs/log.md).
const beyondEven = 20

// Fits implements [Fitting]: a model that does not judge has nothing to say.
func (Inner) Fits(k Case) bool { return k.Doubter != nil }

// Check fails when the model cannot be asked, and says nothing of a chunk of one token.
func (i Inner) Check(ctx context.Context, k Case) (Verdict, error) {
	if k.Doubter == nil {
		return Verdict{}, fmt.Errorf("critic: this model does not judge what it reads")
	}
	odds, err := k.Doubter.LogOdds(ctx)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Critic: i.Name()}
	if len(odds) == 0 {
		v.Reason = "there is no token to judge"
		return v, nil
	}
	i = i.withDefaults()
	doubt := worst(odds)
	if math.IsNaN(doubt) {
		return Verdict{}, fmt.Errorf("critic: the log-odds of the draft are not numbers")
	}
	v.PWrong = logistic(min(doubt, 0) + max(doubt, 0)/beyondEven)
	v.Reason = "the model that wrote it finds it wrong with probability " + strconv.FormatFloat(v.PWrong, 'g', 2, 64)
	switch {
	case v.PWrong >= i.FailAbove:
		v.Grade = Fail
		if at := turned(odds, logit(i.FailAbove)); at > 0 && at <= len(k.Ends) {
			v.At = k.Ends[at-1]
		}
	case v.PWrong <= i.PassBelow:
		v.Grade = Pass
	}
	return v, nil
}

// worst is what the log-odds of its tokens say of a chunk: a line that was wrong once
// stays wrong.
func worst(odds []float32) float64 {
	most := math.Inf(-1)
	for _, o := range odds {
		most = math.Max(most, float64(o))
	}
	return most
}

// turned is the first token that made the chunk wrong.
func turned(odds []float32, above float64) int {
	for i, o := range odds {
		if float64(o) >= above {
			return i
		}
	}
	return 0
}
