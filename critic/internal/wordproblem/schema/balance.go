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

// balance is an amount of which parts are taken that are told in numbers.
type balance struct {
	*tale.Tale
	whole plan.Outcome
	noun  string // what it counts; "$" for money
	takes []plan.Outcome
	back  []plan.Outcome // what comes back
	rest  []string       // what is told of the rest, in the singular
}

var (
	wholeHas  = tale.Exactly(`(?:[^A-Z]* )?(?:has|have|had|earns?|earned|wants? to lose|wants to read) (?:(M\d+)|(N\d+) ` + tale.Goods + `)`)
	wholePay  = tale.Exactly(`(?:[^A-Z]* )?(?:earns?|earned|makes?|made|gets?|got) (M\d+) (?:an|per|a) (hour|day|week) for (N\d+) (hour|day|week)s`)
	wholeOf   = lazyregexp.New(`^of (?:the )?(N\d+) ([\pL'-]+) ,`)
	spendsOn  = lazyregexp.New(`^(?:[^A-Z]* )?(?:spends?|spent|needs?|used?|uses|lost|paid|pays?) `)
	takenPart = tale.Exactly(`(?:and )?(?:(M\d+)|(N\d+)(?: ([\pL'-]+))?) (?:on|for|in) [\pL' -]+`)
	inIt      = tale.Exactly(`(.*) (?:are|is|sit|were) (?:in|on) (?:it|them|board)`)
	someOf    = tale.Exactly(`(?:and )?(N\d+) [\pL'-]+(?: [\pL'-]+){0,2}`)
	getOn     = tale.Exactly(`(?:then )?(N\d+)(?: [\pL'-]+)? (get on|got on|enter|entered|sit down|get off|got off|leave|left)(?: the bus| the train| it)?`)
	askFree   = tale.Exactly(`how many ([\pL'-]+) (?:are|were) (?:free|empty|still free|left|unoccupied|available|not taken)(?: now)?`)
	askRest   = tale.Exactly(`how (?:many|much)(?: ([\pL'-]+))? (?:(?:is|are|was|were) left(?: over)?|(?:does|do|did) [\pL'. ]+ (?:have left|still have to [\pL]+|have to [\pL]+))`)
	places    = wordset.Of("seat place bed chair room spot")
)

// readBalance reads an amount, the parts that are taken of it and what the question asks
// is left: "Mia has $90. She spends $20 on shoes and $15 on food. How much is left?"
func readBalance(t *tale.Tale) *plan.Plan {
	b := &balance{Tale: t}
	m, asks := tale.Match(t.QuestionText, askFree, askRest)
	if asks == nil && !t.Tells(restNames) {
		return nil
	}
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		switch {
		case b.whole.Operand != nil && b.readRest(words):
		case tale.CountMarks(words, "NMFT") == 0 || tale.OfAge(words):
		case tale.CountMarks(words, "FT") > 0:
			return nil
		case b.whole.Operand == nil && b.readWhole(text):
		case b.whole.Operand != nil && (b.readTakes(words, text) || b.readPlaces(text)):
		case !b.elsewhere(words):
			return nil
		}
	}
	return b.asked(m, asks).Plan()
}

// restNames are the words by which a sentence may tell of the rest.
var restNames = wordset.Of("rest others remaining remainder other")

// readWhole reads the amount of which is taken.
func (b *balance) readWhole(text string) bool {
	if m := wholeOf.FindStringSubmatch(text); m != nil {
		b.whole, b.noun = b.Number(m[1]), wordproblem.Singular(m[2])
		for part := range strings.SplitSeq(strings.ReplaceAll(text[len(m[0]):], " and ", " , "), " , ") {
			s := someOf.FindStringSubmatch(strings.TrimSpace(part))
			if s == nil {
				return false
			}
			b.takes = append(b.takes, b.Number(s[1]))
		}
		return len(b.takes) > 1
	}
	switch m, p := tale.Match(text, wholePay, wholeHas); {
	case p == wholePay && m[2] == m[4]:
		b.whole, b.noun = b.Number(m[1]).With('*', b.Number(m[3])), "$"
	case p == wholeHas && m[1] != "":
		b.whole, b.noun = b.Number(m[1]), "$"
	case p == wholeHas && wordproblem.KindOf(strings.Fields(m[3])) != nil && len(strings.Fields(m[3])) < 3:
		b.whole, b.noun = b.Number(m[2]), ending(m[3])
	default:
		return false
	}
	return true
}

// readTakes reads what is spent, or needed, on several things.
func (b *balance) readTakes(words []string, text string) bool {
	m := spendsOn.FindString(text)
	if m == "" || slices.ContainsFunc(words, func(w string) bool { return w == "each" || w == "every" || w == "per" }) || tale.CountMarks(strings.Fields(m), "NMFT") > 0 {
		return false
	}
	var takes []plan.Outcome
	for _, part := range tale.PartsOf(strings.Fields(text[len(m):])) {
		p := takenPart.FindStringSubmatch(strings.Join(part, " "))
		switch {
		case p == nil, (p[1] != "") != (b.noun == "$"):
			return false
		case p[1] != "":
			takes = append(takes, b.Number(p[1]))
			continue
		case b.noun == "hour" && wordproblem.Singular(p[3]) == "minute":
			if len(b.takes)+len(takes) == 0 {
				b.whole = b.whole.With('*', plan.Stated(wordproblem.Plain(60)))
			}
		case p[3] != "" && wordproblem.Singular(p[3]) != b.noun && !(b.noun == "minute"):
			return false
		}
		takes = append(takes, b.Number(p[2]))
	}
	if b.noun == "hour" {
		b.noun = "minute"
	}
	b.takes = append(b.takes, takes...)
	return len(takes) > 0
}

// readPlaces reads who takes places and who leaves them.
func (b *balance) readPlaces(text string) bool {
	if !places.Has(b.noun) {
		return false
	}
	if m := inIt.FindStringSubmatch(text); m != nil {
		for part := range strings.SplitSeq(strings.ReplaceAll(m[1], " and ", " , "), " , ") {
			s := someOf.FindStringSubmatch(strings.TrimSpace(part))
			if s == nil {
				return false
			}
			b.takes = append(b.takes, b.Number(s[1]))
		}
		return true
	}
	for _, part := range tale.PartsOf(strings.Fields(text)) {
		m := getOn.FindStringSubmatch(strings.Join(part, " "))
		switch {
		case m == nil:
			return false
		case m[2] == "get off" || m[2] == "got off" || m[2] == "leave" || m[2] == "left":
			b.back = append(b.back, b.Number(m[1]))
		default:
			b.takes = append(b.takes, b.Number(m[1]))
		}
	}
	return true
}

// readRest reads what the rest does.
func (b *balance) readRest(words []string) bool {
	m := theRest.FindStringSubmatch(strings.Join(words, " "))
	if m == nil || tale.CountMarks(words, "NMFT") > 0 || len(b.rest) > 0 {
		return false
	}
	b.rest = tale.Ones(strings.Fields(m[1]))
	return true
}

// elsewhere reports whether a sentence with a number is about other things.
func (b *balance) elsewhere(words []string) bool {
	all := tale.Marks(words, "NMFT")
	if len(all) != 1 || all[0][0] != 'N' || slices.ContainsFunc(words, func(w string) bool { return tale.Scaling.Has(w) || places.Has(wordproblem.Singular(w)) }) {
		return false
	}
	kind := wordproblem.KindOf(words[slices.Index(words, all[0])+1:])
	return kind != nil && kind[len(kind)-1] != b.noun && kind[len(kind)-1] != "minute" && !slices.Contains(tale.Ones(b.Question), kind[len(kind)-1])
}

// asked is what is left, where the question, which is of form p, asks for it.
func (b *balance) asked(m []string, p *lazyregexp.Regexp) plan.Outcome {
	asksRest := len(b.rest) > 0 && (sharesWord(b.rest, tale.Ones(b.Question)) || strings.HasSuffix(b.QuestionText, " these") || strings.HasSuffix(b.QuestionText, " that"))
	switch {
	case len(b.takes) == 0, tale.CountMarks(b.Question, "NMFT") > 0:
		return plan.Outcome{}
	case places.Has(b.noun) && p != askFree, p == nil && !asksRest:
		return plan.Outcome{}
	case p != nil && m[1] != "" && wordproblem.Singular(m[1]) != b.noun && !(b.noun == "$" && (m[1] == "money" || m[1] == "dollars")):
		return plan.Outcome{}
	case p != nil && len(b.rest) > 0:
		return plan.Outcome{}
	}
	taken := plan.Total(b.takes)
	if places.Has(b.noun) {
		for _, back := range b.back {
			taken = taken.With('-', back)
		}
		return b.whole.With('-', taken)
	}
	left := b.whole
	for _, take := range b.takes {
		left = left.With('-', take)
	}
	return left
}

var (
	absent   = lazyregexp.New(`^of (?:the )?(N\d+) [\pL'-]+ , (N\d+) (?:stayed at home|are absent|were absent|are missing|were missing|are ill|were ill) , and of (?:the )?(N\d+) [\pL'-]+ , (N\d+) (?:stayed at home|are absent|were absent|are missing|were missing|are ill|were ill)$`)
	askThere = tale.Exactly(`how many [\pL'-]+ (?:came|are there|were there|are present|were present)`)
)

// readAbsent reads of two groups how many of each were not there.
func readAbsent(t *tale.Tale) *plan.Plan {
	if !askThere.MatchString(t.QuestionText) {
		return nil
	}
	var found []string
	for _, words := range t.Sentences {
		if tale.CountMarks(words, "NMFT") == 0 || tale.OfAge(words) {
			continue
		}
		m := absent.FindStringSubmatch(strings.Join(words, " "))
		if m == nil || found != nil {
			if tale.CountMarks(words, "NMFT") == 1 && apartFrom(words, t.Question, nil) && found != nil {
				continue
			}
			return nil
		}
		found = m
	}
	if found == nil {
		return nil
	}
	return t.Number(found[1]).With('-', t.Number(found[2])).With('+', t.Number(found[3]).With('-', t.Number(found[4]))).Plan()
}
