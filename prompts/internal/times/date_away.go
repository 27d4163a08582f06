package times

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

const (
	wayFromToday = `(Q ago|in Q|Q (?:away|from now|from today|ahead))`
	todayIs      = `(?:today is|today it is|today it's|it is|it's|its|it is now|now it's) [DW](?: today| now)?`
	whenIsIt     = ` ?[.,;] (?:and )?(?:when|(?:on )?(?:what|which) (?:date|day|weekday)(?: of the week)?) (?:is|was|will|does|did) ([^NTQDW]*?)`
)

var (
	// awayForms tell how far something is from today, which they tell too, and ask when it is.
	awayForms = []*lazyregexp.Regexp{
		lazyregexp.New(`^([^NTQDW.?]*) ` + wayFromToday + `(?: ,)?(?: and| but| [.;]| ,) (?:and |but )?` + todayIs + whenIsIt + ending),
		lazyregexp.New(`^` + todayIs + `(?: ,)?(?: and| but| [.;]| ,) (?:and |but )?([^NTQDW.?]*) ` + wayFromToday + whenIsIt + ending),
	}
	// awayWords may stand in the question beside those of what is told.
	awayWords = lex.NewSet("the a an my his her our their it this that be is was on happen take takes place begin start held fall")
)

// awayFromToday is how far something is from today of which that is told and the day asked for: "The
// exam is in 9 days and today is May 3. When is the exam?" It is "" for other questions.
func (t measured) awayFromToday() string {
	if len(t.amounts) != 1 || !strings.Contains(t.text, " Q") || beyondDate.MatchString(t.text) {
		return ""
	}
	for _, form := range awayForms {
		m := form.FindStringSubmatch(t.text)
		if m == nil {
			continue
		}
		told := lex.NewSet(m[1])
		for w := range strings.FieldsSeq(m[3]) {
			if !told.Holds(w) && !awayWords.Holds(w) {
				return "" // of something else
			}
		}
		return m[2]
	}
	return ""
}
