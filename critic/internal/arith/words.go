package arith

import "math/big"

// numerals are the words that are numbers. "one" is left out: it is a pronoun
// far more often than a number.
var numerals = func() map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for i, w := range []string{
		"zero", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	} {
		if w != "" {
			out[w] = big.NewRat(int64(i), 1)
		}
	}
	units := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	for i, w := range []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		for j, u := range units {
			key := w
			if u != "" {
				key += "-" + u
			}
			out[key] = big.NewRat(int64(20+10*i+j), 1)
		}
	}
	return out
}()

// scales are the words behind a number that multiply it.
var scales = map[string]*big.Rat{
	"dozen": big.NewRat(12, 1), "dozens": big.NewRat(12, 1),
	"hundred": big.NewRat(100, 1), "thousand": big.NewRat(1000, 1),
	"million": big.NewRat(1e6, 1), "billion": big.NewRat(1e9, 1),
	"percent": big.NewRat(1, 100), "cents": big.NewRat(1, 100), "cent": big.NewRat(1, 100),
}

// minutes are the units of time beside a time of day, in minutes.
var minutes = map[string]*big.Rat{
	"hour": big.NewRat(60, 1), "hours": big.NewRat(60, 1), "hr": big.NewRat(60, 1), "hrs": big.NewRat(60, 1),
	"minute": big.NewRat(1, 1), "minutes": big.NewRat(1, 1), "min": big.NewRat(1, 1), "mins": big.NewRat(1, 1),
}

// parts are the words that, before "of", stand for a factor.
var parts = map[string]*big.Rat{
	"half": big.NewRat(1, 2), "third": big.NewRat(1, 3), "quarter": big.NewRat(1, 4), "fourth": big.NewRat(1, 4),
	"fifth": big.NewRat(1, 5), "tenth": big.NewRat(1, 10),
	"thirds": big.NewRat(1, 3), "quarters": big.NewRat(1, 4), "fourths": big.NewRat(1, 4), "fifths": big.NewRat(1, 5),
}

// multiples are the words that multiply the number behind them.
var multiples = map[string]*big.Rat{
	"twice": big.NewRat(2, 1), "double": big.NewRat(2, 1), "triple": big.NewRat(3, 1), "thrice": big.NewRat(3, 1),
}

// operators are the words between two numbers that are an operation.
var operators = map[string]byte{"plus": '+', "minus": '-', "times": '*', "x": '*', "multiplied": '*', "divided": '/'}

// articles may stand between "of" and the number.
var articles = map[string]bool{"the": true, "these": true, "those": true, "his": true, "her": true, "their": true, "all": true}

// relations are the verbs that state a result.
var relations = map[string]bool{"is": true, "equals": true, "are": true, "makes": true, "gives": true, "equal": true}

// units are the short forms of units, which may stand right behind a number.
var units = map[string]bool{
	"m": true, "g": true, "l": true, "h": true, "s": true, "kg": true, "km": true, "cm": true, "mm": true, "ml": true, "mg": true,
	"lb": true, "lbs": true, "oz": true, "ft": true, "in": true, "mi": true, "yd": true, "hr": true, "hrs": true, "min": true,
	"sec": true, "am": true, "pm": true, "mph": true, "kph": true, "gb": true, "mb": true, "tb": true, "sq": true,
}

// measures are the units that convert into one another, by what they measure.
var measures = map[string]byte{
	"second": 't', "minute": 't', "hour": 't', "day": 't', "week": 't', "month": 't', "year": 't', "hr": 't', "min": 't', "sec": 't',
	"ounce": 'w', "pound": 'w', "ton": 'w', "gram": 'w', "kilogram": 'w', "kg": 'w', "lb": 'w', "oz": 'w',
	"inch": 'l', "foot": 'l', "feet": 'l', "yard": 'l', "mile": 'l', "meter": 'l', "kilometer": 'l', "km": 'l', "cm": 'l', "centimeter": 'l', "inche": 'l',
	"cup": 'v', "pint": 'v', "quart": 'v', "gallon": 'v', "liter": 'v', "milliliter": 'v', "ml": 'v',
}

// hedges say that a result is rounded.
var hedges = map[string]bool{
	"about": true, "approximately": true, "approx": true, "roughly": true, "around": true, "nearly": true, "almost": true,
	"rounded": true, "rounding": true, "round": true, "nearest": true, "rounds": true, "estimate": true,
}

// notUnits are words that relate numbers in ways that are not read here: an
// expression that leans on one of them is not understood.
var notUnits = map[string]bool{
	"of": true, "times": true, "plus": true, "minus": true, "divided": true, "multiplied": true, "by": true, "less": true, "more": true,
	"than": true, "over": true, "twice": true, "half": true, "double": true, "triple": true, "mod": true, "from": true, "and": true,
	"or": true, "then": true, "to": true, "is": true, "are": true, "equals": true, "equal": true, "if": true, "as": true, "because": true,
	"since": true, "so": true, "but": true, "which": true, "means": true, "when": true,
	"sin": true, "cos": true, "tan": true, "log": true, "ln": true, "sqrt": true, "gcd": true, "lcm": true, "max": true, "min": true,
	"third": true, "quarter": true, "squared": true, "cubed": true, "thirds": true, "fourth": true,
}

// ranks are the nouns whose number is a name: "day 2" is not two of anything.
var ranks = map[string]bool{
	"day": true, "week": true, "month": true, "year": true, "hour": true, "step": true, "chapter": true, "part": true, "case": true,
	"number": true, "no": true, "problem": true, "question": true, "equation": true, "room": true, "page": true, "grade": true,
	"level": true, "round": true, "game": true, "stage": true, "figure": true, "group": true, "phase": true, "class": true, "team": true,
	"row": true, "column": true, "line": true, "quarter": true,
}
