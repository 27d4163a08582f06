package lines

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/form"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

// sorted is a word to be sorted, with its tag.
type sorted struct{ tag, letters string }

var sortWord = lazyregexp.New(`^[A-Z][A-Z&'-]*\.$`)

// isSort reports whether the prompt of a worked chunk asks for words in
// alphabetical order: sort #1:PLUM.#2:FIG.#3:?
func isSort(prompt string) bool {
	return form.Worked(prompt) && form.State(prompt) == strings.TrimSpace(prompts.SortOpening) && sortedWords(prompt) != nil
}

// sortedWords are the words of a prompt in alphabetical order; nil if they are
// not words.
func sortedWords(prompt string) []sorted {
	cs := form.Clauses(prompt)
	if len(cs) < 3 || strings.TrimSpace(cs[len(cs)-1]) != "?" {
		return nil
	}
	var words []sorted
	for i, c := range cs[:len(cs)-1] {
		if !sortWord.MatchString(c) || slices.Contains(cs[:i], c) {
			return nil
		}
		words = append(words, sorted{prompts.WorkedTag(i + 1), c})
	}
	slices.SortFunc(words, func(a, b sorted) int {
		return cmp.Compare(strings.TrimSuffix(a.letters, "."), strings.TrimSuffix(b.letters, "."))
	})
	return words
}

// newSort knows every line. In sorted words those that share their first letters
// stand side by side, so that each side of a line is read off the order.
func newSort(prompt string) Judge {
	words := sortedWords(prompt)
	s := &script{}
	done, order := 0, ""
	line := ""
	for c := byte('A'); c <= 'Z'; c++ {
		line += string(c)
		begin := done
		for done < len(words) && words[done].letters[0] == c {
			order += words[done].tag
			done++
		}
		if begin < done || c == 'Z' {
			s.lines = append(s.lines, line+told(words[begin:done])+prompts.WorkedArrow+order)
			line = ""
		}
	}
	s.lines = append(s.lines, prompts.WorkedTag(len(words)+1)+prompts.WorkedAnswer+order)
	return s
}

// told writes how sorted words that begin with one letter are told apart.
func told(words []sorted) string {
	text := asAsked(words)
	for depth := 1; len(alike(words, depth)) < len(words); depth++ {
		var spelled, by []string
		for _, group := range alike(words, depth) {
			if len(group) == 1 {
				spelled, by = append(spelled, group[0].tag), append(by, group[0].tag)
				continue
			}
			spelled = append(spelled, letterEach(group, depth))
			for _, finer := range alike(group, depth+1) {
				by = append(by, finer[0].letters[depth:depth+1]+asAsked(finer))
			}
		}
		text += "=" + strings.Join(spelled, ",") + "=" + strings.Join(by, ",")
	}
	return text
}

// alike groups sorted words that share their first n letters.
func alike(words []sorted, n int) (groups [][]sorted) {
	for i, w := range words {
		if i == 0 || w.letters[:min(n, len(w.letters))] != words[i-1].letters[:min(n, len(words[i-1].letters))] {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], w)
	}
	return groups
}

// byTag puts words into the order of the question.
func byTag(words []sorted) []sorted {
	return slices.SortedFunc(slices.Values(words), func(a, b sorted) int {
		return cmp.Or(cmp.Compare(len(a.tag), len(b.tag)), cmp.Compare(a.tag, b.tag))
	})
}

// asAsked are the tags of words in the order of the question.
func asAsked(words []sorted) (text string) {
	for _, w := range byTag(words) {
		text += w.tag
	}
	return text
}

// letterEach writes the letter at a depth behind the tag of each word.
func letterEach(words []sorted, depth int) (text string) {
	for _, w := range byTag(words) {
		text += w.tag + w.letters[depth:depth+1]
	}
	return text
}
