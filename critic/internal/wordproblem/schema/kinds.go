package schema

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/comparison"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/ledger"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/plan"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
)

var (
	hasSeveral = tale.Exactly(`(?:[^NMFT]* )?(?:has|have|had|are|were|counted|saw|owns?) (N\d+ .*)`)
	oneKind    = tale.Exactly(`(N\d+) ([\pL'-]+(?: [\pL'-]+)?)`)
	moreKinds  = tale.Exactly(`how many (more|fewer) ([\pL'-]+(?: [\pL'-]+)?) than ([\pL'-]+(?: [\pL'-]+)?)(?: (?:does|do|did|are|were) .*)?`)
)

// readKinds reads several kinds of things and how many more there are of one than of another.
func readKinds(t *tale.Tale) *plan.Plan {
	m := moreKinds.FindStringSubmatch(t.QuestionText)
	if m == nil {
		return nil
	}
	of := map[string]plan.Outcome{}
	for _, words := range t.Sentences {
		m := hasSeveral.FindStringSubmatch(strings.Join(words, " "))
		switch {
		case tale.CountMarks(words, "NMFT") == 0:
			if !ledger.Harmless(ledger.Plainly(words)) {
				return nil
			}
		case m != nil && len(of) == 0 && tale.CountMarks(words, "NMFT") > 1:
			for _, part := range tale.PartsOf(strings.Fields(m[1])) {
				one := oneKind.FindStringSubmatch(strings.Join(part, " "))
				if one == nil || of[wordproblem.Singular(comparison.LastWord(one[2]))].Operand != nil {
					return nil
				}
				of[wordproblem.Singular(comparison.LastWord(one[2]))] = t.Number(one[1])
			}
		case !tale.OfAge(words) && !ledger.Aside(t, words, nil):
			return nil
		}
	}
	a, b := of[wordproblem.Singular(comparison.LastWord(m[2]))], of[wordproblem.Singular(comparison.LastWord(m[3]))]
	if m[1] == "fewer" {
		a, b = b, a
	}
	return a.With('-', b).Plan()
}
