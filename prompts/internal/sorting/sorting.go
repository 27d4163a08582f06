// Package sorting reads lists of words that are to be put in alphabetical order, and the question for
// the first or the last of a few. It declines other orders, and words of more than the letters a to z.
package sorting

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/things"
)

// Opening marks the questions that ask for words in alphabetical order.
const Opening = "sort "

const (
	sortPlease = `(?:(?:please|pls|can you|could you|would you|can u),? )*`
	sortVerb   = `(?:sort|order|arrange|put|list|organi[sz]e|place|rearrange|alphabeti[sz]e|(?:re)?write(?: down)?|give(?: me)?|show(?: me)?)`
	sortNoun   = `(?:(?:(?:the|these) )?(?:following )?(?:words|names|terms|items|list|array)(?: of words)?:? )?`

	// maxSorted is the largest number of words: each has a tag, and so has the
	// question.
	maxSorted = form.MaxTags - 1
	// maxSortedBytes bounds the length of a word.
	maxSortedBytes = 20
)

var (
	// aDictionary names the order of the alphabet otherwise.
	aDictionary = lazyregexp.New(`(?i)\bdictionary order\b|\bin (?:a|the) dictionary\b|\bfrom a to z\b`)
	// sortAround is a request that has its words in the middle: "Sort fig, pear and plum alphabetically."
	sortAround = lazyregexp.New(`(?is)^` + sortPlease + `` + sortVerb + ` ` + sortNoun +
		`(.+?),? (?:(?:into |in |by |from )?(?:the )?(?:ascending )?(?:alphabetically|alphabetic(?:al)? order|dictionary order|a to z|by (?:the )?alphabet))(?:,? (?:please|for me))*[.!?]?$`)
	// sortFront is a request that ends in its words: "Please alphabetize fig, pear and plum."
	sortFront = lazyregexp.New(`(?is)^` + sortPlease + `(?:alphabeti[sz]e|(?:sort|order|arrange|list) alphabetically|(?:what is |what's )?(?:the )?(?:correct |right )?(?:alphabetical|dictionary) order (?:of|for)) ` + sortNoun + `(.+?)(?:,? (?:please|for me))*[.!?]?$`)
	// sortBehind is a request behind its words: "Fig, pear, plum. Sort them alphabetically."
	sortBehind = lazyregexp.New(`(?is)^(?:([^:\n]*)[:\n]\s*)?([^:]+?)(?:[.;\n]+\s*| ?-+ ?-* )` + sortPlease + `(?:(?:in |into )?(?:the )?alphabetic(?:al)? order|alphabetically|(?:what is|what's) (?:the |their )?(?:correct |right )?(?:alphabetical|dictionary) order|` + sortVerb +
		`(?: (?:them|it|these|those|(?:the|these|those|their) (?:words|names)|(?:the|this) list))?(?: all)?(?: (?:into |in |by |from )?(?:the )?(?:alphabetically|alphabetic(?:al)? order|dictionary order|a to z))?)(?:,? (?:please|pls|for me))*[.!?]?$`)
	// namesLead stands before names in running text: "my cats are".
	namesLead = lazyregexp.New(`^(?i)(?:(?:my|our|the|these|here) (?:[a-z']+ ){0,2}(?:are|is)(?: called| named)?|(?:i|we) have) `)
	// sortDash parts words from a request behind them that names them words.
	sortDash = lazyregexp.New(`(?i) ?-+ ?-* ` + sortPlease + sortVerb + ` (?:these|those|the)(?: [a-z]+)? words\b`)
	// sortedCall is a request in Python of words in small letters, which it sorts as people do.
	sortedCall = lazyregexp.New(`^(?:[Ww]hat (?:does|is) |[Ww]hat's )?(?:print\()?sorted\(\[((?:["'][a-z]+["'](?:, ?)?)+)\]\)+(?: return| give| output)?\s*\??$`)
	// sortShort are shorter ways to say in which order.
	sortShort = lazyregexp.New(`(?i)\b(?:from )?a(?: ?- ?| to )z\b|\b(?:in )?abc order\b`)
	// byName is the order of the alphabet where things to sort follow.
	byName = lazyregexp.New(`(?i)^(` + sortPlease + `(?:sort|order|arrange|list) (?:(?:the|these|those|my|our) )?(?:following )?[a-z]+) by (?:their )?names?( ?:)`)
	// shortStems are such that sortShort needs one of them.
	shortStems = []string{"a to z", "a-z", "a -z", "a- z", "a - z", "abc order"}
	// sortPlain is a request that does not say in which order: words have but one.
	sortPlain = lazyregexp.New(`(?i)^` + sortPlease + `(?:(?:sort|order|arrange) (?:(?:the|these) )?(?:following )?(?:words|names)|sort(?: these| this list| the list| the following(?: list)?)?)(?: for me)?(?: please)? ?:|^(?i)(?:words|names|terms|items) to (?:be )?(?:sort(?:ed)?|order(?:ed)?) ?:`)
	sortable  = lazyregexp.New(`^[A-Za-z][A-Za-z&'-]*$`)
	// sortFillers are the words of a request that has its words behind a colon
	// or on a line of their own.
	sortFillers = lex.NewSet(`sort order arrange put list rank organize organise place alphabetize alphabetise write give rearrange
		please can could would you the these those this following words word list lists items item terms names input alphabetically alphabetical
		alphabetic alphabet order ordered ordering into in by from a to z dictionary separated with single spaces space and of me for below them
		task it out given are here is some sorted i need want ascending reverse reversed descending backward backwards my our have got
		u how would be what which should go so that they teacher wants spelling help need them all get right correct proper do does
		pls plz thx hey kindly it here's heres kids come comes appear appears goes vocabulary vocab alphabetized alphabetised where for`)
	// sortStems are such that namesAlphabet and sortPlain need one of them.
	sortStems = []string{"sort", "order", "arrange", "alphabet", "to z", "to\u00a0z", "a-z", "a - z", "dictionary"}
	backwards = lazyregexp.New(`(?i)\b(?:reverse\w*|descending|backwards?|z to a)\b`)
	bullet    = lazyregexp.New(`^(?:[-*•]|\d+[.)])\s+`)
)

// Read reads a list of words that are to be sorted. Each gets a tag, its
// letters, and a point at its end:
//
//	Sort the following words alphabetically: List: plum fig pear
//	sort #1:PLUM.#2:FIG.#3:PEAR.#4:?
func Read(q *query.Question) (body string, ok bool, err error) {
	if !q.Mentions(sortStems...) {
		return "", false, nil
	}
	words, end := sortedEnd(q.Text)
	asked := end != 0
	if !asked {
		words, asked = sortWords(q.Text)
	}
	if !asked {
		return "", false, nil
	}
	if backwards.MatchString(request(q.Text)) {
		return "", false, form.OutOfScope("words are sorted from a to z alone")
	}
	if err := checkSorted(words); err != nil {
		return "", false, err
	}
	var b strings.Builder
	b.WriteString(Opening)
	for i, w := range words {
		b.WriteString(form.Tag(i+1) + strings.ToUpper(w) + ".")
	}
	q.Legend = legend(words)
	if end != 0 {
		q.Legend = endLegend(words, end)
	}
	return b.String() + form.Tag(len(words)+1) + "?", true, nil
}

// sortWords are the words of a question that asks to sort them.
func sortWords(question string) (words []string, asked bool) {
	question = sortedCall.ReplaceAllString(strings.TrimSpace(lex.MarksReplaced.Replace(question)), "sort alphabetically: $1")
	if lex.ContainsAny(lex.FoldLower(question), shortStems) {
		question = sortShort.ReplaceAllString(question, "in alphabetical order")
	}
	if strings.Contains(question, " by ") {
		question = byName.ReplaceAllString(question, "$1 in alphabetical order$2")
	}
	if !namesAlphabet(question) && !sortPlain.MatchString(question) {
		return nil, false
	}
	if m := sortBehind.FindStringSubmatch(question); m != nil && onlyFillers(m[1]) && (m[1] != "" || strings.ContainsAny(m[2], ",\n") || sortDash.MatchString(question)) {
		words = cutWords(m[2][len(namesLead.FindString(m[2])):])
		return words, len(words) > 1
	}
	if at := listBegin(question); at > 0 {
		head := question[:at]
		if !namesAlphabet(head) && !sortPlain.MatchString(question) || !onlyFillers(head) {
			return nil, false
		}
		words = cutWords(question[at:])
		return words, len(words) > 1
	}
	m := sortAround.FindStringSubmatch(question)
	if m == nil {
		m = sortFront.FindStringSubmatch(question)
	}
	if m == nil {
		return nil, false
	}
	words = cutWords(m[1])
	return words, len(words) > 1 && strings.Contains(m[1], ",") || len(words) == 2 && strings.Contains(m[1], " and ")
}

// namesAlphabet reports whether a text names the order of the alphabet.
func namesAlphabet(text string) bool {
	lower := lex.FoldLower(text)
	for from := 0; ; {
		at := strings.Index(lower[from:], "alphabet")
		if at < 0 {
			return aDictionary.MatchString(text)
		}
		if at += from; at == 0 || !lex.Alphanumeric(lower[at-1]) && lower[at-1] != '_' {
			return true
		}
		from = at + 1
	}
}

// request is the part of a question before its list of words.
func request(question string) string {
	question = strings.TrimSpace(question)
	return question[:listBegin(question)]
}

// listBegin is where the list of words begins: behind the last colon, or on the
// second line if there is none, else behind a question or a dash; 0 if there is nothing of that.
func listBegin(question string) int {
	if at := strings.LastIndexByte(question, ':'); at >= 0 {
		return at + 1
	}
	for _, end := range []string{"\n", "? ", " - ", ". "} {
		if at := strings.Index(question, end); at >= 0 {
			return at + len(end)
		}
	}
	return 0
}

func onlyFillers(request string) bool {
	last, named := "", false
	for _, w := range strings.FieldsFunc(request, func(r rune) bool { return strings.ContainsRune(" \n\t\r,.:;!?()\"-", r) }) {
		w = strings.ToLower(w)
		switch {
		case sortFillers.Holds(w):
		case !named && (last == "following" || last == "these" || last == "those" || last == "my" || last == "our" || last == "the" && things.CommonNames.Holds(singularOf(w))): // "these animals"
			named = true
		default:
			return false
		}
		last = w
	}
	return true
}

// singularOf is a regular plural without its ending.
func singularOf(plural string) string {
	if stem, ok := strings.CutSuffix(plural, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(plural, "s")
}

// cutWords cuts a list at its commas, and at its blanks if it has no comma.
func cutWords(list string) []string {
	list = strings.Trim(list, ".?! \t\r\n[]")
	if !strings.ContainsAny(list, ",;\n") {
		if a, b, two := strings.Cut(list, " and "); two && !strings.ContainsRune(a+b, ' ') {
			return []string{unquoted(a), unquoted(b)}
		}
		words := strings.Fields(list)
		for i := range words {
			words[i] = unquoted(words[i])
		}
		return words
	}
	parts := strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(",;\n", r) })
	var words []string
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if i == len(parts)-1 {
			part = strings.TrimPrefix(part, "and ")
			if a, b, two := strings.Cut(part, " and "); two { // "fig, pear and plum"
				words, part = append(words, unquoted(a)), b
			}
		}
		if part = unquoted(part); part != "" {
			words = append(words, part)
		}
	}
	return words
}

// unquoted is a word without a bullet or a number before it, and without quotes.
func unquoted(word string) string {
	word = strings.TrimSpace(word)
	return strings.Trim(word[len(bullet.FindString(word)):], "\"'")
}

// checkSorted says what is wrong with words that are to be sorted.
func checkSorted(words []string) error {
	if len(words) > maxSorted {
		return form.OutOfScope("at most %d words can be sorted", maxSorted)
	}
	for i, w := range words {
		switch {
		case !sortable.MatchString(w):
			return form.OutOfScope("%q is not one word of the letters a to z", w)
		case len(w) > maxSortedBytes:
			return form.OutOfScope("the word %q has more than %d letters", w, maxSortedBytes)
		case slices.ContainsFunc(words[:i], func(v string) bool { return strings.EqualFold(v, w) }):
			return form.OutOfScope("the word %q stands twice on the list", w)
		}
	}
	return nil
}

// legend says which word each tag stands for.
func legend(words []string) string {
	var legend strings.Builder
	for i, w := range words {
		legend.WriteString(form.Tag(i+1) + "=" + w + "\n")
	}
	return legend.String()
}

var tagList = lazyregexp.New(`^(?:#[1-9][0-9]?:){2,}$`)

// Answer takes an answer that lists tags in order, such as "#2:#3:#1:".
func Answer(stated string) (string, bool) { return stated, tagList.MatchString(stated) }
