package prose

import (
	"testing"

	"github.com/seed-25a395fc/reason/critic/internal/verdict"
)

// statement is a sentence with the verdict that it deserves. A right one may be unsure
// where that is said, a wrong one has its fix.
type statement struct {
	text  string
	grade verdict.Grade
	fix   string
}

func judgeStatements(t *testing.T, rows []statement) {
	t.Helper()
	for _, row := range rows {
		v := judge(Case{Chunk: row.text})
		if v.Grade != row.grade || v.Fix != row.fix {
			t.Errorf("%q: got %v %q, fix %q; want %v, fix %q", row.text, v.Grade, v.Reason, v.Fix, row.grade, row.fix)
		}
	}
}

func TestProsePercent(t *testing.T) {
	judgeStatements(t, []statement{
		{"He pays $50 - 20% = $40.", verdict.Pass, ""},
		{"He pays $50 - 20% = $45.", verdict.Fail, "He pays $50 - 20% = $40."},
		{"$80 + 5% = $84", verdict.Pass, ""},
		{"$80 + 5% = $85", verdict.Fail, "$80 + 5% = $84"},
		{"100% - 20% = 80%", verdict.Pass, ""},
		{"100% - 20% = 70%", verdict.Fail, "100% - 20% = 80%"},
		{"1 - 20% = 0.8", verdict.Pass, ""},
		{"0.5 - 20% = 0.3", verdict.Pass, ""},
		{"With tax and tip it is $100 + 10% + 20% = $132.", verdict.Pass, ""},
		{"With tax and tip it is $100 + 10% + 20% = $130.", verdict.Pass, ""},
		{"With tax and tip it is $100 + 10% + 20% = $140.", verdict.Fail, "With tax and tip it is $100 + 10% + 20% = $132."},
		{"20% off $50 is $40.", verdict.Pass, ""},
		{"20% off $50 is $45.", verdict.Fail, "20% off $50 is $40."},
		{"25% off of $80 is $60.", verdict.Pass, ""},
		{"$15 off $60 is $45.", verdict.Pass, ""},
		{"$15 off $60 is $35.", verdict.Fail, "$15 off $60 is $45."},
		{"20% more than 50 is 60.", verdict.Pass, ""},
		{"20% more than 50 is 70.", verdict.Fail, "20% more than 50 is 60."},
		{"30 percent less than 200 is 140.", verdict.Pass, ""},
		{"30 percent less than 200 is 170.", verdict.Fail, "30 percent less than 200 is 140."},
		{"80 - 20% = 60%", verdict.Unsure, ""},
		{"80 + 5% = 85", verdict.Unsure, ""},
		{"$80 + 5% = $85", verdict.Fail, "$80 + 5% = $84"},
		{"20% off $50 is $10.", verdict.Unsure, ""},
		{"20% off $50 is $10 off.", verdict.Unsure, ""},
	})
}

func TestProseWords(t *testing.T) {
	judgeStatements(t, []statement{
		{"Two thirds of 90 is 60.", verdict.Pass, ""},
		{"Two thirds of 90 is 50.", verdict.Fail, "Two thirds of 90 is 60."},
		{"Two-thirds of 90 is 50.", verdict.Fail, "Two-thirds of 90 is 60."},
		{"One third of 90 is 40.", verdict.Fail, "One third of 90 is 30."},
		{"One-third of 90 is 30.", verdict.Pass, ""},
		{"Three eighths of 40 is 15.", verdict.Pass, ""},
		{"3 fifths of 40 is 25.", verdict.Fail, "3 fifths of 40 is 24."},
		{"A quarter of 60 is 15.", verdict.Pass, ""},
		{"A quarter of 60 is 20.", verdict.Fail, "A quarter of 60 is 15."},
		{"Three quarters of 60 is 45.", verdict.Pass, ""},
		{"Three quarters of 60 is 40.", verdict.Fail, "Three quarters of 60 is 45."},
		{"3 quarters of 12 minutes is 36 minutes.", verdict.Pass, ""},
		{"2 halves of 45 minutes is 90 minutes.", verdict.Pass, ""},
		{"A sixth of 60 is 10.", verdict.Pass, ""},
		{"Twice 7 is 14.", verdict.Pass, ""},
		{"Twice 7 is 15.", verdict.Fail, "Twice 7 is 14."},
		{"Double 12 is 26.", verdict.Fail, "Double 12 is 24."},
		{"The sum of 5 and 7 is 12.", verdict.Pass, ""},
		{"The sum of 5 and 7 is 13.", verdict.Fail, "The sum of 5 and 7 is 12."},
		{"The sum of 3, 4 and 5 is 12.", verdict.Pass, ""},
		{"The sum of 3, 4, and 5 is 13.", verdict.Fail, "The sum of 3, 4, and 5 is 12."},
		{"The sum of $3 and $4.50 is $7.50.", verdict.Pass, ""},
		{"The sum of $3 and $4.50 is $8.50.", verdict.Fail, "The sum of $3 and $4.50 is $7.50."},
		{"The sum of 3 fives and 2 tens is 35.", verdict.Unsure, ""},
		{"The sum of the first 5 numbers is 15.", verdict.Unsure, ""},
		{"The square of the sum of 5 and 7 is 144.", verdict.Unsure, ""},
		{"Half the sum of 5 and 7 is 6.", verdict.Unsure, ""},
		{"The sum of 5 and 7 divided by 2 is 6.", verdict.Unsure, ""},
		{"The product of 6 and 7 is 42.", verdict.Pass, ""},
		{"The product of 6 and 7 is 48.", verdict.Fail, "The product of 6 and 7 is 42."},
		{"The difference between 9 and 4 is 5.", verdict.Pass, ""},
		{"The difference between 9 and 4 is 6.", verdict.Fail, "The difference between 9 and 4 is 5."},
		{"The difference between 4 and 9 is 5.", verdict.Pass, ""},
		{"The difference of 4 and 9 is -5.", verdict.Unsure, ""},
		{"The quotient of 48 and 6 is 8.", verdict.Pass, ""},
		{"The quotient of 48 and 6 is 7.", verdict.Fail, "The quotient of 48 and 6 is 8."},
		{"The average of 4, 8 and 9 is 7.", verdict.Pass, ""},
		{"The average of 4, 8 and 9 is 8.", verdict.Fail, "The average of 4, 8 and 9 is 7."},
		{"The mean of 80, 90, 85, and 95 = 87.5", verdict.Pass, ""},
		{"The mean of 80, 90, 85, and 95 = 88.5", verdict.Fail, "The mean of 80, 90, 85, and 95 = 87.5"},
		{"The average of 10 and 15 is about 12.", verdict.Pass, ""},
		{"The average of 3 tests is 80.", verdict.Unsure, ""},
		{"5 less than 12 is 7.", verdict.Pass, ""},
		{"5 less than 12 is 8.", verdict.Fail, "5 less than 12 is 7."},
		{"5 more than twice 7 is 19.", verdict.Pass, ""},
		{"5 more than twice 7 is 20.", verdict.Fail, "5 more than twice 7 is 19."},
		{"4 apples fewer than 10 is 6.", verdict.Pass, ""},
		{"3 times as many as 5 is 15.", verdict.Pass, ""},
		{"3 times as many as 5 is 18.", verdict.Fail, "3 times as many as 5 is 15."},
		{"Twice as much as $7 is $15.", verdict.Fail, "Twice as much as $7 is $14."},
		{"Half as many as 30 is 15.", verdict.Pass, ""},
		{"Half as many as 30 is 20.", verdict.Fail, "Half as many as 30 is 15."},
		{"3 times more than 4 is 16.", verdict.Unsure, ""},
		{"3 dozen is 36.", verdict.Pass, ""},
		{"3 dozen is 38.", verdict.Fail, "3 dozen is 36."},
		{"3 dozen eggs is 38 eggs.", verdict.Fail, "3 dozen eggs is 36 eggs."},
		{"3 dozen eggs is $6.", verdict.Unsure, ""},
		{"3 dozen eggs is 6 dollars.", verdict.Unsure, ""},
		{"2 and a half dozen is 30.", verdict.Pass, ""},
		{"Five plus seven is thirteen.", verdict.Fail, "Five plus seven is twelve."},
		{"Two hundred and fifty minus fifty is two hundred.", verdict.Pass, ""},
		{"Two hundred and fifty minus fifty is two hundred ten.", verdict.Fail, "Two hundred and fifty minus fifty is two hundred."},
		{"One hundred divided by four is 24.", verdict.Fail, "One hundred divided by four is 25."},
		{"One plus one is two.", verdict.Pass, ""},
		{"One plus one is three.", verdict.Fail, "One plus one is two."},
		{"This one plus 5 = 12", verdict.Unsure, ""},
		{"The total of 5 and 7 is 13.", verdict.Fail, "The total of 5 and 7 is 12."},
		{"3 quarters of 2020 is 3.", verdict.Unsure, ""},
		{"100 plus 150 is two hundred fifty.", verdict.Pass, ""},
		{"Two and a half times 4 is 10.", verdict.Pass, ""},
		{"3 and a half plus 2 is 6.5.", verdict.Fail, "3 and a half plus 2 is 5.5."},
	})
}

func TestProseQuantities(t *testing.T) {
	judgeStatements(t, []statement{
		{"2 hours + 30 minutes = 150 minutes.", verdict.Pass, ""},
		{"2 hours + 30 minutes = 160 minutes.", verdict.Fail, "2 hours + 30 minutes = 150 minutes."},
		{"2 hours + 30 minutes = 2.5 hours.", verdict.Pass, ""},
		{"2 hours and 30 minutes is 160 minutes.", verdict.Fail, "2 hours and 30 minutes is 150 minutes."},
		{"1 hour 45 minutes + 30 min = 2 hours 15 minutes", verdict.Pass, ""},
		{"1 hour 45 minutes + 30 min = 2 hours 5 minutes", verdict.Fail, "1 hour 45 minutes + 30 min = 2 hours 15 minutes"},
		{"An hour and a half is 90 minutes.", verdict.Pass, ""},
		{"Half an hour + 20 minutes = 50 minutes", verdict.Pass, ""},
		{"Half an hour + 20 minutes = 40 minutes", verdict.Fail, "Half an hour + 20 minutes = 50 minutes"},
		{"5 km + 300 m = 5.3 km", verdict.Pass, ""},
		{"5 km + 300 m = 5.4 km", verdict.Fail, "5 km + 300 m = 5.3 km"},
		{"2 kg - 500 g = 1.6 kg", verdict.Fail, "2 kg - 500 g = 1.5 kg"},
		{"4 pounds - 6 ounces = 58 ounces", verdict.Pass, ""},
		{"3 feet + 6 inches = 44 inches", verdict.Fail, "3 feet + 6 inches = 42 inches"},
		{"2 gallons - 1 quart = 7 quarts", verdict.Pass, ""},
		{"1.5 hours = 80 minutes", verdict.Fail, "1.5 hours = 90 minutes"},
		{"1.5 years is 18 months", verdict.Pass, ""},
		{"100 minutes = 1.67 hours", verdict.Pass, ""},
		{"100 minutes = 2 hours", verdict.Unsure, ""},
		{"On the map 2 cm = 5 km.", verdict.Unsure, ""},
		{"5 days = 40 hours of work.", verdict.Unsure, ""},
		{"3 hours * 60 = 180 minutes", verdict.Pass, ""},
		{"3 hours * 60 = 170 minutes", verdict.Fail, "3 hours * 60 = 180 minutes"},
		{"3 × 40 minutes = 2 hours", verdict.Pass, ""},
		{"3 × 40 minutes = 3 hours", verdict.Fail, "3 × 40 minutes = 2 hours"},
		{"Half of 3 hours is 90 minutes.", verdict.Pass, ""},
		{"Half of 3 hours is 80 minutes.", verdict.Fail, "Half of 3 hours is 90 minutes."},
		{"Twice 3 hours is 360 minutes.", verdict.Pass, ""},
		{"Twice 3 hours is 350 minutes.", verdict.Fail, "Twice 3 hours is 360 minutes."},
		{"4 × 500 mL = 2.5 L", verdict.Fail, "4 × 500 mL = 2 L"},
		{"11:45 PM + 30 minutes = 12:15 PM", verdict.Fail, "11:45 PM + 30 minutes = 12:15 AM"},
		{"July 4th, 2021 minus 10 days is June 25th, 2021.", verdict.Fail, "July 4th, 2021 minus 10 days is June 24th, 2021."},
		{"The 3rd of March + 10 days = the 14th of March.", verdict.Fail, "The 3rd of March + 10 days = the 13th of March."},
		{"She has 3 hours - 45 minutes - 30 minutes = 1 hour 35 minutes left.", verdict.Fail, "She has 3 hours - 45 minutes - 30 minutes = 1 hour 45 minutes left."},
		{"2 weeks * 5 days = 10 days", verdict.Pass, ""},
		{"1 foot = 10 inches", verdict.Unsure, ""},
		{"30 minutes less than 2 hours is 100 minutes.", verdict.Fail, "30 minutes less than 2 hours is 90 minutes."},
		{"45 minutes after 2:30 PM is 3:15 PM.", verdict.Pass, ""},
		{"45 minutes after 2:30 PM is 3:20 PM.", verdict.Fail, "45 minutes after 2:30 PM is 3:15 PM."},
		{"45 minutes after 2:30 p.m. is 3:20 p.m.", verdict.Fail, "45 minutes after 2:30 p.m. is 3:15 p.m."},
		{"2 hours after 11:30 am is 1:30 am.", verdict.Fail, "2 hours after 11:30 am is 1:30 pm."},
		{"3 hours before noon is 9 AM.", verdict.Pass, ""},
		{"3 hours before noon is 8 AM.", verdict.Fail, "3 hours before noon is 9 AM."},
		{"14:30 + 45 minutes = 15:25", verdict.Fail, "14:30 + 45 minutes = 15:15"},
		{"From 9:40 to 11:05 is 85 minutes.", verdict.Pass, ""},
		{"From 9:40 to 11:05 is 95 minutes.", verdict.Fail, "From 9:40 to 11:05 is 85 minutes."},
		{"From 9:40 to 11:05 is 1 hour 35 minutes.", verdict.Fail, "From 9:40 to 11:05 is 1 hour 25 minutes."},
		{"The time between 9 AM and 5 PM is 8 hours.", verdict.Pass, ""},
		{"From 9 AM to 5 PM there are 9 hours.", verdict.Fail, "From 9 AM to 5 PM there are 8 hours."},
		{"March 3 + 10 days = March 13", verdict.Pass, ""},
		{"March 3 + 10 days = March 14", verdict.Fail, "March 3 + 10 days = March 13"},
		{"10 days after March 25 is April 4.", verdict.Pass, ""},
		{"10 days after March 25 is April 5.", verdict.Fail, "10 days after March 25 is April 4."},
		{"10 days after March 25th is April 5th.", verdict.Fail, "10 days after March 25th is April 4th."},
		{"10 days after February 25 is March 7.", verdict.Unsure, ""},
		{"10 days after February 25, 2023 is March 6, 2023.", verdict.Fail, "10 days after February 25, 2023 is March 7, 2023."},
		{"10 days after February 25, 2024 is March 6, 2024.", verdict.Pass, ""},
		{"2 weeks before 14 March is 1 March.", verdict.Unsure, ""},
		{"2 weeks before 20 March is 7 March.", verdict.Fail, "2 weeks before 20 March is 6 March."},
		{"3 months after January 15 is April 15.", verdict.Pass, ""},
		{"From March 3 to March 13 is 10 days.", verdict.Pass, ""},
		{"From March 3 to March 13 is 11 days.", verdict.Unsure, ""},
		{"From March 3 to March 13 is 13 days.", verdict.Fail, "From March 3 to March 13 is 10 days."},
		{"10 working days after March 25 is April 8.", verdict.Unsure, ""},
		{"3 days after Tuesday is Friday.", verdict.Pass, ""},
		{"10 days after Monday is Wednesday.", verdict.Fail, "10 days after Monday is Thursday."},
	})
}
