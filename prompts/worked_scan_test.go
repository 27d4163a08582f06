package prompts

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// scannedByHand is text with all that is read by hand for its speed, in several wordings.
var scannedByHand = []string{
	"", " ", ".", "a.", ". b", "Ann", "Ann ", "Ann has", "Ann has ", "Ann has a cap, Ben is holding a pen and McDonald's owns Éclair; O'Neil gets x.\nEve is playing.  Cid sits next to Dee!",
	"and Ann is taller than Ben but shorter than Cid, who is old, and whereas, While it rains", "is Ann is tall", "Also, Ben IS the first", "we know that finished last", "Moreover is it",
	"Ben ended up last", "ended up last", "Ben ended UP in second place", "Ben ended last", "up is down", "Ann is", "the cat is \n tall", "Ann ſits on a chair",
	"true or false? Max is red.", "Is it True or False -- Max is red", "true or false - x", "True or false — x", "true or false -x", "untrue or false? x", "true or false?x, true or false?  y",
	"they swap balls, what does Ann have", "they swap, so, who has it", "they swap, and then who", "a,who b", "x, Which one", ", WHAT is", "a, then, what",
	"a b c ...!? \n\n d;e; f.g. ", "\nx", "x\n\n", "? ?", "One. Two.Three? ", "A; B;",
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
		holding   = regexp.MustCompile(aName + aHolder)
		sentence  = regexp.MustCompile(`[^.;!?\n]+[.;!?\n]*`)
		end       = regexp.MustCompile(`[.;!?]\s+|[.;!?]$|\n+`)
		joint     = regexp.MustCompile(`(?i)(?:, (?:and |but |while |whereas |who )?| and | but | while | whereas )`)
		statement = regexp.MustCompile(`^(?i)(?:(?:also|moreover|furthermore|in addition|additionally|finally|and|but|however|we know that),? )?(?:(.+?) )?` + aCopula + ` (.+)$`)
		truth     = regexp.MustCompile(`(?i)\btrue or false(?: ?[-–—]+ |\? +)`)
		asks      = regexp.MustCompile(`,(?: so| and| now| then)?,? (?i:who|what|which) `)
	)
	for _, text := range scannedByHand {
		equal("holdings", text, holdings(text, -1), holding.FindAllStringSubmatchIndex(text, -1))
		equal("sentences", text, slices.Collect(markedSentences(text)), sentence.FindAllString(text, -1))
		equal("unmarked sentences", text, unmarkedSentences(text), end.Split(text, -1))
		equal("truth", text, truthAsked(text), truth.ReplaceAllString(text, "True or false: "))
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
		if asks.MatchString(text) && !asksBehindComma(text) {
			t.Errorf("%q asks behind a comma", text)
		}
	}
}

// The day that is asked for is found in pieces where the whole expression finds it.
func TestDayQuestion(t *testing.T) {
	whole := regexp.MustCompile(`(?:^|[.,;!?] )` + dayAsk + dayFill + dayWay)
	for _, text := range []string{
		"today is D . what is the date today in mm / dd / yyyy ?", "D . that was Q ago . so , which date was it Q from today ?", "what day is it in Q ?", "it is W . tell me what's the day after tomorrow",
		"it is W , what day of the week is the day after tomorrow ?", "tell me the date a week from today", "it is D ! please , find the date Q after D ?", "what is the day before yesterday", "what date is it",
		"today is W . what 's the day next week ? what is it ?", "which day was it one month before D", "say what day is Q prior to a W please", "what is the date today in total ? !", "",
		"what day of the week will it be in Q , when it rains ?",
	} {
		if got, want := (timeText{text: text}).dayQuestion(), whole.FindStringSubmatchIndex(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

// What expressions match begins with a word, or holds a text, by which they are known to be worth
// running.
func TestRuledOut(t *testing.T) {
	words := func(list string) []string { return strings.Split(list, "|") }
	for _, c := range []struct {
		name    string
		matches interface{ MatchString(string) bool }
		known   func(text string) bool
		texts   []string
	}{
		{"frame", frameFront, mayFrame, words("hi there, x|Hello! |HEY all: x|hiya |yo, x|good morning. x|q: x|Question 3) x|I have a quick question: x|i've got one little riddle. x|here's an easy one: x|" +
			"just another logic puzzle for you: x|my homework problem - x|short maths question. x|silly problem: x|dumb question: x|next one: x|simple one: x|ok, x|okay so, x|so, x|Well, x|um, x|right, x|please help: x|help me out! x")},
		{"order's lead", alsoLead, func(s string) bool { return alsoFirst[lex.FirstLetters(s)] }, words("also x|Moreover, x|furthermore, x|in addition, x|additionally x|Finally, x|and x|but x|however, x|we know that x")},
		{"place of an order", leadsIn, func(s string) bool { return leadsInFirst[lex.FirstLetters(s)] }, words("in a row, x|On the shelf x|at our school, x|Of the three books, x|of two cats x")},
		{"preamble", aPreamble, func(s string) bool { return preambleFirst[lex.FirstLetters(s)] }, words("The statements are logically consistent|no two of them are equal|They all have different sizes|all of them are different ages|" +
			"each of them is of a different size|none of these are different things|there were no ties|the following paragraphs each describe a set of three objects arranged in a fixed order")},
		{"number of things", aCount, func(s string) bool { return countFirst[lex.FirstLetters(s)] }, words("there are two cats|Here are three cats|we have four books|I have five boxes|six horses ran|Seven books stand on a shelf")},
		{"proof's lead", proofLead, func(s string) bool { return leadFirst[lex.FirstLetters(s)] }, words("So x|then x|therefore, x|thus x|hence x|now x|also x|and x|but x|well, x|first x|second x|finally x|moreover, x|furthermore x|" +
			"we know that x|you also know x|it is known that x|we are told that x|suppose x")},
		{"facts and a question", givenFacts, func(s string) bool { return factsFirst[lex.FirstLetters(s)] }, words("given x, is y|If x, then does y|suppose that x, can y|assuming x, true or false y|knowing that x, is y|we know x, is y")},
		{"statement to come", statementNext, announcesClaim, words("true or false|Is the following statement true or false|is this sentence True, false or unknown|true, false, or Unknown|tell whether this statement is true or false")},
		{"race", racing, func(s string) bool { return lex.ContainsAny(s, racingStems) }, words("finished the race|ended a run|finished a marathon")},
		{"arrival", cameIn, func(s string) bool { return lex.ContainsAny(s, cameInStems) }, words("came in before|comes in first|come in ahead of|left after|left before|left first|left last")},
		{"alphabet in short", sortShort, func(s string) bool { return lex.ContainsAny(lex.FoldLower(s), shortStems) }, words("from A to Z|a-z|a -z|a- z|A - Z|in ABC order")},
	} {
		for _, text := range c.texts {
			if !c.matches.MatchString(text) {
				t.Errorf("%s: %q is none", c.name, text)
			}
			if !c.known(text) {
				t.Errorf("%s: %q is ruled out", c.name, text)
			}
		}
	}
}
