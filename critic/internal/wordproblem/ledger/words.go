package ledger

import (
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/wordproblem"
	"github.com/seed-25a395fc/reason/critic/internal/wordproblem/tale"
	"github.com/seed-25a395fc/reason/internal/wordset"
)

// verbKind is a class of verbs by what they do to an amount: of who does it, or of what it is
// done to. Such classes are from Hosseini et al. (2014), Learning to Solve Arithmetic Word
// Problems with Verb Categorization.
type verbKind int

const (
	noVerb verbKind = iota
	holds
	gains
	buys
	loses
	spends
	takes
	comes
	goes
	brings
	does
	works
	stays
)

// verbs are the verbs that are known.
var verbs = func() map[string]verbKind {
	out := map[string]verbKind{}
	for kind, words := range map[verbKind]string{
		holds: "has have had own owns owned is are was were holds held contains contained carries carried",
		gains: `get gets got find finds found pick picks picked make makes made bake bakes baked collect collects collected receive receives received
			win wins won earn earns earned borrow borrows borrowed catch catches caught gather gathers gathered grow grew lay lays laid plant plants planted adopt adopts
			adopted count counts counted save saves saved score scores scored add adds added`,
		buys: "buy buys bought order orders ordered purchase purchases purchased",
		loses: `give gives gave sell sells sold lose loses lost break breaks broke eat eats ate use uses used donate donates donated drop drops dropped
			lend lends lent mail mails mailed send sends sent burn burns burned drink drinks drank hand hands handed waste wastes wasted`,
		spends: "spend spends spent pay pays paid",
		takes:  "take takes took steal steals stole",
		comes:  "come comes came join joins joined arrive arrives arrived enter enters entered",
		goes:   "leave leaves left go goes went die dies died move moves moved fly flies flew fell",
		brings: "bring brings brought",
		stays:  "stay stays stayed remain remains remained",
		works:  "work works worked",
		does: `do does did done read reads finish finishes finished solve solves solved write writes wrote type types typed copy copies copied complete completes completed
			drive drives drove walk walks walked run runs ran travel travels traveled hike hikes hiked cycle cycles cycled ride rides rode throw throws threw
			wash washes washed mow mows mowed clean cleans cleaned`,
	} {
		for _, w := range strings.Fields(words) {
			out[w] = kind
		}
	}
	return out
}()

var (
	// gone are words behind a form of "be" by which things go, added those by which they come.
	gone  = wordset.Of("lost sold eaten used broken taken stolen given thrown bad rotten burned ruined gone removed destroyed spoiled damaged cracked done")
	added = wordset.Of("added brought delivered born")

	owners = wordset.Of("his her its their my our your the these those")
	// openWords in a sentence without a number may change an amount.
	openWords = wordset.Of(`some rest all another both few several many remaining others half more them one each every double twice same everything
		most none equal equally equals instead except without another's until`)
	// behindAmount are words that may not stand behind an amount that is read.
	behindAmount = wordset.Of("same back left long wide high tall deep old tomorrow than per times each every as off if less fewer apiece average ago minus plus cheaper until unless")
	// openEnds behind an amount tell of more than it.
	openEnds = wordset.Of("rest others remaining half collection")
	noNoun   = wordset.Of("away back home yesterday today tomorrow off out up down again together alone early late")
	persons  = wordset.Of("person people student child boy girl man woman adult member guest passenger kid player visitor")
)

// verbAt is the first verb in words and its class; -1 for none.
func verbAt(words []string) (i int, kind verbKind) {
	for i, w := range words {
		switch kind := verbs[w]; {
		case kind == noVerb:
		case strings.HasSuffix(w, "s") && kind != holds && (tale.IsMark(tale.At(words, i-1)) || tale.IsMark(tale.At(words, i-2)) && !tale.Subjects.Has(words[i-1])): // 3 blue plants
		case i > 0 && (tale.RelativeWords.Has(words[i-1]) && tale.At(words, i-2) != "of" || words[i-1] == "of" || wordproblem.Articles.Has(words[i-1])): // an essay that takes 2 hours
		default:
			return i, kind
		}
	}
	return -1, noVerb
}

// nounIn is the kind of things that words begin with and how many words name it: those up
// to the first plural, or one word in the singular.
func nounIn(words []string) (kind []string, n int) {
	for n < len(words) && n < wordproblem.LongestKind {
		w := words[n]
		if tale.IsMark(w) || noNoun.Has(w) || wordproblem.BehindKind.Has(w) || !wordproblem.IsLetter(w) || n > 0 && isVerb(w) {
			break
		}
		one := wordproblem.Singular(w)
		kind = append(kind, one)
		n++
		if one != w || wordproblem.IsIrregular(w) {
			return kind, n
		}
	}
	if n == 0 || isVerb(words[0]) {
		return nil, 0
	}
	return kind[:1], 1
}

func isVerb(w string) bool { return verbs[w] != noVerb }

func lastKind(kind []string) string {
	if len(kind) == 0 {
		return ""
	}
	return kind[len(kind)-1]
}
