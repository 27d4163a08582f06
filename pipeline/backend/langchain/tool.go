package langchain

import (
	"context"
	"errors"

	"github.com/seed-25a395fc/reason/pipeline/strategy"
	"github.com/seed-25a395fc/reason/prompts"
)

// Tool is a solver as a tool of langchaingo's agents (it implements
// tools.Tool): the agent hands over a question and gets the bare answer, with a
// note when it could not be verified. It is safe for concurrent use.
type Tool struct {
	// Solver answers; a [*pipeline.Solver] is one.
	Solver strategy.Strategy
	// ToolName and ToolDescription are what the agent's model reads; empty are
	// "reason" and a description of what a solver is good for.
	ToolName, ToolDescription string
}

// Name implements tools.Tool.
func (t *Tool) Name() string {
	if t.ToolName != "" {
		return t.ToolName
	}
	return "reason"
}

// Description implements tools.Tool.
func (t *Tool) Description() string {
	if t.ToolDescription != "" {
		return t.ToolDescription
	}
	return "Solves a question that takes several steps of calculation and checks every step. The input is the whole question in words."
}

// Call implements tools.Tool. A question that the solver cannot carry, or has
// no answer to, is told to the agent, which may try something else; only a
// failure is an error.
func (t *Tool) Call(ctx context.Context, input string) (string, error) {
	if t.Solver == nil {
		return "", errNoSolver
	}
	answer, err := t.Solver.Answer(ctx, input)
	switch {
	case errors.Is(err, prompts.ErrOutOfScope):
		return "cannot be answered by this tool: " + err.Error(), nil
	case err != nil:
		return "", err
	case answer.Final == "":
		return "no answer was found", nil
	case !answer.Verified:
		return answer.Final + " (not verified)", nil
	}
	return answer.Final, nil
}
