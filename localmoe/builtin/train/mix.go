package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// mix is the share of families among the examples: weights of any sum. It is a
// flag, written expr=25,story=25,bool=8.
type mix []share

type share struct {
	problems.Family
	weight float64
}

// standardMix is the one of the first weights.
func standardMix() mix {
	var m mix
	if err := m.Set("expr=45,story=55"); err != nil {
		panic(err) // both are families
	}
	return m
}

func (m mix) String() string {
	parts := make([]string, len(m))
	for i, s := range m {
		parts[i] = s.Name + "=" + strconv.FormatFloat(s.weight, 'g', -1, 64)
	}
	return strings.Join(parts, ",")
}

// Set reads the flag.
func (m *mix) Set(text string) error {
	*m = nil
	for part := range strings.SplitSeq(text, ",") {
		name, weight, _ := strings.Cut(part, "=")
		family, err := problems.Lookup(name)
		if err != nil {
			return fmt.Errorf("no family %w", err)
		}
		w, err := strconv.ParseFloat(weight, 64)
		if err != nil || !(w > 0) {
			return fmt.Errorf("%s: want a weight above 0", part)
		}
		*m = append(*m, share{family, w})
	}
	return nil
}

// family is the family at a place u in [0, 1) of the shares laid end to end.
func (m mix) family(u float64) problems.Family {
	total := 0.0
	for _, s := range m {
		total += s.weight
	}
	for _, s := range m {
		if u -= s.weight / total; u < 0 {
			return s.Family
		}
	}
	return m[len(m)-1].Family
}
