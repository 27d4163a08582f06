package logic

import (
	"slices"
	"strings"
)

// vocabulary are the words that the sentences show to be classes or properties.
type vocabulary struct{ classes, properties map[string]bool }

func newVocabulary(told []copular, p proof) vocabulary {
	w := vocabulary{map[string]bool{}, map[string]bool{}}
	switch {
	case p.all != nil:
	case p.ofClass:
		w.classes[p.asked] = true
	default:
		w.properties[p.asked] = true
	}
	for _, c := range told {
		switch {
		case c.ofOne():
			w.classes[c.subject] = true
			if c.article {
				w.classes[c.of] = true
			} else {
				w.properties[c.of] = true
			}
		case c.isFact():
			w.classes[c.of] = true
		}
	}
	for _, c := range told { // when all that stand in the singular are known
		if c.ofMany() {
			if one, ok := w.singular(strings.ToLower(c.subject)); ok {
				w.classes[one] = true
			}
		}
	}
	return w
}

// rule reads a sentence; ok is false if it is no rule or could be read in two ways.
func (w vocabulary) rule(c copular) (r rule, ok bool) {
	if c.ofOne() {
		r = rule{c.subject, c.sign(), c.of}
		if c.article {
			r.sign = "="
		}
		return r, !noRule.Holds(c.subject) && !noRule.Holds(c.of) && (!c.not || !c.article)
	}
	if !c.ofMany() || noRule.Holds(strings.ToLower(c.subject)) || noRule.Holds(c.of) {
		return r, false
	}
	if r.class, ok = w.singular(strings.ToLower(c.subject)); !ok {
		return r, false
	}
	one, plural := w.singular(c.of)
	property, class := w.properties[c.of], plural && w.classes[one]
	if !property && !class { // it stands nowhere else
		class = plural && !strings.HasSuffix(c.of, "ss") && !strings.HasSuffix(c.of, "ous")
		property = !class
	}
	if r.sign, r.of = c.sign(), c.of; class {
		r.sign, r.of = "=", one
	}
	return r, property != class && (!c.not || property)
}

// singular is the class that a plural names. Of two that it might, it is the one
// that stands elsewhere; ok is false for what is no plural, or if both do.
func (w vocabulary) singular(plural string) (one string, ok bool) {
	if one, ok := irregular[plural]; ok {
		return one, true
	}
	stem, ok := strings.CutSuffix(plural, "s")
	if !ok || stem == "" {
		return "", false
	}
	candidates := []string{stem}
	if short, ok := strings.CutSuffix(stem, "e"); ok {
		candidates = []string{short, stem}
		if short, ok := strings.CutSuffix(short, "i"); ok {
			candidates = []string{short + "y", stem}
		} else if strings.TrimRight(short, "sxzho") == short { // "apples"
			candidates = []string{stem}
		}
	}
	known := slices.DeleteFunc(slices.Clone(candidates), func(c string) bool { return !w.classes[c] })
	switch len(known) {
	case 0:
		return candidates[0], true
	case 1:
		return known[0], true
	}
	return "", false
}
