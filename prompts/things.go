package prompts

import "github.com/seed-25a395fc/reason/prompts/internal/things"

// CountAll is the kind that everything belongs to.
const CountAll = things.All

// EveryThing is the kind that all things are of.
const EveryThing = things.Everything

// ThingKinds are the kinds of everyday things.
var ThingKinds = things.Kinds

// ThingAdjectives may stand before the name of a thing without making another thing
// of it, as the first word of "hot dog" does.
var ThingAdjectives = things.Adjectives

// Things are the things of a kind, each as one and as many; rarer ones are less
// common words.
func Things(kind string) (common, rarer [][2]string) { return things.Of(kind) }

// NamesOfKind are what questions call a kind, such as "pieces of fruit"; none if it
// is never asked for.
func NamesOfKind(kind string) []string { return things.NamesOf(kind) }

// OfKind reports whether things of one kind are counted as another. clear is false
// where people would not agree.
func OfKind(kind, asked string) (is, clear bool) { return things.OfKind(kind, asked) }

// KindOfThing is the kind of an everyday thing, in the singular or the plural, with
// or without ThingAdjectives: of "small red kites" that of kites. ok is false for
// things that are not known.
func KindOfThing(thing string) (kind string, ok bool) { return things.KindOf(thing) }

// KindAsked is the kind that a prompt of the family Count asks for, such as "musical
// instruments".
func KindAsked(name string) (kind string, ok bool) { return things.KindAsked(name) }

// Plural is the plural of a noun by the rules of spelling.
func Plural(noun string) string { return things.Plural(noun) }
