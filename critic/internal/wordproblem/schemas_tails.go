package wordproblem

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// tail is what a tale does with amounts that it told by comparing them.
type tail struct {
	*tale
	*related
	kind  string // what is done: "priced", "shared", "lost", "spent", "rival", "repeated", "more"
	with  outcome
	part  factor
	whose []string // nil for all
	label []string // of a share, in the singular
	extra []outcome
}

var (
	paidEach   = lazyregexp.New(`^(?:[^A-Z]* )?(?:paid|gets?|got|sells?|sold|earns?|earned|costs?|charges?|charged|receives?|received) (?:[^A-Z]* )?(M\d+) (?:for each|for every|per|an?) ([\pL'-]+(?: [\pL'-]+)?)$`)
	eachPaid   = lazyregexp.New(`^(?:each|every|one|an?) ([\pL'-]+(?: [\pL'-]+)?) (?:costs?|sells? for|sold for|is worth) (M\d+)$`)
	shareOfAll = lazyregexp.New(`^(.*?) ?(F\d+) of (all|the total|them|all of them|all the|all of the|it)(?: (.*))?$`)
	spentAll   = lazyregexp.New(`^(?:they )?(?:buy|bought|spend|spent|pay|paid|use|used) (?:[^A-Z]* )?(M\d+) (?:[^A-Z]* )?(?:with|from|out of) (?:all|all of) (?:their|the) money$`)
	rivalHas   = lazyregexp.New(`^the other (?:team|group|class) (?:has|had|scored|got|made|hit|won) (N\d+) ([\pL'-]+(?: [\pL'-]+)?)$`)
	sameInEach = lazyregexp.New(`^(.*) the same (?:number|amount)(?: of [\pL'-]+)? (?:in each of|on each of|each of|in) (N\d+) [\pL'-]+(?: [\pL'-]+)?$`)
	andMore    = exactly(`(N\d+)((?: [\pL'-]+){1,3})`)
	alsoHas    = lazyregexp.New(`^(?:she|he|they|it|i|we) also (?:has|have|had) (N\d+)((?: [\pL'-]+){1,3}?)(?: and (N\d+)((?: [\pL'-]+){1,3}))?$`)
	asOne      = exactly(`how (?:much|many|long|far|tall|high) (?:do|are|would) (N\d+) [\pL'-]+ as (?:heavy|long|tall|high|wide|big|large|expensive) as (?:the )?[\pL' -]+? (?:weigh|cost|measure|together|in all)(?: together| in all| altogether)?`)
	eachWorth  = exactly(`they (?:sell|sold) all (?:of )?(?:the|their) ([\pL'-]+(?: [\pL'-]+)?) (?:at|for) (M\d+) (?:each|apiece|a piece)`)
	threwAway  = exactly(`they (?:throw away|threw away|gave away|give away|lost|lose|ate|eat) (F\d+) of (?:the|their|all the) ([\pL'-]+(?: [\pL'-]+)?)`)
	gaveSome   = exactly(`they (?:throw away|threw away|gave away|give away|lost|lose|ate|eat) (N\d+) of them`)
	isThat     = exactly(`how (?:many|much)(?: \pL+){0,2} (?:is|was|are|were) (?:that|those|this)(?: in all| altogether)?`)
)

var relativeWords = wordset.Of("that which who whom")

// readTails reads what is done with amounts that are told by comparing them: they are sold
// at a price, a share is taken of all of them, or more come on top.
func readTails(t *tale) *Plan {
	if t.related == nil {
		return nil
	}
	r := &tail{tale: t, related: t.related}
	for i, c := range r.clauses {
		words := r.form(c.words)
		switch {
		case !c.asks && slices.Contains(words, "as") && countMarks(words, "NMFT") == 0: // she gave him as many as he had
			return nil
		case c.asks, r.tellsOf(i), countMarks(words, "NMFT") == 0, r.compared(words):
		case r.readTail(c, strings.Join(words, " ")):
		case !r.aside(c, words):
			return nil
		}
	}
	return r.asked().plan()
}

// readTail reads a clause that does something with the amounts.
func (r *tail) readTail(c clause, text string) bool {
	named := r.mentioned(c.words, c.opens)
	set := func(kind string, with outcome) bool {
		if r.kind != "" || len(named) > 1 {
			return false
		}
		r.kind, r.with = kind, with
		if len(named) == 1 {
			r.whose = named
		}
		return true
	}
	m, p := match(text, eachWorth, threwAway, gaveSome, paidEach, eachPaid, shareOfAll, spentAll, rivalHas, sameInEach, alsoHas, andMore)
	switch p {
	case paidEach:
		return r.counts(m[2]) && set("priced", r.number(m[1]))
	case eachWorth:
		return r.counts(m[1]) && set("priced", r.number(m[2]))
	case threwAway:
		r.part = r.factor(m[1])
		return r.counts(m[2]) && set("lost", outcome{}) && len(named) == 0
	case gaveSome:
		return set("spent", r.number(m[1])) && len(named) == 0
	case eachPaid:
		return r.counts(m[1]) && set("priced", r.number(m[2]))
	case shareOfAll:
		ok := set("shared", outcome{}) && !slices.ContainsFunc(strings.Fields(m[1]+" "+m[4]), func(w string) bool { return relativeWords.Has(w) })
		r.part, r.label = r.factor(m[2]), ones(strings.Fields(m[4]))
		if m[3] == "it" {
			return ok && len(named) == 1
		}
		r.whose = nil
		return ok
	case spentAll:
		return r.unit() == "$" && set("spent", r.number(m[1])) && len(named) == 0
	case rivalHas:
		return r.counts(m[2]) && set("rival", r.number(m[1]))
	case sameInEach:
		return len(named) == 1 && set("repeated", r.number(m[2]))
	case alsoHas:
		if kind := m[2] + m[4]; KindOf(strings.Fields(kind)) != nil && !r.counts(kind) { // she also has 13 tulips
			return false
		}
		r.extra = append(r.extra, r.number(m[1]))
		if m[3] != "" {
			r.extra = append(r.extra, r.number(m[3]))
		}
		if KindOf(strings.Fields(m[2]+m[4])) == nil { // the thing is named behind the next number
			return set("more", outcome{})
		}
		return r.counts(m[2]+m[4]) && set("more", outcome{})
	case andMore:
		if r.kind != "more" {
			return false
		}
		r.extra = append(r.extra, r.number(m[1]))
		return r.counts(m[2])
	}
	return false
}

// counts reports whether a phrase names what the amounts count.
func (r *tail) counts(phrase string) bool {
	words := ones(strings.Fields(phrase))
	noun := words[len(words)-1]
	if r.unit() != "" {
		return noun == r.unit()
	}
	return slices.ContainsFunc(r.keys, func(k string) bool { return lastWord(k) == noun })
}

// aside reports whether a clause has nothing to do with the amounts.
func (r *tail) aside(c clause, words []string) bool {
	return (&rates{tale: r.tale, related: r.related, unit: "-"}).aside(c, words)
}

// asked is what the question asks for; the zero value where that is not clear.
func (r *tail) asked() outcome {
	i := slices.IndexFunc(r.clauses, func(c clause) bool { return c.asks })
	if i < 0 || i+1 < len(r.clauses) && slices.ContainsFunc(r.clauses[i+1:], func(c clause) bool { return c.asks }) {
		return outcome{}
	}
	c := r.clauses[i]
	if r.kind == "" && !slices.Contains(lowered(c.words), "as") {
		return outcome{}
	}
	words := r.form(c.words)
	named := r.mentioned(c.words, c.opens)
	if len(named) == 0 && slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, "'s") }) {
		return outcome{}
	}
	if m := asOne.FindStringSubmatch(strings.Join(words, " ")); m != nil && r.kind == "" && len(named) == 1 {
		return r.base(named).with('*', r.number(m[1]))
	}
	if countMarks(words, "NMFT") > 0 || r.kind == "" {
		return outcome{}
	}
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return slices.Contains(words, w) })
	}
	if has("percent", "average", "need", "needs", "if", "each", "per", "ago", "half", "change", "profit", "not") || has("left") != (r.kind == "spent" || r.kind == "lost") || has("more", "than") != (r.kind == "rival") || has("less", "fewer", "difference") {
		return outcome{}
	}
	base := r.base(named)
	thing := has("how") && !has("money", "earn", "earned", "paid", "get", "pay", "cost", "dollars", "bring", "worth", "sell") || r.unit() == "$"
	switch r.kind {
	case "priced":
		if thing || r.unit() == "$" || has("many") {
			return outcome{}
		}
		return base.with('*', r.with)
	case "shared":
		if !isThat.MatchString(strings.Join(words, " ")) && !sharesWord(r.label, ones(words)) || len(named) > 0 && r.whose == nil {
			return outcome{}
		}
		return base.times(r.part)
	case "lost":
		part := base.times(r.part)
		left := base.with('-', part)
		left.steps = unrepeated(left.steps)
		return left
	case "spent":
		return base.with('-', r.with)
	case "rival":
		if base.operand != nil && base.value.Cmp(r.with.value) < 0 {
			return r.with.with('-', base)
		}
		return base.with('-', r.with)
	case "repeated":
		if !isThat.MatchString(strings.Join(words, " ")) && !has("total", "altogether", "all") {
			return outcome{}
		}
		return base.with('*', r.with)
	case "more":
		if !has("total", "altogether", "all") || !has("have", "has", "are", "is", "there", "were") || len(named) > 0 {
			return outcome{}
		}
		for _, n := range r.extra {
			base = base.with('+', n)
		}
		return base
	}
	return outcome{}
}

// base is the amount with which something is done: that of one, or all together.
func (r *tail) base(named []string) outcome {
	whose := r.whose
	switch {
	case len(named) > 1 || len(named) == 1 && whose != nil && whose[0] != named[0]:
		return outcome{}
	case whose == nil && len(named) == 1:
		whose = named
	case whose == nil:
		whose = r.keys
	}
	var all []outcome
	for _, k := range whose {
		if r.value[k] == nil {
			return outcome{}
		}
		all = append(all, outcome{r.operand(k), r.way(k)})
	}
	sum := total(all)
	sum.steps = unrepeated(sum.steps)
	return sum
}
