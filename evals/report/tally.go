package report

import (
	"maps"
	"slices"

	"github.com/seed-25a395fc/reason/evals/stats"
)

// tally adds up what the strategies did on some questions. Its size depends on the
// number of strategies and seeds, not of questions. What is rounded is summed over
// answers in their order, so that the order in which they were finished does not
// show.
type tally struct {
	each  []sums    // by strategy
	pairs []pairing // by two strategies; see at

	now   []stats.Pair    // of pairs, on the question that is being added
	asked []stats.Cluster // of each, on that question
}

// sums are of one strategy.
type sums struct {
	answers, correct, verified, verifiedRight, failed, declined int
	generated, prompt, cached, critics                          int // tokens
	flops, usd, seconds                                         float64
	questions                                                   stats.Clusters
	seeds                                                       int                      // the most answers to one question
	bySeed                                                      map[uint32]stats.Cluster // answers by replicate
	bins                                                        []stats.Bin              // of stated confidence, answers that failed or have none left out
}

// pairing is of two strategies, on the answers that both have.
type pairing struct {
	questions stats.Pairs
	// answers counts by whether the first was right, and the second.
	answers [2][2]int
	flopsA  float64
	flopsB  float64
	tokensA int
	tokensB int
}

// calibrationBins is the number of bins of stated confidence.
const calibrationBins = 10

func newTally(strategies int) *tally {
	pairs := strategies * (strategies - 1) / 2
	t := &tally{
		each: make([]sums, strategies), asked: make([]stats.Cluster, strategies),
		pairs: make([]pairing, pairs), now: make([]stats.Pair, pairs),
	}
	for i := range t.each {
		t.each[i].questions, t.each[i].bins = stats.Clusters{}, stats.NewBins(calibrationBins)
		t.each[i].bySeed = map[uint32]stats.Cluster{}
	}
	for i := range t.pairs {
		t.pairs[i].questions = stats.Pairs{}
	}
	return t
}

// at is where the pairing of two strategies is, the second of which is the later.
func at(a, b int) int { return b*(b-1)/2 + a }

// add takes in the answers to a question, ordered by replicate and strategy.
func (t *tally) add(question []answer) {
	clear(t.now)
	clear(t.asked)
	for rest := question; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].replicate == rest[0].replicate {
			n++
		}
		t.replicate(rest[:n])
		rest = rest[n:]
	}
	for i, c := range t.asked {
		if c.N > 0 {
			t.each[i].questions[c]++
			t.each[i].seeds = max(t.each[i].seeds, c.N)
		}
	}
	for i, p := range t.now {
		if p.N > 0 {
			t.pairs[i].questions[p]++
		}
	}
}

// replicate takes in the answers of one replicate of a question.
func (t *tally) replicate(answers []answer) {
	for i := range answers {
		b := &answers[i]
		right := one(b.marks.has(correct))
		t.each[b.strategy].add(b)
		t.asked[b.strategy].N++
		t.asked[b.strategy].Correct += right
		for j := range answers[:i] {
			a := &answers[j]
			both := at(int(a.strategy), int(b.strategy))
			t.pairs[both].add(a, b)
			t.now[both].N++
			t.now[both].A += one(a.marks.has(correct))
			t.now[both].B += right
		}
	}
}

// answers is how many were taken in.
func (t *tally) answers() (n int) {
	for i := range t.each {
		n += t.each[i].answers
	}
	return n
}

func (s *sums) add(a *answer) {
	s.answers++
	seed := s.bySeed[a.replicate]
	s.bySeed[a.replicate] = stats.Cluster{N: seed.N + 1, Correct: seed.Correct + one(a.marks.has(correct))}
	s.correct += one(a.marks.has(correct))
	s.verified += one(a.marks.has(verified))
	s.verifiedRight += one(a.marks.has(verified | correct))
	s.failed += one(a.marks.has(failed))
	s.declined += one(a.marks.has(declined))
	s.generated += int(a.generated)
	s.prompt += int(a.prompt)
	s.cached += int(a.cached)
	s.critics += int(a.critics)
	s.flops += a.flops
	s.usd += a.usd
	s.seconds += a.seconds
	if a.marks&(failed|declined|unrated) == 0 {
		stats.Tally(s.bins, stats.Prediction{P: a.confidence, Truth: a.marks.has(correct)})
	}
}

// accuracies are those of each seed, in the order of the seeds.
func (s *sums) accuracies() []float64 {
	out := make([]float64, 0, len(s.bySeed))
	for _, replicate := range slices.Sorted(maps.Keys(s.bySeed)) {
		seed := s.bySeed[replicate]
		out = append(out, float64(seed.Correct)/float64(seed.N))
	}
	return out
}

func (p *pairing) add(a, b *answer) {
	p.answers[one(a.marks.has(correct))][one(b.marks.has(correct))]++
	p.flopsA += a.flops
	p.flopsB += b.flops
	p.tokensA += a.total()
	p.tokensB += b.total()
}

// pair is the pairing of any two different strategies.
func (t *tally) pair(a, b int) pairing {
	if a < b {
		return t.pairs[at(a, b)]
	}
	p := t.pairs[at(b, a)]
	turned := pairing{
		questions: stats.Pairs{}, flopsA: p.flopsB, flopsB: p.flopsA, tokensA: p.tokensB, tokensB: p.tokensA,
	}
	for i := range turned.answers {
		for j := range turned.answers[i] {
			turned.answers[i][j] = p.answers[j][i]
		}
	}
	for x, n := range p.questions {
		turned.questions[stats.Pair{N: x.N, A: x.B, B: x.A}] = n
	}
	return turned
}
