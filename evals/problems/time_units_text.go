package problems

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// question words a conversion.
func (c conversion) question(r *rng) string {
	if c.sum {
		return c.askSum(r)
	}
	style := r.weighted(60, 25, 15)
	said := sayAmounts(r, c.amounts, style)
	units := unitsTogether(r, c.asked, style == 1)
	if len(c.asked) == 1 && r.chance(50) {
		return fmt.Sprintf(pick(r, unitsManyPhrases), unitsTogether(r, c.asked, false), said)
	}
	if theme := unitThemes[c.asked[0]]; theme != nil && r.chance(25) && style != 1 {
		if len(c.asked) == 1 {
			return fmt.Sprintf(pick(r, theme)+" "+pick(r, []string{"How many %s is that?", "How many %s is this?", "What is that in %s?"}), said, unitsTogether(r, c.asked, false))
		}
		return fmt.Sprintf(pick(r, theme)+" "+pick(r, []string{"What is that in %s?", "Express this in %s."}), said, unitsTogether(r, c.asked, false))
	}
	return fmt.Sprintf(pick(r, unitsIntoPhrases), said, units)
}

func (c conversion) askSum(r *rng) string {
	a, b := sayAmounts(r, c.amounts[:c.first], 0), sayAmounts(r, c.amounts[c.first:], 0)
	if c.amounts[c.first].minus {
		return fmt.Sprintf(pick(r, []string{"What is %s minus %s?", "How much is %s minus %s?", "Calculate %s - %s."}), a, b)
	}
	return fmt.Sprintf(pick(r, []string{"What is %s plus %s?", "Add %s and %s.", "How much is %s plus %s?", "What is %s + %s?", "Calculate %s + %s."}), a, b)
}

var (
	unitsManyPhrases = []string{
		"How many %[1]s are in %[2]s?", "How many %[1]s are there in %[2]s?", "How many %[1]s are %[2]s?", "How many %[1]s in %[2]s?", "How many %[1]s is %[2]s?",
		"How many %[1]s make %[2]s?", "How many %[1]s do %[2]s have?", "how many %[1]s in %[2]s", "How many %[1]s does %[2]s equal?", "%[2]s is how many %[1]s?",
	}
	unitsIntoPhrases = []string{
		"Convert %s to %s.", "Convert %s into %s.", "Change %s to %s.", "Express %s in %s.", "What is %s in %s?", "%s in %s", "%s to %s", "Write %s in %s.",
		"Please convert %s to %s.", "Can you convert %s to %s?", "%s in %s?", "How much is %s in %s?", "convert %s to %s", "Turn %s into %s.",
	}
	unitThemes = map[string][]string{
		"min": {"A movie lasts %s.", "The flight takes %s.", "Our lesson lasts %s.", "The cake bakes for %s."}, "s": {"The song lasts %s.", "He ran for %s.", "The race took %s."},
		"h": {"The trip took %s.", "A meeting lasts %s.", "The ferry needs %s.", "She worked for %s."}, "d": {"Our holiday lasts %s.", "The voyage took %s."},
		"m": {"The road is %s long.", "The lake is %s wide.", "Kim ran %s."}, "cm": {"The table is %s long.", "A plank measures %s.", "The shelf is %s wide."}, "mm": {"A screw is %s long."},
		"km": {"The path is %s long.", "The race is %s long."}, "in": {"The door is %s wide.", "My desk is %s long.", "The board measures %s."}, "ft": {"The wall is %s long.", "The rope is %s long.", "The tree is %s tall."},
		"g": {"The parcel weighs %s.", "A bag of rice weighs %s."}, "kg": {"The crate weighs %s.", "The load weighs %s."}, "oz": {"The baby weighs %s.", "The melon weighs %s."}, "lb": {"The stone weighs %s."},
		"ml": {"The bottle holds %s.", "A jug contains %s."}, "l": {"The tank holds %s.", "A barrel contains %s."}, "cup": {"The pot holds %s."}, "pt": {"The can holds %s."}, "qt": {"The bucket holds %s."},
		"cent": {"The pen costs %s.", "She has %s."}, "dime": {"The toy costs %s."}, "quarter": {"A game costs %s."}, "dollar": {"He saved %s."},
	}
	shortUnits = map[string]string{"s": "s", "min": "min", "h": "h", "mm": "mm", "cm": "cm", "m": "m", "km": "km", "ft": "ft", "yd": "yd", "mi": "mi", "mg": "mg", "g": "g", "kg": "kg",
		"t": "t", "oz": "oz", "lb": "lb", "ml": "ml", "cl": "cl", "l": "l", "qt": "qt", "gal": "gal", "in": "in", "pt": "pt", "tbsp": "tbsp", "tsp": "tsp"}
)

// unitWord names a unit, in a short form if there is one and that is the style.
func unitWord(r *rng, unit string, many bool, style int) string {
	if short := shortUnits[unit]; short != "" && style == 1 {
		if unit == "h" && r.chance(30) {
			return pick(r, []string{"hr", "hrs"})
		}
		return short
	}
	name := prompts.UnitName(unit, many)
	if r.chance(15) && strings.Contains(name, "meter") || r.chance(15) && strings.Contains(name, "liter") {
		name = strings.Replace(strings.Replace(name, "meter", "metre", 1), "liter", "litre", 1)
	}
	return name
}

// sayAmounts writes amounts in the long style (0), with symbols (1) or in words (2).
func sayAmounts(r *rng, amounts []measure, style int) string {
	parts := make([]string, len(amounts))
	between := pick(r, []string{" ", ""})
	for i, a := range amounts {
		n := Decimal(a.n)
		whole := a.n.IsInt()
		if v, ok := small(a.n); ok && style == 2 && v < 1000 {
			n = inWords(v)
		}
		switch {
		case a.unit == "dollar" && len(amounts) == 1 && style == 0 && r.chance(40):
			parts[i] = "$" + n
			if !whole {
				parts[i] = "$" + a.n.FloatString(2)
			}
			continue
		case style == 1 && shortUnits[a.unit] != "":
			parts[i] = n + between + unitWord(r, a.unit, n != "1", 1)
			continue
		case strings.HasSuffix(n, ".5") && n != "0.5" && r.chance(40):
			parts[i] = strings.TrimSuffix(n, ".5") + " and a half " + unitWord(r, a.unit, true, 0)
			continue
		case n == "0.5":
			parts[i] = "half " + article(prompts.UnitName(a.unit, false)) + " " + prompts.UnitName(a.unit, false)
			continue
		}
		parts[i] = n + " " + unitWord(r, a.unit, n != "1" && n != "one", 0)
	}
	switch {
	case style == 1:
		return strings.Join(parts, " ")
	case r.chance(70):
		return list(parts)
	case r.chance(50):
		return strings.Join(parts, ", ")
	}
	return strings.Join(parts, " ")
}

// unitsTogether names units to express an amount in.
func unitsTogether(r *rng, units []string, short bool) string {
	style := 0
	if short {
		style = 1
	}
	var names []string
	for _, u := range units {
		if u == "in" {
			names = append(names, "inches")
			continue
		}
		names = append(names, unitWord(r, u, true, style))
	}
	return list(names)
}
