package strategy

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/prompts"
)

// recording is what a session did during a pass, so that the same pass can be told
// again to a solver that wants something else of it, such as having it judged.
type recording struct {
	start int // position behind the prompt
	steps []step
	whole bool // nothing failed
}

// step is one change of a session: a drafted token, text put behind it, or a rollback.
type step struct {
	kind  stepKind
	token pipeline.Token
	text  string
	pos   int // behind it
}

type stepKind byte

const (
	drafted stepKind = iota
	appended
	rolledBack
)

// recorder is a model whose next session is recorded.
type recorder struct {
	pipeline.Model
	into *recording
}

func (m recorder) Start(p prompts.Prompt) (pipeline.Session, error) {
	s, err := m.Model.Start(p)
	if err != nil {
		return nil, err
	}
	*m.into = recording{start: s.Pos(), whole: true}
	return &recordedSession{s, m.into}, nil
}

type recordedSession struct {
	pipeline.Session
	into *recording
}

func (s *recordedSession) note(step step, err error) {
	step.pos = s.Pos()
	s.into.steps = append(s.into.steps, step)
	s.into.whole = s.into.whole && err == nil
}

func (s *recordedSession) Draft(ctx context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		for token, err := range s.Session.Draft(ctx, sampling) {
			s.note(step{kind: drafted, token: token}, err)
			if !yield(token, err) {
				return
			}
		}
	}
}

func (s *recordedSession) Append(text string) error {
	err := s.Session.Append(text)
	s.note(step{kind: appended, text: text}, err)
	return err
}

func (s *recordedSession) Rollback(pos int) error {
	err := s.Session.Rollback(pos)
	s.note(step{kind: rolledBack}, err)
	return err
}

// errOther is the failure of a told pass of which something else is wanted than what was
// recorded.
var errOther = errors.New("strategy: a shared pass goes another way: the solvers that share it differ")

// teller is a model that tells a recorded pass.
type teller struct {
	pipeline.Model
	pass *recording
}

func (m teller) Start(prompts.Prompt) (pipeline.Session, error) {
	return &toldSession{pass: m.pass, pos: m.pass.start}, nil
}

// toldSession is a session at which nothing is computed.
type toldSession struct {
	pass *recording
	at   int // of the steps
	pos  int
}

// next is the next step, if it is of a kind.
func (s *toldSession) next(kind stepKind) (step, error) {
	if s.at == len(s.pass.steps) || s.pass.steps[s.at].kind != kind {
		return step{}, errOther
	}
	step := s.pass.steps[s.at]
	s.at, s.pos = s.at+1, step.pos
	return step, nil
}

func (s *toldSession) Draft(_ context.Context, sampling pipeline.Sampling) iter.Seq2[pipeline.Token, error] {
	return func(yield func(pipeline.Token, error) bool) {
		for n := 0; sampling.MaxTokens == 0 || n < sampling.MaxTokens; n++ {
			step, err := s.next(drafted)
			if !yield(step.token, err) || err != nil || step.token.End {
				return
			}
		}
	}
}

func (s *toldSession) Append(text string) error {
	step, err := s.next(appended)
	if err == nil && step.text != text {
		err = fmt.Errorf("%w: %q is appended, not %q", errOther, text, step.text)
	}
	return err
}

func (s *toldSession) Rollback(pos int) error {
	step, err := s.next(rolledBack)
	if err == nil && step.pos != pos {
		err = fmt.Errorf("%w: to position %d, not %d", errOther, pos, step.pos)
	}
	return err
}

// Cost is asked for by budgets, of which none is limited here.
func (s *toldSession) Cost(n int, _ pipeline.Sampling) pipeline.Spend {
	return pipeline.Spend{GeneratedTokens: n}
}

func (s *toldSession) Pos() int { return s.pos }

func (s *toldSession) Close() error { return nil }
