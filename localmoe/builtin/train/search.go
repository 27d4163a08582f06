package main

import (
	"fmt"
	"math/big"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// term is a value with the operations that make it. probe is what they make of
// other numbers: two terms with one probe are the same function.
type term struct {
	name     string
	v, probe *big.Rat
	ops      []problems.Operation
}

// searched finds the one way from the numbers of a question to its answer, with
// as few operations as there can be; constants only where the question states a
// single number. It fails where there are several.
func searched(task string, numbers []*big.Rat, answer *big.Rat) (ops []problems.Operation, why string) {
	var given []term
	for i, n := range numbers {
		given = append(given, term{name: fmt.Sprintf("n%d", i+1), v: n, probe: big.NewRat(int64(1009+i*i*374+i*57), int64(7+i))})
	}
	if len(numbers) == 1 {
		for _, k := range []int64{2, 3, 4, 5, 7, 10, 12, 25, 60, 100} {
			c := big.NewRat(k, 1)
			given = append(given, term{name: c.Num().String(), v: c, probe: c})
		}
	}
	kinds := "+-*/"
	if task == "addsub" {
		kinds = "+-"
	}
	levels := []int{1, 2, 3}
	switch {
	case task == "singleop":
		levels = levels[:1]
	case task == "multiarith" && len(numbers) > 2:
		levels = levels[1:]
	}
	for _, n := range levels {
		found := map[string]term{}
		for _, t := range reach(given, n, kinds, len(numbers) == 1) {
			if t.v.Cmp(answer) == 0 {
				if have, ok := found[t.probe.String()]; !ok || len(t.ops) < len(have.ops) {
					found[t.probe.String()] = t
				}
			}
		}
		if len(found) > 1 {
			return nil, "several ways to the answer"
		}
		for _, t := range found {
			return t.ops, ""
		}
	}
	return nil, "no way to the answer found"
}

// reach are all values that n operations make of different terms.
func reach(given []term, n int, kinds string, one bool) []term {
	if n == 1 {
		var out []term
		for i, a := range given {
			for j, b := range given {
				if i == j || one && i > 0 && j > 0 {
					continue
				}
				for _, op := range kinds {
					if (op == '+' || op == '*') && i > j {
						continue
					}
					if t, ok := combine(a, op, b, nil); ok {
						out = append(out, t)
					}
				}
			}
		}
		return out
	}
	var out []term
	for _, first := range reach(given, n-1, kinds, one) {
		for _, b := range given {
			if uses(first.ops, b.name) {
				continue
			}
			for _, op := range kinds {
				if t, ok := combine(first, op, b, first.ops); ok {
					out = append(out, t)
				}
				if op == '-' || op == '/' {
					if t, ok := combine(b, op, first, first.ops); ok {
						out = append(out, t)
					}
				}
			}
		}
	}
	return out
}

func uses(ops []problems.Operation, name string) bool {
	for _, o := range ops {
		if o[0] == name || o[2] == name {
			return true
		}
	}
	return false
}

func combine(a term, op rune, b term, before []problems.Operation) (term, bool) {
	_, v, ok := problems.WordLine(problems.Operand{Value: a.v}, byte(op), problems.Operand{Value: b.v})
	if !ok || v.Sign() < 0 {
		return term{}, false
	}
	probe := new(big.Rat)
	switch op {
	case '+':
		probe.Add(a.probe, b.probe)
	case '-':
		probe.Sub(a.probe, b.probe)
	case '*':
		probe.Mul(a.probe, b.probe)
	case '/':
		if b.probe.Sign() == 0 {
			return term{}, false
		}
		probe.Quo(a.probe, b.probe)
	}
	ops := append(append([]problems.Operation{}, before...), problems.Operation{a.name, string(op), b.name})
	return term{name: fmt.Sprintf("r%d", len(ops)), v: v, probe: probe, ops: ops}, true
}
