// Package chat writes conversations in the form a model was trained on, and
// takes what a model wrote apart into reasoning and answer.
//
//	t := chat.New(source) // the file's tokenizer.chat_template
//	res, err := t.Render(chat.Input{
//		Messages:            []chat.Message{{Role: "user", Content: "Hi"}},
//		AddGenerationPrompt: true,
//	})
//	split := chat.NewSplitter(t.Tags(), res.Text)
//	for _, part := range split.Push(generated) { … }
//	for _, part := range split.Flush() { … }
//
// A model without a template, or with one outside the Jinja subset, gets a
// plain built-in form; Result says so.
package chat

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/localmoe/internal/jinja"
)

// ErrNoTemplate is the reason for the plain form when the source is empty.
var ErrNoTemplate = errors.New("chat: the model has no chat template")

// Message is one turn of a conversation.
type Message struct {
	Role      string // "system", "user", "assistant", "tool", …
	Content   string
	Reasoning string // what an assistant thought before Content; may be empty

	// Raw, when not nil, is a JSON object that stands for the message as it
	// is, with all its fields (tool_calls, content parts, …) in order.
	Raw json.RawMessage
}

// Input is what templates see. Variables without a value are undefined.
type Input struct {
	Messages            []Message
	Tools               json.RawMessage // a JSON array of tool descriptions, or nil
	AddGenerationPrompt bool            // end where the assistant's answer begins
	EnableThinking      *bool           // nil leaves it to the template
	BOS, EOS            string          // texts of the tokens
	Now                 time.Time       // for templates that state the date
	Extra               map[string]any  // further variables, as encoding/json writes them
}

// Result is a rendered conversation.
type Result struct {
	Text string
	// Fallback says why the plain built-in form was used; nil means that the
	// model's own template rendered Text.
	Fallback error
	// SystemMerged says that the template refuses system messages or leaves
	// them out, so the first one was put in front of the first user message.
	SystemMerged bool
	// Stop holds texts that end an answer besides the model's end tokens; only
	// the plain form needs any.
	Stop []string
}

// Template is a chat template. It is safe for concurrent use.
type Template struct {
	source string
	tmpl   *jinja.Template
	err    error // why tmpl is nil
}

// New reads a template's source. It always succeeds; see Err.
func New(source string) *Template {
	t := &Template{source: source}
	if strings.TrimSpace(source) == "" {
		t.err = ErrNoTemplate
		return t
	}
	t.tmpl, t.err = jinja.Parse(source)
	return t
}

// RenderJSON renders one JSON object whose fields are the variables: messages,
// add_generation_prompt, bos_token, eos_token, tools, … The field now, such as
// "2026-01-02T03:04:05", is the time that strftime_now formats. There is no
// fallback: a template that cannot be used gives an error.
func (t *Template) RenderJSON(object []byte) (string, error) {
	if t.err != nil {
		return "", t.err
	}
	v, err := jinja.DecodeJSON(object)
	if err != nil {
		return "", err
	}
	vars, ok := v.(*jinja.Map)
	if !ok {
		return "", errors.New("chat: a conversation must be a JSON object")
	}
	var now time.Time
	if s, ok := vars.Get("now"); ok {
		if now, err = parseTime(s); err != nil {
			return "", err
		}
	}
	return t.tmpl.Render(vars, jinja.Options{Now: now})
}

func parseTime(v jinja.Value) (time.Time, error) {
	s, _ := v.(string)
	for _, layout := range []string{"2006-01-02T15:04:05.999999999", time.RFC3339, "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("chat: field now must be a time such as 2026-01-02T03:04:05, not %v", v)
}

// variables builds the template's variables; parts makes contents lists of one
// part of type text.
func (t *Template) variables(in Input, parts bool) (*jinja.Map, error) {
	vars := jinja.NewMap()
	messages := jinja.NewList()
	for i, m := range in.Messages {
		v, err := t.message(m, parts)
		if err != nil {
			return nil, fmt.Errorf("chat: message %d: %w", i, err)
		}
		messages.Items = append(messages.Items, v)
	}
	vars.Set("messages", messages)
	vars.Set("add_generation_prompt", in.AddGenerationPrompt)
	vars.Set("bos_token", in.BOS)
	vars.Set("eos_token", in.EOS)
	if in.Tools != nil {
		tools, err := jinja.DecodeJSON(in.Tools)
		if err != nil {
			return nil, fmt.Errorf("chat: tools: %w", err)
		}
		vars.Set("tools", tools)
	}
	if in.EnableThinking != nil {
		t.setThinking(vars, *in.EnableThinking)
	}
	for name, x := range in.Extra {
		v, err := toValue(x)
		if err != nil {
			return nil, fmt.Errorf("chat: variable %s: %w", name, err)
		}
		vars.Set(name, v)
	}
	return vars, nil
}

// switches are the variables by which templates turn thinking on and off, for
// templates that hold the text sign. A nil value leaves the variable undefined.
var switches = []struct {
	name, sign string
	on, off    jinja.Value
}{
	{"enable_thinking", "", true, false}, // this name and the next are in wide use
	{"thinking", "", true, false},
	{"reasoning", "reasoning is", true, false},                 // Cohere
	{"thinking_budget", "thinking_budget == 0", nil, int64(0)}, // Seed-OSS
	{"reasoning_effort", "'no_think'", "high", "no_think"},     // Hunyuan 3
}

func (t *Template) setThinking(vars *jinja.Map, on bool) {
	for _, s := range switches {
		value := s.off
		if on {
			value = s.on
		}
		if value != nil && strings.Contains(t.source, s.sign) {
			vars.Set(s.name, value)
		}
	}
}

func (t *Template) message(m Message, parts bool) (jinja.Value, error) {
	if m.Raw != nil {
		v, err := jinja.DecodeJSON(m.Raw)
		if _, ok := v.(*jinja.Map); err == nil && !ok {
			err = errors.New("not a JSON object")
		}
		return v, err
	}
	v := jinja.NewMap()
	v.Set("role", m.Role)
	v.Set("content", content(m.Content, parts))
	if m.Reasoning != "" {
		v.Set(t.reasoningField(), m.Reasoning)
	}
	return v, nil
}

func content(text string, parts bool) jinja.Value {
	if !parts {
		return text
	}
	part := jinja.NewMap()
	part.Set("type", "text")
	part.Set("text", text)
	list := jinja.NewList()
	list.Items = append(list.Items, part)
	return list
}

// reasoningField is the name by which the template reads an assistant's
// reasoning.
func (t *Template) reasoningField() string {
	if !strings.Contains(t.source, "reasoning_content") && strings.Contains(t.source, "message.thinking") {
		return "thinking" // gpt-oss
	}
	return "reasoning_content"
}

func toValue(x any) (jinja.Value, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(x); err != nil {
		return nil, err
	}
	return jinja.DecodeJSON(b.Bytes())
}
