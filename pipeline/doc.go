// Package pipeline answers a question chunk by chunk: a model drafts a chunk, a
// critic judges it, and only a chunk found wrong is written again.
//
//	question ─► prompt ─► draft ─► critique ─► decide ─► accept ─► next chunk … answer
//	                        ▲                    │
//	                        └──── revise ◄───────┘   fix · branch · resample · go back
//
// # A first answer
//
// A [Solver] needs a [Model] and a [prompts.Format], the convention by which the
// model is asked and its answer read. Models are made by the packages below
// backend: moe runs in this process, openai and langchain speak to servers.
//
//	model, err := openai.New(openai.Options{BaseURL: "http://localhost:8080/v1", Model: "qwen3"})
//	solver := pipeline.Solver{Model: model, Format: prompts.Steps{}}
//	answer, err := solver.Answer(ctx, "What is 12 * 17 + 5?")
//	fmt.Println(answer.Final) // 209
//
// In this process it would be moe.New(engine, name), with an engine of package
// localmoe; the built-in model is asked by prompts.Worked, of all of
// prompts.WorkedFamilies. So far this is one pass, which nobody has looked at.
//
// # Critics and repairs
//
// A [Critic] judges every chunk before the next is written; the ladder says what is
// done about a chunk that it fails, cheapest first. Each [Rung] is climbed only
// where it is worth its price.
//
//	solver.Critic = critic.Cascade{critic.Computed{}, critic.Confidence{}}
//	solver.Ladder = pipeline.DefaultLadder()
//
// [Answer.Verified] then says whether a critic passed every chunk, and
// [Answer.Chunks] what was doubted and how often each was drafted. [Solver.Stream]
// yields the same work event by event while it is done.
//
// # What it may cost
//
// A [Budget] caps tokens, FLOPs, USD and seconds, critics and failed calls
// included. Running out of it is no error: the best answer so far comes back,
// marked unverified, and enough is kept to state one. A [Ledger] caps many
// questions together.
//
//	solver.Budget = pipeline.Budget{Tokens: pipeline.AtMost(2000), USD: pipeline.AtMost(.01)}
//
// # Larger models for the hard chunks
//
// A rung may name another model, perhaps behind a server, for the few chunks that
// the first gets wrong; all draw on the one budget. One that fails, or that the
// budget does not pay for, is left out, and the next rung is tried.
//
//	solver.Ladder = []pipeline.Rung{{Fix: true}, {Tries: 2, Temperature: .7}, {Tries: 1, Model: large}}
//
// # Models that reason first
//
// What a model reasons before its answer is chunked, judged and repaired like it,
// and kept apart: events and chunks say Thought, and [Answer.Text] holds none of
// it.
//
// # From agents
//
// Package backend/langchain makes a solver a model or a tool of langchaingo. Package
// serve makes it an OpenAI-compatible server.
// Package observe tells what a solver does, as log lines and as spans.
//
// # A model of one's own
//
// A [Session] is a growing text and the model's memory of it: append, draft, roll
// back. What it can do beyond that, copies ([Forker]), batches ([Batcher]), probes
// ([Prober]), is used where it is there. Package pipelinetest has a scripted model
// and the suite that every backend passes.
//
// # Promises
//
// No limit but that on seconds is ever exceeded, whatever happens at once; sums of
// FLOPs and USD are kept to within the rounding of float64. Every run ends, whatever
// the model writes and the critics say. With M for Sampling.MaxTokens:
//
//   - An answer has at most M chunks, and at most 8 × M of reasoning before it, for
//     each holds a token. Accepted chunks are given up at most 6 times, twice of them
//     because a critic blames one. So at most 7 × 9 × M places are begun; one that
//     the loop comes back to behind the same text goes on where it was left.
//   - At a place there is one first draft, one more where a slip is reconsidered, and
//     for every rung max(Tries, Branches, Candidates, 1).
//   - Where a rung has a Model, each of these may be 8 × M + 2: so many tokens it may
//     reason, one chunk and so one draft at least for each, before the chunk that is
//     wanted; and where it fails on the way back the own model drafts.
//
// That makes at most
//
//	7 × 9 × M × (2 + Σ max(Tries, Branches, Candidates, 1) × (1, or 8 × M + 2 with a Model))
//
// drafts in a trace, the sum over the ladder, and the tests hold every random run to
// each part of it. What is drafted ahead and dropped, at most once at a place, and
// what critics ask for comes on top. No run goes round in circles: at one place a
// draft replaces the incumbent only if it clears the critics by more.
//
// # Terms
//
// A chunk is a small piece of the answer that ends where a [chunker.Boundary] says;
// a draft is one attempt at a chunk; a verdict is what a critic says of it; a rung
// is one way of spending more on a rejected chunk; the ledger is the account of
// what was spent. The loop itself is in run.go.
package pipeline
