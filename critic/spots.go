package critic

import (
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Spotter is a critic that sees, while a chunk is being written and at no cost,
// that it has gone wrong, whatever follows. The loop then stops writing it.
type Spotter interface {
	Critic
	// Spots reports whether the chunk of k, which may break off anywhere, is seen
	// to hold a mistake.
	Spots(k Case) bool
}

// Spots reports whether one of the critics is a [Spotter] that sees a mistake.
func (c Cascade) Spots(k Case) bool {
	for _, one := range c {
		if s, ok := one.(Spotter); ok && s.Spots(k) {
			return true
		}
	}
	return false
}

// Spots implements [Spotter]: it sees an equation that does not hold as soon as
// its result is written, in prose with the word behind it, which may be a unit.
func (Computed) Spots(k Case) bool {
	if !worked(k.Prompt) {
		return spotsProse(k.Chunk)
	}
	line := k.Chunk[strings.LastIndexByte(k.Chunk, '\n')+1:]
	for _, end := range []string{"=", ",", arrow} {
		if text, ended := strings.CutSuffix(strings.TrimRight(line, " "), end); ended && !strings.Contains(text, arrow) {
			_, body := cutTag(text)
			reason, _ := wrongSide(body[strings.LastIndexByte(body, ',')+1:])
			return reason != ""
		}
	}
	return false
}

func spotsProse(chunk string) bool {
	words := strings.TrimRight(chunk[:strings.LastIndexByte(chunk, ' ')+1], " ")
	if words == "" || !unicode.IsLetter(rune(words[len(words)-1])) {
		return false
	}
	return wrongEquation(arith.Read(words)) >= 0
}

// wrongSide is what is said of the first side of an equation that is not equal to
// those before, as far as the equation is written, and where it begins; empty if
// there is none, or no equation.
func wrongSide(equation string) (reason string, at int) {
	c, err := readSides(strings.TrimRight(equation, "= "))
	if err != nil {
		return "", 0
	}
	return c.wrong()
}
