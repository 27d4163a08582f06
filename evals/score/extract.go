package score

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Extract finds the final answer in what a model wrote. It looks, in this
// order, at the last \boxed{…}, at what follows "####", at what follows the
// last "the answer is" or "Answer:", and, for everything but free text, at the
// last thing of the right kind in the whole text.
func Extract(item data.Item, text string) (answer string, ok bool) {
	text = strings.ToValidUTF8(text, " ")
	for _, region := range regions(text) {
		if answer, ok = read(item, region); ok {
			return answer, true
		}
	}
	return last(item, text)
}

var cue = regexp.MustCompile(`(?im)(?:\bfinal\s+answer|\banswer|\bans|^\W*(?:therefore|thus|hence|so)\W+the\s+(?:result|total|value))\b\**\s*(?:\([^()\n]{0,40}\)\s*)?(?:choice|option)?\s*(?:is|are|was|equals|would be|must be|should be|=|:|->|→)?[\s:*_]*`)

// regions are the places where an answer is stated on purpose, best first.
func regions(text string) []string {
	var out []string
	if inner, ok := boxed(text); ok {
		out = append(out, inner)
	}
	if i := strings.LastIndex(text, "####"); i >= 0 {
		out = append(out, firstLine(text[i+len("####"):]))
	}
	cues := cue.FindAllStringIndex(text, -1)
	for i := len(cues) - 1; i >= 0; i-- {
		if rest := sentence(text[cues[i][1]:]); rest != "" {
			out = append(out, rest)
			break
		}
	}
	return out
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(line)
}

// sentence is the text up to the end of its first sentence or line.
func sentence(text string) string {
	line := firstLine(text)
	for i := 0; i < len(line); i++ {
		end := line[i] == '.' || line[i] == '!' || line[i] == '?'
		if end && i > 1 && (i+1 == len(line) || line[i+1] == ' ' && !abbreviated(line[:i])) {
			return line[:i]
		}
	}
	return line
}

// abbreviated tells a point that closes a label, as in "B. Chemiosmosis".
func abbreviated(before string) bool {
	return len(strings.TrimLeft(before, "*(_ ")) == 1
}

// read reads an answer of the item's type at the place where it is stated.
func read(item data.Item, region string) (string, bool) {
	switch item.AnswerType {
	case data.Number:
		return readNumber(region)
	case data.Choice:
		return readChoice(item.Choices, region)
	case data.Bool:
		return readBool(region)
	}
	region = strings.Trim(strings.TrimSpace(plain(region)), `*_"'“”‘’`+"`")
	region = strings.TrimSuffix(strings.TrimSpace(region), ".")
	return region, region != ""
}

// last finds the last thing of the right kind.
func last(item data.Item, text string) (string, bool) {
	switch item.AnswerType {
	case data.Number:
		return lastNumber(text)
	case data.Bool:
		words := truthWords(text)
		if len(words) == 0 {
			return "", false
		}
		return words[len(words)-1], true
	}
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	for _, line := range slices.Backward(lines) {
		if strings.TrimSpace(line) != "" {
			if item.AnswerType != data.Choice {
				return read(item, line)
			}
			if label, ok := lastChoice(item.Choices, line); ok {
				return label, true
			}
		}
	}
	return "", false
}

// readNumber takes the first number behind the last equals sign.
func readNumber(region string) (string, bool) {
	region = plain(region)
	for _, separator := range []string{"=", "≈"} {
		if i := strings.LastIndex(region, separator); i >= 0 {
			if _, ok := ParseNumber(region[i:]); ok {
				region = region[i+len(separator):]
			}
		}
	}
	found := ""
	for n := range numbers(region) {
		found = region[n.start:n.end]
		if _, rest := strings.CutPrefix(strings.TrimSpace(region[n.end:]), "but "); !rest {
			break // "not 41 but 42" goes on to what follows
		}
	}
	return found, found != ""
}

func lastNumber(text string) (string, bool) {
	text = plain(text)
	found := ""
	for n := range numbers(text) {
		found = text[n.start:n.end]
	}
	return found, found != ""
}

var token = regexp.MustCompile(`[\pL\pN_']+`)

// truthWords are the words for true and false in order, as "true" and "false".
// A "not" before true or false turns it.
func truthWords(text string) []string {
	var out []string
	previous := ""
	for _, word := range token.FindAllString(strings.ToLower(text), -1) {
		value := ""
		switch word {
		case "yes", "true", "correct":
			value = "true"
		case "no", "false", "incorrect":
			value = "false"
		}
		if value != "" && previous == "not" {
			value = map[string]string{"true": "false", "false": "true"}[value]
		}
		if value != "" {
			out = append(out, value)
		}
		previous = word
	}
	return out
}

func readBool(region string) (string, bool) {
	if words := truthWords(region); len(words) > 0 {
		return words[0], true
	}
	return "", false
}

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
// no label but English.
func labels(choices []data.Option, text string) []string {
	text = strings.ReplaceAll(plain(text), "_", " ")
	var inParens, bare []string
	for _, at := range token.FindAllStringIndex(text, -1) {
		word, rest := text[at[0]:at[1]], text[at[1]:]
		label, ok := labelled(choices, word)
		if !ok {
			continue
		}
		switch {
		case at[0] > 0 && text[at[0]-1] == '(' && strings.HasPrefix(rest, ")"):
			inParens = append(inParens, label)
		case len(word) == 1 && (unicode.IsLower(rune(word[0])) && len(strings.TrimSpace(text)) > 2 || english(word, rest)):
		default:
			bare = append(bare, label)
		}
	}
	if len(inParens) > 0 {
		return inParens
	}
	return bare
}

func english(word, rest string) bool {
	return (word == "A" || word == "I") && len(rest) > 1 && rest[0] == ' ' && unicode.IsLower(rune(rest[1]))
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

// elements are the parts of a list: a JSON array, or a text cut at commas,
// semicolons, line ends and "and".
func elements(text string) []string {
	text = strings.TrimSpace(text)
	var raw []any
	if json.Unmarshal([]byte(text), &raw) == nil {
		var out []string
		for _, v := range raw {
			if s, ok := v.(string); ok {
				out = append(out, s)
				continue
			}
			b, _ := json.Marshal(v)
			out = append(out, string(b))
		}
		return out
	}
	text = strings.Trim(text, "[](){}")
	var out []string
	for _, part := range separators.Split(text, -1) {
		if part = strings.Trim(strings.TrimSpace(part), `"'`); part != "" {
			out = append(out, part)
		}
	}
	return out
}

var separators = regexp.MustCompile(`\s*(?:,\s*and\s|[,;\n]|\sand\s)\s*`)
