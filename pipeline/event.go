package pipeline

import "github.com/seed-25a395fc/reason/critic"

// Kind is what an event reports.
type Kind string

// The kinds of events, in the order in which the loop produces them.
const (
	Prompted  Kind = "prompted"  // Text is the question as the model reads it
	Drafted   Kind = "drafted"   // Text is the draft, How says how it came about
	Critiqued Kind = "critiqued" // Judgement is what the critics said of it
	Decided   Kind = "decided"   // How is what is done about it, Reason what is wrong, Why what it is worth
	Accepted  Kind = "accepted"  // Text now stands in the answer
	Finished  Kind = "finished"  // Answer is the result
)

// Keep is the decision to leave a rejected draft where it is, because no rung is
// left that pays.
const Keep = "keep"

// Skip is the decision to go on to the next rung, because the one that was decided
// on could not be climbed: its model failed, or the budget does not pay for it.
const Skip = "skip"

// Forced is how an answer was accepted that the model was asked to state early,
// because nothing else was left to spend.
const Forced = "answer forced"

// Event is one step of the loop, one JSON line of a trace.
type Event struct {
	Kind Kind `json:"kind"`
	// Chunk counts accepted chunks from 0; Attempt counts the drafts at one
	// place from 1.
	Chunk     int               `json:"chunk"`
	Attempt   int               `json:"attempt,omitempty"`
	How       string            `json:"how,omitempty"`
	Text      string            `json:"text,omitempty"`
	Thought   bool              `json:"thought,omitempty"` // Text is reasoning, no part of the answer
	Model     string            `json:"model,omitempty"`   // of a rung that is skipped because its model failed
	Judgement *critic.Judgement `json:"judgement,omitempty"`
	Reason    string            `json:"reason,omitempty"`
	Why       string            `json:"why,omitempty"`
	Answer    *Answer           `json:"result,omitempty"`
	Spend     Spend             `json:"spend"` // so far
}
