package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/strategy"
)

// This file holds the ceilings of a run: strategies that are told what is right.

// oracleKind is a strategy that is told what is right: how it is called, what it is but
// for that, and how it is told.
type oracleKind struct {
	name, like string
	build      func(like strategy.Build, base pipeline.Solver, item data.Item, right score.Func) (strategy.Strategy, error)
}

var oracles = []oracleKind{
	{"chunked-oracle", "chunked", func(like strategy.Build, base pipeline.Solver, item data.Item, _ score.Func) (strategy.Strategy, error) {
		if len(item.Steps) == 0 {
			return nil, errors.New("the oracle knows no gold steps of this question")
		}
		base.Critic = evals.Oracle(item)
		return like(base), nil
	}},
	{"bon-oracle", "bonc", func(like strategy.Build, base pipeline.Solver, item data.Item, right score.Func) (strategy.Strategy, error) {
		return strategy.Judged(like, evals.Knows(item, right))(base), nil
	}},
}

// oracle is the index of the oracle that a strategy is; -1 for others.
func oracle(strategy string) int {
	kind, _, _ := strings.Cut(strategy, ":")
	kind, _, _ = strings.Cut(kind, "@")
	return slices.IndexFunc(oracles, func(o oracleKind) bool { return o.name == kind })
}
