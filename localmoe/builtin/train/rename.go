package main

import (
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/evals/problems"
	"github.com/seed-25a395fc/reason/prompts"
)

// rename gives half of the texts other names for people, and half of them other
// things, the same one for each occurrence.
func (d *draws) rename(text string) string {
	names, things := d.below(2) == 0, d.below(2) == 0
	chosen := map[string]string{}
	taken := map[string]bool{}
	other := func(from []string) string {
		for {
			if s := from[d.below(len(from))]; !taken[s] {
				taken[s] = true
				return s
			}
		}
	}
	var b strings.Builder
	for len(text) > 0 {
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if end < 0 {
			end = len(text)
		}
		if end == 0 {
			b.WriteByte(text[0])
			text = text[1:]
			continue
		}
		word := text[:end]
		text = text[end:]
		if _, seen := chosen[word]; !seen {
			chosen[word] = word
			if from := problems.NamesLike(word); names && from != nil {
				chosen[word] = other(from)
			}
			if one, from := problems.ThingsLike(word); things && from != nil {
				new := other(from)
				chosen[one], chosen[prompts.Plural(one)] = new, prompts.Plural(new)
			}
		}
		b.WriteString(chosen[word])
	}
	return b.String()
}
