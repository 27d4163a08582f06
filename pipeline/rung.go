package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/prompts"
)

// Rung is one way of spending more on a chunk that the critic rejected. Exactly
// one of Fix, Blame, Back, Restart, Branches, Trial, Candidates and Tries says what it
// does; a rung with none of them, such as one with a Temperature alone, is not climbed.
type Rung struct {
	// Fix takes the replacement that the critic computed: the cheapest repair.
	Fix bool
	// Blame goes back to the earlier chunk that the critic found wrong, and
	// drafts another in its place.
	Blame bool
	// Back gives up so many accepted chunks and drafts from there; Restart
	// gives up all of them, for another plan: the first chunk has to be another, and
	// where the format is a [prompts.Replanner] the model is asked for one in words.
	// Each is done once for a chunk.
	Back    int
	Restart bool
	// Branches takes so many other ways through the chunk, likeliest first, from
	// the mistake on where the critic says where it begins. It needs a model that
	// tells alternatives.
	Branches int
	// Trial writes the chunk on behind a result that the model found by trial; see
	// [critic.Trial]. It needs a critic that says where the mistake begins, and a model
	// in this process, whose sessions can fork.
	Trial bool
	// Candidates drafts the chunk so many times in one batch and takes the one
	// that the critics like best. It needs a model whose sessions can fork.
	Candidates int
	// Tries is how often to draft the chunk again.
	Tries int
	// Temperature and Experts are the sampling of what this rung drafts; 0
	// experts leaves the number alone.
	Temperature float64
	Experts     int
	// Model, when not nil, drafts in place of the solver's own model, which then
	// goes on from what it wrote. Format is how it is asked; nil is the solver's.
	// What it writes must be of the solver's format. It goes with Tries and Back.
	Model  Model
	Format prompts.Format

	slip float64 // see reconsider.go
}

// String names the rung as traces show it.
func (r Rung) String() string {
	switch {
	case r.Fix:
		return "fix"
	case r.Blame:
		return "blame"
	case r.Restart:
		return "restart"
	case r.Back > 0:
		return fmt.Sprintf("back %d", r.Back)
	case r.slip > 0:
		return "reconsider"
	case r.Branches > 0:
		return "branch"
	case r.Trial:
		return "trial"
	case r.Candidates > 0:
		return fmt.Sprintf("candidates %d T=%g", r.Candidates, r.Temperature)
	}
	how := fmt.Sprintf("resample T=%g", r.Temperature)
	if r.Experts > 0 {
		how += fmt.Sprintf(" experts=%d", r.Experts)
	}
	if r.Model != nil {
		how += " by " + r.Model.Name()
	}
	return how
}

// DefaultLadder is cheapest first: take the critic's fix, go where it lays the
// blame, write on from the mistake in other ways, find a result by trial, write on in
// many other ways, draft again warmer, draft again at temperature 1, go back one chunk,
// then two. More experts are not a rung: in our measurements they did not repair
// (docs/log.md).
func DefaultLadder() []Rung {
	return []Rung{
		{Fix: true},
		{Blame: true, Temperature: .7},
		{Branches: 4},
		{Trial: true},
		{Branches: 44},
		{Tries: 4, Temperature: .7},
		{Tries: 8, Temperature: 1},
		{Back: 1, Temperature: .7},
		{Back: 2, Temperature: .7},
	}
}

// WithoutFix is the ladder without the rungs that take a critic's replacement,
// so that what drafting again is worth can be measured by itself.
func WithoutFix(ladder []Rung) []Rung {
	var out []Rung
	for _, r := range ladder {
		if !r.Fix {
			out = append(out, r)
		}
	}
	return out
}

// WithoutBack is the ladder without the rungs that give up accepted chunks, for those
// who show them at once: what was accepted then stays; see [Solver.GoesBack].
func WithoutBack(ladder []Rung) []Rung {
	return slices.DeleteFunc(slices.Clone(ladder), Rung.givesUp)
}

// givesUp reports whether the rung gives up accepted chunks.
func (r Rung) givesUp() bool { return r.Back > 0 || r.Blame || r.Restart }

// GoesBack reports whether accepted chunks may be given up, because the ladder has a
// rung that does so.
func (s *Solver) GoesBack() bool { return slices.ContainsFunc(s.Ladder, Rung.givesUp) }

// rereadBranches is how many ways are taken at most where each has a server read the
// whole text again.
const rereadBranches = 8

// usable says whether rung i can do anything about d at p, and how often. The
// rung it returns has Back set where chunks are to be given up.
func (r *run) usable(p *place, d *draft, i int) (rung Rung, times int) {
	rung, times = r.solver.Ladder[i], 1
	ok := true
	switch {
	case rung.Fix:
		_, tried := p.said(d.judgement.Fix)
		ok = d.judgement.Fix != "" && d.judgement.Blame == 0 && !tried
	case rung.Blame:
		rung.Back = d.judgement.Blame
		ok = rung.Back > 0 && rung.Back <= len(r.chunks) && r.blames < maxBlames
	case rung.Restart, rung.Back > 0:
		if rung.Restart {
			rung.Back = len(r.chunks)
		}
		ok = rung.Back > 0 && rung.Back <= len(r.chunks) && r.backs < maxBacks && !r.gone[from{len(r.chunks), i}]
	case rung.Branches > 0:
		p.contested()
		times, ok = rung.Branches, len(p.ways) > 0
		if p.best.untold() {
			times = min(times, untoldBranches)
		}
		if _, again := able[Rereader](r.session); again {
			times = min(times, rereadBranches)
		}
	case rung.Candidates > 0:
		_, ok = able[Forker](r.session)
	case rung.Trial:
		_, again := able[Rereader](r.session) // a server would read the whole text for each number
		_, forks := able[Forker](r.session)
		ok = forks && !again && !p.best.holds()
	default:
		// Where ways were taken in the order of likelihood, drawing from the same
		// model finds nothing more.
		times, ok = rung.Tries, rung.Model != nil || rung.Experts > 0 || !p.branched
	}
	if !ok || r.asLikely(p.best, rung) || rung.Model != nil && r.failed[rung.Model.Name()] {
		times = 0
	}
	return rung, times
}

// asLikely reports whether the rung draws at random, at least as warm as the chunk was
// drawn, where a likelier one is asked for. That finds little that is likelier, so that it
// is no answer to a critic that only finds the chunk unlikely: of 1,231 such drafts 3
// cleared it. Where the model finds it wrong, too, 129 drafts cleared nothing, but going back
// does help (docs/log.md).
func (r *run) asLikely(best *draft, rung Rung) bool {
	ownWay := rung.Fix || rung.Blame || rung.Branches > 0 || rung.Trial || rung.Model != nil || rung.Experts > 0
	if ownWay || rung.Temperature < r.solver.Sampling.Temperature {
		return false
	}
	back := rung.Back > 0 || rung.Restart
	return best.onlyUnlikely() || !back && best.lacksLikelihood()
}

// from is a rung that gave up chunks, and the chunk that it was climbed for.
type from struct{ chunk, rung int }

// fix rolls back to the first wrong token and appends what the critic says
// should stand there.
func (r *run) fix(p *place, d *draft) (*draft, error) {
	text, kept, at := endLike(d.judgement.Fix, d.text), 0, 0
	for p.held == d && kept < len(d.tokens) && strings.HasPrefix(text[at:], d.tokens[kept].Text) {
		at += len(d.tokens[kept].Text)
		kept++
	}
	for kept > 0 && d.tokens[kept-1].Text == "" { // the first bytes of a character that was not kept
		kept--
	}
	if err := r.session.Rollback(p.start + kept); err != nil {
		return nil, err
	}
	if err := r.put(text[at:], d.thought); err != nil {
		return nil, err
	}
	p.attempts++
	fixed := &draft{text: text, tokens: d.tokens[:kept:kept], thought: d.thought}
	return fixed, r.drafted(p, fixed, Rung{Fix: true}.String())
}

// endLike is a fix with the white space behind it that the draft ends with, where it
// has none: it is what keeps chunks apart.
func endLike(fix, draft string) string {
	if strings.TrimRightFunc(fix, unicode.IsSpace) != fix {
		return fix
	}
	return fix + draft[len(strings.TrimRightFunc(draft, unicode.IsSpace)):]
}

// back gives up the last accepted chunks and moves p to where they began. A chunk that
// a critic blames, and the first of an answer that is begun anew, are refused there from
// then on: they are taken again only where the model writes nothing else.
func (r *run) back(p *place, d *draft, rung Rung) {
	r.goal = &goal{repair: p.climbed, chunk: len(r.chunks)}
	there := *p
	r.left[behind(r.chunks)] = &there
	first := len(r.chunks) - rung.Back
	for _, c := range r.chunks[first:] {
		if !c.Thought {
			r.text = r.text[:len(r.text)-len(c.Text)]
		}
	}
	given, climbed := r.chunks[first], p.climbed
	r.chunks = r.chunks[:first:first]
	if rung.Blame {
		r.blames++
	} else {
		r.backs++
	}
	if rung.Blame || rung.Restart {
		r.refuse(given.Text, d.judgement)
	}
	*p = *r.place(given.start)
	p.climbed = climbed
}

// replan asks for a plan that does not begin with step in words, where the format has some.
// That is read on top of the rest: where there is not room and budget for as much as was
// given up, given tokens, and for an answer, the model goes on from the prompt it has.
func (r *run) replan(p *place, step string, given int) error {
	format, ok := r.solver.Format.(prompts.Replanner)
	if !ok {
		return nil
	}
	prompt, err := format.Replan(r.question, step)
	if err != nil {
		return err
	}
	session, err := r.solver.Model.Start(prompt)
	if errors.Is(err, ErrContextFull) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("pipeline: start: %w", err)
	}
	if r.ledger.share(session.Cost(given+r.keep(p), r.solver.Sampling)) > 1 {
		return session.Close()
	}
	r.session.Close()
	r.session, r.begin = session, session.Pos()
	p.start = r.begin
	return r.emit(Event{Kind: Prompted, Text: prompt.Text()})
}

// refuse notes that a text is not to stand behind what is accepted, because of what
// critics said of it or of what it led to.
func (r *run) refuse(text string, why critic.Judgement) {
	here := behind(r.chunks)
	if r.refused[here] == nil {
		r.refused[here] = map[string]critic.Judgement{}
	}
	r.refused[here][text] = critic.Judgement{Verdict: critic.Verdict{
		Critic: why.Critic, Grade: critic.Fail, PWrong: why.PWrong, Reason: why.Reason,
	}}
}

// place is one behind what is accepted, where nothing was drafted yet.
func (r *run) place(start int) *place {
	p := &place{start: start}
	if len(r.refused) > 0 {
		p.refused = r.refused[behind(r.chunks)]
		for text, judgement := range p.refused {
			p.judged = append(p.judged, judged{text, judgement})
		}
	}
	return p
}

// candidates drafts several versions at once, has all of them judged, and
// continues with the one that the critics like best.
func (r *run) candidates(ctx context.Context, p *place, rung Rung) (*draft, error) {
	drafts, err := r.draftMany(ctx, p, rung.Candidates, rung.Temperature, rung.Experts, func(most int, cost func(int) Spend) (int, func(Spend), error) {
		return r.reserve(p, most, cost)
	})
	if err != nil {
		return nil, err
	}
	if len(drafts) == 0 {
		return nil, errSpent
	}
	best := drafts[0]
	for _, d := range drafts {
		p.attempts++
		if err = r.drafted(p, d, rung.String()); err == nil {
			err = r.critique(ctx, p, d)
		}
		if err != nil {
			break
		}
		if d.clears(best) {
			best = d
		}
	}
	for _, d := range drafts {
		if d != best {
			d.session.Close()
			d.session = nil
		}
	}
	r.session.Close()
	r.session, best.session = best.session, nil
	return best, err
}
