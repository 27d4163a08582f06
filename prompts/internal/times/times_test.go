package times

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		// how long before a time somebody has to be there
		"My flight departs at 6:45 am and I need to be there 2 hours early. When must I be at the airport?": "clock 6:45am #1:-2h #2:pm?",
		"My shift starts at 7:00 am. I have to arrive 15 minutes early. What time do I have to arrive?":     "clock 7:00am #1:-15min #2:pm?",
		"The bus came 5 minutes early at 8:05. When was it due?":                                            "",
		"She took a pill at 8:15 am and must take the next one 6 hours later. When is that?":                "clock 8:15am #1:+6h #2:pm?",
		// what is late, what comes again and again, times by the minutes left of an hour
		"My train was due at 16:40 but came 25 minutes late. When did it come?":                "clock 16:40 #1:+25min #2:?",
		"My train was due at 16:40 but was 25 minutes early. When did it arrive?":              "clock 16:40 #1:-25min #2:?",
		"My train came 25 minutes late at 16:40. When was it due?":                             "",
		"The bus comes every 15 minutes. One just left at 10:20. When's the next one?":         "clock 10:20 #1:+15min #2:?",
		"I have to take a tablet every 8 hours. I took one at 6 am. When is the next one due?": "clock 6:00am #1:+8h #2:pm?",
		"The bus comes every 15 minutes. It is 9:10 now. When is the next one?":                "",
		"Buses run every 15 minutes from 6 am. When is the next one after 9:10?":               "",
		"It's 20 to 9. What time will it be in half an hour?":                                  "clock 8:40 #1:+30min #2:?",
		"It is twenty-five to one pm. What time will it be in half an hour?":                   "clock 12:35pm #1:+30min #2:pm?",
		"She works at 10 to 12 farms. What time is it?":                                        "",
		"How many minutes are 2 hours and a quarter?":                                          "unit h=60min #1:2.25h #2:min?",
		"Carmen has 4 dimes and a quarter. How many cents does she have?":                      "unit dime=10cent quarter=25cent #1:4dime #2:1quarter #3:cent?",
		"The eggs need to boil for 7 minutes. I put them in at 8:05. When do I take them out?": "clock 8:05 #1:+7min #2:?",
		// before what happens at a time, until a time that comes first
		"I give the medicine 30 minutes before dinner. Dinner is at 6:15 pm. When do I give it?": "clock 6:15pm #1:-30min #2:pm?",
		"I give the medicine 30 minutes before lunch. Dinner is at 6:15 pm. When do I give it?":  "",
		"If the shop shuts at 8 pm and it is 7:25 pm, how many minutes are left?":                "clock 7:25pm #1:8:00pm #2:min?",
		// from a time without am or pm until one with it
		"Lunch break is from 12:15 to 1 pm. How long is it?":           "clock 12:15pm #1:1:00pm #2:h,min?",
		"The shop is open from 9:30 to 5:30 pm. How long is it open?":  "clock 9:30am #1:5:30pm #2:h,min?",
		"The show runs from 8:15 to 10 pm. How long is it?":            "clock 8:15pm #1:10:00pm #2:h,min?",
		"He slept from 11:30 to 6 am. How long did he sleep?":          "clock 11:30pm #1:6:00am #2:h,min?",
		"He left at 8:15 and was back at 10 pm. How long was he away?": "",
		// what happens some time from a date
		"My birthday is on May 12 and my cousin's is 2 weeks later. When is my cousin's birthday?": "date 5/12 #1:+2wk #2:?",
		"The trip begins on June 28 and lasts 10 days. When does it end?":                          "",
		// what parts take in all
		"Dinner takes 25 minutes to prepare and 1 hour 10 minutes in the oven. How long does it take altogether?": "unit h=60min #1:25min #2:1h #3:10min #4:h,min?",
		"Tom ran 1 hour 10 minutes and Ann ran 25 minutes. How long did Tom run in total?":                        "",
		"Dinner takes 1 hour 10 minutes, 25 minutes less than lunch. How long do they take in total?":             "",
		"We drove 2 hours each day and walked 1 hour 5 minutes. How long is that in total?":                       "",
	})
}

// Whatever measure a question begins with is seen by its first word.
func TestMeasuresAreSeen(t *testing.T) {
	for _, text := range []string{
		"3 hours", "$5", "half an hour", "a week and 3 days", "an hour and a half", "one mile", "3 quarters of a mile", "5'11\"", "7:45 pm", "noon", "midnight", "midday",
		"quarter to 8", "a quarter past 7", "March 3, 2015", "the 25th of March", "3/25/2015", "Christmas Eve of 1937", "the last day of January 2012", "first day of 2007", "last day of 2011",
		"Monday", "wednesday", "LAST day of 2011", "laſt day of 2011",
	} {
		words, _, err := lex.ScanProse(text)
		if err != nil {
			t.Fatal(err)
		}
		if _, used := new(measured).scan(lex.NumbersInWords(words)); used == 0 {
			t.Errorf("%q is no measure", text)
		}
	}
	for w := range ordinalNumbers {
		if !beginMeasure.Holds(w) {
			t.Errorf("%s begins no measure", w)
		}
	}
	for w := range calendar.WeekdayNumbers {
		if !beginMeasure.Holds(w) {
			t.Errorf("%s begins no measure", w)
		}
	}
}

// The day that is asked for is found in pieces where the whole expression finds it.
func TestDayQuestion(t *testing.T) {
	whole := regexp.MustCompile(`(?:^|[.,;!?] )` + dayAsk + dayFill + dayWay)
	for _, text := range []string{
		"today is D . what is the date today in mm / dd / yyyy ?", "D . that was Q ago . so , which date was it Q from today ?", "what day is it in Q ?", "it is W . tell me what's the day after tomorrow",
		"it is W , what day of the week is the day after tomorrow ?", "tell me the date a week from today", "it is D ! please , find the date Q after D ?", "what is the day before yesterday", "what date is it",
		"today is W . what 's the day next week ? what is it ?", "which day was it one month before D", "say what day is Q prior to a W please", "what is the date today in total ? !", "",
		"what day of the week will it be in Q , when it rains ?",
	} {
		if got, want := (measured{text: text}).dayQuestion(), whole.FindStringSubmatchIndex(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

// Words that are no measure by the first two of them are none for those who read measures either.
func TestNoMeasures(t *testing.T) {
	texts := readertest.Altered(`a an the one half quarter noon 1 2 3 25 30 2015 st th of and past to in at night am pm o'clock day days year hours min March march Christmas Eve last first third month $ , / - : . ' " ounces fluid apples`,
		"March 25th, 2015", "the 25th of March", "25 March 2015", "3/25/2015", "2015-03-25", "the last day of January 2012", "the 2nd day of the third month of 1966", "Christmas Eve of 1937", "7:45 pm", "7 pm in the evening",
		"7 o'clock", "half past 7", "a quarter to 8", "10 past 4", "noon at night", "3 hours and 20 minutes", "5'11\"", "a week and 3 days", "$ 3.50", "90-minute", "half an hour", "an hour and a half", "2 and a half hours",
		"3/4 of a mile", "2 1/2 cups", "one day and a quarter", "1 half of a cup", "3 quarters of an hour", "5 fluid ounces", "2 hrs. and", "Monday", "1 apple", "an apple", "one apple")
	rapid.Check(t, func(t *rapid.T) {
		words, _, err := lex.ScanProse(texts.Draw(t, "text"))
		if err != nil {
			t.Fatal(err)
		}
		words = lex.NumbersInWords(words)
		got, gotUsed := new(measured).scan(words)
		want, wantUsed := new(measured).scanAny(words)
		if got != want || gotUsed != wantUsed {
			t.Fatalf("%v: %q of %d words, want %q of %d", lex.Phrase(words), got, gotUsed, want, wantUsed)
		}
	})
}

// What is looked for before expressions run is in all that they match.
func TestRuledOut(t *testing.T) {
	for _, c := range dayClues {
		readertest.NeverRuledOut(t, "clue", c.form, func(text string) bool {
			return (&query.Question{Text: text}).Mentions(c.needs...)
		})
	}
	for _, d := range dayTold {
		readertest.NeverRuledOut(t, "day told", d.form, func(told string) bool {
			return d.needs == nil || lex.ContainsAny(told, d.needs)
		})
	}
	for _, sum := range []*lazyregexp.Regexp{sumWords, coinWords} {
		readertest.NeverRuledOut(t, "sum of amounts", sum, func(text string) bool {
			first, _, _ := strings.Cut(text, " ")
			return reckonFirst.Holds(first)
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SampledFrom([]string{"a", "p", "A", "P", ".", "m", "M", " ", "fl", "oz", "o", "’", "clock", "½", "¼", "¾", "¢"})
		text := strings.Join(rapid.SliceOf(parts).Draw(t, "parts"), "")
		if spelling.Replace(text) != text && !(&query.Question{Text: text}).Mentions(respelled...) {
			t.Fatalf("%q is spelled in another way", text)
		}
	})
}

// The nth day of the week in a month is found by counting the days.
func TestWeekdayInYear(t *testing.T) {
	names := []string{"first", "second", "third", "fourth", "fifth", "last"}
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(firstWeekdayYear, 2200).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		weekday, n := rapid.IntRange(0, 6).Draw(t, "weekday"), rapid.IntRange(0, 5).Draw(t, "n")
		var found []string
		for d := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC); d.Month() == time.Month(month); d = d.AddDate(0, 0, 1) {
			if d.Weekday() == time.Weekday(weekday) {
				found = append(found, spoken(d))
			}
		}
		want := ""
		switch {
		case names[n] == "last":
			want = found[len(found)-1]
		case n < len(found):
			want = found[n]
		}
		year4 := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")
		if got := weekdayInYear(names[n], calendar.WeekdayNames[weekday], calendar.MonthNames[month-1], year4); got != want {
			t.Errorf("%s %s of %s %d: got %q, want %q", names[n], calendar.WeekdayNames[weekday], calendar.MonthNames[month-1], year, got, want)
		}
	})
}
