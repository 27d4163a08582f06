package report

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/stats"
)

// answer is what is kept of one result: what pairs it with others, and what is
// compared. Its size is what a report's memory grows by. Everything that is
// rounded is summed over answers in their order, so that the order in which they
// were finished does not show.
type answer struct {
	place
	set, replicate uint32
	tokens         uint32
	strategy       uint16
	correct        bool
	failed         bool // or declined; the confidence then says nothing
	confidence     float64
	flops, usd     float64
	seconds        float64
}

// place is where a question stands: its data set, and its number there.
type place struct{ source, index uint32 }

func placeOf(k evals.Key) place { return place{uint32(k.Source), uint32(k.Index)} }

func (p place) compare(other place) int {
	return cmp.Or(cmp.Compare(p.source, other.source), cmp.Compare(p.index, other.index))
}

func (a answer) compare(b answer) int {
	return cmp.Or(a.place.compare(b.place), cmp.Compare(a.replicate, b.replicate), cmp.Compare(a.strategy, b.strategy))
}

// totals count what one strategy did on one set, in whole numbers.
type totals struct {
	answers, correct, verified, verifiedRight, failed, declined int
	generated, prompt, cached, critics                          int // tokens
}

func (t *totals) add(x *evals.Result) {
	t.answers++
	t.correct += one(x.Correct)
	t.verified += one(x.Verified)
	t.verifiedRight += one(x.Verified && x.Correct)
	t.declined += one(x.Declined)
	t.failed += one(x.Error != "" && !x.Declined)
	t.generated += x.Spend.GeneratedTokens
	t.prompt += x.Spend.PromptTokens
	t.cached += x.Spend.CachedTokens
	t.critics += x.Spend.CriticTokens
}

func (t *totals) merge(other totals) {
	t.answers += other.answers
	t.correct += other.correct
	t.verified += other.verified
	t.verifiedRight += other.verifiedRight
	t.failed += other.failed
	t.declined += other.declined
	t.generated += other.generated
	t.prompt += other.prompt
	t.cached += other.cached
	t.critics += other.critics
}

// add takes in one result. Sets are numbered as they come.
func (r *Report) add(x *evals.Result, sets map[string]uint32) error {
	strategy := slices.Index(r.strategies, x.Strategy)
	if strategy < 0 {
		return fmt.Errorf("report: %s: a result of strategy %q, which is not in the header of the run", r.Dir, x.Strategy)
	}
	set, known := sets[x.Set]
	if !known {
		set = uint32(len(r.sets))
		sets[x.Set] = set
		r.sets = append(r.sets, x.Set)
		r.totals = append(r.totals, make([]totals, len(r.strategies)))
	}
	r.answers = append(r.answers, answer{
		place: placeOf(x.Key), set: set, replicate: uint32(x.Replicate), strategy: uint16(strategy),
		correct: x.Correct, failed: x.Error != "", confidence: x.Confidence,
		tokens: uint32(min(x.Spend.Tokens(), math.MaxInt32)), flops: x.Spend.FLOPs, usd: x.Spend.USD, seconds: x.Spend.Seconds,
	})
	r.totals[set][strategy].add(x)
	switch {
	case x.Declined:
		r.declined.add(x)
	case x.Error != "":
		r.failed.add(x)
	}
	return nil
}

// arrange sorts the answers, and numbers the sets by their first question.
func (r *Report) arrange() {
	slices.SortFunc(r.answers, answer.compare)
	sets, totals := r.sets, r.totals
	r.sets, r.totals = nil, nil
	number := map[uint32]uint32{}
	for i := range r.answers {
		was := r.answers[i].set
		is, known := number[was]
		if !known {
			is = uint32(len(r.sets))
			number[was] = is
			r.sets, r.totals = append(r.sets, sets[was]), append(r.totals, totals[was])
		}
		r.answers[i].set = is
	}
}

// allSets stands for all sets together.
const allSets = -1

// questions yields the answers to one question of a set after the other.
func (r *Report) questions(set int) iter.Seq[[]answer] {
	return func(yield func([]answer) bool) {
		for rest := r.answers; len(rest) > 0; {
			n := 1
			for n < len(rest) && rest[n].place == rest[0].place {
				n++
			}
			group := rest[:n]
			rest = rest[n:]
			if (set == allSets || group[0].set == uint32(set)) && !yield(group) {
				return
			}
		}
	}
}

// of is the answer of a strategy, by its number, in a replicate of a question;
// nil where there is none.
func of(question []answer, strategy int, replicate uint32) *answer {
	for i := range question {
		if a := &question[i]; int(a.strategy) == strategy && a.replicate == replicate {
			return a
		}
	}
	return nil
}

// present are the numbers of the strategies that have answers.
func (r *Report) present() []int {
	var out []int
	for strategy := range r.strategies {
		if r.totalsOf(allSets, strategy).answers > 0 {
			out = append(out, strategy)
		}
	}
	return out
}

// names are those of strategies.
func (r *Report) names(strategies []int) []string {
	out := make([]string, len(strategies))
	for i, s := range strategies {
		out[i] = r.strategies[s]
	}
	return out
}

// totalsOf adds up what a strategy did on a set.
func (r *Report) totalsOf(set, strategy int) totals {
	if set != allSets {
		return r.totals[set][strategy]
	}
	var sum totals
	for _, t := range r.totals {
		sum.merge(t[strategy])
	}
	return sum
}

// calibrationBins is the number of bins of stated confidence.
const calibrationBins = 10

// reliability bins the confidence that a strategy stated, of answers that did
// not fail.
func (r *Report) reliability(set, strategy int) []stats.Bin {
	bins := stats.NewBins(calibrationBins)
	for question := range r.questions(set) {
		for i := range question {
			if a := &question[i]; int(a.strategy) == strategy && !a.failed {
				stats.Tally(bins, stats.Prediction{P: a.confidence, Truth: a.correct})
			}
		}
	}
	return bins
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
