// Package schema makes a model write JSON that satisfies a schema.
//
// Compile turns a JSON Schema into a Grammar over bytes; NewConstraint turns
// the grammar into masks over a model's tokens:
//
//	g, err := schema.Compile([]byte(`{"type": "object", "properties": {
//		"step": {"type": "integer"}, "reason": {"type": "string", "maxLength": 200}},
//		"required": ["step", "reason"]}`))
//	c := schema.NewConstraint(g, schema.NewVocabulary(pieces), endTokens)
//	c.Mask(allowed)  // which tokens may come next
//	c.Advance(token) // this one came
//
// The subset of JSON Schema (2020-12):
//
//	type                  object, array, string, integer, number, boolean, null, or a list of them
//	properties, required  written in the order of properties, none but these; those not required may be left out
//	items                 with minItems and maxItems
//	minLength, maxLength  of strings, in Unicode code points
//	enum, const           any JSON values; beside them type, minLength and maxLength alone
//	anyOf                 of such schemas, beside no other keyword
//
// Annotations (title, description, default, examples, $schema, $id, $comment,
// deprecated) and additionalProperties are ignored: a text with declared
// properties only satisfies any of the latter's values. Every other keyword
// gives an error that names it.
//
// The grammar allows less than JSON does, so that no model can go on forever
// between two values: between tokens of JSON there may be nothing, one space,
// or a newline with at most 16 spaces after it; whole numbers have at most 15
// digits, fractions at most 17 more, exponents at most 2; \u escapes do not
// write surrogates. Strings without maxLength and arrays without maxItems have
// no end of their own; bound the number of tokens.
package schema

import (
	"errors"
	"fmt"
)

// ErrUnsupported is wrapped by errors of schemas that are valid but use more
// than the subset, or are too large.
var ErrUnsupported = errors.New("unsupported schema")

// Limits of Compile.
const (
	MaxInstructions = 200_000 // of a compiled grammar
	MaxDepth        = 12      // nested objects, arrays and strings with lengths
	maxCount        = 1<<16 - 2
)

// Grammar is a compiled schema. It is immutable and safe for concurrent use.
type Grammar struct {
	prog []instruction
	sets []byteSet
}

// Compile reads a schema. Errors name the place by its JSON Pointer.
func Compile(schema []byte) (*Grammar, error) {
	doc, err := parse(schema)
	if err != nil {
		return nil, fmt.Errorf("schema: %w", err)
	}
	c := &compiler{g: &Grammar{}}
	c.value(doc, "", 0)
	c.emit(instruction{op: opMatch})
	if c.err != nil {
		return nil, fmt.Errorf("schema: %w", c.err)
	}
	return c.g, nil
}
