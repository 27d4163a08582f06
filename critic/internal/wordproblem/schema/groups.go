package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// grouped is what a tale tells of things that are counted in groups.
type grouped struct {
	*tale.Tale
	noun  string  // what is counted in the end, in the singular
	terms []group // what there is, or what is used up
	gone  []plan.Outcome
	pool  plan.Outcome // what all have that they use from
	start plan.Outcome // what there is before some are given away
	also  plan.Outcome // so many more in each group
	extra string       // what these are
	bags  plan.Outcome // into how many equal groups the rest goes
}

// group is so many things, in groups or not.
type group struct {
	who    string
	groups plan.Outcome // how many; without an operand for none
	sum    plan.Outcome
	noun   string
}

var (
	groupsOf  = tale.Exactly(`(?:(.*?) )?(N\d+) ` + tale.Goods + ` (?:of|with|each with|that (?:hold|have|contain)|which (?:hold|have|contain)|holding|containing) (N\d+) ` + tale.Goods + `(?: each| in each| apiece)?`)
	groupsHad = tale.Exactly(`(N\d+) ` + tale.Goods + ` (?:have|has|hold|holds|contain|contains) (N\d+) ` + tale.Goods + ` each`)
	packedIn  = tale.Exactly(`(?:there (?:are|were) )?(N\d+) ` + tale.Goods + ` of (N\d+) ` + tale.Goods + ` in each ([\pL'-]+)`)
	groupOne  = tale.Exactly(`(?:(.*?) )?(?:a|an|one) ` + tale.Goods + ` (?:of|with) (N\d+) ` + tale.Goods)
	using     = tale.Exactly(`(.*?) (?:makes?|made|uses?|used|needs?|needed) (N\d+) ` + tale.Goods)
	alsoIn    = tale.Exactly(`in each (?:of them|of these|one) (?:are|were|is) (?:also )?(N\d+) ` + tale.Goods)
	theyHave  = tale.Exactly(`(?:they|together they|they together) (?:have|had) (N\d+) ` + tale.Goods)
	toEachOf  = lazyregexp.New(`(N\d+)(?: [\pL'-]+)? (?:to|for) each of (?:(?:his|her|the|their|my|our|your|these) )?(N\d+) [\pL'-]+`)
	hasSome   = tale.Exactly(`(?:[^A-Z]*? )?(?:has|have|had|bought|buys|buy|picked|collected|baked) (N\d+) ` + tale.Goods)
	restIn    = tale.Exactly(`the (?:rest|others|remaining [\pL'-]+) (?:go|went|are put|were put|are packed|were packed|is put|goes) (?:in|into) (N\d+) (?:equal )?([\pL'-]+)`)

	// groupWords are such that what tells of groups has one of them.
	groupWords = wordset.Of("of with each hold have contain holding containing")

	askTotal = tale.Exactly(`how many ` + tale.Goods + ` (?:are|were) (?:there|they)(?: in all| in total| altogether| now)?`)
	askHave  = tale.Exactly(`how many ` + tale.Goods + ` (?:does|do|did) [\pL'. ]+ (?:have|need|use)(?: in all| in total| altogether)?`)
	askOver  = tale.Exactly(`how many(?: ([\pL'-]+(?: [\pL'-]+)?))? (?:are|were) left(?: over| after that)?|how many(?: ([\pL'-]+(?: [\pL'-]+)?))? (?:does|do|did) [\pL'. ]+ have left(?: over)?`)
	askMore  = tale.Exactly(`how many more ` + tale.Goods + ` (?:does|do|did) ([\pL'. ]+) (?:need|use|make|have) than ([\pL'. ]+)`)
	askEach  = tale.Exactly(`how many(?: [\pL'-]+)? (?:are|go|were|went) in (?:each|a|one) ([\pL'-]+)`)
)

// readGroups reads things in groups: "Ann makes 2 rings of 6 beads and a chain of 9 beads.
// They have 50 beads. How many are left?"
func readGroups(t *tale.Tale) *plan.Plan {
	if !t.Tells(groupWords) {
		return nil
	}
	g := &grouped{Tale: t}
	products := 0
	for _, words := range t.Sentences {
		if !g.readSentence(words) {
			return nil
		}
	}
	for _, p := range g.terms {
		if p.groups.Operand != nil {
			products++
		}
	}
	if products+len(g.gone) == 0 {
		return nil
	}
	return g.asked().Plan()
}

func (g *grouped) readSentence(words []string) bool {
	who := ""
	for _, part := range tale.PartsOf(words) {
		if tale.CountMarks(part, "NMFT") == 0 {
			if slices.ContainsFunc(part, func(w string) bool { return untold.Has(w) || spreading.Has(w) }) {
				return false
			}
			continue
		}
		n := len(g.terms)
		if !g.readPart(strings.Join(part, " ")) {
			if tale.CountMarks(words, "NMFT") == 1 && g.aside(part) {
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
		if len(m)*2 != tale.CountMarks(strings.Fields(text), "NMFT") {
			return false
		}
		for _, one := range m {
			g.gone = append(g.gone, g.Number(one[1]).With('*', g.Number(one[2])))
		}
		return true
	}
	m, p := tale.Match(text, packedIn, groupsHad, theyHave, alsoIn, restIn, groupsOf, groupOne, hasSome, using)
	switch p {
	case packedIn:
		return g.packed(m)
	case groupsHad:
		return g.add(group{groups: g.Number(m[1]), sum: g.Number(m[1]).With('*', g.Number(m[3])), noun: ending(m[4])})
	case groupsOf:
		return g.add(group{who: starting(m[1]), groups: g.Number(m[2]), sum: g.Number(m[2]).With('*', g.Number(m[4])), noun: ending(m[5])})
	case groupOne:
		return g.add(group{who: starting(m[1]), groups: plan.Stated(wordproblem.Plain(1)), sum: g.Number(m[3]), noun: ending(m[4])})
	case using:
		return g.add(group{who: starting(m[1]), sum: g.Number(m[2]), noun: ending(m[3])})
	case theyHave:
		return len(g.terms) > 0 && g.sameNoun(ending(m[2])) && set(&g.pool, g.Number(m[1]))
	case alsoIn:
		g.extra = ending(m[2])
		return len(g.terms) > 0 && set(&g.also, g.Number(m[1]))
	case hasSome:
		return len(g.terms) == 0 && g.sameNoun(ending(m[2])) && set(&g.start, g.Number(m[1]))
	case restIn:
		return len(g.gone) > 0 && set(&g.bags, g.Number(m[1]))
	}
	return false
}

// add notes so many more things.
func (g *grouped) add(one group) bool {
	if !g.sameNoun(one.noun) || one.sum.Operand == nil {
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
	if len(g.terms) != 1 || g.terms[0].noun != wordproblem.Singular(m[5]) {
		return false
	}
	g.noun = ending(m[4])
	all := g.terms[0].sum.With('*', g.Number(m[1])).With('*', g.Number(m[3]))
	g.terms[0] = group{groups: all, sum: all, noun: g.noun}
	return true
}

// ending is the thing that a phrase names.
func ending(phrase string) string {
	words := strings.Fields(phrase)
	return wordproblem.Singular(words[len(words)-1])
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
	all := tale.Marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) }) {
		return false
	}
	kind := wordproblem.KindOf(words[slices.Index(words, all[0])+1:])
	return kind != nil && kind[len(kind)-1] != g.noun && !slices.Contains(tale.Ones(g.Question), kind[len(kind)-1])
}

// asked is what the question asks for; the zero value where that is not understood.
func (g *grouped) asked() plan.Outcome {
	m, p := tale.Match(g.QuestionText, askMore, askOver, askEach, askTotal, askHave)
	var sums, groups []plan.Outcome
	for _, one := range g.terms {
		sums = append(sums, one.sum)
		if one.groups.Operand != nil {
			groups = append(groups, one.groups)
		}
	}
	all := plan.Total(sums)
	plainly := g.pool.Operand == nil && len(g.gone) == 0 && g.bags.Operand == nil && g.start.Operand == nil
	switch {
	case p == nil:
	case p == askMore && plainly && g.also.Operand == nil:
		return g.differs(m)
	case p == askOver && g.also.Operand == nil && g.bags.Operand == nil && (m[1]+m[2] == "" || ending(m[1]+m[2]) == g.noun):
		return g.over(all)
	case p == askEach && g.bags.Operand != nil:
		return g.over(all).With('/', g.bags)
	case p == askTotal && plainly && g.also.Operand != nil:
		if ending(m[1]) != g.extra || !strings.Contains(m[1], " and ") || !strings.Contains(m[1], g.plural()) || len(groups) != len(sums) {
			return plan.Outcome{}
		}
		return all.With('+', plan.Total(groups).With('*', g.also))
	case (p == askTotal || p == askHave && sameMaker(g.terms)) && plainly && g.also.Operand == nil && strings.Count(m[1], " ") < 2 && ending(m[1]) == g.noun:
		return all
	}
	return plan.Outcome{}
}

// plural is the thing that is counted as the tale has it.
func (g *grouped) plural() string {
	for _, w := range slices.Concat(g.Sentences...) {
		if wordproblem.Singular(w) == g.noun {
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
func (g *grouped) over(all plan.Outcome) plan.Outcome {
	left := g.start
	switch {
	case g.pool.Operand != nil && len(g.gone) == 0 && g.start.Operand == nil:
		return g.pool.With('-', all)
	case g.pool.Operand != nil || len(g.gone) == 0:
		return plan.Outcome{}
	case left.Operand == nil && len(g.terms) == 1:
		left = all
	case left.Operand == nil || len(g.terms) > 0:
		return plan.Outcome{}
	}
	for _, gone := range g.gone {
		left = left.With('-', gone)
	}
	return left
}

// differs is how many more one has than another.
func (g *grouped) differs(m []string) plan.Outcome {
	if ending(m[1]) != g.noun {
		return plan.Outcome{}
	}
	var sums [2]plan.Outcome
	for i, who := range m[2:4] {
		var own []plan.Outcome
		for _, one := range g.terms {
			if one.who == who {
				own = append(own, one.sum)
			}
		}
		if sums[i] = plan.Total(own); sums[i].Operand == nil {
			return plan.Outcome{}
		}
	}
	return sums[0].With('-', sums[1])
}
