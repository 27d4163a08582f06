package schema

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"pgregory.net/rapid"
)

// schemas draws schemas of the subset, at most depth levels deep.
func schemas(depth int) *rapid.Generator[map[string]any] {
	return rapid.Custom(func(t *rapid.T) map[string]any {
		kinds := []string{"string", "integer", "number", "boolean", "null", "enum", "const", "types"}
		if depth > 0 {
			kinds = append(kinds, "object", "object", "array", "anyOf")
		}
		sub := func(label string) any { return schemas(depth-1).Draw(t, label) }
		switch kind := rapid.SampledFrom(kinds).Draw(t, "kind"); kind {
		case "object":
			props, required := map[string]any{}, []string{}
			for _, name := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "ab", "b\"", "é", "<c>", "d/~"}),
				rapid.ID[string]).Draw(t, "names") {
				props[name] = sub("property")
				if rapid.Bool().Draw(t, "required") {
					required = append(required, name)
				}
			}
			return map[string]any{"type": kind, "properties": props, "required": required, "additionalProperties": false}
		case "array":
			lo := rapid.IntRange(0, 3).Draw(t, "minItems")
			return map[string]any{"type": kind, "items": sub("items"), "minItems": lo,
				"maxItems": lo + rapid.IntRange(0, 3).Draw(t, "more")}
		case "anyOf":
			return map[string]any{"anyOf": []any{sub("first"), sub("second")}}
		case "string":
			lo := rapid.IntRange(0, 3).Draw(t, "minLength")
			return map[string]any{"type": kind, "minLength": lo, "maxLength": lo + rapid.IntRange(0, 5).Draw(t, "more")}
		case "enum":
			return map[string]any{"enum": []any{"x", "xy", 1, -2.5, nil, true, []any{1, "é"}, map[string]any{"k": "<"}}}
		case "const":
			return map[string]any{"const": rapid.SampledFrom([]any{"a\nb", 0, nil, false}).Draw(t, "value")}
		case "types":
			return map[string]any{"type": []string{"integer", "null", "string"}}
		default:
			return map[string]any{"type": kind}
		}
	})
}

// vocabulary is every byte and some longer pieces, with an end token.
func vocabulary() (pieces [][]byte, end int32) {
	for b := range 256 {
		pieces = append(pieces, []byte{byte(b)})
	}
	for _, s := range []string{`{"`, `":`, `": `, `",`, `", "`, `"}`, `}]`, `"]`, `[{"`, "ab", "true", "false", "null", "12", ".5",
		"\n  ", " \"", "é", "\xc3", "\xa9x", `\u00`, `\"`, "😀", "", "", `"a":`, `, `, `],`} {
		pieces = append(pieces, []byte(s))
	}
	return append(pieces, nil), int32(len(pieces))
}

// generate draws allowed tokens until the end token; after a while it prefers
// tokens that close what is open.
func generate(t *rapid.T, c *Constraint, pieces [][]byte, end int32, rnd *rand.Rand) string {
	allowed := make([]bool, len(pieces))
	var text strings.Builder
	for step := 0; ; step++ {
		if step > 5000 {
			t.Fatalf("no end after %.200q", text.String())
		}
		c.Mask(allowed)
		var ids []int32
		for id, ok := range allowed {
			if ok {
				ids = append(ids, int32(id))
			}
		}
		if len(ids) == 0 {
			t.Fatalf("nothing is allowed after %q", text.String())
		}
		id := ids[rnd.IntN(len(ids))]
		if closing := slices.IndexFunc([]int32{end, '"', ']', '}', ',', ':'}, func(id int32) bool { return allowed[id] }); step > 40 && closing >= 0 {
			id = []int32{end, '"', ']', '}', ',', ':'}[closing]
		}
		c.Advance(id)
		if id == end {
			return text.String()
		}
		text.Write(pieces[id])
	}
}

// TestGenerated: whatever is generated under a mask parses and satisfies the
// schema, says an independent validator.
func TestGenerated(t *testing.T) {
	pieces, end := vocabulary()
	vocab := NewVocabulary(pieces)
	rapid.Check(t, func(t *rapid.T) {
		text, err := json.Marshal(schemas(3).Draw(t, "schema"))
		if err != nil {
			t.Fatal(err)
		}
		g, err := Compile(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var js jsonschema.Schema
		if err := json.Unmarshal(text, &js); err != nil {
			t.Fatal(err)
		}
		validator, err := js.Resolve(nil)
		if err != nil {
			t.Fatal(err)
		}
		c := NewConstraint(g, vocab, []int32{end})
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for range 3 {
			c.Reset()
			out := generate(t, c, pieces, end, rnd)
			var v any
			if err := json.Unmarshal([]byte(out), &v); err != nil {
				t.Fatalf("%s: %q does not parse: %v", text, out, err)
			}
			if err := validator.Validate(v); err != nil {
				t.Fatalf("%s: %q: %v", text, out, err)
			}
		}
	})
}

// TestMaskIsExact compares masks with an acceptor that reads each piece.
func TestMaskIsExact(t *testing.T) {
	pieces, end := vocabulary()
	vocab := NewVocabulary(pieces)
	rapid.Check(t, func(t *rapid.T) {
		text, err := json.Marshal(schemas(2).Draw(t, "schema"))
		if err != nil {
			t.Fatal(err)
		}
		g, err := Compile(text)
		if err != nil {
			t.Fatal(err)
		}
		c, a := NewConstraint(g, vocab, []int32{end}), g.NewAcceptor()
		allowed := make([]bool, len(pieces))
		for range 25 {
			c.Mask(allowed)
			var ids []int32
			for id, piece := range pieces {
				want := int32(id) == end && a.Complete()
				if len(piece) > 0 {
					probe := *a
					want = !slices.ContainsFunc(piece, func(b byte) bool { return !probe.Accept(b) })
				}
				if allowed[id] != want {
					t.Fatalf("%s: token %q allowed: %v, want %v", text, piece, allowed[id], want)
				}
				if want && len(piece) > 0 {
					ids = append(ids, int32(id))
				}
			}
			if len(ids) == 0 {
				return
			}
			id := rapid.SampledFrom(ids).Draw(t, "token")
			c.Advance(id)
			for _, b := range pieces[id] {
				a.Accept(b)
			}
		}
	})
}

func TestAdvance(t *testing.T) {
	pieces, end := vocabulary()
	g, err := Compile([]byte(`{"type": "boolean"}`))
	if err != nil {
		t.Fatal(err)
	}
	c := NewConstraint(g, NewVocabulary(pieces), []int32{end})
	allowed := make([]bool, len(pieces))
	count := func() (n int) {
		c.Mask(allowed)
		for _, ok := range allowed {
			if ok {
				n++
			}
		}
		return n
	}
	if n := count(); n != 4 || c.Complete() { // t, f, true, false
		t.Errorf("%d tokens allowed at the start", n)
	}
	c.Advance(int32(slices.IndexFunc(pieces, func(p []byte) bool { return string(p) == "true" })))
	if n := count(); n != 1 || !allowed[end] || !c.Complete() {
		t.Errorf("%d tokens allowed after true", n)
	}
	for _, wrong := range []int32{'x', -1, int32(len(pieces))} {
		c.Reset()
		c.Advance(wrong)
		c.Advance('t')
		if n := count(); n != 0 {
			t.Errorf("%d tokens allowed after token %d, which was not", n, wrong)
		}
	}
	c.Reset()
	c.Advance(end)
	if count() != 0 || c.Complete() {
		t.Error("an early end counts as complete")
	}
}

// TestManyStates runs through more states than are kept.
// A token that ends a text may have a text of its own, which could be part of a string.
func TestEndsWithText(t *testing.T) {
	g, err := Compile([]byte(`{"type": "string"}`))
	if err != nil {
		t.Fatal(err)
	}
	c := NewConstraint(g, NewVocabulary([][]byte{[]byte(`"`), []byte("</s>")}), []int32{1})
	allowed := make([]bool, 2)
	for step, want := range []bool{false, false, true} {
		if c.Mask(allowed); allowed[1] != want {
			t.Errorf("after %d quotation marks the end is allowed: %t", step, allowed[1])
		}
		c.Advance(0)
	}
}

func TestManyStates(t *testing.T) {
	pieces, end := vocabulary()
	g, err := Compile([]byte(`{"type": "string", "minLength": 60000}`))
	if err != nil {
		t.Fatal(err)
	}
	c := NewConstraint(g, NewVocabulary(pieces), []int32{end})
	c.Advance('"')
	for i := range 60000 {
		if c.Complete() {
			t.Fatalf("complete after %d characters", i)
		}
		c.Advance('x')
	}
	c.Advance('"')
	if !c.Complete() {
		t.Error("not complete after the closing quote")
	}
}

func FuzzCompile(f *testing.F) {
	f.Add(`{"type": "object", "properties": {"a": {"type": ["integer", "null"]}, "b": {"enum": ["x", 1]}}, "required": ["a"]}`, `{"a": 1}`)
	f.Add(`{"type": "array", "items": {"anyOf": [{"type": "string", "maxLength": 3}, {"const": null}]}, "minItems": 1}`, `["é", null]`)
	f.Add(`{"type": "number"}`, `-1.5e3`)
	f.Fuzz(func(t *testing.T, schema, text string) {
		g, err := Compile([]byte(schema))
		if err != nil {
			return
		}
		if !accepts(g, text) {
			return
		}
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			t.Errorf("%s accepts %q, which does not parse: %v", schema, text, err)
		}
	})
}

// BenchmarkMask measures masks inside a string, where most tokens are allowed
// and the count makes every state new.
func BenchmarkMask(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	pieces := make([][]byte, 150_000)
	for id := range pieces {
		if id < 256 {
			pieces[id] = []byte{byte(id)}
			continue
		}
		p := make([]byte, 1+rnd.IntN(10))
		for i := range p {
			p[i] = " etaoinshrdlu"[rnd.IntN(13)]
		}
		pieces[id] = p
	}
	v := NewVocabulary(pieces)
	allowed := make([]bool, len(pieces))
	for _, schema := range []string{`{"type": "string"}`, `{"type": "string", "maxLength": 60000}`} {
		b.Run(schema, func(b *testing.B) {
			g, err := Compile([]byte(schema))
			if err != nil {
				b.Fatal(err)
			}
			c := NewConstraint(g, v, nil)
			c.Advance('"')
			b.ReportAllocs()
			for b.Loop() {
				c.Mask(allowed)
				c.Advance('x')
			}
		})
	}
}
