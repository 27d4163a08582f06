package prose

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// What is asked, supposed, denied or taken back is not claimed, and other arithmetics have
// their own sums: nothing is said of such an equation.
func TestProseNotClaimed(t *testing.T) {
	for _, text := range []string{
		"Hmm, 8 × 7 = 54? No, 8 × 7 = 56. So we have 56 - 6 = 50.",
		"8 × 7 = 54 (no, that's incorrect, it should be 56).",
		"So 12 × 5 = 50. Wait, that is not right; 12 × 5 = 60.",
		"14 + 9 = 24, no wait, 14 + 9 = 23.",
		"14 + 9 = 24. Oops — I made an arithmetic error: it's 23.",
		"So the total is 14 + 9 = 24.\n\nActually, it is 23.",
		"14 + 9 = 24 dollars in total. Let me check that: 14 + 9 = 23.",
		"Actually, I previously wrote 14 + 9 = 24, which is wrong.",
		"A common mistake is to compute 2 + 3 × 4 = 20.",
		"He mistakenly wrote 5 + 7 = 13.",
		"The student's answer, 5 + 7 = 13, is clearly wrong.",
		"The claim that \\(5 + 7 = 13\\) is false.",
		"One might think 1/2 + 1/3 = 2/5, but that's not how fractions are added.",
		"Contrast this with 3 + 4 = 8, which doesn't hold.",
		"8 + 5 = 12 is not true.",
		"It follows that 8 + 5 = 12, which cannot be right.",
		"False: 8 + 5 = 12.",
		"8 + 5 = 12 ❌",
		"Is \\(3(4) + 2 = 20\\)?",
		"Let's check: 12 × 4 = 50? No.",
		"If 2 + 3 = 10 and 7 + 2 = 63, what is 9 + 7?",
		"Suppose 3 + 4 = 8. Then we would have a contradiction.",
		"3 + 4 = 2 (mod 5)",
		"17 + 10 = 3 mod 24.",
		"In base 5, 3 + 4 = 12.",
		"Adding in base-8, the units are 7 + 5 = 14.",
		"1 + 1 = 10 in binary.",
		"Let a * b = 2a + b. Then 3 * 4 = 2(3) + 4 = 10.",
		"Ages 5-10 = 8 children; ages 11–15 = 12 children.",
		"3 pens + 2 pencils = $7",
		"4 quarters + 3 dimes = $1.00 + $0.30",
		"1/4 = 3 people and 4/4 = 12 people",
		"7 - 10 = 3 less",
		"9 + 5 = 2 PM",
		"10 + 4 = 2 o'clock",
		"5m - 3 = 3m + 7",
		"2m + 6 = 5m",
		"2 × 15 = 5m",
		"return 5 * 9 == 46",
		"Tom said 7 × 8 = 54. Is he right?",
		"XOR: 5 ^ 3 = 6",
		"So 7 × 8 = 54. This was an error.",
		"The sacks weigh 50 x 50 = 2 500 kg.",
		"$0.25G/$0.25 = $20/$0.25",
		"3 ft + 18 in = 4.5 ft",
		"5 ft + 6 = 66 inches",
		"6 ÷ 2(1 + 2) = 1",
		"60/2×3 = 10",
		"With x = -3 it is -3^2 + 4 = 13.",
		"2^3^2 = 64",
		"Estimating, 48 × 21 = 50 × 20 = 1000",
		"198 × 5 = 200 × 5 = 1000 as an estimate",
	} {
		if v := judge(Case{Chunk: text}); v.Grade == verdict.Fail {
			t.Errorf("%q fails: %s, fix %q", text, v.Reason, v.Fix)
		}
	}
	for question, chunk := range map[string]string{
		"What is 27 + 15 in base 8?":                          "7 + 5 = 14, so we write 4 and carry 1.",
		"Define the operation a * b = a + 2b. What is 3 * 4?": "3 * 4 = 3 + 8 = 11",
	} {
		if v := judge(Case{Question: question, Chunk: chunk}); v.Grade == verdict.Fail {
			t.Errorf("%q: %q fails: %s", question, chunk, v.Reason)
		}
	}
}

// Words of the same kind that leave what is claimed a claim.
func TestProseStillClaimed(t *testing.T) {
	judgeStatements(t, []statement{
		{"Wait, 7 + 6 = 14, not 12.", verdict.Fail, "Wait, 7 + 6 = 13, not 12."},
		{"That was wrong. So 7 + 6 = 14.", verdict.Fail, "That was wrong. So 7 + 6 = 13."},
		{"Wrong answers: 20 - 15 = 6", verdict.Fail, "Wrong answers: 20 - 15 = 5"},
		{"The error is 52 - 50 = 3 cm.", verdict.Fail, "The error is 52 - 50 = 2 cm."},
		{"She got 20 - 5 = 14 incorrect answers.", verdict.Fail, "She got 20 - 5 = 15 incorrect answers."},
		{"So 30 - 4 = 28 seats will not be taken.", verdict.Fail, "So 30 - 4 = 26 seats will not be taken."},
		{"In total he wrote 15 + 9 = 26 songs.", verdict.Fail, "In total he wrote 15 + 9 = 24 songs."},
		{"Each of the 4 cousins gets 4/4 = 2 dollars.", verdict.Fail, "Each of the 4 cousins gets 4/4 = 1 dollars."},
		{"The triangle with base 6 and height 4 has an area of 6 × 4 / 2 = 14.", verdict.Fail, "The triangle with base 6 and height 4 has an area of 6 × 4 / 2 = 12."},
		{"The area is l * w = 3 * 4 = 13.", verdict.Fail, "The area is l * w = 3 * 4 = 12."},
		{"5 apples - 8 apples = 3", verdict.Fail, "5 apples - 8 apples = -3"},
		{"How many are left? 9 - 4 = 6.", verdict.Fail, "How many are left? 9 - 4 = 5."},
	})
}

// The marks of lists, tables, headings, comparisons and checks.
func TestProseMarks(t *testing.T) {
	judgeStatements(t, []statement{
		{"(a) 3 × 7 = 21\n(b) 21 + 4 = 26", verdict.Fail, "(a) 3 × 7 = 21\n(b) 21 + 4 = 25"},
		{"Q3) 14 - 6 = 9", verdict.Fail, "Q3) 14 - 6 = 8"},
		{"[1] 5 + 6 = 12", verdict.Fail, "[1] 5 + 6 = 11"},
		{"(2)(3) + 1 = 7", verdict.Pass, ""},
		{"– 4 × 5 = 20", verdict.Pass, ""},
		{"– 4 × 5 = 25", verdict.Fail, "– 4 × 5 = 20"},
		{"#### 5 + 4 = 8", verdict.Fail, "#### 5 + 4 = 9"},
		{"# the rest: 20 - 3 = 16", verdict.Fail, "# the rest: 20 - 3 = 17"},
		{"3 # 4 + 2 = 15", verdict.Unsure, ""},
		{"| Day | Pages |\n|---|---|\n| Mon | 12 + 8 = 21 |\n| Tue | 15 + 9 = 24 |", verdict.Fail, "| Day | Pages |\n|---|---|\n| Mon | 12 + 8 = 20 |\n| Tue | 15 + 9 = 24 |"},
		{"|3 - 8| = 5", verdict.Unsure, ""},
		{"|2 - 9| - 3 = 7 - 3 = |4|", verdict.Unsure, ""},
		{"So 4 × 6 ≤ 25 and 4 × 7 = 29 > 25.", verdict.Fail, "So 4 × 6 ≤ 25 and 4 × 7 = 28 > 25."},
		{"$4 \\times 7 = 29 \\geq 25$", verdict.Fail, "$4 \\times 7 = 28 \\geq 25$"},
		{"12 + 9 = 22 != 23", verdict.Fail, "12 + 9 = 21 != 23"},
		{"3 + 4 >= 7 - 1", verdict.Unsure, ""},
		{"12 * 3 = 37 -> 37 + 4 = 41", verdict.Fail, "12 * 3 = 36 -> 36 + 4 = 40"},
		{"Check: 5(4) + 3(3) = 20 + 9 = 28 ✓", verdict.Fail, "Check: 5(4) + 3(3) = 20 + 9 = 29 ✓"},
		{"Verify: 12 + 8 = 20 ✔️, 12 − 8 = 5 ✔️", verdict.Fail, "Verify: 12 + 8 = 20 ✔️, 12 − 8 = 4 ✔️"},
		{"2⁵ = 64", verdict.Fail, "2⁵ = 32"},
		{"10⁻² = 0.01", verdict.Pass, ""},
		{"2½ × 4 = 11", verdict.Fail, "2½ × 4 = 10"},
		{"\\frac34 \\times 120 = 80", verdict.Fail, "\\frac34 \\times 120 = 90"},
	})
}

// Units as models write them.
func TestProseUnits(t *testing.T) {
	judgeStatements(t, []statement{
		{"At 60 km/h × 2.5 h = 140 km they are there.", verdict.Fail, "At 60 km/h × 2.5 h = 150 km they are there."},
		{"12 ft × 9 ft = 98 ft²", verdict.Fail, "12 ft × 9 ft = 108 ft²"},
		{"$\\text{Area} = 6 \\times 9 = 56 \\text{ cm}^2$", verdict.Fail, "$\\text{Area} = 6 \\times 9 = 54 \\text{ cm}^2$"},
		{"4 cm × 5 cm × 6 cm = 100 cm^{3}", verdict.Fail, "4 cm × 5 cm × 6 cm = 120 cm^{3}"},
		{"45 min + 30 min + 20 min = 85 min = 1 h 35 min", verdict.Fail, "45 min + 30 min + 20 min = 95 min = 1 h 35 min"},
		{"36 + 8 = 54 g/mol", verdict.Fail, "36 + 8 = 44 g/mol"},
		{"120 m / 15 s = 9 m/s", verdict.Fail, "120 m / 15 s = 8 m/s"},
		{"200 m + 200 m = 460 m", verdict.Fail, "200 m + 200 m = 400 m"},
		{"2.5 L × 1000 mL/L = 2600 mL", verdict.Fail, "2.5 L × 1000 mL/L = 2500 mL"},
		{"∠C = 180° − 50° − 60° = 80°", verdict.Fail, "∠C = 180° − 50° − 60° = 70°"},
		{"$90^\\circ - 35^{\\circ} = 65^\\circ$", verdict.Fail, "$90^\\circ - 35^{\\circ} = 55^\\circ$"},
		{"25°C × 9/5 + 32 = 87°F", verdict.Fail, "25°C × 9/5 + 32 = 77°F"},
		{"₹500 × 3 = ₹1,600", verdict.Fail, "₹500 × 3 = ₹1,500"},
		{"Rs. 250 × 4 = Rs. 900", verdict.Fail, "Rs. 250 × 4 = Rs. 1000"},
		{"US$40 + US$25 = US$75", verdict.Fail, "US$40 + US$25 = US$65"},
		{"The sale price is 75% of $80 = $65.", verdict.Fail, "The sale price is 75% of $80 = $60."},
		{"price = 75% of $80 = $65", verdict.Fail, "price = 75% of $80 = $60"},
		{"20% of the remaining 60 = 15", verdict.Fail, "20% of the remaining 60 = 12"},
	})
}

// A result is put right in the form that it has.
func TestProseFixForm(t *testing.T) {
	judgeStatements(t, []statement{
		{"75 + 20 = 90 cents", verdict.Fail, "75 + 20 = 95 cents"},
		{"10 nickels = 10 × 5 = 60 cents", verdict.Fail, "10 nickels = 10 × 5 = 50 cents"},
		{"\\frac{60 - 48}{48} \\times 100 = 24\\%", verdict.Fail, "\\frac{60 - 48}{48} \\times 100 = 25\\%"},
		{"5 dozen × 12 = 50 eggs", verdict.Fail, "5 dozen × 12 = 60 eggs"},
		{"5% of 200 is 20, so 20% is 40.", verdict.Fail, "5% of 200 is 10, so 20% is 40."},
		{"25% of 80 is 25, leaving 80 - 25 = 55.", verdict.Fail, "25% of 80 is 20, leaving 80 - 20 = 60."},
		{"1/2 + 1/3 = 2/5", verdict.Fail, "1/2 + 1/3 = 5/6"},
		{"\\frac{1}{2} + \\frac{1}{3} = \\frac{3}{6} + \\frac{2}{6} = \\frac{4}{6}", verdict.Fail, "\\frac{1}{2} + \\frac{1}{3} = \\frac{3}{6} + \\frac{2}{6} = \\frac{5}{6}"},
		{"1/2 cup + 1/4 cup = 2/6 cup", verdict.Fail, "1/2 cup + 1/4 cup = 3/4 cup"},
		{"1/2 + 1/2 = 2/4", verdict.Fail, "1/2 + 1/2 = 1"},
		{"1/3 - 1/2 = 1/6", verdict.Fail, "1/3 - 1/2 = -1/6"},
		{"2 1/2 + 1 3/4 = 4 3/4", verdict.Fail, "2 1/2 + 1 3/4 = 4 1/4"},
		{"3 1/2 + 1 1/2 = 4 1/2", verdict.Fail, "3 1/2 + 1 1/2 = 5"},
		{"$50 − $70 = −$10", verdict.Fail, "$50 − $70 = −$20"},
		{"$70 − $50 = −$10", verdict.Fail, "$70 − $50 = $20"},
	})
}
