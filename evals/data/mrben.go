package data

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// fromMrBen reads one graded solution. Its steps are lines, of which those that
// begin "Step k" start step k; the first wrong step is such a k.
func fromMrBen(raw []byte, name string) (Item, error) {
	var in struct {
		ID        string          `json:"Question_UUID"`
		Subject   string          `json:"Subject"`
		Question  string          `json:"Question"`
		Options   json.RawMessage `json:"Options"`
		Answer    scalar          `json:"Ground_Truth_Answer"`
		Model     string          `json:"Sampled_Model"`
		Lines     json.RawMessage `json:"Model_Solution_Steps"`
		Grade     scalar          `json:"Model_Solution_Correctness"`
		FirstStep scalar          `json:"Model_Solution_First_Error_Step"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	item := Item{
		Set: "mrben", Task: name, AnswerType: String,
		Question: strings.TrimSpace(in.Question), Answer: strings.TrimSpace(string(in.Answer)),
		Trace: &Trace{Generator: in.Model},
	}
	if choices := options(optionLines(in.Options)); len(choices) > 0 { // coding has none
		item.AnswerType, item.Choices = Choice, choices
		item.Question += "\nOptions:" + render(choices)
		item.Answer = strings.Trim(item.Answer, "().")
	}
	if in.Subject != "" {
		item.Task = in.Subject
	}
	if in.ID != "" {
		item.ID = fmt.Sprintf("mrben-%s-%s-%s", name, in.ID, strings.ToLower(in.Model))
	}
	var numbers []int
	item.Steps, numbers, item.Trace.Answer = numberedSteps(textLines(in.Lines))
	if item.Trace.Answer != "" {
		right := item.Trace.Answer == item.Answer
		item.Trace.Correct = &right
	}
	switch strings.ToLower(strings.TrimSpace(string(in.Grade))) {
	case "correct", "true":
		return item, nil
	case "incorrect", "false":
	default:
		return Item{}, fmt.Errorf("Model_Solution_Correctness %q is neither correct nor incorrect", in.Grade)
	}
	first := strings.TrimSpace(strings.TrimPrefix(strings.ToLower(string(in.FirstStep)), "step"))
	number, err := strconv.Atoi(first)
	if err != nil {
		return Item{}, fmt.Errorf("Model_Solution_First_Error_Step %q is no number", in.FirstStep)
	}
	index := slices.Index(numbers, number)
	if index < 0 {
		return Item{}, fmt.Errorf("Model_Solution_First_Error_Step is %d, but the solution has no such step", number)
	}
	item.Trace.Mistake = &index
	return item, nil
}

// textLines reads a JSON list of texts, or one text of several lines.
func textLines(raw json.RawMessage) []string {
	var list []string
	var text string
	if json.Unmarshal(raw, &list) == nil {
		return list
	}
	if json.Unmarshal(raw, &text) == nil {
		return strings.Split(text, "\n")
	}
	return nil
}

var (
	stepLine     = lazyregexp.New(`(?i)^\s*\**step\s+(\d+)\s*[:.)]?\**\s*`)
	solutionLine = lazyregexp.New(`(?i)^\s*\**solution\**\s*:\s*\**\s*(?:choice[_ ]?)?\(?([A-Z])\b`)
	anySolution  = lazyregexp.New(`(?i)^\s*\**solution\**\s*:`)
)

// numberedSteps groups lines by their "Step k:" marks: the texts, their
// numbers, and the answer of a closing "Solution: Choice_D" line. Lines before
// the first mark belong to no step; where there are no marks, every line is one.
func numberedSteps(lines []string) (steps []string, numbers []int, answer string) {
	marked := slices.ContainsFunc(lines, stepLine.MatchString)
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if m := stepLine.FindStringSubmatch(line); m != nil {
			number, _ := strconv.Atoi(m[1])
			steps = append(steps, line[len(m[0]):])
			numbers = append(numbers, number)
			continue
		}
		if anySolution.MatchString(line) {
			if m := solutionLine.FindStringSubmatch(line); m != nil {
				answer = strings.ToUpper(m[1])
			}
			continue
		}
		switch {
		case line == "":
		case !marked:
			steps, numbers = append(steps, line), append(numbers, len(steps)+1)
		case len(steps) > 0:
			steps[len(steps)-1] += "\n" + line
		}
	}
	return steps, numbers, answer
}

// optionLines are the options as lines: of a list, of a text, or of an object
// with a field for every label.
func optionLines(raw json.RawMessage) []string {
	var labelled map[string]string
	if json.Unmarshal(raw, &labelled) != nil {
		return textLines(raw)
	}
	var lines []string
	for _, label := range slices.Sorted(maps.Keys(labelled)) {
		lines = append(lines, label+": "+labelled[label])
	}
	return lines
}

func render(choices []Option) string {
	var b strings.Builder
	for _, c := range choices {
		fmt.Fprintf(&b, "\n(%s) %s", c.Label, c.Text)
	}
	return b.String()
}
