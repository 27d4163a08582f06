package query

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// Option is one of the answers to choose from, such as "(A) the red ball".
type Option struct{ Label, Text string }

// CutOptions cuts the labelled answers off the end of a question.
func CutOptions(question string) (rest string, options []Option) {
	rest, list, found := strings.Cut(question, "Options:")
	if !found {
		rest, list, found = strings.Cut(question, "\n(A)")
		list = "(A)" + list
	}
	if !found {
		return question, nil
	}
	at := optionLabel.FindAllStringSubmatchIndex(list, -1)
	for i, m := range at {
		end := len(list)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		options = append(options, Option{list[m[2]:m[3]], strings.TrimSpace(list[m[1]:end])})
	}
	return rest, options
}

var optionLabel = lazyregexp.New(`\(([A-Z])\) *`)
