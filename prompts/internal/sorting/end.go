package sorting

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// maxEndSorted is the largest number of words of which one is asked for: the legend has a line
// for each order of them.
const maxEndSorted = 4

// anEnd is an end of the order.
const anEnd = `(first|last)(?: one| word| name)?(?: of (?:these|those|them|the two|the three)(?: words| names)?)? (?:alphabetically|in (?:the )?alphabet(?:ical order)?|in (?:a|the) dictionary)\b`

var (
	// endAsked asks which of some words is the first or the last.
	endAsked = lazyregexp.New(`(?i)\b(?:which|what)(?: [a-z]+){0,6}? (?:comes?|is|are|goes|go|appears?|stands?|be|would|find)(?: the)? ` + anEnd)
	// ifEnd asks it of those that one would sort.
	ifEnd = lazyregexp.New(`^(?i)(?:if|when) (?:you|we|i|one) ` + sortVerb + `s? ` + sortNoun + `(.+?) (?:alphabetically|in(?:to)? alphabetical order),? ((?:which|what)(?: one| word| name)? (?:comes?|is|will be|would be|goes|stands)) (first|last)\s*\??$`)
	// amongEnd asks it of words that it names before.
	amongEnd = lazyregexp.New(`^(?i)(?:which|what)(?: one)? of (?:(?:the|these)(?: two| three| four)?(?: words?| names?)?:? )?([a-z'-]+(?:, [a-z'-]+)*,? (?:and|or) [a-z'-]+),? (?:comes?|is|would be|goes|stands)(?: the)? ` + anEnd + `\s*\??$`)
	// eitherEnd asks it of two.
	eitherEnd = lazyregexp.New(`^(?i)(?:is|does|do|would|will) (\S+ or \S+?)(?: come| be| go| stand| appear)?(?: the)? ` + anEnd + `\s*\??$`)
	// endLead stands before the words.
	endLead = lazyregexp.New(`^(?i)(?:(?:out )?of|among|between|from|given|here are|we have|i have)?(?: ?\b(?:the|these|two|three|four|words?|names?|items|following))*(?:: ?| |$)`)
	orJoint = lazyregexp.New(`(?i),? or `)
)

// sortedEnd are the words of a question that asks for the first (end 1) or the last (-1) of them
// in alphabetical order: "Which comes first alphabetically, fig or pear?" end is 0 for other questions.
func sortedEnd(question string) (words []string, end int) {
	question = strings.TrimSpace(lex.MarksReplaced.Replace(question))
	question = eitherEnd.ReplaceAllString(question, "Which is $2 in alphabetical order: $1")
	question = amongEnd.ReplaceAllString(question, "Which is $2 in alphabetical order: $1")
	question = ifEnd.ReplaceAllString(question, "$2 $3 in alphabetical order: $1")
	m := endAsked.FindStringSubmatchIndex(question)
	if m == nil {
		return nil, 0
	}
	const marks = " ,:;.-?!\n"
	before, list := strings.Trim(question[:m[0]], marks), strings.Trim(question[m[1]:], marks)
	if list == "" {
		before, list = "", before
	}
	if !onlyFillers(before) {
		return nil, 0
	}
	list = orJoint.ReplaceAllString(list[len(endLead.FindString(list)):], " and ")
	words = cutWords(list)
	if !strings.Contains(list, ",") && (len(words) != 2 || !strings.Contains(list, " and ")) { // running text
		return nil, 0
	}
	if len(words) < 2 || len(words) > maxEndSorted {
		return nil, 0
	}
	if strings.EqualFold(question[m[2]:m[3]], "last") {
		return words, -1
	}
	return words, 1
}

// endLegend says for each order of words which of them is at an end of it.
func endLegend(words []string, end int) string {
	var legend strings.Builder
	var write func(order []int)
	write = func(order []int) {
		if len(order) < len(words) {
			for i := range words {
				if !slices.Contains(order, i) {
					write(append(order[:len(order):len(order)], i))
				}
			}
			return
		}
		at := order[0]
		if end < 0 {
			at = order[len(order)-1]
		}
		for _, i := range order {
			legend.WriteString(form.Tag(i + 1))
		}
		legend.WriteString("=" + words[at] + "\n")
	}
	write(nil)
	return legend.String()
}
