package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// grouped is what a tale tells of things that are counted in groups.
type grouped struct {
	*tale
	noun  string  // what is counted in the end, in the singular
	terms []group // what there is, or what is used up
	gone  []outcome
	pool  outcome // what all have that they use from
	start outcome // what there is before some are given away
	also  outcome // so many more in each group
	extra string  // what these are
	bags  outcome // into how many equal groups the rest goes
}

// group is so many things, in groups or not.
type group struct {
	who    string
	groups outcome // how many; without an operand for none
	sum    outcome
	noun   string
}

var (
	groupsOf  = exactly(`(?:(.*?) )?(N\d+) ` + goods + ` (?:of|with|each with|that (?:hold|have|contain)|which (?:hold|have|contain)|holding|containing) (N\d+) ` + goods + `(?: each| in each| apiece)?`)
	groupsHad = exactly(`(N\d+) ` + goods + ` (?:have|has|hold|holds|contain|contains) (N\d+) ` + goods + ` each`)
	packedIn  = exactly(`(?:there (?:are|were) )?(N\d+) ` + goods + ` of (N\d+) ` + goods + ` in each ([\pL'-]+)`)
	groupOne  = exactly(`(?:(.*?) )?(?:a|an|one) ` + goods + ` (?:of|with) (N\d+) ` + goods)
	using     = exactly(`(.*?) (?:makes?|made|uses?|used|needs?|needed) (N\d+) ` + goods)
	alsoIn    = exactly(`in each (?:of them|of these|one) (?:are|were|is) (?:also )?(N\d+) ` + goods)
	theyHave  = exactly(`(?:they|together they|they together) (?:have|had) (N\d+) ` + goods)
	toEachOf  = lazyregexp.New(`(N\d+)(?: [\pL'-]+)? (?:to|for) each of (?:(?:his|her|the|their|my|our|your|these) )?(N\d+) [\pL'-]+`)
	hasSome   = exactly(`(?:[^A-Z]*? )?(?:has|have|had|bought|buys|buy|picked|collected|baked) (N\d+) ` + goods)
	restIn    = exactly(`the (?:rest|others|remaining [\pL'-]+) (?:go|went|are put|were put|are packed|were packed|is put|goes) (?:in|into) (N\d+) (?:equal )?([\pL'-]+)`)

	// groupWords are such that what tells of groups has one of them.
	groupWords = wordset.Of("of with each hold have contain holding containing")

	askTotal = exactly(`how many ` + goods + ` (?:are|were) (?:there|they)(?: in all| in total| altogether| now)?`)
	askHave  = exactly(`how many ` + goods + ` (?:does|do|did) [\pL'. ]+ (?:have|need|use)(?: in all| in total| altogether)?`)
	askOver  = exactly(`how many(?: ([\pL'-]+(?: [\pL'-]+)?))? (?:are|were) left(?: over| after that)?|how many(?: ([\pL'-]+(?: [\pL'-]+)?))? (?:does|do|did) [\pL'. ]+ have left(?: over)?`)
	askMore  = exactly(`how many more ` + goods + ` (?:does|do|did) ([\pL'. ]+) (?:need|use|make|have) than ([\pL'. ]+)`)
	askEach  = exactly(`how many(?: [\pL'-]+)? (?:are|go|were|went) in (?:each|a|one) ([\pL'-]+)`)
)

// readGroups reads things in groups: "Ann makes 2 rings of 6 beads and a chain of 9 beads.
// They have 50 beads. How many are left?"
func readGroups(t *tale) *Plan {
	if !t.tells(groupWords) {
		return nil
	}
	g := &grouped{tale: t}
	products := 0
	for _, words := range t.sentences {
		if !g.readSentence(words) {
			return nil
		}
	}
	for _, p := range g.terms {
		if p.groups.operand != nil {
			products++
		}
	}
	if products+len(g.gone) == 0 {
		return nil
	}
	return g.asked().plan()
}

func (g *grouped) readSentence(words []string) bool {
	who := ""
	for _, part := range partsOf(words) {
		if countMarks(part, "NMFT") == 0 {
			if slices.ContainsFunc(part, func(w string) bool { return untold.Has(w) || spreading.Has(w) }) {
				return false
			}
			continue
		}
		n := len(g.terms)
		if !g.readPart(strings.Join(part, " ")) {
			if countMarks(words, "NMFT") == 1 && g.aside(part) {
				continue
			}
			return false
		}
		if len(g.terms) > n {
			if last := &g.terms[n]; last.who == "" {
				last.who = who
			} else {
				who = last.who
			}
		}
	}
	return true
}

// readPart reads a part of a sentence that tells an amount.
func (g *grouped) readPart(text string) bool {
	if m := toEachOf.FindAllStringSubmatch(text, -1); m != nil {
		if len(m)*2 != countMarks(strings.Fields(text), "NMFT") {
			return false
		}
		for _, one := range m {
			g.gone = append(g.gone, g.number(one[1]).with('*', g.number(one[2])))
		}
		return true
	}
	m, p := match(text, packedIn, groupsHad, theyHave, alsoIn, restIn, groupsOf, groupOne, hasSome, using)
	switch p {
	case packedIn:
		return g.packed(m)
	case groupsHad:
		return g.add(group{groups: g.number(m[1]), sum: g.number(m[1]).with('*', g.number(m[3])), noun: ending(m[4])})
	case groupsOf:
		return g.add(group{who: starting(m[1]), groups: g.number(m[2]), sum: g.number(m[2]).with('*', g.number(m[4])), noun: ending(m[5])})
	case groupOne:
		return g.add(group{who: starting(m[1]), groups: stated(plain(1)), sum: g.number(m[3]), noun: ending(m[4])})
	case using:
		return g.add(group{who: starting(m[1]), sum: g.number(m[2]), noun: ending(m[3])})
	case theyHave:
		return len(g.terms) > 0 && g.sameNoun(ending(m[2])) && set(&g.pool, g.number(m[1]))
	case alsoIn:
		g.extra = ending(m[2])
		return len(g.terms) > 0 && set(&g.also, g.number(m[1]))
	case hasSome:
		return len(g.terms) == 0 && g.sameNoun(ending(m[2])) && set(&g.start, g.number(m[1]))
	case restIn:
		return len(g.gone) > 0 && set(&g.bags, g.number(m[1]))
	}
	return false
}

// add notes so many more things.
func (g *grouped) add(one group) bool {
	if !g.sameNoun(one.noun) || one.sum.operand == nil {
		return false
	}
	g.terms = append(g.terms, one)
	return true
}

// sameNoun reports whether a noun is that of what is counted.
func (g *grouped) sameNoun(noun string) bool {
	if g.noun == "" {
		g.noun = noun
	}
	return g.noun == noun
}

// packed reads what is in each of the things that were counted before.
func (g *grouped) packed(m []string) bool {
	if len(g.terms) != 1 || g.terms[0].noun != Singular(m[5]) {
		return false
	}
	g.noun = ending(m[4])
	all := g.terms[0].sum.with('*', g.number(m[1])).with('*', g.number(m[3]))
	g.terms[0] = group{groups: all, sum: all, noun: g.noun}
	return true
}

// ending is the thing that a phrase names.
func ending(phrase string) string {
	words := strings.Fields(phrase)
	return Singular(words[len(words)-1])
}

// starting is who does something, from the words up to the amount: "Lily makes".
func starting(before string) string {
	words := strings.Fields(before)
	if len(words) < 2 || words[0] == "there" {
		return ""
	}
	return strings.Join(words[:len(words)-1], " ")
}

func (g *grouped) aside(words []string) bool {
	all := marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || slices.ContainsFunc(words, func(w string) bool { return scaling.Has(w) }) {
		return false
	}
	kind := KindOf(words[slices.Index(words, all[0])+1:])
	return kind != nil && kind[len(kind)-1] != g.noun && !slices.Contains(ones(g.question), kind[len(kind)-1])
}

// asked is what the question asks for; the zero value where that is not understood.
func (g *grouped) asked() outcome {
	m, p := match(g.questionText, askMore, askOver, askEach, askTotal, askHave)
	var sums, groups []outcome
	for _, one := range g.terms {
		sums = append(sums, one.sum)
		if one.groups.operand != nil {
			groups = append(groups, one.groups)
		}
	}
	all := total(sums)
	plainly := g.pool.operand == nil && len(g.gone) == 0 && g.bags.operand == nil && g.start.operand == nil
	switch {
	case p == nil:
	case p == askMore && plainly && g.also.operand == nil:
		return g.differs(m)
	case p == askOver && g.also.operand == nil && g.bags.operand == nil && (m[1]+m[2] == "" || ending(m[1]+m[2]) == g.noun):
		return g.over(all)
	case p == askEach && g.bags.operand != nil:
		return g.over(all).with('/', g.bags)
	case p == askTotal && plainly && g.also.operand != nil:
		if ending(m[1]) != g.extra || !strings.Contains(m[1], " and ") || !strings.Contains(m[1], g.plural()) || len(groups) != len(sums) {
			return outcome{}
		}
		return all.with('+', total(groups).with('*', g.also))
	case (p == askTotal || p == askHave && sameMaker(g.terms)) && plainly && g.also.operand == nil && strings.Count(m[1], " ") < 2 && ending(m[1]) == g.noun:
		return all
	}
	return outcome{}
}

// plural is the thing that is counted as the tale has it.
func (g *grouped) plural() string {
	for _, w := range slices.Concat(g.sentences...) {
		if Singular(w) == g.noun {
			return w
		}
	}
	return g.noun
}

// sameMaker reports whether all is told of one.
func sameMaker(all []group) bool {
	return !slices.ContainsFunc(all, func(o group) bool { return o.who != all[0].who })
}

// over is what is left in the end.
func (g *grouped) over(all outcome) outcome {
	left := g.start
	switch {
	case g.pool.operand != nil && len(g.gone) == 0 && g.start.operand == nil:
		return g.pool.with('-', all)
	case g.pool.operand != nil || len(g.gone) == 0:
		return outcome{}
	case left.operand == nil && len(g.terms) == 1:
		left = all
	case left.operand == nil || len(g.terms) > 0:
		return outcome{}
	}
	for _, gone := range g.gone {
		left = left.with('-', gone)
	}
	return left
}

// differs is how many more one has than another.
func (g *grouped) differs(m []string) outcome {
	if ending(m[1]) != g.noun {
		return outcome{}
	}
	var sums [2]outcome
	for i, who := range m[2:4] {
		var own []outcome
		for _, one := range g.terms {
			if one.who == who {
				own = append(own, one.sum)
			}
		}
		if sums[i] = total(own); sums[i].operand == nil {
			return outcome{}
		}
	}
	return sums[0].with('-', sums[1])
}
