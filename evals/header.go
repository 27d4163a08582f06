package evals

import (
	"cmp"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"
)

// storeVersion changes when an older program could not read a store.
const storeVersion = 1

// Header says what a store's results depend on. All of it but the strategies,
// the seeds and the limit must be the same when a run is taken up again; those
// three may grow, as the versions of the program may, and how the questions are drawn matters only where not all are
// asked.
type Header struct {
	Version int `json:"version"`
	// ID is a random name of the store; every folder has its own.
	ID string `json:"id"`
	// Params are the settings of the run: model, prompt format, critics, budget …
	Params     map[string]string `json:"params"`
	Data       []DataInfo        `json:"data"`
	Strategies []string          `json:"strategies"`
	Seeds      int               `json:"seeds"`
	Limit      int               `json:"limit"`            // questions of each source; 0 is all
	Sample     uint64            `json:"sample,omitempty"` // the seed by which they are drawn from files; 0 takes the first
	// Programs are the versions of the program that wrote into the store, the first one first.
	Programs []string `json:"programs,omitempty"`
}

// UnknownProgram is the version of a program that did not say its own.
const UnknownProgram = "unknown"

// MismatchError says why a store cannot take up a run.
type MismatchError struct {
	Dir         string
	Differences []string // one sentence each
}

// Error lists the differences and what to do.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("%s holds results of another run, and results are never mixed:\n  %s\nUse the same settings, or another folder.",
		e.Dir, strings.Join(e.Differences, "\n  "))
}

// differences says where run h cannot take up what old began.
func (h Header) differences(old Header) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if h.Version != old.Version {
		add("the store has version %d, this program writes version %d", old.Version, h.Version)
	}
	all := map[string]string{}
	maps.Copy(all, old.Params)
	maps.Copy(all, h.Params)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if was, is := old.Params[name], h.Params[name]; was != is {
			add("%s was %s and is now %s", name, orNone(was), orNone(is))
		}
	}
	if len(h.Data) != len(old.Data) {
		add("there were %d data sets (%s) and are now %d (%s)", len(old.Data), dataNames(old.Data), len(h.Data), dataNames(h.Data))
		return out
	}
	for i, is := range h.Data {
		was := old.Data[i]
		switch {
		case was.SHA256 != is.SHA256 && was.Name != is.Name:
			add("data set %d was %s and is now %s", i+1, was.Name, is.Name)
		case was.SHA256 != is.SHA256:
			add("the questions of %s have changed (SHA-256 %.12s… and is now %.12s…)", is.Name, was.SHA256, is.SHA256)
		case old.Sample != h.Sample && old.partial(is) && h.partial(is):
			add("of %s %s were asked and are now %s", is.Name, old.drawn(), h.drawn())
		}
	}
	return out
}

// Answers is how many results the store holds once every strategy has answered every
// question with every seed.
func (h Header) Answers() (n int) {
	for _, d := range h.Data {
		switch limit := h.Limit; {
		case d.Items == 0:
			n += h.endless(d)
		case limit > 0 && limit < d.Items:
			n += limit
		default:
			n += d.Items
		}
	}
	return n * len(h.Strategies) * max(h.Seeds, 1)
}

// endless is how many questions are asked of an endless source.
func (h Header) endless(d DataInfo) int { return cmp.Or(d.Asked, h.Limit, defaultLimit) }

// partial tells whether not all questions of a file are asked.
func (h Header) partial(d DataInfo) bool { return h.Limit > 0 && h.Limit < d.Items }

// drawn says which questions are asked of a file that has more.
func (h Header) drawn() string {
	if h.Sample == 0 {
		return fmt.Sprintf("the first %d questions", h.Limit)
	}
	return fmt.Sprintf("%d questions drawn with seed %d", h.Limit, h.Sample)
}

func orNone(text string) string {
	if text == "" {
		return "not set"
	}
	return fmt.Sprintf("%q", text)
}

func dataNames(infos []DataInfo) string {
	var names []string
	for _, d := range infos {
		names = append(names, d.Name)
	}
	return strings.Join(names, ", ")
}

// grown is old with the strategies, seeds, questions and versions that h adds.
func (h Header) grown(old Header) Header {
	h.Strategies = joined(old.Strategies, h.Strategies)
	if len(old.Programs) == 0 && len(h.Programs) > 0 {
		old.Programs = []string{UnknownProgram}
	}
	h.Programs = joined(old.Programs, h.Programs)
	h.ID = cmp.Or(old.ID, h.ID)
	h.Seeds = max(h.Seeds, old.Seeds)
	for i := range h.Data { // its results go on as they began
		h.Data[i].Label = old.Data[i].Label
		if h.Data[i].Items == 0 {
			h.Data[i].Asked = max(h.endless(h.Data[i]), old.endless(old.Data[i]))
		}
	}
	if h.Limit == 0 {
		h.Sample = old.Sample
	}
	if old.Limit == 0 || h.Limit > 0 && h.Limit < old.Limit {
		h.Limit = old.Limit
	}
	return h
}

// joined is old with what else there is in added.
func joined(old, added []string) []string {
	out := slices.Clone(old)
	for _, name := range added {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

const (
	headerFile  = "run.json"
	resultsFile = "results.jsonl"
	tracesFile  = "traces.jsonl"
	lockFile    = "lock"
)

// ReadHeader reads the header of a store.
func ReadHeader(dir string) (Header, error) {
	var h Header
	text, err := os.ReadFile(filepath.Join(dir, headerFile))
	if errors.Is(err, fs.ErrNotExist) {
		return h, fmt.Errorf("evals: %s holds no run (no %s): %w", dir, headerFile, err)
	}
	if err != nil {
		return h, fmt.Errorf("evals: %w", err)
	}
	if err := json.Unmarshal(text, &h); err != nil {
		return h, fmt.Errorf("evals: %s: %w", filepath.Join(dir, headerFile), err)
	}
	return h, nil
}

// holds tells whether there is something in a file.
func holds(path string) bool {
	at, err := os.Stat(path)
	return err == nil && at.Size() > 0
}

// settle makes the header of dir that of the run: it writes a new one, or
// checks and extends the one that is there. It returns what is there now.
func (h Header) settle(dir string) (Header, error) {
	h.ID = rand.Text()
	old, err := ReadHeader(dir)
	switch {
	case err == nil:
		if differences := h.differences(old); len(differences) > 0 {
			return h, &MismatchError{dir, differences}
		}
		h = h.grown(old)
	case !errors.Is(err, fs.ErrNotExist):
		return h, err
	case holds(filepath.Join(dir, resultsFile)), holds(filepath.Join(dir, tracesFile)):
		return h, fmt.Errorf("evals: %s holds results, but no %s that says of what run they are; use another folder", dir, headerFile)
	}
	text, err := json.MarshalIndent(h, "", "  ")
	if err != nil {
		return h, fmt.Errorf("evals: %w", err)
	}
	path := filepath.Join(dir, headerFile)
	err = maybe.WriteFile(path, append(text, '\n'), 0o644)
	if failed, ok := errors.AsType[*fs.PathError](err); ok { // of a file of another name, perhaps elsewhere
		err = fmt.Errorf("write %s: %w", path, failed.Err)
	}
	if err != nil {
		return h, fmt.Errorf("evals: %w", err)
	}
	return h, nil
}
