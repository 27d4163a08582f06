// Package swap reads who holds what at first, who swaps with whom, and the question who has what in the
// end. A question with a sentence that tells anything else is left to other families.
package swap

import (
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/form"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
)

// maxHolders is the largest number of people in a question about swaps.
const maxHolders = 7

// swaps is a question about people who each hold one thing and swap in pairs.
type swaps struct {
	people []string
	things []string // things[i] is what people[i] holds at first
	pairs  [][2]int // of people, in order
	// what is asked: the thing of a person, or the person with a thing
	ofPerson bool
	asked    int
	options  []query.Option
}

// Read reads a question about swaps. People become letters and things
// digits, in the order in which they come in:
//
//	Ann has a cap, Ben has a pen, and Cid has a bag. First, Cid and Ben swap. Then, Ann and Cid swap. What does Ann have?
//	A1B2C3 #1:CB #2:AC #3:A
func Read(q *query.Question) (body string, ok bool, err error) {
	if !q.Mentions("chang") && !q.Mentions(swapVerbs...) && !q.Mentions(giveVerbs...) {
		return "", false, nil
	}
	s, ok := parse(q.Text)
	if !ok {
		return "", false, nil
	}
	if len(s.pairs) >= form.MaxTags {
		return "", false, form.OutOfScope("at most %d swaps are understood", form.MaxTags-1)
	}
	var b strings.Builder
	for i := range s.people {
		b.WriteString(form.Letter(i) + thing(i))
	}
	for i, p := range s.pairs {
		b.WriteString(" " + form.Tag(i+1) + form.Letter(p[0]) + form.Letter(p[1]))
	}
	what := thing(s.asked)
	if s.ofPerson {
		what = form.Letter(s.asked)
	}
	b.WriteString(" " + form.Tag(len(s.pairs)+1) + what)
	q.Legend = s.legend()
	return b.String(), true, nil
}

func thing(i int) string { return string(rune('1' + i)) }

// legend says what the possible answers stand for: the label of an option if there
// are options, else a name.
func (s *swaps) legend() string {
	var legend strings.Builder
	for i := range s.people {
		state, text := form.Letter(i)+thing(s.asked), s.people[i]
		if s.ofPerson {
			state, text = form.Letter(s.asked)+thing(i), s.things[i]
		}
		for _, o := range s.options {
			if sameThing(o.Text, text) {
				text = o.Label
				break
			}
		}
		legend.WriteString(state + "=" + text + "\n")
	}
	return legend.String()
}

var state = lazyregexp.New(`^[A-G][1-7]$`)

// Answer takes an answer that says who holds what, such as "C2".
func Answer(stated string) (string, bool) { return stated, state.MatchString(stated) }

// parse reads a question about swaps; ok is false if it is none or holds
// anything that is not understood.
func parse(question string) (s *swaps, ok bool) {
	if strings.Contains(question, "chang") {
		question = changing.ReplaceAllString(question, "swap $1")
	}
	if !lex.ContainsAny(question, swapVerbs) && !lex.ContainsAny(question, giveVerbs) {
		return nil, false
	}
	s = &swaps{}
	question = strings.ReplaceAll(strings.ReplaceAll(question, "’", "'"), "\r", "")
	question = isHolding.ReplaceAllString(strings.ReplaceAll(question, "'s got ", " has "), "$1 is $2 ")
	if strings.Contains(question, "'s ") {
		question = namedHoldings(swapFor.ReplaceAllString(question, "$1 gives $3 the $2 and gets the $4. $5"))
	}
	question = numberedInPairs(question)
	question = givenFirst.ReplaceAllStringFunc(question, holdingFirst)
	question, s.options = query.CutOptions(question)
	question = askedBehind(question)
	if at := heldList(question); at != nil && !isHolding.MatchString(question[at[0]:at[1]]) && holdings(question[at[0]:at[1]], 1) == nil {
		question = question[:at[0]] + heldByOne.ReplaceAllString(question[at[0]:at[1]], "$1 has the $2") + question[at[1]:]
	}
	if strings.IndexFunc(question, func(r rune) bool { return unicode.ToLower(r) != r }) < 0 {
		question = smallHolding.ReplaceAllStringFunc(question, capitalName)
	}
	told := narratorNamed(question)
	if told != question {
		question = told
		defer s.narratorAgain()
	}
	if m := holdings(question, 1); m == nil || question[m[0][2]:m[0][3]] == narrator || notNames.Holds(question[m[0][2]:m[0][3]]) {
		var called []string
		question, called = calledByName(question)
		defer s.callAgain(called)
	}
	if m := ifSwapped.FindStringSubmatch(question); m != nil {
		question = m[1] + ". " + m[2] + ", " + m[len(m)-1]
	}
	question = whenSwapped.ReplaceAllString(question, "$1$2. $5")
	if asksBehindComma(question) {
		question = thenAsked.ReplaceAllString(question, "$1. $2")
	}
	if holdsBeforeSwap(question) {
		question = swapBehind.ReplaceAllString(question, "$1. $2")
	}
	if question = andThen.ReplaceAllString(question, ". $1"); swapsWith(question) {
		question = andSwaps.ReplaceAllString(question, "$1. $2")
	}
	var parts []string
	for _, p := range unmarkedSentences(question) {
		if p = strings.Trim(p, " \t,"); p != "" {
			parts = append(parts, swapsListed(p)...)
		}
	}
	var pair []string // of the sentence that was read last
	begin := slices.IndexFunc(parts, func(p string) bool {
		pair = swapped(p)
		return len(pair) == 2 || bothOf(p) || givesEach.MatchString(p) || givesBack.MatchString(p)
	})
	if begin < 1 || len(parts)-begin < 2 {
		return s, false
	}
	if !s.hold(parts[:begin], rolesSwap.MatchString(question)) {
		return s, false
	}
	ask := parts[len(parts)-1]
	for i, p := range parts[begin : len(parts)-1] {
		if i > 0 {
			pair = swapped(p)
		}
		if bothOf(p) && len(s.people) == 2 {
			pair = s.people
		}
		if given := s.given(p); given != nil {
			pair = given
		}
		if len(pair) != 2 {
			return s, false
		}
		a, b := s.holder(pair[0]), s.holder(pair[1])
		if a < 0 || b < 0 || a == b {
			return s, false
		}
		s.pairs = append(s.pairs, [2]int{a, b})
	}
	return s, s.ask(ask)
}

// bothOf reports whether a sentence says that two swap who are not named.
func bothOf(sentence string) bool {
	if !lex.ContainsAny(sentence, bothNamed) {
		return false
	}
	m := theySwap.FindStringSubmatch(sentence)
	return m != nil && (m[1] == " back" || !objectWords.Within(m[1])) // of two, which is once more
}

// holder is who has a name, in large or small letters; -1 for nobody.
func (s *swaps) holder(name string) int {
	return slices.IndexFunc(s.people, func(p string) bool { return strings.EqualFold(p, name) })
}

// swapped are the two people of a sentence that says that they swap.
func swapped(sentence string) []string {
	if m := bothSwap.FindStringSubmatch(sentence); m != nil && !objectWords.Within(m[3]) {
		return m[1:3]
	}
	if m := withSwap.FindStringSubmatch(sentence); m != nil && !objectWords.Within(sentence) {
		return m[1:3]
	}
	return nil
}

// hold reads who holds what at first from the sentences before the swaps.
// Sentences without a holding only introduce; behind the holdings they may name
// nobody.
func (s *swaps) hold(parts []string, inRoles bool) bool {
	find, inRoles := holdings, inRoles && !slices.ContainsFunc(parts, func(p string) bool { return holdings(p, 1) != nil })
	if inRoles {
		find = aRole.FindAllStringSubmatchIndex
	}
	for _, p := range parts {
		if s.inTurn(p) {
			continue
		}
		found := find(p, -1)
		if len(found) == 1 && !inRoles {
			p = withInFull(p, p[found[0][3]:found[0][1]])
			p = holdsToo.ReplaceAllString(sitsToo.ReplaceAllString(p, "$1 $2 is $3"), "$1 $2 has $3")
			found = find(p, -1)
		}
		at := slices.DeleteFunc(found, func(m []int) bool { return notNames.Holds(p[m[2]:m[3]]) })
		if len(at) == 0 && len(s.people) > 0 {
			for _, n := range names(p) {
				if slices.Contains(s.people, n) {
					return false
				}
			}
		}
		for i, m := range at {
			end := len(p)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			held := strings.Trim(p[m[1]:end], " ,:")
			for _, joint := range []string{"and", "while", "but", "whereas"} {
				held = strings.TrimRight(strings.TrimSuffix(held, " "+joint), " ,")
			}
			name := p[m[2]:m[3]]
			if held == "" || len(held) > 50 || slices.Contains(s.people, name) || slices.ContainsFunc(s.things, func(t string) bool { return sameThing(t, held) }) {
				return false
			}
			s.people, s.things = append(s.people, name), append(s.things, held)
		}
	}
	return len(s.people) >= 2 && len(s.people) <= maxHolders
}

// ask reads the question: "who" and one thing, or one person.
func (s *swaps) ask(text string) bool {
	lower := lex.FoldLower(text)
	if unlikeAsked.Within(lower) || haveTo.MatchString(text) || swapped(text) != nil {
		return false
	}
	if (strings.Contains(lower, "who") || strings.Contains(lower, "which person")) && whoAsked.MatchString(text) {
		lower := " " + strings.TrimRight(strings.ToLower(text), "?. ") + " "
		held := lex.IndexAll(s.things, func(t string) bool { return strings.Contains(lower, " "+bare(t)+" ") })
		if len(held) == 1 {
			s.asked = held[0]
			return true
		}
	}
	words := names(text)
	named := lex.IndexAll(s.people, func(p string) bool { return slices.Contains(words, p) || slices.Contains(words, p+"'s") })
	if len(named) == 0 {
		small := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
		named = lex.IndexAll(s.people, func(p string) bool { return slices.Contains(small, strings.TrimSuffix(strings.ToLower(p), "'s")) })
	}
	if len(named) != 1 {
		return false
	}
	s.ofPerson, s.asked = true, named[0]
	return true
}

// bare is the name of a thing without article, case and point.
func bare(s string) string {
	s = strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), ".")
	for _, article := range []string{"a ", "an ", "the ", "his ", "her ", "their ", "my ", "your "} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			return rest
		}
	}
	return s
}

func sameThing(a, b string) bool { return bare(a) == bare(b) }
