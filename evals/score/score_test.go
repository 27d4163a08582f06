package score

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/evals/data"
)

func TestNumbersAreEqual(t *testing.T) {
	tests := []struct {
		gold, answer string
		want         bool
	}{
		{"42", "42", true}, {"42", "42.0", true}, {"42", "42.", true}, {"42", "43", false},
		{"42", "+42", true}, {"-42", "-42", true}, {"-42", "−42", true}, {"-42", "42", false},
		{"1200", "1,200", true}, {"1200.5", "$1,200.50", true}, {"1200", "$ 1200", true}, {"1200", "1\u202f200", true},
		{"70000", "$70,000", true}, {"70000", "70 thousand", true}, {"80000", "$80k", true}, {"1500000", "1.5 million", true},
		{"42", "42 apples", true}, {"42", "**42**", true}, {"42", "42 km/h", true}, {"42", "42%", true},
		{"0.15", "15%", true}, {"15", "15 percent", true}, {"15", "0.15", false},
		{"0.75", "3/4", true}, {"0.75", `\frac{3}{4}`, true}, {"0.75", `\dfrac{3}{4}`, true}, {"0.75", `\frac34`, true},
		{"-0.75", `-\frac{3}{4}`, true}, {"3.5", "3 1/2 cups", true}, {"3.5", "3½", true}, {"0.5", "½", true},
		{"0.33", "1/3", false}, {"1234", `1{,}234`, true}, {"1234", `\$1{,}234`, true}, {"25", `25\%`, true},
		{"12", `12\text{ cm}`, true}, {"90", `90^\circ`, true}, {"1000000", "10^6", true}, {"3000000", `3 \times 10^{6}`, true},
		{"1000", "1e3", true}, {"0.001", "1e-3", true}, {"0.5", ".5", true}, {"7", "seven", true}, {"42", "forty-two", true},
		{"242", "two hundred and forty-two", true}, {"-7", "minus seven", true}, {"-7", "minus 7", true},
		{"2000000", "two million", true}, {"3", "3rd", true}, {"12", "twelve dollars", true},
		{"1", "1/0", false}, {"0.1666", "a ſixth of a pie", false}, {"5", "1e999999999", false}, {"", "0", false}, {"5", "", false}, {"5", "five hundred", false},
	}
	for _, tt := range tests {
		if got := equalNumbers(tt.gold, tt.answer); got != tt.want {
			t.Errorf("gold %q, answer %q: got %v", tt.gold, tt.answer, got)
		}
	}
}

var letters = []data.Option{{Label: "A", Text: "Glycolysis"}, {Label: "B", Text: "Chemiosmosis"}, {Label: "C", Text: "Fermentation"}, {Label: "D", Text: "the Calvin cycle"}}

var truths = []data.Option{{Label: "True", Text: "True"}, {Label: "False", Text: "False"}, {Label: "Uncertain", Text: "Uncertain"}}

var valid = []data.Option{{Label: "valid", Text: "valid"}, {Label: "invalid", Text: "invalid"}}

func TestExtract(t *testing.T) {
	number := data.Item{AnswerType: data.Number}
	choice := data.Item{AnswerType: data.Choice, Choices: letters}
	truth := data.Item{AnswerType: data.Choice, Choices: truths}
	validity := data.Item{AnswerType: data.Choice, Choices: valid}
	boolean := data.Item{AnswerType: data.Bool}
	text := data.Item{AnswerType: data.String}
	tests := []struct {
		item data.Item
		text string
		want string // "" when none can be found
	}{
		{number, "She has 50 - 8 = 42 apples.\n#### 42", "42"},
		{number, "The answer is 42.", "42"},
		{number, "The answer is: \n\n42", "42"},
		{number, "**Answer:** 42 apples out of 50", "42"},
		{number, "Final answer: $1,200.50 per month", "$1,200.50"},
		{number, "So the answer is 6 * 7 = 42.", "42"},
		{number, "The answer is not 41 but 42.", "42"},
		{number, "The answer is 41. Wait, no: 50 - 8 is 42, so the answer is 42.", "42"},
		{number, `Thus \(x = 7\), so \boxed{42} is it, not 43.`, "42"},
		{number, `\boxed{\frac{3}{4}}`, "3/4"},
		{number, `first \boxed{1}, at last \boxed{\text{about }{42}}`, "42"},
		{number, "#1:47\n#2:47+8=55\n#3:55-13=42\n#4:ans 42", "42"},
		{number, "12*17=204\nans 204", "204"},
		{number, "Mia has 42 apples left.", "42"},
		{number, "At 3:30 he had 42.", "42"},
		{number, "He had 42 on 3/4/2020.", "42"},
		{number, "It costs $42. It is H2O.", "$42"},
		{number, "She needs three more.", "three"},
		{number, "I do not know.", ""},
		{number, "ten hundred hundred hundred trillion", ""},
		{number, "", ""},
		{choice, "The answer is (B).", "B"},
		{choice, "The answer is B", "B"},
		{choice, "Answer: B) Chemiosmosis", "B"},
		{choice, "Answer: B. Chemiosmosis is driven by a gradient.", "B"},
		{choice, "Solution: Choice_D", "D"},
		{choice, "(A) is wrong and (C) is wrong, which leaves (B)", "B"},
		{choice, "The correct answer is option C.", "C"},
		{choice, "The answer is chemiosmosis.", "B"},
		{choice, "It must be the Calvin cycle", "D"},
		{choice, "The answer is a process called Chemiosmosis", "B"},
		{choice, "A gradient drives it.\nB", "B"},
		{choice, "b", "B"},
		{data.Item{AnswerType: data.Choice, Choices: []data.Option{{Label: "A", Text: `" red"`}, {Label: "B", Text: "blue"}}}, "The answer is red.", "A"},
		{choice, `\boxed{\text{(C)}}`, "C"},
		{choice, "None of them.", ""},
		{truth, "The conclusion is Uncertain.", "Uncertain"},
		{truth, "Answer: uncertain", "Uncertain"},
		{truth, "The premises do not make it true. Therefore the answer is False", "False"},
		{validity, "The argument is invalid.", "invalid"},
		{validity, "The answer is valid", "valid"},
		{boolean, "So the answer is yes.", "true"},
		{boolean, "The statement is not true.", "false"},
		{boolean, "True and not False is True", "true"},
		{boolean, "Answer: False", "false"},
		{boolean, "No idea? No.", "false"},
		{boolean, "Perhaps", ""},
		{text, "Stack is empty. So the answer is ] }", "] }"},
		{text, `The answer is "apple banana cherry".`, "apple banana cherry"},
		{text, "thinking\n\napple banana", "apple banana"},
	}
	for _, tt := range tests {
		got, ok := Extract(tt.item, tt.text)
		if ok != (tt.want != "") || got != tt.want {
			t.Errorf("%s in %q: got %q, want %q", tt.item.AnswerType, tt.text, got, tt.want)
		}
	}
}

func TestAuto(t *testing.T) {
	tests := []struct {
		kind, gold string
		c          Candidate
		want       bool
	}{
		{data.Number, "42", Candidate{Final: "42 apples"}, true},
		{data.Number, "42", Candidate{Final: "41", Text: "The answer is 42"}, false},
		{data.Number, "42", Candidate{Text: "The answer is 42"}, true},
		{data.Number, "42", Candidate{}, false},
		{data.String, "apple  banana", Candidate{Final: "Apple banana."}, true},
		{data.String, "] }", Candidate{Text: "So the answer is ] }"}, true},
		{data.Bool, "false", Candidate{Final: "No"}, true},
		{data.List, "1, 2, 3", Candidate{Final: "[1, 2.0, 3]"}, true},
		{data.List, "red, green and blue", Candidate{Final: "red; green; blue"}, true},
		{data.List, "red, green", Candidate{Final: "green, red"}, false},
	}
	for _, tt := range tests {
		got, err := Auto(context.Background(), data.Item{AnswerType: tt.kind, Answer: tt.gold}, tt.c)
		if err != nil || got != tt.want {
			t.Errorf("%s %q, %+v: got %v, %v", tt.kind, tt.gold, tt.c, got, err)
		}
	}
}

func TestCommand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a Unix shell")
	}
	item := data.Item{ID: "q1", Question: "1+1?", Answer: "2", AnswerType: data.Number}
	tests := []struct {
		line  string
		right bool
		fails string
	}{
		{`grep -q '"final":"two"'`, true, ""},
		{`grep -q '"answer":"3"'`, false, ""},
		{"echo no idea >&2; exit 7", false, "exit status 7: no idea"},
		{"/no/such/program", false, "exit status 127"},
		{`printf 'Traceback (most recent call last):\n  File "score.py", line 3, in <module>\nKeyError: 7\n' >&2; exit 1`, false, "KeyError: 7"},
	}
	for _, tt := range tests {
		right, err := Command(tt.line)(t.Context(), item, Candidate{Final: "two"})
		if right != tt.right || (err == nil) != (tt.fails == "") || err != nil && !strings.Contains(err.Error(), tt.fails) {
			t.Errorf("%s: %v, %v", tt.line, right, err)
		}
	}
}

// A long answer costs no more than a moment.
func TestAutoIsBounded(t *testing.T) {
	done := make(chan error)
	go func() {
		var err error
		for _, text := range []string{strings.Repeat("1 dollar ", 3000), "answer: x " + strings.Repeat("Dr. ", 5000)} {
			_, failed := Auto(context.Background(), data.Item{AnswerType: data.Number, Answer: "2"}, Candidate{Text: text})
			err = errors.Join(err, failed)
		}
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Error("reading does not end")
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("The answer is 3 1/2", "3.5")
	f.Add(`\boxed{\frac{1}{{2}}}`, `1/2`)
	f.Add("1e99999 9^9^9 "+string([]byte{0xff, 0xfe}), "½ ⅞/0 two hundred million")
	f.Add("a ſixth of a million", "a ſixth")
	f.Fuzz(func(t *testing.T, text, final string) {
		for _, kind := range data.AnswerTypes {
			item := data.Item{AnswerType: kind, Answer: final, Choices: letters}
			if _, err := Auto(context.Background(), item, Candidate{Final: final, Text: text}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// BenchmarkDegenerate reads answers of 100 kB in which every few bytes might begin an answer: that takes
// time that grows with their length.
func BenchmarkDegenerate(b *testing.B) {
	for _, piece := range []string{"A. ", "answer because ", "(B) is correct ", "- a\n", "1. a\n"} {
		text := strings.Repeat(piece, 100_000/len(piece))
		item := data.Item{AnswerType: data.Choice, Answer: "B", Choices: []data.Option{{Label: "A", Text: "a"}, {Label: "B", Text: "b"}}}
		b.Run(piece, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				_, _ = Auto(b.Context(), item, Candidate{Text: text, Final: text})
			}
		})
	}
}
