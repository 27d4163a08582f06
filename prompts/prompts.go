// Package prompts turns a question into what a model reads, and reads the
// final answer out of what the model wrote.
//
// A [Format] is a convention between us and a model: [Worked] is the one the
// built-in model was trained on, [Steps] asks any instruction-tuned model for
// numbered steps and a last line that holds the answer.
//
// [Worked] shows a question to a reader of each family that the model knows, until one takes it. Each
// reader is a package below internal, and none but that of lists knows another. The packages beside
// them take the frame off a question, cut it into words and know what these may mean.
package prompts

import (
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/form"
)

// ErrOutOfScope is wrapped by [Format.Prompt] when a format cannot carry a
// question. The message around it says, in words for the person who asked,
// which part was not understood.
var ErrOutOfScope = form.ErrOutOfScope

// Prompt is what a model reads before it drafts: either Raw, or System and User.
type Prompt struct {
	// Raw, when not empty, is the exact text that the model continues. Special
	// tokens stand in it by their text.
	Raw string
	// System and User are messages that the model's chat template renders. An
	// empty System is left out.
	System, User string
	// Schema, when not empty, is the JSON schema that the reply is to follow.
	// Models that can be held to one are; others see only the messages.
	Schema string
	// Legend says what the answers that the model may state stand for, where it
	// answers in symbols: a line "stated=meant" for each symbol, none of which
	// begins another. It is text so that prompts can be compared.
	Legend string
}

// Answer is the answer for the person who asked, from what [Format.Final] read:
// what that stands for in the legend, or what each part of it does, with a blank
// between two.
func (p Prompt) Answer(final string) string {
	var meant []string
	for rest := final; rest != ""; {
		stated, means, ok := p.legend(rest)
		if !ok {
			return final
		}
		meant, rest = append(meant, means), rest[len(stated):]
	}
	return strings.Join(meant, " ")
}

// Offers reports whether an answer that [Format.Final] read is among those of the legend,
// which holds all there can be. It is true where there is no legend.
func (p Prompt) Offers(final string) bool {
	for rest := final; p.Legend != "" && rest != ""; {
		stated, _, ok := p.legend(rest)
		if !ok {
			return false
		}
		rest = rest[len(stated):]
	}
	return true
}

// legend finds the line whose symbol text begins with.
func (p Prompt) legend(text string) (stated, means string, ok bool) {
	for line := range strings.Lines(p.Legend) {
		stated, means, ok = strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if ok && stated != "" && strings.HasPrefix(text, stated) {
			return stated, means, true
		}
	}
	return "", "", false
}

// Text is all that the model reads of the question, whichever way it is given.
func (p Prompt) Text() string {
	if p.Raw != "" {
		return p.Raw
	}
	return p.User
}

// Format is a convention for asking a model and for understanding its answer.
// Implementations are values without state and safe for concurrent use.
type Format interface {
	// Name identifies the format and its version, for traces and stores.
	Name() string
	// Prompt states the question. It fails with an error that wraps
	// [ErrOutOfScope] when the format cannot carry the question.
	Prompt(question string) (Prompt, error)
	// Cue is text that, appended after what was accepted so far, makes the
	// model state its answer at once. It is how an answer is forced when the
	// budget ends.
	Cue(p Prompt, accepted string) string
	// Final is the bare answer stated in text, such as "42"; ok is false while
	// none is stated.
	Final(text string) (answer string, ok bool)
}
