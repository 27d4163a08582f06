package problems

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-25a395fc/reason/prompts"
)

// A question of the family is read as one of it, and none of the families behind it in
// the order of reading is. Some word problems are conversions; they are left out.
func TestTimeIsReadAlone(t *testing.T) {
	opening := regexp.MustCompile(`^<q>(?:unit|clock|date|day) `)
	for _, family := range []string{Time, Expr, Story} {
		each(t, family, func(seed uint64, p Problem, w prompts.Prompt) {
			if opening.MatchString(w.Raw) != (family == Time) {
				t.Errorf("%s, seed %d: %q is read as %q", family, seed, p.Question, w.Raw)
			}
		})
	}
}

// The answers are those of exact numbers, and of package time for times of day and
// dates.
func TestTimeAnswers(t *testing.T) {
	each(t, Time, func(seed uint64, p Problem, w prompts.Prompt) {
		head, body, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(w.Raw, "<q>"), "?\n<a>"), " ")
		fields := strings.Fields(body)
		var given, parts []string
		for _, f := range fields {
			if tag, part, ok := strings.Cut(f, ":"); ok && tag[0] == '#' {
				parts = append(parts, part)
			} else {
				given = append(given, f)
			}
		}
		asked := parts[len(parts)-1]
		parts = parts[:len(parts)-1]
		var want string
		switch head {
		case "unit":
			want = unitAnswer(t, parts, strings.Split(asked, ","))
		case "clock":
			want = clockAnswer(t, given[0], parts, asked)
		case "date":
			want = dateAnswer(t, given[0], parts, asked)
		case "day":
			day := time.Date(2023, 1, 1+mustInt(t, given[0]), 0, 0, 0, 0, time.UTC) // a Sunday and what follows
			for _, s := range parts {
				if len(given) > 1 {
					s = dateAnswer(t, given[1], parts, "d") + "d"
				}
				n := strings.TrimRight(s, "dwk")
				day = day.AddDate(0, 0, mustInt(t, n)*map[string]int{"d": 1, "wk": 7}[s[len(n):]])
			}
			want = day.Weekday().String()
		}
		if p.Answer != want {
			t.Errorf("seed %d: %q\n%s: %s, want %s", seed, p.Question, w.Raw, p.Answer, want)
		}
	})
}

// unitSizes are the units in seconds, months, millimeters, thousandths of an inch,
// milligrams, ounces, milliliters, teaspoons or cents.
var unitSizes = map[string]int64{
	"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800, "mo": 2628000, "yr": 31536000, "decade": 315360000, "century": 3153600000,
	"mm": 1, "cm": 10, "m": 1000, "km": 1000000, "in": 1, "ft": 12, "yd": 36, "mi": 63360,
	"mg": 1, "g": 1000, "kg": 1000000, "t": 1000000000, "oz": 1, "lb": 16, "ton": 32000,
	"ml": 1, "cl": 10, "l": 1000, "tsp": 1, "tbsp": 3, "floz": 6, "cup": 48, "pt": 96, "qt": 192, "gal": 768,
	"cent": 1, "nickel": 5, "dime": 10, "quarter": 25, "dollar": 100,
}

var unitPart = regexp.MustCompile(`^([-0-9.]+)([a-z]+)$`)

func unitAnswer(t *testing.T, parts, asked []string) string {
	t.Helper()
	sum := new(big.Rat)
	for _, p := range parts {
		m := unitPart.FindStringSubmatch(p)
		n, ok := new(big.Rat).SetString(m[1])
		if !ok || unitSizes[m[2]] == 0 {
			t.Fatalf("amount %q", p)
		}
		sum.Add(sum, n.Mul(n, big.NewRat(unitSizes[m[2]], 1)))
	}
	if len(asked) == 1 {
		return strings.TrimRight(strings.TrimRight(sum.Quo(sum, big.NewRat(unitSizes[asked[0]], 1)).FloatString(6), "0"), ".")
	}
	var text []string
	left := sum.Num().Int64()
	for _, u := range asked {
		if n := left / unitSizes[u]; n > 0 {
			left -= n * unitSizes[u]
			text = append(text, fmt.Sprintf("%d %s", n, prompts.UnitName(u, n != 1)))
		}
	}
	return strings.Join(text, " ")
}

func clockAnswer(t *testing.T, from string, parts []string, asked string) string {
	t.Helper()
	at := func(s string) time.Time {
		for _, layout := range []string{"3:04pm", "15:04"} {
			if c, err := time.Parse(layout, s); err == nil {
				return c
			}
		}
		t.Fatalf("time %q", s)
		return time.Time{}
	}
	c := at(from)
	if asked == "pm" || asked == "" {
		for _, p := range parts {
			d, err := time.ParseDuration(strings.Replace(p, "min", "m", 1))
			if err != nil {
				t.Fatal(err)
			}
			c = c.Add(d)
		}
		if asked == "pm" {
			return c.Format("3:04 pm")
		}
		return strings.TrimPrefix(c.Format("15:04"), "0")
	}
	d := at(parts[0]).Sub(c)
	if d < 0 {
		d += 24 * time.Hour
	}
	switch asked {
	case "min":
		return strconv.Itoa(int(d.Minutes()))
	case "h":
		return strconv.FormatFloat(d.Hours(), 'f', -1, 64)
	}
	return unitAnswer(t, []string{fmt.Sprintf("%dmin", int(d.Minutes()))}, []string{"h", "min"})
}

func dateAnswer(t *testing.T, from string, parts []string, asked string) string {
	t.Helper()
	at := func(s string) (time.Time, bool) {
		if d, err := time.Parse("1/2/2006", s); err == nil {
			return d, true
		}
		d, err := time.Parse("1/2/2006", s+"/2100") // no leap year, and none near it
		if err != nil {
			t.Fatal(err)
		}
		return d, false
	}
	d, year := at(from)
	if asked == "d" {
		until, _ := at(parts[0])
		if until.Before(d) {
			until = until.AddDate(1, 0, 0)
		}
		return strconv.Itoa(int(until.Sub(d).Hours() / 24))
	}
	for _, p := range parts {
		m := regexp.MustCompile(`^([+-]\d+)(d|wk|mo|yr)$`).FindStringSubmatch(p)
		n := mustInt(t, m[1])
		switch m[2] {
		case "d":
			d = d.AddDate(0, 0, n)
		case "wk":
			d = d.AddDate(0, 0, 7*n)
		case "yr":
			n *= 12
			fallthrough
		case "mo":
			day := d.Day()
			d = d.AddDate(0, n, 1-day)
			d = d.AddDate(0, 0, min(day, d.AddDate(0, 1, -1).Day())-1)
		}
	}
	switch {
	case asked == "00":
		return d.Format("01/02/2006")
	case year:
		return d.Format("January 2, 2006")
	}
	return d.Format("January 2")
}
