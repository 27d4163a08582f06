package wordproblem

import "github.com/seed-25a395fc/reason/internal/wordset"

// UnitsOfTime are such in the singular.
var UnitsOfTime = wordset.Of("minute hour day week month year")

// Distances are units of length of ways.
var Distances = wordset.Of("mile kilometer block foot meter yard")

// MassWords are units of what is told in no pieces.
var MassWords = wordset.Of("gallon liter pound kilogram ounce sack bag ton mile kilometer")

// IsUnit reports whether a noun in the singular is a unit of time, length, weight or volume,
// of which there may be a half.
func IsUnit(noun string) bool {
	return UnitsOfTime.Has(noun) || Distances.Has(noun) || MassWords.Has(noun)
}
