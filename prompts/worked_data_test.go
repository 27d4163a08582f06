package prompts

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Word problems must be accepted, and questions of fact or logic declined: an
// answer that is nonsense is worse than none.
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
		{"gsm8k", 0.98, 1}, {"mawps", 0.98, 1}, {"strategyqa", 0, 0.01}, {"folio", 0, 0.01},
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

// Of a hundred questions that people ask in everyday life, none is one for this
// model, and at least 95 must be declined.
func TestWorkedDeclinesEverydayQuestions(t *testing.T) {
	text, err := os.ReadFile("testdata/everyday.txt")
	if err != nil {
		t.Fatal(err)
	}
	format := Worked{Families: WorkedFamilies()}
	var accepted []string
	for question := range strings.Lines(string(text)) {
		if _, err := format.Prompt(question); err == nil {
			accepted = append(accepted, question)
		}
	}
	if len(accepted) > 5 {
		t.Errorf("%d accepted: %q", len(accepted), accepted)
	}
	t.Logf("accepted: %q", accepted)
}
