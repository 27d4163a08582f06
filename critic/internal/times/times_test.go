package times

import (
	"strings"
	"testing"
)

// All lines of an answer follow from the prompt.
func TestLines(t *testing.T) {
	for prompt, want := range map[string]string{
		"unit h=60min #1:3h #2:20min #3:min?":         "#1:3*60=180|#2:180+20=200|#3:ans 200",
		"unit h=60min #1:135min #2:h,min?":            "#1:135|h:135-2*60=135-120=15 → 2h15min|#2:ans 2h15min",
		"clock 11:45pm #1:+30min #2:pm?":              "11:45pm=23:45|#1:45+30=75,75-60=15,23+1=24,24-24=0 → 0:15|0:15=12:15am|#2:ans 12:15am",
		"clock 9:40 #1:13:15 #2:h,min?":               "15+60=75,75-40=35,13-1=12,12-9=3 → 3h35min|#2:ans 3h35min",
		"date 2/20/2016 leap 2016 #1:+15d #2:00?":     "#1:20+15=35,2/29,35-29=6 → 3/6/2016|#2:ans 03/06/2016",
		"date 12/20 #1:12/31 #2:d?":                   "#1:31-20=11|#2:ans 11",
		"day 2 #1:-16d #2:?":                          "#1:16-2*7=16-14=2,2-2=0|#2:ans 0",
		"day 1 3/1/2019 #1:3/25/2019 #2:?":            "#1:25-1=24,24-3*7=24-21=3,1+3=4|#2:ans 4",
		"unit h=60min #1:3h #2:glorp #3:min?":         "#1:3*60=180", // what comes next is not known
		"unit h=0min #1:3h #2:min?":                   "",
		"clock 25:00 #1:+30min #2:?":                  "",
		"date 2/30/2015 #1:+1d #2:?":                  "",
		"date 3/25/2015 leap then #1:+10d #2:?":       "",
		"day 7 #1:+1d #2:?":                           "",
		"clock 7:45pm #1:+2h30min and more #2:pm?":    "7:45pm=19:45",
		"clock 7:45pm #1:+30min #2:the hour, please?": "7:45pm=19:45",
	} {
		prompt = "<q>" + prompt + "\n<a>"
		if !Asked(prompt) {
			t.Errorf("%q is not taken for a question about times", prompt)
		}
		if got := strings.Join(Lines(prompt), "|"); got != want {
			t.Errorf("%q: %q, want %q", prompt, got, want)
		}
	}
	for _, prompt := range []string{"unit h=60min #1:3h #2:min?", "<q>(12+7)*3=?\n<a>", "<q>day 2 #1:+9d #2:\n<a>"} {
		if Asked(prompt) {
			t.Errorf("%q is taken for a question about times", prompt)
		}
	}
}
