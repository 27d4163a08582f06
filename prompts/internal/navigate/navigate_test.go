package navigate

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

// What one faces that is no point of the compass does not matter, nor what one goes up.
func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"Facing the door, I take 3 steps to the right and then 2 to the left. Am I where I started?": "N0E0S0W0,N #1:3R #2:2L #3:?",
		"An ant crawls 6 cm up the wall and 6 cm down again. Is it where it started?":                "N0E0S0W0,N #1:6N #2:6S #3:?",
		"A monkey climbs 5 m up the rope and slides 3 m down. Is it where it started?":               "N0E0S0W0,N #1:5N #2:3S #3:?",
		"An ant crawls 6 cm past the wall and 6 cm down again. Is it where it started?":              "",
		"A snail creeps 3 cm north and 3 cm south. Does it return to where it began?":                "N0E0S0W0,N #1:3N #2:3S #3:?",
		"A boy throws 3 balls north and 3 balls south. Is he where he started?":                      "",
		"Facing the east, I take 3 steps forward and then 2 back. Am I where I started?":             "",
	})
}

// What is looked for before a question is cut into words is in every word for the origin of a walk.
func TestOriginsAreSeen(t *testing.T) {
	for w := range askOrigin.All() {
		if !slices.ContainsFunc(originStems, func(stem string) bool { return strings.Contains(w, stem) }) {
			t.Errorf("no stem of %q is looked for", w)
		}
	}
}
