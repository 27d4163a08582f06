package jinja

import (
	"errors"
	"fmt"
)

// ErrLimit is wrapped by errors of templates that need more steps, bytes or
// depth than Options allow.
var ErrLimit = errors.New("limit exceeded")

// Error is a syntax or runtime error of a template.
type Error struct {
	Line int    // 1-based line in the template's source
	Msg  string // names the construct
	Err  error  // *RaisedError, ErrLimit, or nil
}

func (e *Error) Error() string { return fmt.Sprintf("jinja: line %d: %s", e.Line, e.Msg) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// RaisedError is the error of a template that called raise_exception.
type RaisedError struct {
	Message string
}

func (e *RaisedError) Error() string { return e.Message }

// at gives err the line where it arose; the innermost line stays.
func at(line int, err error) error {
	var e *Error
	if err == nil || errors.As(err, &e) {
		return err
	}
	return &Error{Line: line, Msg: err.Error(), Err: err}
}

// limitf is an error about an exceeded limit.
func limitf(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrLimit, fmt.Sprintf(format, args...))
}
