// Package lexicon holds what words may do in a story. Verbs and function words are a closed class: a
// story that uses another one is declined, because the model was not trained on it and would guess.
// Names and nouns are open: whatever stands where only a noun can stand is taken for one.
package lexicon

import (
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// classes tells what a lower-case word may do in a story; a word may be of
// several classes.
var classes = map[string]Class{}

// Class is a set of things that a word may do.
type Class uint16

const (
	// Change is a verb that adds to or takes from a quantity.
	Change Class = 1 << iota
	// State is a verb that says how much there is.
	State
	// Action is a verb that has nothing to do with a quantity.
	Action
	// Opener is a word that a noun may follow: a determiner, a preposition, an
	// adjective.
	Opener
	// Other is any other word that is understood.
	Other
	// Asks is a word that may stand in a question.
	Asks
	// Sums is a word of a question that asks for a sum.
	Sums
	// Blocked is a word whose meaning the format cannot carry.
	Blocked
)

func init() {
	for c, words := range map[Class]string{
		Change: `add adds added adding arrive arrives arrived ate bake bakes baked begin blow blows blew board boards boarded borrow borrows borrowed break breaks broke broken
			bring brings brought bring build builds built burn burns burned burnt buy buys bought came catch catches caught choose chooses chose
			climb climbs climbed collect collects collected come comes complete completes completed consume consumes consumed cook cooks cooked
			cut cuts damaged decrease decreases decreased deliver delivers delivered depart departs departed deposit deposits deposited destroy destroys destroyed
			die dies died did do does disappear disappears disappeared discard discards discarded discover discovers discovered distribute distributes distributed
			divide divides divided donate donates donated double doubles doubled drain drains drained draw draws drew drink drinks drank drive drives drove drop drops dropped dug
			earn earns earned eat eats eaten enter enters entered escape escapes escaped evaporate evaporates evaporated exit exits exited
			fall falls fell fed feed feeds fill fills filled find finds fine fined finish finishes finished flew flow flows flowed fly flies follow follow followed
			forget forgets forgot form forms formed found gain gains gained gather gathers gathered gave get gets getting give gives given giving go goes gone got grab grabs grabbed
			grew grow grows hand hands handed halve halves halved hatch hatches hatched hid hide hides hop hops hopped increase increases increased inherit inherits inherited
			join joins joined keep keeps kept land lands landed leak leaks leaked leave leaves left lend lends lent lose loses losing lost made mail mails mailed make makes
			melt melts melted misplace misplaces misplaced move moves moved mow mows mowed multiply multiplies multiplied offer offers offered order orders ordered
			paid park parks parked pass passes passed pay pays pick picks picked plant plants planted pour pours poured print prints printed pull pulls pulled put puts
			quadruple quadruples quadrupled quit quits ran read reads receive receives received remove removes removed return returns returned ride rises rose rise ruin ruins ruined run runs
			sank save saves saved score scores scored sell sells send sends sent share shares shared show shows showed shrink sink sinks sit sits sat skip skips skipped sold
			spend spends spent spill spills spilled spilt split splits steal steals stole stolen step steps stepped swam swap swaps swapped swim swims
			take takes taken taking tear tears tore throw throws threw thrown took towed toss tosses tossed trade trades traded triple triples tripled
			use uses used walk walks walked waste wastes wasted wear wears wore win wins withdraw withdraws withdrew wither withers withered won write writes wrote serve serves served
			buying selling eating losing finding stay stays stayed remain remains remained survive survives survived went`,
		State: `has have had is are was were own owns owned hold holds held contain contains contained carry carries carried start starts started began begins
			live lives lived sit sits sat stand stands stood wait waits waited stay stays remain remains keep keeps kept collect grow grows grew be am`,
		Action: `bark barks barked blow blows blew cheer cheers cheered like likes liked love loves loved enjoy enjoys enjoyed open opens opened rain rains rained raining
			shine shines shone smile smiles smiled watch watches watched work works worked play plays played visit visits visited live lives lived went goes go cost costs`,
		Opener: `a an the his her its their my our your this these those another other others extra new more old of in on at from to for with into by under near
			over behind beside inside outside along through around out off up down among between red blue green yellow small big shiny wooden little white black golden silver
			purple pink ripe rare good bad fresh large free empty full tall short young only equal additional remaining first second next last and or as
			containing costing washing cleaning before after during about each number many twice dozen one times game`,
		Other: `he she it they i we you him me us them himself herself then also now still later soon today tomorrow yesterday finally again already just home back
			away together too but there here everyone somebody someone very happy busy quiet late early sunny rainy hot cold hard born rotten lost damaged stolen spring summer autumn winter noon midday weekend tired exciting monday tuesday wednesday thursday friday saturday
			sunday morning afternoon evening night noon day days week weeks hour hours year years one ones dozen times half third quarter fourth equally evenly
			that what is what's unfortunately meanwhile afterwards afterward after all when while once if will lot rid gift present along so because
			o'clock old ago nearby elsewhere`,
		Asks: `how many much what is are was were do does did has have had will be there left now still remain remains remaining end in total all altogether together
			he she it they i we you him them the a an at of on to for with by from his her its their my our your final after that this these those today finally then currently
			does each get gets receive receives find tell me if own owns keep keeps number amount so far possess still up finished when done now? one and after everything
			any these over money afterwards ends finish stay stays inside under near between first-of`,
		Sums: `altogether total all together both`,
		Blocked: `than percent ratio average who whose whom which some several few fewer less least most unless until would could should can can't might must may
			difference speed mph km per older younger taller shorter longer heavier except instead neither either none nobody nothing rest remainder whole
			thirds fifths halfway fraction miles mile area perimeter square width length probability age ages discount tax profit interest price
			rate daily weekly monthly yearly hourly consecutive sum product originally initially total combined altogether same every each number cost costs
			long wide deep high heavy weigh weighs weighed inch inches feet foot yards pound pounds ounces kilometers kilometer kilograms kg centimeters
			different apiece month months didn't doesn't wasn't isn't don't won't couldn't not never without all both any amount size bigger way fourths want wants decide decides decided plans planned
			x minute worth value respectively`,
	} {
		for _, w := range strings.Fields(words) {
			classes[w] |= c
		}
	}
}

// ClassOf is what a word may do; 0 if the lexicon lacks it, as it does names and most nouns.
func ClassOf(w lex.Word) Class {
	if w.Kind != lex.Letters {
		return 0
	}
	s := w.Lower
	s = strings.TrimSuffix(s, "'s")
	return classes[s]
}

// Happens reports whether a clause has a verb that the model knows.
func Happens(s []lex.Word) bool {
	return slices.ContainsFunc(s, func(w lex.Word) bool { return ClassOf(w)&(Change|State|Action) != 0 })
}

// SameNoun compares two words without their endings.
func SameNoun(a, b string) bool {
	n := max(3, min(len(a), len(b))-3)
	return len(a) >= n && len(b) >= n && a[:n] == b[:n]
}

// AmountWords stand for an amount without a number: that of a unit, of a coin or
// of the people among whom something is shared.
var AmountWords = lex.NewSet(`dozen both week weeks year years dime dimes nickel nickels quarter quarters cents each equally evenly hour hours pair pairs milliliters`)

// Chances are words of questions for a probability, which need knowledge of what may happen.
var Chances = lex.NewSet(`probability chance chances odds`)

// ChanceWords are the words of Chances.
var ChanceWords = slices.Collect(Chances.All())
