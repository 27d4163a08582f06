package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"unicode"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/pipeline"
)

// traceView prints the loop live, one line for each thing that happens: what
// was drafted, who objected and why, what was done about it, what it cost.
type traceView struct {
	w      io.Writer
	label  func(string) string // the verb of a line
	good   func(string) string
	bad    func(string) string
	faint  func(string) string
	tokens int // spent before the event that is shown
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
	step := fmt.Sprint(e.Chunk + 1)
	switch e.Kind {
	case pipeline.Prompted:
		v.tokens = e.Spend.Tokens() // of several passes each counts anew
		v.line("", "prompt", oneLine(e.Text))
	case pipeline.Drafted:
		verb, text := "draft", oneLine(e.Text)
		if e.Attempt > 1 {
			verb = "revise"
		}
		if e.Thought {
			text = v.faint("(thinking) " + text)
		}
		v.line(step, verb, text+v.cost(e.Spend))
	case pipeline.Critiqued:
		for _, said := range e.Judgement.Each {
			v.line(step, "critique", v.grade(said.Grade)+" "+v.faint(oneLine(said.Critic+": "+said.Reason)))
		}
	case pipeline.Decided:
		v.line(step, "decide", v.bad(oneLine(inWords(e.How)))+v.faint("   "+oneLine(e.Why)))
	case pipeline.Accepted:
		switch e.How {
		case pipeline.Forced:
			v.line(step, "accept", oneLine(e.Text)+v.bad(" (asked for its answer early; nobody checked it)")+v.cost(e.Spend))
		case critic.Fail.String():
			v.line(step, "accept", v.bad("kept in doubt: nothing better was found"))
		}
	case pipeline.Finished:
		v.finished(*e.Answer)
	}
}

// inWords says what the loop does next about a rejected chunk.
func inWords(how string) string {
	switch {
	case how == "fix":
		return "take what the critic says should stand there"
	case how == "blame":
		return "draft the step anew that the critic blames"
	case how == "restart":
		return "begin again from the first step"
	case how == "branch":
		return "write on from the mistake in another way"
	case how == "reconsider":
		return "try the likelier token that was passed over"
	case how == "trial":
		return "find the result by trial"
	case how == pipeline.Keep:
		return "keep the best so far"
	case how == pipeline.Skip:
		return "go on to the next rung"
	case strings.HasPrefix(how, "keep "):
		return "go on with the best, " + strings.TrimPrefix(how, "keep ")
	case strings.HasPrefix(how, "candidates "):
		return "draft several at once and take the best, " + strings.TrimPrefix(how, "candidates ")
	case strings.HasPrefix(how, "back "):
		return "give up the " + how[len("back "):] + " before as well and draft from there"
	default:
		return "draft it again, " + strings.TrimPrefix(how, "resample ")
	}
}

func (v *traceView) grade(g critic.Grade) string {
	switch g {
	case critic.Pass:
		return v.good("pass  ")
	case critic.Fail:
		return v.bad("fail  ")
	default:
		return v.faint("unsure")
	}
}

// cost is what was spent since the last line that showed a cost. A server that tells its usage
// at the end of a stream may then have spent less than the bound that was counted until then.
func (v *traceView) cost(s pipeline.Spend) string {
	spent := s.Tokens() - v.tokens
	v.tokens = s.Tokens()
	if spent < 0 {
		return v.faint(fmt.Sprintf("   [%s fewer than counted so far]", count(-spent, "token")))
	}
	return v.faint(fmt.Sprintf("   [%s]", count(spent, "token")))
}

func (v *traceView) finished(a pipeline.Answer) {
	revised, thoughts := 0, 0
	for _, c := range a.Chunks {
		if c.Attempts > 1 {
			revised++
		}
		if c.Thought {
			thoughts++
		}
	}
	state := v.good("verified")
	if !a.Verified {
		state = v.bad("not verified") + " (" + strings.ReplaceAll(string(a.Stop), "_", " ") + ")"
	}
	steps := count(len(a.Chunks), "step")
	if thoughts > 0 {
		steps += fmt.Sprintf(", %d of them thinking", thoughts)
	}
	v.line("", "done", fmt.Sprintf("%s, %s, %d revised", state, steps, revised))
	v.line("", "cost", costLine(a.Spend))
}

func (v *traceView) line(step, verb, text string) {
	fmt.Fprintf(v.w, "%3s  %s  %s\n", step, v.label(fmt.Sprintf("%-8s", verb)), text)
}

// costLine is a spend in words.
func costLine(s pipeline.Spend) string {
	flops := fmt.Sprintf("%.3g GFLOP", s.FLOPs/1e9)
	if math.IsNaN(s.FLOPs) {
		flops = "unknown FLOPs"
	}
	text := fmt.Sprintf("%d prompt + %d generated tokens, %s, %.3f s", s.PromptTokens, s.GeneratedTokens, flops, s.Seconds)
	switch {
	case math.IsNaN(s.USD):
		text += ", price unknown"
	case s.USD > 0:
		text += fmt.Sprintf(", $%.4f", s.USD)
	}
	return text
}

// oneLine shows a text of others on one line of a terminal.
func oneLine(text string) string {
	return strings.ReplaceAll(harmless(strings.TrimRight(text, "\n")), "\n", "⏎")
}

// harmless is a text of others, such as a model or a server, without the control
// characters by which it could move the cursor of a terminal, and worse.
func harmless(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && c != '\n' && c != '\t' {
			return -1
		}
		return c
	}, text)
}

// isTerminal says whether v is a terminal that a person looks at.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(f.Fd()) && os.Getenv("TERM") != "dumb"
}

// terminalWidth is how many characters a line of a terminal has.
func terminalWidth(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return 80
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
