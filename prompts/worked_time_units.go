package prompts

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// UnitFactor says that a unit is so many of another: an hour is 60 minutes.
type UnitFactor struct {
	Big, Small string // symbols, such as "h" and "min"
	Factor     int
}

func (f UnitFactor) String() string { return fmt.Sprintf("%s=%d%s", f.Big, f.Factor, f.Small) }

// unitFactors are the steps from unit to unit that people know. A conversion
// takes the fewest of them.
var unitFactors = []UnitFactor{
	{"min", "s", 60}, {"h", "min", 60}, {"d", "h", 24}, {"wk", "d", 7}, {"yr", "d", 365}, {"yr", "mo", 12}, {"decade", "yr", 10}, {"century", "yr", 100},
	{"cm", "mm", 10}, {"m", "cm", 100}, {"m", "mm", 1000}, {"km", "m", 1000},
	{"ft", "in", 12}, {"yd", "ft", 3}, {"yd", "in", 36}, {"mi", "yd", 1760}, {"mi", "ft", 5280},
	{"g", "mg", 1000}, {"kg", "g", 1000}, {"t", "kg", 1000}, {"lb", "oz", 16}, {"ton", "lb", 2000},
	{"cl", "ml", 10}, {"l", "ml", 1000}, {"l", "cl", 100},
	{"tbsp", "tsp", 3}, {"cup", "tbsp", 16}, {"cup", "floz", 8}, {"pt", "cup", 2}, {"qt", "pt", 2}, {"qt", "cup", 4}, {"gal", "qt", 4}, {"gal", "pt", 8}, {"gal", "cup", 16},
	{"nickel", "cent", 5}, {"dime", "cent", 10}, {"quarter", "cent", 25}, {"dollar", "cent", 100}, {"dollar", "dime", 10}, {"dollar", "quarter", 4}, {"dollar", "nickel", 20},
}

// unitNames are the symbols of units by what people write; the first two are the
// full names of one and of several.
var unitNames = map[string][]string{
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

// unitSymbols are the symbols by each name.
var unitSymbols = map[string]string{}

func init() {
	for symbol, names := range unitNames {
		for _, n := range names {
			unitSymbols[n] = symbol
		}
	}
}

// UnitName is the full name of so many of a unit.
func UnitName(symbol string, many bool) string {
	names := unitNames[symbol]
	switch {
	case names == nil:
		return ""
	case many:
		return names[1]
	}
	return names[0]
}

// UnitPath is the way from one unit to another, in the fewest steps; nil if there is
// none, or if they are the same.
func UnitPath(from, to string) []UnitFactor {
	type way struct {
		unit string
		path []UnitFactor
	}
	seen := map[string]bool{from: true}
	for ways := []way{{unit: from}}; len(ways) > 0; ways = ways[1:] {
		w := ways[0]
		if w.unit == to {
			return w.path
		}
		for _, f := range unitFactors {
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

// quantity is a number of a unit, taken away if minus is set.
type quantity struct {
	n     *big.Rat
	unit  string
	minus bool
}

func (q quantity) String() string {
	s := plainDecimal(q.n.FloatString(4)) + q.unit
	if q.minus {
		return "-" + s
	}
	return s
}

// conversion is amounts to be added up and the units to express the sum in, the
// largest first.
type conversion struct {
	amounts []quantity
	asked   []string
}

// body writes a conversion: the factors that it takes, then the amounts.
//
//	unit h=60min #1:3h #2:20min #3:min?
func (c conversion) body() (string, error) {
	if len(c.amounts) >= WorkedMaxTags {
		return "", outOfScope("at most %d amounts are understood", WorkedMaxTags-1)
	}
	slices.SortFunc(c.asked, func(a, b string) int {
		if path := UnitPath(a, b); len(path) > 0 && path[0].Big == a {
			return -1
		}
		return 1
	})
	smallest := c.asked[len(c.asked)-1]
	var factors []UnitFactor
	need := func(path []UnitFactor) {
		for _, f := range path {
			if !slices.Contains(factors, f) {
				factors = append(factors, f)
			}
		}
	}
	for _, q := range c.amounts {
		path := UnitPath(q.unit, smallest)
		if path == nil && q.unit != smallest {
			return "", outOfScope("%s cannot be expressed in %s", UnitName(q.unit, true), UnitName(smallest, true))
		}
		need(path)
	}
	for i := len(c.asked) - 1; i > 0; i-- {
		path := UnitPath(c.asked[i-1], c.asked[i])
		if len(path) != 1 || path[0].Big != c.asked[i-1] {
			return "", outOfScope("an amount in %s and %s is not understood", UnitName(c.asked[i-1], true), UnitName(c.asked[i], true))
		}
		need(path)
	}
	if err := c.check(smallest); err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(UnitOpening)
	for _, f := range factors {
		b.WriteString(f.String() + " ")
	}
	for i, q := range c.amounts {
		b.WriteString(WorkedTag(i+1) + q.String() + " ")
	}
	return b.String() + WorkedTag(len(c.amounts)+1) + strings.Join(c.asked, ",") + "?", nil
}

// check declines amounts that have no short number of a unit: more than four decimals,
// any if there are several units to express it in, or nothing left.
func (c conversion) check(unit string) error {
	left := new(big.Rat)
	for _, q := range c.amounts {
		if q.n.Sign() == 0 {
			return outOfScope("an amount is zero")
		}
		v, at := new(big.Rat).Set(q.n), q.unit
		for _, f := range UnitPath(q.unit, unit) {
			factor := big.NewRat(int64(f.Factor), 1)
			if f.Big == at {
				at = f.Small
				v.Mul(v, factor)
			} else {
				at = f.Big
				v.Quo(v, factor)
			}
			if !short(v) {
				return outOfScope("%s has no short number in %s", q, UnitName(at, true))
			}
		}
		if !short(v) || len(c.asked) > 1 && !v.IsInt() {
			return outOfScope("%s is no whole number in %s", q, UnitName(unit, true))
		}
		if q.minus {
			v.Neg(v)
		}
		if left.Add(left, v).Sign() <= 0 {
			return outOfScope("nothing is left")
		}
	}
	return nil
}

// short reports whether a number has at most four decimals and eight digits before them.
func short(v *big.Rat) bool {
	return new(big.Rat).Mul(v, big.NewRat(10000, 1)).IsInt() && v.Cmp(big.NewRat(1e7, 1)) < 0
}
