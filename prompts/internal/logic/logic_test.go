package logic

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

// What is read by hand is what the expression that says it reads.
func TestReadByHand(t *testing.T) {
	truth := regexp.MustCompile(`(?i)\btrue or false(?: ?[-–—]+ |\? +)`)
	for _, text := range readertest.Texts {
		if got, want := truthAsked(text), truth.ReplaceAllString(text, "True or false: "); got != want {
			t.Errorf("truth of %q: got %q, want %q", text, got, want)
		}
	}
}

// What announces a claim is what the expression for it matches.
func TestAnnouncesClaim(t *testing.T) {
	const form = `(?i)^(?:(?:is|decide whether|tell whether|determine whether) (?:the following|this) (?:statement|sentence) (?:is )?)?true(?: or false|, false,? or unknown)$`
	announces := regexp.MustCompile(form)
	parts := readertest.Scattered("is decide tell whether the following this statement sentence true false, or unknown Unknown İs ſentence")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(form), parts, rapid.SampledFrom(readertest.Texts)).Draw(t, "text")
		if got, want := announcesClaim(text), announces.MatchString(text); got != want {
			t.Fatalf("%q announces a claim: %v, want %v", text, got, want)
		}
	})
}

// What expressions match begins with a word, or holds a text, by which they are known to be worth
// running.
func TestRuledOut(t *testing.T) {
	readertest.NeverRuledOut(t, "title", aTitle, beforeNames.Within)
	readertest.NeverRuledOut(t, "something lettered", lettered, beforeNames.Within)
	readertest.NeverRuledOut(t, "one's own", isOwn, mayBeOwn)
	texts := func(list string) []string { return strings.Split(list, "|") }
	readertest.RuledIn(t, "proof's lead", leadOut, func(s string) bool { return leadFirst.Holds(lex.FirstLetters(s)) }, texts("So x|then x|therefore, x|thus x|hence x|now x|also x|and x|but x|well, x|first x|second x|finally x|moreover, x|furthermore x|"+
		"we know that x|you also know x|it is known that x|we are told that x|suppose x")...)
	readertest.RuledIn(t, "facts and a question", givenFacts, func(s string) bool { return factsFirst.Holds(lex.FirstLetters(s)) }, texts("given x, is y|If x, then does y|suppose that x, can y|assuming x, true or false y|knowing that x, is y|we know x, is y")...)
}

func TestRead(t *testing.T) {
	const rules = "Every jompus is shy. Jompuses are wumpuses. Wumpuses are not red. Max is a jompus. "
	readertest.Bodies(t, Read, map[string]string{
		rules + "True or false: Max is red.":                                                               "A+b?#1:A+a#2:A=B#3:B-b#4:?",
		rules + "\nIs the following statement true or false? Max is not shy.":                              "A-a?#1:A+a#2:A=B#3:B-b#4:?",
		rules + "Is Max red?":                                                                              "A+b?#1:A+a#2:A=B#3:B-b#4:?",
		rules + "Is it true that Max is not tall?":                                                         "A-c?#1:A+a#2:A=B#3:B-b#4:?",
		"Tumpuses are luminous. Every rompus is a tumpus. Fae is a rompus. Is Fae luminous?":               "B+a?#1:A+a#2:B=A#3:?",
		"All men are mortal. Socrates is a man. Is Socrates mortal?":                                       "A+a?#1:A+a#2:?",
		"Any horse is big. Horses are animals. A bus is an animal. Buses are red. Bo is a bus. Is Bo red?": "C+b?#1:A+a#2:A=B#3:C=B#4:C+b#5:?",
		"No fish are furry. Every cod is a fish. Bo is a cod. Is Bo furry?":                                "B+a?#1:A-a#2:B=A#3:?",
		"No snakes are furry. Every cobra is a snake. Bo is a cobra. Is Bo furry?":                         "B+a?#1:A-a#2:B=A#3:?",
		"No wumpus is red. Max is a wumpus. True or false: Max is not red.":                                "A-a?#1:A-a#2:?",
		"No wumpus is a jompus. Max is a wumpus. True or false: Max is red.":                               "",
		rules + "No wumpus is tall. Is Max tall?":                                                          "A+c?#1:A+a#2:A=B#3:B-b#4:B-c#5:?",
		rules + "Is Max a wumpus?":                                                                         "A+c?#1:A+a#2:A=B#3:B-b#4:B+c#5:?",
		// facts behind the question
		"Does it follow that Sam is mortal if all humans are mortal and Sam is a human?": "A+a?#1:A+a#2:?",
		"Is Sam mortal given that all humans are mortal and Sam is a human?":             "A+a?#1:A+a#2:?",
		"Are all bloops lazzies if all bloops are razzies and all razzies are lazzies?":  "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"Is Sam mortal if he drinks poison?":                                             "",
		"Is Sam mortal if all humans are mortal?":                                        "",
		"Does every dog bark if every dog is loud and Rex is a dog?":                     "",
		// a conclusion to judge
		"Pugs are dogs and dogs are pets. Coco is a pug, so Coco is a pet. True or false?": "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"Every wumpus is shy. Max is a wumpus. Max is shy. True or false?":                 "A+a?#1:A+a#2:?",
		"Coco is a pug, so Coco is a pet. True or false?":                                  "",
		// what one of a class does, has and can
		"No fish can fly. A trout is a fish. Can a trout fly?":                  "B+a?#1:A-a#2:B=A#3:?",
		"All birds have wings. A robin is a bird. Does a robin have wings?":     "B+a?#1:A+a#2:B=A#3:?",
		"Cows eat grass. A jersey is a cow. Does a jersey eat grass?":           "B+a?#1:A+a#2:B=A#3:?",
		"Planes fly. A jumbo is a plane. Does a jumbo fly?":                     "B+a?#1:A+a#2:B=A#3:?",
		"Cats chase mice. A tom is a cat. Does a tom chase dogs?":               "",
		"Can a dog eat chocolate?":                                              "",
		"Nobody in the choir is shy. Ben is in the choir. Is Ben shy?":          "A+a?#1:A-a#2:?",
		"Nobody in the choir is shy. Ben is in the band. Is Ben shy?":           "",
		"All knights are brave. Sir Hugh is a knight. Is Sir Hugh brave?":       "A+a?#1:A+a#2:?",
		"All pugs are loyal. My dog is a pug. Is my dog loyal?":                 "A+a?#1:A+a#2:?",
		"All pugs are loyal. All dogs are big. My dog is a pug. Is my dog big?": "",
		"All pugs are loyal. My dog is a pug. Is your dog loyal?":               "",
		// one's own, names with a number
		"All my cousins are tall. Ray is my cousin. Is Ray tall?":     "A+a?#1:A+a#2:?",
		"All my cousins are tall. Ray is your cousin. Is Ray tall?":   "",
		"Some of my cousins are tall. Ray is my cousin. Is Ray tall?": "",
		"No robot is human. R2 is a robot. Is R2 human?":              "A+a?#1:A-a#2:?",
		"No robot is human. R2 is a robot. Is R3 human?":              "",
		// people, and those in a numbered class
		"All doctors are people. All people need sleep. Dr. Lee is a doctor. Does Dr. Lee need sleep?": "A+a?#1:A=B#2:B+a#3:?",
		"Every student in class 5 is clever. Ali is a student in class 5. Is Ali clever?":              "A+a?#1:A+a#2:?",
		"Every student in class 5 is clever. Ali is a student in class 4. Is Ali clever?":              "",
		"All the books in this library are old. Emma is a book in this library. Is Emma old?":          "A+a?#1:A+a#2:?",
		"All the books in this library are old. Emma is a book in that library. Is Emma old?":          "",
		// beyond the form
		rules + "Is Ann red?":                                                        "",
		rules + "Ann is a wumpus. Is Max red?":                                       "",
		rules + "Max is tall. Is Max red?":                                           "",
		rules + "Is Max red or blue?":                                                "",
		rules + "Wumpuses are red. Is Max red?":                                      "",
		rules + "Jompuses are tumpuses. Is Max red?":                                 "",
		rules + "Wumpuses are jompuses. Is Max red?":                                 "",
		rules + "Some wumpuses are tall. Is Max tall?":                               "",
		rules + "They are tall. Is Max tall?":                                        "",
		rules + "Wumpuses are not zumpuses. A zumpus is tall. Is Max tall?":          "",
		rules + "If a wumpus is red, it is tall. Is Max tall?":                       "",
		rules + "Who is red?":                                                        "",
		rules + "Max is red.":                                                        "",
		"Every jompus is shy. Is Max shy?":                                           "",
		"Max is a jompus. Is Max shy?":                                               "",
		"A hors is big. A horse is small. Horses are red. Bo is a horse. Is Bo red?": "",
	})
}

// What is asked of all of a class is asked of whoever is of that class.
func TestReadOfAll(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		"All roses are flowers. All flowers are plants. Are all roses plants?":                                  "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"If all poodles are dogs and all dogs are animals, is a poodle an animal?":                              "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"All birds can fly. Robins are birds. Can robins fly?":                                                  "B+a?#1:A+a#2:B=A#3:?",
		"All birds have feathers. All robins are birds. Do robins have feathers?":                               "B+a?#1:A+a#2:B=A#3:?",
		"All bloops are razzies. All razzies are lazzies. True or false: all bloops are lazzies.":               "A+a?#1:A=B#2:B=C#3:C+a#4:?",
		"No birds are reptiles. Tweety is a bird. Is Tweety a reptile?":                                         "A+a?#1:A-a#2:B+a#3:?",
		"No cat is a dog. Max is a dog. Is Max a cat?":                                                          "A+a?#1:A-a#2:B+a#3:?",
		"All students are hardworking. Anna is a student. Is she hardworking?":                                  "A+a?#1:A+a#2:?",
		"Everyone in class 4 is noisy. Ben is in class 4. Is Ben noisy?":                                        "A+a?#1:A+a#2:?",
		"Premise 1: All metals conduct electricity. Premise 2: Iron is a metal. Does iron conduct electricity?": "A+a?#1:A+a#2:?",
		// beyond the form, or false
		"All roses are flowers. All flowers are plants. Are all plants roses?":     "",
		"Every cat is red. Every dog is not red. Max is a dog. Is Max a cat?":      "",
		"Everyone in my family is tall. Lea is in my class. Is Lea tall?":          "",
		"Some cats are black. All black things are dark. Are all cats dark?":       "",
		"No cat is a dog. Every siamese is a cat. Max is a dog. Is Max a siamese?": "",
		"Is a robin a bird?":    "",
		"Are all cats black?":   "",
		"Are dogs fun to have?": "",
	})
}
