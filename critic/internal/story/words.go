package story

import (
	"strings"

	"github.com/seed-25a395fc/reason/internal/wordset"
)

// deed is what a verb of a story does to what it is done to.
type deed uint8

const (
	// gets: who does it has it afterwards: found, bought. From somebody, who has it no more.
	gets deed = 1 << iota
	// loses: who does it has it no more: lost, ate. To somebody, who has it afterwards.
	loses
	// gives: only said with who gets it, or with the word away or out.
	gives
	// takes: only said with from whom, or of what there was: took 2 of them.
	takes
	// prices: things are bought and sold for so much money.
	prices
	// throws: gives nothing to anybody; only said with the word away or out.
	throws
	// aims: what it is for may follow: used 5 for a cake.
	aims
	// holds: it tells how many there are.
	holds
)

// deeds are the verbs whose sense is clear. Where a verb takes away in one story and adds in
// another, as plant, draw, leave, put and make do, it is not among them.
var deeds = func() map[string]deed {
	out := map[string]deed{}
	for d, words := range map[deed]string{
		gets: `find finds found receive receives received collect collects collected gather gathers gathered win wins won
			pick picks picked inherit inherits inherited gain gains gained score scores scored discover discovers discovered borrow borrows borrowed`,
		gets | aims:   "get gets got earn earns earned",
		gets | prices: "buy buys bought",
		loses: `lose loses lost eat eats ate drink drinks drank donate donates donated break breaks broke burn burns
			burned waste wastes wasted misplace misplaces misplaced ruin ruins ruined`,
		loses | aims:   "use uses used spend spends spent",
		loses | prices: "sell sells sold",
		gives:          "give gives gave hand hands handed send sends sent mail mails mailed pass passes passed lend lends lent return returns returned share shares shared",
		throws:         "throw throws threw",
		gives | aims:   "pay pays paid",
		takes:          "take takes took steal steals stole grab grabs grabbed",
		holds:          "has have had owns own owned start starts started begin begins began",
	} {
		for _, w := range strings.Fields(words) {
			out[w] = d
		}
	}
	return out
}()

// outward are the words behind a verb, or behind the amount, that make a loss of it.
var outward = func() map[string][]string {
	out := map[string][]string{}
	for verbs, words := range map[string]string{"give gives gave": "away", "throw throws threw": "away out", "hand hands handed": "out"} {
		for _, v := range strings.Fields(verbs) {
			out[v] = strings.Fields(words)
		}
	}
	return out
}()

var (
	// makes are further verbs that tell how many there are at first.
	makes = wordset.Of("make makes made bake bakes baked save saves saved")
	// leads and leadPhrases stand before who acts, adverbs behind.
	leads       = wordset.Of("and but then later yesterday today unfortunately soon finally afterwards also meanwhile")
	leadPhrases = phrases("at first", "after that", "a week later", "an hour later", "the next day", "on the way home", "in the next round", "at the next stop", "the next morning")
	adverbs     = wordset.Of("then also later still now")
	weekdays    = wordset.Of("monday tuesday wednesday thursday friday saturday sunday")
	being       = wordset.Of("is was are were am")

	relatives = wordset.Of(`friend friends brother sister mother father cousin uncle aunt neighbor neighbour teacher classmate grandmother grandfather
		grandma grandpa mom mum dad son daughter wife husband`)
	people      = wordset.Of("friends children people cousins classmates neighbors customers players")
	determiners = wordset.Of("a an the")
	// noNames are words that begin a sentence and are no names, lifeless those for what no pronoun
	// for a person stands for.
	noNames  = wordset.Of("each half only now soon both all some none nobody neither if when while before after every there it what how")
	lifeless = wordset.Of("number amount stock money bonus penalty wind storm rain sun")

	// others stand between a number and what it counts, links behind both.
	others = wordset.Of("more other new extra additional")
	links  = wordset.Of("of to from for with by than and but")
	// places, moments and ordinals tell where and when; sums do so in no clause that is understood: 7 in total.
	places   = wordset.Of("in at on under near behind beside inside")
	moments  = wordset.Of("today yesterday tomorrow early late later")
	ordinals = wordset.Of("first second next last")
	periods  = wordset.Of("day week hour")
	sums     = wordset.Of("total all average time first start beginning end return advance")
	// jobs are what somebody gets something for, shops to what things are returned.
	jobs  = wordset.Of("job work help chores")
	shops = wordset.Of("shop store market library")
	// idle are the words of sentences that change no number.
	idle = wordset.Of(`was were is are am very happy likes like liked loves loved them it a lot goes go went home to the park shop sunny fine busy day
		late tired good mood in crowd cheers cheered sun shines shone wind blows blew starts started rain raining hard works worked exciting game dog barks barked`)
)

// scales are words that change a number by themselves.
var scales = wordset.Of("double doubles doubled triple triples tripled quadruple quadruples quadrupled halve halves halved twice dozen")

// shares are the words for a part, and into how many such parts the whole is cut.
var shares = map[string]int{"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5}

// owners tell whose things are, by the pronoun for them.
var owners = map[string]string{"my": "i", "our": "we", "their": "they", "his": "he", "her": "she"}

// pronouns tell whom they stand for, by the form of a subject.
var pronouns = map[string]string{"i": "i", "me": "i", "we": "we", "us": "we", "they": "they", "them": "they", "he": "he", "him": "he", "she": "she", "her": "she"}

func phrases(texts ...string) [][]string {
	var out [][]string
	for _, t := range texts {
		out = append(out, strings.Fields(t))
	}
	return out
}
