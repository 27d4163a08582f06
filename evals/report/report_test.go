package report

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/pipeline"
)

// store writes a folder with the results that make yields.
func store(t testing.TB, strategies []string, questions, seeds int, make func(question, replicate int, strategy string) evals.Result) string {
	t.Helper()
	dir := t.TempDir()
	header := evals.Header{
		Version: 1, Strategies: strategies, Seeds: seeds,
		Params: map[string]string{"model": "scripted", "model_sha256": "0123456789abcdef"},
		Data:   []evals.DataInfo{{Name: "sums.jsonl", SHA256: "00", Items: questions}},
	}
	text, _ := json.Marshal(header)
	var results, traces bytes.Buffer
	toResults, toTraces := json.NewEncoder(&results), json.NewEncoder(&traces)
	for q := range questions {
		for s := range seeds {
			for _, strategy := range strategies {
				r := make(q, s, strategy)
				r.Key = evals.Key{Index: q, Strategy: strategy, Replicate: s}
				r.ID = fmt.Sprintf("q%d", q)
				if r.Set == "" {
					r.Set = "sums"
				}
				_ = toResults.Encode(r)
				_ = toTraces.Encode(evals.Trace{Key: r.Key, Question: fmt.Sprintf("What is %d + 1? </script>", q), Text: "…"})
			}
		}
	}
	for name, content := range map[string][]byte{"run.json": text, "results.jsonl": results.Bytes(), "traces.jsonl": traces.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Ten questions: single is right on 0 to 5, chunked on 2 to 9, for twice the tokens.
func tenQuestions(t *testing.T) *Report {
	t.Helper()
	dir := store(t, []string{"single", "chunked"}, 10, 1, func(q, _ int, strategy string) evals.Result {
		if strategy == "single" {
			return evals.Result{Correct: q < 6, Confidence: .6, Spend: pipeline.Spend{PromptTokens: 10, GeneratedTokens: 20, FLOPs: 3e6}}
		}
		return evals.Result{Correct: q >= 2, Verified: q != 5, Confidence: .8, Spend: pipeline.Spend{PromptTokens: 20, GeneratedTokens: 40, CriticTokens: 5, FLOPs: 6e6, Seconds: .5}}
	})
	r, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRows(t *testing.T) {
	rows := tenQuestions(t).Rows()
	want := []Row{
		{
			Set: "sums", Strategy: "single", N: 10, Seeds: 1, Answers: 10, Correct: 6, Accuracy: .6, CILow: 0.3126738, CIHigh: 0.8318197,
			BySeed:          []float64{.6},
			GeneratedTokens: 20, PromptTokens: 10, FLOPs: 3e6, Baseline: "single",
		},
		{
			Set: "sums", Strategy: "chunked", N: 10, Seeds: 1, Answers: 10, Correct: 8, Accuracy: .8, CILow: 0.4901625, CIHigh: 0.9433178,
			BySeed:          []float64{.8},
			GeneratedTokens: 40, PromptTokens: 20, CriticTokens: 5, FLOPs: 6e6, Seconds: .5, Baseline: "single",
			Verified: 9, VerifiedRight: 7, RightToWrong: 2, WrongToRight: 4,
		},
	}
	for i, row := range rows {
		if math.Abs(row.CILow-want[i].CILow) > 1e-6 || math.Abs(row.CIHigh-want[i].CIHigh) > 1e-6 || math.Abs(row.ECE) > 1e-9 {
			t.Errorf("interval %.7f %.7f, ECE %g", row.CILow, row.CIHigh, row.ECE)
		}
		row.CILow, row.CIHigh, row.ECE = want[i].CILow, want[i].CIHigh, 0
		if !reflect.DeepEqual(row, want[i]) {
			t.Errorf("got  %+v\nwant %+v", row, want[i])
		}
	}
}

// The names are a contract with programs that read them.
func TestJSONFields(t *testing.T) {
	r := tenQuestions(t)
	comparison, err := r.Compare("chunked", "single", .02)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		value  any
		fields string
	}{
		{r.Rows()[0], "set strategy n seeds correct accuracy ci_low ci_high generated_tokens prompt_tokens critic_tokens flops seconds usd verified right_to_wrong wrong_to_right"},
		{comparison, "n both only_a only_b neither diff ci_low ci_high mcnemar_p non_inferior flops_ratio tokens_ratio"},
	} {
		text, err := json.Marshal(tt.value)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatal(err)
		}
		for _, field := range strings.Fields(tt.fields) {
			if v, ok := got[field]; !ok || v == nil {
				t.Errorf("%T has no %s", tt.value, field)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	r := tenQuestions(t)
	c, err := r.Compare("chunked", "single", .02)
	if err != nil {
		t.Fatal(err)
	}
	if c.N != 10 || c.Both != 4 || c.OnlyA != 4 || c.OnlyB != 2 || c.Neither != 0 || c.NonInferior {
		t.Errorf("%+v", c)
	}
	if math.Abs(c.Diff-.2) > 1e-9 || math.Abs(c.McNemarP-0.6875) > 1e-9 || *c.FLOPsRatio != 2 || *c.TokensRatio != 2 {
		t.Errorf("%+v", c)
	}
	if _, err := r.Compare("single", "single", .02); err == nil {
		t.Error("a comparison with itself is no error")
	}
	back, err := r.Compare("single", "chunked", .02)
	if err != nil || back.OnlyA != c.OnlyB || back.OnlyB != c.OnlyA || math.Abs(back.Diff+c.Diff) > 1e-9 || *back.TokensRatio != .5 {
		t.Errorf("turned round: %+v, %v", back, err)
	}
	if _, err := r.Compare("chunked", "beam@4", .02); err == nil || !strings.Contains(err.Error(), `no strategy "beam@4"`) {
		t.Errorf("an unknown strategy gives %v", err)
	}
}

// What costs next to nothing does not cost nothing.
func TestSmallRatios(t *testing.T) {
	for ratio, want := range map[float64]string{12.345: "FLOPs           12.35 times", 1: " 1.00 times", .25: " 0.25 times", .0123: " 0.012 times", 1.3e-6: " 1.3e-06 times"} {
		if text := (Comparison{A: "a", B: "b", FLOPsRatio: &ratio}).String(); !strings.Contains(text, want) {
			t.Errorf("%g: no %q in\n%s", ratio, want, text)
		}
	}
}

func TestTables(t *testing.T) {
	r := tenQuestions(t)
	rows := r.Rows()
	for _, text := range []string{Table(rows), Markdown(rows)} {
		for _, want := range []string{"chunked", "80.0 %", "49.0 % – 94.3 %", "6M"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
	}
	var b bytes.Buffer
	if err := WriteCSV(&b, rows); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(records) != 3 || len(records[0]) != reflect.TypeFor[Row]().NumField() {
		t.Errorf("%v, %v", records, err)
	}
}

// Data files are of others: their names move no cursor, break no table, and are no formulas to a
// spreadsheet.
func TestNamesAreHarmless(t *testing.T) {
	const set = "=cmd|' /C calc'!A0\x1b[31m\r\nred"
	r, err := Load(store(t, []string{"single", "chunked"}, 3, 1, func(int, int, string) evals.Result {
		return evals.Result{Set: set, Correct: true, Error: "\x1b[2J\r\nfailed", Spend: pipeline.Spend{GeneratedTokens: 5}}
	}))
	if err != nil {
		t.Fatal(err)
	}
	targets, err := r.Targets(.5, "tokens")
	if err != nil {
		t.Fatal(err)
	}
	rows := r.Rows()
	for name, text := range map[string]string{
		"table": Table(rows), "Markdown": Markdown(rows), "targets": TargetTable(targets), "failures": Failures(r),
		"comparison": Comparison{A: set, B: set}.String(),
	} {
		if strings.ContainsAny(text, "\x1b\r") || strings.Contains(text, "\nred") || strings.Contains(text, "\nfailed") {
			t.Errorf("%s: %q", name, text)
		}
	}
	var b bytes.Buffer
	if err := WriteCSV(&b, rows); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&b).ReadAll()
	if err != nil || records[1][0] != "'"+strings.ReplaceAll(set, "\r\n", "\n") { // as the reader has line ends
		t.Errorf("%q, %v", records, err)
	}
	for text, want := range map[string]string{"+1": "'+1", "-1": "'-1", "@a": "'@a", "\ta": "'\ta", "story:steps=1-8,seed=1": "story:steps=1-8,seed=1", "": ""} {
		if got := noFormula(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// Seeds that differ are told apart, and so is a run that is not finished.
func TestSeedsAndTheUnfinishedAreTold(t *testing.T) {
	dir := store(t, []string{"single"}, 10, 3, func(q, seed int, _ string) evals.Result {
		return evals.Result{Correct: q < 4+2*seed}
	})
	load := func() *Report {
		t.Helper()
		r, err := Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := load()
	rows := r.Rows()
	if !reflect.DeepEqual(rows[0].BySeed, []float64{.4, .6, .8}) || rows[0].Answers != 30 || r.Unfinished() != "" {
		t.Errorf("%+v, %q", rows[0], r.Unfinished())
	}
	for _, text := range []string{Table(rows), Markdown(rows)} {
		if !strings.Contains(text, "seed by seed") || !strings.Contains(text, "40.0 % – 80.0 %") {
			t.Errorf("no spread in\n%s", text)
		}
	}
	path := filepath.Join(dir, "results.jsonl")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	if err := os.WriteFile(path, []byte(strings.Join(lines[:8], "")), 0o644); err != nil {
		t.Fatal(err)
	}
	r = load()
	p, err := r.page()
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{r.Unfinished(), p.Notes} {
		if !strings.Contains(said, "8 of 30 answers are there") {
			t.Errorf("%q", said)
		}
	}
	if row := r.Rows()[0]; row.N != 3 || row.Answers != 8 {
		t.Errorf("%+v", row)
	}
}

// Where a model tells no likelihoods nothing is known of its confidence, which is not 0.
func TestUnknownConfidenceIsNotCalibrated(t *testing.T) {
	dir := store(t, []string{"single", "chunked"}, 10, 1, func(q, _ int, strategy string) evals.Result {
		r := evals.Result{Correct: q < 8, Final: "7"}
		if strategy == "chunked" && q < 5 {
			r.Confidence = .9
		}
		return r
	})
	r, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	rows := r.Rows()
	text, err := json.Marshal(rows[0])
	if err != nil || !math.IsNaN(rows[0].ECE) || !strings.Contains(string(text), `"ece":null`) {
		t.Errorf("%s, %v", text, err)
	}
	if math.Abs(rows[1].ECE-.1) > 1e-9 {
		t.Errorf("ECE of the known ones is %g", rows[1].ECE)
	}
}

// Results that were put together by hand may hold one twice, which is not to be counted.
func TestResultsThatAreThereTwice(t *testing.T) {
	dir := store(t, []string{"single", "chunked"}, 10, 2, func(q, _ int, _ string) evals.Result { return evals.Result{Correct: q < 5} })
	path := filepath.Join(dir, "results.jsonl")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	for i, want := range map[int]string{0: "strategy single has answered question 0 of data set 0 twice with seed 0", 39: "strategy chunked has answered question 9 of data set 0 twice with seed 1"} {
		if err := os.WriteFile(path, []byte(string(text)+lines[i]), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("line %d: %v", i, err)
		}
	}
}

// Nor do results count that no run of the folder could have made.
func TestResultsOfNoRun(t *testing.T) {
	dir := store(t, []string{"single"}, 3, 2, func(int, int, string) evals.Result { return evals.Result{Correct: true} })
	path := filepath.Join(dir, "results.jsonl")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for was, is := range map[string]string{
		`"replicate":0`: `"replicate":-1`, `"replicate":1`: `"replicate":2`, `"index":1`: `"index":-1`, `"source":0`: `"source":1`,
	} {
		if err := os.WriteFile(path, []byte(strings.Replace(string(text), was, is, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(dir); err == nil || !strings.Contains(err.Error(), "none of the run's") {
			t.Errorf("%s: %v", is, err)
		}
	}
}

func TestFailuresAreListed(t *testing.T) {
	dir := store(t, []string{"single"}, 15, 1, func(q, _ int, _ string) evals.Result {
		return evals.Result{Error: fmt.Sprintf("reason %d", q/8), Declined: q == 14}
	})
	r, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := "\nFailed, and counted as wrong: 14\n      8× reason 0 (such as q0)\n      6× reason 1 (such as q8)\n" +
		"\nDeclined as outside of what the model was made for, and counted as wrong: 1\n      1× reason 1 (such as q14)\n"
	if got := Failures(r); got != want {
		t.Errorf("got %q", got)
	}
}

// A critic that could not work is told of, for its strategy may look as if it helped nothing.
func TestTroubleOfCriticsIsListed(t *testing.T) {
	dir := store(t, []string{"chunked"}, 3, 1, func(q, _ int, _ string) evals.Result {
		return evals.Result{Correct: true, Trouble: []string{"", "a: could not work: gone", "a: could not work: gone"}[q]}
	})
	r, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := "\nAnswers for which a critic or a model of the ladder could not work: 2\n      2× a: could not work: gone (such as q1)\n"
	if got := Failures(r); got != want {
		t.Errorf("got %q", got)
	}
}

func TestAmount(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 7: "7", 123: "123", 12.34: "12.3", 999.9: "1000", 1234: "1.23k", 123456: "123k", 5e9: "5G", .00123: "0.00123", 1e-9: "1e-09", math.NaN(): "unknown"} {
		if got := Amount(x); got != want {
			t.Errorf("%g is %s, want %s", x, got, want)
		}
	}
}

// BenchmarkReport100k reports a store of 100,000 results.
func BenchmarkReport100k(b *testing.B) {
	dir := store(b, []string{"single", "chunked"}, 50_000, 1, func(q, _ int, _ string) evals.Result {
		return evals.Result{Correct: q%3 == 0, Set: fmt.Sprintf("set%d", q%5)}
	})
	for b.Loop() {
		r, err := Load(dir)
		if err != nil {
			b.Fatal(err)
		}
		r.Rows()
		if _, err := r.Compare("chunked", "single", .02); err != nil {
			b.Fatal(err)
		}
	}
}

// A report does not show in which order the answers were finished.
func TestOrderDoesNotShow(t *testing.T) {
	dir := store(t, []string{"single", "chunked"}, 50, 2, func(q, s int, strategy string) evals.Result {
		x := 1 / float64(3*q+s+len(strategy))
		return evals.Result{Set: fmt.Sprintf("set%d", q%3), Correct: (q+s)%3 > 0, Confidence: x, Spend: pipeline.Spend{FLOPs: x, USD: x, Seconds: x}}
	})
	said := func() string {
		r, err := Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		p, err := r.page()
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	first := said()
	path := filepath.Join(dir, "results.jsonl")
	text, _ := os.ReadFile(path)
	lines := strings.SplitAfter(string(text), "\n")
	slices.Reverse(lines)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	if again := said(); again != first {
		t.Errorf("once %s\nthen %s", first, again)
	}
}

// What a report holds does not grow with the results.
func TestReportKeepsNothingOfAResult(t *testing.T) {
	size := func(questions int) int64 {
		dir := store(t, []string{"single", "chunked"}, questions, 1, func(q, _ int, _ string) evals.Result {
			return evals.Result{Correct: q%3 == 0, Gold: strings.Repeat("7", 100), Error: fmt.Sprintf("no answer to question %d", q)}
		})
		heap := func() int64 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			return int64(m.HeapAlloc)
		}
		before := heap()
		r, err := Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		after := heap()
		runtime.KeepAlive(r)
		return after - before
	}
	const few, many = maxReasons, 5 * maxReasons
	if each := float64(size(many)-size(few)) / (2 * (many - few)); each > 1 {
		t.Errorf("%.1f bytes for each further result", each)
	}
}

// More answers than are held come back in order, each as it was.
func TestSorter(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var sorted sorter
	var want []answer
	for range 2*held + 7 {
		a := answer{
			place: place{random.Uint32N(3), random.Uint32N(2000)}, replicate: random.Uint32N(8), strategy: uint16(random.Uint32N(4)),
			set: random.Uint32(), marks: marks(random.Uint32N(16)), generated: random.Uint32(), prompt: random.Uint32(),
			cached: random.Uint32(), critics: random.Uint32(),
			confidence: random.Float64(), flops: random.Float64(), usd: random.Float64(), seconds: float64(len(want)),
		}
		want = append(want, a)
		if err := sorted.add(a); err != nil {
			t.Fatal(err)
		}
	}
	order := func(a, b answer) int { return cmp.Or(a.compare(&b), cmp.Compare(a.seconds, b.seconds)) }
	slices.SortFunc(want, order)
	var got []answer
	questions := 0
	if err := sorted.questions(func(question []answer) {
		questions++
		got = append(got, question...)
	}); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(got, func(a, b answer) int { return a.compare(&b) }) || questions != 6000 {
		t.Errorf("not in order, or not one of %d questions", questions)
	}
	slices.SortFunc(got, order)
	if !slices.Equal(got, want) {
		t.Error("the answers are not those that were put in")
	}
	name := sorted.file.Name()
	if err := sorted.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("the file is left behind")
	}
}

func TestTargets(t *testing.T) {
	accuracy := map[string]float64{"sc@1": .5, "sc@4": .7, "sc@16": .9, "single": .4}
	cost := map[string]int{"sc@1": 100, "sc@4": 200, "sc@16": 800, "single": 100}
	dir := store(t, []string{"sc@1", "sc@4", "sc@16", "single"}, 100, 1, func(q, _ int, s string) evals.Result {
		return evals.Result{Correct: float64(q%100)/100 < accuracy[s]-.001, Spend: pipeline.Spend{GeneratedTokens: cost[s]}}
	})
	r, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	targets, err := r.Targets(.8, "tokens")
	if err != nil || len(targets) != 2 {
		t.Fatalf("%+v, %v", targets, err)
	}
	sc, single := targets[0], targets[1]
	if math.Abs(*sc.Cost-400) > 1e-6 || sc.Cheapest || !(*sc.CILow < 400 && *sc.CIHigh > 400) {
		t.Errorf("sc: %g, %g to %g", *sc.Cost, *sc.CILow, *sc.CIHigh)
	}
	if single.Cost != nil || single.CIHigh != nil {
		t.Errorf("single: %+v", single)
	}
	if targets, _ = r.Targets(.45, "tokens"); !targets[0].Cheapest || *targets[0].Cost != 100 {
		t.Errorf("the cheapest: %+v", targets[0])
	}
	if text := TargetTable(targets); !strings.Contains(text, "at most 100 tokens (100 to ") || !strings.Contains(text, "not reached") {
		t.Errorf("table:\n%s", text)
	}
	dir = store(t, []string{"sc@1", "sc@4", "single"}, 10, 1, func(q, _ int, s string) evals.Result {
		r := evals.Result{Correct: true, Spend: pipeline.Spend{FLOPs: 5}}
		if q == 7 && s == "sc@4" {
			r.Spend.FLOPs = math.NaN()
		}
		return r
	})
	if r, err = Load(dir); err != nil {
		t.Fatal(err)
	}
	targets, err = r.Targets(.8, "flops")
	if err != nil || !targets[0].Unknown || targets[0].Cost != nil || targets[1].Unknown {
		t.Errorf("%+v, %v", targets, err)
	}
	if text := TargetTable(targets); !strings.Contains(text, "unknown: not all that was spent is known in flops") || strings.Contains(text, "not reached") {
		t.Errorf("table:\n%s", text)
	}
	if _, err := r.Targets(.8, "euros"); err == nil {
		t.Error("an unknown unit is no error")
	}
}
