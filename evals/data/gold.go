package data

import (
	"bytes"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// This file reads gold answers: their type, their canonical form, and the options
// that they choose from.

// classify guesses the type of a gold answer, and gives its canonical form.
func classify(answer string) (canonical, kind string) {
	switch strings.ToLower(strings.TrimSuffix(answer, ".")) {
	case "yes", "true":
		return "true", Bool
	case "no", "false":
		return "false", Bool
	}
	if number := canonicalNumber(answer); isNumber(number) {
		return number, Number
	}
	if isQuantity(answer) {
		return answer, Number
	}
	return answer, String
}

// canonicalNumber drops the commas between thousands, a currency sign and a final point.
func canonicalNumber(text string) string {
	text = strings.TrimLeft(strings.TrimSpace(text), "$€£ ")
	if thousands.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	text = strings.TrimSuffix(text, ".")
	return strings.TrimSuffix(text, ".0")
}

var (
	thousands = lazyregexp.New(`^[-+]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?$`)
	decimal   = lazyregexp.New(`^[-+]?(\d+\.?\d*|\.\d+)$`)
)

func isNumber(text string) bool {
	if !decimal.MatchString(text) {
		return false
	}
	_, ok := new(big.Rat).SetString(text)
	return ok
}

// isQuantity tells whether a text is nothing but a number, in any way in which it can be
// nothing else: "3/4", "\frac{3}{4}", "-$5", "15%", "1.5 million", "12 km". Package
// score reads what it is. Times (10:30), dates, sums of several units (2 h 30 min) and
// what holds an unknown (2x, 3\pi) are texts.
func isQuantity(text string) bool {
	text = strings.TrimSuffix(strings.TrimSpace(text), ".")
	for _, marks := range [][2]string{{"$", "$"}, {`\(`, `\)`}, {`\[`, `\]`}} {
		if inner, ok := strings.CutPrefix(text, marks[0]); ok {
			if inner, ok = strings.CutSuffix(inner, marks[1]); ok {
				text = strings.TrimSpace(inner)
			}
		}
	}
	if spelled.MatchString(text) {
		return true
	}
	m := quantity.FindStringSubmatch(text)
	return m != nil && !noUnit.MatchString(m[1])
}

var (
	quantity = lazyregexp.New(`^` + sign + money + sign + `(?:` + strings.Join([]string{
		`\d+(?:\s\d+)?\s?[/⁄]\s?[1-9]\d*`,                                                // 3/4, 3 1/2
		`\d*\s?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]`,                                                        // 3½
		`\d*\s?\\[dtc]?frac\s?(?:\{-?\d+\}\s?\{[1-9]\d*\}|\d\s?[1-9]|\d\s?\{[1-9]\d*\})`, // \frac{3}{4}, \frac34
		plainNumber + `(?:[eE][-+]?\d{1,3}|\s?(?:[×x*]|\\times|\\cdot)\s?10\^(?:-?\d{1,3}|\{-?\d{1,3}\}))?`,
		`\d+\^(?:\d{1,2}|\{\d{1,2}\})`, // 2^10
	}, `|`) + `)\s?` + money + `(?:` + percents + `|` + symbols + `|\s(` + letters + `|` + words + `))?$`)

	spelled = lazyregexp.New(`(?i)^(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|` +
		`sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen)(?:[ -](?:and )?|$))+$`)

	// noUnit is what behind a number makes it another thing.
	noUnit = lazyregexp.New(`^(?:am|pm|pi|and|or|to|of|by|out|th|st|nd|rd)\b`)
)

const (
	sign        = `[-+−–]?\s?`
	money       = `(?:(?:US)?\\?[$€£¥₹]\s?)?`
	plainNumber = `(?:\d{1,3}(?:[,' \x{a0}\x{202f}\x{2009}]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d+(?:\.\d+)?|\.\d+)`
	percents    = `\\?%`
	symbols     = `°[CF]?|\^\\circ|\^\{\\circ\}|k?m/h|km|cm|mm|kg|mg|mL|kWh?|[GM]B|\\text\{\s?[a-zA-Z ]{2,20}\}`
	letters     = `[mgshlLNJW]` // only behind a space: 5m may be algebra
	words       = `[a-z]{2,15}(?: (?:per )?[a-z]{2,15})?`
)

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

// choose makes the answer the label of the option that it names by its label, whatever
// case and brackets, or by its text.
func (it *Item) choose() {
	bare := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(it.Answer, "("), "."), ")")
	same := func(text string) bool { return strings.EqualFold(squeeze(text), squeeze(it.Answer)) }
	for _, o := range it.Choices {
		if o.Label == it.Answer || strings.EqualFold(o.Label, bare) {
			it.Answer = o.Label
			return
		}
	}
	if i := slices.IndexFunc(it.Choices, func(o Option) bool { return same(o.Text) }); i >= 0 {
		it.Answer = it.Choices[i].Label
	}
}

// offer puts the choices into a question that does not tell them all.
func (it *Item) offer() {
	told := wordsOf(it.Question)
	if slices.ContainsFunc(it.Choices, func(o Option) bool { return !strings.Contains(told, wordsOf(o.Text)) }) {
		it.Question = strings.TrimSpace(it.Question) + "\nOptions:" + render(it.Choices)
	}
}

// wordsOf are those of a text, each between spaces; a text without any is in no other.
func wordsOf(text string) string {
	all := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return " " + strings.Join(all, " ") + " "
}

// squeeze joins the words of a text by single spaces.
func squeeze(text string) string { return string(bytes.Join(bytes.Fields([]byte(text)), []byte(" "))) }
