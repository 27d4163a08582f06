package problems

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// letters are the names that a string of kinds of numbers gives.
func letters(kinds string) string {
	n := len(kinds) + strings.Count(kinds, "f") // f is two numbers
	return "ABCDEFGH"[:n]
}

var workLetter = regexp.MustCompile(`\b[A-H]\b`)

// A telling states each number of its scene once, and what is worked out takes no
// other.
func TestRateScenesStateTheirNumbers(t *testing.T) {
	for _, scenes := range rateScenesBy() {
		for _, s := range scenes {
			for _, tell := range s.tell {
				for _, letter := range letters(s.numbers) {
					if strings.Count(tell, "{"+string(letter)+"}") != 1 {
						t.Errorf("%s: %q does not state %c once", s.work, tell, letter)
					}
				}
				if n := len(number.FindAllString(tell, -1)); n != len(letters(s.numbers)) {
					t.Errorf("%s: %q states %d numbers", s.work, tell, n)
				}
			}
			for _, letter := range workLetter.FindAllString(s.work, -1) {
				if !strings.Contains(letters(s.numbers), letter) {
					t.Errorf("%s takes %s, there are %s", s.work, letter, letters(s.numbers))
				}
			}
		}
	}
}

// The same for what is told piece by piece.
func TestRateTailsStateTheirNumbers(t *testing.T) {
	check := func(tails []rateTail) {
		for _, tail := range tails {
			if n := strings.Count(linked(newRNG(1), tail.text), "@"); n != len(letters(tail.numbers)) {
				t.Errorf("%q states %d numbers, there are %s", tail.text, n, letters(tail.numbers))
			}
			for _, letter := range workLetter.FindAllString(tail.work, -1) {
				if !strings.Contains(letters(tail.numbers), letter) {
					t.Errorf("%q takes %s, there are %s", tail.text, letter, letters(tail.numbers))
				}
			}
		}
	}
	for _, c := range rateCourses {
		check(c.starts)
		check(c.steps)
		check(c.ends)
	}
	for _, l := range rateLists {
		check(l.parts)
		check(l.relative)
		check(l.ends)
	}
	for _, v := range rateRivalries {
		check(v.parts)
		check(v.asks)
	}
	for _, th := range rateThemes {
		check(th.ones)
		check(th.totals)
		check(th.pairs)
		check(th.sales)
	}
}

// What a scene works out is what its tellings ask for: a reader's own answers.
func TestRateScenesAreRight(t *testing.T) {
	for _, c := range []struct {
		telling string // part of it
		numbers []float64
		answer  string
	}{
		{"what is {A}% of {B}?", []float64{15, 80}, "12"},
		{"costs ${A} and is {B}% off", []float64{40, 25}, "30"},
		{"costs ${A} plus {B}% tax", []float64{40, 5}, "42"},
		{"what percent of {B} is {A}?", []float64{20, 80}, "25"},
		{"{A} is {B}% of what number?", []float64{20, 25}, "80"},
		{"what is {A}/{B} of {C}?", []float64{3, 4, 24}, "18"},
		{"{B}/{C} of them are boys. How many are girls?", []float64{24, 3, 4}, "6"},
		{"[drives|travels|goes] {A} miles per hour for {B} hours", []float64{60, 3}, "180"},
		{"{A} hours a day, {B} days a week, at ${C} an hour. How much does {s} earn [a|in", []float64{8, 5, 12}, "480"},
		{"{A} {goods} at ${B} and {C} {wares} at ${D} and pays with ${E}. Change?", []float64{4, 3, 2, 7.5, 50}, "23"},
		{"average of {A}, {B} and {C}?", []float64{4, 8, 12}, "8"},
		{"ratio {A} to {B}. How many does {n} get?", []float64{2, 3, 50}, "20"},
		{"the ratio of boys to girls is {A}:{B}. There are {C} boys", []float64{2, 3, 50}, "75"},
		{"{A} workers need {B} days to build a wall", []float64{6, 10, 4}, "15"},
		{"miles apart and walk toward each other", []float64{35, 4, 3}, "5"},
		{"is {A} years old. In {B} years {m} will be twice as old", []float64{10, 5}, "25"},
		{"has {B} times as many {x} as {m}. Together they have {A}. How many does {m}", []float64{48, 3}, "12"},
		{"thinks of a number, multiplies it by {C} and adds {B}", []float64{47, 5, 6}, "7"},
		{"with a coupon for {C}% off everything", []float64{3, 20, 10}, "54"},
		{"{B}% off, and members get another {C}% off", []float64{100, 20, 10}, "72"},
		{"{A} adults and {C} children went to the {place}. An adult ticket cost ${B}", []float64{2, 15, 3, 54}, "8"},
		{"{n} had some {x} and {B} {y}. {m} gave {him} {A} {x}. Now {s} has {C}", []float64{9, 4, 21}, "12"},
	} {
		if got := sceneAnswer(t, c.telling, c.numbers); got != c.answer {
			t.Errorf("%q with %v: %s, want %s", c.telling, c.numbers, got, c.answer)
		}
	}
}

// sceneAnswer is what the scene with a telling comes to.
func sceneAnswer(t *testing.T, telling string, numbers []float64) string {
	t.Helper()
	for _, scenes := range rateScenesBy() {
		for _, s := range scenes {
			for _, tell := range s.tell {
				if !strings.Contains(tell, telling) {
					continue
				}
				g := &tally{r: newRNG(1)}
				for _, v := range numbers {
					g.values = append(g.values, fixed(v*float64(unit)))
				}
				v := g.work(s.work, 0).value
				if g.failed {
					t.Errorf("%q with %v does not come out", telling, numbers)
				}
				return Decimal(v.rat())
			}
		}
	}
	t.Errorf("no scene has the telling %q", telling)
	return ""
}

// Ages told by each other are those that a reader finds: the text is read here anew,
// sentence by sentence.
func TestRateAgesAreRight(t *testing.T) {
	ages := slices.IndexFunc(rateThemes, func(th *rateTheme) bool { return th.number == 'y' })
	read := 0
	for seed := range uint64(20000) {
		g := &tally{r: newRNG(seed), operand: MaxOperand}
		tellTheme(g, rateThemes[ages], 3)
		p, ok := g.problem(len(g.ops))
		if !ok {
			continue
		}
		answer, ok := readAges(p.Question)
		if !ok {
			continue
		}
		read++
		if answer != p.Answer {
			t.Errorf("seed %d: %q: %s, want %s", seed, p.Question, p.Answer, answer)
		}
	}
	if read < 500 {
		t.Errorf("only %d questions about ages were read", read)
	}
}

var (
	ageGiven  = regexp.MustCompile(`^([A-Z]\w+) is (?:now )?(\d+)(?: years old)?$`)
	ageTimes  = regexp.MustCompile(`^([A-Z]\w+) is (twice|half|a third|\d+ times) as old as ([A-Z]\w+)$`)
	ageApart  = regexp.MustCompile(`^([A-Z]\w+) is (\d+) years (older|younger) than ([A-Z]\w+)$`)
	ageAsk    = regexp.MustCompile(`^[Hh]ow old is ([A-Z]\w+)\?$`)
	ageSum    = regexp.MustCompile(`^[Ww]hat is (?:the sum of their ages|their combined age|the total of their ages)\?$`)
	ageBreaks = regexp.MustCompile(`\. |, and |, while |; |, (?:how|what)`)
)

// readAges reads a question about ages and works it out; ok is false where it says
// anything else.
func readAges(question string) (answer string, ok bool) {
	if !strings.Contains(question, "years") || strings.Contains(question, "'s") {
		return "", false
	}
	ask := question[strings.LastIndexAny(strings.TrimSuffix(question, "?"), ".,;")+1:]
	told := strings.TrimRight(strings.TrimSuffix(question, ask), ".,; ")
	ages := map[string]float64{}
	var rules []func() bool
	rule := func(a, b string, forward, back func(float64) float64) {
		rules = append(rules, func() bool {
			x, has := ages[a]
			y, other := ages[b]
			switch {
			case other && !has:
				ages[a] = forward(y)
			case has && !other:
				ages[b] = back(x)
			default:
				return false
			}
			return true
		})
	}
	for _, s := range ageBreaks.Split(told, -1) {
		s = strings.TrimPrefix(s, "If ")
		if m := ageGiven.FindStringSubmatch(s); m != nil {
			ages[m[1]], _ = rational(m[2]).Float64()
			continue
		}
		if m := ageTimes.FindStringSubmatch(s); m != nil {
			k := map[string]float64{"twice": 2, "half": 0.5, "a third": 1. / 3}[m[2]]
			if k == 0 {
				k, _ = rational(strings.TrimSuffix(m[2], " times")).Float64()
			}
			rule(m[1], m[3], func(v float64) float64 { return v * k }, func(v float64) float64 { return v / k })
			continue
		}
		m := ageApart.FindStringSubmatch(s)
		if m == nil {
			return "", false
		}
		d, _ := rational(m[2]).Float64()
		if m[3] == "younger" {
			d = -d
		}
		rule(m[1], m[4], func(v float64) float64 { return v + d }, func(v float64) float64 { return v - d })
	}
	for again := true; again; {
		again = false
		for _, r := range rules {
			again = r() || again
		}
	}
	ask = strings.TrimSpace(ask)
	if m := ageAsk.FindStringSubmatch(ask); m != nil {
		return decimalOf(ages[m[1]]), true
	}
	if !ageSum.MatchString(ask) {
		return "", false
	}
	sum := 0.0
	for _, v := range ages {
		sum += v
	}
	return decimalOf(sum), true
}

func decimalOf(v float64) string { return Decimal(fixed(v*float64(unit) + 0.5).rat()) }
