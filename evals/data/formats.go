package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
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
		err = describe(json.Unmarshal(raw, &item))
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

// fromPlain reads {"question", "answer"} and, known by its "#### 42" at the
// end of the answer, GSM8K.
func fromPlain(raw []byte, name string) (Item, error) {
	var in struct {
		ID       scalar   `json:"id"`
		Question string   `json:"question"`
		Answer   scalar   `json:"answer"`
		Choices  []Option `json:"choices"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
	}
	item := Item{ID: string(in.ID), Question: in.Question, Choices: in.Choices}
	if work, final, ok := strings.Cut(string(in.Answer), "####"); ok {
		item.Steps = gsm8kSteps(work)
		item.Answer, item.AnswerType = canonicalNumber(final), Number
		if item.Set = name; !strings.Contains(strings.ToLower(name), "gsm8k") {
			item.Set = "gsm8k"
		}
		return item, nil
	}
	item.Answer, item.AnswerType = classify(strings.TrimSpace(string(in.Answer)))
	if len(in.Choices) > 0 {
		item.Answer, item.AnswerType = strings.TrimSpace(string(in.Answer)), Choice
	}
	return item, nil
}

var calculator = regexp.MustCompile(`<<[^<>]*>>`)

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
	answer := strings.TrimSpace(strings.Trim(strings.TrimSpace(string(in.Answer)), "()."))
	correct := squeeze(answer) == squeeze(item.Answer)
	item.Trace = &Trace{Mistake: in.Mistake, Answer: answer, Correct: &correct, Generator: "PaLM 2"}
	return item, nil
}

func fromProcessBench(raw []byte, name string) (Item, error) {
	var in struct {
		ID        string   `json:"id"`
		Generator string   `json:"generator"`
		Problem   string   `json:"problem"`
		Steps     []string `json:"steps"`
		Correct   *bool    `json:"final_answer_correct"`
		Label     int      `json:"label"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Item{}, describe(err)
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
	if in.Label >= 0 {
		item.Trace.Mistake = &in.Label
	}
	return item, nil
}

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
	stepLine     = regexp.MustCompile(`(?i)^\s*\**step\s+(\d+)\s*[:.)]?\**\s*`)
	solutionLine = regexp.MustCompile(`(?i)^\s*\**solution\**\s*:\s*\**\s*(?:choice[_ ]?)?\(?([A-Z])\b`)
	anySolution  = regexp.MustCompile(`(?i)^\s*\**solution\**\s*:`)
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

var optionLine = regexp.MustCompile(`^\s*(?:\(([A-Za-z])\)|([A-Z])\s*[:.)])\s*(.*\S)\s*$`)

// options are the choices among lines: "(A) text" or "A: text".
func options(lines []string) []Option {
	var out []Option
	for _, line := range lines {
		for part := range strings.SplitSeq(line, "\n") {
			if m := optionLine.FindStringSubmatch(part); m != nil {
				out = append(out, Option{Label: strings.ToUpper(m[1] + m[2]), Text: m[3]})
			}
		}
	}
	return out
}

func render(choices []Option) string {
	var b strings.Builder
	for _, c := range choices {
		fmt.Fprintf(&b, "\n(%s) %s", c.Label, c.Text)
	}
	return b.String()
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

var optionLabel = regexp.MustCompile(`^\(([A-Z])\)$`)

// classify guesses the type of a gold answer, and gives its canonical form.
func classify(answer string) (canonical, kind string) {
	switch strings.ToLower(answer) {
	case "yes", "true":
		return "true", Bool
	case "no", "false":
		return "false", Bool
	}
	if number := canonicalNumber(answer); isNumber(number) {
		return number, Number
	}
	return answer, String
}

// canonicalNumber drops commas, a currency sign and a final point.
func canonicalNumber(text string) string {
	text = strings.TrimSpace(text)
	text = strings.TrimLeft(strings.ReplaceAll(text, ",", ""), "$€£ ")
	text = strings.TrimSuffix(text, ".")
	return strings.TrimSuffix(text, ".0")
}

var decimal = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)$`)

func isNumber(text string) bool {
	if !decimal.MatchString(text) {
		return false
	}
	_, ok := new(big.Rat).SetString(text)
	return ok
}

// squeeze joins the words of a text by single spaces.
func squeeze(text string) string { return string(bytes.Join(bytes.Fields([]byte(text)), []byte(" "))) }
