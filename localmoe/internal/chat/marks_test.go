package chat_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/chunker"
	"github.com/seed-25a395fc/reason/localmoe/internal/chat"
)

// Where the engine says that thoughts end, a chunk of text that still holds the
// marks ends too.
func TestChunksEndWithThoughts(t *testing.T) {
	for _, s := range splits {
		tags := chat.New(s.template).Tags()
		mark := tags.Close
		if tags.Harmony {
			mark = "<|end|>"
		}
		want := "Let me see." + mark
		if got := chunker.Split(want+"It is 5.\n", chunker.Line); got[0] != want {
			t.Errorf("%s: the first chunk is %q", s.name, got[0])
		}
	}
}
