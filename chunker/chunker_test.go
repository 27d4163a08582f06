package chunker

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var boundaries = map[string]Boundary{
	"line": Line, "step": Step, "sentence": Sentence, "paragraph": Paragraph,
	"step at most 80": AtMost(80, Step), "at most 7": AtMost(7, Line), "doubt": doubting,
}

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
		{"table in a step", "1. | a | b |\n| 1 | 2 |\n\nDone", []string{"1. | a | b |\n", "| 1 | 2 |\n\n", "Done"}},
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
	} {
		t.Run(row.name, func(t *testing.T) {
			if d := cmp.Diff(row.want, Split(row.text, Sentence)); d != "" {
				t.Error(d)
			}
		})
	}
}

// prose is text in several languages whose sentences Unicode's rules find.
var prose = map[string]string{
	"English": "The train was late again. Nobody seemed to mind! Was it the weather? She counted 3.5 hours and paid 1,200 dollars for it, which was too much.",
	"German":  "Der Zug war wieder zu spät. Niemanden schien es zu stören! Lag es am Wetter? Sie zählte die Stunden und ging nach Hause.",
	"French":  "Le train était encore en retard. Personne ne semblait s’en soucier ! Était-ce la pluie ? Elle compta les heures et rentra.",
	"Spanish": "El tren llegó tarde otra vez. ¡A nadie le importó! ¿Fue el tiempo? Ella contó las horas y se fue a casa.",
	"Russian": "Поезд снова опоздал. Никто не возражал! Была ли это погода? Она посчитала часы и ушла домой.",
	"Chinese": "火车又晚点了。没有人在意！是天气的原因吗？她数了数时间，然后回家了。",
	"Hindi":   "ट्रेन फिर देर से आई। किसी को परवाह नहीं थी! क्या यह मौसम था? वह घर चली गई।",
	"Arabic":  "تأخر القطار مرة أخرى. لم يهتم أحد! هل كان الطقس؟ عدت الساعات وذهبت إلى البيت.",
}

func TestSentenceFollowsUnicode(t *testing.T) {
	for language, text := range prose {
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
		{strings.Repeat("1", 150), 10, []string{strings.Repeat("1", 64), strings.Repeat("1", 64), strings.Repeat("1", 22)}},
	} {
		if d := cmp.Diff(row.want, Split(row.text, AtMost(row.n, Line))); d != "" {
			t.Errorf("%.20q: %s", row.text, d)
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

// pieces are what random texts are made of.
var pieces = append(slices.Sorted(maps.Values(prose)), []string{
	"He has 3.14 apples. ", "She paid $1,200.", " So it is 5 + 7 = 12.\n", "\n", "\n\n", "1. ", "2) Add", "Step 3: go", ".", "!", "。", "？",
	"```", "```go\n", "~~~\n", "\\[", "\\]", "\\(", "\\)", "$$", "$x$", "$5", "\\begin{align}", "\\end{align}", "{\"a\": ", "[1, 2]", "}", "| a | b |\n",
	"</think>", "<think>", "“", "”", "\"", "(", ")", "naïve", "日本", "मौसम", "12", ",", "3", " ", "Dr. ", "e.g. ", "\r\n", "\t", "\xff", "x",
}...)

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

var number = regexp.MustCompile(`\d+(?:[.,]\d+)*`)

func laws(t failer, text string, b Boundary) {
	got := Split(text, b)
	if strings.Join(got, "") != text {
		t.Fatalf("the chunks are not the text: %q of %q", got, text)
	}
	inside := map[int]bool{}
	for _, span := range number.FindAllStringIndex(text, -1) {
		for i := span[0] + 1; i < span[1] && span[1]-span[0] <= maxNumber; i++ {
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
				want := Split(whole, b)
				if got := stream(t, whole, b); !slices.Equal(got, want) {
					t.Fatalf("got %q, want %q", got, want)
				}
			})
		})
	}
}

// stream cuts a text that arrives in random pieces, none of which ends within a
// character.
func stream(t *rapid.T, text string, b Boundary) []string {
	var out []string
	pending, asked := "", 0
	for text != "" {
		n := min(rapid.IntRange(1, 12).Draw(t, "arrives"), len(text))
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		pending, text = pending+text[:n], text[n:]
		for end := End(pending, asked, b); end >= 0; end = End(pending, 0, b) {
			out, pending = append(out, pending[:end]), pending[end:]
		}
		asked = len(pending)
	}
	if pending != "" {
		out = append(out, pending)
	}
	return out
}

// doubting ends a chunk wherever Doubt may.
func doubting(text string) bool { return Doubt(1, .5)(text, []float32{-1}) }

// wholes are constructs that no chunk may end in.
var wholes = []string{
	"```go\nf(1.5) // a. b.\n\ng(2)\n```\n", "~~~\nx. y.\n\n~~~\n", "\\[\na = 1.5.\n\n+ 2\n\\]\n", "$$\nx. y.\n\n$$\n",
	"\\begin{align}\na. \\\\\n\nb.\n\\end{align}\n", "{\"a\": [\"x. y.\",\n\n2.5],\n\"b\": {}}\n", "| a. | b. |\n|---|---|\n| 1.5 | c! |\n",
}

func TestConstructsStayWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		var spans [][2]int
		for range rapid.IntRange(1, 6).Draw(t, "parts") {
			text += rapid.SampledFrom([]string{"So it is.\n\n", "1. Look at\n", "It costs $5, or 1,200.\n"}).Draw(t, "prose")
			whole := rapid.SampledFrom(wholes).Draw(t, "whole")
			spans = append(spans, [2]int{len(text), len(text) + len(whole)})
			text += whole
		}
		for _, b := range []Boundary{Step, Sentence, Paragraph, doubting} {
			at := 0
			for _, chunk := range Split(text, b) {
				at += len(chunk)
				for _, span := range spans {
					if at > span[0] && at < span[1] {
						t.Fatalf("%q is cut at %d", text[span[0]:span[1]], at-span[0])
					}
				}
			}
		}
	})
}

// What is open longer than 8 kB is cut after all.
func TestUnclosedEnds(t *testing.T) {
	text := "```\n" + strings.Repeat("some code\n\n", 3000)
	chunks := Split(text, Step)
	if len(chunks) < 2 || len(chunks[0]) > maxOpen+100 {
		t.Errorf("%d chunks, the first of %d bytes", len(chunks), len(chunks[0]))
	}
}

func FuzzLaws(f *testing.F) {
	for _, text := range prose {
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
