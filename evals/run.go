package evals

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// Solver answers a question and tells how; a pipeline.Solver is one. The last
// event carries the answer.
type Solver interface {
	Stream(ctx context.Context, question string) iter.Seq2[pipeline.Event, error]
}

// Run says what to ask, how, and how often.
type Run struct {
	Sources    []Source
	Strategies []string
	// New makes the solver of one question. The item is there for strategies
	// that are told the gold answer on purpose; others must not look at it. It
	// is called by several goroutines at once.
	New func(strategy string, seed uint64, item data.Item) (Solver, error)
	// Params is all else that the answers depend on, by name: model, prompt
	// format, critics, budget. A store refuses a run with other ones.
	Params map[string]string
	// Program is the version of the program that answers, which is noted in the store:
	// what it writes may differ from what others wrote. Empty is not noted.
	Program string
	// Score judges answers; nil is score.Auto.
	Score score.Func
	// Limit is the number of questions of each source; 0 is all of a file and
	// 100 of a suite.
	Limit int
	// Sample is the seed by which Limit questions are drawn from each file, the
	// same ones whatever the strategies, the model and the other seeds. 0 takes
	// the first, which is also what is taken of suites.
	Sample uint64
	// Seeds is how often each question is asked, each time with another seed;
	// 0 is once.
	Seeds int
	// BaseSeed goes into every seed; see [Seed].
	BaseSeed uint64
	// Workers is how many questions are in work at once; 0 is one.
	Workers int
	// Queue carries the questions to those who answer; nil is Workers goroutines
	// of this process.
	Queue Queue
	// Total caps what the whole run may spend. Once it is reached no further
	// question is started; taking up the run with a larger cap goes on.
	Total pipeline.Budget
	// SkipBad leaves bad lines out instead of refusing to start.
	SkipBad bool
	// Progress, when not nil, is called after results were stored, and once
	// before the first. Calls do not overlap.
	Progress func(Progress)

	samples []sample // of the sources
}

// Progress is how far a run is.
type Progress struct {
	Total   int // results there will be
	Done    int // results in the store, those of earlier runs included
	Resumed int // results that were there at the start
	Correct int
	// Failed are results with an error, Declined those outside of what the model
	// was made for; both count as wrong.
	Failed, Declined int
	Troubled         int // results for which a critic or a model of the ladder could not work
	Skipped          int // bad lines left out
	// Others are the versions of the program, other than this one, that wrote into the
	// store; [UnknownProgram] stands for those that did not say theirs.
	Others  []string
	Spend   pipeline.Spend
	Elapsed time.Duration // since this run began to ask
	// Exhausted says that the run stopped because Total was reached.
	Exhausted bool
}

// Do carries out the run into dir, or what is left of it. When ctx ends, the
// questions in work are given up, all finished ones are stored, and the error
// wraps that of ctx.
func (r Run) Do(ctx context.Context, dir string) (Progress, error) {
	if err := r.complete(); err != nil {
		return Progress{}, err
	}
	header, err := r.header()
	if err != nil {
		return Progress{}, err
	}
	var p Progress
	for _, d := range header.Data {
		p.Skipped += d.Skipped
	}
	r.draw(header)
	p.Total = r.total(header)
	s, err := openStore(dir, header, func(old Result) {
		if r.includes(old.Key) {
			p.count(old)
		}
	})
	if err != nil {
		return Progress{}, err
	}
	p.Resumed = p.Done
	p.Others = slices.DeleteFunc(s.programs, func(version string) bool { return version == r.Program })
	err = r.work(ctx, s, &p)
	return p, errors.Join(err, s.close())
}

// complete fills in defaults and refuses what cannot be run.
func (r *Run) complete() error {
	r.Seeds, r.Workers = max(r.Seeds, 1), max(r.Workers, 1)
	switch {
	case len(r.Sources) == 0:
		return errors.New("evals: no questions to ask")
	case len(r.Strategies) == 0:
		return errors.New("evals: no strategy to try")
	case r.New == nil:
		return errors.New("evals: nothing that answers")
	case r.Limit < 0:
		return fmt.Errorf("evals: a limit of %d questions", r.Limit)
	}
	for i, s := range r.Strategies {
		if slices.Contains(r.Strategies[:i], s) {
			return fmt.Errorf("evals: strategy %s is given twice", s)
		}
	}
	return nil
}

func (r Run) header() (Header, error) {
	h := Header{Version: storeVersion, Params: r.Params, Strategies: r.Strategies, Seeds: r.Seeds, Limit: r.Limit, Sample: r.Sample}
	if r.Program != "" {
		h.Programs = []string{r.Program}
	}
	seen := map[string]string{}
	for _, source := range r.Sources {
		info, err := survey(source, r.SkipBad)
		if err != nil {
			return h, err
		}
		if first, twice := seen[info.SHA256]; twice {
			return h, fmt.Errorf("evals: %s and %s hold the same questions", first, info.Name)
		}
		seen[info.SHA256] = info.Name
		if info.Items == 0 {
			info.Asked = cmp.Or(r.Limit, defaultLimit)
		}
		h.Data = append(h.Data, info)
	}
	labelled(h.Data)
	return h, nil
}

// draw settles which questions of each source are asked.
func (r *Run) draw(h Header) {
	r.samples = make([]sample, len(h.Data))
	for i, d := range h.Data {
		if d.Items == 0 {
			r.samples[i] = sample{0, uint64(cmp.Or(r.Limit, defaultLimit))}
		} else {
			r.samples[i] = newSample(d.Items, r.Limit, r.Sample)
		}
	}
}

// total is how many results the run makes.
func (r Run) total(h Header) int {
	n := 0
	for i, d := range h.Data {
		if limit := cmp.Or(r.Limit, defaultLimit); d.Items == 0 {
			n += limit
		} else {
			n += r.samples[i].size(d.Items)
		}
	}
	return n * len(r.Strategies) * r.Seeds
}

// includes tells whether a stored result belongs to this run, which may be a
// part of what the store holds.
func (r Run) includes(k Key) bool {
	return k.Replicate < r.Seeds && slices.Contains(r.Strategies, k.Strategy) && r.samples[k.Source].has(k.Index)
}

func (r Run) report(p *Progress, start time.Time) {
	if p.Elapsed = time.Since(start); r.Progress != nil {
		r.Progress(*p)
	}
}

// count books one stored result.
func (p *Progress) count(r Result) {
	p.Done++
	if r.Correct {
		p.Correct++
	}
	switch {
	case r.Declined:
		p.Declined++
	case r.Error != "":
		p.Failed++
	}
	if r.Trouble != "" {
		p.Troubled++
	}
	p.Spend = p.Spend.Add(r.Spend)
}

// Answer asks one question; of the run it needs New, Score and BaseSeed. A
// solver's failure is a wrong answer with a reason; an error means that ctx has
// ended.
func (r Run) Answer(ctx context.Context, t Task) (Record, error) {
	seed := Seed(r.BaseSeed, t.Item, t.Replicate)
	rec := Record{
		Result: Result{Key: t.Key, ID: t.Item.ID, Set: t.Item.Set, Task: t.Item.Task, Seed: seed, Gold: t.Item.Answer},
		Trace:  Trace{Key: t.Key, Question: t.Item.Question},
	}
	judge := r.Score
	if judge == nil {
		judge = score.Auto
	}
	answer, err := r.solve(ctx, t, seed, &rec)
	if ctx.Err() != nil {
		return rec, fmt.Errorf("evals: interrupted: %w", ctx.Err())
	}
	if err == nil {
		rec.Result.Correct, err = judge(ctx, t.Item, score.Candidate{Final: answer.Final, Text: answer.Text})
	}
	if ctx.Err() != nil {
		return rec, fmt.Errorf("evals: interrupted: %w", ctx.Err())
	}
	if err != nil {
		rec.Result.Correct, rec.Result.Error = false, err.Error()
		rec.Result.Declined = errors.Is(err, prompts.ErrOutOfScope)
	}
	rec.Result.fill(answer)
	rec.Trace.Text = answer.Text
	return rec, nil
}

// solve streams one answer into its trace, and notes what kept critics and models of the ladder from
// working.
func (r Run) solve(ctx context.Context, t Task, seed uint64, rec *Record) (answer pipeline.Answer, failure error) {
	solver, err := r.New(t.Strategy, seed, t.Item)
	if err == nil && solver == nil {
		err = fmt.Errorf("evals: New makes nothing that answers with strategy %s", t.Strategy)
	}
	if err != nil {
		return answer, err
	}
	size := 0
	for event, err := range solver.Stream(ctx, t.Item.Question) {
		if event.Answer != nil {
			answer = *event.Answer
		}
		if failure = err; err == nil {
			rec.Trace.add(event, &size)
			rec.Result.Trouble = cmp.Or(rec.Result.Trouble, trouble(event))
		}
	}
	return answer, failure
}

// trouble is what an event tells of a critic that could not work, or of a model of the ladder.
func trouble(e pipeline.Event) string {
	switch {
	case e.Judgement != nil:
		return e.Judgement.Trouble()
	case e.Model != "":
		return e.Model + ": could not draft: " + e.Why
	}
	return ""
}

func (r *Result) fill(a pipeline.Answer) {
	r.Final, r.Verified, r.Confidence, r.Stop, r.Spend = a.Final, a.Verified, a.Confidence, a.Stop, a.Spend
	if math.IsNaN(r.Confidence) { // JSON has no such number, and a result that cannot be written ends a run
		r.Confidence = 0
	}
	r.Chunks = len(a.Chunks)
	for _, c := range a.Chunks {
		r.Attempts += c.Attempts
	}
}
