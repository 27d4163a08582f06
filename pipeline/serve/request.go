package serve

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
)

// maxRequestBytes bounds what is read of a request: far more than any model here can
// read.
const maxRequestBytes = 1 << 20

// greedy is the highest temperature that counts as 0: some clients cannot send a 0 and
// send the smallest number instead.
const greedy = 1e-5

// request is the body of a chat completion, the fields that bear on the answer. All
// others are ignored.
type request struct {
	Model               string                         `json:"model"`
	Messages            []openai.ChatCompletionMessage `json:"messages"`
	Stream              bool                           `json:"stream"`
	StreamOptions       openai.StreamOptions           `json:"stream_options"`
	Temperature         *float64                       `json:"temperature"`
	Seed                *int64                         `json:"seed"`
	MaxTokens           *int                           `json:"max_tokens"`
	MaxCompletionTokens *int                           `json:"max_completion_tokens"`
	Stop                stops                          `json:"stop"`

	// Ours: a budget as on the command line, and the name of a strategy.
	Budget   string `json:"budget"`
	Strategy string `json:"strategy"`

	// Known in order to be refused, unless they ask for what is done anyway.
	N                *int            `json:"n"`
	TopP             *float64        `json:"top_p"`
	PresencePenalty  float64         `json:"presence_penalty"`
	FrequencyPenalty float64         `json:"frequency_penalty"`
	LogProbs         bool            `json:"logprobs"`
	LogitBias        map[string]any  `json:"logit_bias"`
	Tools            []any           `json:"tools"`
	Functions        []any           `json:"functions"`
	ToolChoice       json.RawMessage `json:"tool_choice"`
	ResponseFormat   struct {
		Type string `json:"type"`
	} `json:"response_format"`
}

// stops are the texts before which an answer ends: a string or a list.
type stops []string

func (s *stops) UnmarshalJSON(data []byte) error {
	var one string
	if err := json.Unmarshal(data, &one); err == nil {
		*s = stops{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(s))
}

// cut is text up to the first stop.
func (s stops) cut(text string) string {
	for _, stop := range s {
		if stop != "" {
			text, _, _ = strings.Cut(text, stop)
		}
	}
	return text
}

// readRequest reads a request and refuses one that asks for what there is not.
func (o *Options) readRequest(w http.ResponseWriter, r *http.Request) (*request, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequestBytes))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return nil, errTooLarge(tooLarge.Limit)
	}
	if err != nil {
		return nil, badRequest("", "the request cannot be read: %v", err)
	}
	q := &request{}
	if err := json.Unmarshal(body, q); err != nil {
		return nil, badJSON(err)
	}
	if q.Model == "" {
		q.Model = o.Models[0]
	}
	if err := o.has(q.Model); err != nil {
		return nil, err
	}
	return q, q.check()
}

// has refuses a model that is not there.
func (o *Options) has(name string) error {
	if slices.Contains(o.Models, name) {
		return nil
	}
	message := "there is no model " + name + " here, only " + strings.Join(o.Models, " or ")
	return &apiError{http.StatusNotFound, "invalid_request_error", "model_not_found", "model", message}
}

// badJSON names the field that has the wrong type, if that is what is wrong.
func badJSON(err error) error {
	if wrong := new(json.UnmarshalTypeError); errors.As(err, &wrong) {
		return badRequest(wrong.Field, "a JSON %s does not belong here, but %s", wrong.Value, belongs(wrong))
	}
	return badRequest("", "the request is not the JSON of a chat completion: %v", err)
}

// belongs is what a field may hold.
func belongs(wrong *json.UnmarshalTypeError) string {
	if wrong.Field == "stop" || wrong.Field == "messages.content" {
		return "a string or an array"
	}
	switch wrong.Type.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "a whole number of at most 64 bits"
	case reflect.Float64:
		return "a number"
	case reflect.String:
		return "a string"
	case reflect.Slice:
		return "an array"
	default:
		return "an object"
	}
}

// check refuses what cannot be done, rather than to do something else.
func (q *request) check() error {
	switch {
	case q.Temperature != nil && (*q.Temperature < 0 || *q.Temperature > 2):
		return badRequest("temperature", "%g is not between 0 and 2", *q.Temperature)
	case q.MaxTokens != nil && *q.MaxTokens < 1:
		return badRequest("max_tokens", "%d is not at least 1", *q.MaxTokens)
	case q.MaxCompletionTokens != nil && *q.MaxCompletionTokens < 1:
		return badRequest("max_completion_tokens", "%d is not at least 1", *q.MaxCompletionTokens)
	case q.N != nil && *q.N != 1:
		return badRequest("n", "there is one answer to a request; strategies such as sc@16 choose among several")
	case q.TopP != nil && *q.TopP != 1:
		return badRequest("top_p", "only 1 is supported")
	case q.PresencePenalty != 0:
		return badRequest("presence_penalty", "only 0 is supported")
	case q.FrequencyPenalty != 0:
		return badRequest("frequency_penalty", "only 0 is supported")
	case len(q.LogitBias) > 0:
		return badRequest("logit_bias", "not supported")
	case q.LogProbs:
		return badRequest("logprobs", "not supported: tokens that were rejected are not part of the answer")
	case len(q.Tools) > 0 && string(q.ToolChoice) != `"none"`:
		return badRequest("tools", "not supported: this model calls none")
	case len(q.Functions) > 0:
		return badRequest("functions", "not supported: this model calls none")
	case q.ResponseFormat.Type != "" && q.ResponseFormat.Type != "text":
		return badRequest("response_format", "only text is supported")
	}
	return nil
}

// wish is how the question is to be answered.
func (q *request) wish() (Wish, error) {
	budget, err := pipeline.ParseBudget(q.Budget)
	if err != nil {
		return Wish{}, badRequest("budget", "%v", err)
	}
	for _, most := range []*int{q.MaxTokens, q.MaxCompletionTokens} {
		if most != nil {
			budget.Generated = budget.Generated.Lesser(pipeline.AtMost(float64(*most)))
		}
	}
	w := Wish{Strategy: q.Strategy, Live: q.Stream, Budget: budget}
	if q.Temperature != nil {
		temperature := *q.Temperature
		if temperature < greedy {
			temperature = 0
		}
		w.Temperature = &temperature
	}
	if q.Seed != nil {
		seed := uint64(*q.Seed)
		w.Seed = &seed
	}
	return w, nil
}
