package score

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

var token = lazyregexp.New(`[\pL\pN_']+`)

// verdict is a word for true or false in a text.
type verdict struct {
	value string // "true" or "false"
	plain bool   // nothing but its own punctuation follows in the sentence
	first bool   // nothing stands before it
}

// verdicts are the words for true and false in order. A "not" or "isn't" before
// true or false turns it. "No" before a noun and "the correct …" say nothing.
func verdicts(text string) []verdict {
	var out []verdict
	text = strings.ToLower(plain(text))
	previous := ""
	at := token.FindAllStringIndex(text, -1)
	for i, span := range at {
		word, rest := text[span[0]:span[1]], text[span[1]:]
		v := verdict{first: i == 0, plain: i+1 == len(at) || strings.ContainsAny(text[span[1]:at[i+1][0]], ",.;:!?—\n")}
		describes := strings.HasPrefix(rest, " ") && !v.plain
		switch word {
		case "yes", "true":
			v.value = "true"
		case "false":
			v.value = "false"
		case "no":
			if !describes || i == 0 || previous == "is" {
				v.value = "false"
			}
		case "correct", "incorrect":
			if article := previous == "the" || previous == "a" || previous == "an"; !article {
				v.value = map[string]string{"correct": "true", "incorrect": "false"}[word]
			}
		}
		if v.value != "" && (previous == "not" || strings.HasSuffix(previous, "n't")) {
			v.value = map[string]string{"true": "false", "false": "true"}[v.value]
		}
		if v.value != "" {
			out = append(out, v)
		}
		previous = word
	}
	return out
}

// readBool takes the first word for true or false, or one letter alone.
func readBool(region string) (string, bool) {
	if words := verdicts(region); len(words) > 0 {
		return words[0].value, true
	}
	switch strings.ToLower(strings.Trim(plain(region), " \t*_.()[]\"'$`")) {
	case "t", "y":
		return "true", true
	case "f", "n":
		return "false", true
	}
	return "", false
}

// lastBool takes what the last line that begins with "Yes." or "False," says, or
// else the last word for true or false.
func lastBool(text string) (string, bool) {
	all := lines(text)
	for i := len(all) - 1; i >= 0; i-- {
		if words := verdicts(all[i]); len(words) > 0 && words[0].first && words[0].plain {
			return words[0].value, true
		}
	}
	words := verdicts(text)
	if len(words) == 0 {
		return "", false
	}
	return words[len(words)-1].value, true
}
