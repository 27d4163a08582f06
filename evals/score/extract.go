package score

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/evals/data"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Extract finds the final answer in what a model wrote. It looks, in this
// order, at the last \boxed{…}, between the last <answer> tags, at what follows
// "####", at what follows the last "the answer is" or "Answer:", at what is said
// to be correct, at what follows the last "Result:", and, for everything but free
// text, at the last thing of the right kind in the whole text. Who states two answers where
// there is one, as in "5 or 6", has stated none.
func Extract(item data.Item, text string) (answer string, ok bool) {
	text = strings.ToValidUTF8(text, " ")
	for _, region := range regions(text, item.AnswerType == data.List) {
		if hedges(item, region) {
			if endsWith(text, region) {
				return "", false
			}
			continue // what follows may tell which it is
		}
		if answer, ok = read(item, region); ok {
			return answer, true
		}
	}
	return last(item, text)
}

var (
	tags = lazyregexp.New(`(?is)<(?:final_)?answer>(.*?)</(?:final_)?answer>`)
	// cues stand before an answer, the surer ones first.
	cues = []*lazyregexp.Regexp{
		lazyregexp.New(`(?im)(?:\bfinal\s+answer|\banswer|\bans|^\W*(?:therefore|thus|hence|so)\W+the\s+(?:result|total|value))\b\**\s*(?:\([^()\n]{0,40}\)\s*)?(?:choice|option)?\s*(?:is|are|was|equals|would be|must be|should be|=|:|->|→|[-–—]\s)?[\s:*_]*`),
		lazyregexp.New(`(?im)^\W*(?:the\s+)?(?:final\s+)?(?:result|solution|conclusion)\b\**\s*(?:is|=|:)[\s:*_]*`),
	}
	dash = lazyregexp.New(`^\s*[-*•+]\s+`)
	// idle is how a sentence goes on whose "answer" is no statement of one.
	idle = lazyregexp.New(`(?i)^(?:could|might|may|cannot|can't|can not)\b|^,?\s*(?:because|since)\b|^,\s*(?:as|and|but|so)\b`)
	// praised is what is said to be right, as in "(B) is the correct answer".
	praised = lazyregexp.New(`([^\s,;]+)\s+is\s+(?:the\s+)?(?:only\s+)?(?:correct|right|best)\b`)
)

// regions are the places where an answer is stated on purpose, best first.
func regions(text string, list bool) []string {
	var out []string
	if inner, ok := boxed(text); ok {
		out = append(out, inner)
	}
	if m := tags.FindAllStringSubmatch(text, -1); m != nil {
		out = append(out, m[len(m)-1][1])
	}
	if i := strings.LastIndex(text, "####"); i >= 0 {
		out = append(out, firstLine(text[i+len("####"):]))
	}
	for i, cue := range cues {
		if stated := afterLast(cue, text, list); stated != "" {
			out = append(out, stated)
		}
		if m := praised.FindAllStringSubmatch(text, -1); m != nil && i == 0 {
			out = append(out, m[len(m)-1][1])
		}
	}
	return out
}

// afterLast is what is stated behind the last cue that something is stated behind.
func afterLast(cue *lazyregexp.Regexp, text string, list bool) string {
	for _, at := range slices.Backward(cue.FindAllStringIndex(text, -1)) {
		rest := text[at[1]:]
		if strings.Contains(text[at[0]:at[1]], "\n") { // on a line of its own a dash is no minus
			rest = dash.ReplaceAllString(rest, "")
		}
		if list {
			// The mark of the first point may belong to what the cue passed over.
			if points := points(text[:at[1]], text[at[1]:]); points != "" {
				return points
			}
			if strings.HasPrefix(rest, "\n") || strings.HasSuffix(text[:at[1]], "\n") {
				if bare := bareLines(lines(blank.Split(strings.TrimSpace(rest), 2)[0])); bare != "" {
					return bare
				}
			}
		}
		if idle.MatchString(firstLine(rest[:min(len(rest), maxAhead)])) {
			continue
		}
		if stated := sentence(rest); stated != "" {
			return stated
		}
	}
	return ""
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(line)
}

// sentence is the text up to the end of its first sentence or line.
func sentence(text string) string {
	line := firstLine(text)
	for i := 1; i < len(line); i++ {
		end := line[i] == '.' || line[i] == '!' || line[i] == '?'
		if end && (i+1 == len(line) || line[i+1] == ' ' && !abbreviated(line[:i])) {
			return line[:i]
		}
	}
	return line
}

var abbreviation = lazyregexp.New(`(?i)(?:^|\W)(?:mr|mrs|ms|dr|st|prof|jr|sr|vs|no|approx|e\.g|i\.e|\pL\.\pL)$`)

// abbreviated tells a point that closes a label, as in "B. Chemiosmosis", or a
// short form of a word.
func abbreviated(before string) bool {
	label := strings.TrimLeft(before, "*(_ ")
	r, size := utf8.DecodeRuneInString(label)
	return size == len(label) && unicode.IsLetter(r) || abbreviation.MatchString(before[max(len(before)-16, 0):])
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
	region = readText(region)
	return region, region != ""
}

// readText is a text without what may surround it: quotes, marks of Markdown and LaTeX, a
// final point.
func readText(region string) string {
	region = strings.Trim(strings.TrimSpace(plain(region)), `*_"'“”‘’`+"`")
	region = strings.TrimSuffix(strings.TrimSpace(region), ".")
	if formula, ok := strings.CutPrefix(region, "$"); ok && strings.HasSuffix(formula, "$") {
		region = strings.TrimSpace(strings.Trim(formula, "$"))
	}
	return region
}

// bold is what Markdown sets off.
var bold = lazyregexp.New(`\*\*([^*]+)\*\*`)

// last finds the last thing of the right kind.
func last(item data.Item, text string) (string, bool) {
	if all := lines(text); len(all) > 0 && hedgesAtEnd(item, all[len(all)-1]) {
		return "", false
	}
	switch item.AnswerType {
	case data.Number:
		return lastNumber(text)
	case data.Bool:
		return lastBool(text)
	case data.Choice:
		if label, ok := leading(item.Choices, text); ok {
			return label, true
		}
		for _, line := range slices.Backward(lines(text)) {
			if label, ok := lastChoice(item.Choices, line); ok {
				return label, true
			}
		}
		return "", false
	case data.List:
		if points := lastPoints(text); points != "" {
			return read(item, points)
		}
	case data.String:
		if points := lastPoints(text); points != "" { // words, one a line
			return read(item, strings.Join(elements(points), " "))
		}
	}
	all := lines(text)
	if len(all) == 0 {
		return "", false
	}
	end := all[len(all)-1]
	if m := bold.FindStringSubmatch(end); m != nil && item.AnswerType == data.String {
		end = m[1]
	}
	return read(item, end)
}

// lines are the lines of a text that hold anything.
func lines(text string) []string {
	all := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	return slices.DeleteFunc(all, func(line string) bool { return strings.TrimSpace(line) == "" })
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
	for n := range numbers(region, true) {
		if !ruledOut(region[:n.start]) {
			return region[n.start:n.end], true
		}
	}
	_, ok := bare(region)
	return region, ok
}

func lastNumber(text string) (string, bool) {
	text = plain(text)
	found := ""
	for n := range numbers(text, false) {
		if !ruledOut(text[:n.start]) {
			found = text[n.start:n.end]
		}
	}
	if all := lines(text); found == "" && len(all) > 0 {
		if _, ok := bare(all[len(all)-1]); ok {
			return all[len(all)-1], true
		}
	}
	return found, found != ""
}

// ruledOut tells whether what follows a text is what the answer is not.
func ruledOut(before string) bool { return ruling.MatchString(before[max(len(before)-40, 0):]) }

var ruling = lazyregexp.New(`(?i)(?:\bnot|n't|\bcannot|\bnor|\bneither|\brather than|\binstead of)(?:\s+(?:be|equals?|to|just|simply|the|a|an|option|choice))*[\s*_("'$]*$`)
