package prompts

import (
	"fmt"
	"strings"
)

// Turn is a question of a conversation and what was answered.
type Turn struct{ Question, Answer string }

// InContext puts the turns before a question in front of it, the latest as far as
// most bytes hold them. The beginning stays the same from turn to turn, for servers
// that cache it, until turns are left out.
func InContext(turns []Turn, question string, most int) string {
	var before string
	for i := len(turns) - 1; i >= 0; i-- {
		turn := fmt.Sprintf("Question: %s\n%s\n\n", turns[i].Question, strings.TrimSpace(turns[i].Answer))
		if len(before)+len(turn) > most {
			break
		}
		before = turn + before
	}
	if before == "" {
		return question
	}
	return "The conversation so far:\n\n" + before + "Now: " + question
}
