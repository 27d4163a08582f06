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
		known      bool // the file has gold answers
		carried    float64
	}{
		{"bbh", "multistep_arithmetic_two", true, 0.99},
		{"bbh", "boolean_expressions", true, 0.99},
		{"bbh", "dyck_languages", true, 0.99},
		{"bbh", "word_sorting", true, 0.99},
		{"prontoqa", "prontoqa-5hop", true, 0.99},
		{"bbh", "logical_deduction_three_objects", true, 0.99},
		{"bbh", "logical_deduction_five_objects", true, 0.99},
		{"bbh", "logical_deduction_seven_objects", true, 0.99},
		{"bbmistake", "multistep_arithmetic", true, 0.99},
		{"bbmistake", "dyck_languages", true, 0.99},
		{"bbmistake", "word_sorting", true, 0.99},
	} {
		f, err := os.Open(filepath.Join(shared, "data", c.file, "dev.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		all, carried := 0, 0
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
			if got, _ := format.Final(solved(t, p.Raw)); !strings.EqualFold(p.Answer(got), row.Answer) {
				t.Errorf("%s: %s, want %s", p.Raw, p.Answer(got), row.Answer)
			}
		}
		if float64(carried) < c.carried*float64(all) || all == 0 {
			t.Errorf("%s, %s: %d of %d carried", c.file, c.task, carried, all)
		}
		t.Logf("%s, %s: %d of %d carried", c.file, c.task, carried, all)
	}
}
