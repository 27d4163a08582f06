// Package pipeline answers a question chunk by chunk: a model drafts a chunk, a
// critic judges it, and only a chunk found wrong is written again.
//
//	question ─► prompt ─► draft ─► critique ─► decide ─► accept ─► next chunk … answer
//	                        ▲                    │
//	                        └──── revise ◄───────┘   fix · resample · go back
//
// A [Solver] needs a [Model] and a [prompts.Format]; with a [Critic] and a
// ladder of [Rung]s it repairs what the critic rejects, and with a [Budget] it
// never spends more than that. Running out of budget is not an error: the best
// answer so far comes back, marked unverified.
//
//	solver := pipeline.Solver{Model: model, Format: prompts.Worked{}, Critic: critic.Cascade{critic.Computed{}}}
//	answer, err := solver.Answer(ctx, "What is 12 * 17 + 5?")
//
// A rung may name another model, larger and perhaps behind a server, for the few
// chunks that the first gets wrong; both draw on the one budget:
//
//	solver.Ladder = []pipeline.Rung{{Fix: true}, {Tries: 2, Temperature: .7}, {Tries: 1, Model: large, Format: prompts.Shown{}}}
//
// Models are made by the packages below backend: moe runs in this process, openai
// and langchain speak to servers, and langchain makes a solver a model or a tool
// of agents.
//
// What a model reasons before its answer is chunked, judged and repaired like it,
// and kept apart: events and chunks say Thought, and [Answer.Text] holds none of
// it.
//
// Every run ends, whatever the model writes and the critics say. An answer has at
// most Sampling.MaxTokens chunks, and 8 times as many of reasoning before it;
// accepted chunks are given up at most 6 times, twice of them because a critic
// blames one; and a place is drafted at most once and as often as the rungs say.
// That makes at most 7 × 9 × MaxTokens × (1 + Σ max(Tries, Branches, Candidates,
// 1) over the ladder) drafts, and the tests hold every random run to it. No run
// goes round in circles: at one place a draft replaces the incumbent only if it
// clears the critics by more, and a place that the loop comes back to behind the
// same text goes on where it was left.
//
// The loop itself is in run.go. Terms: a chunk is a small piece of the answer
// that ends where a [chunker.Boundary] says; a draft is one attempt at a chunk;
// a verdict is what a critic says of it; a rung is one way of spending more on a
// rejected chunk; the ledger is the account of what was spent.
package pipeline
