package times

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	clockCode    = lazyregexp.New(`^(\d{1,2}):(\d\d)(am|pm)?$`)
	durationCode = lazyregexp.New(`^([+-])(?:(\d{1,2})h)?(?:(\d{1,3})min)?$`)
)

// readTimeOfDay reads a time of a prompt, as hours and minutes of the 24-hour clock.
func readTimeOfDay(code string) (hour, minute int, twelve, ok bool) {
	m := clockCode.FindStringSubmatch(code)
	if m == nil {
		return 0, 0, false, false
	}
	hour, _ = strconv.Atoi(m[1])
	minute, _ = strconv.Atoi(m[2])
	if twelve = m[3] != ""; twelve {
		if hour < 1 || hour > 12 {
			return 0, 0, false, false
		}
		if hour %= 12; m[3] == "pm" {
			hour += 12
		}
	}
	return hour, minute, twelve, hour < 24 && minute < 60
}

func clock24(hour, minute int) string { return fmt.Sprintf("%d:%02d", hour, minute) }

func clock12(hour, minute int) string {
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	if hour %= 12; hour == 0 {
		hour = 12
	}
	return clock24(hour, minute) + half
}

// clock leads on from the time of a prompt, or counts the time until another.
func (t *writer) clock() (answer string, ok bool) {
	if len(t.given) != 1 {
		return "", false
	}
	hour, minute, twelve, ok := readTimeOfDay(t.given[0])
	if !ok {
		return "", false
	}
	if twelve {
		t.end(t.given[0]+"="+clock24(hour, minute), "")
	}
	if t.asked == "pm" || t.asked == "" {
		for i, c := range t.clauses {
			if hour, minute, ok = t.later(hour, minute, c); !ok {
				return "", false
			}
			t.end(prompts.WorkedTag(i+1), clock24(hour, minute))
		}
		if t.asked == "" {
			return clock24(hour, minute), true
		}
		t.end(clock24(hour, minute)+"="+clock12(hour, minute), "")
		return clock12(hour, minute), true
	}
	if len(t.clauses) != 1 {
		return "", false
	}
	toHour, toMinute, twelve, ok := readTimeOfDay(t.clauses[0])
	if !ok {
		return "", false
	}
	if twelve {
		t.end(prompts.WorkedTag(1)+t.clauses[0]+"="+clock24(toHour, toMinute), "")
	}
	return t.passed(hour, minute, toHour, toMinute)
}

// later leads on from a time by a clause such as +2h30min, or back.
func (t *writer) later(hour, minute int, code string) (h, m int, ok bool) {
	d := durationCode.FindStringSubmatch(code)
	if d == nil || d[2]+d[3] == "" {
		return 0, 0, false
	}
	hours, _ := strconv.Atoi(d[2])
	minutes, _ := strconv.Atoi(d[3])
	if minutes >= 60 {
		if hours > 0 {
			return 0, 0, false
		}
		hours, minutes = t.whole(minutes, 60, true)
	}
	turn := 0 // an hour for the minutes
	if d[1] == "-" {
		if minutes > minute {
			minute = t.count(minute, '+', 60)
			turn = 1
		}
		if minutes > 0 {
			minute = t.count(minute, '-', minutes)
		}
		for _, off := range []int{turn, hours} {
			for off > hour {
				hour = t.count(hour, '+', 24)
			}
			if off > 0 {
				hour = t.count(hour, '-', off)
			}
		}
		return hour, minute, true
	}
	if minutes > 0 {
		minute = t.count(minute, '+', minutes)
	}
	if minute >= 60 {
		minute = t.count(minute, '-', 60)
		turn = 1
	}
	for _, on := range []int{hours, turn} {
		if on > 0 {
			hour = t.count(hour, '+', on)
		}
		for hour >= 24 {
			hour = t.count(hour, '-', 24)
		}
	}
	return hour, minute, true
}

// passed counts the hours and minutes from one time to another.
func (t *writer) passed(hour, minute, toHour, toMinute int) (answer string, ok bool) {
	turn := 0
	if toMinute < minute {
		toMinute = t.count(toMinute, '+', 60)
		turn = 1
	}
	if minute > 0 {
		toMinute = t.count(toMinute, '-', minute)
	}
	if turn > toHour {
		toHour = t.count(toHour, '+', 24)
	}
	if turn > 0 {
		toHour = t.count(toHour, '-', 1)
	}
	if toHour < hour {
		toHour = t.count(toHour, '+', 24)
	}
	hours := t.count(toHour, '-', hour)
	held := ""
	if hours > 0 {
		held = strconv.Itoa(hours) + "h"
	}
	if toMinute > 0 {
		held += strconv.Itoa(toMinute) + "min"
	}
	t.end("", held)
	switch {
	case held == "":
		return "", false
	case t.asked == "h,min":
		return held, true
	case t.asked == "min" && hours == 0:
		return strconv.Itoa(toMinute), true
	case t.asked == "min":
		all := t.count(hours, '*', 60)
		if toMinute > 0 {
			all = t.count(all, '+', toMinute)
		}
		t.end("", "")
		return strconv.Itoa(all), true
	case t.asked == "h" && toMinute == 0:
		return strconv.Itoa(hours), true
	case t.asked == "h" && toMinute%15 == 0:
		part, _ := t.exact(big.NewRat(int64(toMinute), 1), '/', big.NewRat(60, 1))
		if hours > 0 {
			part, _ = t.exact(big.NewRat(int64(hours), 1), '+', part)
		}
		t.end("", "")
		return arith.String(part), true
	}
	return "", false
}
