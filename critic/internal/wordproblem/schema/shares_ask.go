package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var restWords = wordset.Of("left remain remains remaining rest other others still money dollar one")

// asked is what the question asks for; the zero value where that is not clear.
func (s *shared) asked() plan.Outcome {
	q := tale.Ones(s.Question)
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return slices.Contains(s.Question, w) })
	}
	ask := s.QuestionText
	if !strings.Contains(ask, "how many") && !strings.Contains(ask, "how much") && !strings.Contains(ask, "what") || slices.ContainsFunc(q, func(w string) bool {
		return noShare.Has(w) && !(strings.HasPrefix(ask, "how many more") && (w == "more" || w == "than"))
	}) ||
		has("percent", "percentage", "%", "fraction", "difference", "if", "price", "cost") {
		return plan.Outcome{}
	}
	own := slices.ContainsFunc(s.shares, func(p share) bool { return p.base == "own" })
	negated := has("not", "don't", "didn't", "aren't", "isn't", "doesn't", "without", "neither")
	switch {
	case strings.HasPrefix(ask, "how many more") && has("than") && len(s.shares) == 1 && s.hasAll && sharesWord(s.rest, q) && sharesWord(s.shares[0].label, q):
		rest := s.left()
		if i, k := indexOf(q, s.rest), indexOf(q, s.shares[0].label); i > k {
			return s.shares[0].part.With('-', rest)
		}
		return rest.With('-', s.shares[0].part)
	case own:
		return s.ownAsked(q, negated || has("left", "remain", "remaining", "remains"))
	case negated:
		return plan.Outcome{}
	case strings.HasPrefix(ask, "by how many") && has("win", "won", "beat") && len(s.shares) == 1 && s.hasAll:
		part, rest := s.shares[0].part, s.left()
		if rest.Operand != nil && part.Value.Cmp(rest.Value) < 0 {
			part, rest = rest, part
		}
		return part.With('-', rest)
	case has("left", "remain", "remains", "remaining", "rest", "others", "still"):
		if len(s.rest) > 0 && !sharesWord(s.rest, q) {
			return plan.Outcome{}
		}
		if !s.knows(q, s.rest) {
			return plan.Outcome{}
		}
		return s.left()
	}
	return s.labelled(q)
}

// knows reports whether a question has no other words than those of labels, of the
// sentences with shares before them, and such as any question has.
func (s *shared) knows(q []string, labels ...[]string) bool {
	known := append(slices.Concat(labels...), s.noun)
	for _, words := range s.Sentences {
		if at := slices.IndexFunc(words, tale.IsMark); at >= 0 {
			known = append(known, tale.Ones(words[:at])...)
		}
	}
	return !slices.ContainsFunc(q, func(w string) bool { return !tale.PlainAsk.Has(w) && !slices.Contains(known, w) && !restWords.Has(w) })
}

// ownAsked is the sum of shares of amounts of their own, or the difference of one and
// its rest.
func (s *shared) ownAsked(q []string, negated bool) plan.Outcome {
	if negated || slices.ContainsFunc(s.shares, func(p share) bool { return p.base != "own" }) {
		return plan.Outcome{}
	}
	var parts []plan.Outcome
	for _, p := range s.shares {
		if len(p.counted) == 0 || slices.Contains(q, p.counted[len(p.counted)-1]) && len(s.shares) > 1 {
			return plan.Outcome{}
		}
		parts = append(parts, p.part)
	}
	if s.hasAll || s.whole.Operand != nil || len(parts) < 2 {
		return plan.Outcome{}
	}
	return plan.Total(parts)
}

// labelled is the one share, or the rest, whose label a question names.
func (s *shared) labelled(q []string) plan.Outcome {
	if s.hasAll && sharesWord(s.rest, q) && !slices.ContainsFunc(s.shares, func(p share) bool { return sharesWord(p.label, q) && !sharesWord(p.label, s.rest) }) {
		return s.left()
	}
	last := s.shares[len(s.shares)-1]
	if !s.knows(q, s.rest, slices.Concat(labelsOf(s.shares)...)) {
		return plan.Outcome{}
	}
	if text := strings.Join(q, " "); len(s.shares) == 1 && slices.Equal(last.label, []string{"full"}) && strings.HasSuffix(text, " are in it") {
		return last.part
	}
	if strings.HasSuffix(strings.Join(q, " "), " is that") {
		return last.part
	}
	var found []share
	for _, p := range s.shares {
		if sharesWord(p.label, q) && !sharesWord(p.label, s.rest) {
			found = append(found, p)
		}
	}
	switch {
	case len(found) == 1, len(found) > 1 && found[len(found)-1].base == "part" && len(found) == len(s.shares):
		return found[len(found)-1].part
	}
	return plan.Outcome{}
}

func labelsOf(all []share) [][]string {
	var out [][]string
	for _, p := range all {
		out = append(out, p.label)
	}
	return out
}

// indexOf is where the first word of a question stands that a label has.
func indexOf(q, label []string) int {
	return slices.IndexFunc(q, func(w string) bool { return !tale.PlainAsk.Has(w) && slices.Contains(label, w) })
}

// sharesWord reports whether a label has a word that a question asks with.
func sharesWord(label, q []string) bool {
	return slices.ContainsFunc(label, func(w string) bool { return !tale.PlainAsk.Has(w) && len(w) > 1 && slices.Contains(q, w) })
}
