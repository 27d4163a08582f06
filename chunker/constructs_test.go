package chunker

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// blocks are constructs that begin a line and that no chunk may end in. Of a
// table without bars in front that holds from its first bar on: behind the tab.
var blocks = []string{
	"```go\nf(1.5) // a. b.\n\ng(2)\n```", "~~~\nx. y.\n\n```\n~~~", "````\n```\na. b.\n\n```\n````", "\\[\na = 1.5.\n\n+ 2\n\\]", "$$\nx. y.\n\n$$",
	"\\begin{align}\na. \\\\\n\nb.\n\\end{align}", "{\"a\": [\"x. y.\",\n\n2.5],\n\"b\": {}}", "[\n  1.5, \"He said. \\\"Go.\\\"\",\n\n {\"a. b\": null}\n]",
	"| a. | b. |\n|---|---|\n| 1.5 | c! |", "a \t| b. c\n--- | :-:\n1. x | 2. y\nz. | w", "a \t| b | c\n--- | --- | ---\n1. | 2 | 3",
}

// spans are constructs within a line.
var spans = []string{
	"\\(a = 1.5. b, c\\)", "\\[x! y\\]", "$$a. b$$", "$x. y$", "$1.5 + x. y$", "$ a, b. c $", "$2x. y$", "$\\frac{1}{2}. y$", "`a. b, c`", "``a. ` b``",
	"{\"a\": \"x. y.\", \"b\": [1.5, 2]}", "[{\"a\": 1.5, \"b. c\": {}}]", "[\"a. b\", \"c\"]",
}

// between is what stands around them.
var between = []string{
	"So it is.\n\n", "1. Look at\n", "It costs $5, or 1,200.\n", "- then\n", "A $20 note. Then $3/hour + $5 = $8.\n", "P(A|B) is it. [0, 1) too.\n",
	"Поезд снова опоздал.\n", "火车又晚点了。没有人在意！\n", "", "<think>Hm.</think>\n",
}

// compose makes a text and tells where its constructs are. choose(n) is below n.
func compose(choose func(n int) int) (text string, whole [][2]int) {
	put := func(construct string) {
		free, rest, found := strings.Cut(construct, "\t")
		if !found {
			free, rest = "", construct
		}
		text += free
		whole = append(whole, [2]int{len(text), len(text) + len(rest)})
		text += rest
	}
	for range 1 + choose(6) {
		text += between[choose(len(between))]
		if choose(2) == 0 {
			put(blocks[choose(len(blocks))])
			text += "\n" + []string{"", "\n"}[choose(2)]
			continue
		}
		text += "So it is "
		put(spans[choose(len(spans))])
		text += []string{". Then\n", " here.\n\n", ", or.\n"}[choose(3)]
	}
	return text, whole
}

func staysWhole(t failer, text string, whole [][2]int) {
	for name, b := range boundaries {
		at := 0
		for _, chunk := range Split(text, b) {
			at += len(chunk)
			for _, span := range whole {
				if at > span[0] && at < span[1] {
					t.Fatalf("%s cuts %q at %d, in %q", name, text[span[0]:span[1]], at-span[0], text)
				}
			}
		}
	}
}

func TestConstructsStayWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, whole := compose(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "chosen") })
		staysWhole(t, text, whole)
	})
}

func FuzzConstructs(f *testing.F) {
	for i := range blocks {
		f.Add([]byte{1, 2, 0, byte(i), 1, 3, 1, byte(i), 2})
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		i := 0
		text, whole := compose(func(n int) int {
			if i++; i > len(choices) {
				return 0
			}
			return int(choices[i-1]) % n
		})
		staysWhole(t, text, whole)
	})
}
