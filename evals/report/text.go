package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/lipgloss/table"
)

// columns are those of the tables for people; the last ones are left out where
// no row has anything in them.
var columns = []struct {
	name  string
	value func(Row) string
	used  func(Row) bool // nil is always
}{
	{"set", func(r Row) string { return r.Set }, nil},
	{"strategy", func(r Row) string { return r.Strategy }, nil},
	{"n", func(r Row) string { return strconv.Itoa(r.N) }, nil},
	{"seeds", func(r Row) string { return strconv.Itoa(r.Seeds) }, func(r Row) bool { return r.Seeds > 1 }},
	{"accuracy", func(r Row) string { return percent(r.Accuracy) }, nil},
	{"95 % interval", func(r Row) string { return percent(r.CILow) + " – " + percent(r.CIHigh) }, nil},
	{"seed by seed", func(r Row) string { return span(r.BySeed) }, func(r Row) bool { return r.Seeds > 1 }},
	{"wrong→right", func(r Row) string { return strconv.Itoa(r.WrongToRight) }, nil},
	{"right→wrong", func(r Row) string { return strconv.Itoa(r.RightToWrong) }, nil},
	{"verified", func(r Row) string { return strconv.Itoa(r.Verified) }, func(r Row) bool { return r.Verified > 0 }},
	{"generated", func(r Row) string { return Amount(r.GeneratedTokens) }, nil},
	{"prompt", func(r Row) string { return Amount(r.PromptTokens) }, nil},
	{"critics'", func(r Row) string { return Amount(r.CriticTokens) }, func(r Row) bool { return r.CriticTokens > 0 }},
	{"FLOPs", func(r Row) string { return Amount(r.FLOPs) }, func(r Row) bool { return r.FLOPs != 0 }},
	{"USD", func(r Row) string { return Amount(r.USD) }, func(r Row) bool { return r.USD != 0 }},
	{"seconds", func(r Row) string { return Amount(r.Seconds) }, nil},
	{"declined", func(r Row) string { return strconv.Itoa(r.Declined) }, func(r Row) bool { return r.Declined > 0 }},
	{"failed", func(r Row) string { return strconv.Itoa(r.Failed) }, func(r Row) bool { return r.Failed > 0 }},
}

// cells are the table's heading and its rows.
func cells(rows []Row) (heading []string, body [][]string) {
	body = make([][]string, len(rows))
	for _, c := range columns {
		used := c.used == nil
		for _, r := range rows {
			used = used || c.used(r)
		}
		if !used {
			continue
		}
		heading = append(heading, c.name)
		for i, r := range rows {
			body[i] = append(body[i], oneLine(c.value(r)))
		}
	}
	return heading, body
}

// oneLine is a name or a reason of others, on one line and without the control characters by which
// it could move the cursor of a terminal, and worse.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// Table is the rows as a table for a terminal.
func Table(rows []Row) string {
	heading, body := cells(rows)
	cell := lipgloss.NewStyle().Padding(0, 1)
	return table.New().Headers(heading...).Rows(body...).
		Border(lipgloss.RoundedBorder()).BorderColumn(false).
		StyleFunc(func(row, col int) lipgloss.Style {
			style := cell
			if row == table.HeaderRow {
				style = style.Bold(true)
			}
			if col > 1 {
				style = style.Align(lipgloss.Right)
			}
			return style
		}).String() + "\n"
}

// Markdown is the rows as a table for a README.
func Markdown(rows []Row) string {
	heading, body := cells(rows)
	var b strings.Builder
	line := func(cells []string) {
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(c, "|", `\|`)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	line(heading)
	rule := make([]string, len(heading))
	for i := range rule {
		if rule[i] = "---"; i > 1 {
			rule[i] = "---:"
		}
	}
	line(rule)
	for _, row := range body {
		line(row)
	}
	return b.String()
}

// WriteCSV writes every field of the rows, under the names they have in JSON. A name that
// spreadsheets would take for a formula has an apostrophe in front.
func WriteCSV(w io.Writer, rows []Row) error {
	out := csv.NewWriter(w)
	f := func(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
	_ = out.Write([]string{
		"set", "strategy", "n", "seeds", "correct", "accuracy", "ci_low", "ci_high", "generated_tokens", "prompt_tokens",
		"critic_tokens", "flops", "seconds", "usd", "verified", "right_to_wrong", "wrong_to_right", "baseline",
		"failed", "declined", "verified_right", "cached_tokens", "ece", "answers", "accuracy_by_seed",
	})
	for _, r := range rows {
		_ = out.Write([]string{
			noFormula(r.Set), noFormula(r.Strategy), strconv.Itoa(r.N), strconv.Itoa(r.Seeds), strconv.Itoa(r.Correct), f(r.Accuracy), f(r.CILow),
			f(r.CIHigh), f(r.GeneratedTokens), f(r.PromptTokens), f(r.CriticTokens), f(r.FLOPs), f(r.Seconds), f(r.USD),
			strconv.Itoa(r.Verified), strconv.Itoa(r.RightToWrong), strconv.Itoa(r.WrongToRight), noFormula(r.Baseline),
			strconv.Itoa(r.Failed), strconv.Itoa(r.Declined), strconv.Itoa(r.VerifiedRight), f(r.CachedTokens), f(r.ECE),
			strconv.Itoa(r.Answers), bySeed(r.BySeed, f),
		})
	}
	out.Flush()
	return out.Error()
}

// noFormula is a text that no spreadsheet evaluates: data files, which name sets, are of others.
func noFormula(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// bySeed is a list in one field.
func bySeed(accuracies []float64, text func(float64) string) string {
	out := make([]string, len(accuracies))
	for i, x := range accuracies {
		out[i] = text(x)
	}
	return strings.Join(out, " ")
}

// String says what the comparison found, in sentences.
func (c Comparison) String() string {
	c.A, c.B = oneLine(c.A), oneLine(c.B)
	var b strings.Builder
	fmt.Fprintf(&b, "%s against %s on %d questions (%d answers each)\n\n", c.A, c.B, c.Questions, c.N)
	width := max(len("both right"), len("only "+c.A), len("only "+c.B), len("exact McNemar"))
	fmt.Fprintf(&b, "  %-*s  %6d\n", width, "both right", c.Both)
	fmt.Fprintf(&b, "  %-*s  %6d   (wrong → right, from %s)\n", width, "only "+c.A, c.OnlyA, c.B)
	fmt.Fprintf(&b, "  %-*s  %6d   (right → wrong)\n", width, "only "+c.B, c.OnlyB)
	fmt.Fprintf(&b, "  %-*s  %6d\n\n", width, "both wrong", c.Neither)
	fmt.Fprintf(&b, "  difference      %+.1f points (95 %% interval %+.1f to %+.1f, paired by question)\n", 100*c.Diff, 100*c.CILow, 100*c.CIHigh)
	p := fmt.Sprintf("p = %.3g", c.McNemarP)
	if c.McNemarP < smallestP {
		p = fmt.Sprintf("p < %g", smallestP)
	}
	fmt.Fprintf(&b, "  exact McNemar   %s\n", p)
	verdict := "not shown"
	if c.NonInferior {
		verdict = "yes"
	}
	fmt.Fprintf(&b, "  at most %g points worse: %s\n", 100*c.Margin, verdict)
	for _, r := range []struct {
		unit  string
		ratio *float64
	}{{"FLOPs", c.FLOPsRatio}, {"tokens", c.TokensRatio}} {
		if r.ratio != nil {
			format := "  %-15s %.2f times those of %s\n"
			if *r.ratio < .1 {
				format = "  %-15s %.2g times those of %s\n"
			}
			fmt.Fprintf(&b, format, r.unit, *r.ratio, c.B)
		}
	}
	return b.String()
}

// smallestP is the p-value below which nobody wants to know.
const smallestP = 1e-12

// span is the least and the greatest accuracy of several.
func span(accuracies []float64) string {
	return percent(slices.Min(accuracies)) + " – " + percent(slices.Max(accuracies))
}

func percent(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) }

// Amount writes a number with three digits and a suffix: 950, 12.3k, 1.20G.
func Amount(x float64) string {
	switch {
	case x == 0:
		return "0"
	case math.IsNaN(x):
		return "unknown"
	}
	suffix := ""
	for _, s := range []string{"k", "M", "G", "T", "P", "E"} {
		if math.Abs(x) < 1000 {
			break
		}
		x, suffix = x/1000, s
	}
	if suffix == "" && x == math.Trunc(x) {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	text := strconv.FormatFloat(x, 'g', 3, 64)
	if strings.Contains(text, "e") {
		text = strconv.FormatFloat(x, 'f', 0, 64)
		if math.Abs(x) < 1 {
			text = strconv.FormatFloat(x, 'g', 2, 64)
		}
	}
	return text + suffix
}
