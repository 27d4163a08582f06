package arith

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"1+2*3": "7", "(1+2)*3": "9", "8-3-2": "3", "8/4/2": "1", "2^3": "8", "2^3^2": "512", "-3+5": "2", "4-(-7)": "11", "3*-2": "-6",
		"12×17": "204", "84÷4": "21", "10−4": "6", "7 · 6": "42", "1/3+1/6": "1/2", "0.1+0.2": "3/10", "1,200*3": "3600", "2(3+4)": "14",
		"(2)(3)": "6", "[1+2]*{3}": "9", ".5*4": "2", "3²": "9", "½+¼": "3/4", "2^-2": "1/4", "3**2": "9", "12x17": "204", "12 x 17": "204",
	} {
		e, err := Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got, err := e.Value()
		if err != nil || got.RatString() != want {
			t.Errorf("%q is %v (%v), want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "+", "1+", "(1", "1)", "1 2", "apples", "3 apples", "3x", "x=1", "1..2", "1,2", "10%", "0130", "5!", "√4", strings.Repeat("(", 100) + "1" + strings.Repeat(")", 100)} {
		if _, err := Parse(text); !errors.Is(err, ErrSyntax) {
			t.Errorf("%q: got %v, want a syntax error", text, err)
		}
	}
}

func TestValueIsBounded(t *testing.T) {
	for _, text := range []string{
		"9^9^9", "2^65", "10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64*10^64",
		"2^(1/2)", "0^-1",
	} {
		e, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if v, err := e.Value(); err == nil {
			t.Errorf("%q is %v, want an error", text, v)
		}
	}
	if e, _ := Parse("1/(2-2)"); e != nil {
		if _, err := e.Value(); err == nil {
			t.Error("a division by zero has a value")
		}
	}
}

// What is written and what is read have the same value.
func TestParseReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want := expression(t, 3)
		e, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := e.Value(); want != nil && (err != nil || got.Cmp(want) != 0) {
			t.Fatalf("%s is %v (%v), want %v", text, got, err, want)
		}
	})
}

// expression draws a fully parenthesised expression and its value, nil where it
// has none.
func expression(t *rapid.T, depth int) (string, *big.Rat) {
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		n := rapid.Int64Range(0, 999).Draw(t, "number")
		return fmt.Sprint(n), big.NewRat(n, 1)
	}
	op := rapid.SampledFrom([]byte("+-*/")).Draw(t, "op")
	a, x := expression(t, depth-1)
	b, y := expression(t, depth-1)
	text := "(" + a + ")" + string(op) + "(" + b + ")"
	if x == nil || y == nil {
		return text, nil
	}
	v, err := Apply(op, x, y)
	if err != nil {
		return text, nil
	}
	return text, v
}

// TestRead holds what is read of real prose: each equation as "left = right
// outcome", and how many were not understood.
func TestRead(t *testing.T) {
	for _, row := range []struct {
		text   string
		unread int
		want   []string
	}{
		{"So he has 5 + 7 = 12 apples.", 0, []string{"5 + 7 = 12 holds"}},
		{"It is 6 squirt guns * $2 = $12 on squirt guns.", 0, []string{"6 squirt guns * $2 = 12 holds"}},
		{"3 books/person x 2 people = 6 books total", 0, []string{"3 books/person x 2 = 6 holds"}},
		{"4 bags of nails * 5kg per bag of nails = 20kg.", 0, []string{"4 bags of nails * 5 = 20 holds"}},
		{"12*10+12*7=120+84=204", 0, []string{"12*10+12*7 = 120+84 holds", "120+84 = 204 holds"}},
		{"7 minutes x 60 = 420 seconds + 23 seconds = 443 seconds", 0, []string{"7 minutes x 60 = 420 seconds + 23 holds", "420 seconds + 23 = 443 holds"}},
		{"(9 + 7 - 1) = (15 - 1) = 14", 0, []string{"(9 + 7 - 1) = (15 - 1) wrong", "(15 - 1) = 14 holds"}},
		{"48/2 = <<48/2=24>>24 clips", 0, []string{"48/2 = 24 holds", "48/2 = 24 holds"}},
		{"Half of 30 is 15 and twice 15 is 30.", 0, []string{"Half of 30 = 15 holds", "twice 15 = 30 holds"}},
		{"15% of 80 is 12.", 0, []string{"15% of 80 = 12 holds"}},
		{"10 votes / 20 votes * 100% = 50%", 0, []string{"10 votes / 20 votes * 100% = 50% holds"}},
		{"12/15=.8, so 80%", 0, []string{"12/15 = .8 holds"}},
		{"the total of 5 + 11 = 17 lemons", 0, []string{"5 + 11 = 17 wrong"}},
		{"10/3 = 3.33", 0, []string{"10/3 = 3.33 holds"}},
		{"20/3 = 6.66", 0, []string{"20/3 = 6.66 holds"}},
		{"20/3 = 6.76", 0, []string{"20/3 = 6.76 wrong"}},
		{"100/30 = 3 buses", 0, []string{"100/30 = 3 close"}},
		{"100/30 is about 3", 0, []string{"100/30 = 3 holds"}},
		{"100/30 ≈ 3.3", 0, []string{"100/30 = 3.3 holds"}},
		{"\\[ \\frac{1}{2} \\times 30 = \\boxed{15} \\]", 0, []string{"\\frac{1}{2} \\times 30 = {15} holds"}},
		{"\\(\n64 - 128 + 81\\)\n\\(= 17\\)", 0, []string{"64 - 128 + 81 = 17 holds"}},
		{"2 1/2 + 3 = 5 1/2", 0, []string{"2 1/2 + 3 = 5 1/2 holds"}},
		{"$2 million * 3 = $6 million", 0, []string{"2 million * 3 = 6 million holds"}},
		{"50 cents * 4 = $2", 0, []string{"50 cents * 4 = 2 holds"}},
		{"Total = cost * number = 3 * 5 = 15", 1, []string{"3 * 5 = 15 holds"}},
		{"9000(.30)=2700", 0, []string{"9000(.30) = 2700 holds"}},
		{"**6 + 2 = 8**", 0, []string{"6 + 2 = 8 holds"}},
		{"- 6 + 2 = 8", 0, []string{"6 + 2 = 8 holds"}},
		{"5-minute songs = 60/5 = 12", 0, []string{"60/5 = 12 holds"}},

		{"8:25-8:00 = 25 minutes", 0, []string{"8:25-8:00 = 25 minutes holds"}},
		{"2:30 + 45 minutes = 3:15", 0, []string{"2:30 + 45 minutes = 3:15 holds"}},
		{"11:30 am + 2 hours = 1:30 pm", 0, []string{"11:30 am + 2 hours = 1:30 pm holds"}},
		{"10:00 - 2:00 = 4 hours", 0, []string{"10:00 - 2:00 = 4 hours holds"}},
		{"2:30 + 45 minutes = 3:25", 0, []string{"2:30 + 45 minutes = 3:25 wrong"}},
		{"1.5 years = 18 months", 0, []string{"1.5 years = 18 months holds"}},
		{"4 pounds - 6 ounces = 58 ounces", 0, []string{"4 pounds - 6 ounces = 58 ounces holds"}},

		// Not equations of numbers, or not surely: nothing here is called wrong.
		{"3x + 2 = 11", 1, nil},
		{"3x-5=16", 1, nil},
		{"f(2) = 4", 0, nil},
		{"x = 15", 0, nil},
		{"C(9, 7) = 36", 0, nil},
		{"3/4 = 12 apples", 0, []string{"3/4 = 12 doubt"}},
		{"2 miles / 1/6 hour = 12 miles/hour", 0, []string{"2 miles / 1/6 = 12 doubt"}},
		{"4 is 3 times more than", 0, nil},
		{"On day 2 + 3 = 7", 0, []string{"2 + 3 = 7 doubt"}},
		{"14, 400 / 80 = 180", 0, []string{"400 / 80 = 180 doubt"}},
		{"45 * 0,2 = 9", 1, nil},
		{"0900-0130 = 0730", 1, nil},
		{"√16 + 3 = 7", 1, nil},
		{"2 + 3 ≤ 7", 0, nil},
		{"12 + 6 = 18 of the 24 marbles", 0, []string{"12 + 6 = 18 of the 24 doubt"}},
	} {
		var got []string
		read := Read(row.text)
		for _, q := range read.Equations {
			outcome := [...]string{"unknown", "holds", "close", "wrong"}[q.Check()]
			if q.Doubt && q.Check() == Wrong {
				outcome = "doubt"
			}
			got = append(got, row.text[q.Left.Start:q.Left.End]+" = "+row.text[q.Right.Start:q.Right.End]+" "+outcome)
		}
		if fmt.Sprint(got) != fmt.Sprint(row.want) || read.Unread != row.unread {
			t.Errorf("%q:\n got %q, %d unread\nwant %q, %d unread", row.text, got, read.Unread, row.want, row.unread)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, row := range []struct {
		value string
		like  Number
		want  string
	}{
		{"42", Number{}, "42"}, {"1234567", Number{Grouped: true}, "1,234,567"}, {"-1234", Number{Grouped: true}, "-1,234"},
		{"123", Number{Grouped: true}, "123"}, {"5/2", Number{}, "2.5"}, {"5", Number{Decimals: 2}, "5.00"}, {"1/3", Number{}, "0.33"},
		{"1/3", Number{Decimals: 3}, "0.333"}, {"1234.5", Number{Grouped: true, Decimals: 2}, "1,234.50"},
	} {
		v, _ := new(big.Rat).SetString(row.value)
		if got := Format(v, row.like); got != row.want {
			t.Errorf("%s like %+v: got %s, want %s", row.value, row.like, got, row.want)
		}
	}
}

func TestRationalHasNoExponent(t *testing.T) {
	for text, want := range map[string]string{"12": "12", "-2.5": "-5/2", "1e3": "", "0x1p4": "", "": ""} {
		if x, ok := Rational(text); ok != (want != "") || ok && x.RatString() != want {
			t.Errorf("%s: got %v, %v", text, x, ok)
		}
	}
}

var hostile = []string{
	"9^9^9 = 1", "1e999999 = 1", strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000) + " = 1",
	strings.Repeat("1+", 5000) + "1 = 5001", strings.Repeat("1=", 5000) + "1", strings.Repeat("-", 5000) + "1 = 1",
	strings.Repeat("9", 5000) + " = 1", strings.Repeat("\\frac{", 2000), strings.Repeat("\\frac{1}{", 500) + "1" + strings.Repeat("}", 500) + " = 1",
	strings.Repeat("1/3+", 3000) + "1 = 2", strings.Repeat("<<1=1>>", 2000), strings.Repeat("12% of ", 2000) + "5 = 1",
	strings.Repeat("5 apples ", 3000) + "= 3", strings.Repeat("2^2^", 1000) + "2 = 4", strings.Repeat("1 is ", 3000), "0/0 = 0/0", "\xff\xfe = \xff",
	strings.Repeat("\\text{", 2000), strings.Repeat("half of ", 3000) + "2 is 1",
	"1" + strings.Repeat("+1%", 5000) + " = 2", "2 = 1" + strings.Repeat("+1%", 5000), "the sum of " + strings.Repeat("1, ", 5000) + "and 1 is 2",
	strings.Repeat("the sum of 1 and ", 3000) + "1 is 2", strings.Repeat("two hundred and ", 3000) + "two = 2", strings.Repeat("1 hour and 1 minute + ", 3000) + "1 hour = 2 hours",
	strings.Repeat("5 less than ", 3000) + "5 is 1", strings.Repeat("1 hour = 1 minute = ", 3000), strings.Repeat("March 3, 2024 + 1 day = ", 2000), strings.Repeat("from 2:30 to ", 3000) + "3:00 is 1 hour",
	strings.Repeat("1+1=", 16000), strings.Repeat("1-", 32000), "1 = " + strings.Repeat("2+", 16000) + "2 = " + strings.Repeat("3+", 16000) + "3",
	"March 3, 2024 + 99999999 days = March 4", "1 hour + " + strings.Repeat("9", 59) + " hours = 2 minutes",
}

// Hostile text costs no more than a moment.
func TestReadIsBounded(t *testing.T) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, text := range hostile {
			for _, q := range Read(text).Equations {
				q.Check()
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("reading does not end")
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	for _, text := range []string{"So 5 + 7 = 12.", "15% of 80 is 12", "$1,200 × 3 = $3,600", "\\frac{1}{2} \\times 30 = \\boxed{15}", "48/2 = <<48/2=24>>24", "2 1/2 dozen = 30"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read := Read(text)
		for _, q := range read.Equations {
			q.Check()
			for _, e := range []*Expr{q.Left, q.Right} {
				if e.Start < 0 || e.End > len(text) || e.Start >= e.End {
					t.Fatalf("%q: expression at %d to %d", text, e.Start, e.End)
				}
			}
		}
		for _, n := range read.Numbers {
			if n.Start < 0 || n.End > len(text) || n.Start >= n.End {
				t.Fatalf("%q: number at %d to %d", text, n.Start, n.End)
			}
		}
	})
}

// Fractions may stand one behind another, as many as there are.
func TestManyFractions(t *testing.T) {
	text := Read(strings.Repeat("\\frac{1}{2} = \\frac{2}{4}\n", 100))
	if len(text.Equations) != 100 || text.Unread != 0 {
		t.Errorf("%d of 100 equations are read, %d unread", len(text.Equations), text.Unread)
	}
}
