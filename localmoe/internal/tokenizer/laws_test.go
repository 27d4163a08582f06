package tokenizer

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// fixtureNames returns the names of all fixtures.
func fixtureNames(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/cases/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for i, path := range paths {
		paths[i] = strings.TrimSuffix(filepath.Base(path), ".json")
	}
	return paths
}

// all returns the tokenizers of all fixtures.
func all(t testing.TB) map[string]*Tokenizer {
	toks := make(map[string]*Tokenizer)
	for _, name := range fixtureNames(t) {
		toks[name], _ = load(t, name)
	}
	return toks
}

func isByteLevel(tok *Tokenizer) bool {
	_, ok := tok.model.(*byteBPE)
	return ok
}

func (t *Tokenizer) isSpecial(id int32) bool { return t.hidden(id) || t.kinds[id] == kindUserDefined }

// checkRoundTrip requires that text comes back from its ids: exactly with
// byte-level vocabularies, and with blanks for U+2581 with the others.
func checkRoundTrip(t interface{ Fatalf(string, ...any) }, name string, tok *Tokenizer, text string, parse bool) {
	want := text
	if !isByteLevel(tok) {
		want = strings.ReplaceAll(text, wordBlank, " ")
	}
	ids := tok.Encode(text, parse)
	got := tok.Decode(ids, true)
	if tok.prefix && slices.ContainsFunc(ids, tok.isSpecial) {
		// Each stretch of text between special tokens has a blank of its own.
		got, want = strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(want, " ", "")
	}
	if got != want {
		t.Fatalf("%s: Decode(Encode(%q, %v)) = %q", name, text, parse, got)
	}
	for _, id := range ids {
		if !parse && tok.IsControl(id) {
			t.Fatalf("%s: Encode(%q, false) holds the control token %q", name, text, tok.Text(id))
		}
	}
}

func TestRoundTrip(t *testing.T) {
	toks := all(t)
	specials := []string{"<|im_start|>", "<|im_end|>", "<think>", "<s>", "</s>", "[INST]", "<|end|>", "<|start|>", "<unk>", "<0x0A>", "<eos>", "▁", "[PAD525]"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.OneOf(
			unicodeText(),
			rapid.SampledFrom(specials),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		)).Draw(t, "parts"), "")
		parse := rapid.Bool().Draw(t, "parse")
		for name, tok := range toks {
			checkRoundTrip(t, name, tok, text, parse)
		}
	})
}

// TestHostileText encodes texts that take quadratic time where a scanner looks
// ahead without end, where merging searches for the best pair by going through
// all, or where each special token is searched for on its own.
func TestHostileText(t *testing.T) {
	const size = 1 << 15
	units := []string{
		"a", "A", "1", " ", "\n", "\t", "'", ".", "<", "<|", "é", "中", "\u0301", "\u3000", "\xff", "ab", " \n", "\u00aaA", "A\u0301",
		"a ", "'s", "1a", " .", "<|im_start|>", "s", "th",
	}
	for _, name := range []string{"qwen2", "llama-bpe", "llama", "gemma4"} {
		tok, _ := load(t, name)
		for _, unit := range units {
			checkRoundTrip(t, name, tok, strings.Repeat(unit, size/len(unit))+"x", true)
		}
	}
}

func TestSplittersAreLinear(t *testing.T) {
	for name := range patterns {
		pre, err := findPreTokenizer(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, unit := range []string{"a", "A", "1", " ", "\n", "'", ".", "\u00aa", "\u0301", "\u3000", "\xff", "中", "ªA", " \n", "\u3000a"} {
			for _, tail := range []string{"", "x"} {
				text := strings.Repeat(unit, 1<<14) + tail
				if got := strings.Join(slices.Collect(pre.split.words(text)), ""); got != text {
					t.Errorf("%s: the words of %d times %q do not make up the text", name, 1<<14, unit)
				}
			}
		}
	}
}

// checkStream requires that a stream returns what the pieces spell, and that no
// string it returns ends inside a character of that.
func checkStream(t interface{ Fatalf(string, ...any) }, tok *Tokenizer, ids []int32, special bool) {
	var want, got []byte
	var ends []int // of what Push returned
	s := tok.NewStream(special)
	for _, id := range ids {
		want = append(want, tok.shown(id, special)...)
		got = append(got, s.Push(id)...)
		ends = append(ends, len(got))
	}
	got = append(got, s.Flush()...)
	if !bytes.Equal(got, want) {
		t.Fatalf("the stream of %v returns %q, want %q", ids, got, want)
	}
	for from := 0; from < len(got); {
		_, n := utf8.DecodeRune(got[from:])
		for len(ends) > 0 && ends[0] < from+n {
			if ends[0] > from {
				t.Fatalf("the stream of %v returns text that ends inside %q", ids, got[from:from+n])
			}
			ends = ends[1:]
		}
		from += n
	}
}

func TestStream(t *testing.T) {
	toks := all(t)
	rapid.Check(t, func(t *rapid.T) {
		tok := toks[rapid.SampledFrom([]string{"qwen2", "llama", "gemma4", "gpt-4o"}).Draw(t, "vocabulary")]
		ids := rapid.SliceOf(rapid.Int32Range(-1, int32(tok.Size()))).Draw(t, "ids")
		ids = append(ids, tok.Encode(unicodeText().Draw(t, "text"), true)...)
		checkStream(t, tok, ids, rapid.Bool().Draw(t, "special"))
	})
}

func TestStreamHoldsHalfCharacters(t *testing.T) {
	tok, _ := load(t, "qwen2")
	var got []string
	s := tok.NewStream(false)
	for _, id := range tok.Encode("a👍!", false) {
		got = append(got, s.Push(id))
	}
	if want := []string{"a", "", "", "", "👍", "!"}; !slices.Equal(got, want) {
		t.Errorf("pushing the tokens of a👍! returns %q, want %q", got, want)
	}
	if rest := s.Flush(); rest != "" {
		t.Errorf("Flush returns %q after the last character is complete", rest)
	}
	s.Push(tok.Encode("👍", false)[0])
	if rest := s.Flush(); rest != "\xf0" {
		t.Errorf("Flush returns %q, want the first byte of an unfinished character", rest)
	}
}

func FuzzEncode(f *testing.F) {
	for _, c := range []string{"", "Hello world", "a\xff\xfe", "<|im_start|>user\n<think>", "  \n 12345's", "\xe2\x96"} {
		f.Add(c, true)
		f.Add(c, false)
	}
	toks := all(f)
	f.Fuzz(func(t *testing.T, text string, parse bool) {
		for name, tok := range toks {
			checkRoundTrip(t, name, tok, text, parse)
		}
	})
}

func FuzzStream(f *testing.F) {
	f.Add([]byte("\x01\x02\xf0\x9f\x91\x8d"), true)
	toks := all(f)
	f.Fuzz(func(t *testing.T, data []byte, special bool) {
		for _, tok := range toks {
			var ids []int32
			for i, b := range data {
				ids = append(ids, int32(b)+int32(i%3)*256-1)
			}
			checkStream(t, tok, ids, special)
		}
	})
}
