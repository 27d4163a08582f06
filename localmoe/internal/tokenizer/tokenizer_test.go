package tokenizer

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/cases/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		t.Run(name, func(t *testing.T) {
			tok, cases := load(t, name)
			for _, c := range cases {
				checkCase(t, tok, c)
			}
		})
	}
}

// checkCase compares every way of encoding and decoding a text with c.
func checkCase(t *testing.T, tok *Tokenizer, c fixtureCase) {
	t.Helper()
	if got := tok.Encode(c.Text, false); !slices.Equal(got, c.IDs) && (c.Quirk == nil || !slices.Equal(got, c.Quirk.IDs)) {
		t.Errorf("Encode(%q, false) = %v, want %v", c.Text, got, c.IDs)
	}
	want := c.IDsParse
	if want == nil {
		want = c.IDs
	}
	got := tok.Encode(c.Text, true)
	if !slices.Equal(got, want) {
		t.Errorf("Encode(%q, true) = %v, want %v", c.Text, got, want)
	}
	if text := tok.Decode(want, true); text != c.DetokParse {
		t.Errorf("Decode(%v, true) = %q, want %q", want, text, c.DetokParse)
	}
	if tok.AddBOS() {
		got = append([]int32{tok.BOS()}, got...)
	}
	if !slices.Equal(got, c.IDsAddParse) {
		t.Errorf("with BOS, Encode(%q, true) = %v, want %v", c.Text, got, c.IDsAddParse)
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, name := range []string{"qwen2", "llama", "gemma4"} {
		tok, cases := load(b, name)
		var text strings.Builder
		for _, c := range cases {
			text.WriteString(c.Text)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				tok.Encode(text.String(), true)
			}
		})
	}
}
