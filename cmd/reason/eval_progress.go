package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"github.com/seed-25a395fc/reason/evals"
	"github.com/seed-25a395fc/reason/evals/report"
)

// evalProgress shows how far a run is: one line that is rewritten on a terminal,
// and a line now and then anywhere else.
type evalProgress struct {
	w        io.Writer
	terminal bool
	every    time.Duration
	last     time.Time
	latest   evals.Progress
	shown    bool // the latest state is on the screen
}

func newEvalProgress(w io.Writer) *evalProgress {
	v := &evalProgress{w: w, terminal: isTerminal(w), every: 10 * time.Second}
	if v.terminal {
		v.every = 100 * time.Millisecond
	}
	return v
}

// show is told after results were stored.
func (v *evalProgress) show(p evals.Progress) {
	first := v.last.IsZero()
	if v.latest, v.shown = p, false; first && p.Resumed > 0 {
		fmt.Fprintf(v.w, "%d of %d results are already there\n", p.Resumed, p.Total)
		if len(p.Others) > 0 {
			fmt.Fprintf(v.w, "another version of reason wrote some of them (%s; this is %s): what the two write may differ\n",
				strings.Join(p.Others, ", "), version())
		}
	}
	if time.Since(v.last) < v.every && !first {
		return
	}
	v.last = time.Now()
	if !first || v.terminal {
		v.draw()
	}
}

func (v *evalProgress) draw() {
	v.shown = true
	if v.terminal {
		fmt.Fprint(v.w, "\r"+fit(progressLine(v.latest), terminalWidth(v.w))+ansi.EraseLineRight)
		return
	}
	fmt.Fprintln(v.w, progressLine(v.latest))
}

// end leaves the last state standing.
func (v *evalProgress) end() {
	if v.latest.Total == 0 {
		return
	}
	switch {
	case v.terminal: // the whole line, which may take several here
		fmt.Fprintln(v.w, "\r"+progressLine(v.latest)+ansi.EraseLineRight)
	case !v.shown:
		v.draw()
	}
}

// progressLine is the state of a run in one line.
func progressLine(p evals.Progress) string {
	line := fmt.Sprintf("%d/%d", p.Done, p.Total)
	if p.Done > 0 {
		// Of all strategies and seeds together: intervals are for the table, which tells them apart.
		line += fmt.Sprintf("  right %.1f %%", 100*float64(p.Correct)/float64(p.Done))
		line += fmt.Sprintf("  %s tokens", report.Amount(float64(p.Spend.Tokens())))
	}
	if p.Spend.USD > 0 {
		line += fmt.Sprintf("  %.4f USD", p.Spend.USD)
	}
	if p.Declined > 0 {
		line += fmt.Sprintf("  %d declined", p.Declined)
	}
	if p.Failed > 0 {
		line += fmt.Sprintf("  %d failed", p.Failed)
	}
	if p.Troubled > 0 {
		line += fmt.Sprintf("  %d with a critic or model that could not work", p.Troubled)
	}
	if made := p.Done - p.Resumed; made > 0 && p.Elapsed > 0 {
		rate := float64(made) / p.Elapsed.Seconds()
		left := time.Duration(float64(p.Total-p.Done) / rate * float64(time.Second)).Round(time.Second)
		line += fmt.Sprintf("  %.1f/s  %s left", rate, left)
	}
	return line
}
