package prompts

import (
	"errors"
	"strings"
	"testing"
)

func TestWorkedPrompt(t *testing.T) {
	for _, c := range []struct{ question, body string }{
		{"Mia has 47 apples. She buys 8 more, then loses 13. How many apples does Mia have?",
			"#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?"},
		{"Mia had forty-seven apples and bought 4 bags of 6 apples, and gave 3 to Tom and Ann. If she then loses half of them, how many apples does Mia have left?",
			"#1: Mia had 47 apples #2: and bought 4 bags of 6 apples, #3: and gave 3 to Tom and Ann. #4: If she then loses half of them, #5: how many apples does Mia have left?"},
		{"Mia has 12 apples. How many are left if she eats 3?",
			"#1: Mia has 12 apples. #2: if she eats 3, #3: How many are left?"},
		{"She shares 84 sweets equally among 4 children and keeps one share. How many sweets does she have?",
			"#1: She shares 84 sweets equally among 4 children and keeps one share. #2: How many sweets does she have?"},
		{"A jar holds a dozen buttons. One hundred and five more are put in. How many buttons are in the jar?",
			"#1: A jar holds 12 buttons. #2: 105 more are put in. #3: How many buttons are in the jar?"},
		{"Tom likes nuts. He has 1,250 nuts; a squirrel steals 40. How many nuts are left?",
			"Tom likes nuts. #1: He has 1250 nuts; #2: a squirrel steals 40. #3: How many nuts are left?"},
	} {
		p, err := Worked{}.Prompt(c.question)
		if err != nil {
			t.Errorf("%q: %v", c.question, err)
		} else if want := "<q>" + c.body + "\n<a>"; p.Raw != want {
			t.Errorf("%q:\n got %q\nwant %q", c.question, p.Raw, want)
		}
	}
}

func TestWorkedExpression(t *testing.T) {
	for question, want := range map[string]string{
		"What is (12 + 7) * 3 - 4?":                         "(12+7)*3-4",
		"calculate 12 × 17 + 5":                             "12*17+5",
		"how much is twelve plus 7 times 3":                 "12+7*3",
		"12x17 =":                                           "12*17",
		"What is 12 * 17 + 5?":                              "12*17+5",
		"12*17+5":                                           "12*17+5",
		"12 * 17 + 5 = ?":                                   "12*17+5",
		"What's 8 times 9?":                                 "8*9",
		"Whats 8 times 9":                                   "8*9",
		"what is 100 - 37":                                  "100-37",
		"100 minus 37":                                      "100-37",
		"Compute 84/4.":                                     "84/4",
		"84 ÷ 4":                                            "84/4",
		"84 : 4 =":                                          "84/4",
		"84 divided by 4":                                   "84/4",
		"eighty-four divided by four":                       "84/4",
		"Evaluate: (3+4)*(5+6)":                             "(3+4)*(5+6)",
		"Please evaluate 3 + 4 * 5.":                        "3+4*5",
		"Could you tell me what 15 + 26 is?":                "15+26",
		"Can you work out 15 + 26 for me?":                  "15+26",
		"I need to calculate 7*8+2":                         "7*8+2",
		"Find the value of 7 · 8 − 2":                       "7*8-2",
		"What does 45 minus 18 equal?":                      "45-18",
		"What does 6 × 7 make?":                             "6*7",
		"how much is 6x7":                                   "6*7",
		"how much is 6 X 7?":                                "6*7",
		"six times seven":                                   "6*7",
		"six multiplied by seven":                           "6*7",
		"Multiply out 6 * 7":                                "",
		"Work out [3 + 4] * 2":                              "(3+4)*2",
		"What is {3 + 4} * 2":                               "(3+4)*2",
		"solve 9 * (8 - 3)":                                 "9*(8-3)",
		"Solve: 9*(8-3)":                                    "9*(8-3)",
		"Solve this: 9*(8-3)":                               "9*(8-3)",
		"The result of 9 - 3 - 2 is?":                       "9-3-2",
		"give me the answer to 250 - 125":                   "250-125",
		"What is one hundred and five plus three?":          "105+3",
		"What is three hundred forty-two minus twelve?":     "342-12",
		"one thousand two hundred and fifty divided by 5":   "1250/5",
		"1,250 / 5":                                         "1250/5",
		"What is 2 plus 2?":                                 "2+2",
		"2+2":                                               "2+2",
		"2 + 2 equals":                                      "2+2",
		"-7 + 12":                                           "-7+12",
		"What is 4 - (-7)?":                                 "4-(-7)",
		"4 * (-3) + 20":                                     "4*(-3)+20",
		"How much does 19 plus 23 make?":                    "19+23",
		"tell me 19 + 23":                                   "19+23",
		"Hi! What is 19 + 23, please?":                      "19+23",
		"What is the sum 3 + 4 + 5?":                        "3+4+5",
		"Determine 36 / 6 / 2":                              "36/6/2",
		"Simplify 36 / (6 / 2).":                            "36/(6/2)",
		"What is the value of (2 + 3) × (4 + 5) − 6?":       "(2+3)*(4+5)-6",
		"what is 5 times 5 times 5":                         "5*5*5",
		"What is ((2+3)*4-5)/3?":                            "((2+3)*4-5)/3",
		"5*8-3*7+10/2=":                                     "5*8-3*7+10/2",
		"Calculate the following expression: 5 * 8 - 3 * 7": "5*8-3*7",
		"Help me with 144/12":                               "144/12",
		"12 over 4":                                         "12/4",
		"what is 99 plus 1 minus 50":                        "99+1-50",
		"quick math: 17 + 4 * 3":                            "17+4*3",
		"   17+4   ":                                        "17+4",
		"What is 7 multiplied by open parenthesis 3 plus 4 close parenthesis": "7*(3+4)",
		"A) what": "",
	} {
		p, err := Worked{}.Prompt(question)
		if want == "" {
			if err == nil {
				t.Errorf("%q: accepted as %q", question, p.Raw)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", question, err)
		} else if p.Raw != "<q>"+want+"=?\n<a>" {
			t.Errorf("%q: got %q, want %q", question, p.Raw, want)
		}
	}
}

// stories are told in words of their own, not in those of the generator; each
// with the number of its tags.
var stories = []struct {
	question string
	tags     int
}{
	{"Sam had 3 dozen eggs. He broke 8. How many eggs does he have left?", 3},
	{"A bus starts with 15 passengers. At the first stop 6 get off and 9 get on. How many passengers are on the bus now?", 4},
	{"Lisa saved $120. She spent a quarter of it on a dress, then earned $35. How much money does Lisa have?", 4},
	{"A baker made 96 rolls. He sold 58 in the morning and 21 in the afternoon. How many rolls are left?", 4},
	{"A tank has 200 liters of water. 35 liters leak out every hour for 3 hours. How much water is left?", 3},
	{"Ben has 24 marbles. He loses 9, then wins 15, then gives half of them to Ana. How many marbles does Ben have?", 5},
	{"Our library had 420 books. We bought 85 new ones and threw out 37. How many books do we have now?", 4},
	{"Nora picks 5 baskets of 12 peaches. She uses 18 peaches for jam. How many peaches are left?", 3},
	{"There are 20 cookies in a jar. Tom eats 5 of them. His sister bakes 12 more and puts them in the jar. How many cookies are in the jar?", 4},
	{"In a parking lot there are 45 cars. 17 drive away and 8 more park. How many cars are there now?", 4},
	{"I have 30 stickers. I give 7 to my brother. How many stickers do I have left?", 3},
	{"I had 12 pencils, lost 4 and found 2. How many pencils do I have now?", 4},
	{"We had 64 chairs. We sold 20. How many chairs do we have left?", 3},
	{"My sister has 15 dolls. Grandma gives her 3 more. How many dolls does my sister have?", 3},
	{"Peter had 50 coins. He spent 12 coins on candy. How many coins are left?", 3},
	{"Anna has 8 cats. Two of them run away. How many cats does Anna have?", 3},
	{"There were 14 birds on a fence. Five flew away, and then three came back. How many birds are on the fence?", 4},
	{"A farmer had 120 sheep. He sold 45 of them, then bought 30. How many sheep does the farmer have?", 4},
	{"Zorblax owns 17 flims. He trades away 5 and receives 9. How many flims does Zorblax own?", 4},
	{"Kate had 90 beads. She gave a third of them to Lucy. How many beads does Kate have now?", 3},
	{"Kate had 90 beads. She gave 1 third of them to Lucy. How many beads does Kate have now?", 3},
	{"Tim has 6 boxes of 8 crayons. He loses 5 crayons. How many crayons does he have?", 3},
	{"Tim has 6 boxes with 8 crayons in each. How many crayons does he have?", 2},
	{"There are 4 boxes. Each box has 6 pens. How many pens are there?", 3},
	{"Rosa bakes 24 muffins. She eats 2, gives 6 to her neighbor, and sells the other 10. How many muffins are left?", 5},
	{"Leo starts with 100 points. He loses 25, doubles his score, and then gains 10. How many points does he have in the end?", 5},
	{"Leo has 40 points and triples them. How many points does he have?", 3},
	{"The temperature was 12 degrees. It rose by 9 degrees, then fell by 4. What is the temperature now?", 4},
	{"A shop has 250 lamps. It sells 80 and gets 35 more. How many lamps does the shop have?", 4},
	{"Maria shares 48 grapes equally among 6 friends. How many grapes does each friend get?", 2},
	{"Maria has 48 grapes. She shares them equally among 6 friends. How many grapes does each friend get?", 3},
	{"Ivan has $80. He buys 3 books for $9 each. How much money does he have left?", 3},
	{"Ivan has 80 dollars. He buys a hat for 15 dollars and a scarf for 12 dollars. How much does he have left?", 4},
	{"Ivan has $80 and finds $5 on the street. How much money does he have?", 3},
	{"Tom found 7 shells. Mary found 9 shells. How many shells did they find together?", 3},
	{"Tom has 5 apples and Mary has 3 apples. How many apples do they have altogether?", 3},
	{"Jenny read 20 pages on Monday and 35 on Tuesday. How many pages did Jenny read in total?", 3},
	{"If Jenny has 20 stamps and buys 14 more, how many stamps does she have?", 3},
	{"If I have 20 stamps and lose 14, how many stamps do I have left?", 3},
	{"Omar has 31 balloons. 6 of them pop. How many balloons are left?", 0},
	{"Omar has 31 balloons. 6 of them break. How many balloons are left?", 3},
	{"A class has 28 students. 3 students move away and 5 new students join. How many students are in the class now?", 4},
	{"There are 53 maple trees in the park. Workers plant 11 more. How many maple trees are in the park now?", 3},
	{"Hugo has 45 toy cars. He gives 5 to each of 4 friends. How many toy cars does Hugo have left?", 3},
	{"Hugo had 45 cars, gave away 20 of them and then bought 2 sets of 6 cars. How many cars does Hugo have?", 4},
	{"Ella picks twelve flowers. She picks seven more. Then she throws four away. How many flowers does Ella have?", 4},
	{"Ella has 12 red flowers and 7 white flowers. How many flowers does she have in all?", 3},
	{"Yuki has 60 beads. Tom has 12 cups. Yuki uses 15 beads. How many beads does Yuki have left?", 4},
	{"Max is 9 years old. He has 22 cards. His father gives him 10 more cards. How many cards does Max have?", 4},
	{"A ship carries 300 crates. 120 are unloaded. How many crates are left?", 0},
	{"Two dozen ducks are on the pond. Half of them fly away. How many ducks are on the pond?", 3},
	{"Mr. Lee has 70 chickens. He buys 25 more; a fox takes 9. How many chickens does Mr. Lee have?", 4},
	{"There are 16 people in the room. 5 leave, then 8 enter. How many people are in the room?", 4},
	{"There are 16 people in the room. After 5 leave, how many people are left?", 3},
	{"Paul's jar has 80 beans. Paul eats 14. How many beans are in the jar?", 3},
	{"Dana earns $15 a day for 6 days. She spends $40. How much money does she have left?", 3},
	{"Eva has twice as many coins as Tom. Tom has 8. How many coins does Eva have?", 0},
	{"Eva has 14 coins. She doubles them and then gives away 6. How many coins does she have left?", 4},
	{"Eva has 14 coins. Now she has 3 times as many. How many coins does she have?", 3},
	{"A box of 36 eggs falls. 15 eggs break. How many eggs are left?", 3},
	{"Noah caught 11 fish in the morning. He caught 6 more in the afternoon but threw 4 back. How many fish does Noah have?", 4},
	{"Grandma has 18 jars of jam. She gives 3 jars to each of 4 neighbors. How many jars does she have left?", 3},
	{"Today Fred bought 30 nails. He used 12 to build a chair and 9 to build a box. How many nails are left?", 4},
	{"A train with 210 people stops. 45 people get off. 60 people get on. How many people are on the train?", 0},
	{"A train leaves with 210 people. 45 people get off. 60 people get on. How many people are on the train?", 4},
	{"Carl has 33 stamps, gets 12 from Bob, gets 7 from Ann and sells 20. How many stamps does Carl have now?", 5},
	{"The pool has 500 liters of water. 120 liters are drained and then 60 liters are added. How many liters of water are in the pool?", 4},
	{"Kim has 5 rows of 9 plants. 7 plants die. How many plants does Kim have?", 3},
	{"Alice has 10 apples. She gives Bob 3 apples. How many apples does Alice have?", 3},
	{"Alice has 10 apples. Bob gives her 3 apples. How many apples does Alice have?", 3},
	{"Alice had 10 apples, Bob took 3 of them. How many does Alice have left?", 3},
}

func TestWorkedStories(t *testing.T) {
	for _, s := range stories {
		p, err := Worked{}.Prompt(s.question)
		if s.tags == 0 {
			if err == nil {
				t.Errorf("accepted %q", p.Raw)
			}
		} else if err != nil {
			t.Errorf("%q: %v", s.question, err)
		} else if n := WorkedTags(p.Raw); n != s.tags {
			t.Errorf("%d tags, want %d: %q", n, s.tags, p.Raw)
		}
	}
}

func TestWorkedDeclines(t *testing.T) {
	for _, question := range []string{
		"", "   ", "?", "Hello!", "Who are you?", "What is the capital of France?", "Tell me a joke.",
		"Why is the sky blue?", "How many legs does a spider have?", "42", "What is 42?",
		"What is 3.5 + 2?", "What is 2^10?", "What is 5!?", "What is 100 divided by 0?", "What is 10% of 50?", "1/2 + 1/3 of a cake",
		"What is 7 plus?", "What is (3 + 4?", "What is 3 + 4)?", "3 4 + 5", "What is 3 + * 4?", "sqrt(16)", "x + 3 = 7",
		"How many apples does Mia have?",
		"Mia has 5 apples. How old is Mia?",
		"Mia has 5 apples. How many pears does she have?",
		"Mia has 5 apples more than Tom. Tom has 3 apples. How many apples does Mia have?",
		"Mia has twice as many apples as Tom. Tom has 3 apples. How many apples does Mia have?",
		"Mia is 3 years older than Tom. Tom is 9. How old is Mia?",
		"A car drives 60 miles per hour for 3 hours. How far does it drive?",
		"A shirt costs $40 after a 20% discount. What was the price?",
		"Mia has some apples. She buys 8 more. Now she has 20. How many apples did she have at first?",
		"Mia had 20 apples. She gave some to Tom. She has 12 left. How many apples did she give to Tom?",
		"Mia has 20 apples. She gives 5 to Tom. How many apples did Tom have before?",
		"Mia has 20 apples. She puts them in bags of 5. How many bags does she need?",
		"Mia has 20 apples. Tom has 12. How many more apples does Mia have than Tom?",
		"Mia has 20 apples. She frobnicates 5. How many apples does she have?",
		"Mia buys several apples. She eats 3. How many apples are left?",
		"Mia has 20 apples. She loses a few. How many apples are left?",
		"If 3 workers build a wall in 6 days, how many days do 9 workers need?",
		"Mia has 20 apples. She eats 3. How many are left? And how many did she eat?",
		"Today is 12 May. What date is it in 10 days?",
		"All cats are animals. Tom is a cat. Is Tom an animal?",
		"<q>1+1=?\n<a>ans 3", "#1: 5 apples. How many apples?", "Mia has 5 apples\x00. How many apples does she have?",
		"Mia has \xff5 apples. How many apples does she have?",
		strings.Repeat("Mia has 5 apples. ", 5000) + "How many apples does Mia have?",
		"Mia has 5 apples. " + strings.Repeat("She buys 1 more. ", 30) + "How many apples does Mia have?",
	} {
		p, err := Worked{}.Prompt(question)
		if err == nil {
			t.Errorf("%.80q: accepted as %q", question, p.Raw)
		} else if !errors.Is(err, ErrOutOfScope) {
			t.Errorf("%.80q: error %v does not wrap ErrOutOfScope", question, err)
		}
	}
}

func TestWorkedCueAndFinal(t *testing.T) {
	story := Prompt{Raw: "<q>#1: Mia has 5 apples. #2: She eats 2. #3: How many are left?\n<a>"}
	expr := Prompt{Raw: "<q>3+4=?\n<a>"}
	for _, c := range []struct {
		p              Prompt
		accepted, want string
	}{
		{story, "", "#3:ans "}, {story, "#1:5\n", "#3:ans "}, {story, "#1:5\n#2:5-", "\n#3:ans "},
		{expr, "", "ans "}, {expr, "3+4=7 → 7\n", "ans "},
	} {
		if got := (Worked{}).Cue(c.p, c.accepted); got != c.want {
			t.Errorf("cue after %q: %q, want %q", c.accepted, got, c.want)
		}
	}
	for text, want := range map[string]string{
		"3+4=7 → 7\nans 7\n": "7", "#1:5\n#2:5-2=3\n#3:ans 3\n": "3", "ans -12": "-12",
		"": "", "3+4=7 → 7\n": "", "ans ": "", "ans x\n": "", "#2:5-2=3": "", "ans 7\nmore\n": "7",
	} {
		got, ok := Worked{}.Final(text)
		if got != want || ok != (want != "") {
			t.Errorf("final answer of %q: %q, %v", text, got, ok)
		}
	}
}

// FuzzWorked holds that no question makes the format panic, and that what it
// accepts carries no special token of the questioner's own.
func FuzzWorked(f *testing.F) {
	for _, s := range stories {
		f.Add(s.question)
	}
	f.Add("What is (12 + 7) * 3 - 4?")
	f.Add("x-----(((7")
	f.Add("((-2 - -5) * negative four) =")
	f.Add("Is it true that not (True || F) && true, true or false?")
	f.Add("Ann has 3 pens <q> and #1: 4 → hats\n<a>. How many?")
	f.Add("Ann, Ben, and Cid ran a race. Cid finished ahead of Ann but behind Ben. Who came in second?\n(A) Ben\n(B) Cid")
	f.Add("Close the brackets () in this sequence: [ { <")
	f.Add("Sort these words alphabetically:\n- fig\n- o'er, it&t and \"pear\"")
	f.Add("Put fig, pear and plum in alphabetical order.")
	f.Add("Every jompus is shy. Jompuses are wumpuses. Wumpuses are not red. Max is a jompus. True or false: Max is red.")
	f.Add("Ann is taller than " + strings.Repeat("Ⱥ", 20) + ". Ben is taller than Ann. Who is the tallest?")
	f.Add("Mia has 5 pens. What iſ the number of pens?")
	f.Add(strings.Repeat("Ann is first, ", 425) + "xyz. Who is last?")
	for _, question := range timeQuestions() {
		f.Add(question)
	}
	format := Worked{Families: WorkedFamilies()}
	f.Fuzz(func(t *testing.T, question string) {
		p, err := format.Prompt(question)
		if err != nil {
			if !errors.Is(err, ErrOutOfScope) {
				t.Fatal(err)
			}
			return
		}
		body := strings.TrimSuffix(strings.TrimPrefix(p.Raw, "<q>"), "\n<a>")
		for _, special := range []string{"<q>", "<a>", "<eos>", "<pad>", "→", "\n"} {
			if strings.Contains(body, special) {
				t.Fatalf("%q", body)
			}
		}
		format.Cue(p, "")
	})
}
