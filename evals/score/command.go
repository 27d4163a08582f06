package score

import (
	"context"
	"fmt"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/internal/shell"
)

// Command lets a program decide: a command line for the shell, which reads one
// JSON object {"item", "final", "text"} from its standard input. Exit code 0
// means right, 1 wrong; anything else is an error, and so is 1 of a program that
// crashed: Python, Node, Java and go run end with it where an exception was not caught.
func Command(line string) Func {
	return func(ctx context.Context, item data.Item, c Candidate) (bool, error) {
		right, _, err := shell.Ask(ctx, line, struct {
			Item  data.Item `json:"item"`
			Final string    `json:"final"`
			Text  string    `json:"text"`
		}{item, c.Final, c.Text})
		if err != nil {
			return false, fmt.Errorf("score: %w", err)
		}
		return right, nil
	}
}
