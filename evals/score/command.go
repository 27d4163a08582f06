package score

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Command lets a program decide: a command line for the shell, which reads one
// JSON object {"item", "final", "text"} from its standard input. Exit code 0
// means right, 1 wrong; anything else is an error.
func Command(line string) Func {
	return func(ctx context.Context, item data.Item, c Candidate) (bool, error) {
		input, err := json.Marshal(struct {
			Item  data.Item `json:"item"`
			Final string    `json:"final"`
			Text  string    `json:"text"`
		}{item, c.Final, c.Text})
		if err != nil {
			return false, fmt.Errorf("score: %w", err)
		}
		shell, flag := "sh", "-c"
		if runtime.GOOS == "windows" {
			shell, flag = "cmd", "/c"
		}
		cmd := exec.CommandContext(ctx, shell, flag, line)
		var said bytes.Buffer
		cmd.Stdin, cmd.Stderr = bytes.NewReader(append(input, '\n')), &said
		err = cmd.Run()
		var exit *exec.ExitError
		switch {
		case err == nil:
			return true, nil
		case errors.As(err, &exit) && exit.ExitCode() == 1:
			return false, nil
		}
		return false, fmt.Errorf("score: %s: %w: %.200s", line, err, strings.TrimSpace(said.String()))
	}
}
