package schema

import (
	"slices"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
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
func readLegs(t *tale.Tale) *plan.Plan {
	limb := wordproblem.Singular(tale.At(t.Question, 2))
	if limbs[limb] == nil || tale.At(t.Question, 0) != "how" || tale.At(t.Question, 1) != "many" ||
		slices.ContainsFunc(t.Question[3:], func(w string) bool { return !limbAsks.Has(w) }) {
		return nil
	}
	var all []plan.Outcome
	for _, words := range t.Sentences {
		told := tale.CountMarks(words, "NMFT")
		switch {
		case slices.Contains(tale.Ones(words), limb), tale.HasAny(words, ledger.Negations):
			return nil
		case told == 0:
			if !ledger.Harmless(ledger.Plainly(words)) {
				return nil
			}
		case all == nil && tellsLimbs(words, limb):
			if all = limbsOf(t, words, limb); all == nil {
				return nil
			}
		case !tale.OfAge(words) && !ledger.Aside(t, words, nil):
			return nil
		}
	}
	if all == nil {
		return nil
	}
	return plan.Total(all).Plan()
}

// tellsLimbs reports whether a sentence counts something that has such limbs.
func tellsLimbs(words []string, limb string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return limbs[limb][wordproblem.Singular(w)] > 0 })
}

// limbsOf are the legs, by kind, of a sentence that counts animals and nothing else; nil for
// another sentence.
func limbsOf(t *tale.Tale, words []string, limb string) []plan.Outcome {
	first := slices.IndexFunc(words, tale.IsMark)
	if !limbTellers.Has(tale.At(words, first-1)) {
		return nil
	}
	var all []plan.Outcome
	for i := first; ; {
		if tale.NumberAt(words, i) == "" {
			return nil
		}
		n := t.Number(words[i])
		i++
		if pairs := tale.At(words, i) == "pair" || tale.At(words, i) == "pairs"; pairs && tale.At(words, i+1) == "of" {
			n, i = n.With('*', plan.Stated(wordproblem.Plain(2))), i+2
		}
		has := limbs[limb][wordproblem.Singular(tale.At(words, i))]
		if has == 0 {
			return nil
		}
		if has > 1 {
			n = n.With('*', plan.Stated(wordproblem.Plain(has)))
		}
		all = append(all, n)
		next := i + 1
		i = next + tale.Skip(words[next:], listLinks)
		switch {
		case i < len(words) && i > next && tale.IsMark(words[i]):
		case i == next && !slices.ContainsFunc(words[next:], func(w string) bool { return !behindLimbs.Has(w) }):
			return all
		default:
			return nil
		}
	}
}
