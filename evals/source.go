package evals

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Source is where questions come from, in a fixed order.
type Source interface {
	// Name is what messages call it.
	Name() string
	// Items yields the questions; it can be asked again and yields the same.
	// A *[data.LineError] is a bad line; any other error ends the sequence.
	Items() iter.Seq2[data.Item, error]
	// Endless says that there are as many questions as one likes.
	Endless() bool
}

// File is a source that reads a file; see package data for the formats.
type File string

// Name is the path.
func (f File) Name() string { return string(f) }

// Items reads the file.
func (f File) Items() iter.Seq2[data.Item, error] { return data.Read(string(f)) }

// Endless is false.
func (f File) Endless() bool { return false }

// defaultLimit is how many questions of an endless source are asked when no
// number is given.
const defaultLimit = 100

// questions yields the good items of a source that belong to a sample, with their
// places. Bad lines have no place.
func questions(s Source, chosen sample) iter.Seq2[int, data.Item] {
	return func(yield func(int, data.Item) bool) {
		place := 0
		for item, err := range s.Items() {
			if err != nil {
				continue // the survey has reported it
			}
			has := chosen.has(place)
			if chosen.seed == 0 && !has || has && !yield(place, item) {
				return
			}
			place++
		}
	}
}

// DataInfo says what a source holds.
type DataInfo struct {
	Name string `json:"name"`
	// SHA256 identifies the questions: all of a file, the first ones of a suite.
	SHA256  string `json:"sha256"`
	Items   int    `json:"items"` // 0 for an endless source
	Skipped int    `json:"skipped"`
	// Asked is how many questions are asked of an endless source; 0 in stores of older
	// programs, where the header's limit tells.
	Asked int `json:"asked,omitempty"`
	// Label stands before the ids of the questions in results, and before the name of their
	// set, where another source has the same ones; else it is empty.
	Label string `json:"label,omitempty"`

	first []string // questions, by set and id
}

// labelled gives sources that share ids labels: their numbers, from 1.
func labelled(infos []DataInfo) {
	for i := range infos {
		for j := range infos[:i] {
			if slices.ContainsFunc(infos[i].first, func(id string) bool { return slices.Contains(infos[j].first, id) }) {
				infos[i].Label, infos[j].Label = fmt.Sprintf("%d:", i+1), fmt.Sprintf("%d:", j+1)
			}
		}
	}
}

// label tells a result of the source from one of another that has the same ids.
func (d DataInfo) label(r *Result) {
	if r.Task == r.Set {
		r.Task = d.Label + r.Task
	}
	r.ID, r.Set = d.Label+r.ID, d.Label+r.Set
}

// maxBadLines is how many bad lines are named before the rest is only counted.
const maxBadLines = 10

// suiteProbe is how many questions of an endless source identify it, and how many of any are
// looked at for ids that another source has, too.
const suiteProbe = 16

// survey reads a source once before anything is asked: it identifies the
// questions and finds every bad line.
func survey(s Source, skipBad bool) (DataInfo, error) {
	info := DataInfo{Name: s.Name()}
	hash := sha256.New()
	var bad []error
	for item, err := range s.Items() {
		var line *data.LineError
		switch {
		case errors.As(err, &line):
			info.Skipped++
			if len(bad) < maxBadLines {
				bad = append(bad, line)
			}
			continue
		case err != nil:
			return info, err
		}
		text, err := json.Marshal(item)
		if err != nil {
			return info, fmt.Errorf("evals: %w", err)
		}
		hash.Write(append(text, '\n'))
		info.Items++
		if info.Items <= suiteProbe {
			info.first = append(info.first, item.Set+"\x00"+item.ID)
		}
		if s.Endless() && info.Items == suiteProbe {
			info.Items = 0
			break
		}
	}
	info.SHA256 = hex.EncodeToString(hash.Sum(nil))
	if info.Skipped > 0 && !skipBad {
		if more := info.Skipped - len(bad); more > 0 {
			bad = append(bad, fmt.Errorf("… and %d more bad lines", more))
		}
		return info, fmt.Errorf("bad data, nothing was run:\n%w", errors.Join(bad...))
	}
	if info.Items == 0 && !s.Endless() {
		return info, fmt.Errorf("evals: %s holds no questions", s.Name())
	}
	return info, nil
}
