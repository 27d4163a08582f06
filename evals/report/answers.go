package report

import (
	"cmp"
	"encoding/binary"
	"math"

	"github.com/seed-25a395fc/reason/evals"
)

// answer is what is compared of one result, and what pairs it with others. Its
// size does not depend on the result: answers that do not fit the memory wait in
// a file.
type answer struct {
	place
	replicate  uint32
	set        uint32 // by the order in which sets were read
	strategy   uint16 // by the order in the header
	marks      marks
	generated  uint32 // tokens
	prompt     uint32
	cached     uint32
	critics    uint32
	confidence float64
	flops, usd float64
	seconds    float64
}

// marks are what is true of an answer.
type marks uint8

const (
	correct marks = 1 << iota
	verified
	failed
	declined
	unrated // an answer whose confidence is 0 because no likelihood is known
)

func (m marks) has(all marks) bool { return m&all == all }

// place is where a question stands: its data set, and its number there.
type place struct{ source, index uint32 }

func placeOf(k evals.Key) place { return place{uint32(k.Source), uint32(k.Index)} }

func (p place) compare(other place) int {
	return cmp.Or(cmp.Compare(p.source, other.source), cmp.Compare(p.index, other.index))
}

// compare orders answers by question, replicate and strategy.
func (a *answer) compare(b *answer) int {
	return cmp.Or(a.place.compare(b.place), cmp.Compare(a.replicate, b.replicate), cmp.Compare(a.strategy, b.strategy))
}

// newAnswer is what is kept of a result, of a set and a strategy by their numbers.
func newAnswer(x *evals.Result, set, strategy int) answer {
	a := answer{
		place: placeOf(x.Key), replicate: uint32(x.Replicate), set: uint32(set), strategy: uint16(strategy),
		generated: tokens(x.Spend.GeneratedTokens), prompt: tokens(x.Spend.PromptTokens),
		cached: tokens(x.Spend.CachedTokens), critics: tokens(x.Spend.CriticTokens),
		confidence: x.Confidence, flops: x.Spend.FLOPs, usd: x.Spend.USD, seconds: x.Spend.Seconds,
	}
	if x.Correct {
		a.marks |= correct
	}
	if x.Verified {
		a.marks |= verified
	}
	if x.Confidence == 0 && x.Final != "" {
		a.marks |= unrated
	}
	switch {
	case x.Declined:
		a.marks |= declined
	case x.Error != "":
		a.marks |= failed
	}
	return a
}

// tokens is a number of tokens, bounded by what fits.
func tokens(n int) uint32 { return uint32(min(uint64(max(n, 0)), math.MaxUint32)) }

// total is the number of tokens that a budget would count.
func (a *answer) total() int { return int(a.prompt) + int(a.generated) }

// answerBytes is the size of an answer in a file.
const answerBytes = 8*4 + 2 + 1 + 4*8

// append adds the answer to bytes.
func (a *answer) append(b []byte) []byte {
	for _, x := range []uint32{a.source, a.index, a.replicate, a.set, a.generated, a.prompt, a.cached, a.critics} {
		b = binary.LittleEndian.AppendUint32(b, x)
	}
	b = append(binary.LittleEndian.AppendUint16(b, a.strategy), byte(a.marks))
	for _, x := range []float64{a.confidence, a.flops, a.usd, a.seconds} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}

// read takes the answer out of answerBytes bytes.
func (a *answer) read(b []byte) {
	for _, x := range []*uint32{&a.source, &a.index, &a.replicate, &a.set, &a.generated, &a.prompt, &a.cached, &a.critics} {
		*x, b = binary.LittleEndian.Uint32(b), b[4:]
	}
	a.strategy, a.marks, b = binary.LittleEndian.Uint16(b), marks(b[2]), b[3:]
	for _, x := range []*float64{&a.confidence, &a.flops, &a.usd, &a.seconds} {
		*x, b = math.Float64frombits(binary.LittleEndian.Uint64(b)), b[8:]
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
