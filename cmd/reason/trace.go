package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// traceView prints the loop live, one line for each thing that happens: what
// was drafted, who objected and why, what was done, what it cost.
type traceView struct {
	w     io.Writer
	label func(string) string // the verb of a line
	good  func(string) string
	bad   func(string) string
	faint func(string) string
}

// newTraceView draws in colour only if w is a terminal.
func newTraceView(w io.Writer) *traceView {
	r := lipgloss.NewRenderer(w)
	if !isTerminal(w) || os.Getenv("NO_COLOR") != "" {
		r.SetColorProfile(termenv.Ascii)
	}
	style := func(s lipgloss.Style) func(string) string { return func(text string) string { return s.Render(text) } }
	return &traceView{
		w:     w,
		label: style(r.NewStyle().Bold(true)),
		good:  style(r.NewStyle().Foreground(lipgloss.Color("2"))),
		bad:   style(r.NewStyle().Foreground(lipgloss.Color("1"))),
		faint: style(r.NewStyle().Faint(true)),
	}
}

func (v *traceView) show(e pipeline.Event) {
	switch e.Kind {
	case pipeline.Prompted:
		v.line("", "question", v.faint(oneLine(e.Text)))
	case pipeline.Drafted:
		verb := "draft"
		if e.Attempt > 1 {
			verb = "revise"
		}
		text := oneLine(e.Text)
		if e.Attempt > 1 {
			text += v.faint("   (" + e.How + ")")
		}
		v.line(fmt.Sprint(e.Chunk+1), verb, text)
	case pipeline.Critiqued:
		v.critique(e)
	case pipeline.Decided:
		v.line(fmt.Sprint(e.Chunk+1), "decide", e.How)
	case pipeline.Accepted:
		if e.How == critic.Fail.String() {
			v.line(fmt.Sprint(e.Chunk+1), "accept", v.bad("kept, although it failed: nothing better was found"))
		} else if e.How == "answer forced" {
			v.line(fmt.Sprint(e.Chunk+1), "accept", oneLine(e.Text)+v.bad("   (answer stated early; not checked)"))
		}
	case pipeline.Finished:
		v.finished(*e.Answer)
	}
}

func (v *traceView) critique(e pipeline.Event) {
	for _, said := range e.Judgement.Each {
		grade := v.faint(said.Grade.String())
		switch said.Grade {
		case critic.Pass:
			grade = v.good("pass")
		case critic.Fail:
			grade = v.bad("fail")
		}
		v.line(fmt.Sprint(e.Chunk+1), "critique", fmt.Sprintf("%s %s", grade, v.faint(said.Critic+": "+said.Reason)))
	}
}

func (v *traceView) finished(a pipeline.Answer) {
	revised := 0
	for _, c := range a.Chunks {
		if c.Attempts > 1 {
			revised++
		}
	}
	state := v.good("verified")
	if !a.Verified {
		state = v.bad("not verified")
	}
	v.line("", "done", fmt.Sprintf("%s (%s), %d chunks, %d of them revised", state, strings.ReplaceAll(string(a.Stop), "_", " "), len(a.Chunks), revised))
	v.line("", "cost", v.faint(costLine(a.Spend)))
}

func (v *traceView) line(chunk, verb, text string) {
	fmt.Fprintf(v.w, "%3s  %s  %s\n", chunk, v.label(fmt.Sprintf("%-8s", verb)), text)
}

// costLine is a spend in words.
func costLine(s pipeline.Spend) string {
	text := fmt.Sprintf("%d prompt + %d generated tokens, %.3g GFLOP, %.2f s",
		s.PromptTokens, s.GeneratedTokens, s.FLOPs/1e9, s.Seconds)
	if s.USD > 0 {
		text += fmt.Sprintf(", $%.4f", s.USD)
	}
	return text
}

// oneLine shows a chunk on one line of a terminal, without control characters.
func oneLine(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return '⏎'
		case c < ' ' || c == 0x7f:
			return -1
		}
		return c
	}, strings.TrimRight(text, "\n"))
}

// isTerminal says whether v is a terminal that a person looks at.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb"
}

// traceFile writes events as JSON Lines. It keeps the first error.
type traceFile struct {
	f   *os.File
	enc *json.Encoder
	err error
}

func newTraceFile(path string) (*traceFile, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("cannot write the trace: %w", err)
	}
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	return &traceFile{f: f, enc: enc}, nil
}

func (t *traceFile) show(e pipeline.Event) {
	if t.err == nil {
		t.err = t.enc.Encode(e)
	}
}

func (t *traceFile) close() error {
	if err := t.f.Close(); t.err == nil {
		t.err = err
	}
	if t.err != nil {
		return fmt.Errorf("cannot write the trace: %w", t.err)
	}
	return nil
}
