package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/pipeline"
)

// change replaces a text in a file wherever it stands.
func change(t *testing.T, path, old, new string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("no %q in %s, %v", old, path, err)
	}
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), old, new)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Of ten questions one run is right on 0 to 5, the other, which has answered eight and
// asks other data first, on 2 to 7, for half the tokens.
func TestAcross(t *testing.T) {
	one := tenQuestions(t)
	dir := store(t, []string{"sc@4", "single"}, 8, 1, func(q, _ int, strategy string) evals.Result {
		return evals.Result{Correct: q >= 2 && strategy == "single", Spend: pipeline.Spend{PromptTokens: 5, GeneratedTokens: 10, FLOPs: 1e6}}
	})
	other, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	check := func() {
		t.Helper()
		c, err := Across(one, other, "single", "single", .02)
		if err != nil {
			t.Fatal(err)
		}
		if c.N != 8 || c.Questions != 8 || c.Both != 4 || c.OnlyA != 2 || c.OnlyB != 2 || c.Neither != 0 || c.Diff != 0 || c.McNemarP != 1 ||
			*c.TokensRatio != 2 || *c.FLOPsRatio != 3 || c.A != "single of "+one.Dir || c.B != "single of "+dir {
			t.Errorf("%+v, FLOPs %v, tokens %v", c, *c.FLOPsRatio, *c.TokensRatio)
		}
	}
	check()
	change(t, filepath.Join(dir, "run.json"), `"data":[`, `"data":[{"name":"first.jsonl","sha256":"11","items":3},`)
	change(t, filepath.Join(dir, "results.jsonl"), `"source":0`, `"source":1`)
	if other, err = Load(dir); err != nil {
		t.Fatal(err)
	}
	check()
	other.Header.Data[1].SHA256 = "22"
	for strategy, want := range map[string]string{"bon@4": `no strategy "bon@4" in ` + dir, "single": "asked no questions of the same data: sums.jsonl (00…), and first.jsonl (11…)"} {
		if _, err := Across(one, other, "single", strategy, .02); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", strategy, err, want)
		}
	}
}
