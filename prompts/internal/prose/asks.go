package prose

import "github.com/seed-25a395fc/reason/prompts/internal/lex"

// A short sentence can ask for an amount without a tale: a part of a number, an
// average, a number of smaller units. Their words are a closed class, so that no
// question of fact is taken for one.

var (
	parts     = lex.NewSet(`percent percentage half third thirds quarter quarters fourth fourths fifth fifths sixths eighths tenths twice average mean`)
	partWords = lex.NewSet(`what what's how much many is are the a of and find calculate compute determine give me please tell number percent percentage
		half third thirds quarter quarters fourth fourths fifth fifths sixths eighths tenths twice double triple average mean to one dollars`)
	unitWords = lex.NewSet(`second seconds minute minutes hour hours day days week weeks month months year years cent cents dime dimes nickel nickels quarter quarters
		dollar dollars inch inches foot feet yard yards millimeter millimeters centimeter centimeters cm meter meters kilometer kilometers km gram grams kg kilogram kilograms
		milliliter milliliters liter liters pint pints cup cups ounce ounces pound pounds pair pairs dozen legs wheels eggs socks shoes gloves
		cow cows dog dogs cat cats horse horses chicken chickens bird birds car cars bicycle bicycles bike bikes tricycle tricycles`)
	priceWords   = lex.NewSet(`cost costs each apiece per off discount increased reduced decreased tip tax mph`)
	betweenUnits = lex.NewSet(`how many much is are there in do does have has and a an what of together all`)
)

// AsksPart reports whether words ask for a percentage, a fraction, a multiple or an
// average of numbers and say nothing else: What is 15% of 80?
func AsksPart(words []lex.Word) bool {
	numbers, part := 0, false
	for i, w := range words {
		switch {
		case w.Kind == lex.Number:
			numbers++
		case w.Kind == lex.Letters && !partWords.Holds(w.Lower):
			return false
		case w.Is("/"):
			part = part || i > 0 && i+2 < len(words) && words[i+2].Is("of")
		}
		part = part || w.Is("%") || parts.Holds(w.Lower)
	}
	return part && numbers > 0
}

// AsksUnits reports whether words ask how many of a unit others are, and say nothing
// else: How many minutes are in 3 hours? How many eggs are in 5 dozen?
func AsksUnits(words []lex.Word) bool {
	numbers, units, dozen := 0, 0, false
	for _, w := range words {
		dozen = dozen || w.Is("dozen", "pairs")
	}
	for i, w := range words {
		switch {
		case w.Kind == lex.Number:
			numbers++
		case unitWords.Holds(w.Lower), dozen && i > 0 && words[i-1].Is("many"):
			units++
		case dozen && i > 1 && words[i-2].Is("many"): // teddy bears
		case w.Kind == lex.Letters && !betweenUnits.Holds(w.Lower):
			return false
		}
	}
	return numbers > 0 && units > 1
}

// AsksPrice reports whether words state two numbers and what one of them is for each
// or off the other: What do 8 towels cost at $26 each?
func AsksPrice(words []lex.Word) bool {
	numbers, price := 0, false
	for _, w := range words {
		if w.Kind == lex.Number {
			numbers++
		}
		price = price || priceWords.Holds(w.Lower)
	}
	return numbers > 1 && price
}

// AsksAmount reports whether the last sentences ask for a number.
func AsksAmount(words []lex.Word) bool {
	asked := false
	for i := range words {
		last, next := &lex.None, &lex.None
		if i > 0 {
			last = &words[i-1]
		}
		if i+1 < len(words) {
			next = &words[i+1]
		}
		switch words[i].Plain() {
		case "how":
			asked = asked || next.Is("many", "much", "long", "far", "old", "tall", "high", "big", "fast", "often", "heavy", "wide", "deep", "large", "late", "early", "more", "great", "likely", "few", "soon")
		case "what", "what's", "find", "calculate", "determine", "compute":
			asked = asked || !next.Is("next", "now", "time")
		case "change", "total", "cost", "price", "profit":
			asked = asked || next.Is("?") && (last.Is(".") || i > 1 && words[i-2].Is("."))
		case "who", "why", "where", "whose":
			if i == 0 || last.Is(".", "?", "!") {
				return false
			}
		}
	}
	return asked
}
