package prompts

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Questions that need more than one running quantity must be declined: an
// answer that is nonsense is worse than none. The few that are accepted are
// mostly such that the format can carry.
func TestWorkedOnPublicQuestions(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	format := Worked{Families: WorkedFamilies()}
	for _, c := range []struct {
		set         string
		least, most float64 // share of questions accepted
	}{
		{"gsm8k", 0, 0.03}, {"strategyqa", 0, 0.001}, {"folio", 0, 0.001}, {"mawps", 0.25, 0.5},
	} {
		f, err := os.Open(filepath.Join(shared, "data", c.set, "train.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		accepted, all := 0, 0
		for lines.Scan() {
			var row struct{ Question string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			all++
			if _, err := format.Prompt(row.Question); err == nil {
				accepted++
			}
		}
		if share := float64(accepted) / float64(all); share < c.least || share > c.most {
			t.Errorf("%s: %d of %d accepted, want a share between %g and %g", c.set, accepted, all, c.least, c.most)
		}
	}
}
