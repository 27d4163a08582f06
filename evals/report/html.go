package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/stats"
)

//go:embed assets/page.html
var pageHTML string

//go:embed assets/page.css
var pageCSS string

//go:embed assets/page.js
var pageJS string

// uPlot draws the curves. It is vendored so that a page needs no network.
//
//go:embed assets/uPlot.iife.min.js
var uPlotJS string

//go:embed assets/uPlot.min.css
var uPlotCSS string

//go:embed assets/uPlot-LICENSE
var uPlotLicense string

// Everything but the title is our own text or escaped JSON; html/template would
// drop the comment with uPlot's licence.
var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// Bounds on what a page carries, so that a browser opens it at once.
const (
	maxPageQuestions = 1500
	maxPageTraces    = 16 << 20 // bytes of text
)

// pageMargin is the margin of non-inferiority that the page speaks of.
const pageMargin = 0.02

// page is the JSON that the page shows.
type page struct {
	Params      [][2]string       `json:"params"`
	Sets        []string          `json:"sets"`
	Strategies  []string          `json:"strategies"`
	Baseline    string            `json:"baseline"`
	Rows        []Row             `json:"rows"`  // with the set "" for all together
	Pairs       []pagePair        `json:"pairs"` // each two strategies once
	Reliability []pageReliability `json:"reliability"`
	Questions   []pageQuestion    `json:"questions"`
	Omitted     int               `json:"omitted"` // questions left out
	Notes       string            `json:"notes"`
}

type pagePair struct {
	Set string `json:"set"`
	Comparison
}

type pageReliability struct {
	Set      string    `json:"set"`
	Strategy string    `json:"strategy"`
	ECE      float64   `json:"ece"`
	Bins     []pageBin `json:"bins"`
}

type pageBin struct {
	N        int     `json:"n"`
	Stated   float64 `json:"stated"`
	Observed float64 `json:"observed"`
}

type pageQuestion struct {
	ID       string                   `json:"id"`
	Set      string                   `json:"set"`
	Task     string                   `json:"task"`
	Question string                   `json:"q"`
	Gold     string                   `json:"gold"`
	Answers  map[string][]*pageAnswer `json:"r"` // by strategy, one for each replicate
}

type pageAnswer struct {
	Final        string        `json:"final"`
	OK           bool          `json:"ok"`
	Verified     bool          `json:"verified"`
	Confidence   float64       `json:"confidence"`
	Stop         string        `json:"stop"`
	Error        string        `json:"error,omitempty"`
	Declined     bool          `json:"declined,omitempty"`
	Chunks       int           `json:"chunks"`
	Attempts     int           `json:"attempts"`
	Tokens       int           `json:"tokens"`
	CriticTokens int           `json:"critic_tokens"`
	FLOPs        *float64      `json:"flops"`
	Seconds      float64       `json:"seconds"`
	Text         string        `json:"text,omitempty"`
	Events       []evals.Event `json:"events,omitempty"`
	Cut          bool          `json:"cut,omitempty"`
	LeftOut      bool          `json:"left_out,omitempty"`
}

// WriteHTML writes one self-contained page: curves of accuracy against cost, the
// comparison of any two strategies, calibration, and the traces of questions,
// those that strategies disagree on first where not all fit. It opens without a
// network and loads nothing.
func (r *Report) WriteHTML(w io.Writer) error {
	p, err := r.page()
	if err != nil {
		return err
	}
	text, err := json.Marshal(p) // escapes <, > and &, so that no text can end the script element
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	title := "Evaluation"
	if model := r.Header.Params["model"]; model != "" {
		title += " of " + model
	}
	err = pageTemplate.Execute(w, map[string]any{
		"Title": html.EscapeString(title), "CSS": pageCSS, "JS": pageJS, "Data": string(text),
		"UPlotCSS": uPlotCSS, "UPlotJS": uPlotJS, "UPlotLicense": uPlotLicense,
	})
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

func (r *Report) page() (*page, error) {
	p := &page{
		Params: r.settings(), Sets: r.sets, Strategies: r.names(r.present()), Baseline: r.Baseline(),
		Rows: []Row{}, Pairs: []pagePair{}, Reliability: []pageReliability{}, Questions: []pageQuestion{},
		Notes: r.Unfinished() + fmt.Sprintf("An answer that failed counts as wrong. Intervals of accuracies are Wilson's at the effective number of answers; "+
			"differences are bootstrapped over questions. %d answers in all. Charts: uPlot (MIT).", r.all.answers()),
	}
	if len(r.sets) > 1 {
		r.addSet(p, r.all, "")
	}
	for _, set := range r.sets {
		r.addSet(p, r.bySet[set], set)
	}
	return p, r.addQuestions(p)
}

// addSet puts in what the strategies did on a set.
func (r *Report) addSet(p *page, t *tally, set string) {
	present := r.present()
	for i, a := range present {
		sums := &t.each[a]
		if sums.answers == 0 {
			continue
		}
		p.Rows = append(p.Rows, r.row(t, set, a))
		diagram := pageReliability{Set: set, Strategy: r.strategies[a], ECE: orZero(stats.ECE(sums.bins))}
		for _, b := range sums.bins {
			diagram.Bins = append(diagram.Bins, pageBin{b.N, b.Stated, b.Observed})
		}
		p.Reliability = append(p.Reliability, diagram)
		for _, b := range present[:i] {
			if c, err := r.compare(t, a, b, pageMargin); err == nil {
				p.Pairs = append(p.Pairs, pagePair{set, c})
			}
		}
	}
}

// settings are what the run depends on, in a fixed order.
func (r *Report) settings() [][2]string {
	var out [][2]string
	for _, name := range slices.Sorted(maps.Keys(r.Header.Params)) {
		out = append(out, [2]string{strings.ReplaceAll(name, "_", " "), r.Header.Params[name]})
	}
	if programs := r.Header.Programs; len(programs) > 0 {
		out = append(out, [2]string{"version of reason", strings.Join(programs, ", ")})
	}
	for _, d := range r.Header.Data {
		text := fmt.Sprintf("SHA-256 %.12s…", d.SHA256)
		if d.Items > 0 {
			text += fmt.Sprintf(", %d questions", d.Items)
		}
		if n := r.Header.Limit; n > 0 && n < d.Items {
			text += fmt.Sprintf(", %d of them asked (sample %d)", n, r.Header.Sample)
		}
		if d.Skipped > 0 {
			text += fmt.Sprintf(", %d bad lines left out", d.Skipped)
		}
		out = append(out, [2]string{d.Name, text})
	}
	return out
}
