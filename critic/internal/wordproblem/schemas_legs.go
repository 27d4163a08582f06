package wordproblem

import (
	"slices"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// limbs are how many legs animals and people have, and wheels things to drive.
var limbs = map[string]map[string]int64{
	"leg": {"cow": 4, "horse": 4, "dog": 4, "cat": 4, "sheep": 4, "pig": 4, "goat": 4, "rabbit": 4, "lion": 4, "tiger": 4, "elephant": 4, "donkey": 4,
		"chicken": 2, "hen": 2, "duck": 2, "goose": 2, "bird": 2, "turkey": 2, "spider": 8, "ant": 6, "bee": 6, "beetle": 6},
	"wheel": {"car": 4, "bicycle": 2, "bike": 2, "motorcycle": 2, "tricycle": 3, "unicycle": 1},
}

var (
	// limbAsks are the words of a question for all legs, behind "how many legs".
	limbAsks = wordset.Of("are is that there do does they these those all of them have has in altogether together total on the farm animals this things vehicles")
	// limbTellers begin the sentence that tells the animals.
	limbTellers = wordset.Of("sees saw has have had counts counted owns are were see meets met keeps finds found feeds")
	listLinks   = wordset.Of(", and")
	behindLimbs = wordset.Of("on in at the a an his her their farm field garden yard barn zoo park pasture meadow street parking lot stable")
)

// readLegs reads how many animals there are, of which a question asks for the legs, or how many
// cars and bicycles, of which it asks for the wheels.
func readLegs(t *tale) *Plan {
	limb := Singular(at(t.question, 2))
	if limbs[limb] == nil || at(t.question, 0) != "how" || at(t.question, 1) != "many" ||
		slices.ContainsFunc(t.question[3:], func(w string) bool { return !limbAsks.Has(w) }) {
		return nil
	}
	var all []outcome
	for _, words := range t.sentences {
		told := countMarks(words, "NMFT")
		switch {
		case slices.Contains(ones(words), limb), hasAny(words, negations):
			return nil
		case told == 0:
			if !harmless(plainly(words)) {
				return nil
			}
		case all == nil && tellsLimbs(words, limb):
			if all = t.limbs(words, limb); all == nil {
				return nil
			}
		case !ofAge(words) && !(&ledger{tale: t}).aside(words, nil):
			return nil
		}
	}
	if all == nil {
		return nil
	}
	return total(all).plan()
}

// tellsLimbs reports whether a sentence counts something that has such limbs.
func tellsLimbs(words []string, limb string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return limbs[limb][Singular(w)] > 0 })
}

// limbs are the legs, by kind, of a sentence that counts animals and nothing else; nil for
// another sentence.
func (t *tale) limbs(words []string, limb string) []outcome {
	first := slices.IndexFunc(words, isMark)
	if !limbTellers.Has(at(words, first-1)) {
		return nil
	}
	var all []outcome
	for i := first; ; {
		if numberAt(words, i) == "" {
			return nil
		}
		n := t.number(words[i])
		i++
		if pairs := at(words, i) == "pair" || at(words, i) == "pairs"; pairs && at(words, i+1) == "of" {
			n, i = n.with('*', stated(plain(2))), i+2
		}
		has := limbs[limb][Singular(at(words, i))]
		if has == 0 {
			return nil
		}
		if has > 1 {
			n = n.with('*', stated(plain(has)))
		}
		all = append(all, n)
		next := i + 1
		i = next + skip(words[next:], listLinks)
		switch {
		case i < len(words) && i > next && isMark(words[i]):
		case i == next && !slices.ContainsFunc(words[next:], func(w string) bool { return !behindLimbs.Has(w) }):
			return all
		default:
			return nil
		}
	}
}
