// Package builtin carries the built-in model: a mixture of experts of eleven
// million parameters that was trained, by the code in the folder train, to work
// out arithmetic, word problems and twelve other kinds of questions step by step.
// It stands in a package of its own so that importers choose to carry it.
//
//	m, err := localmoe.OpenBytes(builtin.GGUF(), localmoe.Options{})
//
// The model reads and writes the format of prompts.Worked, of all
// prompts.WorkedFamilies, and nothing else. The model card, README.md, says what it was trained on, how often it errs and what
// it cannot do.
package builtin

import _ "embed"

//go:embed model.gguf
var gguf []byte

//go:embed README.md
var card string

//go:embed head.json
var head []byte

// Head is a file of the package critic/head that was trained on what this model drafts.
// The bytes are shared; callers must not change them.
func Head() []byte { return head }

// Card is the model card, in Markdown.
func Card() string { return card }

// GGUF is the model file: architecture qwen3moe, quantised to Q8_0, readable by
// any program that reads GGUF. The bytes are shared; callers must not change
// them.
func GGUF() []byte { return gguf }
