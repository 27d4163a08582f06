package chat

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

// form is a way to hand a conversation to a template.
type form struct {
	parts  bool // contents are lists of parts, as templates of models that see images may want them
	merged bool // the system message stands in front of the first of the user
}

// forms are tried in turn, until one renders and says all.
var forms = []form{{}, {parts: true}, {merged: true}}

// Render writes a conversation. Where the template cannot be parsed or run it
// uses the plain form. An error is one of the input: fields that are no valid
// JSON, or messages that the template refuses (*jinja.RaisedError).
func (t *Template) Render(in Input) (Result, error) {
	if _, err := t.variables(in, false); err != nil {
		return Result{}, err
	}
	if t.err != nil {
		return plain(in, t.err), nil
	}
	var first error
	var partial *Result
	for _, f := range forms {
		if f.merged && !canMerge(in) {
			continue
		}
		text, err := t.render(in, f)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		result := Result{Text: text, SystemMerged: f.merged}
		if t.saysAll(in, f, text) {
			return result, nil
		}
		if partial == nil {
			partial = &result
		}
	}
	if partial != nil {
		return *partial, nil
	}
	if raised := new(jinja.RaisedError); errors.As(first, &raised) {
		return Result{}, fmt.Errorf("chat: the template refuses the messages: %w", first)
	}
	return plain(in, first), nil
}

// errPrinted says that a template took a list of parts for text.
var errPrinted = errors.New("chat: the template prints lists of parts")

func (t *Template) render(in Input, f form) (string, error) {
	if f.merged {
		in = mergeSystem(in)
	}
	vars, err := t.variables(in, f.parts)
	if err != nil {
		return "", err
	}
	text, err := t.tmpl.Render(vars, jinja.Options{Now: in.Now})
	if err == nil && f.parts && (strings.Contains(text, "'type': 'text'") || strings.Contains(text, `"type": "text"`)) {
		err = errPrinted
	}
	return text, err
}

// needle is a word that no template holds or changes, for the message at an index.
func needle(i int) string { return fmt.Sprintf("QJXWZ%dQ", i) }

// saysAll reports whether text holds what the system and the user say. Some
// templates leave system messages out without a word; others change what they are
// given: words in the place of what is missing tell the two apart.
func (t *Template) saysAll(in Input, f form, text string) bool {
	var missing []int
	other := in
	other.Messages = slices.Clone(in.Messages)
	for i, m := range in.Messages {
		if m.Raw != nil || m.Role != "system" && m.Role != "user" || strings.Contains(text, strings.TrimSpace(m.Content)) {
			continue
		}
		other.Messages[i].Content = needle(i)
		missing = append(missing, i)
	}
	if len(missing) == 0 {
		return true
	}
	text, err := t.render(other, f)
	return err == nil && !slices.ContainsFunc(missing, func(i int) bool { return !strings.Contains(text, needle(i)) })
}

// canMerge reports whether a leading system message has one of the user after it.
func canMerge(in Input) bool {
	m := in.Messages
	return len(m) > 1 && m[0].Role == "system" && m[1].Role == "user" && m[0].Raw == nil && m[1].Raw == nil
}

// mergeSystem puts a leading system message in front of the user message
// after it.
func mergeSystem(in Input) Input {
	m := in.Messages
	first := Message{Role: "user", Content: m[0].Content + "\n\n" + m[1].Content}
	in.Messages = append([]Message{first}, m[2:]...)
	return in
}
