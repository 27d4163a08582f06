package count

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

// A question that names no kind counts none, rather than whichever came last.
func TestReadOfNoKind(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{"I have two cookies, a cheesecake, and a cake. How many do I have?": ""})
}

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"Count how many animals are in this list: cat, table, dog.":                              "count #1: 1 cat #2: 1 table #3: 1 dog #4: animals?",
		"We've got a trumpet, a chair and three flutes at school. How many instruments is that?": "count #1: 1 trumpet #2: 1 chair #3: 3 flutes #4: musical instruments?",
		"We've got a trumpet, a chair and three flutes at auntie. How many instruments is that?": "",
		"At the fair Jo won a duck, two bears, a lamp and a horse. How many things did Jo win?":  "count #1: 1 duck #2: 2 bears #3: 1 lamp #4: 1 horse #5: objects?",
		"Count how much rice we need: a bag, two cups.":                                          "",
	})
}
