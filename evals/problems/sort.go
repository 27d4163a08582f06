package problems

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// maxSort is the largest number of steps of a list to sort; it holds one word
// more.
const maxSort = prompts.WorkedMaxTags - 2

func makeSort(s Spec) Problem {
	r := newRNG(s.Seed, 15, uint64(s.Steps))
	words := drawSortWords(r, s.Steps+1)
	p := Problem{Family: Sort, Question: askSort(r, words)}
	l := sorting{make([]string, len(words))}
	for i, w := range words {
		l.letters[i] = strings.ToUpper(w) + "."
	}
	var order []int
	for c := byte('A'); c <= 'Z'; c++ {
		line := ""
		for ; c < 'Z' && l.begin(c) == nil; c++ {
			line += string(c)
		}
		group := l.begin(c)
		line += string(c) + tags(group)
		for depth, groups := 1, [][]int{group}; len(group) > 0 && len(groups) < len(group); depth++ {
			line += "=" + l.spelled(groups, depth)
			var by string
			by, groups = l.split(groups, depth)
			line += "=" + by
			group = slices.Concat(groups...)
		}
		order = append(order, group...)
		p.Steps = append(p.Steps, line+prompts.WorkedArrow+tags(order))
	}
	p.Steps = append(p.Steps, prompts.WorkedTag(len(words)+1)+prompts.WorkedAnswer+tags(order))
	slices.Sort(words)
	p.Answer = strings.Join(words, " ")
	return p
}

// sorting holds the letters of words, a point at the end of each.
type sorting struct{ letters []string }

// begin are the words that begin with a letter, in the order of the question.
func (l sorting) begin(c byte) (group []int) {
	for i, w := range l.letters {
		if w[0] == c {
			group = append(group, i)
		}
	}
	return group
}

// spelled writes the letter at a depth behind each word that is not alone in its
// group.
func (l sorting) spelled(groups [][]int, depth int) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		if len(g) == 1 {
			parts[i] = tags(g)
			continue
		}
		for _, w := range g {
			parts[i] += tags([]int{w}) + l.letters[w][depth:depth+1]
		}
	}
	return strings.Join(parts, ",")
}

// split parts each group by the letter at a depth.
func (l sorting) split(groups [][]int, depth int) (text string, finer [][]int) {
	var parts []string
	for _, g := range groups {
		if len(g) == 1 {
			parts, finer = append(parts, tags(g)), append(finer, g)
			continue
		}
		for _, c := range []byte(sortLetters) {
			var same []int
			for _, w := range g {
				if l.letters[w][depth] == c {
					same = append(same, w)
				}
			}
			if same != nil {
				parts, finer = append(parts, string(c)+tags(same)), append(finer, same)
			}
		}
	}
	return strings.Join(parts, ","), finer
}

// sortLetters are the letters in their order; the end of a word comes first.
const sortLetters = ".&'-ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// tags are the tags of words, which are counted from 0.
func tags(words []int) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(prompts.WorkedTag(w + 1))
	}
	return b.String()
}

// askSort asks for words in order.
func askSort(r *rng, words []string) string {
	if len(words) <= 8 && r.chance(25) {
		return fmt.Sprintf(pick(r, sortAround), list(words))
	}
	between := []string{" ", ", ", "\n", "; "}[r.weighted(60, 30, 6, 4)]
	said := strings.Join(words, between)
	if between == ", " && r.chance(30) {
		said = list(words)
	}
	if between == ", " && r.chance(30) {
		said += "."
	}
	return fmt.Sprintf(pick(r, sortPhrases), said)
}

var (
	sortPhrases = []string{
		"Sort the following words alphabetically: %s", "Sort these words alphabetically: List: %s", "Put these words in alphabetical order: %s",
		"Put the following words into alphabetical order: %s", "Arrange the words below alphabetically.\nWords: %s", "Alphabetize this list: %s",
		"Order these words alphabetically, separated by single spaces.\nWords: %s", "Please sort this list of words in dictionary order: %s",
		"Can you put the following list in alphabetical order?\nList: %s", "Write the words in alphabetical order: %s",
		"sort alphabetically: %s", "Sort from A to Z: %s", "Here is a list of words. Sort them alphabetically: %s", "List these in alphabetical order: %s",
	}
	sortAround = []string{
		"Sort %s alphabetically.", "Put %s in alphabetical order.", "Put the words %s into alphabetical order.", "Arrange the words %s from A to Z.",
		"Please sort the words %s alphabetically.", "Can you put %s in alphabetical order?",
	}
)
