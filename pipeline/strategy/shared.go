package strategy

import (
	"slices"
	"sync"

	"github.com/seed-25a395fc/reason/pipeline"
)

// Shared remembers the passes at the questions that were asked last. Strategies that
// draw the same ones, such as sc@16, asc@64 and retry@16 with one seed, then draw each
// once and are charged for all that they use: their answers and spends are those
// they would have alone. It takes passes of models that answer one
// at a time, as far as no budget limits them. It is safe for concurrent use.
type Shared struct {
	questions int // that are remembered

	mu      sync.Mutex
	drawers []*drawer // the one that was used last at the end
}

// NewShared remembers so many questions, at least one. It has to be closed.
func NewShared(questions int) *Shared { return &Shared{questions: max(questions, 1)} }

// Build is b with passes that are shared with all other strategies built here. They
// must have the same model, format and limits.
func (s *Shared) Build(b Build) Build {
	return func(base pipeline.Solver) Strategy {
		strategy := b(base)
		if p, ok := strategy.(*passes); ok {
			p.shared = s
		}
		return strategy
	}
}

// Close frees the sessions that are left. No strategy may be at work.
func (s *Shared) Close() {
	for _, d := range s.drawers {
		d.model.close()
	}
	s.drawers = nil
}

// drawer holds the passes at a question, from the first on.
type drawer struct {
	question string
	sampling pipeline.Sampling
	users    int // guarded by the mutex of Shared

	mu     sync.Mutex
	model  *promptOnce
	passes []*drawn
}

// drawn is a pass, and how long it took.
type drawn struct {
	recording
	seconds float64
}

// takes tells whether passes of a solver can be shared.
func (s *Shared) takes(base pipeline.Solver) bool {
	return s != nil && base.Budget == (pipeline.Budget{}) && base.Account.Unlimited()
}

// open finds the passes at a question, or begins with them; the caller releases them.
func (s *Shared) open(question string, base pipeline.Solver) *drawer {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := slices.IndexFunc(s.drawers, func(d *drawer) bool { return d.question == question && d.sampling == base.Sampling })
	d := &drawer{question: question, sampling: base.Sampling, model: &promptOnce{Model: base.Model}}
	if at >= 0 {
		d = s.drawers[at]
		s.drawers = slices.Delete(s.drawers, at, at+1)
	}
	d.users++
	s.drawers = append(s.drawers, d)
	return d
}

// release gives passes back, and forgets the questions that were not used for longest.
func (s *Shared) release(d *drawer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d.users--
	for i := 0; len(s.drawers) > s.questions && i < len(s.drawers); {
		if s.drawers[i].users > 0 {
			i++
			continue
		}
		s.drawers[i].model.close()
		s.drawers = slices.Delete(s.drawers, i, i+1)
	}
}

// pass is pass i, made by draw with a model that draws it, or that tells what it was if
// somebody has drawn it. A pass that failed or was broken off is drawn again.
func (d *drawer) pass(
	i int, draw func(pipeline.Model) (answer pipeline.Answer, whole bool, err error),
) (pipeline.Answer, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i >= len(d.passes) {
		d.passes = append(d.passes, &drawn{})
	}
	p := d.passes[i]
	if p.whole {
		answer, _, err := draw(teller{d.model, &p.recording})
		answer.Spend.Seconds = p.seconds
		return answer, err
	}
	answer, whole, err := draw(recorder{d.model, &p.recording})
	p.whole = p.whole && whole && err == nil && (answer.Stop == pipeline.Complete || answer.Stop == pipeline.TooLong)
	p.seconds = answer.Spend.Seconds
	return answer, err
}
