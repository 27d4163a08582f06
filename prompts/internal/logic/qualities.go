package logic

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

var (
	// ofQuality says something of all that have a property: "Creative people are curious".
	ofQuality = lazyregexp.New(`^(All |No |)([A-Za-z][a-z]+) (people|persons|things|ones) `)
	// whoIs says it of one: "Everyone who is creative is curious".
	whoIs = lazyregexp.New(`^(?:Every|Any)(one|body|thing) (?:who|that|which) is ([a-z]+) `)
	// isQuality says that somebody or all of a class have it.
	isQuality = lazyregexp.New(`^(?:(Is \p{L}\pL+)( not)?|(.+) (is|are)( not)?) ([a-z]+)$`)
	// someBody is somebody by what a name says of it alone.
	someBody = lazyregexp.New(`^(?:Is )?\p{Lu}\pL+$`)
	// people are classes of which all are people.
	people = lex.NewSet(`person man woman child boy girl adult teenager kid baby grandmother grandfather mother father parent aunt uncle cousin brother sister son daughter wife husband
		widow friend neighbor neighbour guest stranger citizen villager teacher student pupil professor scientist physicist chemist biologist engineer programmer
		developer designer architect builder carpenter plumber electrician mechanic farmer gardener fisherman fireman firefighter policeman policewoman
		soldier officer captain sailor pilot driver doctor nurse surgeon dentist pharmacist vet lawyer judge clerk accountant banker manager worker
		secretary salesman waiter waitress cook chef baker butcher tailor barber hairdresser artist painter sculptor poet writer author novelist
		journalist editor actor actress dancer singer musician pianist violinist guitarist drummer cellist composer conductor athlete runner swimmer cyclist
		player footballer goalkeeper boxer skier climber coach trainer king queen prince princess knight monk nun priest bishop librarian magician
		politician president mayor minister historian philosopher mathematician detective thief pirate spy inventor explorer astronaut traveler tourist`)
)

// namedQualities has a word for all that have a property, where rules are about them: "Creative
// people are curious" becomes "Creativeones are curious", and of a painter who is creative that
// "Painters are creativeones". Where they are people, whoever is asked about must be one.
func namedQualities(sentences []string) (named []string, ok bool) {
	named = slices.Clone(sentences)
	var qualities []string
	ofPeople := false
	for i, s := range named {
		quality := ""
		if m := ofQuality.FindStringSubmatch(s); m != nil && !noRule.Holds(strings.ToLower(m[2])) {
			quality, ofPeople = strings.ToLower(m[2]), ofPeople || m[3][0] == 'p'
			named[i] = lex.Capitalized(m[1] + quality + "ones " + s[len(m[0]):])
		} else if m := whoIs.FindStringSubmatch(s); m != nil {
			quality, ofPeople = m[2], ofPeople || m[1] != "thing"
			named[i] = "Every " + quality + "one " + s[len(m[0]):]
		}
		if quality != "" && !slices.Contains(qualities, quality) {
			qualities = append(qualities, quality)
		}
	}
	if len(qualities) == 0 {
		return sentences, true
	}
	for i, s := range named {
		m := isQuality.FindStringSubmatch(s)
		if m != nil && slices.Contains(qualities, m[6]) {
			named[i] = withQuality(m)
		}
		if c, ok := readCopular(named[i]); ok && c.isFact() && ofPeople {
			if !people.Holds(c.of) && !slices.Contains(qualities, strings.TrimSuffix(c.of, "one")) {
				return nil, false
			}
		}
	}
	for _, quality := range qualities {
		if standIn(named, quality) {
			return nil, false
		}
	}
	return named, true
}

// withQuality is a sentence that isQuality has matched with the class for the property.
func withQuality(m []string) string {
	switch {
	case m[1] != "":
		return m[1] + m[2] + " a " + m[6] + "one"
	case m[4] == "are" && m[5] == "":
		return m[3] + " are " + m[6] + "ones"
	case m[4] == "is" && (m[5] == "" || someBody.MatchString(m[3])):
		return m[3] + " is" + m[5] + " a " + m[6] + "one"
	}
	return m[0]
}
