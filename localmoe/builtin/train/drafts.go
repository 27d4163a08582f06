package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/seed-25a395fc/reason/evals/problems"
)

// This file holds drafts of a model as text, with the line that should stand in the place of each:
// what a judge learns from beside made-up mistakes.

// solution has drafts of the lines of a solution.
type solution struct {
	Family   string      `json:"family"`
	Question string      `json:"question"`
	Steps    []string    `json:"steps"`
	Drafts   []lineDraft `json:"drafts"`
}

// lineDraft stands in the place of a line, and Right is the line that should: the same text
// where the draft is right.
type lineDraft struct {
	Step  int    `json:"step"` // from 0
	Text  string `json:"text"`
	Right string `json:"right"`
}

func (o *options) draftLines(w io.Writer) error {
	return o.drafting(func(d *drafter, over span) error { return writeDrafts(w, os.Stderr, d, over) })
}

// writeDrafts writes what a model drafts in the problems that it does not write without doubt,
// a problem a line.
func writeDrafts(w, report io.Writer, d *drafter, over span) error {
	total := &counts{families: make([]familyCounts, len(problems.Families))}
	began := time.Now()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	err := over.inOrder(d, func(positions []position) error {
		for len(positions) > 0 {
			n := 1
			for n < len(positions) && positions[n].walk == positions[0].walk {
				n++
			}
			j := d.judged(positions[:n])
			for i := range positions[:n] {
				total.add(&positions[i])
			}
			if positions = positions[n:]; len(j.Drafts) == 0 {
				continue
			}
			if err := enc.Encode(j); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return total.report(report, time.Since(began), over.workers)
}

// judged are the whole lines among the drafts at the positions of one problem.
func (d *drafter) judged(positions []position) solution {
	j := solution{Family: positions[0].problem.Family, Question: positions[0].problem.Question, Steps: positions[0].problem.Steps}
	for i := range positions {
		for _, f := range positions[i].drafts {
			text, whole := strings.CutSuffix(d.m.Decode(f.ids), "\n")
			right, _ := strings.CutSuffix(d.m.Decode(f.meant), "\n")
			if whole && text != "" {
				j.Drafts = append(j.Drafts, lineDraft{Step: positions[i].index, Text: text, Right: right})
			}
		}
	}
	return j
}

// readDrafts reads files of [writeDrafts], separated by commas.
func readDrafts(files string) (out []solution, err error) {
	for name := range strings.SplitSeq(files, ",") {
		if name == "" {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		for dec := json.NewDecoder(bufio.NewReader(f)); ; {
			var j solution
			if err := dec.Decode(&j); err == io.EOF {
				break
			} else if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, j)
		}
	}
	return out, nil
}
