package count

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

// cutPlace cuts a place off a list: "and a cat in the room".
func cutPlace(s []lex.Word) (list, place []lex.Word) {
	for len(s) > 0 && s[len(s)-1].Is(".", ",", ";", "?", "!", "-", "so", "then", "now", "and") {
		s = s[:len(s)-1]
	}
	if n := len(s); n > 4 && s[n-3].Is("in", "on", "at") && s[n-2].Is("the", "my", "his", "her", "our", "their") {
		return s[:n-3], s[n-3:]
	}
	if n := len(s); n > 3 && s[n-2].Is("in", "on") && s[n-1].Is("it") { // "my fridge has a fig and a plum in it"
		return s[:n-2], s[n-2:]
	}
	if n := len(s); n > 3 && (s[n-2].Is("in", "at", "with") && lex.IsCapital(s[n-1].Text) || s[n-2].Is("at") && s[n-1].Is("home", "school", "work")) {
		return s[:n-2], s[n-2:]
	}
	return s, nil
}

// itemsListed are the things of a list of at least two, each with its number,
// and how many of them had an article for it, or nothing as known things may: "cow, horse, pig".
func itemsListed(s []lex.Word) (items []string, articles int, ok bool) {
	var item []lex.Word
	for _, w := range append(s[:len(s):len(s)], lex.New(",", lex.Mark, false)) {
		if !w.Is(",", "and", ".") {
			item = append(item, w)
			continue
		}
		if len(item) == 0 {
			continue
		}
		if _, known := things.KindOf(lex.Render(item)); known && !item[0].Is("a", "an") && !isPlural(lex.LastLetters(item).Lower) {
			item = append([]lex.Word{lex.New("a", lex.Letters, true)}, item...)
		}
		text, article, ok := countedItem(item)
		if !ok {
			return nil, 0, false
		}
		if article {
			articles++
		}
		items, item = append(items, text), nil
	}
	return items, articles, len(items) >= 2
}

// isPlural reports whether a noun may be one of several.
func isPlural(noun string) bool {
	if strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && !strings.HasSuffix(noun, "us") {
		return true
	}
	for _, kind := range things.Kinds {
		common, rarer := things.Of(kind)
		if slices.ContainsFunc(slices.Concat(common, rarer), func(thing [2]string) bool { return thing[0] != thing[1] && thing[1] == noun }) { // "mice"
			return true
		}
	}
	return false
}

// countedItem is a thing with its number, one for an article: "an old oven" as "1 old oven".
func countedItem(item []lex.Word) (text string, article, ok bool) {
	n, name := item[0], item[1:]
	article = n.Is("a", "an")
	if article {
		n = lex.New("1", lex.Number, false)
	}
	if v, err := strconv.Atoi(n.Text); n.Kind != lex.Number || err != nil || v < 1 || v > 999 || len(name) == 0 || len(name) > 8 {
		return "", false, false
	}
	for _, w := range name {
		if w.Kind != lex.Letters && !w.Is("-") || w.Space && w.Is("that", "which", "who", "or", "but", "not", "with", "for", "from", "in", "on", "to", "more", "than", "at") {
			return "", false, false
		}
	}
	return n.Text + " " + strings.ToLower(lex.Render(name)), article, true
}

// verbBefore is a sentence that begins with its list, "a dog and two cats are in the house",
// with the verb before it, or the colon or the dash that ends it.
func verbBefore(s []lex.Word) []lex.Word {
	if n := len(s); n > 1 && s[n-1].Is(":", "-") && s[0].Kind == lex.Letters && s[1].Is(",") { // "dog, cat, pear: how many animals?"
		return slices.Concat([]lex.Word{lex.New(":", lex.Mark, false)}, s[:n-1])
	}
	bare := len(s) > 1 && s[0].Kind == lex.Letters && s[1].Is(",") // "bear, cup, wolf"
	if len(s) == 0 || s[0].Kind != lex.Number && !s[0].Is("a", "an") && !bare {
		return s
	}
	verb := slices.IndexFunc(s, func(w lex.Word) bool { return w.Is("are", "is", "were", "was", "live", ":") })
	if list, _ := cutPlace(s); verb < 0 && !lexicon.Happens(s) {
		if _, _, ok := itemsListed(list); ok {
			return slices.Concat([]lex.Word{lex.New(":", lex.Mark, false)}, s)
		}
	}
	if verb < 0 {
		return s
	}
	return slices.Concat([]lex.Word{lex.New("are", lex.Letters, true)}, s[:verb], s[verb+1:])
}

// listAt is where a list begins in a sentence, behind a verb of lists or that which the question
// ends in; -1 if there is none.
func listAt(s []lex.Word, asked lex.Word) int {
	verb := func(w lex.Word) bool {
		return listVerbs.Has(w) || w.Kind == lex.Letters && len(asked.Lower) > 2 && strings.TrimRight(w.Lower, "sed") == strings.TrimRight(asked.Lower, "sed")
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i].Is(":") && s[i+1].Kind == lex.Letters {
			return i + 1
		}
		if w := s[i+1]; (verb(s[i]) || s[i].Is(":")) && (w.Kind == lex.Number || w.Is("a", "an")) {
			return i + 1
		}
	}
	return -1
}
