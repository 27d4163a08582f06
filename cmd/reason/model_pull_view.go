package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/internal/models"
)

// pullView shows a download: one line that changes on a terminal, a line now
// and then elsewhere, so that a log stays readable.
type pullView struct {
	w     io.Writer
	live  bool // w is a terminal
	every time.Duration
	shown time.Time // when the changing line was last drawn
	drawn bool      // a changing line stands at the cursor
	last  models.Progress
	speed speedometer
}

func newPullView(w io.Writer) *pullView {
	if isTerminal(w) {
		return &pullView{w: w, live: true, every: 100 * time.Millisecond}
	}
	return &pullView{w: w, every: 10 * time.Second, shown: time.Now()}
}

// show reports one piece of progress; models.Pull calls it.
func (v *pullView) show(p models.Progress) {
	switch p.Stage {
	case models.Planned:
		v.plan(p.Plan)
	case models.Waiting:
		v.line("another download of this repository is running; waiting for it to finish (Ctrl-C stops the wait)")
	case models.Retrying:
		v.line("%s; trying again in %s", p.Reason, p.Wait.Round(100*time.Millisecond))
	case models.Checking, models.Downloading:
		now := time.Now()
		if p.Stage == models.Downloading {
			v.speed.note(now, p.Done)
		}
		v.last = p
		if now.Sub(v.shown) >= v.every {
			v.draw(now)
		}
	}
}

func (v *pullView) plan(p *models.Plan) {
	what := p.Quant
	if what == "" {
		what = p.Files[0]
	}
	v.line("%s: %s in %s", what, models.FormatBytes(p.Total), count(len(p.Files), "file"))
	if len(p.Others) > 0 {
		v.line("also there: %s", otherChoices(p.Others))
	}
	if !p.Readable {
		v.line("the engine cannot run %s: stop this with Ctrl-C and take another one", p.Quant)
	}
	if !p.Verified {
		v.line("the hub publishes no checksum for it: only its size can be checked")
	}
	room := ""
	if p.Free >= 0 {
		room = fmt.Sprintf(", %s are free", models.FormatBytes(p.Free))
	}
	if p.Need < p.Total {
		room += fmt.Sprintf("; %s are here from an earlier download", models.FormatBytes(p.Total-p.Need))
	}
	v.line("needs %s in %s%s", models.FormatBytes(p.Need), p.Folder, room)
}

// otherChoices lists what else can be pulled, by what follows the last colon of
// its reference.
func otherChoices(choices []models.Choice) string {
	const most = 12
	var names []string
	for _, c := range choices[:min(most, len(choices))] {
		names = append(names, fmt.Sprintf("%s (%s)", c.Ref.Quant+c.Ref.File, models.FormatBytes(c.Size)))
	}
	list := strings.Join(names, ", ")
	if n := len(choices) - most; n > 0 {
		list += fmt.Sprintf(" and %d more", n)
	}
	return list
}

// finish leaves the cursor on a fresh line, below the latest state.
func (v *pullView) finish() {
	if v.last.Total > 0 {
		v.draw(time.Now())
	}
	v.endLine()
}

func (v *pullView) summary(got models.Pulled) {
	if got.Fetched == 0 {
		v.line("nothing to download: %s is here, as the hub has it now", got.Ref)
		return
	}
	v.line("complete. Use it with: reason ask -m %s", got.Ref)
}

// line prints a line that stays.
func (v *pullView) line(format string, args ...any) {
	v.endLine()
	fmt.Fprintf(v.w, format+"\n", args...)
}

func (v *pullView) endLine() {
	if v.drawn {
		fmt.Fprintln(v.w)
		v.drawn = false
	}
}

// draw shows the latest state.
func (v *pullView) draw(now time.Time) {
	v.shown = now
	if !v.live {
		fmt.Fprintln(v.w, v.state())
		return
	}
	fmt.Fprint(v.w, "\r"+fit(v.state(), terminalWidth(v.w))+"\x1b[K")
	v.drawn = true
}

// fit cuts a line that would wrap: a wrapped line cannot be drawn over.
func fit(line string, width int) string {
	runes := []rune(line)
	return string(runes[:min(len(runes), width-1)])
}

// state is the latest progress as one line.
func (v *pullView) state() string {
	p := v.last
	var b strings.Builder
	share := float64(p.Done) / float64(p.Total)
	if v.live {
		b.WriteString(bar(share, 24) + " ")
	}
	fmt.Fprintf(&b, "%3.0f%%  %s of %s", 100*share, models.FormatBytes(p.Done), models.FormatBytes(p.Total))
	if p.Stage == models.Checking {
		b.WriteString("  checking what is here")
		return b.String()
	}
	if rate := v.speed.rate(); rate > 0 && p.Done < p.Total {
		left := time.Duration(float64(p.Total-p.Done) / rate * float64(time.Second))
		fmt.Fprintf(&b, "  %s/s  %s left", models.FormatBytes(int64(rate)), roughly(left))
	}
	return b.String()
}

// bar draws a share in [0, 1] over width cells.
func bar(share float64, width int) string {
	full := int(share * float64(width))
	return strings.Repeat("━", full) + strings.Repeat("─", width-full)
}

// roughly writes a duration the way one would say it.
func roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds())+1)
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes())+1)
	case d < 100*time.Hour:
		return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
	}
	return "days"
}

// speedometer measures bytes per second over the last ten seconds or so: long
// enough to be calm, short enough to follow a change of network.
type speedometer struct {
	marks []speedMark // oldest first, a second or more apart
}

type speedMark struct {
	at   time.Time
	done int64
}

func (s *speedometer) note(at time.Time, done int64) {
	n := len(s.marks)
	if n > 0 && done < s.marks[n-1].done { // begun again
		s.marks, n = nil, 0
	}
	if n > 0 && at.Sub(s.marks[n-1].at) < time.Second {
		return
	}
	s.marks = append(s.marks, speedMark{at, done})
	if len(s.marks) > 10 {
		s.marks = s.marks[1:]
	}
}

// rate is 0 until it is known.
func (s *speedometer) rate() float64 {
	if len(s.marks) < 2 {
		return 0
	}
	first, last := s.marks[0], s.marks[len(s.marks)-1]
	return float64(last.done-first.done) / last.at.Sub(first.at).Seconds()
}
