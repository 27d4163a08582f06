package order

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

var (
	// askLead opens a question without asking anything.
	askLead = lazyregexp.New(`^(?i)(?:(?:q|question): ?)?(?:(?:so|now|then|(?:given|based on|according to|from) (?:this|that|these(?: statements)?|the above(?: statements)?|the statements)),? )?`)
	// askLeadFirst are the first words of askLead.
	askLeadFirst = lex.NewSet("q question so now then given based according from")
	// asks begins a question that may have no mark at its end.
	asks        = lazyregexp.New(`^(?i)(?:(?:so|now|then),? )?(?:(?:in )?(?:which|what)|who|where) `)
	winnerAsked = lazyregexp.New(`^(?i)who (?:won|wins|is the winner)(?: (?:it|(?:the|this) race))?$`)
	asked       = lazyregexp.New(`^(?i)(?:who|what|which)((?: [a-z]+){0,5}?) ` + aCopula + ` (.+)$`)
	placeAsked  = lazyregexp.New(`^(?i)(?:(?:in )?(?:which|what) (?:place|position|rank)|where) (?:did|does) (.+?) (?:finish|come|end up|arrive|stand|sit)(?: in)?$`)
	// medalAsked asks for who came first, second or third.
	medalAsked = lazyregexp.New(`^(?i)who (?:won|wins|got|gets|took|receives|received) (?:the )?(gold|silver|bronze)(?: medal)?$`)
	// didAsked asks whether one thing came or stands before another; colourAsked for that of a place.
	didAsked    = lazyregexp.New(`^(?i)(?:did|does|do) (.+?) (?:finish|come in|come|rank|arrive|stand|sit|hang|run|lie|live|park|swim|walk|drive|leave) (.+)$`)
	colourAsked = lazyregexp.New(`^(?i)what colou?r (is|was) the ([a-z]+) ((?:in|on|at) the .+)$`)
	choiceAsked = lazyregexp.New(`^(?i)(?:which|what)(?: one)?(?: of (?:the|these) (?:following|statements|options|sentences)(?: statements| options| sentences)?)? ?(?:statement |option |sentence )?(?:is|must be|has to be) (?:true|correct|right)(?: then)?$|^(?i)which (?:statement|option|sentence) is (?:true|correct|right)$`)
	// anyThing is what anything or anybody may be called in a question.
	anyThing = lex.NewSet(`one ones of the these those them all person people thing things item items object objects animal animals friend friends
		guest guests player players runner runners participant participants contestant contestants student students child children kid kids in on`)
)

// ask reads what is asked: a question, options that are statements, or both.
func (r *reader) ask(text string) bool {
	r.listed = true
	whole := text == "" || choiceAsked.MatchString(text)
	if m := placeAsked.FindStringSubmatch(text); m != nil {
		r.ofThing, r.asked = true, r.thing(m[1])
		return r.asked >= 0 && len(r.options) == 0 && r.on([]string{frontToBack})
	}
	if r.asksWhether(text) {
		return true
	}
	text, ok := r.among(text)
	if !ok || !whole && !r.askedPlace(text) {
		return false
	}
	if len(r.options) == 0 {
		return !whole
	}
	return r.choose(whole)
}

// asksWhether reads a question whether one thing stands before or behind another: "Is Ann taller
// than Ben?" It asks which of the two does, and the legend says what that means.
func (r *reader) asksWhether(text string) bool {
	const is = "is "
	text = didAsked.ReplaceAllString(text, "is $1 $2")
	if len(r.options) > 0 || len(text) < len(is) || !strings.EqualFold(text[:len(is)], is) {
		return false
	}
	text = text[len(is):]
	for at := range len(text) {
		if text[at] != ' ' {
			continue
		}
		s, partner, ok := compared(text[at+1:])
		if !ok {
			continue
		}
		a, b := r.thing(text[:at]), r.thing(partner)
		if a < 0 || b < 0 || a == b || !r.on(s.scales) {
			return false
		}
		name := r.things[a]
		if !r.between(a, b) {
			return false
		}
		r.asked, r.yes = 1, name
		if s.end {
			r.asked = -1
		}
		return true
	}
	return false
}

// askedPlace reads the place of "Who is the tallest?", or "Who is taller?" of two.
func (r *reader) askedPlace(text string) bool {
	if m := medalAsked.FindStringSubmatch(text); m != nil {
		text = "who came " + map[string]string{"gold": "first", "silver": "second", "bronze": "third"}[strings.ToLower(m[1])]
	}
	text = colourAsked.ReplaceAllString(winnerAsked.ReplaceAllString(text, "who came first"), "which $2 $1 $3")
	m := asked.FindStringSubmatch(text)
	if m == nil || !r.ofAll(m[1]) {
		return false
	}
	said := m[2]
	scales, place, ok := placed(said)
	if i := strings.LastIndexByte(said, ' '); !ok && i > 0 && r.ofAll(said[i+1:]) { // "the heaviest animal"
		scales, place, ok = placed(said[:i])
	}
	if s, isMore := comparison(strings.ToLower(said)); !ok && isMore && (len(r.things) == 2 || r.ofTwo) {
		scales, place, ok = s.scales, 1, true
		if s.end {
			place = -1
		}
	}
	if ok && slices.Equal(scales, []string{frontToBack}) && len(r.scales) > 0 && (r.scales[0] == "fast" || r.scales[0] == "quick") {
		scales = r.scales // who is fastest comes first
	}
	if !ok || !r.on(scales) {
		return false
	}
	r.asked, ok = r.within(place)
	return ok
}

// ofAll reports whether words such as "of the books" are about all the things and
// not some of them, such as the girls among people.
func (r *reader) ofAll(words string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		n, isNumber := lex.NumberNames[w]
		names := func(of string) bool { return of == w || of == w+"s" || of == w+"es" || w == of+"s" || w == of+"es" }
		ends := func(t string) bool { return names(t[strings.LastIndexByte(t, ' ')+1:]) }
		switch {
		case isNumber && n == len(r.things), anyThing.Holds(w), w == "us" && r.named("me"), r.bareThings() && !partNames.Holds(w), things.CommonNames.Holds(w) && !slices.ContainsFunc(r.things, func(t string) bool { return ends(strings.ToLower(t)) }), slices.ContainsFunc(strings.Fields(r.around), names):
		case !slices.ContainsFunc(r.things, func(t string) bool { return !ends(strings.ToLower(t)) }):
		default:
			return false
		}
	}
	return true
}

// partNames are words that may be about some of the things.
var partNames = lex.NewSet(`boy boys girl girls man men woman women lady ladies child children adult adults brother brothers sister sisters other others except but not us
	red blue green yellow black white brown grey gray new old big small male female only remaining first second`)

// bareThings reports whether all things go by one common noun each, "oak" and "pine", which no question for one of
// them repeats. One that begins a sentence has a capital.
func (r *reader) bareThings() bool {
	small := lex.IndexAll(r.things, func(t string) bool { return !lex.IsCapital(t) })
	return 2*len(small) > len(r.things) && !slices.ContainsFunc(r.things, func(t string) bool { return strings.Contains(t, " ") || strings.EqualFold(t, "me") })
}

// named reports whether a thing goes by a name.
func (r *reader) named(name string) bool {
	return slices.ContainsFunc(r.things, func(t string) bool { return strings.EqualFold(t, name) })
}

// within turns the middle into a place counted from the front; ok is false for a
// place that the row has not.
func (r *reader) within(place int) (p int, ok bool) {
	n := len(r.things)
	if place == middle {
		return (n + 1) / 2, n%2 == 1
	}
	return place, max(place, -place) <= n
}

// settle reads all places now that the number of things is known. What is told in
// two ways is kept once.
func (r *reader) settle() error {
	if err := r.settleInside(); err != nil {
		return err
	}
	var fixed []fixedPlace
	for _, f := range r.fixed {
		place, ok := r.within(f.place)
		if !ok {
			return form.OutOfScope("%d things have no place such as that of %q", len(r.things), r.things[f.thing])
		}
		same := func(g fixedPlace) bool { return g.thing == f.thing && r.index(g.place) == r.index(place) }
		if !slices.ContainsFunc(fixed, same) {
			fixed = append(fixed, fixedPlace{f.thing, place})
		}
	}
	r.fixed = fixed
	return nil
}

// choose reads the options: things, or statements that differ in their thing
// alone or in their place alone.
func (r *reader) choose(whole bool) bool {
	var stated []fixedPlace
	for _, o := range r.options {
		s, ok := r.option(strings.TrimRight(hyphens.Replace(o.Text), ". "), whole)
		if !ok || slices.Contains(stated, s) {
			return false
		}
		stated = append(stated, s)
		r.meanings = append(r.meanings, form.Letter(s.thing)+strconv.Itoa(r.index(s.place)+1))
	}
	first := stated[0]
	r.asked, r.ofThing = first.place, false
	if len(stated) > 1 && stated[1].thing == first.thing {
		r.asked, r.ofThing = first.thing, true
	}
	return !slices.ContainsFunc(stated, func(s fixedPlace) bool {
		return r.ofThing && s.thing != first.thing || !r.ofThing && s.place != first.place
	})
}

// option is what an option states: a whole statement, or a thing in the place that
// is asked for.
func (r *reader) option(text string, whole bool) (s fixedPlace, ok bool) {
	name, place := text, r.asked
	if whole {
		named, said := cutVerb(text)
		scales, p, ok := placed(said)
		if !ok || !r.on(scales) {
			return s, false
		}
		if place, ok = r.within(p); !ok {
			return s, false
		}
		name = named
	}
	thing := r.thing(name)
	return fixedPlace{thing, place}, thing >= 0
}
