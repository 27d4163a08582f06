package jinja

import (
	"fmt"
	"strings"
	"time"
)

// strftime formats t as C's strftime does in the C locale. A directive that
// is not known stays as it is written. %z and %Z are empty: transformers
// formats a time without a zone.
func strftime(t time.Time, format string) string {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		flag := byte(0)
		if i+1 < len(format) && strings.IndexByte("-_0^#", format[i]) >= 0 {
			flag = format[i]
			i++
		}
		s, ok := directive(t, format[i])
		if !ok {
			b.WriteByte('%')
			if flag != 0 {
				b.WriteByte(flag)
			}
			b.WriteByte(format[i])
			continue
		}
		b.WriteString(applyFlag(s, flag))
	}
	return b.String()
}

// applyFlag changes a directive's padding or case as glibc's flags do.
func applyFlag(s string, flag byte) string {
	switch flag {
	case '-':
		if t := strings.TrimLeft(s, "0 "); t != "" {
			return t
		}
		return s[max(len(s)-1, 0):]
	case '_':
		t := strings.TrimLeft(s, "0")
		if t == "" && s != "" {
			t = "0"
		}
		return strings.Repeat(" ", len(s)-len(t)) + t
	case '0':
		return strings.ReplaceAll(s, " ", "0")
	case '^':
		return strings.ToUpper(s)
	case '#':
		return strings.ToUpper(s)
	}
	return s
}

var goLayouts = map[byte]string{
	'a': "Mon", 'A': "Monday", 'b': "Jan", 'h': "Jan", 'B': "January",
	'd': "02", 'e': "_2", 'H': "15", 'I': "03", 'l': "", 'm': "01", 'M': "04",
	'p': "PM", 'P': "pm", 'S': "05", 'y': "06", 'Y': "2006",
	'D': "01/02/06", 'F': "2006-01-02", 'T': "15:04:05", 'R': "15:04",
	'r': "03:04:05 PM", 'c': "Mon Jan _2 15:04:05 2006", 'x': "01/02/06", 'X': "15:04:05",
}

func directive(t time.Time, d byte) (string, bool) {
	if layout := goLayouts[d]; layout != "" {
		return t.Format(layout), true
	}
	number := func(format string, n int) (string, bool) { return fmt.Sprintf(format, n), true }
	weekday := int(t.Weekday())
	isoYear, isoWeek := t.ISOWeek()
	switch d {
	case 'C':
		return number("%02d", t.Year()/100)
	case 'f':
		return number("%06d", t.Nanosecond()/1000)
	case 'g':
		return number("%02d", isoYear%100)
	case 'G':
		return number("%04d", isoYear)
	case 'j':
		return number("%03d", t.YearDay())
	case 'k':
		return number("%2d", t.Hour())
	case 'l':
		return number("%2d", (t.Hour()+11)%12+1)
	case 's':
		return number("%d", int(t.Unix()))
	case 'u':
		return number("%d", (weekday+6)%7+1)
	case 'w':
		return number("%d", weekday)
	case 'U':
		return number("%02d", (t.YearDay()+6-weekday)/7)
	case 'V':
		return number("%02d", isoWeek)
	case 'W':
		return number("%02d", (t.YearDay()+6-(weekday+6)%7)/7)
	case 'n':
		return "\n", true
	case 't':
		return "\t", true
	case '%':
		return "%", true
	case 'z', 'Z':
		return "", true
	}
	return "", false
}
