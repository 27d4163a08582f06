package wordproblem

import "strings"

var (
	hasSeveral = exactly(`(?:[^NMFT]* )?(?:has|have|had|are|were|counted|saw|owns?) (N\d+ .*)`)
	oneKind    = exactly(`(N\d+) ([\pL'-]+(?: [\pL'-]+)?)`)
	moreKinds  = exactly(`how many (more|fewer) ([\pL'-]+(?: [\pL'-]+)?) than ([\pL'-]+(?: [\pL'-]+)?)(?: (?:does|do|did|are|were) .*)?`)
)

// readKinds reads several kinds of things and how many more there are of one than of another.
func readKinds(t *tale) *Plan {
	m := moreKinds.FindStringSubmatch(t.questionText)
	if m == nil {
		return nil
	}
	of := map[string]outcome{}
	for _, words := range t.sentences {
		m := hasSeveral.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case countMarks(words, "NMFT") == 0:
			if !harmless(plainly(words)) {
				return nil
			}
		case m != nil && len(of) == 0 && countMarks(words, "NMFT") > 1:
			for _, part := range partsOf(strings.Fields(m[1])) {
				one := oneKind.FindStringSubmatch(strings.Join(part, " "))
				if one == nil || of[Singular(lastWord(one[2]))].operand != nil {
					return nil
				}
				of[Singular(lastWord(one[2]))] = t.number(one[1])
			}
		case !ofAge(words) && !(&ledger{tale: t}).aside(words, nil):
			return nil
		}
	}
	a, b := of[Singular(lastWord(m[2]))], of[Singular(lastWord(m[3]))]
	if m[1] == "fewer" {
		a, b = b, a
	}
	return a.with('-', b).plan()
}
