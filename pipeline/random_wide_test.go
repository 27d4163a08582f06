package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// wide draws what makes a random solver wider: rungs of other models and of more
// experts, models that judge, drafts ahead, time that passes, prices that are no sums
// of powers of two. It has dice of its own, so that the solver stays what it was.
type wide struct{ *rand.Rand }

func widened(seed uint64) *wide { return &wide{rand.New(rand.NewPCG(seed, 2))} }

// mostStep is the longest that a model takes for a token.
const mostStep = 5 * time.Millisecond

// widen changes all but the limits of a solver.
func (w *wide) widen(s *pipeline.Solver) {
	s.Overlap = w.IntN(3) == 0
	if w.IntN(4) == 0 {
		s.Judge = w.helper("judge")
	}
	if w.IntN(4) == 0 {
		s.Experience = &pipeline.Experience{}
	}
	for i := range w.IntN(4) {
		s.Ladder = slices.Insert(s.Ladder, w.IntN(len(s.Ladder)+1), w.rung(i))
	}
	if w.IntN(2) == 0 {
		scripted(s.Model).USD = .0003 * float64(w.IntN(9))
	}
	if seed := w.Uint64(); w.IntN(3) == 0 { // slips: other tokens are likelier
		scripted(s.Model).Logprob = func(text, _ string) float32 {
			return -4 * rand.New(rand.NewPCG(seed, uint64(len(text)))).Float32()
		}
	}
	if w.IntN(2) == 0 {
		s.Format = inWords{}
	}
}

// limit draws limits of one question and of all. With a chance there are none but on
// the length of the answer, and repairs cost nothing, so that only its bound ends the run.
func (w *wide) limit(s *pipeline.Solver, total *pipeline.Budget) {
	if w.IntN(8) == 0 {
		s.Budget, *total = pipeline.Budget{}, pipeline.Budget{}
		s.Sampling.MaxTokens, s.Price = 1+w.IntN(8), 1e-6
		if w.IntN(2) == 0 {
			w.reasoning(s.Model)
		}
	}
	if w.IntN(3) == 0 {
		total.FLOPs = pipeline.AtMost(float64(w.IntN(500)) * pipelinetest.FLOPs)
	}
	if w.IntN(3) == 0 {
		total.USD = pipeline.AtMost(.1 * float64(w.IntN(9)))
	}
	if w.IntN(4) == 0 {
		s.Budget.Prompt, total.Prompt = pipeline.AtMost(float64(w.IntN(100))), pipeline.AtMost(float64(w.IntN(200)))
	}
	if w.IntN(4) == 0 {
		total.Seconds = pipeline.AtMost(.005 * float64(w.IntN(100)))
		s.Budget.Seconds = pipeline.AtMost(.003 * float64(w.IntN(100)))
		w.slow(s.Model, s.Judge)
		for _, r := range s.Ladder {
			w.slow(r.Model)
		}
	}
}

// slow makes models take time for every token.
func (w *wide) slow(models ...pipeline.Model) {
	for _, model := range models {
		if model == nil {
			continue
		}
		m, step := scripted(model), time.Duration(1+w.Int64N(int64(mostStep)))
		fail := m.Fail
		m.Fail = func(text string) error {
			time.Sleep(step)
			if fail != nil {
				return fail(text)
			}
			return nil
		}
	}
}

// rung is one that the narrow ladder does not have.
func (w *wide) rung(i int) pipeline.Rung {
	r := []pipeline.Rung{
		{Tries: 1 + w.IntN(3)},
		{Back: 1 + w.IntN(2)},
		{Blame: true},
		{Restart: true},
		{Branches: 1 + w.IntN(3), Experts: 1 + w.IntN(4)},
		{Candidates: 1 + w.IntN(3), Experts: 1 + w.IntN(4)},
	}[w.IntN(6)]
	switch r.Temperature = w.Float64(); {
	case r.Branches > 0 || r.Candidates > 0:
	case w.IntN(4) == 0:
		r.Experts = 1 + w.IntN(4)
	default:
		r.Model = w.helper(fmt.Sprint("helper ", i))
	}
	return r
}

// helper is another model.
func (w *wide) helper(name string) pipeline.Model {
	m := randomModel(w.Rand)
	scripted(m).USD = .0007 * float64(w.IntN(9))
	if w.IntN(3) == 0 {
		w.reasoning(m)
	}
	return called{m, name}
}

// reasoning makes a model reason in empty lines, at length or for ever.
func (w *wide) reasoning(model pipeline.Model) {
	m, lines := scripted(model), w.IntN(200)
	write := m.Write
	m.Write = func(text string, s pipeline.Sampling) string {
		_, thought, begun := strings.Cut(text, pipelinetest.Open)
		switch {
		case strings.HasSuffix(text, "q\n"):
			return pipelinetest.Open + "\n"
		case !begun, strings.Contains(thought, pipelinetest.Close):
			return write(text, s)
		case strings.Count(thought, "\n") > lines:
			return pipelinetest.Close
		}
		return "\n"
	}
}

// called gives a model a name.
type called struct {
	pipeline.Model
	name string
}

func (c called) Name() string { return c.name }

// scripted is the model within.
func scripted(m pipeline.Model) *pipelinetest.Model {
	switch m := m.(type) {
	case called:
		return scripted(m.Model)
	case plain:
		return scripted(m.Model)
	}
	return m.(*pipelinetest.Model)
}

// bound is that of the package's documentation, part by part, and what a run did.
type bound struct {
	mostPlaces, mostAttempts int
	places, back             int
}

func boundOf(s pipeline.Solver) bound {
	const mostBack, thinking = 4 + 2, 8
	m := s.Sampling.MaxTokens
	b := bound{mostPlaces: (1 + mostBack) * (1 + thinking) * m, mostAttempts: 2}
	for _, r := range s.Ladder {
		drafts := max(r.Tries, r.Candidates, r.Branches, 1)
		if r.Model != nil {
			drafts *= thinking*m + 2
		}
		b.mostAttempts += drafts
	}
	return b
}

func (b *bound) see(e pipeline.Event) error {
	switch {
	case e.Kind == pipeline.Drafted && e.Attempt == 1:
		b.places++
	case e.Kind == pipeline.Decided && (strings.HasPrefix(e.How, "back") || e.How == "blame" || e.How == "restart"):
		b.back++
	}
	switch {
	case e.Attempt > b.mostAttempts:
		return fmt.Errorf("%d drafts at one place, the bound is %d", e.Attempt, b.mostAttempts)
	case b.places > b.mostPlaces:
		return fmt.Errorf("%d places, the bound is %d", b.places, b.mostPlaces)
	case b.back > 6:
		return fmt.Errorf("gone back %d times", b.back)
	}
	return nil
}
