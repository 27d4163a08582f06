package arith

import "math/big"

// numerals are the words that are numbers. "one" is left out: it is a pronoun
// far more often than a number.
var numerals = func() map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for i, w := range ones {
		out[w] = big.NewRat(int64(i), 1)
	}
	for i, w := range tens {
		out[w] = big.NewRat(int64(20+10*i), 1)
		for j, u := range ones[1:10] {
			out[w+"-"+u] = big.NewRat(int64(20+10*i+j+1), 1)
		}
	}
	delete(out, "one")
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

// parts are the words that, before "of", stand for a factor: third, thirds,
// two-thirds.
var parts = func() map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for word, n := range map[string]int64{
		"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12,
	} {
		plural := word + "s"
		if n == 2 {
			plural = "halves"
		}
		out[word], out[plural], out["one-"+word] = big.NewRat(1, n), big.NewRat(1, n), big.NewRat(1, n)
		for i, count := range ones[2:10] {
			out[count+"-"+plural] = big.NewRat(int64(i+2), n)
		}
	}
	return out
}()

// multiples are the words that multiply the number behind them.
var multiples = map[string]*big.Rat{
	"twice": big.NewRat(2, 1), "double": big.NewRat(2, 1), "triple": big.NewRat(3, 1), "thrice": big.NewRat(3, 1),
}

// operators are the words between two numbers that are an operation.
var operators = map[string]byte{"plus": '+', "minus": '-', "times": '*', "x": '*', "multiplied": '*', "divided": '/'}

// articles may stand between "of" and the number.
var articles = map[string]bool{
	"the": true, "these": true, "those": true, "his": true, "her": true, "their": true, "all": true,
	"remaining": true, "original": true, "initial": true, "other": true, "entire": true,
}

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
	"in": 'l', "ft": 'l', "yd": 'l', "mi": 'l', "m": 'l', "mm": 'l', "g": 'w', "mg": 'w', "h": 't', "l": 'v',
	"cup": 'v', "pint": 'v', "quart": 'v', "gallon": 'v', "liter": 'v', "milliliter": 'v', "ml": 'v',
}

// hedges say that a result is rounded.
var hedges = map[string]bool{
	"about": true, "approximately": true, "approx": true, "roughly": true, "around": true, "nearly": true, "almost": true,
	"rounded": true, "rounding": true, "round": true, "nearest": true, "rounds": true, "estimate": true,
}

// roles say what a word may do in a sentence.
type role uint8

const (
	relating  role = 1 << iota // states a result
	hedging                    // says that it is rounded
	phrasing                   // is part of a phrase that phrase reads
	measuring                  // belongs to an amount, a time or a date
)

var roles = func() map[string]role {
	out := map[string]role{}
	for w := range relations {
		out[w] |= relating
	}
	for w := range hedges {
		out[w] |= hedging
	}
	for w := range lists {
		out[w] |= phrasing
	}
	for _, w := range []string{"than", "off", "as", "dozen", "fewer", "greater"} {
		out[w] |= phrasing
	}
	for w := range sizes {
		out[w] |= measuring
	}
	for _, names := range []map[string]int{months, weekdays, midday} {
		for w := range names {
			out[w] |= measuring
		}
	}
	return out
}()

// notUnits are words that relate numbers in ways that are not read here: an
// expression that leans on one of them is not understood.
var notUnits = map[string]bool{
	"of": true, "times": true, "plus": true, "minus": true, "divided": true, "multiplied": true, "by": true, "less": true, "more": true,
	"than": true, "over": true, "twice": true, "half": true, "double": true, "triple": true, "mod": true, "from": true, "and": true,
	"or": true, "then": true, "to": true, "is": true, "are": true, "equals": true, "equal": true, "if": true, "as": true, "because": true,
	"since": true, "so": true, "but": true, "which": true, "means": true, "when": true,
	"sin": true, "cos": true, "tan": true, "log": true, "ln": true, "sqrt": true, "gcd": true, "lcm": true, "max": true,
	"third": true, "quarter": true, "squared": true, "cubed": true, "thirds": true, "fourth": true,
}

// ranks are the nouns whose number is a name: "day 2" is not two of anything.
var ranks = map[string]bool{
	"day": true, "week": true, "month": true, "year": true, "hour": true, "step": true, "chapter": true, "part": true, "case": true,
	"number": true, "no": true, "problem": true, "question": true, "equation": true, "room": true, "page": true, "grade": true,
	"level": true, "round": true, "game": true, "stage": true, "figure": true, "group": true, "phase": true, "class": true, "team": true,
	"row": true, "column": true, "line": true, "quarter": true,
}
