// Package calendar knows the months, their days and the days of the week.
package calendar

import "strings"

// MonthNames begin with January.
var MonthNames = strings.Fields("January February March April May June July August September October November December")

// WeekdayNames begin with day 0.
var WeekdayNames = strings.Fields("Sunday Monday Tuesday Wednesday Thursday Friday Saturday")

var (
	// MonthNumbers are the numbers of months, January being 1, by their names and short names in
	// lower case.
	MonthNumbers = map[string]int{"sept": 9, "feburary": 2}
	// WeekdayNumbers are the places of the days in WeekdayNames by their names in lower case.
	WeekdayNumbers = map[string]int{}
)

func init() {
	for i, m := range MonthNames {
		m = strings.ToLower(m)
		MonthNumbers[m], MonthNumbers[m[:3]] = i+1, i+1
	}
	for i, d := range WeekdayNames {
		WeekdayNumbers[strings.ToLower(d)] = i
	}
}

// IsLeap reports whether a year has a February 29.
func IsLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// MonthDays is the number of days of a month; year is 0 where none is said.
func MonthDays(year, month int) int {
	switch {
	case month == 2 && year > 0 && IsLeap(year):
		return 29
	case month == 2:
		return 28
	case month == 4, month == 6, month == 9, month == 11:
		return 30
	}
	return 31
}
