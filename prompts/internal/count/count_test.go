package count

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

// A question that names no kind counts none, rather than whichever came last.
func TestReadOfNoKind(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{"I have two cookies, a cheesecake, and a cake. How many do I have?": ""})
}
