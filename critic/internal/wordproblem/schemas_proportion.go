package wordproblem

import (
	"cmp"
	"strings"
)

var (
	soManyIn  = exactly(`(?:[^NMFT]* )?(?:makes?|made|goes|go|drives?|drove|reads?|types?|typed|packs?|packed|bakes?|baked|uses?|used|needs?|needed|earns?|earned|runs?|walks?|walked|fills?|prints?|printed|takes?|paints?|painted|washes|washed) (N\d+|M\d+)(?: ([\pL'-]+(?: [\pL'-]+)?))?(?: of ([\pL'-]+))? (?:in|on|for|with|every) (N\d+) ([\pL'-]+)`)
	howMany   = exactly(`how (?:many|much)(?: ([\pL'-]+(?: [\pL'-]+)?))?(?: of ([\pL'-]+))? (?:(?:does|do|did|will|would|can|could) .*|(?:is|are|will be|would be) (?:needed|required|used)) (?:in|on|for|with|to (?:make|drive|go|read|type|pack|bake|earn|run|walk|fill|print|paint|wash)) (N\d+|M\d+)(?: ([\pL'-]+(?: [\pL'-]+)?))?(?: at (?:this|that|the same) (?:rate|speed))?`)
	hasMany   = exactly(`(?:he|she|they|it|i|we) (?:already )?(?:has|have) (N\d+) ([\pL'-]+(?: [\pL'-]+)??)(?: already)?`)
	afterMore = exactly(`how many(?: [\pL'-]+)? will (?:he|she|they|[\pL'-]+) have after (N\d+) more ([\pL'-]+)`)
)

// readProportion reads so many in so much time, or for so many others, and asks for as many
// at the same rate: "Otto makes 12 rings in 3 hours. How many hours does he need for 20 rings?"
func readProportion(t *tale) *Plan {
	m, asks := match(t.questionText, afterMore, howMany)
	if asks == nil {
		return nil
	}
	var rate, has []string
	for _, words := range t.sentences {
		text := strings.Join(words, " ")
		switch m, p := match(text, soManyIn, hasMany); {
		case countMarks(words, "NMFT") == 0, ofAge(words):
		case p == soManyIn && rate == nil:
			rate = m
		case p == hasMany && rate != nil && has == nil:
			has = m
		case !(&ledger{tale: t}).aside(words, nil):
			return nil
		}
	}
	if rate == nil {
		return nil
	}
	one, other := thingOf(rate[1], rate[2]), thingOf(rate[4], rate[5])
	each := t.number(rate[1]).with('/', t.number(rate[4]))
	if asks == afterMore && has != nil && thingOf(has[1], has[2]) == one && thingOf(m[1], m[2]) == other {
		return each.with('*', t.number(m[1])).with('+', t.number(has[1])).plan()
	}
	if asks == afterMore {
		m = howMany.FindStringSubmatch(t.questionText)
	}
	if m == nil || has != nil {
		return nil
	}
	asked, of := m[1], thingOf(m[3], m[4])
	n, ones, others := t.number(m[3]), t.number(rate[1]), t.number(rate[4])
	switch {
	case m[2] != "" && m[2] != rate[3]: // sugar, where flour is told
	case asked != "" && thingOf("N", asked) == other && of == one && m[2] == "":
		return cmp.Or(n.with('/', each).plan(), n.with('/', ones).with('*', others).plan())
	case (asked == "" || asked == "money" && one == "$" || thingOf("N", asked) == one) && of == other:
		return cmp.Or(each.with('*', n).plan(), n.with('/', others).with('*', ones).plan())
	}
	return nil
}

// thingOf is what a number counts, in the singular; "$" for money.
func thingOf(mark, phrase string) string {
	if mark[0] == 'M' {
		return "$"
	}
	return Singular(lastWord(phrase))
}
