package evals

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/critic"
	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/pipeline"
)

// Key names one result of a run: one strategy on one question, once.
type Key struct {
	Source    int    `json:"source"` // index into Header.Data
	Index     int    `json:"index"`  // the question's place in its source, from 0
	Strategy  string `json:"strategy"`
	Replicate int    `json:"replicate"` // from 0; the same question with another seed
}

// Result is one line of a store.
type Result struct {
	Key
	ID         string        `json:"id"`
	Set        string        `json:"set"`
	Task       string        `json:"task"`
	Seed       uint64        `json:"seed"`
	Gold       string        `json:"gold"`
	Final      string        `json:"final"`
	Correct    bool          `json:"correct"`
	Verified   bool          `json:"verified"`
	Confidence float64       `json:"confidence"`
	Stop       pipeline.Stop `json:"stop"`
	Chunks     int           `json:"chunks"`
	Attempts   int           `json:"attempts"` // drafts and fixes, the accepted ones included
	// Error says why there is no answer. Declined says that the question is
	// outside of what the model was made for, which is no failure, but no right
	// answer either.
	Error    string `json:"error,omitempty"`
	Declined bool   `json:"declined,omitempty"`
	// Trouble is why the first critic or model of the ladder could not work; empty where all
	// could. The answer is as good as the others make it.
	Trouble string         `json:"trouble,omitempty"`
	Spend   pipeline.Spend `json:"spend"`
}

// Trace is how one result came about, a line of the store's second file.
type Trace struct {
	Key
	Question string  `json:"question"`
	Text     string  `json:"text"`
	Events   []Event `json:"events"`
	// Cut says that the events were too many to keep, and the later ones left out.
	Cut bool `json:"cut,omitempty"`
}

// Event is what a trace keeps of a [pipeline.Event].
type Event struct {
	Kind     pipeline.Kind    `json:"kind"`
	Chunk    int              `json:"chunk"`
	Attempt  int              `json:"attempt,omitempty"`
	How      string           `json:"how,omitempty"`
	Text     string           `json:"text,omitempty"`
	Thought  bool             `json:"thought,omitempty"` // Text is reasoning, no part of the answer
	Reason   string           `json:"reason,omitempty"`  // what is wrong, or why a rung was skipped
	Grade    string           `json:"grade,omitempty"`
	Verdicts []critic.Verdict `json:"verdicts,omitempty"`
	Tokens   int              `json:"tokens"` // spent so far, computed prompt tokens included
}

// maxTraceBytes bounds the text kept of one trace.
const maxTraceBytes = 64 << 10

// add keeps what matters of an event, while there is room. The text of a draft
// is kept once: its critique, and its acceptance unless another text is
// accepted, have none.
func (t *Trace) add(e pipeline.Event, size *int) {
	if e.Kind == pipeline.Finished {
		return
	}
	kept := Event{
		Kind: e.Kind, Chunk: e.Chunk, Attempt: e.Attempt, How: e.How,
		Text: e.Text, Thought: e.Thought, Reason: e.Reason, Tokens: e.Spend.Tokens(),
	}
	if e.How == pipeline.Skip {
		kept.Reason = e.Why
	}
	if e.Kind == pipeline.Critiqued || e.Kind == pipeline.Accepted && e.Text == t.lastDraft() {
		kept.Text = ""
	}
	*size += len(kept.Text) + len(kept.Reason) + 100
	if j := e.Judgement; j != nil {
		kept.Grade, kept.Verdicts = j.Grade.String(), slices.Clone(j.Each)
		for i, v := range j.Each {
			if math.IsNaN(v.PWrong) { // nor could that be written; it says nothing
				kept.Verdicts[i].PWrong = critic.Prior
			}
			*size += len(v.Reason) + len(v.Fix) + 100
		}
	}
	if t.Cut = t.Cut || *size > maxTraceBytes; !t.Cut {
		t.Events = append(t.Events, kept)
	}
}

func (t *Trace) lastDraft() string {
	for _, e := range slices.Backward(t.Events) {
		if e.Kind == pipeline.Drafted {
			return e.Text
		}
	}
	return ""
}

// Seed is the seed of a replicate of a question. It does not depend on the
// strategy, so that rivals start from the same random numbers, nor on the order
// in which questions are asked. It has 53 bits: every JSON reader keeps it whole.
func Seed(base uint64, item data.Item, replicate int) uint64 {
	hash := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s\x00%d", base, item.ID, item.Question, replicate))
	return binary.BigEndian.Uint64(hash[:]) >> 11
}

// Compare orders keys by source, place, strategy and replicate.
func (k Key) Compare(other Key) int {
	return cmp.Or(
		cmp.Compare(k.Source, other.Source), cmp.Compare(k.Index, other.Index),
		cmp.Compare(k.Strategy, other.Strategy), cmp.Compare(k.Replicate, other.Replicate))
}
