package critic

import (
	"context"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/critic/internal/lines"
	"github.com/seed-25a395fc/reason/prompts"
)

// Sense reads the clauses of a story: who gives how many of what to whom, and whether that
// adds to the number that is asked for or takes from it. It objects to a line that does the
// other, or leaves out what counts, and passes one that does what its clause says. It reads few
// verbs and constructions, and where one word of a clause is not understood it leaves the line
// alone, as it does all other text.
//
// That verbs tell whether an amount grows or shrinks is from Hosseini et al. (2014), Learning to
// Solve Arithmetic Word Problems with Verb Categorization.
type Sense struct{}

// It objects to none of the 1,283,419 lines of 99,823 generated solutions, and of the lines that
// the built-in model wrote and it passed none took the wrong operation (docs/log.md).
const (
	senseWrong = .999
	senseRight = .005
)

// Name is "sense".
func (Sense) Name() string { return "sense" }

// Fits implements [Fitting]: only stories are worked clause by clause.
func (Sense) Fits(k Case) bool { return k.isStory() }

// isStory reports whether the prompt of a worked chunk is a story that is cut in clauses.
func (k Case) isStory() bool { return form.Worked(k.Prompt) && lines.IsStory(k.reading().first()) }

// Check never fails with an error but that of ctx.
func (c Sense) Check(ctx context.Context, k Case) (Verdict, error) {
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	v := Verdict{Critic: c.Name(), PWrong: Prior, Reason: "what the clause does to the number asked for is not clear"}
	if !k.isStory() {
		v.Reason = "it is no story"
		return v, nil
	}
	senses := k.reading().senses()
	value, known := runningValue(k.Accepted)
	begin, passes := 0, k.Chunk != ""
	for line := range strings.Lines(k.Chunk) {
		text := strings.TrimRight(line, "\r\n")
		tag, body := form.CutTag(text)
		if tag < 1 || tag > len(senses) || senses[tag-1].Way == 0 || !known {
			return v, nil
		}
		s := senses[tag-1]
		if at, reason := s.Objects(body, value, len(text) < len(line)); reason != "" {
			v.Grade, v.PWrong, v.Reason = Fail, senseWrong, reason
			v.At = begin + len(text) - len(body) + at
			v.End = v.At + 1
			if right := s.Line(value); s.Sure && right != "" {
				v.Fix = k.Chunk[:begin] + prompts.WorkedTag(tag) + right + "\n"
			}
			return v, nil
		}
		passes = passes && s.Sure && body == s.Line(value)
		value, known = runningValue(line)
		begin += len(line)
	}
	if passes {
		v.Grade, v.PWrong, v.Reason = Pass, senseRight, "it does what the clause says"
	}
	return v, nil
}

// Spots implements [Spotter]: the operation is wrong as soon as both of its numbers are written.
func (c Sense) Spots(k Case) bool {
	if !strings.HasSuffix(k.Chunk, "=") {
		return false
	}
	v, err := c.Check(context.Background(), k)
	return err == nil && v.Grade == Fail
}

// runningValue is the number that lines have come to; known is false before the first and where it
// cannot be read.
func runningValue(lines string) (value int, known bool) {
	for lines != "" {
		lines = strings.TrimRight(lines, "\n ")
		line := lines[strings.LastIndexByte(lines, '\n')+1:]
		if !strings.HasSuffix(line, prompts.WorkedNotNeeded) {
			value, err := strconv.Atoi(line[strings.LastIndexAny(line, "=:")+1:])
			return value, err == nil && value >= 0
		}
		lines = lines[:len(lines)-len(line)]
	}
	return 0, false
}
