package arith

import "strings"

// size is a unit: n of the smallest unit of what it measures.
type size struct {
	of byte
	n  int64
}

// sizes are the units that are exact multiples of one another, by what they measure. A
// month has no number of days. "in" is left out, for it is hardly ever an inch.
var sizes = func() map[string]size {
	out := map[string]size{}
	for _, row := range []struct {
		of    byte
		n     int64
		words string
	}{
		{'t', 1, "second sec secs s"}, {'t', 60, "minute min mins"}, {'t', 3600, "hour hr hrs h"}, {'t', 86400, "day"}, {'t', 604800, "week wk wks"},
		{'y', 1, "month"}, {'y', 12, "year yr yrs"}, {'y', 120, "decade"},
		{'m', 1, "mm millimeter millimetre"}, {'m', 10, "cm centimeter centimetre"}, {'m', 1000, "m meter metre"}, {'m', 1e6, "km kilometer kilometre"},
		{'l', 1, "inch inches"}, {'l', 12, "foot feet ft"}, {'l', 36, "yard yd yds"}, {'l', 63360, "mile mi"},
		{'g', 1, "mg milligram"}, {'g', 1000, "g gram"}, {'g', 1e6, "kg kilogram"},
		{'w', 1, "ounce oz"}, {'w', 16, "pound lb lbs"},
		{'v', 1, "cup"}, {'v', 2, "pint"}, {'v', 4, "quart"}, {'v', 16, "gallon"},
		{'r', 1, "ml milliliter millilitre"}, {'r', 10, "cl"}, {'r', 100, "dl"}, {'r', 1000, "l liter litre"},
	} {
		for _, w := range strings.Fields(row.words) {
			out[w] = size{row.of, row.n}
			if len(w) > 3 && !units[w] && !strings.HasSuffix(w, "s") && w != "feet" && w != "foot" && w != "inch" {
				out[w+"s"] = size{row.of, row.n}
			}
		}
	}
	out["day"], out["days"], out["cups"] = size{'t', 86400}, size{'t', 86400}, size{'v', 1}
	return out
}()

// months and weekdays are numbered from 1, midday in minutes.
var (
	months = numbered("january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec")
	weekdays = numbered("sunday monday tuesday wednesday thursday friday saturday")
	midday   = map[string]int{"noon": 720, "midnight": 1440}
	longest  = [12]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
)

// numbered numbers the words of each list from 1.
func numbered(lists ...string) map[string]int {
	out := map[string]int{}
	for _, list := range lists {
		for i, w := range strings.Fields(list) {
			out[w] = i + 1
		}
	}
	return out
}
