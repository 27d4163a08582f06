package evals

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/evals/score"
)

// Suite is an endless source of generated problems. Question i is a pure
// function of the suite and i.
type Suite struct {
	Family  string // the name of one of problems.Families
	Low     int    // operations of the shortest problems
	High    int    // and of the longest; lengths alternate
	Operand int    // bound on the numbers in the question; 0 is the generator's own
	Seed    uint64
}

// ParseSuite reads "story:steps=1-8,seed=7". Parameters are steps (a number or a
// range; 1-8 by default, or what the family has), operand and seed (1 by default). The family may be
// named as a parameter, too: "chains:family=story,steps=1-8,seed=7".
func ParseSuite(text string) (Suite, error) {
	family, rest, _ := strings.Cut(text, ":")
	if family == "chains" {
		family, rest = chainFamily(rest)
	}
	known, err := problems.Lookup(family)
	if err != nil {
		return Suite{}, fmt.Errorf("no suite %w", err)
	}
	s := Suite{Family: family, Low: 1, High: min(8, known.MaxSteps), Seed: 1}
	for part := range strings.SplitSeq(rest, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		key, value, _ := strings.Cut(part, "=")
		var err error
		switch key {
		case "steps":
			low, high, isRange := strings.Cut(value, "-")
			if s.Low, err = strconv.Atoi(low); err == nil && isRange {
				s.High, err = strconv.Atoi(high)
			} else {
				s.High = s.Low
			}
			if err == nil && (s.Low < 1 || s.High < s.Low || s.High > known.MaxSteps) {
				err = fmt.Errorf("want 1 to %d", known.MaxSteps)
			}
		case "operand":
			if s.Operand, err = strconv.Atoi(value); err == nil && (s.Operand < 1 || s.Operand > problems.MaxOperand) {
				err = fmt.Errorf("want 1 to %d", problems.MaxOperand)
			}
		case "seed":
			s.Seed, err = strconv.ParseUint(value, 10, 64)
		default:
			return Suite{}, fmt.Errorf("suite %s: no parameter %q: there are steps, operand, seed", family, key)
		}
		if err != nil {
			return Suite{}, fmt.Errorf("suite %s: %s: %w", family, part, err)
		}
	}
	return s, nil
}

// chainFamily takes the family out of a list of parameters; story is the default.
// Chains in words are stories and chains to calculate expressions: those are the
// families that may be long.
func chainFamily(list string) (family, rest string) {
	family = problems.Story
	var others []string
	for part := range strings.SplitSeq(list, ",") {
		if name, ok := strings.CutPrefix(strings.TrimSpace(part), "family="); ok {
			family = cmp.Or(map[string]string{"word": problems.Story, "calc": problems.Expr}[name], name)
		} else {
			others = append(others, part)
		}
	}
	return family, strings.Join(others, ",")
}

// Name is the suite as ParseSuite reads it, every parameter stated.
func (s Suite) Name() string {
	steps := strconv.Itoa(s.Low)
	if s.High > s.Low {
		steps += "-" + strconv.Itoa(s.High)
	}
	name := fmt.Sprintf("%s:steps=%s,seed=%d", s.Family, steps, s.Seed)
	if s.Operand > 0 {
		name += fmt.Sprintf(",operand=%d", s.Operand)
	}
	return name
}

// Endless is true.
func (s Suite) Endless() bool { return true }

// Items yields problems without end.
func (s Suite) Items() iter.Seq2[data.Item, error] {
	return func(yield func(data.Item, error) bool) {
		for i := 0; ; i++ {
			item, err := s.item(i)
			if !yield(item, err) || err != nil {
				return
			}
		}
	}
}

func (s Suite) item(i int) (data.Item, error) {
	steps := s.Low + i%(s.High-s.Low+1)
	var key [16]byte
	binary.BigEndian.PutUint64(key[:8], s.Seed)
	binary.BigEndian.PutUint64(key[8:], uint64(i))
	hash := sha256.Sum256(key[:])
	spec := problems.Spec{Family: s.Family, Steps: steps, Operand: s.Operand, Seed: binary.BigEndian.Uint64(hash[:])}
	family, err := problems.Lookup(s.Family)
	if err != nil {
		return data.Item{}, fmt.Errorf("evals: no suite %w", err)
	}
	p, err := spec.Generate()
	if err != nil {
		return data.Item{}, fmt.Errorf("evals: suite %s: %w", s.Name(), err)
	}
	item := data.Item{
		ID:         fmt.Sprintf("%s-%d-%02d-%05d", s.Family, s.Seed, steps, i),
		Set:        s.Name(),
		Task:       fmt.Sprintf("%s-%02d", s.Family, steps),
		Question:   p.Question,
		Answer:     p.Answer,
		AnswerType: family.AnswerType,
		Steps:      p.Steps,
	}
	if canonical, ok := score.Stated(item, score.Candidate{Final: p.Answer}); ok && item.AnswerType == data.Bool {
		item.Answer, item.AnswerText = canonical, p.Answer
	}
	return item, nil
}
