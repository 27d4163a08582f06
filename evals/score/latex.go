package score

import (
	"regexp"
	"strings"
)

// plain rewrites what LaTeX and Unicode write in many ways into one: signs,
// spaces, fractions, and texts without their commands.
func plain(text string) string {
	if strings.ContainsAny(text, `\{−–`) {
		text = commands.Replace(text)
		// Fractions nest; each round resolves the innermost.
		for range 4 {
			next := fracs.ReplaceAllString(text, "($1)/($2)")
			next = wrappers.ReplaceAllString(next, "$1")
			next = exponents.ReplaceAllString(next, "10^$1")
			if next == text {
				break
			}
			text = next
		}
		text = shortFracs.ReplaceAllString(text, "$1/$2")
		text = bareParens.ReplaceAllString(text, "$1/$2")
	}
	return text
}

var (
	commands = strings.NewReplacer(
		"−", "-", "–", "-", "{,}", ",", `\$`, "$", `\%`, "%", `\,`, "", `\!`, "", `\;`, " ", `\:`, " ", `\ `, " ", "~", " ",
		`\left`, "", `\right`, "", `^\circ`, "", `^{\circ}`, "", `\times`, "×", `\cdot`, "·", `\dfrac`, `\frac`,
		`\tfrac`, `\frac`, `\cfrac`, `\frac`,
	)
	fracs      = regexp.MustCompile(`\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}`)
	shortFracs = regexp.MustCompile(`\\frac\s*(\d)\s*(\d)`)
	wrappers   = regexp.MustCompile(`\\(?:text|textbf|textit|mathrm|mathbf|mathit|mbox|emph|operatorname)\s*\{([^{}]*)\}`)
	exponents  = regexp.MustCompile(`10\^\{([^{}]*)\}`)
	bareParens = regexp.MustCompile(`\(\s*(-?[\d,.]+)\s*\)/\(\s*([\d,.]+)\s*\)`)
)

// boxed is the content of the last \boxed{…} or \fbox{…}; braces may nest.
func boxed(text string) (string, bool) {
	at := -1
	for _, command := range []string{`\boxed`, `\fbox`} {
		at = max(at, strings.LastIndex(text, command))
	}
	if at < 0 {
		return "", false
	}
	open := strings.IndexAny(text[at:], "{ \n")
	if open < 0 || text[at+open] != '{' {
		return "", false
	}
	depth := 0
	for i := at + open; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++ // an escaped brace counts for nothing
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[at+open+1 : i], true
			}
		}
	}
	return "", false
}
