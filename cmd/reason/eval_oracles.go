package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/evals/score"
	"github.com/seed-25a395fc/reason/prompts"
)

// This file holds the ceilings of a run: strategies whose critic knows what is right.

// oracleKind is a strategy whose critic knows what is right: how it is called, what
// it is but for that, and the critic.
type oracleKind struct {
	name, like string
	critic     func(item data.Item, format prompts.Format, right score.Func) (critic.Cascade, error)
}

var oracles = []oracleKind{
	{"chunked-oracle", "chunked", func(item data.Item, _ prompts.Format, _ score.Func) (critic.Cascade, error) {
		if len(item.Steps) == 0 {
			return nil, errors.New("the oracle knows no gold steps of this question")
		}
		return evals.Oracle(item), nil
	}},
	{"bon-oracle", "bonc", func(item data.Item, format prompts.Format, right score.Func) (critic.Cascade, error) {
		return evals.Judge(item, format, right), nil
	}},
}

// oracle is the index of the oracle that a strategy is; -1 for others.
func oracle(strategy string) int {
	kind, _, _ := strings.Cut(strategy, ":")
	kind, _, _ = strings.Cut(kind, "@")
	return slices.IndexFunc(oracles, func(o oracleKind) bool { return o.name == kind })
}
