package query

import "strings"

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
	for at := labelAt(list); at >= 0; {
		label := list[at+1 : at+2]
		list = list[at+len("(A)"):]
		end := len(list)
		if at = labelAt(list); at >= 0 {
			end = at
		}
		options = append(options, Option{label, strings.TrimSpace(list[:end])})
	}
	return rest, options
}

// labelAt is where the first label of an answer stands in a text, such as "(A)"; -1 for nowhere.
func labelAt(text string) int {
	for i := 0; i+2 < len(text); i++ {
		if text[i] == '(' && 'A' <= text[i+1] && text[i+1] <= 'Z' && text[i+2] == ')' {
			return i
		}
	}
	return -1
}
