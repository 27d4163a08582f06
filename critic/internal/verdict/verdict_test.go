package verdict

import (
	"testing"

	"pgregory.net/rapid"
)

func TestGradesHaveTheirNames(t *testing.T) {
	for grade, want := range map[Grade]string{Pass: "pass", Fail: "fail", Unsure: "unsure", 7: "unsure"} {
		if got := grade.String(); got != want {
			t.Errorf("%d is %q, want %q", grade, got, want)
		}
	}
	if v := Open("why"); v.Grade != Unsure || v.PWrong != 0 || v.Reason != "why" {
		t.Errorf("%+v", v)
	}
	if v := Passed(HoldsWrong, "why"); v.Grade != Pass || v.PWrong != HoldsWrong || v.Fix != "" {
		t.Errorf("%+v", v)
	}
	if v := FailedAt(3, "why", "fix"); v.Grade != Fail || v.PWrong < .9 || v.At != 3 || v.End != 0 || v.Fix != "fix" {
		t.Errorf("%+v", v)
	}
}

// Half of a number or of a word is not right, and what stands behind it does not matter.
func TestTheMistakeIsAWholeWord(t *testing.T) {
	for _, c := range []struct{ line, want, wrong string }{
		{"12+5=17", "12+5=18", "17"},
		{"12+5=17 → 17*2", "12+5=18 → 18*2", "17"},
		{"#2:ans 1234", "#2:ans 1334", "1234"},
		{"ann gives tom", "ann takes tom", "gives"},
		{"not true", "not false", "true"},
		{"a1=5", "a2=5", "1"}, // digits and letters are words of their own
		{"x+1", "x-1", "+"},
		{"12", "125", "12"},
		{"", "5", ""},
		{"5", "", "5"},
		{"a=", "a=5", ""}, // nothing stands where it should
		{"a=5 and more", "a=5", " "},
	} {
		v := FailedWord(c.line, c.want, "why", c.want)
		if v.At > v.End || v.End > len(c.line) {
			t.Errorf("%q for %q: from %d to %d", c.line, c.want, v.At, v.End)
			continue
		}
		if got := c.line[v.At:v.End]; got != c.wrong {
			t.Errorf("%q for %q: %q is wrong, want %q", c.line, c.want, got, c.wrong)
		}
	}
}

// What stands before a mistake is as it should be, and the mistake lies in the line.
func TestWhatStandsBeforeIsRight(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("ab12+= →é")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		line, want := text.Draw(t, "line"), text.Draw(t, "want")
		at := Differs(line, want)
		if at < 0 || at > len(line) || at > len(want) || line[:at] != want[:at] {
			t.Fatalf("differs at %d", at)
		}
		if v := FailedWord(line, want, "", want); v.At != at || v.End < v.At || v.End > len(line) {
			t.Fatalf("%+v", v)
		}
	})
}
