package prose

import (
	"math/big"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// This file judges the end of an answer in prose, "Answer: 209". There is nothing in it to
// recompute, but where it repeats the result that the steps before it come to, it is as
// right as they are. Another number is no mistake: it may answer from an earlier step.

var (
	// answerWords are what stands before an answer and makes a chunk say no more than that.
	answerWords = lazyregexp.New(`(?i)^[\s#>]*(?:(?:so|thus|therefore|hence),?\s+)?(?:the\s+)?(?:final\s+)?answer\s*(?::|is\b\s*:?)\s*|^####\s*`)
	// box and words are LaTeX around what is read here.
	box   = lazyregexp.New(`\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}`)
	words = lazyregexp.New(`\\(?:text|mathrm|textbf|mathbf)\{([^{}]*)\}`)
	// named is the unit behind a number.
	named = lazyregexp.New(`^[ \t]*(%|percent\b|[\p{L}¢°][\p{L}/²³'’-]*(?:[ \t]+[\p{L}/²³'’-]+)*)`)
	// askedIn is the unit that a question wants the answer in.
	askedIn = lazyregexp.New(`(?i)\bin (cents|dollars|seconds|minutes|hours|days|weeks|months|years|inches|feet|yards|miles|centimeters|meters|kilometers|grams|kilograms|ounces|pounds|liters|milliliters)\b[^.!?]*\?`)
)

// markup is left out of an answer, and of what stands behind a number.
var markup = strings.NewReplacer("*", "", "`", "", `\(`, "", `\)`, "", `\[`, "", `\]`, "", `\$`, "$", `\%`, "%", `\,`, " ", `\ `, " ")

func unmarked(text string) string { return markup.Replace(words.ReplaceAllString(text, "$1")) }

// quantity is a number with its unit, as a text states them.
type quantity struct {
	value  *big.Rat // of the digits, before a percent sign or a scale word
	unit   string   // in lower case; "%" for a percentage
	scaled bool     // the unit is also a factor: 5 million, 50 cents
}

// answersResult reports whether the chunk only states an answer, or a conclusion, and that is
// what the steps before it come to.
func answersResult(k Case) bool {
	answer, answers := soleAnswer(k.Chunk)
	if !answers {
		var ok bool
		if answer, ok = concludes(k.Chunk); !ok {
			return false
		}
	}
	result, ok := lastResult(k)
	switch {
	case !ok:
		return false
	case answers:
		return answer.is(result, k.Question)
	}
	return answer.repeats(result)
}

// soleAnswer is the number that a chunk states as the answer; ok is false where it says
// more than that, or states no single number in digits.
func soleAnswer(chunk string) (answer quantity, ok bool) {
	text := strings.TrimSpace(unmarked(box.ReplaceAllString(chunk, "$1")))
	stated := answerWords.ReplaceAllString(text, "")
	if stated == text && !strings.Contains(chunk, `\boxed`) {
		return quantity{}, false
	}
	if inner, found := strings.CutPrefix(stated, "$"); found { // around a formula
		if inner, found = strings.CutSuffix(strings.TrimSuffix(inner, "."), "$"); found {
			stated = inner
		}
	}
	numbers := arith.Read(stated).Numbers
	if len(numbers) != 1 || !plain(numbers[0].Num) {
		return quantity{}, false
	}
	n := numbers[0].Num
	before := strings.TrimFunc(stated[:n.Start], func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) })
	answer = quantity{value: n.Value, unit: unitOf(stated, n)}
	switch before {
	case "":
	case "-", "−", "–":
		answer.value = new(big.Rat).Neg(n.Value)
	default:
		return quantity{}, false
	}
	after := named.ReplaceAllString(unmarked(stated[n.End:]), "")
	return answer, strings.Trim(after, " \t.!") == ""
}

// plain reports whether a number is written in digits and is no time of day.
func plain(n arith.Number) bool { return !n.Clock && !n.Spelled && !n.Mixed }

// mostResults bounds the equations of a line that are looked at for what became of theirs.
const mostResults = 32

// lastResult is what the steps before the chunk come to: the claim of their last equation, which
// ends the last line, holds exactly, and with which those of the same line have to do. ok is
// false where that is not clear, and where a step before it is wrong.
func lastResult(k Case) (result quantity, ok bool) {
	said := strings.TrimRightFunc(k.Accepted, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	text := k.said()
	last := len(text.Equations) - 1
	if last < 0 || text.Foreign || k.asks().Foreign {
		return quantity{}, false
	}
	line := strings.LastIndexByte(said, '\n') + 1
	truth, claim := sides(text.Equations[last])
	result, ok = exactly(k.Accepted, text.Equations[last])
	end := max(truth.End, claim.End)
	if !ok || claim.Start < line || strings.ContainsAny(k.Accepted[end:], "=≈") {
		return quantity{}, false
	}
	for _, n := range text.Numbers {
		if n.Start >= end && !arith.Same(n.Num.Value, claim.Literal().Num.Value) {
			return quantity{}, false // it goes on to another
		}
	}
	for i, q := range text.Equations {
		if text.Accused(i) || i < last && q.Right.Start >= line && (last-i > mostResults || !used(text.Equations, i)) {
			return quantity{}, false
		}
	}
	return result, true
}

// exactly is the number that an equation comes to, if that is not rounded nor a guess.
func exactly(text string, q arith.Equation) (result quantity, ok bool) {
	truth, claim := sides(q)
	n := claim.Literal().Num
	if q.Doubt || q.Approx || truth.Ops() == 0 || !claim.IsNumber() || !plain(n) {
		return quantity{}, false
	}
	result = quantity{value: n.Value, unit: unitOf(text, n)}
	for e := claim; e.Op != 0; e = e.X {
		switch e.Op {
		case 's':
			result.scaled = true
		case 'n':
			result.value = new(big.Rat).Neg(result.value)
		}
	}
	is, errTruth := truth.Value()
	stated, errClaim := claim.Value()
	ok = errTruth == nil && errClaim == nil && (arith.Same(is, stated) || arith.Same(is, result.value))
	return result, ok
}

// used reports whether a later equation has what equation i comes to.
func used(equations []arith.Equation, i int) bool {
	_, claim := sides(equations[i])
	found := false
	same := func(n *arith.Expr) {
		found = found || claim.IsNumber() && arith.Same(n.Num.Value, claim.Literal().Num.Value)
	}
	for _, later := range equations[i+1:] {
		found = found || later.Left == equations[i].Right
		later.Left.Numbers(same)
		later.Right.Numbers(same)
	}
	return found
}

// unitOf is the unit of a number of a text: the words behind it, after the name of the
// currency whose sign stands before it.
func unitOf(text string, n arith.Number) string {
	unit := ""
	if found := named.FindStringSubmatch(unmarked(text[n.End:])); found != nil {
		unit = found[1]
	}
	before := strings.TrimRight(text[:n.Start], ` \`)
	if r := []rune(before); len(r) > 0 && unicode.Is(unicode.Sc, r[len(r)-1]) {
		unit = string(r[len(r)-1]) + unit
	}
	return inWords(unit)
}

// inWords is a text in lower case, with names for signs of units.
func inWords(text string) string {
	text = signs.Replace(strings.ToLower(text))
	return strings.Join(strings.Fields(text), " ")
}

var signs = strings.NewReplacer("$", "dollars ", "€", "euros ", "£", "pounds ", "¢", "cents ", "percent", "%")

// is reports whether an answer is a result: the same number in the same unit. An answer without
// one has the unit of the result if the question wants no other, a result without one that of
// the answer if the question has it.
func (answer quantity) is(result quantity, question string) bool {
	switch {
	case !arith.Same(answer.value, result.value):
		return false
	case answer.unit == result.unit:
		return true
	case answer.unit == "%" || result.unit == "%": // a percentage is another number without its sign
		return false
	case answer.unit == "":
		asked := askedIn.FindStringSubmatch(question)
		if asked == nil {
			return !result.scaled
		}
		return result.unit == "" || strings.HasPrefix(result.unit, strings.ToLower(asked[1]))
	case result.unit == "":
		return strings.Contains(inWords(question), strings.TrimSuffix(answer.unit, "s"))
	}
	return strings.HasPrefix(result.unit, answer.unit+" ")
}
