package problems

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

const (
	// maxSwap is the largest number of swaps.
	maxSwap = 14
	// maxPeople is the largest number of people who swap.
	maxPeople = 7
)

// holding is who holds what: holding[i] is the thing of person i. Both are
// counted from 0 and written as letters and digits.
type holding []int

func (h holding) one(person int) string {
	return string([]byte{'A' + byte(person), '1' + byte(h[person])})
}

func (h holding) String() string {
	var b strings.Builder
	for i := range h {
		b.WriteString(h.one(i))
	}
	return b.String()
}

// swap lets two people swap and returns the line that says so: what each holds
// before and then, and all that follows.
func (h holding) swap(a, b int) string {
	before := h.one(a) + h.one(b)
	h[a], h[b] = h[b], h[a]
	return before + "=" + h.one(a) + h.one(b) + prompts.WorkedArrow + h.String()
}

func makeSwap(s Spec) Problem {
	r := newRNG(s.Seed, 12, uint64(s.Steps))
	n := min(r.between(2, maxPeople), r.between(2, s.Steps+3))
	if r.chance(60) {
		n = min(maxPeople, max(3, s.Steps+r.between(-1, 1)))
	}
	t := newSwapText(r, n)
	h := make(holding, n)
	for i := range h {
		h[i] = i
	}
	p := Problem{Family: Swap}
	for i := range s.Steps {
		a := r.intn(n)
		b := (a + r.between(1, n-1)) % n
		t.swap(a, b, i, s.Steps)
		p.Steps = append(p.Steps, prompts.WorkedTag(i+1)+h.swap(a, b))
	}
	asked := r.intn(n)
	p.Question = t.ask(asked, h[asked])
	p.Steps = append(p.Steps, prompts.WorkedTag(s.Steps+1)+prompts.WorkedAnswer+h.one(asked))
	p.Answer = t.answer
	return p
}
