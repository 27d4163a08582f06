package swap

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

// What is read by hand is what the expression that says it reads.
func TestReadByHand(t *testing.T) {
	equal := func(name, text string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %q: got %q, want %q", name, text, got, want)
		}
	}
	var (
		holding = regexp.MustCompile(aName + aHolder)
		end     = regexp.MustCompile(`[.;!?]\s+|[.;!?]$|\n+`)
		asks    = regexp.MustCompile(`,(?: so| and| now| then)?,? (?i:who|what|which) `)
	)
	for _, text := range readertest.Texts {
		equal("holdings", text, holdings(text, -1), holding.FindAllStringSubmatchIndex(text, -1))
		equal("unmarked sentences", text, unmarkedSentences(text), end.Split(text, -1))
		if asks.MatchString(text) && !asksBehindComma(text) {
			t.Errorf("%q asks behind a comma", text)
		}
	}
}

// What is looked for before expressions run is in all that they match.
func TestRuledOut(t *testing.T) {
	readertest.NeverRuledOut(t, "swap behind holdings", swapBehind, holdsBeforeSwap)
	readertest.NeverRuledOut(t, "swap of both", theySwap, func(text string) bool { return lex.ContainsAny(text, bothNamed) })
	readertest.NeverRuledOut(t, "swaps with others", andSwaps, swapsWith)
	readertest.NeverRuledOut(t, "holdings in turn", turnHolding, mayHoldInTurn)
	readertest.NeverRuledOut(t, "list of holdings", heldInList, func(text string) bool { return heldList(text) != nil })
	name := regexp.MustCompile(`\p{Lu}[\pL']*`)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`(?:[ .]|\p{Lu}[\pL']*)*`), rapid.SampledFrom(readertest.Texts)).Draw(t, "text")
		if got, want := names(text), name.FindAllString(text, -1); !slices.Equal(got, want) {
			t.Fatalf("names of %q: %q, want %q", text, got, want)
		}
	})
}

// What is looked for before a question is read has all verbs for a swap.
func TestVerbsAreSeen(t *testing.T) {
	listed := "(?:" + strings.Join(swapVerbs, "|") + ")"
	if verbs := regexp.MustCompile(`\(\?:[^)]*\)`).FindString(aSwap); verbs != listed {
		t.Errorf("of %s only %s is looked for", verbs, listed)
	}
}

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		// who asks holds something, too
		"I have a blue cup, you have a white cup. We swap. Which cup do I have?":                                        "A1B2 #1:AB #2:A",
		"I have a blue cup, and you have a white cup. If we swap, which cup do you have?":                               "A1B2 #1:AB #2:B",
		"I have a blue cup and my friend has a white cup. We swap cups. Which cup do I have now?":                       "A1B2 #1:AB #2:A",
		"I have the red ball and Tom has the green ball. Tom and I swap. Who has the green ball?":                       "A1B2 #1:BA #2:2",
		"I have a kite, Sam has a drum and Pia has a top. I swap with Sam, then Sam swaps with me. What does Sam have?": "A1B2C3 #1:AB #2:BA #3:B",
		"I have a red ball and I swap it for a blue one. What do I have?":                                               "",
		"I have a kite, Sam has a drum and Pia has a top. We swap. What do I have?":                                     "",
		"I have a car and Tom has a bike. We did not swap. What do I have?":                                             "",
		// names behind the holdings, the question first, places to sleep
		"Who has the crown at the end? Ria has the crown, Sol has the ring, Ria and Sol trade.":                            "A1B2 #1:AB #2:1",
		"Ann has a cap and Ben has a hat and Cid has a bag, Ann and Cid swap. Who has the bag?":                            "A1B2C3 #1:AC #2:3",
		"Ann has a cap and Ben and Cid swap hats. Who has the cap?":                                                        "",
		"My cat sleeps in the basket and my dog sleeps on the sofa. They swap places. Where does my cat sleep now?":        "A1B2 #1:AB #2:A",
		"Sam has a card, Tim has a coin and Una has a key. Sam trades with Tim and Una trades with Sam. Who has the coin?": "A1B2C3 #1:AB #2:CA #3:2",
		"Otto parks in bay 1, Pia parks in bay 2. They swap bays. Where does Pia park?":                                    "A1B2 #1:AB #2:B",
		// somebody makes them swap, teams
		"Vera is in bed 1 and Walt is in bed 2. The nurse makes them swap beds. Which bed is Walt in?":                                                        "A1B2 #1:AB #2:B",
		"Vera is in bed 1 and Walt is in bed 2. The nurse wants them to swap. Which bed is Walt in?":                                                          "",
		"The red team plays on the left side and the blue team plays on the right side. At half time they swap sides. On which side does the blue team play?": "A1B2 #1:AB #2:B",
		// roles without an article, things by what they are like
		"Dev is goalkeeper, Eli is striker and Fay is defender. Dev and Fay switch positions. What position does Fay play?": "A1B2C3 #1:AC #2:C",
		"Dev is goalkeeper, Eli is striker and Fay is defender. Dev and Fay swap hats. What position does Fay play?":        "",
		"Ivy's is red, Jack's is blue, and Kim's is yellow. Ivy and Kim swap balloons. What colour is Kim's balloon now?":   "A1B2C3 #1:AC #2:C",
		"Ivy's is red, Jack's hat is blue. Ivy and Jack swap hats. What does Jack have?":                                    "",
	})
	q := &query.Question{Text: "I have the red ball and you have the green ball. We swap. Who has the green ball?"}
	if _, ok, err := Read(q); !ok || q.Legend != "A2=I\nB2=you\n" {
		t.Errorf("got %q, %v", q.Legend, err)
	}
}
