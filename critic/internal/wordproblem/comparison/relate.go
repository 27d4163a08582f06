package comparison

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
)

// relate finds of whom a relation tells. nil where that is not clear.
func (n *reader) relate(out *relation, c wordproblem.Clause, left, middle, right []string) *relation {
	if slices.ContainsFunc(c.Words, func(w string) bool { return reckoned.Has(strings.ToLower(w)) }) ||
		len(right) == 2 && right[0] == "that" || wordproblem.TellsAmount(left) || wordproblem.TellsAmount(middle) || wordproblem.TellsAmount(right) {
		return nil
	}
	others, on := n.People(right, false), times(right)
	switch {
	case len(on) > 0:
		of := times(slices.Concat(left, middle))
		if len(of) != 1 || len(others) > 1 {
			return nil
		}
		out.of, out.than = of[0], on
	case len(others) > 0 || n.who(right, false) != "":
		if len(others) == 0 {
			others = []string{n.who(right, false)}
		}
		out.of, out.than = n.who(left, c.Opens), others
		if out.of == "" && len(left) > 1 && len(n.People(left, c.Opens)) == 0 && wordproblem.Articles.Has(strings.ToLower(left[0])) {
			out.of = ThingIn(untilVerb(left)) // the teacher has twice as many as Ann
		}
	default:
		out.of, out.than = n.leftThing(c, left, middle, right), thingsIn(right)
	}
	if and := slices.Contains(right, "and"); len(out.than) > 2 || and != (len(out.than) == 2) {
		return nil
	}
	out.speed = slices.ContainsFunc(c.Words, func(w string) bool { return speedWords.Has(w) })
	out.countsItself()
	if out.of == "" || len(out.than) == 0 || slices.Contains(out.than, "") || slices.Contains(out.than, out.of) {
		return nil
	}
	return out
}

// countsItself drops the unit of a relation of kinds, which is one of them: 5 more
// roses than tulips.
func (r *relation) countsItself() {
	counts := func(key string) bool { return LastWord(key) == r.unit }
	if counts(r.of) && !slices.ContainsFunc(r.than, counts) {
		r.unit = ""
	}
	if r.unit == "" && r.speed {
		r.unit = "mile"
	}
}

// thingsIn is the thing or the two things in words.
func thingsIn(words []string) []string {
	if i := slices.Index(words, "and"); i > 0 {
		return []string{ThingIn(words[:i]), ThingIn(words[i+1:])}
	}
	return []string{ThingIn(words)}
}

// leftThing is the thing that is compared: "the small class has 5 more lions", "there
// are 5 more lions in the small class", "there are 5 more young lions".
func (n *reader) leftThing(c wordproblem.Clause, left, middle, right []string) string {
	for i, w := range right[:min(3, len(right))] {
		if (w != "in" && w != "on" && w != "at") || i > 0 && right[i-1] != "that" && right[i-1] != "those" && right[i-1] != "are" {
			continue
		}
		for _, part := range [][]string{middle, left} {
			if at := slices.Index(part, w); at >= 0 {
				return ThingIn(part[at+1:])
			}
		}
		return ""
	}
	if i := slices.IndexFunc(left, func(w string) bool { return strings.HasSuffix(w, "'s") }); i >= 0 {
		if owner := owner(left); owner != nil {
			return ThingIn(owner)
		}
		return ThingIn(untilVerb(left[i+1:]))
	}
	who := n.People(left, c.Opens)
	switch {
	case len(left) == 0 || strings.EqualFold(left[0], "there"), len(who) > 0 && !wordproblem.Articles.Has(firstOf(right)) && len(middle) > 0:
		if i := slices.Index(middle, "many"); i >= 0 {
			middle = middle[i+1:]
		}
		return ThingIn(middle)
	case len(who) == 1:
		return who[0]
	}
	return ThingIn(untilVerb(left))
}

// firstOf is the first word; "" if there is none.
func firstOf(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// UnitOf is what a number counts, from the words before and behind it: "$" for money,
// else a word in the singular; "" where that is not told.
func UnitOf(before, behind []string) string {
	if len(before) > 0 && before[len(before)-1] == "$" {
		return "$"
	}
	unit := ""
	if kind := wordproblem.KindOf(behind); kind != nil {
		unit = kind[len(kind)-1]
	} else if len(behind) > 0 {
		low := strings.ToLower(behind[0])
		if !wordproblem.IsLetter(low) || wordproblem.BehindKind.Has(low) || noThing.Has(low) || wordproblem.Starters.Has(low) || Upward.Has(low) || Downward.Has(low) || low == "old" {
			return ""
		}
		unit = wordproblem.Singular(low)
	}
	switch unit {
	case "dollar", "usd", "$":
		return "$"
	case "mph":
		return "mile"
	}
	return unit
}
