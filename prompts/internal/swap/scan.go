package swap

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// holdings are where somebody holds something in a text, up to so many, or all if most is
// negative: where that begins, where the thing does, and where the name begins and ends.
func holdings(text string, most int) (all [][]int) {
	for from := 0; len(all) != most; {
		at := strings.IndexFunc(text[from:], unicode.IsUpper)
		if at < 0 {
			break
		}
		at += from
		behind := strings.TrimLeftFunc(text[at:], func(r rune) bool { return unicode.IsLetter(r) || r == '\'' })
		end := len(text) - len(behind)
		from = end
		if first, _, _ := strings.Cut(strings.TrimPrefix(behind, " "), " "); !holderFirst.Holds(first) {
			continue
		}
		if m := isHolder.FindStringIndex(behind); m != nil {
			from = end + m[1]
			all = append(all, []int{at, from, at, end})
		}
	}
	return all
}

// capitalName is the end of a text with a capital for the name of who holds something in it.
func capitalName(holding string) string {
	at := smallHolding.FindStringSubmatchIndex(holding)[2]
	first, size := utf8.DecodeRuneInString(holding[at:])
	named := holding[:at] + string(unicode.ToUpper(first)) + holding[at+size:]
	if m := holdings(named, 1); m == nil || notNames.Holds(named[m[0][2]:m[0][3]]) {
		return holding
	}
	return named
}

// asksBehindComma reports whether a text may ask behind a comma, as thenAsked needs it: ", so who ".
func asksBehindComma(text string) bool {
	for {
		_, behind, found := strings.Cut(text, ",")
		if !found {
			return false
		}
		text = behind
		for _, joint := range []string{" so", " and", " now", " then"} {
			if after, ok := strings.CutPrefix(behind, joint); ok {
				behind = after
				break
			}
		}
		if asked, ok := strings.CutPrefix(strings.TrimPrefix(behind, ","), " "); ok && askingWhich.Holds(lex.FirstLetters(asked)) {
			return true
		}
	}
}

var askingWhich = lex.NewSet("who what which")

// unmarkedSentences are the pieces of a text between the marks that end sentences, and between lines.
func unmarkedSentences(text string) (all []string) {
	const marks, blanks = ".;!?", " \t\n\f\r"
	begin := 0
	for i := 0; i < len(text); {
		end := i
		switch {
		case text[i] == '\n':
			end = len(text) - len(strings.TrimLeft(text[i:], "\n"))
		case strings.IndexByte(marks, text[i]) >= 0:
			if end = len(text) - len(strings.TrimLeft(text[i+1:], blanks)); end == i+1 && end < len(text) {
				end = i
			}
		}
		if end == i {
			i++
			continue
		}
		all = append(all, text[begin:i])
		begin, i = end, end
	}
	return append(all, text[begin:])
}

// askedBehind is a question whose first sentence asks, and no other, with that sentence last.
func askedBehind(question string) string {
	asked, told, found := strings.Cut(question, "?")
	if !found || strings.ContainsAny(asked, ".;!\n") || strings.Contains(told, "?") || strings.Trim(told, " \n.") == "" {
		return question
	}
	return strings.TrimRight(strings.TrimSpace(told), ".!") + ". " + asked + "?"
}
