package localmoe

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/seed-25a395fc/reason/localmoe/internal/chat"
)

// The parts of a conversation and of a reply.
type (
	// Message is one turn of a conversation.
	Message = chat.Message
	// Conversation is what a chat template sees. Empty BOS and EOS are filled
	// in from the vocabulary, a zero Now with the present time.
	Conversation = chat.Input
	// RenderedChat is a conversation in the form that the model was trained on.
	RenderedChat = chat.Result
	// ReplyPart is a piece of a reply.
	ReplyPart = chat.Part
	// ReplyKind is [ReplyAnswer] or [ReplyReasoning].
	ReplyKind = chat.Kind
	// ReplySplitter takes a reply apart into reasoning and answer while it is
	// generated.
	ReplySplitter = chat.Splitter
)

// The kinds of [ReplyPart].
const (
	ReplyAnswer    = chat.Answer
	ReplyReasoning = chat.Reasoning
)

// Render writes a conversation with the chat template of the file. A model
// without a usable template gets a plain form, and the result says so. Encode
// the text with special tokens recognised.
func (v *Vocabulary) Render(c Conversation) (RenderedChat, error) {
	if c.BOS == "" {
		c.BOS = v.spelling(v.BOS())
	}
	if c.EOS == "" {
		c.EOS = v.spelling(v.EOS())
	}
	if c.Now.IsZero() {
		c.Now = time.Now()
	}
	rendered, err := chat.New(v.Template()).Render(c)
	if err != nil {
		return RenderedChat{}, fmt.Errorf("localmoe: %w", err)
	}
	return rendered, nil
}

// TemplateError says why [Vocabulary.Render] writes a question, and a system message
// before it, in the plain form: the file has no chat template, or it cannot be used.
// It is nil where the template is used.
func (v *Vocabulary) TemplateError() error {
	rendered, err := v.Render(Conversation{
		Messages:            []Message{{Role: "system", Content: "Be brief."}, {Role: "user", Content: "Hi"}},
		AddGenerationPrompt: true,
	})
	if err != nil {
		return err
	}
	return rendered.Fallback
}

// RenderJSON renders a JSON object whose fields are the variables of the
// template: messages, add_generation_prompt, enable_thinking, tools and so on.
// bos_token and eos_token are added where they are missing; now, such as
// "2026-01-02T03:04:05", is the time that the template may state. Nothing
// stands in for a template that is missing or cannot be used: it is an error,
// which names the line and what was not understood.
func (v *Vocabulary) RenderJSON(object []byte) (string, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(object, &fields); err != nil {
		return "", fmt.Errorf("localmoe: a conversation must be a JSON object: %w", err)
	}
	if fields == nil {
		return "", errors.New("localmoe: a conversation must be a JSON object, not null")
	}
	for name, id := range map[string]int32{"bos_token": v.BOS(), "eos_token": v.EOS()} {
		if _, given := fields[name]; given {
			continue
		}
		text, err := json.Marshal(v.spelling(id))
		if err != nil {
			return "", fmt.Errorf("localmoe: %w", err)
		}
		comma := ","
		if len(fields) == 0 {
			comma = ""
		}
		// In front, so that the order of the given fields stays.
		object = fmt.Appendf(nil, `{"%s":%s%s%s`, name, text, comma, bytes.TrimLeft(object, " \t\r\n")[1:])
		fields[name] = text
	}
	return RenderTemplate(v.Template(), object)
}

// RenderTemplate is [Vocabulary.RenderJSON] for the source of a template that
// comes without a model; nothing is added to the object.
func RenderTemplate(source string, object []byte) (string, error) {
	text, err := chat.New(source).RenderJSON(object)
	if err != nil {
		return "", fmt.Errorf("localmoe: %w", err)
	}
	return text, nil
}

// NewReplySplitter returns a splitter for the reply to a rendered prompt. Feed
// it text with special tokens shown: in many models they are the marks of
// reasoning.
func (v *Vocabulary) NewReplySplitter(prompt string) *ReplySplitter {
	return chat.NewSplitter(chat.New(v.Template()).Tags(), prompt)
}

// spelling is the text of a token, "" for the one that does not exist.
func (v *Vocabulary) spelling(id int32) string {
	if id < 0 {
		return ""
	}
	return v.TokenText(id)
}
