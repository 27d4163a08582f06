// Package units knows units of time, length, weight, volume and money: their names, and how many of one
// make another.
package units

import (
	"fmt"
	"slices"
)

// Factor says that a unit is so many of another: an hour is 60 minutes.
type Factor struct {
	Big, Small string // symbols, such as "h" and "min"
	Factor     int
}

func (f Factor) String() string { return fmt.Sprintf("%s=%d%s", f.Big, f.Factor, f.Small) }

// factors are the steps from unit to unit that people know. A conversion
// takes the fewest of them.
var factors = []Factor{
	{"min", "s", 60}, {"h", "min", 60}, {"d", "h", 24}, {"wk", "d", 7}, {"yr", "d", 365}, {"yr", "mo", 12}, {"decade", "yr", 10}, {"century", "yr", 100},
	{"cm", "mm", 10}, {"m", "cm", 100}, {"m", "mm", 1000}, {"km", "m", 1000},
	{"ft", "in", 12}, {"yd", "ft", 3}, {"yd", "in", 36}, {"mi", "yd", 1760}, {"mi", "ft", 5280},
	{"g", "mg", 1000}, {"kg", "g", 1000}, {"t", "kg", 1000}, {"lb", "oz", 16}, {"ton", "lb", 2000},
	{"cl", "ml", 10}, {"l", "ml", 1000}, {"l", "cl", 100},
	{"tbsp", "tsp", 3}, {"cup", "tbsp", 16}, {"cup", "floz", 8}, {"pt", "cup", 2}, {"qt", "pt", 2}, {"qt", "cup", 4}, {"gal", "qt", 4}, {"gal", "pt", 8}, {"gal", "cup", 16},
	{"nickel", "cent", 5}, {"dime", "cent", 10}, {"quarter", "cent", 25}, {"dollar", "cent", 100}, {"dollar", "dime", 10}, {"dollar", "quarter", 4}, {"dollar", "nickel", 20},
}

// spelled are the symbols of units by what people write; the first two are the
// full names of one and of several.
var spelled = map[string][]string{
	"s": {"second", "seconds", "sec", "secs", "s"}, "min": {"minute", "minutes", "min", "mins"}, "h": {"hour", "hours", "hr", "hrs", "h"},
	"d": {"day", "days"}, "wk": {"week", "weeks", "wk", "wks"}, "mo": {"month", "months"}, "yr": {"year", "years", "yr", "yrs"},
	"decade": {"decade", "decades"}, "century": {"century", "centuries"},
	"mm": {"millimeter", "millimeters", "millimetre", "millimetres", "mm"}, "cm": {"centimeter", "centimeters", "centimetre", "centimetres", "cm"},
	"m": {"meter", "meters", "metre", "metres", "m"}, "km": {"kilometer", "kilometers", "kilometre", "kilometres", "km", "kms"},
	"in": {"inch", "inches", "in"}, "ft": {"foot", "feet", "ft"}, "yd": {"yard", "yards", "yd", "yds"}, "mi": {"mile", "miles", "mi"},
	"mg": {"milligram", "milligrams", "mg"}, "g": {"gram", "grams", "g"}, "kg": {"kilogram", "kilograms", "kilo", "kilos", "kg", "kgs"},
	"t": {"tonne", "tonnes", "t"}, "oz": {"ounce", "ounces", "oz"}, "lb": {"pound", "pounds", "lb", "lbs"}, "ton": {"ton", "tons"},
	"ml": {"milliliter", "milliliters", "millilitre", "millilitres", "ml"}, "cl": {"centiliter", "centiliters", "centilitre", "centilitres", "cl"},
	"l": {"liter", "liters", "litre", "litres", "l"}, "tsp": {"teaspoon", "teaspoons", "tsp"}, "tbsp": {"tablespoon", "tablespoons", "tbsp"},
	"floz": {"fluid ounce", "fluid ounces"}, "cup": {"cup", "cups"}, "pt": {"pint", "pints", "pt"}, "qt": {"quart", "quarts", "qt"}, "gal": {"gallon", "gallons", "gal"},
	"cent": {"cent", "cents", "penny", "pennies"}, "nickel": {"nickel", "nickels"}, "dime": {"dime", "dimes"}, "quarter": {"quarter", "quarters"}, "dollar": {"dollar", "dollars", "buck", "bucks"},
}

// Symbols are the symbols of units by each name.
var Symbols = map[string]string{}

func init() {
	for symbol, names := range spelled {
		for _, n := range names {
			Symbols[n] = symbol
		}
	}
}

// Name is the full name of so many of a unit.
func Name(symbol string, many bool) string {
	names := spelled[symbol]
	switch {
	case names == nil:
		return ""
	case many:
		return names[1]
	}
	return names[0]
}

// Path is the way from one unit to another, in the fewest steps; nil if there is
// none, or if they are the same.
func Path(from, to string) []Factor {
	type way struct {
		unit string
		path []Factor
	}
	seen := map[string]bool{from: true}
	for ways := []way{{unit: from}}; len(ways) > 0; ways = ways[1:] {
		w := ways[0]
		if w.unit == to {
			return w.path
		}
		for _, f := range factors {
			next := f.Big
			if next == w.unit {
				next = f.Small
			}
			if (f.Big == w.unit || f.Small == w.unit) && !seen[next] {
				seen[next] = true
				ways = append(ways, way{next, append(slices.Clone(w.path), f)})
			}
		}
	}
	return nil
}
