package prompts

import "testing"

// timeBodies are questions of the family Time and what stands between "<q>" and the
// answer.
var timeBodies = map[string]string{
	"How many minutes are in 3 hours and 20 minutes?":                                "unit h=60min #1:3h #2:20min #3:min?",
	"Convert 5.2 km to meters":                                                       "unit km=1000m #1:5.2km #2:m?",
	"How many feet are 4 yards?":                                                     "unit yd=3ft #1:4yd #2:ft?",
	"How many seconds in 7 minutes":                                                  "unit min=60s #1:7min #2:s?",
	"1 h 45 min in minutes":                                                          "unit h=60min #1:1h #2:45min #3:min?",
	"135 minutes in hours and minutes":                                               "unit h=60min #1:135min #2:h,min?",
	"How many quarters are in $5?":                                                   "unit dollar=4quarter #1:5dollar #2:quarter?",
	"How many minutes are in two and a half hours?":                                  "unit h=60min #1:2.5h #2:min?",
	"How many minutes are in half an hour?":                                          "unit h=60min #1:0.5h #2:min?",
	"The rope is 3 meters long. How many centimeters is that?":                       "unit m=100cm #1:3m #2:cm?",
	"What is 2 h 40 min plus 1 h 35 min?":                                            "unit h=60min #1:2h #2:40min #3:1h #4:35min #5:h,min?",
	"A film starts at 7:45 pm and lasts 2 hours 30 minutes. When does it end?":       "clock 7:45pm #1:+2h30min #2:pm?",
	"The train arrives at 10:15. The trip takes 40 minutes. When did it leave?":      "clock 10:15 #1:-40min #2:?",
	"What time is it 3 hours before noon?":                                           "clock 12:00pm #1:-3h #2:pm?",
	"How long is it from 9:40 am to 1:15 pm?":                                        "clock 9:40am #1:1:15pm #2:h,min?",
	"How many minutes are there between 13:10 and 15:00?":                            "clock 13:10 #1:15:00 #2:min?",
	"What is 7:45 pm in 24-hour time?":                                               "clock 7:45pm #1:?",
	"What date is 10 days after March 25?":                                           "date 3/25 #1:+10d #2:?",
	"How many days are there between February 20, 2016 and March 5, 2016?":           "date 2/20/2016 leap 2016 #1:3/5/2016 #2:d?",
	"Today is 3/14/2015. What is the date one week from today in MM/DD/YYYY?":        "date 3/14/2015 leap 2016 #1:+1wk #2:00?",
	"Tomorrow is the 1st of May, 2021. What was the date a month ago in MM/DD/YYYY?": "date 5/1/2021 leap 2020 #1:-1d #2:-1mo #3:00?",
	"If today is Tuesday, what day is it in 9 days?":                                 "day 2 #1:+9d #2:?",
	"If March 1 is a Monday, what day of the week is March 25?":                      "day 1 3/1 #1:3/25 #2:?",
	"The day before yesterday was Friday. What day of the week will it be tomorrow?": "day 5 #1:+2d #2:+1d #3:?",
	"How many ounces are in a pound?":                                                "", // a fact, no sum
	"How long is it from 11:30 to 1:15?":                                             "", // in the morning or in the evening?
	"What is the time difference between New York and London?":                       "",
	"A train leaves at 9:00 at 60 mph and another at 10:00. When does it catch up?":  "",
	"How many hours are 100 minutes?":                                                "", // no short decimal
	"How many miles are 3 hours?":                                                    "",
	"What is the date one week from today in MM/DD/YYYY?":                            "",
	"Tom reads 20 minutes each day. How many minutes does he read in 2 weeks?":       "",
	"A film starts at 7:45 pm and lasts 2 hours. Who watches it?":                    "",
}

var timeQuestions []string

func init() {
	for q := range timeBodies {
		timeQuestions = append(timeQuestions, q)
	}
}

func TestWorkedTime(t *testing.T) {
	checkBodies(t, Worked{Families: []string{Time}}, timeBodies)
}
