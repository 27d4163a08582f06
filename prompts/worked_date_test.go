package prompts

import "testing"

// Questions that tell of a day in a way from which only the calendar gives the date.
var clueBodies = map[string]string{
	"Tom says today is March 3, 2021, but Ann says today is March 4, 2021. Tom is wrong. What date was it yesterday?":                                                          "date 3/4/2021 leap 2020 #1:-1d #2:?",
	"My brother thinks it is 5 May 2020 while my sister thinks it is 6 May 2020. My sister is right. What is the date in 10 days?":                                             "date 5/6/2020 leap 2020 #1:+10d #2:?",
	"Ann thinks today is 6/18/2019, but Ben thinks today is 6/19/2019. Neither is right. What is the date tomorrow?":                                                           "",
	"Lee thought today was June 1, 2010, but it is actually June 2. What was the date a week ago?":                                                                             "date 6/2/2010 #1:-1wk #2:?",
	"Lee thought it was 6/1/2010, but it is actually two days later. What is the date today?":                                                                                  "date 6/1/2010 #1:+2d #2:?",
	"Lee thought it was 6/1/2010, but it is actually one day earlier. What is the date today?":                                                                                 "date 6/1/2010 #1:-1d #2:?",
	"What date is 10 days after Thanksgiving 2023?":                                                                                                                            "date 11/23/2023 leap 2024 #1:+10d #2:?",
	"In Canada, Thanksgiving is on the second Monday of October. Today is Thanksgiving 2020. What is the date tomorrow?":                                                       "date 10/12/2020 leap 2020 #1:+1d #2:?",
	"Today is Thanksgiving 2020 in Canada. What is the date tomorrow?":                                                                                                         "",
	"Mother's Day is the second Sunday in May. What is the date of Mother's Day 2022?":                                                                                         "date 5/8/2022 #1:?",
	"Today is the last Friday of March 2015. What will the date be in 3 days?":                                                                                                 "date 3/27/2015 leap 2016 #1:+3d #2:?",
	"Today is the fifth Sunday of February 2020. What is the date tomorrow?":                                                                                                   "",
	"The first day of 2018 is a Monday, and today is the third Friday of 2018. What is the date tomorrow?":                                                                     "date 1/19/2018 #1:+1d #2:?",
	"The first day of 2019 is a Wednesday, and today is the first Monday of 2019. What is the date today?":                                                                     "", // it is not
	"They married on June 10, 1990. Today is their silver wedding anniversary. What is the date tomorrow?":                                                                     "date 6/10/1990 leap 2016 #1:+25yr #2:+1d #3:?",
	"It is their 40th anniversary today. They married on June 10, 1970. What is the date today?":                                                                               "date 6/10/1970 #1:+40yr #2:?",
	"Ann was born on March 3, 2001. Today is her 18th birthday. What was the date yesterday?":                                                                                  "date 3/3/2001 leap 2000,2020 #1:+18yr #2:-1d #3:?",
	"The year 2000 begins in 3 days. What is the date today?":                                                                                                                  "date 12/29/1999 leap 2000 #1:?",
	"2020 starts in 48 hours. What is the date tomorrow in MM/DD/YYYY?":                                                                                                        "date 12/30/2019 leap 2020 #1:+1d #2:00?",
	"On June 1st, 2019 Tom bought 30 apples. He ate two per day. Today he ran out of apples. What is the date tomorrow?":                                                       "date 6/1/2019 leap 2020 #1:+15d #2:+1d #3:?",
	"On June 1st, 2019 Tom bought 30 apples. He ate one per day. Today he ran out of pears. What is the date tomorrow?":                                                        "",
	"Ann sees her dentist on the 3rd of every month since January 2018. Today is her third visit. What is the date tomorrow?":                                                  "date 1/3/2018 #1:+2mo #2:+1d #3:?",
	"Ann sees her dentist on the 31st of every month since January 2018. Today is her third visit. What is the date tomorrow?":                                                 "",
	"Today is the palindrome day of 2021, because the MMDDYYYY format of the date is the same backwards as forwards. What is the date today?":                                  "date 12/2/2021 leap 2020 #1:?",
	"Today is the palindrome day of 2013, because the MMDDYYYY format of the date is the same backwards as forwards. What is the date today?":                                  "", // 31/02
	"Today is 8/13, and it is Mia's third time in 2004 to run a marathon. What was the date a week ago?":                                                                       "date 8/13/2004 leap 2004 #1:-1wk #2:?",
	"Today is 8/13. Mia is watching the Olympics 2004. What was the date a week ago?":                                                                                          "date 8/13/2004 leap 2004 #1:-1wk #2:?",
	"Today is 2/3. Leo is watching a film from 1950. What is the date tomorrow in MM/DD/YYYY?":                                                                                 "",
	"What day of the week is July 4, 2026?":                                                                                                                                    "day 4 1/1/2026 #1:7/4/2026 #2:?",
	"On which weekday did March 1, 1900 fall?":                                                                                                                                 "day 1 1/1/1900 #1:3/1/1900 #2:?",
	"What day of the week was January 1, 2000?":                                                                                                                                "day 3 12/1/1999 leap 2000 #1:1/1/2000 #2:?",
	"What day of the week was July 4, 1700?":                                                                                                                                   "", // Julian in London
	"What date was the second Tuesday in November 2016?":                                                                                                                       "date 11/8/2016 leap 2016 #1:?",
	"Jane got her job in 2016. Today is her 3-year work anniversary. On Dec 2, her second day at work, she spilled coffee. What is the date a month ago in MM/DD/YYYY format?": "",
}

func TestWorkedDateClues(t *testing.T) {
	checkBodies(t, Worked{Families: WorkedFamilies()}, clueBodies)
}
