package boolean

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

var (
	// valuesNamed tell what letters stand for before an expression with them: "If a is True and b
	// is False, what is a and not b?"
	valuesNamed = lazyregexp.New(`^(?i)\s*(?:(?:if|let|given|given that|suppose|assume|with|when|where) )?((?:[a-z] ?(?:is|=|==|be) ?(?:true|false)(?:,? and |[,;] ?)?)+)[,;.:\n]?\s*(?:then )?((?:what|evaluate|find|is|compute|calculate)\b.+)$`)
	// valuesBehind tell it behind the expression.
	valuesBehind = lazyregexp.New(`^(?i)\s*([^?.:;=]*[^?.:;=, ]),? (?:if|where|when|with|given(?: that)?|for) ((?:[a-z] ?(?:is|=|==|be) ?(?:true|false)(?:,? and |[,;] ?)?)+)[?.]?\s*$`)
	valueNamed   = lazyregexp.New(`(?i)\b([a-z]) ?(?:is|=|==|be) ?(true|false)\b`)
	loneLetter   = lazyregexp.New(`\b[A-Za-z]\b`)
)

// valuesPut is a question with what its letters stand for in their places; other questions stay
// as they are.
func valuesPut(question string) string {
	if m := valuesBehind.FindStringSubmatch(question); m != nil {
		question = "If " + m[2] + ", what is " + m[1]
	}
	m := valuesNamed.FindStringSubmatch(question)
	if m == nil {
		return question
	}
	values := map[string]string{}
	for _, v := range valueNamed.FindAllStringSubmatch(m[1], -1) {
		if values[v[1]] != "" {
			return question
		}
		values[v[1]] = v[2]
	}
	return loneLetter.ReplaceAllStringFunc(m[2], func(letter string) string {
		if value := values[letter]; value != "" {
			return value
		}
		return letter
	})
}

// namesValues reports whether a question may begin with what a letter stands for.
func namesValues(q *query.Question) bool {
	return q.Mentions("true", "false") && q.Mentions(" is true", " is false", "=true", "= true", "=false", "= false", "be true", "be false") && !strings.Contains(q.Text, "->")
}
