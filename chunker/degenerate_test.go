package chunker

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever a text is made of, it is cut in time that grows with its length.
func TestDegenerateTexts(t *testing.T) {
	for _, piece := range []string{
		"\n", " ", "\t\n", "a", "x\n", "é", "1", "12 ", "1,", "1.\n", "- \n", "x=1\n", ".", "。", "a.", "x! ", "(x! ", "\"x! ", "\"", "“", "(", "<", "</think>",
		"```\n", "`", "`\n", "~~~\n", "$", "$$", "$x", "$1 + ", "\\", "\\(", "\\[\n", "\\begin{a}\n", "\\end{", "{", "[", "{\"a\":\n", "[1,\n", "|\n", "| ", "a | b\n",
	} {
		text := strings.Repeat(piece, 1<<15/len(piece))
		for _, name := range []string{"line", "step", "sentence", "paragraph"} {
			begin := time.Now()
			Split(text, boundaries[name])
			if took := time.Since(begin); took > 3*time.Second { // a fiftieth of one at most; some took ten
				t.Errorf("%s: %q is cut in %v", name, piece, took)
			}
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
