package score

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// readChoice takes the first label in a region, or else the option whose text
// it holds.
func readChoice(choices []data.Option, region string) (string, bool) {
	if found := labels(choices, region); len(found) > 0 {
		return found[0], true
	}
	return byText(choices, region)
}

func lastChoice(choices []data.Option, line string) (string, bool) {
	if found := labels(choices, line); len(found) > 0 {
		return found[len(found)-1], true
	}
	return byText(choices, line)
}

// labels are the labels that a text names, in order; labels in parentheses count
// alone where there are any. A lone "A" or "I" before a word in lower case is
// no label but English, and a small letter is one only at the start.
func labels(choices []data.Option, text string) []string {
	text = strings.ReplaceAll(plain(text), "_", " ")
	var inParens, bare []string
	for _, at := range token.FindAllStringIndex(text, -1) {
		word, rest := strings.Trim(text[at[0]:at[1]], "'"), text[at[1]:]
		label, ok := labelled(choices, word)
		if !ok || ruledOut(text[:at[0]]) || dismissed.MatchString(rest[:min(len(rest), maxAhead)]) {
			continue
		}
		switch {
		case at[0] > 0 && text[at[0]-1] == '(' && strings.HasPrefix(rest, ")"):
			inParens = append(inParens, label)
		case len(word) == 1 && (unicode.IsLower(rune(word[0])) && token.MatchString(text[:at[0]]) || english(word, rest)):
		default:
			bare = append(bare, label)
		}
	}
	if len(inParens) > 0 {
		return inParens
	}
	return bare
}

// dismissed is how a sentence goes on about an option that is not the answer.
var dismissed = lazyregexp.New(`(?i)^\)?[\s*]*(?:is|are)\s+(?:wrong|incorrect|not|false|out)\b`)

// leading is the label that begins the only line of a text that begins with one,
// where that line names no other.
func leading(choices []data.Option, text string) (label string, ok bool) {
	for _, line := range lines(text) {
		m := opening.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		found, known := labelled(choices, m[1])
		if !known {
			continue
		}
		other := slices.ContainsFunc(labels(choices, line), func(l string) bool { return l != found })
		if ok || other {
			return "", false
		}
		label, ok = found, true
	}
	return label, ok
}

var opening = lazyregexp.New(`^[\s*_]*\(?(\pL+)(?:\)|[.:,](?:\s|$)|[\s*_]*$)`)

func english(word, rest string) bool {
	return strings.Contains("AaIi", word) && len(rest) > 1 && rest[0] == ' ' && unicode.IsLower(rune(rest[1]))
}

func labelled(choices []data.Option, word string) (string, bool) {
	for _, c := range choices {
		if strings.EqualFold(c.Label, word) {
			return c.Label, true
		}
	}
	return "", false
}

// byText is the option whose text stands in the region; the longest, if several do.
func byText(choices []data.Option, region string) (string, bool) {
	region = " " + fold(region) + " "
	best, length := "", 0
	for _, c := range choices {
		text := fold(c.Text)
		if len(text) > length && containsWord(region, text) {
			best, length = c.Label, len(text)
		}
	}
	return best, length > 0
}

// containsWord tells whether a phrase stands in a text between word ends.
func containsWord(text, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return false
		}
		before, after := rune(text[from+i-1]), rune(text[min(from+i+len(phrase), len(text)-1)])
		if !wordRune(before) && !wordRune(after) {
			return true
		}
		from += i + 1
	}
}
