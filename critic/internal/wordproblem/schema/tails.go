package schema

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// tail is what a tale does with amounts that it told by comparing them.
type tail struct {
	*tale.Tale
	*comparison.Amounts
	kind  string // what is done: "priced", "shared", "lost", "spent", "rival", "repeated", "more"
	with  plan.Outcome
	part  wordproblem.Factor
	whose []string // nil for all
	label []string // of a share, in the singular
	extra []plan.Outcome
}

var (
	paidEach   = lazyregexp.New(`^(?:[^A-Z]* )?(?:paid|gets?|got|sells?|sold|earns?|earned|costs?|charges?|charged|receives?|received) (?:[^A-Z]* )?(M\d+) (?:for each|for every|per|an?) ([\pL'-]+(?: [\pL'-]+)?)$`)
	eachPaid   = lazyregexp.New(`^(?:each|every|one|an?) ([\pL'-]+(?: [\pL'-]+)?) (?:costs?|sells? for|sold for|is worth) (M\d+)$`)
	shareOfAll = lazyregexp.New(`^(.*?) ?(F\d+) of (all|the total|them|all of them|all the|all of the|it)(?: (.*))?$`)
	spentAll   = lazyregexp.New(`^(?:they )?(?:buy|bought|spend|spent|pay|paid|use|used) (?:[^A-Z]* )?(M\d+) (?:[^A-Z]* )?(?:with|from|out of) (?:all|all of) (?:their|the) money$`)
	rivalHas   = lazyregexp.New(`^the other (?:team|group|class) (?:has|had|scored|got|made|hit|won) (N\d+) ([\pL'-]+(?: [\pL'-]+)?)$`)
	sameInEach = lazyregexp.New(`^(.*) the same (?:number|amount)(?: of [\pL'-]+)? (?:in each of|on each of|each of|in) (N\d+) [\pL'-]+(?: [\pL'-]+)?$`)
	andMore    = tale.Exactly(`(N\d+)((?: [\pL'-]+){1,3})`)
	alsoHas    = lazyregexp.New(`^(?:she|he|they|it|i|we) also (?:has|have|had) (N\d+)((?: [\pL'-]+){1,3}?)(?: and (N\d+)((?: [\pL'-]+){1,3}))?$`)
	asOne      = tale.Exactly(`how (?:much|many|long|far|tall|high) (?:do|are|would) (N\d+) [\pL'-]+ as (?:heavy|long|tall|high|wide|big|large|expensive) as (?:the )?[\pL' -]+? (?:weigh|cost|measure|together|in all)(?: together| in all| altogether)?`)
	eachWorth  = tale.Exactly(`they (?:sell|sold) all (?:of )?(?:the|their) ([\pL'-]+(?: [\pL'-]+)?) (?:at|for) (M\d+) (?:each|apiece|a piece)`)
	threwAway  = tale.Exactly(`they (?:throw away|threw away|gave away|give away|lost|lose|ate|eat) (F\d+) of (?:the|their|all the) ([\pL'-]+(?: [\pL'-]+)?)`)
	gaveSome   = tale.Exactly(`they (?:throw away|threw away|gave away|give away|lost|lose|ate|eat) (N\d+) of them`)
)

// readTails reads what is done with amounts that are told by comparing them: they are sold
// at a price, a share is taken of all of them, or more come on top.
func readTails(t *tale.Tale) *plan.Plan {
	if t.Related == nil {
		return nil
	}
	r := &tail{Tale: t, Amounts: t.Related}
	for i, c := range r.Clauses {
		words := r.Form(c.Words)
		switch {
		case !c.Asks && slices.Contains(words, "as") && tale.CountMarks(words, "NMFT") == 0: // she gave him as many as he had
			return nil
		case c.Asks, r.TellsOf(i), tale.CountMarks(words, "NMFT") == 0, r.Compared(words):
		case r.readTail(c, strings.Join(words, " ")):
		case !r.aside(c, words):
			return nil
		}
	}
	return r.asked().Plan()
}

// readTail reads a clause that does something with the amounts.
func (r *tail) readTail(c wordproblem.Clause, text string) bool {
	named := r.Mentioned(c.Words, c.Opens)
	set := func(kind string, with plan.Outcome) bool {
		if r.kind != "" || len(named) > 1 {
			return false
		}
		r.kind, r.with = kind, with
		if len(named) == 1 {
			r.whose = named
		}
		return true
	}
	m, p := tale.Match(text, eachWorth, threwAway, gaveSome, paidEach, eachPaid, shareOfAll, spentAll, rivalHas, sameInEach, alsoHas, andMore)
	switch p {
	case paidEach:
		return r.counts(m[2]) && set("priced", r.Number(m[1]))
	case eachWorth:
		return r.counts(m[1]) && set("priced", r.Number(m[2]))
	case threwAway:
		r.part = r.Factor(m[1])
		return r.counts(m[2]) && set("lost", plan.Outcome{}) && len(named) == 0
	case gaveSome:
		return set("spent", r.Number(m[1])) && len(named) == 0
	case eachPaid:
		return r.counts(m[1]) && set("priced", r.Number(m[2]))
	case shareOfAll:
		ok := set("shared", plan.Outcome{}) && !slices.ContainsFunc(strings.Fields(m[1]+" "+m[4]), func(w string) bool { return tale.RelativeWords.Has(w) })
		r.part, r.label = r.Factor(m[2]), tale.Ones(strings.Fields(m[4]))
		if m[3] == "it" {
			return ok && len(named) == 1
		}
		r.whose = nil
		return ok
	case spentAll:
		return r.Unit() == "$" && set("spent", r.Number(m[1])) && len(named) == 0
	case rivalHas:
		return r.counts(m[2]) && set("rival", r.Number(m[1]))
	case sameInEach:
		return len(named) == 1 && set("repeated", r.Number(m[2]))
	case alsoHas:
		if kind := m[2] + m[4]; wordproblem.KindOf(strings.Fields(kind)) != nil && !r.counts(kind) { // she also has 13 tulips
			return false
		}
		r.extra = append(r.extra, r.Number(m[1]))
		if m[3] != "" {
			r.extra = append(r.extra, r.Number(m[3]))
		}
		if wordproblem.KindOf(strings.Fields(m[2]+m[4])) == nil { // the thing is named behind the next number
			return set("more", plan.Outcome{})
		}
		return r.counts(m[2]+m[4]) && set("more", plan.Outcome{})
	case andMore:
		if r.kind != "more" {
			return false
		}
		r.extra = append(r.extra, r.Number(m[1]))
		return r.counts(m[2])
	}
	return false
}

// counts reports whether a phrase names what the amounts count.
func (r *tail) counts(phrase string) bool {
	words := tale.Ones(strings.Fields(phrase))
	noun := words[len(words)-1]
	if r.Unit() != "" {
		return noun == r.Unit()
	}
	return slices.ContainsFunc(r.Keys, func(k string) bool { return comparison.LastWord(k) == noun })
}

// aside reports whether a clause has nothing to do with the amounts.
func (r *tail) aside(c wordproblem.Clause, words []string) bool {
	return (&rates{Tale: r.Tale, Amounts: r.Amounts, unit: "-"}).aside(c, words)
}

// asked is what the question asks for; the zero value where that is not clear.
func (r *tail) asked() plan.Outcome {
	i := slices.IndexFunc(r.Clauses, func(c wordproblem.Clause) bool { return c.Asks })
	if i < 0 || i+1 < len(r.Clauses) && slices.ContainsFunc(r.Clauses[i+1:], func(c wordproblem.Clause) bool { return c.Asks }) {
		return plan.Outcome{}
	}
	c := r.Clauses[i]
	if r.kind == "" && !slices.Contains(wordproblem.Lowered(c.Words), "as") {
		return plan.Outcome{}
	}
	words := r.Form(c.Words)
	named := r.Mentioned(c.Words, c.Opens)
	if len(named) == 0 && slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, "'s") }) {
		return plan.Outcome{}
	}
	if m := asOne.FindStringSubmatch(strings.Join(words, " ")); m != nil && r.kind == "" && len(named) == 1 {
		return r.base(named).With('*', r.Number(m[1]))
	}
	if tale.CountMarks(words, "NMFT") > 0 || r.kind == "" {
		return plan.Outcome{}
	}
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return slices.Contains(words, w) })
	}
	if has("percent", "average", "need", "needs", "if", "each", "per", "ago", "half", "change", "profit", "not") || has("left") != (r.kind == "spent" || r.kind == "lost") || has("more", "than") != (r.kind == "rival") || has("less", "fewer", "difference") {
		return plan.Outcome{}
	}
	base := r.base(named)
	thing := has("how") && !has("money", "earn", "earned", "paid", "get", "pay", "cost", "dollars", "bring", "worth", "sell") || r.Unit() == "$"
	switch r.kind {
	case "priced":
		if thing || r.Unit() == "$" || has("many") {
			return plan.Outcome{}
		}
		return base.With('*', r.with)
	case "shared":
		if !tale.IsThat.MatchString(strings.Join(words, " ")) && !sharesWord(r.label, tale.Ones(words)) || len(named) > 0 && r.whose == nil {
			return plan.Outcome{}
		}
		return base.Times(r.part)
	case "lost":
		part := base.Times(r.part)
		left := base.With('-', part)
		left.Steps = wordproblem.Unrepeated(left.Steps)
		return left
	case "spent":
		return base.With('-', r.with)
	case "rival":
		if base.Operand != nil && base.Value.Cmp(r.with.Value) < 0 {
			return r.with.With('-', base)
		}
		return base.With('-', r.with)
	case "repeated":
		if !tale.IsThat.MatchString(strings.Join(words, " ")) && !has("total", "altogether", "all") {
			return plan.Outcome{}
		}
		return base.With('*', r.with)
	case "more":
		if !has("total", "altogether", "all") || !has("have", "has", "are", "is", "there", "were") || len(named) > 0 {
			return plan.Outcome{}
		}
		for _, n := range r.extra {
			base = base.With('+', n)
		}
		return base
	}
	return plan.Outcome{}
}

// base is the amount with which something is done: that of one, or all together.
func (r *tail) base(named []string) plan.Outcome {
	whose := r.whose
	switch {
	case len(named) > 1 || len(named) == 1 && whose != nil && whose[0] != named[0]:
		return plan.Outcome{}
	case whose == nil && len(named) == 1:
		whose = named
	case whose == nil:
		whose = r.Keys
	}
	var all []plan.Outcome
	for _, k := range whose {
		if r.Value[k] == nil {
			return plan.Outcome{}
		}
		all = append(all, plan.Outcome{Operand: r.Operand(k), Steps: r.Way(k)})
	}
	sum := plan.Total(all)
	sum.Steps = wordproblem.Unrepeated(sum.Steps)
	return sum
}
