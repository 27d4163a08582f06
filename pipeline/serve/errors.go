package serve

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// apiError is an error as OpenAI's API tells it.
type apiError struct {
	status  int
	kind    string // "type" on the wire
	code    string
	param   string // the field of the request that is wrong
	message string
}

func (e *apiError) Error() string {
	if e.param != "" {
		return e.param + ": " + e.message
	}
	return e.message
}

// FieldError is what is wrong with one field of a [Wish], by its name in the request.
type FieldError struct {
	Field string // such as "strategy"; empty where it is none in particular
	Err   error
}

func (e *FieldError) Error() string { return strings.TrimPrefix(e.Field+": "+e.Err.Error(), ": ") }

// Unwrap makes Err known.
func (e *FieldError) Unwrap() error { return e.Err }

// asFieldError is why a wish cannot be fulfilled.
func asFieldError(err error) *FieldError {
	if e, ok := errors.AsType[*FieldError](err); ok {
		return e
	}
	return &FieldError{Err: err}
}

// Errors that every request may meet.
var (
	errKey      = &apiError{http.StatusUnauthorized, "invalid_request_error", "invalid_api_key", "", "the API key is missing or wrong; it goes into the header Authorization, behind Bearer"}
	errShutdown = &apiError{http.StatusServiceUnavailable, "server_error", "", "", "the server is shutting down"}
	errOrigin   = &apiError{http.StatusForbidden, "invalid_request_error", "", "", "pages of a browser from elsewhere may not ask this server; let a program ask it for them"}
	errUsedUp   = &apiError{http.StatusTooManyRequests, "insufficient_quota", "insufficient_quota", "", "what all answers of this server may cost together is used up, or kept for those in work"}
)

// badRequest is an error in one field of a request.
func badRequest(param, format string, args ...any) error {
	return &apiError{http.StatusBadRequest, "invalid_request_error", "", param, fmt.Sprintf(format, args...)}
}

func errTooLarge(most int64) error {
	return &apiError{http.StatusRequestEntityTooLarge, "invalid_request_error", "", "", fmt.Sprintf("the request is larger than %d bytes", most)}
}

func errNoPath(r *http.Request) error {
	message := fmt.Sprintf("there is no %s %s; there is POST /v1/chat/completions, GET /v1/models, GET /health", r.Method, r.URL.Path)
	return &apiError{http.StatusNotFound, "invalid_request_error", "", "", message}
}

// asAPIError is what a client is told of an error. One that has no form of its own is
// the model's.
func asAPIError(err error) *apiError {
	if e, ok := err.(*apiError); ok {
		return e
	}
	return &apiError{http.StatusInternalServerError, "server_error", "", "", "cannot answer: " + err.Error()}
}

func (e *apiError) wire() openai.ErrorResponse {
	told := &openai.APIError{Message: e.Error(), Type: e.kind}
	if e.code != "" {
		told.Code = e.code
	}
	if e.param != "" {
		told.Param = &e.param
	}
	return openai.ErrorResponse{Error: told}
}

func writeError(w http.ResponseWriter, err error) {
	e := asAPIError(err)
	writeJSON(w, e.status, e.wire())
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	body, err := encode(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, err = w.Write(body)
	return err
}

// encode is v as JSON on one line, with the newline.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}
