package data

import (
	"bytes"
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// This file reads gold answers: their type, their canonical form, and the options
// that they choose from.

// classify guesses the type of a gold answer, and gives its canonical form.
func classify(answer string) (canonical, kind string) {
	switch strings.ToLower(answer) {
	case "yes", "true":
		return "true", Bool
	case "no", "false":
		return "false", Bool
	}
	if number := canonicalNumber(answer); isNumber(number) {
		return number, Number
	}
	return answer, String
}

// canonicalNumber drops commas, a currency sign and a final point.
func canonicalNumber(text string) string {
	text = strings.TrimSpace(text)
	text = strings.TrimLeft(strings.ReplaceAll(text, ",", ""), "$€£ ")
	text = strings.TrimSuffix(text, ".")
	return strings.TrimSuffix(text, ".0")
}

var decimal = lazyregexp.New(`^[-+]?(\d+\.?\d*|\.\d+)$`)

func isNumber(text string) bool {
	if !decimal.MatchString(text) {
		return false
	}
	_, ok := new(big.Rat).SetString(text)
	return ok
}

var optionLine = lazyregexp.New(`^\s*(?:\(([A-Za-z])\)|([A-Z])\s*[:.)])\s*(.*\S)\s*$`)

// options are the choices among lines: "(A) text" or "A: text".
func options(lines []string) []Option {
	var out []Option
	for _, line := range lines {
		for part := range strings.SplitSeq(line, "\n") {
			if m := optionLine.FindStringSubmatch(part); m != nil {
				out = append(out, Option{Label: strings.ToUpper(m[1] + m[2]), Text: m[3]})
			}
		}
	}
	return out
}

// squeeze joins the words of a text by single spaces.
func squeeze(text string) string { return string(bytes.Join(bytes.Fields([]byte(text)), []byte(" "))) }
