package times

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// anyOf matches one of some words.
func anyOf(words string) string { return `(?:` + strings.Join(strings.Fields(words), "|") + `)` }

var (
	please = `(?:(?:please|can you|could you|would you|tell me|find|say|so|ok|hey|hi|quick question) [,:]? ?)*`
	ending = `(?: (?:please|pls|plz|altogether|in total|in all|exactly|for me))*(?: [?.!=])*$`

	unitsAsked = `((?:[a-z]+(?: , and | and | , )?(?: ounces?)?){1,3})`
	// unitFill are the words that may stand around the amounts of a conversion.
	unitFill = `(?: ` + anyOf(`are is there in make makes do does did you get equal equals would be that it this have has had contained contain to from of
		a total altogether long the same as will i we fit into equivalent up all if was were last take comes one need for worth`) + `)*`
	// amountList is amounts that are added up.
	amountList = `Q(?:(?: ,)?(?: and| plus| \+)? Q){0,5}`
	// unitTold is how something is measured: "The film lasts Q."
	unitTold = `(?:(?:mr|mrs|ms|dr) \. )?(?:it's|(?:[a-z'-]+ ){1,9}?` + anyOf(`is am are was were has have had lasts lasted takes took weighs weighed measures measured
		contains contained holds held costs cost runs ran walks walked spends spent sleeps slept drives drove swims swam works worked waits waited studies
		studied uses used drinks drank buys bought needs needed reads read practices practiced plays played jumps jumped rides rode cycles cycled hikes
		hiked bakes baked boils boiled flies flew lives lived finds found rains rained sings sang saves saved`) + `)(?: (?:about|exactly|there|here|for|a|of|only))* ` +
		amountList + `(?: (?:long|tall|wide|high|deep|old|heavy|of [a-z]+|away))? [.,;]`
)

// unitForms match the forms of a conversion: the amounts, and as a group the units to
// express them in.
var unitForms = []*lazyregexp.Regexp{
	lazyregexp.New(`^` + please + `(?:how many|how much|what number of) ` + unitsAsked + unitFill + ` ` + amountList + unitFill + ending),
	lazyregexp.New(`^` + please + `(?:convert|change|express|write|turn|give|put|calculate|state|rewrite|what is|what's|what are|how much is|how long is) ` + amountList + ` (?:expressed |given |written )?(?:in|into|to|as|in terms of) ` + unitsAsked + ending),
	lazyregexp.New(`^(?:what is |what's )?` + amountList + ` ?,? (?:in|to|into|as|=|equals|is|are|is equal to|are equal to|equal|make|makes)(?: how many| \?)? ` + unitsAsked + ending),
	lazyregexp.New(`^(?:(?:an?|the|my|this) (?:[a-z]+ (?:of|that lasts|lasting|for|with) )?)?` + amountList + `(?: [a-z]+)? ?[,:]? (?:is |are |makes |equals )?how (?:many|much) ` + unitsAsked + `(?: (?:is|are|was|does|do|would|it|that|this|they|make|be|there))*` + ending),
	lazyregexp.New(`^` + unitsAsked + ` (?:are |there are )?in ` + amountList + ending),
	lazyregexp.New(`^in ` + unitsAsked + ` ?,? (?:how long is|what is|what's|how much is) ` + amountList + ending),
	lazyregexp.New(`^(?:if )?` + unitTold + ` (?:and )?(?:how many|how much) ` + unitsAsked + unitFill + `(?: [a-z]+){0,4}` + ending),
	lazyregexp.New(`^` + unitTold + ` (?:what is|what's|how long is|how much is|express|write|give|convert)(?: (?:that|this|it|the [a-z]+))? (?:in|into|to) ` + unitsAsked + ending),
}

var (
	// sumWords are sums and differences of amounts that name no unit.
	sumWords = lazyregexp.New(`^` + please + `(?:(?:add|what is|what's|how much is|calculate|find|work out|sum up) )?` +
		`(?:Q(?:(?: ,)?(?: and| plus| \+| to)? Q)+|Q (minus|-) Q|(?:the )?(?:sum|total) of Q and Q|(?:the )?difference (between) Q and Q|(?:subtract|take|deduct) Q (from|away from|off) Q|(?:add|sum up) Q)` + ending)
	// coinWords ask what coins are worth, which is so many dollars and cents.
	coinWords = lazyregexp.New(`^` + please + `(?:how much (?:money )?(?:is|are|do you have if you have|do i have if i have)|what is the value of|what are) ` + amountList + `(?: worth)?(?: in total)?` + ending)
	// reckonFirst are the first words of sumWords and coinWords.
	reckonFirst = lex.NewSet("please can could would tell find say so ok hey hi quick add what what's how calculate work sum Q the total difference subtract take deduct")
	// beyondUnits are words that make more of a question than a conversion.
	beyondUnits = lex.NewSet(`each every per half twice times more less than another other left remain but not or daily speed N`)
)

// readUnits reads a conversion.
func readUnits(t measured) (body string, ok bool, err error) {
	if len(t.amounts) == 0 || len(t.times)+len(t.dates)+len(t.weekdays) > 0 {
		return "", false, nil
	}
	c := conversion{amounts: slices.Concat(t.amounts...)}
	forms := unitForms
	if beyondUnits.Within(t.text) {
		forms = nil
	}
	for _, form := range forms {
		m := form.FindStringSubmatch(t.text)
		if m == nil {
			continue
		}
		if c.asked = unitsIn(m[1]); c.asked != nil {
			body, err = c.body()
			return body, err == nil, err
		}
	}
	if all, ok := t.timeInAll(); ok && forms != nil {
		body, err = all.body()
		return body, err == nil, err
	}
	if first, _, _ := strings.Cut(t.text, " "); !reckonFirst.Holds(first) {
		return "", false, nil
	}
	if first := t.amounts[0][0].unit; coinWords.MatchString(t.text) && (first == "dollar" || units.Path(first, "dollar") != nil) {
		c.asked = []string{"dollar", "cent"}
		body, err = c.body()
		return body, err == nil, err
	}
	return t.sum()
}

// timeTold tells how long parts of something take and asks for all of it.
var timeTold = lazyregexp.New(`^[^?]*[.;,] (?:so )?(?:how long|how much time) (?:(?:does|did|do|will|is|was|would) (?:it|they|he|she|i|we|you|that|this|both|everything) [^?.,;]*)?(?:altogether|all together|in total|in all)` + ending)

// noPart are words with which amounts of time are not parts of one.
var noPart = lex.NewSet(`left before after ago late early later earlier longer shorter break except without until till instead only if faster slower
	minus than rest again per`)

// timeInAll is the question for all of several amounts of time, which are told in more units than one.
func (t measured) timeInAll() (c conversion, ok bool) {
	if len(t.amounts) < 2 || !t.onlyDurations() || !timeTold.MatchString(t.text) || noPart.Within(t.text) {
		return c, false
	}
	for _, q := range slices.Concat(t.amounts...) {
		c.amounts = append(c.amounts, q)
		if !slices.Contains(c.asked, q.unit) {
			c.asked = append(c.asked, q.unit)
		}
	}
	return c, len(c.asked) > 1
}

// sum reads a sum of amounts or a difference, which is asked for in the units of all.
func (t measured) sum() (body string, ok bool, err error) {
	m := sumWords.FindStringSubmatch(t.text)
	if m == nil {
		return "", false, nil
	}
	amounts, minus := slices.Clone(t.amounts), m[1]+m[2]+m[3] != ""
	if m[3] != "" {
		slices.Reverse(amounts) // subtract 35 minutes from 2 hours
	}
	var c conversion
	for i, amount := range amounts {
		for _, q := range amount {
			q.minus = minus && i > 0
			c.amounts = append(c.amounts, q)
			if !slices.Contains(c.asked, q.unit) {
				c.asked = append(c.asked, q.unit)
			}
		}
	}
	body, err = c.body()
	return body, err == nil, err
}
