package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

var (
	eachHas    = tale.Exactly(`(?:each|every|a|an) ([\pL'-]+) (?:has|holds|gets|contains|needs|eats) (N\d+) ` + tale.Goods + `(?: and (N\d+) ` + tale.Goods + `)?`)
	askContent = tale.Exactly(`how many ` + tale.Goods + ` (?:are|is|do|were) (?:there )?(?:in|on|for) (N\d+) ([\pL'-]+)`)
)

// readContents reads what each of some things has, where the question says how many there
// are: "Each crate has 3 hats and 2 caps. How many caps are in 9 crates?"
func readContents(t *tale.Tale) *plan.Plan {
	m := askContent.FindStringSubmatch(t.QuestionText)
	if m == nil {
		return nil
	}
	var each []string
	for _, words := range t.Sentences {
		if tale.CountMarks(words, "NMFT") == 0 {
			continue
		}
		m := eachHas.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case m != nil && each == nil:
			each = m
		case tale.CountMarks(words, "NMFT") > 1 || tale.CountMarks(words, "N") == 0 || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) }):
			return nil
		case !apartFrom(words, t.Question, each):
			return nil
		}
	}
	if each == nil || wordproblem.Singular(m[3]) != wordproblem.Singular(each[1]) {
		return nil
	}
	for i := 3; i < len(each); i += 2 {
		if each[i] != "" && ending(each[i]) == ending(m[1]) && len(strings.Fields(m[1])) == 1 && ending(each[3]) != ending("x "+each[5]) {
			return t.Number(m[2]).With('*', t.Number(each[i-1])).Plan()
		}
	}
	return nil
}

var (
	eachOfGets = tale.Exactly(`(?:and )?each of (N\d+) [\pL'-]+ gets (N\d+) ` + tale.Goods + ` and (N\d+) ` + tale.Goods)
	askThings  = tale.Exactly(`how many things (?:are|is) (?:that|there)(?: in all| altogether)?`)
	givenOut   = tale.Exactly(`if (N\d+) ` + tale.Goods + ` and ` + tale.Goods + ` (?:are|were) (?:[\pL ]+ )?in all , how many ([\pL'-]+) are there`)
	friendGift = tale.Exactly(`(N\d+) (?:friends|children|people|neighbors|boys|girls) (?:give|gave) (?:him|her|me|us|them|you) (N\d+)(?: [\pL'-]+)? each`)
	hadBefore  = tale.Exactly(`(?:[^A-Z]* )?(?:has|have|had) (N\d+) ` + tale.Goods)
	askNow     = tale.Exactly(`how many(?: ` + tale.Goods + `)? (?:does|do|did) [\pL'. ]+ have (?:now|in all|then)`)
)

// readGifts reads what several get each, or give each: "Each of 4 boys gets 3 pens and 2
// books", "He has 10 nuts. 6 friends give him 3 each."
func readGifts(t *tale.Tale) *plan.Plan {
	out, asked := tale.Match(t.QuestionText, givenOut, askThings, askNow)
	if asked == nil {
		return nil
	}
	var all []plan.Outcome
	var had, given plan.Outcome
	var each []string
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		switch m, p := tale.Match(text, eachHas, friendGift, hadBefore); {
		case tale.CountMarks(words, "NMFT") == 0 || tale.OfAge(words):
		case strings.HasPrefix(text, "each of "):
			for part := range strings.SplitSeq(text, " , ") {
				m := eachOfGets.FindStringSubmatch(part)
				if m == nil {
					return nil
				}
				all = append(all, t.Number(m[1]).With('*', t.Number(m[2]).With('+', t.Number(m[4]))))
			}
		case p == eachHas && each == nil && len(m) > 5 && m[4] != "":
			each = m
		case p == friendGift && had.Operand != nil && given.Operand == nil:
			given = t.Number(m[1]).With('*', t.Number(m[2]))
		case p == hadBefore && had.Operand == nil:
			had = t.Number(m[1])
		case tale.CountMarks(words, "NMFT") > 1 || !apartFrom(words, t.Question, nil) || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) }):
			return nil
		}
	}
	switch {
	case len(all) > 0 && had.Operand == nil && each == nil && asked == askThings:
		return plan.Total(all).Plan()
	case given.Operand != nil && len(all) == 0 && each == nil && asked == askNow:
		return had.With('+', given).Plan()
	case each != nil && asked == givenOut && had.Operand == nil && len(all) == 0 && wordproblem.Singular(out[4]) == wordproblem.Singular(each[1]) && out[2] == each[3] && out[3] == each[5]:
		return t.Number(out[1]).With('/', t.Number(each[2]).With('+', t.Number(each[4]))).Plan()
	}
	return nil
}

// apartFrom reports whether what a sentence counts is in neither the question nor the
// pattern.
func apartFrom(words, question, pattern []string) bool {
	if tale.OfAge(words) {
		return true
	}
	kind := wordproblem.KindOf(words[slices.IndexFunc(words, tale.IsMark)+1:])
	if kind == nil {
		return false
	}
	noun := kind[len(kind)-1]
	return !slices.Contains(tale.Ones(question), noun) && !slices.ContainsFunc(pattern, func(p string) bool { return slices.Contains(tale.Ones(strings.Fields(p)), noun) })
}

var (
	twoTimes = tale.Exactly(`(?:[^A-Z]* )?(?:had|has|have|sold|got|made) (N\d+) ` + tale.Goods + ` in ([\pL'-]+) and (N\d+) in ([\pL'-]+)`)
	lastTime = tale.Exactly(`(?:last (?:year|week|month)|the year before),? (?:it|they|he|she|we|[\pL' ]+) (?:had|sold|got|made) (N\d+)(?: ` + tale.Goods + `)? in ([\pL'-]+) and (N\d+) in ([\pL'-]+)`)
	askThis  = tale.Exactly(`how many (more|fewer)(?: [\pL'-]+)? (?:were there|did [\pL' ]+ (?:have|sell|get|make)) (?:this|last) (?:year|week|month)(?: than (?:last|this) (?:year|week|month))?`)
)

// readYears reads the amounts of the same times of two years.
func readYears(t *tale.Tale) *plan.Plan {
	m := askThis.FindStringSubmatch(t.QuestionText)
	if m == nil {
		return nil
	}
	var now, then []string
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		switch m, p := tale.Match(text, lastTime, twoTimes); {
		case tale.CountMarks(words, "NMFT") == 0:
		case p == lastTime && then == nil && now != nil:
			then = m
		case p == twoTimes && now == nil:
			now = m
		case tale.CountMarks(words, "NMFT") > 1 || !apartFrom(words, t.Question, now):
			return nil
		}
	}
	if now == nil || then == nil || now[3] != then[3] || now[5] != then[5] {
		return nil
	}
	a, b := t.Number(now[1]).With('+', t.Number(now[4])), t.Number(then[1]).With('+', t.Number(then[4]))
	if m[1] == "fewer" {
		a, b = b, a
	}
	return a.With('-', b).Plan()
}
