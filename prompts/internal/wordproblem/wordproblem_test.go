package wordproblem

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
)

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
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

		"A car drives 60 miles per hour. How far does it go in a day?":         "word A car drives #1:60 miles per hour. How far does it go in a day? #2:",
		"3 friends share a bag of a dozen figs. How many figs does each get?":  "word #1:3 friends share a bag of #2:12 figs. How many figs does each get? #3:",
		"A tap drips 60 times an hour. How many times does it drip in a week?": "word A tap drips #1:60 times an hour. How many times does it drip in a week? #2:",

		"A car drives 60 miles per hour. How far does it go?":         "",
		"Three friends share a pizza. How many slices does each get?": "",
		"How many people live in Paris?":                              "",
		"Did Aristotle use a laptop?":                                 "",
		"Mia has 8 pens and Tom has 9. Who has more pens?":            "",
		"Mia has 8 pens and Tom has 9. Is it true that Tom has more?": "",
		"What is 3 of 4? (A) 1 (B) 2":                                 "",
		"I was born in 1990.":                                         "",
		"What is the square root of 16 plus 9?":                       "",
		"What is the average of a car?":                               "",
		"How many days are in May?":                                   "",
		"How many days are in 2024?":                                  "",
		"What is the value of x in the equation 3x + 4 = 10, please?": "",
	})
}
