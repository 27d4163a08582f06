package prompts

import (
	"strings"
	"testing"
)

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
