package logic

import (
	"regexp"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

var (
	// aTitle stands before a name and ends in what may look like the end of a sentence.
	aTitle = lazyregexp.New(`\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Lord|Captain|King|Queen|Prince|Princess|Uncle|Aunt|Grandpa|Grandma)\.? (\p{Lu})`)
	// lettered is something called by a letter: "Figure A".
	lettered = lazyregexp.New(`\b(Figure|Shape|Object|Item|Thing|Person|Student|Animal|Creature|Robot|Number|Box) ([A-Z])\b`)
	// inNumbered is where those of a class are that goes by a number: "student in class 5".
	inNumbered = lazyregexp.New(`\b(in|at|from|on) (class|year|grade|room|group|team|floor|ward|house) (\d)\b`)
	// aModel is a name with a number behind it: "R2".
	aModel = lazyregexp.New(`\b\p{Lu}\pL*[1-9]\b`)
	// ownIs says of which class something of one's own is.
	ownIs = lazyregexp.New(`(?:^|[.!?,\n]\s*|(?i:and|if|that|suppose) )([Mm]y|[Oo]ur) (\pL+) is an? `)
	// beforeNames are the first words of aTitle and of lettered.
	beforeNames = lex.NewSet("Mr Mrs Ms Miss Dr Prof Sir Lady Lord Captain King Queen Prince Princess Uncle Aunt Grandpa Grandma " +
		"Figure Shape Object Item Thing Person Student Animal Creature Robot Number Box")
	// yesOrNo says how the answer is wanted.
	yesOrNo = lazyregexp.New(`(?i)[,;:]? ?\(?yes or no\)?\s*([?.]|$)`)
	// quotedClaim and concluded are claims to judge.
	quotedClaim = lazyregexp.New(`(?i)\bis the (?:following )?(?:statement|claim|sentence),? ["']([^"]+?)[.]?["'],? (?:true or false|true|correct|right)\b`)
	concluded   = lazyregexp.New(`(?i)\b(?:(?:can|could|may|do|should) (?:we|you|i|one) (?:then |therefore |safely )?(?:conclude|infer|deduce|say|know|be sure)(?: from (?:this|that|these))?|does it (?:then )?follow(?: from this| then)?|is it (?:certain|correct|right|the case|a fact)) that `)
	// ifOne and thatIs tell rules about a class without "every".
	ifOne  = lazyregexp.New(`(?i)\b(?:if|when(?:ever)?) (?:something|someone|somebody|anything|anyone|anybody|a thing|a person|an animal|it) is an? ([a-z]+)(?:, (?:then )?| then )(?:it|he or she|he|she|they) `)
	thatIs = lazyregexp.New(`(?i)\b(?:(?:every|any)(?:thing|one|body|one thing) (?:that|who|which)|who(?:so)?ever|whatever) is an? ([a-z]+),? `)
	// ifQuality tells one about those who have a property.
	ifQuality = lazyregexp.New(`(?i)\bif (?:some|any)(one|body|thing) is ([a-z]+),? (?:then )?(?:it|he|she) `)
	allThe    = lazyregexp.New(`\b([Aa]ll) the `)
	allOf     = lazyregexp.New(`(?i)\b(all|none) of the `)
	// premised is a question whether a conclusion holds, aPremise what stands before each premise.
	premised = lazyregexp.New(`^(?is)(.*[.;,\n]\s*)conclusion ?: ?(.+?)[.!\n]\s*(?:(?:is|does) (?:the|this) conclusion (?:right|true|correct|valid|follow)|(?:does (?:it|this) follow)|(?:is (?:it|this) )?(?:right|true|correct|valid)(?:,? false,? or unknown| or false| or not)?) ?\?*\s*$`)
	aPremise = lazyregexp.New(`(?i)\bpremises?(?: ?\d{1,2})? ?:\s*`)
	// numbered is the number of a statement in running text.
	numbered = lazyregexp.New(`(^|[.!?:\n] ?)\d{1,2}[.)] `)
	// ever is a word about all times, which changes a rule or says nothing.
	never  = lazyregexp.New(`\b(is|are) never `)
	always = lazyregexp.New(`\b(is|are) always `)
	// leadFirst are the first words of all that leadOut matches.
	leadFirst = lex.NewSet("so then therefore thus hence now also and but well first second finally moreover furthermore we you it suppose")
	// leadOut opens a sentence and says nothing.
	leadOut = lazyregexp.New(`^(?i)(?:(?:so|then|therefore|thus|hence|now|also|and|but|well|first|second|finally|moreover|furthermore)(?:, ?| )|(?:we|you) (?:also )?know (?:that )?|it is known that |we are told that |suppose (?:that )?)+`)
)

var (
	// askVerbs begin a question of what follows, beforeAsked are words that may stand before them.
	askVerbs    = lex.NewSet("is are do does can")
	beforeAsked = lex.NewSet(`so then therefore thus hence now also and but well first second finally moreover furthermore know that suppose while`)
	// claimStems are in all other questions of what follows.
	claimStems = []string{"true", "conclu", "claim", "statement", "sentence"}
	// thatStems are such that concluded needs one of them.
	thatStems = []string{"infer", "deduce", "say", "know", "be sure", "follow", "it certain", "it correct", "it right", "it the case", "it a fact"}
)

// mayAsk reports whether a question begins as one of what follows does, or has a claim to
// judge. Few do, and to read all sentences as rules takes longer.
func mayAsk(q *query.Question) bool {
	if !q.Mentions("is ", "are ", "do ", "does ", "can ") || q.EndsInAmount() {
		return false
	}
	before, asks := "", false
	for w := range strings.FieldsSeq(q.Lower()) {
		if end := w[max(0, len(w)-2):]; end != "is" && end != "es" && end != "an" && end != "re" && end != "do" {
			before = w
			continue
		}
		ended := strings.LastIndexAny(w, ".?!:;-") // with no blank behind
		opens := ended >= 0 || before == "" || !lex.Alphanumeric(before[len(before)-1]) || beforeAsked.Holds(before)
		if asks = opens && askVerbs.Holds(w[ended+1:]); asks {
			break
		}
		before = w
	}
	return asks || factsFirst.Holds(lex.FirstLetters(q.Lower())) && q.Mentions(" and ") || q.Mentions(claimStems...) || q.Mentions(" that ") && q.Mentions(thatStems...)
}

// plainProof is a question about what follows from rules in the words of rules and claims.
func plainProof(q *query.Question) string {
	s, holds := q.Text, q.Mentions
	if beforeNames.Within(s) {
		s = lettered.ReplaceAllString(aTitle.ReplaceAllString(s, "$1$2"), "$1$2")
	}
	if holds("my ", "our ") {
		s = ownByName(s)
	}
	if strings.ContainsAny(s, "123456789") {
		s = aModel.ReplaceAllStringFunc(s, inLetters)
		if !holds("everyone", "everybody") {
			s = inNumbered.ReplaceAllStringFunc(s, inLetters)
		}
	}
	if holds("conclusion") {
		s = concludedFrom(s)
	}
	if holds("1. ", "1) ") {
		s = numbered.ReplaceAllString(s, "$1")
	}
	if holds("premise") {
		s = aPremise.ReplaceAllString(s, "")
	}
	if holds("every", "all ", "nobody", "no one", "no-one") && holds(" in ", " at ", " from ", " on ") {
		s = membersNamed(s)
	}
	if holds(" if ", " given that ", " knowing that ") {
		s = factsBefore(s)
	}
	if holds("yes or no") && (strings.HasSuffix(strings.TrimSpace(s), "?") || yesOrNo.MatchString(s)) {
		s = yesOrNo.ReplaceAllString(s, "$1")
	}
	if holds("true or false") {
		s = truthAsked(claimFirst(s))
	}
	if holds("statement", "claim", "sentence") {
		s = quotedClaim.ReplaceAllString(s, "True or false: $1")
	}
	if holds(" that ") {
		s = concluded.ReplaceAllString(s, "True or false: ")
	}
	if holds("if ", "when") {
		s = ifQuality.ReplaceAllString(ifOne.ReplaceAllString(s, "Every $1 "), "Every$1 who is $2 ")
	}
	if holds("that is a", "who is a", "which is a", "ever is a") {
		s = thatIs.ReplaceAllString(s, "Every $1 ")
	}
	if holds("all the ") {
		s = allThe.ReplaceAllString(s, "$1 ")
	}
	if holds(" of the ") {
		s = allOf.ReplaceAllStringFunc(s, func(of string) string {
			if strings.EqualFold(of[:3], "all") {
				return "All "
			}
			return "No "
		})
	}
	return always.ReplaceAllString(never.ReplaceAllString(s, "$1 not "), "$1 ")
}

// ownByName is a question in which one's own thing of which it is told what it is has a name: "Mydog is a pug" for "My dog
// is a pug". It is left as it is where the noun stands elsewhere, for a dog is more than a pug then.
func ownByName(s string) string {
	m := ownIs.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	whose, noun := strings.ToLower(m[1]), strings.ToLower(m[2])
	own := regexp.MustCompile(`(?i)\b` + whose + ` ` + regexp.QuoteMeta(noun) + `\b`)
	named := own.ReplaceAllString(s, lex.Capitalized(whose)+noun)
	if standIn([]string{strings.NewReplacer(".", " ", ",", " ", "?", " ").Replace(named)}, noun) {
		return s
	}
	return named
}

// inLetters is a place that goes by a number with a letter for that.
func inLetters(place string) string {
	last := len(place) - 1
	return strings.TrimRight(place[:last], " ") + string('a'+rune(place[last]-'0'))
}

// askedIfFacts has a question with the facts behind it: "Is Max shy if all jompuses are shy and Max is a jompus?"
var askedIfFacts = lazyregexp.New(`^(?is)\s*(?:(does it (?:then )?follow|is it (?:true|certain|correct|right)) that )?((?:(?:is|are|do|does|can) )?[^.?!:;,]+?),? (?:if|given that|knowing that) ([^.?!:;]+?)\s*\?*\s*$`)

// factsBefore is a question of one sentence with its facts first.
func factsBefore(s string) string {
	m := askedIfFacts.FindStringSubmatch(s)
	switch {
	case m == nil:
		return s
	case m[1] != "":
		return lex.Capitalized(m[3]) + ". True or false: " + lex.Capitalized(m[2]) + "."
	case askVerbs.Holds(lex.FirstLetters(m[2])):
		return lex.Capitalized(m[3]) + ". " + m[2] + "?"
	}
	return s
}

// concludedFrom is a question without the names of its premises and its conclusion.
func concludedFrom(question string) string {
	m := premised.FindStringSubmatch(question)
	if m == nil {
		return question
	}
	return aPremise.ReplaceAllString(m[1], "") + "True or false: " + m[2]
}

// claimFirst is a question that ends in "true or false?" with that before its claim: "Max is shy, true or
// false?"
func claimFirst(s string) string {
	const asked = "true or false"
	told := strings.TrimRight(s, " ?.!)\n")
	if at := len(told) - len(asked); at > 0 && strings.EqualFold(told[at:], asked) {
		told = strings.TrimRight(told[:at], " .,:;-–—(\n")
		begin := strings.LastIndexAny(told, ".?!\n") + 1
		if so := conclusionAt(told[begin:]); so > 0 { // "Max is a jompus, so Max is shy"
			return told[:begin+so] + ". True or false: " + strings.TrimSpace(told[begin+so+1:])
		}
		if begin > 0 && len(told) < at-1 && len(strings.Fields(told[begin:])) > 2 {
			return told[:begin] + " True or false: " + strings.TrimSpace(told[begin:])
		}
	}
	return s
}

// conclusionAt is where the mark stands before what a sentence concludes; 0 if it concludes nothing.
func conclusionAt(s string) int {
	for _, so := range []string{", so ", ", therefore ", ", hence ", "; so ", "; therefore "} {
		if at := strings.LastIndex(s, so); at > 0 {
			return at
		}
	}
	return 0
}

// truthAsked is a question with "True or false: " before a claim for what else parts them.
func truthAsked(s string) string {
	const asked = "true or false"
	lower := lex.FoldLower(s)
	if len(lower) != len(s) || !strings.Contains(lower, asked) { // few letters take more bytes than their capitals
		return s
	}
	var b strings.Builder
	from := 0
	for {
		at := strings.Index(lower[from:], asked)
		if at < 0 {
			return b.String() + s[from:]
		}
		at += from
		end := at + len(asked)
		claim, parted := behindTruth(s[end:])
		if parted && (at == 0 || !lex.Alphanumeric(s[at-1]) && s[at-1] != '_') {
			b.WriteString(s[from:at] + "True or false: ")
			from = len(s) - len(claim)
		} else {
			b.WriteString(s[from:end])
			from = end
		}
	}
}

// behindTruth cuts off dashes or a question mark that part a text from "true or false" before it.
func behindTruth(s string) (claim string, parted bool) {
	if asked, ok := strings.CutPrefix(s, "? "); ok {
		return strings.TrimLeft(asked, " "), true
	}
	s = strings.TrimPrefix(s, " ")
	claim, parted = strings.CutPrefix(strings.TrimLeft(s, "-–—"), " ")
	return claim, parted && strings.IndexAny(s, "-–—") == 0
}
