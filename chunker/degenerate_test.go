package chunker

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// degenerate are what texts may be made of to be hard to cut.
var degenerate = []string{
	"\n", " ", "\t\n", "a", "x\n", "é", "1", "12 ", "1,", "1.\n", "- \n", "x=1\n", ".", "。", "a.", "x! ", "(x! ", "\"x! ", "\"", "“", "(", "<", "</think>",
	"```\n", "`", "`\n", "~~~\n", "$", "$$", "$x", "$1 + ", "\\", "\\(", "\\[\n", "\\begin{a}\n", "\\end{", "{", "[", "{\"a\":\n", "[1,\n", "|\n", "| ", "a | b\n",
}

func TestDegenerateTexts(t *testing.T) {
	for _, piece := range degenerate {
		text := strings.Repeat(piece, 1<<15/len(piece))
		for _, name := range []string{"line", "step", "sentence", "paragraph"} {
			if got := strings.Join(Split(text, boundaries[name]), ""); got != text {
				t.Errorf("%s: chunks of %q are not the text", name, piece)
			}
		}
	}
}

// BenchmarkDegenerate cuts texts of 1 MB of which every position may be the end of a chunk, or be in
// a construct that never ends: whatever they are made of, it takes time that grows with their length.
func BenchmarkDegenerate(b *testing.B) {
	for _, piece := range degenerate {
		text := strings.Repeat(piece, 1<<20/len(piece))
		for _, name := range []string{"line", "step", "sentence", "paragraph"} {
			b.Run(fmt.Sprintf("%s/%q", name, piece), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Split(text, boundaries[name])
				}
			})
		}
	}
}

// What was scanned before changes nothing.
func TestWhatIsOpenDependsOnTheTextAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p progress
		whole := []string{text(t), text(t)}
		for _, cut := range rapid.SliceOfN(rapid.IntRange(0, 200), 1, 30).Draw(t, "cuts") {
			one := whole[cut%2]
			if one = one[:min(cut, len(one))]; p.open(one) != new(progress).open(one) {
				t.Fatalf("%q: %t", one, p.open(one))
			}
		}
	})
}
