package heads

import (
	"testing"

	"github.com/seed-25a395fc/reason/evals/data"
)

// What was trained on is known by its operation, wherever its numbers stood and however
// it came out.
func TestSeenLeavesOutWhatWasTrainedOn(t *testing.T) {
	seen := Seen{}
	seen.Add(data.Item{Steps: []string{"#1:7*#2:12=84", "60-40=20 → 20*3", "ans 84"}})
	var steps []Step
	for _, text := range []string{"12*7=74\n", "#4:60-#5:40=10\n", "40-60=20\n", "12*8=96\n", "ans 84\n", "ans 85\n"} {
		steps = append(steps, Step{Text: text})
	}
	var left string
	for _, s := range seen.Without(steps) {
		left += s.Text
	}
	if want := "40-60=20\n12*8=96\nans 85\n"; left != want {
		t.Errorf("got %q, want %q", left, want)
	}
}
