package critic

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/internal/shell"
)

// Command lets a program judge. Line is a command line for the shell; the
// program reads one JSON object {"question", "prompt", "accepted", "chunk"} from
// its standard input. It may print a verdict as JSON, any of {"grade",
// "p_wrong", "reason", "fix"}. Otherwise exit code 0 passes the chunk and 1
// fails it, with what was printed for a reason, or what was complained of where nothing was
// printed. Any other exit code is an error, and so is a verdict that cannot be read of a
// program that passes the chunk, and code 1 of a program that crashed: Python, Node, Java
// and go run end with it where an exception was not caught.
type Command struct{ Line string }

// commandTime is how long a program may take for one chunk.
const commandTime = time.Minute

// The probabilities behind a program's grade where it states none: it knows
// more than any model, but nobody is infallible.
const (
	commandPass = 0.01
	commandFail = 0.95
)

// maxReason bounds the bytes that are kept of what a program or a model says.
const maxReason = 500

// Name is "exec:" and the command.
func (c Command) Name() string { return "exec:" + c.Line }

// Check fails when there is no program, when it cannot be run, crashes or ends with a code
// above 1, and when it exits with 0 and prints a JSON object that is no verdict.
func (c Command) Check(ctx context.Context, k Case) (Verdict, error) {
	if strings.TrimSpace(c.Line) == "" { // to the shell that would be a success
		return Verdict{}, errors.New("critic: exec: there is no command")
	}
	ctx, cancel := context.WithTimeout(ctx, commandTime)
	defer cancel()
	passes, printed, err := shell.Ask(ctx, c.Line, map[string]string{
		"question": k.Question, "prompt": k.Prompt, "accepted": k.Accepted, "chunk": k.Chunk,
	})
	if err != nil {
		return Verdict{}, fmt.Errorf("critic: %w", err)
	}
	v := Verdict{Critic: c.Name(), Grade: Pass, PWrong: commandPass}
	if !passes {
		v.Grade, v.PWrong = Fail, commandFail
	}
	stated, err := v.said(printed)
	if err != nil && passes { // what it may have against the chunk is not known
		return Verdict{}, fmt.Errorf("critic: %s: it printed %s: %w", c.Line, brief(string(printed)), err)
	}
	return stated, nil
}

// said is v with what a program printed: a JSON object with parts of a verdict,
// or a reason in words. It fails, and takes what was printed for words, where an
// object is no verdict.
func (v Verdict) said(printed []byte) (Verdict, error) {
	var stated struct {
		Grade       *Grade
		PWrong      *float64 `json:"p_wrong"`
		Reason, Fix string
	}
	err := json.Unmarshal(printed, &stated)
	if p := stated.PWrong; err == nil && p != nil && (*p < 0 || *p > 1) {
		err = errors.New("p_wrong is not between 0 and 1")
	}
	if err != nil {
		if v.Reason = brief(string(printed)); !json.Valid(printed) || !strings.HasPrefix(v.Reason, "{") {
			err = nil
		}
		return v, err
	}
	v.Reason, v.Fix = brief(stated.Reason), stated.Fix
	if stated.Grade != nil {
		v.Grade = *stated.Grade
		v.PWrong = map[Grade]float64{Pass: commandPass, Fail: commandFail, Unsure: Prior}[v.Grade]
	}
	if stated.PWrong != nil {
		v.PWrong = *stated.PWrong
	}
	return v, nil
}

// brief is text on one line, cut to a length that suits a reason.
func brief(text string) string {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "�")), " ")
	if len(text) > maxReason {
		text = strings.ToValidUTF8(text[:maxReason], "") + " …"
	}
	return text
}
