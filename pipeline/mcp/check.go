package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/critic"
)

// Check is the name of the tool that checks worked steps.
const Check = "reason_check"

// maxCheckedBytes bounds a text to be checked: far more than anyone works out at once.
const maxCheckedBytes = 32 << 10

type unchecked struct {
	Text     string `json:"text" jsonschema:"The worked steps: prose, a list or lines of equations, in plain text or LaTeX."`
	Question string `json:"question,omitempty" jsonschema:"The question that they answer. With it, numbers that come from nowhere are noticed, too."`
}

// Checked is what the tool [Check] says.
type Checked struct {
	Chunks []CheckedChunk `json:"chunks"`
	// FirstWrong is the index of the first chunk with a mistake; -1 where none was found.
	FirstWrong int `json:"first_wrong"`
}

// CheckedChunk is one step of a text that was checked.
type CheckedChunk struct {
	Text     string           `json:"text"`
	Verdicts []critic.Verdict `json:"verdicts"`
	Grade    critic.Grade     `json:"grade"` // the critics' common conclusion
}

// AddCheck adds the tool [Check] to a server: worked steps go in; back comes which of them
// state arithmetic that is wrong, and what should stand there. No model is asked.
func AddCheck(s *sdk.Server) {
	local := false
	tool := &sdk.Tool{
		Name: Check, Title: "Check worked steps",
		Description: `Recomputes the arithmetic of a text exactly, in a moment and at no cost. Use it on your own working before you rely on it: ` +
			`sums, products, fractions, percentages, money, units, times and dates, chains of equations, in words or symbols. ` +
			`Back comes, for each step, whether it is right ("pass"), wrong ("fail": the reason says what was recomputed, and fix is the step as it should stand) or could not be checked ("unsure"), and in first_wrong the index of the first wrong one, or -1. ` +
			`Whether the right thing is computed is not checked, and "unsure" is no praise.`,
		OutputSchema: schemaFor[Checked](nil),
		Annotations:  &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &local},
	}
	sdk.AddTool(s, tool, func(ctx context.Context, _ *sdk.CallToolRequest, in unchecked) (*sdk.CallToolResult, Checked, error) {
		checked, err := in.check(ctx)
		if err != nil {
			return nil, checked, err
		}
		return texts(checked.summary()), checked, nil
	})
}

// check judges step after step, also behind the first wrong one.
func (u unchecked) check(ctx context.Context) (Checked, error) {
	out := Checked{FirstWrong: -1}
	switch {
	case strings.TrimSpace(u.Text) == "":
		return out, errors.New("text: it is empty; put the worked steps here")
	case len(u.Text)+len(u.Question) > maxCheckedBytes:
		return out, fmt.Errorf("text: it is longer than %d bytes, the question included; check it in parts", maxCheckedBytes)
	}
	critics := critic.Cascade{critic.Computed{}}
	reading, accepted := critic.NewReading(u.Question), ""
	for _, chunk := range chunker.Split(u.Text, chunker.Step) {
		j, err := critics.Judge(ctx, critic.Case{Question: u.Question, Prompt: u.Question, Reading: reading, Accepted: accepted, Chunk: chunk})
		if err != nil {
			return out, err
		}
		if j.Grade == critic.Fail && out.FirstWrong < 0 {
			out.FirstWrong = len(out.Chunks)
		}
		out.Chunks = append(out.Chunks, CheckedChunk{chunk, j.Each, j.Grade})
		accepted += chunk
	}
	return out, nil
}

// summary is all of it in words, for those who see nothing but the text.
func (c Checked) summary() string {
	var b strings.Builder
	count := map[critic.Grade]int{}
	for _, chunk := range c.Chunks {
		count[chunk.Grade]++
		if chunk.Grade != critic.Fail {
			continue
		}
		v := chunk.Verdicts[len(chunk.Verdicts)-1]
		fmt.Fprintf(&b, "Wrong: %s\n  %s\n", strings.TrimSpace(chunk.Text), v.Reason)
		if v.Fix != "" {
			fmt.Fprintf(&b, "  It should be: %s\n", strings.TrimSpace(v.Fix))
		}
	}
	if c.FirstWrong < 0 {
		b.WriteString("Nothing wrong was found. ")
	}
	fmt.Fprintf(&b, "Steps: %d right as stated, %d wrong, %d in which nothing could be recomputed.",
		count[critic.Pass], count[critic.Fail], count[critic.Unsure])
	return b.String()
}
