package prompts

import (
	"errors"
	"strings"
	"testing"
)

func TestWordProblem(t *testing.T) {
	format := Worked{Families: []string{Word}}
	for question, want := range map[string]string{
		"Joan found 70 seashells and gave Sam some. She has 27 left. How many did she give to Sam?": "word Joan found #1:70 seashells and gave Sam some. She has #2:27 left. How many did she give to Sam? #3:",
		"Four DVDs cost $4.80, and a bag costs $.50. What do they cost in all?":                     "word #1:4 DVDs cost $#2:4.8, and a bag costs $#3:0.5. What do they cost in all? #4:",
		"She ran 0.16666666666666666 miles on Monday and 1,250 on Friday. How far did she run?":     "word She ran #1:0.1666 miles on Monday and #2:1250 on Friday. How far did she run? #3:",
		"30% of the sixty-five cards are red. Find the number of red cards.":                        "word #1:30% of the #2:65 cards are red. Find the number of red cards. #3:",
		"Her mp3 player holds 8 songs and 3 books. How many things is that?":                        "word Her mp3 player holds #1:8 songs and #2:3 books. How many things is that? #3:",
		"What is 15% of 80?":                                             "word What is #1:15% of #2:80? #3:",
		"What is 3/4 of twenty-four?":                                    "word What is #1:3/#2:4 of #3:24? #4:",
		"What is half of 48?":                                            "word What is half of #1:48? #2:",
		"What is the average of 4, 8 and 12?":                            "word What is the average of #1:4, #2:8 and #3:12? #4:",
		"How many minutes are in 3 hours?":                               "word How many minutes are in #1:3 hours? #2:",
		"How many teddy bears are in 10 dozen?":                          "word How many teddy bears are in #1:10 dozen? #2:",
		"How many eggs are in five dozen?":                               "word How many eggs are in #1:5 dozen? #2:",
		"What do 8 towels cost at $26 each?":                             "word What do #1:8 towels cost at $#2:26 each? #3:",
		"Pens cost $2. Mia buys 4 and pays with $10. Change?":            "word Pens cost $#1:2. Mia buys #2:4 and pays with $#3:10. Change? #4:",
		"Mia has 8 pens. Tom has twice as many. How many does Tom have?": "word Mia has #1:8 pens. Tom has twice as many. How many does Tom have? #2:",
	} {
		p, err := format.Prompt(question)
		if err != nil || p.Raw != "<q>"+want+"\n<a>" {
			t.Errorf("%q: %q, %v\nwant %q", question, p.Raw, err, want)
		}
	}
	for _, question := range []string{
		"How many people live in Paris?",
		"Did Aristotle use a laptop?",
		"Mia has 8 pens and Tom has 9. Who has more pens?",
		"Mia has 8 pens and Tom has 9. Is it true that Tom has more?",
		"What is 3 of 4? (A) 1 (B) 2",
		"I was born in 1990.",
		"What is the square root of 16 plus 9?",
		"What is the average of a car?",
		"How many days are in May?",
		"How many days are in 2024?",
		"What is the value of x in the equation 3x + 4 = 10, please?",
	} {
		if p, err := format.Prompt(question); !errors.Is(err, ErrOutOfScope) {
			t.Errorf("%q: %q, %v; want it declined", question, p.Raw, err)
		}
	}
}

// A sum that is declined as a sum is no word problem instead: its answer would be
// taken from the model's guess at a text.
func TestSumsAreNoWordProblems(t *testing.T) {
	format := Worked{Families: WorkedFamilies()}
	for _, question := range []string{
		"What is 2^10?", "What is (3 + 4?", "What is 5 / 0?", "What is 7 / 2?", "What is 3.5 * 2?", "What is 1/2 + 1/3?", "12 plus",
		"Could you please tell me what 2^10 is, because I do not know it at all?",
	} {
		if p, err := format.Prompt(question); err == nil && strings.Contains(p.Raw, WordOpening) {
			t.Errorf("%q: %q, want it declined", question, p.Raw)
		}
	}
}

// A story of two kinds of things, of which one is asked for, is a word problem: as
// a story of one quantity all of its numbers would be reckoned together.
func TestKindsApartAreWordProblems(t *testing.T) {
	format := Worked{Families: WorkedFamilies()}
	for question, word := range map[string]bool{
		"Mia had 22 red pens and 75 blue pens. She lost 15 red pens and 54 blue pens. How many red pens are left?": true,
		"Mia had 22 pens and 75 books. She lost 15 pens. How many books does she have?":                            true,
		"Mia had 22 red pens and 75 blue pens. How many pens does she have?":                                       false,
		"Mia had 22 red pens and 75 blue pens. How many more blue pens than red pens does she have?":               true,
		"Mia had 22 pens. She lost 15 pens. How many pens are left?":                                               false,
	} {
		p, err := format.Prompt(question)
		if got := strings.Contains(p.Raw, WordOpening); err != nil || got != word {
			t.Errorf("%q: %q, %v", question, p.Raw, err)
		}
	}
}

// A story tells of one quantity that changes; where amounts are compared, shared out
// over two things or asked for by another name, it is a word problem.
func TestMoreThanOneQuantityIsAWordProblem(t *testing.T) {
	format := Worked{Families: WorkedFamilies()}
	for question, word := range map[string]bool{
		"Ida has 12 carrots. Kelly has 6 times as many. How many do they have together?":                        true,
		"Grace read 39 pages on Monday and twice as many on Tuesday. How many did she read in all?":             true,
		"Ida has 12 carrots. Now she has 6 times as many. How many does she have?":                              false,
		"Each shelf holds 4 books and 10 keys. There are 3 shelves. How many books and keys is it?":             true,
		"A game gave Chiara 7 points each for 99 keys and 26 discs. How many points did she get?":               true,
		"Kenji has 13 red sacks and 8 blue sacks with 5 puzzles in each. How many has he?":                      true,
		"Kenji has 8 sacks with 5 puzzles in each. How many puzzles does he have?":                              false,
		"Yesterday I had 7 eggs; today I have 19 eggs. How many eggs did I get?":                                true,
		"28 of the 53 bees in the library were sold. How many are still there?":                                 true,
		"If Steve has 120 robots to give to his 12 cousins, how many will each get if all get the same number?": true,
	} {
		p, err := format.Prompt(question)
		if got := strings.Contains(p.Raw, WordOpening); err != nil || got != word {
			t.Errorf("%q: %q, %v", question, p.Raw, err)
		}
	}
}
