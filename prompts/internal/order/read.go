package order

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

const (
	// aCopula stands between a thing and what is said of its place.
	aCopula = `(?:is|are|was|were|finished|finishes|came|comes|placed|ranked|ranks|arrived|arrives|ended up|stands|stand|stood|sits|sit|sat|hangs|hang|hung|runs|ran|lies|lie|lay|lives|live|lived|parks|parked|swims|swam|walks|walked|drives|drove)`
	// aHaving stands before how much somebody has or did of something.
	aHaving = `(?:has|have|had|owns?|got|gets?|scored|scores?|earned|earns?|won|wins?|reads?|eats?|ate|drinks?|drank|collected|collects?|caught|sold|sells?|baked)`
	// aNumber tells how many things a list has.
	aNumber = `(?:two|three|four|five|six|seven)`
)

var (
	// aPreamble says nothing of the order.
	aPreamble = lazyregexp.New(`^(?i)(?:the following (?:paragraphs?|statements?) (?:each )?describes? a set of ` + aNumber + ` objects arranged in a fixed order|the statements are logically consistent(?: within each paragraph)?|no two of them (?:are|have) [a-z ]+|they (?:all )?(?:are|have|were|had) (?:all )?(?:of )?different [a-z]+|(?:all|each|none) of (?:them|these) (?:are|is|has|have) (?:of )?(?:a )?different [a-z]+|there (?:are|were) no ties)$`)
	// shortAsked is a question without "which is".
	shortAsked = lazyregexp.New(`^(?i)(?:the )?([a-z]+(?:est|most)(?: [a-z]+)?)$`)
	// leadsIn tells where it is that the things have an order.
	leadsIn = lazyregexp.New(`^(?i)(?:(?:in|on|at) (?:an?|the|this|my|our) [a-z]+|in (?:line|a queue|the queue|a line|the line) (?:for|at) [a-z]+(?: [a-z]+)?|of (?:the )?` + aNumber + ` [a-z]+),? `)
	// preambleFirst, leadsInFirst and countFirst are the first words of what aPreamble, leadsIn and aCount match.
	preambleFirst = lex.NewSet("the no they all each none there")
	leadsInFirst  = lex.NewSet("in on at of")
	countFirst    = lex.NewSet("there here we i two three four five six seven")
	aThing        = lazyregexp.New(`^(?i)(?:(?:the|a|an|my|our) [a-z]+(?: [a-z]+){0,2}|[\pL']+|(?-i:\p{Lu}[\pL']*(?: \p{Lu}[\pL']*){1,2})|\pL{2,} (?-i:\p{Lu}|\d{1,2}))$`)
	// aRow is a list in running text: "Ann, Ben, and the old man".
	aRow    = lazyregexp.New(`(?:(?:[Tt]he|[Aa]n?) [a-z]+(?: [a-z]+)?|\p{Lu}[\pL']*)(?:, (?:(?:the|an?) [a-z]+(?: [a-z]+)?|\p{Lu}[\pL']*))*,? and (?:(?:the|an?) [a-z]+(?: [a-z]+)?|\p{Lu}[\pL']*)`)
	howMany = lazyregexp.New(`(?i)\b` + aNumber + `\b`)
	// beyondList are words that say more than that there are things.
	beyondList = lex.NewSet(`not no never than first last second third fourth fifth left right before after ahead behind above below between next beside
		except unless if middle most least alphabetical alphabetically reverse respectively or either neither only who whom whose which what how many much why when where
		middle center top bottom front because so since each per all every total together`)
	// notThings stand in what is no name of a thing.
	notThings = lex.NewSet(`he she it they we you i this that these those there who what which whoever everyone everybody someone somebody nobody anyone none
		each all both neither either another others one if when because not never his her their its my your our most some many
		and or but than`)
)

// reader gathers the statements of a question about an order.
type reader struct {
	ordering
	listed bool     // the things were listed; statements may name no others
	around string   // what stands around their list, in lower case
	scales []string // those on which all that was read can lie; nil before the first
	facts  int
	number int      // of things, as a sentence before their places says; 0 for none
	ofTwo  bool     // it is asked which of two is first; see among
	near   [][2]int // of pairs, those that stand side by side
	inside [][3]int // the first stands between the others
}

// parse reads a question about the order of things; ok is false if it is
// none. The error says what was not understood of a question that looks like one.
func parse(question string) (o *ordering, ok bool, err error) {
	text, options := query.CutOptions(strings.ReplaceAll(question, "\r", ""))
	r := &reader{ordering: ordering{options: options}}
	var sentences []string
	for s := range markedSentences(tellingOrder(text)) {
		if s = lex.SingleSpaced(s); strings.Trim(s, ".;!? ") != "" {
			sentences = append(sentences, s)
		}
	}
	isAsked := func(s string) bool { return strings.HasSuffix(s, "?") || asks.MatchString(s) }
	if n := len(sentences); n > 1 && isAsked(sentences[0]) && !isAsked(sentences[n-1]) {
		sentences = append(sentences[1:], sentences[0])
	}
	asked := ""
	if n := len(sentences); n > 0 && isAsked(sentences[n-1]) {
		asked, sentences = strings.TrimRight(sentences[n-1], "?!. "), sentences[:n-1]
		if askLeadFirst.Holds(lex.FirstLetters(asked)) {
			asked = askLead.ReplaceAllString(asked, "")
		}
	}
	if asked == "" && len(options) == 0 {
		return nil, false, nil
	}
	asked = shortAsked.ReplaceAllString(asked, "which is the $1")
	for _, s := range sentences {
		s = r.listFirst(strings.TrimRight(s, ".;!? "))
		first, lead := lex.FirstLetters(s), ""
		if leadsInFirst.Holds(first) {
			lead = leadsIn.FindString(s)
		}
		if lead != "" {
			r.around += " " + strings.ToLower(strings.Trim(lead, ", ")) // Of three sisters, …
		}
		if preambleFirst.Holds(first) && aPreamble.MatchString(s) || countFirst.Holds(first) && r.counts(s) || r.facts == 0 && r.list(s) || r.states(s, "") || r.states(s[len(lead):], "") {
			continue
		}
		if r.facts < 2 {
			return nil, false, nil
		}
		return nil, true, form.OutOfScope("%q is not understood as a statement about an order", s)
	}
	if n := len(r.things); r.facts == 0 || n < 2 || n > maxOrdered || r.number > 0 && r.number != n {
		return nil, false, nil
	}
	if !r.ask(asked) {
		return nil, r.facts > 1, form.OutOfScope("the question about the order is not understood")
	}
	if err := r.settle(); err != nil {
		return nil, true, err
	}
	r.placeNear()
	return &r.ordering, true, nil
}

// list reads the sentence that says which things there are.
func (r *reader) list(text string) bool {
	if r.listed || statementLike(text) {
		return false
	}
	around, row, found := strings.Cut(text, ":")
	if !found {
		row = aRow.FindString(text)
		around = strings.Replace(text, row, "", 1)
	}
	var things []string
	for _, part := range lex.SplitList(strings.TrimSpace(row)) {
		thing := leadsOut.ReplaceAllString(strings.TrimSpace(part), "")
		same := func(t string) bool { return strings.EqualFold(t, thing) }
		if thing == "" || len(thing) > 40 || slices.ContainsFunc(things, same) {
			return false
		}
		things = append(things, thing)
	}
	if len(things) < 2 || len(things) > maxOrdered {
		return false
	}
	for _, n := range howMany.FindAllString(around, -1) {
		if lex.NumberNames[strings.ToLower(n)] != len(things) {
			return false
		}
	}
	for _, w := range strings.FieldsFunc(around, func(c rune) bool { return strings.ContainsRune(" ,()", c) }) {
		lower := strings.ToLower(w)
		_, more := comparatives[lower]
		_, most := superlatives[lower]
		if beyondList.Holds(lower) || more || most || slices.ContainsFunc(things, func(t string) bool { return strings.EqualFold(t, w) }) {
			return false
		}
	}
	r.things, r.listed, r.around = things, true, strings.ToLower(around)
	return true
}

// statementLike reports whether a sentence says where something is.
func statementLike(text string) bool {
	_, said := cutVerb(text)
	_, _, isPlaced := placed(said)
	_, _, isCompared := compared(said)
	return isPlaced || isCompared
}

// maxStatement bounds the bytes of a statement, which keeps reading many of them short.
const maxStatement = 250

// states reads a sentence of one or more statements. A later one may leave its
// subject out: "Ann is taller than Ben but shorter than Cid".
func (r *reader) states(text, subject string) bool {
	before := *r
	if len(text) <= maxStatement && r.fact(text, subject) {
		return true
	}
	*r = before
	for _, at := range orderJoints(text) {
		if at[0] > maxStatement {
			break
		}
		if r.fact(text[:at[0]], subject) {
			named, said := cutVerb(text[:at[0]])
			next := cmp.Or(named, subject)
			if _, partner, ok := compared(anyNear(said)); ok && strings.HasSuffix(text[at[0]:at[1]], "who ") {
				next = withoutRow(partner)
			}
			if r.states(text[at[1]:], next) {
				return true
			}
		}
		*r = before
	}
	return false
}

// fact reads one statement about the place of a thing.
func (r *reader) fact(text, subject string) bool {
	named, said := cutVerb(text)
	subject = cmp.Or(named, subject)
	if m := insideOf.FindStringSubmatch(said); m != nil {
		return r.standsInside(subject, m[1], m[2])
	}
	if s, partner, ok := compared(anyNear(said)); ok {
		a, b := r.thing(subject), r.thing(withoutRow(partner))
		if a < 0 || b < 0 || a == b || !r.on(s.scales) {
			return false
		}
		if s.end {
			a, b = b, a
		}
		pair := [2]int{a, b}
		if !slices.Contains(r.pairs, pair) {
			r.pairs = append(r.pairs, pair)
		}
		if sideBySide(said) {
			r.near = append(r.near, pair)
		}
		r.facts++
		return true
	}
	scales, place, ok := placed(said)
	t := r.thing(subject)
	if !ok || t < 0 || !r.on(scales) {
		return false
	}
	if f := (fixedPlace{t, place}); !slices.Contains(r.fixed, f) {
		r.fixed = append(r.fixed, f)
	}
	r.facts++
	return true
}

// thing is the number of a thing by its name, -1 if it is none. Where none were
// listed, a new name is a new thing.
func (r *reader) thing(name string) int {
	bare := leadsOut.ReplaceAllString(name, "")
	if i := slices.IndexFunc(r.things, func(t string) bool { return strings.EqualFold(t, bare) }); i >= 0 {
		return i
	}
	if short, ok := strings.CutSuffix(strings.ToLower(bare), " one"); ok {
		same := lex.IndexAll(r.things, func(t string) bool { return strings.HasPrefix(strings.ToLower(t), short+" ") })
		if len(same) == 1 {
			return same[0]
		}
		if kind := r.kind(); len(same) == 0 && kind != "" { // "the red book", and "the blue one"
			name = name[:len(name)-len("one")] + kind
			bare = leadsOut.ReplaceAllString(name, "")
		}
	}
	unnamed := slices.ContainsFunc(strings.Fields(strings.ToLower(bare)), func(w string) bool { return notThings.Holds(w) })
	if r.listed || !aThing.MatchString(name) || unnamed || len(r.things) == maxOrdered {
		return -1
	}
	r.things = append(slices.Clip(r.things), bare)
	return len(r.things) - 1
}

// kind is what all things are by their names: books.
func (r *reader) kind() (kind string) {
	for i, t := range r.things {
		last := t[strings.LastIndexByte(t, ' ')+1:]
		if last == t || i > 0 && !strings.EqualFold(last, kind) {
			return ""
		}
		kind = last
	}
	return kind
}

// on keeps the scales that a statement shares with those before it; nil is any.
func (r *reader) on(scales []string) bool {
	if scales == nil {
		return true
	}
	if r.scales == nil {
		r.scales = scales
		return true
	}
	r.scales = slices.DeleteFunc(slices.Clone(r.scales), func(s string) bool { return !slices.Contains(scales, s) })
	return len(r.scales) > 0
}
