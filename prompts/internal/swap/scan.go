package swap

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// holdings are where somebody holds something in a text, up to so many, or all if most is
// negative: where that begins, where the thing does, and where the name begins and ends.
func holdings(text string, most int) (all [][]int) {
	for from := 0; len(all) != most; {
		at, end := nameIn(text, from)
		if at < 0 {
			break
		}
		from = end
		if holder := holderLen(text[end:]); holder > 0 {
			from = end + holder
			all = append(all, []int{at, from, at, end})
		}
	}
	return all
}

// names are the words of a text from a capital letter on.
func names(text string) (all []string) {
	for from := 0; ; {
		at, end := nameIn(text, from)
		if at < 0 {
			return all
		}
		all, from = append(all, text[at:end]), end
	}
}

// nameIn is where the first name of a text from a place on begins, with a capital letter, and where it ends; -1 for
// none.
func nameIn(text string, from int) (at, end int) {
	at = strings.IndexFunc(text[from:], unicode.IsUpper)
	if at < 0 {
		return -1, -1
	}
	at += from
	return at, at + nameLen(text[at:])
}

// nameLen is the length of the letters that a text begins with, and of what stands for some that are left out.
func nameLen(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	if end < 0 {
		return len(text)
	}
	return end
}

// holderLen is the length of what isHolder matches at the start of a text; 0 for nothing.
func holderLen(text string) int {
	verb, isVerb := strings.CutPrefix(text, " ")
	verb, _, parted := strings.Cut(verb, " ")
	switch {
	case !isVerb || !parted:
		return 0
	case holderVerbs.Holds(verb):
		return len(" " + verb + " ")
	case !holderFirst.Holds(verb):
		return 0
	}
	return len(isHolder.FindString(text))
}

// swapPlaces are the places of the verbs for a swap in a text, or of what begins as they do.
func swapPlaces(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, verb := range swapVerbs {
			for from := 0; ; from += len(verb) {
				at := strings.Index(text[from:], verb)
				if at < 0 {
					break
				}
				if from += at; !yield(from) {
					return
				}
			}
		}
	}
}

// holdsBeforeSwap reports whether somebody may hold something in a sentence before a swap, as swapBehind needs it.
func holdsBeforeSwap(text string) bool {
	for at := range swapPlaces(text) {
		told := text[strings.LastIndexAny(text[:at], ".;!?\n")+1 : at]
		for word := range strings.SplitSeq(told, " ") {
			if holderFirst.Holds(word) {
				return true
			}
		}
	}
	return false
}

// swapsWith reports whether somebody swaps with another, as andSwaps needs it.
func swapsWith(text string) bool {
	for at := range swapPlaces(text) {
		end := at
		for end < len(text) && (text[end] == ' ' || 'a' <= text[end] && text[end] <= 'z') {
			end++
		}
		if strings.HasSuffix(text[at:end], " with ") {
			return true
		}
	}
	return false
}

// mayHoldInTurn reports whether turnHolding may match: "Ann and Ben have".
func mayHoldInTurn(text string) bool {
	_, last, _ := strings.Cut(text, " and ")
	_, verb, _ := strings.Cut(last, " ")
	verb, _, _ = strings.Cut(verb, " ")
	return turnVerbs.Holds(verb)
}

// heldList is where heldInList matches a text first; nil if it does not.
func heldList(text string) []int {
	may := beginsList(text, false)
	for i := 0; i < len(text) && !may; i++ {
		may = (text[i] == ':' || text[i] == '.') && beginsList(strings.TrimLeft(text[i+1:], " \t\n\f\r"), text[i] == ':')
	}
	if !may {
		return nil
	}
	return heldInList.FindStringIndex(text)
}

// beginsList reports whether a text begins as heldInList needs it: with a name and what that holds up to the comma
// before another name. Where it is announced, nothing but a blank needs to part the first two.
func beginsList(text string, announced bool) bool {
	if !lex.IsCapital(text) {
		return false
	}
	text = text[nameLen(text):]
	switch {
	case strings.HasPrefix(text, ":"):
		text = text[len(":"):]
	case strings.HasPrefix(text, " - "):
		text = text[len(" - "):]
	case !announced || !strings.HasPrefix(text, " "):
		return false
	}
	end := 0
	for end < len(text) && (text[end] == ' ' || lex.IsDigit(text[end]) || 'a' <= text[end] && text[end] <= 'z') {
		end++
	}
	text, found := strings.CutPrefix(text[end:], ", ")
	return found && lex.IsCapital(strings.TrimPrefix(text, "and "))
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
	begin := 0
	for i := 0; i < len(text); {
		end := i
		switch text[i] {
		case '\n':
			end = len(text) - len(strings.TrimLeft(text[i:], "\n"))
		case '.', ';', '!', '?':
			if end = len(text) - len(strings.TrimLeft(text[i+1:], " \t\n\f\r")); end == i+1 && end < len(text) {
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
