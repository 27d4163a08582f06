package dyck

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"Complete this sequence and make sure that all of its parentheses are closed. Input: ( < ( ) [ {": "#1:(<()[#2:{#3:?",
		"Which closing brackets are missing in [[{?":                                                      "#1:[[{#2:?",
		"Given the brackets (), [] and {}, finish this sequence: [, {, (, )":                              "#1:[{()#2:?",
		"Close the brackets: ( ]":                               "",
		"Close the brackets: ( )":                               "",
		"Close the brackets.":                                   "",
		"Is the sequence ( [ odd?":                              "",
		"Close the brackets ( in the sequence [":                "",
		"Close the brackets: " + strings.Repeat("(", 27):        "",
		"Close the brackets: " + strings.Repeat("()", 60) + "(": "",
		"Please balance this string of brackets. " + strings.Repeat("{", 4) + strings.Repeat("}", 2): "#1:{{{{}#2:}#3:?",
	})
}
