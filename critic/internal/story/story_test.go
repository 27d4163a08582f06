package story_test

import (
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/story"
)

// way is what a clause does: +, - or ? for what is not clear, with ! where it is about the number asked
// for beyond doubt.
func way(c story.Change) string {
	switch {
	case c.Way == 0:
		return "?"
	case c.Sure:
		return string(c.Way) + "!"
	}
	return string(c.Way)
}

func TestClausesThatAreUnderstood(t *testing.T) {
	for clause, want := range map[string]string{
		"Mia found 7 more.":                                  "+!",
		"and found 7 in the garden,":                         "+!",
		"She got rid of 7.":                                  "-!",
		"Mia got 7 back from Tom.":                           "+!",
		"Mia got back 7.":                                    "+!",
		"Mia picked up 7 apples at school.":                  "+!",
		"Mia gave 7 to Tom.":                                 "-!",
		"Mia gave Mevak 7 apples and she":                    "-!",
		"Then Mia gave away 7.":                              "-!",
		"Mia gave 7 of them away.":                           "-!",
		"Mia handed out 7 apples.":                           "-!",
		"Mia gave 7 to her.":                                 "?", // to herself, as far as is known
		"Tom gave Mia 7.":                                    "+!",
		"Tom gave her 7.":                                    "+!",
		"Tom gave 7 back to Mia.":                            "+!",
		"Her sister returned 7 apples to her.":               "+!",
		"Mia returned 7 to the shop.":                        "-!",
		"Mia was given 7 by her aunt.":                       "+!",
		"Mia took 7 apples from Tom.":                        "+!",
		"Tom took 7 from Mia.":                               "-!",
		"Tom stole 7 of them.":                               "-",
		"A dog ate 7 of them.":                               "-",
		"Tom bought 7 from her.":                             "-!",
		"Tom bought her 7 apples.":                           "+!",
		"Tom sold 7 to Mia.":                                 "+!",
		"Mia sold Tom 7.":                                    "-!",
		"Mia sold 7 apples at the market on Friday.":         "-!",
		"Mia used 7 to make a pie.":                          "-!",
		"Mia shared 7 with Tom.":                             "-", // they may eat them together
		"Mia lost half of them.":                             "-!",
		"Mia gave a third of her apples to Tom.":             "-",
		"Mia handed out 7 to each of 3 friends.":             "-!",
		"Mia ate 7 a day for 3 days.":                        "-!",
		"On Monday, Mia bought 7 more apples. It was sunny.": "+!",
	} {
		if got := way(story.Read([]string{" Mia had 50 apples.", " " + clause, " How many apples does Mia have now?"})[1]); got != want {
			t.Errorf("%s: %s, want %s", clause, got, want)
		}
	}
}

// Where a word is not understood the clause is not, whatever the rest of it looks like.
func TestClausesThatMayMeanSomethingElse(t *testing.T) {
	for clause := range strings.Lines(`Mia was robbed of 7.
Mia was sold 7.
Mia was lent 7 by Tom.
7 were given to Mia.
7 were stolen from Mia.
Tom was given 7 by Mia.
Mia handed over 7.
Mia handed in 7.
Mia gave up 7.
Mia gave in after 7.
Mia gave 7 a try.
Mia gave 7 to charity.
Mia gave Tom back 7.
Mia got off 7 stops later.
Mia got 7 wrong.
Mia got 7 ready.
Tom gave Mia half of them.
Mia got Tom 7.
Mia got 7 for Tom.
Mia got 7 more than Tom.
Mia gets 7 stolen.
Mia gets to keep 7.
Mia bought 7 for Tom.
Mia bought Tom 7.
Mia bought 7 in total.
Mia bought 7 on average.
Mia bought 7 that were rotten.
Mia bought 7 but lost them.
Mia bought 7. Then she lost them.
Mia bought 7 pears.
Mia bought 7 boxes.
Mia found 7 of them.
Mia found 7 missing.
Mia found 7 rotten ones.
Mia found Tom's 7 apples.
Mia picked 7 of the apples.
Mia picked 7 to eat.
Mia almost lost 7.
Mia did not lose 7.
Mia never lost 7.
Mia could lose 7.
Mia will lose 7.
Mia wants to buy 7.
Mia nearly sold 7.
If Mia lost 7,
Mia had lost 7.
Mia has given 7 to Tom.
Mia lost 7 more than Tom.
Mia lost 7 to 3.
Mia lost the 7.
Mia lost $7.
Mia lost 7 pounds.
Mia sold 7 for 3 dollars each.
Mia dropped 7 in the box.
Mia dropped off 7.
Mia put 7 back.
Mia put away 7.
Mia returned 7.
Mia returned with 7.
Mia returned 7 from school.
Mia took 7 to Tom.
Mia took 7 out of the box.
Mia took 7.
Mia took off 7.
Mia took on 7.
Mia took 7 back to the shop.
Mia took 7 from Tom and Ann.
Mia threw 7 to Tom.
Mia threw 7.
Mia passed 7 shops.
Mia passed Tom 7 times.
Mia sent 7.
Mia ate 7 of Tom's apples.
Mia and Tom found 7.
Tom and Mia lost 7.
Mia's brother lost 7.
Tom found 7.
Tom lost 7.
Tom gave Ann 7.
Tom gave 7 to Ann.
Tom lost 7 to Ann.
Nobody gave Mia 7.
Neither gave her 7.
They lost 7.
It lost 7.
There were 7 more.
7 fell out.
Mia planted 7.
Mia drew 7.
Mia made 7.
Mia lost 7 but bought 3.
Mia lost seven.
Mia lost 1/2.
Mia lost half a dozen.
Mia ate half an hour later.`) {
		clause = strings.TrimSpace(clause)
		if got := way(story.Read([]string{" Mia had 50 apples.", " " + clause, " How many apples does Mia have now?"})[1]); got != "?" {
			t.Errorf("%s: %s", clause, got)
		}
	}
}

// The story up to a clause says for whom its pronouns stand and what is counted.
func TestClausesInContext(t *testing.T) {
	for _, test := range []struct{ story, want string }{
		{"Mia had 9 cups. | Mia gave 3 to Tom. | He gave 2 to Ann. | How many cups does Mia have?", "-! -"},
		{"Mia had 9 cups. | Mia gave 3 to Ann. | She broke 2. | How many cups does Mia have?", "-! -"},
		{"Mia had 9 cups. | Mia lost 3. | She broke 2. | How many cups does Mia have?", "-! -!"},
		{"Mia had 9 cups. | Mia gave 3 to Tom. | He gave 2 to Ann. | How many cups does she have?", "-! ?"},
		{"Mia had 9 cups. | Tom gave her 3. | She broke 2. | and lost 1. | How many cups does Mia have?", "+! - -"},
		{"Mia had 9 cups. | Mia has 5 forks. | Mia lost 2. | Mia lost 2 cups. | How many cups does Mia have?", "? - -!"},
		{"Mia had 9 cups. | Tom had 4 cups. | He lost 2 of them. | How many cups does Mia have?", "? -"},
		{"Mia had 9 cups. | Tom had 4 cups. | He lost 2. | How many cups does he have?", ""},
		{"Mia had 9 cups. | Tom found 4 cups. | Mia lost 2. | How many are left?", ""},
		{"Mia had 9 cups. | Mia gave Tom 2. | How many cups does Tom have?", "+!"},
		{"Tom had 3 cups. | Mia had 9 cups. | Tom took 2 from Mia. | How many cups does Mia have?", "? -!"},
		{"I had 9 cups. | Tom bought 2 from me. | I got 3 from him | and 4 from Ann. | How many are left?", "-! +! +!"},
		{"The girls had 9 cups. | Tom gave the girls 4. | They lost 3 | and 2 on Sunday. | How many cups do the girls have now?", "+! - -"},
		{"Mia had 9 cups. | Mia got rid of 3 | and 2 today. | How many cups does Mia have?", "-! -!"},
		{"Mia had 9 cups. | Mia gave up 3 | and 2 today. | How many cups does Mia have?", "? ?"},
		{"Mia had 9 cups. | Mia found 3 and Tom | lost 2. | How many cups does Mia have?", "? ?"},
		{"Mia had 9 cups. | Tom gives Mia 3 and she | then returns 2 to the shop. | How many cups does Mia have?", "+! -"},
		{"Mia had $9. | She bought a hat for $4 | and a pen for $2. | She earned 3 dollars on Monday. | Mia lost 3. | How much money does Mia have?", "-! -! +! ?"},
		{"Mia had $9. | Mia sold 3 hats at $4 each. | Mia sold her hat for $2. | Mia spent $2 on a pie. | How many dollars does she have left?", "+! +! -!"},
		{"Mia had $9. | Mia earned $3 for charity. | Mia bought a hat for $2 less. | Mia won $5. | How much does she have?", "? ? +!"},
		{"Mia had 9 pages to do. | She lost 3. | How many pages does she have left to do?", ""},
		{"Mia had 9 cups. | Mia lost 3. | How many more cups does Mia have now?", ""},
		{"Mia had 9 cups. | Mia lost 3. | How many cups did Mia have at the beginning?", ""},
		{"Mia had 9 cups. | Mia lost 3. | How many cups did Mia lose?", ""},
		{"Mia had 9 cups. | Tom had 3 cups. | How many cups do they have altogether?", ""},
		{"Mia has 9 cups. | Mia gives 4 to Tom. | How many does each child get?", ""},
		{"There were 9 cups in the shop. | Mia bought 3. | How many are left?", ""},
		{"There were 9 cups in her bag. | Mia bought 3. | Mia lost 2 cups. | How many cups are left?", "? -!"},
		{"in the room there were 9 cups. | She gave 3 to Tom. | How many cups does Mia have?", "-"},
		{"Mia had 9 cups. | There were 3 girls. | She lost 2 cups. | How many cups does Mia have?", "? -"},
		{"The teacher had 9 cups. | The teacher gave her 3. | How many cups are left?", ""},
		{"His sister had 8 cups. | A boy had 9 cups. | He took 2 cups from his sister. | How many cups does he have?", "? +!"},
		{"Mia has 8 cups. | A boy starts with 9 cups. | He took 2 from Mia. | How many cups does he have?", ""},
		{"Mia also had 8 forks. | Mia had 9 cups. | Mia bought 3 forks. | How many does Mia have now?", "? +"},
		{"The teacher had 8 cups. | I still had 9 cups. | The teacher gave me 3. | How many are left?", ""},
		{"A shop had 9 cups. | A customer bought 3. | How many cups are left?", ""},
	} {
		clauses := strings.Split(test.story, "|")
		var got []string
		if read := story.Read(clauses); read != nil {
			for _, c := range read[1 : len(read)-1] {
				got = append(got, way(c))
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s\n%q, want %q", test.story, s, test.want)
		}
	}
}

// Any text can be read.
func FuzzRead(f *testing.F) {
	f.Add("Mia had 9 cups. | Tom gave her half of them as a gift and she | paid $5 for the first. | How many cups does Mia have?")
	f.Add("I had $9. | I sold 3 hats at 4 dollars each. | I was given another | of what is left, and he | How much money do I have?")
	f.Fuzz(func(t *testing.T, text string) {
		clauses := strings.Split(text, "|")
		if got := story.Read(clauses); got != nil && len(got) != len(clauses) {
			t.Errorf("%d changes for %d clauses", len(got), len(clauses))
		}
	})
}
