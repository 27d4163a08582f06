package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

var (
	scales    = exactly(`(?:(.*) )?(doubled|doubles|tripled|triples|halved|halves)(?: (?:the|his|her|its|their) (?:number|amount)(?: of .*)?| (?:it|them))?`)
	numberBy  = exactly(`(?:the|its|their) (?:number|amount|population|membership)(?: of [\pL'-]+)? (grew|rose|increased|went up|fell|dropped|decreased|went down|sank) by ([NF]\d+)`)
	putAll    = exactly(`they (?:put|mixed|poured|threw|combined) (?:all of them|them|them all|everything|all of these|all) together`)
	inOne     = exactly(`(?:there (?:are|were) )?(N\d+) ` + goods + ` (?:in|on|to) (?:a|an|each|every) ([\pL'-]+)`)
	oneHolds  = exactly(`(?:a|an|each|every|one) ([\pL'-]+) (?:holds?|has|contains?|had|held|contained) (N\d+) ` + goods)
	eachTakes = exactly(`each of (N\d+) (?:[\pL'-]+) (?:got|gets|took|takes|ate|eats|received|bought) (.*)`)
	partFull  = exactly(`an? ([\pL'-]+) (?:for|of) (N\d+) ([\pL'-]+) is (F\d+) full`)
	scaled    = exactly(`(?:the|his|her|their|its|all the) (?:[\pL'-]+ )?[\pL'-]+ (?:was|were) (doubled|tripled|halved)`)
	onSale    = exactly(`an? (M\d+) [\pL'-]+(?: [\pL'-]+){0,3} (?:is|was) (?:on sale (?:at|for) |sold at )?(F\d+) off`)
	filled    = exactly(`(?:.* )?(?:filled|fills|packed|packs) (N\d+) [\pL'-]+ with (N\d+) ([\pL'-]+(?: [\pL'-]+)?) each and (?:gave|sold|donated|mailed) (?:these|them|those)(?: away)?(?: to [\pL'-]+)?`)

	scaleBy = map[string]int64{"doubled": 2, "doubles": 2, "tripled": 3, "triples": 3, "halved": 2, "halves": 2}
	rising  = wordset.Of("grew rose increased went up")
)

// readWhole reads a part that changes an amount as a whole, puts amounts together or tells
// what one thing holds.
func (l *ledger) readWhole(words []string) bool {
	a := l.current()
	if len(l.accounts) > 1 && at(words, 0) == "the" {
		a = nil
	}
	m, p := match(strings.Join(words, " "), scaled, scales, numberBy, putAll, inOne, oneHolds, eachTakes, filled, onSale, partFull)
	switch {
	case p == nil:
		return false
	case p == inOne:
		return l.holding(m[3], amount{outcome: l.tale.number(m[1]), kind: ones(strings.Fields(m[2]))})
	case p == oneHolds:
		return !l.names[m[1]] && l.holding(m[1], amount{outcome: l.tale.number(m[2]), kind: ones(strings.Fields(m[3]))})
	case p == onSale:
		if len(l.accounts) > 0 {
			return false
		}
		price := l.tale.number(m[1])
		own := l.open("it", amount{kind: []string{"$"}})
		own.spent = price.less(price.times(l.factor(m[2])))
		return true
	case p == partFull:
		if len(l.accounts) > 0 {
			return false
		}
		l.open(m[1], amount{outcome: l.tale.number(m[2]).times(l.factor(m[4])), kind: []string{Singular(m[3])}})
		return true
	case p == putAll:
		return len(l.accounts) == 2 && l.join(l.accounts[0].who)
	case a == nil || a.now.operand == nil:
		return false
	case p == scaled:
		return l.scale(a, m[1])
	case p == scales:
		return countMarks(words, "NMFT") == 0 && l.scale(a, m[2])
	case p == numberBy:
		by := l.tale.number(m[2])
		if m[2][0] == 'F' {
			by = a.now.times(l.factor(m[2]))
		}
		return l.change(a, map[bool]byte{true: '+', false: '-'}[rising.Has(strings.Fields(m[1])[0]) && m[1] != "went down"], amount{outcome: by})
	case p == filled:
		return SameKind(ones(strings.Fields(m[3])), a.kind) && l.change(a, '-', amount{outcome: l.tale.number(m[1]).with('*', l.tale.number(m[2]))})
	}
	taken, n := l.read(strings.Fields(m[2]))
	return n == len(strings.Fields(m[2])) && taken.of && l.change(a, '-', amount{outcome: l.tale.number(m[1]).with('*', taken.outcome)})
}

// scale doubles an amount or the like.
func (l *ledger) scale(a *account, verb string) bool {
	op := byte('*')
	if strings.HasPrefix(verb, "halv") {
		op = '/'
	}
	a.now, a.changed = a.now.with(op, stated(plain(scaleBy[verb]))), true
	return a.now.operand != nil
}

// holding notes what one thing holds, of which there are some already or will be.
func (l *ledger) holding(thing string, in amount) bool {
	one := Singular(thing)
	if !l.severalOf(thing) || persons.Has(one) {
		return false
	}
	for _, a := range l.accounts {
		if lastKind(a.kind) == one {
			a.now, a.kind = a.now.with('*', in.outcome), in.kind
			return true
		}
	}
	if _, known := l.contents[one]; known || len(l.accounts) > 0 || len(in.kind) > longestKind {
		return false
	}
	l.contents[one] = in
	return true
}

// severalOf reports whether a tale tells of a number of some things.
func (l *ledger) severalOf(thing string) bool {
	is := func(w string) bool { return w != thing && Singular(w) == Singular(thing) }
	return slices.ContainsFunc(l.tale.sentences, func(s []string) bool {
		for i, w := range s {
			if isMark(w) && (is(at(s, i+1)) || is(at(s, i+2))) {
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
		case !SameKind(a.kind, first.kind):
			return false
		case first.now.operand != nil && a.now.operand != nil:
			first.now = first.now.with('+', a.now)
		case first.spent.operand != nil && a.spent.operand != nil:
			first.spent = first.spent.with('+', a.spent)
		default:
			return false
		}
	}
	first.who, l.who, l.accounts = who, who, l.accounts[:1]
	l.base = amount{outcome: first.now, kind: first.kind}
	l.begun = l.base
	return true
}
