package schema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// document is one schema object.
type document struct {
	Type       types             `json:"type"`
	Properties properties        `json:"properties"`
	Required   []string          `json:"required"`
	Items      *document         `json:"items"`
	MinItems   *int              `json:"minItems"`
	MaxItems   *int              `json:"maxItems"`
	MinLength  *int              `json:"minLength"`
	MaxLength  *int              `json:"maxLength"`
	Enum       []json.RawMessage `json:"enum"`
	Const      json.RawMessage   `json:"const"`
	AnyOf      []*document       `json:"anyOf"`
}

// types is the keyword type: one name or a list.
type types []string

func (t *types) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*t = types{one}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(t))
}

// properties keep the order of the schema's text.
type properties []property

type property struct {
	name   string
	schema *document
}

func (p *properties) UnmarshalJSON(data []byte) error {
	*p = properties{}
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New("properties must be an object")
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		next := property{name: t.(string), schema: &document{}}
		if err := d.Decode(next.schema); err != nil {
			return fmt.Errorf("property %q: %w", next.name, err)
		}
		if slices.ContainsFunc(*p, func(q property) bool { return q.name == next.name }) {
			return fmt.Errorf("property %q is declared twice", next.name)
		}
		*p = append(*p, next)
	}
	return nil
}

var known = []string{
	"type", "properties", "required", "items", "minItems", "maxItems", "minLength", "maxLength",
	"enum", "const", "anyOf",
	"additionalProperties", "title", "description", "default", "examples", "$schema", "$id", "$comment", "deprecated",
}

func (d *document) UnmarshalJSON(data []byte) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil || keys == nil {
		return fmt.Errorf("%w: a schema must be an object, not %.20s", ErrUnsupported, data)
	}
	for key := range keys {
		if !slices.Contains(known, key) {
			return fmt.Errorf("%w: keyword %q", ErrUnsupported, key)
		}
	}
	type plain document // without this method
	if err := json.Unmarshal(data, (*plain)(d)); err != nil {
		return err
	}
	if slices.Contains(d.AnyOf, nil) {
		return fmt.Errorf("%w: a schema must be an object, not null", ErrUnsupported)
	}
	return nil
}

// maxNesting bounds the decoder's recursion through nested schemas, each level
// of which it scans again.
const maxNesting = 64

func parse(data []byte) (*document, error) {
	if err := checkNesting(data); err != nil {
		return nil, err
	}
	d := &document{}
	if err := json.Unmarshal(data, d); err != nil {
		return nil, err
	}
	return d, nil
}

func checkNesting(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth > maxNesting {
			return fmt.Errorf("%w: nested deeper than %d", ErrUnsupported, maxNesting)
		}
	}
}

// kinds returns the types that d allows. Without the keyword, the other
// keywords tell.
func (d *document) kinds() []string {
	switch {
	case len(d.Type) > 0:
		return d.Type
	case d.Properties != nil:
		return []string{"object"}
	case d.Items != nil:
		return []string{"array"}
	case d.MinLength != nil || d.MaxLength != nil:
		return []string{"string"}
	}
	return nil
}

// bounded tells whether d says what objects need or how long arrays may be, which alone
// tells no type.
func (d *document) bounded() bool {
	return len(d.Required) > 0 || d.MinItems != nil || d.MaxItems != nil
}

// literals returns the values of enum or const that the types and lengths allow, as
// JSON texts; ok is false without these keywords.
func (d *document) literals() (texts []string, ok bool, err error) {
	values := d.Enum
	if d.Const != nil {
		if values != nil {
			return nil, false, fmt.Errorf("%w: enum and const in one schema", ErrUnsupported)
		}
		values = []json.RawMessage{d.Const}
	}
	if values == nil {
		return nil, false, nil
	}
	if d.Properties != nil || d.Items != nil || d.bounded() {
		return nil, false, fmt.Errorf("%w: enum or const beside what describes objects or arrays", ErrUnsupported)
	}
	for _, raw := range values {
		text, err := canonical(raw)
		if err != nil {
			return nil, false, err
		}
		typed := len(d.Type) == 0 || slices.ContainsFunc(d.Type, func(t string) bool { return isType(text, t) })
		if typed && d.fits(text) {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 {
		return nil, false, errors.New("enum or const allows no value")
	}
	return texts, true, nil
}

// fits tells whether a JSON text, if it is a string, has a length that d allows.
func (d *document) fits(text string) bool {
	var s string
	if text[0] != '"' || json.Unmarshal([]byte(text), &s) != nil {
		return true
	}
	n := utf8.RuneCountInString(s)
	return (d.MinLength == nil || n >= *d.MinLength) && (d.MaxLength == nil || n <= *d.MaxLength)
}

// canonical writes a value as a model would: compact, with no needless
// escapes in a string.
func canonical(raw json.RawMessage) (string, error) {
	var s string
	if len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, &s) == nil {
		return quote(s), nil
	}
	var b bytes.Buffer
	err := json.Compact(&b, raw)
	return b.String(), err
}

func quote(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""` // strings always encode
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// isType tells whether a JSON text is of a schema type.
func isType(text, t string) bool {
	switch text[0] {
	case '{':
		return t == "object"
	case '[':
		return t == "array"
	case '"':
		return t == "string"
	case 't', 'f':
		return t == "boolean"
	case 'n':
		return t == "null"
	}
	var i int64
	return t == "number" || t == "integer" && json.Unmarshal([]byte(text), &i) == nil
}
