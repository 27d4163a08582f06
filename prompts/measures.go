package prompts

import (
	"github.com/seed-25a395fc/reason/prompts/internal/calendar"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// UnitFactor says that a unit is so many of another: an hour is 60 minutes.
type UnitFactor = units.Factor

// UnitName is the full name of so many of a unit.
func UnitName(symbol string, many bool) string { return units.Name(symbol, many) }

// UnitPath is the way from one unit to another, in the fewest steps; nil if there is
// none, or if they are the same.
func UnitPath(from, to string) []UnitFactor { return units.Path(from, to) }

// MonthDays is the number of days of a month; year is 0 where none is said.
func MonthDays(year, month int) int { return calendar.MonthDays(year, month) }
