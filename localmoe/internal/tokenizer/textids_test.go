package tokenizer

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTextIDsAreThoseOfAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`[ab]{0,4}`), 1, 40).Draw(t, "texts")
		ids, want := newTextIDs(texts), map[string]int32{}
		for i, text := range texts {
			first, taken := want[text]
			other, ok := ids.add(int32(i))
			if ok == taken || taken && other != first {
				t.Fatalf("text %q of token %d: token %d, %v", text, i, other, ok)
			}
			if !taken {
				want[text] = int32(i)
			}
		}
		for _, text := range slices.Concat(texts, []string{"", "abab", "b", "c"}) {
			id, ok := ids.find(text)
			if first, known := want[text]; ok != known || known && id != first {
				t.Fatalf("%q is token %d, %v", text, id, ok)
			}
		}
	})
}
