package critic

import (
	"testing"
)

func judge(t *testing.T, k Case) Verdict {
	t.Helper()
	v, err := Computed{}.Check(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// lineCase is a chunk of worked lines with the verdict it deserves; an empty
// reason is not looked at.
type lineCase struct {
	name, prompt, accepted, chunk string
	grade                         Grade
	reason, fix                   string
}

func judgeLines(t *testing.T, rows []lineCase) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			v := judge(t, Case{Prompt: row.prompt, Accepted: row.accepted, Chunk: row.chunk})
			if v.Grade != row.grade || row.reason != "" && v.Reason != row.reason || v.Fix != row.fix {
				t.Errorf("%q: got %v %q, fix %q; want %v %q, fix %q", row.chunk, v.Grade, v.Reason, v.Fix, row.grade, row.reason, row.fix)
			}
		})
	}
}

const mia = "<q>#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?\n<a>"

func TestComputedFacts(t *testing.T) {
	const bags = "<q>#1: Mia has 4 bags of 6 apples. #2: She buys 3 bags of 12 apples. #3: She gives a third away. #4: How many apples does she have?\n<a>"
	judgeLines(t, []lineCase{
		{"start", mia, "", "#1:47\n", Pass, "", ""},
		{"start copied wrong", mia, "", "#1:74\n", Fail, "74 is not a number of this fact", "#1:47\n"},
		{"sum", mia, "#1:47\n", "#2:47+8=55\n", Pass, "", ""},
		{"wrong sum", mia, "#1:47\n", "#2:47+8=54\n", Fail, "47 + 8 is 55, not 54", "#2:47+8=55\n"},
		{"an operation that no solution has", mia, "#1:47\n", "#2:47^8=0\n", Fail, "", "#2:47^8=23811286661761\n"},
		{"wrong carried value", mia, "#1:47\n#2:47+8=55\n", "#3:56-13=43\n", Fail, "56 is neither the result before nor a number of this fact", "#3:55-13=42\n"},
		{"wrong number", mia, "#1:47\n#2:47+8=55\n", "#3:55-12=43\n", Fail, "12 is neither the result before nor a number of this fact", "#3:55-13=42\n"},
		{"wrong side", mia, "#1:47\n#2:47+8=55\n", "#3:13-55=-42\n", Fail, "the running value 55 stands on the wrong side", ""},
		{"skipped", mia, "#1:47\n", "#3:47-13=34\n", Fail, "#2 is next, not #3", ""},
		{"repeated", mia, "#1:47\n", "#1:47\n", Fail, "#2 is next, not #1", ""},
		{"wrong tag only", mia, "#1:47\n", "#3:47+8=55\n", Fail, "#2 is next, not #3", "#2:47+8=55\n"},
		{"answer", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:ans 42\n", Pass, "", ""},
		{"wrong answer", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:ans 24\n", Fail, "the last result is 42, not 24", "#4:ans 42\n"},
		{"answer too soon", mia, "#1:47\n#2:47+8=55\n", "#3:ans 55\n", Fail, "the answer stands before #3 is used", ""},
		{"going on", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:42-13=29\n", Fail, "#4 is the question; the answer stands there", "#4:ans 42\n"},
		{"after the answer", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n#4:ans 42\n", "#5:42\n", Fail, "every fact has its line already", ""},
		{"not needed", mia, "#1:47\n", "#2:not needed\n", Unsure, "whether #2 is needed cannot be computed", ""},
		{"after not needed", mia, "#1:47\n#2:not needed\n", "#3:47-13=34\n", Pass, "", ""},
		{"the sign of a sum", mia, "#1:47\n", "#2:-(47+8)=-55\n", Fail, "", ""},
		{"no number used", mia, "#1:47\n", "#2:47\n", Fail, "the running value 47 is dropped", ""},
		{"no line", mia, "#1:47\n", "and then\n", Fail, "the line does not say which fact it is about; #2 is next", ""},
		{"product first", bags, "", "#1:4*6=24\n", Pass, "", ""},
		{"long product", bags, "#1:4*6=24\n", "#2:3*12=36,24+36=60\n", Pass, "", ""},
		{"product left out", bags, "#1:4*6=24\n", "#2:24+12=36\n", Fail, "3 of #2 is not used", ""},
		{"wrong product, carried on", bags, "#1:4*6=24\n", "#2:3*12=38,24+38=62\n", Fail, "3 * 12 is 36, not 38", "#2:3*12=36,24+36=60\n"},
		{"third", bags, "#1:4*6=24\n#2:3*12=36,24+36=60\n", "#3:60/3=20,60-20=40\n", Pass, "", ""},
		{"third, wrong", bags, "#1:4*6=24\n#2:3*12=36,24+36=60\n", "#3:60/3=30,60-30=30\n", Fail, "60 / 3 is 20, not 30", "#3:60/3=20,60-20=40\n"},
		{"an ordinal is no amount", "<q>#1: Mia has 47 apples. #2: In the third week she buys 8 more. #3: How many apples does she have?\n<a>", "#1:47\n", "#2:47+8=55\n", Pass, "", ""},
		{"quarters that are coins", "<q>#1: Sara had 21 quarters. #2: She lost 4. #3: How many are left?\n<a>", "", "#1:21\n", Pass, "", ""},
		{"running value twice", mia, "#1:47\n", "#2:47+8=55,47+55=102\n", Fail, "47 is neither the result before nor a number of this fact", ""},
	})
}

func TestComputedRewriting(t *testing.T) {
	const expr = "<q>(12+7)*3-4=?\n<a>"
	judgeLines(t, []lineCase{
		{"first", expr, "", "12+7=19 → 19*3-4\n", Pass, "", ""},
		{"wrong result", expr, "", "12+7=18 → 18*3-4\n", Fail, "12 + 7 is 19, not 18", "12+7=19 → 19*3-4\n"},
		{"wrong rest", expr, "", "12+7=19 → 19*3+4\n", Fail, "with 19 for 12 + 7, what is left is 19 * 3 - 4, not 19 * 3 + 4", "12+7=19 → 19*3-4\n"},
		{"not first", expr, "", "3-4=-1 → (12+7)*(-1)\n", Fail, "3 - 4 is not a part of (12 + 7) * 3 - 4 that can be worked out first", "12+7=19 → 19*3-4\n"},
		{"not there", expr, "", "12+8=20 → 20*3-4\n", Fail, "12 + 8 is not a part of (12 + 7) * 3 - 4 that can be worked out first", "12+7=19 → 19*3-4\n"},
		{"second", expr, "12+7=19 → 19*3-4\n", "19*3=57 → 57-4\n", Pass, "", ""},
		{"apart", "<q>12*17+5=?\n<a>", "", "12*17=12*10+12*7=120+84=204 → 204+5\n", Pass, "", ""},
		{"apart, wrong", "<q>12*17+5=?\n<a>", "", "12*17=12*10+12*7=120+94=214 → 214+5\n", Fail, "12 * 10 + 12 * 7 is 204, not 120 + 94", "12*17=12*10+12*7=120+84=204 → 204+5\n"},
		{"answer", expr, "12+7=19 → 19*3-4\n19*3=57 → 57-4\n57-4=53 → 53\n", "ans 53\n", Pass, "", ""},
		{"wrong answer", expr, "12+7=19 → 19*3-4\n19*3=57 → 57-4\n57-4=53 → 53\n", "ans 35\n", Fail, "what was left is 53, not 35", "ans 53\n"},
		{"answer too soon", expr, "12+7=19 → 19*3-4\n", "ans 53\n", Fail, "19 * 3 - 4 is not worked out yet", "19*3=57 → 57-4\n"},
		{"negative", "<q>4-(3-10)=?\n<a>", "", "3-10=-7 → 4-(-7)\n", Pass, "", ""},
		{"negative behind", "<q>4-(3-10)=?\n<a>", "3-10=-7 → 4-(-7)\n", "4-(-7)=11 → 11\n", Pass, "", ""},
		{"sign at the start", "<q>3-10+4=?\n<a>", "3-10=-7 → -7+4\n", "-7+4=-3 → -3\n", Pass, "", ""},
		{"right part of a sum", "<q>1+2+3=?\n<a>", "", "2+3=5 → 1+5\n", Pass, "", ""},
		{"right part of a difference", "<q>9-2-3=?\n<a>", "", "2-3=-1 → 9-(-1)\n", Fail, "2 - 3 is not a part of 9 - 2 - 3 that can be worked out first", "9-2=7 → 7-3\n"},
		{"no rest", expr, "", "12+7=19\n", Fail, "the line has no expression left after its result", "12+7=19 → 19*3-4\n"},
	})
}

func TestComputedBoolean(t *testing.T) {
	const expr = "<q>!(T|F)&T=?\n<a>"
	judgeLines(t, []lineCase{
		{"first", expr, "", "T|F=T → !T&T\n", Pass, "", ""},
		{"wrong value", expr, "", "T|F=F → !F&T\n", Fail, "T|F is T, not F", "T|F=T → !T&T\n"},
		{"wrong rest", expr, "", "T|F=T → !T&F\n", Fail, "with T for T|F, what is left is !T&T, not !T&F", "T|F=T → !T&T\n"},
		{"not first", expr, "", "F&T=F → !(T|F)\n", Fail, "F&T is not a part of !(T|F)&T that can be worked out first", "T|F=T → !T&T\n"},
		{"second", expr, "T|F=T → !T&T\n", "!T=F → F&T\n", Pass, "", ""},
		{"not before and", expr, "T|F=T → !T&T\n", "T&T=T → !T\n", Fail, "T&T is not a part of !T&T that can be worked out first", "!T=F → F&T\n"},
		{"and before or", "<q>T|F&T=?\n<a>", "", "T|F=T → T&T\n", Fail, "T|F is not a part of T|F&T that can be worked out first", "F&T=F → T|F\n"},
		{"either of two", "<q>T&F|T&F=?\n<a>", "", "T&F=F → T&F|F\n", Pass, "", ""},
		{"answer", expr, "T|F=T → !T&T\n!T=F → F&T\nF&T=F → F\n", "ans F\n", Pass, "", ""},
		{"wrong answer", expr, "T|F=T → !T&T\n!T=F → F&T\nF&T=F → F\n", "ans T\n", Fail, "what was left is F, not T", "ans F\n"},
		{"answer too soon", expr, "T|F=T → !T&T\n", "ans F\n", Fail, "!T&T is not worked out yet", "!T=F → F&T\n"},
		{"no rest", expr, "", "T|F=T\n", Fail, "the line has no expression left after its result", "T|F=T → !T&T\n"},
	})
}

func TestComputedBrackets(t *testing.T) {
	const seq = "<q>#1:[{()(#2:)}#3:?\n<a>"
	judgeLines(t, []lineCase{
		{"first", seq, "", "#1:a]b}c)b}c)=c)b}a]\n", Pass, "", ""},
		{"wrong top", seq, "", "#1:a]b}c)b]c)=c)b}a]\n", Fail, "behind bracket 4 of #1, b} would close next, not \"b]\"", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"a bracket too few", seq, "", "#1:a]b}c)b}=b}a]\n", Fail, "behind bracket 5 of #1, c) would close next, not \"\"", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"a bracket too many", seq, "", "#1:a]b}c)b}c)d)=d)c)b}a]\n", Fail, "#1 has 5 brackets, and the line goes on", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"wrong stack", seq, "", "#1:a]b}c)b}c)=c)a]\n", Fail, "behind #1, what would close is c)b}a], not c)a]", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"wrong tag", seq, "#1:a]b}c)b}c)=c)b}a]\n", "#3:ans =a]\n", Fail, "the line about #2 is next", "#2:b}a]=a]\n"},
		{"broken off", seq, "", "#1:a]b}", Fail, "behind bracket 3 of #1, c) would close next, not \"\"", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"answer", seq, "#1:a]b}c)b}c)=c)b}a]\n#2:b}a]=a]\n", "#3:ans =a]\n", Pass, "", ""},
		{"after the answer", seq, "#1:a]b}c)b}c)=c)b}a]\n#2:b}a]=a]\n#3:ans =a]\n", "#4:a]\n", Fail, "the answer has been given", ""},
		{"wrong answer", seq, "#1:a]b}c)b}c)=c)b}a]\n#2:b}a]=a]\n", "#3:ans =a}\n", Fail, "what closes the sequence is a]", "#3:ans =a]\n"},
	})
}

func TestComputedProse(t *testing.T) {
	for _, row := range []struct {
		chunk       string
		grade       Grade
		reason, fix string
	}{
		{"So he has 5 + 7 = 12 apples.", Pass, "", ""},
		{"So he has 55 - 13 = 43 apples.", Fail, "55 - 13 is 42, not 43", "So he has 55 - 13 = 42 apples."},
		{"55 - 13 = 43, and 43 + 5 = 48 in all.", Fail, "55 - 13 is 42, not 43", "55 - 13 = 42, and 42 + 5 = 47 in all."},
		{"$1,200 × 3 = $3,700", Fail, "1,200 × 3 is 3,600, not 3,700", "$1,200 × 3 = $3,600"},
		{"Half of 30 is 15.", Pass, "", ""},
		{"Half of 30 is 16.", Fail, "Half of 30 is 15, not 16", "Half of 30 is 15."},
		{"15% of 80 is 12.", Pass, "", ""},
		{"15% of 80 is 13.", Fail, "15% of 80 is 12, not 13", "15% of 80 is 12."},
		{"5 plus 7 is 12", Pass, "", ""},
		{"3 hours * 60 = 180 minutes", Pass, "", ""},
		{"48/2 = <<48/2=24>>24 clips", Pass, "", ""},
		{"There are 12 apples.", Unsure, "nothing to compute", ""},
		{"3x + 2 = 11", Unsure, "", ""},
		{"10/3 = 3.33", Pass, "", ""},
		{"10/3 is about 3", Pass, "", ""},
		{"\\[ \\frac{1}{2} \\times 30 = \\boxed{15} \\]", Pass, "", ""},
		{"9^9^9 = 3", Unsure, "", ""},
		{"They leave at 2:30 + 45 minutes = 3:25.", Fail, "2:30 + 45 minutes is 3:15, not 3:25", "They leave at 2:30 + 45 minutes = 3:15."},
		{"The balance is 2 - 8 = -5 dollars.", Fail, "2 - 8 is -6, not -5", "The balance is 2 - 8 = -6 dollars."},
		{"43 = 55 - 13", Fail, "55 - 13 is 42, not 43", "42 = 55 - 13"},
		{"12 * 17 = 120 + 94 = 214", Fail, "12 * 17 is 204, not 120 + 94", "12 * 17 = 204"},
		{"2 * 3 = third of the apples", Fail, "", "2 * 3 = 6.00 of the apples"},
		{"30 * 40% = 13", Fail, "30 * 40% is 12, not 13", "30 * 40% = 12"},
		{"10 / 20 = 60%", Fail, "10 / 20 is 50%, not 60%", "10 / 20 = 50%"},
	} {
		v := judge(t, Case{Chunk: row.chunk})
		if v.Grade != row.grade || row.reason != "" && v.Reason != row.reason || v.Fix != row.fix {
			t.Errorf("%q: got %v %q, fix %q; want %v %q, fix %q", row.chunk, v.Grade, v.Reason, v.Fix, row.grade, row.reason, row.fix)
		}
	}
}

// An equation that holds does not pass a chunk if one of its numbers comes from nowhere.
func TestComputedProseSource(t *testing.T) {
	const question = "Mia has 47 apples and buys 18 more, of which 15% are bad. How many does she have?"
	for _, row := range []struct {
		accepted, chunk string
		grade           Grade
	}{
		{"", "She has 47 + 18 = 65 apples.", Pass},
		{"", "She has 57 + 18 = 75 apples.", Unsure},
		{"", "She has 47 + 8 = 55 apples.", Pass},
		{"47 + 18 = 65.\n", "Then 65 / 5 = 13.", Pass},
		{"47 + 18 = 65.\n", "Then 56 / 4 = 14.", Unsure},
		{"", "That is 47 + 18 = 65, and 65 - 13 = 52.", Unsure},
		{"", "Of 18 * 85 = 1530 none is bad.", Pass},
		{"", "It is 47 * 60 = 2820.", Pass},
		{"", "She has 57 + 18 = 76 apples.", Fail},
	} {
		v := judge(t, Case{Question: question, Accepted: row.accepted, Chunk: row.chunk})
		if v.Grade != row.grade {
			t.Errorf("%q: got %v %q, want %v", row.chunk, v.Grade, v.Reason, row.grade)
		}
	}
}
