package ledger

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	scales    = tale.Exactly(`(?:(.*) )?(doubled|doubles|tripled|triples|halved|halves)(?: (?:the|his|her|its|their) (?:number|amount)(?: of .*)?| (?:it|them))?`)
	numberBy  = tale.Exactly(`(?:the|its|their) (?:number|amount|population|membership)(?: of [\pL'-]+)? (grew|rose|increased|went up|fell|dropped|decreased|went down|sank) by ([NF]\d+)`)
	putAll    = tale.Exactly(`they (?:put|mixed|poured|threw|combined) (?:all of them|them|them all|everything|all of these|all) together`)
	inOne     = tale.Exactly(`(?:there (?:are|were) )?(N\d+) ` + tale.Goods + ` (?:in|on|to) (?:a|an|each|every) ([\pL'-]+)`)
	oneHolds  = tale.Exactly(`(?:a|an|each|every|one) ([\pL'-]+) (?:holds?|has|contains?|had|held|contained) (N\d+) ` + tale.Goods)
	eachTakes = tale.Exactly(`each of (N\d+) (?:[\pL'-]+) (?:got|gets|took|takes|ate|eats|received|bought) (.*)`)
	partFull  = tale.Exactly(`an? ([\pL'-]+) (?:for|of) (N\d+) ([\pL'-]+) is (F\d+) full`)
	scaled    = tale.Exactly(`(?:the|his|her|their|its|all the) (?:[\pL'-]+ )?[\pL'-]+ (?:was|were) (doubled|tripled|halved)`)
	onSale    = tale.Exactly(`an? (M\d+) [\pL'-]+(?: [\pL'-]+){0,3} (?:is|was) (?:on sale (?:at|for) |sold at )?(F\d+) off`)
	filled    = tale.Exactly(`(?:.* )?(?:filled|fills|packed|packs) (N\d+) [\pL'-]+ with (N\d+) ([\pL'-]+(?: [\pL'-]+)?) each and (?:gave|sold|donated|mailed) (?:these|them|those)(?: away)?(?: to [\pL'-]+)?`)

	rising = wordset.Of("grew rose increased went up")
)

// readWhole reads a part that changes an amount as a whole, puts amounts together or tells
// what one thing holds.
func (l *ledger) readWhole(words []string) bool {
	a := l.current()
	if len(l.accounts) > 1 && tale.At(words, 0) == "the" {
		a = nil
	}
	m, p := tale.Match(strings.Join(words, " "), scaled, scales, numberBy, putAll, inOne, oneHolds, eachTakes, filled, onSale, partFull)
	switch {
	case p == nil:
		return false
	case p == inOne:
		return l.holding(m[3], amount{Outcome: l.Tale.Number(m[1]), kind: tale.Ones(strings.Fields(m[2]))})
	case p == oneHolds:
		return !l.Names[m[1]] && l.holding(m[1], amount{Outcome: l.Tale.Number(m[2]), kind: tale.Ones(strings.Fields(m[3]))})
	case p == onSale:
		if len(l.accounts) > 0 {
			return false
		}
		price := l.Tale.Number(m[1])
		own := l.open("it", amount{kind: []string{"$"}})
		own.spent = price.Less(price.Times(l.Factor(m[2])))
		return true
	case p == partFull:
		if len(l.accounts) > 0 {
			return false
		}
		l.open(m[1], amount{Outcome: l.Tale.Number(m[2]).Times(l.Factor(m[4])), kind: []string{wordproblem.Singular(m[3])}})
		return true
	case p == putAll:
		return len(l.accounts) == 2 && l.join(l.accounts[0].who)
	case a == nil || a.now.Operand == nil:
		return false
	case p == scaled:
		return l.scale(a, m[1])
	case p == scales:
		return tale.CountMarks(words, "NMFT") == 0 && l.scale(a, m[2])
	case p == numberBy:
		by := l.Tale.Number(m[2])
		if m[2][0] == 'F' {
			by = a.now.Times(l.Factor(m[2]))
		}
		return l.change(a, map[bool]byte{true: '+', false: '-'}[rising.Has(strings.Fields(m[1])[0]) && m[1] != "went down"], amount{Outcome: by})
	case p == filled:
		return wordproblem.SameKind(tale.Ones(strings.Fields(m[3])), a.kind) && l.change(a, '-', amount{Outcome: l.Tale.Number(m[1]).With('*', l.Tale.Number(m[2]))})
	}
	taken, n := l.read(strings.Fields(m[2]))
	return n == len(strings.Fields(m[2])) && taken.of && l.change(a, '-', amount{Outcome: l.Tale.Number(m[1]).With('*', taken.Outcome)})
}

// scale doubles an amount or the like.
func (l *ledger) scale(a *account, verb string) bool {
	op := byte('*')
	if strings.HasPrefix(verb, "halv") {
		op = '/'
	}
	a.now, a.changed = a.now.With(op, plan.Stated(wordproblem.Plain(tale.ScaleBy[verb]))), true
	return a.now.Operand != nil
}

// holding notes what one thing holds, of which there are some already or will be.
func (l *ledger) holding(thing string, in amount) bool {
	one := wordproblem.Singular(thing)
	if !l.severalOf(thing) || persons.Has(one) {
		return false
	}
	for _, a := range l.accounts {
		if lastKind(a.kind) == one {
			a.now, a.kind = a.now.With('*', in.Outcome), in.kind
			return true
		}
	}
	if _, known := l.contents[one]; known || len(l.accounts) > 0 || len(in.kind) > wordproblem.LongestKind {
		return false
	}
	if l.contents == nil {
		l.contents = map[string]amount{}
	}
	l.contents[one] = in
	return true
}

// severalOf reports whether a tale tells of a number of some things.
func (l *ledger) severalOf(thing string) bool {
	is := func(w string) bool { return w != thing && wordproblem.Singular(w) == wordproblem.Singular(thing) }
	return slices.ContainsFunc(l.Tale.Sentences, func(s []string) bool {
		for i, w := range s {
			if tale.IsMark(w) && (is(tale.At(s, i+1)) || is(tale.At(s, i+2))) {
				return true
			}
		}
		return false
	})
}

// join puts together what all have, where it is of one kind.
func (l *ledger) join(who string) bool {
	first := l.accounts[0]
	for _, a := range l.accounts[1:] {
		switch {
		case !wordproblem.SameKind(a.kind, first.kind):
			return false
		case first.now.Operand != nil && a.now.Operand != nil:
			first.now = first.now.With('+', a.now)
		case first.spent.Operand != nil && a.spent.Operand != nil:
			first.spent = first.spent.With('+', a.spent)
		default:
			return false
		}
	}
	first.who, l.who, l.accounts = who, who, l.accounts[:1]
	l.base = amount{Outcome: first.now, kind: first.kind}
	l.begun = l.base
	return true
}
