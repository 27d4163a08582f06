package chunker

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var boundaries = map[string]Boundary{
	"line": Line, "step": Step, "sentence": Sentence, "paragraph": Paragraph, "doubt": doubting, "tokens": many,
	"step at most 80": AtMost(80, Step), "at most 7": AtMost(7, Line), "at most 1": AtMost(1, Sentence),
}

// doubting ends a chunk wherever Doubt may.
func doubting(text string) bool { return Doubt(1, .5)(text, []float32{-1}) }

// many ends a chunk wherever Tokens may.
func many(text string) bool { return Tokens(1)(text, []float32{0}) }

// pieces are what random texts are made of.
var pieces = func() (out []string) {
	for _, text := range texts("prose ") {
		out = append(out, text)
	}
	return append(out, []string{
		"He has 3.14 apples. ", "She paid $1,200.", " So it is 5 + 7 = 12.\n", "\n", "\n\n", "1. ", "2) Add", "Step 3: go", "- ", ".", "!", "。", "？",
		"```", "```go\n", "~~~\n", "`", "\\[", "\\]", "\\(", "\\)", "$$", "$x$", "$5", "$ ", "\\begin{align}", "\\end{align}", "{\"a\": ", "[1, 2]", "[", "}",
		"| a | b |\n", "a | b\n", "--|--\n", "|", "</think>", "<think>", "[/THINK]", "<|end|>", "“", "”", "\"", "(", ")", "naïve", "日本", "मौसम", "12", ",", "3", " ",
		"Dr. ", "e.g. ", "10:30", "١٢٣", "\r\n", "\t", "\xff", "x",
	}...)
}()

func text(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
}

func TestLaws(t *testing.T) {
	for name, b := range boundaries {
		t.Run(name, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { laws(t, text(t), b) }) })
	}
}

// failer is what a test and a property have in common.
type failer interface {
	Fatalf(format string, args ...any)
}

var number = regexp.MustCompile(`\p{Nd}+(?:[` + joiners + `]\p{Nd}+)*`)

// laws checks that the chunks of a text are the text, and that no character or
// number is cut.
func laws(t failer, text string, b Boundary) {
	got := Split(text, b)
	if strings.Join(got, "") != text {
		t.Fatalf("the chunks are not the text: %q of %q", got, text)
	}
	inside := map[int]bool{}
	for _, span := range number.FindAllStringIndex(text, -1) {
		for i := span[0] + 1; i < span[1] && span[1]-span[0] < maxNumber; i++ {
			inside[i] = true
		}
	}
	at := 0
	for _, chunk := range got[:max(0, len(got)-1)] {
		at += len(chunk)
		if chunk == "" {
			t.Fatalf("an empty chunk in %q", text)
		}
		if inside[at] {
			t.Fatalf("a number is cut in %q at %d", text, at)
		}
		if r, size := utf8.DecodeLastRuneInString(text[:at]); r == utf8.RuneError && size == 1 && utf8.ValidString(text) {
			t.Fatalf("a character is cut in %q at %d", text, at)
		}
	}
}

// A stream is cut in the same places however it arrives.
func TestArrivalDoesNotMatter(t *testing.T) {
	for name, b := range boundaries {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				whole := text(t)
				arrives(t, whole, b, func(n int) int { return rapid.IntRange(0, min(n-1, 11)).Draw(t, "arrives") })
			})
		})
	}
}

// arrives checks that a text is cut in the same places when it comes in pieces:
// choose(n) is the length of the next, less one, of n bytes that are left. No
// piece ends within a character.
func arrives(t failer, text string, b Boundary, choose func(n int) int) {
	want := Split(text, b)
	var got []string
	pending, asked, left := "", 0, text
	for left != "" {
		n := choose(len(left)) + 1
		for n < len(left) && !utf8.RuneStart(left[n]) {
			n++
		}
		pending, left = pending+left[:n], left[n:]
		for end := End(pending, asked, b); end >= 0; end = End(pending, 0, b) {
			got, pending = append(got, pending[:end]), pending[end:]
		}
		asked = len(pending)
	}
	if pending != "" {
		got = append(got, pending)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%q arrives as %q, and is cut as %q", text, got, want)
	}
}

// What is open longer than 8 kB is cut after all: at the end of its line, or where
// that does not come.
func TestUnclosedEnds(t *testing.T) {
	for _, name := range []string{"line", "step", "sentence", "paragraph", "tokens", "step at most 80"} {
		for _, begin := range []string{"```\n", "\\[\n", "{\"a\": [\n"} {
			first := Split(begin+strings.Repeat("123, 456,\n\n", 760), boundaries[name])[0]
			if len(first) < maxOpen || len(first) > maxOpen+20 || !strings.HasSuffix(first, "\n") {
				t.Errorf("%s, %q: the first chunk has %d bytes", name, begin, len(first))
			}
		}
		line := "\\[ " + strings.Repeat("x. ", (maxOpen+maxLine)/3)
		if b := boundaries[name]; b(line) != slices.Contains([]string{"tokens", "step at most 80"}, name) || b(line[:maxOpen-2]) {
			t.Errorf("%s: a line in a formula is cut behind %d bytes: %t", name, len(line), b(line))
		}
	}
}

func FuzzLaws(f *testing.F) {
	for _, text := range texts("") {
		f.Add(text)
	}
	f.Add(strings.Join(pieces, ""))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		for _, b := range boundaries {
			laws(t, text, b)
		}
	})
}

func FuzzArrival(f *testing.F) {
	for _, text := range texts("") {
		f.Add(text, []byte{3, 0, 17, 1})
	}
	f.Fuzz(func(t *testing.T, text string, sizes []byte) {
		if len(text) > 1<<11 || len(sizes) == 0 {
			return
		}
		for _, b := range boundaries {
			i := 0
			arrives(t, text, b, func(n int) int { i++; return min(int(sizes[i%len(sizes)]), n-1) })
		}
	})
}
