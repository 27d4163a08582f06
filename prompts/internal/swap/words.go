package swap

import (
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts/internal/lex"
)

// notNames are words that begin a sentence as a name does.
var notNames = lex.NewSet("Each Everyone Everybody One Nobody Someone Somebody He She It Who Neither Everything They We I You What Which That")

const (
	aName   = `(\p{Lu}[\pL']*)`
	anyName = `(\p{L}[\pL']*)` // as it may be written in haste
	// aHolder stands between a name and a thing.
	aHolder = ` (?:(?:has|holds|gets|got|owns|receives|plays|wears|brings|carries|takes|picks|buys|starts with|begins with|had|held|received|bought|took|(?:sits|stands|is sitting|is standing) (?:in|on|at|by|near|next to|beside)|(?:sleeps|works|lives|parks|stays) (?:in|on|at|under)|is (?:dancing with|playing|holding|given|wearing|carrying|reading|in|on|at|paired with|assigned)|was (?:dancing with|playing|holding|given)|dances with|drives|reads|drinks|eats)) `
	aSwap   = `(?:swap|trade|exchange|switch|swop)(?:s|es|d|ed|ped|ing|ping)?`
	// willSwap stands between those who swap and that they do.
	willSwap = `(?: then| now| both| decided? to| agreed? to)*`
	aReturn  = `(?:gets|receives|takes|is given|in return gets|in return receives)`
	anAside  = `(?:[Ff]irst|[Ss]econd|[Tt]hird|[Tt]hen|[Nn]ext|[Ll]ater|[Nn]ow|[Aa]fter that|[Aa]fter this|[Aa]fterwards?|[Ff]inally|[Ll]astly|[Ll]ast|[Aa]t last|[Aa]t (?:half[ -]?time|lunch|noon|the break)|[Aa]fter (?:lunch|school|the break|the game)|[Dd]uring the [a-z]+|[Ss]oon after|[Tt]o start|[Tt]o begin with|[Ss]ubsequently|[Aa] little later|[Aa]t the end|[Ii]n the end)`
)

var (
	// isHolder is what stands behind a name; see holdings.
	isHolder = lazyregexp.New(`^` + aHolder)
	// holderVerbs are those of aHolder with nothing else behind them.
	holderVerbs = lex.NewSet("has holds gets got owns receives plays wears brings carries takes picks buys had held received bought took drives reads drinks eats")
	// turnVerbs are the first words of those of turnHolding.
	turnVerbs = lex.NewSet("have hold own got wear carry had held are")
	// holderFirst are the first words of aHolder.
	holderFirst = lex.NewSet(`has holds gets got owns receives plays wears brings carries takes picks buys starts begins had held received bought took sits stands is was
		sleeps works lives parks stays dances drives reads drinks eats`)
	// smallHolding is that of a question without capitals.
	smallHolding = lazyregexp.New(`(?:^|[.,;\n]\s*|\band |\bwhile )` + anyName + aHolder)
	// aRole is a holding where rolesSwap says that what people are is swapped, turnHolding those of all.
	aRole       = lazyregexp.New(aName + ` is (?:playing |(?:the|our|an?) |)`)
	rolesSwap   = lazyregexp.New(aSwap + ` (?:positions|roles|jobs|parts|duties|tasks)\b`)
	turnHolding = lazyregexp.New(`^(` + aName + `(?:, ` + aName + `)*,? and ` + aName + `) (?:have|hold|own|got|wear|carry|had|held|are (?:holding|wearing|carrying)) ((?:the|an?) [^.]+ and (?:the|an?) [^.]+?)(?:,? respectively)?$`)
	bothSwap    = lazyregexp.New(`^(?:and )?(?:` + anAside + `,? )?` + anyName + ` and ` + anyName + ` (?:then |next |now |also |both )?` + aSwap + `( (?:with each other|[a-z ]+))?$`)
	withSwap    = lazyregexp.New(`^(?:and )?(?:` + anAside + `,? )?` + anyName + ` (?:then |next |now |also )?` + aSwap + `(?: [a-z ]+)? with ` + anyName + `(?: again)?$`)
	// changing is to swap.
	changing = lazyregexp.New(`\bchang(?:e|es|ed|ing) (places|seats|sides|positions|rooms|partners|roles)\b`)
	// isHolding is a verb in short.
	isHolding = lazyregexp.New(`(\p{Lu}\pL*)'s (holding|wearing|carrying|playing|driving|reading|dancing)\b ?`)
	// givenFirst begins a question with a swap by giving, which tells what two hold, givesEach is
	// one of what they hold.
	givenFirst = lazyregexp.New(`^(?:` + aName + ` gives (?:his|her|their|the) ([a-z ]+?) to ` + aName + `,? and (?:he |she )?` + aReturn + ` (?:his|her|their|the|an?) ([a-z ]+?)` +
		`|` + aName + ` gives ` + aName + ` (?:his|her|their|the) ([a-z ]+?),? and (?:he |she )?` + aReturn + ` (?:his|her|their|the|an?) ([a-z ]+?))(?: in return| in exchange| back| for it| instead)?\.`)
	givesEach = lazyregexp.New(`^(?:and )?(?:` + anAside + `,? )?` + aName + ` gives ` + aName + ` ((?:the|his|her|their) [a-z ]+?),? (?:and|while) (?:in return,? )?` + aName + ` gives ` + aName + ` ((?:the|his|her|their) [a-z ]+)$`)
	// givesBack is such a swap told of one of them.
	givesBack = lazyregexp.New(`^(?:and )?(?:` + anAside + `,? )?` + aName + ` gives ` + aName + ` ((?:the|his|her|their) [a-z ]+?),? and (?:he |she )?` + aReturn + ` ((?:the|his|her|their) [a-z ]+?)(?: in return| in exchange| back| for it| instead)?$`)
	// theySwap is of two.
	theySwap = lazyregexp.New(`^(?:and )?(?:` + anAside + `,? )?(?:[Tt]hey|[Tt]he two|[Bb]oth|(?:[Tt]he|[Mm]y|[Tt]heir|[Oo]ur) [a-z]+ (?:makes|made|lets|let|has|had) them)` + willSwap + ` ` + aSwap + `((?: [a-z]+)*)$`)
	// bothNamed are such that theySwap needs one of them.
	bothNamed = []string{"hey ", "he two ", "oth ", " them "}
	// andThen parts two swaps of one sentence.
	andThen = lazyregexp.New(`(?:, (?:and )?| and )(?:then|next|finally|after that|afterwards|lastly),? (\p{L})`)
	// swapBehind is a swap of two in the sentence of what they hold.
	swapBehind = lazyregexp.New(`(` + aHolder + `[^.;!?\n]{1,60}?)(?:,| and|, and|, so|, but) ((?:they|the two|both|\p{Lu}[\pL']* and \p{Lu}[\pL']*)` + willSwap + ` ` + aSwap + `)`)
	// andSwaps parts two swaps of one sentence without "then".
	andSwaps = lazyregexp.New(`(` + aSwap + `(?: [a-z ]+)? with \p{Lu}[\pL']*),? and (\p{Lu}[\pL']* ` + aSwap + `(?: [a-z ]+)? with )`)
	// swapFor is a swap that names what both hold, with what follows in its sentence.
	swapFor = lazyregexp.New(`(?:\b[Ii]f |\b[Ww]hen )?` + aName + ` (?:then |now )?` + aSwap + ` (?:his|her|their|the) ([a-z ]+?) (?:for|with) ` + aName + `'s ([a-z ]+?)(?:[.;]|,(?: then)? ((?i:who|what|which) ))`)
	// holdsToo leaves out the verb of a holding: "and Ben the blue cap".
	holdsToo = lazyregexp.New(`(,|;|,? and) ` + aName + ` ((?:the|an?) )`)
	// sitsToo is a holding by a place without its verb: "and Ben in seat 2".
	sitsToo = lazyregexp.New(`(,|;|,? and) ` + aName + ` ((?:in|on|at) )`)
	// withToo is one by whom somebody is with, without its verb: "and Ben with Cat".
	withToo = lazyregexp.New(`(,|;|,? and) ` + aName + ` with `)
	// heldInList is what each holds of a list, without verbs: "three hold balls: Ann red, Ben green."
	heldInList = lazyregexp.New(`(?:^|[:.]\s*)(?:` + aName + `(?:: ?| - )[a-z0-9 ]+(?:, (?:and )?` + aName + `(?:: ?| - )[a-z0-9 ]+)+)[.;\n]|:\s*(?:` + aName + ` [a-z ]+(?:, (?:and )?` + aName + ` [a-z ]+)+)[.;\n]`)
	heldByOne  = lazyregexp.New(aName + `(?:: ?| - | )([a-z0-9]+(?: [a-z]+)*)`)
	// callings are people by what they are to somebody, where they hold something.
	callings = lazyregexp.New(`\b((?:[Mm]y|[Tt]he|[Oo]ur) [a-z]+(?: team| side| group)?|(?:[Pp]layer|[Pp]erson|[Cc]hild|[Tt]eam|[Kk]id|[Ss]tudent) \d)` + aHolder + `(?:(?:in|on|at) )?(?:the|an?) `)
	// numberedPair is a swap of two that go by their numbers: "Players 1 and 3 swap", "then
	// players 3 and 2". Cups may take along what is under them, or leave it.
	numberedPair = lazyregexp.New(`(^|[.;!?\n] ?|(?:,|and) )(?:(?i:then|next|finally|now),? )?((?i:player|person|child|team|kid|student))s (\d) and (?:(?i:player|person|child|team|kid|student) )?(\d)(?:(?: are| were)?(?: then| now)? ` + aSwap + `|\b)`)
	// itsHolding tells what the thing of one is: "Ann's card is the ace".
	itsHolding = lazyregexp.New(aName + `'s(?: ([a-z]+))? is `)
	// thenAsked is a question in the sentence of a swap, ifSwapped all of it in one.
	thenAsked   = lazyregexp.New(`(` + aSwap + `(?: [a-z ]+)?),(?: so| and| now| then)?,? ((?i:who|what|which) )`)
	whenSwapped = lazyregexp.New(`([.!?]\s+)(?:If|When|Once|After) ((?:they|` + aName + ` and ` + aName + `) ` + aSwap + `[a-z ]*), (?:then )?((?:who|what|which) )`)
	ifSwapped   = lazyregexp.New(`^(?:[Ii]f|[Ss]uppose) (.+),? and ((?:they|` + aName + ` and ` + aName + `) ` + aSwap + `[a-z ]*), (.+)$`)
	whoAsked    = lazyregexp.New(`(?i)\b(?:who|which person)\b`)
	// unlikeAsked and haveTo are words of questions other than where things are at the end.
	unlikeAsked = lex.NewSet("how many much why when before initially originally first beginning start started from not never or say should")
	haveTo      = lazyregexp.New(`(?i)\b(?:have|has|needs?) to\b`)
	objectWords = lex.NewSet("not never back nothing no without almost nearly only if unless and or twice thrice times some half nobody")
)

// swapVerbs are those of aSwap.
var swapVerbs = []string{"swap", "trade", "exchange", "switch", "swop"}

// giveVerbs are those of givenFirst and givesEach.
var giveVerbs = []string{" gives "}
