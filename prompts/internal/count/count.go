// Package count reads lists of things and the question how many of them are of a kind. A question
// that names no kind, or a list that says more of its things than what and how many they are, is left
// to other families; a list that is too long is declined.
package count

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/clause"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/story"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

// Opening marks the questions that ask for the number of things of a kind.
const Opening = "count "

var (
	// listVerbs stand before a list of things.
	listVerbs = lex.NewSet(`there's i've we've they've have has had own owns owned see sees saw got is are were was hold holds held contain contains contained find finds
		found buy buys bought win wins won wear wears wore bring brings brought carry carries pack packs packed keep keeps counted include includes met meet need needs want wants order orders ordered
		plant plants planted pick picks picked grow grows grew eat eats ate use uses used draw draws drew take takes took make makes made sell sells sold catch catches caught feed feeds fed`)
	// behindKind are words that may stand behind the kind in the question.
	behindKind = lex.NewSet(`live please feed feeds fed terrace win won wear wore do does did i you he she we they have has had own are is were was there in on all total altogether now the a my your his her
		see got it that this all hold holds contain contains find found buy bought bring brought carry pack packed keep counted can here meet need want order ordered plant pick grow eat use draw take make sell catch table room
		house box bag basket garden list kitchen shop market these those among following is here things items listed`)
	// leads are words that may stand before a request to count.
	leads = lex.NewSet("please can could would will you u tell me say now so then and just i need want to know work out find calculate determine")
)

// Read reads a list of things and the question how many of a kind there
// are. Each thing gets a tag, and articles become the number 1:
//
//	I have a flute, two stoves, and a drum. How many musical instruments do I have?
//	count #1: 1 flute #2: 2 stoves #3: 1 drum #4: musical instruments?
//
// A list of numbers alone, all of which count, stays a story if it is one.
func Read(q *query.Question) (body string, ok bool, err error) {
	if !q.Mentions("many", "count", "number", "total ") {
		return "", false, nil
	}
	words, err := q.InOrder()
	if err != nil {
		return "", false, nil // of another family, which says what is wrong
	}
	told, asked := listAndQuestion(words)
	told = verbBefore(told)
	begin := listAt(told, lex.LastLetters(asked))
	if begin < 0 || slices.ContainsFunc(told[:begin], multiplies) {
		return "", false, nil
	}
	list, place := cutPlace(told[begin:])
	kind, ok := kindAsked(asked, slices.Concat(told[:begin], place))
	if pet := func(w lex.Word) bool { return w.Is("pet", "pets") }; !ok || slices.ContainsFunc(asked, pet) && !slices.ContainsFunc(told[:begin], owns) {
		return "", false, nil // not all animals are pets
	}
	items, articles, ok := itemsListed(list)
	if !ok {
		return "", false, nil
	}
	other := func(item string) bool { return kind != things.All && !strings.HasSuffix(item, kind) }
	if articles == 0 && !slices.ContainsFunc(items, other) {
		if _, _, err := story.Read(q); err == nil {
			return "", false, nil
		}
	}
	if len(items) >= form.MaxTags {
		return "", false, form.OutOfScope("at most %d things to count are understood", form.MaxTags-1)
	}
	var b strings.Builder
	b.WriteString(strings.TrimSpace(Opening))
	for i, item := range append(items, kind+"?") {
		b.WriteString(" " + form.Tag(i+1) + " " + item)
	}
	return b.String(), true, nil
}

// owns reports whether a word says that somebody has what follows.
func owns(w lex.Word) bool {
	return w.Is("have", "has", "had", "own", "owns", "got", "keep", "keeps") || strings.HasSuffix(w.Lower, "'ve")
}

// listAndQuestion cuts a question of two sentences, either of which may be first, or of one
// that ends in the question.
func listAndQuestion(words []lex.Word) (told, asked []lex.Word) {
	switch s := lex.Sentences(words); {
	case len(s) == 2 && countAsked(s[0]) > 0:
		return s[1], s[0]
	case len(s) == 2:
		return s[0], s[1]
	case len(s) == 1:
		if of, is := s[0], manyOfThese(s[0]); is > 0 { // "how many of a dog, a cat and a fig are animals"
			return slices.Concat([]lex.Word{lex.New(":", lex.Mark, false)}, afterThese(of[3:is])), slices.Concat(of[:2], of[is+1:])
		}
		if colon := slices.IndexFunc(s[0], func(w lex.Word) bool { return w.Is(":") }); colon > 0 && countAsked(s[0][:colon]) > 0 { // "how many fruits are in this list: …"
			return s[0][colon:], s[0][:colon]
		}
		i := clause.AskAt(s[0])
		if i < 0 { // "there's a duck in the yard; count the birds"
			i = 1 + slices.IndexFunc(s[0], func(w lex.Word) bool { return w.Is(";", ":", "-") })
			if i == 0 || countAsked(s[0][i:]) == 0 {
				return nil, nil
			}
		}
		if i > 0 && s[0][0].Is("if") {
			return s[0][1:i], s[0][i:]
		}
		if i > 0 {
			return s[0][:i], s[0][i:]
		}
	}
	return nil, nil
}

// manyOfThese is where the verb stands in a question of how many of some things that it lists
// are of a kind; 0 if it is none.
func manyOfThese(s []lex.Word) int {
	if len(s) < 8 || !s[0].Is("how") || !s[1].Is("many") || !s[2].Is("of") {
		return 0
	}
	if slices.ContainsFunc(s, func(w lex.Word) bool { return w.Is(":") }) {
		return 0
	}
	return max(0, slices.IndexFunc(s, func(w lex.Word) bool { return w.Is("are") }))
}

// afterThese is a list without "the words" or "these things" before it.
func afterThese(s []lex.Word) []lex.Word {
	for len(s) > 0 && s[0].Is("the", "these", "those", "following", "things", "items", "words") {
		s = s[1:]
	}
	return s
}

// multiplies reports whether a word before a list says that there are several of it, as in
// "each of 6 baskets has".
func multiplies(w lex.Word) bool { return w.Kind == lex.Number || w.Is("each", "every", "both") }

// kindAsked is the kind of things behind "how many". The question may repeat
// words of what stands around the list.
func kindAsked(s, around []lex.Word) (kind string, ok bool) {
	for len(s) > 0 && s[len(s)-1].Is("?", ".", "!") {
		s = s[:len(s)-1]
	}
	i := countAsked(s)
	if i == 0 {
		return "", false
	}
	first := i
	for i < len(s) && !s[i].Is("there", "among", "please", "do", "does", "did", "are", "is", "were", "was", "can", "in", "have", "has", "live", "i", "you", "we", "he", "she", "they", "total", "altogether") {
		i++
	}
	kind, ok = things.Called(strings.ToLower(lex.Render(s[first:i])))
	for _, w := range s[i:] {
		repeated := slices.ContainsFunc(around, func(b lex.Word) bool {
			return w.Is(b.Lower) || w.Kind == lex.Letters && len(w.Lower) > 3 && (b.Lower == w.Lower+"s" || b.Lower == w.Lower+"ed" || b.Lower == w.Lower+"d")
		})
		if !behindKind.Has(w) && !lex.IsCapital(w.Text) && !repeated {
			return "", false
		}
	}
	return kind, ok
}

// countAsked is where the kind begins in a question for a number of things; 0 if it asks for
// something else.
func countAsked(s []lex.Word) int {
	i := 0
	if len(s) > 3 && s[0].Is("of", "from", "among") {
		for i = 1; i < len(s) && s[i].Is("the", "these", "those", "following", "things", "items", "words", "list", ","); i++ {
		}
	}
	for i < len(s) && (leads.Has(s[i]) || s[i].Is("count") && i+1 < len(s) && s[i+1].Is("how")) {
		i++
	}
	switch at := s[i:]; {
	case len(at) > 5 && at[0].Is("how") && at[1].Is("many") && at[2].Is("of") && at[3].Is("these", "those", "them"):
		if are := slices.IndexFunc(at[:6], func(w lex.Word) bool { return w.Is("are") }); are > 0 { // "how many of these things are tools"
			return i + are + 1
		}
		return 0
	case len(at) > 3 && at[0].Is("how") && at[1].Is("many") && at[2].Is("are") && i > 0:
		return i + 3
	case len(at) > 2 && at[0].Is("how") && at[1].Is("many"):
		return i + 2
	case len(at) > 1 && at[0].Is("total") && at[1].Kind == lex.Letters && !at[1].Is("number"): // "total fruits?"
		return i + 1
	case len(at) > 2 && at[0].Is("count") && at[1].Is("the", "all", "my", "only", "just"):
		for i += 2; i < len(s) && s[i].Is("the", "all", "my", "only", "just"); i++ {
		}
		return i
	}
	of := slices.IndexFunc(s, func(w lex.Word) bool { return w.Is("of") })
	if of < 1 || !s[of-1].Is("number") || slices.ContainsFunc(s[i:of], func(w lex.Word) bool { return !w.Is("what", "what's", "is", "give", "the", "total", "number") }) {
		return 0
	}
	return of + 1
}
