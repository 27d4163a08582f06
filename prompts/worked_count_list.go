package prompts

import (
	"slices"
	"strconv"
	"strings"
)

// cutPlace cuts a place off a list: "and a cat in the room".
func cutPlace(s []word) (list, place []word) {
	for len(s) > 0 && s[len(s)-1].is(".", ",", ";", "?", "!", "-", "so", "then", "now", "and") {
		s = s[:len(s)-1]
	}
	if n := len(s); n > 4 && s[n-3].is("in", "on", "at") && s[n-2].is("the", "my", "his", "her", "our", "their") {
		return s[:n-3], s[n-3:]
	}
	if n := len(s); n > 3 && s[n-2].is("in", "on") && s[n-1].is("it") { // "my fridge has a fig and a plum in it"
		return s[:n-2], s[n-2:]
	}
	if n := len(s); n > 3 && s[n-2].is("in", "at", "with") && isCapital(s[n-1].text) {
		return s[:n-2], s[n-2:]
	}
	return s, nil
}

// itemsListed are the things of a list of at least two, each with its number,
// and how many of them had an article for it, or nothing as known things may: "cow, horse, pig".
func itemsListed(s []word) (items []string, articles int, ok bool) {
	var item []word
	for _, w := range append(s[:len(s):len(s)], newWord(",", mark, false)) {
		if !w.is(",", "and", ".") {
			item = append(item, w)
			continue
		}
		if len(item) == 0 {
			continue
		}
		if _, known := KindOfThing(render(item)); known && !item[0].is("a", "an") && !isPlural(lastLetters(item).lower) {
			item = append([]word{newWord("a", letters, true)}, item...)
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
	for _, kind := range ThingKinds {
		common, rarer := Things(kind)
		if slices.ContainsFunc(slices.Concat(common, rarer), func(thing [2]string) bool { return thing[0] != thing[1] && thing[1] == noun }) { // "mice"
			return true
		}
	}
	return false
}

// countedItem is a thing with its number, one for an article: "an old oven" as "1 old oven".
func countedItem(item []word) (text string, article, ok bool) {
	n, name := item[0], item[1:]
	article = n.is("a", "an")
	if article {
		n = newWord("1", number, false)
	}
	if v, err := strconv.Atoi(n.text); n.kind != number || err != nil || v < 1 || v > 999 || len(name) == 0 || len(name) > 8 {
		return "", false, false
	}
	for _, w := range name {
		if w.kind != letters && !w.is("-") || w.space && w.is("that", "which", "who", "or", "but", "not", "with", "for", "from", "in", "on", "to", "more", "than", "at") {
			return "", false, false
		}
	}
	return n.text + " " + strings.ToLower(render(name)), article, true
}

// verbBefore is a sentence that begins with its list, "a dog and two cats are in the house",
// with the verb before it, or the colon or the dash that ends it.
func verbBefore(s []word) []word {
	if n := len(s); n > 1 && s[n-1].is(":", "-") && s[0].kind == letters && s[1].is(",") { // "dog, cat, pear: how many animals?"
		return slices.Concat([]word{newWord(":", mark, false)}, s[:n-1])
	}
	bare := len(s) > 1 && s[0].kind == letters && s[1].is(",") // "bear, cup, wolf"
	if len(s) == 0 || s[0].kind != number && !s[0].is("a", "an") && !bare {
		return s
	}
	verb := slices.IndexFunc(s, func(w word) bool { return w.is("are", "is", "were", "was", "live", ":") })
	if list, _ := cutPlace(s); verb < 0 && !happens(s) {
		if _, _, ok := itemsListed(list); ok {
			return slices.Concat([]word{newWord(":", mark, false)}, s)
		}
	}
	if verb < 0 {
		return s
	}
	return slices.Concat([]word{newWord("are", letters, true)}, s[:verb], s[verb+1:])
}

// listAt is where a list begins in a sentence, behind a verb of lists or that which the question
// ends in; -1 if there is none.
func listAt(s []word, asked word) int {
	verb := func(w word) bool {
		return listVerbs.has(w) || w.kind == letters && len(asked.lower) > 2 && strings.TrimRight(w.lower, "sed") == strings.TrimRight(asked.lower, "sed")
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i].is(":") && s[i+1].kind == letters {
			return i + 1
		}
		if w := s[i+1]; (verb(s[i]) || s[i].is(":")) && (w.kind == number || w.is("a", "an")) {
			return i + 1
		}
	}
	return -1
}
