package prompts

import (
	"slices"
	"strings"
)

// People ask in short, or before they tell, and leave out marks: "Total?", "How many are left? I had
// 24 and ate 3." The model was trained on questions in full, behind what is told.

// inFull are the words of a problem with its question in full, behind what is told.
func inFull(words []word) []word {
	return askedInFull(askedLast(gotPlainly(words)))
}

// askedLast are words with a question for an amount that comes first put last.
func askedLast(words []word) []word {
	if len(words) > 4 && words[0].is("total", "left") && words[1].is("?") && !slices.ContainsFunc(words[2:], func(w word) bool { return w.is("?") }) { // "Total? I read 12 pages and 9."
		return slices.Concat(words[2:], words[:2])
	}
	how := 0
	for how < len(words) && askLeads.has(words[how]) {
		how++
	}
	if how+2 >= len(words) || !words[how].is("how") || !words[how+1].is("many", "much") {
		return words
	}
	end := how + slices.IndexFunc(words[how:], func(w word) bool { return w.kind != letters })
	if end < how+2 || !words[end].is("?", ":") || !words[end].is("?") && how == 0 {
		return words
	}
	told := words[end+1:]
	if !slices.ContainsFunc(told, isNumber) || slices.ContainsFunc(told, func(w word) bool { return w.is("?", "how", "what", "which", "find", "calculate") }) {
		return words
	}
	if !told[len(told)-1].is(".", "!") {
		told = append(slices.Clip(told), newWord(".", mark, false))
	}
	return slices.Concat(told, newWords("How"), directly(words[how+1:end]), []word{newWord("?", mark, false)})
}

// directly are the words of an indirect question, "many sheep he has", in the order of a direct one.
func directly(asked []word) []word {
	v := slices.IndexFunc(asked, func(w word) bool { return w.is("has", "have", "had") })
	if v < 2 || slices.ContainsFunc(asked[:v], func(w word) bool { return w.is("do", "does", "did", "will", "would") }) {
		return asked
	}
	subject := v - 1
	if who := asked[subject]; subject > 1 && asked[subject-1].is("the", "my", "his", "her", "our", "their") {
		subject--
	} else if !isCapital(who.text) && !who.is("i", "he", "she", "we", "they", "you") {
		return asked
	}
	do := map[string]string{"has": "does", "have": "do", "had": "did"}[asked[v].lower]
	return slices.Concat(asked[:subject], newWords(do), asked[subject:v], newWords("have"), asked[v+1:])
}

// askLeads may stand before a question without asking anything.
var askLeads = newWordSet("so please can could you u tell me work out find calculate compute determine figure i we need want to know say")

func isNumber(w word) bool { return w.kind == number }

// tellingsParted are words of a story with a comma between two tellings that nothing parts: "baked 48 cakes
// sold 31", "had 24 eggs I used 6".
func tellingsParted(words []word) []word {
	for i := 0; i+2 < len(words); i++ {
		if words[i].kind != number || i == 0 {
			continue
		}
		if next := newTelling(words, i); next > 0 {
			words = slices.Insert(slices.Clone(words), next, newWord(",", mark, false))
			i = next
			continue
		}
		if classOf(words[i-1])&(change|state) == 0 {
			continue
		}
		at := i + 1
		for at < len(words) && at <= i+maxCounted && words[at].kind == letters && classOf(words[at]) == 0 {
			at++
		}
		verb := at
		if at < len(words) && at > i+1 && words[at].is("i", "he", "she", "we", "they") {
			verb++
		}
		if verb+1 < len(words) && classOf(words[verb])&change != 0 && words[verb].kind == letters && (words[verb+1].kind == number || words[verb+1].is("$")) {
			words = slices.Insert(slices.Clone(words), at, newWord(",", mark, false))
			i = at
		}
	}
	return words
}

// maxCounted is the largest number of words that name what a number counts.
const maxCounted = 2

// askedInFull are words with their question in full.
func askedInFull(words []word) []word {
	words = measureAsked(words)
	end := len(words)
	for end > 0 && words[end-1].is("?", ".", "!") {
		end--
	}
	begin := end
	for begin > 0 && words[begin-1].kind == letters {
		begin--
	}
	told, short := words[:begin], words[begin:end]
	if len(short) == 0 || len(short) > maxShort || begin < 2 || !slices.ContainsFunc(told, isNumber) {
		return words
	}
	ends := told[begin-1].is(".", "?", "!") && !isTitle(told[begin-2])
	parted := told[begin-1].is(",", ";", ":") || told[begin-1].is("-") && told[begin-1].space && short[0].space
	if !ends && !parted || parted && asksAmount(sentences(told)[len(sentences(told))-1]) {
		return words
	}
	for len(short) > 1 && short[0].is("so", "and", "then", "now") {
		short = short[1:]
	}
	full := fullQuestion(short, told)
	if full == "" {
		return words
	}
	if ends {
		full = capitalized(full)
	}
	return slices.Concat(told, newWords(full), []word{newWord("?", mark, false)})
}

// measureAsked are words whose last sentence is the name of an amount, with a number in it, with a
// question for that: "Distance in 3 hours?"
func measureAsked(words []word) []word {
	ss := sentences(words)
	if len(ss) < 2 {
		return words
	}
	asked := ss[len(ss)-1]
	if n := len(asked); n < 4 || n > maxShort+2 || !asked[n-1].is("?") || !measures.has(asked[0]) && !(asked[0].is("total", "new") && measures.has(asked[1])) ||
		!slices.ContainsFunc(asked, isNumber) || slices.ContainsFunc(asked, func(w word) bool { return notShort.has(w) || w.kind == mark && !w.is("?") }) {
		return words
	}
	told := words[:len(words)-len(asked)]
	return slices.Concat(told, newWords("What is the "+asked[0].lower), asked[1:])
}

// maxShort is the largest number of words of a question in short.
const maxShort = 5

// shortTotals and shortRests ask for all or what is left by themselves.
var (
	shortTotals = []string{"total", "the total", "in total", "total now", "altogether", "all together", "in all", "grand total", "how many total", "how many altogether", "what's the total"}
	shortRests  = []string{"left", "remaining", "remainder", "rest", "the rest", "left over", "what's left", "what is left", "what left", "what remains", "what is remaining", "what's remaining", "the number left", "number left", "amount left", "the amount left"}
	// measures are amounts that a problem asks for by their names.
	measures = newWordSet("price cost costs total balance change profit loss distance speed average mean sum difference wage salary bill share score savings perimeter area income earnings pay length height weight width amount number discount tip age")
	// plainMeasures are asked for by one word in the problems that the model was trained on.
	plainMeasures = newWordSet("change total cost price profit")
	// liquid are measured and not counted.
	liquid = newWordSet("litre litres liter liters l ml gallon gallons kg g kilo kilos gram grams pounds money water milk juice petrol gas flour sugar rice")
)

// fullQuestion is a question in full for one in short behind what is told; "" where it is none.
func fullQuestion(short, told []word) string {
	text := strings.ToLower(render(short))
	asked := strings.TrimPrefix(text, "the ")
	if lead, rest, ok := strings.Cut(text, " "); ok && (lead == "find" || lead == "calculate" || lead == "compute" || lead == "state") {
		if asked = strings.TrimPrefix(rest, "the "); asked != "total" && !slices.Contains(shortRests, asked) {
			return ""
		}
	}
	first, last := short[0], short[len(short)-1]
	things := strings.ToLower(render(short[:len(short)-1]))
	switch {
	case slices.Contains(shortTotals, asked):
		return "what is the total"
	case slices.Contains(shortRests, asked):
		if slices.ContainsFunc(told, func(w word) bool { return w.is("$") }) {
			return "how much money is left"
		}
		if slices.ContainsFunc(told, liquid.has) {
			return "how much is left"
		}
		return "how many are left"
	case len(short) == 5 && first.is("what") && short[1].is("do", "does") && short[3].is("have") && last.is("left", "now"): // "what do I have left"
		if slices.ContainsFunc(told, func(w word) bool { return w.is("$") }) {
			return "how much money" + strings.TrimPrefix(text, "what")
		}
		return "how many" + strings.TrimPrefix(text, "what")
	case len(short) > 1 && last.is("left", "remaining", "now") && namesTold(short[:len(short)-1], told):
		return amountOf(things) + map[string]string{"left": " left", "remaining": " left", "now": " there now"}[last.lower]
	case len(short) > 2 && phraseAt(short[len(short)-2:], []string{"in", "total"}) == 0 && namesTold(short[:len(short)-2], told):
		return amountOf(strings.TrimSuffix(things, " in")) + " there in total"
	case len(short) > 1 && first.is("total") && namesTold(short[1:], told):
		return amountOf(strings.TrimPrefix(text, "total ")) + " there in total"
	case first.is("per", "each") && len(short) == 2 && last.is("person", "child", "kid", "friend"):
		if slices.ContainsFunc(told, func(w word) bool { return w.is("$") }) {
			return "how much does each get"
		}
		return "how many does each get"
	case first.is("per") && len(short) == 2 && namesTold(short[1:], told):
		return "how many are in each " + last.lower
	case first.is("new") && len(short) == 2 && namesTold(short[1:], told):
		return "what is the " + text
	case len(short) == 2 && first.is("each", "everyone", "everybody") && last.is("pays", "gets"):
		return "how much does each " + strings.TrimSuffix(last.lower, "s")
	case (len(short) > 1 || !plainMeasures.has(first)) && (measures.has(first) || measures.has(last)) && !slices.ContainsFunc(short, func(w word) bool { return notShort.has(w) }):
		if strings.HasSuffix(first.lower, "'s") || first.is("his", "her", "my", "our", "their", "your", "its") {
			return "what is " + asked
		}
		return "what is the " + asked
	}
	return ""
}

// notShort are words of questions that are not in short.
var notShort = newWordSet("how what what's which who when where why is are was were do does did has have had will would can could find calculate determine given compute give tell and or but it he she they i we to")

// amountOf asks for a number of things, or how much money.
func amountOf(things string) string {
	if liquid[things] {
		return "how much " + things + " is"
	}
	return "how many " + things + " are"
}

// namesTold reports whether words name things that were told of.
func namesTold(things, told []word) bool {
	noun := things[len(things)-1]
	if slices.ContainsFunc(things, func(w word) bool { return classOf(w)&^opener != 0 || notShort.has(w) }) {
		return false
	}
	if noun.is("money") {
		return slices.ContainsFunc(told, func(w word) bool { return w.is("$") })
	}
	return slices.ContainsFunc(told, func(w word) bool { return w.kind == letters && len(w.text) > 2 && sameNoun(w.lower, noun.lower) })
}

// firstNamed are words of a story whose first number has the name of what is asked for, where that
// is told nowhere: "She started with 50, gave away 12. How many stickers does she have?"
func firstNamed(words []word) []word {
	asked := -1
	for i := len(words) - 2; i > 0 && !words[i].is(".", "!"); i-- {
		if words[i].is("how") && words[i+1].is("many") {
			asked = i
			break
		}
	}
	first := slices.IndexFunc(words, isNumber)
	verb := first - 1
	for verb > 0 && words[verb].is("up", "away", "out", "with") {
		verb--
	}
	if asked < 0 || first < 1 || first+1 >= asked || classOf(words[verb])&(change|state) == 0 || !(words[first+1].kind == mark || words[first+1].is("and", "but", "then")) {
		return words
	}
	end := asked + 2
	for end < len(words) && words[end].kind == letters && classOf(words[end])&^opener == 0 && !isCapital(words[end].text) {
		end++
	}
	things := words[asked+2 : end]
	if len(things) == 0 || len(things) > maxCounted || end == len(words) || slices.ContainsFunc(words[:asked], func(w word) bool { return sameNoun(things[len(things)-1].lower, w.lower) }) {
		return words
	}
	return slices.Concat(words[:first+1], things, words[first+1:])
}

// gotPlainly are words in which somebody has what they have got, and there are several.
func gotPlainly(words []word) []word {
	out := words
	put := func(at int, drop int, with ...word) {
		out = slices.Concat(out[:at], with, out[at+drop:])
	}
	for i := 0; i+1 < len(out); i++ {
		w, next := out[i], out[i+1]
		if w.kind != letters {
			continue
		}
		has, haveGot := strings.CutSuffix(w.text, "'s")
		have, weHave := strings.CutSuffix(w.text, "'ve")
		switch amount := i+2 < len(out) && (out[i+2].kind == number || out[i+2].is("$")); {
		case w.is("there's") && next.kind == number && next.text != "1" && i+2 < len(out) && out[i+2].kind == letters:
			put(i, 1, newWord(has, letters, w.space), newWord("are", letters, true))
		case next.is("got") && amount && haveGot:
			put(i, 2, newWord(has, letters, w.space), newWord("has", letters, true))
		case next.is("got") && amount && weHave:
			put(i, 2, newWord(have, letters, w.space), newWord("have", letters, true))
		case next.is("got") && amount && w.is("has", "have"):
			put(i, 2, w)
		case i+2 < len(out) && w.is("has", "have") && out[i+2].is("got") && next.is("he", "she", "it", "i", "we", "you", "they"): // "how much has he got"
			do := map[string]string{"has": "does", "have": "do"}[w.lower]
			put(i, 3, newWord(do, letters, true), next, newWord("have", letters, true))
		}
	}
	return out
}
