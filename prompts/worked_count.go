package prompts

import (
	"slices"
	"strconv"
	"strings"
)

// CountOpening marks the questions that ask for the number of things of a kind.
const CountOpening = "count "

// countKinds are the kinds of things that can be counted, by what people call
// them. CountAll counts everything.
var countKinds = map[string]string{}

// CountAll is the kind that everything belongs to.
const CountAll = "objects"

func init() {
	for kind, also := range map[string]string{
		CountAll: "things, items", "fruits": "fruit, pieces of fruit", "vegetables": "veggies",
		"animals": "creatures", "musical instruments": "instruments", "pieces of furniture": "furniture items, furniture pieces",
		"appliances": "household appliances, electrical appliances", "tools": "", "vehicles": "",
		"pieces of clothing": "clothes, items of clothing, articles of clothing, garments", "toys": "", "dishes": "pieces of tableware",
		"flowers": "", "birds": "", "insects": "", "drinks": "beverages", "sweets": "desserts", "school supplies": "pieces of stationery, stationery items",
		"sports items": "pieces of sports equipment, items of sports equipment",
	} {
		countKinds[kind] = kind
		for name := range strings.SplitSeq(also, ",") {
			if name = strings.TrimSpace(name); name != "" {
				countKinds[name] = kind
			}
		}
	}
}

var (
	// listVerbs stand before a list of things.
	listVerbs = newWordSet(`have has had own owns owned see sees saw got is are were was hold holds held contain contains contained find finds
		found buy buys bought bring brings brought carry carries pack packs packed keep keeps counted include includes`)
	// countWords may stand behind the kind in the question.
	countWords = newWordSet(`do does did i you he she we they have has had own are is were was there in on all total altogether now the a my your his her
		see got it hold holds contain contains find found buy bought bring brought carry pack packed keep counted table room
		house box bag basket garden list kitchen shop market`)
)

// readCount reads a list of things and the question how many of a kind there
// are. Each thing gets a tag, and articles become the number 1:
//
//	I have a flute, two stoves, and a drum. How many musical instruments do I have?
//	count #1: 1 flute #2: 2 stoves #3: 1 drum #4: musical instruments?
//
// A list of numbers alone, all of which count, stays a story if it is one.
func readCount(q *query) (body string, ok bool, err error) {
	words, err := q.inOrder()
	if err != nil {
		return "", false, nil // of another family, which says what is wrong
	}
	told, asked := listAndQuestion(words)
	begin := listAt(told)
	if begin < 0 || slices.ContainsFunc(told[:begin], multiplies) {
		return "", false, nil
	}
	kind, ok := kindAsked(asked, told[:begin])
	if !ok {
		return "", false, nil
	}
	items, articles, ok := itemsListed(told[begin:])
	if !ok {
		return "", false, nil
	}
	other := func(item string) bool { return kind != CountAll && !strings.HasSuffix(item, kind) }
	if _, _, err := readStory(q); err == nil && articles == 0 && !slices.ContainsFunc(items, other) {
		return "", false, nil
	}
	if len(items) >= WorkedMaxTags {
		return "", false, outOfScope("at most %d things to count are understood", WorkedMaxTags-1)
	}
	var b strings.Builder
	b.WriteString(strings.TrimSpace(CountOpening))
	for i, item := range append(items, kind+"?") {
		b.WriteString(" " + WorkedTag(i+1) + " " + item)
	}
	return b.String(), true, nil
}

// listAndQuestion cuts a question of two sentences, or of one that begins with
// "if".
func listAndQuestion(words []word) (told, asked []word) {
	switch s := sentences(words); {
	case len(s) == 2:
		return s[0], s[1]
	case len(s) == 1 && s[0][0].is("if"):
		if i := askAt(s[0]); i > 0 {
			return s[0][1:i], s[0][i:]
		}
	}
	return nil, nil
}

// multiplies reports whether a word before a list says that there are several of it, as in
// "each of 6 baskets has".
func multiplies(w word) bool { return w.kind == number || w.is("each", "every", "both") }

// listAt is where a list begins in a sentence; -1 if there is none.
func listAt(s []word) int {
	for i := 0; i+1 < len(s); i++ {
		if w := s[i+1]; listVerbs.has(s[i]) && (w.kind == number || w.is("a", "an")) {
			return i + 1
		}
	}
	return -1
}

// kindAsked is the kind of things behind "how many". The question may repeat
// words of what stands before the list.
func kindAsked(s, before []word) (kind string, ok bool) {
	if len(s) < 4 || !s[0].is("how") || !s[1].is("many") || !s[len(s)-1].is("?") {
		return "", false
	}
	i := 2
	for i < len(s)-1 && !s[i].is("do", "does", "did", "are", "is", "were", "was", "can", "in", "have", "has") {
		i++
	}
	kind, ok = countKinds[strings.ToLower(render(s[2:i]))]
	for _, w := range s[i : len(s)-1] {
		repeated := slices.ContainsFunc(before, func(b word) bool { return w.is(b.lower) })
		if !countWords.has(w) && !isCapital(w.text) && !repeated {
			return "", false
		}
	}
	return kind, ok
}

// itemsListed are the things of a list of at least two, each with its number,
// and how many of them had an article for it. The last may be followed by a
// place: "and a cat in the room".
func itemsListed(s []word) (items []string, articles int, ok bool) {
	if n := len(s); n > 5 && s[n-1].is(".") && s[n-4].is("in", "on", "at") && s[n-3].is("the", "my", "his", "her", "our", "their") {
		s = s[:n-4]
	}
	var item []word
	for _, w := range append(s[:len(s):len(s)], newWord(",", mark, false)) {
		if !w.is(",", "and", ".") {
			item = append(item, w)
			continue
		}
		if len(item) == 0 {
			continue
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

// countedItem is a thing with its number: "an old oven" as "1 old oven".
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
		if w.kind != letters && !w.is("-") || w.space && w.is("that", "which", "who", "but", "not", "with", "for", "from", "in", "on", "to", "more", "than", "at") {
			return "", false, false
		}
	}
	return n.text + " " + strings.ToLower(render(name)), article, true
}
