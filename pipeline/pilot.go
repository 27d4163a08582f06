package pipeline

import (
	"context"
	"fmt"
	"iter"
	"math"
)

// Labelled is a question whose answers can be told right from wrong.
type Labelled struct {
	Question string
	Right    func(a Answer) (bool, error)
}

// Pilot is what a trial on labelled questions found.
type Pilot struct {
	Questions    int
	Single       int // right with one pass
	Repaired     int // right with the ladder
	WrongToRight int
	RightToWrong int
	// P is the chance that repair turns at least so many of the questions that
	// came out differently to right, if it turned as many to wrong: a one-sided
	// sign test.
	P float64
}

// pilotP is the P up to which repair is taken to help.
const pilotP = .05

// Helps says whether repair raised the share of right answers beyond chance.
func (p Pilot) Helps() bool { return p.WrongToRight > p.RightToWrong && p.P <= pilotP }

func (p Pilot) String() string {
	verdict := "repair does not help"
	if p.Helps() {
		verdict = "repair helps"
	}
	return fmt.Sprintf("%s: of %d questions one pass gets %d right, repair %d; wrong to right %d, right to wrong %d (P = %.3g)",
		verdict, p.Questions, p.Single, p.Repaired, p.WrongToRight, p.RightToWrong, p.P)
}

// Try answers labelled questions, fifty or so, once in one pass and once with
// the ladder of s. Repair can do harm where the critics of a model are worse than
// the model (Vasudev et al. 2026, arXiv:2602.03338), and such a trial tells: see
// [Solver.If].
func Try(ctx context.Context, s Solver, questions iter.Seq2[Labelled, error]) (Pilot, error) {
	single := s
	single.Ladder = nil
	var p Pilot
	for q, err := range questions {
		if err != nil {
			return p, err
		}
		before, err := right(ctx, &single, q)
		if err != nil {
			return p, err
		}
		after, err := right(ctx, &s, q)
		if err != nil {
			return p, err
		}
		p.Questions++
		if before {
			p.Single++
		}
		if after {
			p.Repaired++
		}
		switch {
		case after && !before:
			p.WrongToRight++
		case before && !after:
			p.RightToWrong++
		}
	}
	p.P = atLeast(p.WrongToRight, p.WrongToRight+p.RightToWrong)
	return p, nil
}

func right(ctx context.Context, s *Solver, q Labelled) (bool, error) {
	answer, err := s.Answer(ctx, q.Question)
	if err != nil {
		return false, err
	}
	return q.Right(answer)
}

// If is s, without its ladder where the trial found that repair does not help.
func (s Solver) If(p Pilot) Solver {
	if !p.Helps() {
		s.Ladder = nil
	}
	return s
}

// atLeast is P(X >= k) for n throws of a fair coin.
func atLeast(k, n int) float64 {
	lg := func(x int) float64 { v, _ := math.Lgamma(float64(x + 1)); return v }
	sum := 0.0
	for i := k; i <= n; i++ {
		sum += math.Exp(lg(n) - lg(i) - lg(n-i) - float64(n)*math.Ln2)
	}
	return min(sum, 1)
}
