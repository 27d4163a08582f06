package schema

import (
	"errors"
	"strings"
	"testing"
)

// accepts tells whether a whole text is of the grammar.
func accepts(g *Grammar, text string) bool {
	a := g.NewAcceptor()
	for i := range len(text) {
		if !a.Accept(text[i]) {
			return false
		}
	}
	return a.Complete()
}

func TestAccept(t *testing.T) {
	for _, c := range []struct {
		schema  string
		yes, no []string
	}{
		{`{"type": "integer"}`,
			[]string{"0", "-1", "123456789012345"},
			[]string{"", "-", "01", "1.5", "1e3", "1234567890123456", " 1", "1 "}},
		{`{"type": "number"}`,
			[]string{"0", "-0.5", "1e9", "12.25E-3"},
			[]string{".5", "1.", "1e", "1e123", "+1", "NaN"}},
		{`{"type": "boolean"}`, []string{"true", "false"}, []string{"True", "tru", "null"}},
		{`{"type": ["string", "null"]}`, []string{`"x"`, `""`, "null"}, []string{"1", `"x`, `x"`}},
		{`{"type": "string"}`,
			[]string{`"é😀"`, `"\n\"\\\/"`, `"\u00e9\ud7ff"`, `"}]"`},
			[]string{"\"\n\"", `"\x"`, `"\ud800"`, "\"\xff\"", "\"\xed\xa0\x80\"", `"\u12"`}},
		{`{"type": "string", "minLength": 2, "maxLength": 3}`,
			[]string{`"ab"`, `"é😀x"`, `"\u00e9\n"`}, []string{`"a"`, `"abcd"`, `""`}},
		{`{"enum": ["a\"b", 1, null, [1, 2], {"k": "<"}, "é"]}`,
			[]string{`"a\"b"`, "1", "null", "[1,2]", `{"k":"<"}`, `"é"`}, []string{`"a"`, "2", "[1, 2]"}},
		{`{"const": null}`, []string{"null"}, []string{"1"}},
		{`{"type": "string", "enum": ["a", 1]}`, []string{`"a"`}, []string{"1"}},
		{`{"enum": ["a", "é😀", "abc", 1], "minLength": 2, "maxLength": 2}`, []string{`"é😀"`, "1"}, []string{`"a"`, `"abc"`}},
		{`{"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2}`,
			[]string{"[1]", "[1,2]", "[ 1 , 2 ]", "[\n  1,\n  2\n]"}, []string{"[]", "[1,2,3]", "[1,]", "[,1]", "[  1]"}},
		{`{"items": {"type": "null"}}`, []string{"[]", "[null,null,null]"}, []string{"null"}},
		{`{"type": "object", "properties": {"b": {"type": "integer"}, "a": {"type": "boolean"}, "c": {"type": "null"}}, "required": ["a"]}`,
			[]string{`{"b":1,"a":true,"c":null}`, `{"a":false}`, `{ "a": true, "c": null }`, "{\n \"b\": 1,\n \"a\": true\n}"},
			[]string{`{}`, `{"b":1}`, `{"a":true,"b":1}`, `{,"a":true}`, `{"a":true,}`, `{"a":true,"a":true}`, `{"d":1}`}},
		{`{"type": "object", "properties": {"x": {"type": "integer"}}}`, []string{"{}", `{"x":1}`, "{ }"}, []string{`{"x":1,}`}},
		{`{"type": "object"}`, []string{"{}"}, []string{`{"a":1}`}},
		{`{"anyOf": [{"type": "integer"}, {"type": "object", "properties": {"a": {"const": 1}}, "required": ["a"]}, {"type": "number"}]}`,
			[]string{"1", "1.5", `{"a":1}`}, []string{"{}", "true"}},
		{`{"type": "array", "items": {"type": "array", "items": {"type": "string", "maxLength": 1}, "maxItems": 1}, "maxItems": 2}`,
			[]string{`[["a"],["b"]]`, "[[],[]]", "[]"}, []string{`[["a","b"]]`, `[["ab"]]`, "[[],[],[]]"}},
	} {
		g, err := Compile([]byte(c.schema))
		if err != nil {
			t.Errorf("%s: %v", c.schema, err)
			continue
		}
		for _, text := range c.yes {
			if !accepts(g, text) {
				t.Errorf("%s does not accept %q", c.schema, text)
			}
		}
		for _, text := range c.no {
			if accepts(g, text) {
				t.Errorf("%s accepts %q", c.schema, text)
			}
		}
	}
}

func TestCompileErrors(t *testing.T) {
	deep := strings.Repeat(`{"type": "array", "items": `, 20) + `{"type": "null"}` + strings.Repeat("}", 20)
	wide := `{"type": "string", "enum": ["` + strings.Repeat("x", MaxInstructions) + `"]}`
	for _, c := range []struct {
		schema, want string
		unsupported  bool
	}{
		{`{"type": "integer", "minimum": 3}`, `keyword "minimum"`, true},
		{`{"required": ["a"], "anyOf": [{"type": "object", "properties": {"a": {"type": "integer"}}}]}`, "anyOf beside other keywords", true},
		{`{"minItems": 2, "anyOf": [{"items": {"type": "integer"}}]}`, "anyOf beside other keywords", true},
		{`{"enum": [{}], "required": ["a"]}`, "enum or const beside what describes objects or arrays", true},
		{`{"const": [1], "items": {"type": "string"}}`, "enum or const beside what describes objects or arrays", true},
		{`{"enum": ["a"], "minLength": 2}`, "allows no value", false},
		{`{"type": "object", "properties": {"a": {"$ref": "#"}}}`, `property "a": unsupported schema: keyword "$ref"`, true},
		{`{"type": "object", "properties": {"a": {"type": "any"}}}`, `at "#/properties/a": unknown type "any"`, false},
		{`{"type": "object", "required": ["a"]}`, `required property "a" is not declared`, true},
		{`{"type": "object", "properties": {"a": {"type": "null"}, "a": {"type": "null"}}}`, "declared twice", false},
		{`{"type": "array"}`, "array without items", true},
		{`{"type": "array", "items": true}`, "a schema must be an object", true},
		{`{"type": "string", "minLength": 3, "maxLength": 2}`, "minimum 3 is above maximum 2", false},
		{`{"type": "string", "minLength": -1}`, "negative minimum", false},
		{`{"type": "string", "minLength": 100000}`, "minimum above", true},
		{`{"anyOf": [null]}`, "a schema must be an object, not null", true},
		{`{"anyOf": []}`, "anyOf is empty", false},
		{`{"type": "string", "anyOf": [{"type": "string"}]}`, "anyOf beside other keywords", true},
		{`{"enum": [1], "const": 1}`, "enum and const", true},
		{`{"type": "string", "enum": [1]}`, "allows no value", false},
		{`{}`, "no type", true},
		{`true`, "a schema must be an object", true},
		{`{"type": `, "unexpected end", false},
		{deep, "nested deeper than", true},
		{strings.Repeat(`{"items": `, 1000), "nested deeper than", true},
		{wide, "instructions", true},
	} {
		_, err := Compile([]byte(c.schema))
		if err == nil || !strings.Contains(err.Error(), c.want) || errors.Is(err, ErrUnsupported) != c.unsupported {
			t.Errorf("%.80s: got %v, want %q (unsupported: %v)", c.schema, err, c.want, c.unsupported)
		}
	}
}
