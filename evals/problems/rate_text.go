package problems

import (
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// linked takes one of each [a|b], the same one where the same choice is there again.
// Of choices with the same number in front, [1:ate|sold] and [1:eat|sell], it takes
// those in the same place.
func linked(r *rng, text string) string {
	taken, places := map[string]string{}, map[byte]int{}
	for strings.Contains(text, "[") {
		text = choice.ReplaceAllStringFunc(text, func(s string) string {
			if word, again := taken[s]; again {
				return word
			}
			options := strings.Split(s[1:len(s)-1], "|")
			i := r.intn(len(options))
			if first := options[0]; len(first) > 1 && first[1] == ':' && isDigit(first[0]) {
				if place, again := places[first[0]]; again {
					i = place
				}
				places[first[0]], options[0] = i, first[2:]
			}
			taken[s] = options[i]
			return options[i]
		})
	}
	return text
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// reworded says some of the numbers in other words: dollars for $, percent for %,
// two-thirds for 2/3.
func (t *tally) reworded(text string) string {
	if t.r.chance(10) && !strings.Contains(text, "a ${") && !strings.Contains(text, " bill") {
		text = dollarSlot.ReplaceAllString(text, "$1 dollars")
	}
	if t.r.chance(12) {
		text = strings.ReplaceAll(text, "}%", "} percent")
	}
	if m := fractionSlot.FindStringSubmatch(text); m != nil && t.r.chance(40) {
		if words := t.fractionWords(m[1], m[2]); words != "" {
			text = strings.Replace(text, m[0], words, 1)
		}
	}
	return text
}

var (
	dollarSlot   = lazyregexp.New(`\$(\{[A-Z]\})`)
	fractionSlot = lazyregexp.New(`\{([A-Z])\}/\{([A-Z])\}`)
	denominators = map[int][]string{3: {"third"}, 4: {"fourth", "quarter"}, 5: {"fifth"}, 6: {"sixth"}, 8: {"eighth"}, 10: {"tenth"}}
)

// fractionWords says a fraction of two numbers by words, "" where there are none. The
// denominator becomes a number that the text does not state, and so does a numerator 1.
func (t *tally) fractionWords(part, of string) string {
	n, d := t.values[part[0]-'A'].int(), t.values[of[0]-'A'].int()
	names := denominators[d]
	if names == nil || n == 1 && d > 5 || n > 1 && d%n == 0 {
		return ""
	}
	for i, o := range t.ops {
		for j, operand := range o {
			if operand == of {
				t.ops[i][j] = strconv.Itoa(d)
			}
		}
	}
	name := pick(t.r, names)
	if n == 1 {
		if d < 5 && t.r.chance(50) {
			return "one " + name
		}
		return "a " + name
	}
	return "{" + part + "}" + pick(t.r, []string{"-", " "}) + name + "s"
}

// withAside puts a fact that does not matter before the last sentence of a text that
// has several.
func (t *tally) withAside(text string) string {
	at := strings.LastIndex(text, ". ")
	aside := linked(t.r, pick(t.r, rateAsides))
	if at < 0 || confuses(text, aside) {
		return text
	}
	aside = strings.Replace(aside, "{E}", t.put(whole(t.r.between(2, 60))), 1)
	return text[:at+2] + aside + " " + text[at+2:]
}

// confuses reports whether a fact could belong to what a text asks for: another age
// where all ages are added up, other things where everything is counted.
func confuses(text, aside string) bool {
	counted := strings.Contains(text, "are there") || strings.Contains(text, "total number")
	ages := strings.Contains(text, "years") || strings.Contains(text, " age")
	return strings.Contains(aside, "years") && ages || strings.HasPrefix(aside, "There are") && counted ||
		strings.Contains(aside, "miles") && strings.Contains(text, "miles")
}

// withRemark puts a sentence without numbers at the beginning or before the question.
func withRemark(r *rng, text string) string {
	remark := linked(r, pick(r, rateRemarks))
	if strings.Contains(text, "{n}") && r.chance(70) {
		remark = linked(r, pick(r, personRemarks))
	}
	at := strings.LastIndex(text, ". ")
	if at < 0 || r.chance(65) {
		return remark + " " + text
	}
	return text[:at+2] + remark + " " + text[at+2:]
}

// named names the person of a text before a pronoun stands for it.
func named(text string) string {
	for _, pronoun := range []string{"{s}", "{S}"} {
		at := strings.Index(text, pronoun)
		if at >= 0 && !strings.Contains(text[:at], "{n}") && !trade.MatchString(text[:at]) {
			text = text[:at] + "{n}" + text[at+len(pronoun):]
		}
	}
	return text
}

// trade is somebody without a name for whom a pronoun may stand.
var trade = lazyregexp.New(`\ba (farmer|baker|teacher|cook|gardener)\b`)

// needsN is the article "a" before a vowel.
var needsN = lazyregexp.New(`\b([Aa]) ([aeio]|um|up|ug)`)

// tidied writes "an" where it has to stand and drops the blanks that words left out
// leave behind.
func tidied(text string) string {
	if strings.Contains(text, "  ") || strings.Contains(text, " ?") || strings.Contains(text, " .") {
		text = blanks.ReplaceAllString(text, "$1")
	}
	return needsN.ReplaceAllString(text, "${1}n $2")
}

// capitals begins every sentence with a capital letter.
func capitals(text string) string {
	b := []byte(text)
	start := true
	for i, c := range b {
		if start && c >= 'a' && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
		if c != ' ' {
			start = false
		}
		if (c == '.' || c == '?' || c == '!') && i+1 < len(b) && b[i+1] == ' ' {
			start = true
		}
	}
	return string(b)
}

// fill writes the numbers and tells in which order their letters stand.
func (t *tally) fill(text string) (out string, order []string) {
	spelled := t.r.chance(12)
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		if !found {
			b.WriteString(before)
			return capitals(b.String()), order
		}
		letter, after, _ := strings.Cut(rest, "}")
		order = append(order, letter)
		number := t.number(t.values[letter[0]-'A'], before, after, spelled)
		b.WriteString(articled(before, number) + number)
		text = after
	}
}

// articled is text that ends before a number, with "an" for "a" at its end if the
// number is spoken with a vowel.
func articled(text, number string) string {
	vowel := strings.HasPrefix(number, "8") || strings.HasPrefix(number, "e") || number == "11" || number == "18"
	for _, end := range []string{" a ", " a $"} {
		if rest, ok := strings.CutSuffix(text, end); ok && vowel {
			return rest + " an" + end[2:]
		}
	}
	return text
}

// fractionRest is the rest of a fraction in words, behind its numerator.
var fractionRest = lazyregexp.New(`^[- ](third|fourth|quarter|fifth|sixth|eighth|tenth)s`)

// number writes a number between its neighbours in the text.
func (t *tally) number(v fixed, before, after string, spelled bool) string {
	money := strings.HasSuffix(before, "$")
	if !v.isWhole() {
		if money {
			return v.rat().FloatString(2)
		}
		return Decimal(v.rat())
	}
	n := v.int()
	if fractionRest.MatchString(after) {
		return inWords(n)
	}
	alone := !money && !strings.HasSuffix(before, "/") && !strings.HasPrefix(after, "%") && !strings.HasPrefix(after, "/")
	switch {
	case alone && n < 100 && (spelled || n < 11 && t.r.chance(8)):
		return inWords(n)
	case money && n < 1000 && t.r.chance(4):
		return strconv.Itoa(n) + ".00"
	case n >= 1000 && t.r.chance(60):
		return strconv.Itoa(n/1000) + "," + strconv.Itoa(1000 + n%1000)[1:]
	}
	return strconv.Itoa(n)
}
