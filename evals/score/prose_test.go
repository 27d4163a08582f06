package score

import (
	"testing"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Answers as models state them, and the gold answer that each of them is.
func TestAnswersInProse(t *testing.T) {
	choices := []data.Option{{Label: "A", Text: "red"}, {Label: "B", Text: "blue"}, {Label: "C", Text: "green"}, {Label: "D", Text: "12 km"}}
	for kind, cases := range map[string][][2]string{
		data.Number: {
			{"42", `The final answer is $\boxed{42}$.`}, {"0.5", `\boxed{\dfrac12}`}, {"3.5", `\boxed{3\frac{1}{2}}`}, {"3.5", `It is $3\frac12$ cups.`},
			{"-3", `\boxed{−3}`}, {"1234567", "The answer is 1 234 567."}, {"1234567.89", "The answer is 1.234.567,89"}, {"1234.56", "It costs €1.234,56."},
			{"1000000", `\boxed{10^6}`}, {"1000000", `\boxed{10^{6}}`}, {"1024", "The answer is 2^10."}, {"0.75", "The answer is 75%."},
			{"45", "The angle is 45°."}, {"45", "The angle is 45 degrees"}, {"17", "There were 12 apples and 5 pears. Final answer: 17 fruits (12 + 5)."},
			{"8", "The answer is 5 + 3 = 8 apples."}, {"5", "Answer: x = 5"}, {"18", "So, she has **$18** left."}, {"-7", "#### -7"},
			{"3200", "The total is 3,000 + 200 = 3,200"}, {"12", `**Final Answer:** \(\boxed{12}\)`}, {"3.14", "The answer is approximately 3.14"},
			{"0.5", "Answer: 1/2"}, {"2.5", "The answer is 2.50."}, {"1200000", "She earns $1.2M a year."}, {"1200000", "Answer: $1.2 million"},
			{"21", "The answer is twenty-one."}, {"105", "The answer is one hundred and five."}, {"-5", "The answer is -$5."}, {"-5", "The answer is −$5."},
			{"-5", "The answer is $-5$."}, {"5", `\boxed{5~\text{cm}^2}`}, {"5", "The area is 5 cm^2"}, {"5", `The area is $5 \text{ cm}^2$.`},
			{"5", "The area is 5 m²."}, {"12.5", "Answer: 12.5%"}, {"4.5", "The answer is 4\\frac{1}{2}"}, {"1234", `\boxed{1\,234}`},
			{"12.5", `\boxed{\$12.50}`}, {"5", `\boxed{x=5}`}, {"-0.75", `\(\frac{-3}{4}\)`}, {"-0.75", `\boxed{-\tfrac{3}{4}}`}, {"300000000", "3 × 10⁸ m/s"},
			{"300000000", "The answer is 3.0 x 10^8"}, {"300000000", "3.0 * 10**8"}, {"2500", "2.5E+03"}, {"0.00025", "2.5e-4"},
			{"0.000025", `$2.5 \times 10^{-5}$`}, {"6", "The answer isn't 5, it's 6."}, {"6", "The answer is not 5, but 6."}, {"6", "The answer is 6, not 5."},
			{"6", "The answer is 6 rather than 5."}, {"5", "Answer: 5 out of 10"}, {"2.5", "The answer is 2 and 1/2 hours."}, {"0.75", "The answer is 0,75."},
			{"3.14", "The answer is 3,14."}, {"7", "Final Answer\n\n7"}, {"7", "### Answer\n**7**"}, {"7", "Answer:\n- 7 apples"},
			{"1500", "Answer: 1500 (one thousand five hundred)"}, {"42", "I think the answer could be 40. But checking: 6*7 = 42. So 42."},
			{"42", "answer=42"}, {"42", "ANSWER: 42!!!"}, {"42", "<answer>42</answer>"}, {"42", "The answer is:\n$$42$$"}, {"42", "{\"answer\": 42}"},
			{"42", "{\"answer\": \"42\"}"}, {"36", "It takes 36 hours, i.e. 1.5 days. Answer: 36 hours."}, {"10", "\\boxed{10\\%}"},
			{"2", "The answer is $\\frac{4}{2} = 2$."}, {"0.1", "\\boxed{\\frac{1}{10}}"}, {"0.0625", `\boxed{\frac{1}{16}}`},
			{"7", "The answer is \\textbf{7}."}, {"7", "The answer is `7`."}, {"7", "The answer is __7__."}, {"1000", "The answer is one thousand."},
			{"3", "Jan has 3 more apples than Tom. So the answer is three."}, {"0", "The answer is zero."}, {"0", "The answer is 0."},
			{"0", "There are none left, so the answer is 0 apples."}, {"4", "The answer is ４."}, {"15", "Total: $15.00"},
			{"15", "Total cost = $10 + $5 = $15"}, {"50", "Therefore, 50 students passed."},
			{"50", "Therefore 50% of 100 students, i.e. 50 students, passed."}, {"2", "The final answer is 2. I hope it is correct."},
			{"2", "The final answer is 2. Let me double-check with 3 + 4 = 7."}, {"1.5", "The answer is 1.5."}, {"1.5", "The answer is 1.5 because 3/2."},
			{"9", `\[ \boxed{9} \]`}, {"9", `$\boxed{\mathbf{9}}$`}, {"9", `\boxed 9`}, {"12000", "The answer is 12,000 (twelve thousand) dollars."},
			{"100", "So the answer is 100 dollars."}, {"8", "Step 1: 3+5=8\nStep 2: done\nAnswer: 8"}, {"8", "1. 3+5=8\n2. So 8."},
			{"-12", "The temperature is −12 °C."}, {"-12", "The temperature is –12°C"}, {"1.25", `\boxed{1\frac{1}{4}}`}, {"0.333", "The answer is 0.333"},
			{"3600", "60 x 60 = 3,600 seconds"}, {"11", "The answer is 11 o'clock."}, {"7", "Answer: seven (7)"}, {"0.5", "The answer is one half."},
			{"0.75", "three quarters"}, {"20", "The answer is 20 (since 40/2 = 20)."}, {"20", "The answer is (20)."}, {"20", "The answer is [20]."},
			{"20", "My answer: ≈ 20"}, {"20", "The answer is about 20 km"}, {"20", "the answer would be 20"}, {"20", "The result is 20."},
			{"20", "Result: 20\nNote: computed in 3 steps"}, {"0.5", `\boxed{\frac1{2}}`}, {"0.5", `\boxed{\frac{1}2}`}, {"42", `\boxed{42.}`},
			{"42", `\boxed{ 42 }.`}, {"12345", `$\boxed{12{,}345}$`}, {"5000", "It costs 5,000.00 USD."}, {"5000", "USD 5,000"}, {"500", "Rs. 500"},
			{"6", "The answer is half a dozen."}, {"6", "She has half a dozen eggs."}, {"6", "half-dozen"}, {"18", "The answer is a dozen and a half."},
			{"18", "one and a half dozen"}, {"30", "two and a half dozen"}, {"30", "two dozen and a half"}, {"36", "3 dozens"}, {"200", "two hundreds"},
			{"500000", "half a million"}, {"250000", "a quarter of a million"}, {"1500000", "one and a half million"}, {"1500000", "a million and a half"},
			{"750000", "three quarters of a million"}, {"2100", "The answer is twenty-one hundred dollars."}, {"2/3", "two-thirds"}, {"0.75", "three-fourths of the cake"},
			{"3.5", "3 1/2"}, {"2.75", "2 and 3/4"}, {"2.25", "two and a quarter"}, {"2.75", "The answer is two and three quarters."}, {"2.5", "two and one-half"},
			{"2.5", "2 and one half"}, {"0.25", "a quarter"}, {"0.5", "The answer is half."}, {"1/3", "Answer: a third of the cake"}, {"0.01", "one hundredth"},
			{"0.05", "5 hundredths"}, {"0.05", "five hundredths"}, {"3.5", "three point five"}, {"3.14", "The answer is three point one four."}, {"21", "twenty-first"},
			{"25", "The twenty-fifth."}, {"5.10", "The answer is five dollars and ten cents."}, {"5.10", "5 dollars and 10 cents"}, {"3000", "Answer: 3k"},
			{"0", "The answer is none."}, {"7", "7 R 2"}, {"7", "The answer is 7 R2."}, {"7 R 2", "7r2"}, {"7 R 2", "The answer is 7 remainder 2."}, {"7 R 2", "The answer is 7 with a remainder of 2."},
			{"7 R 2", `\boxed{7 \text{ remainder } 2}`}, {"7 remainder 2", "7 R 2"}, {"7", "Answer: 7, remainder 2"}, {"2", "17 / 5 is 3 remainder 2"}, {"12.5", "twelve and a half percent"},
			{"5", "5€"}, {"5", "C$5"}, {"300", "The answer is 3 hundred."}, {"36", "The answer is 3 dozen."}, {"12", "She has a dozen."}, {"100", "a hundred"},
			{"1200000", "one million two hundred thousand"}, {"1900", "nineteen hundred"}, {"5", "The answer is 5 (not 6)."},
			{"42", "After checking, the answer is 42, which is 2 more than 40."}, {"7", "There are 7 days in 1 week, so the answer is 7 days."},
			{"12", "Thus, there are $3\times 4 = 12$ ways."}, {"12", "Hence the value is 12."}, {"12", "So the total is 12."}, {"12", "Answer: twelve"},
			{"12", "Answer = 12 cm"}, {"12", "The answer is **12**. Explanation: 3*4 = 12 and 5 + 9 = 14"}, {"12", "A: 12"}, {"12", "Final: 12"},
			{"12", "The final result is 12 units"}, {"12", "the answer is 12 .\n"}, {"12", "Therefore, x equals 12"},
			{"12", "Let x be the number. 2x = 24. x = 12."}, {"12", "It is 12 and not 13."}, {"-2.5", "The change is −2.5%."},
			{"-0.5", `\boxed{-\frac{1}{2}}`}, {"-3.5", `\boxed{-3\frac{1}{2}}`}, {"-3.5", "-3 1/2"}, {"1e10", "1e10"},
			{"20000000000", "The answer is $20 billion."}, {"20000000000", "The answer is $20bn."}, {"8", "The answer is 2^3 = 8."}, {"8", `\boxed{2^3}`},
			{"0.001", `10^{-3}`}, {"0.001", "10⁻³"}, {"1.5", "The answer is 1 ½ hours."}, {"1.5", "It is one and a half hours."},
			{"6", "The answer is 6 (six) m^2."}, {"40", `The angle is 40^\circ.`}, {"40", "40 º"}, {"40", "Speed: 40 mph"}, {"40", "40km/h"},
			{"40", "Answer: 40mm"}, {"25", "The answer is 25 % of the total."}, {"3", "The answer is 3/1."}, {"14", "Answer:\n\n$$14$$"},
			{"14", "**Answer**\n\n14"}, {"14", `The answer is \(14\).`}, {"14", "The answer is $14."}, {"14", "The answer: fourteen dollars."},
			{"14", "answer:14"}, {"14", "The answer is 14; check: 7*2=14."}, {"14", "Answer: 14 | Confidence: 90%"}, {"14", "14\n\nConfidence: high"},
			{"14", "The answer to the question is 14."}, {"14", "Our answer, then, is 14."}, {"2021", "The year is 2021."}, {"0", "0%"},
			{"3.5", "The answer is 3 and a half."}, {"1500", "1.5 thousand"}, {"1500", "1,500.-"}, {"0.3", "The probability is 30%."}, {"30", "30 pct"},
			{"5", "The answer is 5th."}, {"-3", "The answer is negative three."}, {"-3", "minus three"}, {"-3", "The answer is (−3)."}, {"-3", `$\boxed{-3}$`},
			{"72", "Natalia sold 48/2 = 24 clips in May. 48+24 = 72 clips altogether."}, {"10", "She makes 9 * 2 = $<<9*2=18>>18. #### 10"},
			{"18", "#### 18 dollars"}, {"18", "#### $18.00"}, {"18", "#### 18\n\nExplanation: 3*6"}, {"18", "The answer is $\\$18$."},
			{"18", "\\text{The answer is } 18"}, {"18", "Answer: \\$18"}, {"18", "\\boxed{18 \\text{ dollars}}"}, {"18", "\\boxed{\\text{18 dollars}}"},
			{"18", "\\boxed{18\\,\\mathrm{kg}}"}, {"18", "$18\\text{ dollars}$"}, {"18", "**18**"}, {"18", "$\\mathbf{18}$"},
			{"18", "The final answer is:\n\n**18**"}, {"18", "So the final answer is *18*."}, {"18", "final_answer: 18"}, {"18", "\"final_answer\": 18}"},
			{"18", "print(18)"}, {"18", "answer is 18, I'm 90% sure"}, {"18", "The answer is 18. Confidence: 0.9"},
			{"18", "I am 90% confident that the answer is 18"}, {"18", "Answer: 18\nConfidence: 95"},
			{"18", "Final Answer: The final answer is 18. I hope it is correct."}, {"18", "Final Answer: The final answer is $18$. I hope it is correct."},
			{"18", "The answer is 18 as 2*9 = 18"}, {"18", "The answer is: 2 * 9 = 18."}, {"18", "The answer is the number 18."},
			{"18", "the answer is therefore 18"}, {"18", "The answer must therefore be 18."}, {"18", "The answer should be 18 not 20."}, {"18", "Answer - 18"},
			{"18", "Answer – 18"}, {"18", "Ans. 18"}, {"18", "Ans: 18"}, {"18", "A) 18"}, {"0.5", "50%"}, {"0.5", "\\frac{1}{2}"}, {"0.5", "1 / 2"},
			{"0.5", "1⁄2"}, {"0.125", "⅛"}, {"2.75", "2¾"}, {"12.5", "12½"}, {"24", "24 hrs"}, {"3", "3x"}, {"3", "3-year-old"}, {"1000", "1,000 m"},
			{"1000000", "1 000 000"}, {"1000000", "1,000,000.00"}, {"12345.67", "$12,345.67"}, {"9.99", "$9.99!"}, {"99", "99¢"}, {"1e-9", "1 × 10^{-9}"},
			{"602200000000000000000000", "6.022 × 10^{23}"}, {"602200000000000000000000", "6.022e23"}, {"4", "|-4| = 4"}, {"16", "4^2 = 16"},
			{"16", "4² = 16"}, {"2", "√4 = 2"}, {"120", "5! = 120"}, {"25", "The area is 5 m × 5 m = 25 m²."}, {"25", "x²=625, x = 25"},
			{"8", "eight-hundredths? no: the answer is eight"}, {"45", "45 minutes past 3 → the answer is 45"}, {"3", "The answer is 3 (three)."},
			{"11", "The answer is eleven (11)."}, {"99", "ninety nine"}, {"99", "Ninety-Nine"}, {"1000", "one thousand and no more"},
			{"0", "The answer is 0%"}, {"1", "The answer is once, 1 time."}, {"60", "She needs to drive at 60mph"}, {"15", "at 3 p.m. there are 15"},
			{"15", "On day 7 he had 15."}, {"15", "1) 5+5=10\n2) 10+5=15"}, {"15", "Step 3: So he has 15 apples left."}, {"15", "Therefore: 15"},
			{"15", "∴ 15"}, {"15", "=> 15"}, {"15", "x ≈ 15.0"}, {"15", "The answer is approx. 15."}, {"15", "The answer is ca. 15 km"},
			{"15", "The answer, rounded, is 15."}, {"15", "The answer is at least 15"}, {"15", "The answer is only 15."},
		},
		data.Choice: {
			{"B", "the answer is (B)"}, {"B", "Answer: B."}, {"B", "**B**"}, {"B", "The correct option is **(B) blue**"}, {"B", "B: blue"}, {"B", "[B]"},
			{"B", "Option B is correct."}, {"B", "I choose B"}, {"A", "The answer: A"}, {"A", "A."}, {"A", "(a)"}, {"A", "answer is a)"}, {"B", `\boxed{B}`},
			{"B", `\boxed{\textbf{(B)}}`}, {"B", `$\text{B}$`}, {"C", "Neither A nor B; the answer is C."}, {"B", "The answer can't be A, so it must be B."},
			{"B", "B is right, A is wrong."}, {"B", "(B) is the correct answer, because (A) and (C) are wrong."}, {"B", "The answer is not (A) but (B)."},
			{"B", "The answer is (B), not (A)."}, {"B", "The answer is blue."}, {"B", "The answer is **blue** (not red)."}, {"B", "<answer>B</answer>"},
			{"B", "{\"answer\": \"B\"}"}, {"D", "The answer is 12 km."}, {"B", "ans: b"}, {"B", "Answer: (b) blue"}, {"B", "Answer - B"},
			{"B", "So the answer is choice B, blue."}, {"B", "Final answer: $B$"}, {"A", "Final answer: A"}, {"A", "The answer is A because red is warm."},
			{"A", "A is the best choice"}, {"C", "Let's go through the options. A: no. B: no. C: yes. So C."}, {"B", "(B)\n"}, {"B", "B) blue"},
			{"B", "Based on this, Option (B) fits best."}, {"B", "the answer is b because it is blue"}, {"B", "The answer is B, not A."},
			{"B", "I would go with B."}, {"B", "The best answer is (B)."}, {"B", "Correct answer: (B) blue"}, {"B", "Choice: B"},
			{"B", "Answer: B\nExplanation: A is wrong."}, {"B", "My final answer is B"},
			{"B", "(A) red - incorrect\n(B) blue - correct\n(C) green - incorrect\nTherefore, (B)."}, {"C", "A. No\nB. No\nC. Yes\nAnswer: C"},
			{"B", `$\boxed{(B)}$`}, {"B", "Option (B)"}, {"B", "The answer is \"blue\"."}, {"A", "The answer is Option A."}, {"A", "A"}, {"A", "(A)."},
			{"D", "the answer is D: 12 km"}, {"B", "Answer is: B"}, {"B", "The sky is blue."}, {"B", "**Answer: (B)**"}, {"B", "*B*"},
			{"B", "B is correct because A is not."}, {"A", "Answer: A red thing"},
			{"B", "The answer is: (B) blue."}, {"B", "The correct answer is: B"}, {"B", "Answer:B"}, {"B", "Therefore, the correct choice is B."},
			{"B", "So the correct option is B."}, {"B", "Hence, option (B) is right."}, {"B", "I pick (B)."}, {"B", "It's B."},
			{"B", "B\n\nBecause the sky is blue."}, {"B", "(B) blue\nReason: (A) is too warm"}, {"B", "Answer: (A) is wrong, so (B)."},
			{"B", "Between A and B, the answer is B."}, {"B", "The answer is B - blue"}, {"B", "The answer is 'B'."}, {"B", "`B`"}, {"B", "Option: B"},
			{"B", "{B}"}, {"B", "\\boxed{\\text{B}}"}, {"B", "\\boxed{B. blue}"}, {"B", "\\boxed{(B)\\ \\text{blue}}"},
			{"B", "The best choice is therefore (B)"}, {"B", "The statement fits (B) best."}, {"B", "Not A. B."}, {"C", "A and B are wrong. C is left."},
			{"C", "I'd say the answer is green"}, {"C", "Green."}, {"C", "(c)"}, {"C", "c."}, {"C", "The answer is C!"}, {"A", "My answer is A"},
			{"A", "So it's A."}, {"D", "D. 12 km"}, {"D", "12 km"}, {"A", "Answer: A (red)"}, {"A", "The answer is (A) red, a warm color"},
			{"B", "The answer: **B) blue**"}, {"B", "Correct: B"}, {"B", "B, because it is blue"}, {"B", "### Final answer\nB"},
		},
		data.Bool: {
			{"true", "Yes, there are no oranges."}, {"false", "No, it is correct that they differ."}, {"true", "Answer: **True**"},
			{"true", `\boxed{\text{True}}`}, {"false", `\boxed{No}`}, {"false", "Answer (Yes or No): No"}, {"false", "The claim is false, not true."},
			{"true", "The statement is not false."}, {"true", "Answer: T"}, {"false", "Answer: F"}, {"true", "Answer: Y"},
			{"false", "It is incorrect to say so; the answer is no."}, {"true", "So the answer is yes"}, {"false", "Therefore, the statement is false."},
			{"true", "It is true that no one came."}, {"false", "Is it true? No."}, {"false", "the answer is: \"No\""}, {"true", "The correct answer is yes."},
			{"false", "The correct answer is No, since no proof exists."}, {"true", "TRUE"}, {"false", "{\"answer\": false}"}, {"true", "So, yes."},
			{"true", "That statement is correct."}, {"false", "That's not correct."}, {"false", "It isn't true."}, {"true", "Yes"},
			{"true", "the answer is true. There is no doubt."}, {"false", "So the answer is: No, they can't."}, {"true", "Yes!"}, {"false", "no"},
			{"false", "Answer: no."}, {"true", "The answer is yes, because there is no other way."}, {"false", "Not true."}, {"false", "It's not correct."},
			{"true", "It is indeed true."}, {"false", "This claim is incorrect."}, {"true", "This is correct."}, {"false", "The final answer is: False"},
			{"false", "((True) and (False)) is False"}, {"true", "Not False, so True"}, {"true", "Yes - he did."}, {"false", "No - he did not."},
			{"false", "It doesn't hold; the answer is no"}, {"true", "**Yes**, it does."}, {"true", "Final answer: $\\boxed{\\text{Yes}}$"},
			{"false", "False."}, {"true", "Therefore the statement holds: true."},
			{"true", "Yes."}, {"true", "The answer is Yes"}, {"false", "So the answer is no."}, {"true", "Answer: yes, it is plausible"},
			{"true", "The sentence is plausible. So the answer is yes."}, {"false", "The sentence is not plausible. So the answer is no."},
			{"false", "It would be false to say so."}, {"true", "True. Because nothing is false here."}, {"false", "Thus, it's False"},
			{"true", "\\boxed{True}"}, {"false", "The answer is: **No**"}, {"false", "Final Answer: No, he would not."}, {"true", "(True)"}, {"true", "yes\n"},
			{"true", "Yes, it's not false."}, {"false", "Nope? The answer is no"}, {"false", "That is untrue: false"},
			{"true", "The statement is true, not false"}, {"false", "= False"}, {"true", "not ( False ) = True"}, {"true", "Answer: [True]"},
			{"true", "The answer is \"yes\"."}, {"true", "YES"}, {"false", "Answer=False"}, {"true", "Conclusion: true"}, {"true", "The conclusion is True."},
		},
		data.String: {
			{"apple banana", "So the answer is **apple banana**."}, {"] ) }", "So the answer is ] ) }."}, {"apple", `\boxed{\text{apple}}`},
			{"7:30 PM", "The answer is 7:30 p.m."}, {"7:30 pm", "Answer: 07:30PM"}, {"apple banana", "Sorted:\napple\nbanana"}, {"apple banana", "1. apple\n2. banana"},
			{"Paris", "The capital is Paris.\nAnswer: Paris"}, {"3:30 PM", "The answer is 3:30 PM."}, {"x^2 + 1", `\boxed{x^2 + 1}`},
			{"05/01/2021", "Answer: 05/01/2021"}, {"apple banana", "Answer: `apple banana`"}, {"U.S. Army", "The answer is U.S. Army."},
			{"New York", "<answer>New York</answer>"}, {"apple", "The answer is: apple."}, {"apple", "The answer is 'apple'."}, {"apple", "\"apple\""},
			{"the red ball", "Answer: the red ball."}, {"Barack Obama", "The president was **Barack Obama**."}, {"apple", "Final answer: **apple**"},
			{"July 4, 1776", "The answer is July 4, 1776."}, {"x < 5", `\boxed{x < 5}`}, {"cherry", "#### cherry"}, {"< > [ ]", "Answer: < > [ ]"},
			{"apple", "The answer is apple"}, {"apple banana cherry", "apple banana cherry"}, {"apple banana", "So the answer is apple banana."},
			{"} ]", "The answer is } ]."}, {"} ]", "Answer: } ]"}, {"(B)", "(B)"}, {"A. Lincoln", "The answer is A. Lincoln."},
			{"Mr. Smith", "The answer is Mr. Smith."}, {"12 o'clock", "The answer is 12 o'clock."}, {"apple", "Final answer:\n\napple"},
			{"apple", "<answer> apple </answer>"}, {"2:30", "#### 2:30"},
		},
		data.List: {
			{"1, 2, 3", `\boxed{1, 2, 3}`}, {"1,2,3", `\boxed{\{1, 2, 3\}}`}, {"red, green", "Answer: ['red', 'green']"},
			{"red, green", "Answer:\n- red\n- green"}, {"red, green", "Answer:\n1. red\n2. green"},
			{"red, green, blue", "The answer is red, green, and blue."}, {"1.5, 2.5", "The answer is [1.5, 2.5]."},
			{"red, green", "red\ngreen"}, {"red, green", "The sorted list is:\nred\ngreen"}, {"red, green", "Sorted:\n\nred\ngreen\n"},
			{"red, green", "Answer:\nred\ngreen"}, {"red, green", "Answer: red green"}, {"red, green", "```\nred\ngreen\n```"},
			{"red, green", "Here it is:\n1) red\n2) green\nThese are in order."}, {"red, green", "The answer is red -> green."},
			{"red, green", "red < green"}, {"red, green", "| red | green |"}, {"red, green", "Answer: red & green"},
			{"red, green, blue", "First red, then green, and finally blue."}, {"then, first", "then, first"},
			{"red, green", "The answer is \"red\" and \"green\"."}, {"[\"red\",\"green\"]", "The answer is red, green"}, {"red, green", "* red\n* green"},
			{"red", "Answer: red"}, {"1, 2", "Answer: (1, 2)"}, {"1000, 2", "Answer: 1000, 2"}, {"2, 3, 5", "The primes are [2, 3, 5]."},
			{"red, green", "Answer: {\"red\", \"green\"}"}, {"red, green", "Answer: red, green."}, {"a, b", "The answer is: a; b"}, {"1, 2", "#### 1, 2"},
			{"1, 2", `\boxed{[1,2]}`}, {"red, green", "Answer:\n* **red**\n* **green**"},
			{"1, 2, 3", "The answer is 1, 2 and 3."}, {"a, b", "[\"a\", \"b\"]"}, {"a, b", "Final answer: a and b"}, {"3, 1", "(3, 1)"},
		},
	} {
		for _, c := range cases {
			item := data.Item{AnswerType: kind, Answer: c[0], Choices: choices}
			if right, err := Auto(t.Context(), item, Candidate{Text: c[1]}); err != nil || !right {
				got, _ := Extract(item, c[1])
				t.Errorf("%s in %q: got %q, want %q (%v)", kind, c[1], got, c[0], err)
			}
		}
	}
}

// Two answers are none, whichever of them is right; one that is said twice is one.
func TestHedges(t *testing.T) {
	choices := []data.Option{{Label: "A", Text: "red"}, {Label: "B", Text: "blue"}}
	for _, c := range []struct {
		kind, answer string
		right        []string // gold answers that it is
		wrong        []string // and that it is not
	}{
		{data.Number, "5 or 6", nil, []string{"5", "6"}}, {data.Number, "either 5 apples or 6 apples", nil, []string{"5", "6"}},
		{data.Number, "5 or 6 apples", nil, []string{"5", "6"}}, {data.Number, "five or six", nil, []string{"5", "6"}},
		{data.Number, "1,200, or 1,300 dollars.", nil, []string{"1200", "1300"}},
		{data.Number, "12 apples, or a dozen", []string{"12"}, nil}, {data.Number, "12 and not 13", []string{"12"}, []string{"13"}},
		{data.Number, "12 (not 13)", []string{"12"}, []string{"13"}}, {data.Number, "12, or twelve", []string{"12"}, nil},
		{data.Number, "x = 5 or x = -5", []string{"-5"}, nil}, {data.Number, "5 or -5", []string{"5"}, nil}, {data.Number, "x = 2 or 3", []string{"2"}, nil},
		{data.Number, "2 hours or 120 minutes", []string{"2"}, nil}, {data.Number, "0.67 or 67%", []string{"0.67"}, nil},
		{data.Number, "2.5 or 3", []string{"2.5"}, nil}, {data.Number, "$5 or 500 cents", []string{"5"}, nil}, {data.Number, "12 or so", []string{"12"}, nil},
		{data.Number, "12 or more", []string{"12"}, nil}, {data.Number, "12, whether it is 5 or 6", []string{"12"}, []string{"6"}},
		{data.Number, "5 or 6 = 5", []string{"5"}, nil}, {data.Number, "5 or 6", []string{"5 or 6"}, nil},
		{data.Bool, "yes and no", nil, []string{"true", "false"}}, {data.Bool, "Both yes and no.", nil, []string{"true", "false"}},
		{data.Bool, "no or yes", nil, []string{"true", "false"}}, {data.Bool, "no, it is not a matter of yes or no", []string{"false"}, nil},
		{data.Bool, "yes, and no doubt about it", []string{"true"}, []string{"false"}}, {data.Bool, "yes or no: yes", []string{"true"}, nil},
		{data.Choice, "A or B", nil, []string{"A", "B"}}, {data.Choice, "either (A) or (B).", nil, []string{"A", "B"}},
		{data.Choice, "(B) and not (A)", []string{"B"}, nil}, {data.Choice, "A, or red", []string{"A"}, nil}, {data.Choice, "B, or else (B)", []string{"B"}, nil},
	} {
		for _, candidate := range []Candidate{{Final: c.answer}, {Text: "Let me see.\nThe answer is " + c.answer}} {
			for want, golds := range map[bool][]string{true: c.right, false: c.wrong} {
				for _, gold := range golds {
					item := data.Item{AnswerType: c.kind, Answer: gold, Choices: choices}
					if right, err := Auto(t.Context(), item, candidate); err != nil || right != want {
						t.Errorf("%+v of %s: %v, %v", candidate, gold, right, err)
					}
				}
			}
		}
	}
	for _, c := range []struct{ kind, text, want string }{
		{data.Number, "Of 3 boxes she has 5 or 6.", ""}, {data.Bool, "It is yes and no.", ""}, {data.Choice, "It is A or B.", ""},
		{data.Number, `So it is \boxed{5 or 6}.`, ""}, {data.Number, "<answer>5 or 6</answer>", ""}, {data.Number, "There are 3, so the answer is 5 or 6.", ""},
		{data.Number, "The answer is 5 or 6. As it is even, it is 6.", "6"}, {data.Number, "She has 5 or 6.\nIt is even, so 6.", "6"},
		{data.Choice, "The answer is either A or B.\nTherefore, the solution is B.", "B"},
	} {
		if got, ok := Extract(data.Item{AnswerType: c.kind, Choices: choices}, c.text); got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// What is not there must not be found.
func TestWrongAnswersInProse(t *testing.T) {
	choices := []data.Option{{Label: "A", Text: "red"}, {Label: "B", Text: "blue"}}
	for _, c := range []struct{ kind, gold, text string }{
		{data.Number, "41", "The answer is not 41 but 42."}, {data.Number, "100", "The answer is 10^3."}, {data.Number, "2", "The area is 5 cm^2."},
		{data.Number, "3.5", "The answer is 3 times 1/2."}, {data.Number, "400", "She bought 3 400 ml bottles, so she has 3."}, {data.Number, "7", "Room #7 is free."},
		{data.Number, "1.5", "f(1,5)"}, {data.Number, "30", "It is 3:30."}, {data.Number, "0.5", "The answer is 0.50001."}, {data.Number, "5", "The answer is 5 million."},
		{data.Number, "7 R 2", "7 R 3"}, {data.Number, "7 R 2", "The answer is 7 with a remainder of 3."}, {data.Number, "7 R 2", "The answer is 7, the remainder is 2 times as much."}, {data.Number, "7 R 2", "7"}, {data.Number, "4", "The twenty-fifth."}, {data.Number, "0.5", "Half of the 12 are red."},
		{data.Number, "12", "The answer is half a dozen."}, {data.Number, "1", "The answer is one and a half million."}, {data.Number, "0", "None of the 4 is red."},
		{data.Number, "3", "The answer is three point one."}, {data.String, "7:30 am", "7:30 p.m."}, {data.List, "red, green", "It is red.\nIt is green."},
		{data.Number, "10", "The answer is 10 thousand."}, {data.Number, "1", "1/0"}, {data.Number, "9", "9^99999"}, {data.Number, "12", "The answer is 12 dozen."},
		{data.Choice, "A", "The answer is not (A)."}, {data.Choice, "A", "A blue one."}, {data.Choice, "A", "It can't be A. It must be B."},
		{data.Bool, "true", "It is not true."}, {data.Bool, "false", "There are no apples left."}, {data.Bool, "true", "Isn't it? No."},
		{data.Choice, "A", "(A) is wrong and (C) is wrong, which leaves (B)"}, {data.Number, "-25", "20-25"}, {data.String, "apple", "The answer is an apple."}, {data.List, "1, 2", "The answer is 2, 1."}, {data.List, "1, 2", "The answer is 1, 2, 3."},
	} {
		item := data.Item{AnswerType: c.kind, Answer: c.gold, Choices: choices}
		if right, err := Auto(t.Context(), item, Candidate{Text: c.text}); err != nil || right {
			t.Errorf("%s: %q is said to be in %q (%v)", c.kind, c.gold, c.text, err)
		}
	}
}
