package kinds

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/internal/wordset"
	"github.com/seed-25a395fc/reason/prompts"
)

// Read reads what the numbers of a prompt count.
func Read(prompt string) *Things {
	text := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSpace(prompt), "<a>"), "<q>"+prompts.WordOpening)
	parts := wordproblem.Words(text)
	out := &Things{}
	all, begin := make([]string, 0, len(parts)), 0 // the words of all sentences, and where the last begins
	question := 0                                  // where the last "how" stands
	for i, part := range parts {
		all = append(all, wordproblem.Singular(strings.ToLower(part)))
		switch _, number, _ := strings.Cut(part, ":"); {
		case strings.HasPrefix(part, "#") && number != "":
			t := thing{tag: len(out.of) + 1, number: number, sentence: len(out.sentences), money: i > 0 && parts[i-1] == "$"}
			if !t.money {
				t.kind = kindAt(parts[i+1:])
			}
			t.percent = i+1 < len(parts) && (parts[i+1] == "%" || parts[i+1] == "percent")
			out.of = append(out.of, t)
		case strings.Contains(".?!", part) && (i == 0 || !wordproblem.Titles.Has(parts[i-1])):
			out.sentences, begin = append(out.sentences, slices.Clip(all[begin:])), len(all)
		case strings.EqualFold(part, "how"):
			question = i
		}
	}
	out.sentences = append(out.sentences, all[begin:])
	out.question = asksFor(parts[question:])
	if len(parts) > question+2 && strings.EqualFold(parts[question+1], "many") {
		out.asked = kindAt(parts[question+2:])
		out.compares = wordproblem.Comparing.Has(strings.ToLower(parts[question+2]))
	}
	return out
}

// kindAt is the kind of things that a text begins with: marbles, 2 of the boxes, cups of
// flour, which are flour cups.
func kindAt(parts []string) []string {
	if len(parts) > 1 && parts[0] == "of" && theThings.Has(parts[1]) {
		parts = parts[2:]
	}
	kind := wordproblem.KindOf(parts)
	switch {
	case kind == nil && len(parts) > 0 && spans.Has(strings.ToLower(parts[0])): // 1 hour
		return []string{strings.ToLower(parts[0])}
	case kind == nil:
		return nil
	}
	end := 1
	for wordproblem.KindOf(parts[:end]) == nil {
		end++
	}
	if of := contentAt(parts[end:]); of != "" {
		return slices.Insert(kind, 0, of)
	}
	return kind
}

// contentAt is what things hold or consist of, where a text goes on with that; "" if it does
// not.
func contentAt(parts []string) string {
	if len(parts) < 2 || parts[0] != "of" || theThings.Has(parts[1]) || wordproblem.KindOf(parts[1:2]) == nil && wordproblem.KindOf([]string{parts[1] + "s"}) == nil {
		return ""
	}
	return wordproblem.Singular(strings.ToLower(parts[1]))
}

// theThings stand before the name of things of which some are meant.
var theThings = wordset.Of("the his her their its my our these those them it")

// asksFor are the words of a question in the singular, with cups of flour as flour cups.
func asksFor(parts []string) []string {
	var out []string
	for i := 0; i < len(parts); i++ {
		w := strings.ToLower(parts[i])
		if of := contentAt(parts[i+1:]); of != "" && wordproblem.Singular(w) != w {
			out = append(out, of)
			i += 2
		}
		out = append(out, wordproblem.Singular(w))
	}
	return out
}
