package data

import (
	"encoding/json"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// fromBBH reads {"input", "target"}; choices stand as "(A) text" lines in the input.
func fromBBH(raw []byte, name string) (Item, error) {
	var in struct {
		Input  string `json:"input"`
		Target scalar `json:"target"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	item := Item{Set: "bbh", Task: name, Question: in.Input}
	item.setTarget(string(in.Target))
	return item, nil
}

func fromBBMistake(raw []byte, name string) (Item, error) {
	var in struct {
		Input   string   `json:"input"`
		Target  scalar   `json:"target"`
		Answer  scalar   `json:"answer"`
		Steps   []string `json:"steps"`
		Mistake *int     `json:"mistake_index"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	item := Item{Set: "bbmistake", Task: name, Question: in.Input, Steps: in.Steps}
	item.setTarget(string(in.Target))
	answer, _ := classify(strings.TrimSpace(string(in.Answer)))
	if item.AnswerType == Choice { // brackets and full stops belong to other answers
		answer = strings.TrimSpace(strings.Trim(answer, "()."))
	}
	correct := squeeze(answer) == squeeze(item.Answer)
	item.Trace = &Trace{Mistake: in.Mistake, Answer: answer, Correct: &correct, Generator: "PaLM 2"}
	return item, nil
}

// setTarget sets the answer of a BIG-Bench item: an option in parentheses, a
// word for true or false, a number, or a text.
func (it *Item) setTarget(target string) {
	target = strings.TrimSpace(target)
	if m := optionLabel.FindStringSubmatch(target); m != nil {
		if it.Choices = options(strings.Split(it.Question, "\n")); len(it.Choices) > 0 {
			it.Answer, it.AnswerType = m[1], Choice
			return
		}
	}
	it.Answer, it.AnswerType = classify(target)
	switch {
	case it.AnswerType == Bool:
		it.AnswerText = target
	case target == "valid" || target == "invalid":
		it.AnswerType, it.Choices = Choice, []Option{{"valid", "valid"}, {"invalid", "invalid"}}
	}
}

var optionLabel = lazyregexp.New(`^\(([A-Z])\)$`)
