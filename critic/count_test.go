package critic

import "testing"

// Where the lists do not hold a thing, it does not matter how sure the model is.
func TestCountUnknownIsNotPassedForBeingLikely(t *testing.T) {
	for prompt, want := range map[string]Grade{
		"<q>count #1: 1 oven #2: 2 glorps #3: fruits?\n<a>": Unsure, "<q>count #1: 1 oven #2: 2 figs #3: fruits?\n<a>": Pass,
	} {
		k := Case{Prompt: prompt, Accepted: "#1:not needed\n", Chunk: "#2:2\n", Logprobs: []float32{0, 0}, Doubter: opinion{-9, -9}}
		if j, err := (Cascade{Computed{}, Inner{}, Confidence{}}).Judge(t.Context(), k); err != nil || j.Grade != want {
			t.Errorf("%s: got %+v, %v", prompt, j, err)
		}
	}
}

// Where the lists of words say which line is right, what the model thinks of it does not
// matter; where they do not, it does.
func TestCountKnownIsSure(t *testing.T) {
	for prompt, want := range map[string]Grade{
		"<q>count #1: 2 figs #2: 1 oven #3: fruits?\n<a>": Pass, "<q>count #1: 2 glorps #2: 1 oven #3: fruits?\n<a>": Unsure,
	} {
		k := Case{Prompt: prompt, Chunk: "#1:2\n", Doubter: opinion{-.5, -.5}}
		if j, err := (Cascade{Computed{}, Inner{}}).Judge(t.Context(), k); err != nil || j.Grade != want {
			t.Errorf("%s: got %+v, %v", prompt, j, err)
		}
	}
}
