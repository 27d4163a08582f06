package problems

import (
	"fmt"

	"github.com/seed-25a395fc/reason/prompts"
)

// maxNavigate is the largest number of instructions: more make solutions of
// over 500 tokens.
const maxNavigate = 16

// heading is a direction of the compass, clockwise from north.
type heading int

func (h heading) turned(quarters int) heading { return heading((int(h) + quarters + 4) % 4) }

func (h heading) letter() string { return "NESW"[h : h+1] }

// walk is where somebody stands: the steps made in each direction so far, and
// where the person faces.
type walk struct {
	steps  [4]int
	facing heading
}

func (w walk) home() bool { return w.steps[0] == w.steps[2] && w.steps[1] == w.steps[3] }

func (w walk) String() string {
	return fmt.Sprintf("N%dE%dS%dW%d,%s", w.steps[0], w.steps[1], w.steps[2], w.steps[3], w.facing.letter())
}

// instruction turns by quarters, or makes steps in a direction relative to
// where one faces, or by the compass.
type instruction struct {
	amount  int // 0 for a turn
	quarter int // 0 ahead, then clockwise; of the compass from north
	compass bool
}

// follow is the walk after an instruction, and the line that works it out.
func (w walk) follow(in instruction) (walk, string) {
	if in.amount == 0 {
		w.facing = w.facing.turned(in.quarter)
		return w, w.String()
	}
	to := heading(in.quarter)
	if !in.compass {
		to = w.facing.turned(in.quarter)
	}
	before := w.steps[to]
	w.steps[to] += in.amount
	return w, fmt.Sprintf("%s%d+%d=%d%s%s", to.letter(), before, in.amount, w.steps[to], prompts.WorkedArrow, w)
}

// compare is the line that sets north against south and east against west.
func (w walk) compare() string {
	same := func(a, b heading) string {
		return fmt.Sprintf("%s%d%s%d=%s", a.letter(), w.steps[a], b.letter(), w.steps[b], yesNo(w.steps[a] == w.steps[b]))
	}
	return same(0, 2) + "," + same(1, 3)
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}

func walked(ins []instruction) walk {
	var w walk
	for _, in := range ins {
		w, _ = w.follow(in)
	}
	return w
}

func makeNavigate(s Spec) Problem {
	r := newRNG(s.Seed, 11, uint64(s.Steps), uint64(s.Operand))
	ins := drawWalk(r, s)
	p := Problem{Family: Navigate, Question: tellWalk(r, ins)}
	line := func(tag int, body string) { p.Steps = append(p.Steps, prompts.WorkedTag(tag)+body) }
	var w walk
	var body string
	for i, in := range ins {
		w, body = w.follow(in)
		line(i+1, body)
	}
	p.Answer = yesNo(w.home())
	line(len(ins)+1, w.compare())
	line(len(ins)+1, prompts.WorkedAnswer+p.Answer)
	return p
}

// The ways in which instructions name directions.
const (
	byTurns   = iota // turn, then walk ahead
	bySides          // always face forward, step to all sides
	byCompass        // step north, east, south, west
	byAll            // turn, and step to all sides
)

// drawWalk draws the instructions. About half of the walks lead home; of the
// others, many miss it by little.
func drawWalk(r *rng, s Spec) []instruction {
	mode := []int{byTurns, bySides, byCompass, byAll}[r.weighted(42, 42, 8, 8)]
	most := min(s.Operand, []int{10, 10, 20, 99}[r.weighted(40, 30, 20, 10)])
	draw := func() instruction {
		switch in := (instruction{amount: r.between(1, most)}); {
		case (mode == byTurns || mode == byAll) && r.chance(40):
			return instruction{quarter: r.between(1, 3)}
		case mode == byTurns:
			return in
		case mode == byAll && r.chance(50):
			return in
		default:
			in.quarter, in.compass = r.intn(4), mode == byCompass
			return in
		}
	}
	var ins []instruction
	for range s.Steps {
		ins = append(ins, draw())
	}
	kind := r.weighted(52, 30, 18)
	if kind == 2 {
		return ins
	}
	for keep := s.Steps - 1; keep > 0; keep-- {
		if back := homeward(r, walked(ins[:keep]), mode); keep+len(back) <= s.Steps {
			ins = append(ins[:keep:keep], back...)
			for mode == byTurns && len(ins) < s.Steps {
				ins = append(ins, instruction{quarter: r.between(1, 3)})
			}
			break
		}
	}
	if mode == bySides || mode == byCompass {
		shuffle(r, ins) // the order of such steps does not matter
	}
	if kind == 1 {
		ins = missed(r, ins)
	}
	return ins
}

// homeward are instructions that lead home.
func homeward(r *rng, w walk, mode int) []instruction {
	var out []instruction
	axes := [2]heading{0, 1}
	if r.chance(50) {
		axes = [2]heading{1, 0}
	}
	for _, a := range axes {
		to, amount := a, w.steps[a.turned(2)]-w.steps[a]
		if amount < 0 {
			to, amount = a.turned(2), -amount
		}
		if amount == 0 {
			continue
		}
		in := instruction{amount: amount, quarter: int(to), compass: mode == byCompass}
		if mode == bySides || mode == byAll {
			in.quarter = int(w.facing.relative(to))
		}
		if mode == byTurns {
			if q := w.facing.relative(to); q != 0 {
				out = append(out, instruction{quarter: int(q)})
				w.facing = to
			}
			in.quarter = 0
		}
		out = append(out, in)
	}
	return out
}

// relative is how far one turns clockwise from h to face another heading.
func (h heading) relative(to heading) heading { return heading((int(to) - int(h) + 4) % 4) }

// missed changes one instruction so that the walk ends elsewhere, if it can.
func missed(r *rng, ins []instruction) []instruction {
	for range 8 {
		out := append([]instruction(nil), ins...)
		in := &out[r.intn(len(out))]
		if in.amount == 0 {
			in.quarter = in.quarter%3 + 1
		} else {
			in.amount = max(1, in.amount+pick(r, []int{-2, -1, 1, 2}))
		}
		if !walked(out).home() {
			return out
		}
	}
	return ins
}
