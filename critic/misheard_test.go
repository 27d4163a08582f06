package critic

import (
	"math"
	"testing"
)

// How sure the model is of a word problem says nothing where it hears another question.
func TestConfidenceMishears(t *testing.T) {
	sure := []float32{float32(math.Log(.999)), 0}
	for _, row := range []struct {
		problem, accepted, chunk string
		grade                    Grade
	}{
		{"Ann has #1:12 pens and buys #2:4. How many pens does Ann have? #3:", "#1:12+#2:4=16\n", "#3:ans 16\n", Pass},
		{"Haley grew #1:13 trees. In a storm #2:6 died. How many more trees survived than died? #3:", "#1:13-#2:6=7\n", "#3:ans 7\n", Unsure},
		{"Ivo cuts a rope of #1:24 feet into pieces of #2:3 feet. How many cuts does he make? #3:", "#1:24/#2:3=8\n", "#3:ans 8\n", Unsure},
		{"Ann puts #1:45 pens into boxes of #2:6 pens. How many boxes does she need? #3:", "#1:45/#2:6=7.5\n", "#3:ans 7.5\n", Unsure},
		{"Bob gave #1:8 of his #2:20 cards to Ann, who then had #3:15. How many did Ann have at first? #4:", "#1:8+#3:15=23\n", "#4:ans 23\n", Unsure},
		{"Olga spent $#1:30 on shoes, which was a quarter of her money. How much is left? #2:", "#1:30/4=7.5\n", "#2:ans 7.5\n", Unsure},
		{"Cora is #1:7th from the front and #2:5th from the back. How many people are in the line? #3:", "#1:7+#2:5=12\n", "#3:ans 12\n", Unsure},
		{"Olga has $#1:45 and Vic has $#2:25. How much must she give him so that both have the same? #3:", "#1:45-#2:25=20\n", "#3:ans 20\n", Unsure},
		{"Ella saved $#1:12 in May. She then spent $#2:9. How much did she save? #3:", "#1:12-#2:9=3\n", "#3:ans 3\n", Unsure},
		{"Yusuf had #1:24 cards. He lost #2:4, and Zita gave him half of her #3:18 cards. How many cards does Zita have? #4:", "#1:24-#2:4=20\n20/2=10\n", "#4:ans 10\n", Unsure},
		{"Iris is #1:14. In #2:6 years she will be twice as old as Jack is now. How old is Jack now? #3:", "#1:14+#2:6=20\n20*2=40\n", "#3:ans 40\n", Unsure},
		{"Petra has #1:18 red pens and twice as many white ones. How many pens does she have? #2:", "#1:18*2=36\n", "#2:ans 36\n", Unsure},
		{"Dina pays $#1:12 for plums and $#2:10 for pears and eats #3:2 pears. How much does she pay for the pears? #4:", "#1:12+#2:10=22\n", "#4:ans 22\n", Unsure},
		{"Wilma pays $#1:20 a month and $#2:60 once for a case. How much does she pay in a year? #3:", "#1:20+#2:60=80\n80*12=960\n", "#3:ans 960\n", Unsure},
	} {
		k := Case{Prompt: "<q>word " + row.problem + "\n<a>", Accepted: row.accepted, Chunk: row.chunk, Logprobs: sure}
		v, err := Confidence{}.Check(t.Context(), k)
		if err != nil || v.Grade != row.grade {
			t.Errorf("%s: %v, error %v; want %v", row.problem, v.Grade, err, row.grade)
		}
	}
}
