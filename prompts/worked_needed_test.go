package prompts

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// What readers look for before they cut a question into words is in each of those that they
// take: in every word for a sign, for the origin of a walk and for a swap.
func TestNeededIsThere(t *testing.T) {
	for _, o := range operatorWords {
		if q := "4 times " + strings.ToUpper(strings.Join(o.words, " ")) + " 3"; (o.symbol == "+" || o.symbol == "-") && !mayHaveSigns(&query.Question{Text: q}) {
			t.Errorf("%q holds no sign", q)
		}
	}
	for _, q := range []string{"3 * negative 4", "3 * NEGATIVE 4", "3 minuſ minuſ 4", "3 − −4", "3 – –4", "3 — —4", "3 + +4"} {
		if !mayHaveSigns(&query.Question{Text: q}) {
			t.Errorf("%q holds no sign", q)
		}
	}
	for w := range askOrigin {
		if !slices.ContainsFunc(originStems, func(stem string) bool { return strings.Contains(w, stem) }) {
			t.Errorf("no stem of %q is looked for", w)
		}
	}
	listed := "(?:" + strings.Join(swapVerbs, "|") + ")"
	if verbs := regexp.MustCompile(`\(\?:[^)]*\)`).FindString(aSwap); verbs != listed {
		t.Errorf("of %s only %s is looked for", verbs, listed)
	}
}

// All ways to tell a place are such that a question with one is read as one about an order.
func TestPlacesAreSeen(t *testing.T) {
	var said []string
	for phrase := range relations {
		said = append(said, phrase+" Ben")
	}
	for word := range comparatives {
		said = append(said, word+" than Ben", "a bit "+word+" than Ben")
	}
	for word := range superlatives {
		said = append(said, "the "+word, "second-"+word)
	}
	for word := range borders {
		said = append(said, "on the far "+word, "the first from the "+word)
	}
	for _, word := range ordinals {
		said = append(said, word, "the "+word, "in "+word+" place", word+"-to-last")
	}
	said = append(said, "last", "exactly in the middle", "right in the middle", "less expensive than Ben", "the most expensive", "standing to the left of Ben")
	verbs := strings.Split(strings.TrimSuffix(strings.TrimPrefix(aCopula, "(?:"), ")"), "|")
	for i, s := range said {
		_, _, isCompared := compared(s)
		_, _, isPlaced := placed(hyphens.Replace(s))
		if !isCompared && !isPlaced {
			continue
		}
		q := query.Question{Text: "Ann " + strings.ToUpper(verbs[i%len(verbs)]) + " " + s + "."}
		if !mayTellPlaces(&q) {
			t.Errorf("%q tells no place", q.Text)
		}
	}
}

// Whatever measure a question begins with is seen by its first word.
func TestMeasuresAreSeen(t *testing.T) {
	for _, text := range []string{
		"3 hours", "$5", "half an hour", "a week and 3 days", "an hour and a half", "one mile", "3 quarters of a mile", "5'11\"", "7:45 pm", "noon", "midnight", "midday",
		"quarter to 8", "a quarter past 7", "March 3, 2015", "the 25th of March", "3/25/2015", "Christmas Eve of 1937", "the last day of January 2012", "first day of 2007", "last day of 2011",
		"Monday", "wednesday", "LAST day of 2011", "laſt day of 2011",
	} {
		words, _, err := lex.ScanProse(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, used := new(timeText).scan(lex.NumbersInWords(words)); used == 0 {
			t.Errorf("%q is no measure", text)
		}
	}
	for w := range ordinalNumbers {
		if !beginMeasure[w] {
			t.Errorf("%s begins no measure", w)
		}
	}
	for w := range calendar.WeekdayNumbers {
		if !beginMeasure[w] {
			t.Errorf("%s begins no measure", w)
		}
	}
}
