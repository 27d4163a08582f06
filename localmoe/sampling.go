package localmoe

import (
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// Sampling says how tokens are chosen. The zero value takes the most likely
// token until one ends the text or the context is full.
//
// Filters act in the order of the fields below, each on what the one before
// left and renormalised, before the temperature is applied.
type Sampling struct {
	// Mask restricts the tokens that may come next; nil allows all.
	Mask Mask
	// RepetitionPenalty divides positive and multiplies negative logits of
	// tokens that are in the session (Keskar et al. 2019, arXiv:1909.05858);
	// 0 and 1 mean none.
	RepetitionPenalty float32
	// TopK keeps the k most likely tokens; 0 keeps all.
	TopK int
	// TopP keeps the fewest most likely tokens with at least this probability
	// together (Holtzman et al. 2019, arXiv:1904.09751); 0 and 1 keep all.
	TopP float32
	// MinP keeps tokens with at least this share of the highest probability;
	// 0 keeps all.
	MinP float32
	// Temperature divides the logits; 0 takes the most likely token.
	Temperature float32

	// Seed and position decide the random number of a token. Drawing again at
	// the same position needs another seed.
	Seed uint64

	// MaxTokens ends the generation after so many tokens; 0 means no limit.
	MaxTokens int
	// Stop lists texts that end the generation. They are not part of the text,
	// but their tokens are in the session.
	Stop []string
	// IgnoreEOS goes on after tokens that end the text.
	IgnoreEOS bool
	// ShowSpecial makes Token.Text show control tokens, the one that ends the
	// text aside. Some models mark their reasoning with them.
	ShowSpecial bool
	// TopLogprobs is the number of most likely tokens reported with each token.
	TopLogprobs int
}

// candidate is a token that may be chosen.
type candidate struct {
	id    int32
	logit float32 // after penalties
}

// before orders candidates by falling logit, then by id.
func (c candidate) before(d candidate) bool {
	return c.logit > d.logit || c.logit == d.logit && c.id < d.id
}

// sampler chooses tokens.
type sampler struct {
	Sampling
	*room
}

// choose returns the token that follows the tokens of a session at position
// pos, or -1 if the mask allows none.
func (p *sampler) choose(logits []float32, tokens []int32) int32 {
	if p.unfiltered() {
		if p.Temperature <= 0 {
			return int32(kernel.Argmax(logits))
		}
		return int32(p.draw(logits, len(tokens)))
	}
	p.collect(logits, tokens)
	if len(p.candidates) == 0 {
		return -1
	}
	if p.Temperature <= 0 {
		best := p.candidates[0]
		for _, c := range p.candidates[1:] {
			if c.before(best) {
				best = c
			}
		}
		return best.id
	}
	p.filter()
	p.left = p.left[:0]
	for _, c := range p.candidates {
		p.left = append(p.left, c.logit)
	}
	return p.candidates[p.draw(p.left, len(tokens))].id
}

// unfiltered reports whether every token may come, with its own logit.
func (p *sampler) unfiltered() bool {
	return p.Mask == nil && !p.penalises() && p.TopK == 0 && (p.TopP == 0 || p.TopP == 1) && p.MinP == 0
}

func (p *sampler) penalises() bool { return p.RepetitionPenalty != 0 && p.RepetitionPenalty != 1 }

// collect lists the allowed tokens with their penalised logits, ascending by
// id.
func (p *sampler) collect(logits []float32, tokens []int32) {
	if p.Mask != nil {
		p.allowed = sized(p.allowed, len(logits))
		p.Mask.Mask(p.allowed)
	}
	penalty, penalise := p.RepetitionPenalty, p.penalises()
	if penalise {
		p.seen = sized(p.seen, len(logits))
		clear(p.seen)
		for _, id := range tokens {
			p.seen[id] = true
		}
	}
	p.candidates = slices.Grow(p.candidates[:0], len(logits))
	if p.Mask == nil && !penalise {
		p.candidates = p.candidates[:len(logits)]
		for id, l := range logits {
			p.candidates[id] = candidate{int32(id), l}
		}
		return
	}
	for id, l := range logits {
		if p.Mask != nil && !p.allowed[id] {
			continue
		}
		if penalise && p.seen[id] {
			if l > 0 {
				l /= penalty
			} else {
				l *= penalty
			}
		}
		p.candidates = append(p.candidates, candidate{int32(id), l})
	}
}

// filter applies TopK, TopP and MinP.
func (p *sampler) filter() {
	if p.TopK > 0 && p.TopK < len(p.candidates) {
		p.candidates = leading(p.candidates, func(n int, _ candidate) bool { return n < p.TopK })
	}
	if p.TopP > 0 && p.TopP < 1 {
		p.topP()
	}
	if p.MinP > 0 {
		peak := p.peak()
		limit := peak + float32(math.Log(float64(p.MinP)))
		p.candidates = slices.DeleteFunc(p.candidates, func(c candidate) bool { return c.logit < limit && c.logit < peak })
	}
}

// topP keeps candidates until their probabilities reach TopP.
func (p *sampler) topP() {
	peak := p.peak()
	var total float64
	for _, c := range p.candidates {
		total += float64(kernel.Exp(c.logit - peak))
	}
	var sum float64
	p.candidates = leading(p.candidates, func(n int, c candidate) bool {
		enough := n > 0 && sum >= float64(p.TopP)*total
		sum += float64(kernel.Exp(c.logit - peak))
		return !enough
	})
}

func (p *sampler) peak() float32 {
	peak := float32(math.Inf(-1))
	for _, c := range p.candidates {
		if c.logit > peak {
			peak = c.logit
		}
	}
	return peak
}

// weighed is how many weights are added up before the sum of all takes them in.
const weighed = 64

// draw picks one of the candidates with these logits at random by their probability,
// and returns its index.
func (p *sampler) draw(logits []float32, pos int) int {
	p.weights = slices.Grow(p.weights[:0], len(logits))[:len(logits)]
	kernel.ExpOver(p.weights, logits, p.Temperature)
	p.sums = p.sums[:0]
	var total float64
	for some := range slices.Chunk(p.weights, weighed) {
		sum := added(some)
		p.sums = append(p.sums, sum)
		total += sum
	}
	left := uniform(p.Seed, pos) * total
	block := 0
	for ; block < len(p.sums)-1 && left >= p.sums[block]; block++ {
		left -= p.sums[block]
	}
	chosen := block * weighed
	for i, w := range p.weights[chosen:min(chosen+weighed, len(p.weights))] {
		if w > 0 {
			chosen = block*weighed + i
		}
		if left -= float64(w); left < 0 {
			break // later than that only by rounding, or by logits that are not finite
		}
	}
	return chosen
}

// added is the sum of x, four at a time, so that no addition waits for the one before it.
func added(x []float32) float64 {
	var a, b, c, d float64
	for ; len(x) >= 4; x = x[4:] {
		a += float64(x[0])
		b += float64(x[1])
		c += float64(x[2])
		d += float64(x[3])
	}
	for _, v := range x {
		a += float64(v)
	}
	return (a + b) + (c + d)
}

// uniform returns the random number in [0, 1) of a seed and a position, by the
// output function of SplitMix64 (Steele et al. 2014, doi:10.1145/2714064.2660195)
// applied to both in turn.
func uniform(seed uint64, pos int) float64 {
	const golden = 0x9e3779b97f4a7c15
	z := mix64(mix64(seed+golden) + uint64(pos)*golden)
	return float64(z>>11) * 0x1p-53
}

func mix64(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// leading reorders c so that its best candidates come first, in order, and
// returns those for which keep(how many came before, candidate) holds until it
// first does not. A heap finds few of many without sorting all.
func leading(c []candidate, keep func(int, candidate) bool) []candidate {
	for i := len(c)/2 - 1; i >= 0; i-- {
		sink(c, i)
	}
	heap, n := c, 0
	for len(heap) > 0 && keep(n, heap[0]) {
		last := len(heap) - 1
		heap[0], heap[last] = heap[last], heap[0]
		heap = heap[:last]
		sink(heap, 0)
		n++
	}
	best := c[len(c)-n:]
	slices.Reverse(best)
	return best
}

// sink restores the heap order below i.
func sink(h []candidate, i int) {
	for {
		child := 2*i + 1
		if child >= len(h) {
			return
		}
		if child+1 < len(h) && h[child+1].before(h[child]) {
			child++
		}
		if !h[child].before(h[i]) {
			return
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}

func sized[T any](s []T, n int) []T {
	if len(s) != n {
		return make([]T, n)
	}
	return s
}
