package order

import (
	"iter"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// alsoLead opens a statement that follows others.
var alsoLead = lazyregexp.New(`^(?i)(?:also|moreover|furthermore|in addition|additionally|finally|and|but|however|we know that),? `)

// alsoFirst are the first words of alsoLead.
var alsoFirst = lex.NewSet("also moreover furthermore in additionally finally and but however we")

// cutVerb parts what a statement says from what it names before the verb. Either
// may be all there is.
func cutVerb(text string) (named, said string) {
	if strings.Contains(text, "\n") { // no statement
		return "", text
	}
	rest := text
	if alsoFirst.Holds(lex.FirstLetters(text)) {
		rest = text[len(alsoLead.FindString(text)):]
	}
	if named, said, ok := cutCopula(rest); ok {
		return named, said
	}
	if named, said, ok := cutCopula(text); ok && len(rest) < len(text) {
		return named, said
	}
	return "", text
}

// cutCopula cuts a text at the first verb of aCopula with something before it, else at the one
// that begins it.
func cutCopula(text string) (named, said string, ok bool) {
	begins := false
	for from := 0; ; {
		at := strings.IndexByte(text[from:], ' ')
		if at < 0 || from+at+1 == len(text) {
			break
		}
		end := from + at
		verb := lex.FoldLower(text[from:end])
		ended := verb == "ended" && len(text) > end+4 && strings.EqualFold(text[end:end+4], " up ")
		if ended {
			end += len(" up")
		}
		if ended || verb != "up" && copulas.Holds(verb) {
			if from > 1 {
				return text[:from-1], text[end+1:], true
			}
			begins = begins || from == 0
			if from == 0 {
				said = text[end+1:]
			}
		}
		from += at + 1
	}
	return "", said, begins
}

// markedSentences are the sentences of a text with the marks behind them.
func markedSentences(text string) iter.Seq[string] {
	const marks = ".;!?\n"
	return func(yield func(string) bool) {
		for text = strings.TrimLeft(text, marks); text != ""; {
			end := strings.IndexAny(text, marks)
			if end < 0 {
				end = len(text)
			}
			end = len(text) - len(strings.TrimLeft(text[end:], marks))
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}

// orderJoints are where what may part two statements begins and ends in a text: a comma, "and" and
// words like it.
func orderJoints(text string) (all [][2]int) {
	for i := 0; i < len(text); {
		end := i
		switch {
		case strings.HasPrefix(text[i:], ", "):
			end = i + len(", ") + joinLen(text[i+2:], "and ", "but ", "while ", "whereas ", "who ")
		case text[i] == ' ':
			if n := joinLen(text[i+1:], "and ", "but ", "while ", "whereas "); n > 0 {
				end = i + 1 + n
			}
		}
		if end > i {
			all = append(all, [2]int{i, end})
			i = end
		} else {
			i++
		}
	}
	return all
}

// joinLen is the length of the one of some texts that a text begins with, in large or small
// letters; 0 for none.
func joinLen(text string, any ...string) int {
	for _, s := range any {
		if len(text) >= len(s) && strings.EqualFold(text[:len(s)], s) {
			return len(s)
		}
	}
	return 0
}
