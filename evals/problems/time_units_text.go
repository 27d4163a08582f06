package problems

import (
	"fmt"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// question words a conversion.
func (c conversion) question(r *rng) string {
	switch {
	case c.sums != nil:
		return c.askSum(r)
	case c.coins:
		return c.askCoins(r)
	}
	style := r.weighted(60, 25, 15)
	said := sayAmounts(r, c.amounts, style)
	units := unitsTogether(r, c.asked, style == 1)
	if len(c.asked) == 1 && r.chance(50) {
		return fmt.Sprintf(pick(r, unitsManyPhrases), unitsTogether(r, c.asked, false), said)
	}
	if theme := unitThemes[c.asked[len(c.asked)-1]]; theme != nil && r.chance(35) && style != 1 {
		return c.tell(r, pick(r, theme), said)
	}
	return fmt.Sprintf(pick(r, unitsIntoPhrases), said, units)
}

// tell words a conversion as something that somebody measured.
func (c conversion) tell(r *rng, theme, said string) string {
	t := newClockTeller(r)
	units := unitsTogether(r, c.asked, false)
	told, ends, _ := strings.Cut(theme, "?")
	told += " "
	switch {
	case len(c.asked) > 1 || r.chance(20):
		return title(t.filled(told+pick(r, []string{"What is that in %s?", "Express this in %s."}), said, units))
	case ends == "" || r.chance(40):
		ends = pick(r, []string{" is that", " is this", " are that"})
	}
	if r.chance(12) {
		return title(t.filled("if "+lowerFirst(strings.TrimSuffix(told, ". "))+", how many %s"+ends+"?", said, units))
	}
	return title(t.filled(told+"How many %s"+ends+"?", said, units))
}

// askSum words a sum or a difference.
func (c conversion) askSum(r *rng) string {
	var said []string
	rest := c.amounts
	for _, n := range c.sums {
		said = append(said, sayAmounts(r, rest[:n], r.weighted(75, 25)))
		rest = rest[n:]
	}
	if c.amounts[len(c.amounts)-1].minus {
		return fmt.Sprintf(pick(r, unitsMinusPhrases), said[0], said[1])
	}
	if len(said) == 2 {
		return fmt.Sprintf(pick(r, unitsPlusPhrases), said[0], said[1])
	}
	return fmt.Sprintf(pick(r, []string{"What is %s?", "How much is %s?", "Calculate %s.", "Add %s."}), strings.Join(said, pick(r, []string{" plus ", " + "})))
}

// askCoins asks what coins are worth.
func (c conversion) askCoins(r *rng) string {
	said := sayAmounts(r, c.amounts, 2*r.weighted(80, 20))
	if len(c.asked) > 1 {
		return fmt.Sprintf(pick(r, []string{"How much money is %s?", "How much are %s worth?", "How much money are %s?", "What is the value of %s?", "How much money do I have if I have %s?"}), said)
	}
	t := newClockTeller(r)
	return title(t.filled(pick(r, []string{"How many cents are %s?", "{N} has %s. How many cents does {s} have?", "How many cents is %s worth?", "If {N} has %s, how many cents is that?", "{N} saved %s. How many cents is that?"}), said))
}

var (
	unitsPlusPhrases  = []string{"What is %s plus %s?", "Add %s and %s.", "How much is %s plus %s?", "What is %s + %s?", "Calculate %s + %s.", "Add %s to %s."}
	unitsMinusPhrases = []string{"What is %s minus %s?", "How much is %s minus %s?", "Calculate %s - %s.", "Subtract %[2]s from %[1]s.", "Take %[2]s away from %[1]s."}
	unitsManyPhrases  = []string{
		"How many %[1]s are in %[2]s?", "How many %[1]s are there in %[2]s?", "How many %[1]s are %[2]s?", "How many %[1]s in %[2]s?", "How many %[1]s is %[2]s?",
		"How many %[1]s are equal to %[2]s?", "Tell me how many %[1]s are in %[2]s.", "How many %[1]s would %[2]s be?", "%[2]s equals how many %[1]s?", "%[2]s are how many %[1]s?", "How many %[1]s do you get from %[2]s?",
		"How many %[1]s make %[2]s?", "How many %[1]s do %[2]s have?", "how many %[1]s in %[2]s", "How many %[1]s does %[2]s equal?", "%[2]s is how many %[1]s?",
	}
	unitsIntoPhrases = []string{
		"Convert %s to %s.", "Convert %s into %s.", "Change %s to %s.", "Express %s in %s.", "What is %s in %s?", "%s in %s", "%s to %s", "Write %s in %s.",
		"Please convert %s to %s.", "Can you convert %s to %s?", "%s in %s?", "How much is %s in %s?", "convert %s to %s", "Turn %s into %s.",
		"What's %s in %s?", "Express %s as %s.", "%s = how many %s?", "Rewrite %s in %s.", "What is %s expressed in %s?", "Give %s in %s.",
	}
	// unitThemes measure something, by the smallest unit asked for; behind the first
	// question mark stands how a question for a number ends.
	unitThemes = map[string][]string{
		"min": {"[A|The] [movie|flight|lesson|concert|hike] lasts %s.? does it last", "The [trip|ride|walk|journey] [takes|took] %s.", "{N} [slept|worked|practiced|waited|studied] for %s.? did {s} sleep", "The [cake|bread] bakes for %s."},
		"s":   {"The [song|race|break] [lasts|lasted] %s.", "{N} [ran|waited|swam] for %s.? did {s} wait", "It took %s."}, "h": {"The [trip|voyage|storm] [took|lasted] %s.", "{N} worked for %s.? did {s} work", "The ferry needs %s."},
		"d": {"[Our|The] [holiday|trip|camp] lasts %s.? does it last", "The voyage took %s."}, "wk": {"The course lasts %s."}, "mo": {"The baby is %s old.", "{N} lived there for %s."}, "yr": {"The oak is %s old.", "The bridge is %s old."},
		"m": {"The [road|path|wall|field] is %s long.? long is it", "[The|A] lake is %s wide.", "{N} [ran|walked|swam|hiked] %s.? did {s} run"}, "cm": {"[The|A] [table|plank|ribbon|shelf|rope] is %s long.", "The board measures %s.", "{N} is %s tall.? tall is {s}"},
		"mm": {"[A|The] [screw|nail|pin] is %s long.", "The seed measures %s."}, "km": {"The [path|race|road] is %s long.", "{N} [drove|ran|cycled|hiked] %s.? did {s} drive"},
		"in": {"The [door|desk|board|window] is %s wide.", "{N} is %s tall.? tall is {s}", "The [ribbon|rope|snake] is %s long."}, "ft": {"The [wall|rope|pool|boat] is %s long.", "The tree is %s tall.", "{N} jumped %s."}, "yd": {"The field is %s long.", "{N} ran %s.? did {s} run"},
		"mi": {"The road is %s long."}, "g": {"[The|A] [parcel|bag of rice|melon|book] weighs %s.? does it weigh", "The [load|box] weighs %s."}, "kg": {"The [crate|load|truck] weighs %s.? does it weigh"}, "oz": {"The [baby|melon|parcel|cat] weighs %s.", "A [loaf|brick] weighs %s."},
		"lb": {"The [stone|boat|statue] weighs %s."}, "ml": {"[The|A] [bottle|jug|glass] holds %s.", "{N} drank %s of milk.? of milk did {s} drink"}, "cl": {"The bottle holds %s."}, "l": {"The [tank|barrel|pool] holds %s.", "{N} used %s of paint."},
		"cup": {"The [pot|pan|jar] holds %s."}, "pt": {"The can holds %s."}, "qt": {"The bucket holds %s."}, "gal": {"The tank holds %s."}, "tsp": {"The sauce needs %s of salt."}, "floz": {"The mug holds %s."},
		"cent": {"The [pen|toy|stamp] costs %s.? does it cost", "{N} has %s.? does {s} have", "{N} saved %s.? did {s} save", "{N} found %s.? did {s} find"}, "dime": {"The toy costs %s."}, "quarter": {"A game costs %s."}, "dollar": {"{N} saved %s.", "The lamp costs %s."},
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
	case len(amounts) < 2 || r.chance(70):
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
