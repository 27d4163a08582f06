package score

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// plain rewrites what LaTeX and Unicode write in many ways into one: digits,
// signs, spaces, fractions, powers, and texts without their commands.
func plain(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r == '\\' || r == '{' || r >= 0x80 }) < 0 {
		return text
	}
	text = commands.Replace(strings.Map(ascii, text))
	text = superscripts.ReplaceAllStringFunc(text, func(s string) string { return "^" + fromSuperscript.Replace(s) })
	text = mixed.ReplaceAllString(text, "$1 $2")
	// Fractions nest; each round resolves the innermost.
	for range 4 {
		next := fracs.ReplaceAllString(text, "($1)/($2)")
		next = halfFracs.ReplaceAllString(next, "($1$3)/($2$4)")
		next = wrappers.ReplaceAllString(next, "$1")
		next = exponents.ReplaceAllString(next, "^$1")
		if next == text {
			break
		}
		text = next
	}
	text = shortFracs.ReplaceAllString(text, "$1/$2")
	return bareParens.ReplaceAllString(text, "$1/$2")
}

// ascii turns the wide digits of East Asian texts into plain ones, and ſ into the s that an
// expression without regard to case takes it for.
func ascii(r rune) rune {
	switch {
	case r >= '０' && r <= '９':
		return r - '０' + '0'
	case r == 'ſ':
		return 's'
	}
	return r
}

var (
	commands = strings.NewReplacer(
		"−", "-", "–", "-", "’", "'", "{,}", ",", `\$`, "$", `\%`, "%", `\,`, "", `\!`, "", `\;`, " ", `\:`, " ", `\ `, " ", "~", " ",
		`\left`, "", `\right`, "", `^\circ`, "", `^{\circ}`, "", `\times`, "×", `\cdot`, "·", `\dfrac`, `\frac`,
		`\tfrac`, `\frac`, `\cfrac`, `\frac`, `\{`, "", `\}`, "",
	)
	superscripts    = lazyregexp.New(`⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)
	fromSuperscript = strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

	mixed      = lazyregexp.New(`(\d)\s*(\\frac)`)
	fracs      = lazyregexp.New(`\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}`)
	halfFracs  = lazyregexp.New(`\\frac\s*(?:\{([^{}]*)\}\s*(\d)|(\d)\s*\{([^{}]*)\})`)
	shortFracs = lazyregexp.New(`\\frac\s*(\d)\s*(\d)`)
	wrappers   = lazyregexp.New(`\\(?:text|textbf|textit|mathrm|mathbf|mathit|mbox|emph|operatorname)\s*\{([^{}]*)\}`)
	exponents  = lazyregexp.New(`\^\{\s*([-+]?\d+)\s*\}`)
	bareParens = lazyregexp.New(`\(\s*(-?[\d,.]+)\s*\)/\(\s*([\d,.]+)\s*\)`)
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
