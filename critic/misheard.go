package critic

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/prompts"
)

// misheard reports whether a word problem asks for something at which the built-in model is
// sure of wrong answers, since it hears another question: for things that the tale does not
// name, for how many more of two of which one is not told, for so many and a half. How
// likely it finds a line then says nothing.
func misheard(k Case) bool {
	if !form.WordProblem(k.Prompt) {
		return false
	}
	read := k.reading()
	if read.isUnheard() {
		return true
	}
	t := read.told()
	tag, said := form.CutTag(strings.TrimSpace(k.Chunk))
	said, answers := strings.CutPrefix(said, prompts.WorkedAnswer)
	return answers && tag > 0 && t.Misheard(said, k.Accepted)
}
