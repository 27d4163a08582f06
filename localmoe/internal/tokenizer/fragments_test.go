package tokenizer

import (
	"slices"
	"strings"
	"testing"
)

func TestFragments(t *testing.T) {
	var s specials
	for i, text := range []string{"<a>", "<a><b", "b><c>", "  ", "    ", "<|x|>"} {
		s.add(text, special{id: int32(i), parsed: i < 3, rstrip: text == "<|x|>"})
	}
	for _, tt := range []struct {
		text  string
		parse bool
		want  []string // texts of fragments; special tokens in brackets
	}{
		{"", true, nil},
		{"plain", true, []string{"plain"}},
		{"u<a>v", true, []string{"u", "[<a>]", "v"}},
		{"u<a>v", false, []string{"u<a>v"}},
		{"<a><b>", true, []string{"[<a><b]", ">"}},
		{"<a><b><c>", true, []string{"[<a><b]", "><c>"}}, // the earlier of equally long ones
		{"x       y", false, []string{"x", "[    ]", "[  ]", " y"}},
		{"u<|x|> \n v", false, []string{"u", "[<|x|>]", "v"}},
		{"<|x|> \n", false, []string{"[<|x|>]"}},
		{"<|x|><|x|", false, []string{"[<|x|>]", "<|x|"}},
	} {
		var got []string
		for f := range s.fragments(tt.text, tt.parse) {
			if f.id != none {
				f.text = "[" + f.text + "]"
			}
			got = append(got, f.text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("fragments(%q, %v) = %q, want %q", tt.text, tt.parse, got, tt.want)
		}
	}
}

func TestFragmentsOfBlanks(t *testing.T) {
	var s specials
	for n := 2; n <= 24; n++ {
		s.add(strings.Repeat(" ", n), special{id: int32(n)})
	}
	var n, size int
	for f := range s.fragments(strings.Repeat(" ", 24*5000+7), false) {
		n++
		size = len(f.text)
	}
	if n != 5001 || size != 7 {
		t.Errorf("%d fragments, the last of %d bytes, want 5001 and 7", n, size)
	}
}
