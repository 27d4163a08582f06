package equation

import (
	"slices"
	"testing"
)

// A row of equal sides is wrong at the first that is not, where that side departs from what is right.
func TestWhereARowGoesWrong(t *testing.T) {
	for _, row := range []struct{ before, after, reason string }{
		{"12*17=12*10+12*7=120+84=204", "", ""},
		{"12*17=12*10+12*7=120+", "94=214", "12 * 10 + 12 * 7 is 204, not 120 + 94"},
		{"12*17=12*10+", "11*8=208", "12 * 17 is 204, not 12 * 10 + 11 * 8"},
		{"12+7=1", "8", "12 + 7 is 19, not 18"},
	} {
		if reason, at := WrongSide(row.before + row.after); reason != row.reason || reason != "" && at != len(row.before) {
			t.Errorf("%s%s: %q at %d, want %q at %d", row.before, row.after, reason, at, row.reason, len(row.before))
		}
	}
}

func TestReadWantsAResult(t *testing.T) {
	if c, err := Read("3*12=36"); err != nil || c.Said.RatString() != "36" || !c.Single() || len(c.Operands()) != 2 {
		t.Errorf("3*12=36: %+v, %v", c, err)
	}
	for _, text := range []string{"", "3*", "3*12", "3*12=30+6", "x=3", "1/0=3"} {
		if c, err := Read(text); err == nil {
			t.Errorf("%q: %+v", text, c)
		}
	}
}

// Steps are found in lines and in running text, and are worked backwards in the text's own characters.
func TestStepsBackwards(t *testing.T) {
	for _, row := range []struct {
		chunk  string
		worked bool
		want   []string
	}{
		{"#2:339-139=200 → 200*2\n", true, []string{"139+200=339", "200+139=339"}},
		{"43*46=43*40+43*6=1720+258=1978 → 1978", true, []string{"6+40=46", "46-6=40", "40*43=1720", "1720/40=43", "6*43=258", "258/6=43", "258+1720=1978", "1978-258=1720"}},
		{"He pays 48 ÷ 2 = 24 dollars.", false, []string{"2 × 24 = 48", "24 × 2 = 48"}},
		{"#1:5-8=-3", true, []string{"5+3=8", "3+5=8"}},
		{"nothing at all", false, nil},
	} {
		var got []string
		for _, s := range Steps(row.chunk, row.worked) {
			for _, w := range s.Backwards() {
				got = append(got, w.Question+w.Answer)
			}
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%q: %q, want %q", row.chunk, got, row.want)
		}
	}
}

// Sums are the equations that begin with one operation, to the end of their last side.
func TestSums(t *testing.T) {
	const chunk = "#2:3*12=36,24+36=60\n"
	var got []string
	for _, s := range Sums(chunk, true) {
		got = append(got, chunk[s.From:s.End], s.Style.Write(s.X, s.Op, s.Y))
	}
	if want := []string{"3*12=36", "3*12=", "24+36=60", "24+36="}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
