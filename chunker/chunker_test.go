package chunker

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/google/go-cmp/cmp"
)

func TestStep(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       []string
	}{
		{"paragraphs", "One\ntwo.\n\nThree.\n\nFour", []string{"One\ntwo.\n\n", "Three.\n\n", "Four"}},
		{"blank lines with spaces", "One.\n \t\nTwo.", []string{"One.\n \t\n", "Two."}},
		{"Windows line ends", "One.\r\n\r\nTwo.", []string{"One.\r\n\r\n", "Two."}},
		{"several blank lines", "One.\n\n\nTwo.", []string{"One.\n\n", "\nTwo."}},
		{"numbered", "1. Add.\n2. Take 1.5\n3) Done.\n", []string{"1. Add.\n", "2. Take 1.5\n", "3) Done.\n"}},
		{"named steps", "Step 1: Add.\nStep 2: Take.\n", []string{"Step 1: Add.\n", "Step 2: Take.\n"}},
		{"bold steps", "**Step 1**: Add.\n**Step 2**: Take.\n", []string{"**Step 1**: Add.\n", "**Step 2**: Take.\n"}},
		{"a step that goes on", "1. We add:\n3 + 4 =\n7\n\n2. Done", []string{"1. We add:\n3 + 4 =\n7\n", "\n2. Done"}},
		{"a decimal is no step", "1.5 is\nmore\n\n", []string{"1.5 is\nmore\n\n"}},
		{"code", "See:\n\n```go\na()\n\nb()\n```\n\nDone.", []string{"See:\n\n", "```go\na()\n\nb()\n```\n\n", "Done."}},
		{"code in a step", "1. Run\n```\nx\n\ny\n```\n2. Stop\n", []string{"1. Run\n", "```\nx\n\ny\n```\n2. Stop\n"}},
		{"a fence of four", "````\n```\n\n```\n\n````\n\nDone", []string{"````\n```\n\n```\n\n````\n\n", "Done"}},
		{"formula", "So\n\\[\n1 + 2\n\n= 3\n\\]\n\nDone", []string{"So\n\\[\n1 + 2\n\n= 3\n\\]\n\n", "Done"}},
		{"dollars", "$$\nx\n\n= 3\n$$\n\nIt costs $5.\n\nDone", []string{"$$\nx\n\n= 3\n$$\n\n", "It costs $5.\n\n", "Done"}},
		{"environment", "\\begin{align}\na\n\nb\n\\end{align}\n\nc", []string{"\\begin{align}\na\n\nb\n\\end{align}\n\n", "c"}},
		{"JSON", "{\"a\": [1,\n\n2],\n \"b\": \"}\"\n\n}\n\nDone", []string{"{\"a\": [1,\n\n2],\n \"b\": \"}\"\n\n}\n\n", "Done"}},
		{"a bracket is no JSON", "[asy] draw\n\nDone", []string{"[asy] draw\n\n", "Done"}},
		{"table in a step", "1. | a | b |\n| 1 | 2 |\n\nDone", []string{"1. | a | b |\n| 1 | 2 |\n\n", "Done"}},
		{"lines of a step", "1. Add:\n   3 + 4 = 7\n   - so 7\n   * and 8\n2. Go\n", []string{"1. Add:\n   3 + 4 = 7\n", "   - so 7\n", "   * and 8\n", "2. Go\n"}},
		{"a list behind a line", "We add\n1. three\n2. four\n", []string{"We add\n1. three\n", "2. four\n"}},
		{"equations", "So x = 5\nAnd\n3 + 4 = $7.\nDone\n\n", []string{"So x = 5\n", "And\n3 + 4 = $7.\n", "Done\n\n"}},
		{"a number is no list", "It is\n-5\nor so\n\n", []string{"It is\n-5\nor so\n\n"}},
		{"thoughts", "<think>\nHm.\n\nYes.</think>It is 5.", []string{"<think>\nHm.\n\n", "Yes.</think>", "It is 5."}},
		{"nothing", "", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			if d := cmp.Diff(row.want, Split(row.text, Step)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSentence(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       []string
	}{
		{"two", "He left. She stayed!", []string{"He left.", " She stayed!"}},
		{"number", "Pi is 3.14 or so. It costs 1,200. Fine.", []string{"Pi is 3.14 or so.", " It costs 1,200. ", "Fine."}},
		{"abbreviations", "Dr. J. Smith met e.g. Mr. Jones. They left.", []string{"Dr. J. Smith met e.g. Mr. Jones.", " They left."}},
		{"quotation", "He said “Go. Now.” She went.", []string{"He said “Go. Now.”", " She went."}},
		{"straight quotation", "He said \"Go. Now.\" She went.", []string{"He said \"Go. Now.\"", " She went."}},
		{"parentheses", "It is (see p. two. or so.) five. Yes.", []string{"It is (see p. two. or so.) five.", " Yes."}},
		{"list", "1. Add them.\n2. Done.", []string{"1. Add them.", "\n2. Done."}},
		{"formula", "So \\(x = a. b.\\) holds. Yes.", []string{"So \\(x = a. b.\\) holds.", " Yes."}},
		{"inline dollars", "So $x! = 2$ and $5 is paid. Yes.", []string{"So $x! = 2$ and $5 is paid.", " Yes."}},
		{"code", "```\na. b. c.\n```\nDone.", []string{"```\na. b. c.\n```\n", "Done."}},
		{"table", "| a. | b. |\n| c | d |\n\nDone.", []string{"| a. | b. |\n| c | d |\n\n", "Done."}},
		{"table without bars in front", "a | b. c\n--- | ---\nx. y | z\n\nDone. Yes", []string{"a | b. c\n--- | ---\nx. y | z\n\n", "Done.", " Yes"}},
		{"probability", "P(A | B) is it. Yes.\nNo.", []string{"P(A | B) is it.", " Yes.", "\n" + "No."}},
		{"formula with a number in front", "So $1.5 + x. y$ is $2x. y$. Yes.", []string{"So $1.5 + x. y$ is $2x. y$.", " Yes."}},
		{"money", "It is $5. Or $5 + $3 = $8. It is $5! So $3/hour. A $20M. **$5**. Yes.", []string{"It is $5. ", "Or $5 + $3 = $8. ", "It is $5! ", "So $3/hour.", " A $20M.", " **$5**.", " Yes."}},
		{"money before a formula", "It is $5, $3x. y$. Yes.", []string{"It is $5, $3x. y$.", " Yes."}},
		{"money and words", "It is $5 = 500 cents. It is $48/2 = $24. Yes.", []string{"It is $5 = 500 cents.", " It is $48/2 = $24. ", "Yes."}},
		{"formula with spaces", "So $ x. y $ is. US$ 5. And 5 $ a. Yes.", []string{"So $ x. y $ is.", " US$ 5. ", "And 5 $ a.", " Yes."}},
		{"JSON within a line", "So: {\"a\": \"x. y.\", \"b\": [1]} is. Yes.", []string{"So: {\"a\": \"x. y.\", \"b\": [1]} is.", " Yes."}},
		{"JSON that is none", "[0, 1) is it. Yes. {x: 1} is. [1] is.", []string{"[0, 1) is it.", " Yes.", " {x: 1} is.", " [1] is."}},
		{"code in a line", "Use `a. b` and ``c. ` d``. Yes.", []string{"Use `a. b` and ``c. ` d``.", " Yes."}},
		{"number without a zero", "It is .5 of it. Yes", []string{"It is .5 of it.", " Yes"}},
		{"thoughts", "[THINK]Hm. Yes.[/THINK]It is 5.", []string{"[THINK]Hm.", " Yes.", "[/THINK]", "It is 5."}},
	} {
		t.Run(row.name, func(t *testing.T) {
			if d := cmp.Diff(row.want, Split(row.text, Sentence)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestSentenceFollowsUnicode(t *testing.T) {
	for language, text := range texts("prose ") {
		t.Run(language, func(t *testing.T) {
			var want []string
			for segments := sentences.FromString(text); segments.Next(); {
				want = append(want, strings.TrimSpace(segments.Value()))
			}
			got := Split(text, Sentence)
			for i := range got {
				got[i] = strings.TrimSpace(got[i])
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestLine(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       []string
	}{
		{"lines", "12 * 7 = 84\n\nAnswer: 84", []string{"12 * 7 = 84\n", "\n", "Answer: 84"}},
		{"lines of the built-in model", "|#3:D6 → 1_2\nT|F=T → T\n#1:a]0.b}=b}a]\n#2:ans ]}\n", []string{"|#3:D6 → 1_2\n", "T|F=T → T\n", "#1:a]0.b}=b}a]\n", "#2:ans ]}\n"}},
		{"code", "See\n```\na\n\nb\n```\nDone\n", []string{"See\n", "```\na\n\nb\n```\n", "Done\n"}},
		{"formula", "\\[\nx\n\\]\nso\n", []string{"\\[\nx\n\\]\n", "so\n"}},
		{"a formula in a line", "\\(x\n+ y\\)\n\\(z\n\nso\n", []string{"\\(x\n+ y\\)\n", "\\(z\n\n", "so\n"}},
		{"table", "| a | b |\n|---|---|\n| 1 | 2 |\nso\nyes\n", []string{"| a | b |\n|---|---|\n| 1 | 2 |\nso\n", "yes\n"}},
		{"JSON", "See {\n\"a\": [\n1]}\nso\n", []string{"See {\n\"a\": [\n1]}\n", "so\n"}},
		{"code that looks like JSON", "if x {\n  y()\n}\nso\n", []string{"if x {\n  y()\n", "}\n", "so\n"}},
		{"money", "It is $5 + 3\nso\n", []string{"It is $5 + 3\n", "so\n"}},
		{"thoughts", "Hm</think>so\n", []string{"Hm</think>", "so\n"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			if d := cmp.Diff(row.want, Split(row.text, Line)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestAtMost(t *testing.T) {
	for _, row := range []struct {
		text string
		n    int
		want []string
	}{
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"a\nbcdefg", 3, []string{"a\n", "bcd", "efg"}},
		{"ééé", 3, []string{"éé", "é"}},
		{"ab 12,345.67 c", 5, []string{"ab 12,345.67 ", "c"}},
		{"abc", 0, []string{"a", "b", "c"}},
		{"ab 10:30:15 c", 5, []string{"ab 10:30:15 ", "c"}},
		{"ab ١٢٣٤٥ c", 5, []string{"ab ١٢٣٤٥ ", "c"}},
		{"ab\n\\begin{x}\na\n\\end{x}\nc", 5, []string{"ab\n", "\\begin{x}\na\n\\end{x}", "\n", "c"}},
		{strings.Repeat("1", 150), 10, []string{strings.Repeat("1", 64), strings.Repeat("1", 64), strings.Repeat("1", 22)}},
	} {
		if d := cmp.Diff(row.want, Split(row.text, AtMost(row.n, Line))); d != "" {
			t.Errorf("%.20q: %s", row.text, d)
		}
	}
}

func TestAtMostWaitsForCharacters(t *testing.T) {
	for text, want := range map[string]bool{"x": true, "日": true, "日"[:2]: false, "\xff": true} {
		if got := AtMost(1, Line)(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestParagraph(t *testing.T) {
	text := "1. Add.\n2. Take.\n\nIt is\n5.\n\n```\na\n\nb\n```\n\nDone"
	want := []string{"1. Add.\n2. Take.\n\n", "It is\n5.\n\n", "```\na\n\nb\n```\n\n", "Done"}
	if d := cmp.Diff(want, Split(text, Paragraph)); d != "" {
		t.Error(d)
	}
}

func TestDoubt(t *testing.T) {
	low, high := float32(-2), float32(-.01)
	for _, row := range []struct {
		text     string
		logprobs []float32
		want     bool
	}{
		{"So she has ", []float32{high, low, low}, true},
		{"So she has ", []float32{low, low, high}, false}, // confidence is back
		{"So she has,", []float32{high, low, low}, true},
		{"So she ha", []float32{high, low, low}, false},     // within a word
		{"So she has 1,", []float32{high, low, low}, false}, // 1,200
		{"So she has 3.", []float32{high, low, low}, false}, // 3.5
		{"So \\(x = ", []float32{high, low, low}, false},    // within a formula
		{"So (", []float32{high, low, low}, false},
		{"So ", []float32{low}, false}, // too few tokens to tell
	} {
		if got := Doubt(2, .3)(row.text, row.logprobs); got != row.want {
			t.Errorf("%q %v: %t", row.text, row.logprobs, got)
		}
	}
}

func BenchmarkStep(b *testing.B) {
	text := strings.Repeat("So he has 5 + 7 = 12 apples and gives 3 of them away.\n", 5) + "\n"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text, Step)
	}
}

func ExampleSplit() {
	for _, chunk := range Split("1. Add 5 and 7.\n2. Take 3.5 away.\n", Step) {
		fmt.Printf("%q\n", chunk)
	}
	// Output:
	// "1. Add 5 and 7.\n"
	// "2. Take 3.5 away.\n"
}
