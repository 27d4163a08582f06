// Package frame takes off what people put around a question: greetings, thanks, what it is called and
// how they want the answer, and what a sheet of exercises has before it. It also puts lists into
// running text, amounts of one currency into dollars and a lone assignment into the sum that it
// assigns. None of this changes what is asked. It declines nothing: a question that it does not know
// stays as it is.
package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

const (
	// frameAnswer is what an answer is to be.
	frameAnswer = `(?:(?:the|a|an|your|one) )?(?:(?:final|bare|single|correct|right) )?` +
		`(?:number|answer|result|integer|figure|word|["']?yes["']? or ["']?no["']?|["']?true["']? or ["']?false["']?)`
	frameWorking = `(?:show|explain|include|give)(?: me)?(?: all)? (?:your|the|all)(?: of)?(?: your)? (?:working|workings|work|steps|reasoning)`
	// maxFrame bounds the bytes of what stands before a question and of what stands behind it, which
	// keeps reading a long one short.
	maxFrame = 80
)

var (
	frameFront = lazyregexp.New(`^(?i)(?:` +
		`(?:hi|hello|hey|hiya|yo|good (?:morning|afternoon|evening))(?: there| all| everyone| again)?[ ,.!:]+` +
		`|(?:q|question|problem|exercise|task|puzzle|riddle)(?: ?\d+)?[:.)]\s+` +
		`|(?:(?:i have|i've got|here's|here is|just) )?(?:(?:a|an|one|my|another) )?(?:(?:quick|short|simple|easy|little|maths?|silly|dumb|logic|homework|next) )*` +
		`(?:question|puzzle|problem|riddle|(?:quick|easy|simple|next) one)(?: for you)?(?: please)?(?:[:.,!]+| -)\s+` +
		`|(?:ok|okay|so|well|um|right)(?: so)?,\s+` +
		`|(?:please )?help(?: me)?(?: out)?(?: please)?[.!,:]+\s+` +
		`|sorry,?\s+` +
		`)`)
	frameBack = lazyregexp.New(`(?i)(?:` +
		`(?:\s*[,;.?!-]["')]?\s*|\s+)(?:many thanks|thanks|thank you|thx|ty|asap|pls|plz)(?: (?:so|very) much| a lot| in advance| again| for (?:your|the) help)*` +
		`|(?:[.?!:]["')]?\s|\s?[,;(]|\s-|\sand)\s*(?:and |then )?(?:please |kindly )?(?:` + frameWorking +
		`|(?:let's )?think (?:about it )?step[ -]by[ -]step|(?:answer |explain )?step[ -]by[ -]step` +
		`|no (?:explanations?|workings?)(?: needed| required)?|explain(?: your answer| why)?` +
		`|(?:(?:i|i'd) )?(?:answer|reply|respond|give|return|write|output|state|say|want|need|tell|like)(?: me)?(?: (?:with|in|as))?(?: (?:just|only))?(?: (?:with|in|as))? ` + frameAnswer +
		`|(?:please |pls |any )?help(?: me)?(?: out)?(?: please| pls)?\??` +
		`|(?:just|only) ` + frameAnswer + `|` + frameAnswer + ` only` +
		`)` +
		`)(?: only| alone| please| and nothing else)*[\s.!:)]*$`)
	// frameEnds are the last words of all that frameBack matches. Most questions end in another.
	frameEnds = lex.NewSet("thanks you thx ty asap much lot advance again help work working workings step steps reasoning " +
		"explanation explanations needed required explain why answer number result integer figure word no false only alone please pls plz me out else")
	// frameAnswers are those of them that say what an answer is to be, which needs one of frameAsks.
	frameAnswers = lex.NewSet("answer number result integer figure word no false")
	frameAsks    = []string{"answer", "reply", "respond", "give", "return", "write", "output", "state", "say", "want", "need", "tell", "like", "just", "only", "explain"}
	// frameFirst are the first words of all that frameFront matches.
	frameFirst = lex.NewSet(`hi hello hey hiya yo good q question problem exercise task puzzle riddle i here just a an one my another
		quick short simple easy little math maths silly dumb logic homework next ok okay so well um right please help sorry`)
	// frameCalled are those of them with which a question is called one, in one of frameNames.
	frameCalled = lex.NewSet("i here just a an one my another quick short simple easy little math maths silly dumb logic homework next")
	frameNames  = []string{"question", "puzzle", "problem", "riddle", "quick one", "easy one", "simple one", "next one"}
	// itsTime, iHave and whats are written in haste.
	itsTime = lazyregexp.New(`(?i)\bits (\d)`)
	iHave   = lazyregexp.New(`(?i)\b(i)(ve|m)\b`)
	whats   = lazyregexp.New(`(?i)\b(what|who)s\b`)
	// listLines are the lines of a list, with a mark before each.
	listLines = lazyregexp.New(`(?m)^[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t]+(\S.*)$`)
	// listThing is a line that names a thing rather than says something.
	listThing = lazyregexp.New(`^(?i)(?:(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) .*|\S+(?: \S+)?)$`)
)

// Strip is a question without its frame, and with its lists in running text.
func Strip(q *query.Question) *query.Question {
	q = withText(q, strings.TrimSpace(strings.ReplaceAll(q.Text, "’", "'")))
	if q.Mentions(inHaste...) {
		text := iHave.ReplaceAllString(q.Text, "$1'$2")
		q = withText(q, whats.ReplaceAllString(itsTime.ReplaceAllString(text, "it's $1"), "$1's"))
	}
	text := inDollars(q)
	for {
		front := ""
		if head := text[:min(maxFrame, len(text))]; mayFrame(head) {
			front = frameFront.FindString(head)
		}
		rest := withoutHeading(withoutBack(text[len(front):]))
		if rest == "" || rest == text {
			return withText(q, assigned(unlisted(text)))
		}
		text = rest
	}
}

// withText is a question with another text, the same where that is the same.
func withText(q *query.Question, text string) *query.Question {
	if text == q.Text {
		return q
	}
	return &query.Question{Text: text}
}

// inDollars is a text with amounts of one currency in the sign that the model was trained on: what
// they come to is the same. Text that may ask for another currency or for coins stays as it is.
func inDollars(q *query.Question) string {
	text, sign := q.Text, ""
	for _, s := range []string{"£", "€"} {
		if strings.Contains(text, s) {
			if sign != "" {
				return text
			}
			sign = s
		}
	}
	if sign == "" && !strings.Contains(text, "$") {
		return wordsInDollars(q)
	}
	if sign == "" || strings.Contains(text, "$") || otherMoney.Within(q.Lower()) {
		return text
	}
	return signBehind.ReplaceAllString(strings.ReplaceAll(text, sign, "$"), "$$$1")
}

// wordsInDollars is a text about money with amounts in the words of one currency in that sign.
func wordsInDollars(q *query.Question) string {
	one := ""
	for _, unit := range []string{" pounds", " quid", " bucks"} {
		if q.Mentions(unit) {
			if one != "" {
				return q.Text
			}
			one = unit[1:]
		}
	}
	if lower := q.Lower(); one == "" || !ofMoney.Within(lower) || notMoney.Within(lower) || otherMoney.Within(strings.ReplaceAll(lower, one, "")) || strings.Contains(lower, one+" of ") {
		return q.Text
	}
	return amountsInWords.ReplaceAllString(q.Text, "$$$1")
}

var (
	// ofMoney are words of questions about money, notMoney those where pounds are a weight or asked for.
	ofMoney        = lex.NewSet("money spend spends spent pay pays paid cost costs price earn earns earned wage salary save saves saved buy buys bought owe owes owed borrow borrows borrowed lend lends lent pocket bank")
	notMoney       = lex.NewSet("weigh weighs weighed weight kg kilo kilos kilogram kilograms lb lbs ounces ounce gram grams heavy lose loses gain gains many")
	amountsInWords = lazyregexp.New(`(?i)\b(\d+(?:[.,]\d+)*) (?:pounds|quid|bucks)\b`)
)

// otherMoney are words of other currencies and of coins; signBehind is an amount before its sign.
var (
	otherMoney = lex.NewSet("dollar dollars euro euros pound pounds cent cents pence penny pennies p yen franc francs convert exchange rate currency")
	signBehind = lazyregexp.New(`\b(\d+(?:[.,]\d+)*) ?\$`)
)

// mayFrame reports whether frameFront may match a text.
func mayFrame(text string) bool {
	first := lex.FirstLetters(text)
	return frameFirst.Holds(first) && (!frameCalled.Holds(first) || lex.ContainsAny(lex.FoldLower(text), frameNames))
}

// inHaste are such that itsTime, iHave and whats need one of them.
var inHaste = []string{"its ", "whats", "whos", "ive ", "im "}

// mayFrameBack reports whether frameBack may match the end of a text.
func mayFrameBack(text string) bool {
	words := strings.TrimRight(text, " \t\n\f\r.!?:)\"'")
	word := strings.ToLower(words[strings.LastIndexFunc(words, func(c rune) bool { return !unicode.IsLetter(c) })+1:])
	return frameEnds.Holds(word) && (!frameAnswers.Holds(word) || lex.ContainsAny(lex.FoldLower(text), frameAsks))
}

// withoutBack is a text without what stands behind the question.
func withoutBack(text string) string {
	tail := max(0, len(text)-maxFrame)
	if !mayFrameBack(text[tail:]) {
		return text
	}
	at := frameBack.FindStringIndex(text[tail:])
	if at == nil {
		return text
	}
	end := tail + at[0]
	for end < len(text) && strings.IndexByte(`.?!"')`, text[end]) >= 0 { // they belong to the question
		end++
	}
	return strings.TrimSpace(text[:end])
}

// mayList reports whether two lines begin as those of listLines do.
func mayList(text string) bool {
	marked := 0
	for rest, more := text, true; more && marked < 2; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		line = strings.TrimLeft(line, " \t")
		if line != "" && (lex.IsDigit(line[0]) || strings.IndexByte("-*", line[0]) >= 0 || line[0] >= utf8.RuneSelf) {
			marked++
		}
	}
	return marked > 1
}

// unlisted is a text whose lists, of two lines at least, have commas between things and full
// stops behind sentences.
func unlisted(text string) string {
	if !mayList(text) {
		return text
	}
	lines := listLines.FindAllStringSubmatchIndex(text, -1)
	if len(lines) < 2 {
		return text
	}
	joint := ","
	for _, m := range lines {
		if !listThing.MatchString(strings.TrimSpace(text[m[2]:m[3]])) {
			joint = "."
		}
	}
	var b strings.Builder
	from := 0
	for i, m := range lines {
		item := strings.TrimSpace(text[m[2]:m[3]])
		b.WriteString(text[from:m[0]] + item)
		switch {
		case strings.ContainsRune(".,;:?!", rune(item[len(item)-1])):
		case i+1 == len(lines):
			b.WriteString(".")
		default:
			b.WriteString(joint)
		}
		from = m[1]
	}
	return b.String() + text[from:]
}
