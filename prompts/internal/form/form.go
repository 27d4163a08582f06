// Package form holds what the forms of all families of questions share: the tags of their parts, how
// numbers are written in them and read out of answers, and how a reader says which part of a
// question the model's form cannot carry.
package form

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ErrOutOfScope is wrapped by all errors of OutOfScope.
var ErrOutOfScope = errors.New("outside what this model was trained on")

// OutOfScope says which part of a question was not understood. It is put into words when they
// are asked for: most questions are declined by some families before one takes them.
func OutOfScope(format string, args ...any) error { return &declined{format, args} }

// declined wraps [ErrOutOfScope] with what was not understood.
type declined struct {
	format string
	args   []any
}

func (d *declined) Error() string {
	return ErrOutOfScope.Error() + ": " + fmt.Sprintf(d.format, d.args...)
}
func (d *declined) Unwrap() error { return ErrOutOfScope }

// MaxTags is the largest number of tags in one question. The question itself takes the last one.
const MaxTags = 24

// Tag is the tag of part n of a question, counted from 1, such as "#3:".
func Tag(n int) string { return "#" + strconv.Itoa(n) + ":" }

// Letter stands for the thing i, counted from 0, where a form names things by letters: A, B, C.
func Letter(i int) string { return string(rune('A' + i)) }

// Decimal keeps four decimals and drops the zeros at their end: 4.50 is 4.5,
// 3.00 is 3.
func Decimal(n string) string {
	whole, decimals, _ := strings.Cut(n, ".")
	decimals = strings.TrimRight(decimals[:min(4, len(decimals))], "0")
	if decimals == "" {
		return whole
	}
	return whole + "." + decimals
}

// Integer takes an answer that is a whole number.
func Integer(stated string) (string, bool) {
	_, err := strconv.ParseInt(stated, 10, 64)
	return stated, err == nil
}

// Number takes an answer that is a whole number or a decimal.
func Number(stated string) (string, bool) {
	_, err := strconv.ParseFloat(stated, 64)
	return stated, err == nil && strings.Trim(stated, "-.0123456789") == ""
}

// Truth is what an answer of T or F stands for.
func Truth(stated string) (string, bool) {
	switch stated {
	case "T":
		return "True", true
	case "F":
		return "False", true
	}
	return "", false
}
