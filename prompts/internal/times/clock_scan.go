package times

import "github.com/seed-25a395fc/reason/prompts/internal/lex"

// scanTimeOfDay reads 7:45 pm, 7 pm, 19:45, 7 o'clock, noon, half past 7.
func scanTimeOfDay(s []lex.Word, t *measured) (string, int) {
	c, used := timeOfDay(s)
	if used == 0 {
		return "", 0
	}
	if half, k := partOfDay(s[used:]); k > 0 && !c.word && c.half == "" {
		if c.hour < 1 || c.hour > 12 {
			return "", 0
		}
		c.half = half
		used += k
	}
	if c.half != "" && !c.word {
		c.hour %= 12
		if c.half == "pm" {
			c.hour += 12
		}
	}
	t.times = append(t.times, c)
	return "T", used
}

// timeOfDay reads a time as far as its figures go; the hour is as it is written.
func timeOfDay(s []lex.Word) (c clockTime, used int) {
	switch {
	case s[0].Is("noon", "midday"):
		return clockTime{12, 0, "", true}, 1
	case s[0].Is("midnight"):
		return clockTime{0, 0, "", true}, 1
	case s[0].Is("half", "quarter"), s[0].Is("a") && len(s) > 1 && s[1].Is("quarter"):
		return pastHour(s)
	}
	hour, ok := wholeAt(s, 0)
	if !ok || hour > 23 || len(s) < 2 {
		return c, 0
	}
	c.hour, used = hour, 1
	if minute, ok := wholeAt(s, 2); ok && s[1].Is(":") && !s[1].Space && !s[2].Space {
		if len(s[2].Text) != 2 || minute > 59 || len(s) > 3 && s[3].Is(":") {
			return c, 0
		}
		c.minute, used = minute, 3
	}
	if used < len(s) && s[used].Is("am", "pm") {
		if c.hour < 1 || c.hour > 12 {
			return c, 0
		}
		c.half = s[used].Lower
		return c, used + 1
	}
	if used < len(s) && s[used].Is("o'clock") {
		return c, used + 1
	}
	if after, ok := wholeAt(s, 2); used == 1 && ok && s[1].Is("past") && after >= 1 && after <= 12 { // 10 past 4
		c.hour, c.minute, used = after, hour, 3
		if used < len(s) && s[used].Is("am", "pm") {
			c.half = s[used].Lower
			used++
		}
	}
	if used == 1 {
		return c, 0
	}
	return c, used
}

// pastHour reads half past 7, quarter to 8.
func pastHour(s []lex.Word) (c clockTime, used int) {
	if s[0].Is("a") {
		used = 1
	}
	minutes := 15
	if s[used].Is("half") {
		minutes = 30
	}
	used++
	if used+1 >= len(s) || !s[used].Is("past", "to", "after") {
		return c, 0
	}
	hour, ok := wholeAt(s, used+1)
	if !ok || hour < 1 || hour > 12 {
		return c, 0
	}
	c.hour, c.minute = hour, minutes
	if s[used].Is("to") {
		if minutes == 30 {
			return clockTime{}, 0
		}
		c.hour, c.minute = (hour+10)%12+1, 60-minutes
	}
	used += 2
	if used < len(s) && s[used].Is("am", "pm") {
		c.half = s[used].Lower
		used++
	}
	return c, used
}

// partOfDay reads "in the evening", which says which half of the day is meant.
func partOfDay(s []lex.Word) (half string, used int) {
	switch {
	case len(s) > 2 && s[0].Is("in") && s[1].Is("the") && s[2].Is("morning"):
		return "am", 3
	case len(s) > 2 && s[0].Is("in") && s[1].Is("the") && s[2].Is("afternoon", "evening"):
		return "pm", 3
	case len(s) > 1 && s[0].Is("at") && s[1].Is("night"):
		return "pm", 2
	}
	return "", 0
}
