package order

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/query"
	"github.com/seed-25a395fc/reason/prompts/internal/readertest"
	"pgregory.net/rapid"
)

func TestRead(t *testing.T) {
	readertest.Bodies(t, Read, map[string]string{
		// who stands right before or behind one whose place is known
		"Kim came before Lee. Lee came before Max. Ola came last. Pia came right before Ola. Who won?":       "1_2_3_4_5_ #1:D-1 #2:E4 #3:A<B #4:B<C #5:E<D #6:1",
		"Ann stands directly behind Ben. Ben is second. Cid is behind Ann. Dot is before Ann. Who is first?": "1_2_3_4_ #1:B2 #2:B<A #3:A<C #4:D<A #5:1",
		"Kim came before Lee. Lee came before Max. Ola came last. Pia came before Ola. Who won?":             "",
		// what stands between others
		"The green house is between the red house and the white house. The red house is on the far left. Which house is on the far right?": "1_2_3_ #1:B1 #2:A2 #3:-1",
		"Ann is first. Ben is between Ann and Cid. Cid is between Ben and Dot. Who is last?":                                               "1_2_3_4_ #1:A1 #2:A<B #3:B<C #4:C<D #5:-1",
		"Ann is older than Ben. Cid is between Dot and Eve. Who is the oldest?":                                                            "",
		"Ann is between Ben and Ben. Cid is last. Who is first?":                                                                           "",
		// lists and conditions around what is told
		"Out of Dan, Eve and Flo, Eve is the youngest and Dan is older than Flo. Who is the oldest?": "1_2_3_ #1:B-1 #2:A<C #3:1",
		"Of Dan, Eve and Flo, Gus is the youngest and Dan is older than Flo. Who is the oldest?":     "",
		"Is Mia older than Zac if Mia is older than Tim and Tim is older than Zac?":                  "1_2_3_ #1:A<B #2:B<C #3:1",
		"Is Mia older than Zac if Mia is older than Tim and Zac is older than Tim?":                  "",
		"Please tell me who is last: Pete is in front of Quinn, and Rose is behind Quinn.":           "1_2_3_ #1:A<B #2:B<C #3:-1",
		// comparisons of days, places, floors and scores
		"On Monday it was colder than on Tuesday. Wednesday was colder than Monday. Which day was the coldest?":    "1_2_3_ #1:B<A #2:A<C #3:-1",
		"It was warmer in Rome than in Oslo. It was warmer in Cairo than in Rome. Which city was the warmest?":     "1_2_3_ #1:A<B #2:C<A #3:1",
		"Lia lives on a higher floor than Mo. Mo lives on a higher floor than Ned. Who lives on the lowest floor?": "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Lia lives on a higher floor than Mo. Mo lives in a higher house than Ned. Who lives on the lowest floor?": "",
		"Emma scored higher than Liam. Noah scored lower than Liam. Who got the lowest score?":                     "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Emma jumped higher than Liam. Noah jumped lower than Liam. Who got the lowest score?":                     "",
		// shelves, contests, crowds and adjectives of the other end
		"There are 3 shelves. The cups are above the plates, the bowls are below the plates. What is on the top shelf?":                       "1_2_3_ #1:A<B #2:B<C #3:1",
		"Ravi came ahead of Sid but behind Tess in the marathon. Who came in first?":                                                          "1_2_3_ #1:A<B #2:C<A #3:1",
		"Three friends are waiting for the bus. Fay is behind Gus, and Hal is at the very front. Who is at the back?":                         "1_2_3_ #1:C1 #2:B<A #3:-1",
		"Four friends are waiting for the bus. Fay is behind Gus, and Hal is at the very front. Who is at the back?":                          "",
		"A lemon is sourer than an orange. An orange is sourer than a melon. Which fruit is the least sour?":                                  "1_2_3_ #1:B<A #2:C<B #3:1",
		"Ann is not as short as Ben. Ben is not as short as Cid. Who is the tallest?":                                                         "1_2_3_ #1:A<B #2:B<C #3:1",
		"Of the three towns, Alby is nearer than Borg, and Borg is nearer than Celle. Which is the furthest?":                                 "1_2_3_ #1:B<A #2:C<B #3:1",
		"Lucy finished before Max. Max finished before Nina. Did Lucy finish before Nina?":                                                    "1_2_3_ #1:A<B #2:B<C #3:1",
		"Lucy finished before Max. Max finished before Nina. Did Lucy finish her tea before Nina?":                                            "",
		"Did Lucy finish before Nina if Lucy finished before Max and Max finished before Nina?":                                               "1_2_3_ #1:A<B #2:B<C #3:1",
		"The yellow bird sits left of the green bird, and the blue bird sits right of the green bird. What colour is the bird in the middle?": "1_2_3_ #1:A<B #2:B<C #3:2",
		// prices, weights, medals
		"My phone cost more than my watch, but less than my laptop. Which was the cheapest?":        "1_2_3_ #1:A<B #2:C<A #3:-1",
		"The dog weighed more than the cat but less than the pig. Which weighs the most?":           "1_2_3_ #1:A<B #2:C<A #3:1",
		"My phone cost more than my watch, but weighs less than my laptop. Which was the cheapest?": "",
		"Paula came third, Quentin came first, and Rosa came second. Who won the silver medal?":     "1_2_3_ #1:A3 #2:B1 #3:C2 #4:2",
		// what is far from a place, who is fast comes first, what the things are
		"Rob lives further away from school than Sue, and Sue lives further away than Ted. Who lives closest to school?": "1_2_3_ #1:A<B #2:B<C #3:-1",
		"Of three sprinters, Yan was slower than Wes, and Vic was faster than Wes. Who came last?":                       "1_2_3_ #1:B<A #2:C<B #3:-1",
		"Yan was taller than Wes, and Vic was taller than Yan. Who came last?":                                           "",
		"Oak is harder than pine but softer than teak. Which wood is the hardest?":                                       "1_2_3_ #1:A<B #2:C<A #3:1",
		"Oak is harder than pine but softer than teak. Which boy is the hardest?":                                        "",
		"In line for ice cream, Dev stands before Elle, and Elle stands before Fred. Who stands last?":                   "1_2_3_ #1:A<B #2:B<C #3:-1",
		// me and us, the eldest, one's
		"My sister is taller than me. My brother is taller than my sister. Which of us is the shortest?":  "1_2_3_ #1:A<B #2:C<A #3:-1",
		"My sister is taller than Tom. My brother is taller than my sister. Which of us is the shortest?": "",
		"Ida is older than Max, and Tom is older than Ida. Who is the eldest?":                            "1_2_3_ #1:A<B #2:C<A #3:1",
		"Book A is thicker than book B, and book C is thinner than book B. Which one's the thinnest?":     "1_2_3_ #1:A<B #2:B<C #3:-1",
	})
}

// Whenever clues leave one order of up to six things, the simple steps find it, and
// when they decide a place, the steps find no other thing for it.
func TestOrderDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "things")
		truth := rapid.Permutation(orderOf(n)).Draw(t, "order")
		o := ordering{things: make([]string, n)}
		orders := permutations(n)
		for range rapid.IntRange(1, 2*n).Draw(t, "clues") {
			a := rapid.IntRange(0, n-1).Draw(t, "place")
			b := rapid.IntRange(0, n-1).Draw(t, "other")
			switch {
			case a < b && rapid.IntRange(0, 9).Draw(t, "lie") == 0:
				o.pairs = append(o.pairs, [2]int{truth[b], truth[a]})
			case a < b:
				o.pairs = append(o.pairs, [2]int{truth[a], truth[b]})
			case a == b:
				o.fixed = append(o.fixed, fixedPlace{truth[a], a + 1})
			default:
				o.fixed = append(o.fixed, fixedPlace{truth[a], a - n})
			}
		}
		orders = slices.DeleteFunc(orders, func(row []int) bool { return !o.fits(row) })
		for place := range n {
			o.asked = place + 1
			there := map[int]bool{}
			for _, row := range orders {
				there[row[place]] = true
			}
			err := o.decided()
			if len(orders) == 1 && err != nil {
				t.Fatalf("one order %v is left, and place %d: %v", orders[0], o.asked, err)
			}
			if len(orders) == 0 && err == nil {
				t.Fatalf("no order is left, and place %d", o.asked)
			}
			if len(there) > 1 && err == nil {
				t.Fatalf("place %d may hold %v", o.asked, there)
			}
		}
	})
}

func (o *ordering) fits(row []int) bool {
	for _, f := range o.fixed {
		if row[o.index(f.place)] != f.thing {
			return false
		}
	}
	for _, p := range o.pairs {
		if slices.Index(row, p[0]) > slices.Index(row, p[1]) {
			return false
		}
	}
	return true
}

func orderOf(n int) []int {
	row := make([]int, n)
	for i := range row {
		row[i] = i
	}
	return row
}

func permutations(n int) (all [][]int) {
	if n == 0 {
		return [][]int{{}}
	}
	for _, p := range permutations(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(p), at, n-1))
		}
	}
	return all
}

// All ways to tell a place are such that a question with one is read as one about an order.
func TestPlacesAreSeen(t *testing.T) {
	var said []string
	for phrase := range relations {
		said = append(said, phrase+" Ben")
	}
	for word := range comparatives {
		said = append(said, word+" than Ben", "a bit "+word+" than Ben")
	}
	for word := range superlatives {
		said = append(said, "the "+word, "second-"+word)
	}
	for word := range borders {
		said = append(said, "on the far "+word, "the first from the "+word)
	}
	for _, word := range ordinals {
		said = append(said, word, "the "+word, "in "+word+" place", word+"-to-last")
	}
	said = append(said, "last", "exactly in the middle", "right in the middle", "less expensive than Ben", "the most expensive", "standing to the left of Ben")
	verbs := strings.Split(strings.TrimSuffix(strings.TrimPrefix(aCopula, "(?:"), ")"), "|")
	for i, s := range said {
		_, _, isCompared := compared(s)
		_, _, isPlaced := placed(hyphens.Replace(s))
		if !isCompared && !isPlaced {
			continue
		}
		q := query.Question{Text: "Ann " + strings.ToUpper(verbs[i%len(verbs)]) + " " + s + "."}
		if !mayTellPlaces(&q) {
			t.Errorf("%q tells no place", q.Text)
		}
	}
}

// What is read by hand is what the expression that says it reads.
func TestReadByHand(t *testing.T) {
	equal := func(name, text string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %q: got %q, want %q", name, text, got, want)
		}
	}
	var (
		sentence  = regexp.MustCompile(`[^.;!?\n]+[.;!?\n]*`)
		joint     = regexp.MustCompile(`(?i)(?:, (?:and |but |while |whereas |who )?| and | but | while | whereas )`)
		statement = regexp.MustCompile(`^(?i)(?:(?:also|moreover|furthermore|in addition|additionally|finally|and|but|however|we know that),? )?(?:(.+?) )?` + aCopula + ` (.+)$`)
	)
	for _, text := range readertest.Texts {
		equal("sentences", text, slices.Collect(markedSentences(text)), sentence.FindAllString(text, -1))
		var joints [][2]int
		for _, at := range joint.FindAllStringIndex(text, -1) {
			joints = append(joints, [2]int{at[0], at[1]})
		}
		equal("joints", text, orderJoints(text), joints)
		named, said := "", text
		if m := statement.FindStringSubmatch(text); m != nil {
			named, said = m[1], m[2]
		}
		gotNamed, gotSaid := cutVerb(text)
		equal("statement", text, []string{gotNamed, gotSaid}, []string{named, said})
	}
}

// What expressions match begins with a word, or holds a text, by which they are known to be worth
// running.
func TestRuledOut(t *testing.T) {
	texts := func(list string) []string { return strings.Split(list, "|") }
	readertest.NeverRuledOut(t, "sides", sideways, beginsSideways)
	readertest.NeverRuledOut(t, "list before a statement", listBefore, func(s string) bool { return listBeforeFirst.Holds(lex.FirstLetters(s)) })
	readertest.NeverRuledOut(t, "lead of a question", askLead, func(s string) bool {
		return askLeadFirst.Holds(lex.FirstLetters(s)) || askLead.FindString(s) == ""
	})
	readertest.RuledIn(t, "order's lead", alsoLead, func(s string) bool { return alsoFirst.Holds(lex.FirstLetters(s)) }, texts("also x|Moreover, x|furthermore, x|in addition, x|additionally x|Finally, x|and x|but x|however, x|we know that x")...)
	readertest.RuledIn(t, "place of an order", leadsIn, func(s string) bool { return leadsInFirst.Holds(lex.FirstLetters(s)) }, texts("in a row, x|On the shelf x|at our school, x|Of the three books, x|of two cats x")...)
	readertest.RuledIn(t, "preamble", aPreamble, func(s string) bool { return preambleFirst.Holds(lex.FirstLetters(s)) }, texts("The statements are logically consistent|no two of them are equal|They all have different sizes|all of them are different ages|"+
		"each of them is of a different size|none of these are different things|there were no ties|the following paragraphs each describe a set of three objects arranged in a fixed order")...)
	readertest.RuledIn(t, "number of things", aCount, func(s string) bool { return countFirst.Holds(lex.FirstLetters(s)) }, texts("there are two cats|Here are three cats|we have four books|I have five boxes|six horses ran|Seven books stand on a shelf")...)
	readertest.RuledIn(t, "race", racing, func(s string) bool { return lex.ContainsAny(s, racingStems) }, texts("finished the race|ended a run|finished a marathon")...)
	readertest.RuledIn(t, "arrival", cameIn, func(s string) bool { return lex.ContainsAny(s, cameInStems) }, texts("came in before|comes in first|come in ahead of|left after|left before|left first|left last")...)
}

// The places that are looked up are those that the expression finds.
func TestPlacesInLine(t *testing.T) {
	for text, p := range placesInLine {
		m := inLine.FindStringSubmatch(text)
		if m == nil || p.ordinal != m[2] || p.fromEnd != (m[1]+m[3] != "") {
			t.Errorf("%q: %v, want %q", text, p, m)
		}
	}
}

// The words that places may be told with are those between white space and hyphens.
func TestCutWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune(" -a.é\n\t\u00a0\u2003–"))).Draw(t, "text")
		var got []string
		for w, rest := cutWord(text); w != ""; w, rest = cutWord(rest) {
			got = append(got, w)
		}
		if want := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || unicode.IsSpace(r) }); !slices.Equal(got, want) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	})
}
