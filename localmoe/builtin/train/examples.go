package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
	"github.com/seed-25a395fc/reason/prompts"
)

// schedule says how the examples change in the course of training.
type schedule struct {
	seed  uint64
	ramp  int // examples until the problems are as long and the numbers as large as they get
	mix   mix // the share of each family
	short int // percent of problems with at most shortest operations

	templates []template // word problems of public data sets
	public    int        // percent of the word problems that are made from them
}

// shortest bounds the short problems. They hold more arithmetic for each token
// than long ones, which are mostly copying.
const shortest = 4

// trainingSeeds marks the seeds of training problems. Seeds without this bit
// are for evaluation: no training example shares one.
const trainingSeeds = 1 << 63

// problem is training example i, in the form in which it will be read.
func (s schedule) problem(i int) (problems.Problem, error) {
	p, err := withoutCopies(copiesHeldOut, func(try int) (problems.Problem, error) { return s.drawn(i, try) })
	return asRead(p), err
}

// drawn is training example i as it is drawn, or drawn again.
func (s schedule) drawn(i, try int) (problems.Problem, error) {
	if s.mix.family(s.draw(i, 2)).Name == problems.Word && s.draw(i, 5)*100 < float64(s.public) {
		d := &draws{s: s, i: i + try<<26} // beyond all examples
		return s.templates[d.template(s.templates)].varied(d), nil
	}
	spec := s.spec(i)
	spec.Seed = (spec.Seed + uint64(try)) | trainingSeeds
	return spec.Generate()
}

// spec is the made-up problem of training example i. Steps and numbers grow over the
// first ramp examples.
func (s schedule) spec(i int) problems.Spec {
	u := s.draw(i, 1)
	grown := 1.0
	if s.ramp > 0 {
		grown = min(1, float64(i)/float64(s.ramp))
	}
	family := s.mix.family(s.draw(i, 2))
	longest := 3 + float64(family.MaxSteps-3)*grown
	shape := 1.5
	if s.draw(i, 4)*100 < float64(s.short) {
		longest, shape = min(longest, shortest), 1
	}
	switch family.Name {
	case problems.Expr, problems.Signed, problems.Bool:
		shape++ // the work of an expression grows with the square of its length
	}
	p := problems.Spec{Family: family.Name, Seed: s.bits(i, 0) | trainingSeeds, Operand: problems.MaxOperand}
	p.Steps = min(1+int(longest*math.Pow(u, shape)), family.MaxSteps)
	// While the problems grow, so does the share of large numbers.
	switch x := s.draw(i, 3); {
	case x > 0.35+0.65*grown:
		p.Operand = 20
	case x > 0.5*grown:
		p.Operand = 99
	}
	return p
}

// draw is uniform in [0, 1), one number for each example and purpose.
func (s schedule) draw(i int, purpose uint64) float64 {
	return float64(s.bits(i, purpose)>>11) / (1 << 53)
}

// bits mixes like SplitMix64.
func (s schedule) bits(i int, purpose uint64) uint64 {
	z := (s.seed*8+purpose+1)*0x9e3779b97f4a7c15 + uint64(i)*0xd1342543de82ef95
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// example is a problem as the model sees it.
type example struct {
	prompt string
	lines  []string
	ids    []int32
	answer int // ids[answer:] is what the model is to write
}

// The formats of a model that knows every family, and of those that read every
// question as a word problem or as a story.
var (
	format      = prompts.Worked{Families: prompts.WorkedFamilies()}
	onlyWords   = prompts.Worked{Families: []string{prompts.Word}}
	onlyStories = prompts.Worked{Families: []string{prompts.Story}}
)

// formatOf is the format that reads a problem as one of its own family: some word
// problems are stories too.
func formatOf(p problems.Problem) prompts.Worked {
	if f, err := problems.Lookup(p.Family); err == nil && f.Format() == prompts.Word {
		return onlyWords
	}
	return format
}

// encode puts a problem into tokens piece by piece, as the loop does when it
// runs: the prompt at once, then each line by itself.
func encode(t *tokenizer.Tokenizer, p problems.Problem) (example, error) {
	w, err := formatOf(p).Prompt(p.Question)
	if err != nil {
		return example{}, fmt.Errorf("%q: %w", p.Question, err)
	}
	e := example{prompt: w.Raw, lines: p.Steps, ids: t.Encode(w.Raw, true)}
	e.answer = len(e.ids)
	for _, line := range p.Steps {
		e.ids = append(e.ids, t.Encode(line+"\n", true)...)
	}
	e.ids = append(e.ids, eosToken)
	return e, nil
}

// appendTo writes an example as little-endian uint16: the number of tokens, the
// place of the answer, the family, then the tokens.
func (e example) appendTo(b []byte, family string) []byte {
	b = binary.LittleEndian.AppendUint16(b, uint16(len(e.ids)))
	b = binary.LittleEndian.AppendUint16(b, uint16(e.answer))
	b = binary.LittleEndian.AppendUint16(b, uint16(familyNumber(family)))
	for _, id := range e.ids {
		b = binary.LittleEndian.AppendUint16(b, uint16(id))
	}
	return b
}

// familyNumber is the place of a family among [problems.Families].
func familyNumber(name string) int {
	return slices.IndexFunc(problems.Families, func(f problems.Family) bool { return f.Name == name })
}
