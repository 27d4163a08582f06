package story

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

// A check that runs only where one of some words stands finds nothing where none does.
func TestChecksNeedTheirWords(t *testing.T) {
	const words = `Mia 3 5 each has hour of that on , and the a are $ for what at in earn half back them as many . ?`
	texts := readertest.Altered(words, "2 dimes", "3 nickels", "pennies", "has 3 left over", "each brother has 3 figs", "every sister had 3", "2 of that", "for each hour 3", "3 figs share", "3 figs split", "works on 3 days",
		"sells 3 bags for $ 3 a bag", "at $ 3 an hour", "at $ 3 for each", "$ 3 for each bag", "pays with 3", "paid for 3", "half what he had", "twice what", "gets 5 figs at $ 3", "got 5 at $", "fills 3 equal bags", "earns 3 in 5 days",
		"saved 3 in 5 weeks", "shared 5 equally", "5 such bags", "3 pairs of socks", "lost to Ann", "loses to", "beat 3", "3 of the figs are red", "a half full", "3 sixths", "5 - eighths", "5 - twelfths", "half on Monday and on Friday",
		"half of them are red", "and half for food", "5 of his 3 books", "the 7th book", "the 3rd", "1st", "2nd", "half a fig", "half of those", "3 in front of Ann", "5 behind Ann", "half of the figs", "gave 3 back", "3 of them came back",
		"Mila and Nora have 3 each", "3 from each shelf", "as many as Ann", "now as much as before", "5 hours. 3 minutes", "3 hours and 5 minute", "a fifth of them ride . Mia has 3 . how many ride ?", "earns 5 a day", "5 per week")
	checks := map[string]struct {
		needs []string
		finds func(words []lex.Word) bool
	}{
		"untold":   {untoldBy, func(words []lex.Word) bool { return checkUntold(words) != nil }},
		"paid for": {paidBy, paidFor},
		"parts":    {partedBy, partly},
		"refers":   {referBy, func(words []lex.Word) bool { return refers(words) || partOfWhole(words) }},
		"back":     {[]string{"back"}, comesBack},
		"each": {[]string{"each"}, func(words []lex.Word) bool {
			return twoEach(words) || ofEachBefore([]clause.Clause{clause.New(words, false)}, words)
		}},
		"as many":   {[]string{"as"}, func(words []lex.Word) bool { return checkComparison(words) != nil }},
		"times":     {[]string{"hour", "hours"}, func(words []lex.Word) bool { return mixesTimes(clause.Split(words)) }},
		"shares":    {[]string{"of"}, func(words []lex.Word) bool { return sharesOf(clause.Split(words)) }},
		"times ago": {timeUnits, func(words []lex.Word) bool { return timesLater(words, []clause.Clause{clause.New(words, true)}) }},
	}
	rapid.Check(t, func(t *rapid.T) {
		words, err := lex.Scan(texts.Draw(t, "text"))
		if err != nil {
			t.Fatal(err)
		}
		seen := lex.See(words)
		for name, check := range checks {
			if check.finds(words) && !seen.Any(check.needs...) {
				t.Fatalf("%s: %v has none of %q", name, lex.Phrase(words), check.needs)
			}
		}
	})
}
