package lex

import "strings"

// Render joins words with the spacing they had.
func Render(words []Word) string {
	size := len(words)
	for i := range words {
		size += len(words[i].Text)
	}
	var b strings.Builder
	b.Grow(size)
	for i, w := range words {
		if i > 0 && w.Space {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Phrase is words as they stand in a message, if that is ever read.
type Phrase []Word

func (p Phrase) String() string { return Render(p) }

// Sentences cuts at full stops, question and exclamation marks. The stop of an
// abbreviated title does not end a sentence.
func Sentences(toks []Word) [][]Word {
	out := make([][]Word, 0, 8)
	for len(toks) > 0 {
		s := FirstSentence(toks)
		out = append(out, s)
		toks = toks[len(s):]
	}
	return out
}

// LastSentence is the last of Sentences; nil for no words.
func LastSentence(toks []Word) []Word {
	for {
		s := FirstSentence(toks)
		if len(s) == len(toks) {
			return s
		}
		toks = toks[len(s):]
	}
}

// FirstSentence is the first of Sentences; nil for no words.
func FirstSentence(toks []Word) []Word {
	for i := range toks {
		if toks[i].Kind != Mark || !toks[i].Is(".", "?", "!") || i > 0 && IsTitle(toks[i-1]) {
			continue
		}
		end := i + 1
		for end < len(toks) && toks[end].Is(".", "?", "!", `"`) && !toks[end].Space {
			end++
		}
		return toks[:end]
	}
	return toks
}

// IsTitle reports whether a word is a title in short, whose stop ends no sentence.
func IsTitle(w Word) bool { return w.Is("mr", "mrs", "ms", "dr", "st") }

// EndsSentence reports whether words end with the mark that ends a sentence.
func EndsSentence(s []Word) bool { return s[len(s)-1].Is(".", "?", "!") }

// PhraseAt is where a phrase begins; -1 if it is not there.
func PhraseAt(words []Word, phrase []string) int {
next:
	for at := 0; at+len(phrase) <= len(words); at++ {
		for i, p := range phrase {
			if !words[at+i].Is(p) {
				continue next
			}
		}
		return at
	}
	return -1
}

// LastLetters is the last word of letters; the zero value for none.
func LastLetters(s []Word) Word {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].Kind == Letters {
			return s[i]
		}
	}
	return Word{}
}
