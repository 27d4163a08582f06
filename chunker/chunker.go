// Package chunker says where a chunk of a draft ends.
package chunker

import "strings"

// Boundary reports whether the chunk drafted so far is complete. It is asked
// once per token, with all of the chunk.
type Boundary func(text string) bool

// Line ends a chunk with its line: the chunks of the built-in model.
func Line(text string) bool { return strings.HasSuffix(text, "\n") }
