package lex_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

// What parts the things of a list is what the expression for it matches.
func TestSplitList(t *testing.T) {
	joint := regexp.MustCompile(`, and |, | and `)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{",", " ", ", ", "and", " and ", ", and ", "Ann", "é"})).Draw(t, "parts"), "")
		if got, want := lex.SplitList(text), joint.Split(text, -1); !slices.Equal(got, want) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	})
}

func TestWithin(t *testing.T) {
	set := lex.NewSet("a is ann_2 42 true")
	apart := func(r rune) bool { return r >= utf8.RuneSelf || r != '_' && !lex.Alphanumeric(byte(r)) }
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "is", "ann", "_2", "42", "true", " ", "-", "é", "'", "."})).Draw(t, "parts"), "")
		want := slices.ContainsFunc(strings.FieldsFunc(text, apart), set.Holds)
		if got := set.Within(text); got != want {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
	})
}

// Sentences are all there is, the first and the last of them as those that are cut by themselves.
func TestSentences(t *testing.T) {
	texts := readertest.Scattered(`Mia has . . . ? ! " dr mr st 3 figs`)
	rapid.Check(t, func(t *rapid.T) {
		words, err := lex.Scan(texts.Draw(t, "text"))
		if err != nil {
			t.Fatal(err)
		}
		all := lex.Sentences(words)
		if !slices.Equal(slices.Concat(all...), words) {
			t.Fatalf("%v are cut into %v", words, all)
		}
		if !slices.Equal(lex.FirstSentence(words), all[0]) || !slices.Equal(lex.LastSentence(words), all[len(all)-1]) {
			t.Fatalf("%v begins and ends with other sentences", all)
		}
	})
	if len(lex.Sentences(nil))+len(lex.FirstSentence(nil))+len(lex.LastSentence(nil)) > 0 {
		t.Error("there are sentences where there are no words")
	}
}

// Words in capital letters are known in small ones, ſ and all.
func TestNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aZé'ÉſKİⒶ-²"))).Draw(t, "text")
		w := lex.New(text, lex.Letters, false)
		if w.Lower != strings.ToLower(text) || w.LongS != strings.Contains(w.Lower, "ſ") {
			t.Fatalf("%q is %+v", text, w)
		}
	})
}

// A text with single blanks is what its words joined are.
func TestSingleSpaced(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(" a.é\n\t\u00a0\u2003"))).Draw(t, "text")
		if got, want := lex.SingleSpaced(text), strings.Join(strings.Fields(text), " "); got != want {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	})
}

func TestFoldLower(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aZé'ÉſKİ "))).Draw(t, "text")
		if got, want := lex.FoldLower(text), strings.ReplaceAll(strings.ToLower(text), "ſ", "s"); got != want {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	})
}

func TestFirstLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aZzéÉſ'{`@[ 1"))).Draw(t, "text")
		want := text[:len(text)-len(strings.TrimLeftFunc(text, unicode.IsLetter))]
		if got := lex.FirstLetters(text); got != lex.FoldLower(want) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	})
}
