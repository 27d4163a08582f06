package pipeline

import (
	"math"
	"strings"

	"github.com/seed-25a395fc/reason/critic"
)

// Stop says why a run ended.
type Stop string

// The reasons to stop.
const (
	Complete    Stop = "complete"      // the model stated its answer
	OutOfBudget Stop = "out_of_budget" // a limit was reached; the answer is the best so far
	TooLong     Stop = "too_long"      // the text reached the model's or the solver's length
	Cancelled   Stop = "cancelled"     // the caller's context ended
	Failed      Stop = "failed"        // the model or a critic failed
)

// Answer is what a run returns, complete or not.
type Answer struct {
	Question string `json:"question"`
	// Text is the answer as it was accepted, chunk after chunk. What the model
	// reasoned before it is not part of it, see [Answer.Thought].
	Text string `json:"answer"`
	// Final is the bare answer, such as "42"; empty while there is none.
	Final string `json:"final"`
	// Verified is true when the model stated its answer and a critic passed
	// every chunk of it. What was reasoned before it does not count: a doubt
	// there may have been resolved later on.
	Verified bool `json:"verified"`
	// Confidence is the product over the chunks of the answer of 1 - P(wrong); a
	// chunk that nobody judged counts with the likelihood of its draft, with 0 where
	// the model tells none.
	Confidence float64 `json:"confidence"`
	Stop       Stop    `json:"stop"`
	Chunks     []Chunk `json:"chunks"`
	Spend      Spend   `json:"spend"`
	// Needs is how many tokens have to be left for the least first step, in its worst case,
	// where a limit on tokens ended the run before anything was spent; 0 otherwise.
	Needs int    `json:"needs,omitempty"`
	Model string `json:"model"`
	Seed  uint64 `json:"seed"`
}

// Chunk is one accepted piece of an answer and what it took.
type Chunk struct {
	Text string `json:"text"`
	// Thought says that it is reasoning, which is not part of the answer.
	Thought bool `json:"thought,omitempty"`
	// Attempts counts the drafts and fixes at this place, the accepted one included.
	Attempts int `json:"attempts"`
	// Verdicts are what each asked critic said of the accepted text.
	Verdicts []critic.Verdict `json:"verdicts"`
	// Grade is the critics' common conclusion; Fail means that the chunk was
	// kept because nothing better was found.
	Grade critic.Grade `json:"grade"`
	// Model is who wrote it, where that was not the answer's model.
	Model string `json:"model,omitempty"`

	start      int     // position of the chunk's first token in the session
	confidence float64 // 1 - P(wrong), or the likelihood of the draft
}

// answer is the state of the run as an Answer; it can be asked at any time.
func (r *run) answer() Answer {
	a := Answer{
		Question:   r.question,
		Text:       r.text,
		Verified:   r.stop == Complete,
		Confidence: 1,
		Stop:       r.stop,
		Chunks:     r.chunks,
		Spend:      r.spent(),
		Model:      r.solver.Model.Name(),
		Seed:       r.solver.Sampling.Seed,
	}
	final, ok := r.solver.Format.Final(r.text)
	if a.Final = r.prompt.Answer(final); !ok {
		a.Verified, a.Confidence = false, 0
	}
	a.Verified = a.Verified && r.prompt.Offers(final) // or the question was misread
	if a.Stop == OutOfBudget && a.Spend.Tokens() == 0 {
		a.Needs = r.needs
	}
	if a.Chunks == nil {
		a.Chunks = []Chunk{} // a list in JSON, too
	}
	for _, c := range r.chunks {
		if !c.Thought {
			a.Verified = a.Verified && c.Grade == critic.Pass
			a.Confidence *= c.confidence
		}
	}
	return a
}

// Thought is what the model reasoned before the answer; empty for most models.
func (a Answer) Thought() string {
	var text strings.Builder
	for _, c := range a.Chunks {
		if c.Thought {
			text.WriteString(c.Text)
		}
	}
	return text.String()
}

// LogConfidence is ln of Confidence, also where that is less than a float64 can hold, as the
// likelihood of a long answer is. It knows that of answers that were not read from JSON.
func (a Answer) LogConfidence() float64 {
	if a.Confidence > 0 || a.Final == "" {
		return math.Log(a.Confidence)
	}
	sum := 0.0
	for _, c := range a.Chunks {
		if !c.Thought {
			sum += math.Log(c.confidence)
		}
	}
	return sum
}
