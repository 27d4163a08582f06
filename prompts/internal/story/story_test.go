package story

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

// Who lands where others are comes there; who lands is in the air no more.
func TestLanding(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"A lake had 60 ducks. 22 flew off and then 9 landed. How many ducks are on the lake?": "#1: A lake had 60 ducks. #2: 22 flew off #3: and then 9 arrived. #4: How many ducks are on the lake?",
		"A lake had 60 ducks. 9 more ducks landed. How many ducks are on the lake?":           "#1: A lake had 60 ducks. #2: 9 more ducks landed. #3: How many ducks are on the lake?",
		"There were 60 birds in the air. 9 landed. How many birds are in the air?":            "#1: There were 60 birds in the air. #2: 9 landed. #3: How many birds are in the air?",
	})
}

// What was done with some was done with more of them.
func TestDoneAgain(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"100 cards were printed. 35 were handed out on Monday and 28 on Tuesday. How many remain?": "#1: 100 cards were printed. #2: 35 were handed out on Monday #3: and 28 were handed out on Tuesday. #4: How many remain?",
		"60 cakes were baked. 15 were sold on Monday and 20 on Tuesday. How many are left?":        "#1: 60 cakes were baked. #2: 15 were sold on Monday #3: and 20 on Tuesday. #4: How many are left?",
	})
}

// A story whose bags and marbles both change is told as a word problem, which nobody
// takes for recomputed.
func TestStoriesCountOneThing(t *testing.T) {
	for question, holder := range map[string]string{
		"Jack had 5 bags with 6 marbles each. He gave away 2 bags. How many marbles does he have left?":                                     "bags",
		"Ann has 4 boxes of 12 pens. She sells 2 boxes. How many pens are left?":                                                            "boxes",
		"A shop had 8 crates. Each crate holds 10 bottles. It sold 3 crates. How many bottles are left?":                                    "crate",
		"Tim has 9 cards. He buys 3 more packs of 5 cards and loses 2 packs. How many cards does he have?":                                  "packs",
		"Pam has 6 pairs of socks and loses 3 single socks. How many socks has she left?":                                                   "pairs",
		"Each child has 3 oranges. If there are 4 children, how many oranges are there in total?":                                           "",
		"Paula had 109 dollars. She bought 2 shirts for 11 dollars each and a pair of pants for 13 dollars. How many dollars has she left?": "",
		"Tim has 3 pairs of shoes. He buys 2 more pairs. How many pairs does he have?":                                                      "",
		"Ann has 4 boxes of 12 pens. She buys 2 boxes of 6 pens and loses 3 pens. How many pens does she have?":                             "",
		"There were 9 birds and 4 groups of 6 birds came. They formed 3 equal groups. How many birds are in each group?":                    "",
		"Lena had 40 dollars. She sold 5 peppers for $2 each and bought 3 peppers for $1 each. How much does she have?":                     "",
		"Mia saves 8 dollars each week for 6 weeks. Then she earns 5 dollars a day for 2 weeks. How much money has Mia?":                    "",
		"Chiara wins 3 rounds of 8 stars. She loses 2 stars in each of the next 4 rounds. How many stars does she have?":                    "",
		"Two dozen eggs are in a basket. 3 eggs break. How many eggs are left?":                                                             "",
		"Ben had 12 crayons. He got 2 boxes with 8 crayons in each. He gave 3 crayons to Ann. How many crayons has he?":                     "",
		"A farmer has 12 sheep. 3 neighbors give him 2 sheep each. He sells 4 sheep to 2 neighbors. How many sheep left?":                   "",
	} {
		_, _, err := Read(&query.Question{Text: question})
		if got := err != nil && strings.Contains(err.Error(), "what they are made of"); got != (holder != "") {
			t.Errorf("%q: %v", question, err)
		} else if got && !strings.Contains(err.Error(), "counts "+holder+" ") {
			t.Errorf("%q: %v, want %s", question, err, holder)
		}
	}
}
