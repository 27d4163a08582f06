package schema

import (
	"cmp"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

var (
	soManyIn  = tale.Exactly(`(?:[^NMFT]* )?(?:makes?|made|goes|go|drives?|drove|reads?|types?|typed|packs?|packed|bakes?|baked|uses?|used|needs?|needed|earns?|earned|runs?|walks?|walked|fills?|prints?|printed|takes?|paints?|painted|washes|washed) (N\d+|M\d+)(?: ([\pL'-]+(?: [\pL'-]+)?))?(?: of ([\pL'-]+))? (?:in|on|for|with|every) (N\d+) ([\pL'-]+)`)
	howMany   = tale.Exactly(`how (?:many|much)(?: ([\pL'-]+(?: [\pL'-]+)?))?(?: of ([\pL'-]+))? (?:(?:does|do|did|will|would|can|could) .*|(?:is|are|will be|would be) (?:needed|required|used)) (?:in|on|for|with|to (?:make|drive|go|read|type|pack|bake|earn|run|walk|fill|print|paint|wash)) (N\d+|M\d+)(?: ([\pL'-]+(?: [\pL'-]+)?))?(?: at (?:this|that|the same) (?:rate|speed))?`)
	hasMany   = tale.Exactly(`(?:he|she|they|it|i|we) (?:already )?(?:has|have) (N\d+) ([\pL'-]+(?: [\pL'-]+)??)(?: already)?`)
	afterMore = tale.Exactly(`how many(?: [\pL'-]+)? will (?:he|she|they|[\pL'-]+) have after (N\d+) more ([\pL'-]+)`)
)

// readProportion reads so many in so much time, or for so many others, and asks for as many
// at the same rate: "Otto makes 12 rings in 3 hours. How many hours does he need for 20 rings?"
func readProportion(t *tale.Tale) *plan.Plan {
	m, asks := tale.Match(t.QuestionText, afterMore, howMany)
	if asks == nil {
		return nil
	}
	var rate, has []string
	for _, words := range t.Sentences {
		text := strings.Join(words, " ")
		switch m, p := tale.Match(text, soManyIn, hasMany); {
		case tale.CountMarks(words, "NMFT") == 0, tale.OfAge(words):
		case p == soManyIn && rate == nil:
			rate = m
		case p == hasMany && rate != nil && has == nil:
			has = m
		case !ledger.Aside(t, words, nil):
			return nil
		}
	}
	if rate == nil {
		return nil
	}
	one, other := thingOf(rate[1], rate[2]), thingOf(rate[4], rate[5])
	each := t.Number(rate[1]).With('/', t.Number(rate[4]))
	if asks == afterMore && has != nil && thingOf(has[1], has[2]) == one && thingOf(m[1], m[2]) == other {
		return each.With('*', t.Number(m[1])).With('+', t.Number(has[1])).Plan()
	}
	if asks == afterMore {
		m = howMany.FindStringSubmatch(t.QuestionText)
	}
	if m == nil || has != nil {
		return nil
	}
	asked, of := m[1], thingOf(m[3], m[4])
	n, ones, others := t.Number(m[3]), t.Number(rate[1]), t.Number(rate[4])
	switch {
	case m[2] != "" && m[2] != rate[3]: // sugar, where flour is told
	case asked != "" && thingOf("N", asked) == other && of == one && m[2] == "":
		return cmp.Or(n.With('/', each).Plan(), n.With('/', ones).With('*', others).Plan())
	case (asked == "" || asked == "money" && one == "$" || thingOf("N", asked) == one) && of == other:
		return cmp.Or(each.With('*', n).Plan(), n.With('/', others).With('*', ones).Plan())
	}
	return nil
}

// thingOf is what a number counts, in the singular; "$" for money.
func thingOf(mark, phrase string) string {
	if mark[0] == 'M' {
		return "$"
	}
	return wordproblem.Singular(comparison.LastWord(phrase))
}
