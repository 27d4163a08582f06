package order

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

var (
	// ifOrdered is a question and what is told in one sentence.
	ifOrdered = lazyregexp.New(`(?i)(^|[.!] )(?:if|given that|suppose(?: that)?) ([^.?!]+), (?:then )?((?:who|which|what)(?:'s)? )`)
	// winning stands between two of a race.
	costing = lazyregexp.New(`\bcosts? (more|less) than\b`)
	racing  = lazyregexp.New(`\b(finished|ended) (?:the|a) (?:race|run|marathon|test|exam)\b`)
	// askedIf has what is told behind the question, countedFirst how many there are before it.
	askedIf      = lazyregexp.New(`(?i)(^|[.!] )((?:who|which|what|is|did|does) [^.,?!]*?),? (?:if|given that|when) ([^.?!]+ (?:than|before|after|ahead of|behind) [^.?!]+)\?`)
	countedFirst = lazyregexp.New(`(^|[.!] )((?i:` + aNumber + `) [a-z]+): ([^.?!]* ` + aCopula + ` )`)
	// askedFirst is a question with what is told behind a colon.
	askedFirst = lazyregexp.New(`^(?i)(?:(?:please )?(?:tell me|say|find out) )?((?:who|which|what) [^.,?!:]*): ([^?:]+?)[.!?]*$`)
	// byAmount is by how much one is taller than another.
	byAmount = lazyregexp.New(`\b(is|are|was|were) (?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|an?|one) ?[a-z]+ (\w+er than)\b`)
	// asksMost asks last who is at an end of the order.
	asksMost = lazyregexp.New(`(?i)\b(?:who|which|what)\b[^.?!]*\b\w+(?:est|most)\b[^.?!]*[?!. ]*$`)
	// doing and doneMost compare how people do something.
	doing      = lazyregexp.New(`\b([a-z]+) (faster|slower|quicker|louder|farther|further|higher|lower|longer|earlier|later) than\b`)
	doneMost   = lazyregexp.New(`\b([a-z]+) (?:the )?(fastest|slowest|quickest|loudest|farthest|highest|lowest|longest|earliest|latest)\b`)
	havingMore = lazyregexp.New(`\b` + aHaving + ` (more|less|fewer) than\b`)
	moreBehind = lazyregexp.New(`\b(but|and) (more|less|fewer) than\b`)
	// nameAsked is a request for a thing by its place.
	nameAsked = lazyregexp.New(`(?i)(^|[.!?] )(?:please )?(?:name|find|tell me|say|give me) (?:who is |which is |which one is )?the ([a-z]+(?:est|most)(?: one| person)?)[.!?]*$`)
	// cameIn is when somebody came or left.
	cameIn = lazyregexp.New(`\b(?:(?:came|comes?) in (before|after|ahead of|behind|first|second|third|fourth|fifth|sixth|seventh|last)|left (before|after|first|last))\b`)
	born   = lazyregexp.New(`\b(?:was|is|were) born (before|after)\b`)
	// having compares how much or how many each has of something, most who has the most of it.
	having   = lazyregexp.New(`\b` + aHaving + ` (more|less|fewer) ([a-z]+) than\b`)
	most     = lazyregexp.New(`\b` + aHaving + ` (?:the )?(most|least|fewest) ([a-z]+)\b`)
	mostOfIt = lazyregexp.New(`\b` + aHaving + ` (?:the )?(most|least|fewest)( ?[?.!]|$)`)
	weighing = lazyregexp.New(`\bweigh(?:s|ed)? (more|less) than\b`)
	// costsMost and weighsMost are asked for.
	costsMost  = lazyregexp.New(`\bcosts? (?:the )?(most|least)\b`)
	weighsMost = lazyregexp.New(`\bweighs? (?:the )?(most|least)\b`)
	// hasBetter compares what each has one of, hasBest who has the best one.
	// or stands on one.
	hasBetter = lazyregexp.New(`\b(?:` + aHaving + `|` + aCopula + ` (?:on|in|at)) an? (\w+er) ([a-z]+) than\b`)
	hasBest   = lazyregexp.New(`\b(?:` + aHaving + `|` + aCopula + ` (?:on|in|at)) the (\w+est) ([a-z]+)\b`)
	farSide   = lazyregexp.New(`\b(?:furthest|farthest) (?:to the |on the )?(left|right)\b`)
	furthest  = lazyregexp.New(`\b(?:furthest|farthest) (north|south|east|west)\b`)
	// onDay and inPlace compare days and places by what it is like there.
	onDay   = lazyregexp.New(`\b(?:[Oo]n|[Ii]n|[Aa]t) (\p{Lu}\pL+),? it (?:is|was) (\w+er) than (?:on|in|at) (\p{Lu}\pL+)`)
	inPlace = lazyregexp.New(`\b[Ii]t (?:is|was) (\w+er) (?:on|in|at) (\p{Lu}\pL+) than (?:on|in|at) (\p{Lu}\pL+)`)
	// fromPlace is a place from which it is far to others.
	fromPlace = lazyregexp.New(`\b((?:further|farther|nearer|closer|furthest|farthest|nearest|closest))(?: away)?(?: (?:from|to) (?:(?:the|our|my|her|his|their) )?[a-z]+)?( than\b| ?[?.]|$)`)
	// scored compares what people scored, bestScore asks for who scored best.
	scored    = lazyregexp.New(`\bscored (?:higher|lower|better|worse) than\b`)
	bestScore = lazyregexp.New(`\b(?:got|has|had|achieved|received) the (highest|lowest|best|worst) (?:score|mark|grade|result)( ?[?.!]|$)`)
	winning   = lazyregexp.New(`\b(?:beats?|outran|outruns)\b`)
)

// Stems such that expressions need one of them.
var (
	ifStems     = []string{"if ", "given that ", "suppose ", "when "}
	itIsStems   = []string{"it is ", "it was "}
	farStems    = []string{"further", "farther", "furthest", "farthest", "near", "close"}
	nameStems   = []string{"name ", "find ", "tell me ", "say ", "give me "}
	racingStems = []string{"ed the ", "ed a "}
	cameInStems = []string{"ame in ", "ome in ", "omes in ", "left before", "left after", "left first", "left last"}
)

// What tellingOrder puts in other words.
var (
	ageOrder  = lex.NewSpelling("born before", "older than", "born after", "younger than")
	lessOrder = lex.NewSpelling("fewer", "less", "fewest", "least")
)

// tellingOrder is a text with what tells an order in the words of statements.
func tellingOrder(text string) string {
	text = hyphens.Replace(text)
	holds := (&query.Question{Text: text}).Mentions
	if holds(ifStems...) {
		text = ifOrdered.ReplaceAllString(text, "$1$2. $3")
	}
	if strings.Contains(text, ": ") {
		text = askedFirst.ReplaceAllString(text, "$2. $1?")
		text = countedFirst.ReplaceAllString(text, "${1}There are $2. $3")
	}
	if holds(ifStems...) {
		text = askedIf.ReplaceAllString(text, "$1$3. $2?")
	}
	if m := having.FindStringSubmatch(text); m != nil { // "and Lea scored more than Zoe"
		text = havingMore.ReplaceAllString(text, "is $1 "+m[2]+" than")
		text = moreBehind.ReplaceAllString(text, "$1 $2 "+m[2]+" than")
		text = mostOfIt.ReplaceAllString(text, "is the $1 "+m[2]+"$2")
	}
	if strings.Contains(text, "cost") {
		if costing.MatchString(text) {
			text = moreBehind.ReplaceAllString(costing.ReplaceAllString(text, "is $1 expensive than"), "$1 $2 expensive than")
		}
		text = costsMost.ReplaceAllString(text, "is the $1 expensive")
	}
	if strings.Contains(text, "weigh") {
		if weighing.MatchString(text) {
			text = moreBehind.ReplaceAllString(weighing.ReplaceAllString(text, "is $1 weighty than"), "$1 $2 weighty than")
		}
		text = weighsMost.ReplaceAllString(text, "is the $1 weighty")
	}
	if holds(itIsStems...) {
		text = inPlace.ReplaceAllString(onDay.ReplaceAllString(text, "$1 was $2 than $3"), "$2 was $1 than $3")
	}
	if holds(farStems...) {
		text = fromPlace.ReplaceAllString(text, "$1$2")
	}
	if scored.MatchString(text) {
		text = bestScore.ReplaceAllString(text, "scored the $1$2")
	}
	if strings.Contains(text, "er than ") && asksMost.MatchString(text) {
		text = doingBetter(byAmount.ReplaceAllString(text, "$1 $2"))
	}
	text = havingBetter(text)
	text = ageOrder.Replace(born.ReplaceAllString(text, "is born $1"))
	text = most.ReplaceAllString(having.ReplaceAllString(text, "is $1 $2 than"), "is the $1 $2")
	text = lessOrder.Replace(text)
	if lex.ContainsAny(text, racingStems) {
		text = racing.ReplaceAllString(text, "$1")
	}
	if holds(nameStems...) {
		text = nameAsked.ReplaceAllString(text, "${1}Who is the $2?")
	}
	if lex.ContainsAny(text, cameInStems) {
		text = cameIn.ReplaceAllString(text, "came $1$2")
	}
	text = farSide.ReplaceAllString(furthest.ReplaceAllString(text, "${1}ernmost"), "${1}most")
	return winning.ReplaceAllString(text, "finished ahead of")
}

// doingBetter is a text in which people are faster than others who do one thing faster: "Jan eats
// faster than Kim".
func doingBetter(text string) string {
	stem := ""
	for _, m := range append(doing.FindAllStringSubmatch(text, -1), doneMost.FindAllStringSubmatch(text, -1)...) {
		s := strings.TrimRight(m[1], "sed")
		if copulas.Holds(m[1]) || noDoing.Holds(m[1]) || stem != "" && stem != s {
			return text
		}
		stem = s
	}
	if stem == "" {
		return text
	}
	return doneMost.ReplaceAllString(doing.ReplaceAllString(text, "is $2 than"), "is the $2")
}

// noDoing are words before a comparative that are no verb of doing.
var noDoing = lex.NewSet(`be bit little lot much far slightly somewhat even also not the a an and but or than who which lot year years day days cm m km
	minute minutes hour hours has have had gets got`)

// havingBetter is a text in which people are better than others who have a better thing of one
// kind: "Sam got a better mark than Tim".
func havingBetter(text string) string {
	if !strings.Contains(text, " the ") || !strings.Contains(text, " than ") {
		return text
	}
	all := hasBetter.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return text
	}
	for _, m := range append(all, hasBest.FindAllStringSubmatch(text, -1)...) {
		if m[2] != all[0][2] {
			return text
		}
	}
	return hasBest.ReplaceAllString(hasBetter.ReplaceAllString(text, "is $1 than"), "is the $1")
}
