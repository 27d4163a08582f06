package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// convert makes an item of one record, whichever of the known formats it has.
// name is the file's name, n the record's number from 1; they make the id, the
// set and the task where a format states none.
func convert(raw []byte, name string, n int) (Item, error) {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(raw, &keys); err != nil {
		return Item{}, describe(err)
	}
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { _, ok := keys[name]; return !ok })
	}
	var item Item
	var err error
	switch {
	case has("question", "answer_type"):
		item, err = fromSchema(raw)
	case has("Question", "Model_Solution_Steps"):
		item, err = fromMrBen(raw, name)
	case has("Body", "Question", "Answer"):
		item, err = fromSVAMP(raw)
	case has("problem", "steps", "label"):
		item, err = fromProcessBench(raw, name)
	case has("input", "target", "steps"):
		item, err = fromBBMistake(raw, name)
	case has("input", "target"):
		item, err = fromBBH(raw, name)
	case has("question", "steps", "mistake_index"):
		item, err = fromLabelled(raw, name)
	case has("question", "answer"):
		item, err = fromPlain(raw, name)
	default:
		return Item{}, fmt.Errorf("no known format: want at least the fields question and answer, got %s", fieldNames(keys))
	}
	if item.Set == "" {
		item.Set = name
	}
	if item.Task == "" {
		item.Task = item.Set
	}
	if item.ID == "" {
		item.ID = fmt.Sprintf("%s-%05d", name, n)
	}
	return item, err
}

func fieldNames(keys map[string]json.RawMessage) string {
	if len(keys) == 0 {
		return "none"
	}
	var names []string
	for k := range keys {
		names = append(names, k)
	}
	slices.Sort(names)
	if len(names) > 8 {
		names = append(names[:8], "…")
	}
	return strings.Join(names, ", ")
}

// describe says in a reader's words what JSON decoding found.
func describe(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON: %v (byte %d of the line)", err, syntax.Offset)
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("field %s: a JSON %s where %s was expected", kind.Field, kind.Value, kind.Type)
	case errors.As(err, &kind):
		return fmt.Errorf("a JSON %s where an object was expected", kind.Value)
	}
	return err
}

// scalar is a JSON string, number, bool or null as text.
type scalar string

func (s *scalar) UnmarshalJSON(text []byte) error {
	switch text[0] {
	case '"':
		return json.Unmarshal(text, (*string)(s))
	case '{', '[':
		return fmt.Errorf("a list or an object where a text or a number was expected: %.40s", text)
	}
	if *s = ""; string(text) != "null" {
		*s = scalar(text)
	}
	return nil
}

// fromSchema reads an item in the schema; its answer may also be a number or a truth
// value, or a list where that is its type, and its choices may have other forms.
func fromSchema(raw []byte) (Item, error) {
	var in struct {
		itemFields
		traceFields
		Answer  json.RawMessage `json:"answer"`
		Choices optionList      `json:"choices"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	item := Item(in.itemFields)
	item.Choices = in.Choices
	var answer scalar
	switch {
	case len(in.Answer) == 0:
	case in.Answer[0] == '[' && item.AnswerType == List:
		answer = scalar(in.Answer)
	default:
		if err := answer.UnmarshalJSON(in.Answer); err != nil {
			return item, fmt.Errorf("answer: %w", err)
		}
	}
	item.Answer = string(answer)
	switch item.AnswerType {
	case Choice:
		item.choose()
	case Bool:
		if canonical, kind := classify(item.Answer); kind == Bool {
			item.Answer = canonical
		}
	}
	var err error
	item.Trace, err = in.trace()
	return item, err
}

// fromPlain reads {"question", "answer"} and, known by its "#### 42" at the
// end of the answer, GSM8K.
func fromPlain(raw []byte, name string) (Item, error) {
	var in struct {
		ID       scalar     `json:"id"`
		Question string     `json:"question"`
		Answer   scalar     `json:"answer"`
		Choices  optionList `json:"choices"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	item := Item{ID: string(in.ID), Question: in.Question, Choices: in.Choices}
	if work, final, ok := strings.Cut(string(in.Answer), "####"); ok {
		item.Steps = gsm8kSteps(work)
		item.Answer, item.AnswerType = classify(strings.TrimSpace(final))
		if item.Set = name; !strings.Contains(strings.ToLower(name), "gsm8k") {
			item.Set = "gsm8k"
		}
		return item, nil
	}
	item.Answer, item.AnswerType = classify(strings.TrimSpace(string(in.Answer)))
	if len(in.Choices) > 0 {
		item.Answer, item.AnswerType = strings.TrimSpace(string(in.Answer)), Choice
		item.choose()
		item.offer()
	}
	return item, nil
}

// fromLabelled reads {"question", "steps", "mistake_index"}, with an answer or without:
// a solution to be judged, in the schema but for what can be found out.
func fromLabelled(raw []byte, name string) (Item, error) {
	item, err := fromPlain(raw, name)
	if err != nil {
		return item, err
	}
	var in struct {
		Steps []string `json:"steps"`
		traceFields
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return item, describe(err)
	}
	item.Steps = in.Steps
	item.Trace, err = in.trace()
	return item, err
}

var calculator = lazyregexp.New(`<<[^<>]*>>`)

// gsm8kSteps are the worked lines without the calculator annotations.
func gsm8kSteps(work string) []string {
	var steps []string
	for line := range strings.SplitSeq(work, "\n") {
		if line = strings.TrimSpace(calculator.ReplaceAllString(line, "")); line != "" {
			steps = append(steps, line)
		}
	}
	return steps
}

func fromSVAMP(raw []byte) (Item, error) {
	var in struct {
		ID                   scalar
		Body, Question, Type string
		Answer               scalar
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	body := strings.TrimSpace(in.Body)
	if body != "" && !strings.ContainsAny(body[len(body)-1:], ".,;:?!") {
		body += "."
	}
	item := Item{
		Set: "svamp", Task: strings.ToLower(in.Type),
		Question:   strings.TrimSpace(body + " " + strings.TrimSpace(in.Question)),
		Answer:     canonicalNumber(string(in.Answer)),
		AnswerType: Number,
	}
	if in.ID != "" {
		item.ID = "svamp-" + string(in.ID)
	}
	return item, nil
}

func fromProcessBench(raw []byte, name string) (Item, error) {
	var in struct {
		ID        string   `json:"id"`
		Generator string   `json:"generator"`
		Problem   string   `json:"problem"`
		Steps     []string `json:"steps"`
		Correct   *bool    `json:"final_answer_correct"`
		Label     *int     `json:"label"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	if in.Label == nil {
		return Item{}, errors.New("label: want the index of the first wrong step, or -1 where there is none")
	}
	item := Item{
		Set: "processbench", Task: name, Question: in.Problem, Steps: in.Steps, AnswerType: String,
		Trace: &Trace{Correct: in.Correct, Generator: in.Generator},
	}
	if in.ID != "" {
		item.ID = "processbench-" + in.ID
		// Ids are "gsm8k-12": the part before the last dash is the subset.
		item.Task = in.ID[:max(strings.LastIndexByte(in.ID, '-'), 0)]
	}
	if *in.Label >= 0 {
		item.Trace.Mistake = in.Label
	}
	return item, nil
}
