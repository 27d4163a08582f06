package prompts_test

import (
	"testing"

	"github.com/seed-25a395fc/reason/prompts"
)

// BenchmarkPrompt puts a question of each family into the model's form, again and again: the caches are warm,
// as they are not behind the model (see BenchmarkLoop of package moe).
func BenchmarkPrompt(b *testing.B) {
	all := prompts.Worked{Families: prompts.WorkedFamilies()}
	for _, a := range []struct{ name, question string }{
		{"chain", "What is (((((12 + 7) * 3 - 4) * 2 + 9) - 31) * 2 - 17) + 45?"},
		{"expr, twenty steps", "What's ((2*78+69+(606-213+67+866))/3+35+((8+49)*6+8)+7+74-58)/37+(56/28+9)+18?"},
		{"expr", "What is 95 + (311 - 59)?"},
		{"bool", "What is the truth value of true || (false && true || false)?"},
		{"story", "Mia has 47 apples. She buys 8 more, then loses 13. She buys 3 bags of 12 apples. How many apples does Mia have?"},
		{"word", "Nick had 433 socks and 469 dolls. If he picked 237 socks and 945 dolls, how many dolls and socks does he have now?"},
		{"rate", "It is spring. Kelly has 2 bags with 12 bottle caps each and 155 loose bottle caps. Adam has twice as many bottle caps. How many bottle caps does Adam have?"},
		{"rate, one step", "An album costs 2 dollars, and the price of an ice cream cone is 7 times that of an album. How much does an ice cream cone cost?"},
		{"time", "Plaigosnat moved here on 6/8/2014. That was 4 years ago. Which date was it 1 week from today in the form MM/DD/YYYY?"},
		{"logic", "Each drubloompus is a nesnutling. Nesnutlings are plaitramplings. Each plaitrampling is loyal. Pavel is a drubloompus. Is this statement true or false? Pavel is not loyal."},
		{"order", "Otto, Freya, and Hans were in a bicycle race. Hans finished second-to-last, and Otto finished ahead of Hans. Freya finished last. Who finished last?"},
		{"swap", "Oscar and Eric play with balls. At first, each of them has a ball: Oscar has a blue ball and Eric has a purple ball. First, Eric and Oscar exchange their balls. What does Eric have now?\nOptions:\n(A) blue ball\n(B) purple ball"},
		{"count", "I have a poncho, a little blouse, and three strange baseball caps. How many pieces of clothing do I have?"},
		{"sort", "Sort the following words alphabetically: basket garlic equal"},
		{"navigate", "Take 5 steps forward. Go 8 steps forward. Take 13 steps backward. Do you end up where you started?"},
		{"brackets", "Complete the sequence so that all brackets are closed properly. Input: ()[]({{()"},
	} {
		b.Run(a.name, func(b *testing.B) {
			if _, err := all.Prompt(a.question); err != nil { // which compiles expressions
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				all.Prompt(a.question)
			}
		})
	}
}
