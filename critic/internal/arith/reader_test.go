package arith

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// phrases are what texts that grow are made of: such as change how what stands before them
// is read, or what stands behind.
var phrases = []string{
	"5 + 7 = 12", "5 + 7 = 13", " = 12\n", "\n", "\n\n", ". ", " ", ", ", "?", "!\n", ":\n", "2 + 2 is 4.\n", "So 3 * 4 = 12 apples.\n", "48/2 = <<48/2=24>>24\n",
	"1/4 = 3 people\n", "4/4 = 12 people\n", "<<1/4=3>>", "<<4/4=12>>", "Wait, that is wrong.\n", "no, actually ", "if ", "not correct", "5 + 7 +\n", "14, 400 = 2\n",
	"\\text{a\n", "}", "{", "\\[\n", "\\]", "\\\\\n", "\\frac{1}{2} = \\frac{2}{4}\n", "\\frac{1", "in base 7\n", "a * b = 2a + b\n", "twenty\n", "two hundred and\n", "five\n",
	"March 3,\n", "2024\n", "the sum of 5,\n", "and 7 is 12\n", "| a | 5 |\n", "10:30", "2 hours + 30 minutes = 150 minutes\n", "half of 30 is 15.\n", "- ", "x", "\\",
	"some more words that say nothing about anything and go on for quite a while without any number in them at all, line after line,\n",
}

// What is kept of a text that grows changes nothing.
func TestReaderReadsAsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r Reader
		text := ""
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(phrases), 20, 120).Draw(t, "phrases") {
			if text += p; len(text)%61 == 0 {
				text = text[:len(text)*2/3] // back to an earlier step, or within one
			}
			got, want := r.Read(text), Read(text)
			if g, w := shown(got), shown(want); g != w {
				t.Fatalf("of %q\n%s\nwas read, where it says\n%s", text, g, w)
			}
		}
		if len(text) > 2000 && !strings.Contains(text, "{") && len(r.settled.text) == 0 {
			t.Fatalf("nothing is kept of %q", text)
		}
	})
}

// shown is all that a text says.
func shown(t Text) string {
	var b strings.Builder
	for _, q := range t.Equations {
		fmt.Fprintf(&b, "%d-%d = %d-%d %v %t %t %t %q\n", q.Left.Start, q.Left.End, q.Right.Start, q.Right.End, q.Check(), q.Approx, q.Running, q.Doubt, q.Want)
	}
	for i := range t.Equations {
		fmt.Fprint(&b, t.Accused(i), " ")
	}
	for _, n := range t.Numbers {
		fmt.Fprintf(&b, "%v at %d-%d, ", n.Num.Value, n.Start, n.End)
	}
	fmt.Fprint(&b, t.Unread, t.Foreign)
	return b.String()
}

// Of a text that grows line by line only the last lines are read again.
func TestReaderKeepsWhatIsSettled(t *testing.T) {
	const most = 300 // bytes that may be read again
	var r Reader
	text := ""
	for range 1000 {
		text += "So she has 25 + 7 = 33 apples.\n"
		if r.Read(text); len(text)-len(r.settled.text) > most {
			t.Fatalf("of %d bytes the last %d are read again", len(text), len(text)-len(r.settled.text))
		}
	}
	if got, want := r.Read(text), Read(text); shown(got) != shown(want) {
		t.Error("it reads otherwise")
	}
}

// What a text said before it went back and on otherwise settles nothing of it.
func TestReaderGoesBack(t *testing.T) {
	const line = "So she has 5 + 7 = 13 apples.\n"
	tail := strings.Repeat("and then some more words that say nothing at all ", 5)
	var r Reader
	if r.Read(line + tail + "\n" + tail); r.settled.text != line {
		t.Fatalf("%q is kept", r.settled.text)
	}
	for _, text := range []string{line + "Wait, that is wrong.\n", line + tail[:60] + "Wait, that is wrong.\n", line, "Or " + line} {
		if got, want := r.Read(text), Read(text); shown(got) != shown(want) {
			t.Errorf("%q is read\n%s\nwhere it says\n%s", text, shown(got), shown(want))
		}
	}
}
