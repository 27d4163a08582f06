package openai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/sashabaranov/go-openai"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/backend/internal/remote"
)

// Error is a request that the server refused, in words for the person who made
// it. The API key is never part of it.
type Error struct {
	Status  int // HTTP status
	Message string
	err     error // pipeline.ErrContextFull or nil
}

// Error is the message.
func (e *Error) Error() string { return "openai: " + e.Message }

// Unwrap makes a context that is full known as [pipeline.ErrContextFull].
func (e *Error) Unwrap() error { return e.err }

// refusal is what the server answered in place of a stream: its status, and its
// message with the name of the parameter that it is about. The status is 0 when err is
// something else.
func refusal(err error) (status int, message string) {
	// go-openai wraps what it could read of an error in another form, without its
	// status: the body comes first.
	if req, ok := errors.AsType[*openai.RequestError](err); ok {
		return req.HTTPStatusCode, bodyMessage(req.Body)
	}
	if api, ok := errors.AsType[*openai.APIError](err); ok {
		message = api.Message
		if api.Param != nil {
			message += " (" + *api.Param + ")"
		}
		if code, ok := api.Code.(string); ok {
			message += " [" + code + "]"
		}
		return api.HTTPStatusCode, message
	}
	return 0, ""
}

// bodyMessage finds the message in an error body that is not in OpenAI's form.
func bodyMessage(body []byte) string {
	var known struct {
		Message string          `json:"message"`
		Detail  json.RawMessage `json:"detail"`
		Error   json.RawMessage `json:"error"`
	}
	if json.Unmarshal(body, &known) == nil {
		for _, candidate := range []string{known.Message, told(known.Error), told(known.Detail)} {
			if candidate != "" {
				return candidate
			}
		}
	}
	return string(body)
}

// told is what an error says: a text, the message of an object, or anything else as
// it stands.
func told(raw json.RawMessage) string {
	var text string
	var object struct{ Message string }
	switch {
	case json.Unmarshal(raw, &text) == nil: // null, too
		return text
	case json.Unmarshal(raw, &object) == nil && object.Message != "":
		return object.Message
	}
	return string(raw)
}

// without takes the texts of the request out of a message that may quote them,
// so that a question about a temperature is not taken for the parameter.
func without(refusal string, body map[string]any) string {
	messages, _ := body["messages"].([]message)
	for _, m := range messages {
		refusal = strings.ReplaceAll(refusal, m.Content, "")
		if quoted, err := json.Marshal(m.Content); err == nil {
			refusal = strings.ReplaceAll(refusal, string(quoted), "")
		}
	}
	return refusal
}

// errBroken is wrapped when a stream ended before its time.
var errBroken = errors.New("the stream broke off")

// inStream is the error that a server reports inside a stream.
func inStream(message string) error {
	if remote.ContextFull(message) {
		return fmt.Errorf("%w, says the server: %s", pipeline.ErrContextFull, short(message))
	}
	return fmt.Errorf("%w: the server says: %s", errBroken, short(message))
}

// explain turns an error into one for people. It keeps the errors that callers
// look for: those of ctx, and [pipeline.ErrContextFull]. Where time ran out because
// the server could not be reached, the latter is what is told.
func (m *Model) explain(ctx context.Context, err error) error {
	unanswered, ok := errors.AsType[*remote.Unanswered](err)
	switch ctxErr := ctx.Err(); {
	case ok && errors.Is(ctxErr, context.DeadlineExceeded):
		return fmt.Errorf("openai: %s at %s: %s", m.options.Model, m.host, m.redact(unanswered.Error()))
	case ctxErr != nil:
		return fmt.Errorf("openai: %w", ctxErr)
	}
	if status, message := refusal(err); status != 0 {
		return m.refused(status, m.redact(short(message)))
	}
	if web, ok := errors.AsType[*url.Error](err); ok { // it did not reach the server: see remote.Lost
		err = fmt.Errorf("cannot reach %s: %w", m.host, web.Err)
	}
	if text := err.Error(); m.redact(text) != text { // the chain holds the key: keep only what is safe
		err = errors.New(m.redact(text))
	}
	return fmt.Errorf("openai: %s: %w", m.options.Model, err)
}

// refused words a refusal.
func (m *Model) refused(status int, message string) error {
	e := &Error{Status: status}
	where := fmt.Sprintf("%s (status %d", m.host, status)
	if message != "" {
		where += ": " + message
	}
	where += ")"
	lower := strings.ToLower(message)
	switch {
	case status < http.StatusInternalServerError && status != http.StatusTooManyRequests && remote.ContextFull(message):
		e.err = pipeline.ErrContextFull
		e.Message = "the text is longer than the model can read, says " + where
	case status == http.StatusUnauthorized && m.options.APIKey == "":
		e.Message = "an API key is needed by " + where
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		e.Message = "the API key was refused by " + where + "; is it a key for this server?"
	case status == http.StatusPaymentRequired, strings.Contains(lower, "insufficient_quota"):
		e.Message = "the account has no credit left at " + where
	case strings.Contains(lower, "model") && (status == http.StatusNotFound || status == http.StatusBadRequest) &&
		(strings.Contains(lower, "not found") || strings.Contains(lower, "not exist") || strings.Contains(lower, "unknown model")):
		e.Message = fmt.Sprintf("there is no model %q at %s", m.options.Model, where)
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		e.Message = "no chat completions at " + where + "; does the base URL lack a /v1 at its end?"
	case status == http.StatusTooManyRequests:
		e.Message = "too many requests, says " + where + "; try again later"
	case status >= http.StatusInternalServerError:
		e.Message = "the server is overloaded or failing: " + where + "; try again later"
	default:
		e.Message = "the request was refused by " + where
	}
	return e
}

// redact removes the key.
func (m *Model) redact(text string) string {
	if m.options.APIKey == "" {
		return text
	}
	return strings.ReplaceAll(text, string(m.options.APIKey), "***")
}

// short is the beginning of what a server wrote, on one line.
func short(message string) string {
	const most = 300
	message = strings.Join(strings.Fields(message), " ")
	if len(message) > most {
		message = strings.ToValidUTF8(message[:most], "") + "…"
	}
	return message
}
