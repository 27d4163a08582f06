package lines

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// judge checks a chunk behind accepted lines.
func judge(prompt, accepted, chunk string) verdict.Verdict {
	return Check(New(prompt, accepted, chunk), accepted, chunk)
}

// lineCase is a chunk of worked lines with the verdict it deserves; an empty
// reason is not looked at.
type lineCase struct {
	name, prompt, accepted, chunk string
	grade                         verdict.Grade
	reason, fix                   string
}

func judgeLines(t *testing.T, rows []lineCase) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			v := judge(row.prompt, row.accepted, row.chunk)
			if v.Grade != row.grade || row.reason != "" && v.Reason != row.reason || v.Fix != row.fix {
				t.Errorf("%q: got %v %q, fix %q; want %v %q, fix %q", row.chunk, v.Grade, v.Reason, v.Fix, row.grade, row.reason, row.fix)
			}
		})
	}
}

const mia = "<q>#1: Mia has 47 apples. #2: She buys 8 more, #3: then loses 13. #4: How many apples does Mia have?\n<a>"

func TestFacts(t *testing.T) {
	const bags = "<q>#1: Mia has 4 bags of 6 apples. #2: She buys 3 bags of 12 apples. #3: She gives a third away. #4: How many apples does she have?\n<a>"
	judgeLines(t, []lineCase{
		{"start", mia, "", "#1:47\n", verdict.Pass, "", ""},
		{"start copied wrong", mia, "", "#1:74\n", verdict.Fail, "74 is not a number of this fact", "#1:47\n"},
		{"sum", mia, "#1:47\n", "#2:47+8=55\n", verdict.Pass, "", ""},
		{"wrong sum", mia, "#1:47\n", "#2:47+8=54\n", verdict.Fail, "47 + 8 is 55, not 54", "#2:47+8=55\n"},
		{"an operation that no solution has", mia, "#1:47\n", "#2:47^8=0\n", verdict.Fail, "", "#2:47^8=23811286661761\n"},
		{"wrong carried value", mia, "#1:47\n#2:47+8=55\n", "#3:56-13=43\n", verdict.Fail, "56 is neither the result before nor a number of this fact", "#3:55-13=42\n"},
		{"wrong number", mia, "#1:47\n#2:47+8=55\n", "#3:55-12=43\n", verdict.Fail, "12 is neither the result before nor a number of this fact", "#3:55-13=42\n"},
		{"wrong side", mia, "#1:47\n#2:47+8=55\n", "#3:13-55=-42\n", verdict.Fail, "the running value 55 stands on the wrong side", ""},
		{"skipped", mia, "#1:47\n", "#3:47-13=34\n", verdict.Fail, "#2 is next, not #3", ""},
		{"repeated", mia, "#1:47\n", "#1:47\n", verdict.Fail, "#2 is next, not #1", ""},
		{"wrong tag only", mia, "#1:47\n", "#3:47+8=55\n", verdict.Fail, "#2 is next, not #3", "#2:47+8=55\n"},
		{"answer", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:ans 42\n", verdict.Pass, "", ""},
		{"wrong answer", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:ans 24\n", verdict.Fail, "the last result is 42, not 24", "#4:ans 42\n"},
		{"answer too soon", mia, "#1:47\n#2:47+8=55\n", "#3:ans 55\n", verdict.Fail, "the answer stands before #3 is used", ""},
		{"going on", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:42-13=29\n", verdict.Fail, "#4 is the question; the answer stands there", "#4:ans 42\n"},
		{"after the answer", mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n#4:ans 42\n", "#5:42\n", verdict.Fail, "every fact has its line already", ""},
		{"not needed", mia, "#1:47\n", "#2:not needed\n", verdict.Unsure, "whether #2 is needed cannot be computed", ""},
		{"after not needed", mia, "#1:47\n#2:not needed\n", "#3:47-13=34\n", verdict.Pass, "", ""},
		{"the sign of a sum", mia, "#1:47\n", "#2:-(47+8)=-55\n", verdict.Fail, "", ""},
		{"no number used", mia, "#1:47\n", "#2:47\n", verdict.Fail, "the running value 47 is dropped", ""},
		{"no line", mia, "#1:47\n", "and then\n", verdict.Fail, "the line does not say which fact it is about; #2 is next", ""},
		{"product first", bags, "", "#1:4*6=24\n", verdict.Pass, "", ""},
		{"long product", bags, "#1:4*6=24\n", "#2:3*12=36,24+36=60\n", verdict.Pass, "", ""},
		{"product left out", bags, "#1:4*6=24\n", "#2:24+12=36\n", verdict.Fail, "3 of #2 is not used", ""},
		{"wrong product, carried on", bags, "#1:4*6=24\n", "#2:3*12=38,24+38=62\n", verdict.Fail, "3 * 12 is 36, not 38", "#2:3*12=36,24+36=60\n"},
		{"third", bags, "#1:4*6=24\n#2:3*12=36,24+36=60\n", "#3:60/3=20,60-20=40\n", verdict.Pass, "", ""},
		{"third, wrong", bags, "#1:4*6=24\n#2:3*12=36,24+36=60\n", "#3:60/3=30,60-30=30\n", verdict.Fail, "60 / 3 is 20, not 30", "#3:60/3=20,60-20=40\n"},
		{"an ordinal is no amount", "<q>#1: Mia has 47 apples. #2: In the third week she buys 8 more. #3: How many apples does she have?\n<a>", "#1:47\n", "#2:47+8=55\n", verdict.Pass, "", ""},
		{"quarters that are coins", "<q>#1: Sara had 21 quarters. #2: She lost 4. #3: How many are left?\n<a>", "", "#1:21\n", verdict.Pass, "", ""},
		{"running value twice", mia, "#1:47\n", "#2:47+8=55,47+55=102\n", verdict.Fail, "47 is neither the result before nor a number of this fact", ""},
	})
}

func TestRewriting(t *testing.T) {
	const expr = "<q>(12+7)*3-4=?\n<a>"
	judgeLines(t, []lineCase{
		{"first", expr, "", "12+7=19 → 19*3-4\n", verdict.Pass, "", ""},
		{"wrong result", expr, "", "12+7=18 → 18*3-4\n", verdict.Fail, "12 + 7 is 19, not 18", "12+7=19 → 19*3-4\n"},
		{"wrong rest", expr, "", "12+7=19 → 19*3+4\n", verdict.Fail, "with 19 for 12 + 7, what is left is 19 * 3 - 4, not 19 * 3 + 4", "12+7=19 → 19*3-4\n"},
		{"not first", expr, "", "3-4=-1 → (12+7)*(-1)\n", verdict.Fail, "3 - 4 is not a part of (12 + 7) * 3 - 4 that can be worked out first", "12+7=19 → 19*3-4\n"},
		{"not there", expr, "", "12+8=20 → 20*3-4\n", verdict.Fail, "12 + 8 is not a part of (12 + 7) * 3 - 4 that can be worked out first", "12+7=19 → 19*3-4\n"},
		{"second", expr, "12+7=19 → 19*3-4\n", "19*3=57 → 57-4\n", verdict.Pass, "", ""},
		{"apart", "<q>12*17+5=?\n<a>", "", "12*17=12*10+12*7=120+84=204 → 204+5\n", verdict.Pass, "", ""},
		{"apart, wrong", "<q>12*17+5=?\n<a>", "", "12*17=12*10+12*7=120+94=214 → 214+5\n", verdict.Fail, "12 * 10 + 12 * 7 is 204, not 120 + 94", "12*17=12*10+12*7=120+84=204 → 204+5\n"},
		{"answer", expr, "12+7=19 → 19*3-4\n19*3=57 → 57-4\n57-4=53 → 53\n", "ans 53\n", verdict.Pass, "", ""},
		{"wrong answer", expr, "12+7=19 → 19*3-4\n19*3=57 → 57-4\n57-4=53 → 53\n", "ans 35\n", verdict.Fail, "what was left is 53, not 35", "ans 53\n"},
		{"answer too soon", expr, "12+7=19 → 19*3-4\n", "ans 53\n", verdict.Fail, "19 * 3 - 4 is not worked out yet", "19*3=57 → 57-4\n"},
		{"negative", "<q>4-(3-10)=?\n<a>", "", "3-10=-7 → 4-(-7)\n", verdict.Pass, "", ""},
		{"negative behind", "<q>4-(3-10)=?\n<a>", "3-10=-7 → 4-(-7)\n", "4-(-7)=11 → 11\n", verdict.Pass, "", ""},
		{"sign at the start", "<q>3-10+4=?\n<a>", "3-10=-7 → -7+4\n", "-7+4=-3 → -3\n", verdict.Pass, "", ""},
		{"right part of a sum", "<q>1+2+3=?\n<a>", "", "2+3=5 → 1+5\n", verdict.Pass, "", ""},
		{"right part of a difference", "<q>9-2-3=?\n<a>", "", "2-3=-1 → 9-(-1)\n", verdict.Fail, "2 - 3 is not a part of 9 - 2 - 3 that can be worked out first", "9-2=7 → 7-3\n"},
		{"no rest", expr, "", "12+7=19\n", verdict.Fail, "the line has no expression left after its result", "12+7=19 → 19*3-4\n"},
	})
}

func TestBoolean(t *testing.T) {
	const expr = "<q>!(T|F)&T=?\n<a>"
	judgeLines(t, []lineCase{
		{"first", expr, "", "T|F=T → !T&T\n", verdict.Pass, "", ""},
		{"wrong value", expr, "", "T|F=F → !F&T\n", verdict.Fail, "T|F is T, not F", "T|F=T → !T&T\n"},
		{"wrong rest", expr, "", "T|F=T → !T&F\n", verdict.Fail, "with T for T|F, what is left is !T&T, not !T&F", "T|F=T → !T&T\n"},
		{"not first", expr, "", "F&T=F → !(T|F)\n", verdict.Fail, "F&T is not a part of !(T|F)&T that can be worked out first", "T|F=T → !T&T\n"},
		{"second", expr, "T|F=T → !T&T\n", "!T=F → F&T\n", verdict.Pass, "", ""},
		{"not before and", expr, "T|F=T → !T&T\n", "T&T=T → !T\n", verdict.Fail, "T&T is not a part of !T&T that can be worked out first", "!T=F → F&T\n"},
		{"and before or", "<q>T|F&T=?\n<a>", "", "T|F=T → T&T\n", verdict.Fail, "T|F is not a part of T|F&T that can be worked out first", "F&T=F → T|F\n"},
		{"either of two", "<q>T&F|T&F=?\n<a>", "", "T&F=F → T&F|F\n", verdict.Pass, "", ""},
		{"answer", expr, "T|F=T → !T&T\n!T=F → F&T\nF&T=F → F\n", "ans F\n", verdict.Pass, "", ""},
		{"wrong answer", expr, "T|F=T → !T&T\n!T=F → F&T\nF&T=F → F\n", "ans T\n", verdict.Fail, "what was left is F, not T", "ans F\n"},
		{"answer too soon", expr, "T|F=T → !T&T\n", "ans F\n", verdict.Fail, "!T&T is not worked out yet", "!T=F → F&T\n"},
		{"no rest", expr, "", "T|F=T\n", verdict.Fail, "the line has no expression left after its result", "T|F=T → !T&T\n"},
	})
}

func TestBrackets(t *testing.T) {
	const seq = "<q>#1:[{()(#2:)}#3:?\n<a>"
	judgeLines(t, []lineCase{
		{"first", seq, "", "#1:a]b}c)b}c)=c)b}a]\n", verdict.Pass, "", ""},
		{"wrong top", seq, "", "#1:a]b}c)b]c)=c)b}a]\n", verdict.Fail, "behind bracket 4 of #1, b} would close next, not \"b]\"", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"a bracket too few", seq, "", "#1:a]b}c)b}=b}a]\n", verdict.Fail, "behind bracket 5 of #1, c) would close next, not \"\"", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"a bracket too many", seq, "", "#1:a]b}c)b}c)d)=d)c)b}a]\n", verdict.Fail, "#1 has 5 brackets, and the line goes on", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"wrong stack", seq, "", "#1:a]b}c)b}c)=c)a]\n", verdict.Fail, "behind #1, what would close is c)b}a], not c)a]", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"wrong tag", seq, "#1:a]b}c)b}c)=c)b}a]\n", "#3:ans =a]\n", verdict.Fail, "the line about #2 is next", "#2:b}a]=a]\n"},
		{"broken off", seq, "", "#1:a]b}", verdict.Fail, "behind bracket 3 of #1, c) would close next, not \"\"", "#1:a]b}c)b}c)=c)b}a]\n"},
		{"answer", seq, "#1:a]b}c)b}c)=c)b}a]\n#2:b}a]=a]\n", "#3:ans =a]\n", verdict.Pass, "", ""},
		{"after the answer", seq, "#1:a]b}c)b}c)=c)b}a]\n#2:b}a]=a]\n#3:ans =a]\n", "#4:a]\n", verdict.Fail, "the answer has been given", ""},
		{"wrong answer", seq, "#1:a]b}c)b}c)=c)b}a]\n#2:b}a]=a]\n", "#3:ans =a}\n", verdict.Fail, "what closes the sequence is a]", "#3:ans =a]\n"},
	})
}
