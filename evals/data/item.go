package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The kinds of answers; how two answers are compared depends on it.
const (
	Number = "number" // a decimal, or what package score reads as one: 3/4, $1,200, 15%, 12 km
	Bool   = "bool"   // "true" or "false"
	Choice = "choice" // the label of one of the choices
	String = "string" // text, compared after squeezing white space
	List   = "list"   // elements in order, separated by commas or written as a JSON array
)

// AnswerTypes lists the kinds of answers.
var AnswerTypes = []string{Number, Bool, Choice, String, List}

// Item is one question, and for critic sets one trace to be judged.
type Item struct {
	ID       string `json:"id"`
	Set      string `json:"set"`
	Task     string `json:"task"`
	Split    string `json:"split,omitempty"`
	Question string `json:"question"`
	// Answer is the canonical gold answer; empty where it is not known.
	Answer     string   `json:"answer"`
	AnswerType string   `json:"answer_type"`
	AnswerText string   `json:"answer_text,omitempty"` // the word the source uses for a bool
	Choices    []Option `json:"choices,omitempty"`
	// Steps are the gold worked steps or, in a critic set, the trace to judge.
	Steps []string `json:"steps,omitempty"`

	// Trace is what is known of Steps where they are a trace to judge; nil in
	// sets of questions.
	Trace *Trace `json:"-"`

	Source  string `json:"source,omitempty"`
	License string `json:"license,omitempty"`
}

// itemFields is an Item without its methods.
type itemFields Item

// optionList are choices as they are written: objects with label and text, texts alone,
// which then are (A), (B) and so on, {"label": […], "text": […]} or {"A": "…", "B": "…"}.
type optionList []Option

// UnmarshalJSON reads any of these forms.
func (l *optionList) UnmarshalJSON(raw []byte) error {
	var texts []scalar
	var columns struct{ Label, Text []scalar }
	var labelled map[string]scalar
	switch {
	case json.Unmarshal(raw, (*[]Option)(l)) == nil:
	case json.Unmarshal(raw, &texts) == nil && len(texts) <= 26:
		*l = nil
		for i, text := range texts {
			*l = append(*l, Option{string(rune('A' + i)), string(text)})
		}
	case json.Unmarshal(raw, &columns) == nil && len(columns.Label) > 0 && len(columns.Label) == len(columns.Text):
		*l = nil
		for i, label := range columns.Label {
			*l = append(*l, Option{string(label), string(columns.Text[i])})
		}
	case json.Unmarshal(raw, &labelled) == nil:
		*l = nil
		for _, label := range slices.Sorted(maps.Keys(labelled)) {
			*l = append(*l, Option{label, string(labelled[label])})
		}
	default:
		return errors.New(`choices: want [{"label": "A", "text": "…"}, …], ["…", …], {"A": "…", …} or {"label": […], "text": […]}`)
	}
	return nil
}

// Option is one of the choices of a question.
type Option struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Trace is the label of a worked solution that a critic is asked to judge.
type Trace struct {
	// Mistake is the 0-based index into Item.Steps of the first wrong step;
	// nil when there is none.
	Mistake *int
	// Answer is the trace's own final answer, where it states one.
	Answer string
	// Correct says whether the trace's final answer is right; nil where unknown.
	Correct *bool
	// Generator is the model that wrote the trace.
	Generator string
}

// traceFields are the fields of a Trace as they lie beside those of the Item.
type traceFields struct {
	Mistake   json.RawMessage `json:"mistake_index,omitempty"`
	Answer    string          `json:"trace_answer,omitempty"`
	Correct   *bool           `json:"trace_answer_correct,omitempty"`
	Generator string          `json:"generator,omitempty"`
}

// UnmarshalJSON reads an item of the schema. The field mistake_index, null or
// not, is what makes an item one of a critic set.
func (it *Item) UnmarshalJSON(text []byte) error {
	var p itemFields
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	var t traceFields
	if err := json.Unmarshal(text, &t); err != nil {
		return err
	}
	trace, err := t.trace()
	if err != nil {
		return err
	}
	*it = Item(p)
	it.Trace = trace
	return nil
}

// trace is nil where the fields say of no mistake, nor that there is none.
func (f traceFields) trace() (*Trace, error) {
	if f.Mistake == nil {
		return nil, nil
	}
	t := &Trace{Answer: f.Answer, Correct: f.Correct, Generator: f.Generator}
	if json.Unmarshal(f.Mistake, &t.Mistake) != nil {
		return nil, fmt.Errorf("mistake_index: %s is neither the index of a step nor null", f.Mistake)
	}
	return t, nil
}

// MarshalJSON writes the item in the schema.
func (it Item) MarshalJSON() ([]byte, error) {
	out := struct {
		itemFields
		traceFields
	}{itemFields: itemFields(it)}
	if t := it.Trace; t != nil {
		out.traceFields = traceFields{Mistake: []byte("null"), Answer: t.Answer, Correct: t.Correct, Generator: t.Generator}
		if t.Mistake != nil {
			out.Mistake, _ = json.Marshal(*t.Mistake)
		}
	}
	return marshal(out)
}

// marshal is json.Marshal without escaping <, > and &, which questions are full of.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// Validate reports the first thing that makes the item unusable.
func (it Item) Validate() error {
	switch {
	case strings.TrimSpace(it.Question) == "":
		return errors.New("no question")
	case it.ID == "":
		return errors.New("no id")
	case !slices.Contains(AnswerTypes, it.AnswerType):
		return fmt.Errorf("answer_type %q is not one of %s", it.AnswerType, strings.Join(AnswerTypes, ", "))
	case it.Answer == "" && it.Trace == nil:
		return errors.New("no answer")
	case it.AnswerType == Choice && len(it.Choices) == 0:
		return errors.New("answer_type is choice, but there are no choices")
	case it.AnswerType == Choice && it.Answer != "" && !slices.ContainsFunc(it.Choices, func(o Option) bool { return o.Label == it.Answer }):
		return fmt.Errorf("answer %q is neither the label nor the text of a choice:%s", it.Answer, strings.ReplaceAll(render(it.Choices), "\n", " "))
	case it.AnswerType == Bool && it.Answer != "" && it.Answer != "true" && it.Answer != "false":
		return fmt.Errorf("answer %q is neither true nor false, as answer_type has it", it.Answer)
	case it.Trace != nil && it.Trace.Mistake != nil && (*it.Trace.Mistake < 0 || *it.Trace.Mistake >= len(it.Steps)):
		return fmt.Errorf("mistake_index %d is outside the %d steps", *it.Trace.Mistake, len(it.Steps))
	}
	return nil
}
