// Package prose is what the readers of stories and of word problems have in common. It puts questions
// in full and turns of phrase into words that the model was trained on, tells what is asked for, and
// finds what neither of the two can carry.
package prose

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/lexicon"
)

// People ask in short, or before they tell, and leave out marks: "Total?", "How many are left? I had
// 24 and ate 3." The model was trained on questions in full, behind what is told.

// InFull are the words of a problem with its question in full, behind what is told.
func InFull(words []lex.Word) []lex.Word {
	if seen := lex.See(words); seen.Any("got", "there's") {
		words = gotPlainly(words)
	}
	return askedInFull(askedLast(words))
}

// askedLast are words with a question for an amount that comes first put last.
func askedLast(words []lex.Word) []lex.Word {
	if len(words) > 4 && words[0].Is("total", "left") && words[1].Is("?") && !slices.ContainsFunc(words[2:], func(w lex.Word) bool { return w.Is("?") }) { // "Total? I read 12 pages and 9."
		return slices.Concat(words[2:], words[:2])
	}
	how := 0
	for how < len(words) && askLeads.Has(words[how]) {
		how++
	}
	if how+2 >= len(words) || !words[how].Is("how") || !words[how+1].Is("many", "much") {
		return words
	}
	end := how + slices.IndexFunc(words[how:], func(w lex.Word) bool { return w.Kind != lex.Letters })
	if end < how+2 || !words[end].Is("?", ":") || !words[end].Is("?") && how == 0 {
		return words
	}
	told := words[end+1:]
	if !slices.ContainsFunc(told, lex.IsNumber) || slices.ContainsFunc(told, func(w lex.Word) bool { return w.Is("?", "how", "what", "which", "find", "calculate") }) {
		return words
	}
	if !told[len(told)-1].Is(".", "!") {
		told = append(slices.Clip(told), lex.New(".", lex.Mark, false))
	}
	return slices.Concat(told, lex.NewWords("How"), directly(words[how+1:end]), []lex.Word{lex.New("?", lex.Mark, false)})
}

// directly are the words of an indirect question, "many sheep he has", in the order of a direct one.
func directly(asked []lex.Word) []lex.Word {
	v := slices.IndexFunc(asked, func(w lex.Word) bool { return w.Is("has", "have", "had") })
	if v < 2 || slices.ContainsFunc(asked[:v], func(w lex.Word) bool { return w.Is("do", "does", "did", "will", "would") }) {
		return asked
	}
	subject := v - 1
	if who := asked[subject]; subject > 1 && asked[subject-1].Is("the", "my", "his", "her", "our", "their") {
		subject--
	} else if !lex.IsCapital(who.Text) && !who.Is("i", "he", "she", "we", "they", "you") {
		return asked
	}
	do := map[string]string{"has": "does", "have": "do", "had": "did"}[asked[v].Lower]
	return slices.Concat(asked[:subject], lex.NewWords(do), asked[subject:v], lex.NewWords("have"), asked[v+1:])
}

// askLeads may stand before a question without asking anything.
var askLeads = lex.NewSet("so please can could you u tell me work out find calculate compute determine figure i we need want to know say")

// askedInFull are words with their question in full.
func askedInFull(words []lex.Word) []lex.Word {
	words = measureAsked(words)
	end := len(words)
	for end > 0 && words[end-1].Is("?", ".", "!") {
		end--
	}
	begin := end
	for begin > 0 && words[begin-1].Kind == lex.Letters {
		begin--
	}
	told, short := words[:begin], words[begin:end]
	if len(short) == 0 || len(short) > maxShort || begin < 2 || !slices.ContainsFunc(told, lex.IsNumber) {
		return words
	}
	ends := told[begin-1].Is(".", "?", "!") && !lex.IsTitle(told[begin-2])
	parted := told[begin-1].Is(",", ";", ":") || told[begin-1].Is("-") && told[begin-1].Space && short[0].Space
	if !ends && !parted || parted && AsksAmount(lex.LastSentence(told)) {
		return words
	}
	for len(short) > 1 && short[0].Is("so", "and", "then", "now") {
		short = short[1:]
	}
	full := fullQuestion(short, told)
	if full == "" {
		return words
	}
	if ends {
		full = lex.Capitalized(full)
	}
	return slices.Concat(told, lex.NewWords(full), []lex.Word{lex.New("?", lex.Mark, false)})
}

// measureAsked are words whose last sentence is the name of an amount, with a number in it, with a
// question for that: "Distance in 3 hours?"
func measureAsked(words []lex.Word) []lex.Word {
	asked := lex.LastSentence(words)
	if n := len(asked); n == len(words) || n < 4 || n > maxShort+2 || !asked[n-1].Is("?") || !measures.Has(asked[0]) && !(asked[0].Is("total", "new") && measures.Has(asked[1])) ||
		!slices.ContainsFunc(asked, lex.IsNumber) || slices.ContainsFunc(asked, func(w lex.Word) bool { return notShort.Has(w) || w.Kind == lex.Mark && !w.Is("?") }) {
		return words
	}
	told := words[:len(words)-len(asked)]
	return slices.Concat(told, lex.NewWords("What is the "+asked[0].Lower), asked[1:])
}

// maxShort is the largest number of words of a question in short.
const maxShort = 5

// shortTotals and shortRests ask for all or what is left by themselves.
var (
	shortTotals = []string{"total", "the total", "in total", "total now", "altogether", "all together", "in all", "grand total", "how many total", "how many altogether", "what's the total"}
	shortRests  = []string{"left", "remaining", "remainder", "rest", "the rest", "left over", "what's left", "what is left", "what left", "what remains", "what is remaining", "what's remaining", "the number left", "number left", "amount left", "the amount left"}
	// measures are amounts that a problem asks for by their names.
	measures = lex.NewSet("price cost costs total balance change profit loss distance speed average mean sum difference wage salary bill share score savings perimeter area income earnings pay length height weight width amount number discount tip age")
	// plainMeasures are asked for by one word in the problems that the model was trained on.
	plainMeasures = lex.NewSet("change total cost price profit")
	// liquid are measured and not counted.
	liquid = lex.NewSet("litre litres liter liters l ml gallon gallons kg g kilo kilos gram grams pounds money water milk juice petrol gas flour sugar rice")
)

// fullQuestion is a question in full for one in short behind what is told; "" where it is none.
func fullQuestion(short, told []lex.Word) string {
	text := strings.ToLower(lex.Render(short))
	asked := strings.TrimPrefix(text, "the ")
	if lead, rest, ok := strings.Cut(text, " "); ok && (lead == "find" || lead == "calculate" || lead == "compute" || lead == "state") {
		if asked = strings.TrimPrefix(rest, "the "); asked != "total" && !slices.Contains(shortRests, asked) {
			return ""
		}
	}
	first, last := short[0], short[len(short)-1]
	things := strings.ToLower(lex.Render(short[:len(short)-1]))
	switch {
	case slices.Contains(shortTotals, asked):
		return "what is the total"
	case slices.Contains(shortRests, asked):
		if slices.ContainsFunc(told, func(w lex.Word) bool { return w.Is("$") }) {
			return "how much money is left"
		}
		if slices.ContainsFunc(told, liquid.Has) {
			return "how much is left"
		}
		return "how many are left"
	case len(short) == 5 && first.Is("what") && short[1].Is("do", "does") && short[3].Is("have") && last.Is("left", "now"): // "what do I have left"
		if slices.ContainsFunc(told, func(w lex.Word) bool { return w.Is("$") }) {
			return "how much money" + strings.TrimPrefix(text, "what")
		}
		return "how many" + strings.TrimPrefix(text, "what")
	case len(short) > 1 && last.Is("left", "remaining", "now") && namesTold(short[:len(short)-1], told):
		return amountOf(things) + map[string]string{"left": " left", "remaining": " left", "now": " there now"}[last.Lower]
	case len(short) > 2 && lex.PhraseAt(short[len(short)-2:], []string{"in", "total"}) == 0 && namesTold(short[:len(short)-2], told):
		return amountOf(strings.TrimSuffix(things, " in")) + " there in total"
	case len(short) > 1 && first.Is("total") && namesTold(short[1:], told):
		return amountOf(strings.TrimPrefix(text, "total ")) + " there in total"
	case first.Is("per", "each") && len(short) == 2 && last.Is("person", "child", "kid", "friend"):
		if slices.ContainsFunc(told, func(w lex.Word) bool { return w.Is("$") }) {
			return "how much does each get"
		}
		return "how many does each get"
	case first.Is("per") && len(short) == 2 && namesTold(short[1:], told):
		return "how many are in each " + last.Lower
	case first.Is("new") && len(short) == 2 && namesTold(short[1:], told):
		return "what is the " + text
	case len(short) == 2 && first.Is("each", "everyone", "everybody") && last.Is("pays", "gets"):
		return "how much does each " + strings.TrimSuffix(last.Lower, "s")
	case (len(short) > 1 || !plainMeasures.Has(first)) && (measures.Has(first) || measures.Has(last)) && !slices.ContainsFunc(short, func(w lex.Word) bool { return notShort.Has(w) }):
		if strings.HasSuffix(first.Lower, "'s") || first.Is("his", "her", "my", "our", "their", "your", "its") {
			return "what is " + asked
		}
		return "what is the " + asked
	}
	return ""
}

// notShort are words of questions that are not in short.
var notShort = lex.NewSet("how what what's which who when where why is are was were do does did has have had will would can could find calculate determine given compute give tell and or but it he she they i we to")

// amountOf asks for a number of things, or how much money.
func amountOf(things string) string {
	if liquid.Holds(things) {
		return "how much " + things + " is"
	}
	return "how many " + things + " are"
}

// namesTold reports whether words name things that were told of.
func namesTold(things, told []lex.Word) bool {
	noun := things[len(things)-1]
	if slices.ContainsFunc(things, func(w lex.Word) bool { return lexicon.ClassOf(w)&^lexicon.Opener != 0 || notShort.Has(w) }) {
		return false
	}
	if noun.Is("money") {
		return slices.ContainsFunc(told, func(w lex.Word) bool { return w.Is("$") })
	}
	return slices.ContainsFunc(told, func(w lex.Word) bool {
		return w.Kind == lex.Letters && len(w.Text) > 2 && lexicon.SameNoun(w.Lower, noun.Lower)
	})
}

// gotPlainly are words in which somebody has what they have got, and there are several.
func gotPlainly(words []lex.Word) []lex.Word {
	out := words
	put := func(at int, drop int, with ...lex.Word) {
		out = slices.Concat(out[:at], with, out[at+drop:])
	}
	for i := 0; i+1 < len(out); i++ {
		w, next := out[i], out[i+1]
		if w.Kind != lex.Letters {
			continue
		}
		has, haveGot := strings.CutSuffix(w.Text, "'s")
		have, weHave := strings.CutSuffix(w.Text, "'ve")
		switch amount := i+2 < len(out) && (out[i+2].Kind == lex.Number || out[i+2].Is("$")); {
		case w.Is("there's") && next.Kind == lex.Number && next.Text != "1" && i+2 < len(out) && out[i+2].Kind == lex.Letters:
			put(i, 1, lex.New(has, lex.Letters, w.Space), lex.New("are", lex.Letters, true))
		case next.Is("got") && amount && haveGot:
			put(i, 2, lex.New(has, lex.Letters, w.Space), lex.New("has", lex.Letters, true))
		case next.Is("got") && amount && weHave:
			put(i, 2, lex.New(have, lex.Letters, w.Space), lex.New("have", lex.Letters, true))
		case next.Is("got") && amount && w.Is("has", "have"):
			put(i, 2, w)
		case i+2 < len(out) && w.Is("has", "have") && out[i+2].Is("got") && next.Is("he", "she", "it", "i", "we", "you", "they"): // "how much has he got"
			do := map[string]string{"has": "does", "have": "do"}[w.Lower]
			put(i, 3, lex.New(do, lex.Letters, true), next, lex.New("have", lex.Letters, true))
		}
	}
	return out
}
