package lines

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

func TestLists(t *testing.T) {
	const (
		walk    = "<q>N0E0S0W0,N #1:L #2:5F #3:3R #4:?\n<a>"
		swap    = "<q>A1B2C3 #1:CB #2:A\n<a>"
		row     = "<q>1_2_3_4_ #1:D-2 #2:A<B #3:B<D #4:4\n<a>"
		told    = "#1:D-2=D3 → 1_2_3D4_\n"
		gap     = "<q>1_2_3_4_5_ #1:B2 #2:D4 #3:A<B #4:D<C #5:3\n<a>"
		strange = "<q>count #1: 2 glorps #2: 1 cake #3: 1 pear #4: fruits?\n<a>"
		list    = "<q>count #1: 2 figs #2: 1 oven #3: 3 limes #4: fruits?\n<a>"
		sort    = "<q>sort #1:PLUM.#2:FIG.#3:PEAR.#4:?\n<a>"
		rules   = "<q>A+b?#1:A+a#2:A=B#3:B-b#4:?\n<a>"
		open    = "<q>A+b?#1:A=B#2:?\n<a>"
		all     = "<q>count #1: 2 figs #2: 1 oven #3: objects?\n<a>"
	)
	for _, row := range []struct {
		name, prompt, accepted, chunk string
		grade                         verdict.Grade
		fix                           string
	}{
		{"turn", walk, "", "#1:N0E0S0W0,W\n", verdict.Pass, ""},
		{"wrong turn", walk, "", "#1:N0E0S0W0,E\n", verdict.Fail, "#1:N0E0S0W0,W\n"},
		{"steps", walk, "#1:N0E0S0W0,W\n", "#2:W0+5=5 → N0E0S0W5,W\n", verdict.Pass, ""},
		{"to the side", walk, "#1:N0E0S0W0,W\n#2:W0+5=5 → N0E0S0W5,W\n", "#3:E0+3=3 → N0E3S0W5,W\n", verdict.Fail, "#3:N0+3=3 → N3E0S0W5,W\n"},
		{"several lines", walk, "#1:N0E0S0W0,W\n", "#2:W0+5=5 → N0E0S0W5,W\n#3:N0+3=3 → N3E0S0W6,W\n", verdict.Fail, "#2:W0+5=5 → N0E0S0W5,W\n#3:N0+3=3 → N3E0S0W5,W\n"},
		{"not home", walk, "#1:N0E0S0W0,W\n#2:W0+5=5 → N0E0S0W5,W\n#3:N0+3=3 → N3E0S0W5,W\n#4:N3S0=No,E0W5=No\n", "#4:ans Yes\n", verdict.Fail, "#4:ans No\n"},
		{"behind the answer", swap, "#1:C3B2=C2B3 → A1B3C2\n#2:ans A1\n", "#2:ans A1\n", verdict.Fail, ""},
		{"swap", swap, "", "#1:C3B2=C2B3 → A1B3C2\n", verdict.Pass, ""},
		{"wrong state", swap, "", "#1:C3B2=C2B3 → A1B2C3\n", verdict.Fail, "#1:C3B2=C2B3 → A1B3C2\n"},
		{"holder", swap, "#1:C3B2=C2B3 → A1B3C2\n", "#2:ans A2\n", verdict.Fail, "#2:ans A1\n"},
		{"told place", row, "", told, verdict.Pass, ""},
		{"told place counted from the wrong end", row, "", "#1:D-2=D2 → 1_2D3_4_\n", verdict.Fail, told},
		{"first", row, told, "<1#2:B#3:.=AC → 1_2_3D4_\n", verdict.Fail, "<1#2:B#3:D=AC → 1_2_3D4_\n"},
		{"too many may stand first", row, told, "<1#2:B#3:D=A → 1A2_3D4_\n", verdict.Fail, "<1#2:B#3:D=AC → 1_2_3D4_\n"},
		{"last", row, told + "<1#2:B#3:D=AC → 1_2_3D4_\n", ">4#2:A#3:B=C → 1_2_3D4C\n", verdict.Pass, ""},
		{"wrong place", row, told + "<1#2:B#3:D=AC → 1_2_3D4_\n", ">4#2:A#3:B=C → 1_2C3D4_\n", verdict.Fail, ">4#2:A#3:B=C → 1_2_3D4C\n"},
		{"who is asked for", row, told + "<1#2:B#3:D=AC → 1_2_3D4_\n>4#2:A#3:B=C → 1_2_3D4C\n", "#4:ans B4\n", verdict.Fail, "#4:ans C4\n"},
		{"one place left", gap, "#1:B2 → 1_2B3_4_5_\n#2:D4 → 1_2B3_4D5_\n<1#3:B#4:C=AE → 1_2B3_4D5_\n>5#3:A#4:D=CE → 1_2B3_4D5_\n",
			"|#3:A1 → 1A2B3_4D5_\n", verdict.Pass, ""},
		{"first letters", sort, "", "ABCDEF#2: → #2:\n", verdict.Pass, ""},
		{"letter left out", sort, "", "ABCDEF → \n", verdict.Fail, "ABCDEF#2: → #2:\n"},
		{"second letters", sort, "ABCDEF#2: → #2:\n", "GHIJKLMNOP#1:#3:=#1:L#3:E=L#1:,E#3: → #2:#1:#3:\n", verdict.Fail, "GHIJKLMNOP#1:#3:=#1:L#3:E=E#3:,L#1: → #2:#3:#1:\n"},
		{"rules of a class", rules, "", "A#1:+a#2:=B\n", verdict.Pass, ""},
		{"rule left out", rules, "", "A#2:=B\n", verdict.Fail, "A#1:+a#2:=B\n"},
		{"not so", rules, "A#1:+a#2:=B\nB#3:-b\n", "#4:ans T\n", verdict.Fail, "#4:ans F\n"},
		{"no rule", open, "A#1:=B\n", "B.\n", verdict.Pass, ""},
		{"nothing follows", open, "A#1:=B\nB.\n", "#2:ans F\n", verdict.Fail, "#2:ans U\n"},
		{"of the kind", list, "", "#1:2\n", verdict.Pass, ""},
		{"not of the kind", list, "#1:2\n", "#2:not needed\n", verdict.Pass, ""},
		{"left out", list, "", "#1:not needed\n", verdict.Fail, "#1:2\n"},
		{"counted too", list, "#1:2\n", "#2:2+1=3\n", verdict.Fail, "#2:not needed\n"},
		{"thing not known", strange, "", "#1:2\n", verdict.Unsure, ""},
		{"thing not known, left out", strange, "", "#1:not needed\n", verdict.Unsure, ""},
		{"of a kind that people argue about", strange, "#1:2\n", "#2:2+1=3\n", verdict.Unsure, ""},
		{"wrong number", list, "", "#1:1\n", verdict.Fail, "#1:2\n"},
		{"wrong sum", list, "#1:2\n#2:not needed\n", "#3:2+3=6\n", verdict.Fail, "#3:2+3=5\n"},
		{"wrong tag", list, "#1:2\n", "#3:2+3=5\n", verdict.Fail, "#2:not needed\n"},
		{"sum", list, "#1:2\n#2:not needed\n#3:2+3=5\n", "#4:ans 5\n", verdict.Pass, ""},
		{"wrong answer", list, "#1:2\n#2:not needed\n#3:2+3=5\n", "#4:ans 6\n", verdict.Fail, "#4:ans 5\n"},
		{"everything", all, "#1:2\n", "#2:2+1=3\n", verdict.Pass, ""},
		{"everything counts", all, "#1:2\n", "#2:not needed\n", verdict.Fail, "#2:2+1=3\n"},
		{"amount", "<q>unit h=60min #1:3h #2:20min #3:min?\n<a>", "", "#1:3*60=180\n", verdict.Pass, ""},
		{"wrong sum of amounts", "<q>unit h=60min #1:3h #2:20min #3:min?\n<a>", "#1:3*60=180\n", "#2:180+20=220\n", verdict.Fail, "#2:180+20=200\n"},
		{"wrong way to a unit", "<q>unit h=60min #1:120min #2:h?\n<a>", "", "#1:120*60=7200\n", verdict.Fail, "#1:120/60=2\n"},
		{"parts of an amount", "<q>unit h=60min #1:1000min #2:h,min?\n<a>", "#1:1000\n", "h:1000-10*60=1000-600=400,400-6*60=400-360=40,10+6=15 → 15h40min\n", verdict.Fail,
			"h:1000-10*60=1000-600=400,400-6*60=400-360=40,10+6=16 → 16h40min\n"},
		{"no whole hour", "<q>unit h=60min #1:45min #2:h,min?\n<a>", "#1:45\n", "h:45<60 → 45min\n", verdict.Pass, ""},
		{"over midnight", "<q>clock 11:45pm #1:+30min #2:pm?\n<a>", "11:45pm=23:45\n", "#1:45+30=75,75-60=15,23+1=24,24-24=0 → 0:15\n", verdict.Pass, ""},
		{"hour not carried", "<q>clock 11:45pm #1:+30min #2:pm?\n<a>", "11:45pm=23:45\n", "#1:45+30=75,75-60=15 → 23:15\n", verdict.Fail, "#1:45+30=75,75-60=15,23+1=24,24-24=0 → 0:15\n"},
		{"12 at night", "<q>clock 11:45pm #1:+30min #2:pm?\n<a>", "11:45pm=23:45\n#1:45+30=75,75-60=15,23+1=24,24-24=0 → 0:15\n", "0:15=12:15pm\n", verdict.Fail, "0:15=12:15am\n"},
		{"time between", "<q>clock 9:40 #1:13:15 #2:min?\n<a>", "", "15+60=75,75-40=35,13-1=12,12-9=3 → 3h35min\n", verdict.Pass, ""},
		{"end of a month", "<q>date 2/20/2016 leap 2016 #1:+15d #2:?\n<a>", "", "#1:20+15=35,2/28,35-28=7 → 3/7/2016\n", verdict.Fail, "#1:20+15=35,2/29,35-29=6 → 3/6/2016\n"},
		{"no such day in a month", "<q>date 3/31 #1:-1mo #2:?\n<a>", "", "#1:3-1=2,2/28 → 2/28\n", verdict.Pass, ""},
		{"year before", "<q>date 1/4/2016 leap 2016 #1:-1wk #2:?\n<a>", "", "#1:1*7=7,2016-1=2015,12/31,4+31=35,35-7=28 → 12/28/2015\n", verdict.Pass, ""},
		{"days between", "<q>date 3/25 #1:5/10 #2:d?\n<a>", "", "#1:3/31,31-25=6,4/30,6+30=36,36+10=46\n", verdict.Pass, ""},
		{"weeks taken off", "<q>day 2 #1:-16d #2:?\n<a>", "", "#1:16-2*7=16-14=2,2-2=1\n", verdict.Fail, "#1:16-2*7=16-14=2,2-2=0\n"},
		{"no such factor", "<q>unit h=0min #1:3h #2:min?\n<a>", "", "#1:3*0=0\n", verdict.Fail, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			v := judge(row.prompt, row.accepted, row.chunk)
			if v.Grade != row.grade || v.Fix != row.fix {
				t.Errorf("%q: got %v %q, fix %q; want %v, fix %q", row.chunk, v.Grade, v.Reason, v.Fix, row.grade, row.fix)
			}
		})
	}
}
