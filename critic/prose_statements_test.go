package critic

import "testing"

// statement is a sentence with the verdict that it deserves. A right one may be unsure
// where that is said, a wrong one has its fix.
type statement struct {
	text  string
	grade Grade
	fix   string
}

func judgeStatements(t *testing.T, rows []statement) {
	t.Helper()
	for _, row := range rows {
		v := judge(t, Case{Chunk: row.text})
		if v.Grade != row.grade || v.Fix != row.fix {
			t.Errorf("%q: got %v %q, fix %q; want %v, fix %q", row.text, v.Grade, v.Reason, v.Fix, row.grade, row.fix)
		}
	}
}

func TestProsePercent(t *testing.T) {
	judgeStatements(t, []statement{
		{"He pays $50 - 20% = $40.", Pass, ""},
		{"He pays $50 - 20% = $45.", Fail, "He pays $50 - 20% = $40."},
		{"$80 + 5% = $84", Pass, ""},
		{"$80 + 5% = $85", Fail, "$80 + 5% = $84"},
		{"100% - 20% = 80%", Pass, ""},
		{"100% - 20% = 70%", Fail, "100% - 20% = 80%"},
		{"1 - 20% = 0.8", Pass, ""},
		{"0.5 - 20% = 0.3", Pass, ""},
		{"With tax and tip it is $100 + 10% + 20% = $132.", Pass, ""},
		{"With tax and tip it is $100 + 10% + 20% = $130.", Pass, ""},
		{"With tax and tip it is $100 + 10% + 20% = $140.", Fail, "With tax and tip it is $100 + 10% + 20% = $132."},
		{"20% off $50 is $40.", Pass, ""},
		{"20% off $50 is $45.", Fail, "20% off $50 is $40."},
		{"25% off of $80 is $60.", Unsure, ""},
		{"$15 off $60 is $45.", Pass, ""},
		{"$15 off $60 is $35.", Fail, "$15 off $60 is $45."},
		{"20% more than 50 is 60.", Pass, ""},
		{"20% more than 50 is 70.", Fail, "20% more than 50 is 60."},
		{"30 percent less than 200 is 140.", Pass, ""},
		{"30 percent less than 200 is 170.", Fail, "30 percent less than 200 is 140."},
		{"80 - 20% = 60%", Unsure, ""},
	})
}

func TestProseWords(t *testing.T) {
	judgeStatements(t, []statement{
		{"Two thirds of 90 is 60.", Pass, ""},
		{"Two thirds of 90 is 50.", Fail, "Two thirds of 90 is 60."},
		{"Two-thirds of 90 is 50.", Fail, "Two-thirds of 90 is 60."},
		{"One third of 90 is 40.", Fail, "One third of 90 is 30."},
		{"One-third of 90 is 30.", Pass, ""},
		{"Three eighths of 40 is 15.", Pass, ""},
		{"3 fifths of 40 is 25.", Fail, "3 fifths of 40 is 24."},
		{"A quarter of 60 is 15.", Pass, ""},
		{"A quarter of 60 is 20.", Fail, "A quarter of 60 is 15."},
		{"Three quarters of 60 is 45.", Pass, ""},
		{"Three quarters of 60 is 40.", Fail, "Three quarters of 60 is 45."},
		{"3 quarters of 12 minutes is 36 minutes.", Pass, ""},
		{"2 halves of 45 minutes is 90 minutes.", Pass, ""},
		{"A sixth of 60 is 10.", Pass, ""},
		{"Twice 7 is 14.", Pass, ""},
		{"Twice 7 is 15.", Fail, "Twice 7 is 14."},
		{"Double 12 is 26.", Fail, "Double 12 is 24."},
		{"The sum of 5 and 7 is 12.", Pass, ""},
		{"The sum of 5 and 7 is 13.", Fail, "The sum of 5 and 7 is 12."},
		{"The sum of 3, 4 and 5 is 12.", Pass, ""},
		{"The sum of 3, 4, and 5 is 13.", Fail, "The sum of 3, 4, and 5 is 12."},
		{"The sum of $3 and $4.50 is $7.50.", Pass, ""},
		{"The sum of $3 and $4.50 is $8.50.", Fail, "The sum of $3 and $4.50 is $7.50."},
		{"The sum of 3 fives and 2 tens is 35.", Unsure, ""},
		{"The sum of the first 5 numbers is 15.", Unsure, ""},
		{"The square of the sum of 5 and 7 is 144.", Unsure, ""},
		{"Half the sum of 5 and 7 is 6.", Unsure, ""},
		{"The sum of 5 and 7 divided by 2 is 6.", Unsure, ""},
		{"The product of 6 and 7 is 42.", Pass, ""},
		{"The product of 6 and 7 is 48.", Fail, "The product of 6 and 7 is 42."},
		{"The difference between 9 and 4 is 5.", Pass, ""},
		{"The difference between 9 and 4 is 6.", Fail, "The difference between 9 and 4 is 5."},
		{"The difference between 4 and 9 is 5.", Pass, ""},
		{"The difference of 4 and 9 is -5.", Unsure, ""},
		{"The quotient of 48 and 6 is 8.", Pass, ""},
		{"The quotient of 48 and 6 is 7.", Fail, "The quotient of 48 and 6 is 8."},
		{"The average of 4, 8 and 9 is 7.", Pass, ""},
		{"The average of 4, 8 and 9 is 8.", Fail, "The average of 4, 8 and 9 is 7."},
		{"The mean of 80, 90, 85, and 95 = 87.5", Pass, ""},
		{"The mean of 80, 90, 85, and 95 = 88.5", Fail, "The mean of 80, 90, 85, and 95 = 87.5"},
		{"The average of 10 and 15 is about 12.", Pass, ""},
		{"The average of 3 tests is 80.", Unsure, ""},
		{"5 less than 12 is 7.", Pass, ""},
		{"5 less than 12 is 8.", Fail, "5 less than 12 is 7."},
		{"5 more than twice 7 is 19.", Pass, ""},
		{"5 more than twice 7 is 20.", Fail, "5 more than twice 7 is 19."},
		{"4 apples fewer than 10 is 6.", Pass, ""},
		{"3 times as many as 5 is 15.", Pass, ""},
		{"3 times as many as 5 is 18.", Fail, "3 times as many as 5 is 15."},
		{"Twice as much as $7 is $15.", Fail, "Twice as much as $7 is $14."},
		{"Half as many as 30 is 15.", Pass, ""},
		{"Half as many as 30 is 20.", Fail, "Half as many as 30 is 15."},
		{"3 times more than 4 is 16.", Unsure, ""},
		{"3 dozen is 36.", Pass, ""},
		{"3 dozen is 38.", Fail, "3 dozen is 36."},
		{"3 dozen eggs is 38 eggs.", Fail, "3 dozen eggs is 36 eggs."},
		{"3 dozen eggs is $6.", Unsure, ""},
		{"3 dozen eggs is 6 dollars.", Unsure, ""},
		{"2 and a half dozen is 30.", Pass, ""},
		{"Five plus seven is thirteen.", Fail, "Five plus seven is twelve."},
		{"Two hundred and fifty minus fifty is two hundred.", Pass, ""},
		{"Two hundred and fifty minus fifty is two hundred ten.", Fail, "Two hundred and fifty minus fifty is two hundred."},
		{"One hundred divided by four is 24.", Fail, "One hundred divided by four is 25."},
		{"100 plus 150 is two hundred fifty.", Pass, ""},
		{"Two and a half times 4 is 10.", Pass, ""},
		{"3 and a half plus 2 is 6.5.", Fail, "3 and a half plus 2 is 5.5."},
	})
}

func TestProseQuantities(t *testing.T) {
	judgeStatements(t, []statement{
		{"2 hours + 30 minutes = 150 minutes.", Pass, ""},
		{"2 hours + 30 minutes = 160 minutes.", Fail, "2 hours + 30 minutes = 150 minutes."},
		{"2 hours + 30 minutes = 2.5 hours.", Pass, ""},
		{"2 hours and 30 minutes is 160 minutes.", Fail, "2 hours and 30 minutes is 150 minutes."},
		{"1 hour 45 minutes + 30 min = 2 hours 15 minutes", Pass, ""},
		{"1 hour 45 minutes + 30 min = 2 hours 5 minutes", Fail, "1 hour 45 minutes + 30 min = 2 hours 15 minutes"},
		{"An hour and a half is 90 minutes.", Unsure, ""},
		{"Half an hour + 20 minutes = 50 minutes", Pass, ""},
		{"Half an hour + 20 minutes = 40 minutes", Fail, "Half an hour + 20 minutes = 50 minutes"},
		{"5 km + 300 m = 5.3 km", Pass, ""},
		{"5 km + 300 m = 5.4 km", Fail, "5 km + 300 m = 5.3 km"},
		{"2 kg - 500 g = 1.6 kg", Fail, "2 kg - 500 g = 1.5 kg"},
		{"4 pounds - 6 ounces = 58 ounces", Pass, ""},
		{"3 feet + 6 inches = 44 inches", Fail, "3 feet + 6 inches = 42 inches"},
		{"2 gallons - 1 quart = 7 quarts", Pass, ""},
		{"1.5 hours = 80 minutes", Fail, "1.5 hours = 90 minutes"},
		{"1.5 years is 18 months", Pass, ""},
		{"100 minutes = 1.67 hours", Pass, ""},
		{"100 minutes = 2 hours", Unsure, ""},
		{"On the map 2 cm = 5 km.", Unsure, ""},
		{"5 days = 40 hours of work.", Unsure, ""},
		{"3 hours * 60 = 180 minutes", Pass, ""},
		{"3 hours * 60 = 170 minutes", Fail, "3 hours * 60 = 180 minutes"},
		{"3 × 40 minutes = 2 hours", Pass, ""},
		{"3 × 40 minutes = 3 hours", Fail, "3 × 40 minutes = 2 hours"},
		{"Half of 3 hours is 90 minutes.", Pass, ""},
		{"Half of 3 hours is 80 minutes.", Fail, "Half of 3 hours is 90 minutes."},
		{"30 minutes less than 2 hours is 100 minutes.", Fail, "30 minutes less than 2 hours is 90 minutes."},
		{"45 minutes after 2:30 PM is 3:15 PM.", Pass, ""},
		{"45 minutes after 2:30 PM is 3:20 PM.", Fail, "45 minutes after 2:30 PM is 3:15 PM."},
		{"45 minutes after 2:30 p.m. is 3:20 p.m.", Fail, "45 minutes after 2:30 p.m. is 3:15 p.m."},
		{"2 hours after 11:30 am is 1:30 am.", Fail, "2 hours after 11:30 am is 1:30 pm."},
		{"3 hours before noon is 9 AM.", Pass, ""},
		{"3 hours before noon is 8 AM.", Fail, "3 hours before noon is 9 AM."},
		{"14:30 + 45 minutes = 15:25", Fail, "14:30 + 45 minutes = 15:15"},
		{"From 9:40 to 11:05 is 85 minutes.", Pass, ""},
		{"From 9:40 to 11:05 is 95 minutes.", Fail, "From 9:40 to 11:05 is 85 minutes."},
		{"From 9:40 to 11:05 is 1 hour 35 minutes.", Fail, "From 9:40 to 11:05 is 1 hour 25 minutes."},
		{"The time between 9 AM and 5 PM is 8 hours.", Pass, ""},
		{"From 9 AM to 5 PM there are 9 hours.", Fail, "From 9 AM to 5 PM there are 8 hours."},
		{"March 3 + 10 days = March 13", Pass, ""},
		{"March 3 + 10 days = March 14", Fail, "March 3 + 10 days = March 13"},
		{"10 days after March 25 is April 4.", Pass, ""},
		{"10 days after March 25 is April 5.", Fail, "10 days after March 25 is April 4."},
		{"10 days after March 25th is April 5th.", Fail, "10 days after March 25th is April 4th."},
		{"10 days after February 25 is March 7.", Unsure, ""},
		{"10 days after February 25, 2023 is March 6, 2023.", Fail, "10 days after February 25, 2023 is March 7, 2023."},
		{"10 days after February 25, 2024 is March 6, 2024.", Pass, ""},
		{"2 weeks before 14 March is 1 March.", Unsure, ""},
		{"2 weeks before 20 March is 7 March.", Fail, "2 weeks before 20 March is 6 March."},
		{"3 months after January 15 is April 15.", Pass, ""},
		{"From March 3 to March 13 is 10 days.", Pass, ""},
		{"From March 3 to March 13 is 11 days.", Unsure, ""},
		{"From March 3 to March 13 is 13 days.", Fail, "From March 3 to March 13 is 10 days."},
		{"10 working days after March 25 is April 8.", Unsure, ""},
		{"3 days after Tuesday is Friday.", Pass, ""},
		{"10 days after Monday is Wednesday.", Fail, "10 days after Monday is Thursday."},
	})
}
