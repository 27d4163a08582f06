package wordproblem

import (
	"slices"
	"strings"
)

var (
	eachHas    = exactly(`(?:each|every|a|an) ([\pL'-]+) (?:has|holds|gets|contains|needs|eats) (N\d+) ` + goods + `(?: and (N\d+) ` + goods + `)?`)
	askContent = exactly(`how many ` + goods + ` (?:are|is|do|were) (?:there )?(?:in|on|for) (N\d+) ([\pL'-]+)`)
)

// readContents reads what each of some things has, where the question says how many there
// are: "Each crate has 3 hats and 2 caps. How many caps are in 9 crates?"
func readContents(t *tale) *Plan {
	m := askContent.FindStringSubmatch(t.questionText)
	if m == nil {
		return nil
	}
	var each []string
	for _, words := range t.sentences {
		if countMarks(words, "NMFT") == 0 {
			continue
		}
		m := eachHas.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case m != nil && each == nil:
			each = m
		case countMarks(words, "NMFT") > 1 || countMarks(words, "N") == 0 || slices.ContainsFunc(words, func(w string) bool { return scaling.Has(w) }):
			return nil
		case !apartFrom(words, t.question, each):
			return nil
		}
	}
	if each == nil || Singular(m[3]) != Singular(each[1]) {
		return nil
	}
	for i := 3; i < len(each); i += 2 {
		if each[i] != "" && ending(each[i]) == ending(m[1]) && len(strings.Fields(m[1])) == 1 && ending(each[3]) != ending("x "+each[5]) {
			return t.number(m[2]).with('*', t.number(each[i-1])).plan()
		}
	}
	return nil
}

var (
	eachOfGets = exactly(`(?:and )?each of (N\d+) [\pL'-]+ gets (N\d+) ` + goods + ` and (N\d+) ` + goods)
	askThings  = exactly(`how many things (?:are|is) (?:that|there)(?: in all| altogether)?`)
	givenOut   = exactly(`if (N\d+) ` + goods + ` and ` + goods + ` (?:are|were) (?:[\pL ]+ )?in all , how many ([\pL'-]+) are there`)
	friendGift = exactly(`(N\d+) (?:friends|children|people|neighbors|boys|girls) (?:give|gave) (?:him|her|me|us|them|you) (N\d+)(?: [\pL'-]+)? each`)
	hadBefore  = exactly(`(?:[^A-Z]* )?(?:has|have|had) (N\d+) ` + goods)
	askNow     = exactly(`how many(?: ` + goods + `)? (?:does|do|did) [\pL'. ]+ have (?:now|in all|then)`)
)

// readGifts reads what several get each, or give each: "Each of 4 boys gets 3 pens and 2
// books", "He has 10 nuts. 6 friends give him 3 each."
func readGifts(t *tale) *Plan {
	out, asked := match(t.questionText, givenOut, askThings, askNow)
	if asked == nil {
		return nil
	}
	var all []outcome
	var had, given outcome
	var each []string
	for _, words := range t.sentences {
		text := strings.Join(words, " ")
		switch m, p := match(text, eachHas, friendGift, hadBefore); {
		case countMarks(words, "NMFT") == 0 || ofAge(words):
		case strings.HasPrefix(text, "each of "):
			for part := range strings.SplitSeq(text, " , ") {
				m := eachOfGets.FindStringSubmatch(part)
				if m == nil {
					return nil
				}
				all = append(all, t.number(m[1]).with('*', t.number(m[2]).with('+', t.number(m[4]))))
			}
		case p == eachHas && each == nil && len(m) > 5 && m[4] != "":
			each = m
		case p == friendGift && had.operand != nil && given.operand == nil:
			given = t.number(m[1]).with('*', t.number(m[2]))
		case p == hadBefore && had.operand == nil:
			had = t.number(m[1])
		case countMarks(words, "NMFT") > 1 || !apartFrom(words, t.question, nil) || slices.ContainsFunc(words, func(w string) bool { return scaling.Has(w) }):
			return nil
		}
	}
	switch {
	case len(all) > 0 && had.operand == nil && each == nil && asked == askThings:
		return total(all).plan()
	case given.operand != nil && len(all) == 0 && each == nil && asked == askNow:
		return had.with('+', given).plan()
	case each != nil && asked == givenOut && had.operand == nil && len(all) == 0 && Singular(out[4]) == Singular(each[1]) && out[2] == each[3] && out[3] == each[5]:
		return t.number(out[1]).with('/', t.number(each[2]).with('+', t.number(each[4]))).plan()
	}
	return nil
}

// apartFrom reports whether what a sentence counts is in neither the question nor the
// pattern.
func apartFrom(words, question, pattern []string) bool {
	if ofAge(words) {
		return true
	}
	kind := KindOf(words[slices.IndexFunc(words, isMark)+1:])
	if kind == nil {
		return false
	}
	noun := kind[len(kind)-1]
	return !slices.Contains(ones(question), noun) && !slices.ContainsFunc(pattern, func(p string) bool { return slices.Contains(ones(strings.Fields(p)), noun) })
}

var (
	twoTimes = exactly(`(?:[^A-Z]* )?(?:had|has|have|sold|got|made) (N\d+) ` + goods + ` in ([\pL'-]+) and (N\d+) in ([\pL'-]+)`)
	lastTime = exactly(`(?:last (?:year|week|month)|the year before),? (?:it|they|he|she|we|[\pL' ]+) (?:had|sold|got|made) (N\d+)(?: ` + goods + `)? in ([\pL'-]+) and (N\d+) in ([\pL'-]+)`)
	askThis  = exactly(`how many (more|fewer)(?: [\pL'-]+)? (?:were there|did [\pL' ]+ (?:have|sell|get|make)) (?:this|last) (?:year|week|month)(?: than (?:last|this) (?:year|week|month))?`)
)

// readYears reads the amounts of the same times of two years.
func readYears(t *tale) *Plan {
	m := askThis.FindStringSubmatch(t.questionText)
	if m == nil {
		return nil
	}
	var now, then []string
	for _, words := range t.sentences {
		text := strings.Join(words, " ")
		switch m, p := match(text, lastTime, twoTimes); {
		case countMarks(words, "NMFT") == 0:
		case p == lastTime && then == nil && now != nil:
			then = m
		case p == twoTimes && now == nil:
			now = m
		case countMarks(words, "NMFT") > 1 || !apartFrom(words, t.question, now):
			return nil
		}
	}
	if now == nil || then == nil || now[3] != then[3] || now[5] != then[5] {
		return nil
	}
	a, b := t.number(now[1]).with('+', t.number(now[4])), t.number(then[1]).with('+', t.number(then[4]))
	if m[1] == "fewer" {
		a, b = b, a
	}
	return a.with('-', b).plan()
}
