package critic

import "testing"

// What stands before a mistake may stay when the chunk is written again.
func TestWhereTheMistakeBegins(t *testing.T) {
	const expr, walk, held = "<q>(12+7)*3-4=?\n<a>", "<q>N0E0S0W0,N #1:L #2:5F #3:?\n<a>", "<q>A1B2C3 #1:CB #2:A\n<a>"
	for _, row := range []struct{ prompt, accepted, before, after string }{
		{mia, "#1:47\n", "#2:47+8=5", "4\n"},
		{mia, "#1:47\n", "#2:", "48+8=56\n"},
		{mia, "#1:47\n", "#2:47+8=55\n#3:55-13=4", "1\n"},
		{mia, "#1:47\n#2:47+8=55\n#3:55-13=42\n", "#4:ans ", "43\n"},
		{expr, "", "12+7=1", "8 → 18*3-4\n"},
		{expr, "", "12+7=1", "8 →"},
		{expr, "", "12+7=19 → ", "18*3-4\n"},
		{expr, "", "12+7=19 → 19*", "30-4\n"},
		{expr, "12+7=19 → 19*3-4\n", "19*3=10*3+9*3=30+2", "8=58 → 58-4\n"},
		{expr, "12+7=19 → 19*3-4\n", "19*3=10*3+", "12*3=30+36=66 → 66-4\n"},
		{expr, "12+7=19 → 19*3-4\n", "19*3=10*3+", "8*3=30+24=54 → 54-4\n"},
		{expr, "12+7=19 → 19*3-4\n", "19*3=10*3+", "12*3+1*3=30+36+3=69 → 69-4\n"}, // too much before the end
		{expr, "", "12+7=19", "\n"},
		{expr, "", "12+7=", "No → 19*3-4\n"},
		{expr, "", "12+7", ")=19 → 19*3-4\n"},
		{expr, "12+7=19 → 19*3-4\n", "19*3=10*3+9*3", ")=57 → 57-4\n"},
		{"<q>5748/12=?\n<a>", "", "5748/12=4800/12+", "440/12+48/12=400+40+4=444 → 444\n"},
		{"<q>-21*936=?\n<a>", "", "-21*936=-2000-", "18000-1800=-19656 → -19656\n"},
		{"<q>-13*11=?\n<a>", "", "-13*11=-13*10-13*1=-130-1", "5=-145 → -145\n"},
		{"<q>5748/12=?\n<a>", "", "5748/12=4800/12+840/12+", "48/12=400+70+4=474 → 474\n"},
		{"<q>!T&F=?\n<a>", "", "!T=", "T → T&F\n"},
		{"<q>!T&F=?\n<a>", "", "!", "F=T → T&F\n"},
		{"<q>!T&F=?\n<a>", "", "!T=F", "\n"},
		{"<q>!T&F=?\n<a>", "", "!T", "&F=F → F\n"},
		{"<q>!T&F=?\n<a>", "", "", "T&F=F → !F\n"},
		{"<q>(T|F)&(T&F)=?\n<a>", "", "T&", "T=T → (T|F)&T\n"}, // as T&F begins, not as T|F does
		{"<q>#1:[{#2:?\n<a>", "", "#1:a]b}=b}", "b]\n"},
		{walk, "", "#1:N0E0S0W0,", "N\n"},
		{walk, "#1:N0E0S0W0,W\n", "#2:W0+5=5 → N0E0S0W", "55,W\n"},
		{held, "", "#1:C3B2=C2B3 → A1B", "2C3\n"},
		{"How much?", "", "He pays 48 / 2 = ", "25 dollars.\n"},
		{"How much?", "", "It is 4 * 3 = 12, so 12 + 5 = ", "18 are left.\n"},
	} {
		v := judge(t, Case{Prompt: row.prompt, Question: row.prompt, Accepted: row.accepted, Chunk: row.before + row.after})
		if v.Grade != Fail || v.At != len(row.before) {
			t.Errorf("%q: %v at %d, want %d: %s", row.before+row.after, v.Grade, v.At, len(row.before), v.Reason)
		}
	}
}

// A number or sign copied wrongly ends the part in which the mistake lies, and so does the side of
// a chain that is not equal to the one before.
func TestWhereTheMistakeEnds(t *testing.T) {
	for _, row := range []struct{ prompt, accepted, before, wrong, after string }{
		{"<q>(12+7)*31-4=?\n<a>", "", "12+7=19 → 19*", "317", "-4\n"},
		{"<q>(12+7)*31-4=?\n<a>", "", "12+7=19 → 19*31", "*", "4-4\n"},
		{"<q>(12+7)*31-4=?\n<a>", "\n", "\n12+7=19 → 19*31", "*", "4-4\n"},
		{"<q>(12+7)*31-4=?\n<a>", "", "12+", "77", "=89 → 89*31-4\n"},
		{"<q>(12+7)*31-4=?\n<a>", "", "12+7", ")", "=19 → 19*31-4\n"},
		{"<q>19*31-4=?\n<a>", "", "19*31=19*3+", "19*1", "=57+19=76 → 76-4\n"},
		{"<q>19*31-4=?\n<a>", "", "19*31=19*30+19*1=570+19=58", " ", "→ 58-4\n"}, // a digit is missing
		{"<q>87+(-49)/7=?\n<a>", "", "", "87", "+(-49)=38 → 38/7\n"},             // nothing that begins with 87 may be worked out
		{"<q>(12+7)*31-4=?\n<a>", "", "12", "*", "7=12*"},
		{"<q>87+(-49)/7=?\n<a>", "", "-49/7=-", "8", ")/7=3\n"},
		{"<q>!T&F=?\n<a>", "", "!T=F → F&", "T", "\n"},
		{"<q>!T&F=?\n<a>", "", "!", "F", "=T → T&F\n"},
		{"<q>#1:[{#2:?\n<a>", "", "#1:a]b}=b}", "b", "]\n"},
	} {
		chunk := row.before + row.wrong + row.after
		v := judge(t, Case{Prompt: row.prompt, Question: row.prompt, Accepted: row.accepted, Chunk: chunk})
		if v.Grade != Fail || v.End == 0 || chunk[:v.At] != row.before || chunk[v.At:v.End] != row.wrong {
			t.Errorf("%q: %v from %d to %d: %s", chunk, v.Grade, v.At, v.End, v.Reason)
		}
	}
}

func TestMistakesAreSpottedWhileTheyAreWritten(t *testing.T) {
	const expr = "<q>(12+7)*3-4=?\n<a>"
	for _, row := range []struct {
		prompt, chunk string
		spotted       bool
	}{
		{expr, "12+7=1", false},
		{expr, "12+7=18", false}, // it may become 180
		{expr, "12+7=18 →", true},
		{expr, "12+7=", false},
		{expr, "7*3=", true},
		{expr, "12+7=19 → 19*3-4\n19*3=", false},
		{expr, "12+7=19 → 19*3-4\n12+7=", true},
		{expr, "12+7=19 → 18*", false},
		{expr, "12*7=12*10-12*3=120-36", false},
		{expr, "12*7=12*10-12*3=120-35=", true},
		{"<q>5748/12=?\n<a>", "5748/12=4800/12+440/12+", true},
		{"<q>5748/12=?\n<a>", "5748/12=4800/12+1080/12+", true},
		{"<q>5748/12=?\n<a>", "5748/12=4800/12+948/12+", true},
		{"<q>5748/12=?\n<a>", "5748/12=4800/12+840/12+", false},
		{"<q>5748/12=?\n<a>", "5748/12=4800/12+240/12+", true}, // 708 is left, and 9 times 12 is 108
		{"<q>5748/12=?\n<a>", "5748/12=6000/12-240/12+", false},
		{"<q>-13*11=?\n<a>", "-13*11=-13*10-", false},
		{"<q>-13*11=?\n<a>", "-13*11=-130-13-", true},
		{"<q>-13*11=?\n<a>", "-13*11=-130-23-", true},
		{"<q>-13*11=?\n<a>", "-13*11=-150+", false},
		{"<q>5748/12=?\n<a>", "5748/12=4800/12+440/12", false}, // it may become 120
		{mia, "#2:4*6=23,", true},
		{mia, "#2:4*6=24,24+1=24", false},
		{mia, "not a line", false},
		{"How much?", "He pays 48 / 2 = 25", false},
		{"How much?", "He pays 48 / 2 = 25 ", false},
		{"How much?", "He pays 48 / 2 = 25 dollars ", true},
		{"How much?", "He pays 48 / 2 = 24 dollars ", false},
	} {
		if got := (Cascade{Confidence{}, Computed{}}).Spots(Case{Prompt: row.prompt, Chunk: row.chunk}); got != row.spotted {
			t.Errorf("%q: spotted %t", row.chunk, got)
		}
	}
}
