package problems

import (
	"slices"
	"strings"
)

// drawSortWords draws n different words: nouns and adjectives of this package,
// made-up ones, and ones that begin like another, so that later letters count.
func drawSortWords(r *rng, n int) []string {
	alike := r.between(0, 30) // percent of words that begin like another
	var words []string
	for len(words) < n {
		w := sortWord(r)
		if len(words) > 0 && r.chance(alike) {
			w = beginsLike(r, pick(r, words))
		}
		if r.chance(2) && len(w) > 3 {
			at := r.between(1, len(w)-1)
			w = w[:at] + pick(r, []string{"&", "'", "-"}) + w[at:]
		}
		w = strings.TrimRight(w[:min(len(w), longestSorted)], "&'-")
		if !slices.Contains(words, w) && w != "and" {
			words = append(words, w)
		}
	}
	return words
}

// longestSorted bounds the letters of a word.
const longestSorted = 16

// sortWord is a common word or one that no list holds. All letters begin words.
func sortWord(r *rng) string {
	if r.chance(45) {
		return pick(r, commonWords)
	}
	var b strings.Builder
	for range r.weighted(0, 40, 45, 15) {
		if b.Len() > 0 || r.chance(80) {
			b.WriteString(pick(r, onsets))
		}
		b.WriteString(pick(r, vowels))
		if r.chance(40) {
			b.WriteString(pick(r, codas))
		}
	}
	return b.String() + pick(r, endings)
}

// beginsLike is a word with the first letters of another, or the whole of it
// with an ending.
func beginsLike(r *rng, word string) string {
	same := 1 + r.weighted(70, 22, 6, 2)
	if same >= len(word) || r.chance(2) {
		return word + pick(r, []string{"s", "ed", "er", "ing", "y", "a", "like", "man"})
	}
	tail := sortWord(r)
	return strings.TrimRight(word[:same], "&'-") + tail[r.intn(2):]
}

var (
	onsets  = strings.Fields("b c d f g h j k l m n p q r s t v w x y z bl br ch cl cr dr fl fr gl gr ph pl pr qu sc sh sk sl sm sn sp st str sw th tr tw wh")
	vowels  = strings.Fields("a e i o u a e i o u y ai au ea ee ie oo ou")
	codas   = strings.Fields("b c d f g k l m n p r s t v x ck ct ft ld lk lt mp nd ng nk nt pt rd rk rm rn rt ss st th")
	endings = []string{"", "", "", "", "n", "r", "t", "s", "ed", "er", "ing", "ion", "al", "ous", "ent", "ly", "ess", "able", "ary", "ity", "ism", "ian"}

	// commonWords are the nouns and adjectives of this package and others.
	commonWords = slices.Concat(things, animals, containers, adjectives, strings.Fields(`able about above acid across act actor adult after again age agent air
		alarm album alive alley almost alone amber anchor angle ankle answer apart april arch area arm army arrow art ash atlas attic aunt autumn awake award axis
		baby bacon badly bake balance band bank bare bark barn base bath beach bean beard beauty become bench bend berry best bible bicycle bitter blade blame blind blood
		blow board boat body boil bold bomb bone border born boss both bottom brain branch brave bread break breath brick bridge brief bright broad brown brush build bull
		burn bush busy butter cabin cable calm camel camera canal canoe canvas carbon career cargo carpet castle cattle cause cave ceiling cell cement center century
		chain chalk chance change chapel charm chase cheap cheese chess chest chief child choice church cinema circle city civil claim class clay clean clear clerk clever
		cliff climb clock cloth cloud coach coal coast cold colony color column comb copper coral corner cotton council count county court cousin cradle craft crash cream
		credit crime crisis crop crown cruel crystal culture cure curtain curve custom daily dairy damage dance danger dark date dawn deal debt decade deep degree delay
		desert design desk detail devil dinner dirt disease dish ditch doctor domain door double doubt dozen dragon drama dream dress drift drum dust duty eager early earth
		east easy echo edge editor effect effort eight elbow electric element empire empty enemy energy engine enjoy enough entry equal error escape estate evening event
		evil exact exit expert extra fabric face factory faint fair faith false family famous fancy farm fashion fate father fault favor fear fence fever field fifty fight
		figure film final finger fire fiscal flag flame flat flavor fleet flesh flight flood floor flour fluid foam fog fold folk foot force forest forget form formal fort
		forum fossil fountain frame free fresh friend front frost fruit fuel full fund funny fur future galaxy garage garden garlic gas gate gentle ghost giant gift ginger
		girl glacier glad glass globe glory glue goal gold grace grade grain grand grass gravity great grief ground group growth guard guess guest guide guilt guitar gun habit
		hair hall hammer hand happy harbor hard harvest hate hazard head health heart heat heavy heir helmet hero hidden high hill history hockey hole holy honest honey hook
		hope horn hospital hotel hour house human humble hunger hunt husband ice icon idea image impact inch income index infant ink inner insect iron island item ivory jacket
		jail jazz jewel job join joke journey joy judge juice jump jungle junior jury just keen kernel kettle kick kidney kind king kitchen knee knife knight knock knot
		label labor ladder lady lake lamp land lane laser last late laugh law lawn layer lazy lead league learn leather lecture left legal legend lemon length lesson level
		lever liberty library license life light limit linen lion lip liquid liver local lock logic loose loud love loyal luck lumber lunch lung luxury lyric machine magic
		maiden main major manor maple march margin market marsh mask mass master match matter mayor meadow meal measure meat medal medium melt member memory mental menu
		mercy metal meter method middle midnight might mild military milk mill mind mine minor mirror mist mobile model modern moment monk month moon moral mother motor
		mountain mouse mouth movie mud muscle museum music myth naked narrow nation native nature navy near neck needle nerve nest net neutral never night noble noise north
		nose novel nuclear number nurse oak oath object ocean odd office oil old olive opera option orbit orchard organ origin outer oven oxygen oyster pace paint pair palace
		palm panel panic paper parade parent park parlor partner party past pasture path patient pattern pause peace peasant pepper perfect petrol phase phone phrase piano
		pilot pine pink pioneer pipe pirate pistol pitch place plain planet plastic pleasure plot plow pocket poem poet poison polar police polite pond pool poor porch port
		post pottery poverty powder power praise prayer prefer price pride priest prince print prison prize profit proof proud public pulse pump punch pupil pure purse quake
		quality queen quest quick quiet quilt quote race radar radio rail rain ranch random range rapid rate raw reason rebel recent record reform region relief remote rent
		report rescue rest result retail rhythm rice rich rifle right rigid riot ripe rise risk ritual rival river road roast rocket role roof room root rope rose rough round
		route royal rubber rude rug ruin rule rumor rural rust sack sacred sad safe sail saint salad salt same sample sand satin sauce scale scene school science score scout
		screen sea season second secret seed senate senior sense series servant seven shade shadow shallow shape sharp shelf shell shield shift shine ship shock shoe shop
		short shout show shy sick side siege sign silent silk silver simple singer sister site sixth size skill skin skirt sky slave sleep slice slope slow small smart smell
		smile smoke smooth snake snow soap social soft soil solar soldier solid song soon sorrow sort soul sound soup south space spare spark speech speed spell spice spider
		spike spirit splendid sponge sport spot spring square staff stage stair stamp standard star state station statue steady steam steel stem stiff still stomach storm story
		stove strange straw stream street strong studio study style sugar suit summer sun supper surface survey swamp sweet swift sword symbol syrup system table tail talent
		tale tank tape target task taste tax teach team tear temple tennis tent term test text theory thick thief thin third thirst thorn thread throat throne thumb thunder
		tide tiger timber tiny tip tired title toast tobacco today toe tone tongue tool tooth top torch total tourist tower town trade train trap travel treasure treaty tree
		trial tribe trick trip tropical trout true trust truth tube tunnel turkey turn twelve twin type ugly umbrella uncle under uniform union unit upper urban urgent usual
		valley value van vapor variety vast vehicle velvet verse vessel veteran victim view village vine violin virtue visit vital voice volcano volume vote voyage wage wagon
		waist wall war warm wash waste watch water wave wax weak wealth weapon weather wedding weed week weight welcome west whale wheat wheel whip white whole wicked wide
		widow wild willow wind wing winter wire wisdom wise witch wolf woman wonder wood wool word work world worm worth wrist wrong yacht yard year yeast yellow yesterday yield
		young youth zebra zero zinc zone`))
)
