// Package jinja renders Hugging Face chat templates.
//
// It implements the part of Jinja2 that chat templates use, with the settings
// of transformers' apply_chat_template: immutable sandbox, trim_blocks,
// lstrip_blocks, break and continue, generation blocks, tojson without ASCII
// escapes, raise_exception and strftime_now. Values behave as Python's do:
// truthiness, str(), comparison, slicing and string methods follow CPython.
//
//	t, err := jinja.Parse(source)
//	vars := jinja.NewMap()
//	vars.Set("name", "Ada")
//	text, err := t.Render(vars, jinja.Options{})
//
// Templates come out of model files and are not trusted. A template cannot
// reach files, the network, the clock (the caller hands it in) or randomness,
// cannot change its inputs, and stops with ErrLimit when it exceeds the steps,
// bytes or depth that Options allow. include, import, extends and block are
// refused by Parse.
package jinja

import (
	"strings"
	"time"
)

// Defaults of Options, and limits that are not adjustable.
const (
	DefaultMaxSteps  = 10_000_000 // evaluated nodes and scanned elements
	DefaultMaxOutput = 32 << 20   // bytes of text written, captured blocks included
	DefaultMaxAlloc  = 512 << 20  // bytes of all values made during one render, garbage included
	DefaultMaxDepth  = 1000       // nested evaluations: expressions, blocks and macro calls

	// MaxRange is the most elements range() gives, as in Jinja2's sandbox.
	MaxRange = 100_000
	// MaxSource is the largest template in bytes that Parse accepts.
	MaxSource = 4 << 20

	maxName       = 1 << 10 // bytes of a name in a template's source
	maxParseDepth = 200     // nesting of expressions and blocks in a template's source
)

// Options bound one Render. The zero value means the defaults above and the
// zero time.
type Options struct {
	MaxSteps  int       // evaluated nodes and scanned elements
	MaxOutput int       // bytes
	MaxAlloc  int       // bytes
	MaxDepth  int       // levels
	Now       time.Time // what strftime_now formats
}

func (o Options) withDefaults() Options {
	fill := func(v *int, def int) {
		if *v <= 0 {
			*v = def
		}
	}
	fill(&o.MaxSteps, DefaultMaxSteps)
	fill(&o.MaxOutput, DefaultMaxOutput)
	fill(&o.MaxAlloc, DefaultMaxAlloc)
	fill(&o.MaxDepth, DefaultMaxDepth)
	return o
}

// Template is a parsed template. It is immutable and safe for concurrent use.
type Template struct {
	body []stmt
}

// Parse reads a template. A syntax error, or a construct outside the subset,
// gives an *Error with its line.
func Parse(source string) (*Template, error) {
	if len(source) > MaxSource {
		return nil, &Error{Line: 1, Msg: "template is too large", Err: ErrLimit}
	}
	toks, err := lex(source)
	if err != nil {
		return nil, err
	}
	p := &parser{toks: toks}
	body, err := p.template()
	if err != nil {
		return nil, err
	}
	return &Template{body: body}, nil
}

// Render runs the template with vars as its variables and returns the text.
// vars is not changed. Errors are *Error; errors.As with *RaisedError tells
// that the template itself called raise_exception, errors.Is with ErrLimit
// that it ran over o.
func (t *Template) Render(vars *Map, o Options) (string, error) {
	if vars == nil {
		vars = NewMap()
	}
	r := &renderer{opt: o.withDefaults(), vars: vars, out: &strings.Builder{}}
	ctl, err := r.execAll(t.body, &scope{})
	if err != nil {
		return "", err
	}
	if ctl != ctlNone {
		return "", &Error{Line: 1, Msg: "break or continue outside a loop"}
	}
	return r.out.String(), nil
}
