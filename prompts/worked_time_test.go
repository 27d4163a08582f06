package prompts

import (
	"errors"
	"maps"
	"slices"
	"testing"
)

// Questions of the family Time and what stands between "<q>" and the answer; "" for
// those that are none of it.
var (
	unitBodies = map[string]string{
		"How many minutes are in 3 hours and 20 minutes?":                          "unit h=60min #1:3h #2:20min #3:min?",
		"Convert 5.2 km to meters":                                                 "unit km=1000m #1:5.2km #2:m?",
		"How many feet are 4 yards?":                                               "unit yd=3ft #1:4yd #2:ft?",
		"How many seconds in 7 minutes":                                            "unit min=60s #1:7min #2:s?",
		"How many seconds are there in two hours?":                                 "unit h=60min min=60s #1:2h #2:s?",
		"1 h 45 min in minutes":                                                    "unit h=60min #1:1h #2:45min #3:min?",
		"135 minutes in hours and minutes":                                         "unit h=60min #1:135min #2:h,min?",
		"How many quarters are in $5?":                                             "unit dollar=4quarter #1:5dollar #2:quarter?",
		"How many minutes are in two and a half hours?":                            "unit h=60min #1:2.5h #2:min?",
		"How many minutes are in an hour and a half?":                              "unit h=60min #1:1.5h #2:min?",
		"How many minutes are in half an hour?":                                    "unit h=60min #1:0.5h #2:min?",
		"How many minutes is three quarters of an hour?":                           "unit h=60min #1:0.75h #2:min?",
		"The rope is 3 meters long. How many centimeters is that?":                 "unit m=100cm #1:3m #2:cm?",
		"I am 5'11\". How many inches is that?":                                    "unit ft=12in #1:5ft #2:11in #3:in?",
		"A 90-minute film: how many hours is 90 minutes?":                          "",
		"If I have 3 quarters, a dime and 2 pennies, how many cents do I have?":    "unit quarter=25cent dime=10cent #1:3quarter #2:1dime #3:2cent #4:cent?",
		"How much money is 2 dimes and 3 quarters?":                                "unit dime=10cent quarter=25cent dollar=100cent #1:2dime #2:3quarter #3:dollar,cent?",
		"What is 2 h 40 min plus 1 h 35 min?":                                      "unit h=60min #1:2h #2:40min #3:1h #4:35min #5:h,min?",
		"Subtract 35 minutes from 2 hours.":                                        "unit h=60min #1:2h #2:-35min #3:h,min?",
		"What is the difference between 5 hours and 2 hours 15 minutes?":           "unit h=60min #1:5h #2:-2h #3:-15min #4:h,min?",
		"How many ounces are in a pound?":                                          "", // a fact, no sum
		"How many hours are 100 minutes?":                                          "", // no short decimal
		"How many miles are 3 hours?":                                              "",
		"Subtract 3 hours from 2 hours.":                                           "",
		"There are 12 inches in a foot. How many inches are in 5 feet?":            "",
		"Tom reads 20 minutes each day. How many minutes does he read in 2 weeks?": "",
		"Tom ran 3 km and then 200 m more. How many meters did he run?":            "",
	}
	clockBodies = map[string]string{
		"A film starts at 7:45 pm and lasts 2 hours 30 minutes. When does it end?":                               "clock 7:45pm #1:+2h30min #2:pm?",
		"The train arrives at 10:15. The trip takes 40 minutes. When did it leave?":                              "clock 10:15 #1:-40min #2:?",
		"The party ended at 11:15 p.m. after 4 hours and 30 minutes. When did it start?":                         "clock 11:15pm #1:-4h30min #2:pm?",
		"School starts at 8:30 am. It takes Max 25 minutes to walk there. When must he leave to arrive on time?": "clock 8:30am #1:-25min #2:pm?",
		"What time is it 3 hours before noon?":                                                                   "clock 12:00pm #1:-3h #2:pm?",
		"What time is it 2.5 hours after half past 3 in the afternoon?":                                          "clock 3:30pm #1:+2h30min #2:pm?",
		"How long is it from 9:40 am to 1:15 pm?":                                                                "clock 9:40am #1:1:15pm #2:h,min?",
		"How many minutes are there between 13:10 and 15:00?":                                                    "clock 13:10 #1:15:00 #2:min?",
		"A train leaves at 9:40 and arrives at 11:15. How long is the journey in minutes?":                       "clock 9:40 #1:11:15 #2:min?",
		"School goes from 8:15 am to 1:00 pm. How long is that in hours and minutes?":                            "clock 8:15am #1:1:00pm #2:h,min?",
		"In hours, how long is it from 9:00 to 12:00?":                                                           "clock 9:00 #1:12:00 #2:h?",
		"How many hours until midnight if it is 8:30 pm?":                                                        "clock 8:30pm #1:12:00am #2:h?",
		"What is 7:45 pm in 24-hour time?":                                                                       "clock 7:45pm #1:?",
		"Convert 18:30 to 12-hour time":                                                                          "clock 18:30 #1:pm?",
		"What time does a 45-minute lesson that starts at 2:30 pm end?":                                          "clock 2:30pm #1:+45min #2:pm?",
		"Maria gets off work at 5:15 pm. Her commute is 50 minutes. What time does she get home?":                "clock 5:15pm #1:+50min #2:pm?",
		"It's 10 past 4 pm. What time will it be in 35 minutes?":                                                 "clock 4:10pm #1:+35min #2:pm?",
		"How long is it from 11:30 to 1:15?":                                                                     "", // in the morning or in the evening?
		"The bus leaves at 7:15 am. Tom arrives at the stop at 7:05 am. How long does he wait?":                  "",
		"What is the time difference between New York and London?":                                               "",
		"It is 3 pm in Paris. What time is it in Tokyo, which is 8 hours ahead?":                                 "",
		"A train leaves at 9:00 at 60 mph and another at 10:00. When does it catch up?":                          "",
		"Tom left at 8:00 am and drove 120 miles in 2 hours. When did he arrive?":                                "",
		"A film starts at 7:45 pm and lasts 2 hours. Who watches it?":                                            "",
		"A film starts at 7:45 pm and lasts 7 seconds. When does it end?":                                        "",
	}
	dateBodies = map[string]string{
		"What date is 10 days after March 25?":                                                                            "date 3/25 #1:+10d #2:?",
		"What is the date a week and 3 days before the 1st of May, 2021?":                                                 "date 5/1/2021 leap 2020 #1:-1wk #2:-3d #3:?",
		"Today is 3/14/2015. What is the date one week from today in MM/DD/YYYY?":                                         "date 3/14/2015 leap 2016 #1:+1wk #2:00?",
		"Tomorrow is New Year's Day 2000. What was the date a month ago?":                                                 "date 1/1/2000 leap 2000 #1:-1d #2:-1mo #3:?",
		"Ann opened a shop on the last day of February 2012. Today is its 4-year anniversary. What is the date tomorrow?": "date 2/29/2012 leap 2012,2016 #1:+4yr #2:+1d #3:?",
		"Ann sent a parcel on 2015-12-28. It arrives 6 days later. On what date does it arrive?":                          "date 12/28/2015 leap 2016 #1:+6d #2:?",
		"The game of tomorrow (Tue, 7/9/2019) costs 5 dollars. What is the date today in MM/DD/YYYY?":                     "date 7/9/2019 leap 2020 #1:-1d #2:00?",
		"How many days are there between February 20, 2016 and March 5, 2016?":                                            "date 2/20/2016 leap 2016 #1:3/5/2016 #2:d?",
		"How many days until December 25 if today is November 30?":                                                        "date 11/30 #1:12/25 #2:d?",
		"Anna's birthday is on May 9. Today is April 20. How many days until her birthday?":                               "date 4/20 #1:5/9 #2:d?",
		"What was yesterday's date if today is March 1, 2024?":                                                            "date 3/1/2024 leap 2024 #1:-1d #2:?",
		"If today is Tuesday, what day is it in 9 days?":                                                                  "day 2 #1:+9d #2:?",
		"The day before yesterday was Friday. What day of the week will it be tomorrow?":                                  "day 5 #1:+2d #2:+1d #3:?",
		"What day of the week is it 2 weeks after Monday?":                                                                "day 1 #1:+2wk #2:?",
		"If March 1 is a Monday, what day of the week is March 25?":                                                       "day 1 3/1 #1:3/25 #2:?",
		"What is the date one week from today in MM/DD/YYYY?":                                                             "",
		"What date is 3 days after February 29?":                                                                          "", // in which year?
		"What date is a year after March 25?":                                                                             "",
		"How many days are there from May 4, 2015 to March 1, 2015?":                                                      "",
		"Ann thinks today is 6/18/2019, but Ben thinks today is 6/19/2019. What is the date tomorrow?":                    "",
		"If today is Tuesday, what day is it in 2 months?":                                                                "",
	}
)

// timeQuestions are all those questions.
func timeQuestions() []string {
	return slices.Concat(slices.Sorted(maps.Keys(unitBodies)), slices.Sorted(maps.Keys(clockBodies)), slices.Sorted(maps.Keys(dateBodies)))
}

func TestWorkedTime(t *testing.T) {
	for _, bodies := range []map[string]string{unitBodies, clockBodies, dateBodies} {
		checkBodies(t, Worked{Families: []string{Time}}, bodies)
	}
}

// The day first or the month first: what the question says counts.
func TestWorkedTimeDayFirst(t *testing.T) {
	checkBodies(t, Worked{Families: []string{Time}}, map[string]string{
		"They write the day before the month here, and today is 02/01/1987. What was the date yesterday?": "date 1/2/1987 leap 1988 #1:-1d #2:?",
		"Today is 25/12/2001. What is the date tomorrow?":                                                 "date 12/25/2001 leap 2000 #1:+1d #2:?",
	})
}

// Years are written with four digits: steps that lead beyond those are declined.
func TestWorkedTimeYears(t *testing.T) {
	for question, read := range map[string]bool{
		"Today is 1/2/9990. What is the date 8 years from today?": true,
		"Today is 1/2/9990. What is the date 9 years from today?": false,
		"Today is 1/1/1003. What was the date 2 years ago?":       true,
		"Today is 1/1/1003. What was the date 3 years ago?":       false,
		"Today is 1/1/0001. What was the date yesterday?":         false,
	} {
		_, err := Worked{Families: []string{Time}}.Prompt(question)
		if read != (err == nil) || err != nil && !errors.Is(err, ErrOutOfScope) {
			t.Errorf("%q: %v", question, err)
		}
	}
}

func TestWorkedTimeAnswer(t *testing.T) {
	format := Worked{Families: WorkedFamilies()}
	for _, c := range []struct{ question, text, want string }{
		{"135 minutes in hours and minutes", "#2:ans 2h15min\n", "2 hours 15 minutes"},
		{"60 minutes in hours and minutes", "#2:ans 1h\n", "1 hour"},
		{"How many minutes are 3 hours?", "#2:ans 180\n", "180"},
		{"Convert 5230 m to km", "#2:ans 5.23\n", "5.23"},
		{"What time is it 3 hours before noon?", "#2:ans 9:00am\n", "9:00 am"},
		{"What time is it 3 hours after 13:05?", "#2:ans 16:05\n", "16:05"},
		{"What date is 10 days after March 25?", "#2:ans 4/4\n", "April 4"},
		{"What date is 10 days after March 25, 2015?", "#2:ans 4/4,2015\n", "April 4, 2015"},
		{"What is the date 10 days after March 25, 2015 in MM/DD/YYYY?", "#2:ans 04/04/2015\n", "04/04/2015"},
		{"Today is 3/25/2015. What is the date today in MM/DD/YYYY?\nOptions:\n(A) 03/24/2015\n(B) 03/25/2015", "#1:ans 03/25/2015\n", "B"},
		{"If today is Tuesday, what day is it in 9 days?", "#2:ans 4\n", "Thursday"},
		{"135 minutes in hours and minutes", "#2:ans 2glorps\n", ""},
		{"What date is 10 days after March 25?", "#2:ans 13/4\n", ""},
	} {
		p, err := format.Prompt(c.question)
		if err != nil {
			t.Errorf("%q: %v", c.question, err)
			continue
		}
		final, ok := format.Final(c.text)
		if ok != (c.want != "") || ok && p.Answer(final) != c.want {
			t.Errorf("%q, %q: got %q, %v, want %q", c.question, c.text, p.Answer(final), ok, c.want)
		}
	}
}
