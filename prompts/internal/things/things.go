// Package things knows everyday things: their kinds, what people call these, and whether a thing is
// of a kind. It finds in a text where things of a kind that is asked for are listed without a number.
package things

import (
	"slices"
	"strings"
	"sync"
)

// Kinds are the kinds of everyday things.
var Kinds = strings.Fields(`fruit vegetable animal bird insect instrument furniture appliance household tool vehicle clothing toy dish flower drink
	dessert school sport`)

// Everything is the kind that all things are of.
const Everything = "everything"

// Of are the things of a kind, each as one and as many; rarer ones are less
// common words.
func Of(kind string) (common, rarer [][2]string) {
	return oneAndMany(everyday[kind].words), oneAndMany(everyday[kind].rarer)
}

// NamesOf are what questions call a kind, such as "pieces of fruit"; none if it
// is never asked for.
func NamesOf(kind string) []string { return everyday[kind].names }

// OfKind reports whether things of one kind are counted as another. clear is false
// where people would not agree.
func OfKind(kind, asked string) (is, clear bool) {
	is = kind == asked || asked == Everything || asked == "animal" && (kind == "bird" || kind == "insect")
	return is, is || !slices.Contains(everyday[asked].unclear, kind)
}

// kindOfThing is the kind of a thing by the words for one and for many; "" for a
// thing of two kinds. It is made when it is first needed, as few questions do.
var kindOfThing = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for _, kind := range Kinds {
		common, rarer := Of(kind)
		for _, thing := range slices.Concat(common, rarer) {
			for _, name := range slices.Compact(thing[:]) {
				name = strings.ToLower(name)
				if other, ok := kinds[name]; ok && other != kind {
					kinds[name] = ""
				} else {
					kinds[name] = kind
				}
			}
		}
	}
	return kinds
})

// Adjectives may stand before the name of a thing without making another thing
// of it, as the first word of "hot dog" does.
var Adjectives = strings.Fields("old new big small large little tiny huge red blue green yellow white black brown nice lovely strange cheap expensive heavy ugly beautiful")

// KindOf is the kind of an everyday thing, in the singular or the plural, with
// or without Adjectives: of "small red kites" that of kites. ok is false for
// things that are not known.
func KindOf(thing string) (kind string, ok bool) {
	words := strings.Fields(strings.ToLower(thing))
	for len(words) > 1 && slices.Contains(Adjectives, words[0]) {
		words = words[1:]
	}
	name := strings.Join(words, " ")
	if name == "" {
		return "", false
	}
	if kind := kindOfThing()[name]; kind != "" {
		return kind, true
	}
	for _, called := range []string{name, Plural(name)} { // "three birds" are birds
		if kind, ok := KindAsked(calledKinds[called]); ok && kind != Everything {
			return kind, true
		}
	}
	return "", false
}

// KindAsked is the kind that a prompt of the family Count asks for, such as "musical
// instruments".
func KindAsked(name string) (kind string, ok bool) {
	switch name {
	case "":
		return "", false
	case All:
		return Everything, true
	}
	for _, kind := range Kinds {
		if slices.ContainsFunc(everyday[kind].names, func(called string) bool { return calledKinds[called] == name }) {
			return kind, true
		}
	}
	return "", false
}

// oneAndMany are the singular and the plural of each word of a list.
func oneAndMany(words string) (things [][2]string) {
	for w := range strings.SplitSeq(words, ",") {
		one, many, irregular := strings.Cut(strings.Join(strings.Fields(w), " "), "/")
		switch {
		case one == "":
			continue
		case !irregular:
			many = Plural(one)
		}
		things = append(things, [2]string{one, many})
	}
	return things
}

// plurals holds the nouns whose plural does not follow the rules of Plural.
var plurals = map[string]string{
	"goose": "geese", "sheep": "sheep", "fish": "fish", "deer": "deer", "leaf": "leaves", "loaf": "loaves", "person": "people",
	"child": "children", "man": "men", "woman": "women", "potato": "potatoes", "tomato": "tomatoes", "shelf": "shelves", "life": "lives", "candy": "candies",
}

// Plural is the plural of a noun by the rules of spelling.
func Plural(noun string) string {
	if p, ok := plurals[noun]; ok {
		return p
	}
	switch {
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	case len(noun) > 1 && strings.HasSuffix(noun, "y") && !strings.ContainsAny(noun[len(noun)-2:len(noun)-1], "aeiou"):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}
