// Package evals runs strategies over questions and keeps what came of it.
//
//	run := evals.Run{
//		Sources:    []evals.Source{evals.File("gsm8k.jsonl")},
//		Strategies: []string{"single", "chunked"},
//		New:        func(strategy string, seed uint64, item data.Item) (evals.Solver, error) { … },
//	}
//	progress, err := run.Do(ctx, "out")
//
// Results lie in a folder as JSON Lines that only grow, each on disk before it
// counts as done. The same run started again, whatever ended it, takes up where
// it stopped: no finished question is lost or asked twice. A run whose model,
// prompt, data or parameters differ from those in the folder is refused.
//
// Package data reads questions, package score judges answers, package stats has
// the statistics and package report makes tables and pages of a folder.
package evals
