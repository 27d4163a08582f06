package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/pipeline"
)

func pageOf(t testing.TB, dir string) string {
	t.Helper()
	r, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := r.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var pageData = regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>`)

func TestPageHoldsEverything(t *testing.T) {
	dir := store(t, []string{"single", "chunked", "sc@4"}, 30, 2, func(q, s int, strategy string) evals.Result {
		return evals.Result{Set: fmt.Sprintf("set%d", q%2), Correct: (q+s+len(strategy))%3 > 0, Final: "</script><script>alert(1)</script>", Confidence: .5}
	})
	text := pageOf(t, dir)
	var p page
	if err := json.Unmarshal([]byte(pageData.FindStringSubmatch(text)[1]), &p); err != nil {
		t.Fatal(err)
	}
	// Three sets (two and all), three strategies, three pairs of them.
	if len(p.Rows) != 9 || len(p.Pairs) != 9 || len(p.Reliability) != 9 || len(p.Questions) != 30 || p.Omitted != 0 {
		t.Errorf("%d rows, %d pairs, %d reliability tables, %d questions, %d omitted", len(p.Rows), len(p.Pairs), len(p.Reliability), len(p.Questions), p.Omitted)
	}
	q := p.Questions[3]
	if q.Question != "What is 3 + 1? </script>" || len(q.Answers["sc@4"]) != 2 || q.Answers["single"][1].Text != "…" || q.Answers["single"][1].LeftOut {
		t.Errorf("%+v", q)
	}
	if n := strings.Count(text, "</script>"); n != 3 {
		t.Errorf("%d script ends, want 3: a text has ended a script", n)
	}
	if !strings.Contains(text, "Permission is hereby granted") {
		t.Error("uPlot's licence is missing")
	}
}

// Nothing is loaded: no element refers to anything outside, and the policy
// forbids it.
func TestPageLoadsNothing(t *testing.T) {
	text := pageOf(t, store(t, []string{"single"}, 1, 1, func(int, int, string) evals.Result { return evals.Result{} }))
	if outside := regexp.MustCompile(`(?i)(src|href|action)\s*=\s*["'](?:https?:)?//|@import|url\(\s*["']?http`).FindString(text); outside != "" {
		t.Errorf("the page refers to %q", outside)
	}
	if !strings.Contains(text, `content="default-src 'none';`) {
		t.Error("the page has no policy against loading")
	}
}

// REASON_CHROMIUM names a Chromium that opens the page as a phone would, without
// a word on its console.
func TestPageInABrowser(t *testing.T) {
	browser := os.Getenv("REASON_CHROMIUM")
	if browser == "" {
		t.Skip("REASON_CHROMIUM is not set to a browser")
	}
	text := pageOf(t, store(t, []string{"single", "chunked"}, 80, 2, func(q, s int, strategy string) evals.Result {
		return evals.Result{Set: fmt.Sprintf("set%d", q%2), Correct: (q+s+len(strategy))%3 > 0, Final: "<b>7</b>", Confidence: .5, Spend: pipeline.Spend{FLOPs: 1e6}}
	}))
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--window-size=500,900",
		"--enable-logging=stderr", "--virtual-time-budget=10000", "--dump-dom", "file://"+path)
	var console strings.Builder
	cmd.Stderr = &console
	dom, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, console.String())
	}
	for _, want := range []string{"<canvas", `aria-current="true" tabindex="0"`, "80 questions", "chunked", "&lt;b&gt;7&lt;/b&gt;"} {
		if !strings.Contains(string(dom), want) {
			t.Errorf("the page shows no %q", want)
		}
	}
	if said := regexp.MustCompile(`.*CONSOLE.*`).FindString(console.String()); said != "" {
		t.Error(said)
	}
}

func TestPageOfAnEmptyRun(t *testing.T) {
	if text := pageOf(t, store(t, []string{"single"}, 0, 1, nil)); !strings.Contains(text, `"questions":[]`) {
		t.Error("no empty list of questions")
	}
}

// What the script reads of a row is there.
func TestPageRowsCountAnswers(t *testing.T) {
	text := pageOf(t, store(t, []string{"single"}, 5, 3, func(int, int, string) evals.Result { return evals.Result{} }))
	if !strings.Contains(text, `"answers":15`) || !strings.Contains(text, `"strategy":"single"`) {
		t.Error("no number of answers")
	}
}

// A large run keeps the questions that strategies disagree on.
func TestPageChoosesQuestions(t *testing.T) {
	const questions = maxPageQuestions + 500
	dir := store(t, []string{"single", "chunked"}, questions, 1, func(q, _ int, strategy string) evals.Result {
		return evals.Result{Correct: q >= 1000 && (q < questions-10 || strategy == "chunked")}
	})
	var p page
	if err := json.Unmarshal([]byte(pageData.FindStringSubmatch(pageOf(t, dir))[1]), &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Questions) != maxPageQuestions || p.Omitted != 500 {
		t.Fatalf("%d questions, %d omitted", len(p.Questions), p.Omitted)
	}
	if last := p.Questions[maxPageQuestions-1]; last.ID != fmt.Sprintf("q%d", questions-1) {
		t.Errorf("the last question is %s", last.ID)
	}
	if p.Questions[999].ID != "q999" {
		t.Errorf("question 1000 is %s", p.Questions[999].ID)
	}
}
