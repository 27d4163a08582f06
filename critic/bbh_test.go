package critic_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The prompt form carries the public questions of these tasks, and the lines
// that the critic asks for lead to their gold answers.
func TestFixesSolvePublicQuestions(t *testing.T) {
	shared := os.Getenv("REASON_SHARED")
	if shared == "" {
		t.Skip("REASON_SHARED is not set: the public data sets are not there")
	}
	for _, c := range []struct {
		file, task string
		carried    float64 // share of the questions that the prompt form carries
		mistaken   float64 // share of the gold answers that may be wrong, of those on offer
	}{
		{"bbh", "multistep_arithmetic_two", 0.99, 0},
		{"bbh", "boolean_expressions", 0.99, 0},
		{"bbh", "dyck_languages", 0.99, 0},
		{"bbh", "word_sorting", 0.99, 0},
		{"prontoqa", "prontoqa-5hop", 0.99, 0},
		{"bbh", "logical_deduction_three_objects", 0.99, 0},
		{"bbh", "logical_deduction_five_objects", 0.99, 0},
		{"bbh", "logical_deduction_seven_objects", 0.99, 0},
		{"bbh", "date_understanding", 0.9, 0.01},
		{"bbmistake", "multistep_arithmetic", 0.99, 0},
		{"bbmistake", "dyck_languages", 0.99, 0},
		{"bbmistake", "word_sorting", 0.99, 0},
	} {
		f, err := os.Open(filepath.Join(shared, "data", c.file, "dev.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		all, carried, wrong, notOffered := 0, 0, 0, 0
		for lines.Scan() {
			var row struct{ Task, Question, Answer string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			if row.Task != c.task {
				continue
			}
			all++
			p, err := format.Prompt(row.Question)
			if err != nil {
				t.Log(err)
				continue
			}
			carried++
			switch got, _ := format.Final(solved(t, p.Raw)); {
			case !p.Offers(got): // which does not count as verified
				notOffered++
			case !strings.EqualFold(p.Answer(got), row.Answer):
				t.Logf("%q, %s: %s, want %s", row.Question, p.Raw, p.Answer(got), row.Answer)
				wrong++
			}
		}
		if float64(wrong) > c.mistaken*float64(all) {
			t.Errorf("%s, %s: %d of %d answers are wrong", c.file, c.task, wrong, all)
		}
		if float64(carried) < c.carried*float64(all) || all == 0 {
			t.Errorf("%s, %s: %d of %d carried", c.file, c.task, carried, all)
		}
		t.Logf("%s, %s: %d of %d carried, %d of them right, %d not on offer", c.file, c.task, carried, all, carried-wrong-notOffered, notOffered)
	}
}
